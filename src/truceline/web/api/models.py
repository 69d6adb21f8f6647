"""What the JSON interface takes and gives, as types against which requests are checked and which OpenAPI shows."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec

from truceline.errors import RequestRefused
from truceline.model.decision import LONGEST_NAME, LONGEST_QUOTE, LONGEST_REASON, Verb
from truceline.model.statement import StatementKind

LONGEST_ID, LONGEST_WORDS, LONGEST_TITLE = 500, 1000, 2000
Id = Annotated[str, msgspec.Meta(min_length=1, max_length=LONGEST_ID)]
Day = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", extra_json_schema={"format": "date"})]
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=LONGEST_NAME, pattern=r"\S")]
Words = Annotated[str, msgspec.Meta(max_length=LONGEST_TITLE)]
Offset = Annotated[int, msgspec.Meta(ge=0, le=10_000_000)]
Limit = Annotated[int, msgspec.Meta(ge=1, le=200)]
ViewName = Literal[
    "status", "timeline", "meetings", "positions", "sequence", "ledger", "conflicts", "statements", "pages"
]
Json = dict[str, Any]


class Nothing(msgspec.Struct, forbid_unknown_fields=True):
    """No parameters."""


class AsKnown(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """Which day and parties a view is of."""

    known_at: Day | None = None
    all_parties: bool = False


class OfView(AsKnown, forbid_unknown_fields=True, kw_only=True):
    """A page of the entries of a view."""

    view: ViewName
    offset: Offset = 0
    limit: Limit = 50


class Between(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A page of what changed between the ends of two days."""

    since: Day
    until: Day
    all_parties: bool = False
    offset: Offset = 0
    limit: Limit = 50


class Sought(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """Words to look for."""

    q: Annotated[str, msgspec.Meta(min_length=1, max_length=LONGEST_WORDS)]
    known_at: Day | None = None
    limit: Limit = 20


class OfId(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A thing of the case."""

    id: Id


class OfPage(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """An article or address; without one, all."""

    id: Id | None = None


class Paged(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A page of a list."""

    offset: Offset = 0
    limit: Limit = 50


class OfQueue(Paged, forbid_unknown_fields=True, kw_only=True):
    """A page of what `by` is to review; with `second`, of what others have judged and `by` has not."""

    by: Annotated[str, msgspec.Meta(max_length=LONGEST_NAME)] = ""
    second: bool = False


class NewDecision(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A decision of `by` on the statement or conflict `id`; to undo, `id` is the number of a decision.

    `other` is the second statement of a merge or split, `slots` are the values of an edit as a person writes them.
    To add a statement that was missed, `id` is that of its page, `kind` what it is, `words` its words, which the page
    has once, or `span` where they are in its text (code points, half-open); `slots` are what it tells.
    """

    id: Id
    verb: Verb
    by: Name
    reason: Annotated[str, msgspec.Meta(max_length=LONGEST_REASON)] = ""
    other: Id | None = None
    slots: dict[str, str] = {}
    kind: StatementKind | None = None
    words: Annotated[str, msgspec.Meta(max_length=LONGEST_QUOTE)] = ""
    span: tuple[Offset, Offset] | None = None


class NewPage(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A page, as HTML or as text, with what is known of it besides."""

    html: str | None = None
    text: str | None = None
    id: Id | None = None
    url: Words | None = None
    outlet: Words | None = None
    title: Words | None = None
    published: Words | None = None
    clean: bool = False


class About(msgspec.Struct, kw_only=True):
    """A case: what it is called, what it has, and whether its views are of all of that.

    `behind` counts decisions that are not in the views yet; `work` says what the desk does in the background.
    """

    title: str
    version: str
    counts: dict[str, int]
    up_to_date: bool
    behind: int
    parties: list[str]
    work: WorkState


class WorkState(msgspec.Struct, kw_only=True):
    """What the desk does in the background: null where it rests. `failed` is how its last work ended, if badly."""

    doing: Literal["waiting", "coding pages", "finding views"] | None
    failed: str | None


class ListOf(msgspec.Struct, kw_only=True):
    """Some entries of a list, from `offset` on; `total` counts all."""

    total: int
    offset: int
    entries: list[Json]


class ViewPage(ListOf, kw_only=True):
    """Some entries of a view, and under `beside` what the view tells beside its entries.

    `behind` counts decisions that are not in it yet.
    """

    view: str
    known_at: str | None
    behind: int
    beside: Json


class Made(msgspec.Struct, kw_only=True):
    """A decision as it was kept."""

    decision: Json


class AddedPages(msgspec.Struct, kw_only=True):
    """How many pages were new, known and not read, with a line for each that was not. New ones are coded by and by."""

    new: int
    known: int
    unread: int
    told: list[str]


def read_values(kind: type[msgspec.Struct], values: dict[str, str]) -> Any:
    """Parameters as their types have them. Raises RequestRefused."""
    try:
        return msgspec.convert(values, kind, strict=False)
    except msgspec.ValidationError as error:
        raise RequestRefused("these parameters are not right", why=str(error), status=400) from None


def read_body(kind: type[msgspec.Struct], body: bytes) -> Any:
    """A body as its type has it. Raises RequestRefused."""
    try:
        return msgspec.json.decode(body, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise RequestRefused("this body is not right", why=str(error), status=400) from None
