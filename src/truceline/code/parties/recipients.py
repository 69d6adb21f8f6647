"""To whom it is done: those whom the complement of a trigger names, by grammar, where its row names nobody.

First what the trigger acts on and what its prepositions bring; then whose that is ("condemned the attack on *a
church*"); then the clause that says what is done; last the state of the place. Never who acts, and never a time,
a reason or a relative clause.
"""

from __future__ import annotations

from collections.abc import Iterable

from truceline.code.clauses import is_inverted, is_reciprocal, is_verbal
from truceline.code.context import SentenceContext
from truceline.code.parties.acted_on import (
    abroad,
    acted_on,
    others_than,
    state_at,
    words_behind,
    words_linked,
)
from truceline.code.parties.cast import described_actors, known_actors
from truceline.code.parties.described import described_at
from truceline.code.parties.framed import by_gesture, came_in_for, carrier_of
from truceline.code.parties.grammar import agents, objects_of, prepositional, subjects_of, surface_subjects
from truceline.code.parties.participants import actors_of, possessors_of
from truceline.lexicon.recipients import Whose
from truceline.model.parse import Token

INSIDE = ("by", "alongside", "of", "into", "from", "on", "upon", "against", "to", "for", "with", "over", "between")
"""Prepositions within a phrase that lead to whose the thing is, or against whom."""

LOCATIVE = ("in", "at", "near", "along", "inside", "across", "throughout")
"""Prepositions that lead to where a thing is, whose names are mostly places'."""

AIMED = ("against", "on", "to", "for", "with", "at", "upon")
"""Prepositions of a participle that lead to whom a thing is aimed at: "sanctions imposed *on* Chad"."""

WHERE = ("in", "at", "near", "inside", "outside", "across", "throughout", "on", "around", "within", "along")
"""Prepositions that say where something happens."""

MOVED = ("from", "to", "into", "in", "on", "against")
"""Prepositions that say whence or whither something is moved."""

PURPOSE = ("obj", "to", "for")
"""Where those stand whom a purpose is to reach: "gave pumps to help *Chad*"."""

DEPTH = 3
"""How many phrases or clauses are gone into: "the death *of* a driver *from* Chad *in* custody" has three."""


def recipients_of(
    context: SentenceContext,
    words: tuple[Token, ...],
    type_: str | None,
    actors: tuple[str, ...],
    *,
    own: tuple[str, ...] = (),
) -> tuple[str, ...]:
    """Find those to whom it is done by the rule of a type, and by the roles of the trigger's `own` row before it.

    `words` are the trigger with the words that carry it, `actors` those who act.
    """
    rule = context.lexicon.recipients.rules.get(type_ or "")
    own = tuple(role for role in own if role == "obj" or role in INSIDE or role in LOCATIVE)
    if rule is None:
        return _by_links(context, words, own, actors) if own and actors else ()
    if undergoing := (_undergoing(context, words, actors) or came_in_for(context, words[0], actors)):
        return undergoing
    if actors and (meant := by_gesture(context, words[0], actors)):
        return meant
    if not actors:
        found = _by_links(context, words, rule.agentless, actors)
        return found or (in_place(context, words, actors) if rule.place and "obj" in rule.agentless else ())
    if any(is_reciprocal(context.parse, o) for o in words_linked(context, words, "obj")):
        return actors
    links = tuple(dict.fromkeys((*own, *rule.links)))
    found = _by_links(context, words, links, actors, located=rule.located or rule.place)
    if not found and (carrier := carrier_of(context, words[0])) is not None and carrier not in words:
        behind = tuple(link for link in links if link != "obj")
        found = _by_links(context, (carrier,), behind, actors, located=rule.located or rule.place)
    if not found and rule.written:
        found = _addressed(context, words[0], actors)
    if not found and rule.content:
        found = _in_content(context, words, actors, DEPTH)
    if not found and rule.manner:
        found = _in_manner(context, words, actors)
    if not found and rule.condition:
        found = _in_condition(context, words, actors, rule.condition)
    if not found and rule.purpose:
        found = _in_purpose(context, words, actors)
    found = found or (in_place(context, words, actors) if rule.place else ())
    found = found or (_ungoverned(context, words, links) if rule.ungoverned else ())
    return found or (inhabitants(context, words, actors, rule.people) if rule.people else ())


def named_at(
    context: SentenceContext, words: tuple[Token, ...], links: tuple[str, ...], actors: tuple[str, ...]
) -> tuple[str, ...]:
    """Those at the first of some links that names any, also by description: "signed a pact with *the miners*"."""
    found = (acted_on(context, words_linked(context, words, link), actors) for link in links)
    return next((f for f in found if f), ())


def joined_recipients(
    context: SentenceContext,
    words: tuple[Token, ...],
    found: tuple[str, ...],
    actors: tuple[str, ...],
    links: tuple[str, ...],
) -> tuple[str, ...]:
    """Recipients with those who stand joined to them but are only described: "Chad and *the rebel factions*"."""
    for link in links if found else ():
        joined = acted_on(context, words_linked(context, words, link), actors)
        if set(found) < set(joined):
            return joined
    return found


def _undergoing(context: SentenceContext, words: tuple[Token, ...], actors: tuple[str, ...]) -> tuple[str, ...]:
    """The subject of a verb that says that a happening was suffered: "*the bank* faces an investigation"."""
    verb = context.parse.head(words[0])
    if words[0].dep != "dobj" or verb.lemma not in context.lexicon.recipients.undergoing:
        return ()
    return acted_on(context, surface_subjects(context.parse, verb), actors)


def _ungoverned(context: SentenceContext, words: tuple[Token, ...], links: tuple[str, ...]) -> tuple[str, ...]:
    """The people of a place that has no state for all: "aid to *Gaza*"; not where fighting only ends there."""
    known = known_actors(context)
    things = [t for link in links for t in words_linked(context, words, link)]
    if any(t.lemma in FIGHTING for t in (*words, *things)):
        return ()
    heads = (*things, *(b for t in things for b in words_behind(context, (t,), *INSIDE, *LOCATIVE)))
    people = (a for t in heads for a in state_at(context, t, "inhabitants") if known[a].country in UNGOVERNED)
    return next(((a,) for a in people), ())


FIGHTING = frozenset({"ceasefire", "cease-fire", "fire", "truce", "pause", "lull", "war", "fighting", "hostility"})
"""Nouns for what is fought, or for its end, which is between those who fight and not with the people of a place."""

UNGOVERNED = ("PSE", "ESH")
"""Countries whose places stand for no government that all agree on."""


def _by_links(
    context: SentenceContext,
    words: tuple[Token, ...],
    links: tuple[str, ...],
    actors: tuple[str, ...],
    *,
    freed: bool = True,
    located: bool = True,
    depth: int = DEPTH,
) -> tuple[str, ...]:
    """Those at the end of the first link that names any, else within the first that does.

    Where `freed`, captives who are let go count; in a promise to free them they are only what is promised. Where
    `located`, so does the state in which a thing lies.
    """
    things: list[Token] = []
    moves = words[0].lemma in context.lexicon.recipients.going
    for link in links:
        linked = words_linked(context, words, link)
        names = not (moves and link in MOVED) and link != "at"
        found = acted_on(context, linked, actors, names=names, described=link not in LOCATIVE or link == "at")
        if link == "at":  # "fired at *a crowd*", but "rallied at *a court*" says where
            found = tuple(a for a in found if not _is_described_body(context, a))
        if link == "obj" and _only_moved(context, words[0], linked, freed=freed):
            words = tuple(w for w in words if w not in linked)  # nor is it done to whoever is sent in a *team of* …
            found, linked = _whither(context, linked, actors), () if found else linked
        if found:
            return found
        things.extend(linked)
    return next((f for thing in things if (f := _inside(context, thing, actors, depth, located=located))), ())


def _is_described_body(context: SentenceContext, actor: str) -> bool:
    """Whether an actor is a body that a text only describes: "a court"."""
    body = described_actors(context).get(actor)
    return body is not None and body.kind in ("organ", "organisation")


def _only_moved(context: SentenceContext, verb: Token, objects: tuple[Token, ...], *, freed: bool) -> bool:
    """Whether objects are only what a verb sends or hands over; captives who are freed are more than that."""
    words = context.lexicon.recipients
    if verb.lemma not in words.moving or any(o.dep == "dative" for o in objects):
        return False
    return not (freed and verb.lemma in words.freeing)


def _whither(context: SentenceContext, moved: Iterable[Token], actors: tuple[str, ...]) -> tuple[str, ...]:
    """From whom or to whom things are moved, where that stands in their phrase: "withdrew troops *from Chad*"."""
    parse = context.parse
    phrases = [t for m in moved for t in (m, *prepositional(parse, m, "of"))]
    return acted_on(context, (t for p in phrases for t in prepositional(parse, p, *MOVED)), actors, names=False)


def _is_of_those_who_punish(context: SentenceContext, head: Token) -> bool:
    """Whether sanctions are told with whom they hit, so that their owner imposed them: "*UN* sanctions *on* Chad"."""
    sanctions = head.lemma in context.lexicon.event_words.classes["SANCTIONS"]
    return sanctions and bool(prepositional(context.parse, head, "on", "against"))


def _inside(
    context: SentenceContext, head: Token, actors: tuple[str, ...], depth: int, *, located: bool = True
) -> tuple[str, ...]:
    """Whose a thing is, by or against whom it was done: its owner, its prepositions, its participle."""
    parse = context.parse
    owners = () if _is_of_those_who_punish(context, head) else possessors_of(context, head)
    owners = tuple(a for a in owners if a not in actors)
    owners = owners if head.lemma in context.lexicon.recipients.asking else others_than(context, owners, actors)
    owners = owners or _owning_nouns(context, head) or (_struck_place(context, head) if located else ())
    if owners or depth == 0:
        return owners
    behind = [t for p in INSIDE for t in words_behind(context, (head,), p)] if parse.children(head) else []
    if head.lemma in context.lexicon.recipients.freeing:  # "demanded the release of *hostages*" demands it of others
        freed = prepositional(parse, head, "of")
        if captors := _captors(context, freed, actors):
            return captors
        behind = [t for t in behind if t not in freed]
    clauses = parse.children(head, "acl", "ccomp")
    participles = [p for p in clauses if p.tag == "VBN"]
    behind += [t for p in participles for t in (*agents(parse, p), *prepositional(parse, p, *AIMED))]
    behind += [t for p in clauses if p.tag == "VBG" for t in objects_of(parse, p)]
    behind += [t for p in clauses if p not in participles for t in parse.children(p, "nsubj", "nsubjpass")]
    behind = [t for t in behind if t.lemma not in BORDERS or context.parse.head(t).lemma not in ("on", "at", "near")]
    if found := acted_on(context, behind, actors, names=head.lemma not in context.lexicon.recipients.places):
        return found
    is_contact = head.lemma in context.lexicon.event_words.classes["TALKS"]  # where one talks is a venue, no party
    where = words_behind(context, (head,), *LOCATIVE) if located and not is_contact else []
    if found := acted_on(context, where, actors, described=False):
        return found
    further = (_inside(context, t, actors, depth - 1, located=located) for t in (*behind, *where))
    if found := next((f for f in further if f), ()):
        return found
    if head.lemma not in context.lexicon.recipients.asking:
        return ()
    clauses = (*clauses, *parse.children(head, "relcl"))  # "a call *for it to leave*"
    asked = (c for c in clauses if any(a.tag == "TO" for a in parse.children(c, "aux")))
    return next((f for c in asked if (f := _in_clause(context, c, actors, depth - 1))), ())


BORDERS = ("border", "frontier", "boundary")
"""Where something stands *on* the border of a state, it is not that state's: "a rebel base *on the Thai border*"."""


def _captors(context: SentenceContext, captives: Iterable[Token], actors: tuple[str, ...]) -> tuple[str, ...]:
    """Who holds captives, by whom or where: "the release of teachers *held by Mali*", "of those *jailed in Mali*"."""
    parse = context.parse
    held = [p for c in captives for p in parse.children(c, "acl", "relcl") if p.tag == "VBN" and p.lemma in CAPTURED]
    by = acted_on(context, (a for p in held for a in agents(parse, p)), actors)
    return by or acted_on(context, (o for p in held for o in prepositional(parse, p, "in")), actors, described=False)


CAPTURED = ("hold", "jail", "imprison", "detain", "capture", "abduct", "kidnap", "seize", "take", "arrest")
"""Participles that say in whose hands somebody is."""


def _owning_nouns(context: SentenceContext, head: Token) -> tuple[str, ...]:
    """Whose a thing is by words that only describe: "the *miners*' tent", "an *army* base", not "a *hostage* deal".

    Also who holds a place: "the *rebel*-held town".
    """
    parse, known = context.parse, known_actors(context)
    owners = [a for c in parse.children(head, "poss") for a in described_at(context, c)]
    belonging = (p for p in parse.children(head, "acl") if p.lemma == "belong")  # "villas *belonging to the clan*"
    owners += actors_of(context, (t for p in belonging for t in prepositional(parse, p, "to")), described=True)
    targets, places = context.lexicon.event_words.classes["TARGETS"], context.lexicon.recipients.places
    if owners or (head.lemma not in targets and head.lemma not in places):
        return tuple(owners)
    held = (c for p in parse.children(head, "amod") if p.tag == "VBN" and p.lemma in HELD for c in parse.children(p))
    if holders := actors_of(context, (c for c in held if c.dep != "punct"), described=True):
        return holders
    before = (a for c in parse.children(head, "compound", "nmod", "amod") for a in described_at(context, c))
    return tuple(a for a in before if known[a].sector not in (None, "CVL"))


HELD = ("hold", "control", "run", "rule")
"""Participles before a place that name who has it in hand."""


def _struck_place(context: SentenceContext, attack: Token) -> tuple[str, ...]:
    """The state of the place before a word for an attack: "condemned the *Osh* bombing"."""
    if attack.lemma not in context.lexicon.event_words.classes["ATTACKS"]:
        return ()
    before = context.parse.children(attack, "compound", "nmod")
    return tuple(dict.fromkeys(a for c in before for a in described_at(context, c, "state")))


def _in_content(
    context: SentenceContext, words: tuple[Token, ...], actors: tuple[str, ...], depth: int
) -> tuple[str, ...]:
    """Those in the clause that says what is asked, agreed or threatened: its subject, else to whom it is done."""
    parse = context.parse
    clauses = [c for w in words for c in parse.children(w, "ccomp", "xcomp", "acl", "pcomp") if c not in words]
    clauses += [c for w in words for p in parse.children(w, "prep") for c in parse.children(p, "pcomp")]
    for clause in sorted(clauses, key=lambda t: t.index):
        if found := _in_clause(context, clause, actors, depth):
            return found
    return ()


def _in_clause(context: SentenceContext, clause: Token, actors: tuple[str, ...], depth: int) -> tuple[str, ...]:
    """Those in one clause of content: its subject, whose that is, to whom it is done, or what lies deeper."""
    subjects = context.parse.children(clause, "nsubj", "nsubjpass")
    known = known_actors(context)
    named = abroad(context, acted_on(context, subjects, actors, places=False), actors)
    if found := tuple(a for a in named if known[a].country is not None or known[a].sector != "MIL"):
        return found  # not the forces with which one threatens: "warned that *troops* would come"
    if found := next((f for t in subjects if (f := _inside(context, t, actors, 1))), ()):
        return found
    words = context.lexicon.recipients
    if found := _by_links(context, (clause,), words.rules["any"].links, actors, freed=False, depth=depth):
        return abroad(context, found, actors)
    if clause.lemma in words.moving and (found := _in_purpose(context, (clause,), actors)):
        return found
    return _in_content(context, (clause,), actors, depth - 1) if depth else ()


def _in_condition(
    context: SentenceContext, words: tuple[Token, ...], actors: tuple[str, ...], marks: tuple[str, ...]
) -> tuple[str, ...]:
    """Those on whose deed a threat or refusal depends: "threatened to leave unless *Chad* withdraws"."""
    parse = context.parse
    verbs = [v for w in words for v in (w, *parse.children(w, "xcomp", "ccomp", "acl"))]
    clauses = [c for v in verbs for c in parse.children(v, "advcl")]
    asked = [c for c in clauses if any(m.lemma in marks for m in parse.children(c, "mark")) or is_inverted(parse, c)]
    found = (acted_on(context, subjects_of(parse, c), actors, places=False) for c in asked)
    return next((f for f in found if f), ())


def _addressed(context: SentenceContext, participle: Token, actors: tuple[str, ...]) -> tuple[str, ...]:
    """To whom a text is sent whose words a participle tells: "sent a letter *to Chad*, threatening to leave"."""
    verb = context.parse.head(participle)
    if participle.tag != "VBG" or participle.dep not in ("acl", "advcl"):
        return ()
    if not is_verbal(verb):
        verb = context.parse.head(verb)
    sent = (verb, *objects_of(context.parse, verb)) if is_verbal(verb) else ()
    return acted_on(context, words_behind(context, sent, "to"), actors)


def _in_manner(context: SentenceContext, words: tuple[Token, ...], actors: tuple[str, ...]) -> tuple[str, ...]:
    """Those whom a participle beside the trigger reaches: "fired rockets, *hitting Chad*'s capital"."""
    clauses = [c for w in words for c in context.parse.children(w, "advcl") if c.tag == "VBG"]
    return next((f for c in clauses if (f := _by_links(context, (c,), ("obj", "at", "on"), actors))), ())


def _in_purpose(context: SentenceContext, words: tuple[Token, ...], actors: tuple[str, ...]) -> tuple[str, ...]:
    """Those in an infinitive of purpose of the trigger: "gave pumps *to assist Chad*"."""
    parse = context.parse
    clauses = [
        c
        for w in words
        for c in parse.children(w, "advcl", "acl")
        if any(a.tag == "TO" for a in parse.children(c, "aux"))
    ]
    if found := next((f for c in clauses if (f := _by_links(context, (c,), PURPOSE, actors, freed=False))), ()):
        return found
    helped = (c for c in clauses if c.lemma in context.lexicon.recipients.helping)
    whom = (t for c in helped for b in parse.children(c, "ccomp", "xcomp") for t in parse.children(b, "nsubj"))
    return acted_on(context, whom, actors)


def in_place(context: SentenceContext, words: tuple[Token, ...], actors: tuple[str, ...]) -> tuple[str, ...]:
    """The state in which it happens, unless it is that of an actor."""
    parse = context.parse
    things = [o for w in words if is_verbal(w) for o in objects_of(parse, w)]
    if words[0].dep in ("nsubj", "nsubjpass"):
        things.append(parse.head(words[0]))  # "the first *deployment* … has arrived in Chad"
    where = words_behind(context, (*words, *things), *WHERE)
    found = acted_on(context, where, actors) or next((f for t in where if (f := _inside(context, t, actors, 1))), ())
    known = known_actors(context)
    own = {known[a].country for a in actors if a in known and known[a].kind != "armed_group"}
    return tuple(a for a in found if known[a].kind == "government" and known[a].country not in own)


def inhabitants(
    context: SentenceContext, words: tuple[Token, ...], actors: tuple[str, ...], whose: Whose
) -> tuple[str, ...]:
    """The people of a place to which it is done where no other state is meant: "Kenya imposed a curfew on *Osh*".

    Their own state acts; where `whose` is any, also one that rules there in part.
    """
    known = known_actors(context)
    own = {known[a].country for a in actors if a in known and known[a].kind != "armed_group"}
    links = ("obj", "on", "against", "at", "into", *(LOCATIVE if whose == "any" else ()))
    where = [
        t for link in links for t in words_linked(context, words, link) if t.index > words[0].index or link == "obj"
    ]
    where += _at_things(context, words)
    people = (s for t in where for s in state_at(context, t, "inhabitants"))
    return next(((p,) for p in people if whose == "any" or known[p].country in own), ())


def _at_things(context: SentenceContext, words: tuple[Token, ...]) -> list[Token]:
    """Where a thing stands that is struck or taken: "captured *the mosque in Osh*"."""
    classes = context.lexicon.event_words.classes
    targets, territories = classes["TARGETS"], classes["TERRITORIES"]
    things = [t for t in words_linked(context, words, "obj") if t.lemma in targets or t.lemma in territories]
    return [t for t in words_behind(context, (*words, *things), *LOCATIVE) if things and t.index > things[0].index]
