"""One utterance in two wordings."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from truceline.check.case import Case
from truceline.check.compare import pairs_sharing
from truceline.check.quotes import QUOTES, Quote, one_time
from truceline.check.rule import Rule, on_page
from truceline.lexicon.check_cues import CheckCues
from truceline.model.conflict import Conflict

FRAMED_WORDS = range(2, 6)
LEAST_WORDS = 6
LEAST_TURNED = 3
NEGATIONS = frozenset({"not", "never", "no", "do", "does", "did"})
MOSTLY = 0.6
"""Part of the words that two wordings of one utterance have in common, in their order."""
LEAST_CONTENT = 2
"""Words of content that two wordings of one utterance share."""
MOST_CHANGES, LONGEST_CHANGE = 2, 4
LEAST_FRAME = 10
"""Code points round a quotation by which two sentences are copies."""
MOST_CONTENT = 8
"""Words of content by which a quotation is looked up."""
APART = 3
"""Days between two pages that can still report one utterance."""
MOST_OF_ONE = 60
"""Quotations of one speaker that are compared with each other."""
SAME_PARAGRAPH = 300
"""Code points within which two quotations of a page are two sentences of one speech."""


def find_quote_conflicts(case: Case) -> Iterator[Conflict]:
    """One utterance quoted in two wordings.

    Compares what pages put between quotation marks, double or single, and the turns of transcripts: phrases that one
    person threatens, warns or promises with, towards the same party and on a condition, where one or two words differ;
    sentences of one person that agree but for what turns their sense (a "not" or "nobody", a number, "before" for
    "after", two words exchanged) or for a word or two in the middle; and in one page what it points back at ("this
    remark of hers, “…”").

    Silent for trimmed quotations, paraphrase, brackets and ellipses, translations named as such, spellings and
    contractions, names, different days, statements that echo or repeat another, two sentences of one speech, and where
    the ends differ in more.

    Fires: "Lume threatened Peru with “very stiff penalties” if it broke the truce." (one page) "Lume threatened Peru
    with “very harsh penalties” if it broke the truce." (another page)
    Silent: "Lume threatened Peru with “stiff penalties” if it broke the truce." (a part of the first)
    """
    cues = case.lexicon.quote_cues
    yield from _framed(case.quotes, cues)
    yield from _changed(case.quotes, cues, case.lexicon.number_words.values)


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


def _changed(quotes: Sequence[Quote], cues: CheckCues, numbers: Mapping[str, int]) -> Iterator[Conflict]:
    """Sentences of one person that agree but for words that change what is said; each wording against one other."""
    seen: set[tuple[str, tuple[str, ...]]] = set()
    for one, other in _alike(quotes, cues):
        key = (other.key or one.key, other.words)
        if key in seen or not _may_be_one(one, other) or _are_copies(one, other, numbers):
            continue
        senses = _turns_the_sense(one.words, other.words, cues, numbers)
        if senses or _is_reworded(one.words, other.words, cues) or _differs_at_the_end(one, other, cues):
            seen.add(key)
            yield _drift(one, other)


def _alike(quotes: Sequence[Quote], cues: CheckCues) -> Iterator[tuple[Quote, Quote]]:
    """The pairs of quotations in other words that share two words of content, in order; for what points back one."""
    light = cues.words("function_words")

    def keys(q: Quote) -> Iterator[tuple[str, ...]]:
        yield from combinations(sorted({w for w in q.words if w not in light})[:MOST_CONTENT], 2)
        yield tuple(w for w in q.words if w not in NEGATIONS)

    return ((a, b) for a, b in pairs_sharing(quotes, keys, MOST_OF_ONE) if a.words != b.words)


def _are_copies(one: Quote, other: Quote, numbers: Mapping[str, int]) -> bool:
    """Whether two pages have all words but a number in common, round the quotation too: the rule on copies tells it."""
    frames = [
        q.article.text[q.sentence.start : q.span.start] + q.article.text[q.span.end : q.sentence.end]
        for q in (one, other)
    ]
    within, same = one.article.id == other.article.id, frames[0] == frames[1] and len(frames[0]) > LEAST_FRAME
    return (
        same and not within and _are_two_numbers({*one.words} - {*other.words}, {*other.words} - {*one.words}, numbers)
    )


def _may_be_one(one: Quote, other: Quote) -> bool:
    """Whether two quotations can be of one utterance: one speaker and time, and not two sentences of one speech."""
    within = one.article.id == other.article.id
    if other.retold and within and not one.retold:
        return not other.key or other.key == one.key
    same = one.speaker == other.speaker if one.described or other.described else one.key == other.key
    return bool(one.speaker and same) and _one_place(one, other)


def _turns_the_sense(one: tuple[str, ...], other: tuple[str, ...], cues: CheckCues, numbers: Mapping[str, int]) -> bool:
    """Whether two runs of words differ in their sense alone: two words exchanged, another number, a "not", "nobody"."""
    if _are_exchanged(one, other, cues) or _is_denial(one, other):
        return True
    changes = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    kept = sum(b - a for tag, a, b, _, _ in changes if tag == "equal")
    differing = [(n, one[a:b], other[c:d]) for n, (tag, a, b, c, d) in enumerate(changes) if tag != "equal"]
    light = cues.words("function_words", "sense")
    content = {w for tag, a, b, _, _ in changes if tag == "equal" for w in one[a:b]} - light
    if (
        len(content) < LEAST_CONTENT
        or kept < max(LEAST_TURNED, MOSTLY * max(len(one), len(other)))
        or len(differing) > MOST_CHANGES
    ):
        return False
    inner = [(a, b) for n, a, b in differing if (a and b) or 0 < n < len(changes) - 1]
    if len(inner) < len(differing) or any(max(len(a), len(b)) > LONGEST_CHANGE for a, b in inner):
        return False
    sense = cues.words("sense")
    said = [({*a} - {*b}, {*b} - {*a}) for a, b in inner]
    return any(_are_two_numbers(a, b, numbers) or bool((a | b) & sense) for a, b in said if a or b)


def _is_denial(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two runs agree in every word but a "not"."""
    plain, again = (tuple(w for w in words if w not in NEGATIONS) for words in (one, other))
    return plain == again and len(plain) >= LEAST_TURNED and len(one) != len(other)


def _are_two_numbers(one: set[str], other: set[str], numbers: Mapping[str, int]) -> bool:
    values = [{numbers.get(w, int(w) if w.isdecimal() else None) for w in words} for words in (one, other)]
    return all(len(v) == 1 and None not in v for v in values) and values[0] != values[1]


def _are_exchanged(one: tuple[str, ...], other: tuple[str, ...], cues: CheckCues) -> bool:
    """Whether two words of content have changed places, and all else stands where it stood."""
    if len(one) != len(other) or len(one) < LEAST_TURNED:
        return False
    apart = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return len(apart) == 2 and apart[0] == apart[1][::-1] and not {*apart[0]} & cues.words("function_words")


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
    told = "; ".join(_told_otherwise(" ".join(a), " ".join(b)) for a, b in differ)
    return RULE.conflict(
        "low",
        (on_page(one.article, one.span, one.shown), on_page(other.article, other.span, other.shown)),
        f"One utterance of {one.name} is quoted in two wordings: {told}. At most one can be verbatim.",
        class_="quote_drift",
    )


def _told_otherwise(words: str, others: str) -> str:
    """How two wordings differ: "“three” against “thirty”", "“not” in one alone"."""
    return f"“{words}” against “{others}”" if words and others else f"“{words or others}” in one alone"
