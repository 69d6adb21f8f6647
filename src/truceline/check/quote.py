"""One utterance in two wordings, or one wording with two speakers."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import SequenceMatcher
from itertools import combinations

from truceline.check.days import day_of, iso_day
from truceline.check.rule import Rule, conflict, on_page
from truceline.lexicon.check_cues import CheckCues
from truceline.lexicon.lexicon import Lexicon
from truceline.link.clauses import in_quotation, sentence_span
from truceline.model.actor import Mention
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict, ConflictClass, Severity
from truceline.model.spans import Span

QUOTED = re.compile(r"“([^“”\n]{3,400})”|\"([^\"\n]{3,400})\"")
LINE = re.compile(r"[^\n]{1,4000}")
WORD = re.compile(r"\w{1,40}")
EDITED = re.compile(r"\.\.\.|…|[\[\]()]")
MOST_QUOTES = 300
"""Quotations of one set of pages that are compared; one speaker seldom has a dozen."""
FRAMES = ("threats", "warnings", "promises")
FRAME_REACH = 60
"""Code points from the verb of a frame to the quotation."""
FRAMED_WORDS = range(2, 6)
LEAST_WORDS = 6
LEAST_RUN = 6
LEAST_OWN_RUN = 10
"""Words that two speakers must share where they speak of themselves: "we are ready for talks" is anybody's."""
APART = 3
"""Days between two pages that can still report one utterance."""
NEAR = 300
"""Code points before a quotation in which its "he" or "she" must be named, and nobody else."""
MOST_ALIKE = 12
"""Quotations with one run of words that are compared with each other."""
MOST_OF_ONE = 60
"""Quotations of one speaker that are compared with each other."""
SAME_PARAGRAPH = 300
"""Code points within which two quotations of a page are two sentences of one speech."""


@dataclass(frozen=True, slots=True)
class _Quote:
    """Words between quotation marks, with who says them and, for a framed phrase, by which frame."""

    article: CodedArticle
    span: Span
    sentence: Span
    words: tuple[str, ...]
    speaker: str
    name: str
    named: bool
    frame: str
    about: frozenset[str]
    day: date | None

    @property
    def shown(self) -> str:
        return self.span.of(self.article.text).strip(" ,.")


def find_quote_conflicts(articles: Sequence[CodedArticle], lexicon: Lexicon) -> Iterator[Conflict]:
    """One utterance quoted in two wordings, or one wording quoted from two people.

    Compares what pages put between quotation marks: phrases that one person threatens, warns or promises with, towards
    the same party and on a condition, where one or two words differ; sentences of one person that agree but for a word
    or two in the middle; and runs of six words or more that two pages give to two named people.

    Silent for trimmed quotations, paraphrase, brackets and ellipses, translations named as such, spellings and
    contractions, names, different days, statements that echo or repeat another, where only the end differs, and for two
    speakers where one is "he" or "she" among several names.

    Fires: "Lume threatened Peru with “very stiff penalties” if it broke the truce." (one page) "Lume threatened Peru
    with “very harsh penalties” if it broke the truce." (another page)
    Silent: "Lume threatened Peru with “stiff penalties” if it broke the truce." (a part of the first)
    """
    cues = lexicon.quote_cues
    quotes = [q for a in articles for q in _quotes(a, cues)][:MOST_QUOTES]
    yield from _framed(quotes, cues)
    yield from _reworded(quotes, cues)
    yield from _two_speakers(quotes, cues)


RULE = Rule("quote", "quote", find_quote_conflicts)


def _quotes(article: CodedArticle, cues: CheckCues) -> Iterator[_Quote]:
    for line in LINE.finditer(article.text):
        if line.group().count('"') % 2:
            continue
        for match in QUOTED.finditer(article.text, *line.span()):
            span = Span(*match.span(match.lastindex or 0))
            sentence = sentence_span(article, match.start())
            words = span.of(article.text)
            around = article.text[sentence.start : match.start()] + " " + article.text[match.end() : sentence.end]
            if not EDITED.search(words) and not cues.has("other_wording", around):
                yield from _said(article, span, sentence, cues)


def _said(article: CodedArticle, span: Span, sentence: Span, cues: CheckCues) -> Iterator[_Quote]:
    frame, speaker = _frame(article, span, sentence, cues)
    speaker = speaker or _as_put(article, span, sentence, cues)
    named = speaker is not None
    if speaker is None:
        speaker, named = _source(article, span)
    if speaker is None:
        return
    around = Span(sentence.start, max(sentence.end, span.end))
    days = {d for t in article.annotated.times_in(around) if (d := day_of(t)) and not t.span.overlaps(span)}
    yield _Quote(
        article=article,
        span=span,
        sentence=around,
        words=_plain(span.of(article.text)),
        speaker=speaker,
        name=next((a.name for a in article.annotated.actors if a.id == speaker), speaker),
        named=named,
        frame=frame,
        about=frozenset(m.of for m in article.annotated.named_in(around)) - {speaker},
        day=days.pop() if len(days) == 1 else None,
    )


def _frame(article: CodedArticle, span: Span, sentence: Span, cues: CheckCues) -> tuple[str, str | None]:
    """The verb that frames a short quotation ("threatened … with"), and the person named before it."""
    text = article.text
    for frame in FRAMES:
        verbs = list(cues.find(frame, text, max(sentence.start, span.start - FRAME_REACH), span.start))
        if len(verbs) == 1:
            named = _people(article, Span(sentence.start, verbs[0].start()))
            if named and text[named[-1].span.end : verbs[0].start()].count(" ") <= 2:
                return frame, named[-1].of
    return "", None


def _people(article: CodedArticle, where: Span) -> list[Mention]:
    people = {a.id for a in article.annotated.actors if a.kind == "person"}
    return [m for m in article.annotated.mentions_in(where) if m.of in people and m.form == "name"]


def _source(article: CodedArticle, span: Span) -> tuple[str | None, bool]:
    """The person to whom the article attributes a quotation, and whether the words name her rather than say "she"."""
    people = {a.id for a in article.annotated.actors if a.kind == "person"}
    for q in article.annotated.quotations:
        said = q.attribution
        if said.direct and said.source in people and any(c.overlaps(span) for c in said.content_spans):
            where = said.source_span
            named = where is not None and any(m.of == said.source for m in _people(article, where))
            return said.source, named or _only_person(article, span, said.source)
    return None, False


def _only_person(article: CodedArticle, span: Span, person: str) -> bool:
    """Whether the paragraph names nobody else before the quotation, in its own voice."""
    start = article.text.rfind("\n", max(0, span.start - NEAR), span.start) + 1
    named = _people(article, Span(max(start, span.start - NEAR), span.start))
    return {m.of for m in named if not in_quotation(article, m.span)} == {person}


def _as_put(article: CodedArticle, span: Span, sentence: Span, cues: CheckCues) -> str | None:
    """The one person of "…, as the spokesman, X, put it"."""
    after = article.text[span.end + 1 : sentence.end]
    if not after.lstrip(" ,").startswith("as ") or not cues.has("put_it", after):
        return None
    named = _people(article, Span(span.end, sentence.end))
    return named[0].of if len({m.of for m in named}) == 1 else None


def _plain(words: str) -> tuple[str, ...]:
    """The words of a quotation in one spelling: small letters, contractions undone."""
    text = words.lower().replace("’", "'").replace("can't", "can not").replace("won't", "will not")
    text = text.replace("cannot", "can not").replace("n't", " not").replace("'re", " are").replace("'ll", " will")
    text = text.replace("'ve", " have").replace("'m", " am").replace("'s", "")
    return tuple(WORD.findall(text))


def _framed(quotes: Sequence[_Quote], cues: CheckCues) -> Iterator[Conflict]:
    """Short phrases in one frame: each rarer wording against the one that most pages have."""
    together: defaultdict[tuple[str, str, str], list[_Quote]] = defaultdict(list)
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


def _one_phrase(one: _Quote, other: _Quote, cues: CheckCues) -> bool:
    if len(one.words) != len(other.words) or not one.about & other.about or not _one_time(one, other, 2 * APART):
        return False
    pairs = [(a, b) for a, b in zip(one.words, other.words, strict=True) if a != b]
    return 1 <= len(pairs) <= 2 and _told_apart(pairs[-1], cues)


def _told_apart(pair: tuple[str, str], cues: CheckCues) -> bool:
    """Whether two words are different words of content, and not two spellings of one."""
    light = cues.phrases["function_words"]
    return not any(w in light or w.isdigit() for w in pair) and SequenceMatcher(None, *pair).ratio() < 0.7


def _one_time(one: _Quote, other: _Quote, apart: int) -> bool:
    """Whether two quotations can be of one day: no two days given, and pages of about the same date."""
    if one.day and other.day:
        return one.day == other.day
    first, second = (iso_day(q.article.article.published) for q in (one, other))
    return first is None or second is None or abs((first - second).days) <= apart


def _reworded(quotes: Sequence[_Quote], cues: CheckCues) -> Iterator[Conflict]:
    """Sentences of one person that agree but for a word or two in the middle."""
    by_speaker: defaultdict[str, list[_Quote]] = defaultdict(list)
    for q in quotes:
        if len(q.words) >= LEAST_WORDS:
            by_speaker[q.speaker].append(q)
    seen: set[tuple[str, ...]] = set()
    for group in by_speaker.values():
        for one, other in combinations(group[:MOST_OF_ONE], 2):
            if other.words not in seen and _one_place(one, other) and _is_reworded(one.words, other.words, cues):
                seen.add(other.words)
                yield _drift(one, other)


def _one_place(one: _Quote, other: _Quote) -> bool:
    near = one.article.id == other.article.id and abs(one.span.start - other.span.start) < SAME_PARAGRAPH
    return not near and _one_time(one, other, APART)


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


def _two_speakers(quotes: Sequence[_Quote], cues: CheckCues) -> Iterator[Conflict]:
    """One wording from two people; each pair of people once."""
    seen: set[frozenset[str]] = set()
    long = [q for q in quotes if q.named and len(q.words) >= LEAST_RUN]
    for one, other in _sharing(long):
        pair = frozenset((one.speaker, other.speaker))
        if len(pair) < 2 or pair in seen or one.article.id == other.article.id or not _one_time(one, other, 14):
            continue
        run = _shared_run(one.words, other.words, cues)
        if one.speaker in other.about or other.speaker in one.about or _namesakes(one, other) or not run:
            continue
        seen.add(pair)
        explanation = f"The same words are quoted from {one.name} in one place and from {other.name} in another."
        one, other = _from_run(one, run), _from_run(other, run)
        yield _conflict(one, other, "contradiction", "medium", (one.name, other.name), explanation)


def _namesakes(one: _Quote, other: _Quote) -> bool:
    """Whether two names end alike, so that they may be one person's, read in two ways."""
    return one.name.split()[-1:] == other.name.split()[-1:]


def _from_run(q: _Quote, run: tuple[str, ...]) -> _Quote:
    """The quotation from the sentence on in which the shared words stand."""
    words = re.compile(r"\W{1,3}".join(run[:3]), re.IGNORECASE)
    found = words.search(q.article.text, q.span.start, q.span.end)
    start = sentence_span(q.article, found.start()).start if found else q.span.start
    return replace(q, span=Span(max(start, q.span.start), q.span.end))


def _sharing(quotes: list[_Quote]) -> Iterator[tuple[_Quote, _Quote]]:
    """The pairs of quotations that have a run of words in common, in order."""
    by_run: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, q in enumerate(quotes):
        for run in {q.words[n : n + LEAST_RUN] for n in range(len(q.words) - LEAST_RUN + 1)}:
            by_run[run].append(number)
    pairs = {pair for alike in by_run.values() for pair in combinations(alike[:MOST_ALIKE], 2)}
    for first, second in sorted(pairs):
        yield quotes[first], quotes[second]


def _shared_run(one: tuple[str, ...], other: tuple[str, ...], cues: CheckCues) -> tuple[str, ...]:
    """The longest run of words of two quotations, if two people would hardly both have said it; else nothing."""
    start, _, size = SequenceMatcher(None, one, other, autojunk=False).find_longest_match()
    run = one[start : start + size]
    phrases = cues.phrases
    content = [w for w in run if w not in phrases["function_words"]]
    least = LEAST_OWN_RUN if set(run) & set(phrases["first_person"]) else LEAST_RUN
    told = size >= least and len(content) >= 2 and set(run) & set(phrases["finite"])
    return run if told else ()


def _drift(one: _Quote, other: _Quote) -> Conflict:
    changes = SequenceMatcher(None, one.words, other.words, autojunk=False).get_opcodes()
    differ = [(one.words[a:b], other.words[c:d]) for tag, a, b, c, d in changes if tag == "replace"]
    told = "; ".join(f"“{' '.join(a)}” against “{' '.join(b)}”" for a, b in differ)
    return _conflict(
        one,
        other,
        "quote_drift",
        "low",
        (one.shown, other.shown),
        f"One utterance of {one.name} is quoted in two wordings: {told}. At most one can be verbatim.",
    )


def _conflict(
    one: _Quote, other: _Quote, class_: ConflictClass, severity: Severity, values: tuple[str, str], explanation: str
) -> Conflict:
    within = one.article.id == other.article.id
    return conflict(
        RULE.name,
        RULE.kind,
        class_,
        "within_page" if within else "between_pages",
        severity,
        (on_page(one.article, one.span, values[0]), on_page(other.article, other.span, values[1])),
        explanation,
    )
