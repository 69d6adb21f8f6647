"""Sentences of two pages that are copies of each other but for one slot."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from truceline.check.alike import NEAR, SENTENCES, Sentence
from truceline.check.case import Case
from truceline.check.compare import page_date
from truceline.check.lines import OPENINGS, begins_with_pronoun, is_credited, is_entry
from truceline.check.rule import Rule, on_page
from truceline.check.slots import LIGHT, Changed, Told
from truceline.lexicon.check_cues import CheckCues
from truceline.lexicon.lexicon import Lexicon
from truceline.link.clauses import in_quotation
from truceline.model.conflict import Conflict
from truceline.model.spans import Span

LEAST_WORDS, LEAST_OF_LINEAGE = 9, 6
"""Words of a sentence that is compared with one of another text, and with one of a copy of its own text."""
KEPT = 0.8
"""Part of the words that two copies must share."""
PAUSE = re.compile(r"[,;:]|\.\s")
LEAST_FLANKS = 7
"""Words that must agree near the slot of two sentences that are no copies."""
LEAST_CONTENT = 3
"""Words of content among those."""
FORM = 3
"""Words on either side of a slot that make it the same form."""
SERIES = 4
"""Values in one place of a sentence from which it is a form that is filled anew each time."""
VALUES = frozenset({"number", "duration", "age", "date", "place"})
"""Kinds of which two things may well have two, so that no other words may differ either."""
OFFER_WORDS = 4
"""Words at the head of a line by which it is known as a link or an offer."""
SPEECH = 3
"""Words beside a name in which a verb of speech makes it a speaker."""


def find_copies_conflicts(case: Case) -> Iterator[Conflict]:
    """Two pages that have one sentence in common, but for one slot: a day, number, rank, length, age, place, party,
    person, "former", "not", or a word for its opposite.

    Compares sentences of nine words or more (six in copies of one text), of pages of about one date, that agree in at
    least four words in five and differ in one place only; the kind of the conflict is that of the slot. In words that
    both pages quote it is a drift of the quotation.

    Silent for tolls, prices and the ages of truces, which grow from page to page, for midnights of two days, rounding,
    other writings of one number or name, other wordings that change no slot, places of which one lies in the other,
    different orders of words, and where one of the pages has the other's sentence too.

    Fires: "The envoys of Oru and Kestria agreed on Monday to open two crossings to lorries." (one page) "The envoys of
    Oru and Kestria agreed on Tuesday to open two crossings to lorries." (another page)
    Silent: "The envoys of Oru and Kestria agreed on Monday to open both crossings to lorries." (another page)
    """
    found: list[tuple[Sentence, Sentence, Told]] = []
    compared: set[tuple[str, Span, str]] = set()
    values: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for one, other in case.alike:
        told = _changed_slot(one, other, case)
        places = {(a.article.id, a.span, b.article.id) for a, b in ((one, other), (other, one))}
        if told is None or places & compared or _has_both(one, other):
            continue
        compared |= places
        values[_form(told)].update(w.lower() for w in told.changed.words)
        found.append((one, other, told))
    yield from (_conflict(*pair) for pair in found if len(values[_form(pair[2])]) < SERIES)


def _form(told: Told) -> tuple[str, ...]:
    """The words beside a slot, by which a sentence that is filled anew on each page is known."""
    return (*(w.lower for w in told.left[-FORM:]), "…", *(w.lower for w in told.right[:FORM]))


RULE = Rule(
    "copies",
    "number",
    find_copies_conflicts,
    ("date", "duration", "age", "place", "participants", "role", "polarity", "order"),
    reads=(SENTENCES, OPENINGS),
)


def _conflict(one: Sentence, other: Sentence, found: Told) -> Conflict:
    changed = found.changed
    mine, yours = changed.words
    apart = (
        f"“{mine}” in one place and “{yours}” in the other" if mine and yours else f"“{mine or yours}”, which one lacks"
    )
    quoted = all(in_quotation(side[0].article, side[0].span) for side in (changed.ours, changed.theirs) if side)
    return RULE.conflict(
        "medium",
        (on_page(one.article, one.span, mine or None), on_page(other.article, other.span, yours or None)),
        f"Two pages tell one thing in the same words, but for {apart}.",
        kind=found.kind,
        class_="quote_drift" if quoted else "contradiction",
    )


def _of_one_text(one: Sentence, other: Sentence, case: Case) -> bool:
    return case.lineage_of[one.article.id] == case.lineage_of[other.article.id]


def _changed_slot(one: Sentence, other: Sentence, case: Case) -> Told | None:
    """The one slot in which two sentences differ, if they are copies or have the same words round the slot."""
    told = one.slot_beside(other, case.lexicon)
    if told is None or _is_answer(told.changed) or (told.kind == "number" and _grows(told.changed, case.lexicon)):
        return None
    if told.kind == "duration" and _is_age_of_two_days(one, other, told.changed, case.lexicon):
        return None
    if _is_formula(one, other, case.lexicon) or not _may_be_compared(one, other, told, case):
        return None
    if _are_copies(one, other, told, case):
        return told
    if not _in_one_run(told) or _told_apart(told, one, other, case.lexicon):
        return None
    return told if _may_be_of_one(one, other, case.lexicon) else None


def _is_answer(changed: Changed) -> bool:
    """Whether what one sentence has more is a "No" that answers somebody."""
    words = (*changed.ours, *changed.theirs)
    return len(words) == 1 and words[0].lower == "no" and words[0].article.text.startswith(",", words[0].span.end)


def _is_formula(one: Sentence, other: Sentence, lexicon: Lexicon) -> bool:
    """Whether two sentences tell who would not speak to the reporter, which is told of one after the other."""
    return all(lexicon.retold_cues.has("no_comment", line.text) for line in (one, other))


def _are_copies(one: Sentence, other: Sentence, told: Told, case: Case) -> bool:
    """Whether two sentences of different pages are one but for a slot."""
    longest, size = max(len(one.words), len(other.words)), max(len(told.changed.ours), len(told.changed.theirs))
    least = LEAST_OF_LINEAGE if _of_one_text(one, other, case) else LEAST_WORDS
    if min(len(one.words), len(other.words)) < least or longest - size < KEPT * longest:
        return False
    return told.alike


def _may_be_compared(one: Sentence, other: Sentence, told: Told, case: Case) -> bool:
    """Whether two sentences are of copies of one text, or of two outlets that tell one story."""
    if _of_one_text(one, other, case):
        return True
    said = one.quotes and told.kind == "participants" and _speaks(told, case.lexicon)
    return not said and case.are_of_one_story(one.article, other.article)


def _speaks(told: Told, lexicon: Lexicon) -> bool:
    """Whether a verb of speech stands beside a slot: two speakers of one quotation are for `attribution`."""
    beside = (*told.left[-SPEECH:], *told.right[:SPEECH])
    return lexicon.retold_cues.has("said", " ".join(w.lower for w in beside))


def _are_speakers(told: Told, lexicon: Lexicon) -> bool:
    """Whether a slot is of two who say the same ("a Togolese diplomat said"), and no name after a first name."""
    return _speaks(told, lexicon) and (len(told.changed.before) <= LIGHT or told.changed.before.islower())


def _in_one_run(told: Told) -> bool:
    """Whether the words on both sides of a slot are the same in two sentences."""
    rivals = told.rival or (told.rivals and told.kind in VALUES)
    if rivals or not told.touches or told.flanks < LEAST_FLANKS:
        return False
    return sum(len(w.text) > LIGHT for w in (*told.left, *told.right)) >= LEAST_CONTENT


def _told_apart(told: Told, one: Sentence, other: Sentence, lexicon: Lexicon) -> bool:
    """Whether the words round a slot let both be true: of a change, another time, a part, a condition, a question."""
    cues = lexicon.retold_cues
    near = [line.near(side) for line, side in ((one, told.changed.ours), (other, told.changed.theirs))]
    whole = [one.text, other.text]
    if any(cues.has("changes", words) for words in near) or (
        told.kind == "participants" and _are_speakers(told, lexicon)
    ):
        return True
    if told.kind in ("date", "duration") and any(cues.has("moves", words) for words in whole):
        return True
    if told.kind == "number" and any(cues.has("polls", line.text) for line in (one, other)):
        return True
    if told.kind in ("polarity", "role") and (_found(cues, "open", near) or _found(cues, "conditions", whole)):
        return True
    if told.kind in ("number", "duration", "date") and any(cues.has("grows", words) for words in near):
        return True
    return _found(cues, "others", near)


def _may_be_of_one(one: Sentence, other: Sentence, lexicon: Lexicon) -> bool:
    """Whether two sentences stand in the text, not under pictures, are no two entries of a list, and begin with no
    pronoun, whose meaning changes."""
    cues = lexicon.retold_cues
    if is_entry(one.text) and is_entry(other.text):
        return False
    captions = (cues.has("caption", line.text) or is_credited(line.article, line.span) for line in (one, other))
    offers = (cues.has("offers", " ".join(line.words[:OFFER_WORDS])) for line in (one, other))
    return (
        not any(captions)
        and not any(offers)
        and not (begins_with_pronoun(one.text) and begins_with_pronoun(other.text))
    )


def _found(cues: CheckCues, name: str, near: list[str]) -> bool:
    """Whether one of two runs has a cue that the other has not."""
    ours, theirs = ({m.group().lower() for m in cues.find(name, words, 0, len(words))} for words in near)
    return ours != theirs


def _grows(changed: Changed, lexicon: Lexicon) -> bool:
    """Whether a number is a toll or a price, which later pages give anew."""
    word = changed.ours[0]
    text, at = word.article.text, word.span
    before = PAUSE.split(text[max(0, at.start - NEAR) : at.start])[-1]
    after = PAUSE.split(text[at.end : at.end + NEAR])[0]
    return lexicon.retold_cues.has("grows_hourly", f"{before} … {after}")


def _is_age_of_two_days(one: Sentence, other: Sentence, changed: Changed, lexicon: Lexicon) -> bool:
    """Whether a length is the time for which something has held, as pages of two days tell it."""
    before = one.text[: changed.ours[0].span.start - one.span.start] if changed.ours else ""
    return page_date(one.article) != page_date(other.article) and lexicon.duration_cues.has("has_held", before[-NEAR:])


def _has_both(one: Sentence, other: Sentence) -> bool:
    """Whether one of two pages has the other's sentence too."""
    told = (line.text.strip() for line in (one, other))
    return next(told) in other.article.text or next(told) in one.article.text
