"""Numbers with what they count (guideline 16) and claims of rank (guideline 17)."""

from __future__ import annotations

from truceline.code.context import SentenceContext
from truceline.lexicon.number_words import NumberWords
from truceline.model.parse import Parse, Token
from truceline.model.spans import Span
from truceline.model.statement import Ordinal, Quantity


def quantities_of(context: SentenceContext, span: Span) -> tuple[Quantity, ...]:
    """List the numbers inside a span with their bounds, unit and what they count.

    Dates, distances in time ("two days after") and numbers inside names are none.
    """
    found: list[Quantity] = []
    numbers = [t for t in context.parse.within(span) if t.pos == "NUM"]
    taken = [t.span for t in context.article.times_in(span) if t.type in ("DATE", "TIME")] if numbers else []
    for token in numbers:
        if token.dep not in ("nummod", "pobj", "dobj", "attr", "npadvmod", "nsubj", "nsubjpass"):
            continue
        if any(t.overlaps(context.span(token)) for t in taken):
            continue
        quantity = _quantity(context, token, context.lexicon.number_words)
        if quantity and span.contains(quantity.span) and not any(q.span.overlaps(quantity.span) for q in found):
            found.append(quantity)
    return tuple(found)


def ordinal_of(context: SentenceContext, span: Span, of: Token) -> Ordinal | None:
    """The claim of rank in a span, in the text's words: "first", "17th", "latest", with *since* and scope.

    Only a claim on the word that it is `of`, or on what that is said to be.
    """
    words = context.lexicon.number_words
    for token in context.parse.within(span):
        if token.dep not in ("amod", "nummod"):
            continue
        if context.parse.lowered[token.index] not in words.ranks and not _is_ordinal(token.text):
            continue
        if context.is_timed(token):
            continue  # "last week"
        noun = context.parse.head(token)
        if noun.pos not in ("NOUN", "PROPN") or noun.lemma in words.not_ranked or not span.contains(context.span(noun)):
            continue
        if not _is_said_of(context.parse, noun, of):
            continue
        since = _since(context.parse, noun)
        return Ordinal(
            rank=token.text.lower(),
            since=None if since is None else context.words(_subtree_span(context.parse, since)),
            scope=_scope(context, token, noun, since),
        )
    return None


def _is_said_of(parse: Parse, noun: Token, word: Token) -> bool:
    """Whether a ranked noun is a word itself or what that is: "the talks were *the first meeting*", "a round of talks".

    Not what hangs deeper: "discussed ways to prepare *a second round*".
    """
    if noun.index == word.index:
        return True
    above = [noun, *parse.ancestors(noun)]
    near = above[:3] if parse.head(noun).pos == "ADP" else above[:2]
    if any(a.index == word.index for a in near):
        return True
    below = parse.ancestors(word)
    return noun in below or (noun.dep in ("attr", "appos") and any(a in below for a in above[1:2]))


def number_value(text: str, words: NumberWords) -> float | None:
    """The value of a number in figures or in one or two words: `1,200`, `72`, `twenty-five`."""
    plain = text.lower().replace(",", "").lstrip("$€£")
    if plain.replace(".", "", 1).isdigit() and plain.count(".") < 2:
        return float(plain)
    if plain in words.values:
        return float(words.values[plain])
    tens, _, ones = plain.partition("-")
    if tens in words.values and ones in words.values:
        return float(words.values[tens] + words.values[ones])
    return None


def _quantity(context: SentenceContext, token: Token, words: NumberWords) -> Quantity | None:
    parse = context.parse
    if token.text[:1] == "'":
        return None
    value = number_value(token.text, words)
    if value is None:
        return None
    noun = parse.head(token) if token.dep == "nummod" else None
    factor = 1.0
    if noun is not None and noun.pos == "NUM" and noun.text.lower() in words.scales:
        return None
    scale = next((c for c in parse.children(token, "compound", "quantmod") if c.pos == "NUM"), None)
    if token.text.lower() in words.scales and scale is not None:
        inner = number_value(scale.text, words)
        value, factor = (inner or 1.0), float(words.scales[token.text.lower()])
    unit, of = _unit(parse, token, noun, words)
    if unit is None:
        return None
    low, high = _bounds(parse, token, words, value * factor)
    return Quantity(span=_quantity_span(context, token, noun), low=low, high=high, unit=unit, of=of)


def _unit(parse: Parse, token: Token, noun: Token | None, words: NumberWords) -> tuple[str | None, str | None]:
    if any(c.text in ("$", "US$") for c in parse.children(token)):
        return "USD", "money"
    if noun is None:
        of = next(
            (p for prep in parse.children(token, "prep") if prep.lemma == "of" for p in parse.children(prep, "pobj")),
            None,
        )
        return ("count", of.lemma) if of else (None, None)
    lemma = noun.lemma
    if lemma in words.units:
        return words.units[lemma], _measured(parse, noun)
    if noun.pos == "PROPN":
        return None, None
    return "count", lemma


def _measured(parse: Parse, unit: Token) -> str | None:
    """What a unit measures: "80 percent of its *forces*", a "70-day *truce*"."""
    for prep in parse.children(unit, "prep"):
        if prep.lemma == "of":
            return next((p.lemma for p in parse.children(prep, "pobj")), None)
    head = parse.head(unit)
    return head.lemma if unit.dep in ("compound", "nmod", "amod") and head.pos == "NOUN" else "duration"


def _bounds(parse: Parse, token: Token, words: NumberWords, value: float) -> tuple[float | None, float | None]:
    """Both ends; "more than" leaves the upper open, "nearly" and "up to" the lower."""
    near = parse.tokens[max(0, token.index - 3) : token.index]
    before = " ".join(t.text.lower() for t in near)
    if any(before.endswith(w) for w in words.at_least):
        return value, None
    if any(before.endswith(w) for w in words.at_most):
        return None, value
    return value, value


def _quantity_span(context: SentenceContext, token: Token, noun: Token | None) -> Span:
    parts = [token, *(t for t in context.parse.subtree(token) if t.index < token.index)]
    start = min(t.start for t in parts)
    return Span(start, max(noun.end if noun is not None else token.end, token.end))


def _is_ordinal(text: str) -> bool:
    return len(text) > 2 and text[:-2].isdigit() and text[-2:].lower() in ("st", "nd", "rd", "th")


def _since(parse: Parse, noun: Token) -> Token | None:
    """The *since* (or *in* so many years) that hangs on a ranked noun or on its verb."""
    for word in (noun, parse.head(noun)):
        for prep in parse.children(word, "prep", "advcl"):
            if prep.lemma == "since" or any(m.lemma == "since" for m in parse.children(prep, "mark")):
                return prep
            inner = parse.child(prep, "pobj")
            if prep.lemma == "in" and inner is not None and inner.lemma in ("year", "decade", "month"):
                return prep
    return None


def _subtree_span(parse: Parse, token: Token) -> Span:
    words = parse.subtree(token)
    return Span(words[0].start, words[-1].end)


def _scope(context: SentenceContext, rank: Token, noun: Token, since: Token | None) -> str | None:
    """The ranked noun with its words from after the rank up to *since*, in the text's words."""
    cut = {t.index for t in context.parse.subtree(since)} if since is not None else set()
    parse = context.parse
    below = parse.subtree(noun)
    cut |= {t.index for c in below if c.dep in ("relcl", "advcl") for t in parse.subtree(c)}
    apart = ("relcl", "appos", "conj", "cc", "punct", "advcl")
    kept = [noun]
    for child in parse.children(noun):
        if child.dep not in apart and child.index not in cut:
            kept.extend(t for t in parse.subtree(child) if t.index not in cut)
    kept = sorted((t for t in kept if t.index > rank.index), key=lambda t: t.index)
    return context.words(Span(kept[0].start, kept[-1].end)) if kept else None
