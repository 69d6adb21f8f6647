"""Which words are cues of status and factuality, by their particles, their prepositions and what stands beside them."""

from __future__ import annotations

from truceline.code.clauses import is_verbal
from truceline.lexicon.status_cues import StatusCue, StatusCues
from truceline.model.parse import Parse, Token


def cue_of(parse: Parse, word: Token, cues: StatusCues) -> StatusCue | None:
    """The cue of a governing word, with its particle ("*ruled out*"), where what it needs stands beside it."""
    part = "VERB" if is_verbal(word) else word.pos
    if word.dep == "prep":
        return None  # "violations, *including* an attack"
    phrases = (
        f"{word.lemma} {particle.lemma}"
        for particle in parse.children(word, "prt", "prep", "advmod")
        if word.lemma != "be" or not parse.children(particle)  # "the talks are *off*", not "off to a good start"
    )
    beside = _beside(parse, word)
    cue = next((found for phrase in phrases if (found := cues.governor(phrase, part, beside))), None)
    cue = cue or cues.governor(word.lemma, part, beside)
    if word.lemma == "time" and any(c.lemma in ZONES for c in parse.children(word, "amod", "compound")):
        return None  # "at 11 am *local time* for their talks"
    if word.lemma == "include" and word.tag in ("VBD", "VBN") and not _is_text(parse, word, cues):
        return None  # "his tour *included* a summit"
    if word.lemma == "consider" and parse.child(word, "oprd", "acomp") is not None:
        return None  # "are *considered key* to peace"
    if word.lemma == "set" and part == "VERB" and _sets_something(parse, word):
        return None  # "the meeting *set* the tone", "*set up* a channel"
    return cue


ZONES = frozenset({"local", "standard", "daylight", "summer", "eastern", "pacific", "central", "mean", "universal"})
"""Words before *time* that make it a clock's."""


def cue_of_phrase(parse: Parse, adverb: Token, cues: StatusCues) -> StatusCue | None:
    """The cue of a verb with an adverb that has what is governed behind it: "*came close* to signing"."""
    verb = parse.head(adverb)
    cue = cue_of(parse, verb, cues) if adverb.dep == "advmod" and is_verbal(verb) else None
    return cue if cue is not None and cue.name == "fail" else None


def _is_text(parse: Parse, include: Token, cues: StatusCues) -> bool:
    """Whether what *includes* a happening only speaks of it: a plan, a proposal or a deal."""
    subject = parse.child(include, "nsubj")
    return subject is None or subject.pos == "PRON" or subject.lemma in cues.texts


def _sets_something(parse: Parse, verb: Token) -> bool:
    """Whether *set* is an active verb that sets no date."""
    if parse.child(verb, "auxpass") is not None or verb.tag == "VBN" or verb.dep == "acl":
        return False
    return parse.child(verb, "dobj", "prt") is not None or parse.child(verb, "nsubj") is not None


def _beside(parse: Parse, word: Token) -> set[str]:
    """The prepositions of a word, `to` for an infinitive, `gerund`, `that` for a clause and `object`."""
    preps = parse.children(word, "prep")
    found = {p.lemma for p in preps}
    clauses = parse.children(word, "xcomp", "acl", "advcl")
    found |= {"to"} if any(c.dep == "xcomp" or _has_to(parse, c) for c in clauses) else set()
    gerunds = (
        *parse.children(word, "xcomp"),
        *(c for p in preps for c in parse.children(p, "pcomp")),
        *_strayed(parse, word),
    )
    found |= {"gerund"} if any(c.tag == "VBG" for c in gerunds) else set()
    verb = word
    found |= {"that"} if parse.child(verb, "ccomp") is not None else set()
    return found | ({"object"} if parse.child(verb, "dobj", "nsubjpass") is not None else set())


def _has_to(parse: Parse, verb: Token) -> bool:
    return any(a.tag == "TO" for a in parse.children(verb, "aux"))


def _strayed(parse: Parse, word: Token) -> tuple[Token, ...]:
    """Gerunds of an adverb or a noun that is a part of a verb's phrase: "came *close* to *signing*"."""
    adverbs = parse.children(word, "advmod") if is_verbal(word) else ()
    return tuple(c for a in adverbs for p in parse.children(a, "prep") for c in parse.children(p, "pcomp"))


def is_bought(parse: Parse, verb: Token) -> bool:
    """Whether an infinitive is only what others were paid or sent for: "was paid *to attack* them"."""
    above = parse.head(verb)
    paid = verb.dep in ("advcl", "xcomp") and above.tag == "VBN" and above.lemma in PAYING
    return paid and _has_to(parse, verb)


PAYING = frozenset({"pay", "hire", "bribe", "send", "use", "order", "tell", "ask", "recruit", "arm", "train"})
"""What is done to others for them to do something, which they need not have done."""


def is_not_promised(parse: Parse, verb: Token) -> bool:
    """Whether a promise or decision is itself only meant, asked for or possible: "*must promise* to free them"."""
    auxiliaries = parse.children(verb, "aux")
    open_ = any(a.tag == "MD" and a.lemma not in ("will", "would", "shall", "'ll") for a in auxiliaries)
    return open_ or (verb.dep in ("xcomp", "acl", "advcl") and any(a.tag == "TO" for a in auxiliaries))
