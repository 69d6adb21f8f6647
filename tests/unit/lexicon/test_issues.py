"""Issues and steps: the contract's keys, cues by stems, the longest first, and reversed cues."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from truceline.errors import LexiconInvalid
from truceline.lexicon import issues as module
from truceline.lexicon.issues import IssueTable, load_issues
from truceline.lexicon.lexicon import load_lexicon


@pytest.fixture(scope="module")
def table() -> IssueTable:
    return load_lexicon().issues


def test_the_keys_definitions_and_cues_are_those_of_the_contract(table: IssueTable, shared: Path) -> None:
    contract = json.loads((shared / "contract" / "issues.json").read_text(encoding="utf-8"))
    for wanted in contract["issues"]:
        issue = table.issue(wanted["key"])
        assert issue.definition == wanted["definition"]
        assert set(wanted["cues"]) <= set(issue.cues)
    for wanted in contract["steps"]:
        step = table.step(wanted["key"])
        assert step.definition == wanted["definition"]
        assert set(wanted["cues"]) <= set(step.cues) | set(step.reversed)
    assert len(table.issues) == len(contract["issues"])
    assert len(table.steps) == len(contract["steps"])


@pytest.mark.parametrize(
    ("text", "step", "found"),
    [
        ("withdrew its soldiers from the valley", "withdrawal", "withdrew its soldiers"),
        ("the withdrawn battalions", "withdrawal", "withdrawn"),
        ("free all nine political prisoners", "prisoner_exchange", "free all nine political prisoners"),
        ("releasing the last two Colombian captives", "hostage_release", "releasing the last two Colombian captives"),
        ("the lifting of European sanctions", "sanctions_relief", "lifting of European sanctions"),
        ("a cease-fire in Abyei", "ceasefire", "cease-fire"),
        ("demilitarising the coast", "disarmament", "demilitarising"),
        ("recognizing the island's government", "recognition", "recognizing"),
        ("Cypriot reunification", None, None),
        ("free the market. Prisoners of habit", None, None),
    ],
)
def test_a_cue_is_found_in_any_inflection_but_never_across_a_full_stop(
    table: IssueTable, text: str, step: str | None, found: str | None
) -> None:
    match = table.match_step(text)
    assert (match.key if match else None) == step
    assert (text[match.start : match.end] if match else None) == found


def test_the_cue_of_most_words_wins_over_the_one_inside_it(table: IssueTable) -> None:
    assert [m.key for m in table.find_steps("a humanitarian truce")] == ["humanitarian_pause"]
    assert [m.key for m in table.find_steps("a truce")] == ["ceasefire"]
    assert [m.key for m in table.find_steps("a truce, then a prisoner swap")] == ["ceasefire", "prisoner_exchange"]


@pytest.mark.parametrize("text", ["uranium enrichment", "settlement expansion", "joining NATO", "the blockade"])
def test_what_a_step_ends_is_a_reversed_cue(table: IssueTable, text: str) -> None:
    match = table.match_step(text)
    assert match is not None
    assert match.reversed


def test_words_are_bounded(table: IssueTable) -> None:
    assert table.match_step("the trucemaker's accordion") is None
    assert table.find_issues("a pollster") == ()


@pytest.mark.parametrize(
    ("step", "text", "issue"),
    [
        ("withdrawal", "to withdraw from the ridge", "withdrawal"),
        ("withdrawal", "to withdraw from Nagorno-Karabakh", "territory"),
        ("withdrawal", "that Rwandan troops withdraw", "foreign_forces"),
        ("peace_talks", "to negotiate", "talks_format"),
        ("other_condition", "an amnesty", "justice"),
        ("other_condition", "that the mood improve", None),
    ],
)
def test_a_step_serves_its_issue_or_another_that_is_named_with_it(
    table: IssueTable, step: str, text: str, issue: str | None
) -> None:
    assert table.issue_for(step, text) == issue


def test_words_of_ending_are_found(table: IssueTable) -> None:
    assert [m.cue for m in table.find_endings("to suspend and roll back the programme")] == ["suspend", "roll back"]


def test_a_step_that_serves_no_known_issue_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    step = {"key": "x", "definition": "", "issue": "nonesuch", "cues": [], "more": [], "reversed": []}
    data = {"i": {"issues": []}, "s": {"steps": [step], "ending": [], "forms": {}}}
    monkeypatch.setattr(module, "read_toml", lambda name: data[name])
    with pytest.raises(LexiconInvalid, match="nonesuch"):
        load_issues("i", "s")


@pytest.mark.parametrize(
    ("word", "thing", "steps"),
    [
        ("lift", ("sanction",), {"sanctions_relief"}),
        ("lift", ("blockad",), {"humanitarian_access"}),
        ("release", ("sailor",), {"hostage_release"}),
        ("disband", ("militia",), {"disarmament"}),
        ("sing", ("sanction",), set()),
    ],
)
def test_a_word_makes_a_step_with_what_it_is_done_to(
    table: IssueTable, word: str, thing: tuple[str, ...], steps: set[str]
) -> None:
    assert {act.key for act in table.acts_by(word) if thing in act.things and not act.particles} == steps


def test_particles_are_part_of_an_act_and_its_prepositions_are_not(table: IssueTable) -> None:
    acts = [act for act in table.acts_by("hand") if act.key == "disarmament"]
    assert {act.particles for act in acts} == {frozenset({"over"}), frozenset({"in"})}
    assert all(not act.particles for act in table.acts_by("repatriation"))
