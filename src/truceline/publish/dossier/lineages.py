"""What rests on how many texts: pages that are copies of one text, and what one text alone tells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from truceline.publish.copies import altered_phrases
from truceline.publish.dossier.dossier import happening_id
from truceline.publish.dossier.press import Press
from truceline.trace.content import CopyEntry
from truceline.trace.sources import Source
from truceline.trace.timeline import TimelineEntry


@dataclass(frozen=True, slots=True)
class Text:
    """A text with the pages that copy it."""

    original: Source
    copies: tuple[tuple[Source, CopyEntry, str], ...]


def render_lineages(press: Press) -> str:
    """The page of the lineages."""
    dossier = press.dossier
    alone: list[tuple[str, TimelineEntry]] = [
        (happening_id(e), e) for e in dossier.entries if e.corroboration.lineages == 1
    ]
    texts = list(_texts(press))
    return press.page("lineages", "Lineages", texts=texts, alone=alone, entries=len(dossier.entries))


def _texts(press: Press) -> Iterator[Text]:
    sources = press.dossier.sources
    for number in dict.fromkeys(c.of_number for c in press.dossier.copies):
        own = (c for c in press.dossier.copies if c.of_number == number)
        copies = tuple((sources.pages[c.number - 1], c, altered_phrases(c)) for c in own)
        yield Text(sources.pages[number - 1], copies)
