"""Positions without a word of position: what a source says that others must do, and what somebody will not do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from truceline.code.clauses import clause_of, is_verbal
from truceline.code.context import SentenceContext
from truceline.code.parties.grammar import is_passive, prepositional, surface_subjects
from truceline.code.parties.holders import holders_of, side_of_speaker
from truceline.code.parties.participants import actors_of
from truceline.code.parties.recipients import recipients_of
from truceline.code.positions.at_hand import matter_at_hand
from truceline.code.positions.conditional import in_condition, is_conditional
from truceline.code.positions.other_things import asks_at_least
from truceline.code.positions.reference import step_meant
from truceline.code.reality.factuality import negation_of
from truceline.code.steps.find import FoundStep, step_of
from truceline.code.steps.on import MUTUAL, on_of
from truceline.code.told import speakers_of, told
from truceline.code.words import WordFinders, at_lemmas, beside_lemmas
from truceline.model.parse import Parse, Token
from truceline.model.spans import Span
from truceline.model.statement import Statement, Status

REFUSING_MODALS = frozenset({"will", "would", "wo", "can", "ca", "could", "shall", "'ll", "'d", "’ll", "’d", "must"})


def find_duties(context: SentenceContext, taken: set[int]) -> Iterator[Statement]:
    """Find demands made by a modal of duty, and refusals made by a negated modal, in one sentence.

    `taken` are the words that positions with words of their own have used; those of these come to them.
    """
    for token, found in FINDERS.found_at(context, context.parse.content):
        if token.index not in taken and not in_condition(context.parse, token) and not is_doubted(context, token):
            taken.add(token.index)
            yield found


@at_lemmas(lambda lexicon: lexicon.positions.refusing)
def _refusal(context: SentenceContext, verb: Token) -> Statement | None:
    """ "Will not cede", "cannot accept": a refusing verb under a negated modal, by its subject."""
    parse, cues = context.parse, context.lexicon.positions
    if verb.pos != "VERB":
        return None
    no = _refusing_negation(context, verb)
    if no is None:
        return None
    found = step_meant(context, verb)
    if found is not None and verb.lemma == "discuss" and found.step in MUTUAL:
        return None  # "would not discuss the talks" is silence
    if any(asks_at_least(parse, o) for o in parse.children(verb, "dobj")):
        return None
    plight = any(o.lemma in cues.plights for o in parse.children(verb, "dobj"))  # "will not accept a famine"
    if found is None or found.issue is None or (plight and found.step is None):
        return None
    found = replace(found, negated=found.negated ^ (parse.head(no).index == verb.index or no.dep == "det"))
    subjects = surface_subjects(parse, verb)
    trigger = _words_span([no, verb])
    begun = told(context, "position", clause_of(parse, verb), trigger, "positions.refuse.modal")
    holders = speakers_of(begun) if is_passive(parse, verb) else holders_of(context, subjects)
    if not holders or _is_held_unable(context, verb, begun, holders):
        return None
    on = on_of(context, found, verb, own=holders)
    return replace(
        begun,
        holders=holders,
        actors=holders,
        recipients=recipients_of(context, (verb,), "REJECT", holders),
        issue=found.issue,
        stance="rejects",
        type="REJECT",
        status="occurred",
        on=on,
    )


def _is_held_unable(context: SentenceContext, verb: Token, begun: Statement, holders: tuple[str, ...]) -> bool:
    """Whether another only judges or promises it: "Chad *could not* leave, Mali said", "*promised* Chad would not"."""
    parse = context.parse
    able = any(a.lemma in ABLE for a in parse.children(verb, "aux"))
    vouched = verb.dep == "ccomp" and parse.head(verb).lemma in context.lexicon.positions.vowing
    if not able and not vouched:
        return False
    ours = _speaking(context, verb, begun)
    return bool(ours) and ours.isdisjoint(holders)


def _speaking(context: SentenceContext, verb: Token, begun: Statement) -> set[str]:
    """Who says what a verb tells, with the side for which he speaks."""
    return {*speakers_of(begun), *side_of_speaker(context, verb)}


ABLE = frozenset({"can", "ca", "could"})


def _refusing_negation(context: SentenceContext, verb: Token) -> Token | None:
    """The negation that makes a verb a refusal: under a modal, in the present, or on a verb of intent above it."""
    cues, parse = context.lexicon.positions, context.parse
    no = parse.child(verb, "neg") or _no_subject(context, verb)
    if no is not None:
        modal = any(a.text.lower() in REFUSING_MODALS for a in parse.children(verb, "aux"))
        present = verb.lemma in cues.refusing_now and any(a.tag in ("VBZ", "VBP") for a in parse.children(verb, "aux"))
        finished = any(a.lemma == "have" for a in parse.children(verb, "aux"))
        above = parse.head(verb)
        vowed = verb.dep == "xcomp" and above.lemma in VOWING
        vowed = vowed and all(a.lemma not in GUESSING for a in parse.children(above, "aux"))
        return no if modal or vowed or (present and not finished) else None
    above = parse.head(verb)
    return parse.child(above, "neg") if verb.dep == "xcomp" and above.lemma in cues.intent else None


def _no_subject(context: SentenceContext, verb: Token) -> Token | None:
    """The *no* of a subject that stands for a side: "*no* Kenyan government will accept it"."""
    for subject in context.parse.children(verb, "nsubj"):
        if actors_of(context, (subject,)):
            return next((d for d in context.parse.children(subject, "det") if d.text.lower() == "no"), None)
    return None


GUESSING = frozenset({"may", "might", "could"})
VOWING = frozenset({"vow", "pledge", "promise", "swear", "decide", "choose", "resolve"})
"""Verbs whose negated infinitive is a refusal: "vowed *not* to recognise the court"."""


@beside_lemmas(lambda lexicon: lexicon.positions.duty)
def _duty(context: SentenceContext, verb: Token) -> Statement | None:
    """ "The junta must step down", "needs to withdraw", in the mouth of a named source."""
    cues, parse = context.lexicon.positions, context.parse
    if verb.pos not in ("VERB", "AUX"):
        return None
    above = parse.head(verb)
    needs = verb.dep == "xcomp" and above.lemma in cues.duty_verbs
    if needs and negation_of(parse, above, context.lexicon.status_cues) is not None:
        return None  # "does not need to …"
    modal, clause = next((a for a in parse.children(verb, "aux") if a.lemma in cues.duty_modals), None), verb
    if modal is None and needs:
        modal = clause = above
    if modal is None or verb.lemma in cues.thinking or any(a.lemma == "have" for a in parse.children(verb, "aux")):
        return None  # "should have gone" blames
    subjects = surface_subjects(parse, verb)
    if any(modal.index < s.index for s in subjects):
        return None  # "*should* we leave?" asks
    beside = {p.lemma for p in parse.children(verb, "prt", "acomp", "ccomp")}
    if _is_open_question(parse, verb) or _is_left_to_each(parse, verb, subjects) or beside & {"out", "sure", "certain"}:
        return None  # "what needs to be done", "must find *out*", "have to make *sure*"
    if (
        modal.lemma == "should"
        and any(s.lemma in ("that", "this", "it", "which") for s in subjects)
        and not is_passive(parse, verb)
    ):
        return None  # "that should end the shelling" foresees
    rule, trigger = "positions.duty.modal", _words_span([modal, verb])
    return (
        _demanded(context, verb, trigger, subjects, rule)
        or _demanded(context, clause, trigger, (), rule)
        or _demanded_at_hand(context, verb, trigger, subjects)
    )


def _is_left_to_each(parse: Parse, verb: Token, subjects: tuple[Token, ...]) -> bool:
    """Whether each is only left to decide for himself: "*each country has to make its own decision*"."""
    if verb.lemma in DECIDING and prepositional(parse, verb, "between"):
        return True  # "must *choose between* war and peace"
    each = any(d.lemma in EACH for s in subjects for d in parse.children(s, "det"))
    things = parse.children(verb, "dobj")
    return (each or any(t.lemma == "own" for o in things for t in parse.children(o, "amod"))) and (
        verb.lemma in DECIDING or any(o.lemma in DECISIONS for o in things)
    )


EACH = frozenset({"each", "every", "any"})
DECIDING = frozenset({"decide", "choose", "judge"})
DECISIONS = frozenset({"decision", "choice", "mind", "judgment", "judgement", "conclusion"})
"""Verbs of deciding, and what one makes who decides."""


def _is_open_question(parse: Parse, verb: Token) -> bool:
    """Whether a clause only names what is open: "spoke of *what* needs to be done"."""
    for clause in (verb, parse.head(verb)):
        if clause.dep in ("pcomp", "ccomp", "dobj", "advcl") and parse.subtree(clause)[0].tag in ("WP", "WDT", "WRB"):
            return True
    return False


def _demanded_at_hand(
    context: SentenceContext, verb: Token, trigger: Span, subjects: tuple[Token, ...]
) -> Statement | None:
    """A duty that a political speaker lays on another and that names no step: on what the article is on just there."""
    asked = actors_of(context, subjects)
    begun = told(context, "position", clause_of(context.parse, verb), trigger, "positions.duty.at_hand")
    holders = speakers_of(begun)
    first = context.parse.subtree(verb)[0]
    if not holders or not subjects or first.tag in ("WP", "WDT", "WRB"):
        return None
    ours = any(s.lemma == "we" for s in subjects)  # "we have to find a way": asked of all, oneself among them
    if not asked and not ours and not is_passive(context.parse, verb):
        return None
    found = matter_at_hand(context, subjects[0], begun.span)
    if _is_outcome(context.parse, verb):
        return None
    if found is None or (not ours and set(asked) & set(holders)) or _is_others_wish(context, verb, holders, begun):
        return None
    return _as_demand(context, begun, found, verb, holders, asked)


def _is_outcome(parse: Parse, verb: Token) -> bool:
    """Whether a duty only is what would follow: "*if* they stay, the guards *will have to* step back"."""
    chain = (verb, parse.head(verb))
    will = any(
        a.tag == "MD" and a.lemma in ("will", "would", "'ll", "’ll") for t in chain for a in parse.children(t, "aux")
    )
    return will and any(
        m.lemma == "if" for t in chain for c in parse.children(t, "advcl") for m in parse.children(c, "mark")
    )


@at_lemmas(lambda lexicon: lexicon.positions.duty_adjectives, lambda lexicon: lexicon.positions.duty_nouns)
def _judged_duty(context: SentenceContext, word: Token) -> Statement | None:
    """ "It is crucial that the sides talk", "it is time for a truce", in the mouth of a named source."""
    cues, parse = context.lexicon.positions, context.parse
    is_adjective = word.pos == "ADJ" and word.lemma in cues.duty_adjectives and word.dep in ("acomp", "attr")
    is_noun = word.pos == "NOUN" and word.lemma in cues.duty_nouns and word.dep in ("attr", "nsubj")
    is_noun = is_noun and not parse.children(word, "amod", "nummod")  # "the *first* time"
    if not is_adjective and not is_noun:
        return None
    verb = parse.head(word)
    if negation_of(parse, verb, context.lexicon.status_cues) is not None:
        return None  # "it is *not* the time for a truce"
    if is_noun and word.dep == "nsubj" and any(p.lemma in ("over", "past", "up") for p in parse.children(verb)):
        return None  # "the time for talks is over"
    subject = parse.child(verb, "nsubj", "csubj")
    if is_adjective and subject is not None and subject.lemma not in ("it", "what"):
        if word.lemma not in cues.duty_of_subject:
            return None
        return _demanded(context, subject, context.span(word), (), "positions.duty.judged", clause=verb)
    clauses = parse.children(verb, "ccomp", "xcomp", "advcl", "csubj") + parse.children(
        word, "ccomp", "xcomp", "acl", "relcl"
    )
    head = next((c for c in clauses if c.index > word.index), None)
    phrases = prepositional(parse, word, "for") or prepositional(parse, verb, "for")
    if head is None and is_noun:
        matters = [p for p in phrases if not actors_of(context, (p,))]
        head = next((p for p in matters if step_of(context, p, bare_issue=False)), None)
    if head is None:
        return None
    asked = (*parse.children(head, "nsubj"), *(p for p in phrases if p.index != head.index))
    found = _demanded(context, head, context.span(word), asked, "positions.duty.judged", clause=verb)
    return found or (_urged(context, head, word, verb, asked) if is_adjective and is_verbal(head) else None)


def _urged(
    context: SentenceContext, head: Token, word: Token, verb: Token, asked: tuple[Token, ...]
) -> Statement | None:
    """ "It is crucial that all respond to this": what should be done, though it names no step."""
    begun = told(context, "position", clause_of(context.parse, verb), context.span(word), "positions.duty.at_hand")
    holders, found = speakers_of(begun), matter_at_hand(context, head, begun.span)
    if not holders or found is None or _is_others_wish(context, verb, holders, begun):
        return None
    return _as_demand(context, begun, found, head, holders, actors_of(context, asked))


def _demanded(
    context: SentenceContext,
    head: Token,
    trigger: Span,
    asked: tuple[Token, ...],
    rule: str,
    clause: Token | None = None,
) -> Statement | None:
    found = step_meant(context, head, bare_issue=False)
    if found is None or found.issue is None:
        return None
    begun = told(context, "position", clause_of(context.parse, clause or head), trigger, rule)
    holders = speakers_of(begun)
    if not holders or _is_others_wish(context, clause or head, holders, begun):
        return None
    named = tuple(s for s in surface_subjects(context.parse, clause or head) if s.pos == "PROPN")
    if named and set(holders) <= set(actors_of(context, named)):
        return None  # nobody lays a duty on himself by name: "*Chad*, they say, must …"
    addressed = () if is_passive(context.parse, head) else actors_of(context, asked)
    return _as_demand(context, begun, found, head, holders, addressed)


def _is_others_wish(context: SentenceContext, head: Token, holders: tuple[str, ...], begun: Statement) -> bool:
    """Whether a speaker only tells what others want: "Rome screams that Paris *should go*, the envoy said"."""
    parse, cue = context.parse, begun.attribution[-1].cue_span
    for clause in (head, *parse.ancestors(head)):
        verb = parse.head(clause)
        if clause.dep != "ccomp" or not is_verbal(verb):
            continue
        if cue is not None and cue.overlaps(context.span(verb)):
            return False
        named = holders_of(context, surface_subjects(parse, verb))
        return bool(named) and not set(named) & {*holders, *side_of_speaker(context, verb)}
    return False


def _as_demand(
    context: SentenceContext,
    begun: Statement,
    found: FoundStep,
    head: Token,
    holders: tuple[str, ...],
    addressed: tuple[str, ...],
) -> Statement:
    others = tuple(a for a in addressed if a not in holders)
    return replace(
        begun,
        holders=holders,
        actors=holders,
        recipients=others or recipients_of(context, (head,), "REQUEST", holders),
        issue=found.issue,
        stance="demands",
        type="REQUEST",
        status="demanded",
        on=on_of(context, found, head, addressed=addressed),
    )


@at_lemmas(lambda lexicon: lexicon.positions.refusing_adjectives)
def _unacceptable(context: SentenceContext, adjective: Token) -> Statement | None:
    """ "A partition is unthinkable": an adjective of refusal on a step, in the mouth of a named source."""
    parse = context.parse
    if adjective.dep != "acomp":
        return None
    head = parse.child(parse.head(adjective), "nsubj", "csubj")
    found = step_of(context, head, bare_issue=False) if head else None
    if head is None or found is None or found.issue is None:
        return None
    begun = told(
        context, "position", clause_of(parse, adjective), context.span(adjective), "positions.refuse.adjective"
    )
    holders = speakers_of(begun)
    if not holders or negation_of(parse, parse.head(adjective), context.lexicon.status_cues):
        return None
    return replace(
        begun,
        holders=holders,
        actors=holders,
        issue=found.issue,
        stance="rejects",
        type="REJECT",
        status="occurred",
        on=on_of(context, found, head, own=holders if head.pos == "VERB" else ()),
    )


@at_lemmas(lambda lexicon: lexicon.positions.accepting)
def _acceptance(context: SentenceContext, verb: Token) -> Statement | None:
    """ "Would agree to a truce" is an offer, "has yet to accept the plan" a question that is open."""
    parse = context.parse
    if verb.pos != "VERB":
        return None
    found = step_meant(context, verb, bare_issue=False)
    holders = holders_of(context, surface_subjects(parse, verb))
    if found is None or found.issue is None or not holders or is_passive(parse, verb):
        return None
    if any(a.lemma in HARDLY for a in parse.children(verb, "advmod")):
        return None
    if verb.lemma == "agree" and len(holders) > 1 and not prepositional(parse, verb, "to"):
        return None  # "both could agree on a truce" tells of a deal, not of what one of them offers
    auxiliaries = {a.lemma for a in parse.children(verb, "aux")}
    if any(d.lemma == "no" for s in parse.children(verb, "nsubj") for d in parse.children(s, "det")):
        return None  # "*no* government would agree to it" offers nothing
    no = parse.child(verb, "neg")
    yet = any(a.lemma == "yet" for w in (verb, parse.head(verb)) for a in parse.children(w, "advmod"))
    begun = told(context, "position", clause_of(parse, verb), context.span(verb), "positions.accept")
    if yet and (no is not None or parse.head(verb).lemma == "have"):
        found = replace(found, negated=found.negated ^ (no is not None))
        begun = replace(
            begun, stance="considers", status="unreported", factuality="CT-", rule="positions.yet_to_accept"
        )
    elif no is None and auxiliaries & {"would", "will", "could"}:
        if "could" in auxiliaries and _speaking(context, verb, begun).isdisjoint(holders):
            return None  # "Chad could agree" guesses, unless Chad says so
        if found.step == "sanctions" and not found.negated:
            return None  # who agrees to sanctions offers nothing
        status: Status = "planned" if "will" in auxiliaries else "proposed"
        status = "conditional" if is_conditional(parse, verb) else status
        begun = replace(begun, stance="offers", status=status, rule="positions.accept.modal")
    else:
        return None
    on = on_of(context, found, verb, own=holders)
    return replace(begun, holders=holders, actors=holders, issue=found.issue, type="AGREE", on=on)


HARDLY = frozenset({"hardly", "scarcely", "barely"})
"""Adverbs that all but deny."""


def _words_span(words: list[Token]) -> Span:
    return Span(min(w.start for w in words), max(w.end for w in words))


def is_doubted(context: SentenceContext, word: Token) -> bool:
    """Whether somebody else only foresees an act or does not believe in it: "*predicted* that Chad would refuse"."""
    parse, cues, groups = context.parse, context.lexicon.positions, context.lexicon.assessments.groups
    for clause in (word, *parse.ancestors(word)):
        above = parse.head(clause)
        if clause.dep in ("ccomp", "acl") and above.index != clause.index:
            modal = any(a.tag == "MD" and a.lemma not in cues.duty_modals for a in parse.children(clause, "aux"))
            thinks = any(above.lemma in groups.of(*name) for name in (("outlook", "expecting"), ("assessor", "verbs")))
            if above.lemma in cues.nearing or (thinks and modal):
                return True
            if parse.child(above, "neg") is not None and above.lemma in cues.believing:
                return True
            if above.lemma in cues.sayings and above.dep == "dobj" and parse.head(above).lemma in DENYING:
                return True  # "*rejected the accusation* that it wants war"
        if clause.dep == "ROOT":
            break
    return False


DENYING = frozenset({"reject", "deny", "dismiss", "refute", "rebut", "dispute"})
"""Verbs of those who say that what others say is not so."""

FINDERS = WordFinders((_refusal, _duty, _judged_duty, _unacceptable, _acceptance))
