"""Subjects and objects as meant: passives, control, relatives, coordination, participles."""

from __future__ import annotations

import pytest

from truceline.annotate.parser import SpacyParser
from truceline.code.parties.grammar import is_passive, objects_of, prepositional, subjects_of
from truceline.model.parse import Parse, Token

PARSER = SpacyParser()


def parse(text: str) -> Parse:
    (found,) = PARSER.parse([(text, 0)])
    return found


def word(tree: Parse, text: str) -> Token:
    return next(t for t in tree if t.text == text)


@pytest.mark.parametrize(
    ("text", "verb", "subjects", "objects"),
    [
        ("Oman and Qatar hosted the delegates.", "hosted", ["Oman", "Qatar"], ["delegates"]),
        ("The plan was rejected by the rebels.", "rejected", ["rebels"], ["plan"]),
        ("The plan was rejected.", "rejected", [], ["plan"]),
        ("The envoys, who left Doha, criticised Israel.", "left", ["envoys"], ["Doha"]),
        ("Juba refused to sign the treaty.", "sign", ["Juba"], ["treaty"]),
        ("Juba met the rebels and signed the treaty.", "signed", ["Juba"], ["treaty"]),
        ("The army, backed by militias, took the town.", "backed", ["militias"], ["army"]),
        ("Manila bombed the camp, killing two rebels.", "killing", ["Manila"], ["rebels"]),
        ("By rejecting the offer, Seoul surprised Tokyo.", "rejecting", ["Seoul"], ["offer"]),
        ("The deal that Seoul signed was weak.", "signed", ["Seoul"], ["deal"]),
    ],
)
def test_subjects_and_objects(text: str, verb: str, subjects: list[str], objects: list[str]) -> None:
    tree = parse(text)
    assert [t.text for t in subjects_of(tree, word(tree, verb))] == subjects
    assert [t.text for t in objects_of(tree, word(tree, verb))] == objects


def test_prepositional_takes_what_is_coordinated() -> None:
    tree = parse("The talks between Greece and Turkey ended.")
    assert [t.text for t in prepositional(tree, word(tree, "talks"), "between")] == ["Greece", "Turkey"]
    assert prepositional(tree, word(tree, "talks"), "with") == ()


def test_passive_by_auxiliary_participle_or_agent_only() -> None:
    tree = parse("The treaty signed in Oslo was praised, and the envoys have left.")
    assert is_passive(tree, word(tree, "signed"))
    assert is_passive(tree, word(tree, "praised"))
    assert not is_passive(tree, word(tree, "left"))
