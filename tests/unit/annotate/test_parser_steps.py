"""Trees whose steps are taken by many sentences at once must be those that spaCy makes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import spacy
from spacy.attrs import DEP, HEAD, TAG
from spacy.language import Language
from spacy.tokens import Doc
from tests.unit.annotate.test_parser_speed import ODD, _sentences

from truceline.annotate import parser_steps
from truceline.annotate.parser import DEFAULT_MODEL, UNUSED
from truceline.annotate.parser_speed import RULES, use_numpy_products
from truceline.annotate.parser_steps import TagsAndTrees, is_known_pipeline, tagger_and_parser

HARD = (
    "The envoy whom the minister the press had called weak sent home told the house he had been asked to leave.",
    "What did the envoys say they wanted to talk about?",
    "A report was published on Monday that blames both sides.",
    "A man came in yesterday who had seen the ships.",
    "Old friends, enemies, " + "and a guard, " * 60 + "met.",
    "No deal. None. The " + "very " * 90 + "end of it , he wrote , and left the room to the press the day before.",
    "Talks",
)
SENTENCES = (*_sentences(), *ODD, *HARD)


def _loaded() -> Language:
    made = spacy.load(DEFAULT_MODEL, exclude=(*UNUSED, *RULES))
    use_numpy_products(made)
    return made


@pytest.fixture(scope="module")
def language() -> Language:
    return _loaded()


def _rows(docs: list[Doc]) -> list[Any]:
    return [doc.to_array([TAG, HEAD, DEP]) for doc in docs]


def test_tags_and_trees_are_those_of_spacy(language: Language) -> None:
    theirs = _rows(list(spacy.load(DEFAULT_MODEL, exclude=(*UNUSED, *RULES)).pipe(SENTENCES)))
    ours = _rows(list(TagsAndTrees(language)([language.make_doc(s) for s in SENTENCES])))
    assert all(map(np.array_equal, ours, theirs))


def test_a_lifted_relation_is_taken_down(language: Language) -> None:
    parser: Any = language.get_pipe("parser")
    lifted = {name[2:] for name in parser.move_names if "||" in name}
    assert lifted
    (doc,) = TagsAndTrees(language)([language.make_doc("A report was published on Monday that blames both sides.")])
    assert [(t.dep_, t.head.text) for t in doc if t.text == "blames"] == [("relcl", "report")]
    assert lifted.isdisjoint(t.dep_ for t in doc)


@pytest.mark.parametrize("most", [1, 40, 6000])
def test_a_tree_does_not_depend_on_what_is_read_beside_it(
    language: Language, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    together = _rows(list(TagsAndTrees(language)([language.make_doc(s) for s in SENTENCES])))
    monkeypatch.setattr(parser_steps, "MOST_WORDS", most)
    apart = _rows(list(TagsAndTrees(language)([language.make_doc(s) for s in reversed(SENTENCES)])))
    assert all(map(np.array_equal, apart, reversed(together)))


def _with_a_beam(language: Language) -> None:
    parser: Any = language.get_pipe("parser")
    parser.cfg["beam_width"] = 4


def _with_a_class_never_seen(language: Language) -> None:
    parser: Any = language.get_pipe("parser")
    parser.model.attrs["unseen_classes"].add(1)


def _with_another_component(language: Language) -> None:
    language.add_pipe("sentencizer")


@pytest.mark.parametrize("change", [_with_a_beam, _with_a_class_never_seen, _with_another_component])
def test_a_pipeline_of_another_build_is_run_by_spacy(change: Callable[[Language], None]) -> None:
    language = _loaded()
    assert is_known_pipeline(language)
    assert isinstance(tagger_and_parser(language), TagsAndTrees)
    change(language)
    assert not is_known_pipeline(language)


def test_a_blank_pipeline_is_run_by_spacy() -> None:
    blank = spacy.blank("en")
    (doc,) = tagger_and_parser(blank)([blank.make_doc("They met.")])
    assert [token.dep_ for token in doc] == ["", "", ""]
