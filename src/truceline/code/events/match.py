"""Which row of the table of triggers a word matches, and who takes part."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from truceline.code.clauses import is_verbal
from truceline.code.context import SentenceContext
from truceline.code.events.beside import arguments_of, behind_loosely, of_class, word_beside
from truceline.code.events.classes import WRITTEN_APART, in_class, lemma_of
from truceline.code.events.partakers import behind_setting, has_owner, is_after, is_called_off, is_stray, partakers
from truceline.code.events.partners import described_foes, described_partners, is_mutual_row
from truceline.code.events.roles import POSSESSIVE, behind
from truceline.code.events.tolls import HARM, hit_by, tolls_of
from truceline.code.events.undergoers import (
    blamed,
    defended,
    died_in,
    fellows,
    left_behind,
    not_addressed,
    of_service,
    reconciled,
    suffering,
)
from truceline.code.parties.acted_on import abroad, acted_on
from truceline.code.parties.cast import known_actors
from truceline.code.parties.grammar import (
    agents,
    is_passive,
    objects_of,
    prepositional,
    subjects_of,
    surface_subjects,
)
from truceline.code.parties.participants import actors_of, mention_at, possessors_of
from truceline.code.parties.politics import is_political
from truceline.code.parties.recipients import in_place, joined_recipients, named_at, recipients_of
from truceline.code.reality.status import carrier_of
from truceline.lexicon.events import EventTrigger
from truceline.model.parse import Parse, Token

KINDS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj"}


@dataclass
class Match:
    """A word that a row of the table matches, the verb that carries it, the word beside it, and the parties.

    Who takes part is found when first asked for: most words fail what their row needs of syntax alone. It is mypy that
    keeps it frozen, as it does tokens.
    """

    context: Final[SentenceContext] = field(repr=False, compare=False)
    token: Final[Token]
    row: Final[EventTrigger]
    carrier: Final[Token | None]
    beside: Final[Token | None]

    @cached_property
    def actors(self) -> tuple[str, ...]:
        """Who acts."""
        return _acting(self.context, self.token, self.carrier, self.beside, self.row)

    @cached_property
    def recipients(self) -> tuple[str, ...]:
        """Whom the row's roles name as acted on."""
        found = _filled(self.context, self.token, self.carrier, self.beside, self.row.recipients)
        if not found and self.row.mode == "visit" and ("subj",) in self.row.recipients:  # "*the junta* received them"
            found = _described_doers(self.context, _doers(self.context.parse, self.token, self.carrier))
        return tuple(r for r in found if r not in self.actors)

    @property
    def parties(self) -> tuple[str, ...]:
        """Actors and recipients, each once."""
        return tuple(dict.fromkeys((*self.actors, *self.recipients)))


def triggers_in(context: SentenceContext) -> list[Token]:
    """The words of a sentence that the table may have, by their lemmas alone."""
    known = context.lexicon.events.lemmas
    lemmas = context.parse.lemmas
    here = (lemmas & known) | (lemmas & WRITTEN_APART)
    return [t for t in context.parse.content if t.lemma in here]


def matches_of(context: SentenceContext, token: Token) -> list[Match]:
    """Match a word against the table, most specific rows first. What the rows need is judged elsewhere."""
    kind = KINDS.get(token.pos)
    if kind is None:
        return []
    rows = context.lexicon.events.triggers_of(lemma_of(context.parse, token), kind)
    fitting = _fitting(context, token, rows)
    carried = fitting and kind == "noun" and not is_stray(context.parse, token)
    carrier = carrier_of(context, token) if carried else None
    return [Match(context, token, row, carrier, beside) for row, beside in fitting]


def _fitting(
    context: SentenceContext, token: Token, rows: tuple[EventTrigger, ...]
) -> list[tuple[EventTrigger, Token | None]]:
    """The rows whose word beside the trigger is there, with it."""
    parse = context.parse
    arguments: tuple[Token, ...] | None = None
    found: list[tuple[EventTrigger, Token | None]] = []
    for row in rows:
        if row.with_ is None:
            found.append((row, None))
        elif row.with_.isupper():
            if arguments is None:
                arguments = arguments_of(parse, token)
            beside = of_class(context, arguments or behind_loosely(parse, token, row.with_), row.with_)
            if beside is not None:
                found.append((row, beside))
        elif row.with_ in parse.lemmas or row.with_ in parse.words:
            beside = word_beside(context, token, row.with_)
            if beside is not None:
                found.append((row, beside))
    return found


def done_by(context: SentenceContext, match: Match) -> tuple[str, ...]:
    """Who does it: who acts in the match, else whose attack or weapon acts."""
    found = match.actors or _behind_attacks(context, _doers(context.parse, match.token, match.carrier))
    if not found and match.row.mode in OFFICIAL_ACTS and is_passive(context.parse, match.token):
        alone = not agents(context.parse, match.token)
        return in_place(context, (match.token,), ()) if alone else ()
    if found or match.row.type != "ASSAULT" or match.row.kind != "noun":
        return found
    if prepositional(context.parse, match.token, "on", "against"):  # "the strikes *of Chad* on Mali"
        found = actors_of(context, prepositional(context.parse, match.token, "of"))
    if found:
        return found
    verbs = (v for v in tolls_of(context.parse, match.token) if not is_passive(context.parse, v))
    return next((f for v in verbs if (f := _harming(context, surface_subjects(context.parse, v)))), ())


def done_to(context: SentenceContext, match: Match) -> tuple[str, ...]:
    """To whom it is done: whom the row's own roles name, else by the rule of its type."""
    words = tuple(w for w in (match.token, match.beside, match.carrier) if w is not None)
    own = tuple(role for roles in match.row.recipients for role in roles)
    actors = done_by(context, match)
    if "incoming" in match.row.needs:  # what is shot down is not what it was sent against
        return defended(context, match.recipients)
    if match.row.with_ == "COMPLAINTS":
        return not_addressed(context, match.token, match.beside, actors, match.recipients)
    hit = hit_by(context, match.token, actors) if match.row.type == "ASSAULT" and match.row.kind == "noun" else ()
    if hit and not _is_aimed(context, match.token):
        return hit
    if match.recipients:
        direct = named_at(context, words, own, actors) if match.row.type != "CONSULT" else ()
        whose = direct and not set(direct) & set(match.recipients)  # "an inquiry into *Somali farmers*", not Somalia
        found = direct if whose else joined_recipients(context, words, match.recipients, actors, own)
        return abroad(context, found, actors) if match.row.mode == "visit" else found
    if match.row.mode == "ceasefire" and len(match.actors) > 1:
        return ()  # all who are in it act: "a truce between Chad and Mali took hold, *with residents* cheering"
    if _is_mutual(match):
        return named_at(context, words, own, actors)
    if match.row.mode == "third-party" and (sides := reconciled(context, words, actors)):
        return sides
    if match.row.mode == "allege" and (accused := blamed(context, match.token)):
        return acted_on(context, accused, actors)
    if own == ("subj",) and match.row.type in FORCE and is_verbal(match.token):
        return suffering(context, match.token, actors)
    return _by_type(context, match, words, own, hit)


def _by_type(
    context: SentenceContext, match: Match, words: tuple[Token, ...], own: tuple[str, ...], hit: tuple[str, ...]
) -> tuple[str, ...]:
    """To whom it is done by the rule of its type, or whom an attack `hit`."""
    actors, row = done_by(context, match), match.row
    found = recipients_of(context, words, row.type, actors, own=own) or hit
    if row.type == "ASSAULT":
        found = found if hit else died_in(context, match.token, actors, found)
        return of_service(context, match.token, found)
    if row.type == "RETREAT" and row.mode == "withdraw":
        return left_behind(context, words, found, actors)
    if not found and (row.type == "AID" or row.mode == "release"):
        return fellows(context, words, actors)
    return found


FORCE = ("ASSAULT", "COERCE")
"""Types of what is done to people against their will."""


def _is_aimed(context: SentenceContext, attack: Token) -> bool:
    """Whether an attack says whom it was meant for: "an attack *on Mali*", not "a bombing *on Sunday*"."""
    behind = prepositional(context.parse, attack, *AT_WHOM)
    return any(not context.is_timed(t) for t in behind)


OFFICIAL_ACTS = ("arrest", "convict", "investigate")
"""What only the authorities of a place do there: they act where a passive names nobody ("was jailed in Chad")."""

AT_WHOM = ("on", "against", "of")
"""Prepositions behind an attack that say whom it was meant for, whoever else it hit."""


def _harming(context: SentenceContext, subjects: tuple[Token, ...]) -> tuple[str, ...]:
    """Those who harm in an attack, by name or description, or whose weapons or attack do."""
    return _behind_attacks(context, subjects) or actors_of(context, subjects, described=True)


def _is_mutual(match: Match) -> bool:
    """Whether all who take part act, so that nobody is left to whom it is done: a clash, a deal that was reached."""
    row = match.row
    if row.type == "COOPERATE":
        return len(match.actors) > 1
    classed = row.type != "RETREAT" and (row.kind == "noun" or (row.with_ or "").isupper())
    return any({"subj", "with"} <= set(r) or ("between" in r and classed) for r in row.actors)


def _acting(
    context: SentenceContext, token: Token, carrier: Token | None, beside: Token | None, row: EventTrigger
) -> tuple[str, ...]:
    """Who acts: whom the row's roles name, with a subject that is only described; else those described alone."""
    found = _filled(context, token, carrier, beside, row.actors)
    if row.type == "ASSAULT" and any("between" in roles for roles in row.actors):
        found = tuple(dict.fromkeys((*found, *described_foes(context, token))))
    words = tuple(w for w in (token, beside, carrier) if w is not None)
    if not found:
        alone = _unnamed(context, token, carrier, row)
        return (*alone, *described_partners(context, words, row, alone))
    if not any("subj" in roles for roles in row.actors):
        return found
    doers = _doers(context.parse, token, carrier)
    named = actors_of(context, doers)
    if not named:
        told = doers and is_mutual_row(row)
        return tuple(dict.fromkeys((*_described_doers(context, doers), *found))) if told else found
    if set(found) == set(named):
        found = (*found, *described_partners(context, words, row, found))
    joined = _joined_doers(context, doers) if set(named) <= set(found) else ()
    return tuple(dict.fromkeys((*joined, *found)))


def _joined_doers(context: SentenceContext, doers: tuple[Token, ...]) -> tuple[str, ...]:
    """Those whom joined subjects name or only describe: "Chad and *the miners* signed"."""
    joined = tuple(d for d in doers if d.dep == "conj")
    heads = {d.head for d in joined}
    told = (d for d in doers if (d in joined or d.index in heads) and not _is_title(context, d))
    return actors_of(context, told, described=True) if joined else ()


def _is_title(context: SentenceContext, noun: Token) -> bool:
    """Whether an office only comes before a name: "*former mayor* and candidate Ana Rocha"."""
    bare = context.parse.child(noun, "det", "poss", "nummod") is None and noun.tag in ("NN", "NNP")
    return bare and noun.lemma.lower() in context.lexicon.social_roles


def _unnamed(context: SentenceContext, token: Token, carrier: Token | None, row: EventTrigger) -> tuple[str, ...]:
    """Who does it where the text only describes them: "*a court* has ordered", "an appeal by *activists*"."""
    roles = {role for roles in row.actors for role in roles}
    doers = _doers(context.parse, token, carrier)
    if row.lemma in HARM and is_passive(context.parse, token) and prepositional(context.parse, token, "in"):
        doers = tuple(d for d in doers if d.lemma not in ANYBODY)  # "killed in the attack *by people* in the market"
    if "subj" in roles and (found := _described_doers(context, doers)):
        return found
    if row.type == "COERCE" and is_verbal(token) and (found := POSSESSIVE["orderer"](context, token)):
        return found  # "was jailed *on the orders of the premier*"
    behind = done_by_behind(context.parse, token) if "by" in roles else ()
    if not behind and row.type == "REQUEST" and row.kind == "noun":  # "an appeal *from the bishops*"
        behind = prepositional(context.parse, token, "from")
    if row.type == "ASSAULT":  # "were killed in the attack by *people*": whoever reports it, not those who did it
        behind = tuple(h for h in behind if h.lemma not in ANYBODY or context.parse.child(h, "amod") is not None)
    guests = objects_of(context.parse, token) if row.mode == "visit" and "obj" in roles else ()
    return actors_of(context, (*behind, *guests), described=True)


ANYBODY = frozenset({"people", "person", "civilian", "resident", "villager", "victim", "child", "witness"})
"""Nouns for people who are hit, not for those who attack."""


def _behind_attacks(context: SentenceContext, doers: tuple[Token, ...]) -> tuple[str, ...]:
    """Who does what an attack or a weapon of theirs does: "*Chadian* shells killed two", "a raid by *Chad* hit it"."""
    for doer in doers:
        if not any(in_class(context, doer, name) for name in ("ATTACKS", "WEAPONS", "GUNNERS")):
            continue
        sent = (v for v in context.parse.children(doer, "acl") if v.tag == "VBN")  # "drones *sent over by* Chad"
        whose = ("by",) if in_class(context, doer, "ATTACKS") else ("by", "of", "from")  # "jets *of Chad's air force*"
        by = (*prepositional(context.parse, doer, *whose), *(h for v in sent for h in agents(context.parse, v)))
        found = possessors_of(context, doer) or actors_of(context, by, described=True)
        if found := found or next((f for b in by if (f := possessors_of(context, b))), ()):
            return found
    return ()


def _described_doers(context: SentenceContext, doers: tuple[Token, ...]) -> tuple[str, ...]:
    """Those whom subjects describe; of a pronoun, who says so of himself: "*a court* said that it had freed her"."""
    found = actors_of(context, doers, described=True)
    if found or len(doers) != 1 or doers[0].pos != "PRON" or mention_at(context, doers[0]) is not None:
        return found
    parse, pronoun = context.parse, doers[0]
    clause = next((v for v in parse.ancestors(pronoun) if v.dep == "ccomp" and is_verbal(v)), None)
    verb = parse.head(clause) if clause is not None else None
    if clause is None or verb is None or verb.lemma not in context.lexicon.reporting.verbs:
        return ()
    if any(s.index != pronoun.index for s in parse.children(clause, "nsubj", "nsubjpass")):
        return ()  # "the bombers fled when *they* saw it, police said"
    speakers = surface_subjects(parse, verb)
    plural = len(speakers) > 1 or any(s.tag in ("NNS", "NNPS") for s in speakers)
    person = all(s.pos == "PROPN" or _is_somebody(context, s) for s in speakers)
    fits = pronoun.lemma == "they" if plural else pronoun.lemma in (("he", "she") if person else ("it",))
    return actors_of(context, speakers, described=True) if fits else ()


def _is_somebody(context: SentenceContext, noun: Token) -> bool:
    """Whether a noun is a person's office: "the *chief executive* said that *she* would"."""
    known = known_actors(context)
    return any(a in known and known[a].kind == "person" for a in actors_of(context, (noun,), described=True))


def _filled(
    context: SentenceContext,
    token: Token,
    carrier: Token | None,
    beside: Token | None,
    alternatives: tuple[tuple[str, ...], ...],
) -> tuple[str, ...]:
    """The actors in the first alternative of roles that names any."""
    for roles in alternatives:
        found: dict[str, None] = {}
        for role in roles:
            found.update(dict.fromkeys(_role(context, token, carrier, beside, role)))
        if found:
            return tuple(found)
    return ()


def _role(
    context: SentenceContext, token: Token, carrier: Token | None, beside: Token | None, role: str
) -> tuple[str, ...]:
    """The actors in a role, found once for all rows that a word matches."""
    key = (token.index, -1 if carrier is None else carrier.index, -1 if beside is None else beside.index, role)
    found = context.roles_at.get(key)
    if found is None:
        found = context.roles_at[key] = _in_role(context, token, carrier, beside, role)
    return found


def _in_role(
    context: SentenceContext, token: Token, carrier: Token | None, beside: Token | None, role: str
) -> tuple[str, ...]:
    parse = context.parse
    if role in POSSESSIVE:
        return POSSESSIVE[role](context, token)
    if role.endswith("*"):
        return behind(context, token, beside, role[:-1])
    if role == "subj":
        return actors_of(context, _doers(parse, token, carrier)) or _tellers(context, token)
    if role == "obj":
        return actors_of(context, objects_of(parse, token))
    if role == "comp":
        return actors_of(context, complement_subjects(parse, token))
    if role == "by" and carrier is not None:
        return actors_of(context, (*prepositional(parse, token, "by"), *prepositional(parse, carrier, "by")))
    if role == "by" and not is_verbal(token) and (found := actors_of(context, done_by_behind(parse, token))):
        return found
    inner = parse.children(carrier, "xcomp") if carrier is not None else ()
    for word in (token, beside, carrier, *inner):
        heads = prepositional(parse, word, role) if word is not None else ()
        if word is token and not heads and role in ("with", "between"):
            heads = behind_setting(context, token, role)
        if role == "between":
            heads = (*heads, *_joined_below(parse, heads))
        if heads and (found := actors_of(context, heads)):
            return found
    return ()


def done_by_behind(parse: Parse, deed: Token) -> tuple[Token, ...]:
    """Who did what a noun names, also where parsers hang *by* on its victim: "the murder of a general *by rebels*"."""
    victims = prepositional(parse, deed, "of", "on")
    return prepositional(parse, deed, "by") or tuple(h for v in victims for h in prepositional(parse, v, "by"))


def _tellers(context: SentenceContext, contact: Token) -> tuple[str, ...]:
    """Who tells how talks with somebody went: "*Ruto* said talks with the rebels had been constructive"."""
    parse, verb = context.parse, context.parse.head(contact)
    if contact.dep != "nsubj" or verb.dep != "ccomp" or parse.head(verb).lemma not in TELLING_OF:
        return ()
    past = any(v.tag == "VBD" for v in (verb, *parse.children(verb, "aux", "auxpass")))  # not "talks *require* trust"
    if not past or not prepositional(parse, contact, "with") or has_owner(parse, contact):
        return ()
    tellers = actors_of(context, (s for s in subjects_of(parse, parse.head(verb)) if s.pos == "PROPN"))
    return tellers if is_political(context, tellers) else ()


TELLING_OF = frozenset({"say", "call", "describe", "tell"})
"""Verbs of those who tell how their talks went."""


def _joined_below(parse: Parse, heads: tuple[Token, ...]) -> tuple[Token, ...]:
    """The name behind *between* that parsers hang on another: "between A of Mali and *B*", "*Mali* and big powers"."""
    if len(heads) != 1:
        return ()
    if joined := tuple(n for n in parse.children(heads[0], "nmod", "compound") if parse.child(n, "cc") is not None):
        return joined
    of = (o for p in parse.children(heads[0], "prep") if p.lemma == "of" for o in parse.children(p, "pobj"))
    return tuple(c for o in of for c in parse.children(o, "conj"))


def _doers(parse: Parse, token: Token, carrier: Token | None) -> tuple[Token, ...]:
    """Who does it: the subject of a verb, or of the verb that has a noun as its object."""
    if is_verbal(token) or token.pos == "ADJ":
        return subjects_of(parse, token)
    if carrier is None and (token.dep == "pobj" or is_after(parse, token)):
        return partakers(parse, token)
    if carrier is None and is_called_off(parse, token):
        return () if has_owner(parse, token) else subjects_of(parse, parse.head(token))
    if carrier is None or token.dep in ("nsubj", "attr"):
        return ()
    return subjects_of(parse, carrier)


def complement_subjects(parse: Parse, verb: Token) -> tuple[Token, ...]:
    """The subject of a verb's clausal complement: "urged that *Kosovo* withdraw", "for *both sides* to stop"."""
    found: list[Token] = []
    for clause in parse.children(verb, "ccomp", "xcomp", "advcl"):
        found.extend(parse.children(clause, "nsubj", "nsubjpass"))
    return tuple(t for t in found if t.pos != "PRON" or t.lemma not in ("who", "which", "that"))
