"""Events: who did what to whom, found by triggers, each with all the slots that the text fills."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from truceline.code.attribution import attribution_of
from truceline.code.clauses import clause_of, is_verbal
from truceline.code.context import SentenceContext
from truceline.code.events.codes import codes_of, content_words
from truceline.code.events.guards import holds, holds_unnamed, is_kept_up
from truceline.code.events.guards_agreements import is_made_otherwise
from truceline.code.events.guards_contacts import is_skill
from truceline.code.events.guards_misread import MISREAD
from truceline.code.events.guards_parties import doers, of_class
from truceline.code.events.guards_pressure import is_of_protest
from truceline.code.events.guards_senses import is_general, is_in_name, is_quarrel
from truceline.code.events.guards_speech import is_part_of_words
from truceline.code.events.guards_unreal import (
    is_asked,
    is_attack_in_words,
    is_broken_word,
    is_count_of_hurt,
    is_dispute,
    is_nobodys,
    is_not_chosen,
    is_not_done,
    is_of_interest,
    is_only_seen,
    is_only_thought_of,
    is_only_worded,
    is_pressing_on,
    is_said_to_be_wanted,
    is_saying,
)
from truceline.code.events.match import Match, done_by, done_to, matches_of, triggers_in
from truceline.code.events.mentioned_contacts import is_only_referred_to
from truceline.code.events.partakers import is_called_off
from truceline.code.events.phases import is_of_its_verb, is_own, phase_of_event
from truceline.code.events.told import reality_of_event
from truceline.code.events.tolls import HARM
from truceline.code.parties.grammar import prepositional, subjects_of
from truceline.code.reality.reality import Reality
from truceline.code.setting import is_on_negotiation
from truceline.code.slots.circumstances import date_of, due_of, is_after_all, place_of, quoted_of, said_of, time_of
from truceline.code.slots.meetings import format_of, host_of, level_of, mediator_of
from truceline.code.slots.numbers import ordinal_of, quantities_of
from truceline.model.parse import Parse, Token
from truceline.model.spans import Span
from truceline.model.statement import Statement, Status

VERBAL_ACTS = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN", "CONCEDE", "SANCTION", "RETREAT", "AID"})
"""Types whose trigger decides alone: what it speaks of in its own clause is no event besides (guideline 3)."""

LIGHT_REACH = 7
"""How many words after its verb a noun may stand to be one trigger with it."""

INSIDE = frozenset(
    {"xcomp", "dobj", "prep", "pobj", "pcomp", "acl", "conj", "attr", "compound", "amod", "poss", "nmod", "dative"}
    | {"oprd", "nsubjpass", "advcl", "agent", "acomp"}
)
"""Relations that do not lead out of the clause of the word on which a happening hangs."""


def find_events(context: SentenceContext) -> Iterator[Statement]:
    """Find the events of a sentence, each from the word that names it.

    A word is an event when it matches a row of the table of triggers and all holds that the row needs: most rows
    want a political actor in a certain place. Silent on everything else.
    """
    named: list[Match] = []
    unnamed: list[Match] = []
    for token in triggers_in(context):
        _sort_in(context, token, named, unnamed)
    for number, match in enumerate(found := [*named, *unnamed]):
        bare = number >= len(named)
        if bare and any(match.token.head == m.token.index and m.row.type == match.row.type for m in named):
            continue  # "the talks are *mediated* by Chad"
        if _is_part_of_any(context, match, found if bare else named):
            continue
        if is_only_referred_to(context, match) or _is_protest_of_forces(context, match):
            continue
        if any(is_other(context, match) for is_other in OTHER_SENSES):
            continue
        event = _event(context, match)
        if not _is_only_content(context.parse, match, event):
            yield replace(event, rule=event.rule + UNNAMED) if bare else event


def _is_part_of_any(context: SentenceContext, match: Match, others: list[Match]) -> bool:
    """Whether what a match names is told by another."""
    own = match.token.index
    return any(
        _is_inside(context, match, other)
        or _is_toll(context.parse, match, other)
        or is_of_protest(context.parse, match, other)
        or _is_laying(match, other)
        for other in others
        if other.token.index != own
    )


OTHER_SENSES = (
    *(is_in_name, is_quarrel, is_general, is_made_otherwise, is_skill),
    *(
        is_asked,
        is_nobodys,
        is_not_done,
        is_pressing_on,
        is_attack_in_words,
        is_count_of_hurt,
        is_only_seen,
        is_only_thought_of,
        is_dispute,
        is_not_chosen,
        is_said_to_be_wanted,
        is_saying,
        is_only_worded,
        is_broken_word,
    ),
    *MISREAD,
)
"""Senses of a trigger in which it tells no happening."""


def _is_protest_of_forces(context: SentenceContext, match: Match) -> bool:
    """Whether only forces would protest: "the army *launched strikes*" are no strikes of workers."""
    if match.row.type != "PROTEST" or not match.actors:
        return False
    sectors = {a.id: a.sector for a in (*context.article.actors, *context.article.described_actors)}
    return all(sectors.get(a) == "MIL" for a in match.actors)


UNNAMED = ".unnamed"
"""How the rule of an event ends that no actor beside it warrants, only its article."""


def _sort_in(context: SentenceContext, token: Token, named: list[Match], unnamed: list[Match]) -> None:
    """Put the match of a word with those that an actor warrants, or with those that only the article does."""
    lacking: list[Match] = []
    for match in matches_of(context, token):
        if holds(context, match):
            named.append(match)
            return
        lacking.append(match)
    if lacking and is_on_negotiation(context):
        unnamed.extend([m for m in lacking if holds_unnamed(context, m)][:1])


def match_of(context: SentenceContext, token: Token) -> Match | None:
    """The first row of the table that a word matches with everything that it needs."""
    return next((m for m in matches_of(context, token) if holds(context, m)), None)


def trigger_span(match: Match, light: frozenset[str]) -> Span:
    """The trigger with the particle or the fixed word that belongs to it: *called off*, *claimed responsibility*.

    `light` are the classes of nouns that carry the meaning of their verb: *issued an ultimatum*.
    """
    token, beside, row = match.token, match.beside, match.row
    own = Span(token.start, token.end)
    if beside is None or row.with_ is None:
        return own
    if row.with_ in light and 0 < beside.index - token.index <= LIGHT_REACH:
        return Span(token.start, beside.end)
    if row.with_.isupper() or abs(beside.index - token.index) > 2:
        return own
    if beside.pos == "ADP" and beside.dep != "prt":
        return own
    return Span(min(token.start, beside.start), max(token.end, beside.end))


def _is_inside(context: SentenceContext, match: Match, other: Match) -> bool:
    """Whether a match only names what another speaks of: "agreed to *meet*", "reached a *deal*"."""
    if match.token.head == other.token.index and is_called_off(context.parse, match.token):
        return False  # "*cancelled* a meeting" tells of the meeting too
    if other.beside is not None and other.beside.index == match.token.index:
        return True
    if match.carrier is not None and match.carrier.index == other.token.index:
        return True
    if is_part_of_words(context, match, other):
        return True
    if match.token.dep == "aux" and other.row.type == "REQUEST":  # "insisted that Greece *must*": the verb asks
        verb = context.parse.head(match.token)
        return verb.dep == "ccomp" and verb.head == other.token.index
    if other.token.dep == "aux":  # *must*: what is laid on somebody hangs on its verb
        verb = context.parse.head(other.token)
        return match.token.index == verb.index or _leads_to(context.parse, match.token, verb)
    occasion = match.row.kind == "noun" and match.row.type == "CONSULT"
    if occasion and other.row.type == "CONSULT":
        brought = other.beside is not None and match.token.head == other.beside.index  # "were locked *in talks*"
        if brought or _names_again(context.parse, match.token, other.token):
            return True
    if occasion and match.token.dep == "pobj" and context.parse.head(match.token).lemma in ("at", "during"):
        return False  # "a deal will be made *at the next summit*"
    decides = other.row.type in VERBAL_ACTS or other.row.mode == "allege"
    if not decides or not (is_verbal(other.token) or other.token.pos == "ADJ"):
        return False
    return _leads_to(context.parse, match.token, other.token)


def _names_again(parse: Parse, noun: Token, verb: Token) -> bool:
    """Whether a contact is what a verb has told, behind a comma: "spoke on Friday, *the first talks* since May"."""
    below = verb.index in {t.index for t in islice(parse.ancestors(noun), 2)} and noun.dep in (
        "dobj",
        "appos",
        "npadvmod",
    )
    first = parse.subtree(noun)[0].index
    return below and is_verbal(verb) and verb.index < first - 1 and parse.tokens[first - 1].text == ","


def _is_toll(parse: Parse, match: Match, other: Match) -> bool:
    """Whether a verb only tells whom another attack hit: "a bombing that *killed* two", "*hurt* in the shelling"."""
    if match.row.type != "ASSAULT" or other.row.type != "ASSAULT" or other.row.kind != "noun":
        return False
    carried = other.carrier is not None and other.carrier.index == match.token.index  # "a raid *took the lives*" is one
    if match.token.lemma not in HARM and (match.row.with_ != "life" or carried):
        return False
    told = (*subjects_of(parse, match.token), *prepositional(parse, match.token, "in", "by"))
    return any(t.index == other.token.index for t in told)


def _is_laying(match: Match, other: Match) -> bool:
    """Whether a participle only tells who laid the mine that somebody hit: "hit a mine *planted by* rebels"."""
    mine = other.beside if "mined" in other.row.needs else None
    return mine is not None and match.row.with_ == "BOMBS" and match.token.head == mine.index


def _leads_to(parse: Parse, low: Token, high: Token) -> bool:
    """Whether a word hangs on another inside that one's own clause."""
    current = low
    while current.head != current.index:
        infinitive = any(t.tag == "TO" for t in parse.children(current, "aux"))
        small = current.dep == "ccomp" and (current.tag == "VBN" or infinitive)  # "wants it *lifted*"
        if (current.dep not in INSIDE and not small) or (current.dep == "acl" and current.tag == "VBN"):
            return False
        if current.dep == "advcl" and not any(a.tag == "TO" for a in parse.children(current, "aux")):
            return False
        if current.dep in ("conj", "nsubjpass") and current.head == high.index:
            return False
        current = parse.head(current)
        if current.index == high.index:
            return True
    return False


def _is_only_content(parse: Parse, match: Match, event: Statement) -> bool:
    """Whether an event is only what somebody asks for, threatens with or aims at ("to reach a deal").

    The word of asking gives the statement then (guideline 3). A meeting, a withdrawal or a release that is proposed
    is an event of its own, as is anything that may happen.
    """
    if event.status == "demanded":
        return event.type != "REQUEST"
    if event.status == "threatened":
        return event.type != "THREATEN"
    if event.status == "conditional":
        return match.row.kind == "noun" and not is_kept_up(parse, parse.head(match.token))
    talks = match.beside if match.row.type == "CONSULT" and match.row.lemma in ("attend", "join", "enter") else None
    if talks is not None and event.factuality == "CT-" and prepositional(parse, talks, "between"):
        return True  # "will not attend a meeting *between* others", which goes on without them
    if match.row.kind == "noun" and event.factuality == "PS-":
        return True  # "cannot have a veto"
    if match.row.lemma == "discuss" and event.status == "proposed" and not prepositional(parse, match.token, "with"):
        return True  # what a meeting is for: "met *to discuss* the border"
    if match.row.with_ == "ATTACKS" and event.type == "ASSAULT" and event.status == "proposed":
        return True
    if match.row.kind == "noun" and event.type == "ASSAULT" and event.status in ("planned", "proposed"):
        return match.carrier is None and match.token.dep != "dobj"
    said = match.token.dep == "ccomp" and parse.head(match.token).lemma in SAYING
    if said and any(a.text in ("would", "'d") for a in parse.children(match.token, "aux")):
        return False  # what somebody says that he would do
    wished = event.status == "proposed" and event.factuality == "Uu" and match.row.kind == "verb"
    wished = wished and not (event.type in ("SUPPORT", "COOPERATE") and is_of_interest(parse, match.token))
    return (
        wished and event.type not in ("CONSULT", "RETREAT", "CONCEDE", "REQUEST", None) and match.row.lemma != "offer"
    )


def _event(context: SentenceContext, match: Match) -> Statement:
    token, row = match.token, match.row
    span = clause_of(context.parse, context.parse.head(token) if token.dep == "aux" else token, match.carrier)
    trigger = trigger_span(match, context.lexicon.event_words.light)
    attribution = attribution_of(context.article, span, trigger, context.lexicon.reporting, context.quotations)
    reality = reality_of_event(context, match, attribution)
    status = _status(context, match, reality)
    plover, cameo = _reduced(context, match, replace(reality, status=status))
    contact = row.type == "CONSULT"
    form = format_of(context, match, span) if contact else None
    actors, mediators = done_by(context, match), mediator_of(context, match, span) if contact else ()
    if _is_helped(context.parse, match):
        actors, mediators = (), actors
    time = time_of(context, token)
    date = date_of(context, token)
    off = is_called_off(context.parse, token) and (time is None or not is_own(context.parse, token, time.span))
    later = status in DONE and reality.factuality == "CT+" and is_after_all(context, date, token, row.type)
    if off or later or is_of_its_verb(context, match, time):  # the day on which it was called off
        time, date = None, None
    event = Statement(
        id="",
        kind="event",
        span=span,
        trigger=trigger,
        sentence=context.sentence.index,
        rule=row.rule,
        type=row.type,
        mode=_mode(context, match),
        plover=plover,
        cameo=cameo,
        actors=actors,
        recipients=done_to(context, match),
        format=form,
        level=level_of(context, match, span) if contact else None,
        host=host_of(context, match) if contact else (),
        mediator=mediators,
        status=status,
        phase=phase_of_event(context, match, reality),
        factuality=reality.factuality,
        place=None if form in REMOTE else place_of(context, token, span),
        time=time.id if time else None,
        date=date,
        said=said_of(context, attribution),
        due=due_of(context, span) if row.type in ("AGREE", "REQUEST", "THREATEN") else None,
        attribution=attribution,
        quoted=quoted_of(context, span, attribution),
        quantities=quantities_of(context, span),
        ordinal=ordinal_of(context, span, token),
    )
    if token.lemma in CONSENTING and (row.type, status, reality.factuality) == ("AGREE", "planned", "CT-"):
        first = min((token, *context.parse.children(token, "aux", "neg")), key=lambda t: t.start)
        refused = Span(first.start, trigger.end)  # the negation makes the act: "*will not accept*"
        return replace(event, trigger=refused, type="REJECT", status="occurred", factuality="CT+", phase=None)
    return event


CONSENTING = frozenset({"accept", "agree", "consent", "assent"})
"""Verbs of consent by which whoever says that he *will not* refuses."""


def _is_helped(parse: Parse, match: Match) -> bool:
    """Whether a pact is one that somebody only helps others to make: "Kenya *helped* forge the truce"."""
    verb, above = match.token, parse.head(match.token)
    helped = match.row.phase is not None and above.lemma == "help" and verb.dep in ("xcomp", "ccomp")
    return helped and parse.child(verb, "nsubj") is None and parse.child(above, "dobj") is None


DONE = ("occurred", "historical")
"""Statuses of what is over."""

REMOTE = ("phone", "video")
"""Formats of contacts that take place nowhere: "called him on the flight home *from Doha*"."""


def _status(context: SentenceContext, match: Match, reality: Reality) -> Status | None:
    """The status of an act of words is what the act does: a demand that was made is demanded (guideline 4)."""
    if reality.status not in ("occurred", "ongoing") or reality.factuality == "CT-":
        return reality.status
    if match.row.type == "REQUEST":
        cue = context.lexicon.status_cues.governor(match.token.lemma, match.token.pos)
        return "proposed" if cue is not None and cue.name == "propose" else "demanded"
    if match.row.type == "THREATEN":
        return "threatened"
    if match.row.type == "AGREE" and (match.row.kind == "adj" or match.row.lemma in OFFERED):
        return "proposed"
    return reality.status


DECIDED = ("decide", "vote", "opt")
"""Verbs of those in power whose decision is itself the act that an event data set holds: "decided to lift the ban"."""

SAYING = ("say", "announce", "declare", "state", "add", "tell", "confirm", "indicate", "signal", "mention", "note")
"""Verbs that only report what follows; a threat or a demand has made its content its own."""

OFFERED = ("offer", "plan", "intend", "prepare")
"""Verbs of an agreement that is only held out."""


def _mode(context: SentenceContext, match: Match) -> str | None:
    modes = context.lexicon.reductions.modes.get(match.row.type or "", {})
    return match.row.mode or next((m for name, m in modes.items() if of_class(context, match, "any", name)), None)


def _reduced(context: SentenceContext, match: Match, reality: Reality) -> tuple[str | None, str | None]:
    """The type and CAMEO code after the ontologies' own reductions."""
    type_, row = match.row.type, match.row
    if type_ is None:
        return None, None
    words = content_words(context.parse, match.token, match.carrier)
    if match.token.dep == "aux":  # *must*
        verb = context.parse.head(match.token)
        words = (verb, *content_words(context.parse, verb))
    if type_ == "ASSAULT":  # what did it tells the weapon
        words = (match.token, *words, *(t for head in doers(context, match) for t in context.parse.subtree(head)))
    bare = match.carrier is None or match.carrier.lemma == "be"
    status = "occurred" if bare and row.kind == "noun" and type_ == "ASSAULT" else reality.status
    if (
        match.token.dep == "xcomp"
        and context.parse.head(match.token).lemma in DECIDED
        and status in ("planned", "proposed")
    ):
        status = "occurred"
    return codes_of(context, words, type_, row.cameo, status, reality.factuality)
