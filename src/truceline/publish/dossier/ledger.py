"""The ledger: pact by pact its stages, who confirms it, who says that it was broken."""

from __future__ import annotations

from dataclasses import dataclass

from truceline.publish.dossier.press import Press
from truceline.publish.ledger_text import VOICES, breach_words, ledger_parts, pact_facts, stage_words
from truceline.trace.content import Report
from truceline.trace.ledger import Pact, stages_of


@dataclass(frozen=True, slots=True)
class ToldPact:
    """A pact: its facts, and its stages, confirmations and breaches in words, each with its report."""

    facts: tuple[str, ...]
    stages: tuple[tuple[str, Report], ...]
    confirmations: tuple[tuple[str, str, Report | None], ...]
    breaches: tuple[tuple[str, tuple[Report, ...]], ...]


def render_ledger(press: Press) -> str:
    """The page of the ledger."""
    parts = [(title, [_tell(p) for p in own]) for title, own in ledger_parts(press.dossier.ledger)]
    return press.page("ledger", "Ledger", parts=parts)


def _tell(pact: Pact) -> ToldPact:
    return ToldPact(
        facts=tuple(pact_facts(pact)),
        stages=tuple((stage_words(s), s.report) for s in stages_of(pact)),
        confirmations=tuple(
            (c.party, VOICES[c.voice], c.report if c.voice != "silent" else None) for c in pact.confirmations
        ),
        breaches=tuple((breach_words(b), b.reports) for b in pact.breaches),
    )
