"""The word vectors of a spaCy model in less time, bit for bit: what depends on a word alone is computed once a word.

Such a network first makes a vector of the letters of each word, then four times mixes each with its two neighbours
(`MultiHashEmbed`, `MaxoutWindowEncoder`). Vectors before the mixing are kept by word; the mixing is done for a few
sentences at a time, so that it stays in the processor's cache, by the same operations in the same order.
tests/unit/annotate/test_parser_network.py holds both to spaCy's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import NORM, ORTH, SPACY
from spacy.tokens import Doc
from thinc.types import Ragged

from truceline.annotate.parser_speed import Products

Floats = NDArray[np.float32]

OF_A_WORD = frozenset({"NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE", "LOWER", "ORTH"})
"""What a vector may be made of: ORTH, NORM and SPACY settle all of these."""
MIXED = "residual(expand_window>>maxout>>layernorm>>dropout)"
"""The layer that mixes each word with its neighbours, as thinc names it."""
MOST_WORDS = 100_000
"""Vectors that are kept before sentences are read (40 MB); when they are more, the later half is let go: common words
come first."""
MOST_ROWS = 512
"""Words that are mixed at a time, if no sentence is longer; 256 and 2,048 take a tenth more time."""
LEAST_ROWS = 64
"""Words that are computed at a time at least, with padding: OpenBLAS multiplies small matrices in another order, and
the bits of a vector would depend on what is read beside it."""
TINY = 1e-08
"""What thinc adds to a variance."""


def is_known(network: Any) -> bool:
    """Whether a network is an embedding of single words and mixing layers of windows of three."""
    if (
        network is None
        or len(network.layers) != 2
        or not network.layers[0].name.startswith("extract_features>>list2ragged>>")
    ):
        return False
    embedding, encoder = network.layers
    layers = encoder.layers[0].layers if encoder.layers else []
    return (
        all(isinstance(node.ops, Products) for node in network.walk())
        and OF_A_WORD.issuperset(embedding.layers[0].attrs["columns"])
        and encoder.name.startswith("with_array(")
        and all(layer.name == MIXED for layer in layers)
        and all(node.attrs["window_size"] == 1 for node in network.walk() if node.name == "expand_window")
        and len(embedding.layers) == 5
    )


class KeptVectors:
    """The vectors of words, each computed when it is first met, and the layers that mix them."""

    def __init__(self, network: Any) -> None:
        self._extract, _, self._embed, self._narrow, _ = network.layers[0].layers
        encoder = network.layers[1]
        self._pad: int = encoder.attrs["pad"]
        self._mixers = [Mixer(layer) for layer in encoder.layers[0].layers]
        self._rows: dict[tuple[int, int, int], int] = {}
        self._vectors: Floats = np.zeros((4096, network.get_dim("nO")), dtype="f")  # the first is the padding

    def of(self, docs: Sequence[Doc]) -> list[Floats]:
        """The vectors of the words of each sentence, each in its context."""
        if len(self._rows) >= MOST_WORDS:
            self._rows = dict(islice(self._rows.items(), MOST_WORDS // 2))
        keys = [self._keys(doc) for doc in docs]
        known = [self._known(of_doc) for of_doc in keys]
        new = [number for number, rows in enumerate(known) if rows is None]
        self._learn([docs[number] for number in new], [keys[number] for number in new])
        rows = [[self._rows[key] for key in keys[i]] if rows is None else rows for i, rows in enumerate(known)]
        return [vectors for few in _few(rows) for vectors in self._mixed(few)]

    def _known(self, keys: Iterable[tuple[int, int, int]]) -> list[int] | None:
        """The rows of the words of a sentence; None where one of these is new."""
        try:
            return list(map(self._rows.__getitem__, keys))
        except KeyError:
            return None

    def _keys(self, doc: Doc) -> list[tuple[int, int, int]]:
        return list(zip(*doc.to_array([ORTH, NORM, SPACY]).T.tolist(), strict=True))

    def _learn(self, docs: Sequence[Doc], keys: Sequence[list[tuple[int, int, int]]]) -> None:
        """Compute the vectors of the words that are new."""
        new: dict[tuple[int, int, int], tuple[int, int]] = {}
        for number, of_doc in enumerate(keys):
            new.update({key: (number, i) for i, key in enumerate(of_doc) if key not in self._rows})
        if not new:
            return
        own = {number: self._extract.predict([docs[number]])[0] for number, _ in new.values()}
        features: Any = np.stack([own[number][i] for number, i in new.values()])
        features = np.pad(features, ((0, max(0, LEAST_ROWS - len(new))), (0, 0)))
        lengths: Any = np.array([len(features)], dtype="i")
        made = self._narrow.predict(self._embed.predict(Ragged(features, lengths))).data[: len(new)]
        first = len(self._rows) + 1
        while first + len(new) > len(self._vectors):
            self._vectors = np.concatenate([self._vectors, np.zeros_like(self._vectors)])
        self._vectors[first : first + len(new)] = made
        self._rows.update(zip(new, range(first, first + len(new)), strict=True))

    def _mixed(self, rows: Sequence[list[int]]) -> Iterator[Floats]:
        """Mix the words of some sentences, which have padding before, between and behind them."""
        padding = [0] * self._pad
        places = [row for of_doc in rows for row in (*padding, *of_doc)]
        flat = self._vectors[places + [0] * max(self._pad, LEAST_ROWS - len(places))]
        for mixer in self._mixers:
            flat = flat + mixer(flat)
        at = 0
        for of_doc in rows:
            at += self._pad
            yield flat[at : at + len(of_doc)]
            at += len(of_doc)


class Mixer:
    """One layer of the encoder: each word with its neighbours, the largest of three sums, then normalised."""

    def __init__(self, layer: Any) -> None:
        (maxout,) = (node for node in layer.walk() if node.name == "maxout")
        (norm,) = (node for node in layer.walk() if node.name == "layernorm")
        weights, bias = maxout.get_param("W"), maxout.get_param("b")
        self._width, self._pieces, _ = weights.shape
        # The pieces of all sums one after another, not of each sum side by side: the largest is then found in rows.
        self._weights: Floats = np.ascontiguousarray(weights.transpose(1, 0, 2).reshape(-1, weights.shape[2]))
        self._bias: Floats = np.ascontiguousarray(bias.T.reshape(-1))
        self._scale, self._shift = norm.get_param("G"), norm.get_param("b")

    def __call__(self, words: Floats) -> Floats:
        width = self._width
        window: Floats = np.zeros((len(words), 3 * words.shape[1]), dtype="f")
        window[1:, :width], window[:, width : 2 * width], window[:-1, 2 * width :] = words[:-1], words, words[1:]
        sums = window @ self._weights.T
        sums += self._bias
        largest: Floats = np.ascontiguousarray(sums[:, :width])
        for piece in range(1, self._pieces):
            np.maximum(largest, sums[:, piece * width : (piece + 1) * width], out=largest)
        return self._normalised(largest)

    def _normalised(self, sums: Floats) -> Floats:
        apart: Floats = sums - sums.mean(axis=1, keepdims=True)
        variance = (apart * apart).mean(axis=1, keepdims=True) + TINY
        apart *= variance ** (-1.0 / 2.0)
        apart *= self._scale
        apart += self._shift
        return apart


def _few(rows: Iterable[list[int]]) -> Iterator[list[list[int]]]:
    """Sentences, a few at a time."""
    few: list[list[int]] = []
    count = 0
    for of_doc in rows:
        if few and count + len(of_doc) > MOST_ROWS:
            yield few
            few, count = [], 0
        few.append(of_doc)
        count += len(of_doc)
    if few:
        yield few
