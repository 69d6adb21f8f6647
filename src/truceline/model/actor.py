"""Actors, places, and the words that name them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from truceline.model.spans import Span

ActorKind = Literal["person", "government", "organ", "armed_group", "organisation", "people", "other"]
MentionForm = Literal["name", "nominal", "pronoun"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """The person, government, organisation or armed group that mentions resolve to.

    `country` is ISO 3166-1 alpha-3, `sector` a code of PLOVER's actor scheme (GOV, MIL, REB, IGO …).
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    sector: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A named place.

    `country` is ISO 3166-1 alpha-3, `lat` and `lon` are WGS 84 degrees, `geonames` is its GeoNames number.
    """

    id: str
    name: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonames: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A span that names an actor, a place or a time.

    Words for several ("the two leaders") are several mentions of one span.

    `span` covers the name or description without the office before it; `role` is that office in the text's words
    ("former U.S. President") and `role_span` where it stands.
    """

    span: Span
    of: str
    form: MentionForm
    role: str | None = None
    role_span: Span | None = None
