"""docs/rules.md says what the rules say of themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from truceline.check.conflicts import RULES
from truceline.check.documentation import main, write_documentation
from truceline.check.rule import Rule

PAGE = Path(__file__).resolve().parents[2] / "docs" / "rules.md"


def test_page_is_made_from_the_docstrings() -> None:
    assert PAGE.read_text(encoding="utf-8") == write_documentation(RULES)


def test_page_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    main()
    assert capsys.readouterr().out == write_documentation(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rule_says_what_it_compares_when_it_is_silent_and_gives_two_examples(rule: Rule) -> None:
    for words in ("Compares", "Silent for|Silent where", "Fires: ", "Silent: "):
        assert any(word in rule.documentation for word in words.split("|")), words


def test_names_of_rules_are_one_each() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
