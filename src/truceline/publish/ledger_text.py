"""The ledger as text for a terminal: pact by pact, its stages, who confirms it, who says that it was broken."""

from __future__ import annotations

from truceline.publish.layout import excerpt, quoted
from truceline.publish.terminal import Style, left_off, place_of, section, view_heading, wrapped
from truceline.trace.content import Report
from truceline.trace.ledger import Breach, Confirmation, Ledger, Pact, Stage, stages_of
from truceline.trace.words import date_words, label, list_words

KEPT = {
    0: "agreed, not told as in effect",
    1: "in effect, and over since",
    2: "in effect, breaches told",
    3: "in effect, no breach told",
    None: "",
}
VOICES = {
    "confirms": "confirms in own words",
    "denies": "denies or rejects",
    "reported by others": "only others tell of it",
    "silent": "no statement found",
}


def render_ledger(ledger: Ledger, pages: int, style: Style) -> str:
    """Set the ledger as text, ending with a newline."""
    what = "Agreements and ceasefires as the pages tell them. A breach is alleged by whoever is named."
    lines = view_heading("LEDGER", pages, ledger.as_of, what, style)
    told = [p for p in ledger.pacts if p.implementation is not None or p.breaches]
    lines += section("Pacts", told, _pact, style)
    lines += section("Not told as reached", [p for p in ledger.pacts if p not in told], _pact, style)
    return "\n".join(lines) + "\n"


def _pact(pact: Pact, style: Style) -> list[str]:
    lines = wrapped("; ".join(pact_facts(pact)), style, "  ", "    ")
    stages = list(stages_of(pact))
    for stage in stages if style.most is None else stages[: style.most]:
        lines += _stage(stage, style)
    if style.most is not None:
        lines += [f"    {line}" for line in left_off(len(stages) - style.most)]
    for confirmation in pact.confirmations:
        lines += _confirmation(confirmation, style)
    for breach in pact.breaches if style.most is None else pact.breaches[: style.most]:
        lines += _breach(breach, style)
    return lines


def pact_facts(pact: Pact) -> list[str]:
    """What a pact is, who makes it, its class and how far it is kept."""
    about = f" on {pact.about}" if pact.about not in (pact.term, f"a {pact.term}", f"an {pact.term}") else ""
    parties = list_words(pact.parties) or "parties not named"
    facts = [f"{pact.term}{about}", parties, pact.class_ or "", KEPT[pact.implementation]]
    return [f for f in facts if f]


def stage_words(stage: Stage) -> str:
    """How far a pact had come by one report, and when."""
    phase = label("phases", stage.phase)
    so = {"so": phase, "not so": f"not {phase}", "open": f"{phase}, planned or uncertain"}[stage.told]
    return f"{date_words(stage.date)}: {so}" if stage.date else so


def breach_words(breach: Breach) -> str:
    """A breach: when, by whom, and who says so."""
    who = f"{list_words(breach.by)} alleges" if breach.by else "told by the page"
    against = f" by {list_words(breach.against)}" if breach.against else ""
    day = f"{date_words(breach.date)}: " if breach.date else ""
    return f"{day}breach{against}, {who}"


def _stage(stage: Stage, style: Style) -> list[str]:
    return wrapped(f"{stage_words(stage)}: {_quote(stage.report, style)}", style, "    - ", "      ")


def _confirmation(confirmation: Confirmation, style: Style) -> list[str]:
    told = f" {place_of(confirmation.report)}" if confirmation.report and confirmation.voice != "silent" else ""
    return wrapped(f"{confirmation.party}: {VOICES[confirmation.voice]}{told}", style, "    . ", "      ")


def _breach(breach: Breach, style: Style) -> list[str]:
    return wrapped(f"{breach_words(breach)}: {_quote(breach.report, style)}", style, "    x ", "      ")


def _quote(report: Report, style: Style) -> str:
    words, _ = excerpt(report.quote, report.trigger, style.quote_words)
    return f"{quoted(words)} {place_of(report)}"
