"""The example pages that come with truceline, and what to try after them."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

CASE = "alaska"
README = "README.md"


def example_pages() -> tuple[str, ...]:
    """The paths of the example pages, in the order of their names."""
    folder = Path(str(files("truceline.publish") / "examples" / CASE))
    return tuple(str(page) for page in sorted(folder.iterdir()) if page.is_file() and page.name != README)


def closing_lines() -> str:
    """What a newcomer can try next, for the end of the demo."""
    folder = Path(example_pages()[0]).parent
    return (
        "\n"
        "These pages are invented; they retell August 2025 with planted mistakes.\n"
        f"They are in {folder}\n"
        "\n"
        "Try next:\n"
        "  truceline brief page.txt              the same for a page of your own\n"
        "  truceline check page.txt other.html   the conflicts alone\n"
        "  truceline code page.txt               the record itself, as JSON lines\n"
        "  truceline add own.case page.txt       keep pages in a case file; then truceline status own.case\n"
        "  truceline report own.case -o dossier  the case as pages of HTML: open dossier/index.html"
    )
