"""Who does it and to whom: the actors for which words stand, by name, office, possessor or description."""

from __future__ import annotations

from collections.abc import Iterable

from truceline.code.context import SentenceContext
from truceline.code.parties.cast import known_actors, named_actors, people_in, states_in
from truceline.code.parties.described import described_at, described_by
from truceline.code.parties.grammar import agents, conjoined, prepositional
from truceline.code.parties.leaning import is_only_leaning
from truceline.code.parties.mentioned import headline_pair, mentioned_at, misparsed_partners, twin_at
from truceline.model.actor import Mention
from truceline.model.parse import Parse, Token


def actors_of(
    context: SentenceContext, heads: Iterable[Token], *, modifiers: bool = True, described: bool = False
) -> tuple[str, ...]:
    """Name the actors for which some phrase heads stand, in text order, each once.

    A head that is itself mentioned stands for its actor (or actors: "the two leaders"). One that is a role or an
    organ ("officials", "the delegation") stands for the state or group that it belongs to: by an adjective or
    possessive ("Sudanese officials", "Kosovo's envoys") or by *of* ("leaders of both Koreas"), where `modifiers`.
    Where `described`, a head that names nobody may stand for an actor that the text only describes ("two servicemen").
    """
    found: dict[str, None] = {}
    for head in heads:
        key = (head.index, modifiers, described)
        actors = context.actors_at.get(key)
        if actors is None:
            partners = misparsed_partners(context, head) or twin_at(context, head) or headline_pair(context, head)
            actors = context.actors_at[key] = (*partners, *_actors_of_head(context, head, modifiers, described))
        if actors:
            found.update(dict.fromkeys(actors))
    return tuple(found)


def possessors_of(context: SentenceContext, noun: Token) -> tuple[str, ...]:
    """The actors whose something is: by possessive, adjective or compound before it ("*Iran*-*US* talks")."""
    parse = context.parse
    # "US-brokered talks" are not the broker's; a raid that Chad leads is Chad's.
    before = [b for b in parse.children(noun, *MODIFIER) if b.tag != "VBN" or b.lemma in ("lead", "claim")]
    before = [b for b in before if not is_only_leaning(parse, b) and not _is_no_doer(context, b, noun)]
    if not before:
        return ()
    inner = (t for b in before for t in parse.children(b, *MODIFIER) if b.dep != "poss")
    heads = [c for t in (*before, *inner) for c in conjoined(parse, [t])]
    found = actors_of(context, sorted(heads, key=lambda t: t.index), modifiers=False)
    if found:
        return found
    stand_ins = context.lexicon.event_words.stand_ins  # "the Kenyan *minister*'s plan"
    return next(
        (o for b in before if b.dep == "poss" and b.lemma in stand_ins and (o := possessors_of(context, b))), ()
    )


def _is_no_doer(context: SentenceContext, name: Token, noun: Token) -> bool:
    """Whether a person does not do what the noun behind the bare name says: "the *Ruto* criticism", "campaign"."""
    if noun.lemma not in NOT_BY_HIM or name.dep not in ("compound", "nmod"):
        return False
    told = prepositional(context.parse, noun, "of", "on", "against")
    return not told and any(a in people_in(context) for a in mentioned_at(context, name))


NOT_BY_HIM = frozenset(
    {
        "criticism", "poisoning", "murder", "killing", "assassination", "arrest", "kidnapping", "abduction", "shooting",
        "slaying", "attack", "beating", "ouster", "impeachment", "trial", "detention", "campaign",
    }
)  # fmt: skip
"""Nouns of what is done to or for the person whose bare name stands before them."""


def _joined_owners(context: SentenceContext, noun: Token) -> tuple[str, ...]:
    """The most actors that stand joined before a noun: "*Thai and Lao* envoys", not "*Yemen*'s *Houthi* rebels"."""
    before = context.parse.children(noun, *MODIFIER)
    joined = (actors_of(context, conjoined(context.parse, [b]), modifiers=False) for b in before)
    return max(joined, key=len, default=())


MODIFIER = ("poss", "amod", "compound", "nmod", "npadvmod")

SENT = frozenset({"envoy", "emissary", "negotiator", "representative", "ambassador", "delegation", "team", "aide"})
"""Nouns for those whom a leader sends."""

SPEAKING = frozenset({"office", "spokesman", "spokeswoman", "spokesperson", "secretary"})
"""Nouns for those who speak for their owner; other people of a leader act for his country: "*Trump's envoy*"."""

PARTISAN = frozenset(
    {
        "party", "people", "group", "movement", "campaign", "bloc", "alliance", "network", "wing", "branch", "faction",
        "member", "source", "counterpart", "colleague",
    }
)  # fmt: skip
"""Nouns for those who are neither the person beside whom they are named nor his state: "*Ruto's party*"."""


LED = frozenset({"party", "people", "group", "movement", "bloc", "alliance", "faction"})
"""Those of them for whom their leader speaks: "*his group* would not budge"."""


def _of_leader(context: SentenceContext, head: Token) -> tuple[str, ...]:
    """Who leads a body that is named only by its kind: "a delegation *led by* the envoy"."""
    parse = context.parse
    led = [p for p in parse.children(head, "acl", "relcl") if p.lemma in ("lead", "head") and p.tag == "VBN"]
    return actors_of(context, conjoined(parse, (a for p in led for a in agents(parse, p))), modifiers=False)


def _listed(context: SentenceContext, head: Token) -> tuple[str, ...]:
    """The people named as examples of a group: "several leaders, *including* Macron", "officials *like* Rubio"."""
    if head.tag != "NNS" or head.lemma not in context.lexicon.event_words.stand_ins:
        return ()
    parse = context.parse
    examples = [p for p in parse.children(head, "prep") if p.lemma in ("include", "including", "like", "as")]
    named = conjoined(parse, (o for p in examples for o in parse.children(p, "pobj")))
    people = people_in(context)
    return tuple(a for a in actors_of(context, named, modifiers=False) if a in people)


def _renamed(context: SentenceContext, head: Token, own: tuple[str, ...]) -> tuple[str, ...] | None:
    """The people whose names follow their offices: "the president of A, X, and the president of B, Y".

    Parsers hang the second office on the first name, and the second name on the first office.
    """
    names = context.parse.children(head, "appos")
    for name in names:
        named = mentioned_at(context, name)
        office = named == own or (head.pos != "PRON" and _is_office_of(context, head, named))
        if not named or not office:
            continue
        others = conjoined(context.parse, context.parse.children(name, "conj"))
        rest = actors_of(context, (*others, *(n for n in names if n.index > name.index)))
        return tuple(dict.fromkeys((*named, *rest)))
    return None


def _is_office_of(context: SentenceContext, head: Token, named: tuple[str, ...]) -> bool:
    """Whether a head only names the office of the person in apposition: "the president of Kenya, William Ruto"."""
    own = mention_at(context, head)
    people = people_in(context)
    return own is not None and own.form == "nominal" and len(named) == 1 and {own.of, *named} <= people


def _own_country(context: SentenceContext, owners: tuple[str, ...]) -> tuple[str, ...]:
    """The government for which "his country" stands, where the article names it; those owners who have no state
    otherwise: "*Trump's envoy*" is not Trump.
    """
    actors = named_actors(context)
    people = [actors[o] for o in owners if o in actors and actors[o].kind == "person"]
    stateless = {p.id for p in people if p.sector in ("REB", "OPP") or p.country is None}
    countries = {p.country for p in people if p.id not in stateless}
    states = tuple(a.id for a in actors.values() if a.kind == "government" and a.country in countries)
    return states or tuple(o for o in owners if o in stateless or o not in {p.id for p in people})


def _actors_of_head(context: SentenceContext, head: Token, modifiers: bool, described: bool) -> tuple[str, ...]:
    if _no_longer(context, head):
        return described_at(context, head) if described else ()
    named = _named_by_head(context, head, modifiers) or _leader_at(context, head)
    if named or not described:
        return named
    if head.lemma == "office" and (owners := described_by(context, context.parse.children(head, "poss"))):
        return owners
    counts = head.lemma in context.lexicon.event_words.measures or head.lemma in QUANTITIES
    if counts or head.pos == "NUM" or (head.lemma in BODIES and head.tag == "NN"):
        counted = prepositional(context.parse, head, "of")
        if counted and (found := actors_of(context, counted, modifiers=modifiers, described=True)):
            return found
    return described_at(context, head)


QUANTITIES = frozenset({"hundred", "thousand", "ten", "handful", "score", "majority", "couple", "member", "crowd"})
"""Nouns that only count those behind *of*, beside the measures of the lexicon."""


def _leader_at(context: SentenceContext, head: Token) -> tuple[str, ...]:
    """The one leader of a surname that stands alone: "*Merkel* declined"."""
    if head.pos != "PROPN":
        return ()
    leaders = {a.id for a in context.article.described_actors if a.kind == "person" and a.sector == "GOV"}
    return tuple(a for a in described_at(context, head) if a in leaders)


BODIES = frozenset({"group", "band", "team", "delegation", "coalition", "alliance"})
"""Nouns for those behind *of* who act together: "a group *of elders*"."""


def _name_behind(context: SentenceContext, head: Token) -> tuple[str, ...]:
    """The person right behind an office, whose name parsers hang on one before: "A and his *counterpart B* met"."""
    parse = context.parse
    if head.dep != "conj" or head.lemma not in context.lexicon.event_words.stand_ins or head.index + 1 >= len(parse):
        return ()
    name = parse.tokens[head.index + 1]
    while name.dep == "compound" and name.head > name.index:
        name = parse.head(name)
    people = people_in(context)
    apart = name.pos == "PROPN" and name.dep == "appos" and name.head < head.index
    return tuple(a for a in mentioned_at(context, name) if a in people) if apart else ()


def _named_by_head(context: SentenceContext, head: Token, modifiers: bool) -> tuple[str, ...]:
    if behind := _name_behind(context, head):
        return behind
    at_head = mentioned_at(context, head)
    if at_head and (listed := _listed(context, head)):
        return listed
    if at_head:
        if (others := _renamed(context, head, at_head)) is not None:
            return others
        sides = _joined_owners(context, head) if head.tag == "NNS" else ()
        return sides if len(sides) > len(at_head) and set(at_head) <= set(sides) else at_head
    apposed = conjoined(context.parse, context.parse.children(head, "appos"))
    if head.pos == "PROPN":  # "Okoro, *a Chadian* who left": a name that nobody knows, and what its bearer is
        apposed = tuple(t for t in apposed if t.pos == "PROPN" and context.parse.child(t, "det") is None)
    if apposed and (named := actors_of(context, apposed, modifiers=False)):
        return named
    if head.lemma in REALMS and (of := actors_of(context, prepositional(context.parse, head, "of"), modifiers=False)):
        return of
    if not modifiers or not _stands_in(context, head):
        return ()
    if listed := _listed(context, head):
        return listed
    direct = _sponsors(context, head, possessors_of(context, head))
    if direct:
        return direct if _is_his(context, head) else _own_country(context, direct)
    if led := _of_leader(context, head):
        return led
    of = _of_body(context, prepositional(context.parse, head, "of", "from", "for"))
    return of or actors_of(context, _leaning(context.parse, head), modifiers=False)


def _of_body(context: SentenceContext, behind: tuple[Token, ...]) -> tuple[str, ...]:
    """Who stands behind *of*: by name, or the owner of forces there ("columns of *Misrata's brigades*")."""
    of = actors_of(context, behind, modifiers=False)
    return of or actors_of(context, tuple(t for t in behind if t.lemma in FORCES), modifiers=True)


FORCES = frozenset({"force", "brigade", "army", "navy", "fleet", "command", "unit", "guard", "battalion", "regiment"})
"""Bodies in arms, whose own bodies and weapons act for their state."""


def _stands_in(context: SentenceContext, head: Token) -> bool:
    """Whether a noun stands for those to whom it belongs: a role, a body, or an *opposite number*."""
    before = context.parse.children(head, "amod", "compound")
    opposite = head.lemma == "number" and any(a.lemma == "opposite" for a in before)
    afloat = head.lemma in VESSELS and any(b.lemma in OF_FORCES for b in before)
    secret = head.lemma == "service" and any(b.lemma in SECRET for b in before)
    return opposite or afloat or secret or head.lemma in context.lexicon.event_words.stand_ins


VESSELS = frozenset({"vessel", "ship", "boat", "craft", "plane"})
"""What stands for its state where it is one of its forces: "Kenyan *naval vessels*"."""

OF_FORCES = frozenset({"naval", "navy", "patrol", "coastguard", "military", "surveillance"})
"""Words before them that say so."""


SECRET = frozenset({"intelligence", "security", "secret", "spy", "border", "customs"})
"""Words before a *service* that is a body of its state."""


def _no_longer(context: SentenceContext, head: Token) -> bool:
    """Whether those without a name have left whose the noun says that they are: "a *former* Chadian minister"."""
    past, apart = context.lexicon.coreference.somebody.past, context.lexicon.descriptions.people.apart
    if not any(a.text.lower() in past or a.text.lower() in apart for a in context.parse.children(head, *MODIFIER)):
        return False
    if head.lemma not in context.lexicon.event_words.stand_ins and head.lemma not in context.lexicon.social_roles:
        return False
    people = people_in(context)
    named = (head, *context.parse.children(head, "appos"))
    return not any(a in people for t in named for a in mentioned_at(context, t))


def _is_his(context: SentenceContext, head: Token) -> bool:
    """Whether those beside a leader's name speak for him, or he deals with them: "his *office*", "told his *men*"."""
    own = any(t.tag == "PRP$" for t in context.parse.children(head, "poss"))
    dealt_with = own and head.dep in ("dobj", "dative", "pobj") and head.lemma not in SENT
    return dealt_with or head.lemma in SPEAKING or head.lemma in PARTISAN


def _sponsors(context: SentenceContext, head: Token, owners: tuple[str, ...]) -> tuple[str, ...]:
    """Owners for whom a noun stands: "Houthi *fighters*" are the Houthis, "Kenyan *fighters*" are not Kenya.

    Nor are "Kenyan *lawmakers*", and "Ruto's *party*" is not the man, unless he speaks of "my *party*".
    """
    role = context.lexicon.social_roles.get(head.lemma)
    private = role is not None and (role.sector in PRIVATE or (role.sector == "LEG" and role.kind == "other"))
    others = states_in(context) if private or head.lemma in OF_PEOPLE or _is_about(context, head) else frozenset[str]()
    own = head.lemma in LED and any(t.tag == "PRP$" for t in context.parse.children(head, "poss"))
    if head.lemma in PARTISAN and not own:
        others |= {a.id for a in known_actors(context).values() if a.kind == "person"}
    return tuple(o for o in owners if o not in others)


def _is_about(context: SentenceContext, head: Token) -> bool:
    """Whether a word before a noun gives it another sense: "a *think* tank"."""
    return head.lemma == "tank" and any(t.lemma == "think" for t in context.parse.children(head, "compound", "amod"))


PRIVATE = frozenset({"REB", "NGO", "CVL", "PTY"})
"""Sectors of those who do not speak for the state whose nationality they have."""

OF_PEOPLE = frozenset({"group", "movement", "campaign"})
"""Nouns that a nationality only says where they are from: "an *Israeli group*" is not Israel's government."""

REALMS = frozenset({"republic", "kingdom", "emirate", "federation", "commonwealth", "union"})
"""Nouns that begin the full name of a state: "the *Republic* of Chad"."""


def _leaning(parse: Parse, head: Token) -> tuple[Token, ...]:
    """To whom those belong who are said to follow somebody: "forces *loyal to* the general"."""
    leaning = (t for t in parse.children(head, "amod", "acl", "relcl", "appos") if t.lemma in LEANING)
    return tuple(o for t in leaning for o in prepositional(parse, t, "to", "with"))


LEANING = frozenset({"loyal", "allied", "ally", "aligned", "align", "faithful", "belonging", "belong"})


def mention_at(context: SentenceContext, token: Token) -> Mention | None:
    """The longest mention of an actor, place or time that holds a word."""
    return max(context.mentions_at(token), key=lambda m: m.span.end - m.span.start, default=None)
