"""Roles of the table of triggers that are no grammatical function of the trigger: whose plan, who talks to whom."""

from __future__ import annotations

from collections.abc import Callable

from truceline.code.attribution import attribution_of
from truceline.code.clauses import clause_of, is_verbal
from truceline.code.context import SentenceContext
from truceline.code.events.at_whom import aggrieving, dealings, decider, excluder, facing
from truceline.code.events.classes import in_class
from truceline.code.parties.acted_on import acted_on
from truceline.code.parties.cast import people_in
from truceline.code.parties.grammar import agents, is_passive, objects_of, prepositional, subjects_of, surface_subjects
from truceline.code.parties.participants import actors_of, possessors_of
from truceline.model.parse import Parse, Token


def _sides(context: SentenceContext, noun: Token) -> tuple[str, ...]:
    """The two parties before a noun ("the Iran-US deal"); one alone is only what it is about ("the Ukraine deal")."""
    sides = possessors_of(context, noun)
    return sides if len(sides) > 1 else ()


def _probers(context: SentenceContext, noun: Token) -> tuple[str, ...]:
    """Whose inquiry it is ("Kenya's probe", "the FBI probe"), not whom it is on by a bare name ("the *Chad* probe")."""
    about = {b.index for b in context.parse.children(noun, "compound", "nmod") if b.pos == "PROPN"}
    kinds = {a.id: a.kind for a in context.article.actors}
    on = {a for b in about for a in actors_of(context, (context.parse.tokens[b],), modifiers=False)}
    bare = {a for a in on if kinds.get(a) in ("government", "person")}
    return tuple(a for a in possessors_of(context, noun) if a not in bare)


def _probed(context: SentenceContext, noun: Token) -> tuple[str, ...]:
    """On whom an inquiry is by the bare name before it."""
    makers = _probers(context, noun)
    return tuple(a for a in possessors_of(context, noun) if a not in makers)


def _object_owners(context: SentenceContext, verb: Token) -> tuple[str, ...]:
    kept = context.parse.children(verb, "dobj") if is_passive(context.parse, verb) else ()  # "was granted *its aid*"
    return tuple(a for o in kept or objects_of(context.parse, verb) for a in possessors_of(context, o))


def _involved(context: SentenceContext, noun: Token) -> tuple[str, ...]:
    """The parties of "talks *involving* Chad and Sudan"."""
    parse = context.parse
    participles = [p for p in parse.children(noun, "acl", "prep") if p.lemma in ("involve", "include", "gather")]
    return actors_of(context, (o for p in participles for o in (*objects_of(parse, p), *_after(parse, p))))


def _after(parse: Parse, participle: Token) -> tuple[Token, ...]:
    """What stands behind *including*, which parsers take for a preposition."""
    return tuple(t for o in parse.children(participle, "pobj") for t in (o, *parse.children(o, "conj")))


def _owners(context: SentenceContext, noun: Token) -> tuple[str, ...]:
    """Whose a journey is: by possessive, else the person named before it; never the country ("his *Iraq* visit")."""
    owners = actors_of(context, context.parse.children(noun, "poss"), modifiers=False)
    people = people_in(context)
    return owners or tuple(a for a in possessors_of(context, noun) if a in people)


def _makers(context: SentenceContext, verb: Token) -> tuple[str, ...]:
    """Whose proposal, offer or demand a verb takes up or turns down: "Qatar's plan", "a draft by the mediators"."""
    things = (*objects_of(context.parse, verb), *prepositional(context.parse, verb, *ON_WHAT))
    for thing in things:
        if not any(in_class(context, thing, name) for name in ("PROPOSALS", "OVERTURES", "RESOLUTIONS")):
            continue
        by = prepositional(context.parse, thing, "by", "of", "from")
        found = possessors_of(context, thing) or actors_of(context, (*by, *_made_by(context.parse, thing)))
        if found:
            return found
    return (
        actors_of(context, prepositional(context.parse, verb, "by"))
        if things and not is_passive(context.parse, verb)
        else ()
    )


ON_WHAT = ("to", "with", "on", "against", "at", "from", "as")
"""Prepositions that bring what somebody takes up or turns down: "voted *against* a draft", "a no *to* it"."""


def _made_by(parse: Parse, thing: Token) -> tuple[Token, ...]:
    """Who made a thing, by the participle on it: "a draft *tabled by Chad*", "talks *convened by* the premier"."""
    participles = (p for p in parse.children(thing, "acl", "relcl") if p.tag in ("VBN", "VBD"))
    return tuple(a for p in participles for a in agents(parse, p))


def _talkers(context: SentenceContext, verb: Token) -> tuple[str, ...]:
    """Between whom the talks or the deal are that somebody hosts or brokers, or that ends: told of them, or who *held*
    them."""
    parse = context.parse
    things = objects_of(parse, verb) or surface_subjects(parse, verb)
    rounds = (t for t in things if t.lemma in context.lexicon.event_words.measures)
    things = (*things, *(o for t in rounds for o in prepositional(parse, t, "of")))  # "a *round of* talks between"
    found = actors_of(
        context, (h for t in things for h in prepositional(parse, t, "between", "among", "with", "involving"))
    )
    holding = (parse.head(t) for t in things if t.dep == "dobj" and verb.dep in ("acl", "relcl"))
    return found or actors_of(context, (s for v in holding if v.lemma in HOLDING for s in subjects_of(parse, v)))


HOLDING = frozenset(
    {"hold", "have", "begin", "start", "open", "conclude", "resume", "finish", "complete", "sign", "reach"}
)
"""Verbs whose subject takes part in its object."""


def _speakers(context: SentenceContext, word: Token) -> tuple[str, ...]:
    """Whose words a clause is: "*Kenya* said that Sudan must withdraw"."""
    verb = context.parse.head(word) if word.pos == "AUX" else word
    span = clause_of(context.parse, verb)
    cues, quotations = context.lexicon.reporting, context.quotations
    levels = attribution_of(context.article, span, context.span(word), cues, quotations)
    return (levels[-1].source,) if levels and levels[-1].source else ()


def _bearers(context: SentenceContext, modal: Token) -> tuple[str, ...]:
    """Who is to do what a modal lays on somebody."""
    verb = context.parse.head(modal)
    return actors_of(context, subjects_of(context.parse, verb)) if is_verbal(verb) else ()


def _movers(context: SentenceContext, verb: Token) -> tuple[str, ...]:
    """Whose forces are pulled out for a purpose told far from who acts: "wrote it to end the war and *withdraw*
    Chad's troops"; else who pulls them out."""
    parse = context.parse
    first = parse.head(verb) if verb.dep == "conj" else verb
    purpose = first.dep == "advcl" and any(a.tag == "TO" for a in parse.children(first, "aux"))
    found = actors_of(context, subjects_of(parse, verb))
    return (_object_owners(context, verb) or found) if purpose else found


def _claimants(context: SentenceContext, verb: Token) -> tuple[str, ...]:
    """Who says that a deed was his: of a spokesman, those for whom he speaks."""
    parse = context.parse
    for subject in subjects_of(parse, verb):
        near = (subject, *parse.children(subject, "compound", "appos", "nmod", "amod"))
        speaking = [n for n in near if n.lemma.lower().startswith(("spokes", "speaker"))]
        words = (subject, *speaking)
        before = [b for w in words for b in parse.children(w, "compound", "nmod", "amod", "poss") if b not in speaking]
        of = [h for w in words for h in prepositional(parse, w, "of", "for")]
        people = people_in(context)
        if speaking:
            found = actors_of(context, before, modifiers=False) or actors_of(context, of, described=True)
            return tuple(a for a in found if a not in people)
    return actors_of(context, subjects_of(parse, verb))


def _senders(context: SentenceContext, verb: Token) -> tuple[str, ...]:
    """Who sent what arrives or is unloaded: who sent, hired or set it up, whence it is, or whose it is."""
    parse = context.parse
    for subject in surface_subjects(parse, verb):
        carriers = (subject, *prepositional(parse, subject, "of"))
        made = (*carriers, *(p for c in carriers for p in parse.children(c, "acl", "relcl", "appos", "amod")))
        by = (h for p in made for h in prepositional(parse, p, "by", "from"))
        found = actors_of(context, by, described=True)
        if found or (not is_passive(parse, verb) and (found := possessors_of(context, subject))):
            return found
    return ()


def _fought(context: SentenceContext, verb: Token) -> tuple[str, ...]:
    """Whom somebody stops fighting: "stopped shelling *Chad*", "ceased firing on *Chad*"."""
    parse = context.parse
    done = parse.children(verb, "xcomp")
    return actors_of(context, (h for v in done for h in (*objects_of(parse, v), *prepositional(parse, v, "on", "at"))))


def _debtors(context: SentenceContext, verb: Token) -> tuple[str, ...]:
    """Who owed what is written off: "wrote off what *Chad* owed it"."""
    parse = context.parse
    owing = (v for v in parse.subtree(verb) if v.lemma == "owe" and is_verbal(v))
    return actors_of(context, (s for v in owing for s in parse.children(v, "nsubj")))


def _partners(context: SentenceContext, word: Token) -> tuple[str, ...]:
    """With whom a contact is, where that hangs on a noun of its phrase: "locked in a day of talks *with Mali*"."""
    return actors_of(context, below_nouns(context.parse, word, "with", "alongside"))


def _divided(context: SentenceContext, word: Token) -> tuple[str, ...]:
    """Between whom somebody stands, where that hangs on a noun: "acted as a conduit *between Mali and the rebels*"."""
    return actors_of(context, below_nouns(context.parse, word, "between"))


def _favoured(context: SentenceContext, word: Token) -> tuple[str, ...]:
    """For or to whom something is, where that hangs on a noun of its phrase: "full of praise *for Mali*"."""
    return actors_of(context, below_nouns(context.parse, word, "for", "to"))


def below_nouns(parse: Parse, word: Token, *prepositions: str) -> tuple[Token, ...]:
    """What prepositions bring within three nouns below a word, the nearest first; not what another clause has."""
    layer = [word]
    for _ in range(DEEP):
        if found := tuple(t for w in layer for t in prepositional(parse, w, *prepositions)):
            return found
        layer = [n for w in layer for n in _nouns_below(parse, w)]
    return ()


def _nouns_below(parse: Parse, word: Token) -> tuple[Token, ...]:
    """The nouns on a word: its objects and what its prepositions bring; *face* of "came face to *face*" as parsed."""
    behind = (o for p in parse.children(word, "prep") for o in parse.children(p, "pobj"))
    return (
        *parse.children(word, "dobj", "attr"),
        *behind,
        *(v for v in parse.children(word, "advcl") if v.tag == "VB"),
    )


DEEP = 3
"""Nouns that may stand between a word and a preposition of its phrase."""


def _wanting(context: SentenceContext, verb: Token) -> tuple[str, ...]:
    """Who wants those who are not given up: "will not hand over the officers *Chad wants*"."""
    parse = context.parse
    wanting = [v for o in objects_of(parse, verb) for v in parse.children(o, "relcl", "acl") if v.lemma in WANTING]
    return actors_of(
        context, (s for v in wanting for s in (*subjects_of(parse, v), *prepositional(parse, v, "by", "in")))
    )


def _pact_sides(context: SentenceContext, verb: Token) -> tuple[str, ...]:
    """With whom a deal is under which somebody yields: "left *under an accord with Chad*", "as a truce *between Chad
    and the rebels* took hold"."""
    parse = context.parse
    top = verb if is_verbal(verb) else parse.head(verb)
    told = (t for t in parse.subtree(top) if any(in_class(context, t, n) for n in ("AGREEMENTS", "CEASEFIRES")))
    pacts = [t for t in told if t.pos == "NOUN" and t.index > verb.index]
    return actors_of(context, (h for t in pacts for h in prepositional(parse, t, "between", "with")))


def _critics(context: SentenceContext, verb: Token) -> tuple[str, ...]:
    """From whom words come under which somebody comes: "came under fire *from Chad*", "in for flak *from Chad*"."""
    parse = context.parse
    words = [verb, *(o for p in parse.children(verb, "prep") for o in parse.children(p, "pobj"))]
    words += [
        o for p in parse.children(verb, "prep") for c in parse.children(p, "pcomp") for o in parse.children(c, "dobj")
    ]
    return actors_of(context, (h for w in words for h in prepositional(parse, w, "from", "by")))


WANTING = frozenset({"want", "seek", "demand", "accuse", "request", "charge", "indict"})
"""Verbs of whoever wants a person handed over."""


def _hung_over(context: SentenceContext, word: Token) -> tuple[str, ...]:
    """Over whom or whose head something is held: "held the prospect of tariffs *over Chad*"."""
    heads = below_nouns(context.parse, word, "over")
    of = (o for h in heads for o in prepositional(context.parse, h, "of"))
    return acted_on(context, (*of, *heads), ())


def _set_against(context: SentenceContext, noun: Token) -> tuple[str, ...]:
    """Against whom things stand ready: "all options are on the table *against Chad*"."""
    return acted_on(context, below_nouns(context.parse, context.parse.head(noun), "against"), ())


def _writers(context: SentenceContext, word: Token) -> tuple[str, ...]:
    """Whose paper says something: "a *UN report* was scathing about it"."""
    verb = context.parse.head(word) if word.pos == "ADJ" else word
    papers = (s for s in surface_subjects(context.parse, verb) if s.lemma in PAPERS)
    return next((w for s in papers if (w := possessors_of(context, s))), ())


PAPERS = frozenset({"report", "study", "statement", "letter", "verdict", "ruling", "resolution", "paper", "dossier"})
"""What carries the judgement of whoever wrote it."""


def _addressees(context: SentenceContext, word: Token) -> tuple[str, ...]:
    """To whom the words of a clause are told: "whoever helps them will be hanged, the rebels told *the Chadians*"."""
    parse = context.parse
    telling = next((v for v in parse.ancestors(word) if v.lemma in TELLING and is_verbal(v)), None)
    return acted_on(context, objects_of(parse, telling), ()) if telling is not None else ()


TELLING = frozenset({"tell", "warn", "remind", "inform", "caution", "threaten", "assure"})
"""Verbs of telling whose object is who is told."""


def _written_to(context: SentenceContext, verb: Token) -> tuple[str, ...]:
    """To whom somebody writes to ask for something: "wrote *to Chad* to seek their release"."""
    parse, above = context.parse, context.parse.head(verb)
    sent = above.lemma in ("write", "appeal") and is_verbal(above) and verb.dep in ("advcl", "xcomp")
    return acted_on(context, prepositional(parse, above, "to"), ()) if sent else ()


def _carried_to(context: SentenceContext, noun: Token) -> tuple[str, ...]:
    """To whom a plea is brought: "a plea by the bishops was delivered *to Chad*"."""
    parse, above = context.parse, context.parse.head(noun)
    brought = noun.dep in ("nsubjpass", "dobj") and is_verbal(above)
    return acted_on(context, prepositional(parse, above, "to"), ()) if brought else ()


def _orderers(context: SentenceContext, word: Token) -> tuple[str, ...]:
    """On whose order something is done or not to be done: "under a decree *by the army*", "on *Chad's* orders"."""
    for order in context.parse.subtree(word):
        if not in_class(context, order, "ORDERS_GIVEN") or context.parse.head(order).pos != "ADP":
            continue
        by = (*prepositional(context.parse, order, "of", "by", "from"), *_made_by(context.parse, order))
        found = possessors_of(context, order) or actors_of(context, by, described=True)
        if found:
            return found
    return ()


def _layers(context: SentenceContext, verb: Token) -> tuple[str, ...]:
    """Who laid the mine that somebody hit: "struck a mine *planted by the rebels*"."""
    parse = context.parse
    mines = (*objects_of(parse, verb), *prepositional(parse, verb, "on", "over"))
    laid = (a for m in mines for a in _made_by(parse, m))
    return next((f for m in mines if (f := possessors_of(context, m))), ()) or actors_of(context, laid, described=True)


POSSESSIVE: dict[str, Callable[[SentenceContext, Token], tuple[str, ...]]] = {
    "poss": possessors_of,
    "prober": _probers,
    "probed": _probed,
    "sides": _sides,
    "owner": _owners,
    "objposs": _object_owners,
    "maker": _makers,
    "involving": _involved,
    "talkers": _talkers,
    "speaker": _speakers,
    "bearer": _bearers,
    "aggrieving": aggrieving,
    "facing": facing,
    "dealings": dealings,
    "decider": decider,
    "excluder": excluder,
    "mover": _movers,
    "wanting": _wanting,
    "critic": _critics,
    "pact": _pact_sides,
    "claimant": _claimants,
    "sender": _senders,
    "debtor": _debtors,
    "fought": _fought,
    "partner": _partners,
    "divided": _divided,
    "favoured": _favoured,
    "addressee": _addressees,
    "hung-over": _hung_over,
    "set-against": _set_against,
    "writer": _writers,
    "written-to": _written_to,
    "carried-to": _carried_to,
    "orderer": _orderers,
    "layer": _layers,
}
"""Roles that are no grammatical function of the trigger itself."""


def behind(context: SentenceContext, token: Token, beside: Token | None, role: str) -> tuple[str, ...]:
    """Whose a thing is or who did it: "condemned *Israel*'s decision", "an inquiry into the raid by *Chad*"."""
    parse = context.parse
    words = [w for w in (token, beside) if w is not None]
    if role == "obj":
        heads = objects_of(parse, token)
    elif role == "subj":
        heads = surface_subjects(parse, token)
    elif role == "comp":  # "let *UN inspectors* into the camp"
        clauses = parse.children(token, "ccomp", "xcomp")
        heads = tuple(s for c in clauses for s in (c, *parse.children(c, "nsubj")) if s.pos == "NOUN")
    else:
        heads = tuple(h for w in words for h in prepositional(parse, w, role))
    for head in heads:
        by = (*prepositional(parse, head, "by", "of", "from"), *_made_by(parse, head))
        found = possessors_of(context, head) or actors_of(context, by)
        if found or (role == "through" and (found := next((f for b in by if (f := possessors_of(context, b))), ()))):
            return found  # "through the roof of *a Chadian* school"
    return ()
