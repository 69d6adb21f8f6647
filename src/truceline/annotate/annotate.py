"""The dear half of annotation: parses, mentions and quotations, only where a later step needs them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from truceline.annotate.mentions import find_mentions
from truceline.annotate.parser import Parser
from truceline.lexicon.lexicon import Lexicon
from truceline.model.coded import AnnotatedArticle
from truceline.model.parse import Parse

# Articles parsed together: enough to fill the parser's batches, few enough to stay under 1 GB.
TOGETHER = 32


def annotate(surveyed: Iterable[AnnotatedArticle], lexicon: Lexicon, parser: Parser) -> Iterator[AnnotatedArticle]:
    """Parse the sentences that matter, then find actors, places, mentions and quotations."""
    waiting = iter(surveyed)
    while batch := tuple(islice(waiting, TOGETHER)):
        for article in _parsed(batch, parser):
            found = find_mentions(article, article.parses, lexicon)
            yield replace(article, mentions=found.mentions, actors=found.actors, places=found.places)


def _parsed(batch: tuple[AnnotatedArticle, ...], parser: Parser) -> Iterator[AnnotatedArticle]:
    sentences = [(s.span.of(a.text), s.span.start) for a in batch for s in a.sentences]
    parses = iter(parser.parse(sentences))
    for article in batch:
        found: tuple[Parse | None, ...] = tuple(next(parses) for _ in article.sentences)
        yield replace(article, parses=found)
