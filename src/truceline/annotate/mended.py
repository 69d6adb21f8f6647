"""Trees mended where the parser is known to go wrong: a past tense taken for a participle, an amount for a particle.

Each mend asks for a shape that no right tree has; what has none of them comes back as it was.
"""

from __future__ import annotations

from dataclasses import replace

from truceline.model.interval import CALENDAR
from truceline.model.parse import Parse, Token

Changes = dict[int, tuple[str, str, int]]
"""The tag, relation and head that words get, by their index."""


def mended(parse: Parse) -> Parse:
    """Mend a tree, if anything in it asks for that."""
    changes: Changes = {}
    for token in parse.tokens:
        if token.head == token.index:
            changes |= _lost_predicate(parse, token)
        elif token.dep in ("nsubj", "nsubjpass") or (token.dep == "dep" and token.pos == "NOUN"):
            changes |= _lost_content(parse, token) or _subject_before_speaker(parse, token)
        elif token.dep == "prt" and token.text == "up":
            changes |= _amount(parse, token)
        elif token.dep in ("prep", "dative") and not parse.children(token):
            changes |= _lost_object(parse, token)
        elif token.dep == "amod" and token.tag in ("VBN", "VBD") and parse.child(token, "nsubj") is not None:
            changes |= _verb_before_object(parse, token)
        elif token.dep in ("amod", "nmod") and token.text[:1].isupper():
            changes |= _first_of_a_list(parse, token)
        elif token.dep == "compound" and token.text in CALENDAR:
            changes |= _day_before_name(parse, token)
        elif token.dep == "conj" and token.pos in ("VERB", "AUX"):
            changes |= _lost_subject(parse, token)
        elif token.dep == "relcl":
            changes |= _lost_words(parse, token)
    if not changes:
        return parse
    return Parse(tuple(_changed(t, changes) for t in parse.tokens))


def _changed(token: Token, changes: Changes) -> Token:
    if token.index not in changes:
        return token
    tag, dep, head = changes[token.index]
    pos = "VERB" if tag.startswith("VB") else token.pos
    return replace(token, tag=tag, dep=dep, head=head, pos=pos)


def _lost_predicate(parse: Parse, root: Token) -> Changes:
    """The verb of a sentence whose root is its subject: "A paper *called* on Mali to go", not "talks held in Mali"."""
    if root.pos not in ("NOUN", "PROPN") or parse.tokens[-1].text not in (".", "''", '"', "”"):
        return {}
    if parse.child(root, "nsubj", "nsubjpass", "cop", "relcl") is not None:
        return {}
    verb = _past_behind(parse, root)
    if verb is None or not _is_active(parse, verb) or not _is_plain(parse.tokens[: verb.index]):
        return {}
    return {verb.index: ("VBD", "ROOT", verb.index), root.index: (root.tag, "nsubj", verb.index)}


LONGEST = 16
"""Most words before a verb that was lost. Longer ones are lists and leftovers of a page."""


def _verb_before_object(parse: Parse, participle: Token) -> Changes:
    """A verb with a subject that parsers take for a word before its object: "Chad *distributed* blankets"."""
    noun, subject = parse.head(participle), parse.child(participle, "nsubj")
    plain = subject is not None and subject.index < participle.index < noun.index and noun.dep in ("ROOT", "ccomp")
    if not plain or parse.child(noun, "nsubj", "nsubjpass", "det", "poss") is not None:
        return {}
    above = participle.index if noun.dep == "ROOT" else noun.head
    return {participle.index: ("VBD", noun.dep, above), noun.index: (noun.tag, "dobj", participle.index)}


def _is_plain(words: tuple[Token, ...]) -> bool:
    """Whether what stands before a verb is a plain phrase, with no colon and no other verb in it."""
    return len(words) <= LONGEST and not any(t.text == ":" or t.tag in ("VBD", "VBZ", "VBP", "MD") for t in words)


def _past_behind(parse: Parse, noun: Token) -> Token | None:
    """The first participle that describes a noun or the last noun of its phrase."""
    while True:
        if (found := _participle(parse, noun)) is not None:
            return found
        behind = [o for p in parse.children(noun, "prep") for o in parse.children(p, "pobj")]
        if not behind:
            return None
        noun = behind[-1]


def _participle(parse: Parse, noun: Token) -> Token | None:
    """A participle behind a noun that may as well be a past tense, without a comma before it."""
    found = parse.child(noun, "acl")
    if found is None or found.tag != "VBN" or found.index < noun.index or parse.child(found, "aux", "auxpass"):
        return None
    before = parse.tokens[found.index - 1].text
    return found if before not in (",", ":") and found.text != "based" else None


def _is_active(parse: Parse, verb: Token) -> bool:
    """Whether what hangs on a participle is an active verb's: an object, a clause, a day, a word that it calls on."""
    if any(p.lemma == "by" for p in parse.children(verb, "agent", "prep")):
        return False
    if parse.child(verb, "dobj", "ccomp", "xcomp", "prt", "npadvmod", "oprd", "advcl") is not None:
        return True
    if any(c.tag == "VBD" for c in parse.children(verb, "conj")):
        return True
    return any(p.lemma in ("to", "on", "for", "alongside") for p in parse.children(verb, "prep")) and verb.tag == "VBN"


def _lost_content(parse: Parse, subject: Token) -> Changes:
    """The verb of what is said, before its speaker: "Youths *resorted* to a sit-in, clerks said"."""
    verb = parse.head(subject)
    speakers = [s for s in parse.children(verb, "nsubj", "nsubjpass") if s.index > subject.index]
    told = _participle(parse, subject)
    if len(speakers) != 1 or told is None or not told.index < speakers[0].index < verb.index:
        return {}
    if verb.index - speakers[0].index > 1 or any(p.lemma == "by" for p in parse.children(told, "agent", "prep")):
        return {}
    between = parse.tokens[told.index + 1 : speakers[0].index]
    if not any(t.text == "," for t in between):
        return {}
    return {told.index: ("VBD", "ccomp", verb.index), subject.index: (subject.tag, "nsubj", told.index)}


def _subject_before_speaker(parse: Parse, subject: Token) -> Changes:
    """The subject of what is said, which the parser joined to the verb of saying behind it: "*Mali*, the envoy of Chad
    said, shelled the town". No verb has a subject on either side of a comma.
    """
    verb = parse.head(subject)
    speakers = [s for s in parse.children(verb, "nsubj") if subject.index < s.index < verb.index]
    said = parse.child(verb, "ccomp")
    if len(speakers) != 1 or said is None or parse.child(said, "nsubj", "nsubjpass", "csubj", "expl") is not None:
        return {}
    last, first = (f(t.index for t in parse.subtree(of)) for f, of in ((max, subject), (min, speakers[0])))
    commas = [parse.tokens[n].text for n in (last + 1, verb.index + 1) if n < len(parse)]
    if commas != [",", ","] or first != last + 2 or said.index < verb.index:
        return {}
    relation = "nsubjpass" if parse.child(said, "auxpass") is not None else "nsubj"
    return {subject.index: (subject.tag, relation, said.index)}


def _lost_words(parse: Parse, told: Token) -> Changes:
    """What somebody is told, hung on a noun before it: "told them at the gate *that Mali would go*"."""
    that = parse.child(told, "dobj")
    if that is None or that.text != "that" or parse.child(told, "nsubj", "nsubjpass") is None:
        return {}
    noun = parse.head(told)
    verb = parse.head(noun)
    while verb.dep == "prep" or (verb.dep == "pobj" and parse.head(verb).dep == "prep"):
        verb = parse.head(verb)
    hearer = parse.child(verb, "dobj")
    if verb.lemma not in TO_SOMEBODY or hearer is None or that.index != noun.index + 1 or hearer.lemma in TOLD_OF:
        return {}
    if parse.child(verb, "ccomp", "xcomp", "acomp") is not None or parse.child(told, "ccomp") is not None:
        return {}
    return {told.index: (told.tag, "ccomp", verb.index), that.index: ("IN", "mark", told.index)}


TO_SOMEBODY = frozenset({"tell", "assure", "inform", "notify", "convince", "persuade", "remind", "warn"})
"""Verbs that need somebody and what they are told."""

TOLD_OF = frozenset({"story", "tale", "joke", "lie", "truth", "thing", "fortune", "version", "anecdote", "secret"})
"""What is told itself."""


def _amount(parse: Parse, particle: Token) -> Changes:
    """The object of a verb behind *up to*: "has freed *up to 16 soldiers*"."""
    verb = parse.head(particle)
    behind = (*parse.children(particle, "prep"), *parse.children(verb, "prep"))
    to = next((p for p in behind if p.lemma == "to" and p.index == particle.index + 1), None)
    counted = next((o for o in parse.children(to, "pobj") if parse.child(o, "nummod")), None) if to else None
    if to is None or counted is None or parse.child(verb, "dobj") is not None or verb.lemma in GOING_UP:
        return {}
    if parse.child(counted, "nummod") != parse.tokens[min(to.index + 1, len(parse) - 1)]:
        return {}
    return {
        particle.index: (particle.tag, "advmod", counted.index),
        to.index: (to.tag, "advmod", counted.index),
        counted.index: (counted.tag, "dobj", verb.index),
    }


GOING_UP = frozenset(
    {"go", "come", "rise", "run", "climb", "grow", "add", "stand", "live", "own", "step", "line", "sign", "face"}
    | {"walk", "get", "move", "stay", "hold", "look", "wake", "reach", "last", "take", "wait", "give", "soar", "jump"}
    | {"shoot", "drive", "push", "build", "lead", "be", "measure", "open", "show", "speak", "sum", "catch", "make"}
)
"""Verbs with *up* as a particle, or that say how far something goes."""


def _lost_object(parse: Parse, preposition: Token) -> Changes:
    """The object of a preposition that the parser took for a subject: "asylum to *five officers* holed up in it"."""
    rest = parse.tokens[preposition.index + 1 :]
    head = next((t for t in rest[:6] if t.dep == "nsubj" and t.pos == "NOUN"), None)
    if head is None or preposition.lemma not in LEADING:
        return {}
    verb = parse.head(head)
    begins = min(t.index for t in parse.subtree(head))
    if (
        begins != preposition.index + 1
        or verb.dep not in ("advcl", "conj")
        or parse.head(verb) != parse.head(preposition)
    ):
        return {}
    if verb.tag not in ("VBD", "VBN") or verb.index < head.index or parse.child(verb, "aux", "auxpass", "mark", "dobj"):
        return {}
    return {head.index: (head.tag, "pobj", preposition.index), verb.index: ("VBN", "acl", head.index)}


LEADING = ("to", "for", "of", "with", "from", "by", "against", "on")
"""Prepositions that lead to somebody, not to a clause ("after *rebels fled*", "looks like *they left*")."""


def _first_of_a_list(parse: Parse, adjective: Token) -> Changes:
    """The first of three adjectives of peoples, which the parser left alone: "*Thai*, Lao and Khmer envoys"."""
    comma, second = (parse.tokens[min(adjective.index + n, len(parse) - 1)] for n in (1, 2))
    if (
        comma.text != ","
        or second.dep not in ("amod", "nmod")
        or second.head != adjective.head
        or not second.text[:1].isupper()
    ):
        return {}
    if parse.child(second, "cc") is None or parse.child(second, "conj") is None:
        return {}
    return {second.index: (second.tag, "conj", adjective.index)}


def _day_before_name(parse: Parse, day: Token) -> Changes:
    """The day or month that the parser took for a part of the name behind it: "since *Monday Mali* has fired"."""
    name, preposition = parse.head(day), parse.tokens[max(0, day.index - 1)]
    between = parse.tokens[day.index + 1 : name.index]
    if preposition.pos != "ADP" and preposition.lemma != "since":
        return {}  # "as *April Glaspie* told him"
    if name.pos != "PROPN" or any(t.head != name.index for t in between):
        return {}
    found: Changes = {day.index: (day.tag, "pobj", preposition.index)}
    if preposition.dep == "mark":
        found[preposition.index] = (preposition.tag, "prep", preposition.head)
    if name.dep in ("nsubj", "nsubjpass"):
        return found
    behind = parse.tokens[min(name.index + 1, len(parse) - 1)]
    verb = parse.head(behind) if behind.dep in ("aux", "auxpass", "neg") else behind
    if name.head != preposition.index or verb.pos != "VERB" or behind.tag not in ("VBD", "VBZ", "VBP", "MD"):
        return {}
    if parse.child(verb, "nsubj", "nsubjpass", "csubj", "expl") is not None:
        return {}
    relation = "nsubjpass" if parse.child(verb, "auxpass") is not None else "nsubj"
    return found | {name.index: (name.tag, relation, verb.index)}


def _lost_subject(parse: Parse, verb: Token) -> Changes:
    """The subject of a second clause that the parser joined to the object before it: "will free the men and *Mali* will
    leave". A verb that shares the first one's subject has "and" right before it.
    """
    if parse.child(verb, "nsubj", "nsubjpass", "csubj", "expl", "mark") is not None:
        return {}
    helpers = [a for a in parse.children(verb, "aux", "auxpass", "neg") if a.index < verb.index]
    finite = (verb.tag, *(a.tag for a in helpers))
    first = min((verb, *helpers), key=lambda t: t.index)
    if first.index == 0 or parse.head(verb).dep in ("relcl", "acl"):
        return {}
    if not any(tag in ("MD", "VBD", "VBZ", "VBP") for tag in finite):
        return {}
    noun = parse.tokens[first.index - 1]
    while noun.dep in ("pobj", "prep") and noun.head < noun.index:
        noun = parse.head(noun)
    before = parse.head(noun)
    if noun.dep != "conj" or noun.pos not in ("NOUN", "PROPN") or before.pos not in ("NOUN", "PROPN"):
        return {}
    begins, ends = (f(t.index for t in parse.subtree(noun)) for f in (min, max))
    joint = parse.tokens[begins - 1]
    if ends != first.index - 1 or joint.dep != "cc" or joint.head != before.index or before.index < verb.head:
        return {}
    relation = "nsubjpass" if parse.child(verb, "auxpass") is not None else "nsubj"
    return {noun.index: (noun.tag, relation, verb.index), joint.index: (joint.tag, "cc", verb.head)}
