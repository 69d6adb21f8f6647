"""What makes the parser faster must not change a single word of what it gives."""

from __future__ import annotations

from importlib.resources import files

import pytest
import spacy
from spacy.language import Language
from tests.unit.annotate.conftest import PARSER
from thinc.backends.numpy_ops import NumpyOps

from truceline.annotate.parser import DEFAULT_MODEL, UNUSED
from truceline.annotate.parser_speed import Products, WordRules, numbers_of, use_numpy_products
from truceline.annotate.stand_ins import stand_ins

ODD = (
    "There's no deal, and there are talks.",
    "They ain't gonna meet; the envoy's got ta leave, doin' nothing.",
    "But the truce held, but for a day.",
    "I met him  \n  twice\tin Oslo .",
    "It was he who, being asked, had been meeting her.",
    "\u200b \xa0 “Talks”—he said…",
    "",
    " ",
)


def _sentences() -> list[str]:
    pages = sorted((files("truceline.publish") / "examples" / "alaska").iterdir(), key=lambda p: p.name)
    text = "\n".join(p.read_text(encoding="utf-8") for p in pages if p.name.endswith(".txt"))
    return [stand_ins().pattern.sub("Biden", line) for line in text.split("\n") if line.strip()]


@pytest.fixture(scope="module")
def plain() -> Language:
    return spacy.load(DEFAULT_MODEL, exclude=UNUSED)


@pytest.mark.parametrize("sentences", [ODD, tuple(_sentences())], ids=["odd", "examples"])
def test_parses_are_those_of_the_plain_pipeline(plain: Language, sentences: tuple[str, ...]) -> None:
    assert len(sentences) >= len(ODD)
    for _ in range(2):  # with nothing known of any word, then with all words known
        ours = PARSER.parse([(s, 0) for s in sentences])
        for doc, parse in zip(plain.pipe(sentences), ours, strict=True):
            assert [(t.text, t.lemma_.lower(), t.pos_, t.tag_, t.dep_, t.head.i, t.idx) for t in doc] == [
                (t.text, t.lemma, t.pos, t.tag, t.dep, t.head, t.start) for t in parse
            ]


def test_the_later_words_are_let_go_when_they_are_too_many(plain: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("truceline.annotate.parser_speed.MOST_WORDS", 4)
    language = spacy.load(DEFAULT_MODEL, exclude=UNUSED)
    rules = WordRules(language)
    for doc in language.pipe(["The envoys left the talks early on Monday.", "They met again."]):
        (readings,) = rules.readings([doc], [numbers_of(doc)[0]])
        assert [r.lemma for r in readings] == [t.lemma_.lower() for t in plain(doc.text)]
    words = [reading.text for reading in rules._known.values()]
    assert words[:2] == ["The", "envoys"]
    assert len(words) == 2 + len(["They", "met", "again", "."])


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
