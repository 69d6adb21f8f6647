"""Words that take a position and what stands round them: who holds it, who is addressed, what it is on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from truceline.code.clauses import is_verbal
from truceline.code.context import SentenceContext
from truceline.code.parties.grammar import is_passive, objects_of, prepositional, subjects_of, surface_subjects
from truceline.code.parties.holders import holders_of
from truceline.code.parties.participants import actors_of, possessors_of
from truceline.code.steps.find import is_alternative, step_of
from truceline.lexicon.positions import PositionCue
from truceline.model.parse import Parse, Token

ADDRESSING = frozenset({"on", "upon", "to", "with", "from"})
"""Prepositions before those who are asked: "called on the junta to …", "demanded guarantees from …"."""

TAKING_AS_TRUE = frozenset({"accept", "acknowledge", "admit", "believe", "concede", "recognize", "recognise"})
KNOWING = frozenset({"know", "hear", "learn", "understand", "remember", "realise", "realize"})
"""Verbs behind whose clause nothing is wanted but that it is known."""

AWAY = frozenset({"back", "away", "aside", "off"})
"""Adverbs with which a verb of asking means another thing ("*pushed back* the date")."""

TOWARDS = ("toward", "towards", "into")
NOUN_PREPOSITIONS = ("for", "on", "to", "of", "against")
SET_ON = ("for", "on", "to")
"""Those before what somebody is set on: behind *of* stands who is ("the determination *of Chad*")."""
CLAUSES = ("ccomp", "xcomp")
FINITE = frozenset({"VBD", "VBZ"})
NOUN_CLAUSES = ("acl", "ccomp", "relcl", "xcomp")


@dataclass(frozen=True, slots=True)
class Frame:
    """A word that takes a position, in its sentence. `carrier` is the verb that brings a noun to its holder."""

    cue: PositionCue
    rule: str
    trigger: Token
    carrier: Token | None
    holders: tuple[str, ...]
    addressed: tuple[str, ...]
    complements: tuple[Token, ...]


def frames_of(context: SentenceContext) -> Iterator[Frame]:
    """Find all words of the lexicon that have a complement, in text order, with or without a holder."""
    for token in _words_of_position(context):
        frame = _verb_frame(context, token) or _noun_frame(context, token) or _adjective_frame(context, token)
        if frame is not None:
            yield frame


def _words_of_position(context: SentenceContext) -> list[Token]:
    """The words that some row of the table has, by their lemmas, or for adjectives as written."""
    parse, cues = context.parse, context.lexicon.positions
    lemmas, adjectives = cues.lemmas & parse.lemmas, cues.adjectives & parse.words
    if not lemmas and not adjectives:
        return []
    return [t for t in parse.content if t.lemma in lemmas or parse.lowered[t.index] in adjectives]


def _verb_frame(context: SentenceContext, token: Token) -> Frame | None:
    cues = context.lexicon.positions.of("verb", token.lemma) if token.pos == "VERB" else ()
    if not cues or _is_noun(context.parse, token):
        return None
    if token.tag == "VBN" and token.dep == "advcl" and context.parse.child(token, "aux", "auxpass", "nsubj") is None:
        return None  # "*Asked* what it would take, the envoy …"
    if context.lexicon.positions.of("adjective", token.text.lower()) and is_passive(context.parse, token):
        return None
    for cue in cues:
        if not cue.prepositions and _has_particle(context.parse, token):
            continue
        if cue.group.under and not any(a.text.lower() in cue.group.under for a in context.parse.children(token, "aux")):
            continue
        found, addressed = _behind_verb(context, token, cue)
        complements = tuple(c for c in found if _is_matter(context, c, cue))
        if complements:
            holders = _planners(context, token) or holders_of(context, subjects_of(context.parse, token))
            rule = f"positions.{cue.group.name}.verb"
            return Frame(cue, rule, token, None, holders, addressed, complements)
    return None


def _has_particle(parse: Parse, verb: Token) -> bool:
    """Whether a particle makes another verb of a verb, also where the parser takes it for an adverb."""
    return parse.child(verb, "prt") is not None or any(a.lemma in AWAY for a in parse.children(verb, "advmod"))


def _planners(context: SentenceContext, verb: Token) -> tuple[str, ...]:
    """Whose act a verb is that has no subject: "moves *by Chad* to consider …", "praised *Chad* for backing …"."""
    noun = context.parse.head(verb)
    if verb.dep == "pcomp" and noun.lemma == "for" and is_verbal(context.parse.head(noun)):
        return actors_of(context, context.parse.children(context.parse.head(noun), "dobj"))
    if verb.dep != "acl" or verb.tag != "VB":
        return ()
    by = actors_of(context, prepositional(context.parse, noun, "by", "from"))
    return by or possessors_of(context, noun)


def _is_matter(context: SentenceContext, head: Token, cue: PositionCue) -> bool:
    """Whether a complement can be what the position is on, not something said or claimed."""
    parse = context.parse
    if cue.group.nominal:
        return bool(context.lexicon.positions.of("noun", head.lemma))
    if not is_verbal(head):
        return head.lemma not in context.lexicon.positions.sayings and not cue.group.infinitive
    told = head.lemma in TAKING_AS_TRUE and parse.child(head, "ccomp") is not None  # "refused to *accept that* it fell"
    if cue.group.name == "reject" and (told or head.lemma in context.lexicon.positions.said_verbs):
        return False
    if head.lemma in KNOWING and parse.child(head, "ccomp", "xcomp") is not None:
        return False  # "wanted to *know* if they would …", "wants Chad to *understand* that …"
    if any(a.tag == "WRB" and a.index < head.index for a in parse.children(head, "advmod")):
        return False  # "asked how to …"
    if cue.group.name == "consider" and head.lemma == "be":
        return False  # "considers the pact *to be* dead" judges
    if cue.group.name != "consider" and any(m.lemma in ("whether", "if") for m in parse.children(head, "mark")):
        return False
    passive = any(a.tag == "VB" and a.lemma == "be" for a in parse.children(head, "auxpass"))
    infinitive = head.tag == "VB" and any(a.tag == "TO" for a in parse.children(head, "aux"))
    if cue.group.infinitive:
        return infinitive
    if not cue.group.mandative or (head.tag == "VBG" and parse.child(head, "aux") is None):
        return True
    bare = (
        head.tag == "VB"
        or passive
        or (head.tag == "VBP" and (cue.group.name == "propose" or _is_subjunctive(parse, head)))
    )
    return (bare and not _is_indicative(context, head)) or _claims_right(parse, head)


def _is_subjunctive(parse: Parse, verb: Token) -> bool:
    """Whether a verb lacks the ending that its subject would need: "insists that Tehran *abandon* …"."""
    subject = parse.child(verb, "nsubj")
    one = subject is not None and subject.tag in ("NN", "NNP") and parse.child(subject, "conj") is None
    return one and verb.lemma not in ("be", "have", "do")


def _is_indicative(context: SentenceContext, verb: Token) -> bool:
    """Whether a verb has an auxiliary that is no modal of duty: *will* go, *has* gone, can see and *free* them."""
    if verb.dep == "conj" and context.parse.child(verb, "aux", "nsubj", "nsubjpass") is None:
        return _is_indicative(context, context.parse.head(verb))
    return any(
        a.dep == "aux" and a.tag != "TO" and a.lemma not in context.lexicon.positions.duty_modals
        for a in context.parse.children(verb, "aux")
    )


def _claims_right(parse: Parse, verb: Token) -> bool:
    """Whether a clause says that somebody has a right or must do something ("insists that it has the right to arm")."""
    return verb.lemma == "have" and any(
        o.lemma in ("right", "duty") or o.lemma == "do" for o in parse.children(verb, "dobj")
    )


def _behind_verb(context: SentenceContext, verb: Token, cue: PositionCue) -> tuple[tuple[Token, ...], tuple[str, ...]]:
    """What a verb's position is on, and whom it addresses."""
    parse = context.parse
    clauses = _clauses(parse, verb)
    particles = tuple(p for p in parse.children(verb, "prt", "advmod") if p.lemma in cue.prepositions)
    behind = tuple(p for p in parse.children(verb, "prep", "dative") if p.lemma in cue.prepositions)
    if cue.prepositions and not particles and not behind:
        return _asked_for(context, verb) if "for" in cue.prepositions else ((), ())
    if behind and _is_label(context, verb, behind[0]):
        return (), ()
    objects = _with_step(context, verb, objects_of(parse, verb))
    if _relative_object(parse, verb):
        return objects, ()
    named = actors_of(context, objects)
    phrases = tuple(t for p in behind for t in _below(parse, p))
    if cue.prepositions and behind:
        addressing = [p for p in behind if p.lemma in ADDRESSING]
        whom = actors_of(context, (t for p in addressing for t in _below(parse, p)))
        asked = bool(whom) or _are_people(context, phrases)
        if asked and addressing and (clauses or len(behind) > len(addressing)):
            matter = tuple(t for p in behind if p not in addressing for t in _below(parse, p))
            return clauses + matter, whom
        return phrases + _strayed(context, verb, behind[-1]) + (clauses if not phrases else ()), named
    if clauses:
        wanted = () if any(step_of(context, c, bare_issue=False) for c in clauses) else _things(context, objects)
        return clauses + wanted, named or _asked(context, verb)
    towards = prepositional(parse, verb, *TOWARDS)
    if towards and named:
        return towards, named
    if particles and not objects:
        return prepositional(parse, verb, "of", "from"), ()
    return objects, _asked(context, verb)


def _asked_for(context: SentenceContext, verb: Token) -> tuple[tuple[Token, ...], tuple[str, ...]]:
    """What somebody is asked to do behind *for*: "called *for* Chad *to release* the men"."""
    parse = context.parse
    for clause in parse.children(verb, "advcl", "ccomp", "xcomp"):
        mark = parse.child(clause, "mark")
        asked = parse.child(clause, "nsubj", "nsubjpass")
        infinitive = any(a.tag == "TO" for a in parse.children(clause, "aux"))
        if infinitive and mark is not None and mark.lemma == "for" and mark.index > verb.index and asked is not None:
            return (clause, *_continued(parse, clause)), actors_of(context, (asked,))
    return (), ()


def _are_people(context: SentenceContext, phrases: tuple[Token, ...]) -> bool:
    """Whether phrases can name those who are asked, though no actor is known: "called on *the parties* to …"."""
    nouns = [t for t in phrases if t.pos in ("NOUN", "PROPN") and not context.is_timed(t)]
    return bool(nouns) and not any(step_of(context, t) for t in phrases)


def _things(context: SentenceContext, objects: tuple[Token, ...]) -> tuple[Token, ...]:
    """Objects that are steps, not those who are asked: "demands *guarantees* to discuss its arsenal"."""
    things = [(o, step_of(context, o, bare_issue=False)) for o in objects if not actors_of(context, (o,))]
    return tuple(o for o, s in things if s is not None and s.depth <= 1)  # not "urged leaders who mark a truce"


def _relative_object(parse: Parse, verb: Token) -> bool:
    """Whether a verb has a relative pronoun for its object: "guarantees, *which* Egypt resists"."""
    return verb.dep == "relcl" and any(o.tag in ("WDT", "WP") for o in parse.children(verb, "dobj"))


def _with_step(context: SentenceContext, verb: Token, objects: tuple[Token, ...]) -> tuple[Token, ...]:
    """The antecedent of a relative clause: the noun above a mere name in it ("*guarantees* for Chad, which …")."""
    parse = context.parse
    if not _relative_object(parse, verb) or not objects:
        return objects
    noun = objects[0]
    while actors_of(context, (noun,), modifiers=False) and noun.dep == "pobj" and parse.head(noun).dep == "prep":
        noun = parse.head(parse.head(noun))
    return (noun,)


def _is_label(context: SentenceContext, verb: Token, prep: Token) -> bool:
    """Whether the verb has an object before the preposition that names nobody, or before one by which others would be
    asked: "called the terms for a truce …", "called the king on the way"."""
    objects = [o for o in context.parse.children(verb, "dobj", "oprd") if o.index < prep.index]
    return bool(objects) and (prep.lemma in ("on", "upon") or not actors_of(context, objects))


def _strayed(context: SentenceContext, verb: Token, prep: Token) -> tuple[Token, ...]:
    """Further items of a list after a preposition that the parser took for the verb's object."""
    parse = context.parse
    objects = [o for o in parse.children(verb, "dobj") if o.index > prep.index and not actors_of(context, (o,))]
    return tuple(t for o in objects for t in (o, *parse.children(o, "conj")))


def _asked(context: SentenceContext, verb: Token) -> tuple[str, ...]:
    """Those from whom or of whom something is asked."""
    return actors_of(context, prepositional(context.parse, verb, "from"))


def _clauses(parse: Parse, verb: Token) -> tuple[Token, ...]:
    """The clauses that say what a verb is on, with those coordinated with them."""
    own = [c for c in parse.children(verb, *CLAUSES) if c.index > verb.index and not _is_afterthought(parse, c)]
    if not is_passive(parse, verb):
        own += [c for c in parse.children(verb, "advcl") if c.index > verb.index and _is_bare_infinitive(parse, c)]
    return tuple(t for c in own for t in (c, *_continued(parse, c)))


def _continued(parse: Parse, clause: Token) -> tuple[Token, ...]:
    """The clauses coordinated with one that says what is wanted."""
    beside = (d for d in parse.children(clause, "conj") if is_verbal(d) and not is_alternative(parse, d))
    return tuple(d for d in beside if not _is_of_the_main_clause(parse, clause, d))


def _is_of_the_main_clause(parse: Parse, clause: Token, beside: Token) -> bool:
    """Whether a verb stands beside the verb above a clause, not beside the clause: "hoped it would end and *left*"."""
    own = parse.child(beside, "nsubj", "nsubjpass") is not None
    finite = beside.tag in FINITE or any(a.tag in FINITE for a in parse.children(beside, "aux", "auxpass"))
    return finite and not own and clause.tag == "VB"


def _is_afterthought(parse: Parse, clause: Token) -> bool:
    """Whether a participle is set off by a comma: "…, *complicating* the talks" is no complement."""
    first = parse.subtree(clause)[0].index
    return clause.tag == "VBG" and first > 0 and parse.tokens[first - 1].text == ","


def _is_bare_infinitive(parse: Parse, clause: Token) -> bool:
    """Whether a clause is a *to* infinitive hung on the verb as a circumstance ("called on X to go")."""
    return parse.subtree(clause)[0].tag == "TO" and parse.child(clause, "mark") is None


def _below(parse: Parse, prep: Token) -> tuple[Token, ...]:
    """The phrases or clauses after a preposition, each one coordinated with them too."""
    heads = parse.children(prep, "pobj", "pcomp")
    return tuple(t for h in heads for t in (h, *(c for c in parse.children(h, "conj") if c.pos != "ADP")))


def _noun_frame(context: SentenceContext, token: Token) -> Frame | None:
    if token.pos != "NOUN" and not _is_noun(context.parse, token):
        return None
    for cue in context.lexicon.positions.of("noun", token.lemma):
        complements = _behind_noun(context, token, cue)
        if complements:
            holders, carrier = _holders_of_noun(context, token)
            rule = f"positions.{cue.group.name}.noun"
            addressed = actors_of(context, prepositional(context.parse, token, "to", "on"))
            if carrier is not None and not addressed:
                addressed = _told_to(context, token, carrier)
            return Frame(cue, rule, token, carrier, holders, addressed, complements)
    return None


def _is_noun(parse: Parse, token: Token) -> bool:
    """Whether a parser took a noun for a verb: "despite a United Nations *call* for …"."""
    return token.dep in ("pobj", "dobj", "nsubj") and token.pos == "VERB" and parse.child(token, "det") is not None


def _told_to(context: SentenceContext, noun: Token, carrier: Token) -> tuple[str, ...]:
    """To whom a noun of position is brought by its verb: "gave *Chad and Sudan* a deadline", "an offer *to* Chad"."""
    parse = context.parse
    beside = [o for o in objects_of(parse, carrier) if o.index < noun.index]
    return actors_of(context, (*beside, *parse.children(carrier, "dative"), *prepositional(parse, carrier, "to")))


def _behind_noun(context: SentenceContext, noun: Token, cue: PositionCue) -> tuple[Token, ...]:
    parse = context.parse
    wanted = cue.prepositions or (SET_ON if cue.group.name == "commit" else NOUN_PREPOSITIONS)
    above = parse.head(noun)
    strayed = [p for w in (above, parse.head(above)) for p in parse.children(w, "prep") if p.index == noun.index + 1]
    own = (*parse.children(noun, "prep"), *strayed)
    phrases = [t for p in own if p.lemma in wanted for t in _below(parse, p)]
    phrases = [t for t in phrases if not actors_of(context, (t,))]
    clauses = (
        []
        if cue.prepositions and phrases
        else [c for c in parse.children(noun, *NOUN_CLAUSES) if _is_content(parse, c)]
    )
    clauses += [d for c in clauses for d in _continued(parse, c)]
    return tuple(phrases + clauses)


def _is_content(parse: Parse, clause: Token) -> bool:
    """Whether a clause on a noun tells its content ("the demand that …", "the call to …") and is no relative clause."""
    first = parse.subtree(clause)[0]
    if first.tag == "TO" or (clause.tag == "VB" and any(a.tag == "TO" for a in parse.children(clause, "aux"))):
        return True
    marked = first.lemma == "that" and first.dep == "mark"
    subject = parse.child(clause, "nsubj", "nsubjpass")
    told = subject is not None and subject.tag not in ("WP", "WDT")
    return marked or (clause.dep in ("acl", "ccomp") and told)


def _holders_of_noun(context: SentenceContext, noun: Token) -> tuple[tuple[str, ...], Token | None]:
    """Whose demand or offer a noun is: its owner, its *by* or *from*, or the subject of the verb that carries it."""
    parse = context.parse
    if noun.lemma in context.lexicon.positions.siders:
        named = (parse.head(noun),) if noun.dep == "appos" else ()
        return holders_of(context, named or (subjects_of(parse, parse.head(noun)) if noun.dep == "attr" else ())), None
    own = possessors_of(context, noun) or holders_of(context, parse.children(noun, "poss"))
    own = own or actors_of(context, prepositional(parse, noun, "by", "from"))
    own = own or actors_of(context, prepositional(parse, noun, "of"))
    if not own and noun.dep == "conj":
        own = possessors_of(context, parse.head(noun))
    if own:
        return own, None
    verb = parse.head(noun)
    if verb.pos == "ADP" and parse.head(verb).pos == "VERB":
        verb = parse.head(verb)
    if (
        is_verbal(verb)
        and verb.lemma in context.lexicon.positions.carriers
        and noun.dep in ("dobj", "pobj", "nsubjpass")
    ):
        return holders_of(context, subjects_of(parse, verb)), verb
    return (), None


def _adjective_frame(context: SentenceContext, token: Token) -> Frame | None:
    participle = token.pos == "VERB" and token.tag in ("VBN", "VBD")
    if token.pos not in ("ADJ", "ADV") and not participle:
        return None
    parse = context.parse
    cues = context.lexicon.positions.of("adjective", parse.lowered[token.index])
    if cues and participle and parse.child(token, "dobj") is not None and not is_passive(parse, token):
        return None  # "*devoted* a chapter to the talks"
    for cue in cues:
        clauses = _clauses(parse, token)
        behind = [p for p in parse.children(token, "prep") if p.lemma in cue.prepositions]
        phrases = tuple(t for p in behind for t in _below(parse, p))
        verb = parse.head(token) if token.dep in ("acomp", "oprd", "attr") else token
        complements = phrases if cue.prepositions else clauses or _supposed(context, verb, cue)
        if complements:
            heads = surface_subjects(parse, token if participle and is_passive(parse, token) else verb)
            rule = f"positions.{cue.group.name}.adjective"
            return Frame(cue, rule, token, None, holders_of(context, heads), (), complements)
    return None


def _supposed(context: SentenceContext, verb: Token, cue: PositionCue) -> tuple[Token, ...]:
    """What somebody is ready for, where only a condition says it: "if there is a chance for a truce, we're *ready*"."""
    parse = context.parse
    if cue.group.name != "offer":
        return ()
    conditions = (c for c in parse.children(verb, "advcl") if any(m.lemma == "if" for m in parse.children(c, "mark")))
    there = (n for c in conditions if parse.child(c, "expl") for n in parse.children(c, "attr", "dobj", "nsubj"))
    return tuple(t for n in there for t in prepositional(parse, n, "for", "of") or (n,))
