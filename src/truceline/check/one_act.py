"""Whether two places of a case tell of one act: what it is done to, by whom, where and when."""

from __future__ import annotations

from truceline.check.alike import are_near
from truceline.check.compare import same_agents
from truceline.lexicon.lexicon import Lexicon
from truceline.link.acts import Act
from truceline.model.interval import Interval

ONCE = frozenset(
    {
        *("sign", "initial", "ratify", "adopt", "reach", "begin", "open", "end", "take_effect"),
        *("close", "lift", "suspend", "resume", "expire", "collapse", "resign", "arrive"),
    }
)
"""Acts that one thing undergoes once, unless a page says that it does so again."""
TRUCE, TEXT = "truce", "text"
NEAR_PAGES, NEAR_PLANS = 10, 3
"""Days between two pages that tell of one act, or of one to come: plans change."""
DEFINITE = ("the", "this", "that", "its", "their", "both")


def thing_of(act: Act, lexicon: Lexicon) -> str | None:
    """What an act is done to, by its noun; a text has many names."""
    kind = lexicon.documents.get(act.theme.head or "")
    return act.theme.head if kind is None else TRUCE if kind == TRUCE else TEXT


def may_be_one(one: Act, other: Act, lexicon: Lexicon) -> bool:
    """Whether two acts on a thing of one name can be one: nothing in the words of the thing and of who does it parts
    them, and their pages are of about one date."""
    nouns = lexicon.documents.keys() if thing_of(one, lexicon) in (TRUCE, TEXT) else frozenset[str]()
    ours, theirs = one.theme.keys - nouns, other.theme.keys - nouns
    if not (ours <= theirs or theirs <= ours) or not same_agents(one, other):
        return False
    same = one.article.id == other.article.id
    return same or are_near(one.article, other.article, NEAR_PAGES if one.state == "done" else NEAR_PLANS)


def points_back(act: Act) -> bool:
    """Whether an act's thing is told with a definite article, or a name."""
    span = act.theme.span
    if span is None:
        return False
    before = act.article.text[act.sentence.start : span.start].lower().split()
    return bool(act.theme.names) or bool(before and before[-1] in DEFINITE)


def may_be_of_one_day(one: Act, other: Act) -> bool:
    """Whether no time of the clauses of two acts parts them: days are the same, and what is coarser holds the day."""
    if one.day and other.day:
        return one.day == other.day
    return all(_holds(act, day) for act, day in ((one, other.day), (other, one.day)))


def _holds(act: Act, day: str | None) -> bool:
    """Whether the times that a clause gives of an act can be of a day; where no day is given, whether it has none."""
    times = [t for t in act.article.annotated.times_in(act.clause) if t.type in ("DATE", "TIME")]
    if act.day or not times:
        return True
    return day is not None and all(Interval.of_value(day).within(Interval.of_timex(t)) for t in times)
