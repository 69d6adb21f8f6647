"""Senses in which a trigger tells of nothing that is so, planned or wanted: what is asked, counted, or other words."""

from __future__ import annotations

from collections.abc import Iterator

from truceline.code.clauses import is_verbal
from truceline.code.context import SentenceContext
from truceline.code.events.classes import in_class
from truceline.code.events.guards_senses import is_any_state
from truceline.code.events.match import Match
from truceline.code.parties.grammar import is_passive, objects_of, prepositional, surface_subjects
from truceline.code.parties.participants import actors_of
from truceline.code.reality.factuality import modal_of
from truceline.code.reality.status import status_of
from truceline.code.reality.suppositions import asked
from truceline.code.untaken import is_instead, is_taken_by_nobody
from truceline.model.parse import Parse, Token

ASKING = frozenset({"ask", "wonder", "question", "doubt"})
"""Verbs whose clause with *if* is a question."""
DUE = frozenset({"should", "ought", "could", "might", "would"})
"""Modals that with *have* tell what was not done."""
WITHIN = frozenset({"acl", "advcl", "xcomp", "pcomp", "conj", "dobj", "prep", "pobj", "dative"})
"""Relations by which a word belongs to what a verb tells, and to no clause of its own."""
PRESSED = frozenset(
    {"advantage", "ahead", "attack", "assault", "offensive", "campaign", "claim", "case", "point", "home", "bid"}
)
"""What somebody presses who asks nothing of anybody."""
ONWARD = frozenset({"on", "ahead", "forward", "onward", "back"})
"""Particles by which who presses goes on."""
HURT = frozenset({"kill", "wound", "injure", "hurt", "maim", "displace"})
"""Verbs of what is done to people, who may be counted together."""


def is_asked(context: SentenceContext, match: Match) -> bool:
    """Whether a happening stands in a question ("Did they meet?") or in one within a sentence: "asked *whether* he had
    met them", "*whether* it would be willing to help is another matter"; not what one may decide to do ("*whether to*
    attend")."""
    parse = context.parse
    if asked(context, match.carrier or match.token) is not None:
        return True
    for verb in _verbs_above(parse, match.token):
        marks = {m.lemma for m in parse.children(verb, "mark")}
        finite = not any(a.tag == "TO" for a in parse.children(verb, "aux"))
        if finite and ("whether" in marks or ("if" in marks and parse.head(verb).lemma in ASKING)):
            return True
    return _is_of_asked(parse, match.token) or _asks_whether(parse, match.token)


def _asks_whether(parse: Parse, verb: Token) -> bool:
    """Whether who *asks* only puts a question: "*asked whether* they had met"."""
    clauses = parse.children(verb, "ccomp", "advcl") if verb.lemma == "ask" and is_verbal(verb) else ()
    finite = [c for c in clauses if not any(a.tag == "TO" for a in parse.children(c, "aux"))]
    marks = [(c.dep, m) for c in finite for m in parse.children(c, "mark") if m.index > verb.index]
    return any(m.lemma == "whether" or (m.lemma == "if" and dep == "ccomp") for dep, m in marks)


def _is_of_asked(parse: Parse, verb: Token) -> bool:
    """Whether a verb tells that somebody was asked, who then speaks: "*Asked* how he would respond, he said …"."""
    opens = verb.dep == "advcl" and verb.tag in ("VBN", "VBD") and parse.child(verb, "nsubj", "dobj", "aux") is None
    return opens and verb.lemma in ("ask", "press", "question") and verb.index < verb.head


def is_not_done(context: SentenceContext, match: Match) -> bool:
    """Whether a participle tells what was a part of something that was not done: "should have adopted a resolution
    *demanding* a truce"."""
    parse = context.parse
    if match.token.tag != "VBG":
        return False
    return any(_was_due(parse, verb) for verb in _governors(parse, match.token))


def _was_due(parse: Parse, verb: Token) -> bool:
    """Whether a verb tells what was not done: "*should have* sent", "*ought to have* sent"."""
    auxiliaries = parse.children(verb, "aux")
    due = any(a.lemma in DUE for a in (*auxiliaries, parse.head(verb)))
    return due and any(a.lemma == "have" and a.tag == "VB" for a in auxiliaries)


def is_only_seen(context: SentenceContext, match: Match) -> bool:
    """Whether a gerund is only what somebody sees as this or that, or puts off: "*see fighting* them *as* their only
    hope", "dragged his feet on *agreeing* to a truce"."""
    parse, verb = context.parse, match.token
    if verb.tag != "VBG" or verb.dep not in ("xcomp", "ccomp", "pcomp", "dobj"):
        return False
    above = parse.head(parse.head(verb)) if verb.dep == "pcomp" else parse.head(verb)
    seen = above.lemma in SEEING and any(p.lemma == "as" for t in (verb, above) for p in parse.children(t, "prep"))
    return seen or (verb.dep == "pcomp" and above.lemma in PUTTING_OFF and match.row.type == "AGREE")


SEEING = frozenset({"see", "view", "regard", "consider", "describe", "dismiss", "present"})
"""Verbs that with *as* judge a thing."""
PUTTING_OFF = frozenset({"drag", "stall", "balk", "baulk", "hesitate", "dither", "waver", "falter"})
"""Verbs of those who have not agreed yet."""


def is_not_chosen(context: SentenceContext, match: Match) -> bool:
    """Whether a happening is what somebody did not do, but another."""
    return is_instead(context.parse, match.token)


def is_said_to_be_wanted(context: SentenceContext, match: Match) -> bool:
    """Whether a happening is only what a demand or aim is said to be: "one of their *demands is* a *withdrawal*", "the
    *condition that* Chad *disarm*", "the only *way to reach* a deal"."""
    parse, noun = context.parse, match.token
    verb = parse.head(noun)
    if (
        noun.dep in ("acl", "relcl", "advcl")
        and verb.lemma in WAYS
        and any(a.tag == "TO" for a in parse.children(noun, "aux"))
    ):
        return True
    if noun.dep in ("acl", "ccomp") and is_verbal(noun):
        return verb.lemma in CONDITIONS and any(m.lemma == "that" for m in parse.children(noun, "mark"))
    if match.row.kind != "noun" or noun.dep != "attr" or verb.lemma != "be":
        return False
    subjects = parse.children(verb, "nsubj")
    subjects = (*subjects, *(o for s in subjects if s.lemma == "one" for o in prepositional(parse, s, "of")))
    return any(s.lemma in AIMS or context.lexicon.positions.of("noun", s.lemma) for s in subjects)


WAYS = frozenset({"way", "path", "route", "road", "means", "key", "chance", "opportunity"})
"""Nouns whose infinitive is only what may be: "the only *way to reach* a deal"."""
CONDITIONS = frozenset({"condition", "precondition", "requirement", "stipulation", "proviso"})
"""Nouns whose *that* tells what is wanted."""
AIMS = frozenset(
    {"goal", "aim", "objective", "purpose", "condition", "precondition", "option", "idea", "priority", "task"}
)
"""Nouns for what there is not yet."""


def is_only_thought_of(context: SentenceContext, match: Match) -> bool:
    """Whether an act is only what somebody is disposed to, able or free to do, or what is judged before it is done:
    "has *no interest in meeting* them", "is *too weak to demand* it", "it is *wrong for* them *to meet*"."""
    verb, parse = match.token, context.parse
    if not is_verbal(verb) or match.row.type not in ("CONSULT", "REQUEST", "RETREAT", "CONCEDE"):
        return False
    infinitive = any(a.tag == "TO" for a in parse.children(verb, "aux"))
    if not infinitive and (verb.tag != "VBG" or verb.dep != "pcomp"):
        return False
    reality, above = status_of(context, verb), parse.head(verb)
    for_whom = reality.rule == "infinitive" and any(m.lemma == "for" for m in parse.children(verb, "mark"))
    judged = for_whom and (above.pos == "ADJ" or "be" in (above.lemma, parse.head(above).lemma))
    return reality.factuality == "Uu" and (reality.rule in THOUGHT_OF or judged)


THOUGHT_OF = frozenset({"disposed", "too", "worth", "far", "able"})
"""Rules of reality by which nobody has done, proposed or planned a thing."""


def is_of_interest(parse: Parse, gerund: Token) -> bool:
    """Whether somebody says of himself that he would do a good turn: "is *interested in strengthening* ties"."""
    prep = parse.head(gerund)
    return gerund.dep == "pcomp" and prep.lemma == "in" and parse.head(prep).lemma == "interested"


def is_nobodys(context: SentenceContext, match: Match) -> bool:
    """Whether an act is what nobody would or could do, so that it is nobody's: "*no* sane government *could accept*
    it"; nor is it an act how somebody would go about it ("I *would* be careful in *how* I criticise them")."""
    parse, verb = context.parse, match.token
    if not is_verbal(verb):
        return False
    cues = context.lexicon.status_cues
    if any(a.tag == "MD" for a in parse.children(verb, "aux")):
        subjects = parse.children(verb, "nsubj", "nsubjpass")
        return any(d.lemma == "no" for s in subjects for d in parse.children(s, "det"))
    if verb.dep not in ("pcomp", "ccomp") or not any(a.lemma == "how" for a in parse.children(verb, "advmod")):
        return False
    above = next((t for t in parse.ancestors(verb) if is_verbal(t)), None)
    return above is not None and modal_of(parse, above, cues) is not None


def is_saying(context: SentenceContext, match: Match) -> bool:
    """Whether a trigger is a part of a phrase of another sense: "made a big *deal* about it", "political *attacks*", "a
    cease-fire is *set* to begin"."""
    parse, token = context.parse, match.token
    if match.row.type == "ASSAULT" and match.row.kind == "noun":
        return any(a.lemma in OF_WORDS for a in parse.children(token, "amod", "compound"))
    if match.row.type == "ASSAULT" and token.lemma == "set":
        return parse.child(token, "xcomp") is not None
    deal = match.beside if match.row.type == "AGREE" and token.lemma == "make" else None
    big = deal is not None and any(a.lemma == "big" for a in parse.children(deal, "amod"))
    return big and bool(parse.children(token, "prep") or (deal is not None and parse.children(deal, "prep")))


def is_only_worded(context: SentenceContext, match: Match) -> bool:
    """Whether a word of asking or offering stands where nobody asks or offers."""
    if _is_letting_harm(context, match) or _is_petition(context.parse, match) or _is_belief(context.parse, match):
        return True
    if match.row.type not in ("REQUEST", "AGREE", "REJECT", "THREATEN") or match.row.kind == "noun":
        return False
    if match.row.type == "THREATEN" and _is_alarm(context, match):
        return True
    if _is_of_no_state(context, match.token) or _is_unnamed_source(context.parse, match.token):
        return True
    own = match.row.type == "AGREE" and match.row.kind == "adj"
    if own and any(a.lemma in GUESSED for a in context.parse.children(context.parse.head(match.token), "aux")):
        return True  # "*may be* ready to …"
    return (own or match.row.type != "AGREE") and is_taken_by_nobody(context, match.token, match.actors, own=own)


def _is_letting_harm(context: SentenceContext, match: Match) -> bool:
    """Whether somebody only lets others do harm, which yields nothing: "*let* the two armies *clash*"."""
    if match.row.type != "CONCEDE" or match.token.lemma not in ("allow", "let", "permit"):
        return False
    let = context.parse.children(match.token, "ccomp", "xcomp")
    triggers = context.lexicon.events.triggers_of
    return any(r.type == "ASSAULT" and r.with_ is None for v in let for r in triggers(v.lemma, "verb"))


def _is_alarm(context: SentenceContext, match: Match) -> bool:
    """Whether somebody warns of what another would do: "warned *of an attack by Chad*", "that *Chad could attack*"; or
    a deed itself is what may have an effect: "*airstrikes* threatened to weaken them"."""
    parse, verb = context.parse, match.token
    if verb.lemma == "threaten" and parse.child(verb, "xcomp") is not None:
        return any(in_class(context, s, "ATTACKS") for s in parse.children(verb, "nsubj"))
    if verb.lemma not in ("warn", "caution") or not is_verbal(verb):
        return False
    blows = [o for o in prepositional(parse, verb, "of", "about", "against") if in_class(context, o, "ATTACKS")]
    whose = [p for o in blows for p in (*prepositional(parse, o, "by", "from"), *parse.children(o, "poss", "amod"))]
    triggers = context.lexicon.events.triggers_of
    for clause in parse.children(verb, "ccomp"):
        if any(r.type == "ASSAULT" and r.with_ is None for r in triggers(clause.lemma, "verb")):
            whose += [] if is_passive(parse, clause) else parse.children(clause, "nsubj")
    others = set(actors_of(context, whose))
    return bool(others) and others.isdisjoint(match.actors)


def _is_belief(parse: Parse, match: Match) -> bool:
    """Whether somebody only believes what will be: "*expressed confidence* that Chad would pay"."""
    noun = match.beside
    if match.row.type != "SUPPORT" or noun is None or noun.lemma != "confidence":
        return False
    clauses = parse.children(noun, "acl", "ccomp", "relcl") + parse.children(match.token, "ccomp")
    return any(parse.child(c, "nsubj", "nsubjpass") is not None for c in clauses)


def _is_petition(parse: Parse, match: Match) -> bool:
    """Whether what somebody signs is a text that asks or protests, and no pact: "*signed* a letter calling for …"."""
    if match.row.type != "AGREE" or match.token.lemma != "sign":
        return False
    texts = objects_of(parse, match.token)
    return any(a.lemma in PETITIONING and a.tag == "VBG" for t in texts for a in parse.children(t, "acl"))


PETITIONING = frozenset(
    {"call", "urge", "demand", "ask", "condemn", "protest", "oppose", "criticise", "criticize", "denounce"}
)
"""Verbs of texts that many sign."""


def _is_unnamed_source(parse: Parse, verb: Token) -> bool:
    """Whether somebody only wants not to be named: "*agreed* to speak on condition of *anonymity*"."""
    return verb.lemma in ("agree", "ask", "insist", "request") and any(
        t.lemma == "anonymity" for t in parse.subtree(verb)
    )


GUESSED = frozenset({"may", "might", "could"})
"""Modals by which a readiness is only guessed at."""


def is_broken_word(context: SentenceContext, match: Match) -> bool:
    """Whether a happening is only what was promised by a word that is broken: "*broke its promise* to *withdraw*"."""
    parse = context.parse
    noun = parse.head(match.token)
    above = parse.head(parse.head(noun)) if parse.head(noun).pos == "ADP" else parse.head(noun)
    promised = match.token.dep == "acl" and noun.lemma in WORDS_GIVEN and noun.dep in ("dobj", "pobj", "nsubjpass")
    return promised and above.lemma in context.lexicon.positions.breaking


WORDS_GIVEN = frozenset({"promise", "pledge", "commitment", "vow", "word", "undertaking", "obligation"})
"""What somebody gives who will do a thing."""


def _is_of_no_state(context: SentenceContext, verb: Token) -> bool:
    """Whether a verb tells what no state at all would do: "*no sane government could* accept that"."""
    modal = any(a.tag == "MD" for a in context.parse.children(verb, "aux"))
    return modal and any(
        is_any_state(context, h) and any(d.lemma == "no" for d in context.parse.children(h, "det"))
        for h in surface_subjects(context.parse, verb)
    )


OF_WORDS = frozenset(
    {"political", "partisan", "verbal", "personal", "rhetorical", "scathing", "blistering", "ad", "media"}
)
"""What makes an attack one of words."""


def is_pressing_on(context: SentenceContext, match: Match) -> bool:
    """Whether who *presses* asks nothing: "*pressed* their advantage", "*pressing on* with the raid"; nor who
    *advises* forces in the field."""
    parse, verb = context.parse, match.token
    if match.row.type != "REQUEST" or not is_verbal(verb):
        return False
    if verb.lemma == "press":
        behind = parse.children(verb, "dobj", "prt", "prep", "advmod")
        return any(t.lemma in PRESSED or (t.dep != "dobj" and t.lemma in ONWARD) for t in behind)
    forces = any(in_class(context, o, "FORCES") for o in objects_of(parse, verb))
    return verb.lemma == "advise" and forces and parse.child(verb, "xcomp", "ccomp") is None


def is_attack_in_words(context: SentenceContext, match: Match) -> bool:
    """Whether those who *attack* a person by name do so in words: a state or a speaker, not forces or a group in arms;
    or what they attack is a text told of before ("the resolution … attacked *it*")."""
    parse, verb = context.parse, match.token
    if match.row.type != "ASSAULT" or verb.lemma != "attack" or not is_verbal(verb) or is_passive(parse, verb):
        return False
    known = {a.id: a for a in (*context.article.actors, *context.article.described_actors)}
    doers, hit = ([known.get(a) for a in side] for side in (match.actors, match.recipients))
    if not doers or any(a is not None and (a.kind == "armed_group" or a.sector == "MIL") for a in doers):
        return False
    if hit and all(a is not None and a.kind == "person" for a in hit):
        return True
    pointing = any(o.lemma == "it" for o in objects_of(parse, verb))
    return pointing and any(
        in_class(context, t, "IDEAS") or t.lemma == "resolution" for t in parse.tokens[: verb.index]
    )


def is_dispute(context: SentenceContext, match: Match) -> bool:
    """Whether who *clash over* something only dispute it: "clashed with the cabinet *over the swap*"."""
    parse = context.parse
    if match.row.type not in ("ASSAULT", "PROTEST") or match.token.lemma not in CLASHING:
        return False
    over = prepositional(parse, match.token, "over")
    return any(w.lemma in MATTERS for t in over for w in (t, *parse.children(t, "compound", "amod")))


CLASHING = frozenset({"clash", "battle", "fight"})
"""Verbs and nouns of war for a dispute, too."""
MATTERS = frozenset(
    {"dispute", "issue", "deal", "exchange", "swap", "plan", "policy", "claim", "tariff", "trade", "budget", "bill"}
    | {"prisoner", "law", "reform", "appointment", "role", "term", "condition", "definition", "future", "fate"}
)
"""What people clash over without arms."""


def is_count_of_hurt(context: SentenceContext, match: Match) -> bool:
    """Whether people are only counted together who were *killed or wounded*, by nobody who is named, over a time."""
    parse, verb = context.parse, match.token
    if match.row.type != "ASSAULT" or verb.lemma not in HURT or match.actors or not is_verbal(verb):
        return False
    first = parse.head(verb) if verb.dep == "conj" else verb
    together = [t for t in (first, *parse.children(first, "conj")) if t.lemma in HURT]
    apart = any(c.lemma == "or" for c in parse.children(first, "cc"))
    return len(together) > 1 and apart and is_passive(parse, first) and _is_over_time(context, together)


def _is_over_time(context: SentenceContext, verbs: list[Token]) -> bool:
    parse = context.parse
    clauses = (w for v in verbs for w in (v, *parse.children(v, "advcl")))
    return any(m.lemma == "since" for w in clauses for m in parse.children(w, "mark", "prep"))


def _verbs_above(parse: Parse, token: Token) -> Iterator[Token]:
    """The verbs of the clauses in which a word stands, its own first."""
    if is_verbal(token):
        yield token
    yield from (t for t in parse.ancestors(token) if is_verbal(t))


def _governors(parse: Parse, token: Token) -> Iterator[Token]:
    """The verbs to what of which a word belongs."""
    at = token
    for above in parse.ancestors(token):
        if at.dep not in WITHIN:
            return
        if is_verbal(above):
            yield above
        at = above
