"""The models that read two sentences together: whether both can be true, and what parts them (docs/pair_model.md)."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from truceline.lexicon.tables import DATA, read_toml
from truceline.model.conflict import ConflictClass, ConflictKind

LONGEST = 156
"""Pieces of two sentences that are read; what is longer is cut at its end."""
LONGEST_WORD = 100
"""Letters of a word that is looked up."""
MOST_KEPT = 20_000
"""Readings that are kept with their sentences."""
MARKS = ("<s>", "<pad>", "</s>", "<unk>")
"""Marks that stand before all pieces in the list of the large model, which is otherwise that of the small one."""
DIGITS = 3
"""Digits to which scores are told, so that the last bits of two machines do not part them."""

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class PairReading:
    """How two sentences read together: the logarithm of the odds that they cannot both be true, and a score for each
    kind and class that this could be of, in the order of the model's."""

    odds: float
    kinds: tuple[float, ...]
    classes: tuple[float, ...]


class PairModel:
    """Two models, their words and their settings, each read from disk when it is first asked: the small one picks out
    which pairs are worth reading, the large one reads them."""

    def __init__(self, name: str) -> None:
        self._name = name
        settings = read_toml(f"{name}.toml")
        self.kinds: tuple[ConflictKind, ...] = tuple(settings["kinds"])
        self.classes: tuple[ConflictClass, ...] = tuple(settings["classes"])

    def likeness(self, sentences: Sequence[str]) -> Floats:
        """How alike each of some sentences is to each other, from 0 to 1: what the piece most like it in the other is
        to each of its pieces, weighed by how rare it is."""
        pieces = [tuple(dict.fromkeys(self.pieces(s))) or (self._words["[UNK]"],) for s in sentences]
        if not pieces:
            return np.zeros((0, 0), np.float32)
        flat = np.array([p for own in pieces for p in own], np.int64)
        starts = np.cumsum([0, *(len(own) for own in pieces[:-1])])
        vectors, rarity = self._vectors
        own, weights = vectors[flat].astype(np.float32), rarity[flat].astype(np.float32)
        own /= np.linalg.norm(own, axis=1, keepdims=True) + np.float32(1e-6)
        nearest = np.maximum.reduceat(own @ own.T, starts, axis=1) * weights[:, None]
        told = np.add.reduceat(nearest, starts, axis=0) / (np.add.reduceat(weights, starts)[:, None] + np.float32(1e-6))
        return np.asarray((told + told.T) / 2, np.float32)

    def glance(self, one: str, other: str) -> PairReading:
        """How two sentences read together, as the small model gives it that picks out what is worth reading; the second
        may begin with where it stands."""
        return self._glance(one, other)

    def read(self, one: str, other: str) -> PairReading:
        """How two sentences read together, as the large model judges; the second may begin with where it stands.

        Pairs are read one at a time: the numbers of one are made narrow by the largest among them, so that with others
        beside it a pair would not always have the same odds. The last readings are kept, as the days of a case are
        looked at one after the other.
        """
        return self._read(one, other)

    def kind_of(self, readings: Sequence[PairReading]) -> ConflictKind:
        """The kind that some readings of two sentences give together."""
        return self.kinds[_first_of_most([reading.kinds for reading in readings])]

    def class_of(self, readings: Sequence[PairReading]) -> ConflictClass:
        """The class that some readings of two sentences give together."""
        return self.classes[_first_of_most([reading.classes for reading in readings])]

    @cached_property
    def _glance(self) -> Callable[[str, str], PairReading]:
        return lru_cache(maxsize=MOST_KEPT)(self._glancing)

    @cached_property
    def _read(self) -> Callable[[str, str], PairReading]:
        return lru_cache(maxsize=MOST_KEPT)(self._reading)

    def _glancing(self, one: str, other: str) -> PairReading:
        a, b = self._cut(one, other)
        first, mark = self._words["[CLS]"], self._words["[SEP]"]
        second = [0] * (len(a) + 2) + [1] * (len(b) + 1)
        return self._scored(self._small, input_ids=[first, *a, mark, *b, mark], token_type_ids=second)

    def _reading(self, one: str, other: str) -> PairReading:
        a, b = ([piece + len(MARKS) for piece in pieces] for pieces in self._cut(one, other))
        begin, end = MARKS.index("<s>"), MARKS.index("</s>")
        return self._scored(self._large, input_ids=[begin, *a, end, end, *b, end])

    def _scored(self, session: Any, **given: list[int]) -> PairReading:
        feed = {name: np.array([row], np.int64) for name, row in given.items()}
        feed["attention_mask"] = np.ones_like(feed["input_ids"])
        odds, *others = (round(float(score), DIGITS) for score in session.run(None, feed)[0][0])
        return PairReading(odds, tuple(others[: len(self.kinds)]), tuple(others[len(self.kinds) :]))

    def _cut(self, one: str, other: str) -> tuple[list[int], list[int]]:
        """The pieces of two sentences, the longer cut at its end until both are short enough."""
        a, b = self.pieces(one), self.pieces(other)
        while len(a) + len(b) > LONGEST:
            (a if len(a) > len(b) else b).pop()
        return a, b

    def pieces(self, text: str) -> list[int]:
        """The numbers of the pieces of a text's words."""
        return [piece for word in words_of(text) for piece in self._pieces_of(word)]

    @cached_property
    def _pieces_of(self) -> Any:
        """The pieces of a word, as few as the list of pieces allows, from its beginning."""
        known = self._words

        @lru_cache(maxsize=20_000)
        def pieces(word: str) -> tuple[int, ...]:
            found: list[int] = []
            at = 0
            while at < len(word):
                mark = "##" if at else ""
                ends = range(len(word), at, -1) if len(word) <= LONGEST_WORD else ()
                end = next((e for e in ends if mark + word[at:e] in known), 0)
                if not end:
                    return (known["[UNK]"],)
                found.append(known[mark + word[at:end]])
                at = end
            return tuple(found)

        return pieces

    @cached_property
    def _words(self) -> dict[str, int]:
        lines = (DATA / f"{self._name}_words.txt").read_text(encoding="utf-8").split("\n")
        return {word: number for number, word in enumerate(lines)}

    @cached_property
    def _vectors(self) -> tuple[npt.NDArray[np.int8], Floats]:
        """What each piece means, apart from all others, and how rare it is in the news."""
        with (DATA / f"{self._name}_pieces.npz").open("rb") as file:
            data = np.load(file)
            return data["vectors"], data["rarity"].astype(np.float32)

    @cached_property
    def _small(self) -> Any:
        return _session(f"{self._name}_small.onnx")

    @cached_property
    def _large(self) -> Any:
        return _session(f"{self._name}_large.onnx")


def _session(name: str) -> Any:
    import onnxruntime  # dear to load, and many commands read no pair

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # a process for each core is what shares them
    options.use_deterministic_compute = True
    options.enable_cpu_mem_arena = False  # what a pair takes is given back; it costs no time
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(DATA / name, options, providers=["CPUExecutionProvider"])


def _first_of_most(scores: Sequence[tuple[float, ...]]) -> int:
    """The number of the first place at which some rows of scores add up to most."""
    sums = [sum(at) for at in zip(*scores, strict=True)]
    return sums.index(max(sums))


def words_of(text: str) -> Iterator[str]:
    """The words of a text as the list of pieces has them: small letters without accents; every sign is a word."""
    word: list[str] = []
    for letter in unicodedata.normalize("NFD", text.lower()):
        category = unicodedata.category(letter)
        if category == "Mn" or (category[0] == "C" and not letter.isspace()):
            continue
        if letter.isspace() or _stands_alone(letter, category):
            if word:
                yield "".join(word)
                word = []
            if not letter.isspace():
                yield letter
        else:
            word.append(letter)
    if word:
        yield "".join(word)


def _stands_alone(letter: str, category: str) -> bool:
    """Whether a letter is a sign or an ideograph; signs of money and sums are, of those of ASCII alone."""
    is_sign = category[0] == "P" or (category[0] == "S" and letter.isascii())
    return is_sign or "\u3400" <= letter <= "\u4dbf" or "\u4e00" <= letter <= "\u9fff"
