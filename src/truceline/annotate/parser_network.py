"""The word vectors of a spaCy model in less time, bit for bit: what depends on a word alone is computed once a word.

Such a network first makes a vector of the letters of each word, then four times mixes each with its two neighbours
(`MultiHashEmbed`, `MaxoutWindowEncoder`). Vectors before the mixing are kept by word; the mixing is done for a few
sentences at a time, so that it stays in the processor's cache, by the same operations in the same order.
tests/unit/annotate/test_parser_network.py holds both to spaCy's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from thinc.types import Ragged

from truceline.annotate.parser_products import Products
from truceline.annotate.parser_words import Words, a_few

Floats = NDArray[np.float32]

OF_A_WORD = frozenset({"NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE", "LOWER", "ORTH"})
"""What a vector may be made of: all of these are settled by what `Words` numbers."""
MIXED = "residual(expand_window>>maxout>>layernorm>>dropout)"
"""The layer that mixes each word with its neighbours, as thinc names it."""
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
    """The vectors of words by their numbers, each computed when it is first met, and the layers that mix them."""

    def __init__(self, network: Any, words: Words) -> None:
        self._words = words
        self._extract, _, self._embed, self._narrow, _ = network.layers[0].layers
        encoder = network.layers[1]
        self._pad: int = encoder.attrs["pad"]
        self._mixers = [Mixer(layer) for layer in encoder.layers[0].layers]
        self._count = 0
        # The first is the padding, so that of a word stands one further than its number.
        self._vectors: Floats = np.zeros((4096, network.get_dim("nO")), dtype="f")

    def of(self, sentences: Iterable[Sequence[int]]) -> Floats:
        """The vectors of the words of sentences, given by the numbers of their words, one after the other; each in its
        context."""
        self._learn()
        return np.concatenate([np.zeros_like(self._vectors[:0]), *map(self._mixed, a_few(sentences, MOST_ROWS))])

    def _learn(self) -> None:
        """Compute the vectors of the words that are new."""
        first, new = self._count, range(self._count, len(self._words.known))
        if not new:
            return
        features: Any = self._extract.predict([self._words.text_of(new)])[0]
        features = np.pad(features, ((0, max(0, LEAST_ROWS - len(new))), (0, 0)))
        lengths: Any = np.array([len(features)], dtype="i")
        made = self._narrow.predict(self._embed.predict(Ragged(features, lengths))).data[: len(new)]
        self._count += len(new)
        while self._count >= len(self._vectors):
            self._vectors = np.concatenate([self._vectors, np.zeros_like(self._vectors)])
        self._vectors[first + 1 : self._count + 1] = made

    def _mixed(self, sentences: Sequence[Sequence[int]]) -> Floats:
        """Mix the words of some sentences, which have padding before, between and behind them."""
        padding = [-1] * self._pad
        numbers = [number for of_sentence in sentences for number in (*padding, *of_sentence)]
        places = np.array(numbers + [-1] * max(self._pad, LEAST_ROWS - len(numbers)))
        flat = self._vectors[places + 1]
        for mixer in self._mixers:
            flat = flat + mixer(flat)
        mixed: Floats = flat[places >= 0]
        return mixed


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
