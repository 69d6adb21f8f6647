"""Orders: sentences that put one happening before another, or two at one time, as their parses tell it.

A side of an order is the few words that name a happening: what is done, what and who takes part, its names. They are
read while the parses are at hand and kept with the article.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Literal

from truceline.code.clauses import VERBAL, is_verbal
from truceline.code.context import SentenceContext, contexts_of
from truceline.code.parties.grammar import objects_of, prepositional, subjects_of, surface_subjects
from truceline.code.parties.mentioned import mentioned_at
from truceline.lexicon.lexicon import Lexicon
from truceline.lexicon.orders import OrderLexicon, family_of
from truceline.link.acts import NEGATED_THAT, QUESTION, Voice, voice_of
from truceline.link.clauses import told_at
from truceline.link.items import Kind
from truceline.link.phrases import Phrase
from truceline.model.coded import CodedArticle
from truceline.model.parse import Parse, Token
from truceline.model.spans import Span

Relation = Literal["before", "together"]
Told = Literal["done", "coming"]
Aspect = Literal["begin", "end"]

MOST = 150
"""Orders of one article that are compared."""
DEEP = 3
"""How far below a verb the words that name its happening hang."""
VOICES: tuple[Voice, ...] = ("own", "factive", "self", "told")
APART = frozenset({"advcl", "relcl", "parataxis", "ccomp", "cc", "punct", "mark", "acl", "appos", "intj", "meta", "conj"})
"""Relations of what hangs on a verb and tells of something else."""
NOUNS = frozenset({"NOUN", "PROPN"})
WHO = frozenset({"NOUN", "PROPN", "PRON"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
OTHERS = frozenset({"another", "other", "next", "previous", "second", "third", "fourth", "fifth", "new", "further"})
CONCEDES = frozenset({"though", "although", "while", "whereas"})
"""Before what others said, and the page does not hold."""
BREAKS = frozenset({";", ":", ",", "only", "and"})
POINTERS = frozenset({"that", "which", "this"})
POINTING = frozenset({"that", "which", "this", "it", "him", "her", "them"})
OVER = frozenset({"over", "done", "finished", "complete", "completed", "through", "behind"})
NOBODY = frozenset({"no", "nobody", "none", "nothing", "neither"})
PAST = frozenset({"VBD", "VBN"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
LEADING = 4
"""Words from the head of a sentence in which it points back to the one before."""


@dataclass(frozen=True, slots=True)
class Side:
    """The words that name a happening: its acts, what takes part (`heads`: as subject or object), and its names:
    those of people, of states (as codes too, also for people of theirs), and others.

    Acts and things are names of the lexicon's lists, or the family of a word in none. `others` are the words that make
    it one of several, `aspect` is whether its begin or end alone is meant.
    """

    acts: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    aspect: Aspect | None = None

    @property
    def all(self) -> frozenset[str]:
        return self.acts | self.things | self.whom

    @property
    def whom(self) -> frozenset[str]:
        return self.people | self.states | self.names


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A sentence that puts the happening `first` before `then`, or both at one time."""

    article: CodedArticle
    sentence: Span
    clause: Span
    first: Side
    then: Side
    relation: Relation
    told: Told
    voice: Voice
    source: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Read:
    """What a link joins: the word of the main happening, that of the other, and which comes first."""

    main: Token
    below: Token
    main_first: bool
    relation: Relation = "before"


def find_orders(article: CodedArticle, lexicon: Lexicon) -> Iterator[Order]:
    """The orders of an article that has its parses, in text order."""
    cues = lexicon.orders.cues
    before: SentenceContext | None = None
    for context in contexts_of(article.annotated, lexicon):
        if not cues.isdisjoint(context.parse.lemmas) and not QUESTION.search(article.text, *context.sentence.span):
            yield from _in_sentence(article, context, before)
        before = context


STEP_ORDERS = Kind("step_orders", lambda items: islice(find_orders(items.article, items.lexicon), MOST), Order)


def _in_sentence(article: CodedArticle, context: SentenceContext, before: SentenceContext | None) -> Iterator[Order]:
    parse, words = context.parse, context.lexicon.orders
    for token in parse.tokens:
        if token.lemma.lower() not in words.links and token.text.lower() not in words.links:
            continue
        if (pair := _gapped(context, token)) is not None:
            yield from _made(article, context, token, pair[2], pair[0], pair[1], "before")
        elif (verb := _then(parse, token, words)) is not None:
            yield from _after_the_last(article, context, verb, token, before)
        elif (read := _linked(parse, token, words) or _by_verb(parse, token, words)) is not None:
            yield from _order(article, context, read, token, before)


def _order(
    article: CodedArticle, context: SentenceContext, read: _Read, cue: Token, before: SentenceContext | None
) -> Iterator[Order]:
    parse = context.parse
    main = _side(context, read.main, without=(cue, read.below))
    if read.below.lemma in context.lexicon.orders.groups["pointing"] and not is_verbal(read.below):
        other = _last_told(before) if cue.index < LEADING and read.below.pos != "PRON" else None
        if other is None:
            return
    else:
        other = _side(context, read.below, without=(read.main,))
    if not other.acts and other.whom and other.heads <= other.names:
        other = replace(other, acts=main.acts)  # "Agdam is handed over before Kelbajar"
    if read.main.lemma in context.lexicon.orders.groups["wait"]:
        main = replace(main, acts=other.acts)  # "she waited until he had signed"
    first, then = (main, other) if read.main_first else (other, main)
    yield from _made(article, context, cue, read.main, first, then, read.relation)


def _made(
    article: CodedArticle,
    context: SentenceContext,
    cue: Token,
    main: Token,
    first: Side,
    then: Side,
    relation: Relation,
) -> Iterator[Order]:
    told = _told(context, main)
    if relation == "together" and not (first.acts and then.acts):
        return
    if told is None or not first.all or not then.all or first == then:
        return
    span = context.span(cue)
    if NEGATED_THAT.search(article.text, context.sentence.span.start, cue.start):
        return
    voice = voice_of(article, context.sentence.span, span, Phrase(), context.lexicon.clause_cues)
    if voice not in VOICES:
        return
    yield Order(
        article=article,
        sentence=context.sentence.span,
        clause=context.sentence.span,
        first=first,
        then=then,
        relation=relation,
        told=told,
        voice=voice,
        source=_source(article, context, span),
    )


def _source(article: CodedArticle, context: SentenceContext, word: Span) -> frozenset[str]:
    spans = [told.source_span for told in told_at(article, word) if told.source_span is not None]
    return frozenset(m.of for span in spans for m in context.article.mentions_in(span))


# ---------------------------------------------------------------- what a link joins


def _linked(parse: Parse, link: Token, words: OrderLexicon) -> _Read | None:
    """The happenings that a conjunction or preposition joins."""
    groups, word = words.groups, link.text.lower()
    if word == "time":
        return _by_the_time(parse, link)
    if word == "as":
        return _as_soon_as(parse, link)
    linking = ("later_below", "earlier_below", "only_below", "until_below", "at_once")
    if (noun := _by_noun(parse, link, words)) is not None:
        return noun
    name = next((n for n in linking if word in groups[n]), None)
    if name is None or (found := _joined(parse, link)) is None:
        return None
    above, below = found
    if parse.head(link).lemma in groups["until_below"] and name == "earlier_below":
        name = "until_below"  # "not until after the vote"
    main = _happening(parse, above, words)
    timed = below.lemma in groups["times"] - groups["pointing"] and not is_verbal(below)
    if main is None or main.index == below.index or timed:
        return None
    negated = _is_negated(parse, main)
    if name == "only_below" and not _is_only(parse, link, main):
        if word != "when" or negated or not is_verbal(below):
            return None
        if any(t.text.lower() == "already" for t in parse.children(main, "advmod")):
            return _Read(main, below, True)
        return _Read(main, below, False) if _is_over(parse, below) else None
    if _cleft(parse, below) is not None:
        return None if name == "later_below" else _Read(main, below, False)
    if name == "until_below":
        if not negated:
            between = parse.tokens[main.index : link.index]
            main = next((v for v in reversed(between) if v.lemma in groups["wait"] and is_verbal(v)), None)
        return _Read(main, below, False) if main is not None else None
    if name == "at_once" and not (is_verbal(below) or below.lemma in words.nouns):
        return None  # "side by side with the minister"
    if name == "at_once":
        return _Read(main, below, True, "together") if not negated else None
    before = parse.tokens[link.index - 1].lemma if link.index else ""
    if name == "later_below" and negated and before in groups["times"]:
        return None  # "not all can be done in the month before"
    if name == "later_below":
        return _Read(main, below, not negated)
    return None if negated else _Read(main, below, False)


def _by_noun(parse: Parse, link: Token, words: OrderLexicon) -> _Read | None:
    """The happenings that a noun joins: "in the *wake* of the vote", "a *condition* for the talks"."""
    later = link.lemma in words.groups["later_nouns"]
    if link.pos != "NOUN" or not (later or link.lemma in words.groups["earlier_nouns"]):
        return None
    below = prepositional(parse, link, "of", "for", "to")
    below = below or parse.children(link, "advcl") if any(t.tag == "TO" for v in parse.children(link, "advcl") for t in parse.children(v, "aux")) else below
    above = parse.head(link)
    if not below:
        return None
    if link.dep == "attr" and above.lemma == "be":
        subjects = surface_subjects(parse, above)
        return _Read(subjects[0], below[0], link.lemma in words.groups["first_nouns"]) if subjects else None
    if link.dep != "pobj" or above.lemma not in ("in", "on", "at", "upon"):
        return None
    main = _happening(parse, parse.head(above), words)
    if main is None or _is_negated(parse, main) or link.lemma in words.groups["first_nouns"]:
        return None
    return _Read(main, below[0], later)


def _joined(parse: Parse, link: Token) -> tuple[Token, Token] | None:
    """What a link hangs on, and what hangs below it."""
    own = parse.children(link, "pobj", "pcomp")
    if not own and link.dep in ("mark", "advmod") and is_verbal(parse.head(link)) and link.index < link.head:
        clause = parse.head(link)
        if (turned := _turned(parse, link, clause)) is not None:
            return clause, turned
        if clause.dep == "conj" and parse.head(clause).index > link.index:
            clause = parse.head(clause)  # "only when it had been signed and nothing *was* left"
        if (cleft := _cleft(parse, clause)) is not None:
            return cleft, clause
        if clause.dep in ("advcl", "pcomp", "relcl", "acl", "csubj", "ccomp") and clause.head != clause.index:
            return parse.head(clause), clause
        return None
    inner = (link, *parse.children(link, "prep"))  # "ahead *of* the vote", "side by side *with* it"
    if link.text.lower() == "side":
        with_ = [p for t in (*parse.ancestors(link), link) for p in parse.children(t, "prep") if p.lemma == "with"]
        inner = tuple(p for p in with_ if p.index in (link.index + 1, link.index + 3))
    objects = [o for p in inner for o in parse.children(p, "pobj", "pcomp")]
    if link.text.lower() == "following" and link.dep == "advcl":
        objects = objects or [*parse.children(link, "dobj")]
    return (parse.head(link), objects[0]) if objects and link.head != link.index else None


def _cleft(parse: Parse, clause: Token) -> Token | None:
    """What is told behind "that": "it was only after they had met *that* he *signed*"."""
    be = parse.head(clause)
    if be.lemma != "be" or not any(t.lemma == "it" for t in parse.children(be, "nsubj", "expl")):
        return None
    below = (*parse.children(be, "ccomp", "advcl"), *parse.children(clause, "ccomp", "advcl", "relcl"))
    return next((t for t in below if is_verbal(t) and any(m.lemma == "that" for m in parse.children(t, "mark"))), None)


def _turned(parse: Parse, link: Token, verb: Token) -> Token | None:
    """The happening between "only after" and the verb before its subject: "only after *the vote* did they sign"."""
    lead = parse.tokens[link.index - 1].text.lower() if link.index else ""
    helper = next((a for a in parse.children(verb, "aux") if a.lemma == "do" and a.index > link.index), None)
    if lead not in ("only", "not") or helper is None:
        return None
    return next((t for t in parse.tokens[link.index + 1 : helper.index] if t.dep in ("nsubj", "pobj")), None)


def _by_the_time(parse: Parse, time: Token) -> _Read | None:
    """ "The text was ready *by the time* the truce was signed"."""
    by, clause = parse.head(time), parse.child(time, "relcl", "acl")
    if time.dep != "pobj" or by.lemma != "by" or clause is None or parse.child(by, "prep") is not None:
        return None
    main = parse.head(by)
    return _Read(main, clause, True) if is_verbal(main) and not _is_negated(parse, main) else None


def _as_soon_as(parse: Parse, as_: Token) -> _Read | None:
    clause = parse.head(as_)
    soon = parse.head(clause)
    if as_.dep not in ("mark", "prep") or soon.text.lower() != "soon" or not is_verbal(clause):
        return None
    main = _verb_above(parse, soon)
    return _Read(main, clause, False) if main.index != clause.index and not _is_negated(parse, main) else None


def _is_only(parse: Parse, link: Token, main: Token) -> bool:
    """Whether "only" stands before a link, or "only" or "not … until" with its verb."""
    before = parse.tokens[link.index - 1].text.lower() if link.index else ""
    return before == "only" or any(t.text.lower() == "only" and t.index < link.index for t in parse.children(main, "advmod"))


def _is_over(parse: Parse, verb: Token) -> bool:
    """Whether a clause tells of something as over: "when it *had* been signed", "when the signing was *done*"."""
    perfect = any(a.lemma == "have" for a in parse.children(verb, "aux"))
    over = (verb, *parse.children(verb, "acomp", "advmod", "prt"))
    return perfect or any(t.text.lower() in OVER for t in over)


def _happening(parse: Parse, above: Token, words: OrderLexicon) -> Token | None:
    """The verb or noun of a happening on which a link hangs, past times and adverbs: "in the *week* after"."""
    token = above
    while not is_verbal(token):
        if token.pos == "NOUN" and token.lemma in words.nouns and token.lemma not in words.groups["times"]:
            return token
        if token.head == token.index:
            return None
        token = parse.head(token)
    return token


def _is_negated(parse: Parse, word: Token) -> bool:
    verb = word if is_verbal(word) else _verb_above(parse, word)
    for t in (verb, *_verbs_above(parse, verb)):
        if parse.child(t, "neg") is not None:
            return True
        for subject in parse.children(t, "nsubj", "nsubjpass", "dobj"):
            if subject.lemma.lower() in NOBODY:
                return True
            if any(d.text.lower() in ("no", "not", "neither") for d in parse.children(subject, "det", "neg", "preconj")):
                return True
            if any(d.text.lower() == "not" for n in parse.children(subject, "nummod") for d in parse.children(n)):
                return True
    return False


def _verb_above(parse: Parse, token: Token) -> Token:
    return token if is_verbal(token) else next((t for t in parse.ancestors(token) if is_verbal(t)), token)


def _verbs_above(parse: Parse, verb: Token) -> Iterator[Token]:
    """The verbs of which one is the bare complement: "*is* only *to* begin"."""
    while verb.dep in ("xcomp", "acomp") and verb.head != verb.index:
        verb = parse.head(verb)
        yield verb


def _verbs_below(parse: Parse, verb: Token) -> Iterator[Token]:
    """The bare complements of a verb, each with its own: "were *able* to *turn* to"."""
    for below in parse.children(verb, "xcomp", "acomp"):
        yield below
        yield from _verbs_below(parse, below)


def _by_verb(parse: Parse, verb: Token, words: OrderLexicon) -> _Read | None:
    """The happenings that a verb puts one after the other: "the vote follows the truce"."""
    if verb.lemma in words.groups["later_adjectives"] and verb.pos == "ADJ":
        below = [o for p in parse.children(verb, "prep") if p.lemma in ("on", "upon") for o in parse.children(p, "pobj", "pcomp")]
        subjects = surface_subjects(parse, verb)
        return _Read(subjects[0], below[0], False) if below and subjects else None
    if verb.pos not in VERBAL or _is_negated(parse, verb):
        return None
    for table, later in ((words.later, True), (words.earlier, False)):
        for beside in table.get(verb.lemma, ()):
            subjects, below = _around(parse, verb, beside)
            if subjects and below and subjects[0].pos in ("NOUN", "PROPN") and below[0].pos in ("NOUN", "PROPN", "VERB"):
                below = [_caused(parse, verb, below[0])]
                if subjects[0].lemma in words.groups["times"] or below[0].lemma in words.groups["times"]:
                    return None
                return _Read(subjects[0], below[0], not later)
    return None


def _caused(parse: Parse, verb: Token, noun: Token) -> Token:
    """What somebody is brought to do: "prompted them *to leave*"."""
    done = (*parse.children(verb, "xcomp", "ccomp"), *parse.children(noun, "relcl", "acl"))
    return next((v for v in done if any(a.tag == "TO" for a in parse.children(v, "aux"))), noun)


def _around(parse: Parse, verb: Token, beside: Sequence[str]) -> tuple[Sequence[Token], Sequence[Token]]:
    """Subject and object of a verb as meant; its object may stand behind words beside it."""
    if not beside:
        if any(t.dep == "auxpass" for t in parse.children(verb)):
            return subjects_of(parse, verb), surface_subjects(parse, verb)
        return surface_subjects(parse, verb), objects_of(parse, verb)
    hold = [verb]
    for word in beside:
        hold = [c for h in hold for c in (*parse.children(h), *(g for k in parse.children(h) for g in parse.children(k))) if c.lemma == word]
    below = [o for h in hold for o in parse.children(h, "pobj", "pcomp", "nsubj")]
    below += [parse.head(h) for h in hold if h.dep == "mark" and parse.head(h).index != verb.index]
    return surface_subjects(parse, verb), below


# ---------------------------------------------------------------- first … then


def _gapped(context: SentenceContext, token: Token) -> tuple[Side, Side, Token] | None:
    """What a sentence tells to come first and what then, cut at the last break before the second word; and the verb
    of the first."""
    parse, words = context.parse, context.lexicon.orders
    groups = words.groups
    if not _is_then(parse, token, words):
        return None
    firsts = [t for t in parse.tokens[: token.index] if _is_first(parse, t, groups["first"])]
    if not firsts:
        return None
    first = firsts[-1]
    cut = _cut(parse, token, first)
    low = max((t.index + 1 for t in parse.tokens[: first.index] if t.text in (":", ";", "—", "–")), default=0)
    high = min((t.index for t in parse.tokens[token.index + 1 :] if t.text in (":", ";", "—", "–")), default=len(parse))
    one = _side_of(context, parse.tokens[low:cut])
    apart = token.dep == "conj" and is_verbal(token)
    other = _side(context, token, without=()) if apart else _side_of(context, parse.tokens[cut:high])
    if not other.acts:
        other = replace(other, acts=_side_of(context, [t for t in parse.tokens[low:cut] if is_verbal(t)]).acts)
    elif not one.acts:
        one = replace(one, acts=_side_of(context, [t for t in parse.tokens[cut:high] if is_verbal(t)]).acts)
    return one, other, _verb_above(parse, first)


def _is_first(parse: Parse, token: Token, firsts: frozenset[str]) -> bool:
    if token.text.lower() == "beginning":
        return token.dep == "pobj" and parse.head(token).lemma in ("in", "at") and parse.child(token, "prep") is None
    return token.lemma.lower() in firsts and token.dep in ("advmod", "npadvmod", "pcomp") and token.pos in ("ADV", "ADJ")


def _is_then(parse: Parse, token: Token, words: OrderLexicon) -> bool:
    word = token.text.lower()
    behind = parse.tokens[token.index + 1 : token.index + 2]
    if word in ("after", "upon", "until"):
        pointing = any(t.text.lower() in POINTING and t.dep in ("pobj", "nsubj") for t in behind)
        return pointing and (word != "until" or _is_negated(parse, _verb_above(parse, token)))
    if word in ("followed", "follows", "follow"):
        around = parse.children(token, "dobj", "auxpass", "agent", "ccomp")
        bare = is_verbal(token) and all(t.dep == "ccomp" and t.index < token.index for t in around)
        return bare and parse.child(token, "nsubj") is not None and token.dep in ("conj", "ROOT", "ccomp")
    if word in ("when", "if"):
        return bool(token.index) and parse.tokens[token.index - 1].text.lower() == "only"
    if word == "wake":
        return token.dep == "pobj" and parse.child(token, "poss") is not None
    if behind and behind[0].text[:1] in "-–":
        return False  # "then-president"
    return word in words.groups["then"] and token.pos in ("ADV", "ADJ", "SCONJ") and token.dep in ("advmod", "npadvmod")


def _cut(parse: Parse, token: Token, first: Token) -> int:
    for t in reversed(parse.tokens[first.index + 1 : token.index]):
        if t.dep == "cc" or t.text in (";", ":", "—", "–"):
            return t.index
    for t in reversed(parse.tokens[first.index + 1 : token.index]):
        if t.text == ",":
            return t.index
    return token.index


def _then(parse: Parse, token: Token, words: OrderLexicon) -> Token | None:
    """The verb that "then" puts behind what was told last."""
    if not _is_then(parse, token, words) or token.text.lower() in ("last", "second", "when", "if", "later"):
        return None
    if parse.tokens[token.index + 1 : token.index + 2] and parse.tokens[token.index + 1].text.lower() in POINTING - POINTERS:
        return None
    verb = _verb_above(parse, token)
    if verb.dep == "aux":
        verb = parse.head(verb)
    return verb if is_verbal(verb) and not _is_negated(parse, verb) else None


def _after_the_last(
    article: CodedArticle, context: SentenceContext, verb: Token, cue: Token, before: SentenceContext | None
) -> Iterator[Order]:
    parse = context.parse
    if verb.index < cue.index and cue.index >= LEADING:  # "…, and only then did he leave": hung on the verb before
        cut = _cut(parse, cue, parse.tokens[0])
        one, other = (_side_of(context, part) for part in (parse.tokens[:cut], parse.tokens[cut:]))
        if cut < cue.index:
            yield from _made(article, context, cue, verb, one, other, "before")
        return
    then = _side(context, verb, without=() if cue is verb else (cue,))
    behind = verb.dep in ("conj", "parataxis") or cue.text.lower() == "whereupon"
    ahead = next((t for t in parse.children(verb, "ccomp", "parataxis") if t.index < cue.index), None)
    if behind and is_verbal(parse.head(verb)) and parse.head(verb).index < cue.index:
        first: Side | None = _side(context, parse.head(verb), without=(verb, cue))
    elif ahead is not None and is_verbal(ahead) and (cue is verb or parse.tokens[cue.index - 1].text in BREAKS):
        first = _side(context, ahead, without=(verb, cue))
    else:
        first = _last_told(before) if min(t.index for t in parse.subtree(cue)) < LEADING else None
    if first is not None:
        yield from _made(article, context, cue, verb, first, then, "before")


def _last_told(before: SentenceContext | None) -> Side | None:
    """The happening of the main clause of the sentence before."""
    root = next((t for t in before.parse.tokens if t.dep == "ROOT" and is_verbal(t)), None) if before else None
    if before is None or root is None or _is_negated(before.parse, root) or _told(before, root) is None:
        return None
    return _side(before, root, without=())


# ---------------------------------------------------------------- whether it is told as a fact


def _told(context: SentenceContext, word: Token) -> Told | None:
    """Whether an order is told as past or as laid down; None where it is wished, asked, or only possible."""
    parse, groups = context.parse, context.lexicon.orders.groups
    verb = _verb_above(parse, word)
    if not is_verbal(verb):
        return None
    below: Token | None = None
    for above in (word, *parse.ancestors(word)):
        if below is not None and below.dep == "advcl" and is_verbal(above):
            break
        wished = above.lemma in groups["wishes"] and (below is None or below.dep not in ("conj", "nsubj", "relcl"))
        bare = below is None and (above.pos == "NOUN" or parse.child(above, "auxpass") is not None)
        if wished and not bare and above.pos in ("NOUN", "VERB"):
            return None
        if any(m.lemma in groups["open"] for m in parse.children(above, "mark", "aux")):
            return None
        if below is not None and any(m.lemma in CONCEDES for m in parse.children(above, "mark")):
            return None
        below = above
    chain = (verb, *_verbs_above(parse, verb))
    finite = [t for v in chain for t in parse.children(v, "aux", "auxpass") if t.tag in FINITE]
    forms = {t.tag for t in finite} or {v.tag for v in chain}
    helpers = {t.lemma for v in chain for t in parse.children(v, "aux")} | {v.lemma for v in chain[1:]}
    if any(t.lemma == "must" for t in finite) and not _is_laid_down(context):
        return None
    if "MD" in forms or ("be" in helpers and chain[1:] and chain[-1].lemma == "be"):
        return "coming"
    if "VBD" in forms:
        return "done"
    if (forms & {"VBZ", "VBP"} or (forms == {"VB"} and verb.dep == "ROOT")) and "have" not in helpers:
        return "coming"
    if forms & PAST:
        return "done"
    above = next((t for t in parse.ancestors(chain[-1]) if is_verbal(t)), None)
    return _told(context, above) if above is not None and chain[-1].dep != "csubj" else None


def _is_laid_down(context: SentenceContext) -> bool:
    """Whether a sentence gives what a text lays down: "under the accord", "the deal provides that"."""
    parse, groups = context.parse, context.lexicon.orders.groups
    for t in parse.tokens:
        if t.lemma in groups["texts"]:
            above = parse.head(t)
            if above.lemma in ("under", "by", "to", "in") or (t.dep == "nsubj" and above.lemma in groups["provides"]):
                return True
    return False


# ---------------------------------------------------------------- the words of a happening


def _side(context: SentenceContext, head: Token, *, without: Iterable[Token]) -> Side:
    """The words that name the happening of a verb or noun."""
    parse = context.parse
    cut = {t.index for t in without}
    kept: list[Token] = []
    heads: set[int] = {head.index}
    waiting = [(head, 0)]
    if is_verbal(head):
        around = (*surface_subjects(parse, head), *subjects_of(parse, head))
        for verb in (head, *_verbs_below(parse, head)):
            around = (*around, *objects_of(parse, verb), *prepositional(parse, verb))
        around = (*around, *(o for t in around for o in prepositional(parse, t, "of")))
        around = (*around, *(a for t in around for a in parse.children(t, "appos")))
        heads |= {t.index for t in around}
        around = (*around, *prepositional(parse, head), *(o for t in around for o in prepositional(parse, t, "of")))
        around = (*around, *(a for t in around for a in parse.children(t, "appos")))
        heads |= {t.index for t in around}
        waiting += [(t, 1) for t in around if t.pos != "PRON" or t.dep.startswith("nsubj")]
        for v in _verbs_above(parse, head):
            waiting.append((v, DEEP))
        for v in parse.children(head, "ccomp"):
            if head.lemma in context.lexicon.orders.groups["finds"]:
                waiting.append((v, 1))
                heads |= {t.index for t in (*surface_subjects(parse, v), *objects_of(parse, v))}
    else:
        heads |= {t.index for t in prepositional(parse, head, "of")}
    seen: set[int] = set()
    while waiting:
        token, depth = waiting.pop()
        if token.index in seen or token.index in cut:
            continue
        seen.add(token.index)
        kept.append(token)
        for child in parse.children(token) if depth < DEEP else ():
            if child.dep in APART and not (child.dep in ("conj", "appos") and child.pos in NOUNS):
                continue
            waiting.append((child, depth if child.pos == "ADP" else depth + 1))
    return _side_of(context, sorted(kept, key=lambda t: t.index), frozenset(heads), head)


def _side_of(
    context: SentenceContext, tokens: Sequence[Token], heads: frozenset[int] | None = None, head: Token | None = None
) -> Side:
    """The side that some words make; of words without a head all may be heads."""
    words = context.lexicon.orders
    groups = words.groups
    acts: set[str] = set()
    things: set[str] = set()
    core: set[str] = set()
    people: set[str] = set()
    states: set[str] = set()
    names: set[str] = set()
    others: set[str] = set()
    aspects: set[Aspect] = set()
    light = head is not None and is_verbal(head) and head.lemma in groups["begin"] | groups["end"] | groups["words"]
    times = [t.span for t in context.article.times_in(context.sentence.span)]
    for token in tokens:
        lemma = token.lemma.lower()
        if (lemma in groups["times"] and not is_verbal(token)) or any(s.start <= token.start and token.end <= s.end for s in times):
            continue
        keys: set[str] = set()
        if token.pos in VERBAL or token.pos in NOUNS:
            if lemma in groups["begin"] or lemma in groups["end"]:
                aspects.add("begin" if lemma in groups["begin"] else "end")
            forms = (words.acts if token.pos in VERBAL else words.nouns).get(lemma, ())
            near = _beside(context.parse, token) if any(b for _, b in forms) else frozenset()
            if lemma in groups["transitive"] and token.pos in VERBAL and not objects_of(context.parse, token):
                forms = tuple(f for f in forms if f[1])
            keys = {k for k, beside in forms if (beside in near if beside else token.pos != "PROPN")}
            if token.pos in VERBAL or heads is None or token.index in heads:
                acts |= keys
            else:
                things |= keys
            if keys and token.pos in VERBAL:
                continue
        if token.pos in WHO and (token.pos != "PRON" or token.dep in SUBJECTS or len(tokens) == 1):
            who = _named(context, token)
            people |= who[0]
            states |= who[1]
            names |= who[2]
            if token.pos == "PROPN" and lemma not in groups["words"]:
                own = who[2] or ({lemma} if not (who[0] or who[1]) else set())
                names |= own
                core |= own if heads is None or token.index in heads else set()
            if token.pos != "NOUN" and lemma not in words.things:
                continue
        if token.pos == "PRON":
            continue
        if lemma in OTHERS and context.parse.head(token).lemma in words.nouns:
            others.add(lemma)
        kinds = words.things.get(lemma)
        if token.pos not in ("NOUN", "VERB", "ADJ", "PROPN") or not lemma[:1].isalpha():
            continue
        if not kinds and lemma in groups["words"]:
            continue
        found = {*kinds} if kinds else set() if keys else {family_of(lemma)}
        named = token is head or (light and token.dep in SUBJECTS and heads is not None and token.index in heads)
        if token.pos in VERBAL or (named and not kinds):
            acts |= found
        if token.pos in VERBAL:
            continue
        things |= found
        if heads is None or token.index in heads:
            core |= found
    aspect = aspects.pop() if len(aspects) == 1 else None
    return Side(*(frozenset(s) for s in (acts, things, core, people, states, names, others)), aspect)


def _named(context: SentenceContext, token: Token) -> tuple[set[str], set[str], set[str]]:
    """The people, states and others that a word names; with people their states, as one page has the name and another
    "the Kenyan"."""
    found = mentioned_at(context, token)
    actors = [a for a in context.article.actors if a.id in found] if found else []
    people = {a.id for a in actors if a.kind == "person"}
    states = {a.country for a in actors if a.country and a.kind in ("person", "government")}
    return people, states, {a.id for a in actors if a.kind not in ("person", "government")}


def _beside(parse: Parse, token: Token) -> frozenset[str]:
    """The words that hang on a verb, and those behind its prepositions."""
    below = [*parse.children(token)]
    below += [c for t in below if t.pos in ("ADP", "ADV", "SCONJ") for c in parse.children(t, "pobj", "prep")]
    below += [parse.head(token)] if token.dep in ("xcomp", "acomp") else []
    return frozenset(w for t in below for w in (t.lemma.lower(), t.text.lower()))
