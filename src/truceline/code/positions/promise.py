"""Positions in what somebody says of own deeds to come: what they would do if, and what they will go on doing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from truceline.code.clauses import clause_of
from truceline.code.context import SentenceContext
from truceline.code.events.find import match_of
from truceline.code.events.told import SAID
from truceline.code.parties.grammar import is_passive, surface_subjects
from truceline.code.parties.holders import holders_of, side_of_speaker
from truceline.code.parties.recipients import recipients_of
from truceline.code.positions.at_hand import matter_at_hand
from truceline.code.positions.conditional import in_condition, is_conditional
from truceline.code.positions.deeds import harm_in, is_told_as_harm, is_yielding, threat
from truceline.code.positions.reference import step_meant
from truceline.code.steps.find import FoundStep
from truceline.code.steps.on import doers_of, on_of
from truceline.code.told import speakers_of, told
from truceline.lexicon.issues import OTHER_CONDITION
from truceline.model.parse import Token
from truceline.model.spans import Span
from truceline.model.statement import Statement

PROMISING = frozenset({"will", "wo", "would", "'ll", "’ll", "'d", "’d"})
OWN_PURSUITS = frozenset({"nuclear_limits", "settlement_freeze"})
"""Steps whose reverse is a pursuit of the speaker's own country where nobody else is named."""


THREATENING = frozenset({"warn", "threaten", "caution"})
"""Verbs whose deed is no offer: "*warned* that it would leave the talks if attacked"."""


WAVERING = frozenset({"hesitate", "shy", "shrink", "flinch", "waver", "balk", "baulk"})
"""Verbs by which who will not do so says that he will act: "will not *hesitate* to leave"."""


def find_promises(context: SentenceContext, taken: set[int]) -> Iterator[Statement]:
    """Find offers under a condition, and what somebody will go on doing though others want it stopped.

    `taken` are the words that other positions have used.
    """
    for verb in context.parse.content:
        if verb.pos != "VERB" or (verb.dep != "xcomp" and context.parse.child(verb, "aux") is None):
            continue
        if verb.index in taken or in_condition(context.parse, verb):
            continue
        if (weighed := _considered(context, verb)) is not None:
            yield weighed
            continue
        vowed = verb.dep == "xcomp" and context.parse.head(verb).lemma in context.lexicon.positions.promising
        if not vowed and not any(a.text.lower() in PROMISING for a in context.parse.children(verb, "aux")):
            continue
        at_hand = _vowed if vowed else _pledged
        found = _going_on(context, verb) or _offered(context, verb) or at_hand(context, verb)
        if found is not None:
            yield found


def _offered(context: SentenceContext, verb: Token) -> Statement | None:
    """ "We will withdraw if the siege is lifted": an own deed under a condition, by whoever speaks."""
    parse = context.parse
    if not is_conditional(parse, verb) or parse.child(verb, "neg") or is_passive(parse, verb):
        return None
    if verb.dep == "ccomp" and parse.head(verb).lemma in THREATENING:
        return None
    found = step_meant(context, verb, bare_issue=False)
    if found is None or found.issue is None or found.step in (None, OTHER_CONDITION) or found.negated:
        return None
    begun = told(context, "position", clause_of(parse, verb), context.span(verb), "positions.promise.conditional")
    holders = _speaking_of_themselves(context, begun, verb)
    if not holders:
        return None
    if found.step == "sanctions":
        begun = replace(begun, stance="considers", type="THREATEN", status="threatened", factuality="CT+")
        return _held(context, begun, found, verb, holders)
    begun = replace(begun, stance="offers", type="AGREE", status="conditional", factuality="Uu")
    return _held(context, begun, found, verb, holders)


def _pledged(context: SentenceContext, verb: Token) -> Statement | None:
    """ "We will respect the line", "Sudan won't wait": what a side says it will or will not do, where no step is named.

    A verb that names a happening of its own ("will meet") tells that one; to say that one will do harm ("we will bomb
    the port") is a threat.
    """
    parse, cues = context.parse, context.lexicon.positions
    if verb.tag != "VB" or verb.dep in ("relcl", "acl", "advcl") or is_passive(parse, verb):
        return None
    if verb.lemma in context.lexicon.act_words.idle and verb.lemma not in cues.pledging:
        return None
    span, head = clause_of(parse, verb), next(iter(parse.children(verb, "dobj")), verb)
    found = matter_at_hand(context, head, span)
    if found is None or is_conditional(parse, verb) or _is_deed(context, verb):
        return None
    if _is_doubted(context, verb):
        return None
    begun = told(context, "position", span, context.span(verb), "positions.promise.at_hand")
    no = parse.child(verb, "neg") is not None
    if no and (verb.lemma in cues.said_verbs or verb.lemma in WAVERING):
        return None  # "would not *describe* the offer" is silence
    holders = _speaking_of_themselves(context, begun, verb)
    if not holders and no and not begun.attribution:
        holders = holders_of(context, surface_subjects(parse, verb))  # "Khartoum will not wait"
    if not holders:
        return None
    if not no and (harm := harm_in(context, verb)) is not None:
        return threat(context, span, context.span(verb), verb, harm, holders)
    if not no and not is_yielding(context, verb):
        return None
    begun = replace(begun, stance="rejects" if no else "offers", type="REJECT" if no else "AGREE")
    held = _held(context, replace(begun, status="occurred" if no else "planned"), found, verb, holders)
    return replace(held, recipients=recipients_of(context, (verb,), held.type, holders))


def _is_deed(context: SentenceContext, verb: Token) -> bool:
    """Whether a verb names a happening of its own, not only what a side says that it will or will not do."""
    match = match_of(context, verb)
    return match is not None and SAID.keys().isdisjoint(match.row.needs)


def _vowed(context: SentenceContext, verb: Token) -> Statement | None:
    """ "Sudan has promised to do that": a promise that names no step."""
    parse, word = context.parse, context.parse.head(verb)
    span = clause_of(parse, word)
    found = matter_at_hand(context, verb, span)
    holders = holders_of(context, surface_subjects(parse, word))
    unreal = (
        parse.child(word, "neg") is not None
        or word.lemma not in context.lexicon.positions.vowing
        or in_condition(parse, word)
    )
    if found is None or not holders or unreal or is_passive(parse, word) or word.dep in ("xcomp", "relcl"):
        return None
    begun = told(context, "position", span, context.span(word), "positions.promise.vowed")
    no = parse.child(verb, "neg") is not None
    if not no and (harm := harm_in(context, verb)) is not None:
        if is_told_as_harm(context, word):
            return None
        return threat(context, span, context.span(word), verb, harm, holders)
    if not no and not is_yielding(context, verb):
        return None
    begun = replace(begun, stance="rejects" if no else "offers", type="REJECT" if no else "AGREE", status="occurred")
    return _held(context, begun, found, verb, holders)


def _is_doubted(context: SentenceContext, verb: Token) -> bool:
    """Whether a clause is asked or only thought: "did not say *when it would leave*", "thinks it will lose"."""
    parse, above = context.parse, context.parse.head(verb)
    thought = above.lemma in context.lexicon.assessments.groups.of("outlook", "expecting")
    asked = any(t.tag in ("WRB", "WP", "WDT") for t in parse.children(verb))
    saying = (above, parse.head(above)) if above.dep == "conj" else (above,)  # "*never* came out and said that …"
    return asked or (verb.dep == "ccomp" and (thought or any(parse.child(v, "neg") is not None for v in saying)))


def _considered(context: SentenceContext, verb: Token) -> Statement | None:
    """ "We may lift the blockade", "could impose new sanctions, its minister said": an own deed that is left open."""
    parse = context.parse
    modal = next((a for a in parse.children(verb, "aux") if a.lemma in WEIGHING), None)
    if modal is None or verb.lemma == "use" or parse.child(verb, "neg") or is_passive(parse, verb):
        return None  # "could use some rest" is no plan
    if any(a.lemma == "have" for a in parse.children(verb, "aux")):
        return None  # "could have" looks back
    found = step_meant(context, verb, bare_issue=False)
    if found is None or found.issue is None or found.step in (None, OTHER_CONDITION) or found.negated:
        return None
    begun = told(context, "position", clause_of(parse, verb), Span(modal.start, verb.end), "positions.promise.open")
    holders = _speaking_of_themselves(context, begun, verb)
    if not holders:
        return None
    threat = found.step == "sanctions"
    begun = replace(begun, stance="considers", type="THREATEN" if threat else "AGREE", factuality="PS+")
    return _held(context, replace(begun, status="threatened" if threat else "proposed"), found, verb, holders)


WEIGHING = frozenset({"may", "might", "could"})
"""Modals that leave an own deed open."""


def _speaking_of_themselves(context: SentenceContext, begun: Statement, verb: Token) -> tuple[str, ...]:
    """The subject of a verb where it is also who is quoted, or the government for which that one speaks."""
    holders = holders_of(context, surface_subjects(context.parse, verb))
    ours = {*speakers_of(begun), *side_of_speaker(context, verb)}
    return holders if set(holders) <= ours else ()


def _going_on(context: SentenceContext, verb: Token) -> Statement | None:
    """ "Will maintain enrichment", "will keep its troops": what others want stopped goes on (guideline 6).

    "The war will continue" is a forecast in most mouths; only "enrichment will continue" needs no doer.
    """
    parse, cues = context.parse, context.lexicon.positions
    if verb.lemma not in cues.going_on or parse.child(verb, "neg") is not None:
        return None
    found = step_meant(context, verb, bare_issue=False)
    if found is None or found.issue is None or not (found.negated or found.step == "sanctions"):
        return None
    begun = told(context, "position", clause_of(parse, verb), context.span(verb), "positions.promise.going_on")
    vowed = verb.dep == "xcomp"
    subjects = surface_subjects(parse, verb)
    holders = holders_of(context, subjects) if vowed else _speaking_of_themselves(context, begun, verb)
    if not holders and found.step in OWN_PURSUITS and not doers_of(context, found, verb):
        holders = tuple(h for h in side_of_speaker(context, verb) if _is_government(context, h))
    if not holders:
        return None
    return _held(context, replace(begun, stance="supports", type=None, status="planned"), found, verb, holders)


def _is_government(context: SentenceContext, actor: str) -> bool:
    return any(a.id == actor and a.kind == "government" for a in context.article.actors)


def _held(
    context: SentenceContext, begun: Statement, found: FoundStep, verb: Token, holders: tuple[str, ...]
) -> Statement:
    on = on_of(context, found, verb, own=holders)
    return replace(begun, holders=holders, actors=holders, issue=found.issue, on=on)
