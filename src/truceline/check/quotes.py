"""What pages put between quotation marks, with who says it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import zip_longest

from truceline.annotate.quotations.marks import Quoted, find_quoted
from truceline.check.days import day_of, iso_day
from truceline.lexicon.check_cues import CheckCues
from truceline.link.clauses import in_quotation, line_span, sentence_span
from truceline.link.items import Kind
from truceline.model.actor import Mention
from truceline.model.coded import CodedArticle
from truceline.model.spans import Span
from truceline.model.statement import Attribution

QUOTED = range(3, 401)
"""Code points of the words between two marks that are compared."""
TURN = re.compile(
    r"^(?:[A-Z][\w.’'-]* ){0,4}(?P<who>[A-Z][A-Z’'-]{2,30})(?: \([^()\n]{1,60}\))?: (?P<said>[^\n]{3,4000})", re.M
)
"""A line of a transcript: who speaks, in capitals at its head, and what."""
LABELS = frozenset(
    {"warning", "note", "update", "correction", "exclusive", "watch", "read", "breaking", "photos", "video"}
)
"""What may stand in capitals before a colon, and is nobody."""
WORD = re.compile(r"\w{1,40}")
SAID_BY = re.compile(
    r" [a-z]{3,14}(?:ed|s|id) (?:an? |the |our |one )((?:[\w-]{2,20} ){0,3}[\w-]{2,20}?)"
    r"(?=[,.;]| (?:who|that|from|of|in|at|with|as)\b)"
)
DASHED = re.compile(r" ?(?:[–—]|--?) ?[A-Z]")
NESTED = re.compile(r": ?[‘'“]\w")
"""What begins the words of another in a quotation."""
INITIALS = re.compile(r"\b(?:[a-z]\.){2,4}")
EDITED = re.compile(r"\.\.\.|…|[\[\]()]")
DETERMINER = re.compile(r"^(?:an?|the|one|another|this|that|our|its|his|her|their) ", re.IGNORECASE)
HANGS_ON = re.compile(r",| (?:of|who|whom|that|which|with|from|in|at|on|for|to|close|speaking|near) ")
"""What begins the words that only hang on a noun."""
PLAIN = re.compile(r"[^\W\d_][\w’' -]{1,80}")
MOST_WORDS = 4
"""Words of a description of one speaker; a longer one is a clause read wrongly."""
PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "you", "who", "one", "that", "this", "another", "some"})
FRAMES = ("threats", "warnings", "promises")
FRAME_REACH = 60
"""Code points from the verb of a frame to the quotation."""
TITLED = re.compile(r",? ?(?:[^.;:“”\"\n]{0,60})", re.I)
SPOKE = re.compile(
    r"(?:,|, [^,;.“”\"\n]{3,60},)? (?:then |also |later |(?:likes|liked|loves|used|tends) to )?"
    r"(?:tell|say|told|wrote|put|spoke|swore|went|began|\w{2,12}(?:ed|id))\b"
)
SPOKEN_BY = re.compile(r",? ?(?:told|wrote|spoke|swore|\w{2,12}(?:ed|id|s)) (?:[\w’' -]{0,50})")
"""What may stand between a closing mark and the name of who speaks, and behind the name."""
SAID_THAT = re.compile(
    r"\s(?:(?:That|This|It) was|So said|So says|Thus|The speaker(?: was|:)|The words? (?:is|are) (?:those )?of)"
    r" (?:said |spoke )?(?:[A-Z][\w’'-]+ ){1,3}?(?P<last>[A-Z][\w’'-]+)(?=,|\.| (?:of|from|for|who|at|in)\b)"
)
"""A sentence behind a quotation that gives its speaker: "“…” That was Ada Lume of the ministry"."""
HEARER = re.compile(
    r"\b(?:on|about|over|of|with|to|against|for|at|told|tells|telling|asked|asks|warned|warns|urged|assured|reminded) "
    r"(?:(?:Mr|Mrs|Ms|Dr|President|Minister)\.? )?$",
    re.IGNORECASE,
)
HEARER_REACH = 24
RETOLD_REACH = 90
RETOLD_END = re.compile(
    r"(?: of (?:hers|his|theirs|[A-Z][\w’' -]{1,40}))?"
    r"(?: (?:at|to|in|on|over|from|about|before) (?:[\w’'-]+ ?){1,5})?(?: (?:was|were|is|are)(?: this| these)?)?[,:]? ?"
)
"""Words that may stand between the noun that points back with a quotation and its mark."""
OWN = re.compile(r"[’']s? (?:[\w-]{2,20} ){0,3}")
"""Between the name of whose something is said and its noun: "Lume’s parting words"."""
SPEAKS = re.compile(
    r"\b(?:said|says|told|wrote|writes|added|adds|warned|argued|insisted|declared|continued|went on|asked)\b"
)
"""Between two runs of one quoted sentence."""
NEAR_RUNS = 80
"""Code points between the two runs of one quoted sentence."""
NEAR = 300
"""Code points before a quotation in which its "he" or "she" must be named, and nobody else."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words between quotation marks, with who says them and, for a framed phrase, by which frame.

    `speaker` is an actor id, or the words of the page where it has none; then `described` says that they are no name.
    Who says it may be unknown (`speaker` is empty). `retold` says that the page points back with it to what was said
    before ("this remark of hers, “…”"). `end` is where the words end: behind who speaks, where that parts them.
    """

    article: CodedArticle
    span: Span
    sentence: Span
    words: tuple[str, ...]
    speaker: str
    name: str
    named: bool
    described: bool
    frame: str
    about: frozenset[str]
    day: date | None
    end: int
    retold: bool = False

    @property
    def key(self) -> str:
        """What speakers are told apart by: the last word of a name, in small letters."""
        return "" if not self.name or self.described else self.name.split()[-1].lower()

    @property
    def shown(self) -> str:
        return self.span.of(self.article.text).strip(" ,.")


def quotes_of(article: CodedArticle, cues: CheckCues) -> Iterator[Quote]:
    text = article.text
    runs = [r for r in find_quoted(text) if r.closed and r.inner.end - r.inner.start in QUOTED]
    other = cues.pattern("other_wording")
    may_be_other = other.may_be_in(text, 0, len(text))
    going_on: Quoted | None = None
    for run, after in zip_longest(runs, runs[1:]):
        begun, going_on = going_on, run if after and _goes_on(text, run, after) else None
        span = run.inner
        sentence = sentence_span(article, run.span.start)
        around = text[sentence.start : run.span.start] + " " + text[run.span.end : sentence.end]
        if begun or _is_in_odd_line(text, run.span) or DASHED.match(text, run.span.end):
            continue  # its speaker stands behind a dash, and not in what was told before
        if (
            not EDITED.search(span.of(text))
            and not NESTED.search(span.of(text))
            and not (may_be_other and other.search(around))
        ):
            rest = after.inner if going_on and after else Span(span.end, span.end)
            words = plain_words(rest.of(text))
            yield from (
                replace(q, words=(*q.words, *words), end=rest.end) for q in _said(article, span, sentence, cues)
            )
    yield from _turns(article)


def _goes_on(text: str, run: Quoted, after: Quoted) -> bool:
    """Whether a sentence is quoted in two runs, with its speaker between: "“We wait,” she said, “and we watch.”"; words
    without a comma before the second run begin another sentence: "“Not so,” said Lume, who called it “a trick”"."""
    between = text[run.span.end : after.span.start]
    if not between.rstrip().endswith(",") or not SPEAKS.search(text, run.span.end, after.span.start):
        return False
    broken = run.inner.of(text).rstrip().endswith(",") and after.inner.of(text)[:1].islower()
    return broken and len(between) <= NEAR_RUNS and not re.search(r"[.!?;\n]", between)


QUOTES = Kind("quotes", lambda items: quotes_of(items.article, items.lexicon.quote_cues), Quote)


def _is_in_odd_line(text: str, span: Span) -> bool:
    """Whether a line has a straight mark too many, so that what is in and out of quotation marks is a guess."""
    return text.count('"', *line_span(text, span)) % 2 == 1


def _turns(article: CodedArticle) -> Iterator[Quote]:
    """The sentences of each turn of a transcript, as words of whoever speaks."""
    for turn in TURN.finditer(article.text):
        said = Span(*turn.span("said"))
        speaker = turn["who"].lower()
        if speaker in LABELS:
            continue
        for sentence in article.annotated.sentences_in(said):
            if sentence.span.of(article.text).rstrip().endswith("?"):
                continue  # two may ask the same
            span = Span(max(sentence.span.start, said.start), min(sentence.span.end, said.end))
            yield _quote(article, span, span, speaker, turn["who"].title(), named=True)


def _said(article: CodedArticle, span: Span, sentence: Span, cues: CheckCues) -> Iterator[Quote]:
    frame, speaker = _frame(article, span, sentence, cues)
    speaker = (
        speaker
        or _owner(article, span, sentence, cues)
        or _as_put(article, span, sentence, cues)
        or _beside(article, span, sentence)
    )
    named = speaker is not None
    direct = _told_round(article, span) if speaker is None else []
    if direct:
        speaker, named = _source(article, span, direct)
    name = next((a.name for a in article.annotated.actors if a.id == speaker), speaker)
    described, in_text = False, article.article.part_at(span.start) is None
    if speaker is None and in_text:  # what a title leaves out makes its first name nobody's
        speaker, described = _as_written(article, direct, cues)
        name, named = speaker, True
    if speaker is None and (told := SAID_THAT.match(article.text, span.end + 1)):
        speaker = name = told["last"]
        named = True
    if speaker is None:
        speaker = name = _after_the_mark(article, span)
    retold = _is_retold(article.text, span, sentence, cues)
    if retold and described:
        speaker = name = None
    if retold or in_text or (speaker is not None and name is not None):
        yield _quote(
            article,
            span,
            sentence,
            speaker or "",
            name or "",
            named=named,
            described=described,
            frame=frame if speaker else "",
            retold=retold,
        )


def _quote(
    article: CodedArticle,
    span: Span,
    sentence: Span,
    speaker: str,
    name: str,
    *,
    named: bool,
    described: bool = False,
    frame: str = "",
    retold: bool = False,
) -> Quote:
    around = Span(sentence.start, max(sentence.end, span.end))
    times = [t for t in article.annotated.times_in(around) if not t.span.overlaps(span)]
    days = {d for t in times if (d := day_of(t)) and not _points_back(article.text, t.span)}
    return Quote(
        article=article,
        span=span,
        sentence=around,
        words=plain_words(span.of(article.text)),
        end=span.end,
        speaker=speaker,
        name=name,
        named=named,
        described=described,
        frame=frame,
        about=frozenset(m.of for m in article.annotated.named_in(around)) - {speaker},
        day=days.pop() if len(days) == 1 else None,
        retold=retold,
    )


def _points_back(text: str, time: Span) -> bool:
    """Whether a time is that of a page's own story ("that Wednesday"), of which day is a guess."""
    return "that " in text[max(0, time.start - len("that ")) : time.end].lower()


def _beside(article: CodedArticle, span: Span, sentence: Span) -> str | None:
    """The person beside the marks: the only one before a colon of the text ("…, said: “"), or the subject or agent of
    the verb that follows ("”, X, the envoy, warned", "” giggled X")."""
    text = article.text
    if text[sentence.start : span.start - 1].rstrip().endswith(":") and not article.article.part_at(span.start):
        before = (m for m in _people(article, Span(sentence.start, span.start)) if not _is_hearer(text, m.span))
        people = {m.of for m in before}
        return people.pop() if len(people) == 1 else None
    first = next((m for m in _people(article, Span(span.end, sentence.end)) if not in_quotation(article, m.span)), None)
    if first is None:
        return None
    between, after = text[span.end + 1 : first.span.start], text[first.span.end : sentence.end]
    if (TITLED.fullmatch(between) and SPOKE.match(after)) or SPOKEN_BY.fullmatch(between):
        return first.of
    return None


def _is_hearer(text: str, who: Span) -> bool:
    """Whether the word before a name makes it that of whom, or to whom, somebody speaks: "he told *Lume*: “…”"."""
    return HEARER.search(text, max(0, who.start - HEARER_REACH), who.start) is not None


def _is_retold(text: str, span: Span, sentence: Span, cues: CheckCues) -> bool:
    """Whether a noun of utterance points back with a quotation: "the general's sentence, “…”"."""
    low = max(sentence.start, span.start - RETOLD_REACH)
    nouns = cues.find("retold", text, low, span.start - 1)
    return any(RETOLD_END.fullmatch(text, noun.end(), span.start - 1) for noun in nouns)


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


def _owner(article: CodedArticle, span: Span, sentence: Span, cues: CheckCues) -> str | None:
    """The person whose a quotation is by the noun before it: "she had heard Lume's words to the guests, “…”"."""
    text, low = article.text, max(sentence.start, span.start - RETOLD_REACH)
    for noun in cues.find("utterances", text, low, span.start - 1):
        if RETOLD_END.fullmatch(text, noun.end(), span.start - 1):
            owners = [m for m in _people(article, Span(sentence.start, noun.start())) if _owns(text, m.span, noun)]
            return owners[-1].of if owners else None
    return None


def _owns(text: str, who: Span, noun: re.Match[str]) -> bool:
    return OWN.fullmatch(text, who.end, noun.start()) is not None


def _people(article: CodedArticle, where: Span) -> list[Mention]:
    people = {a.id for a in article.annotated.actors if a.kind == "person"}
    return [m for m in article.annotated.mentions_in(where) if m.of in people and m.form == "name"]


def _told_round(article: CodedArticle, span: Span) -> list[Attribution]:
    """The attributions of direct quotations that a span overlaps."""
    direct = (q.attribution for q in article.annotated.quotations if q.attribution.direct)
    return [said for said in direct if any(c.overlaps(span) for c in said.content_spans)]


def _source(article: CodedArticle, span: Span, told: Iterable[Attribution]) -> tuple[str | None, bool]:
    """The person to whom the article attributes a quotation, and whether the words name her rather than say "she"."""
    people = {a.id for a in article.annotated.actors if a.kind == "person"}
    for said in told:
        if said.source in people:
            where = said.source_span
            named = where is not None and any(m.of == said.source for m in _people(article, where))
            return said.source, named or _only_person(article, span, said.source)
    return None, False


def _as_written(article: CodedArticle, told: Iterable[Attribution], cues: CheckCues) -> tuple[str | None, bool]:
    """A speaker without an entry, as written: the last name ("Kestria's envoy Hale"), else "Kestrian diplomat".

    The second value says that the words describe and do not name.
    """
    for said in told:
        if said.source_span:
            words = HANGS_ON.split(DETERMINER.sub("", said.source_span.of(article.text)), maxsplit=1)[0].strip()
            last = words.split()[-1:]
            if words.lower() in PRONOUNS:
                return None, False
            named = last and last[0][:1].isupper() and last[0].isalpha()
            if said.source is None and named and last[0].lower() not in cues.words("speaker_roles", "speaker_bodies"):
                return last[0], False
            return _description(words), True
    return None, False


def _description(words: str) -> str | None:
    """The noun of a speaker without a name, with what stands before it; None for pronouns and for several people."""
    alone = PLAIN.fullmatch(words) and words[-1:] != "s" and " and " not in words
    return words if alone and words.lower() not in PRONOUNS and len(words.split()) <= MOST_WORDS else None


def _after_the_mark(article: CodedArticle, span: Span) -> str | None:
    """Who is named by what he is, behind whatever verb follows the closing mark: "… ,” giggled a baggage handler"."""
    match = SAID_BY.match(article.text, span.end + 1)
    return match.group(1) if match else None


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


def plain_words(words: str) -> tuple[str, ...]:
    """The words of a quotation in one spelling: small letters, contractions undone."""
    text = (
        INITIALS.sub(lambda m: m.group().replace(".", ""), words.lower())
        .replace("’", "'")
        .replace("can't", "can not")
        .replace("won't", "will not")
    )
    text = text.replace("cannot", "can not").replace("n't", " not").replace("'re", " are").replace("'ll", " will")
    text = text.replace("'ve", " have").replace("'m", " am").replace("'s", "")
    return tuple(WORD.findall(text))


def one_time(one: Quote, other: Quote, apart: int) -> bool:
    """Whether two quotations can be of one day: no two days given, and pages of about the same date."""
    if one.day and other.day:
        return one.day == other.day
    first, second = (iso_day(q.article.article.published) for q in (one, other))
    return first is None or second is None or abs((first - second).days) <= apart
