"""The documents say what is there: commands, options, files, links."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import pytest

from truceline import cli

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def _commands() -> dict[str, argparse.ArgumentParser]:
    actions = cli.build_parser()._actions
    (commands,) = (a for a in actions if isinstance(a, argparse._SubParsersAction))
    return dict(commands.choices)


@pytest.mark.parametrize("name", sorted(_commands()))
def test_every_command_stands_in_the_readme(name: str) -> None:
    assert f"`truceline {name}" in README


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda p: p.name)
def test_commands_that_a_document_names_exist(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    named = set(re.findall(r"(?:^ {4}|`)(?:\.venv/bin/)?truceline ([a-z]+)", text, re.MULTILINE))
    assert named <= set(_commands())


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda p: p.name)
def test_links_lead_somewhere(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text):
        assert (document.parent / target).exists(), target


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda p: p.name)
def test_paths_that_a_document_names_exist(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    for path in re.findall(r"`((?:src|docs|tests|tools|benchmarks|requirements)/[\w./-]+?)/?`", text):
        assert (ROOT / path).exists(), path


def test_the_two_commands_of_the_readme_are_those_of_ci() -> None:
    assert "    python3 bootstrap.py demo" in README
    assert "    python3 bootstrap.py test" in README
    assert "python3 bootstrap.py test" in (ROOT / ".ci/run").read_text(encoding="utf-8")


def test_every_option_explains_itself() -> None:
    for name, parser in _commands().items():
        for action in parser._actions:
            assert action.help, (name, action.dest)


def test_every_slot_of_the_record_is_documented() -> None:
    from truceline.model.record import record_schema

    text = (ROOT / "docs/record.md").read_text(encoding="utf-8")
    schema = record_schema()
    slots = {*schema["properties"], *schema["$defs"]["statement"]["properties"]} - {"id", "page_span"}
    assert {s for s in slots if f"`{s}`" not in text} == set()


def test_every_dependency_is_explained() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    text = (ROOT / "docs/dependencies.md").read_text(encoding="utf-8")
    extras = project["project"]["optional-dependencies"]["frames"]
    for requirement in [*project["project"]["dependencies"], *project["dependency-groups"]["build"], *extras]:
        name = re.split(r"[<>=]", requirement)[0]
        assert name in text or name == "spacy", name
