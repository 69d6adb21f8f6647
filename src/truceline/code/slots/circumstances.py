"""Slots that every kind of statement may fill, each only with what the text says: times, place, quoted words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise

from truceline.code.clauses import is_verbal
from truceline.code.context import SentenceContext, once_a_sentence, once_a_word
from truceline.code.parties.cast import places_in
from truceline.model.interval import Interval, to_edtf
from truceline.model.parse import Parse, Token
from truceline.model.spans import Span
from truceline.model.statement import Attribution
from truceline.model.time import Timex

NOT_WHEN = frozenset({"since", "until", "till", "from", "for", "by", "before", "after", "between", "of"})
"""Prepositions before a time that is not when the happening took place but where it begins, ends or is due."""

OTHERS = frozenset({"since", "until", "till", "before", "after", "following", "than", "ahead", "unlike", "despite"})
"""Words before another happening, whose time is not this one's: "the first talks *since* a summit in May"."""

SINCE = frozenset({"since"})

DUE = frozenset({"by", "before", "until", "till"})

QUOTED = re.compile(r"[“\"]([^“”\"\n]{1,600})[”\"]|‘([^‘’\n]{3,600})’(?!\w)")

DATED = ("DATE", "TIME")


def time_of(context: SentenceContext, word: Token, *, resolved: bool = True) -> Timex | None:
    """The time at which the text puts the happening that a word names, if it names one.

    It must hang on that word, or on the verb that carries it, with no other verb between. Where not `resolved`, also
    a time that the text does not fix ("on Monday" without a date of publication).
    """
    if resolved:
        return _resolved_time(context, word)
    return next(_times_at(context, word, (t for t in context.times if t.type in DATED)), None)


@once_a_word
def _resolved_time(context: SentenceContext, word: Token) -> Timex | None:
    return next(_times_at(context, word, _dated(context)), None)


def _times_at(context: SentenceContext, word: Token, times: Iterable[Timex]) -> Iterator[Timex]:
    """Those of some times that are the time of the happening that a word names."""
    for timex in times:
        head = _first_word(context, timex)
        if head is None or _is_of_another(context.parse, head, word):
            continue
        before = head.head == word.index and head.dep in BEFORE_NOUN
        if head.dep == "poss" and not before:
            continue  # "*tomorrow's* bill would hand the talks to the house"
        if not before and _preceded(context, head, NOT_WHEN) and not _is_set_for(context, head):
            continue
        if not _belongs(context.parse, head, word) or _is_of_answer(context.parse, head, word):
            continue
        if not _is_of_what_it_follows(context.parse, head, word):
            yield timex


BEFORE_NOUN = frozenset({"compound", "nmod", "amod", "nummod", "npadvmod", "poss"})
"""Relations of a time that stands before its happening, whatever comes before both: "after *last week's* talks"."""


def _is_of_answer(parse: Parse, low: Token, word: Token) -> bool:
    """Whether a time is that of the deed that answers a happening: "struck *on Friday* in retaliation for a raid"."""
    prep = parse.head(word)
    answers = word.dep == "pobj" and parse.head(prep).lemma in ANSWERS
    return answers and all(t.index != low.index for t in parse.subtree(word))


ANSWERS = frozenset({"retaliation", "revenge", "reprisal", "response", "reaction"})
"""Nouns that lead from a deed to what was before it."""


def _is_of_what_it_follows(parse: Parse, low: Token, word: Token) -> bool:
    """Whether a time is that of what came before: "the visit *follows* an attack in Oslo *on Friday*"."""
    verb = parse.head(word)
    follows = verb.lemma in ("follow", "precede") and parse.child(verb, "dobj") is not None
    return word.dep == "nsubj" and follows and word.index < verb.index < low.index


def _is_set_for(context: SentenceContext, head: Token) -> bool:
    """Whether a time after *for* is the one that something is planned for: "scheduled *for* Friday"."""
    above = context.parse.head(head)
    verb = context.parse.head(above)
    cue = context.lexicon.status_cues.governor(verb.lemma, "VERB" if is_verbal(verb) else verb.pos)
    return above.lemma == "for" and cue is not None and cue.name in ("plan", "expect")


def _preposition(parse: Parse, low: Token) -> Token:
    """The preposition before a time, or the time itself."""
    above = parse.head(low)
    return above if above.pos == "ADP" else low


def _is_of_another(parse: Parse, low: Token, word: Token) -> bool:
    """Whether a time is another happening's, told only to place this one: "since the summit in Rome in May"."""
    before = parse.tokens[max(0, parse.subtree(_preposition(parse, low))[0].index - 1)]
    between = (t for t in parse.ancestors(before) if word.index < t.index < low.index)
    if any(t.pos in ("ADP", "SCONJ") and t.lemma in OTHERS for t in between):
        return True
    for above in parse.ancestors(low):
        if above.index == word.index or is_verbal(above):
            return False
        if above.pos in ("ADP", "SCONJ", "ADV") and above.lemma in OTHERS:
            return True
    return False


def date_of(context: SentenceContext, word: Token) -> str | None:
    """The date of the happening that a word names, in EDTF; `2014-03/..` where it has gone on *since* then.

    "The first visit since 2015" has not gone on since 2015: only a verb in the perfect has.
    """
    timex = time_of(context, word)
    if timex is not None:
        return None if _is_misread(context, timex, word) else _days_of(context, timex, word)
    frame = _at_once_with(context.parse, word)
    if frame is not None:
        return date_of(context, frame)
    verb = next((w for w in (word, *context.parse.ancestors(word)) if is_verbal(w)), word)
    if not any(a.lemma == "have" for a in context.parse.children(verb, "aux")):
        return None
    for since in _dated(context):
        head = _first_word(context, since)
        if head is not None and _preceded(context, head, SINCE) and _belongs(context.parse, head, word):
            return f"{edtf_of(since)}/.."
    return None


TO = re.compile(r"\s*(?:to|until|till|through|-|–|—)\s*")
AND = re.compile(r"\s+and\s+(?:on\s+)?")
MOVED = frozenset({"move", "postpone", "delay", "shift", "reschedule", "change", "put", "push", "bring", "extend"})
"""Verbs of what is no longer to be on the first of two days: "*moved* the talks from Monday to Friday"."""


def _days_of(context: SentenceContext, timex: Timex, word: Token) -> str | None:
    """A time in EDTF, with the day that it is joined to: "from Monday to Wednesday", "on Monday and Tuesday"."""
    own, times = edtf_of(timex), _dated(context)
    place = times.index(timex)
    moved = word.lemma in MOVED or any(above.lemma in MOVED for above in context.parse.ancestors(word))
    for first, last in () if moved else pairwise(times[max(0, place - 1) : place + 2]):
        between = context.words(Span(first.span.end, last.span.start)) if first.span.end < last.span.start else ""
        start, end = edtf_of(first) or "", edtf_of(last) or ""
        if len(start) != len(DAY) or len(end) != len(DAY) or "X" in start + end or not start < end:
            continue
        next_day = date.fromisoformat(end) - date.fromisoformat(start) == timedelta(days=1)
        if TO.fullmatch(between) or (AND.fullmatch(between) and next_day and _is_listed(context, first, last)):
            return f"{start}/{end}"
    before = context.words(Span(max(0, timex.span.start - len(NIGHT_TO)), timex.span.start))
    if own and len(own) == len(DAY) and "X" not in own and before == NIGHT_TO:
        return f"{date.fromisoformat(own) - timedelta(days=1)}/{own}"
    return own


DAY = "2025-05-28"
NIGHT_TO = "night to "
"""What stands before the day on which a night ends: it has begun on the day before."""


def _is_listed(context: SentenceContext, first: Timex, last: Timex) -> bool:
    """Whether the second of two times hangs on the first: "on Monday *and Tuesday*", not "and Tuesday's talks"."""
    one, other = _first_word(context, first), _first_word(context, last)
    return one is not None and other is not None and other.dep == "conj" and other.head == one.index


def is_after_all(context: SentenceContext, date: str | None, word: Token, type_: str | None) -> bool:
    """Whether a date is none of a happening told as done, as it lies after publication: "killed in July".

    A date with its year stays, which may be a slip of the page; but not that of a deal ("agreed to the extension, July
    9, 2025"), which is the day that was agreed on.
    """
    published = (context.article.article.published or "")[:10]
    start = Interval.of_edtf(date).earliest if date and published else None
    if start is None or start[:10] <= published:
        return False
    timex = time_of(context, word)
    return type_ == "AGREE" or timex is None or not re.search(r"\d{4}", context.words(timex.span))


def _at_once_with(parse: Parse, word: Token) -> Token | None:
    """The verb above with which a happening shares its time, where it has none of its own.

    "On Friday the army attacked, *killing* …", "hopes dimmed on Friday as the summit *ended*", "shelled the town on
    Friday and *hit* a school".
    """
    if (journey := _journey_for(parse, word)) is not None:
        return journey
    verb = word
    while not is_verbal(verb) and verb.dep in CARRIED and verb.head != verb.index:
        verb = parse.head(verb)
    above = parse.head(verb)
    if not is_verbal(verb) or above.index == verb.index:
        return None
    marks = [m.lemma for m in parse.children(verb, "mark", "advmod") if m.index < verb.index]
    if verb.dep == "conj" and verb.tag == above.tag and verb.tag in ("VBD", "VBG"):
        return above if parse.child(verb, "nsubj", "nsubjpass") is None else None
    if verb.dep != "advcl":
        return None
    gerund = verb.tag == "VBG" and not parse.children(verb, "mark", "aux", "prep")
    while_past = verb.tag == above.tag == "VBD" and ("as" in marks or "when" in marks)
    return above if gerund or while_past else None


def _journey_for(parse: Parse, word: Token) -> Token | None:
    """The journey that is made for a contact, which has its day: "*flew* to Oslo on Friday *for talks*"."""
    purpose = parse.head(word)
    verb = parse.head(purpose)
    return verb if word.dep == "pobj" and purpose.lemma == "for" and verb.lemma in JOURNEYS else None


def _is_misread(context: SentenceContext, timex: Timex, word: Token) -> bool:
    """Whether a time without a year is put after publication though its verb is past: "was killed in July"."""
    published = (context.article.article.published or "")[:10]
    if not published or timex.earliest is None or timex.earliest[:10] <= published:
        return False
    return word.tag == "VBD" and not re.search(r"\d{4}", context.words(timex.span))


PAST = ("VBD", "VBN")


def due_of(context: SentenceContext, span: Span) -> str | None:
    """The date by which something is to happen, in EDTF: a time after *by*, *before* or *until* in a span."""
    for timex in _dated(context):
        head = _first_word(context, timex)
        if head is not None and span.contains(timex.span) and _preceded(context, head, DUE):
            return f"../{edtf_of(timex)}"
    return None


def act_time(context: SentenceContext, act: Token, content: tuple[Token, ...]) -> tuple[str | None, str | None]:
    """When somebody demands, offers or refuses, and when what they want is to be: `date` and `due`, in EDTF.

    A time in the content is what is wanted then ("proposed talks on Friday"), or, where it is over, the time of the
    act; a deadline's own time is its end ("a June deadline").
    """
    parse = context.parse
    modifying = {t.index for t in parse.children(act, "compound", "amod", "nmod", "poss")}
    own = time_of(context, act)
    for timex in _dated(context):
        head = _first_word(context, timex)
        if head is None or _preceded(context, head, NOT_WHEN):
            continue
        if head.index in modifying and act.pos == "NOUN":
            return None, f"../{edtf_of(timex)}"
        above = parse.ancestors(head)
        if any(c in above and _belongs(parse, head, c) for c in content):
            if _is_over(context, timex):
                return edtf_of(own or timex), None
            return (edtf_of(own) if own and own is not timex else None), edtf_of(timex)
    return date_of(context, act), None


def said_of(context: SentenceContext, attribution: tuple[Attribution, ...]) -> str | None:
    """The date on which the innermost attributed words were spoken, in EDTF: a time on the word of speaking."""
    cue = attribution[-1].cue_span if attribution else None
    if cue is None or not context.sentence.span.contains(cue):
        return None
    words = [t for t in context.parse.within(cue) if is_verbal(t)]
    contents = [c for a in attribution for c in a.content_spans]
    for timex in _dated(context):
        head = _first_word(context, timex)
        outside = not any(c.overlaps(timex.span) for c in contents)
        if head is not None and outside and any(_belongs(context.parse, head, w) for w in words):
            return edtf_of(timex)
    return None


def _is_over(context: SentenceContext, timex: Timex) -> bool:
    """Whether a time lies before the day of publication, so that nothing can be wanted then."""
    published = (context.article.article.published or "")[:10]
    return bool(published) and timex.latest is not None and timex.latest[:10] <= published


def edtf_of(timex: Timex) -> str | None:
    """A tagged time in EDTF; None for durations, sets and references without a date."""
    return to_edtf(timex.value, timex.mod)


def place_of(context: SentenceContext, word: Token, span: Span) -> str | None:
    """The place (id) where the text puts what a word names: after *in*, *at*, *near*, *to* … in its clause."""
    return next(places_of(context, word, span), None)


def places_of(context: SentenceContext, word: Token, span: Span) -> Iterator[str]:
    """All places (ids) where the text puts what a word names, in text order."""
    known = places_in(context)
    for mention in context.article.mentions_in(span):
        if mention.of not in known or not span.contains(mention.span):
            continue
        tokens = context.parse.within(mention.span)
        if not tokens or _of_another_time(context.parse, tokens[-1], word):
            continue
        if word.lemma in JOURNEYS and _after(context.parse, tokens, frozenset({"from"})):
            continue
        if _after(context.parse, tokens, PLACE_PREPOSITIONS) and _belongs(context.parse, tokens[-1], word):
            yield mention.of


def _of_another_time(parse: Parse, place: Token, word: Token) -> bool:
    """Whether a place is that of what a happening is told against: "the first talks since the summit *in Osaka*"."""
    for above in parse.ancestors(place):
        if above.index == word.index:
            return False
        if above.lemma in (ELSEWHEN | TOPICAL) and above.pos in ("ADP", "SCONJ"):
            return True
        if above.dep == "dobj" and parse.head(above).index == word.index and word.lemma == "discuss":
            return True  # "discussed the situation *in Oslo*"
    return False


TOPICAL = frozenset({"about", "regarding", "concerning"})
"""Prepositions before what something is about: "spoke *about* operations in Oslo"."""

JOURNEYS = frozenset({"fly", "travel", "go", "come", "arrive", "return", "head", "depart", "journey"})
"""Verbs of a journey, which does not lead where it comes *from*."""

ELSEWHEN = frozenset({"since", "after", "before", "following", "until", "ahead"})


PLACE_PREPOSITIONS = frozenset(
    {"in", "at", "near", "around", "outside", "on", "inside", "across", "to", "over", "from"}
)


def quoted_of(context: SentenceContext, span: Span, attribution: tuple[Attribution, ...] = ()) -> tuple[Span, ...]:
    """The words of a span that stand in quotation marks, marks and closing punctuation left out.

    The whole span where it lies inside one quotation.
    """
    if any(a.direct and any(c.contains(span) for c in a.content_spans) for a in attribution):
        return (span,)
    found = []
    for quoted in _in_marks(context):
        start, end = max(quoted.start, span.start), min(quoted.end, span.end)
        end = start + len(context.text[start:end].rstrip(" ,.;:!?"))
        if start < end:
            found.append(Span(start, end))
    return tuple(found)


@once_a_sentence
def _in_marks(context: SentenceContext) -> list[Span]:
    """What stands in quotation marks in a sentence."""
    found = QUOTED.finditer(context.text, context.sentence.span.start, context.sentence.span.end)
    return [Span(*(m.span(1) if m.group(1) is not None else m.span(2))) for m in found]


@once_a_sentence
def _dated(context: SentenceContext) -> list[Timex]:
    """The times of a sentence that the text fixes."""
    return [t for t in context.times if t.type in DATED and edtf_of(t) and not _is_slip(context, t)]


SLIP = timedelta(days=31)
"""How soon after publication a day may lie that is told as past, so that it is no day of a year before."""


def _is_slip(context: SentenceContext, timex: Timex) -> bool:
    """Whether a day without its year is told as past and comes soon: "was announced on May 23", written on May 21.

    Its year is open (`latest` is that day to come, the value the one a year ago), and neither is a day to tell.
    """
    published, latest = (context.article.article.published or "")[:10], (timex.latest or "")[:10]
    if not published or latest <= published or (timex.value or "")[:10] > published or len(latest) < 10:
        return False
    year_ago = (timex.earliest or "")[:4] < latest[:4] and (timex.earliest or "")[4:10] == latest[4:]
    return year_ago and date.fromisoformat(latest) - date.fromisoformat(published) <= SLIP


def _first_word(context: SentenceContext, timex: Timex) -> Token | None:
    """The word of a time that hangs on something outside it."""
    words = context.parse.within(timex.span)
    inside = {w.index for w in words}
    return next((w for w in words if w.head not in inside or w.head == w.index), None)


def _belongs(parse: Parse, low: Token, word: Token) -> bool:
    """Whether a word hangs below another, or below the verb that carries it, with no other verb between."""
    if low.index == word.index:
        return True
    for above in parse.ancestors(low):
        if above.index == word.index:
            return True
        if is_verbal(above):
            return _carries(parse, above, word)
    return False


def _carries(parse: Parse, verb: Token, word: Token) -> bool:
    """Whether a verb's time is a word's own: it carries the word, or both are parts of one predicate."""
    if verb.dep == "acl" and verb.head == word.index and parse.child(verb, "dobj") is not None:
        return True  # a main verb that the parser took for a participle: "the strike *killed* nine on Friday"
    for above in (word, *parse.ancestors(word)):
        if above.index == verb.index or _continues(parse, verb, above):
            return True
        if above.dep not in CARRIED and not _is_measured(parse, above):
            return False
    return False


CARRIED = ("dobj", "nsubj", "nsubjpass", "xcomp", "attr", "aux", "auxpass", "acomp", "oprd")


def _continues(parse: Parse, verb: Token, above: Token) -> bool:
    """Whether a verb completes another without a subject of its own: "is scheduled *to begin* on Tuesday"."""
    low = verb
    while low.dep == "xcomp" and parse.child(low, "nsubj", "nsubjpass") is None:
        low = parse.head(low)
        if low.index == above.index:
            return True
    return False


def _is_measured(parse: Parse, word: Token) -> bool:
    """Whether a word or its preposition stands after *of*: the talks of "a round of talks"."""
    return (word.dep == "pobj" and parse.head(word).lemma == "of") or (word.dep == "prep" and word.lemma == "of")


def _preceded(context: SentenceContext, head: Token, prepositions: frozenset[str]) -> bool:
    """Whether a time stands after one of these prepositions."""
    return _after(context.parse, (head,), prepositions)


def _after(parse: Parse, words: tuple[Token, ...], prepositions: frozenset[str]) -> bool:
    inside = {w.index for w in words}
    for word in words:
        for above in parse.ancestors(word):
            if above.index in inside:
                continue
            if above.pos in ("ADP", "SCONJ"):
                return above.lemma in prepositions
            if is_verbal(above):
                return False
    return False
