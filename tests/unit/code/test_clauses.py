"""Where a statement's span begins and ends."""

from __future__ import annotations

import pytest

from truceline.annotate.parser import SpacyParser
from truceline.code.clauses import clause_head, clause_of, phrase_of
from truceline.model.parse import Parse, Token

PARSER = SpacyParser()


def parse(text: str) -> Parse:
    (found,) = PARSER.parse([(text, 0)])
    return found


def word(tree: Parse, text: str) -> Token:
    return next(t for t in tree if t.text == text)


@pytest.mark.parametrize(
    ("text", "trigger", "clause"),
    [
        (
            "Khartoum and the rebels met in Jeddah on Monday, but failed to reach a truce.",
            "met",
            "Khartoum and the rebels met in Jeddah on Monday",
        ),
        ("Khartoum and the rebels met in Jeddah, but failed to reach a truce.", "reach", "failed to reach a truce"),
        ("Belgrade said that it would not accept the plan.", "accept", "it would not accept the plan"),
        (
            "The envoys, who had been invited to Oslo, rejected the draft.",
            "invited",
            "who had been invited to Oslo",
        ),
        ("Because talks had failed, Manila sent troops to Jolo.", "sent", "Manila sent troops to Jolo"),
        (
            "Ankara will attack if the militia does not leave.",
            "attack",
            "Ankara will attack if the militia does not leave",
        ),
    ],
)
def test_clause_of_a_verb(text: str, trigger: str, clause: str) -> None:
    tree = parse(text)
    assert clause_of(tree, word(tree, trigger)).of(text) == clause


def test_clause_of_a_noun_is_its_phrase() -> None:
    text = "After the talks between Serbia and Kosovo, which lasted a day, both left."
    tree = parse(text)
    assert clause_of(tree, word(tree, "talks")).of(text) == "the talks between Serbia and Kosovo"
    assert phrase_of(tree, word(tree, "talks")).of(text) == "the talks between Serbia and Kosovo"


def test_clause_of_a_carried_noun_is_the_clause_of_its_verb() -> None:
    text = "Bogota may hold talks with the guerrillas in Havana."
    tree = parse(text)
    span = clause_of(tree, word(tree, "talks"), word(tree, "hold"))
    assert span.of(text) == "Bogota may hold talks with the guerrillas in Havana"


def test_a_complement_climbs_to_its_verb_but_a_clause_with_a_subject_does_not() -> None:
    tree = parse("Tripoli refused to meet them, and Cairo hopes that Tunis will come.")
    assert clause_head(tree, word(tree, "meet")).text == "refused"
    assert clause_head(tree, word(tree, "come")).text == "come"
