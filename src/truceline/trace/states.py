"""How real a happening is told to be, and what it is, in words."""

from __future__ import annotations

from collections.abc import Sequence

from truceline.model.statement import Statement
from truceline.trace.content import Happening, HappeningKind, State
from truceline.trace.words import label, labels, list_words

WISHED = ("planned", "proposed", "demanded", "threatened", "conditional", "predicted")


def state_of(s: Statement) -> State:
    """Whether a statement tells of something as held, as planned, or as not so."""
    if s.status in ("denied", "unreported") or s.factuality in ("CT-", "PR-"):
        return "denied"
    return "planned" if s.status in WISHED else "held"


def is_background(happening: Happening) -> bool:
    """Whether a happening is only told as what was before the negotiation."""
    return label("statuses", "historical") in happening.states


def state_words(kind: HappeningKind, s: Statement) -> str:
    """How real a statement says that the thing is; empty for a plain fact, and where other words of the line say it."""
    if s.status not in ("denied", "unreported") and s.factuality == "CT-":
        if kind == "agreement" and s.status != "planned":
            return ""  # "a ceasefire: not reached"
        if s.status == "planned":
            return "called off, moved or ruled out"
        return "not held, or none planned" if kind in ("meeting", "call") else "told as not having happened"
    if s.status == "unreported":
        return label("statuses", s.status)
    if s.status == "proposed" and s.factuality == "PS+":
        return label("factuality", "PS+")
    if (s.status, s.factuality) == ("planned", "Uu"):  # "had planned to"
        told = "" if kind == "meeting" else label("statuses", s.status)
        return ", ".join(w for w in (told, label("factuality", "Uu")) if w)
    if s.status in WISHED:
        return "" if kind == "meeting" and s.status == "planned" else label("statuses", s.status)
    words = (label("statuses", s.status), label("factuality", s.factuality) if s.factuality != "CT-" else "")
    return ", ".join(w for w in words if w)


def what_words(kind: HappeningKind, s: Statement, state: State) -> str:
    """What a happening is: a meeting, a call, an agreement with how far it has come, or a kind of act."""
    if kind in ("meeting", "call"):
        return kind
    return _agreement_words(s, state) if kind == "agreement" else act_noun(s)


def act_noun(s: Statement) -> str:
    """The noun for an act."""
    return _act_forms(s)[0]


def act_words(what: str, s: Statement, actors: Sequence[str], recipients: Sequence[str], *, blow: bool = False) -> str:
    """An act with who does it to whom: "attack by Chad on Mali", "visit by X to Y".

    `blow`: what is criticised is an attack on the recipients ("criticism by Chad of an attack on Mali").
    """
    _, by, to = ("visit", "by", "to") if what == "visit" else _act_forms(s)
    to = "of an attack on" if blow else to
    who = f" {by} {list_words(actors)}" if actors else ""
    whom = f" {to} {list_words(recipients)}" if recipients else ""
    return f"{what}{who}{whom}"


def joint_words(kind: HappeningKind, what: str, actors: Sequence[str], third: Sequence[str], *, body: bool) -> str:
    """What several do together: who they are, as far as they are named; for an agreement also what it is.

    Where the one who is named is a `body`, it may be its members who meet.
    """
    if kind == "agreement":
        return "; ".join(w for w in (list_words(actors), what) if w)
    if all(a in third for a in actors):
        return "talks"  # who hosts or mediates them is told behind
    alone = " and another side" if len(actors) == 1 and not body else ""
    return f"{list_words(actors)}{alone}"


def _act_forms(s: Statement) -> tuple[str, str, str]:
    """The noun for an act, and what stands before who acts and before whom it is done to."""
    tables = labels()
    keys = (("act_codes", s.cameo), ("act_modes", s.mode), ("acts", s.type))
    found = (tables[name].get(key) for name, key in keys if key is not None)
    noun, by, to = next((f for f in found if f is not None), ("act", "by", "towards"))
    return noun, by, to


def is_reached(what: str, key: str) -> bool:
    """Whether the words for an agreement say that it was reached, and on this issue or step."""
    phase = what.partition(": ")[2]
    agreed = key not in NOT_AGREED and phase in {label("phases", p) for p in HOLDING}
    return agreed and is_agreement_on(what, key)


def is_agreement_on(what: str, key: str, *, in_full: bool = False) -> bool:
    """Whether the words for an agreement, however far it has come, are for this issue or step.

    `in_full`: "a deal", which any may be, is not enough.
    """
    about = what.partition(": ")[0].removeprefix("an agreement on ")
    plain = labels()["plain_steps"].get(key)
    named = about in {label(table, key) for table in ("issues", "steps", "agreed_issues")}
    return named or (not in_full and plain is not None and about == plain["else"])


NOT_AGREED = ("sanctions",)
"""Steps that no agreement fulfils: one "on sanctions" puts them off or lifts them."""
HOLDING = ("agreed", "signed", "declared", "announced", "in_effect", "extended")
"""Phases in which there is an agreement."""
OWN_NAMES = ("ceasefire", "strikes_moratorium", "humanitarian_pause", "peace_deal", "agreement")
"""What is an agreement by its own name; on anything else there is an agreement on it."""


def _agreement_words(s: Statement, state: State) -> str:
    """An agreement and its phase: "a ceasefire: not reached"; while it is only wished for or feared, what is so."""
    issue = s.issue or ("ceasefire" if s.mode == "ceasefire" else "agreement")
    about = label("agreed_issues", issue) if issue in labels()["agreed_issues"] else label("issues", issue)
    name = about if issue in OWN_NAMES else f"an agreement on {about}"
    if s.phase is None:
        return name
    if state == "planned":
        breach = labels()["breaches"].get(s.phase)
        return f"{name}: {breach}" if breach else name
    no = "not " if s.factuality == "CT-" and s.status not in ("denied", "unreported", "planned") else ""
    return f"{name}: {no}{label('phases', s.phase)}"
