"""Transfers: who gives, gets or keeps what, read from the parses of a page.

The verb and the noun made of it give the same parties: "Belgium released Assadi", "the release of Assadi by Tehran".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from truceline.code.clauses import VERBAL, clause_of
from truceline.code.context import SentenceContext
from truceline.code.parties.grammar import is_passive, objects_of, prepositional, subjects_of
from truceline.code.parties.participants import actors_of, possessors_of
from truceline.code.reality.outlet import view_of
from truceline.lexicon.transfers import Doing
from truceline.link.acts import GRANTED, Voice, voice_of
from truceline.link.contexts import CONTEXTS
from truceline.link.items import Items, Kind
from truceline.link.number_phrases import SIGNS, number_at
from truceline.link.phrases import Phrase
from truceline.model.coded import CodedArticle
from truceline.model.parse import Token
from truceline.model.spans import Span

PARTIES = frozenset({"government", "armed_group", "organisation", "igo"})
"""Kinds of actors that give and get."""
MONEY = frozenset({"dollar", "euro", "pound", "krone", "kroner", "yen", "yuan", "ruble", "rouble", "rupee", "franc"})
MUTUAL = frozenset(
    {"swap", "exchange", "trade", "other", "another", "back", "again", "previously", "earlier", "former"}
)
"""Lemmas of a sentence in which both give, or in which something goes to and fro."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """Something that goes from `givers` to `getters`, or stays with `keepers`, all by the ids of actors.

    `names` are the names of what it is (islands, a captive), `sum` is its sum of money. `of` is whether it is land, one
    who was held, money or a thing of another kind.
    """

    article: CodedArticle
    sentence: Span
    clause: Span
    word: Span
    givers: frozenset[str]
    getters: frozenset[str]
    keepers: frozenset[str]
    names: frozenset[str]
    sum: float | None
    of: str
    mutual: bool
    done: bool
    voice: Voice


class _Move(NamedTuple):
    """A word by which something with a name or a sum is given, got or kept, and the heads of who does it to what."""

    context: SentenceContext
    token: Token
    doing: Doing
    subjects: tuple[Token, ...]
    objects: tuple[Token, ...]
    getters: tuple[Token, ...]
    names: frozenset[str]
    sum: float | None

    @property
    def what(self) -> frozenset[str | float]:
        """By what it is known: its sum, else its names."""
        return frozenset([self.sum]) if self.sum is not None else frozenset(self.names)


def _moves(items: Items) -> Iterator[_Move]:
    table = items.lexicon.transfers
    for context in items.of(CONTEXTS):
        if table.lemmas.isdisjoint(context.parse.lemmas):
            continue
        for token in context.parse.content:
            if token.lemma in table.verbs and token.pos in VERBAL:
                doing = _doing(context, token)
            else:
                doing = table.nouns.get(token.lemma) if token.pos == "NOUN" else None
            found = _move(context, token, doing) if doing is not None else None
            if found is not None:
                yield found


def find_transfers(items: Items) -> Iterator[Transfer]:
    """The transfers of an article that has its parses, in text order."""
    found = (_transfer(items.article, move) for move in items.of(_MOVES))
    return (transfer for transfer in found if transfer is not None)


def _of_one_thing(items: Items) -> Iterable[Transfer]:
    """The transfers of something that two sentences tell of."""
    moves = items.of(_MOVES)
    told = {(what, move.context.sentence.index) for move in moves for what in move.what}
    counted = Counter(what for what, _ in told)
    found = (_transfer(items.article, move) for move in moves if any(counted[what] > 1 for what in move.what))
    return [transfer for transfer in found if transfer is not None]


_MOVES = Kind("moves", _moves)
TRANSFERS = Kind("transfers", find_transfers, Transfer, within=_of_one_thing)


def _doing(context: SentenceContext, verb: Token) -> Doing | None:
    """What the subject of a verb does, by what stands beside it."""
    parse = context.parse
    around = {t.lemma for t in parse.children(verb, "prt", "advmod", "acomp", "xcomp", "ccomp", "dobj", "prep")}
    ways = context.lexicon.transfers.verbs[verb.lemma]
    return next((doing for beside, doing in ways if not beside or beside in around), None)


def _move(context: SentenceContext, token: Token, doing: Doing) -> _Move | None:
    subjects, objects, getters = _roles(context, token, doing)
    sum_ = next((n for t in objects if (n := _sum(context, t)) is not None), None)
    names = frozenset(n for t in objects for n in _names(context, t))
    if sum_ is None and not names:
        return None
    return _Move(context, token, doing, subjects, objects, getters, names, sum_)


def _transfer(article: CodedArticle, move: _Move) -> Transfer | None:
    context, token, doing, subjects, objects, getters, names, sum_ = move
    parse = context.parse
    ours, theirs = _parties(context, subjects), _parties(context, getters)
    if token.pos == "NOUN" and not ours:
        ours = _only_parties(context, possessors_of(context, token))
    if not (ours or theirs):
        return None
    view = view_of(context, token)
    planned = view.innermost.status == "planned" and view.factuality == "PR+"
    if view.factuality != "CT+" and not planned and token.pos != "NOUN":
        return None
    span = context.span(token)
    voice = voice_of(article, context.sentence.span, span, Phrase(), context.lexicon.clause_cues)
    if voice not in GRANTED:
        return None
    table = context.lexicon.transfers
    people = {a.id for a in context.article.actors if a.kind == "person"}
    held = token.lemma in table.held and bool(names & people or all(_is_person(context, t) for t in objects))
    land = token.lemma in table.land and not held and sum_ is None
    return Transfer(
        article=article,
        sentence=context.sentence.span,
        clause=clause_of(parse, token),
        word=span,
        givers=ours if doing == "gives" else theirs if doing == "gets" else frozenset(),
        getters=theirs if doing == "gives" else ours if doing == "gets" else frozenset(),
        keepers=ours if doing == "keeps" else frozenset(),
        names=names,
        sum=sum_,
        of="held" if held else "land" if land else "money" if sum_ is not None else token.lemma,
        mutual=not MUTUAL.isdisjoint(parse.lemmas),
        done=view.innermost.status in ("occurred", "ongoing", "historical"),
        voice=voice,
    )


def _roles(
    context: SentenceContext, token: Token, doing: Doing
) -> tuple[tuple[Token, ...], tuple[Token, ...], tuple[Token, ...]]:
    """Who does it, what is given and who stands at the other end."""
    parse = context.parse
    other = ("to",) if doing == "gives" else ("from",)
    if token.pos == "NOUN":
        objects = prepositional(parse, token, "of")
        by = prepositional(parse, token, "by") or tuple(b for o in objects for b in prepositional(parse, o, "by"))
        by = by or (prepositional(parse, token, "from") if doing == "gives" else ())
        return by, objects, prepositional(parse, token, *other)
    subjects = subjects_of(parse, token)
    if not subjects:  # parsers take "Chile surrenders" for two nouns
        subjects = tuple(
            t for t in parse.children(token, "compound") if t.pos == "PROPN" and t.index == token.index - 1
        )
    far = prepositional(parse, token, *other)
    datives = tuple(t for t in parse.children(token, "dative") if t.pos != "ADP" and t.tag not in ("WDT", "WP"))
    objects = objects_of(parse, token)
    far += tuple(p for o in objects for p in prepositional(parse, o, *other)) if not far else ()
    relative = token.dep == "relcl" and any(t.tag in ("WDT", "WP") for t in parse.children(token, "dobj", "dative"))
    if relative:  # "the sum that A *owes* B"
        direct = tuple(t for t in parse.children(token, "dobj") if t.tag not in ("WDT", "WP"))
        return subjects, (parse.head(token),), (*far, *datives, *direct)
    if datives and not is_passive(parse, token):
        objects = tuple(o for o in objects if o not in datives)
    return subjects, objects, (*far, *datives)


def _parties(context: SentenceContext, heads: Iterable[Token]) -> frozenset[str]:
    return _only_parties(context, actors_of(context, heads))


def _only_parties(context: SentenceContext, found: Iterable[str]) -> frozenset[str]:
    """States and groups; a person who holds an office of a state stands for it."""
    kinds = {a.id: a for a in context.article.actors}
    ids = {a.country: a.id for a in kinds.values() if a.kind == "government" and a.country}
    out: set[str] = set()
    for actor in found:
        entry = kinds.get(actor)
        if entry is None:
            continue
        if entry.kind == "person":
            out |= {ids[entry.country]} if entry.country in ids else set()
        elif entry.kind in PARTIES:
            out.add(actor)
    return frozenset(out)


def _sum(context: SentenceContext, head: Token) -> float | None:
    """The sum of money that a phrase names: itself, or behind *of* ("an average *of £101 million*")."""
    parse = context.parse
    for top in (head, *prepositional(parse, head, "of"), *parse.children(head, "nummod")):
        signed = any(t.text in SIGNS for t in parse.children(top)) or top.text[:1] in SIGNS
        signed = signed or (top.index > 0 and parse.tokens[top.index - 1].text in SIGNS)
        signed = signed or parse.head(top).lemma in MONEY
        if signed and (value := number_at(parse, top, context.lexicon)) is not None:
            return value
    return None


def _names(context: SentenceContext, head: Token) -> Iterator[str]:
    """The names of what a phrase names: its own, that of its description, those behind *of*."""
    parse = context.parse
    for t in (head, *parse.children(head, "appos"), *prepositional(parse, head, "of")):
        if t.pos == "PROPN":
            yield t.lemma.lower()
        for c in parse.children(t, "conj"):
            if c.pos == "PROPN":
                yield c.lemma.lower()


def _is_person(context: SentenceContext, head: Token) -> bool:
    return head.lemma in context.lexicon.social_roles or head.pos == "PROPN"
