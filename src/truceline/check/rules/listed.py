"""A number of things announced before a list that has another number of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from truceline.check.case import Case
from truceline.check.counted import COUNTED, Counted
from truceline.check.rule import Rule, on_page
from truceline.link.clauses import line_span
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict
from truceline.model.spans import Span

ITEM = re.compile(r"[ \t]*(?:[•·▪◦‣*–—-]|\(?(?:\d{1,2}|[a-z])[.)])[ \t]+\S[^\n]*")
"""A line with the mark or number of an entry."""
FEWEST, MOST = 2, 20
"""Entries that make a list, and from which one is a register."""
ONE = re.compile(r"(?:an?|the|one|his|her|its|their) (?![\w’'-]+ of (?:them|these))[^,;:()\n\d]{3,60}", re.IGNORECASE)
"""An entry of a list in a sentence: one thing with its article."""
MANY = re.compile(
    r"^(?:the |its |their |his |her )?(?:[\w’'-]+ ){0,2}?[a-z]+(?<![sui])s(?: |$)|\b(?:couple|pair|two|both|with)\b"
)
"""An entry that may be more than one."""
LIST = r": (?P<list>[^.:;()\n\d“”\"]{10,240})\."
"""What a sentence names behind its colon."""
ANNOUNCES = re.compile(rf":[^\S\n]*$|{LIST}", re.MULTILINE)
"""The end of a line that announces a list under it, or such a list in a sentence."""
IN_SENTENCE = re.compile(rf"[^.:;\n]{{0,40}}{LIST}")
"""A list not far behind a number."""
PICKED = frozenset({"some", "which", "following", "including", "among"})
"""Between a number and a list, what makes the list one of some of them."""
SPLIT = re.compile(r", and |, | and ")


def find_listed_conflicts(case: Case) -> Iterator[Conflict]:
    """A number of things that a line announces with a colon, and a list right behind it that has more or fewer.

    Compares "the plan has three parts:" with the lines behind it that have the mark or number of an entry, and "four
    things: a lamp, a map and the pen" with the things that the sentence names, where these are fewer however one
    counts.

    Silent for bounds and rounded numbers, for some of them, for entries that may be more than one, and where the list
    is longer than twenty.

    Fires: "The pact has three parts:", with four lines under it that begin with a dash.
    Silent: "The pact has three parts:", with three such lines.
    """
    for article in case.alone:
        for count in case.of_page(COUNTED, article) if ANNOUNCES.search(article.text) else ():
            colon = article.text.find(":", count.span.end)
            between = frozenset(article.text[count.span.end : max(colon, count.span.end)].lower().split())
            others = bool(between & PICKED) or not between.isdisjoint(case.lexicon.number_words.values)
            others = others or count.span.of(article.text).lower().startswith("of ")
            if colon >= 0 and count.way != "dead" and not count.part and not others:
                yield from _against_lines(article, count)
                yield from _against_sentence(article, count)


RULE = Rule("listed", "structure", find_listed_conflicts, reads=(COUNTED,))


def _against_lines(article: CodedArticle, count: Counted) -> Iterator[Conflict]:
    """The lines of a list under the line of a count."""
    text, line = article.text, line_span(article.text, count.span)
    if not text[count.span.end : line.end].rstrip().endswith(":"):
        return
    items: list[Span] = []
    at = line.end + 1
    while at < len(text) and len(items) <= MOST:
        blank = text[at] == "\n"
        item = None if blank else ITEM.match(text, at)
        if item is None and not (blank and text[at - 1 : at + 1] == "\n\n" and not items):
            break
        items += [Span(*item.span())] if item else []
        at = item.end() + 1 if item else at + 1
    if FEWEST <= len(items) <= MOST and len(items) != count.number:
        shown = items[min(count.number, len(items) - 1)]
        yield _conflict(article, Span(line.start, count.span.end), count, shown, len(items))


def _against_sentence(article: CodedArticle, count: Counted) -> Iterator[Conflict]:
    """The things that a sentence names behind its colon, where they are fewer."""
    found = IN_SENTENCE.match(article.text, count.span.end)
    entries = SPLIT.split(found["list"]) if found else []
    if len(entries) < FEWEST or len(entries) >= count.number or " and " not in (found["list"] if found else ""):
        return
    if found and all(ONE.fullmatch(e) and not MANY.search(e) for e in entries):
        whole = Span(count.clause.start, count.span.end)
        yield _conflict(article, whole, count, Span(*found.span("list")), len(entries))


def _conflict(article: CodedArticle, told: Span, count: Counted, shown: Span, listed: int) -> Conflict:
    return RULE.conflict(
        "medium",
        (on_page(article, told, f"{count.number} {count.noun}"), on_page(article, shown, str(listed))),
        f"The page announces {count.number} {count.noun} and lists {listed}.",
    )
