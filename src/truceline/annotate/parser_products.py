"""Matrix products of a spaCy model's networks by numpy: the same numbers in less time."""

from __future__ import annotations

from typing import Any

import numpy as np
from spacy.language import Language
from thinc.backends.numpy_ops import NumpyOps


class Products(NumpyOps):  # type: ignore[misc]  # thinc's operations are compiled and untyped
    """thinc's operations on numpy arrays, with matrix products by numpy's BLAS instead of BLIS."""

    def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        return np.matmul(x.T if trans1 else x, y.T if trans2 else y, out=out)


def use_numpy_products(language: Language) -> None:
    """Let the networks of a model multiply by numpy. A network that does not compute on plain numpy is left alone."""
    for _, component in language.pipeline:
        network = getattr(component, "model", None)
        nodes = list(network.walk()) if network is not None else []
        if all(type(node.ops) is NumpyOps for node in nodes):
            for node in nodes:
                node.ops = Products()
