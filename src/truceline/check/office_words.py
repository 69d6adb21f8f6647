"""The words of an office in a parse: where they begin and end, whose it is, what it is of, and when it is held."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from truceline.code.context import SentenceContext
from truceline.lexicon.callings import CallingWords
from truceline.lexicon.titles import Title
from truceline.model.actor import Actor, Mention
from truceline.model.coded import CodedArticle
from truceline.model.parse import Parse, Token
from truceline.model.spans import Span

When = Literal["now", "former", "then", "deed", "event", "not"]
PRENOMINAL = ("compound", "nmod", "amod")
WHOSE = frozenset({"of", "for"})
OF_THE_EVENT = frozenset({"day", "time", "moment", "date", "hour"})
IN_TIME = frozenset(
    {"in", "from", "until", "under", "during", "between", "since", "till", "at", "on", "for", "before", "after"}
)
OF_OFFICE = frozenset({"of", "for", "to", "in", "at", "on"})
"""Prepositions by which the words of an office go on."""
BEFORE = ("compound", "amod", "nmod", "poss", "nummod", "advmod", "npadvmod", "det")
MOST_WORDS = 6
"""Words of the longest name of a state or organisation that is looked for."""
OF_TWO_OFFICES = frozenset({"chancellor"})
"""Titles that mean nothing where no country is told."""
OWNERS = ("government", "organisation", "armed_group")
OWN_COUNTRY = frozenset({"country", "nation", "government", "state"})
"""Nouns whose office is that of their owner's state: "his *country*'s envoy"."""


@dataclass(frozen=True, slots=True)
class OfficeWords:
    """The words of an office: their head, the stretch before and behind it, and whether it stands before a name."""

    head: Token
    before: tuple[Token, ...]
    behind: tuple[Token, ...]

    @property
    def tokens(self) -> tuple[Token, ...]:
        return (*self.before, self.head, *self.behind)


def head_of_ministry(context: SentenceContext, office: OfficeWords, words: CallingWords) -> Title | None:
    """A minister who is called the head of his or her ministry: "the defence ministry's head"."""
    lemmas = {t.lemma.lower() for t in office.tokens}
    modified = any(t in context.lexicon.titles.modifiers for t in lemmas)
    if "ministry" not in lemmas or modified or not words.fields_of("", lemmas) or lemmas & NO_MINISTRY:
        return None
    return context.lexicon.titles.office("minister", None)


NO_MINISTRY = frozenset(
    {"department", "division", "desk", "section", "press", "directorate", "bureau", "office", "service"}
)
"""What a part of a ministry is called."""


def called_in(article: CodedArticle, name: Mention, actor: Actor) -> str:
    """The name in the text; for a pronoun that of the person whom it means."""
    return name.span.of(article.text) if name.form == "name" else actor.name


def words_of_office(
    context: SentenceContext, office: Token, name: Mention, names: Mapping[int, Mention]
) -> OfficeWords:
    """The words of an office: those that hang on it before, or before the name, and behind with *of* or *for*."""
    parse = context.parse
    inside = {t.index for t in parse.within(name.span)}
    start = office.index
    for child in parse.children(office, *BEFORE):
        if child.index < office.index and child.index not in inside:
            start = min(start, *(t.index for t in parse.subtree(child)))
    if office.dep in PRENOMINAL and inside:
        top = min(inside)
        start = _before_name(parse, office, top, inside, names)
        end = next((i for i in range(office.index + 1, top) if parse.tokens[i].text == ","), top)
        behind = tuple(parse.tokens[office.index + 1 : end])
    else:
        behind = _behind(parse, office)
    before = tuple(t for t in parse.tokens[start : office.index] if t.dep != "det")
    return OfficeWords(office, before, behind)


def _before_name(parse: Parse, office: Token, top: int, inside: set[int], names: Mapping[int, Mention]) -> int:
    """Where the words before an office begin that hang on it or on the name behind it."""
    start = office.index
    for index in range(office.index - 1, -1, -1):
        token = parse.tokens[index]
        head = token.head
        if token.dep not in (*BEFORE, "case", "punct") or token.text in (",", ";", ":") or index in names:
            break
        if head not in inside and not start <= head <= top:
            break
        start = index
    return start


def _behind(parse: Parse, office: Token) -> tuple[Token, ...]:
    found: list[Token] = []
    last = office.index
    for prep in parse.children(office, "prep"):
        below = parse.subtree(prep)
        if prep.lemma not in OF_OFFICE or prep.index != last + 1:
            break
        stop = next(
            (n for n, t in enumerate(below) if t.text in (",", ";", "-", "–", "—", "(") or t.dep == "relcl"), len(below)
        )
        found += below[:stop]
        last = found[-1].index
        if stop < len(below):
            break
    return tuple(found)


def title_of(context: SentenceContext, office: OfficeWords, country: str | None) -> Title | None:
    """The title of the words of an office, where the office's own head is in it."""
    phrase = " ".join(t.text for t in office.tokens if t.dep != "case" and t.pos != "PUNCT").replace(" - ", "-")
    title = context.lexicon.titles.office(phrase, country)
    if (
        title is None
        or (country is None and title.words in OF_TWO_OFFICES)
        or office.head.text.lower() not in title.words.replace("-", " ").split() + title.words.split()
    ):
        return None
    return title


def owners_of(context: SentenceContext, office: OfficeWords, name: Mention) -> tuple[str, ...]:
    """The states and organisations whose an office is: named before it, or behind it or its holder's name with *of*."""
    parse = context.parse
    found = [*_named_in(context, office.before), *named_behind(context, office, WHOSE)]
    if not found:
        for prep in (p for t in parse.within(name.span) for p in parse.children(t, "prep") if p.lemma == "of"):
            found += _named_in(context, parse.subtree(prep))
    return tuple(dict.fromkeys(found))


def named_behind(context: SentenceContext, office: OfficeWords, prepositions: frozenset[str]) -> tuple[str, ...]:
    parse = context.parse
    below = [parse.subtree(p) for p in parse.children(office.head, "prep") if p.lemma in prepositions]
    inside = {t.index for t in office.behind}
    return tuple(a for tokens in below for a in _named_in(context, tuple(t for t in tokens if t.index in inside)))


def _named_in(context: SentenceContext, tokens: Sequence[Token]) -> Iterator[str]:
    """The states and organisations named in some words, or meant by *its* and *their*."""
    return (owner for owner, _ in _owner_names(context, tokens))


def _owner_names(context: SentenceContext, tokens: Sequence[Token]) -> Iterator[tuple[str, Sequence[Token]]]:
    """The states and organisations named in some words, each with its name."""
    at = 0
    while at < len(tokens):
        for length in range(min(MOST_WORDS, len(tokens) - at), 0, -1):
            if owner := _written(context, tokens[at : at + length]):
                yield owner, tokens[at : at + length]
                break
        else:
            length = 1
        at += length


def _written(context: SentenceContext, tokens: Sequence[Token]) -> str | None:
    """The one state or organisation that some words name in full."""
    if tokens[0].pos == "PRON" and len(tokens) == 1:
        kinds = {a.id: a.kind for a in context.article.actors}
        meant = [m.of for m in context.article.mentions_in(context.span(tokens[0])) if kinds.get(m.of) in OWNERS]
        return meant[0] if len(meant) == 1 else None
    if not tokens[0].text[:1].isupper():
        return None
    words = Span(tokens[0].start, tokens[-1].end).of(context.text)
    if context.text[tokens[-1].end : tokens[-1].end + 1] == "-":
        return None  # "the Washington-based"
    found = {e.actor.id for e in context.lexicon.actors.written(words) if e.actor.kind in OWNERS}
    if not found and len(tokens) > 1:
        mentions = context.article.mentions_in(Span(tokens[0].start, tokens[-1].end))
        kinds = {a.id: a.kind for a in context.article.actors}
        found = {m.of for m in mentions if m.span.of(context.text) == words and kinds.get(m.of) in OWNERS}
    return found.pop() if len(found) == 1 else None


def place_of_owners(context: SentenceContext, owners: tuple[str, ...]) -> str | None:
    """Where an office is, as the table of titles asks: a country, or an organisation."""
    if len(owners) != 1 or (entry := context.lexicon.actors.get(owners[0])) is None:
        return None
    return entry.actor.country if entry.actor.kind == "government" else entry.actor.id


def topic_of(context: SentenceContext, office: OfficeWords, title: Title) -> frozenset[str]:
    """The words of content beside an office that are of no actor."""
    parse = context.parse
    small = title.words.split() if title.office != "spokesperson" else [office.head.text.lower()]
    named = {t.index for t in parse.children(office.head, "poss") if t.lemma in OWN_COUNTRY}
    for part in (office.before, office.behind):
        named |= {t.index for _, name in _owner_names(context, part) for t in name}
    beside = (t for t in (*office.before, *office.behind) if t.pos in ("NOUN", "PROPN", "ADJ"))
    return frozenset(t.lemma.lower() for t in beside if t.text.lower() not in small and t.index not in named)


def time_of_office(context: SentenceContext, office: Token, when: When) -> When:
    """The time of an office with the times that hang on it: "the justice minister of Oru on the day of the signing"."""
    parse = context.parse
    for prep in parse.children(office, "prep"):
        if prep.lemma not in IN_TIME:
            continue
        for noun in parse.children(prep, "pobj"):
            if noun.lemma in OF_THE_EVENT and any(p.lemma == "of" for p in parse.children(noun, "prep")):
                return "event"
            below = parse.subtree(prep)
            times = context.article.times_in(Span(below[0].start, below[-1].end))
            if noun.lemma in OF_THE_EVENT or any(t.type in ("DATE", "DURATION", "TIME") for t in times):
                return "then"
    if any(t.lemma in ("then", "now") for t in parse.children(office, "advmod")):
        return "then"
    return when
