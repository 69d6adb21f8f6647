"""Where the lines of a brief come from: pages with their numbers and names, statements as reports."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import TypeVar, cast
from urllib.parse import urlsplit

from truceline.lexicon.lexicon import Lexicon
from truceline.link.lineages import Lineage
from truceline.model.actor import Actor
from truceline.model.coded import CodedArticle, Earlier
from truceline.model.interval import Interval
from truceline.model.spans import Span
from truceline.model.statement import Attribution, On, Statement
from truceline.trace.content import Report, Verdict

Found = TypeVar("Found")

FEW = 4
"""Words below which a quote tells a reader too little: the second thing of "calls for a truce *and guarantees*"."""

REBELS = ("REB", "OPP")
"""Sectors of those who may be a party though only described: "rebels"."""
OPPOSITION = "opposition"
"""The name of an opposition whose state no text says."""

NOBODY_MADE_OUT = re.compile(
    r"he|she|it|they|we|i|you|who|which|this|that|these|those|(?:all|both|each|none|neither|many|some|most|few|one)"
    r" of (?:us|you|them|it|this|that|these|those)|all|both|each|none|neither",
    re.IGNORECASE,
)
"""Words that only take up who was named before."""


@dataclass(frozen=True)
class Source:
    """A page of the brief: its number as a reader counts, and what a report needs to know of it."""

    number: int
    coded: CodedArticle

    @cached_property
    def name(self) -> str:
        """The outlet; the host of the address, the file, or the word "page", where the page names none."""
        article = self.coded.article
        url = article.page.url
        host = urlsplit(url).hostname if url and "://" in url else url
        return article.page.outlet or article.outlet or host or article.page.file or "page"

    @property
    def speaks_on(self) -> str | None:
        """The day on which the page speaks (ISO 8601): of its publication, else as of which it speaks, else of its
        capture."""
        as_of = max((Interval.of_edtf(a.date).latest or "" for a in self.coded.annotated.as_of), default="")
        return (self.coded.article.published or as_of or self.coded.article.known or "")[:10] or None

    @property
    def cite(self) -> str:
        """The name with its number, as the lines of a brief give it."""
        return f"{self.name} [{self.number}]"

    def paragraph(self, sentence: int) -> int:
        """The number of a sentence's paragraph, from 1."""
        sentences = self.coded.annotated.sentences
        return sentences[sentence].paragraph + 1 if 0 <= sentence < len(sentences) else 1


@dataclass(frozen=True)
class Sources:
    """All pages of a brief, and the names of actors and places that they know.

    `lineage_of` has the id of the earliest page of which a page is a copy, `verdicts` by their ids the statements and
    conflicts that a reviewer accepted or edited, `organisations` by id of their bodies and officials those for which
    these act, `setting` the words by which a page speaks of a negotiation (none: every page does).
    """

    pages: tuple[Source, ...]
    lineage_of: Mapping[str, str] = field(default_factory=dict)
    verdicts: Mapping[str, Verdict] = field(default_factory=dict)
    organisations: Mapping[str, Actor] = field(default_factory=dict)
    setting: tuple[str, ...] = ()
    _found: dict[object, object] = field(default_factory=dict, init=False, repr=False, compare=False)

    @classmethod
    def of(
        cls,
        articles: Sequence[CodedArticle],
        lineages: Iterable[Lineage] = (),
        verdicts: Mapping[str, Verdict] | None = None,
        lexicon: Lexicon | None = None,
    ) -> Sources:
        """Number the pages in the order given. The lexicon says for which organisations people and bodies act, and
        which pages speak of a negotiation."""
        pages = tuple(Source(number, coded) for number, coded in enumerate(articles, start=1))
        first = {coded.id: coded.first_edited for coded in articles}
        lineage_of = {a: first.get(lineage.id, lineage.id) for lineage in lineages for a in lineage.articles}
        organisations = _organisations(articles, lexicon) if lexicon else {}
        return cls(pages, lineage_of, verdicts or {}, organisations, lexicon.issues.setting if lexicon else ())

    @cached_property
    def earlier(self) -> dict[tuple[str, str], Earlier]:
        """The statements that an earlier version of their page told already, by page and id."""
        return {(page.coded.id, e.statement): e for page in self.pages for e in page.coded.earlier}

    def origin(self, page: str, statement: str) -> tuple[str, str]:
        """The first version of a page that told a statement, and the id of that there."""
        told = self.earlier.get((page, statement))
        return (told.page, told.ids[0]) if told else (page, statement)

    def once(self, find: Callable[[Sources], Found]) -> Found:
        """What a function or class finds in the pages, found at the first question."""
        if find not in self._found:
            self._found[find] = find(self)
        return cast(Found, self._found[find])

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """The actors of all pages by id; the first page that has one decides."""
        named = (actor for page in self.pages for actor in page.coded.annotated.actors)
        return _first_by_id(chain(named, self.organisations.values()))

    @cached_property
    def names(self) -> dict[str, str]:
        """The names of the actors by id."""
        return {key: actor.name for key, actor in self.actors.items()}

    @cached_property
    def places(self) -> dict[str, str]:
        """The names of the places by id."""
        found: dict[str, str] = {}
        for page in self.pages:
            for place in page.coded.annotated.places:
                found.setdefault(place.id, place.name)
        return found

    @cached_property
    def people(self) -> frozenset[str]:
        """The names of the persons."""
        return frozenset(actor.name for actor in self.actors.values() if actor.kind == "person")

    @cached_property
    def governments(self) -> dict[str, Actor]:
        """The governments that pages name, by country; the first page that has one decides."""
        found: dict[str, Actor] = {}
        for actor in self.actors.values():
            if actor.kind == "government" and actor.country:
                found.setdefault(actor.country, actor)
        return found

    @cached_property
    def countries(self) -> dict[str, str]:
        """The countries (ISO 3166-1 alpha-3) of the places by id, of those that have one."""
        return {p.id: p.country for page in self.pages for p in page.coded.annotated.places if p.country}

    def named(self, ids: Iterable[str]) -> tuple[str, ...]:
        """The names of some actors, each once, in the order given."""
        return tuple(dict.fromkeys(self.names.get(i, i) for i in ids))

    def side(self, actor_id: str) -> str:
        """The country of who acts for a state, the organisation of who acts for that; the actor itself otherwise, and
        for an armed group."""
        if organisation := self.organisations.get(actor_id):
            return organisation.id
        actor = self.actors.get(actor_id)
        if actor is None or not actor.country:
            return actor_id
        official = actor.kind in ("government", "organ") or actor.sector in ("GOV", "MIL")
        return actor.country if official else actor_id

    def is_described(self, actor_id: str) -> bool:
        """Whether a text only describes somebody: "rebels", "countries"."""
        actor = self.actors.get(actor_id)
        return actor is not None and actor.name[:1].islower() and actor.country is None

    def is_a_party(self, actor_id: str) -> bool:
        """Whether an actor can be named as a party: not "countries" or "mediators", whom the text only describes."""
        if not self.is_described(actor_id):
            return True
        actor = self.actors[actor_id]
        return actor.kind == "armed_group" or actor.sector in REBELS or actor.name == OPPOSITION

    @cached_property
    def _by_id(self) -> dict[str, Source]:
        return {s.coded.id: s for s in self.pages}

    def page(self, page_id: str | None) -> Source | None:
        """The page of an id."""
        return self._by_id.get(page_id or "")

    def statements(self) -> Iterable[tuple[Source, Statement]]:
        """Every statement with its page, in page and text order."""
        for page in self.pages:
            for statement in page.coded.statements:
                yield page, statement

    def report(self, page: Source, statement: Statement, notes: tuple[str, ...] = ()) -> Report:
        """A statement as a report."""
        span, trigger = self._shown(page, statement), statement.trigger
        inner = Span(max(0, trigger.start - span.start), max(0, min(trigger.end, span.end) - span.start))
        told = self.earlier.get((page.coded.id, statement.id))
        return Report(
            page=page.coded.id,
            page_number=page.number,
            known=told.known if told else page.coded.article.known,
            lineage=self.lineage_of.get(page.coded.id, page.coded.first_edited),
            outlet=page.name,
            sentence=statement.sentence,
            paragraph=page.paragraph(statement.sentence),
            span=span,
            page_span=page.coded.article.map.to_page(span),
            statement=statement.id,
            speakers=self.speakers(page, statement),
            quote=span.of(page.coded.text),
            trigger=inner,
            notes=notes,
            verdict=self.verdicts.get(statement.id),
            origin=(told.page, told.ids[0]) if told else None,
        )

    def _shown(self, page: Source, s: Statement) -> Span:
        """The words to show for a statement: its own, or where they are few those of the position that holds them."""
        if s.kind != "position" or len(s.span.of(page.coded.text).split()) >= FEW:
            return s.span
        around = (
            o.span
            for o in page.coded.statements
            if o.kind == s.kind and o.holders == s.holders and o.sentence == s.sentence and o.span.contains(s.span)
        )
        return max(around, key=lambda span: span.end - span.start)

    def with_own_people(self, s: Statement, *steps: On | None) -> tuple[str, ...]:
        """The holders of a statement (ids), with those people who would do a step for them: the speaker and people of
        their sides, as an envoy's "we" is his government.
        """
        sides, speaking = set(map(self.side, s.holders)), {level.source for level in s.attribution}
        doers = (a for on in steps if on is not None for a in on.by if a in self.actors)
        people = (a for a in doers if self.actors[a].kind == "person")
        return tuple(dict.fromkeys((*s.holders, *(a for a in people if a in speaking or self.side(a) in sides))))

    def speakers(self, page: Source, statement: Statement) -> tuple[str, ...]:
        """The sources of a statement in words, innermost first."""
        return tuple(dict.fromkeys(self._speaker(page, level) for level in reversed(statement.attribution)))

    def _speaker(self, page: Source, level: Attribution) -> str:
        """A source: the actor's name, or else the text's own words ("two officials")."""
        if level.source is not None:
            return self.names.get(level.source, level.source)
        words = " ".join(level.source_span.of(page.coded.text).split()) if level.source_span else ""
        return "a speaker not made out" if NOBODY_MADE_OUT.fullmatch(words) else words or "an unnamed source"


def _first_by_id(actors: Iterable[Actor]) -> dict[str, Actor]:
    found: dict[str, Actor] = {}
    for actor in actors:
        found.setdefault(actor.id, actor)
    return found


def _organisations(articles: Iterable[CodedArticle], lexicon: Lexicon) -> dict[str, Actor]:
    """The organisations for which actors act on the days of publication, by the actor's id; the last day decides."""
    dated = sorted(((a.article.published[:10], a) for a in articles if a.article.published), key=lambda dated: dated[0])
    return {
        actor.id: organisation
        for day, article in dated
        for actor in article.annotated.actors
        if (organisation := lexicon.organisation_of(actor.id, day))
    }
