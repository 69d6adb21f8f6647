"""Versions of pages and what their outlets changed, as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from truceline.case.versions import Version, VersionedPage, Versions
from truceline.model.spans import Span
from truceline.publish.layout import excerpt, quoted
from truceline.publish.terminal import Style, count, left_off, wrapped
from truceline.trace.versions import Difference, SaidChange, TextChange
from truceline.trace.words import date_words

NOTHING = "no page was captured in several versions"
EMPTY = Span(0, 0)


def render_versions(found: Versions, style: Style) -> str:
    """Set versions of pages as text, ending with a newline: when each was captured, and what differs in it."""
    if not found.pages:
        return f"VERSIONS: {NOTHING}\n"
    lines = wrapped(f"VERSIONS of {count(len(found.pages), 'page')} captured more than once.", style)
    for page in found.pages:
        lines += ["", *version_lines(page, style)]
    return "\n".join(lines) + "\n"


def version_lines(page: VersionedPage, style: Style) -> list[str]:
    """The versions of one page, each with what differs from the one before it."""
    name = " ".join(word for word in (page.outlet, page.url) if word) or "page"
    lines = wrapped(f"{name} [{page.page}]: {count(len(page.versions), 'version')}", style, "", "  ")
    by_article = {d.after: d for d in page.differences}
    for version in page.versions:
        lines += wrapped(version_words(version), style, "  - ", "    ")
        if difference := by_article.get(version.article):
            lines += _difference(difference, style)
    return lines


def version_words(v: Version) -> str:
    """Which version it is, when it was captured and from when it could be known."""
    words = f"version {v.number} [{v.article}], captured {date_words(v.captured[:10])}, {v.captured[11:16]}"
    if not v.coded:
        return f"{words}; could not be read"
    return f"{words}, known from {date_words((v.known or '')[:10])}" + ("" if v.stands else "; edited since")


def kept_words(d: Difference) -> str:
    """How much a version keeps of the one before it."""
    kept = f"keeps {round(100 * d.kept)} % of the words of [{d.before}]"
    if not d.is_edit:
        return f"another text, no edit: {kept}; both stand"
    return kept if d.text or d.said or d.title or d.published else f"no word differs from [{d.before}]"


def about_words(d: Difference) -> Iterator[str]:
    """What differs in the title and the date of publication."""
    for what, pair in (("title", d.title), ("date of publication", d.published)):
        if pair:
            yield f"{what}: {_side(pair[0])}, now {_side(pair[1])}"


def said_words(d: Difference) -> str:
    """Whether the changed words say something else, and whether the page tells its readers."""
    if not d.changed_facts and not d.figures:
        return "no figure and nothing that is coded changed with the words"
    if d.note:
        return f"WHAT IS SAID changed; the page says so: {quoted(d.note)}"
    return "WHAT IS SAID changed; NO NOTE of a correction or update was found on the page"


def figure_words(d: Difference) -> tuple[str, ...]:
    """The figures that differ, each as it was and as it is now."""
    return tuple(f"{quoted(a)}, now {quoted(b)}" for a, b in d.figures)


def _difference(d: Difference, style: Style) -> list[str]:
    lines = wrapped(kept_words(d), style, "      ")
    if not d.is_edit or not (d.text or d.said or d.title or d.published):
        return lines
    for words in about_words(d):
        lines += wrapped(words, style, "      ", "        ")
    for change in d.text[: style.most]:
        lines += _text(change, style)
    lines += left_off(len(d.text) - (style.most or len(d.text)))
    lines += wrapped(f"{count(d.more, 'further change')} of words not told", style, "      ") if d.more else []
    return lines + _said_lines(d, style)


def _said_lines(d: Difference, style: Style) -> list[str]:
    """What the changed words say otherwise, and whether the page tells its readers."""
    facts, figures = d.changed_facts, figure_words(d)
    lines = wrapped(said_words(d), style, "      ", "        ")
    if figures:
        lines += wrapped(f"figures: {'; '.join(figures[: style.most])}", style, "      * ", "        ")
    for change in facts[: style.most]:
        lines += _said(change, style)
    return lines + left_off(len(facts) - (style.most or len(facts)))


def _side(words: str | None) -> str:
    return quoted(words) if words else "none"


def _text(change: TextChange, style: Style) -> list[str]:
    """A changed sentence with the words of both versions, cut to where they differ."""
    quotes = []
    for side, quote in enumerate((change.before, change.after)):
        if quote is not None:
            focus = change.words[0][side] if change.words else EMPTY
            quotes.append(quoted(excerpt(quote, focus, style.quote_words)[0]))
    if change.kind == "moved":
        return wrapped(f"moved: {quotes[0]}", style, "      ~ ", "        ")
    sign = {"added": "+ ", "removed": "- "}.get(change.kind, "")
    if sign:
        return wrapped(quotes[0], style, f"      {sign}", "        ")
    lines = wrapped(quotes[0], style, "      - ", "        ") + wrapped(quotes[1], style, "      + ", "        ")
    words = "; ".join(f"{_run(change.before, a)}, now {_run(change.after, b)}" for a, b in change.words)
    return lines + (wrapped(f"words: {words}", style, "        ") if words else [])


def _run(quote: str | None, span: Span) -> str:
    words = span.of(quote or "")
    return quoted(words) if words.strip() else "nothing"


def _said(change: SaidChange, style: Style) -> list[str]:
    ids = " ".join(f"[{id_}]" for id_ in (change.before, change.after) if id_)
    quotes = (excerpt(q, EMPTY, style.quote_words)[0] for q in (change.before_quote, change.after_quote) if q)
    words = f"{change.kind}: {change.statement_kind} {ids} {', now '.join(map(quoted, quotes))}"
    words += "".join(f"; {s.slot}: {s.before or 'nothing'}, now {s.after or 'nothing'}" for s in change.slots)
    return wrapped(words, style, "      * ", "        ")
