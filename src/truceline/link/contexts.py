"""The parsed sentences of an article, for all finders: what one asks of a word the next need not."""

from __future__ import annotations

from truceline.code.context import SentenceContext, contexts_of
from truceline.link.items import Kind

CONTEXTS: Kind[SentenceContext] = Kind("contexts", lambda items: contexts_of(items.article.annotated, items.lexicon))
