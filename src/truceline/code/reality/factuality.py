"""How firmly a happening is asserted: negation in its scope, modals, adverbs (guideline 5; FactBank's values)."""

from __future__ import annotations

from truceline.lexicon.status_cues import StatusCue, StatusCues
from truceline.model.interval import CALENDAR
from truceline.model.parse import Parse, Token
from truceline.model.statement import Factuality

NEGATED: dict[Factuality, Factuality] = {
    "CT+": "CT-",
    "PR+": "PR-",
    "PS+": "PS-",
    "CT-": "CT+",
    "PR-": "PR+",
    "PS-": "PS+",
    "Uu": "Uu",
}


def no_longer(parse: Parse, verb: Token) -> Token | None:
    """The *no* of "no longer wants"."""
    longer = next((a for a in parse.children(verb, "advmod") if a.text.lower() == "longer"), None)
    return parse.child(longer, "neg", "advmod", "det") if longer is not None else None


def _is_done_at_last(parse: Parse, verb: Token) -> bool:
    """Whether a verb tells only when a thing was done: "was *not* signed *until 1938*"."""
    if verb.tag not in ("VB", "VBD", "VBN") or "until" not in parse.lowered:
        return False
    if any(a.tag in ("MD", "TO") for a in parse.children(verb, "aux")):
        return False
    ends = [o for p in parse.children(verb, "prep") if p.lemma == "until" for o in parse.children(p, "pobj")]
    return any(o.tag == "CD" or o.text in CALENDAR for o in ends)


def negation_of(parse: Parse, word: Token, cues: StatusCues) -> Token | None:
    """The word that negates a verb or a noun: *not* met, *no* deal, *neither* side agreed, *without* a truce.

    A negated subject or object negates its verb ("reached *no* deal"), *no* and *without* what *or* joins to their
    noun. "Not only" and "no longer" deny nothing that has happened.
    """
    if cues.negating.isdisjoint(parse.words) and cues.negating.isdisjoint(parse.lemmas):
        return None  # the quick answer
    if _is_done_at_last(parse, word):
        return None
    for child in parse.children(word):
        negates = child.dep in ("neg", "det", "advmod", "preconj") and parse.lowered[child.index] in cues.negation
        if negates and not _is_only(parse, child):
            return child
        if child.dep == "advmod" and child.lemma == "yet" and (neg := parse.child(child, "neg")) is not None:
            return neg
        if child.dep in ("nsubj", "nsubjpass", "dobj") and (det := _negative_determiner(parse, child, cues)):
            return det
        if child.dep in ("advmod", "prep") and (no := _no_time(parse, child)) is not None:
            return no
    head = parse.head(word)
    if word.dep == "acomp" and word.tag == "VBN" and head.lemma == "be":
        return parse.child(head, "neg")  # "is *not* committed"
    if word.dep in ("pobj", "pcomp") and head.lemma == "without":
        return head
    if word.dep == "conj" and (nor := _nor(parse, word)) is not None:
        return nor
    if word.dep == "conj" and any(c.lemma in ("or", "nor") for c in parse.children(head, "cc")):
        alone = parse.child(word, "nsubj", "nsubjpass", "aux") is None
        return negation_of(parse, head, cues) if alone else None
    return _shared(parse, word, head, cues) if word.dep == "conj" else None


def _no_time(parse: Parse, phrase: Token) -> Token | None:
    """The word by which a thing never was: "*not* once have they met", "had *never* before met", "at *no* time"."""
    if phrase.dep == "advmod":
        verb = parse.head(phrase)
        had = phrase.lemma == "before" and any(a.tag == "VBD" for a in parse.children(verb, "aux"))  # not "has never"
        return parse.child(phrase, "neg") if phrase.lemma == "once" or had else None
    noun = parse.child(phrase, "pobj")
    if noun is None or noun.lemma not in OCCASIONS:
        return None
    return next((d for d in parse.children(noun, "det", "neg") if d.lemma == "no"), None)


OCCASIONS = frozenset(
    {"time", "point", "stage", "circumstance", "account", "occasion", "way", "event", "case", "moment"}
)
"""What is denied with what happens on it: "on *no account*"."""


def _shared(parse: Parse, word: Token, head: Token, cues: StatusCues) -> Token | None:
    """The *not* of an auxiliary that two verbs share: "has *not* pressed Chad and *sided* with Mali"."""
    alike = word.tag == head.tag and word.tag in ("VB", "VBN")
    alike = alike or (head.tag == "VBN" and word.tag == "VBD" and word.text.endswith("ed"))  # as parsers read it
    joined = any(c.lemma == "and" and c.index < word.index for c in parse.children(head, "cc"))
    if not alike or not joined or parse.child(word, *OWN) is not None:
        return None
    comma = any(t.text in (",", ";", "–", "—") for t in parse.tokens[head.index + 1 : word.index])
    has_not = parse.child(head, "aux") is not None and parse.child(head, "neg") is not None
    return negation_of(parse, head, cues) if has_not and not comma else None


OWN = ("nsubj", "nsubjpass", "aux", "auxpass", "neg", "advmod")
"""What a verb has of its own that stands beside another under one negation, where it stands under none."""


def _nor(parse: Parse, word: Token) -> Token | None:
    """The *nor* before a clause of its own: "has not signed, *nor* has it met them"."""
    own = parse.child(word, "nsubj", "nsubjpass") is not None
    before = (c for c in (*parse.children(parse.head(word), "cc"), *parse.children(word, "cc")) if c.lemma == "nor")
    return next((c for c in before if c.index < word.index), None) if own else None


def modal_of(parse: Parse, verb: Token, cues: StatusCues) -> tuple[Token, StatusCue] | None:
    """The modal of a verb, its own or the one that it shares with the verb it is coordinated with."""
    for aux in parse.children(verb, "aux"):
        cue = cues.modals.get(aux.text.lower())
        if cue and aux.tag == "MD" and not _is_had(parse, verb, aux):
            return aux, cue
    bare = verb.tag == "VB" or (verb.tag == "VBP" and parse.head(verb).tag == "VB")  # as parsers read it
    shared = verb.dep == "conj" and bare and parse.child(verb, "aux", "nsubj", "nsubjpass") is None
    return modal_of(parse, parse.head(verb), cues) if shared else None


def _is_had(parse: Parse, verb: Token, aux: Token) -> bool:
    """Whether a short *'d* is that of *had*: "said he*'d* spoken to them"."""
    short = aux.text.lower().endswith("d") and len(aux.text) == len("'d")
    return short and verb.tag == "VBN" and len(parse.children(verb, "aux", "auxpass")) == 1


def adverb_of(parse: Parse, verb: Token, cues: StatusCues) -> tuple[Token, StatusCue] | None:
    """An adverb of doubt or of the past on a verb, with its cue; *all but* is as much as *almost*."""
    for word in (verb, *parse.children(verb, "acomp")) if "but" in parse.words else ():
        before = parse.tokens[max(0, word.index - 2) : word.index]
        if [t.lemma for t in before] == ["all", "but"]:
            return before[0], cues.adverbs["almost"]
    for adverb in parse.children(verb, "advmod"):
        cue = cues.adverbs.get(adverb.text.lower())
        if cue:
            return adverb, cue
    return None


def negated(factuality: Factuality, by: Token | None) -> Factuality:
    """A value under negation, if there is a word that negates."""
    return NEGATED[factuality] if by is not None else factuality


def no_noun(parse: Parse, noun: Token, cues: StatusCues) -> Token | None:
    """The word by which there is none of what a noun names: *no* report, *little* sign, *hardly* any word."""
    return _negative_determiner(parse, noun, cues) or _scant(parse, noun, cues)


def _scant(parse: Parse, noun: Token, cues: StatusCues) -> Token | None:
    """*Few* or *little*, without the article that would make them some; *hardly any*."""
    if noun.pos not in ("NOUN", "PROPN"):
        return None
    dets = parse.children(noun, "det")
    for word in (*parse.children(noun, "amod"), *dets):
        if word.lemma in cues.scant and not any(d.lemma in ("a", "the") for d in dets):
            return word
        if word.lemma == "any" and (barely := parse.child(word, "advmod")) and barely.lemma in cues.scant_before_any:
            return barely
    return None


def _negative_determiner(parse: Parse, noun: Token, cues: StatusCues) -> Token | None:
    if noun.pos in ("PRON", "NOUN", "DET", "CCONJ") and parse.lowered[noun.index] in cues.negative_pronouns:
        return noun
    for word in parse.children(noun, "det", "preconj", "neg"):
        if parse.lowered[word.index] in ("no", "neither") and parse.lowered[word.index] in cues.negation:
            return word
    return None


def _is_only(parse: Parse, negation: Token) -> bool:
    following = parse.tokens[negation.index + 1 : negation.index + 2]
    return bool(following) and following[0].lemma in ("only", "just", "long", "longer")
