"""The pages and the statements of a case as text for a terminal, a line or two each."""

from __future__ import annotations

from truceline.publish.terminal import Style, page_lines, report_lines, section, view_heading, wrapped
from truceline.trace.listing import Pages, Statements, ToldStatement


def render_pages(found: Pages, pages: int, style: Style) -> str:
    """Set the pages of a case as text, ending with a newline."""
    lines = view_heading("PAGES", pages, found.as_of, "", style)
    return "\n".join(lines + section("Pages", found.pages, page_lines, style, nothing="none")) + "\n"


def render_statements(found: Statements, pages: int, style: Style) -> str:
    """Set the statements of a case as text, ending with a newline."""
    lines = view_heading("STATEMENTS", pages, found.as_of, "", style)
    return "\n".join(lines + section("Statements", found.statements, _statement, style)) + "\n"


def _statement(told: ToldStatement, style: Style) -> list[str]:
    s = told.statement
    codes = [word for word in (s.kind, s.type, s.stance, s.status, s.factuality, s.date) if word]
    lines = wrapped(f"{' '.join(codes)} [{s.id}]", style, "  - ", "    ")
    return lines + report_lines((told.report,), style)
