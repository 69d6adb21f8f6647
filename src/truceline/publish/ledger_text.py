"""The ledger as text for a terminal: pact by pact, its stages, who confirms it, who says that it was broken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from truceline.publish.layout import excerpt, quoted
from truceline.publish.terminal import Style, left_off, place_of, report_lines, section, view_heading, wrapped
from truceline.trace.content import Report
from truceline.trace.ledger import Breach, Confirmation, Ledger, Pact, Stage, Voice, stages_of
from truceline.trace.words import date_words, label, list_words

KEPT = {
    0: "agreed, not told as in effect",
    1: "in effect, and over since",
    2: "in effect, breaches told",
    3: "in effect, no breach told",
    None: "",
}
VOICES = {
    "confirms": "confirms it",
    "denies": "denies or rejects it",
    "denies a breach": "denies a breach",
    "leaves open": "speaks of it as planned or uncertain",
    "reported by others": "only others tell of it",
    "silent": "no statement found",
}


def render_ledger(ledger: Ledger, pages: int, style: Style) -> str:
    """Set the ledger as text, ending with a newline."""
    what = "Agreements and ceasefires as the pages tell them. A breach is alleged by whoever is named."
    lines = view_heading("LEDGER", pages, ledger.as_of, what, style)
    for title, pacts in ledger_parts(ledger):
        lines += section(title, pacts, _pact, style)
    return "\n".join(lines) + "\n"


def ledger_parts(ledger: Ledger) -> Iterator[tuple[str, Sequence[Pact]]]:
    """The lists of a ledger, each with its title."""
    yield "Pacts", ledger.reached
    yield "Told of one party alone, or accepted by one", ledger.one_sided
    yield "Not told as reached", ledger.not_reached
    yield "Of others than states, armed groups and their bodies", ledger.of_others


def pact_words(pact: Pact) -> str:
    """What a pact is, in the text's own word, and what it is on: "agreement on prisoners"."""
    return f"{pact.term} on {pact.about}" if pact.about else pact.term


def _pact(pact: Pact, style: Style) -> list[str]:
    lines = wrapped("; ".join(pact_facts(pact)), style, "  ", "    ")
    stages = list(stages_of(pact))
    for stage in stages if style.most is None else stages[: style.most]:
        lines += _stage(stage, style)
    if style.most is not None:
        lines += [f"    {line}" for line in left_off(len(stages) - style.most)]
    for voice, alike in groupby(pact.confirmations, key=_voice):
        lines += _confirmations(voice, list(alike), style)
    for breach in pact.breaches if style.most is None else pact.breaches[: style.most]:
        lines += _breach(breach, style)
    return lines


def pact_facts(pact: Pact) -> list[str]:
    """What a pact is, who makes it, its class and how far it is kept."""
    parties = list_words(pact.parties) or "parties not named"
    facts = [pact_words(pact), parties, pact.class_ or "", KEPT[pact.implementation]]
    return [f for f in facts if f]


def stage_words(stage: Stage) -> str:
    """How far a pact had come by one report, and when."""
    phase = label("phases", stage.phase)
    so = {"so": phase, "not so": f"not {phase}", "open": f"{phase}, planned or uncertain"}[stage.told]
    return f"{date_words(stage.date)}: {so}" if stage.date else so


def breach_words(breach: Breach) -> str:
    """A breach: when, by whom, and who says so."""
    who = (
        f"{list_words(breach.by)} {'allege' if len(breach.by) > 1 else 'alleges'}" if breach.by else "told by the page"
    )
    against = f" by {list_words(breach.against)}" if breach.against else ""
    day = f"{date_words(breach.date)}: " if breach.date else ""
    return f"{day}breach{against}, {who}"


def _stage(stage: Stage, style: Style) -> list[str]:
    return wrapped(f"{stage_words(stage)}: {_quote(stage.report, style)}", style, "    - ", "      ")


def _voice(confirmation: Confirmation) -> Voice:
    return confirmation.voice


def _confirmations(voice: Voice, alike: Sequence[Confirmation], style: Style) -> list[str]:
    """What a party says; those of whom only others tell, or who are silent, on one line."""
    if voice in ("reported by others", "silent"):
        report = alike[0].report
        told = f" {place_of(report)}" if report else ""
        return wrapped(f"{list_words(c.party for c in alike)}: {VOICES[voice]}{told}", style, "    . ", "      ")
    return [
        line
        for c in alike
        for line in wrapped(
            f"{c.party}: {VOICES[voice]} {place_of(c.report)}" if c.report else "", style, "    . ", "      "
        )
    ]


def _breach(breach: Breach, style: Style) -> list[str]:
    return report_lines(breach.reports, style, own=breach.by, lead=f"{breach_words(breach)}: ", indent="    x ")


def _quote(report: Report, style: Style) -> str:
    words, _ = excerpt(report.quote, report.trigger, style.quote_words)
    return f"{quoted(words)} {place_of(report)}"
