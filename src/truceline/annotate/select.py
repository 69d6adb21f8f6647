"""The cheap filter before the parse: which sentences any later step could need."""

from __future__ import annotations

import re

from truceline.annotate.sentences import MAX_SENTENCE, is_heading
from truceline.lexicon.lexicon import Lexicon
from truceline.model.coded import AnnotatedArticle
from truceline.model.parse import Sentence

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
CAPITAL = re.compile(r"[^\W\d_][^\w-]+[A-Z]")
"""A word with a capital behind another word, as most sentences have one."""
QUOTE = re.compile(r"[\"“”«»„]|''")
FIGURE = re.compile(r"\d")
AGE = re.compile(
    r"\b(?:born|birthday|aged|years of age)\b|-year-old\b"
    r"|\b(?:turn(?:s|ed)|is) [1-9]\d(?![\d%.:-]\d)(?=[,.]| (?:and|now|today|years? old)\b)"
    r"|\bat [1-9]\d(?=,| (?:the|she|he)\b)|, [1-9]\d(?=[,.](?!\d))"
)
"""What tells of an age: 0.01 % more sentences."""
COUNTING = frozenset({"no", "single", "quarter", "third", "dozen"})
REFERRING = frozenset(
    "he she they it him her them his its their who both sides parties two reportedly allegedly".split()  # noqa: SIM905
)

# An article of up to this many sentences is always read: a headline, a sentence given by itself, an excerpt.
SHORT = 6
# Different words of politics, war or diplomacy that a longer article must have.
# On 100 articles of May 2025 and all of the gold sets none of a negotiation has fewer than three.
MIN_TOPICS = 2
# Or names of states and organisations beside one.
MIN_NAMES = 3


def select_sentences(article: AnnotatedArticle, lexicon: Lexicon) -> tuple[bool, ...]:
    """Tell for each sentence whether it needs a parse. None does in an article that is not in English.

    A heading in capitals inside a longer article leads to another, and a summary is held against the text word by word:
    they need none.
    """
    if not article.article.is_read or not _is_relevant(article, lexicon):
        return (False,) * len(article.sentences)
    left = [_is_left(article, s) for s in article.sentences]
    return tuple(
        not out and _needs_parse(article.text, s, lexicon) for s, out in zip(article.sentences, left, strict=True)
    )


def _is_left(article: AnnotatedArticle, sentence: Sentence) -> bool:
    """Whether a sentence is a heading in capitals inside a longer article, or of its summary."""
    part = article.article.part_at(sentence.span.start)
    if part and part.name == "summary":
        return True
    return len(article.sentences) > SHORT and is_heading(sentence.span.of(article.text))


def _is_relevant(article: AnnotatedArticle, lexicon: Lexicon) -> bool:
    """Whether an article is of politics, war or diplomacy, or too short to tell.

    It has words of that, or one and names of states and organisations.
    """
    if len(article.sentences) <= SHORT:
        return True
    topics, names = lexicon.descriptions.topics, lexicon.actors.forms()
    found: set[str] = set()
    named: set[str] = set()
    for match in WORD.finditer(article.text):
        word = match.group()
        if word.lower() in topics:
            found.add(word.lower())
        elif word in names:
            named.add(word)
        if len(found) >= MIN_TOPICS or (found and len(named) >= MIN_NAMES):
            return True
    return False


def _needs_parse(text: str, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a sentence has a verb's room and something to hold on to: a name, a topic, a quotation, a reference."""
    written = sentence.span.of(text)
    if len(written) > MAX_SENTENCE:
        return False
    if CAPITAL.search(written):
        return True
    words = WORD.findall(written)
    if len(words) < 2:
        return False
    if QUOTE.search(written) or any(w[0].isupper() for w in words[1:]):
        return True
    lower = {w.lower() for w in words}
    if (
        lower & REFERRING
        or lower & lexicon.descriptions.topics
        or lower & lexicon.event_mentions.telling
        or lower & lexicon.states.telling
    ):
        return True
    if lower & lexicon.reporting.irregular or _counts(written, lower, lexicon) or AGE.search(written):
        return True
    return any(_lemma_like(w, lexicon.reporting.verbs) for w in lower) or words[0] in lexicon.actors.forms()


def _counts(written: str, lower: set[str], lexicon: Lexicon) -> bool:
    """Whether a sentence has a number and a noun of what the rule on quantities compares: 0.3 % more sentences."""
    if lower.isdisjoint(lexicon.quantities.forms) and "%" not in written:
        return False
    return FIGURE.search(written) is not None or not lower.isdisjoint(COUNTING.union(lexicon.number_words.values))


def _lemma_like(word: str, verbs: frozenset[str]) -> bool:
    """Whether a word looks like a form of a reporting verb, by its regular endings."""
    return any(
        word.removesuffix(end) in verbs or word.removesuffix(end) + "e" in verbs for end in ("", "s", "ed", "d", "ing")
    )
