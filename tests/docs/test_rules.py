"""docs/rules.md says what the rules say of themselves."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from truceline.check.conflicts import RULES
from truceline.check.documentation import main, write_documentation
from truceline.check.rule import Rule
from truceline.model.identity import content_sha256
from truceline.model.page import Page
from truceline.pipeline import CaseRecord, Engine, check_pages

EXAMPLE = re.compile(r'(Fires|Silent): "(.*?)"(?= (?:Fires|Silent):|$| [A-Z]|\.| —)')
NOT_ALONE = frozenset(
    {"first_time", "two_wordings", "terms", "same_meeting", "same_pact", "place", "in_turn", "retold", "retold_acts"}
    | {"format", "overtaken", "two_sentences"}
)
"""Rules of whose firing example one page of two sentences does not do: it is of two pages, or of more of one."""
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


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


def _found(text: str, engine: Engine) -> set[str]:
    page = Page(id="a", source=text, sha256=content_sha256(text), kind="plain", published="2031-05-10", clean=True)
    (record,) = check_pages([page], engine)
    assert isinstance(record, CaseRecord)
    return {conflict.rule for conflict in record.conflicts}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_examples_of_a_rule_do_as_they_say(rule: Rule, engine: Engine) -> None:
    for what, text in EXAMPLE.findall(" ".join(rule.documentation.split())):
        if what == "Silent" or rule.name not in NOT_ALONE:
            assert (rule.name in _found(text.replace(" … ", "\n\n"), engine)) == (what == "Fires"), text
