"""Who a page says is the author of a remark or of an idea that it tells: "the quip that … came from Lume"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from truceline.check.quotes import OWN, plain_words
from truceline.code.context import SentenceContext
from truceline.code.parties.grammar import agents, prepositional, subjects_of
from truceline.lexicon.check_cues import CheckCues
from truceline.link.contexts import CONTEXTS
from truceline.link.items import Items, Kind
from truceline.model.coded import CodedArticle
from truceline.model.parse import Parse, Token, span_of
from truceline.model.spans import Span

THAT = re.compile(r"[^.;:,]{0,60},? that (?P<what>[^.;:,]{10,300})")
"""Behind a noun of utterance, what was said."""
REACH = 8
"""Words from a noun to the clause that tells what was said, and from the verb of a cleft to its "who"."""
COMING = frozenset({"come", "stem", "originate"})
ON = frozenset({"that", "about"})
OF = frozenset({"that", "about", "of", "for", "to"})
"""By which a saying tells what was said, and an idea what is meant."""
DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday"})
CLEFT = frozenset({"who", "that"})
MOST_WORDS = 40
"""Words of what is told; more are no remark."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Authorship:
    """A remark or an idea with who is its author, as an actor id and a name, and the plain words in which it is told.

    `saying` is false for an idea; `alone` says that the page gives it to nobody else ("it was Lume who …").
    """

    article: CodedArticle
    span: Span
    sentence: Span
    author: str
    name: str
    words: tuple[str, ...]
    about: frozenset[str]
    saying: bool
    alone: bool


def find_authorships(items: Items) -> Iterator[Authorship]:
    """The authorships of an article that has its parses, in text order."""
    article, lexicon = items.article, items.lexicon
    cues = lexicon.quote_cues
    yield from _in_plain_text(article, cues)
    nouns, verbs = cues.words("sayings", "ideas"), cues.words("authors")
    told: tuple[Token, SentenceContext] | None = None
    for context in items.of(CONTEXTS):
        lemmas = context.parse.lemmas
        if not lemmas.isdisjoint(nouns) or (context.parse.words >= {"it", "who"} and not lemmas.isdisjoint(verbs)):
            yield from _in_sentence(article, context, cues)
        if told and (author := _of_what_stood_before(context)):
            noun, before = told
            words = _told(before.parse, noun, context.lexicon.quote_cues)
            yield from _authorship(article, context, noun, [author], words, cues, alone=False)
        told = _last_noun(context, cues) if not lemmas.isdisjoint(nouns) else None


AUTHORSHIPS = Kind("authorships", find_authorships, Authorship)


def _in_plain_text(article: CodedArticle, cues: CheckCues) -> Iterator[Authorship]:
    """The remarks of people that need no parse, which reads some wrongly: "Lume’s words in the hall, that …"."""
    annotated = article.annotated
    people = {a.id: a.name for a in annotated.actors if a.kind == "person"}
    pattern = cues.pattern("utterances")
    for sentence in annotated.sentences if annotated.parses else ():
        noun = next(pattern.finditer(article.text, *sentence.span), None)
        if noun is None:
            continue
        told = THAT.match(article.text, noun.end(), sentence.span.end)
        who = next(
            (m for m in annotated.mentions_in(sentence.span) if OWN.fullmatch(article.text, m.span.end, noun.start())),
            None,
        )
        if told and who and who.of in people:
            yield Authorship(
                article=article,
                span=sentence.span,
                sentence=sentence.span,
                author=who.of,
                name=people[who.of],
                words=plain_words(told["what"]),
                about=frozenset(m.of for m in annotated.named_in(sentence.span)) - {who.of},
                saying=True,
                alone=False,
            )


def _in_sentence(article: CodedArticle, context: SentenceContext, cues: CheckCues) -> Iterator[Authorship]:
    parse, nouns = context.parse, cues.words("sayings", "ideas")
    who = _cleft(context)
    if who is not None:
        authors, verb = who
        if verb.lemma in cues.words("authors"):
            done = [v for v in (verb, *parse.children(verb, "conj")) if v.lemma in cues.words("authors")]
            noun = next((t for v in done for t in parse.children(v, "dobj") if t.lemma in nouns), verb)
            yield from _authorship(article, context, noun, authors, _told(parse, noun, cues), cues, alone=True)
        return
    for noun in parse.tokens:
        if noun.pos == "NOUN" and noun.lemma in nouns and (by := _authors(context, noun, cues)):
            yield from _authorship(article, context, noun, by, _told(parse, noun, cues), cues, alone=False)


def _authorship(
    article: CodedArticle,
    context: SentenceContext,
    noun: Token,
    by: Iterable[Token],
    words: tuple[str, ...],
    cues: CheckCues,
    *,
    alone: bool,
) -> Iterator[Authorship]:
    people = {a.id: a.name for a in article.annotated.actors if a.kind == "person"}
    by = tuple(by)
    found = {of for token in by if (of := _person(context, token, people))}
    if not found and (name := _unknown(context, by)):
        people, found = {name: name}, {name}
    if len(found) != 1 or not words:
        return
    (author,) = found
    sentence = context.sentence.span
    yield Authorship(
        article=article,
        span=sentence,
        sentence=sentence,
        author=author,
        name=people[author],
        words=words,
        about=frozenset(m.of for m in article.annotated.named_in(sentence)) - {author},
        saying=noun.lemma not in cues.words("ideas"),
        alone=alone,
    )


def _person(context: SentenceContext, token: Token, people: dict[str, str]) -> str | None:
    """The person for whom a phrase stands: its head is her name, stands beside it ("an envoy, Ada Lume") or is hers."""
    phrase = [t for t in context.parse.subtree(token) if not _in_clause(context.parse, t, token)] or [token]
    named = [m.of for m in context.article.mentions_in(span_of(tuple(phrase))) if m.of in people]
    return named[0] if len({*named}) == 1 else None


def _unknown(context: SentenceContext, by: Sequence[Token]) -> str | None:
    """The last name of the first of some heads that is a name of two words, and no actor's."""
    parse = context.parse
    for token in (t for head in by for t in (head, *parse.children(head, "appos"))):
        first = [t for t in parse.children(token, "compound") if t.pos == "PROPN" and t.index == token.index - 1]
        name = Span(first[0].start, token.end) if first and token.pos == "PROPN" else None
        if name and not context.article.mentions_in(name):
            return token.text
    return None


def _in_clause(parse: Parse, token: Token, head: Token) -> bool:
    """Whether a word stands in a clause of its own that hangs on a phrase."""
    clauses = ("relcl", "acl", "ccomp", "advcl", "conj")
    return token is not head and any(
        t.dep in clauses for t in (token, *parse.ancestors(token)) if t is not head and t.index > head.index
    )


def _cleft(context: SentenceContext) -> tuple[list[Token], Token] | None:
    """Who "it was X who" sets apart, and the verb behind."""
    tokens = context.parse.tokens
    for it, be in pairwise(tokens):
        if it.lemma != "it" or be.lemma != "be":
            continue
        for who in tokens[be.index + 2 : be.index + 2 + 2 * REACH]:
            if who.lemma in CLEFT and who.dep in ("nsubj", "nsubjpass") and context.parse.head(who).pos == "VERB":
                named = [t for t in tokens[be.index + 1 : who.index] if t.pos in ("PROPN", "NOUN")]
                heads = [t for t in named if context.parse.head(t) not in named]
                return (heads, context.parse.head(who)) if heads else None
    return None


def _authors(context: SentenceContext, noun: Token, cues: CheckCues) -> tuple[Token, ...]:
    """Who is the author of what a noun names, by the words round it."""
    parse = context.parse
    if (
        noun.lemma in cues.words("sayings")
        and (owner := parse.child(noun, "poss"))
        and owner.pos in ("PROPN", "PRON")
        and owner.lemma not in DAYS
    ):
        return (owner,)
    above = parse.head(noun)
    verbs = cues.words("authors")
    if noun.dep == "nsubjpass" and above.lemma in verbs:
        return agents(parse, above)
    if noun.dep == "dobj" and above.lemma in cues.words("invents"):
        return subjects_of(parse, above)
    if noun.dep == "attr" and above.lemma == "be":
        return prepositional(parse, noun, "of") or parse.children(noun, "poss")
    for come in parse.tokens[noun.index + 1 :]:
        if come.lemma in COMING and (come is above or noun.dep == "nsubj"):
            return prepositional(parse, come, "from")
    if noun.lemma in cues.words("sayings") and (closing := _closing(parse, noun)) is not None:
        return subjects_of(parse, closing)
    return tuple(t for part in parse.children(noun, "acl") if part.tag == "VBN" for t in agents(parse, part))


def _closing(parse: Parse, noun: Token) -> Token | None:
    """The verb of "…, with which Lume *closed* her speech"."""
    for which in parse.tokens[noun.index + 1 :]:
        if which.lemma == "which" and which.dep == "pobj" and parse.head(which).lemma in ("with", "by", "in"):
            return parse.head(parse.head(which))
    return None


def _of_what_stood_before(context: SentenceContext) -> Token | None:
    """Who is the author of what the sentence before told: "It came from Lume."."""
    for come in context.parse.tokens[1:4]:
        subject = context.parse.child(come, "nsubj") if come.lemma in COMING else None
        if subject is not None and subject.lemma in ("it", "this", "that"):
            return next(iter(prepositional(context.parse, come, "from")), None)
    return None


def _last_noun(context: SentenceContext, cues: CheckCues) -> tuple[Token, SentenceContext] | None:
    nouns = cues.words("sayings", "ideas")
    found = [t for t in context.parse.tokens if t.pos == "NOUN" and t.lemma in nouns]
    told = [t for t in found if _told(context.parse, t, cues)]
    return (told[-1], context) if told else None


def _is_aside(parse: Parse, token: Token, head: Token) -> bool:
    """Whether a word stands in a relative clause behind a comma, which is not what was said."""
    for above in (token, *parse.ancestors(token)):
        if above is head:
            return False
        if above.dep == "relcl" and any(
            t.text == "," and t.index < above.index for t in parse.subtree(parse.head(above))
        ):
            return True
    return False


def _told(parse: Parse, noun: Token, cues: CheckCues) -> tuple[str, ...]:
    """The plain words of what a noun or verb tells: its "that …", "about …", "of …"; of a copula its subject."""
    if noun.dep == "attr" and (subject := parse.child(parse.head(noun), "nsubj")) is not None:
        return plain_words(" ".join(t.text for t in parse.subtree(subject)))
    telling = OF if noun.lemma in cues.words("ideas") else ON
    for begin in parse.tokens[noun.index + 1 : noun.index + 1 + REACH]:
        if begin.pos in ("VERB", "AUX") and begin.dep != "aux":
            break
        if begin.lemma in telling and begin.dep in ("mark", "prep"):
            head = parse.head(begin) if begin.dep == "mark" else begin
            words = [t for t in parse.subtree(head) if t.index > begin.index and not _is_aside(parse, t, head)]
            if begin.dep == "mark" or noun.pos == "NOUN":
                return plain_words(" ".join(t.text for t in words[:MOST_WORDS]))
    behind = next((t.index for t in parse.tokens[noun.index + 1 :] if t.text == ":"), len(parse)) + 1
    return plain_words(" ".join(t.text for t in parse.tokens[behind : behind + MOST_WORDS]))
