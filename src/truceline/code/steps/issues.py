"""The issue that an event serves: an agreement or withdrawal is on something, a contact may be about something."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from truceline.code.clauses import is_verbal
from truceline.code.context import SentenceContext
from truceline.code.parties.grammar import objects_of, prepositional
from truceline.code.steps.find import FoundStep, step_of
from truceline.lexicon.issues import OTHER_CONDITION
from truceline.model.parse import Parse, Token
from truceline.model.statement import Statement

ON_SOMETHING = frozenset({"AGREE", "CONCEDE", "RETREAT", "SANCTION", "REQUEST"})
"""Types of events that are about an issue; meetings and attacks are often about none."""


BROKEN = ("violated", "suspended", "collapsed")
"""Phases whose verb is no step itself, but what it breaks is: "broke the *truce*"; so is what a participle tells of:
"a *truce* reached in May"."""


STATES = ("situations.held", "situations.on_the_table", "situations.state", "situations.unknown")
"""Rules of states that may be on an issue; tolls and fighting that goes on are on none."""
ABOUT = ("on", "over", "about", "regarding", "concerning", "around")
"""Prepositions that say what a contact is about."""
DISCUSSED = frozenset({"discuss", "negotiate", "debate", "broker", "mediate", "forge", "facilitate"})
"""Verbs of contact whose object is what it is about."""
NO_TOPIC = frozenset({"sideline", "margin", "fringe", "eve", "heel", "way", "day", "visit", "trip", "basis", "phone"})
"""What else stands behind such a preposition: "met on the *sidelines* of a disarmament conference"."""


def with_issue(context: SentenceContext, statement: Statement) -> Statement:
    """Give an event the issue of the step that its trigger, or the phrase below it, names; none where none is named.

    A contact has the issue of what it is about: "discussed a *truce*", "talks on the *border*", "*hostage* talks". A
    state has what its clause names by the longest cue.
    """
    if statement.kind == "situation" and statement.rule.startswith(STATES):
        return replace(statement, issue=_issue_named(context, statement))
    is_contact = statement.type == "CONSULT" and statement.phase is None and statement.mode != "visit"
    about_something = is_contact or statement.type in ON_SOMETHING or statement.phase is not None
    if statement.kind != "event" or not about_something or statement.issue is not None:
        return statement
    head = _head_of(context, statement)
    if head is None:
        return statement
    found = (_topic if is_contact else _step)(context, head, statement)
    return statement if found is None else replace(statement, issue=found.issue)


def _issue_named(context: SentenceContext, statement: Statement) -> str | None:
    table, words = context.lexicon.issues, context.words(statement.span)
    named = [(m.words, i) for m in table.find_steps(words) if (i := table.issue_for(m.key, words))]
    named += [(m.words, m.key) for m in table.find_issues(words)]
    return max((n for n in named if n[1] != "talks_format"), key=lambda n: n[0], default=(0, None))[1]


def _head_of(context: SentenceContext, statement: Statement) -> Token | None:
    """The word of a trigger on which its others hang."""
    words = context.parse.within(statement.trigger)
    inside = {w.index for w in words}
    return next((w for w in words if w.head not in inside or w.head == w.index), None)


def _step(context: SentenceContext, head: Token, statement: Statement) -> FoundStep | None:
    above = context.parse.head(head)
    carried = not is_verbal(head) and is_verbal(above) and head.dep in ("dobj", "nsubj", "nsubjpass")
    broken = objects_of(context.parse, head) if statement.phase in BROKEN or head.dep == "acl" else ()
    for word in (head, above) if carried else (head, *broken):
        found = step_of(context, word, bare_issue=False)
        if found is not None and found.step != OTHER_CONDITION and not _is_only_included(context.parse, found, word):
            return _matter_of(context, found) or found
    return None


def _matter_of(context: SentenceContext, deal: FoundStep) -> FoundStep | None:
    """What a deal that is named by no more than that word is on: "an *agreement on* a lasting ceasefire"."""
    if deal.step != "peace_deal" or not _is_vague(context, deal):
        return None
    behind = prepositional(context.parse, deal.word, "on", "about", "over")
    found = (step_of(context, h, bare_issue=False) for h in behind)
    return next((f for f in found if f is not None and f.issue is not None and f.step != OTHER_CONDITION), None)


def _is_only_included(parse: Parse, found: FoundStep, head: Token) -> bool:
    """Whether a step is only a part of what was agreed: "five points, *including* an end to the raids"."""
    chain = (found.word, *parse.ancestors(found.word))
    return any(t.lemma in ("include", "including") and t.dep == "prep" and t.index > head.index for t in chain)


def _topic(context: SentenceContext, head: Token, _: Statement) -> FoundStep | None:
    for word in _topics(context, head):
        found = step_of(context, word)
        if found is not None and found.issue is not None and not _is_vague(context, found):
            return found
    return None


def _is_vague(context: SentenceContext, found: FoundStep) -> bool:
    """Whether a topic says no more than that there are talks ("conference call") or some deal."""
    deals = context.lexicon.event_words.classes["DEALS"]
    return found.issue == "talks_format" or (found.issue == "peace_deal" and found.word.lemma in deals)


def _topics(context: SentenceContext, head: Token) -> Iterator[Token]:
    """The words that say what a contact is about, the surest first."""
    parse = context.parse
    if is_verbal(head) and head.lemma in DISCUSSED:
        yield from objects_of(parse, head)
    contacts = [head, *(parse.children(head, "dobj") if is_verbal(head) else ())]
    measures = context.lexicon.event_words.measures  # "a *round* of talks on the border"
    contacts += [of for noun in contacts if noun.lemma in measures for of in prepositional(parse, noun, "of")]
    for contact in contacts:
        yield from (w for w in prepositional(parse, contact, *ABOUT) if w.lemma not in NO_TOPIC)
    for contact in contacts:
        if contact.pos == "NOUN":
            kinds = parse.children(contact, "compound", "amod")
            yield from (w for w in kinds if not context.article.mentions_in(context.span(w)))
