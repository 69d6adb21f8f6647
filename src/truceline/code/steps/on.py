"""What exactly a position or condition is on: the step, who would do it, for whom, where (guideline 11)."""

from __future__ import annotations

from collections.abc import Iterable

from truceline.code.clauses import is_verbal
from truceline.code.context import SentenceContext
from truceline.code.parties.cast import places_in
from truceline.code.parties.grammar import agents, is_passive, prepositional, subjects_of
from truceline.code.parties.holders import holders_of
from truceline.code.parties.participants import actors_of, possessors_of
from truceline.code.slots.circumstances import PLACE_PREPOSITIONS
from truceline.code.steps.find import FoundStep, region_of
from truceline.model.parse import Parse, Token
from truceline.model.statement import On

MUTUAL = frozenset(
    {
        "peace_talks",
        "bilateral_summit",
        "trilateral_summit",
        "contacts",
        "peace_deal",
        "ceasefire",
        "normalisation",
        "prisoner_exchange",
        "humanitarian_pause",
    }
)
"""Steps that several take together: *with*, *between* and *among* name them."""

FOR_PREPOSITIONS = {
    "security_guarantees": ("for", "to"),
    "sanctions": ("on", "against"),
    "sanctions_relief": ("on", "against", "for"),
    "recognition": ("of", "for"),
    "peacekeeping_deployment": ("for",),
    "humanitarian_access": ("for", "to"),
    "constitutional_change": ("for",),
    "alliance_renunciation": (),
}
"""By which prepositions a step names to whose benefit or cost it is done."""

DONE_BY_OF = frozenset({"withdrawal", "disarmament", "leadership_change", "alliance_renunciation"})
"""Steps whose nouns name their doer by *of* ("withdrawal of Rwandan troops")."""

DONE_BY_OWNER = frozenset(
    {
        "withdrawal",
        "disarmament",
        "ceasefire",
        "nuclear_limits",
        "settlement_freeze",
        "security_guarantees",
        "constitutional_change",
        "sanctions",
        "recognition",
        "strikes_moratorium",
        "alliance_renunciation",
        "humanitarian_access",
        "hostage_release",
        "territorial_settlement",
        "humanitarian_pause",
        "peacekeeping_deployment",
    }
)
"""Steps whose nouns name their doer by a possessive or an adjective ("the Rwandan withdrawal")."""

DONE_WITH_OWN = frozenset({"withdrawal", "disarmament", "nuclear_limits", "settlement_freeze"})
"""Steps that are done with what one owns: whose troops leave, whose weapons are given up."""

OWN_DEEDS = frozenset({"offer", "commit"})
"""Groups of positions in which the holder speaks of what he would do himself."""


def on_of(
    context: SentenceContext,
    found: FoundStep,
    head: Token,
    *,
    addressed: tuple[str, ...] = (),
    own: tuple[str, ...] = (),
    holders: tuple[str, ...] = (),
) -> On:
    """Fill `on` for a step found in a phrase.

    `addressed` are those who are asked to do it, `own` the holders where they speak of what they would do
    themselves; both count only where the phrase names no doer of its own. `holders` take part in what they want
    with others ("talks with Nepal").
    """
    by = doers_of(context, found, head) or found.by
    together = partners_of(context, found)
    if together and not by:
        joining = holders if prepositional(context.parse, found.word, "with") and not addressed else ()
        by = tuple(dict.fromkeys((*own, *joining, *addressed, *together)))
    getting = receivers_of(context, found)
    return On(
        step=found.step,
        by=tuple(a for a in by or addressed or own if a not in getting),
        for_=_for(context, found) or getting,
        place=_place(context, head),
        negated=found.negated,
    )


def doers_of(context: SentenceContext, found: FoundStep, head: Token) -> tuple[str, ...]:
    """Who would do a step, as far as its own phrase says: subjects on the way up to the head, then its owner."""
    parse = context.parse
    current = found.word
    below = current
    while True:
        own = current.index == found.word.index or current.lemma in context.lexicon.issues.ending
        own = own and current.lemma not in context.lexicon.positions.referring  # "the *US* proposals"
        named = () if _only_wants(context, current, below) else _subjects_here(context, current)
        named = named or (_owners(context, current, found.step) if own else ())
        named = named or (_owners_within(context, found) if current.index == found.word.index else ())
        if named or current.index == head.index or current.head == current.index:
            return named
        below, current = current, parse.head(current)


RECEIVING = frozenset({"have", "get", "receive", "need", "obtain", "deserve", "enjoy", "secure"})
"""Verbs whose subject has a step done for it: "Chad must *have* guarantees"."""


def receivers_of(context: SentenceContext, found: FoundStep) -> tuple[str, ...]:
    """Those who are to get what others would do, as the subject of a verb of receiving names them."""
    verb = context.parse.head(found.word)
    if found.step not in RECEIVED or found.word.dep != "dobj" or verb.lemma not in RECEIVING:
        return ()
    return holders_of(context, subjects_of(context.parse, verb))


RECEIVED = frozenset({"security_guarantees", "recognition", "humanitarian_access", "sanctions_relief"})
"""Steps that somebody gets from others."""


def _only_wants(context: SentenceContext, verb: Token, below: Token) -> bool:
    """Whether the subject of a verb takes a position on a step but need not be who does it.

    "Kenya wants a truce" leaves that open; "Kenya wants to withdraw" and "Kenya agrees to a truce" do not.
    """
    if verb.index == below.index or below.dep == "xcomp":
        return False
    cues = context.lexicon.positions.of("verb", verb.lemma)
    return any(c.group.name not in OWN_DEEDS for c in cues)


def _subjects_here(context: SentenceContext, word: Token) -> tuple[str, ...]:
    parse = context.parse
    if not is_verbal(word) and parse.child(word, "nsubj") is None:
        return ()
    if is_verbal(word) and is_passive(parse, word):
        return actors_of(context, agents(parse, word))
    subjects = [t for s in parse.children(word, "nsubj") for t in (s, *parse.children(s, "conj"))]
    return holders_of(context, subjects)


def _owners(context: SentenceContext, word: Token, step: str | None) -> tuple[str, ...]:
    if is_verbal(word) and word.dep not in ("dobj", "pobj"):  # parsers take "guarantees" for a verb
        return ()
    by = actors_of(context, prepositional(context.parse, word, "by", "from"))
    if by or step is None:
        return by
    if step in DONE_BY_OF and (of := actors_of(context, prepositional(context.parse, word, "of"))):
        return of
    return possessors_of(context, word) if step in DONE_BY_OWNER else ()


def _owners_within(context: SentenceContext, found: FoundStep) -> tuple[str, ...]:
    """Whose troops, arms or works a step names: "keeping *its troops*", "an end to enrichment *by Iran*"."""
    owned: dict[str, None] = {}
    for word in context.parse.within(found.span):
        if is_verbal(word) or word.index == found.word.index or word.pos == "ADP" or word.lemma in WATCHED_BY:
            continue
        owned.update(dict.fromkeys(actors_of(context, prepositional(context.parse, word, "by"))))
        if found.step in DONE_WITH_OWN:
            pronoun = context.parse.child(word, "poss")
            alone = pronoun is not None and pronoun.pos == "PRON"
            owned.update(dict.fromkeys(_meant(context, pronoun) if alone and pronoun else possessors_of(context, word)))
    return tuple(owned)


WATCHED_BY = frozenset(
    {"inspection", "inspector", "verification", "visit", "monitoring", "access", "check", "oversight"}
)
"""Nouns whose *by* names who watches that a step is done: "allow *inspections by* the agency"."""


def _meant(context: SentenceContext, pronoun: Token) -> tuple[str, ...]:
    """Whom a possessive stands for by itself, not what it is part of ("*its* troops")."""
    span = context.span(pronoun)
    known = {a.id for a in context.article.actors}
    return tuple(m.of for m in context.article.mentions_in(span) if m.span == span and m.of in known)


def partners_of(context: SentenceContext, found: FoundStep) -> tuple[str, ...]:
    """Those with or between whom a mutual step is taken."""
    if found.step not in MUTUAL or found.word.lemma in context.lexicon.positions.referring:
        return ()
    heads = prepositional(context.parse, found.word, "with", "between", "among", "involving")
    if found.word.dep == "dobj" and not heads:  # "cut a deal *with Iran*"
        heads = prepositional(context.parse, context.parse.head(found.word), "with")
    if is_verbal(found.word) and not heads:
        heads = context.parse.children(found.word, "dobj")
    return actors_of(context, heads) or (possessors_of(context, found.word) if not is_verbal(found.word) else ())


def _for(context: SentenceContext, found: FoundStep) -> tuple[str, ...]:
    prepositions = FOR_PREPOSITIONS.get(found.step or "", ("for",))
    if not prepositions:
        return ()
    words = context.parse.within(found.span)
    heads = [h for w in words for h in _behind(context.parse, w, prepositions)]
    return actors_of(context, heads)


def _behind(parse: Parse, word: Token, prepositions: tuple[str, ...]) -> tuple[Token, ...]:
    """What stands behind a word by one of some prepositions.

    In a list, what stands behind the last item belongs to that one: "a truce and guarantees *for* Chad".
    """
    items = (*((parse.head(word),) if word.dep == "conj" else ()), word)
    preps = [p for w in items for p in parse.children(w, "prep", "dative") if p.lemma in prepositions]
    following = [c for c in parse.children(word, "conj") if not is_verbal(c)]
    behind = [p for p in preps if p.index > word.index and not any(word.index < c.index < p.index for c in following)]
    return tuple(t for p in behind for o in parse.children(p, "pobj") for t in (o, *parse.children(o, "conj")))


def _place(context: SentenceContext, head: Token) -> str | None:
    """The words of the last place named after a preposition of place inside the phrase."""
    known = places_in(context)
    inside = {t.index for t in region_of(context.parse, head)}
    for mention in reversed(context.article.mentions_in(context.sentence.span)):
        words = [t for t in context.parse.within(mention.span) if t.index in inside]
        if mention.of in known and words and _after_place_preposition(context, words):
            return context.words(mention.span)
    return None


def _after_place_preposition(context: SentenceContext, words: Iterable[Token]) -> bool:
    above = [context.parse.head(w) for w in words]
    return any(a.pos == "ADP" and a.lemma in (*PLACE_PREPOSITIONS, "of", "for") for a in above)
