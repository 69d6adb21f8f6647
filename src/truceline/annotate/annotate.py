"""The dear half of annotation: parses, mentions and quotations, only where a later step needs them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from operator import attrgetter

from truceline.annotate.datelines import after_dateline
from truceline.annotate.mentions.described import find_described
from truceline.annotate.mentions.find import find_mentions
from truceline.annotate.parser import Parser
from truceline.annotate.quotations.find import direct_speech, draft_quotations
from truceline.annotate.quotations.speakers import cast_of, settle_quotations
from truceline.annotate.references.find import resolve_references
from truceline.annotate.select import select_sentences
from truceline.lexicon.lexicon import Lexicon
from truceline.model.coded import AnnotatedArticle
from truceline.model.parse import Parse

# Articles parsed together: enough to fill the parser's batches, few enough to stay under 1 GB.
TOGETHER = 32


def annotate(surveyed: Iterable[AnnotatedArticle], lexicon: Lexicon, parser: Parser) -> Iterator[AnnotatedArticle]:
    """Parse the sentences that matter, then find actors, places, mentions and quotations."""
    waiting = iter(surveyed)
    while batch := tuple(islice(waiting, TOGETHER)):
        for article in _parsed(batch, lexicon, parser):
            yield _annotated(article, lexicon)


def _annotated(article: AnnotatedArticle, lexicon: Lexicon) -> AnnotatedArticle:
    """Add mentions and quotations to an article with its parses. Only English is read."""
    if not article.article.is_read:
        return article
    found = find_mentions(article, article.parses, lexicon)
    drafts = draft_quotations(article, article.parses, lexicon)
    references = resolve_references(
        found.reading, found.mentions, found.actors, found.genders, direct_speech(drafts, article)
    )
    mentions = tuple(sorted((*found.mentions, *references.mentions), key=attrgetter("span", "of")))
    found = replace(found, actors=(*found.actors, *references.actors))
    quotations = settle_quotations(article, drafts, mentions, cast_of(found, lexicon.reporting))
    described = find_described(found.reading, mentions, found.actors, found.places)
    return replace(
        article,
        mentions=mentions,
        actors=found.actors,
        places=found.places,
        quotations=quotations,
        described=described.mentions,
        described_actors=described.actors,
        referred=tuple((d.span, d.choice.at, d.choice.because) for d in references.decisions if d.choice.meant),
    )


def _parsed(batch: tuple[AnnotatedArticle, ...], lexicon: Lexicon, parser: Parser) -> Iterator[AnnotatedArticle]:
    """Parse the chosen sentences of several articles in one go, without the datelines before them."""
    chosen = [select_sentences(a, lexicon) for a in batch]
    sentences = [
        (a.text[start : s.span.end], start)
        for a, flags in zip(batch, chosen, strict=True)
        for s, wanted in zip(a.sentences, flags, strict=True)
        if wanted
        for start in (after_dateline(a.text, s.span),)
    ]
    parses = iter(parser.parse(sentences))
    for article, flags in zip(batch, chosen, strict=True):
        found: tuple[Parse | None, ...] = tuple(next(parses) if wanted else None for wanted in flags)
        yield replace(article, parses=found)
