"""Needs of dealings between two sides of which one may only be described: guests, those backed, those called on."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from truceline.code.clauses import is_verbal
from truceline.code.context import SentenceContext
from truceline.code.events.classes import in_class
from truceline.code.events.guards_parties import acted, acting, doers, is_kind, is_political
from truceline.code.events.match import Match
from truceline.code.events.partners import PARTNERS
from truceline.code.events.roles import below_nouns
from truceline.code.parties.acted_on import state_at
from truceline.code.parties.cast import known_actors, people_in
from truceline.code.parties.described import described_at
from truceline.code.parties.grammar import objects_of, prepositional, surface_subjects
from truceline.code.parties.participants import actors_of
from truceline.model.parse import Token


def host_and_guest(context: SentenceContext, match: Match) -> bool:
    """A political actor who receives or is received, and somebody in office or arms on the other side, whether he is
    named or only described ("received *elders* of the clan"); not a host of fans, nor one of a tournament."""
    guests = at_roles(context, match, match.row.actors)
    hosts = tuple(h for h in doers(context, match) if not context.is_timed(h))
    if not guests or not hosts:
        return False
    named_guest = any(is_political(context, a) for a in match.actors)
    return (named_guest and (acted(context, match) or _are_powers(context, hosts))) or (
        acted(context, match) and _are_powers(context, guests)
    )


def towards(context: SentenceContext, match: Match) -> bool:
    """A political actor who acts towards a political actor, or towards people or a body that is only described."""
    if not acting(context, match):
        return False
    return acted(context, match) or _are_people(context, at_roles(context, match, match.row.recipients))


def across_borders(context: SentenceContext, match: Match) -> bool:
    """Somebody of one country and somebody of another, also firms and those who are only described: "*Thai* mills
    bought wheat from *Chad*"; not a shop and its customers."""
    known = known_actors(context)
    heads = at_roles(context, match, match.row.recipients)
    states = tuple(a for h in heads[:1] for a in state_at(context, h))  # "pumps gas *into Chad*", a land
    others = match.recipients or actors_of(context, heads, described=True) or states
    sides = [{known[a].country for a in side if a in known} - {None} for side in (match.actors, others)]
    return all(sides) and sides[0].isdisjoint(sides[1])


def at_roles(context: SentenceContext, match: Match, alternatives: tuple[tuple[str, ...], ...]) -> tuple[Token, ...]:
    """The heads of the phrases in the roles of a row: its object, or what stands behind its prepositions."""
    parse = context.parse
    words = [w for w in (match.token, match.beside) if w is not None]
    found: list[Token] = []
    for role in (r for roles in alternatives for r in roles):
        if role == "obj":
            found.extend(objects_of(parse, match.token) if is_verbal(match.token) else ())
        elif role == "subj":
            found.extend(surface_subjects(parse, match.token))
        elif role == "favoured":
            found.extend(h for w in words for h in below_nouns(parse, w, "for", "to"))
        elif role.islower() and "*" not in role:
            found.extend(h for w in words for h in prepositional(parse, w, role))
    return tuple(h for h in found if not context.is_timed(h))


def backing(context: SentenceContext, match: Match) -> bool:
    """A political actor that praises or backs, or a body with a voice that takes the side of one in politics."""
    return acting(context, match) or _is_voice_for_politics(context, match)


def taking_side(context: SentenceContext, match: Match) -> bool:
    """A political actor towards somebody, or a union or church towards one in politics; not fans of a coach."""
    return towards(context, match) or _is_voice_for_politics(context, match)


def _is_voice_for_politics(context: SentenceContext, match: Match) -> bool:
    """Whether a union, a church or the like acts towards one in office or in politics: "the *union* backed Ruto"."""
    if not any(is_kind(context, h, "VOICES") for h in doers(context, match)):
        return False
    heads = at_roles(context, match, match.row.recipients)
    return acted(context, match) or _are_powers(context, heads) or any(is_kind(context, h, "CANDIDATES") for h in heads)


def joint_object(context: SentenceContext, match: Match) -> bool:
    """An object that two have in common: "run a *joint* checkpoint"; not words that they say or sign together."""
    objects = objects_of(context.parse, match.token)
    return any(
        any(a.lemma.lower() in COMMON for a in context.parse.children(o, "amod", "compound"))
        and not in_class(context, o, "JOINT_WORDS")
        for o in objects
    )


COMMON = frozenset(
    {"joint", "mixed", "shared", "bilateral", "bi-national", "binational", "co-ordinated", "coordinated"}
)
"""Words for what two states have or do in common."""


def bound_to(context: SentenceContext, match: Match) -> bool:
    """Who commits himself says to what: "committed themselves *to free* the nuns"."""
    parse = context.parse
    words = (match.token, *objects_of(parse, match.token))
    inner = (v for w in words for v in parse.children(w, "xcomp", "advcl", "acl"))
    return any(a.tag == "TO" for v in inner for a in parse.children(v, "aux"))


def own_word(context: SentenceContext, match: Match) -> bool:
    """The speaker's own word that somebody has: "you have *my* word"."""
    owners = context.parse.children(match.beside, "poss") if match.beside is not None else ()
    return any(o.text.lower() in ("my", "our") for o in owners)


def _are_powers(context: SentenceContext, heads: Iterable[Token]) -> bool:
    """Whether some phrase stands for somebody in office or arms, or for a body of such."""
    sectors = {a.id: a.sector for a in context.article.described_actors}
    return any(
        is_kind(context, h, "POLITIES") or any(sectors.get(a) in PARTNERS for a in described_at(context, h))
        for h in heads
    )


def _are_people(context: SentenceContext, heads: Iterable[Token]) -> bool:
    """Whether some phrase stands for people or a body: those in office or arms, a crowd, anybody who is described."""
    return any(
        described_at(context, h) or any(is_kind(context, h, n) for n in ("POLITIES", "CROWDS", "PERSONS"))
        for h in heads
    )


def between_or_with(context: SentenceContext, match: Match) -> bool:
    """A noun of what two do that says between whom or with whom it is."""
    return bool(prepositional(context.parse, match.token, "between", "with"))


def away(context: SentenceContext, match: Match) -> bool:
    """Who *is in* a state is of another: a visit, not where somebody lives; nor is anybody "in *talks*" or "jail"."""
    known = known_actors(context)
    where = prepositional(context.parse, match.token, "in")
    states = [known[s] for s in (actors_of(context, where) or state_at(context, where[0]) if len(where) == 1 else ())]
    if not states or any(s.kind != "government" for s in states):
        return False
    groups = (h for h in doers(context, match) if h.pos == "PROPN")
    people = people_in(context)
    if any(a not in people for a in actors_of(context, groups, modifiers=False)):
        return False  # "the Karuna army is in Chad": its fighters are
    own = {known[a].country for a in match.actors if a in known}
    return bool(own) and None not in own and own.isdisjoint(s.country for s in states)


def at_table(context: SentenceContext, match: Match) -> bool:
    """*Return to* or *sit at* the table at which one negotiates: "the *negotiating* table"."""
    ways = (match.token, *context.parse.children(match.token, "advmod"))  # "went *back to* the table"
    near = (t for w in ways for t in prepositional(context.parse, w, "to", "at", "around"))
    tables = (t for t in near if t.lemma == "table")
    return any(_is_of_talks(context, t, bare=not match.row.recipients) for t in tables)


def _is_of_talks(context: SentenceContext, table: Token, *, bare: bool) -> bool:
    """Whether a table is one of talks, by the word before it or, where `bare`, by none: "back to *the* table"."""
    before = context.parse.children(table, "compound", "amod", "poss", "nummod", "nmod")
    if before or prepositional(context.parse, table, "of"):
        return any(b.lemma in NEGOTIATING for b in before)
    return bare and all(d.lemma == "the" for d in context.parse.children(table, "det"))


NEGOTIATING = frozenset({"negotiating", "negotiate", "negotiation", "bargaining", "bargain", "peace", "conference"})
"""Words before a table that make it one of talks."""


def told(context: SentenceContext, match: Match) -> bool:
    """A noun of a deed that is the subject of a finite verb: "Chad's recognition *was announced*", not one that is
    asked for or talked of."""
    verb = context.parse.head(match.token)
    if match.token.dep not in ("nsubj", "nsubjpass") or not is_verbal(verb):
        return False
    auxiliaries = context.parse.children(verb, "aux", "auxpass")
    return verb.dep in ("ROOT", "ccomp", "conj") and not any(a.tag in ("MD", "TO") for a in auxiliaries)


def gone_to_see(context: SentenceContext, match: Match) -> bool:
    """*See* as what somebody came for: "flew to Osh *to see* the premier", not what anybody sees."""
    going = context.parse.head(match.token)
    infinitive = any(a.tag == "TO" for a in context.parse.children(match.token, "aux"))
    return infinitive and going.lemma in GOING and match.token.dep in ("advcl", "xcomp")


GOING = frozenset({"come", "go", "fly", "travel", "return", "drive", "slip", "arrive", "cross", "visit", "head", "be"})
"""Verbs of going somewhere."""


DEALINGS_GUARDS: dict[str, Callable[[SentenceContext, Match], bool]] = {
    "across-borders": across_borders,
    "at-table": at_table,
    "away": away,
    "backing": backing,
    "bound-to": bound_to,
    "between-or-with": between_or_with,
    "gone-to-see": gone_to_see,
    "host-and-guest": host_and_guest,
    "joint-object": joint_object,
    "own-word": own_word,
    "taking-side": taking_side,
    "told": told,
    "towards": towards,
}
"""Conditions on dealings of two sides with each other."""
