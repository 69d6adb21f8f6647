"""Quotations on their way to the record, and the quoted speech that goes with them or stands beside a cue."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import attrgetter

from truceline.annotate.quotations.marks import Quoted, quoted_at, quoted_near
from truceline.annotate.quotations.phrases import SUBJECTS, is_passive, noun_phrase
from truceline.lexicon.reporting import ReportingCues
from truceline.model.coded import AnnotatedArticle
from truceline.model.parse import Parse, Sentence, Token, span_of
from truceline.model.spans import Span
from truceline.model.statement import AttributionRole

# Quoted words that are fewer than this are a word or a name in marks, not an utterance, unless they end like one.
UTTERANCE = 4
SPOKEN_ENDS = ",.!?…"
# Titles leave words of up to this many letters small.
SHORT_WORD = 4
# What stands before quoted words that are an utterance of their own.
BREAKS = ".,:;—–-!?…”\"'’"


@dataclass(frozen=True, slots=True)
class Draft:
    """A quotation before it has ids and actors.

    `sentence` is where its cue stands; `clause`: its content is a clause or sentence; `speech`: its cue tells of words.
    """

    source: Span | None
    cue: Span | None
    contents: tuple[Span, ...]
    role: AttributionRole
    sentence: Sentence
    clause: bool
    speech: bool


def merged(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans in text order, those that touch or overlap made one."""
    done: list[Span] = []
    for s in sorted(s for s in spans if s.end > s.start):
        if done and (s.start <= done[-1].end or not text[done[-1].end : s.start].strip()):
            done[-1] = Span(done[-1].start, max(done[-1].end, s.end))
        else:
            done.append(s)
    return tuple(done)


def attach_quoted(
    article: AnnotatedArticle,
    parses: Sequence[Parse | None],
    cues: ReportingCues,
    quoted: tuple[Quoted, ...],
    drafts: list[Draft],
) -> list[Draft]:
    """Give quoted speech that no clause holds to a cue beside it, or to the quotation that it goes on."""
    last: int | None = None
    by_sentence: defaultdict[int, list[int]] = defaultdict(list)
    for k, d in enumerate(drafts):
        by_sentence[d.sentence.index].append(k)
    for i, q in enumerate(quoted):
        holder = next((k for k in _nearby(by_sentence, q, article) if _holds(drafts[k], q)), None)
        if holder is not None:
            last = holder
            continue
        own = None
        if is_utterance(article.text, q):
            own = _cue_beside(article, parses, cues, quoted, q) or _led_by_colon(article, parses, quoted, q)
            if own is None and not _follows(article, quoted, i):
                own = led_by_sentence(article, parses, cues, quoted, q)
        if own is not None:
            same = next((k for k in by_sentence[own.sentence.index] if drafts[k].cue == own.cue), None)
            if same is not None:
                own = replace(drafts[same], contents=merged(article.text, [*drafts[same].contents, q.span]))
                drafts[same], last = own, same
                continue
            last = len(drafts)
            drafts.append(own)
            by_sentence[own.sentence.index].append(last)
        elif last is not None and i and _goes_on(article, quoted[i - 1], q, drafts[last]):
            d = drafts[last]
            drafts[last] = replace(d, contents=merged(article.text, [*d.contents, q.span]))
        else:
            told = _told_before(article, by_sentence, q, drafts)
            if told is not None:
                d = drafts[told]
                drafts[told] = replace(d, contents=merged(article.text, [*d.contents, q.span]))
                last = told
    return _led_on(article, quoted, drafts)


def _led_on(article: AnnotatedArticle, quoted: tuple[Quoted, ...], drafts: list[Draft]) -> list[Draft]:
    """Give speech that is not closed in its paragraph to the quotation that the next paragraph goes on with."""
    for q, following in reversed(tuple(pairwise(quoted))):
        if q.closed or any(c.overlaps(q.inner) for d in drafts for c in d.contents):
            continue
        held = next((k for k, d in enumerate(drafts) if any(c.contains(following.inner) for c in d.contents)), None)
        if held is not None:
            drafts[held] = replace(drafts[held], contents=merged(article.text, [q.span, *drafts[held].contents]))
    return drafts


def _follows(article: AnnotatedArticle, quoted: tuple[Quoted, ...], i: int) -> bool:
    """Whether a run stands right behind another."""
    return i > 0 and not article.text[quoted[i - 1].span.end : quoted[i].span.start].strip(" \n\t\r,.;—–-\xa0")


def is_utterance(text: str, q: Quoted) -> bool:
    """Whether quoted words are speech: long enough or ending like it, and no title or name."""
    words = q.inner.of(text).split()
    if len(words) < UTTERANCE and (not words or words[-1][-1] not in SPOKEN_ENDS):
        return False
    return not _is_title(words)


def _is_title(words: Sequence[str]) -> bool:
    """Whether words are written as a title: all but the short ones with a capital."""
    long = [w for w in words if len(w) > SHORT_WORD]
    return len(long) > 1 and not any(w[0].islower() for w in long)


def _nearby(by_sentence: Mapping[int, list[int]], q: Quoted, article: AnnotatedArticle) -> list[int]:
    """The drafts whose cue stands in a sentence of a quoted run or beside it."""
    first, last = _sentence_index(article, q.span.start), _sentence_index(article, q.span.end - 1)
    return sorted(k for i in range(first - 1, last + 2) for k in by_sentence.get(i, ()))


def _sentence_index(article: AnnotatedArticle, offset: int) -> int:
    return max(0, bisect_right(article.sentences, offset, key=attrgetter("span.start")) - 1)


def _holds(draft: Draft, q: Quoted) -> bool:
    """Whether a quotation whose cue is outside a quoted run covers the run."""
    outside = draft.cue is None or not q.span.contains(draft.cue)
    return outside and any(s.contains(q.inner) for s in draft.contents)


def _goes_on(article: AnnotatedArticle, before: Quoted, q: Quoted, draft: Draft) -> bool:
    """Whether a run is further speech of the quotation before it: the text between is only its source and cue."""
    if not any(s.overlaps(before.span) for s in draft.contents) or _is_title(q.inner.of(article.text).split()):
        return False
    between = Span(before.span.end, q.span.start).of(article.text)
    if not between.strip(" \n\t\r,.;—–-\xa0"):
        return True
    if draft.cue is None or "\n" in between.strip("\n ") or between.rstrip()[-1:] not in BREAKS:
        return False
    return before.span.end <= draft.cue.start < q.span.start and draft.sentence.span.end >= q.span.start - 3


def _told_before(
    article: AnnotatedArticle, by_sentence: Mapping[int, list[int]], q: Quoted, drafts: Sequence[Draft]
) -> int | None:
    """The quotation that a whole quoted sentence without a cue goes on: speech told in the sentence before it."""
    first = _sentence_index(article, q.span.start)
    sentence, end = article.sentences[first], _sentence_index(article, q.span.end - 1)
    whole = q.span.start <= sentence.span.start + 1 and q.span.end >= article.sentences[end].span.end - 1
    if not first or not whole:
        return None
    speaking = [k for k in by_sentence.get(first - 1, ()) if drafts[k].clause and drafts[k].speech]
    return max(speaking, key=lambda k: drafts[k].contents[-1].end, default=None)


def _cue_beside(
    article: AnnotatedArticle,
    parses: Sequence[Parse | None],
    cues: ReportingCues,
    quoted: tuple[Quoted, ...],
    q: Quoted,
) -> Draft | None:
    """A quotation made of a run and a cue in the sentence where it ends or begins."""
    for offset in (q.span.end - 1, q.span.start):
        sentence = article.sentences[_sentence_index(article, offset)]
        parse = parses[sentence.index]
        if parse is None:
            continue
        spoken = len(q.span.of(article.text).split()) >= UTTERANCE
        telling = cues.clause | cues.beside if spoken else cues.clause
        verbs = [t for t in parse.tokens if t.pos == "VERB" and t.lemma in telling and _is_beside(t, q, quoted)]
        verbs.sort(key=lambda t: min(abs(t.start - q.span.end), abs(q.span.start - t.end)))
        for verb in verbs:
            source = _beside_source(parse, verb, quoted)
            if source is not None:
                return Draft(source, Span(verb.start, verb.end), (q.span,), "says", sentence, True, True)
    return None


def _is_beside(verb: Token, q: Quoted, quoted: tuple[Quoted, ...]) -> bool:
    """Whether nothing else that is quoted stands between a verb and a run, nor the verb in it."""
    between = Span(q.span.end, verb.end) if verb.start >= q.span.end else Span(verb.start, q.span.start)
    return between.end > between.start and not quoted_near(quoted, between)


def _beside_source(parse: Parse, verb: Token, quoted: tuple[Quoted, ...]) -> Span | None:
    """Who speaks by a cue beside quoted words: the verb's subject, or a noun right behind it."""
    subjects = reversed(parse.children(verb, *SUBJECTS))
    near = parse.tokens[verb.index + 1 : verb.index + 7]
    behind = (t for t in near if t.pos in ("PROPN", "NOUN", "PRON") and t.dep in ("dobj", "npadvmod"))
    for noun in (*subjects, *behind):
        if quoted_at(quoted, noun.start) is None:
            words = tuple(t for t in noun_phrase(parse, noun) if quoted_at(quoted, t.start) is None)
            if words:
                return span_of(words)
    return None


def _led_by_colon(
    article: AnnotatedArticle, parses: Sequence[Parse | None], quoted: tuple[Quoted, ...], q: Quoted
) -> Draft | None:
    """A quotation that a colon leads up to, without a word of speaking: "The envoy was blunt: “We are done.”"."""
    colon = q.span.start - 1
    while colon > q.span.start - 4 and article.text[colon : colon + 1].isspace():
        colon -= 1
    if article.text[colon : colon + 1] != ":":
        return None
    sentence = article.sentences[_sentence_index(article, colon)]
    parse = parses[sentence.index]
    before = [t for t in parse.tokens if t.start < colon] if parse else []
    subject = next((t for t in before if t.dep == "nsubj" and parse and parse.head(t).start < colon), None)
    if parse is None or subject is None or quoted_at(quoted, subject.start) is not None:
        return None
    source = span_of(noun_phrase(parse, subject))
    return Draft(source, Span(colon, colon + 1), (q.span,), "says", sentence, True, True)


def led_by_sentence(
    article: AnnotatedArticle,
    parses: Sequence[Parse | None],
    cues: ReportingCues,
    quoted: tuple[Quoted, ...],
    q: Quoted,
) -> Draft | None:
    """A quotation of whole sentences to which the sentence before leads up: "The envoy was blunt. “We are done.”"."""
    first = _sentence_index(article, q.span.start)
    before = parses[first - 1] if first and q.span.start <= article.sentences[first].span.start + 1 else None
    end = article.sentences[_sentence_index(article, q.span.end - 1)].span.end
    if before is None or q.span.end < end - 1 or quoted_near(quoted, article.sentences[first - 1].span):
        return None
    root = next((t for t in before.tokens if t.dep == "ROOT"), None)
    cue = _leading_word(before, root, cues) if root is not None else None
    subject = before.child(root, "nsubj") if root is not None else None
    if cue is None or subject is None or subject.pos not in ("NOUN", "PROPN", "PRON"):
        return None
    words = span_of(noun_phrase(before, subject))
    return Draft(words, Span(cue.start, cue.end), (q.span,), "says", article.sentences[first - 1], True, True)


def _leading_word(parse: Parse, root: Token, cues: ReportingCues) -> Token | None:
    """The word of a sentence that lets words in quotation marks follow: *responded*, was *blunt*, had a *message*."""
    if root.tag not in ("VBD", "VBZ", "VBP") or is_passive(parse, root) or parse.child(root, "neg") is not None:
        return None
    if root.lemma in cues.leads_up.verbs:
        return root
    if root.lemma == "be":
        return next((a for a in parse.children(root, "acomp") if a.lemma in cues.leads_up.adjectives), None)
    return next((o for o in parse.children(root, "dobj") if o.lemma in cues.leads_up.nouns), None)


def carry_on(
    article: AnnotatedArticle, parses: Sequence[Parse | None], cues: ReportingCues, drafts: list[Draft]
) -> list[Draft]:
    """Let what was told go on over a sentence in "would" that opens as a further point of it.

    "According to the paper, the plan would free ten men. *Additionally, both armies would pull back.*"
    """
    last = {d.sentence.index: k for k, d in enumerate(drafts) if d.clause and d.speech and d.source is not None}
    for sentence, parse in zip(article.sentences, parses, strict=True):
        told = last.get(sentence.index - 1)
        root = _root_in_would(parse, cues) if parse is not None and told is not None else None
        if parse is None or told is None or root is None or any(_tells(d, root) for d in drafts):
            continue
        d = drafts[told]
        if "\n" in article.text[d.contents[-1].end : sentence.span.start]:
            continue
        end = sentence.span.start + len(sentence.span.of(article.text).rstrip(" ."))
        span = Span(parse.tokens[0].start, end)
        drafts[told] = replace(d, contents=merged(article.text, [*d.contents, span]))
        last[sentence.index] = told
    return drafts


def _root_in_would(parse: Parse, cues: ReportingCues) -> Token | None:
    """The main verb in "would" of a sentence that opens with a word that adds a point."""
    if parse.tokens[0].text.lower() not in cues.carried:
        return None
    root = next((t for t in parse.tokens if t.dep == "ROOT"), None)
    return root if root and any(t.text.lower() == "would" for t in parse.children(root, "aux")) else None


def _tells(draft: Draft, word: Token) -> bool:
    """Whether a word is told in a quotation, or is its cue."""
    cue = draft.cue is not None and draft.cue.start <= word.start < draft.cue.end
    return cue or any(c.start <= word.start < c.end for c in draft.contents)
