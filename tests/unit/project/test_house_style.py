"""What the house style asks of every file, as far as a machine can tell."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
SOURCES = sorted((ROOT / "src").rglob("*.py")) + sorted((ROOT / "tools").rglob("*.py"))
LONGEST_FUNCTION = 60
LONGEST_FILE = 450
NAMES_THAT_SAY_NOTHING = {"utils", "util", "helpers", "common", "misc", "manager"}
# Addresses of examples and of standards; pages are never fetched, and no registry is named.
HOSTS = re.compile(
    r"https?://(?!json-schema\.org|semver\.org|www\.apache\.org|keepachangelog\.com|[\w.{}-]+\.example\b)"
)


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_functions_and_files_are_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= LONGEST_FILE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno < LONGEST_FUNCTION, node.name


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_files_say_what_is_in_them(path: Path) -> None:
    assert path.stem not in NAMES_THAT_SAY_NOTHING
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


def test_no_requirement_names_a_host() -> None:
    for path in (ROOT / "requirements").iterdir():
        text = path.read_text(encoding="utf-8")
        assert "://" not in text
        assert "--hash=sha256:" in text


def test_no_source_names_a_host() -> None:
    named = {f"{p.name}: {m.group()}" for p in SOURCES for m in HOSTS.finditer(p.read_text(encoding="utf-8"))}
    assert not named
