"""Who else takes part in a contact, by the words around it: behind a place or time, or as whom it only frames."""

from __future__ import annotations

from collections.abc import Iterator

from truceline.code.clauses import is_verbal
from truceline.code.context import SentenceContext
from truceline.code.parties.grammar import is_passive, objects_of, prepositional, subjects_of, surface_subjects
from truceline.model.parse import Parse, Token


def behind_setting(context: SentenceContext, contact: Token, role: str) -> tuple[Token, ...]:
    """With or between whom a contact is, where parsers hang that on its place or time.

    "Met *in the palace with* the envoy", "met *for the first time with* the rebels", "the news of a meeting last month
    *between* the two": there on what the contact is the *of* of.
    """
    parse = context.parse
    for word in _settings(context, contact):
        if found := prepositional(parse, word, role):
            return found
    if role == "between":  # "an exchange *of fire between* the two"
        held = prepositional(parse, contact, "of")
        if found := tuple(t for h in held for t in prepositional(parse, h, role)):
            return found
    of = parse.head(contact)
    above = parse.head(of)
    told = contact.dep == "pobj" and of.lemma == "of" and above.pos == "NOUN" and role == "between"
    beside = (above, *_settings(context, above)) if told else ()
    return tuple(t for w in beside for t in prepositional(parse, w, role) if t.index > contact.index)


def _settings(context: SentenceContext, contact: Token) -> Iterator[Token]:
    """The places with a name, times and lengths of time that hang on a contact, down to "the end *of the month*"."""
    parse, waiting = context.parse, [contact]
    while waiting:
        word = waiting.pop()
        behind = (o for p in parse.children(word, "prep") for o in parse.children(p, "pobj"))
        for noun in (*parse.children(word, "npadvmod"), *behind):
            prep = parse.head(noun)
            place = noun.pos == "PROPN" and prep.lemma in ("in", "at")
            timed = noun.lemma in SPELLS or context.is_timed(noun)
            if place or timed:
                yield noun
                waiting.append(noun)


SPELLS = frozenset(
    {"time", "hour", "minute", "end", "beginning", "start", "sideline", "sidelines", "margin", "margins"}
)
"""Nouns for the time or the edge at which a contact is held: "for the first *time*", "on the *sidelines*"."""


def partakers(parse: Parse, contact: Token) -> tuple[Token, ...]:
    """Who is in a contact *with* somebody that only frames what he does: "in a call with B, *A* discussed …".

    So also whoever comes for it: "*A* flew to Oslo for talks with B"; and whose visit it is: "*A* said during a visit
    to Oslo".
    """
    prep = _framing(parse, contact)
    if prep.lemma == "in" and contact.lemma in WORDED and is_verbal(parse.head(prep)):
        return surface_subjects(parse, parse.head(prep))  # "in a rebuff to B, *A* said"
    visit = contact.lemma in VISITS and prep.lemma in ("during", "on") and prepositional(parse, contact, "to")
    if not (visit or prepositional(parse, contact, "with")) or has_owner(parse, contact):
        return ()
    above = _out_of_speech(parse, _ended(parse, prep))
    if above.dep == "nsubj" and above.pos == "PROPN" and prep.lemma in FRAMES:
        return (above,)  # "*A*, following a call with B, said"
    if not is_verbal(above) or above.dep == "pcomp":
        return ()  # "pressed A into giving way during talks with B"
    if visit and above.lemma in SENDING:
        return objects_of(parse, above)  # "sent *two aides* on a trip to Oslo"
    framed = visit or prep.lemma in FRAMES or (prep.lemma == "for" and above.lemma in JOURNEYS)
    framed = framed or (prep.lemma == "with" and above.lemma in BOUNDS)  # "ended the visit *with* talks with B"
    return (subjects_of(parse, above) or surface_subjects(parse, above)) if framed else ()


def _ended(parse: Parse, prep: Token) -> Token:
    """What a frame hangs on, or the verb whose object it hangs on: "*ended* a trip with talks"."""
    above = parse.head(prep)
    verb = parse.head(above)
    return verb if prep.lemma == "with" and above.dep == "dobj" and verb.lemma in BOUNDS else above


def _framing(parse: Parse, contact: Token) -> Token:
    """The preposition that brings a contact, also where it is counted: "for *a second day of* talks"."""
    prep = parse.head(contact)
    counted = parse.head(prep)
    return parse.head(counted) if prep.lemma == "of" and counted.lemma in COUNTED and counted.dep == "pobj" else prep


COUNTED = frozenset({"day", "round", "series", "session", "week", "string", "exchange"})
"""Nouns that only count the talks behind *of*."""

WORDED = frozenset({"rebuff", "rebuke", "snub", "appeal", "plea", "warning", "threat", "ultimatum", "reprimand"})
"""Nouns for words to somebody that frame what is said or done: "*in a snub to* B"."""


def is_after(parse: Parse, contact: Token) -> bool:
    """Whether a contact is behind *following*, which parsers may take for a participle."""
    participle = parse.head(contact)
    return contact.dep == "dobj" and participle.lemma == "follow" and participle.tag == "VBG"


def is_stray(parse: Parse, noun: Token) -> bool:
    """Whether parsers take a noun of a time phrase for a second object: "gave them shelter before *the raids*"."""
    if noun.dep != "dobj":
        return False
    return any(o.index < noun.index for o in parse.children(parse.head(noun), "dobj"))


def is_called_off(parse: Parse, contact: Token) -> bool:
    """Whether a contact is what one who was to take part puts off or drops: "*cancelled* a meeting with them"."""
    verb = parse.head(contact)
    off = verb.lemma in CALLING_OFF or (verb.lemma == "call" and parse.child(verb, "prt") is not None)
    return contact.dep == "dobj" and off and is_verbal(verb) and not is_passive(parse, verb)


CALLING_OFF = frozenset({"cancel", "postpone", "scrap", "shelve", "skip"})
"""Verbs for a contact that is put off or dropped, beside *call off*."""

FRAMES = frozenset({"in", "during", "after", "following", "follow", "at"})
"""Prepositions before a contact that frames what one of its parties does; *following* as parsers read it too."""

BOUNDS = frozenset({"begin", "start", "open", "end", "close", "finish", "conclude", "wrap", "round", "cap", "crown"})
"""Verbs whose *with talks* tells how somebody began or ended something."""

SENDING = frozenset({"send", "dispatch", "take"})
"""Verbs whose object makes the visit."""

VISITS = frozenset({"visit", "trip"})
"""Nouns for a journey during which somebody does something."""

JOURNEYS = frozenset(
    {"come", "go", "travel", "fly", "arrive", "be", "return", "head", "slip", "jet", "drive", "land", "cross", "sit"}
    | {"gather", "stay", "leave", "journey", "descend", "reappear", "convene", "meet"}
)
"""Verbs whose *for talks* tells what somebody came for."""


def has_owner(parse: Parse, contact: Token) -> bool:
    """Whether a contact has somebody's name or noun before it, who may be another: "after *the envoy's* talks with"."""
    return any(p.pos != "PRON" and not p.lemma.lower().endswith(SPANS) for p in parse.children(contact, "poss"))


SPANS = ("day", "week", "month", "year", "weekend", "tomorrow", "night")
"""How times end that stand before a contact as its owners do: "*Friday*'s meeting"."""


def _out_of_speech(parse: Parse, word: Token) -> Token:
    """The verb of a frame that parsers hang on what was said or where: "said *at a briefing* after talks"."""
    above = parse.head(parse.head(word))
    if word.pos == "NOUN" and word.dep == "pobj" and word.lemma in OCCASIONS:
        return above
    return parse.head(word) if word.pos == "ADJ" and word.dep == "ccomp" else word


OCCASIONS = frozenset(
    {"conference", "briefing", "interview", "presser", "appearance", "speech", "address", "statement"}
)
"""Nouns for where somebody says what he says."""
