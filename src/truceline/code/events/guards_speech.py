"""Needs of acts that are words: orders in quotes, insults, threats told as what will come, refusals by *will not*."""

from __future__ import annotations

from collections.abc import Callable

from truceline.code.clauses import is_inverted, is_verbal
from truceline.code.context import SentenceContext
from truceline.code.events.classes import in_class
from truceline.code.events.guards_objects import person_object
from truceline.code.events.guards_parties import (
    acted,
    acted_power,
    acting,
    doers,
    is_kind,
    is_political,
    is_somebody,
    of_class,
    police_like,
)
from truceline.code.events.guards_senses import LEGAL
from truceline.code.events.match import Match
from truceline.code.parties.cast import known_actors
from truceline.code.parties.grammar import is_passive, objects_of, prepositional, surface_subjects
from truceline.code.parties.participants import actors_of
from truceline.code.positions.conditional import in_condition
from truceline.code.reality.factuality import negation_of
from truceline.model.parse import Parse, Token

FUTURE = frozenset({"will", "would", "'ll", "’ll", "wo", "'d", "’d", "shall"})
"""Auxiliaries of what somebody says is to come."""
LIKELY = FUTURE | {"may", "might", "could"}
"""Auxiliaries of what somebody says that he may do."""


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
    order = orders(parse, verb)
    if order is None:
        return False
    ors = [c for c in parse.children(order, "cc") if c.lemma == "or"]
    if not ors or not (acting(context, match) or acted(context, match) or addressing(context, match)):
        return False
    others = [t for t in parse.children(order, "conj", "ccomp") if t.index > ors[0].index]
    return any(_is_loss(context, t) for t in others)


def _is_loss(context: SentenceContext, other: Token) -> bool:
    """Whether what comes else is somebody's loss, or what another will do: "or *lose* it", "or *we* down tools"."""
    parse = context.parse
    if other.pos == "PRON" or parse.child(other, "nsubj", "auxpass") is not None:
        return True
    return other.lemma in ("lose", "face", "see", "suffer", "die", "risk", "forfeit", "perish", "be", "pay")


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


def menacing(context: SentenceContext, match: Match) -> bool:
    """What a power says that another will suffer: "*will pay* a heavy price", "*faces* expulsion"."""
    parse, verb = context.parse, match.token
    auxiliaries = parse.children(verb, "aux")
    coming = any(a.text.lower() in FUTURE for a in auxiliaries) or (verb.lemma == "face" and verb.tag in ("VBZ", "VBP"))
    if not coming or any(a.lemma == "have" for a in auxiliaries) or in_condition(parse, verb):
        return False
    if negation_of(parse, verb, context.lexicon.status_cues) is not None or not acting(context, match):
        return False
    if not match.actors:
        return False
    known = known_actors(context)
    own = {known[a].country for a in match.actors if a in known} - {None}
    others = [known[r].country for r in match.recipients if r in known]
    if others:
        return acted(context, match) and not any(c in own for c in others if c is not None)
    return any(_is_anybody(parse, s) for s in surface_subjects(parse, verb))


def _is_anybody(parse: Parse, noun: Token) -> bool:
    """Whether a noun stands for whoever does something: "*any* agency", "*those* who stay", "*whoever*"."""
    return noun.lemma in ANYBODY or any(d.lemma in ("any", "all", "every") for d in parse.children(noun, "det"))


ANYBODY = frozenset({"anyone", "anybody", "whoever", "those", "everyone", "all"})


def if_then(context: SentenceContext, match: Match) -> bool:
    """What somebody will do *if*, *unless* or *should* another do something, or the other will not do it."""
    parse, verb = context.parse, match.token
    auxiliaries = parse.children(verb, "aux")
    if not any(a.text.lower() in LIKELY for a in auxiliaries) or in_condition(parse, verb) or is_passive(parse, verb):
        return False
    if negation_of(parse, verb, context.lexicon.status_cues) is not None:
        return False
    if match.row.with_ is not None and match.row.lemma not in BARE_BLOWS and not objects_of(parse, verb):
        return False  # "the government will *shut down* if …"
    subjects = [s for c in conditions_of(parse, verb) for s in surface_subjects(parse, c)]
    hit = any(c.lemma in PROVOKING and is_passive(parse, c) for c in conditions_of(parse, verb))
    if hit and not subjects:
        return acting(context, match)  # "will hit back *if attacked*"
    if not subjects or not (acting(context, match) or is_somebody(context, match)):
        return False
    others = actors_of(context, subjects)
    if others and set(others) <= set(match.actors):
        return False
    if others:
        return any(is_political(context, a) for a in others)
    return acted(context, match) or (acting(context, match) and any(h.pos in ("PRON", "PROPN") for h in subjects))


PROVOKING = frozenset({"attack", "provoke", "threaten", "invade", "hit", "strike", "corner"})
"""What is done to somebody who then hits back."""
BARE_BLOWS = frozenset({"hit", "strike", "fight"})
"""Verbs of blows *back* that need no object."""


def conditions_of(parse: Parse, verb: Token) -> tuple[Token, ...]:
    """The clauses on which a deed depends: "*if* Chad leaves", "*unless* …", "*should* Chad leave"."""
    near = (verb, *parse.children(verb, "xcomp", "ccomp", "dobj"))
    clauses = (c for v in near for c in parse.children(v, "advcl"))
    return tuple(c for c in clauses if _opens_with_if(parse, c))


def _opens_with_if(parse: Parse, clause: Token) -> bool:
    return any(m.lemma in ("if", "unless") for m in parse.children(clause, "mark")) or is_inverted(parse, clause)


def no_choice(context: SentenceContext, match: Match) -> bool:
    """*No* choice *but* to do something if another does not give in."""
    parse = context.parse
    none = match.beside is not None and any(
        d.lemma in ("no", "little") for d in parse.children(match.beside, "det", "amod")
    )
    conditional = any(_opens_with_if(parse, t) for t in parse.content if is_verbal(t) or t.pos == "AUX")
    return none and conditional and _is_in_own_words(context, match)


def _is_in_own_words(context: SentenceContext, match: Match) -> bool:
    """Whether nobody else is said to say so than who acts: no analyst, no other state."""
    parse, known = context.parse, known_actors(context)
    tellers = [
        s for v in parse.content if v.lemma in context.lexicon.reporting.verbs for s in parse.children(v, "nsubj")
    ]
    ours = {known[a].country for a in match.actors if a in known}
    named = [a for a in actors_of(context, tellers) if a in known]
    return all(a in match.actors or known[a].country in ours for a in named)


def unwilling(context: SentenceContext, match: Match) -> bool:
    """What somebody says that he *will not* do, or people whom he will not give up."""
    parse, verb = context.parse, match.token
    if not any(a.text.lower() in FUTURE for a in parse.children(verb, "aux")) or in_condition(parse, verb):
        return False
    if negation_of(parse, verb, context.lexicon.status_cues) is None or is_passive(parse, verb):
        return False
    return match.row.lemma not in GIVING_OVER or person_object(context, match)


GIVING_OVER = frozenset({"hand", "give", "release"})
"""Verbs of giving, which refuse a demand where it is for people."""


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


def unless(context: SentenceContext, match: Match) -> bool:
    """A vow that hangs on what a power does: "vowed to shut the mines *unless* Chad paid"."""
    parse, verb = context.parse, match.token
    if not (acting(context, match) or is_somebody(context, match)) or parse.child(verb, "xcomp") is None:
        return False
    clauses = [c for v in (verb, *parse.children(verb, "xcomp")) for c in parse.children(v, "advcl")]
    hung = [c for c in clauses if any(m.lemma == "unless" for m in parse.children(c, "mark"))]
    others = actors_of(context, (s for c in hung for s in surface_subjects(parse, c)))
    return any(is_political(context, a) and a not in match.actors for a in others)


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


def within_hours(context: SentenceContext, match: Match) -> bool:
    """A time to do something, which parsers hang on the verb as a mere time: "gave envoys *24 hours* to leave"."""
    parse = context.parse
    times = [t for t in parse.children(match.token, "npadvmod") if in_class(context, t, "PERIODS")]
    clauses = (c for w in (match.token, *times) for c in parse.children(w, "relcl", "acl", "advcl", "xcomp"))
    return bool(times) and any(a.tag == "TO" for c in clauses for a in parse.children(c, "aux"))


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


def lawful(context: SentenceContext, match: Match) -> bool:
    """A *case* or *file* of prosecutors, police or courts, or one that is *criminal*."""
    noun = match.beside
    legal = noun is not None and any(a.lemma in LEGAL for a in context.parse.children(noun, "amod", "compound"))
    both = acting(context, match) and acted(context, match)
    return legal or both or police_like(context, match) or judges(context, match)


def under_fire(context: SentenceContext, match: Match) -> bool:
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
    heads = prepositional(context.parse, match.token, "on", "to")
    return any(in_class(context, h, n) for h in heads for n in (*OFFERED, "TALKS"))


def from_talks(context: SentenceContext, match: Match) -> bool:
    """*From* talks, a vote, a table or a ceremony."""
    words = [w for w in (match.token, match.beside) if w is not None]
    heads = [h for w in words for h in prepositional(context.parse, w, "from")]
    return any(in_class(context, h, n) for h in heads for n in ("TALKS", "TABLES", "BALLOTS"))


def see_done(context: SentenceContext, match: Match) -> bool:
    """*See* something of one's own destroyed or closed."""
    clauses = context.parse.children(match.token, "ccomp", "xcomp")
    return any(c.tag in ("VBN", "VBD") or c.lemma in ("ablaze", "burn") for c in clauses)


def ing_object(context: SentenceContext, match: Match) -> bool:
    """*Face* being done something to: "faces *being thrown out*"."""
    return any(
        c.tag in ("VBN", "VBG") and is_passive(context.parse, c)
        for c in context.parse.children(match.token, "xcomp", "ccomp", "pcomp", "dobj")
    )


SPEECH: dict[str, Callable[[SentenceContext, Match], bool]] = {
    "imperative": imperative,
    "or-else": or_else,
    "insulting": insulting,
    "menacing": menacing,
    "if-then": if_then,
    "no-choice": no_choice,
    "unwilling": unwilling,
    "denounced": denounced,
    "of-outrage": of_outrage,
    "urged": urged,
    "unless": unless,
    "addressing": addressing,
    "voiced": voiced,
    "within-hours": within_hours,
    "sourced": sourced,
    "certain": certain,
    "as-nonstarter": as_nonstarter,
    "before-judges": before_judges,
    "judges": judges,
    "lawful": lawful,
    "under-fire": under_fire,
    "for-help": for_help,
    "obj-offer": obj_offer,
    "on-offer": on_offer,
    "from-talks": from_talks,
    "see-done": see_done,
    "ing-object": ing_object,
}
"""The needs of this file, by name."""
