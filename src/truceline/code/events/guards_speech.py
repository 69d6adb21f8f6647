"""Needs of acts that are words: orders in quotes, insults, blame, pleas of those who have a voice, refusals."""

from __future__ import annotations

from collections.abc import Callable

from truceline.code.clauses import is_verbal
from truceline.code.context import SentenceContext
from truceline.code.events.classes import in_class
from truceline.code.events.guards_parties import (
    acted,
    acted_power,
    acting,
    doers,
    is_kind,
    is_somebody,
    of_class,
    police_like,
)
from truceline.code.events.guards_senses import LEGAL
from truceline.code.events.guards_threats import LIKELY
from truceline.code.events.match import Match
from truceline.code.parties.cast import known_actors
from truceline.code.parties.grammar import objects_of, prepositional
from truceline.code.positions.conditional import in_condition
from truceline.code.reality.factuality import negation_of
from truceline.model.parse import Parse, Token


def orders(parse: Parse, verb: Token) -> Token | None:
    """The order that a verb of telling has before it: "*Free* the nuns, Chad told Mali", "*Leave*, or lose it, …"."""
    clauses = list(parse.children(verb, "ccomp", "advcl", "dep", "parataxis", "conj"))
    if verb.dep in ("parataxis", "ccomp", "conj", "dep") and verb.head < verb.index:
        clauses.append(parse.head(verb))
    for clause in clauses:
        if clause.index < verb.index and _is_imperative(parse, clause):
            return clause
    return _misread_order(parse, verb)


def _misread_order(parse: Parse, verb: Token) -> Token | None:
    """The order that opens a headline and that parsers take for a noun: "*Free* Okoro now, priests tell Chad"."""
    first = next((t for t in parse.tokens if t.text not in QUOTES), None)
    if first is None or first.lemma.lower() not in ORDERS or first.tag in FINITE_TAGS or first.index >= verb.index:
        return None
    commas = [t for t in parse.tokens[first.index : verb.index] if t.text == ","]
    return first if commas and verb.index - commas[-1].index <= HEADLINE_REACH else None


ORDERS = frozenset(
    {"free", "release", "stop", "end", "halt", "quit", "resign", "withdraw", "cease", "disarm", "lift", "scrap", "drop"}
    | {"reopen", "respect", "restore", "return", "spare", "hand", "extradite", "pay", "leave", "surrender", "pull"}
)
"""Verbs of orders that headlines open with."""
FINITE_TAGS = frozenset({"VBD", "VBZ", "VBG"})
HEADLINE_REACH = 8
"""How many words behind the comma the verb of telling may stand."""


def _is_imperative(parse: Parse, clause: Token) -> bool:
    """Whether a clause opens with a bare verb, or with *do not*, *never* or *please* before it."""
    if clause.tag not in ("VB", "VBP") or parse.child(clause, "nsubj", "nsubjpass", "expl", "mark") is not None:
        return False
    auxiliaries = parse.children(clause, "aux", "auxpass")
    if any(a.lemma != "do" for a in auxiliaries):
        return False
    before = [t for t in parse.subtree(clause) if t.index < clause.index and t.dep != "punct" and t.text not in QUOTES]
    return all(t.lemma in OPENING for t in before)


QUOTES = frozenset({'"', "“", "‘", "'", "''", "``"})
OPENING = frozenset({"do", "not", "n't", "never", "please", "let", "first"})
"""What may stand before the verb of an order."""


def imperative(context: SentenceContext, match: Match) -> bool:
    """An order in the words that somebody *tells* another, or that it is *time to* do something."""
    parse, verb = context.parse, match.token
    if orders(parse, verb) is not None:
        return True
    told = parse.children(verb, "ccomp")
    due = [t for c in told for t in parse.children(c, "attr") if t.lemma == "time"]
    return any(a.tag == "TO" for t in due for c in parse.subtree(t) for a in parse.children(c, "aux"))


def or_else(context: SentenceContext, match: Match) -> bool:
    """An order with what comes *or* else: "*Pay or* lose the lease, Chad told the firm"."""
    parse, verb = context.parse, match.token
    order = orders(parse, verb) or _told_to(parse, verb)
    if order is None:
        return False
    ors = [c for c in (*parse.children(order, "cc"), *parse.children(verb, "cc")) if c.lemma == "or"]
    if not ors or not (acting(context, match) or acted(context, match) or addressing(context, match)):
        return False
    others = [t for t in parse.children(order, "conj", "ccomp") if t.index > ors[0].index]
    return any(_is_loss(context, t) for t in others)


def _told_to(parse: Parse, verb: Token) -> Token | None:
    """What somebody is told *to* do: "told the teachers to *leave* or die"."""
    clauses = parse.children(verb, "xcomp", "advcl")
    return next((c for c in clauses if any(a.tag == "TO" for a in parse.children(c, "aux"))), None)


def _is_loss(context: SentenceContext, other: Token) -> bool:
    """Whether what comes else is somebody's loss, or what another will do: "or *lose* it", "or *we* down tools"."""
    parse = context.parse
    if other.pos == "PRON" or parse.child(other, "nsubj", "auxpass") is not None:
        return True
    return other.lemma in ("lose", "face", "see", "suffer", "die", "risk", "forfeit", "perish", "be", "pay")


def is_part_of_words(context: SentenceContext, match: Match, other: Match) -> bool:
    """Whether what a match names is what another orders ("*Leave* Osh, Kenya told Mali") or comes under."""
    parse, needs = context.parse, other.row.needs
    if "criticised" in needs and match.row.type == "ACCUSE":
        return (
            match.row.type == "ACCUSE" and match.row.kind == "noun" and other.token.index in _above(parse, match.token)
        )
    if match.token.index >= other.token.index or not ("imperative" in needs or "or-else" in needs):
        return False
    order = orders(parse, other.token)
    return order is not None and (order.index == match.token.index or order.index in _above(parse, match.token))


def _above(parse: Parse, token: Token) -> set[int]:
    return {t.index for t in parse.ancestors(token)}


def insulting(context: SentenceContext, match: Match) -> bool:
    """Somebody or something that is called what nobody would be called: *a liar*, *reckless*."""
    parse, verb = context.parse, match.token
    words = [*parse.children(verb, "oprd", "acomp", "attr", "xcomp"), *parse.children(verb, "ccomp")]
    things = parse.children(verb, "dobj")
    words += [o for o in things if o.pos == "NOUN" and o.index > verb.index + 1 and len(things) > 1]
    words += [a for o in things for a in parse.children(o, "appos")]  # "branded the pact *an act* of treason"
    for prep in (p for p in parse.children(verb, "prep") if p.lemma == "as"):
        words += parse.children(prep, "pobj", "amod", "pcomp", "acomp")
    joined = [c for w in words for c in (w, *parse.children(w, "conj", "prep"))]
    heads = [
        h for w in joined for h in ((w,) if w.dep != "prep" else parse.children(w, "pobj") if w.lemma == "of" else ())
    ]
    return any(in_class(context, h, "INSULTS") for h in heads if h.lemma != "call") and not _is_of_own(match)


def _is_of_own(match: Match) -> bool:
    return not set(match.recipients) - set(match.actors)


def _at_home(context: SentenceContext, match: Match) -> bool:
    """Whether who speaks and whom he speaks of are of one state, and he speaks for it."""
    known = known_actors(context)
    ours = {known[a].country for a in match.actors if a in known and known[a].sector not in ("OPP", "REB")} - {None}
    return any(known[r].country in ours for r in match.recipients if r in known)


def denounced(context: SentenceContext, match: Match) -> bool:
    """A wrong that a power says another does: "Chad is *bullying* us, Mali's premier said"."""
    parse, verb = context.parse, match.token
    head = verb if is_verbal(verb) else parse.head(verb)
    auxiliaries = parse.children(head, "aux")
    if not match.actors or not acting(context, match) or not acted(context, match) or _at_home(context, match):
        return False
    if any(a.tag in ("MD", "TO") for a in auxiliaries) or in_condition(parse, verb) or head.tag == "VB":
        return False
    return verb.dep not in ("relcl", "acl") and negation_of(parse, head, context.lexicon.status_cues) is None


def of_outrage(context: SentenceContext, match: Match) -> bool:
    """*Responsible for* or *guilty of* an outrage, not for an office."""
    heads = prepositional(context.parse, match.token, "for", "of", "in")
    return any(in_class(context, h, n) for h in heads for n in ("OUTRAGES", "ABUSES", "ATTACKS"))


def urged(context: SentenceContext, match: Match) -> bool:
    """What one who speaks for a power says that another state's *should* do; not what it *should have* done."""
    parse, known = context.parse, known_actors(context)
    auxiliaries = parse.children(parse.head(match.token), "aux")
    if any(a.lemma == "have" for a in auxiliaries) or not acted(context, match) or _at_home(context, match):
        return False
    speakers = [known[a] for a in match.actors if a in known]
    return any(a.sector in OFFICIAL or a.kind in ("government", "organ") for a in speakers)


OFFICIAL = frozenset({"GOV", "MIL", "LEG", "IGO", "OPP", "PTY", "REB"})
"""Sectors of those who speak for a power."""


def addressing(context: SentenceContext, match: Match) -> bool:
    """Somebody with a name or a voice, whose words go to a power, one that is only described, too."""
    if not (acting(context, match) or is_somebody(context, match)):
        return False
    if acted(context, match) or acted_power(context, match):
        return True
    parse, words = context.parse, [w for w in (match.token, match.beside) if w is not None]
    heads = [h for w in words for h in prepositional(parse, w, "to", "on", "with", "over", "from", "about", "of")]
    return any(is_kind(context, h, "POLITIES") for h in (*objects_of(parse, match.token), *heads))


def voiced(context: SentenceContext, match: Match) -> bool:
    """A power that acts, or somebody with a voice who faces one."""
    faced = acted(context, match) or acted_power(context, match)
    return acting(context, match) or (faced and is_somebody(context, match))


def sourced(context: SentenceContext, match: Match) -> bool:
    """A noun of words of somebody to a power: "a rebuke for Chad came *from the bishops*"."""
    words = [w for w in (match.token, match.carrier) if w is not None]
    return acted(context, match) and (
        bool(match.actors) or any(prepositional(context.parse, w, "from", "by") for w in words)
    )


def certain(context: SentenceContext, match: Match) -> bool:
    """What is or was done; not what somebody *could* do, nor what stands in a condition."""
    auxiliaries = context.parse.children(match.token, "aux")
    return not any(a.text.lower() in LIKELY or a.tag == "TO" for a in auxiliaries) and not in_condition(
        context.parse, match.token
    )


def as_nonstarter(context: SentenceContext, match: Match) -> bool:
    """*As* a non-starter, which parsers cut in pieces."""
    at = match.beside.index if match.beside is not None else match.token.index
    return any(in_class(context, t, "NONSTARTERS") for t in context.parse.tokens[at : at + 6])


def before_judges(context: SentenceContext, match: Match) -> bool:
    """*Before*, *into* or *to* a court."""
    return any(of_class(context, match, p, "COURTS") for p in ("before", "into", "to"))


def judges(context: SentenceContext, match: Match) -> bool:
    """A court or its judges as who acts."""
    return any(in_class(context, h, "COURTS") or h.lemma in ("justice", "panel") for h in doers(context, match))


def of_law(context: SentenceContext, match: Match) -> bool:
    """A *case* or *file* of prosecutors, police or courts, or one that is *criminal*."""
    noun = match.beside
    legal = noun is not None and any(a.lemma in LEGAL for a in context.parse.children(noun, "amod", "compound"))
    both = acting(context, match) and acted(context, match)
    return legal or both or police_like(context, match) or judges(context, match)


def criticised(context: SentenceContext, match: Match) -> bool:
    """*Under* or *for* criticism, or under fire *over* something: words, no shots."""
    parse, verb = context.parse, match.token
    heads = [h for p in parse.children(verb, "prep") if p.lemma in ("under", "into", "for") for h in _brought(parse, p)]
    if any(in_class(context, h, "FLAK") for h in heads):
        return True
    about = (
        *prepositional(parse, verb, "over", "for"),
        *(o for h in heads for o in prepositional(parse, h, "over", "for")),
    )
    return any(h.lemma == "fire" for h in heads) and bool(about)


def _brought(parse: Parse, prep: Token) -> tuple[Token, ...]:
    """What a preposition brings; parsers take *withering* for a verb: "came in for *withering* criticism"."""
    inner = (o for c in parse.children(prep, "pcomp") for o in parse.children(c, "dobj"))
    return (*parse.children(prep, "pobj"), *inner)


def for_help(context: SentenceContext, match: Match) -> bool:
    """*Turn to* somebody *for* a thing or *to do* something."""
    parse, verb = context.parse, match.token
    to = (c for c in parse.children(verb, "xcomp", "advcl") if any(a.tag == "TO" for a in parse.children(c, "aux")))
    return bool(prepositional(parse, verb, "for")) or next(to, None) is not None


OFFERED = ("PROPOSALS", "OVERTURES", "REQUESTED", "RESOLUTIONS", "DEMANDED")
"""Classes of what is turned down."""


def obj_offer(context: SentenceContext, match: Match) -> bool:
    """A proposal, demand or bill as the object."""
    objects = objects_of(context.parse, match.token)
    return any(in_class(context, o, n) for o in objects for n in OFFERED)


def on_offer(context: SentenceContext, match: Match) -> bool:
    """*On* a proposal, a demand or talks."""
    words = [w for w in (match.token, match.beside) if w is not None]
    heads = [h for w in words for h in prepositional(context.parse, w, "on", "to")]
    return any(in_class(context, h, n) for h in heads for n in (*OFFERED, "TALKS"))


def from_talks(context: SentenceContext, match: Match) -> bool:
    """*From* talks, a vote, a table or a ceremony."""
    words = [w for w in (match.token, match.beside) if w is not None]
    heads = [h for w in words for h in prepositional(context.parse, w, "from")]
    return any(in_class(context, h, n) for h in heads for n in ("TALKS", "TABLES", "BALLOTS"))


def _of_crime(context: SentenceContext, with_: Token) -> bool:
    return any(in_class(context, o, "CRIMES") for o in context.parse.children(with_, "pobj"))


def with_or_passive(context: SentenceContext, match: Match) -> bool:
    """*Charged with* a deed, or that somebody did one."""
    parse = context.parse
    words = (match.token, *(t for o in parse.children(match.token, "dobj") for t in parse.subtree(o)))
    charged = [p for w in words for p in parse.children(w, "prep") if p.lemma == "with"]
    own = match.token.index
    accused = any(p.head == own or parse.child(p, "pcomp") is not None or _of_crime(context, p) for p in charged)
    return accused or parse.child(match.token, "ccomp") is not None


def of_protest(context: SentenceContext, match: Match) -> bool:
    """A note *of protest*, a *protest* note, a démarche, or *stern* representations; no letter of any other kind."""
    parse, note = context.parse, match.beside
    if note is None:
        return False
    before = parse.children(note, "compound", "amod", "nmod")
    words = (*before, *prepositional(parse, note, "of"))
    return note.lemma == "démarche" or any(in_class(context, w, "COMPLAINTS") or w.lemma in STERN for w in words)


STERN = frozenset({"stern", "solemn"})
"""How China makes representations that are protests."""


def pleading(context: SentenceContext, match: Match) -> bool:
    """A power that acts, or one with a voice by or from whom a plea to a power is."""
    if acting(context, match):
        return True
    parse, noun = context.parse, match.token
    whose = (*prepositional(parse, noun, "by", "from"), *parse.children(noun, "poss"))
    if not any(h.pos == "PROPN" or is_kind(context, h, "VOICES") for h in whose):
        return False
    return acted(context, match) or any(is_kind(context, h, "POLITIES") for h in prepositional(parse, noun, "to"))


def no_infinitive(context: SentenceContext, match: Match) -> bool:
    """Not what somebody only gets together *to do*: "lined up *to condemn* Chad"."""
    return _told_to(context.parse, match.token) is None


SPEECH: dict[str, Callable[[SentenceContext, Match], bool]] = {
    "with-or-passive": with_or_passive,
    "imperative": imperative,
    "or-else": or_else,
    "insulting": insulting,
    "denounced": denounced,
    "of-outrage": of_outrage,
    "urged": urged,
    "addressing": addressing,
    "voiced": voiced,
    "sourced": sourced,
    "certain": certain,
    "as-nonstarter": as_nonstarter,
    "before-judges": before_judges,
    "judges": judges,
    "of-law": of_law,
    "criticised": criticised,
    "for-help": for_help,
    "obj-offer": obj_offer,
    "on-offer": on_offer,
    "from-talks": from_talks,
    "of-protest": of_protest,
    "pleading": pleading,
    "no-infinitive": no_infinitive,
}
"""The needs of this file, by name."""
