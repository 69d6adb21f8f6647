"""The pages that were left out of a case, as text for a terminal: why, the nearest first, and how to add one."""

from __future__ import annotations

from collections.abc import Mapping

from truceline.case.relevance import Omitted, OmittedPages, Relevance
from truceline.publish.terminal import Style, count, left_off, wrapped

HEADINGS: Mapping[Relevance, str] = {
    "few_words": "NAME TWO SIDES, AND FEW WORDS OF WAR AND DIPLOMACY",
    "one_side": "NAME ONE SIDE ALONE",
    "no_side": "NAME NO PARTY",
}


def render_omitted(found: OmittedPages, case: str, style: Style) -> str:
    """Set what was left out as text, ending with a newline."""
    counts = dict(found.counts)
    total = sum(counts.values())
    if not total:
        return (
            "\n".join(wrapped("LEFT OUT: no page; `truceline add CASE --about PAGE…` leaves pages out", style)) + "\n"
        )
    lines = wrapped(f"LEFT OUT: {count(total, 'page')} that `add --about` did not keep, the nearest first.", style)
    lines += wrapped(f"To add one all the same: truceline add {case} --take ID", style)
    for verdict, heading in HEADINGS.items():
        pages = [page for page in found.pages if page.verdict == verdict]
        if verdict in counts:
            lines += ["", f"{heading} ({counts[verdict]:,})"]
        for page in pages:
            lines += _page(page, style)
    return "\n".join([*lines, *left_off(total - len(found.pages))]) + "\n"


def _page(page: Omitted, style: Style) -> list[str]:
    lines = wrapped(f"{page.title} [{page.id}]", style, "  - ", "    ")
    lines += wrapped(page.url or page.place, style, "    ")
    named: dict[str, list[str]] = {}
    for spotted in page.spotted:
        named.setdefault(spotted.of or "negotiated", []).append(spotted.words)
    told = "; ".join(f"{side}: {', '.join(words)}" for side, words in named.items())
    return lines + (wrapped(told, style, "    ") if told else [])
