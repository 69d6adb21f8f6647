"""How real a happening is: held, under way, planned, proposed, demanded, denied, history (guideline 4 and 5)."""

from __future__ import annotations

from datetime import date, timedelta

from truceline.code.clauses import is_verbal
from truceline.code.context import SentenceContext
from truceline.code.reality.cue_words import is_bought
from truceline.code.reality.factuality import negation_of
from truceline.code.reality.governors import carried, governed
from truceline.code.reality.judged import judged
from truceline.code.reality.own_words import own
from truceline.code.reality.reality import Reality
from truceline.code.reality.suppositions import under_condition
from truceline.code.reality.tense import by_tense
from truceline.code.reality.untrue import called_untrue
from truceline.code.slots.circumstances import DATED, PAST, time_of
from truceline.model.parse import Parse, Token
from truceline.model.statement import Attribution
from truceline.model.time import Timex


def status_of(
    context: SentenceContext,
    trigger: Token,
    *,
    attribution: tuple[Attribution, ...] = (),
    carrier: Token | None = None,
) -> Reality:
    """Decide how real the happening is that a trigger names, in the view of its innermost source.

    Looks, in this order, at denials among its sources, at its own negation, modal, adverbs and adjectives, at the
    words that govern it (plan, demand, refuse, fail …), at conditions, and last at tense. `carrier` is the verb that
    carries a noun (*held* talks). What the outlet commits itself to is told by `factuality_outlet.view_of`.
    """
    head = carrier or trigger
    words = own(context, trigger, head)
    if words is not None and words.rule.endswith("(adjective)") and words.status == "planned":
        off = carried(context, carrier) or governed(context, head)  # "*cancelled* a *planned* meeting"
        words = off if off is not None and off.factuality == "CT-" else words
    if words is not None and words.rule == "will":
        above = governed(context, head)  # "*hopes* that they will meet"
        words = above if above is not None and above.rule in UNSURE else words
    reality = words or carried(context, carrier) or governed(context, head) or by_tense(context, head)
    if any(a.role == "denies" for a in attribution) and not _frames_denied(context, trigger):
        if (undenied := _undenied(context, attribution, reality)) is None:
            return Reality("denied", "CT-", attribution[-1].cue_span, "deny")
        reality = undenied
    if (cue := attribution[-1].cue_span if attribution else None) and context.words(cue).lower().startswith(JOKING):
        return Reality("occurred", "Uu", cue, "joke")
    if carrier is not None and carrier.lemma == "be" and context.parse.head(trigger).index == carrier.index:
        away = next((a for a in context.parse.children(carrier, "advmod") if a.lemma == "away"), None)
        if away is not None and reality == Reality("occurred", "CT+"):
            return Reality("planned", "CT+", context.span(away), "days away")
    if carrier is not None and _has_no_outcome(trigger, carrier) and reality.factuality in ("CT-", "PS-"):
        reality = Reality("occurred", "CT+", reality.cue, "no outcome")
    if carrier is not None and trigger.dep != "nsubj" and carrier.lemma in HALTS and _is_talks(context, trigger):
        reality = Reality("planned", "CT-", context.span(carrier), "halted talks")
    if reality == Reality("occurred", "CT+") and (planned := _set_for(context, trigger)) is not None:
        reality = planned
    found = judged(context, head, _by_date(context, trigger, head, reality))
    if found.factuality == "CT+" and (untrue := called_untrue(context, head)) is not None:
        return untrue
    return under_condition(context, head, found)


def _undenied(context: SentenceContext, attribution: tuple[Attribution, ...], reality: Reality) -> Reality | None:
    """What nobody denies is so, what somebody does not deny is open: "*no one denies* that they met"."""
    parse, cues = context.parse, context.lexicon.status_cues
    spans = (a.cue_span for a in attribution if a.role == "denies" and a.cue_span is not None)
    verbs = [w for span in spans for w in parse.within(span) if is_verbal(w)]
    no = next((n for v in verbs if (n := negation_of(parse, v, cues)) is not None), None)
    if no is None:
        return None
    nobody = no.dep in ("nsubj", "det")
    return reality if nobody else Reality("unreported", "Uu", context.span(no), "not denied")


def _frames_denied(context: SentenceContext, trigger: Token) -> bool:
    """Whether a happening is only the time of what is denied, its purpose or a thing in it that is taken as known:
    "denied saying so *during a meeting*", "denied that it was paid *to attack* them", "the deal *proposed* by Chad"."""
    parse, frame = context.parse, context.parse.head(trigger)
    if trigger.dep == "acl" and trigger.tag == "VBN" and parse.child(trigger, "nsubj", "nsubjpass") is None:
        return True
    if is_bought(parse, trigger):
        return True
    return trigger.dep == "pobj" and frame.lemma in ("during", "after") and _is_talks(context, trigger)


UNSURE = ("propose", "fear", "unlikely", "no report", "rejected report", "no basis", "deny", "refuse")
"""Cues that leave open also what *will* be: "hopes that they will accept", "doubts that they will"."""

JOKING = ("joke", "joking", "quip", "jest")
"""How verbs begin whose words nobody takes for so."""

HALTS = frozenset({"suspend", "pause", "freeze", "halt"})
"""Verbs after which the talks that are their object do not go on."""


def _is_talks(context: SentenceContext, noun: Token) -> bool:
    return noun.lemma in context.lexicon.event_words.classes["TALKS"]


def _set_for(context: SentenceContext, noun: Token) -> Reality | None:
    """What a participle says of a happening to come: "the summit, *set for* June"; none where that day has passed."""
    cues, published = context.lexicon.status_cues, (context.article.article.published or "")[:10]
    for participle in context.parse.children(noun, "acl"):
        cue = cues.governor(participle.lemma, "VERB") if participle.tag == "VBN" else None
        if (
            cue is None
            or cue.name not in ("plan", "expect")
            or not context.parse.children(participle, "prep", "npadvmod")
        ):
            continue
        timex = time_of(context, participle)
        if timex is None or not _is_past(timex, published):
            return Reality("planned", "PR+", context.span(participle), f"{cue.name} (participle)")
    return None


def _has_no_outcome(noun: Token, carrier: Token) -> bool:
    """Whether what is denied is only what comes of a happening: "the talks *reached no* deal", "… brought nothing"."""
    return noun.dep not in ("dobj", "nsubjpass") and carrier.lemma in OUTCOMES


OUTCOMES = frozenset({"produce", "reach", "yield", "bring", "achieve", "sign", "result", "focus", "cover", "include"})
"""Verbs whose subject takes place whatever comes of it."""


def _by_date(context: SentenceContext, trigger: Token, head: Token, reality: Reality) -> Reality:
    """Let the date of the happening, set against that of publication, correct what tense alone had decided.

    Long past is history; a day to come, a *would* or a present tense with a day ("he said he would meet them on
    Monday", "the talks open on Monday") is a plan.
    """
    if (when := _when(context, head, reality)) is not None:
        return Reality("planned", "CT+", context.span(when), "when to come")
    timex = time_of(context, trigger, resolved=False)
    found = _at_present(context, head, reality, timex) or _by_would(context, head, reality, timex)
    if found is not None or timex is None:
        return found or reality
    published = (context.article.article.published or "")[:10]
    if reality.rule in ("ahead", "will frame") and published and _is_past(timex, published):
        return Reality("occurred", "CT+", timex.span, "told against a day past")
    framed = trigger.dep == "pobj" and context.parse.head(trigger).lemma in context.lexicon.status_cues.frames
    if (
        framed
        and reality == Reality("planned", "PR+", reality.cue, reality.rule)
        and published
        and _is_past(timex, published)
    ):
        return Reality("occurred", "CT+", timex.span, "told against a day past")
    is_ahead = published and timex.earliest and timex.earliest[:10] > published
    if head.tag == "VBG" and reality.status == "ongoing" and is_ahead:
        return Reality("planned", "CT+", timex.span, "day to come")
    if reality == Reality("occurred", "CT+") and head.tag in ("VBZ", "VBP") and not _is_past(timex, published):
        return Reality("planned", "CT+", timex.span, "day to come")
    if reality.status != "occurred" or reality.factuality != "CT+" or not published:
        return reality
    if timex.latest and timex.latest[:10] < _days_before(published, HISTORY):
        return Reality("historical", "CT+", timex.span, "long past")
    if is_ahead and head.tag not in PAST:
        return Reality("planned", "CT+", timex.span, "day to come")
    return reality


def _at_present(context: SentenceContext, head: Token, reality: Reality, timex: Timex | None) -> Reality | None:
    """What goes on *now*: "they *now* hold talks"; not "now open on *Monday*"."""
    if reality != Reality("occurred", "CT+") or head.tag not in ("VBZ", "VBP") or timex is None or timex.value != NOW:
        return None
    alone = all(t.value == NOW for t in context.times if t.type in DATED)
    return Reality("ongoing", "CT+", timex.span, "now") if alone else None


NOW = "PRESENT_REF"
"""The value of a time that is the present, whatever the day."""


def _by_would(context: SentenceContext, head: Token, reality: Reality, timex: Timex | None) -> Reality | None:
    """The plan that a *would* tells, which is the *will* of who spoke in the past, or has a day."""
    would = reality.cue is not None and context.words(reality.cue).lower() in ("would", "'d", "’d")
    if not would or reality.factuality != "Uu":
        return None
    if _is_backshifted(context.parse, head):
        return Reality("planned", "CT+", reality.cue, "would in the past")
    return Reality("planned", "CT+", reality.cue, "would with a day") if timex is not None else None


def _when(context: SentenceContext, head: Token, reality: Reality) -> Token | None:
    """The *when* of a contact to come, told in the present tense of people who are named: "when the two *meet*".

    So also of what something else waits for: "when the pact *is signed*, they will leave".
    """
    parse, passive = context.parse, context.parse.child(head, "auxpass")
    if reality.factuality != "CT+" or (passive or head).tag not in ("VBZ", "VBP"):
        return None
    if (time := _by_the_time(parse, head)) is not None:
        return time
    if head.lemma not in MEETING and not _awaits_main_verb(parse, head):
        return None
    subject = parse.child(head, "nsubj", "nsubjpass")
    told = subject is not None and (subject.pos == "PROPN" or parse.child(subject, "det", "poss") is not None)
    return next((a for a in parse.children(head, "advmod", "mark") if a.lemma == "when"), None) if told else None


def _by_the_time(parse: Parse, head: Token) -> Token | None:
    """The *time* of "*by the time* it is signed", above its verb or, as some parsers have it, below."""
    above = [parse.head(head)] if head.dep in ("relcl", "acl", "advcl") else []
    below = [o for p in parse.children(head, "prep") for o in parse.children(p, "pobj")]
    return next((t for t in (*above, *below) if t.lemma == "time" and parse.head(t).lemma == "by"), None)


def _awaits_main_verb(parse: Parse, head: Token) -> bool:
    """Whether what follows from it is to come: "when the talks *fail*, he *will* leave"."""
    above = parse.head(head)
    return head.dep in ("advcl", "ccomp") and any(a.lemma in ("will", "'ll") for a in parse.children(above, "aux"))


MEETING = frozenset({"meet", "convene", "gather", "visit", "host"})
"""Verbs of a contact."""


def _is_backshifted(parse: Parse, head: Token) -> bool:
    """Whether a *would* is the *will* of somebody who spoke in the past: "announced that he *would* visit Oslo"."""
    verb = parse.head(head)
    return head.dep == "ccomp" and verb.tag == "VBD" and verb.lemma in TELLING and parse.child(head, "advcl") is None


TELLING = frozenset({"say", "announce", "confirm", "declare", "mention", "tell", "state", "add"})
"""Verbs that pass on what is to come."""


def _is_past(timex: Timex, published: str) -> bool:
    """Whether a time is over on the day of publication, as far as that is known."""
    return timex.latest is not None and (not published or timex.latest[:10] <= published)


HISTORY = 90
"""Days before publication after which a happening is background (dev part of the gold statements: January is history
in May, 18 March is not)."""


def _days_before(day: str, days: int) -> str:
    return (date.fromisoformat(day) - timedelta(days=days)).isoformat()


def carrier_of(context: SentenceContext, noun: Token) -> Token | None:
    """The verb that carries a noun: *held* talks, talks *took place*, a strike was *launched*; None for a verb."""
    if noun.pos not in ("NOUN", "PROPN"):
        return None
    verb, cues = context.parse.head(noun), context.lexicon.status_cues
    if noun.dep == "pobj" and (measured := _measure(context, noun)) is not None:
        return carrier_of(context, measured)
    if noun.dep == "conj":
        return carrier_of(context, verb) if verb.index != noun.index else None
    if not is_verbal(verb):
        return None
    if noun.dep == "nsubj" and verb.lemma == "be" and (due := _due(context, verb)) is not None:
        return due
    if noun.dep == "nsubj" and verb.lemma == "have" and (had_to := context.parse.child(verb, "xcomp")) is not None:
        return had_to  # "the talks had to be *put off*"
    with_object, with_subject = verb.lemma in cues.carriers_of_object, verb.lemma in cues.carriers_of_subject
    carries = {
        "dobj": with_object or verb.lemma == "be",
        "attr": with_object or verb.lemma == "be",
        "nsubjpass": with_object or with_subject,
        "nsubj": with_subject,
    }
    return verb if carries.get(noun.dep) else None


def _due(context: SentenceContext, be: Token) -> Token | None:
    """What talks are to do, or due, likely or ready to: "were to *start*", "are due to *start*"."""
    carriers = context.lexicon.status_cues.carriers_of_subject
    verbs = (x for a in (be, *context.parse.children(be, "acomp")) for x in context.parse.children(a, "xcomp"))
    return next((x for x in verbs if x.lemma in carriers), None)


def _measure(context: SentenceContext, noun: Token) -> Token | None:
    """The noun of measure before a noun: the *round* of "a round of talks"."""
    of = context.parse.head(noun)
    above = context.parse.head(of)
    return above if of.lemma == "of" and above.lemma in context.lexicon.event_words.measures else None
