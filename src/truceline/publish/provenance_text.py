"""Where a thing of a case comes from, as text for a terminal."""

from __future__ import annotations

from truceline.case.provenance import Origin, Provenance
from truceline.publish.decisions_text import decision_lines
from truceline.publish.layout import quoted
from truceline.publish.terminal import Style, count, wrapped
from truceline.publish.versions_text import version_lines
from truceline.trace.words import date_words


def render_provenance(found: Provenance, style: Style) -> str:
    """Set it as text, ending with a newline: what it is, its rule and slots, what was decided on it, then each
    place down to the bytes."""
    rule = f", found by the rule {found.rule}" if found.rule else ""
    lines = wrapped(f"{found.what.upper()} {found.id}{rule}", style)
    for name, value in found.slots:
        lines += wrapped(f"{name}: {value}", style, "  ", "    ")
    if found.edited_by:
        lines += wrapped(f"The page was edited since: version [{found.edited_by}]", style)
    lines += decision_lines(found.decisions, style)
    lines += ["", "VERSIONS", *version_lines(found.versions, style)] if found.versions else []
    lines += ["", f"RESTS ON {count(len(found.origins), 'place')}"]
    for origin in found.origins:
        lines += _origin(origin, style)
    return "\n".join(lines) + "\n"


def _origin(o: Origin, style: Style) -> list[str]:
    name = o.outlet or o.url or o.file or "page"
    published = f", published {date_words(o.published)}" if o.published else ", no date of publication"
    lines = wrapped(f"{name} [{o.article}]{published}", style, "  - ", "    ")
    if o.found:
        lines += wrapped(f"… {o.before} >> {quoted(o.found)} << {o.after} …", style, "    ")
    spans = [(what, span) for what, span in (("text", o.span), ("page", o.page_span)) if span]
    if spans:
        places = ", ".join(f"{what} {start} to {end}" for what, (start, end) in spans)
        lines += wrapped(f"code points: {places}", style, "    ")
    for what, value in (("address", o.url), ("file", o.file)):
        lines += wrapped(f"{what}: {value}", style, "    ") if value else []
    sound = "as captured" if o.sound else "NOT as captured: the bytes kept have another digest"
    lines += wrapped(f"captured {o.captured}, sha256 {o.sha256} ({sound})", style, "    ", "      ")
    for entry in o.log:
        lines += wrapped(f"log {entry.seq}: {entry.at} {entry.action}; {entry.detail}", style, "    ", "      ")
    return lines
