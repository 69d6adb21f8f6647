"""How real a happening is by the words that govern it: plans, demands, refusals, failures (guideline 4 and 5)."""

from __future__ import annotations

from collections.abc import Iterator

from truceline.code.clauses import is_verbal
from truceline.code.context import SentenceContext
from truceline.code.reality.cue_words import cue_of, cue_of_phrase, is_bought, is_not_promised
from truceline.code.reality.factuality import negated, negation_of, no_noun
from truceline.code.reality.hearsay import passed_on, unheard
from truceline.code.reality.reality import Reality
from truceline.lexicon.status_cues import StatusCue, StatusCues
from truceline.model.parse import Parse, Token
from truceline.model.statement import Factuality, Status

GOVERNED = (
    "xcomp",
    "ccomp",
    "dobj",
    "pobj",
    "pcomp",
    "acl",
    "nsubjpass",
    "oprd",
    "attr",
    "acomp",
    "dative",
)
"""Relations by which a happening hangs on the word that says how real it is."""


DEPTH = 8
"""How many words are climbed in search of a governor."""


def governors_of(parse: Parse, word: Token, cues: StatusCues) -> Iterator[Token]:
    """The words above a word that may say how real it is, nearest first, up to the end of its clause."""
    current = word
    for _ in range(DEPTH):
        if current.head == current.index:
            return
        above = parse.head(current)
        if current.dep == "acl" and current.tag == "VBN" and _is_known(parse, above, current):
            return
        if current.dep == "conj" and current.tag == "VBD" and any(a.tag == "TO" for a in parse.children(above, "aux")):
            return  # "has led efforts *to end* it and *met* them"
        if current.dep == "conj" or (above.pos in ("ADP", "PART", "SCONJ") and current.dep in ("pobj", "pcomp")):
            current = above
            continue
        if current.dep == "prep" and current.lemma in ("as", "by") and not _is_part(parse, current):
            return
        governed_by = current.dep in ("prep", "prt") or current.dep in GOVERNED
        if governed_by or _is_content(parse, current, cues) or _is_behind_particle(parse, current):
            framed = current.dep == "prep" and current.lemma in cues.frames and not _is_outcome(parse, current, above)
            if framed and current.lemma in cues.granted:
                return  # "failed to reach a deal *despite* the talks"
            if framed and not is_verbal(above) and current.lemma not in ("in", "at"):
                return
            if not framed or not is_verbal(above):
                yield above
            elif not any(a.tag == "TO" for a in parse.children(above, "aux")):
                return
            current = above
            continue
        return


def _is_known(parse: Parse, noun: Token, participle: Token) -> bool:
    """Whether a noun that a participle describes is known by that: "matched *one proposed* by them", "wants *the* deal
    *signed by* them", "held *talks* in Oslo, *hosted by* them"."""
    definite = any(d.lemma in ("the", "this", "that", "these", "those") for d in parse.children(noun, "det"))
    known = definite or noun.lemma in ("talk", "negotiation")
    return noun.lemma == "one" or (known and parse.child(participle, "agent") is not None)


def _is_content(parse: Parse, clause: Token, cues: StatusCues) -> bool:
    """Whether a clause that parsers take for a relative one is what its noun tells: "the danger *that* they attack"."""
    noun = parse.head(clause)
    telling = cues.governor(noun.lemma, "NOUN") is not None or noun.lemma in cues.reports
    return clause.dep == "relcl" and telling and any(t.lemma == "that" for t in parse.children(clause, "mark"))


def _is_behind_particle(parse: Parse, gerund: Token) -> bool:
    """Whether a gerund that parsers hang as a circumstance is right behind a particle: "ruled *out sending* aid"."""
    before = parse.tokens[gerund.index - 1] if gerund.index else gerund
    return gerund.dep == "advcl" and gerund.tag == "VBG" and before.dep == "prt" and before.head == gerund.head


def _is_outcome(parse: Parse, prep: Token, verb: Token) -> bool:
    """Whether a preposition tells in what somebody failed or succeeded: "*failed in* getting a deal"."""
    return prep.lemma == "in" and verb.lemma in ("fail", "succeed") and parse.child(prep, "pcomp") is not None


def _is_part(parse: Parse, prep: Token) -> bool:
    """Whether a preposition says of what something is a part: "is decided *as part of* a deal"."""
    return any(o.lemma == "part" for o in parse.children(prep, "pobj"))


def governed(context: SentenceContext, head: Token) -> Reality | None:
    """What the nearest governing word says; a negated or modal governor changes it."""
    parse, cues = context.parse, context.lexicon.status_cues
    if (coming := _ahead(parse, head)) is not None:
        return Reality("planned", "CT+", context.span(coming), "ahead")
    if (realised := _presupposed(context, head) or _realised(context, head) or _on_journey(context, head)) is not None:
        return realised
    below, is_noun = head, head.pos == "NOUN"
    for above in governors_of(parse, head, cues):
        cue = (cue_of_phrase(parse, above, cues) if above.pos == "ADV" else None) or cue_of(parse, above, cues)
        if (seen := unheard(context, above) or passed_on(context, head, above)) is not None:
            return seen
        if cue and cue.name == "go on" and head.head != above.index:
            continue
        if cue and _spares(parse, cue, head, below, cues):
            return None
        if cue and _is_utterance(head, above, cues) and cue.name in ("refuse", "deny"):
            return Reality("occurred", "CT+", context.span(above), "refused words")
        sure = cue is not None and cue.name == "unlikely" and no_noun(parse, above, cues) is not None
        if cue and not sure and not _is_own_complement(parse, below if is_noun else head, cue):
            return _unless_done(head, above, _from_governor(context, above, cue))
        if (
            above.lemma == "confirm"
            and head.pos == "NOUN"
            and head.lemma in context.lexicon.event_words.classes["TALKS"]
        ):
            return Reality("planned", "CT+", context.span(above), "confirmed talks")
        if above.lemma == "be" and parse.head(head).lemma == "for" and (aim := aim_of(context, above)) is not None:
            return aim  # "*plans* are under way for a summit"
        ends = is_verbal(above) and (above.lemma in cues.speech or above.dep == "ROOT" or _serves(parse, above, head))
        if ends or (is_noun and _is_about(context, above)):
            return None  # "the lack of *condemnation* of the attack"
        below = above
    return None


def _is_about(context: SentenceContext, noun: Token) -> bool:
    """Whether a noun is for words about a happening, which is there whatever becomes of them."""
    about = context.lexicon.reporting.nouns.with_preposition.get("of", frozenset())
    return noun.pos == "NOUN" and noun.lemma in about and noun.lemma not in context.lexicon.status_cues.reports


def _spares(parse: Parse, cue: StatusCue, head: Token, below: Token, cues: StatusCues) -> bool:
    """Whether a cue says nothing of a happening below it: "delays in the *enforcement* of the deal", "denied that it
    was paid *to attack* them"."""
    carried_out = below.index != head.index and below.lemma in cues.carrying_out
    return (carried_out and cue.name in ("cancel", "fail")) or (cue.name == "deny" and is_bought(parse, head))


def _serves(parse: Parse, be: Token, head: Token) -> bool:
    """Whether an infinitive is what an *it* is there for: "we believe it *is* the way forward to *reach* a deal"."""
    subject = parse.child(be, "nsubj", "expl") if be.lemma == "be" and head.head == be.index else None
    return subject is not None and subject.lemma in ("it", "that", "this") and head.dep == "xcomp"


def _unless_done(head: Token, above: Token, said: Reality) -> Reality | None:
    """What a governor says, but not of what was done to a noun below it: "delays in using a road *built* in May"."""
    is_done = head.dep == "acl" and head.tag == "VBN" and above.index != head.head
    return None if is_done and said.factuality in ("CT-", "PR-", "PS-") else said


def _ahead(parse: Parse, head: Token) -> Token | None:
    """The *ahead* of which a happening is: "told reporters *ahead of* his meeting with them"."""
    of = parse.head(head)
    ahead = parse.head(of)
    return ahead if head.dep == "pobj" and of.lemma == "of" and ahead.lemma == "ahead" and head.pos != "PRON" else None


def _presupposed(context: SentenceContext, noun: Token) -> Reality | None:
    """What somebody may only *denounce*, *ignore* or *investigate* because it was: "wants to denounce the attack"."""
    verb, parse = context.parse.head(noun), context.parse
    if noun.pos != "NOUN" or noun.dep != "dobj":
        return None
    behind = {p.lemma for word in (verb, noun) for p in parse.children(word, "prep")}
    seen_as = verb.lemma in ("consider", "present", "describe") and "as" in behind
    if not seen_as and verb.lemma not in context.lexicon.status_cues.presupposing:
        return None
    open_ = any(d.lemma in ("any", "every", "such", "all") for d in parse.children(noun, "det"))
    return None if open_ else Reality("occurred", "CT+", rule="presupposed")


def _realised(context: SentenceContext, head: Token) -> Reality | None:
    """An infinitive that tells what was done: "the *first* leader to visit", "*took the chance* to meet"."""
    parse = context.parse
    if head.dep not in ("acl", "relcl", "xcomp", "advcl") or not any(
        a.tag == "TO" for a in parse.children(head, "aux")
    ):
        return None
    noun = _ranked(parse, head)
    of = [o for p in parse.children(noun, "prep") if p.lemma == "of" for o in parse.children(p, "pobj")]
    named = (noun, *(of if noun.lemma == "one" else ()))  # "*one of the last* to meet him"
    ranks = [
        m
        for n in named
        for m in (n, *parse.children(n, "amod"))
        if m.pos == "ADJ" and not RANKS.isdisjoint((m.lemma, m.text.lower()))
    ]
    above = parse.head(noun)
    seized = noun.lemma in CHANCES and noun.dep == "dobj" and above.lemma in ("take", "use", "seize")
    verb = next((a for a in (noun, *parse.ancestors(noun)) if is_verbal(a)), None)
    if ranks and _is_means(noun, context.lexicon.status_cues):
        return None  # "the *only way* to end the war"
    if verb is None or not (ranks or seized) or negation_of(parse, verb, context.lexicon.status_cues):
        return None
    if any(a.tag in ("MD", "TO") for a in parse.children(verb, "aux")):
        return None
    return Reality("occurred", "CT+", context.span(ranks[0] if ranks else noun), "done")


def _ranked(parse: Parse, infinitive: Token) -> Token:
    """The noun that an infinitive tells of, also where parsers hang it on the verb: "*became one* of the first to
    sign", "was *among the first states* to sign"."""
    above = parse.head(infinitive)
    if above.lemma not in ("be", "become"):
        return above
    among = (o for p in parse.children(above, "prep") if p.lemma == "among" for o in parse.children(p, "pobj"))
    return next((n for n in (*parse.children(above, "attr"), *among) if n.index < infinitive.index), above)


def _is_means(noun: Token, cues: StatusCues) -> bool:
    """Whether a noun names a way or a wish, not who does something."""
    return noun.lemma in cues.aims or noun.lemma == "means" or cues.governor(noun.lemma, "NOUN") is not None


def _on_journey(context: SentenceContext, head: Token) -> Reality | None:
    """What somebody went somewhere to do, who has been there: likely done ("*flew* to Oslo *to meet* him")."""
    parse = context.parse
    if head.dep not in ("xcomp", "advcl", "acl") or not any(a.tag == "TO" for a in parse.children(head, "aux")):
        return None
    above = parse.head(head)
    noun = above.pos == "NOUN" and above.lemma in VISITS
    verb = next((a for a in parse.ancestors(above) if is_verbal(a)), None) if noun else above
    noun = noun or any(o.lemma in VISITS for o in parse.children(above, "dobj"))  # "*paid a visit* to meet"
    if verb is None or not (noun or verb.lemma in WENT) or negation_of(parse, verb, context.lexicon.status_cues):
        return None
    auxiliaries = parse.children(verb, "aux", "auxpass")
    past = verb.tag in ("VBD", "VBN") and all(a.lemma == "have" and a.tag != "VB" for a in auxiliaries)
    return Reality("occurred", "PR+", context.span(verb), "journey made") if past else None


WENT = frozenset(
    {"go", "come", "fly", "travel", "visit", "arrive", "return", "journey", "land", "touch", "send", "dispatch"}
)
"""Verbs of a journey, which is made for what follows; *touch* is *touch down*."""

VISITS = frozenset({"visit", "trip", "journey"})
"""Nouns for the same."""

RANKS = frozenset({"first", "second", "third", "last", "only", "latest"})
"""Words for those who did a thing before or after others."""

CHANCES = frozenset({"opportunity", "chance", "occasion", "moment"})
"""What is taken by whoever then does it."""


def _is_utterance(head: Token, above: Token, cues: StatusCues) -> bool:
    """Whether a noun names words that were said, though somebody refuses them: "rejected the *proposal*"."""
    return head.pos == "NOUN" and head.lemma in cues.utterances and head.head == above.index


def _failed_to_happen(context: SentenceContext, fail: Token) -> bool:
    """Whether what failed never came about ("failed to *begin*"), as against talks that failed in what they sought."""
    return any(v.lemma in context.lexicon.status_cues.beginnings for v in context.parse.children(fail, "xcomp"))


def carried(context: SentenceContext, carrier: Token | None) -> Reality | None:
    """What the verb that carries a noun says itself: talks *are planned*, a summit *was cancelled*."""
    if carrier is not None and carrier.lemma == "be" and (aim := aim_of(context, carrier)) is not None:
        return aim
    cue = cue_of(context.parse, carrier, context.lexicon.status_cues) if carrier is not None else None
    if carrier is None or cue is None or cue.name == "commit":
        return None
    if cue.name == "go on" and any(a.tag == "TO" for a in context.parse.children(carrier, "aux")):
        return None
    if carrier.lemma == "fail" and not _failed_to_happen(context, carrier):
        return Reality("occurred", "CT+", context.span(carrier), "failed talks")
    return _from_governor(context, carrier, cue)


def aim_of(context: SentenceContext, be: Token) -> Reality | None:
    """What a goal, a wish or a condition *is* has not happened yet: "the *goal* is a truce", "the *aim* is to meet"."""
    subject = context.parse.child(be, "nsubj")
    if subject is None or subject.lemma not in context.lexicon.status_cues.aims:
        return None
    return Reality("proposed", "Uu", context.span(subject), "aim")


def _is_own_complement(parse: Parse, head: Token, cue: StatusCue) -> bool:
    """Whether a finite clause under a verb that may also mean speech keeps its own tense: "agreed that it had met"."""
    finite = any(a.tag in ("VBD", "VBZ", "VBP", "MD") for a in (head, *parse.children(head, "aux", "auxpass")))
    return finite and cue.name not in OPENING


OPENING = ("deny", "unlikely", "predict", "expect", "propose", "demand", "believe", "fear", "pretend")
"""Cues that leave no finite clause its own tense."""


def _from_governor(context: SentenceContext, governor: Token, cue: StatusCue) -> Reality:
    """What a governing word says, turned round where it is negated, open where it is itself only meant."""
    no, span = _no_of_governor(context, governor), context.span(governor)
    if cue.name == "end" and no is not None:
        return Reality("ongoing", "CT+", span, "not end")
    if cue.name == "end" and (_is_to_come(context, governor) or governor.tag in ("VB", "VBZ", "VBP")):
        return Reality("proposed", "Uu", span, "to end")
    if no is not None and cue.name in NOT:
        name = _name_of_negated(context.parse, governor, cue, no)
        return Reality(*NOT[name], span, f"not {name}")
    if cue.name in ("fail", "hinder", "bar", "cancel") and is_verbal(governor) and _is_to_come(context, governor):
        return Reality("proposed", "Uu", span, "to prevent")
    if cue.name == "refuse" and any(a.lemma in OPEN for a in context.parse.children(governor, "aux")):
        return Reality("proposed", "Uu", span, "may refuse")
    if cue.name in NOT:
        return Reality(cue.status, cue.factuality, span, cue.name)
    if cue.name == "commit" and is_verbal(governor) and is_not_promised(context.parse, governor):
        return Reality("proposed", "Uu", span, "to promise")
    if (
        cue.name == "near"
        and no is None
        and (context.parse.lowered[governor.index] == "closer" or _was(context.parse, governor))
    ):
        return Reality("proposed", "Uu", span, "was near")
    if no is None and cue.name in ("plan", "expect") and (over := _of_old(context, governor, cue)) is not None:
        return over
    return Reality(cue.status, negated(cue.factuality, no), span, cue.name)


def _no_of_governor(context: SentenceContext, governor: Token) -> Token | None:
    """What negates a governing word, or the verb of an adjective: "is *not* ready to sign"."""
    cues = context.lexicon.status_cues
    no = negation_of(context.parse, governor, cues)
    if no is None and governor.pos == "NOUN":
        no = _brought_without(context, governor)
    if no is None and governor.pos == "ADJ" and governor.dep in ("acomp", "oprd"):
        no = negation_of(context.parse, context.parse.head(governor), cues)
    return no


def _of_old(context: SentenceContext, plan: Token, cue: StatusCue) -> Reality | None:
    """What a plan is that was given up, or that only was one: "*dropped* their plans", "*had* planned to meet"."""
    if plan.pos == "NOUN" and cue.name == "plan" and _is_dropped(context, plan):
        return Reality("planned", "CT-", context.span(plan), "dropped plan")
    return Reality("planned", "Uu", context.span(plan), "had planned") if _had_been(context.parse, plan) else None


def _brought_without(context: SentenceContext, noun: Token) -> Token | None:
    """The *not* of those who come without a plan or an offer: "did *not* arrive with a *plan* to end it"."""
    prep = context.parse.head(noun)
    verb = context.parse.head(prep)
    if noun.dep != "pobj" or prep.lemma != "with" or not is_verbal(verb):
        return None
    return negation_of(context.parse, verb, context.lexicon.status_cues)


def _was(parse: Parse, word: Token) -> bool:
    """Whether what somebody is near to is told in the past, so that it may have come or not: "*was* about to sign"."""
    verb = next((a for a in parse.ancestors(word) if is_verbal(a)), None)
    return verb is not None and any(t.tag == "VBD" for t in (verb, *parse.children(verb, "aux")))


def _had_been(parse: Parse, word: Token) -> bool:
    """Whether a plan is told as one that was, whatever came of it: "*had planned* to meet", "*had been* due to"."""
    verb = parse.head(word) if word.pos == "ADJ" else word
    return any(a.lemma == "have" and a.tag == "VBD" for a in parse.children(verb, "aux"))


NOT: dict[str, tuple[Status, Factuality]] = {
    "fail": ("occurred", "CT+"),
    "hinder": ("occurred", "CT+"),
    "bar": ("proposed", "PS+"),
    "cancel": ("planned", "CT+"),
    "refuse": ("proposed", "PS+"),
    "deny": ("proposed", "Uu"),
    "hesitate": ("planned", "CT+"),
}
"""What verbs say that are negative themselves, when negated: "did *not fail* to meet", "will *not hesitate* to attack".
What one is *not barred* from doing is not told as done."""


def _name_of_negated(parse: Parse, governor: Token, cue: StatusCue, no: Token) -> str:
    """The entry of `NOT` for a verb: *was not kept from* is not barred, *did not hesitate to* did not fail to."""
    if cue.name == "hinder" and _leaves_free(parse, governor, no):
        return "bar"
    done = cue.name == "hesitate" and any(a.lemma in ("do", "have") for a in parse.children(governor, "aux"))
    return "fail" if done else cue.name


def _leaves_free(parse: Parse, hinder: Token, no: Token) -> bool:
    """Whether a verb of hindering that is negated only says that somebody was free to do something: "was *not kept*
    from it", "*nothing* stopped them", as against an effort in vain ("the wall did not stop them")."""
    return parse.child(hinder, "auxpass") is not None or no.dep in ("nsubj", "nsubjpass")


OPEN = frozenset({"should", "ought", "could", "may", "might"})
"""Modals under which nobody has refused yet: "*should* refuse to attend"."""


def _is_to_come(context: SentenceContext, verb: Token) -> bool:
    """Whether a verb is itself only meant or possible: "a plan *to prevent* one", "*considers* preventing it"."""
    parse = context.parse
    if any(a.tag in ("TO", "MD") for a in parse.children(verb, "aux")):
        had = parse.head(verb)  # "*had* to be put off"
        return verb.dep != "xcomp" or (had.lemma, had.tag) != ("have", "VBD")
    above = parse.head(parse.head(verb)) if verb.dep == "pcomp" else parse.head(verb)
    cue = cue_of(parse, above, context.lexicon.status_cues) if verb.tag == "VBG" and verb.dep in MEANT else None
    return cue is not None and cue.status in ("proposed", "planned", "threatened")


MEANT = ("xcomp", "pcomp", "ccomp")
"""Relations of a gerund that a word above may only mean."""


def _is_dropped(context: SentenceContext, plan: Token) -> bool:
    """Whether a plan is given up: "*cancelled* his plans to attend"."""
    verb = context.parse.head(plan)
    if plan.dep not in ("dobj", "nsubjpass"):
        return False
    cue = cue_of(context.parse, verb, context.lexicon.status_cues)
    return verb.lemma in DROPPING or (cue is not None and cue.name in ("fail", "cancel", "refuse"))


DROPPING = frozenset({"drop", "shelve", "ditch", "axe", "bury", "jettison"})
"""Further verbs by which plans are given up."""
