"""Which steps and issues a phrase or clause speaks of, and whether of their reverse.

"Halt enrichment" is the step, "go on enriching" and "no halt to enrichment" are its reverse.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from truceline.code.clauses import is_verbal
from truceline.code.context import SentenceContext, once_a_word
from truceline.code.parties.cast import people_in
from truceline.code.parties.grammar import prepositional
from truceline.code.parties.participants import actors_of
from truceline.code.steps.acts import acts_at
from truceline.code.steps.senses import is_other_sense
from truceline.code.truces import is_the_short_truce
from truceline.lexicon.issues import OTHER_CONDITION, CueMatch
from truceline.model.parse import Parse, Token, once, span_of
from truceline.model.spans import Span

OUTSIDE_MARKS = frozenset(
    {"if", "unless", "before", "after", "until", "once", "while", "because", "since", "although", "though", "as"}
)
"""Marks of clauses that are no part of what a phrase asks for: conditions, times, reasons."""

OUTSIDE_PREPOSITIONS = frozenset(
    {
        "before",
        "after",
        "until",
        "since",
        "during",
        "despite",
        "amid",
        "following",
        "follow",
        "without",
        "unless",
        "as",
        "because",
        "under",
        "given",
        "pende",  # what the parser makes of "pending"
        "through",
        "accord",
        "according",
        "at",
        "about",
        "over",
        "against",
    }
)
"""Prepositions whose phrases are no part of what a phrase asks for."""

BESIDE_OBJECT = frozenset({"in", "on"})
"""Prepositions that tell circumstances where the verb has its object: "waste time in talks", but "engage in talks"."""

TEXTS = frozenset(
    {"deal", "agreement", "accord", "pact", "treaty", "plan", "proposal", "document", "draft", "truce", "resolution"}
    | {"memorandum", "framework", "roadmap", "statement", "letter", "ceasefire", "constitution"}
)
"""Where something may be written down."""

BLAMING = frozenset({"responsible", "accountable", "liable", "guilty"})
"""Adjectives whose *for* tells what somebody is blamed for."""

LACKING = frozenset({"disregard", "refusal", "rejection", "failure", "absence"})
"""Nouns whose content is what is not there: "disregard for diplomacy"."""

SUPPORTING = frozenset({"support", "backing", "aid", "assistance", "help", "opposition", "involvement", "part", "role"})
"""Nouns over which a word of ending does not reach: to end *support* for a war ends no war."""

OTHERWISE = frozenset({"face", "risk", "suffer", "be"})
"""Verbs behind *or* that tell what else threatens: "withdraw or *face* sanctions"."""

TAKING_PART = frozenset({"part", "participation", "involvement", "engagement", "role", "place", "interest"})
"""Nouns whose *in* names what they are about: "participation in talks"."""

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
"""Relations of subjects: a clause on one tells who they are, not what is wanted of them."""

GOING_ON = frozenset({"dobj", "xcomp", "nsubj"})
"""Relations to a verb of going on of what goes on: "the *war* will continue", "keep *fighting*"."""

DEEP = 6
"""How many words below the head of a phrase a step may stand; "agree to a proposal for talks on a truce" has six."""

REVERSED_DEEP = 2
"""How deep a reversed cue may stand without a word of ending: "go on fighting", not "discuss ways out of fighting"."""

BARE_REVERSED = {"peace_deal": 0, "ceasefire": 1, "nuclear_limits": 2}
"""For steps whose reversed cues are everyday words (war, fighting), the depth that counts instead."""


@dataclass(frozen=True, slots=True)
class FoundStep:
    """A step, or an issue alone (`step` null), of which a phrase speaks, at `word`, so far below its head."""

    step: str | None
    issue: str | None
    negated: bool
    word: Token
    depth: int
    span: Span
    by: tuple[str, ...] = ()
    """Who would do it, where that was said elsewhere: in the demand to which a word refers."""


@once
def region_of(parse: Parse, head: Token) -> tuple[Token, ...]:
    """The words of a phrase or clause: all below its head but what is coordinated with it and outer circumstances."""
    kept, waiting = [], [head]
    while waiting:
        token = waiting.pop()
        kept.append(token)
        waiting.extend([c for c in parse.children(token) if not _outside(parse, head, token, c)])
    return tuple(sorted(kept, key=lambda t: t.index))


def _outside(parse: Parse, head: Token, above: Token, child: Token) -> bool:
    if child.dep in ("parataxis", "meta") or (above.dep in SUBJECTS and child.dep in ("acl", "relcl")):
        return True
    if child.lemma in BLAMING or (above.lemma in LACKING and child.dep in ("prep", "acl")):
        return True
    if child.dep == "advmod" and child.lemma == "ahead":
        return True
    if child.dep in ("conj", "cc") and above.index == head.index:
        return True
    if child.dep == "conj" and is_alternative(parse, child):
        return True
    if child.dep == "advcl":
        return any(m.lemma in OUTSIDE_MARKS for m in parse.children(child, "mark", "advmod"))
    if child.dep == "prep":
        if child.lemma == "in" and above.dep == "acl" and any(o.lemma in TEXTS for o in parse.children(child, "pobj")):
            return True  # "a promise *laid out in the deal* to free …"
        beside = child.lemma in BESIDE_OBJECT and is_verbal(above) and parse.child(above, "dobj") is not None
        outer = any(p.lemma in OUTSIDE_PREPOSITIONS for p in (child, *parse.children(child, "conj")))
        return outer or beside or _is_exchange(parse, child) or _is_place_of_talks(parse, above, child)
    return child.dep == "relcl" and is_verbal(head)


def is_alternative(parse: Parse, item: Token) -> bool:
    """Whether a coordinated verb tells what else threatens: "withdraw or *face* sanctions"."""
    return item.lemma in OTHERWISE and any(c.lemma == "or" for c in parse.children(parse.head(item), "cc"))


def _is_place_of_talks(parse: Parse, above: Token, prep: Token) -> bool:
    """Whether a phrase only says where a thing was said or made: "unrealistic demands *in the talks*"."""
    if prep.lemma not in ("in", "at") or above.pos != "NOUN" or above.lemma in TAKING_PART:
        return False
    return any(o.lemma in ("talk", "negotiation", "discussion", "meeting") for o in parse.children(prep, "pobj"))


def _is_exchange(parse: Parse, prep: Token) -> bool:
    return prep.lemma == "in" and any(p.lemma in ("exchange", "return") for p in parse.children(prep, "pobj"))


def steps_of(context: SentenceContext, head: Token, *, bare_issue: bool = True) -> tuple[FoundStep, ...]:
    """Find the steps of a phrase, nearest its head first; an issue named without a step only where there is none."""
    steps = _named_steps(context, head)
    if steps or not bare_issue:
        return steps
    region = region_of(context.parse, head)
    return tuple(sorted(_issues(context, head, region, span_of(region)), key=lambda s: (s.depth, s.word.index)))


@once_a_word
def _named_steps(context: SentenceContext, head: Token) -> tuple[FoundStep, ...]:
    region = region_of(context.parse, head)
    named = tuple(_steps(context, head, region, span_of(region)))
    found = (*named, *_acts(context, head, region, named), *_meetings(context, head, region))
    steps = sorted(found, key=lambda s: (_does_something(context.parse, s.word), s.depth, s.word.index))
    return tuple(s for s in steps if not _is_way_to(context.parse, s, steps))


def _does_something(parse: Parse, word: Token) -> bool:
    """Whether a word is the subject of a verb that has an object: "a settlement must remove the *causes*"."""
    while word.dep in ("compound", "nmod") and word.head != word.index:
        word = parse.head(word)  # "the *truce* talks could bring …"
    verb = parse.head(word)
    brings = verb.lemma in BRINGING and parse.child(verb, "prep") is not None  # "results *in a truce*"
    return word.dep == "nsubj" and (brings or parse.child(verb, "dobj") is not None)


BRINGING = frozenset({"result", "lead", "succeed", "end", "culminate"})
"""Verbs whose preposition names what their subject brings: "*succeed in* making peace"."""


def _is_way_to(parse: Parse, found: FoundStep, steps: Iterable[FoundStep]) -> bool:
    """Whether a step is only the way to one that it governs: "negotiate a *peace deal*"."""
    if found.step != "peace_talks" or not is_verbal(found.word):
        return False
    objects = {o.index for o in parse.children(found.word, "dobj")}
    return any(s.word.index in objects for s in steps)


def _meetings(context: SentenceContext, head: Token, region: tuple[Token, ...]) -> Iterator[FoundStep]:
    """Meetings of two or three persons who are named: "a meeting of Kagame and Tshisekedi" is a summit of the two."""
    people = people_in(context)
    for noun in region:
        if noun.lemma == "meet" and is_verbal(noun):
            whom = (*context.parse.children(noun, "dobj"), *prepositional(context.parse, noun, "with"))
            named = ("", *actors_of(context, whom, modifiers=False))  # with whoever would meet them
        elif noun.lemma in ("meeting", "encounter") and noun.pos == "NOUN":
            named = actors_of(context, prepositional(context.parse, noun, "of", "between", "among"))
        else:
            continue
        depth = _depth(context.parse, head, noun)
        if depth > DEEP or not set(named) <= {"", *people} or len(named) not in (2, 3):
            continue
        key = "bilateral_summit" if len(named) == 2 else "trilateral_summit"
        negated = _negated(context.parse, head, noun, frozenset())
        issue = context.lexicon.issues.issue_for(key, context.words(context.span(noun)))
        yield FoundStep(key, issue, negated, noun, depth, context.span(noun))


def step_of(context: SentenceContext, head: Token, *, bare_issue: bool = True) -> FoundStep | None:
    """The step of a phrase that stands nearest its head. A condition without a name yields to a step beside it."""
    found = steps_of(context, head, bare_issue=bare_issue)
    named = [s for s in found if s.step != OTHER_CONDITION]
    return next(iter(named or found), None)


def listed_steps(context: SentenceContext, head: Token, *, bare_issue: bool = True) -> tuple[FoundStep, ...]:
    """The step of a phrase with all that are listed beside it: "an end to shelling, an exchange of prisoners and …"."""
    first = step_of(context, head, bare_issue=bare_issue)
    if first is None:
        return ()
    others = [s for s in steps_of(context, head, bare_issue=False) if s.word.index != first.word.index]
    listed = [s for s in others if s.depth <= first.depth + 1 and _is_listed(context.parse, head, s.word)]
    return (first, *sorted(listed, key=lambda s: s.word.index))


def _is_listed(parse: Parse, head: Token, word: Token) -> bool:
    """Whether a word is one of several that are coordinated below a head, and hangs on nothing but that."""
    current = word
    while current.index != head.index and current.head != current.index:
        if current.dep == "conj" and not is_verbal(current):
            return True
        if current.dep not in ("pobj", "prep", "dobj", "nsubj", "nsubjpass"):
            return False
        current = parse.head(current)
    return False


def listing_of(parse: Parse, word: Token) -> Token:
    """The coordinated word on or above a listed step that carries it: *exchange* for "exchange of prisoners"."""
    current = word
    while current.dep != "conj" and current.head != current.index:
        current = parse.head(current)
    return current


def _steps(context: SentenceContext, head: Token, region: tuple[Token, ...], span: Span) -> Iterator[FoundStep]:
    table = context.lexicon.issues
    text = context.words(span)
    for match in table.find_steps(text, ended=True):
        place = _place(context.parse, head, region, span, match)
        if place is None:
            continue
        word, depth, inside = place
        if is_other_sense(context.parse, word, match):
            continue
        ending = _governing_ending(context, head, word, span, inside, is_reversed=match.reversed)
        flipped = (ending is not None) ^ _negated(context.parse, head, word, inside)
        above = context.parse.head(word)
        told = word.dep != "nsubj" or any(a.tag == "MD" for a in context.parse.children(above, "aux"))
        goes_on = told and word.dep in GOING_ON and above.lemma in context.lexicon.positions.going_on
        if match.reversed and not flipped and not goes_on and depth > BARE_REVERSED.get(match.key, REVERSED_DEEP):
            continue
        if ending is None and match.cue in table.step(match.key).only_ended:
            continue
        if ending is not None and match.reversed and table.is_lessened(match.key, ending.text):
            continue  # "*reduce* the violence" is no ceasefire
        step, negated = match.key, match.reversed ^ flipped
        if step == "ceasefire" and not match.reversed and is_the_short_truce(context, _shifted(span, match)):
            step = "humanitarian_pause"
        if ending is not None and (ended := table.step(step).ended) and not table.is_unbegun(ending.text):
            step, negated = ended, not negated
        yield FoundStep(step, table.issue_for(step, text), negated, word, depth, _shifted(span, match))


def _acts(
    context: SentenceContext, head: Token, region: tuple[Token, ...], named: tuple[FoundStep, ...]
) -> Iterator[FoundStep]:
    """The steps that words make with what they are done to, where no cue names them already."""
    table, kept = context.lexicon.issues, {t.index for t in region}
    taken = {t.index for f in named for t in context.parse.within(f.span)}
    for word in region:
        if word.index in taken or word.pos not in ("VERB", "NOUN"):
            continue
        for act, words in acts_at(context, word):
            depth = _depth(context.parse, head, word)
            other = is_other_sense(context.parse, word, CueMatch(key=act.key, cue="", start=0, end=0, words=len(words)))
            if depth > DEEP or other or not kept.issuperset(w.index for w in words):
                continue
            inside, span = frozenset(w.index for w in words), span_of(sorted(words, key=lambda t: t.index))
            ending = _governing_ending(context, head, word, span_of(region), inside, is_reversed=act.reversed)
            flipped = (ending is not None) ^ _negated(context.parse, head, word, inside)
            issue = table.issue_for(act.key, context.words(span_of(region)))
            yield FoundStep(act.key, issue, act.reversed ^ flipped, word, depth, span)
            break


def _issues(context: SentenceContext, head: Token, region: tuple[Token, ...], span: Span) -> Iterator[FoundStep]:
    for match in context.lexicon.issues.find_issues(context.words(span)):
        place = _place(context.parse, head, region, span, match)
        if place is not None and not is_other_sense(context.parse, place[0], match):
            word, depth, inside = place
            ending = _governing_ending(context, head, word, span, inside, is_reversed=False)
            if ending is not None and context.lexicon.issues.is_lessened(match.key, ending.text):
                continue
            negated = (ending is not None) ^ _negated(context.parse, head, word, inside)
            yield FoundStep(None, match.key, negated, word, depth, _shifted(span, match))


def _place(
    parse: Parse, head: Token, region: tuple[Token, ...], span: Span, match: CueMatch
) -> tuple[Token, int, frozenset[int]] | None:
    """The word of a cue nearest the head, its depth, all words of the cue; None where it lies outside."""
    kept = {t.index for t in region}
    words = [t for t in parse.within(_shifted(span, match)) if t.index in kept]
    if not words:
        return None
    depths = {t.index: _depth(parse, head, t) for t in words}
    word = min(words, key=lambda t: (depths[t.index], t.index))
    if depths[word.index] > DEEP:
        return None
    return word, depths[word.index], frozenset(t.index for t in words)


def _depth(parse: Parse, head: Token, token: Token) -> int:
    """How many words a word hangs below a head; coordination and function words count nothing."""
    depth, current = 0, token
    while current.index != head.index and current.head != current.index:
        depth += current.dep not in ("conj", "pobj", "pcomp")
        current = parse.head(current)
    return depth


def _shifted(span: Span, match: CueMatch) -> Span:
    return Span(span.start + match.start, span.start + match.end)


def _path(parse: Parse, head: Token, word: Token) -> Iterator[Token]:
    """A word and those above it up to the head of its phrase."""
    yield word
    current = word
    while current.index != head.index and current.head != current.index:
        current = parse.head(current)
        yield current


def _with_raised(context: SentenceContext, path: Iterable[Token]) -> Iterator[Token]:
    """The words of a path, and what a verb of duty says has to be done: "sanctions *need* to be *lifted*"."""
    parse = context.parse
    below: Token | None = None
    for token in path:
        yield token
        if below is not None and below.dep == "nsubj" and token.lemma in context.lexicon.positions.duty_verbs:
            yield from (x for x in parse.children(token, "xcomp") if parse.child(x, "auxpass") is not None)
        below = token


def _governing_ending(
    context: SentenceContext, head: Token, word: Token, span: Span, inside: frozenset[int], *, is_reversed: bool
) -> Token | None:
    """A word of ending above a cue, or on it ("zero enrichment"), that is no part of the cue itself.

    A noun of ending does not reach over an *and* to a step: "an end to shelling and an exchange of prisoners".
    """
    ends: set[int] = set()
    for match in context.lexicon.issues.find_endings(context.words(span)):
        ends.update(t.index for t in context.parse.within(_shifted(span, match)))
    on_it = [c for c in context.parse.children(word, "amod", "det", "nummod", "compound") if c.lemma == "zero"]
    coordinated = False
    below = word
    for token in (*on_it, *_with_raised(context, _path(context.parse, head, word))):
        ending = below.index == token.index or not _does_something(context.parse, below)
        ending = ending and not (below.dep == "conj" and is_verbal(below) and is_verbal(token))  # "stop X and start Y"
        counts = ending and token.index in ends and token.index not in inside and not _is_made(token, below, word)
        below = token
        if counts and (is_reversed or is_verbal(token) or not coordinated):
            return token
        coordinated = coordinated or token.dep == "conj"
        if token.index not in inside and token.lemma in SUPPORTING and token.pos == "NOUN":
            return None
    return None


def _is_made(ending: Token, below: Token, word: Token) -> bool:
    """Whether a word of ending tells how a thing comes about: "*cut* a deal", "the talks *end in* a truce"."""
    clause = is_verbal(ending) or ending.dep in ("advcl", "ccomp")  # parsers may take it for a noun
    results = ending.lemma == "end" and clause and below.lemma in ("in", "with")
    return results or (ending.lemma == "cut" and word.lemma == "deal" and below.index == word.index)


def _negated(parse: Parse, head: Token, word: Token, inside: frozenset[int]) -> bool:
    """Whether an odd number of negations stands on the way from a cue up to the head of its phrase."""
    found = {c.index for token in _path(parse, head, word) for c in _negations(parse, token)}
    return len(found - inside) % 2 == 1


def _negations(parse: Parse, token: Token) -> Iterable[Token]:
    for c in parse.children(token):
        behind = c.index > token.index and not is_verbal(token)  # "talks, *not* about prisoners"
        behind = behind or (c.index > 0 and parse.tokens[c.index - 1].lemma == "or")  # "whether or *not*"
        if (c.dep == "neg" and not behind) or (c.dep == "det" and c.text.lower() == "no"):
            yield c
        if c.dep in SUBJECTS and is_verbal(token):  # "*no* state could lift sanctions"
            yield from (d for d in parse.children(c, "det") if d.text.lower() == "no")
