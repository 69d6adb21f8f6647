"""The page of an article: its text with what was read in it beside it, what was cut, and where it comes from."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from truceline.case.captures import Capture
from truceline.model.article import Article, Furniture
from truceline.model.decision import ADDED_RULE
from truceline.model.parse import Sentence
from truceline.model.spans import Span
from truceline.model.statement import Statement
from truceline.publish.dossier.addresses import safe_name
from truceline.publish.dossier.dossier import Dossier
from truceline.publish.dossier.paint import Run, paint
from truceline.publish.dossier.press import Press
from truceline.publish.dossier.things import Key, ToldThing, statement_words
from truceline.publish.dossier.versions import ToldVersion, tell_versions
from truceline.trace.content import ConflictEntry
from truceline.trace.listing import describe_page
from truceline.trace.sources import Source
from truceline.trace.words import date_words, label

LONGEST_RAW = 40_000
"""Code points of a captured page that are shown: a thousand news pages stay below 30 MB."""
PARAGRAPH = re.compile(r"[^\n]+")
WEB = re.compile(r"https?://[^\s\"'<>]+")
"""An address that may be opened; any other scheme might run something."""


LEGEND = {
    "said event": "event",
    "said position": "position",
    "said precondition": "order",
    "said assessment": "assessment",
    "said situation": "state of things",
    "said added": "added by a reviewer",
    "evidence": "part of a conflict",
}
"""What each look of words means."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What was made of a run of the text: a statement, or a side of a conflict.

    `anchor` names the card and `mark` the place in the text, each for an address; `sign` stands before the number.
    `also` are the anchors of further sides of one conflict in the paragraph, which the card tells too.
    """

    span: Span
    anchor: str
    mark: str
    sign: str
    number: int
    what: str
    look: str
    kind: str
    words: str
    address: str
    facts: tuple[str, ...]
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PaintedRun:
    """A run of the text: the cards that it belongs to, how it looks, the cards whose words end with it, and the
    sentences that do, by their numbers."""

    text: str
    spot: str
    look: str
    ends: tuple[Card, ...]
    sentences: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph with its number, from 1, its place in the text, and its cards; or something that was cut (`cut` is
    what kind of thing)."""

    cut: str
    text: str
    number: int = 0
    start: int = 0
    runs: tuple[PaintedRun, ...] = ()
    cards: tuple[Card, ...] = ()


def render_source(press: Press, page: Source, things: Mapping[Key, ToldThing]) -> str:
    """The page of an article. `things` are what statements are part of."""
    dossier, article = press.dossier, page.coded.article
    capture, entry = dossier.capture(article.id), describe_page(page)
    source = capture.page.source
    cards = [*_statement_cards(press, page, things), *_conflict_cards(press, page)]
    is_its_text = source.strip() == article.text.strip()
    is_shown = not is_its_text and _is_shown_whole(source, article)
    is_elsewhere = dossier.known_at is not None and article.id in dossier.articles_on.get("", ())
    raw = [] if is_its_text or is_shown or is_elsewhere else list(_raw(source[:LONGEST_RAW], article))
    return press.page(
        "source",
        article.title or page.name,
        page=page,
        article=article,
        speaks_as_of=[date_words(d) for d in entry.as_of],
        not_coded=entry.reason,
        copies=list(_copies(dossier, page)),
        copied_by=list(_copied_by(dossier, page)),
        rows=list(_rows(page, cards)),
        beside=list(_beside_text(press, page)),
        any_told=bool(page.coded.statements),
        legend=LEGEND,
        looks={look for card in cards for look in _looks(card)},
        any_cut=bool(article.furniture),
        origin=list(_origin(capture, article)),
        versions=list(_versions(dossier, capture, article.id)),
        dates=[(d.value, d.origin, d.grade, d.page_span.of(source) if d.page_span else "") for d in article.dates],
        raw=raw,
        raw_at=press.address.at("")("source", article.id, "raw") if is_elsewhere else "",
        is_shown=is_shown,
        raw_length=LONGEST_RAW,
        left_off=max(0, len(source) - LONGEST_RAW),
    )


def _versions(dossier: Dossier, capture: Capture, article: str) -> Iterator[ToldVersion]:
    if len(capture.versions) > 1 and (page := dossier.versions(article)):
        yield from tell_versions(dossier, page)


def _statement_cards(press: Press, page: Source, things: Mapping[Key, ToldThing]) -> Iterator[Card]:
    for number, s in enumerate(sorted(page.coded.statements, key=lambda s: (s.span.end, s.span.start, s.id)), start=1):
        thing, name = things.get((page.coded.id, s.id)), safe_name(s.id)
        yield Card(
            span=s.span,
            anchor=f"s-{name}",
            mark=f"t-{name}",
            sign="",
            number=number,
            what="statement",
            look=f"said {s.kind}{' added' if s.rule == ADDED_RULE else ''}",
            kind=f"{thing.what if thing else s.kind}{', added by a reviewer' if s.rule == ADDED_RULE else ''}",
            words=thing.words if thing else _slot_words(s),
            address=press.address(thing.view, thing.id) if thing and thing.view else "",
            facts=tuple(_facts(s, page, press.dossier)),
        )


def _slot_words(s: Statement) -> str:
    """What a statement tells that is part of no view."""
    step = s.on.step if s.on else None
    return statement_words(type=s.type, stance=s.stance, issue=s.issue, step=step, first=s.first, then=s.then)


def _looks(card: Card) -> tuple[str, ...]:
    """The looks of the legend that a card has."""
    if card.look == "evidence":
        return ("evidence",)
    said, *more = card.look.split()
    return tuple(f"{said} {look}" for look in more)


def _facts(s: Statement, page: Source, dossier: Dossier) -> Iterator[str]:
    """What is beside the words of a statement: who says so, how real it is told to be, when and where, by what rule."""
    if speakers := dossier.sources.speakers(page, s):
        yield f"so {', as told by '.join(speakers)}"
    for table, value in (("statuses", s.status), ("factuality", s.factuality)):
        if words := label(table, value):
            yield words
    if s.date:
        yield date_words(s.date)
    if s.place:
        yield f"in {dossier.sources.places.get(s.place, s.place)}"
    if s.rule == ADDED_RULE:
        yield from _added_by(s, dossier)
        return
    if verdict := dossier.reviewed.verdicts.get(s.id):
        yield verdict
    yield f"rule {s.rule}"


def _added_by(s: Statement, dossier: Dossier) -> Iterator[str]:
    """Who added a statement, when and why: it is not truceline that read it."""
    for decided in dossier.reviewed.decided:
        d = decided.decision
        if d.verb == "add" and s.id == d.subjects[0].id:
            yield f"added by {d.reviewer}, {date_words(d.at[:10])}"
            yield from filter(None, [d.reason])


def _conflict_cards(press: Press, page: Source) -> Iterator[Card]:
    """The sides of conflicts that lie in the text."""
    for number, entry in enumerate(press.dossier.conflicts_of.get(page.coded.id, ()), start=1):
        for place, side in enumerate(entry.sides):
            span = side.span if side.page == page.coded.id and side.part == "text" else None
            if span is not None:
                name = f"{safe_name(entry.id)}-{place}"
                yield Card(
                    span=span,
                    anchor=f"c-{name}",
                    mark=f"e-{name}",
                    sign="≠",
                    number=number,
                    what="conflict",
                    look="evidence",
                    kind=_conflict_kind(entry),
                    words=entry.explanation,
                    address=press.address("conflicts", entry.id),
                    facts=(f"{entry.severity} severity", f"rule {entry.rule}"),
                )


def _conflict_kind(entry: ConflictEntry) -> str:
    return f"{label('kinds', entry.kind)}: {label('classes', entry.class_)}"


def _beside_text(press: Press, page: Source) -> Iterator[tuple[str, str, str, str]]:
    """The sides of conflicts in a page's other parts: anchor, what they are, their words, where the conflict is."""
    for entry in press.dossier.conflicts_of.get(page.coded.id, ()):
        for place, side in enumerate(entry.sides):
            if side.page == page.coded.id and (side.part != "text" or side.span is None):
                anchor = f"c-{safe_name(entry.id)}-{place}"
                yield anchor, side.part or "text", side.text, press.address("conflicts", entry.id)


def _rows(page: Source, cards: Sequence[Card]) -> Iterator[Row]:
    """The paragraphs in text order, what was cut in between where it stood in the page."""
    article, annotated = page.coded.article, page.coded.annotated
    cut = sorted((f for f in article.furniture if f.page_span), key=lambda f: f.page_span or Span(0, 0))
    for match in PARAGRAPH.finditer(article.text):
        window = Span(*match.span())
        place = article.map.to_page(window)
        while cut and place and (cut[0].page_span or place).start < place.start:
            yield _cut_row(cut.pop(0))
        own = [card for card in cards if card.span.overlaps(window)]
        starting = [card for card in own if card.span.start >= window.start]
        sentence = annotated.sentence_at(window.start)
        number = sentence.paragraph + 1 if sentence else 0
        runs = tuple(_runs(article.text, window, own, [s for s in annotated.sentences if s.span.overlaps(window)]))
        yield Row("", "", number, window.start, runs, tuple(_each_once(starting)))
    yield from map(_cut_row, (*cut, *(f for f in article.furniture if not f.page_span)))


def _each_once(cards: Sequence[Card]) -> Iterator[Card]:
    """The cards of a paragraph, the sides of one conflict on one card."""
    alike: defaultdict[tuple[str, int], list[Card]] = defaultdict(list)
    for card in cards:
        alike[card.what, card.number].append(card)
    for first, *others in alike.values():
        yield replace(first, also=tuple(card.anchor for card in others))


def _cut_row(furniture: Furniture) -> Row:
    return Row(furniture.kind.replace("_", " "), " ".join(furniture.text.split()))


def _runs(text: str, window: Span, cards: Sequence[Card], sentences: Sequence[Sentence]) -> Iterator[PaintedRun]:
    run: Run[Card | Sentence]
    marks: tuple[Card | Sentence, ...] = (*cards, *sentences)
    for run in paint(text, window, [(mark.span, mark) for mark in marks]):
        own = [key for key in run.keys if isinstance(key, Card)]
        look = " ".join(dict.fromkeys(word for card in own for word in card.look.split()))
        ends = [key for key in run.ends if key.span.end <= window.end]
        yield PaintedRun(
            text=run.text,
            spot=" ".join(card.anchor for card in own),
            look=look,
            ends=tuple(key for key in ends if isinstance(key, Card)),
            sentences=tuple(key.index for key in ends if isinstance(key, Sentence)),
        )


def _raw(source: str, article: Article) -> Iterator[Run[str]]:
    """The page as captured: what is the article's, what was cut, and the rest."""
    marks = [(Span(p.page, p.page + p.page_length), "own") for p in article.map.pieces]
    marks += [(f.page_span, "cut") for f in article.furniture if f.page_span]
    yield from paint(source, Span(0, len(source)), [m for m in _joined(sorted(marks)) if m[0].end > m[0].start])


def _is_shown_whole(source: str, article: Article) -> bool:
    """Whether a page has no word but those of its text and of what was cut, which both stand above."""
    marks = [Span(p.page, p.page + p.page_length) for p in article.map.pieces]
    marks += [f.page_span for f in article.furniture if f.page_span]
    end = 0
    for span in (*sorted(marks), Span(len(source), len(source))):
        if source[end : span.start].strip():
            return False
        end = max(end, span.end)
    return True


def _joined(marks: Sequence[tuple[Span, str]]) -> Iterator[tuple[Span, str]]:
    """Neighbouring marks of one kind as one, so that a page of a thousand short runs stays short."""
    last: tuple[Span, str] | None = None
    for span, kind in marks:
        if last and last[1] == kind and span.start <= last[0].end + 1:
            last = (Span(last[0].start, max(span.end, last[0].end)), kind)
            continue
        if last:
            yield last
        last = (span, kind)
    if last:
        yield last


def _copies(dossier: Dossier, page: Source) -> Iterator[dict[str, object]]:
    for copy in dossier.copies:
        if copy.number == page.number:
            original = dossier.sources.pages[copy.of_number - 1]
            yield {**_named(original), "share": round(100 * copy.share)}


def _copied_by(dossier: Dossier, page: Source) -> Iterator[dict[str, object]]:
    for copy in dossier.copies:
        if copy.of_number == page.number:
            yield _named(dossier.sources.pages[copy.number - 1])


def _named(page: Source) -> dict[str, object]:
    return {"id": page.coded.id, "name": page.name, "number": page.number}


def _origin(capture: Capture, article: Article) -> Iterator[tuple[str, str, str]]:
    """Facts on the page as captured: a word for each, what it is, and an address that may be opened."""
    page = capture.page
    if page.url:
        yield "Address", page.url, page.url if WEB.fullmatch(page.url) else ""
    if page.file:
        yield "File", page.file, ""
    yield (
        "Published",
        f"{date_words(article.published)} (from: {article.published_from})"
        if article.published
        else ("no date of publication that holds"),
        "",
    )
    if page.captured:
        yield "Captured", page.captured, ""
    yield "SHA-256", f"{page.sha256} ({'as captured' if capture.sound else 'NOT as captured'})", ""
    yield "Language", article.language or "not known", ""
