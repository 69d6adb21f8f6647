"""Senses in which a trigger tells of nothing that is so, planned or wanted: what is asked, counted, or other words."""

from __future__ import annotations

from collections.abc import Iterator

from truceline.code.clauses import is_verbal
from truceline.code.context import SentenceContext
from truceline.code.events.classes import in_class
from truceline.code.events.match import Match
from truceline.code.parties.grammar import is_passive, objects_of, prepositional
from truceline.code.reality.factuality import modal_of
from truceline.code.reality.status import status_of
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
    """Whether a happening stands in a question within a sentence: "asked *whether* he had met them", "*whether* it
    would be willing to help is another matter"; not what one may decide to do ("*whether to* attend")."""
    parse = context.parse
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


def is_instead(context: SentenceContext, match: Match) -> bool:
    """Whether a happening is what somebody did not do, but another: "*rather than meet* him, she flew home"."""
    return stands_instead(context.parse, match.token)


def stands_instead(parse: Parse, verb: Token) -> bool:
    """Whether a verb tells what somebody did not do, but another: "*instead of demanding* it, she waited"."""
    if not is_verbal(verb) or verb.tag not in ("VB", "VBG"):
        return False
    before = [t.lemma for t in parse.tokens[max(0, verb.index - 3) : verb.index] if t.lemma != "to"]
    return before[-2:] in (["rather", "than"], ["instead", "of"], ["anything", "but"])


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
