"""One utterance in two wordings."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from truceline.check.case import Case
from truceline.check.quotes import QUOTES, Quote, one_time
from truceline.check.rule import Rule, conflict, on_page
from truceline.lexicon.check_cues import CheckCues
from truceline.model.conflict import Conflict

FRAMED_WORDS = range(2, 6)
LEAST_WORDS = 6
LEAST_TURNED = 3
NEGATIONS = frozenset({"not", "never", "no", "do", "does", "did"})
APART = 3
"""Days between two pages that can still report one utterance."""
MOST_OF_ONE = 60
"""Quotations of one speaker that are compared with each other."""
SAME_PARAGRAPH = 300
"""Code points within which two quotations of a page are two sentences of one speech."""


def find_quote_conflicts(case: Case) -> Iterator[Conflict]:
    """One utterance quoted in two wordings.

    Compares what pages put between quotation marks: phrases that one person threatens, warns or promises with, towards
    the same party and on a condition, where one or two words differ; sentences of one person that agree but for a
    word or two in the middle; and those that agree in every word but a "not".

    Silent for trimmed quotations, paraphrase, brackets and ellipses, translations named as such, spellings and
    contractions, names, different days, statements that echo or repeat another, and where the ends differ in more.

    Fires: "Lume threatened Peru with “very stiff penalties” if it broke the truce." (one page) "Lume threatened Peru
    with “very harsh penalties” if it broke the truce." (another page)
    Silent: "Lume threatened Peru with “stiff penalties” if it broke the truce." (a part of the first)
    """
    cues = case.lexicon.quote_cues
    yield from _framed(case.quotes, cues)
    yield from _reworded(case.quotes, cues)
    yield from _turned(case.quotes)


RULE = Rule("quote", "quote", find_quote_conflicts, reads=(QUOTES,))


def _framed(quotes: Sequence[Quote], cues: CheckCues) -> Iterator[Conflict]:
    """Short phrases in one frame: each rarer wording against the one that most pages have."""
    together: defaultdict[tuple[str, str, str], list[Quote]] = defaultdict(list)
    for q in quotes:
        text = q.article.text
        if q.frame and len(q.words) in FRAMED_WORDS and cues.has("condition", text[q.span.end : q.sentence.end]):
            together[q.speaker, q.frame, q.words[-1]].append(q)
    for group in together.values():
        count = Counter(q.words for q in group)
        usual = max(group, key=lambda q: count[q.words])
        seen = {usual.words}
        for other in group:
            if other.words not in seen and _one_phrase(usual, other, cues):
                seen.add(other.words)
                yield _drift(usual, other)


def _one_phrase(one: Quote, other: Quote, cues: CheckCues) -> bool:
    if len(one.words) != len(other.words) or not one.about & other.about or not one_time(one, other, 2 * APART):
        return False
    pairs = [(a, b) for a, b in zip(one.words, other.words, strict=True) if a != b]
    return 1 <= len(pairs) <= 2 and _told_apart(pairs[-1], cues)


def _told_apart(pair: tuple[str, str], cues: CheckCues) -> bool:
    """Whether two words are different words of content, and not two spellings of one."""
    light = cues.phrases["function_words"]
    return not any(w in light or w.isdigit() for w in pair) and SequenceMatcher(None, *pair).ratio() < 0.7


def _reworded(quotes: Sequence[Quote], cues: CheckCues) -> Iterator[Conflict]:
    """Sentences of one person that agree but for a word or two in the middle."""
    by_speaker: defaultdict[str, list[Quote]] = defaultdict(list)
    for q in quotes:
        if len(q.words) >= LEAST_WORDS:
            by_speaker[q.speaker].append(q)
    seen: set[tuple[str, ...]] = set()
    for group in by_speaker.values():
        for one, other in combinations(group[:MOST_OF_ONE], 2):
            if other.words in seen or not _one_place(one, other):
                continue
            if _is_reworded(one.words, other.words, cues) or _differs_at_the_end(one, other, cues):
                seen.add(other.words)
                yield _drift(one, other)


def _turned(quotes: Sequence[Quote]) -> Iterator[Conflict]:
    """Sentences of one person that agree in every word but a "not"."""
    by_words: defaultdict[tuple[str, ...], list[Quote]] = defaultdict(list)
    for q in quotes:
        by_words[q.speaker, *(w for w in q.words if w not in NEGATIONS)].append(q)
    for group in by_words.values():
        one = group[0]
        differs = (q for q in group[1:MOST_OF_ONE] if len(q.words) != len(one.words) and one_time(one, q, APART))
        if len(one.words) >= LEAST_TURNED and (other := next(differs, None)):
            yield _drift(one, other)


def _one_place(one: Quote, other: Quote) -> bool:
    near = one.article.id == other.article.id and abs(one.span.start - other.span.start) < SAME_PARAGRAPH
    return not near and one_time(one, other, APART)


def _is_reworded(one: tuple[str, ...], other: tuple[str, ...], cues: CheckCues) -> bool:
    """Whether words are changed between two runs that agree, and nearly all else is the same."""
    changes = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    kept = sum(b - a for tag, a, b, _, _ in changes if tag == "equal")
    inner = [c for n, c in enumerate(changes) if c[0] != "equal" and 0 < n < len(changes) - 1]
    outer = sum(max(b - a, d - c) for n, (tag, a, b, c, d) in enumerate(changes) if tag != "equal") - sum(
        max(b - a, d - c) for _, a, b, c, d in inner
    )
    if kept < 0.7 * max(len(one), len(other)) or kept < LEAST_WORDS - 1 or not 1 <= len(inner) <= 2 or outer > 2:
        return False
    if any(tag != "replace" or b - a > 2 or d - c > 2 for tag, a, b, c, d in inner):
        return False
    return any(_told_apart((one[b - 1], other[d - 1]), cues) for _, _, b, _, d in inner)


def _differs_at_the_end(one: Quote, other: Quote, cues: CheckCues) -> bool:
    """Whether somebody without a name is quoted with all the same words but the last, a word of content.

    Who has a name may have said both: orators end one beginning in several ways.
    """
    here, there = one.words, other.words
    described = one.speaker not in {a.id for a in one.article.annotated.actors}
    same = len(here) == len(there) and here[:-1] == there[:-1]
    return described and same and _told_apart((here[-1], there[-1]), cues)


def _drift(one: Quote, other: Quote) -> Conflict:
    changes = SequenceMatcher(None, one.words, other.words, autojunk=False).get_opcodes()
    differ = [(one.words[a:b], other.words[c:d]) for tag, a, b, c, d in changes if tag != "equal"]
    told = "; ".join(f"“{' '.join(a)}” against “{' '.join(b)}”" for a, b in differ)
    return conflict(
        RULE.name,
        RULE.kind,
        "quote_drift",
        "within_page" if one.article.id == other.article.id else "between_pages",
        "low",
        (on_page(one.article, one.span, one.shown), on_page(other.article, other.span, other.shown)),
        f"One utterance of {one.name} is quoted in two wordings: {told}. At most one can be verbatim.",
    )
