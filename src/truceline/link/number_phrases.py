"""Numbers as a page writes them: their value, what they count or measure, and the words that bound them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from truceline.code.context import SentenceContext
from truceline.lexicon.lexicon import Lexicon
from truceline.lexicon.quantities import QuantityLexicon
from truceline.model.parse import Parse, Token

Bound = Literal["exact", "about", "least", "most"]
FIGURE = re.compile(r"[$€£¥]?(\d[\d,]*(?:\.\d+)?)(million|billion|trillion|m|bn|b|tn|mln|bln|k)?", re.IGNORECASE)
SHORT = {"m": 1e6, "mln": 1e6, "bn": 1e9, "b": 1e9, "bln": 1e9, "tn": 1e12, "k": 1e3, "trillion": 1e12}
SIGNS = {"$": "dollar", "€": "euro", "£": "sterling", "¥": "yen"}
DEFINITE = frozenset(
    {"the", "this", "that", "these", "those", "its", "their", "his", "her", "all", "each", "both", "every"}
)


def may_be_number(token: Token, lexicon: Lexicon) -> bool:
    text = token.text
    return text[0].isdigit() or text[0] in SIGNS or text.lower() in lexicon.number_words.values


def number_at(parse: Parse, token: Token, lexicon: Lexicon) -> float | None:
    """The value of a number phrase, at its last word: "2.4 *billion*", "twenty-*five*", "*11,500*"."""
    above = parse.head(token)
    if token.index + 1 < len(parse) and _follows(parse, token, lexicon):
        return None
    if above.index > token.index and token.dep in ("compound", "quantmod") and may_be_number(above, lexicon):
        return None
    words = [token]
    for before in reversed(parse.tokens[: token.index]):
        if (
            before.text == "-"
            and len(words)
            and before.index
            and may_be_number(parse.tokens[before.index - 1], lexicon)
        ):
            continue
        if not may_be_number(before, lexicon) or before.text in SIGNS:
            break
        words.append(before)
    return _value(reversed(words), lexicon)


def _follows(parse: Parse, token: Token, lexicon: Lexicon) -> bool:
    """Whether a number goes on behind a word."""
    after = parse.tokens[token.index + 1]
    if after.text == "-" and after.index + 1 < len(parse):
        after = parse.tokens[after.index + 1]
        return token.text.lower() in lexicon.number_words.values and after.text.lower() in lexicon.number_words.values
    return (
        after.text.lower() in lexicon.number_words.values
        and (token.text[0].isdigit() or token.text in SIGNS or token.text.lower() in lexicon.number_words.values)
        and (after.dep in ("nummod", "compound") or after.text.lower() in ("hundred", "thousand", "million", "billion"))
    )


def _value(words: Iterable[Token], lexicon: Lexicon) -> float | None:
    total = part = 0.0
    some = False
    values = lexicon.number_words.values
    for word in words:
        text = word.text.lower()
        if figure := FIGURE.fullmatch(text):
            scale = (figure[2] or "").lower()
            factor = SHORT.get(scale) or (float(values[scale]) if scale in values else 1.0)
            part += float(figure[1].replace(",", "")) * factor
        elif text not in values:
            return None
        elif values[text] >= 1000:
            total, part = total + (part or 1.0) * values[text], 0.0
        elif values[text] == 100:
            part = (part or 1.0) * 100
        else:
            part += values[text]
        some = True
    return total + part if some else None


def measured_at(parse: Parse, token: Token, table: QuantityLexicon) -> tuple[Token, str | None, float]:
    """The head of the phrase that a number counts or measures, with its base unit and how much of it one is."""
    sign = next((t.text for t in parse.children(token) if t.text in SIGNS), None)
    sign = sign or (token.text[0] if token.text[0] in SIGNS else None)
    if sign is None and token.index and parse.tokens[token.index - 1].text in SIGNS:
        sign = parse.tokens[token.index - 1].text
    if sign is not None:
        return token, SIGNS[sign], 1.0
    head = parse.head(token) if token.dep in ("nummod", "det") and token.head != token.index else token
    if (
        head is not token
        and head.dep in ("compound", "amod")
        and parse.head(head).pos == "NOUN"
        and head.tag in ("VBG", "NN")
    ):
        above = parse.head(head)
        if head.lemma.lower() not in table.counted and above.lemma.lower() in table.counted:
            head = above  # "eighty ratifying *countries*"
    lemma = head.lemma.lower()
    if lemma == "cent" and any(t.text.lower() == "per" for t in parse.children(head)):
        lemma = "per cent"
    if any(t.text.lower() in ("square", "sq") for t in parse.children(head, "amod", "compound", "nmod")):
        lemma = f"square {lemma}"
    unit, factor = table.units.get(lemma, (None, 1.0))
    return head, unit, factor


def bound_of(context: SentenceContext, token: Token) -> Bound:
    words = context.lexicon.number_words
    first = min(
        (t.index for t in context.parse.children(token, "quantmod", "advmod", "amod", "det")), default=token.index
    )
    before = " ".join(context.parse.lowered[max(0, min(first, token.index) - 3) : token.index])
    if any(before.endswith(w) for w in words.at_least):
        return "least"
    if any(before.endswith(w) for w in words.at_most):
        return "most"
    hedged = context.lexicon.quantities.hedged
    return "exact" if hedged.isdisjoint(before.split()[-3:]) else "about"


def per_of(parse: Parse, token: Token, head: Token) -> str | None:
    """What a value is for each of: "£101 million *a year*", "*yearly*"."""
    for word in (token, head):
        for t in parse.children(word, "npadvmod", "prep", "amod"):
            if t.lemma in ("yearly", "annual"):
                return "year"
            if t.lemma in ("monthly", "daily", "weekly"):
                return {"monthly": "month", "daily": "day", "weekly": "week"}[t.lemma]
            if t.dep == "npadvmod" and any(
                d.lemma in ("a", "each", "per", "every") for d in parse.children(t, "det", "prep")
            ):
                return t.lemma
            if t.dep == "prep" and t.lemma in ("per", "each"):
                return next((p.lemma for p in parse.children(t, "pobj")), "each")
    return None


def points_back(parse: Parse, head: Token) -> bool:
    """Whether words before a number point to things told of before: "the", "all", "each of the"; or a possessive."""
    before = parse.children(head, "det", "poss", "predet")
    return any(t.dep == "poss" or t.text.lower() in DEFINITE for t in before)


def is_part(context: SentenceContext, token: Token, head: Token, table: QuantityLexicon) -> bool:
    """Whether words make of a number one of a part, of others, or of what is left."""
    parse = context.parse
    own = parse.children(token, "amod", "det", "advmod", "quantmod")
    around = (*own, *parse.children(head, "amod", "det", "advmod", "nummod", "compound"))
    if any(t.lemma.lower() in table.part or t.text.lower() in table.part for t in around):
        return True
    above = parse.head(head)
    if head.dep == "pobj" and above.lemma in ("among", "including", "include", "like", "per", "another", "than"):
        return True
    return any(p.lemma in ("include", "including") for p in (parse.head(head), parse.head(token)))
