"""From templates to pages: the one place that knows the template engine.

Whatever a template prints is escaped, and what of it are words of pages is made harmless first, so that a page can
never be anything but text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from jinja2 import BaseLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from truceline.lexicon.lexicon import load_lexicon
from truceline.model.spans import Span
from truceline.publish.changes_text import THINGS, TITLES, thing_words
from truceline.publish.dossier.addresses import VIEWS, Address, safe_name
from truceline.publish.dossier.dossier import Dossier, happening_id
from truceline.publish.layout import excerpt, harmless
from truceline.publish.terminal import NOTHING, count, kept_to_words, note_words, speaker_words, stand_words
from truceline.publish.timeline_text import OUTCOMES, TOLD, corroboration_words
from truceline.trace.content import Report
from truceline.trace.words import date_words, label, list_words

QUOTE_WORDS = 40
"""Words of a quote that a line shows; the page behind it has all."""


@dataclass(frozen=True)
class Press:
    """Prints the pages of a dossier with addresses of its host.

    A host may have templates of its own, and values that they print `beside` what the dossier gives.
    """

    dossier: Dossier
    address: Address
    templates: Environment | None = None
    beside: Mapping[str, object] = field(default_factory=dict)

    def page(self, view: str, title: str, **values: object) -> str:
        """A page by the name of its template."""
        template = (self.templates or own_templates()).get_template(f"{view}.html")
        known = {"view": view, "title": title, "dossier": self.dossier, "address": self.address}
        return template.render(**known, **self.beside, **values)


def shown_quote(report: Report) -> str:
    """The words of a report around the word that it turns on."""
    words, _ = excerpt(report.quote, report.trigger, QUOTE_WORDS)
    return words


def shortened(text: str, words: int = QUOTE_WORDS) -> str:
    """The beginning of a text, in so many words."""
    return excerpt(text, Span(0, 0), words)[0]


def as_sentence(words: str) -> str:
    """Words with a capital at their beginning, and no other letter changed."""
    return words[:1].upper() + words[1:]


def _shown(value: object) -> object:
    """What a template prints: markup of our own as it is, anything else made harmless and escaped."""
    if isinstance(value, Markup):
        return value
    return escape(harmless(str(value)))


@cache
def own_templates() -> Environment:
    """The templates of the dossier."""
    return make_environment(PackageLoader("truceline.publish.dossier"))


def country_name(code: str | None) -> str:
    """A country as people call it; its code (ISO 3166-1 alpha-3) where the lexicon names no government of it."""
    entry = load_lexicon().actors.get(code.lower()) if code else None
    return entry.actor.name if entry and entry.actor.country == code else code or ""


def make_environment(loader: BaseLoader) -> Environment:
    """An environment for the templates of a loader: whatever they print is harmless."""
    environment = Environment(
        loader=loader,
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(_words())
    environment.globals.update(views=VIEWS, happening_id=happening_id, speaker_words=speaker_words, count=count)
    environment.globals.update(note_words=note_words, label=label, nothing=NOTHING, outcomes=OUTCOMES, told=TOLD)
    environment.globals.update(titles=TITLES, things=THINGS, type=type, kept_to=kept_to_words)
    return environment


def _words() -> Mapping[str, Any]:
    return {
        "day": date_words,
        "country": country_name,
        "listed": list_words,
        "quote": shown_quote,
        "short": shortened,
        "sentence": as_sentence,
        "anchor": safe_name,
        "stand": stand_words,
        "thing": thing_words,
        "corroboration": corroboration_words,
    }
