"""People by what they are, without a name: "the strongman", "the ousted president", "the 46-year-old".

Whoever a pronoun in their place would mean is meant, if the words fit; the subject above them is somebody else.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from truceline.annotate.mentions.reading import SentenceView
from truceline.annotate.references.antecedents import OBJECTS, SUBJECTS, Antecedents, meant_at
from truceline.annotate.references.candidates import people_for
from truceline.annotate.references.clauses import subject_above
from truceline.annotate.references.ranking import choose
from truceline.lexicon.coreference import SomebodyWords
from truceline.model.actor import Mention
from truceline.model.parse import Parse, Token
from truceline.model.spans import Span

AGE = "-year-old"
AGED = re.compile(rf"\d{{2}}{AGE}")
DETERMINERS = ("the", "this")
PLACES = (*SUBJECTS, *OBJECTS, "poss")
HANGING = ("prep", "relcl", "acl", "appos", "conj")
# Sentences looked back for somebody else of the same calling: "a lawmaker".
BACK_FOR_OTHERS = 5


def somebody(view: SentenceView, i: int, number: int, known: Antecedents) -> Mention | None:
    """The person whom a noun and what stands before it describe, if one stands out whom the words fit."""
    noun = view.words[i].lower
    aged = AGED.fullmatch(noun) is not None
    its = known.words.somebody
    if view.parse is None or not (aged or noun in its.nouns or noun in known.words.bare.offices):
        return None
    first = _first(view, i, known)
    inside = view.parse.within(Span(view.words[i].start, view.words[i].end)) if first is not None else ()
    if first is None or not inside or not _is_one(view.parse, inside[-1], aged):
        return None
    token = inside[-1]
    title, qualities = _words_of(view, first, i, known)
    if not aged and noun in known.words.bare.offices and not qualities:
        return None  # that office's holder is told otherwise
    if not aged and _has_others(noun, number, token, known):
        return None
    above = subject_above(view.parse, token)
    barred = meant_at(known.rows[number], above) if above else ()
    fits = _fitting(title, qualities, aged, known)
    found = people_for(view.parse, token, number, lambda a: a not in barred and fits(a), known)
    meant = choose(found, None, known.weights.people).meant
    return Mention(span=Span(view.words[first].start, token.end), of=meant[0], form="nominal") if meant else None


def _is_quality(word: str, known: Antecedents) -> bool:
    return word in known.words.somebody.all_qualities or word in known.office_modifiers


def _first(view: SentenceView, i: int, known: Antecedents) -> int | None:
    """Where a description begins that is "the", words for a quality, and a noun; None if it is no such."""
    words, at = view.words, i
    while at and words[at].joined and _is_quality(words[at - 1].lower, known):
        at -= 1
    if at == 0 or not words[at].joined or words[at - 1].lower not in DETERMINERS:
        return None
    goes_on = i + 1 < len(words) and words[i + 1].joined and words[i + 1].capital and not words[i].possessive
    return None if goes_on else at - 1


def _is_one(parse: Parse, token: Token, aged: bool) -> bool:
    """Whether a noun means one person and needs nothing after it to tell who that is."""
    if (token.tag != "NN" and not aged) or token.dep not in PLACES:
        return False
    return not any(c.index > token.index for c in parse.children(token, *HANGING))


def _words_of(view: SentenceView, first: int, i: int, known: Antecedents) -> tuple[str, set[str]]:
    """The office or calling, and the words before it."""
    before = [w.lower for w in view.words[first + 1 : i]]
    whole = " ".join([*before, view.words[i].lower])
    if before and known.reading.lexicon.titles.has(whole):
        return whole, set(before)  # "the *supreme leader*" is no leader who is supreme
    office = [w for w in before if w in known.office_modifiers and w not in known.words.somebody.all_qualities]
    return " ".join([*office, view.words[i].lower]), set(before) - set(office)


def _has_others(noun: str, number: int, token: Token, known: Antecedents) -> bool:
    """Whether the sentences before bring up somebody without a name by the same noun."""
    start = known.reading.views[max(0, number - BACK_FOR_OTHERS)].sentence.span.start
    before = known.reading.plain[start : token.start]
    return re.search(rf"\b(?:an?|one|another) (?:[\w-]+ ){{0,4}}{noun}\b", before) is not None


def _fitting(title: str, qualities: set[str], aged: bool, known: Antecedents) -> Callable[[str], bool]:
    """Whether a person may be called so: by gender, by office, or because nothing else is known of them."""
    its: SomebodyWords = known.words.somebody
    past = bool(qualities & its.past)

    def fits(actor: str) -> bool:
        if known.kind(actor) != "person":
            return False
        gender = its.genders.get(title.rsplit(" ", 1)[-1])
        if gender and known.genders.get(actor, gender) != gender:
            return False
        if aged or gender:
            return True
        return _was(actor, title, known) if past else _may_be(actor, title, known)

    return fits


def _was(actor: str, title: str, known: Antecedents) -> bool:
    """Whether a person once had a calling: by a role that says so, or by the office table."""
    noun = title.rsplit(" ", 1)[-1]
    alike = known.words.somebody.callings.get(title, frozenset({noun}))
    past = known.words.somebody.past
    return known.holds(actor, f"former {title}") or any(r & past and r & alike for r in known.role_words(actor))


def _may_be(actor: str, title: str, known: Antecedents) -> bool:
    """Whether the text or the office table gives a person a calling, or neither gives any."""
    if known.holds(actor, title):
        return True
    alike = known.words.somebody.callings.get(title)
    if alike is None:
        return False
    roles = set().union(*known.role_words(actor))
    return bool(alike & roles) or (not roles and not known.reading.lexicon.offices.held_by(actor))
