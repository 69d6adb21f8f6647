"""Needs of threats that are told as what is to come, and of refusals by *will not*."""

from __future__ import annotations

from collections.abc import Callable

from truceline.code.clauses import is_inverted, is_verbal
from truceline.code.context import SentenceContext
from truceline.code.events.classes import in_class
from truceline.code.events.guards_objects import person_object
from truceline.code.events.guards_parties import (
    acted,
    acting,
    is_kind,
    is_political,
    is_somebody,
)
from truceline.code.events.match import Match
from truceline.code.events.roles import below_nouns
from truceline.code.parties.cast import known_actors
from truceline.code.parties.grammar import is_passive, objects_of, surface_subjects
from truceline.code.parties.participants import actors_of
from truceline.code.positions.conditional import in_condition
from truceline.code.reality.factuality import negation_of
from truceline.model.parse import Parse, Token

FUTURE = frozenset({"will", "would", "'ll", "’ll", "wo", "'d", "’d", "shall"})
"""Auxiliaries of what somebody says is to come."""
LIKELY = FUTURE | {"may", "might", "could"}
"""Auxiliaries of what somebody says that he may do."""


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
    if others and acted(context, match):
        return not any(c in own for c in others if c is not None)
    return of_whoever(context, match)


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


def unless(context: SentenceContext, match: Match) -> bool:
    """A vow that hangs on what a power does: "vowed to shut the mines *unless* Chad paid"; a threat also on an *if*."""
    parse, verb = context.parse, match.token
    done = parse.children(verb, "xcomp") or (objects_of(parse, verb) if verb.lemma == "threaten" else ())
    if not (acting(context, match) or is_somebody(context, match)) or not done:
        return False
    clauses = [c for v in (verb, *done) for c in parse.children(v, "advcl")]
    marks = ("unless", "if") if verb.lemma == "threaten" else ("unless",)
    hung = [c for c in clauses if any(m.lemma in marks for m in parse.children(c, "mark"))]
    subjects = tuple(s for c in hung for s in surface_subjects(parse, c))
    others = actors_of(context, subjects)
    if any(is_political(context, a) and a not in match.actors for a in others):
        return True
    return not others and any(is_kind(context, s, "POLITIES") for s in subjects)  # "unless *the government* pays"


def within_hours(context: SentenceContext, match: Match) -> bool:
    """A time to do something, which parsers hang on the verb as a mere time: "gave envoys *24 hours* to leave"."""
    parse = context.parse
    on_whom = (p for o in objects_of(parse, match.token) for p in parse.children(o, "acl", "relcl"))
    words = (match.token, *on_whom)  # parsers hang it there, too: "gave the firm *running* the port 24 hours to …"
    times = [t for w in words for t in parse.children(w, "npadvmod") if in_class(context, t, "PERIODS")]
    clauses = (c for w in (*words, *times) for c in parse.children(w, "relcl", "acl", "advcl", "xcomp"))
    return bool(times) and any(a.tag == "TO" for c in clauses for a in parse.children(c, "aux"))


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


def over_heads(context: SentenceContext, match: Match) -> bool:
    """Something held *over* somebody's head, or over a power: "held a ban *over the heads of* Mali's ministers"."""
    words = [w for w in (match.token, match.beside) if w is not None]
    heads = [h for w in words for h in below_nouns(context.parse, w, "over")]
    held = any(in_class(context, h, "HEADS") or is_kind(context, h, "POLITIES") for h in heads)
    return held or (bool(heads) and acted(context, match))


PENALISING = frozenset({"impose", "slap", "levy", "widen", "tighten", "expand"})
"""Verbs of penalties that one state lays on another."""
PUNISHING = frozenset({"sanction", "blacklist", "retaliate", "punish"})
"""Verbs that are penalties of themselves."""


def to_penalise(context: SentenceContext, match: Match) -> bool:
    """*Ready* to punish another: "stands ready *to impose* sanctions", "is prepared *to retaliate*"."""
    parse = context.parse
    for verb in parse.children(match.token, "xcomp"):
        things = objects_of(parse, verb)
        penalties = any(in_class(context, o, "HELD_OVER") for o in things)
        if verb.lemma in PUNISHING or (verb.lemma in PENALISING and penalties):
            return negation_of(parse, match.token, context.lexicon.status_cues) is None
    return False


def of_whoever(context: SentenceContext, match: Match) -> bool:
    """What befalls *anyone* or *whoever* does something."""
    parse, verb = context.parse, match.token
    clauses = parse.children(verb, "csubj", "csubjpass")  # "*whoever helps* will hang"
    subjects = (*surface_subjects(parse, verb), *(s for c in clauses for s in parse.children(c, "nsubj")))
    return any(_is_anybody(parse, s) for s in subjects)


def all_open(context: SentenceContext, match: Match) -> bool:
    """*All* options *open* or *on the table*."""
    parse, be = context.parse, context.parse.head(match.token)
    if parse.child(be, "aux") is not None:
        return False  # "all options *should* be on the table"
    every = any(d.lemma in ("all", "every") for d in parse.children(match.token, "det", "predet"))
    told = {t.lemma for t in parse.subtree(be)}
    return every and be.lemma in ("be", "remain", "stay") and bool(told & {"open", "table"})


def wearing_thin(context: SentenceContext, match: Match) -> bool:
    """Patience that *runs out* or *wears thin*."""
    verb = context.parse.head(match.token)
    return match.token.dep == "nsubj" and verb.lemma in ("run", "wear", "snap", "exhaust")


def there_will_be(context: SentenceContext, match: Match) -> bool:
    """What somebody says *there will be*: "there will be *consequences* for Chad"."""
    be = _coming_there(context, match)
    return be is not None and _is_none(context.parse, match.token, be) is False


def there_will_be_none(context: SentenceContext, match: Match) -> bool:
    """What somebody says there will *not* be: "there will be no *talks* with Chad"."""
    be = _coming_there(context, match)
    return be is not None and _is_none(context.parse, match.token, be)


def _coming_there(context: SentenceContext, match: Match) -> Token | None:
    """The *be* of "there *will be*" under which a noun stands, in no condition."""
    parse, be = context.parse, context.parse.head(match.token)
    if be.lemma != "be" or parse.child(be, "expl") is None or in_condition(parse, be):
        return None
    return be if any(a.text.lower() in FUTURE for a in parse.children(be, "aux")) else None


def _is_none(parse: Parse, noun: Token, be: Token) -> bool:
    negated = any(n.lemma in ("not", "n't", "never") for n in parse.children(be, "neg"))
    return negated or any(d.lemma == "no" for d in parse.children(noun, "det"))


THREATS: dict[str, Callable[[SentenceContext, Match], bool]] = {
    "menacing": menacing,
    "if-then": if_then,
    "no-choice": no_choice,
    "unwilling": unwilling,
    "unless": unless,
    "within-hours": within_hours,
    "see-done": see_done,
    "ing-object": ing_object,
    "over-heads": over_heads,
    "to-penalise": to_penalise,
    "of-whoever": of_whoever,
    "all-open": all_open,
    "wearing-thin": wearing_thin,
    "there-will-be": there_will_be,
    "there-will-be-none": there_will_be_none,
}
"""The needs of this file, by name."""
