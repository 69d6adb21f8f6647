"""The record: a coded article as the JSON object of DESIGN.md, section 2."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

from truceline.model.actor import Actor, Mention, Place
from truceline.model.article import Article, DateCandidate, Furniture
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict, Evidence
from truceline.model.spans import OffsetMap, Piece, Span
from truceline.model.statement import Attribution, On, Ordinal, Quantity, Quotation, Statement
from truceline.model.time import AsOf, Timex

SCHEMA = "truceline/1"

Json = dict[str, Any]


def record_of(coded: CodedArticle, tool: dict[str, str]) -> Json:
    """Write a coded article as its record. Every key is present; what the text does not say is null or empty."""
    article, annotated = coded.article, coded.annotated
    return {
        "schema": SCHEMA,
        "tool": tool,
        **_article(article),
        "as_of": [_as_of(a) for a in annotated.as_of],
        "times": [_timex(t) for t in annotated.times],
        "actors": [_actor(a) for a in annotated.actors],
        "places": [_place(p) for p in annotated.places],
        "mentions": [_mention(m) for m in annotated.mentions],
        "quotations": [_quotation(q) for q in annotated.quotations],
        "statements": [statement_record(s, article.map) for s in coded.statements],
        "conflicts": [conflict_record(c) for c in coded.conflicts],
    }


def as_line(record: Json) -> str:
    """One line of JSON for a record, without its newline. The same record gives the same bytes."""
    return WRITER.encode(record)


WRITER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False)
"""A record is a tree, so that nobody needs to look for what holds itself."""


def conflict_record(c: Conflict) -> Json:
    """Write a conflict as the record has it."""
    return {
        "id": c.id,
        "rule": c.rule,
        "kind": c.kind,
        "class": c.class_,
        "scope": c.scope,
        "severity": c.severity,
        "evidence": [_evidence(e) for e in c.evidence],
        "explanation": c.explanation,
    }


@cache
def record_schema() -> Json:
    """The JSON Schema (draft 2020-12) that every record is valid against."""
    schema: Json = json.loads((files("truceline.model") / "record.schema.json").read_text(encoding="utf-8"))
    return schema


def _article(a: Article) -> Json:
    return {
        "id": a.page.id,
        "url": a.page.url,
        "outlet": a.page.outlet or a.outlet,
        "title": a.title,
        "published": a.published,
        "published_from": a.published_from,
        "language": a.language,
        "dates": [_date(d) for d in a.dates],
        "text": a.text,
        "map": [_piece(p) for p in a.map.pieces],
        "furniture": [_furniture(f) for f in a.furniture],
    }


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _spans(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[s.start, s.end] for s in spans]


def _piece(p: Piece) -> list[int]:
    """A run of the map: text offset, page offset, length; and the length in the page where that differs."""
    return [p.text, p.page, p.length] if p.verbatim else [p.text, p.page, p.length, p.page_length]


def _date(d: DateCandidate) -> Json:
    return {"value": d.value, "from": d.origin, "page_span": _span(d.page_span), "grade": d.grade}


def _furniture(f: Furniture) -> Json:
    return {"text": f.text, "kind": f.kind, "page_span": _span(f.page_span)}


def _as_of(a: AsOf) -> Json:
    return {"span": _span(a.span), "date": a.date}


def _timex(t: Timex) -> Json:
    return {
        "id": t.id,
        "span": _span(t.span),
        "type": t.type,
        "value": t.value,
        "mod": t.mod,
        "earliest": t.earliest,
        "latest": t.latest,
    }


def _actor(a: Actor) -> Json:
    return {"id": a.id, "name": a.name, "kind": a.kind, "country": a.country, "sector": a.sector}


def _place(p: Place) -> Json:
    return {"id": p.id, "name": p.name, "country": p.country, "lat": p.lat, "lon": p.lon, "geonames": p.geonames}


def _mention(m: Mention) -> Json:
    return {"span": _span(m.span), "of": m.of, "form": m.form, "role": m.role}


def _attribution(a: Attribution) -> Json:
    return {
        "source": a.source,
        "source_span": _span(a.source_span),
        "cue_span": _span(a.cue_span),
        "content_spans": _spans(a.content_spans),
        "direct": a.direct,
        "role": a.role,
    }


def _quotation(q: Quotation) -> Json:
    return {"id": q.id, "parent": q.parent, **_attribution(q.attribution)}


def _on(on: On | None) -> Json | None:
    if on is None:
        return None
    return {"step": on.step, "by": list(on.by), "for": list(on.for_), "place": on.place, "negated": on.negated}


def _quantity(q: Quantity) -> Json:
    return {"span": _span(q.span), "low": q.low, "high": q.high, "unit": q.unit, "of": q.of}


def _ordinal(o: Ordinal | None) -> Json | None:
    return None if o is None else {"rank": o.rank, "since": o.since, "scope": o.scope}


def statement_record(s: Statement, offsets: OffsetMap) -> Json:
    """Write a statement as the record has it."""
    return {
        "id": s.id,
        "kind": s.kind,
        "span": _span(s.span),
        "page_span": _span(offsets.to_page(s.span)),
        "trigger": _span(s.trigger),
        "sentence": s.sentence,
        "rule": s.rule,
        "type": s.type,
        "mode": s.mode,
        "plover": s.plover,
        "cameo": s.cameo,
        "actors": list(s.actors),
        "recipients": list(s.recipients),
        "format": s.format,
        "level": s.level,
        "host": list(s.host),
        "mediator": list(s.mediator),
        "status": s.status,
        "phase": s.phase,
        "factuality": s.factuality,
        "place": s.place,
        "time": s.time,
        "date": s.date,
        "said": s.said,
        "due": s.due,
        "attribution": [_attribution(a) for a in s.attribution],
        "quoted": _spans(s.quoted),
        "condition": s.condition,
        "quantities": [_quantity(q) for q in s.quantities],
        "ordinal": _ordinal(s.ordinal),
        "occurrence": s.occurrence,
        "holders": list(s.holders),
        "issue": s.issue,
        "stance": s.stance,
        "on": _on(s.on),
        "relation": s.relation,
        "first": s.first,
        "then": s.then,
        "first_on": _on(s.first_on),
        "then_on": _on(s.then_on),
        "likelihood": s.likelihood,
        "likelihood_band": s.likelihood_band,
    }


def _evidence(e: Evidence) -> Json:
    known = e.knowledge
    return {
        "page": e.page,
        "part": e.part,
        "span": _span(e.span),
        "page_span": _span(e.page_span),
        "quote": e.quote,
        "value": e.value,
        "knowledge": None if known is None else {"text": known.text, "source": known.source},
    }
