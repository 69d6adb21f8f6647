"""Where the recipient of a happening of each type stands when the table of triggers does not say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from truceline.lexicon.tables import read_toml

Whose = Literal["own", "any"]
"""Whose people a rule takes for recipients: those of the state that acts, or of any place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecipientRule:
    """Where those stand to whom a type of happening is done.

    `links` are the object (`obj`) and prepositions of the trigger, the likeliest first; `agentless` those that count
    where nobody is said to act. The others say whether more counts: `content` the clause that says what is done
    ("agreed *to lend it to Chad*"), `purpose` an infinitive ("donated pumps *to assist Chad*"), `condition` the
    subject of a clause with such a conjunction, `manner` a participle beside the trigger ("fired, *hitting Chad*"),
    `located` the state in which a thing lies ("condemned a raid *in Chad*"), `place` that in which it happens,
    `people` those who live in the place, of their own state that acts or of any, `ungoverned` those of a place in the
    links that has no state for all ("aid to *Gaza*"),
    `written` to whom the text goes that says so ("sent a letter *to Chad* threatening to leave").
    """

    links: tuple[str, ...]
    content: bool = False
    purpose: bool = False
    place: bool = False
    people: Whose | None = None
    agentless: tuple[str, ...] = ()
    condition: tuple[str, ...] = ()
    manner: bool = False
    located: bool = False
    ungoverned: bool = False
    written: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipients:
    """The rules by type; `any` is that within a clause that says what is done.

    `moving` are verbs whose object is only what is sent, given or let go, `freeing` those of them whose captives are
    more than that; `asking` are nouns whose infinitive says what is asked; `going` are words after which a name is
    mostly a place's; `undergoing` are verbs whose subject suffers what their object names; `framing` are nouns that
    only lead over to why; `places` are nouns that name a place with another name beside them; `gestures` are what a
    deed is said to be,
    `light` verbs that carry a deed's noun, `peers` those like somebody elsewhere, `helping` verbs whose
    clause says who is helped.
    """

    rules: dict[str, RecipientRule]
    moving: frozenset[str]
    freeing: frozenset[str]
    asking: frozenset[str]
    going: frozenset[str]
    undergoing: frozenset[str]
    framing: frozenset[str]
    places: frozenset[str]
    gestures: frozenset[str]
    light: frozenset[str]
    peers: frozenset[str]
    helping: frozenset[str]


def load_recipients(name: str) -> Recipients:
    """Read where recipients stand."""
    data = read_toml(name)
    rules = {type_: _rule(row) for type_, row in data["rules"].items()}
    words = data["words"]
    return Recipients(
        rules=rules,
        moving=frozenset(words["moving"]),
        freeing=frozenset(words["freeing"]),
        asking=frozenset(words["asking"]),
        going=frozenset(words["going"]),
        framing=frozenset(words["framing"]),
        undergoing=frozenset(words["undergoing"]),
        places=frozenset(words["places"]),
        gestures=frozenset(words["gestures"]),
        light=frozenset(words["light"]),
        peers=frozenset(words["peers"]),
        helping=frozenset(words["helping"]),
    )


def _rule(row: dict[str, Any]) -> RecipientRule:
    flags = {name: True for name, value in row.items() if value is True}
    return RecipientRule(
        links=tuple(row["links"]),
        agentless=tuple(row.get("agentless", ())),
        content="content" in flags,
        purpose="purpose" in flags,
        place="place" in flags,
        people=row.get("people"),
        located="located" in flags,
        ungoverned="ungoverned" in flags,
        condition=tuple(row.get("condition", ())),
        manner="manner" in flags,
        written="written" in flags,
    )
