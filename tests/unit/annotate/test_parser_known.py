"""A model read in less time must not change a single word of what it gives."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest
import spacy
from spacy.language import Language
from tests.unit.annotate.plain import plain, sentences, with_numpy_products
from thinc.backends.numpy_ops import NumpyOps

from truceline.annotate import parser_steps
from truceline.annotate.parser import DEFAULT_MODEL, UNUSED, PlainModel, SpacyParser
from truceline.annotate.parser_known import KnownModel, is_known
from truceline.annotate.parser_products import Products, use_numpy_products
from truceline.annotate.parser_readings import ReadSentence


@pytest.fixture(scope="module")
def theirs() -> list[ReadSentence]:
    return list(PlainModel(plain()).read(sentences()))


def _same(ours: Iterable[ReadSentence], theirs: Iterable[ReadSentence]) -> bool:
    return all(tuple(map(list, a)) == tuple(map(list, b)) for a, b in zip(ours, theirs, strict=True))


def test_sentences_are_read_as_spacy_reads_them(theirs: list[ReadSentence]) -> None:
    model = KnownModel(with_numpy_products())
    for _ in range(2):  # with nothing known of any word, then with all words known
        assert _same(model.read(sentences()), theirs)


@pytest.mark.parametrize("most", [1, 40, 6000])
def test_a_sentence_does_not_depend_on_what_is_read_beside_it(
    theirs: list[ReadSentence], monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(parser_steps, "MOST_WORDS", most)
    assert _same(KnownModel(with_numpy_products()).read(sentences()[::-1]), theirs[::-1])


def test_a_lifted_relation_is_taken_down() -> None:
    language = with_numpy_products()
    parser: Any = language.get_pipe("parser")
    assert any("||" in name for name in parser.move_names)
    (told,) = KnownModel(language).read(["A report was published on Monday that blames both sides."])
    blames = next(i for i, reading in enumerate(told.readings) if reading.text == "blames")
    assert (told.readings[blames].dep, told.readings[told.heads[blames]].text) == ("relcl", "report")


def _with_a_beam(language: Language) -> None:
    parser: Any = language.get_pipe("parser")
    parser.cfg["beam_width"] = 4


def _with_a_class_never_seen(language: Language) -> None:
    parser: Any = language.get_pipe("parser")
    parser.model.attrs["unseen_classes"].add(1)


def _with_another_component(language: Language) -> None:
    language.add_pipe("sentencizer")


def _with_another_tokenizer(language: Language) -> None:
    language.tokenizer = spacy.blank("zh").tokenizer


CHANGES = (_with_a_beam, _with_a_class_never_seen, _with_another_component, _with_another_tokenizer)


@pytest.mark.parametrize("change", CHANGES)
def test_a_model_of_another_build_is_not_known(change: Callable[[Language], None]) -> None:
    language = with_numpy_products()
    assert is_known(language)
    change(language)
    assert not is_known(language)


def test_networks_on_other_hardware_are_left_alone() -> None:
    class Elsewhere(NumpyOps):  # type: ignore[misc]
        pass

    language = spacy.load(DEFAULT_MODEL, exclude=UNUSED)
    network, tagger = (language.get_pipe(name).model for name in ("tok2vec", "tagger"))  # type: ignore[attr-defined]
    for node in network.walk():
        node.ops = Elsewhere()
    use_numpy_products(language)
    assert not any(isinstance(node.ops, Products) for node in network.walk())
    assert all(isinstance(node.ops, Products) for node in tagger.walk())
    assert not is_known(language)


def test_a_blank_model_is_run_by_spacy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spacy, "load", lambda _, **given: spacy.blank("en", meta={"description": str(given)}))
    (parse,) = SpacyParser("blank").parse([("They met.", 10)])
    assert [(t.text, t.start, t.dep, t.head) for t in parse] == [
        ("They", 10, "", 0),
        ("met", 15, "", 1),
        (".", 18, "", 2),
    ]
