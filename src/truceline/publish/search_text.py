"""What was found for some words, as text for a terminal: each article with the words in double brackets."""

from __future__ import annotations

from truceline.case.search import Hit, Hits
from truceline.publish.terminal import Style, count, left_off, wrapped
from truceline.trace.words import date_words


def render_hits(found: Hits, style: Style) -> str:
    """Set what was found as text, ending with a newline."""
    if not found.hits:
        return "\n".join(wrapped("SEARCH: no page found with these words", style)) + "\n"
    lines = wrapped(f"SEARCH: {count(found.total, 'page')}, the best match first.", style)
    for hit in found.hits:
        lines += _hit(hit, style)
    return "\n".join([*lines, *left_off(found.total - len(found.hits))]) + "\n"


def _hit(hit: Hit, style: Style) -> list[str]:
    since = f"edited since as [{hit.edit}]" if hit.edit else ""
    day = date_words(hit.published[:10]) if hit.published else "no date"
    facts = [hit.outlet or "no outlet named", day, hit.title or "", since]
    lines = ["", *wrapped(f"{'; '.join(f for f in facts if f)} [{hit.page}]", style, "  - ", "    ")]
    return lines + wrapped(_marked(hit), style, "      ")


def _marked(hit: Hit) -> str:
    words, end = "", 0
    for mark in hit.marks:
        words += f"{hit.snippet[end : mark.start]}[[{mark.of(hit.snippet)}]]"
        end = mark.end
    return words + hit.snippet[end:]
