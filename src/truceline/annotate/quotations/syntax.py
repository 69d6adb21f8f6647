"""Reporting words in a parsed sentence: who reports, by which cue, and what, as far as the tree tells."""

from __future__ import annotations

from collections.abc import Iterator

from truceline.annotate.quotations.nominals import according_reports, adjective_report, adverb_report, noun_report
from truceline.annotate.quotations.phrases import Report
from truceline.annotate.quotations.verbs import verb_report
from truceline.lexicon.reporting import ReportingCues
from truceline.model.parse import Parse

NONE = frozenset[str]()


def find_reports(parse: Parse, cues: ReportingCues) -> Iterator[Report]:
    """Find the reporting words of a sentence with their source and content."""
    for token in parse.content:
        if token.lemma not in cues.telling.get(token.pos, NONE):
            continue
        if token.pos == "NOUN":
            report = noun_report(parse, token, cues)
        elif token.pos == "ADJ":
            report = adjective_report(parse, token, cues)
        elif token.pos == "ADV":
            report = adverb_report(parse, token)
        else:
            report = verb_report(parse, token, cues)
        if report is not None:
            yield report
    yield from according_reports(parse, cues)
