"""How real a happening is by its own words: its negation, modal, adverbs and adjectives (guideline 4 and 5)."""

from __future__ import annotations

from truceline.code.clauses import is_verbal
from truceline.code.context import SentenceContext
from truceline.code.parties.grammar import objects_of
from truceline.code.reality.factuality import adverb_of, modal_of, negated, negation_of, no_noun
from truceline.code.reality.reality import Reality
from truceline.lexicon.status_cues import StatusCue, StatusCues
from truceline.model.parse import Parse, Token


def own(context: SentenceContext, trigger: Token, head: Token) -> Reality | None:
    """What the trigger's own words say: the predicate of a noun, else its modifiers, then negation, modal and adverb of
    the verb."""
    return _said_of(context, trigger) or _modified(context, trigger, head)


def _modified(context: SentenceContext, trigger: Token, head: Token) -> Reality | None:
    parse, cues = context.parse, context.lexicon.status_cues
    no = negation_of(parse, trigger, cues) or no_noun(parse, trigger, cues)
    if no is None and not _is_judged(parse, trigger, head, cues):
        no = negation_of(parse, head, cues)
    if no is None and _is_of_nothing(parse, trigger, cues):
        no = no_noun(parse, parse.head(trigger), cues)
    adjective = _modifier(parse, trigger, cues)
    verb = head if is_verbal(head) else None
    modal = modal_of(parse, verb, cues) if verb else None
    if modal and (unreal := _unreal(context, modal, verb, no)) is not None:
        return unreal
    if modal and verb and no and (refused := _would_not(context, modal, verb)) is not None:
        return refused
    if modal:
        return _modal_reality(context, modal, no)
    if adjective and not no:
        return _from_word(context, adjective, "adjective")
    if verb and not no and (found := _by_adverb(context, verb)) is not None:
        return found
    if no and no.lemma == "without" and not _is_outcome(parse, no):
        return Reality("conditional", "Uu", context.span(no), "without")
    if no:
        told = _is_told_to(parse, head, cues)
        return Reality(*(("demanded", "Uu") if told else ("occurred", "CT-")), context.span(no), "negation")
    if (found := _any(context, trigger)) is not None:
        return found
    if any(_is_past_year(context, t) for t in (trigger, *objects_of(parse, head)) if t.pos == "NOUN"):
        return Reality("historical", "CT+", rule="year long past")
    return None


def _said_of(context: SentenceContext, noun: Token) -> Reality | None:
    """What a predicate says of a happening: "a meeting is *possible*", "is *not likely*", "remains *off the table*"."""
    parse, cues = context.parse, context.lexicon.status_cues
    verb = parse.head(noun)
    if noun.dep != "nsubj" or verb.lemma not in LINKING or _is_explained(parse, verb):
        return None
    for word in parse.children(verb, "acomp", "oprd", "advmod", "prep"):
        cue = cues.predicates.get(word.lemma if word.dep != "prep" else _phrase(parse, word))
        if cue is None or (cue.name == "going_on" and verb.tag not in ("VBZ", "VBP")):
            continue
        if cue.name != "doubted" or _is_yet_to_be(context, noun):
            no = negation_of(parse, verb, cues)
            if no is not None and cue.name != "expected":
                return None  # what is not possible is not
            return Reality(cue.status, negated(cue.factuality, no), context.span(word), f"{cue.name} (predicate)")
    return None


def _is_explained(parse: Parse, verb: Token) -> bool:
    """Whether a verb has a cause, so that what it tells came about: "the raid was possible *because* guards slept"."""
    below = (*parse.children(verb, "prep"), *parse.children(verb, "acomp"))
    causes = (
        m for c in (verb, *below) for a in parse.children(c, "advcl", "prep") for m in (a, *parse.children(a, "mark"))
    )
    return any(w.lemma in ("because", "thanks") for w in (*below, *causes))


LINKING = frozenset({"be", "remain", "stay", "seem", "appear", "look", "become"})
"""Verbs that only join a predicate to its subject."""


def _phrase(parse: Parse, preposition: Token) -> str:
    """The prepositions and the noun of a phrase: "out of question" for "out of the question"."""
    words = [preposition.lemma]
    while (further := parse.child(preposition, "prep", "pobj")) is not None:
        words.append(further.lemma)
        if further.dep == "pobj":
            break
        preposition = further
    return " ".join(words)


def _is_yet_to_be(context: SentenceContext, noun: Token) -> bool:
    """Whether what is in doubt is whether it comes about: a contact, or a thing that no article makes known."""
    known = any(d.lemma in ("the", "this", "that") for d in context.parse.children(noun, "det"))
    return not known or noun.lemma in context.lexicon.event_words.classes["TALKS"]


def _is_judged(parse: Parse, noun: Token, head: Token, cues: StatusCues) -> bool:
    """Whether a predicate says what a happening is like, not whether it is: "the truce was *not popular*"."""
    if noun.dep != "nsubj" or noun.head != head.index or head.lemma != "be":
        return False
    predicate = parse.child(head, "acomp", "attr")
    if predicate is None:  # "the raid is *not about* captives"
        return any(p.lemma in ("about", "because") for p in parse.children(head, "prep"))
    return predicate.lemma not in cues.existing


def _is_of_nothing(parse: Parse, word: Token, cues: StatusCues) -> bool:
    """Whether a word only describes a noun, so that it falls with it: "no *ceasefire* plans", "has no talks *planned*".

    Not where the noun is a subject ("no soldier *stationed* there was hurt") or tells of it ("no reports").
    """
    noun = parse.head(word)
    described = word.dep == "acl" and word.tag in ("VBN", "VBG") and noun.dep in ("dobj", "attr")
    return word.dep == "compound" or (described and noun.lemma not in cues.reports)


LACKING = frozenset({"lack", "absence", "dearth", "want"})
"""Nouns for there being none."""


def _any(context: SentenceContext, noun: Token) -> Reality | None:
    """*Any* attack: none where a verb above is negated ("is not aware of *any* attack"), else open."""
    parse = context.parse
    word = next((d for d in parse.children(noun, "det") if d.lemma == "any"), None)
    if word is None or noun.lemma in context.lexicon.status_cues.utterances:
        return None
    if parse.head(parse.head(noun)).lemma in LACKING and parse.head(noun).lemma == "of":
        return None  # "a *lack of* any talks" is none
    for above in parse.ancestors(noun):
        if is_verbal(above) or above.lemma == "without":
            no = above if above.lemma == "without" else negation_of(parse, above, context.lexicon.status_cues)
            return (
                Reality("occurred", "CT-", context.span(no), "negation")
                if no
                else Reality("proposed", "Uu", context.span(word), "any")
            )
    return None


def _unreal(
    context: SentenceContext, modal: tuple[Token, StatusCue], verb: Token | None, no: Token | None
) -> Reality | None:
    """What would or should have been was not; what would *not* have been was: "would never have met"."""
    if verb is None or modal[1].name not in ("would", "should"):
        return None
    if not any(a.lemma == "have" for a in context.parse.children(verb, "aux")):
        return None
    return Reality("conditional", negated("CT-", no), context.span(modal[0]), "counterfactual")


def _would_not(context: SentenceContext, modal: tuple[Token, StatusCue], verb: Token) -> Reality | None:
    """What somebody *would not* do was refused, what is said *would not* be is not to come; under an *if* open."""
    parse, cues = context.parse, context.lexicon.status_cues
    clauses = parse.children(verb, "advcl")
    if modal[1].name != "would" or any(
        cues.conditions.get(m.lemma) for c in clauses for m in parse.children(c, "mark")
    ):
        return None
    top = verb
    while top.dep == "conj" and is_verbal(parse.head(top)):  # "said that he was glad *and that they would not meet*"
        top = parse.head(top)
    above = parse.head(top)
    told = top.dep == "ccomp" and (above.lemma, above.pos) in cues.sources
    subject = parse.child(verb, "nsubj")
    person = subject is not None and (subject.pos == "PROPN" or subject.lemma in cues.persons)
    if not told and not person:
        return None
    return Reality("planned" if told else "proposed", "CT-", context.span(modal[0]), "would not")


def _is_outcome(parse: Parse, without: Token) -> bool:
    """Whether *without* tells how something ended, not on what it hangs: "*without* a deal the talks would end"."""
    verb = next((t for t in parse.ancestors(without) if is_verbal(t)), None)
    if verb is None:
        return True
    modal = any(a.tag in ("MD", "TO") for a in parse.children(verb, "aux"))
    return without.index > verb.index and not modal


def _is_told_to(parse: Parse, verb: Token, cues: StatusCues) -> bool:
    """Whether a verb is what somebody was told to do, or not to: "was *warned* not to attack"."""
    above = parse.head(verb)
    if verb.dep != "xcomp" or parse.child(above, "auxpass") is None:
        return False
    cue = cues.governor(above.lemma, "VERB", {"to"})
    return (cue is not None and cue.name == "demand") or above.lemma in ("tell", "warn", "advise", "instruct")


def _by_adverb(context: SentenceContext, verb: Token) -> Reality | None:
    """What an adverb or an aside says: of doubt or of the past, or that a thing is done "*no longer*"."""
    parse = context.parse
    if (adverb := adverb_of(parse, verb, context.lexicon.status_cues)) is not None:
        return _from_word(context, adverb, "adverb")
    asides = (a for a in parse.children(verb, "parataxis") if a.lemma in ("seem", "appear"))
    seems = next((a for a in asides if (it := parse.child(a, "nsubj")) is not None and it.lemma == "it"), None)
    if seems is not None:
        return Reality("occurred", "PR+", context.span(seems), "seeming")  # "they have, *it seems*, met"
    later = (a for a in parse.children(verb, "advmod") if parse.lowered[a.index] == "longer")
    longer = next((a for a in later if a.index and parse.lowered[a.index - 1] == "no"), None)
    return Reality("historical", "CT+", context.span(longer), "no longer") if longer is not None else None


def _is_past_year(context: SentenceContext, noun: Token) -> bool:
    """Whether a year before that of publication stands before a noun: "the *2015* deal"."""
    published = (context.article.article.published or "")[:4]
    years = (c.text for c in context.parse.children(noun, "nummod", "compound", "amod", "nmod"))
    return any(y.isdigit() and len(y) == 4 and "1900" < y < published for y in years)


def _modal_reality(context: SentenceContext, modal: tuple[Token, StatusCue], no: Token | None) -> Reality:
    word, cue = modal
    factuality = negated(cue.factuality, no)
    return Reality(cue.status, factuality, context.span(word), cue.name)


def _from_word(context: SentenceContext, found: tuple[Token, StatusCue], kind: str) -> Reality:
    """What an adjective or an adverb says, which no negation turns round."""
    word, cue = found
    return Reality(cue.status, cue.factuality, context.span(word), f"{cue.name} ({kind})")


def _modifier(parse: Parse, noun: Token, cues: StatusCues) -> tuple[Token, StatusCue] | None:
    """A word before a noun, or before its measure (the *next* round of talks), that says how real it is."""
    of = parse.head(noun)
    measure = (parse.head(of),) if noun.dep == "pobj" and of.lemma == "of" else ()
    for adjective in (a for n in (noun, *measure) for a in parse.children(n, "amod", "compound")):
        cue = cues.modifiers.get(adjective.text.lower())
        if cue:
            return adjective, cue
    return None
