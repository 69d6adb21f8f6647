"""How real a happening is: held, under way, planned, proposed, demanded, denied, history (guideline 4 and 5)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from truceline.code.clauses import is_verbal
from truceline.code.context import SentenceContext
from truceline.code.factuality import adverb_of, modal_of, negated, negation_of, no_noun
from truceline.code.participants import objects_of
from truceline.code.slots import PAST, time_of
from truceline.lexicon.status_cues import StatusCue, StatusCues
from truceline.model.parse import Parse, Token
from truceline.model.spans import Span
from truceline.model.statement import Attribution, Factuality, Status
from truceline.model.time import Timex

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


@dataclass(frozen=True, slots=True)
class Reality:
    """A status, a factuality and the word that decided them (null where tense alone did)."""

    status: Status | None
    factuality: Factuality
    cue: Span | None = None


def status_of(
    context: SentenceContext,
    trigger: Token,
    *,
    attribution: tuple[Attribution, ...] = (),
    carrier: Token | None = None,
) -> Reality:
    """Decide how real the happening is that a trigger names.

    Looks, in this order, at denials among its sources, at its own negation, modal, adverbs and adjectives, at the
    words that govern it (plan, demand, refuse, fail …), at conditions, and last at tense. `carrier` is the verb that
    carries a noun (*held* talks).
    """
    head = carrier or trigger
    reality = (
        _own(context, trigger, head)
        or _carried(context, carrier)
        or _governed(context, head)
        or _by_tense(context, head)
    )
    if any(a.role == "denies" for a in attribution):
        return Reality("denied", "CT-", attribution[-1].cue_span)
    return _under_condition(context, head, _by_date(context, trigger, head, reality))


def _by_date(context: SentenceContext, trigger: Token, head: Token, reality: Reality) -> Reality:
    """Let the date of the happening, set against that of publication, correct what tense alone had decided.

    Long past is history; a day to come, a *would* or a present tense with a day ("he said he would meet them on
    Monday", "the talks open on Monday") is a plan.
    """
    timex = time_of(context, trigger, resolved=False)
    if timex is None:
        return reality
    would = reality.cue is not None and context.words(reality.cue).lower() in ("would", "'d", "’d")
    if would and reality.factuality == "Uu":
        return Reality("planned", "CT+", reality.cue)
    published = (context.article.article.published or "")[:10]
    if reality == Reality("occurred", "CT+") and head.tag in ("VBZ", "VBP") and not _is_past(timex, published):
        return Reality("planned", "CT+", timex.span)
    if reality.status != "occurred" or reality.factuality != "CT+" or not published:
        return reality
    if timex.latest and timex.latest[:10] < _days_before(published, HISTORY):
        return Reality("historical", "CT+", timex.span)
    if timex.earliest and timex.earliest[:10] > published and head.tag not in PAST:
        return Reality("planned", "CT+", timex.span)
    return reality


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
    if noun.dep in ("dobj", "attr") and verb.lemma in (*cues.carriers_of_object, "be"):
        return verb
    if noun.dep == "nsubjpass" and verb.lemma in (*cues.carriers_of_object, *cues.carriers_of_subject):
        return verb
    return verb if noun.dep == "nsubj" and verb.lemma in cues.carriers_of_subject else None


def _measure(context: SentenceContext, noun: Token) -> Token | None:
    """The noun of measure before a noun: the *round* of "a round of talks"."""
    of = context.parse.head(noun)
    above = context.parse.head(of)
    return above if of.lemma == "of" and above.lemma in context.lexicon.event_words.measures else None


def governors_of(parse: Parse, word: Token) -> Iterator[Token]:
    """The words above a word that may say how real it is, nearest first, up to the end of its clause."""
    current = word
    for _ in range(DEPTH):
        if current.head == current.index:
            return
        above = parse.head(current)
        if current.dep == "conj" or (above.pos in ("ADP", "PART", "SCONJ") and current.dep in ("pobj", "pcomp")):
            current = above
            continue
        if current.dep in ("prep", "agent") or current.dep in GOVERNED:
            framed = current.dep == "prep" and current.lemma in FRAMES
            if framed and not is_verbal(above) and current.lemma not in ("in", "at"):
                return
            if not framed or not is_verbal(above):
                yield above
            elif not any(a.tag == "TO" for a in parse.children(above, "aux")):
                return
            current = above
            continue
        return


FRAMES = frozenset({"in", "at", "during", "after", "following", "since", "amid", "despite"})
"""Prepositions before a happening that only frames another: "*in* a call with B, A proposed a truce"."""


def _own(context: SentenceContext, trigger: Token, head: Token) -> Reality | None:
    """What the trigger's own words say: modifiers of a noun, then negation, modal and adverb of the verb."""
    parse, cues = context.parse, context.lexicon.status_cues
    no = negation_of(parse, trigger, cues) or negation_of(parse, head, cues) or no_noun(parse, trigger, cues)
    adjective = _modifier(parse, trigger, cues)
    verb = head if is_verbal(head) else None
    modal = modal_of(parse, verb, cues) if verb else None
    if modal:
        return _modal_reality(context, modal, no)
    if adjective and not no:
        return Reality(*MODIFIED[adjective[1]], context.span(adjective[0]))
    adverb = adverb_of(parse, verb, cues) if verb else None
    if adverb and not no:
        return Reality(*MODIFIED[adverb[1]], context.span(adverb[0]))
    if no and no.lemma == "without" and not _is_outcome(parse, no):
        return Reality("conditional", "Uu", context.span(no))
    if no:
        return Reality("occurred", "CT-", context.span(no))
    if any(_is_past_year(context, t) for t in (trigger, *objects_of(parse, head)) if t.pos == "NOUN"):
        return Reality("historical", "CT+")
    return None


def _is_outcome(parse: Parse, without: Token) -> bool:
    """Whether *without* tells how something ended, not on what it hangs: "*without* a deal the talks would end"."""
    verb = next((t for t in parse.ancestors(without) if is_verbal(t)), None)
    if verb is None:
        return True
    modal = any(a.tag in ("MD", "TO") for a in parse.children(verb, "aux"))
    return without.index > verb.index and not modal


def _is_past_year(context: SentenceContext, noun: Token) -> bool:
    """Whether a year before that of publication stands before a noun: "the *2015* deal"."""
    published = (context.article.article.published or "")[:4]
    years = (c.text for c in context.parse.children(noun, "nummod", "compound", "amod", "nmod"))
    return any(y.isdigit() and len(y) == 4 and "1900" < y < published for y in years)


def _modal_reality(context: SentenceContext, modal: tuple[Token, StatusCue], no: Token | None) -> Reality:
    word, cue = modal
    factuality = negated(cue.factuality, no)
    return Reality(cue.status, factuality, context.span(word))


MODIFIED: dict[str, tuple[Status, Factuality]] = {
    "planned": ("planned", "CT+"),
    "expected": ("planned", "PR+"),
    "possible": ("proposed", "PS+"),
    "proposed": ("proposed", "Uu"),
    "ongoing": ("ongoing", "CT+"),
    "historical": ("historical", "CT+"),
    "reported": ("occurred", "PR+"),
}
"""What the adjectives and adverbs of the lexicon's groups say (guideline 4 and 5)."""


def _modifier(parse: Parse, noun: Token, cues: StatusCues) -> tuple[Token, str] | None:
    """A word before a noun, or before its measure (the *next* round of talks), that says how real it is."""
    of = parse.head(noun)
    measure = (parse.head(of),) if noun.dep == "pobj" and of.lemma == "of" else ()
    for adjective in (a for n in (noun, *measure) for a in parse.children(n, "amod", "compound")):
        group = cues.modifiers.get(adjective.text.lower())
        if group:
            return adjective, group
    return None


def _governed(context: SentenceContext, head: Token) -> Reality | None:
    """What the nearest governing word says; a negated or modal governor changes it."""
    parse, cues = context.parse, context.lexicon.status_cues
    for above in governors_of(parse, head):
        cue = cues.governor(above.lemma, above.pos if above.pos != "AUX" else "VERB")
        if (unheard := _unheard(context, above)) is not None:
            return unheard
        if cue and cue.name == "go on" and head.head != above.index:
            continue
        if cue and not _is_own_complement(parse, head, cue):
            return _from_governor(context, above, cue)
        if (
            above.lemma == "confirm"
            and head.pos == "NOUN"
            and head.lemma in context.lexicon.event_words.classes["TALKS"]
        ):
            return Reality("planned", "CT+", context.span(above))
        if is_verbal(above) and (above.lemma in cues.speech or above.dep == "ROOT"):
            return None
    return None


def _unheard(context: SentenceContext, noun: Token) -> Reality | None:
    """What is said of a happening by a noun of report that there is none of, or that somebody rejects.

    "There is *no report* of talks", "*little sign* of a truce"; "dismissed *the claim* that they had met".
    """
    cues = context.lexicon.status_cues
    if noun.lemma in DATES and (no := no_noun(context.parse, noun, cues)) is not None:
        return Reality("proposed", "Uu", context.span(no))
    if noun.pos != "NOUN" or noun.lemma not in cues.reports:
        return None
    if (no := no_noun(context.parse, noun, cues)) is not None:
        return Reality("unreported", "Uu", context.span(no))
    above = context.parse.head(noun)
    verb = cues.governor(above.lemma, "VERB") if noun.dep in ("dobj", "nsubjpass") else None
    if is_verbal(above) and negation_of(context.parse, above, cues) is not None and verb is None:
        return Reality("unreported", "Uu", context.span(above))
    if verb is not None and verb.name in ("deny", "refuse"):
        return Reality("denied", "CT-", context.span(above))
    return None


def _failed_to_happen(context: SentenceContext, fail: Token) -> bool:
    """Whether what failed never came about ("failed to *begin*"), as against talks that failed in what they sought."""
    return any(v.lemma in BEGIN for v in context.parse.children(fail, "xcomp"))


BEGIN = ("begin", "start", "open", "resume", "take", "happen", "occur", "materialise", "materialize", "convene")


DATES = frozenset({"date", "timetable", "timeline", "venue"})
"""What a happening lacks that is no more than an idea: "*no date* for talks"."""


def _carried(context: SentenceContext, carrier: Token | None) -> Reality | None:
    """What the verb that carries a noun says itself: talks *are planned*, a summit *was cancelled*.

    What a goal, a wish or a condition *is* has not happened yet.
    """
    if carrier is not None and carrier.lemma == "be":
        subject = context.parse.child(carrier, "nsubj")
        if subject is not None and subject.lemma in context.lexicon.status_cues.aims:
            return Reality("proposed", "Uu", context.span(subject))
    cue = context.lexicon.status_cues.governor(carrier.lemma, "VERB") if carrier is not None else None
    if carrier is None or cue is None or cue.name == "commit":
        return None
    if cue.name == "go on" and any(a.tag == "TO" for a in context.parse.children(carrier, "aux")):
        return None
    if carrier.lemma == "fail" and not _failed_to_happen(context, carrier):
        return Reality("occurred", "CT+", context.span(carrier))
    return _from_governor(context, carrier, cue)


def _is_own_complement(parse: Parse, head: Token, cue: StatusCue) -> bool:
    """Whether a finite clause under a verb that may also mean speech keeps its own tense: "agreed that it had met"."""
    finite = any(a.tag in ("VBD", "VBZ", "VBP", "MD") for a in (head, *parse.children(head, "aux", "auxpass")))
    return finite and cue.name not in ("deny", "unlikely", "predict", "expect", "propose", "demand")


def _from_governor(context: SentenceContext, governor: Token, cue: StatusCue) -> Reality:
    no = negation_of(context.parse, governor, context.lexicon.status_cues)
    span = context.span(governor)
    if cue.name == "fail" and no:
        return Reality("occurred", "CT+", span)
    if cue.name in ("deny", "fail", "refuse"):
        return Reality(cue.status, cue.factuality, span)
    if governor.pos == "NOUN" and cue.name == "plan" and _is_dropped(context, governor):
        return Reality("planned", "CT-", span)
    return Reality(cue.status, negated(cue.factuality, no), span)


def _is_dropped(context: SentenceContext, plan: Token) -> bool:
    """Whether a plan is given up: "*cancelled* his plans to attend"."""
    verb = context.parse.head(plan)
    cue = context.lexicon.status_cues.governor(verb.lemma, verb.pos) if plan.dep in ("dobj", "nsubjpass") else None
    return cue is not None and cue.name in ("fail", "refuse")


def _by_tense(context: SentenceContext, head: Token) -> Reality:
    if not is_verbal(head):
        return _nominal(context, head)
    parse = context.parse
    auxiliaries = {a.lemma for a in parse.children(head, "aux", "auxpass")}
    if head.lemma in ("continue", "remain", "persist"):
        return Reality("ongoing", "CT+", context.span(head))
    if head.tag == "VBG" and head.dep == "pcomp" and not _is_done(parse, head):
        return Reality("proposed", "Uu")
    if head.tag == "VBG" and head.dep in ("advcl", "pcomp", "conj", "xcomp") and "be" not in auxiliaries:
        return _like_its_verb(context, head)
    if head.tag == "VBG":
        past = any(a.tag == "VBD" and a.lemma == "be" for a in parse.children(head, "aux"))
        return Reality("occurred" if past else "ongoing", "CT+")
    infinitive = any(a.tag == "TO" for a in parse.children(head, "aux"))
    if infinitive or (head.tag == "VB" and not auxiliaries & {"do"}):
        return _is_to(context, head)
    return Reality("occurred", "CT+")


def _is_done(parse: Parse, gerund: Token) -> bool:
    """Whether a gerund after a preposition tells what was done: "after *meeting* him", not "the idea of *meeting*"."""
    prep = parse.head(gerund)
    return prep.lemma in DONE or (prep.lemma in ("for", "of") and is_verbal(parse.head(prep)))


DONE = frozenset(
    {"after", "before", "by", "in", "since", "following", "upon", "on", "while", "when", "with", "despite"}
)


def _is_to(context: SentenceContext, head: Token) -> Reality:
    """An infinitive: planned after a form of *be* ("is to meet"), else open."""
    above = context.parse.head(head)
    alone = context.parse.child(above, "attr", "acomp", "dobj") is None
    going = above.lemma == "go" and any(a.lemma == "be" for a in context.parse.children(above, "aux"))
    if head.dep == "xcomp" and ((above.lemma == "be" and alone) or going):
        return Reality("planned", "CT+", context.span(above))
    if head.dep in ("xcomp", "ccomp") and above.lemma in context.lexicon.status_cues.implicatives:
        found = _own(context, above, above) or _governed(context, above) or _by_tense(context, above)
        return replace(
            found, status="ongoing" if found.status == "occurred" and above.lemma == "continue" else found.status
        )
    return Reality("proposed", "Uu")


def _like_its_verb(context: SentenceContext, participle: Token) -> Reality:
    """A participle shares the reality of the verb above it: "will meet him, ending …"."""
    for above in context.parse.ancestors(participle):
        if is_verbal(above):
            found = _own(context, above, above) or _by_tense(context, above)
            return found if found.factuality != "CT-" else Reality("occurred", "CT+")
    return Reality("ongoing", "CT+")


def _nominal(context: SentenceContext, noun: Token) -> Reality:
    """A noun that nothing carries: as open as the verb that it is an argument of, else taken as happened."""
    parse, cues = context.parse, context.lexicon.status_cues
    verb = parse.head(noun)
    if verb.pos == "ADP" and verb.lemma in ("at", "for", "to", "into", "toward", "towards"):
        verb = parse.head(verb)
    elif noun.dep not in ("nsubj", "nsubjpass", "dobj", "attr", "oprd"):
        return Reality("occurred", "CT+")
    if not is_verbal(verb):
        return Reality("occurred", "CT+")
    if (modal := modal_of(parse, verb, cues)) is not None:
        return Reality(modal[1].status, modal[1].factuality, context.span(modal[0]))
    if any(a.tag == "TO" for a in parse.children(verb, "aux")):
        return _is_to(context, verb)
    return Reality("occurred", "CT+")


def _under_condition(context: SentenceContext, head: Token, reality: Reality) -> Reality:
    """A happening inside an *if* is conditional, one inside a *whether* open."""
    parse = context.parse
    for clause in (head, *parse.ancestors(head)):
        mark = next((m for m in parse.children(clause, "mark", "advmod") if m.lemma in ("if", "unless")), None)
        if mark is not None:
            return Reality("conditional", "Uu", context.span(mark))
        if (whether := next((m for m in parse.children(clause, "mark") if m.lemma == "whether"), None)) is not None:
            return Reality("proposed", "Uu", context.span(whether))
        if clause.dep in ("ccomp", "relcl"):
            break
    return reality
