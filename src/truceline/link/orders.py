"""Orders: sentences that put one happening before another, or two at one time, as their parses tell it.

They are read while the parses are at hand and kept with the article.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from truceline.code.clauses import is_verbal
from truceline.code.context import SentenceContext
from truceline.code.parties.grammar import objects_of
from truceline.code.slots.circumstances import DATED
from truceline.lexicon.orders import OrderLexicon
from truceline.link.acts import NEGATED_THAT, QUESTION, Voice, voice_of
from truceline.link.clauses import told_at
from truceline.link.contexts import CONTEXTS
from truceline.link.items import Items, Kind
from truceline.link.order_links import Joint, Relation, is_negated, joint_at, verb_above
from truceline.link.order_told import Told, told_of
from truceline.link.phrases import Phrase
from truceline.link.sides import Side, side_of, side_of_words
from truceline.model.coded import CodedArticle
from truceline.model.interval import Interval
from truceline.model.parse import Parse, Token
from truceline.model.spans import Span

MOST = 150
"""Orders of one article that are compared."""
VOICES: tuple[Voice, ...] = ("own", "factive", "self", "told")
LEADING = 4
"""Words from the head of a sentence in which it points back to the one before."""
STOPS = frozenset({":", ";", "—", "–"})
BREAKS = frozenset({";", ":", ",", "only", "and"})
POINTERS = frozenset({"that", "which", "this"})
POINTING = POINTERS | {"it", "him", "her", "them"}
FOLLOWS = frozenset({"followed", "follows", "follow"})
NO_START = frozenset({"last", "second", "when", "if", "later"})
"""Words that say what comes then only behind one that says what comes first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A sentence that puts the happening `first` before `then`, or both at one time.

    `told` is whether as past, as to come or in the present; `source` are the actors to whom the page gives it,
    `across` is whether the first stands in the sentence before. `earliest` and `latest` bound the times that its
    sentence gives, ISO 8601.
    """

    article: CodedArticle
    sentence: Span
    first: Side
    then: Side
    relation: Relation
    told: Told
    voice: Voice
    source: frozenset[str]
    across: bool
    earliest: str | None
    latest: str | None


@dataclass(frozen=True, slots=True)
class _Found:
    """Two happenings in the order in which a sentence has them, with the verb that tells it."""

    verb: Token
    first: Side
    then: Side
    relation: Relation = "before"
    across: bool = False


def find_orders(items: Items) -> Iterator[Order]:
    """The orders of an article that has its parses, in text order."""
    article, lexicon = items.article, items.lexicon
    cues = lexicon.orders.cues
    before: SentenceContext | None = None
    for context in items.of(CONTEXTS):
        if not cues.isdisjoint(context.parse.lemmas) and not QUESTION.search(article.text, *context.sentence.span):
            yield from _in_sentence(article, context, before)
        before = context


STEP_ORDERS = Kind("step_orders", lambda items: islice(find_orders(items), MOST), Order)


def _in_sentence(article: CodedArticle, context: SentenceContext, before: SentenceContext | None) -> Iterator[Order]:
    words = context.lexicon.orders
    for token, word in zip(context.parse.tokens, context.parse.lowered, strict=True):
        if word in words.links or token.lemma.lower() in words.links:
            found = _found_at(context, token, before)
            order = _made(article, context, token, found) if found is not None else None
            if order is not None:
                yield order


def _found_at(context: SentenceContext, token: Token, before: SentenceContext | None) -> _Found | None:
    parse, words = context.parse, context.lexicon.orders
    if _is_then(parse, token, words):
        found = _first_and_then(context, token)
        if found is not None:
            return found
        if (verb := _then(parse, token)) is not None:
            return _after_the_last(context, verb, token, before)
    joint = joint_at(parse, token, words)
    told = joint is not None and told_of(context, joint.main) is not None  # asked first: sides are dear
    return _of_joint(context, joint, token, before) if joint is not None and told else None


def _of_joint(context: SentenceContext, joint: Joint, link: Token, before: SentenceContext | None) -> _Found | None:
    groups = context.lexicon.orders.groups
    main = side_of(context, joint.main, without=(link, joint.below))
    points = joint.below.lemma in groups["pointing"] and not is_verbal(joint.below)
    if points:
        other = _last_told(before) if link.index < LEADING and joint.below.pos != "PRON" else None
        if other is None:
            return None
    else:
        other = side_of(context, joint.below, without=(joint.main,))
    if not other.acts and other.whom and other.heads <= other.names:
        other = replace(other, acts=main.acts)  # "Agdam is handed over before Kelbajar"
    if joint.main.lemma == "wait":
        main = replace(main, acts=other.acts)  # "she waited until he had signed"
    first, then = (main, other) if joint.main_first else (other, main)
    return _Found(joint.main, first, then, joint.relation, across=points)


def _made(article: CodedArticle, context: SentenceContext, cue: Token, found: _Found) -> Order | None:
    """The order, where the page tells it as a fact or as laid down, or a source does."""
    first, then = found.first, found.then
    if not first.all or not then.all or first == then or (told := told_of(context, found.verb)) is None:
        return None
    if found.relation == "together" and not (first.acts and then.acts):
        return None
    if NEGATED_THAT.search(article.text, context.sentence.span.start, cue.start):
        return None
    span = context.span(cue)
    voice = voice_of(article, context.sentence.span, span, Phrase(), context.lexicon.clause_cues)
    if voice not in VOICES:
        return None
    dated = (Interval.of_timex(t) for t in article.annotated.times_in(context.sentence.span) if t.type in DATED)
    bounds = [(b.earliest[:10], b.latest[:10]) for b in dated if b.earliest and b.latest]
    earliest, latest = [b[0] for b in bounds], [b[1] for b in bounds]
    return Order(
        article=article,
        sentence=context.sentence.span,
        first=first,
        then=then,
        relation=found.relation,
        told=told,
        voice=voice,
        source=_source(article, context, span),
        across=found.across,
        earliest=min(earliest, default=None),
        latest=max(latest, default=None),
    )


def _source(article: CodedArticle, context: SentenceContext, word: Span) -> frozenset[str]:
    spans = [told.source_span for told in told_at(article, word) if told.source_span is not None]
    return frozenset(m.of for span in spans for m in context.article.mentions_in(span))


def _first_and_then(context: SentenceContext, token: Token) -> _Found | None:
    """What a sentence tells to come first and what then, cut at the last break before the second word."""
    parse = context.parse
    firsts = [t for t in parse.tokens[: token.index] if _is_first(parse, t, context.lexicon.orders.groups["first"])]
    if not firsts:
        return None
    first, cut = firsts[-1], _cut(parse, token, firsts[-1])
    low = max((t.index + 1 for t in parse.tokens[: first.index] if t.text in STOPS), default=0)
    high = min((t.index for t in parse.tokens[token.index + 1 :] if t.text in STOPS), default=len(parse))
    stretches = parse.tokens[low:cut], parse.tokens[cut:high]
    one = side_of_words(context, stretches[0])
    own = token.dep == "conj" and is_verbal(token)
    other = side_of(context, token) if own else side_of_words(context, stretches[1])
    if own or not other.acts:  # "X signed first and Y followed", "returns Kelbajar first and Agdam after that"
        other = replace(other, acts=_acts_of_verbs(context, stretches[0]))
    elif not one.acts:
        one = replace(one, acts=_acts_of_verbs(context, stretches[1]))
    return _Found(verb_above(parse, first), one, other)


def _acts_of_verbs(context: SentenceContext, tokens: Sequence[Token]) -> frozenset[str]:
    return side_of_words(context, [t for t in tokens if is_verbal(t)]).acts


def _is_first(parse: Parse, token: Token, firsts: frozenset[str]) -> bool:
    if token.text.lower() == "beginning":
        return token.dep == "pobj" and parse.head(token).lemma in ("in", "at") and parse.child(token, "prep") is None
    adverb = token.dep in ("advmod", "npadvmod", "pcomp") and token.pos in ("ADV", "ADJ")
    return adverb and token.lemma.lower() in firsts


def _is_then(parse: Parse, token: Token, words: OrderLexicon) -> bool:
    """Whether a word says that what its clause tells comes then."""
    word = token.text.lower()
    behind = _behind(parse, token)
    if word in ("after", "upon", "until"):
        pointing = behind is not None and behind.text.lower() in POINTING and behind.dep in ("pobj", "nsubj")
        return pointing and (word != "until" or is_negated(parse, token))
    if word in FOLLOWS:
        return _is_bare(parse, token)
    if word in ("when", "if"):
        return bool(token.index) and parse.tokens[token.index - 1].text.lower() == "only"
    if word == "wake":
        return token.dep == "pobj" and parse.child(token, "poss") is not None
    if behind is not None and behind.text[:1] in "-–":
        return False  # "then-president"
    return word in words.groups["then"] and token.pos in ("ADV", "ADJ", "SCONJ") and token.dep in ("advmod", "npadvmod")


def _is_bare(parse: Parse, verb: Token) -> bool:
    """Whether "follow" stands without what is followed: "the vote followed in May"."""
    if not is_verbal(verb) or verb.dep not in ("conj", "ROOT", "ccomp") or parse.child(verb, "nsubj") is None:
        return False
    around = (*parse.children(verb, "dobj", "auxpass", "agent", "ccomp"), *objects_of(parse, verb))
    return all(t.dep == "ccomp" and t.index < verb.index for t in around)


def _behind(parse: Parse, token: Token) -> Token | None:
    return parse.tokens[token.index + 1] if token.index + 1 < len(parse) else None


def _cut(parse: Parse, token: Token, first: Token) -> int:
    """Where a sentence is cut before "then": at the nearest conjunction or stop, else at the nearest comma."""
    between = parse.tokens[first.index + 1 : token.index]
    ends = [t.index for t in between if t.dep == "cc" or t.text in STOPS] or [t.index for t in between if t.text == ","]
    return ends[-1] if ends else token.index


def _then(parse: Parse, token: Token) -> Token | None:
    """The verb that "then" puts behind what was told last."""
    behind = _behind(parse, token)
    if token.text.lower() in NO_START or (behind is not None and behind.text.lower() in POINTING - POINTERS):
        return None
    verb = verb_above(parse, token)
    if verb.dep == "aux":
        verb = parse.head(verb)
    return verb if is_verbal(verb) and not is_negated(parse, verb) else None


def _after_the_last(context: SentenceContext, verb: Token, cue: Token, before: SentenceContext | None) -> _Found | None:
    """What a clause tells to come then, behind the clause or the sentence before it."""
    parse = context.parse
    if verb.index < cue.index and cue.index >= LEADING:  # "…, and only then did he leave": hung on the verb before
        cut = _cut(parse, cue, parse.tokens[0])
        one, other = (side_of_words(context, part) for part in (parse.tokens[:cut], parse.tokens[cut:]))
        return _Found(verb, one, other) if cut < cue.index else None
    above = parse.head(verb)
    joined = verb.dep in ("conj", "parataxis") or cue.text.lower() == "whereupon"
    ahead = next((t for t in parse.children(verb, "ccomp", "parataxis") if t.index < cue.index), None)
    first: Side | None
    across = False
    if joined and is_verbal(above) and above.index < cue.index:
        first = side_of(context, above, without=(verb, cue))
    elif ahead is not None and is_verbal(ahead) and (cue is verb or parse.tokens[cue.index - 1].text in BREAKS):
        first = side_of(context, ahead, without=(verb, cue))
    else:
        first, across = (_last_told(before) if parse.subtree(cue)[0].index < LEADING else None), True
    then = side_of(context, verb, without=() if cue is verb else (cue,))
    return _Found(verb, first, then, across=across) if first is not None else None


def _last_told(before: SentenceContext | None) -> Side | None:
    """The happening of the main clause of the sentence before."""
    root = next((t for t in before.parse.tokens if t.dep == "ROOT" and is_verbal(t)), None) if before else None
    if before is None or root is None or is_negated(before.parse, root) or told_of(before, root) is None:
        return None
    return side_of(before, root)
