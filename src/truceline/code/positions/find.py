"""Positions: who demands, offers, rejects, supports what (guideline 6, 10 and 11)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from truceline.code.clauses import clause_of, is_verbal, phrase_of
from truceline.code.context import SentenceContext
from truceline.code.events.classes import in_class
from truceline.code.parties.participants import actors_of
from truceline.code.parties.politics import is_political
from truceline.code.parties.recipients import joined_recipients, recipients_of
from truceline.code.positions.at_hand import AT_HAND, matter_at_hand
from truceline.code.positions.conditional import in_condition, is_conditional
from truceline.code.positions.deeds import harm_in, is_told_as_harm, is_undoing, is_yielding, threat
from truceline.code.positions.duty import find_duties, is_doubted
from truceline.code.positions.frames import ADDRESSING, Frame, frames_of
from truceline.code.positions.listed import find_listed
from truceline.code.positions.other_things import (
    asks_only,
    is_contrasted,
    is_other_matter,
    is_other_thing,
    orders_own_forces,
)
from truceline.code.positions.promise import find_promises
from truceline.code.positions.reference import referred_steps
from truceline.code.positions.unmade import is_unmade
from truceline.code.positions.verdicts import find_verdicts
from truceline.code.reality.factuality import negation_of, no_longer
from truceline.code.reality.status import status_of
from truceline.code.slots.circumstances import act_time
from truceline.code.steps.find import FoundStep, listed_steps, listing_of, step_of
from truceline.code.steps.on import MUTUAL, OWN_DEEDS, on_of
from truceline.code.told import told
from truceline.code.untaken import is_taken_by_nobody
from truceline.lexicon.issues import OTHER_CONDITION
from truceline.model.parse import Parse, Token
from truceline.model.spans import Span
from truceline.model.statement import Factuality, Stance, Statement, Status

WHERE = frozenset({"in", "at", "near", "around", "inside", "outside", "across", "from"})
"""Prepositions behind which an issue without a step is only a place."""

BARE_DEPTH = 1
"""How many words below the head of what is wanted an issue without a step may stand: there it is the object itself."""

POSSIBLE = frozenset({"may", "might", "could", "can"})
"""Modals under which a word of position only guesses at one."""

EVERYDAY = frozenset({"agenda", "table", "conference", "deadline", "vote", "map", "language", "school", "gas", "oil"})
"""Words of issues that are too common to be what somebody wants, without a step."""

THIRD = frozenset({"host", "mediate", "broker", "facilitate", "convene", "arbitrate", "arrange"})
"""Verbs of those who stand between the sides."""

REFUSING = frozenset({"reject", "oppose", "rebuff", "spurn"})
"""Verbs of those who will not have what they govern."""

FEIGNING = frozenset({"pretend", "feign"})
"""Verbs of those who do not what they say."""

KEPT = frozenset({"planned", "conditional", "historical", "unreported", "denied"})
"""Statuses of the act itself that go before what its word gives."""


def find_positions(context: SentenceContext) -> Iterator[Statement]:
    """Find the positions of one sentence.

    A word of the lexicon with a holder whom the text names and a step or issue in its complement; a duty or refusal
    in the mouth of a source. Silent where either is missing, and where no holder is a party to politics.
    """
    frames = tuple(frames_of(context))
    taken: set[int] = set()
    for frame in frames:
        if (
            not frame.holders
            or _is_hypothetical(context, frame)
            or any(_governs(context.parse, o, frame) for o in frames)
        ):
            continue
        for statement in _positions(context, frame):
            wanted = (x for c in frame.complements for x in (c, *context.parse.children(c, "xcomp")))
            taken.update(t.index for t in (frame.trigger, *wanted))
            yield statement
    finders = (find_listed, find_duties, find_promises, find_verdicts)
    others = (s for find in finders for s in find(context, taken))
    yield from (s for s in others if is_political(context, s.holders or s.actors))


def _is_hypothetical(context: SentenceContext, frame: Frame) -> bool:
    """Whether the act stands in a condition, an indirect question or a purpose ("to make them want peace"), or asks
    only own forces."""
    parse, head = context.parse, context.parse.head(frame.trigger)
    caused = frame.trigger.dep in ("ccomp", "xcomp") and head.lemma in context.lexicon.positions.causing
    carried = head.lemma in context.lexicon.positions.carriers or frame.carrier is not None
    proposal = frame.trigger.pos == "NOUN" and frame.cue.group.name in ("proposal", "offer") and not carried
    dealt_with = proposal and _is_dealt_with(frame.trigger)
    if frame.cue.group.name == "commit" and frame.trigger.tag == "VBG" and parse.child(frame.trigger, "aux") is None:
        return True  # "a deal with Chad *committing* to …"
    chain = (frame.trigger, parse.head(frame.trigger), parse.head(parse.head(frame.trigger)))
    if any(a.lemma == "too" for t in chain for a in parse.children(t, "advmod")) and frame.trigger.pos == "ADJ":
        return True  # "too willing to …", "*too* proud to be willing to …"
    unreal = in_condition(parse, frame.trigger) or _is_supposed(parse, frame.trigger)
    return (
        caused
        or dealt_with
        or unreal
        or orders_own_forces(context, frame.trigger)
        or is_taken_by_nobody(context, frame.trigger, frame.holders, own=frame.cue.group.name in OWN_DEEDS)
        or _is_only_spoken_of(context, frame)
    )


def _is_supposed(parse: Parse, verb: Token) -> bool:
    """Whether a verb stands in a condition without a mark: "*had* Libya sought to …"."""
    subject = parse.child(verb, "nsubj", "nsubjpass")
    auxiliaries = (a for a in parse.children(verb, "aux") if a.text.lower() in ("had", "should", "were"))
    return subject is not None and any(a.index < subject.index for a in auxiliaries)


def _is_only_spoken_of(context: SentenceContext, frame: Frame) -> bool:
    """Whether the act is only promised, near or refused: "agreed to seek", "on the verge of ending", "won't accept"."""
    parse, cues, trigger = context.parse, context.lexicon.positions, frame.trigger
    above = parse.head(trigger)
    noun = parse.head(above) if trigger.dep == "pcomp" else above if trigger.dep == "acl" else trigger
    if noun.index != trigger.index and noun.lemma in cues.nearing:
        return True
    if trigger.pos == "NOUN" and _is_in_exchange(parse, trigger):
        return True
    if is_doubted(context, trigger) or _is_completed(parse, trigger):
        return True
    if trigger.dep == "acl" and noun.dep == "dobj" and _is_completed(parse, parse.head(noun)):
        return True  # "should have adopted a resolution *demanding* …"
    if trigger.pos != "NOUN" and _is_done_to_holder(context, frame):
        return True
    if trigger.pos == "NOUN" and (parse.head(above) if above.pos == "ADP" else above).lemma in cues.breaking:
        return True  # "reneged on his commitment"
    if trigger.dep == "pcomp" and noun.lemma in cues.blaming:
        return True  # "accused Chad of refusing to …"
    if trigger.dep == "acomp" and above.dep == "xcomp" and parse.head(above).lemma in cues.duty_verbs:
        return True  # "*needs* to be prepared to …" lays it on him
    if trigger.dep not in ("xcomp", "ccomp", "pcomp") or not is_verbal(trigger):
        return False
    verb = parse.head(above) if above.pos == "ADP" else above
    if trigger.dep == "xcomp" and above.lemma == "have":
        return True  # "would *have to* oppose it"
    if trigger.dep == "xcomp" and (above.lemma in cues.foreseeing or above.lemma in FEIGNING):
        return True  # "is sure to veto it", "pretends to want it"
    return verb.lemma in cues.promising or (verb.lemma in cues.refusing and parse.child(verb, "neg") is not None)


def _is_in_exchange(parse: Parse, noun: Token) -> bool:
    """Whether what a noun says is only what would be got: "in exchange for *a commitment* to disarm"."""
    prep = parse.head(noun)
    return noun.dep == "pobj" and prep.lemma == "for" and parse.head(prep).lemma in ("exchange", "return")


def _is_done_to_holder(context: SentenceContext, frame: Frame) -> bool:
    """Whether who holds a position is named in it as another: "the general is unwilling to hand *Mr Okoro* over"."""
    parse = context.parse
    objects = (o for c in frame.complements if is_verbal(c) for o in parse.children(c, "dobj") if o.pos == "PROPN")
    return any(set(frame.holders) <= set(actors_of(context, (o,), modifiers=False)) for o in objects)


def _is_completed(parse: Parse, verb: Token) -> bool:
    """Whether an act is only supposed as done ("*will have offered* a concession")."""
    auxiliaries = parse.children(verb, "aux")
    return any(a.lemma == "have" for a in auxiliaries) and any(a.tag == "MD" for a in auxiliaries)


def _is_dealt_with(noun: Token) -> bool:
    """Whether a proposal only stands as what another act deals with ("accepted Kenya's proposal")."""
    return noun.dep in ("dobj", "pobj", "nsubjpass", "conj", "appos")


def _governs(parse: Parse, other: Frame, frame: Frame) -> bool:
    """Whether another position's complement is this one's act: "urged X to insist that …" is one position.

    So is a demand that is dropped.
    """
    if other.cue.group.name == "retreat" and frame.trigger in other.complements:
        return True
    if frame.carrier is not None and frame.carrier in other.complements:
        return True  # "asked that Chad *express* its commitment"
    if other.trigger.index == frame.trigger.index or (frame.trigger.pos == "NOUN" and frame.cue.group.name != "need"):
        return False
    current = frame.trigger
    while current.head != current.index and current.dep in ("xcomp", "ccomp", "acomp", "conj", "pcomp", "advcl", "acl"):
        if current in other.complements:
            return True
        current = parse.head(current)
    return current in other.complements


@dataclass(frozen=True, slots=True)
class _Act:
    """What a position's own words make of it: stance, type, status and factuality after negation and modals."""

    stance: Stance
    type: str | None
    status: Status | None
    factuality: Factuality
    negation: Token | None


def _positions(context: SentenceContext, frame: Frame) -> Iterator[Statement]:
    if not is_political(context, frame.holders):
        return
    act = _act(context, frame)
    if act is None:
        return
    found = list(_on_steps(context, frame, act))
    yield from found or _on_matter_at_hand(context, frame, act)


def _on_matter_at_hand(context: SentenceContext, frame: Frame, act: _Act) -> Iterator[Statement]:
    """The position of a strong word that names no step: on what the article is on just there."""
    cues = context.lexicon.positions
    asking = frame.trigger.lemma in cues.siding and (frame.cue.prepositions or frame.trigger.lemma != "call")
    strong = (frame.cue.group.name in cues.siding_groups or asking) and frame.trigger.pos != "NOUN"
    talks = frame.cue.group.name == "cancel" and any(in_class(context, c, "TALKS") for c in frame.complements)
    if frame.trigger.lemma == "scrap" or (not strong and not talks) or _is_speech(context, frame):
        return
    head = frame.complements[0]
    span = clause_of(context.parse, frame.trigger, frame.carrier)
    step = matter_at_hand(context, head, span)
    if step is None or _asks_nothing(context, frame, head):
        return
    if frame.cue.group.name in OWN_DEEDS and frame.trigger.pos != "NOUN" and act.stance != "rejects":
        harm = harm_in(context, head)
        if harm is not None and not is_told_as_harm(context, frame.trigger):
            yield threat(context, span, context.span(frame.trigger), head, harm, frame.holders)
        if harm is not None or is_undoing(context, head):
            return
        if act.stance == "offers" and not is_yielding(context, head):
            return
    found = replace(step, issue="talks_format") if talks else step
    yield replace(_statement(context, frame, act, head, found, alone=True), rule=frame.rule + AT_HAND)


def _asks_nothing(context: SentenceContext, frame: Frame, head: Token) -> bool:
    """Whether a verb of asking only handles a thing ("pressed their *advantage*") or stresses one that is no demand."""
    if is_verbal(head) or frame.cue.prepositions or frame.trigger.dep == "relcl":
        return False
    handled = frame.trigger.lemma in context.lexicon.positions.handling and not actors_of(context, (head,))
    wanted = any(c.group.stance == "demands" for c in context.lexicon.positions.of("noun", head.lemma))
    return handled or (frame.cue.group.name == "insist" and not wanted)


def _is_speech(context: SentenceContext, frame: Frame) -> bool:
    """Whether what is refused or offered are only words: "declined to comment", "offered condolences"."""
    cues, said = context.lexicon.positions, context.lexicon.act_words.said
    if any(context.is_timed(c) for c in frame.complements):
        return True  # "called him *on Tuesday*"
    refused = cues.said_verbs if frame.cue.group.name == "reject" else frozenset()
    words = (*frame.complements, *(o for c in frame.complements for o in context.parse.children(c, "dobj")))
    return any(w.lemma in refused or w.lemma in cues.sayings or w.lemma in said for w in words)


def _on_steps(context: SentenceContext, frame: Frame, act: _Act) -> Iterator[Statement]:
    seen: set[tuple[str | None, str | None, bool]] = set()
    if any(is_other_thing(context.parse, frame.trigger, act.stance, c) for c in frame.complements):
        return
    for complement in frame.complements:
        refused = act.stance == "demands" and is_verbal(complement) and complement.lemma in REFUSING
        for head, found in _matters(context, complement, bare_issue=_may_be_bare(frame)):
            heard = found.negated and _is_no_of(act.negation, complement, found.word)
            step = replace(found, negated=found.negated ^ refused ^ heard)  # "urged Chad to *reject* a truce"
            behind = complement.index < frame.trigger.index < step.word.index  # "troops, backed by X, freed …"
            everyday = _is_place(context.parse, step.word) or step.word.lemma in EVERYDAY
            vague = (step.step == OTHER_CONDITION and act.stance == "demands") or (step.step is None and everyday)
            vague = vague or (step.negated and complement.lemma in context.lexicon.positions.inquiring)
            if (
                behind
                or vague
                or _is_manner(context.parse, complement, step.word)
                or is_other_matter(frame, step, denied=act.negation is not None)
                or (step.negated and is_contrasted(context.parse, frame.trigger, step.word))
            ):
                continue
            key = (step.step, step.issue, step.negated)
            if step.issue is not None and key not in seen and (step.step or step.depth <= BARE_DEPTH):
                yield _statement(context, frame, act, head, step, alone=not seen)
                seen.add(key)


def _is_manner(parse: Parse, complement: Token, word: Token) -> bool:
    """Whether what is wanted is only how a thing is to be: "wants the *summit to be short*"."""
    of_it = complement.lemma == "be" and word.dep == "nsubj" and word.head == complement.index
    how = parse.child(complement, "acomp") if of_it else None
    return how is not None and how.tag == "JJ"


def _is_no_of(negation: Token | None, complement: Token, word: Token) -> bool:
    """Whether an act is negated by the *no* of what it is on, which is not negated twice: "wants *no* truce"."""
    return negation is not None and negation.dep == "det" and negation.head in (complement.index, word.index)


def _is_place(parse: Parse, word: Token) -> bool:
    """Whether a word only says where: "protests *in the West Bank*"."""
    return word.dep == "pobj" and parse.head(word).lemma in WHERE


def _items(parse: Parse, head: Token) -> tuple[Token, ...]:
    """The items of a list that is what somebody wants to do: "discuss *borders* and a *truce*"."""
    objects = parse.children(head, "dobj") if is_verbal(head) else ()
    return tuple(t for o in objects for t in (o, *parse.children(o, "conj")))


def _may_be_bare(frame: Frame) -> bool:
    """Whether a position may be on an issue without a step: by a verb that is not common elsewhere."""
    return not frame.cue.group.speech and frame.trigger.pos != "NOUN"


def _matters(context: SentenceContext, head: Token, *, bare_issue: bool) -> Iterator[tuple[Token, FoundStep]]:
    """The steps of a complement, each with the head of the phrase that names it."""
    found = referred_steps(context, head) or listed_steps(context, head, bare_issue=bare_issue)
    items = _items(context.parse, head)
    if bare_issue and len(items) > 1:
        named = {s.issue for s in found}
        alone = [step_of(context, i) for i in items]
        found += tuple(s for s in alone if s is not None and s.step is None and s.issue not in named)
    for n, step in enumerate(found):
        yield (head if n == 0 else listing_of(context.parse, step.word)), step


def _act(context: SentenceContext, frame: Frame) -> _Act | None:
    group, parse = frame.cue.group, context.parse
    verb = frame.carrier or (frame.trigger if is_verbal(frame.trigger) else parse.head(frame.trigger))
    words = [frame.trigger] + (
        [verb] if is_verbal(verb) and frame.trigger.dep in ("acomp", "oprd", "attr", "dobj") else []
    )
    cues = context.lexicon.status_cues
    no = next((n for w in words if (n := negation_of(parse, w, cues) or no_longer(parse, w))), None)
    only = no is not None and asks_only(parse, no)
    no = None if only else no
    if is_verbal(verb) and any(a.lemma in context.lexicon.positions.duty_modals for a in parse.children(verb, "aux")):
        return None
    acts = (verb, parse.head(verb)) if verb.dep == "xcomp" else (verb,)
    if any(a.lemma in POSSIBLE for v in acts if is_verbal(v) for a in parse.children(v, "aux")):
        return None  # "may want to …", "could decide to refuse" guess
    own = frame.trigger.pos != "ADJ" and frame.carrier is None
    reality = status_of(context, frame.trigger if own else verb)
    kept = reality.status in KEPT and (reality.status != "planned" or _is_to_come(parse, verb, frame.trigger))
    status = reality.status if kept else group.status
    if reality.rule == "would" and is_conditional(parse, verb):
        status = "conditional"
    if no is None and own and not only and is_unmade(context, frame, reality):
        return None
    if no is None:
        denied = reality.status == "denied"
        factuality: Factuality = reality.factuality if denied or reality.factuality not in ("CT-", "Uu") else "CT+"
        return _Act(group.stance, group.type, status, factuality, None)
    if group.denied is None:
        return None
    if group.denied in ("rejects", "opposes"):
        return _Act(group.denied, "REJECT", "occurred" if group.denied == "rejects" else None, "CT+", no)
    return _Act(group.denied, group.type, "unreported" if group.type == "REQUEST" else status, "CT-", no)


def _is_to_come(parse: Parse, verb: Token, trigger: Token) -> bool:
    """Whether the act itself is yet to come ("will demand", "plans to renew"), not only what it is on."""
    words = (verb, trigger) if is_verbal(verb) else (trigger,)
    return any(a.tag in ("MD", "TO") for w in words for a in parse.children(w, "aux"))


def _statement(
    context: SentenceContext, frame: Frame, act: _Act, head: Token, found: FoundStep, *, alone: bool
) -> Statement:
    span = clause_of(context.parse, frame.trigger, frame.carrier) if alone else _conjunct(context, head)
    trigger = _trigger(context, frame, act) if alone else context.span(head)
    begun = told(context, "position", span, trigger, frame.rule)
    raised = act.stance == "demands" and _is_raised(context, found.word, frame.trigger)
    own = frame.holders if found.step is not None and _is_own_deed(context, frame, head, found.step) else ()
    date, due = act_time(context, frame.trigger, frame.complements)
    asked = tuple(a for a in frame.addressed if a not in frame.holders)  # nobody urges himself
    on = on_of(context, found, head, addressed=asked, own=own, holders=frame.holders)
    words = _words(context.parse, frame)
    if frame.cue.group.reverses:
        on = replace(on, negated=not on.negated)
    return replace(
        begun,
        holders=frame.holders,
        issue=found.issue,
        stance="supports" if raised else act.stance,  # who wants to discuss a thing does not demand it
        type=act.type,
        status=act.status,
        factuality=act.factuality,
        actors=frame.holders,
        date=date,
        due=begun.due or due,
        recipients=joined_recipients(context, words, asked, frame.holders, ADDRESSED)
        or recipients_of(context, words, act.type, frame.holders)
        or tuple(b for b in on.by if b not in frame.holders),
        on=on,
    )


def _is_raised(context: SentenceContext, matter: Token, trigger: Token) -> bool:
    """Whether what is wanted is to speak of it: "wants to *discuss* borders and trade"."""
    raising, above = context.lexicon.positions.raising, context.parse.ancestors(matter)
    between = (t for t in (matter, *above) if t.index > trigger.index)
    return any(t.lemma in raising and is_verbal(t) for t in between)


ADDRESSED = ("obj", "on", "upon", "to", "from")
"""Where those stand of whom something is asked."""


def _words(parse: Parse, frame: Frame) -> tuple[Token, ...]:
    """The trigger of a position with the verb that carries it: "*gave* Chad a *deadline*"."""
    verb = frame.carrier or (parse.head(frame.trigger) if frame.trigger.dep == "dobj" else None)
    return (frame.trigger, verb) if verb is not None else (frame.trigger,)


def _conjunct(context: SentenceContext, head: Token) -> Span:
    return clause_of(context.parse, head) if is_verbal(head) else phrase_of(context.parse, head)


def _trigger(context: SentenceContext, frame: Frame, act: _Act) -> Span:
    """The word with its particle, and with the negation that makes the act (guideline 5)."""
    words = [frame.trigger, *context.parse.children(frame.trigger, "prt")]
    if act.negation is not None and act.type == "REJECT":
        words.append(act.negation)
    return Span(min(w.start for w in words), max(w.end for w in words))


def _is_own_deed(context: SentenceContext, frame: Frame, head: Token, step: str | None) -> bool:
    """Whether the holder speaks of an own deed: "wants to keep", "refuses to join", with nobody addressed.

    A mere noun leaves it open who would do it ("rejects foreign forces"), but for what one commits oneself to.
    """
    group = frame.cue.group
    if step in MUTUAL and (group.name in ("propose", "proposal") or head.lemma in THIRD):
        return False  # a mediator proposes, or offers to host, talks of others
    if head.lemma == "see" and group.name == "want":
        return False  # "wanted to *see* an end to the raids"
    if group.own and (is_verbal(head) or group.name in OWN_DEEDS):
        return context.parse.child(head, "nsubj", "nsubjpass") is None or group.name in OWN_DEEDS
    if frame.trigger.pos != "VERB" or context.parse.child(frame.trigger, "dobj") is not None:
        return False
    asked = (p for p in context.parse.children(frame.trigger, "prep") if p.lemma in frame.cue.prepositions)
    if any(p.lemma in ADDRESSING and context.parse.child(p, "pobj") not in frame.complements for p in asked):
        return False  # "called on the parties to …"
    infinitive = context.parse.subtree(head)[0].tag == "TO" or any(
        a.tag == "TO" for a in context.parse.children(head, "aux")
    )
    return infinitive and not frame.addressed and context.parse.child(head, "nsubj", "nsubjpass") is None
