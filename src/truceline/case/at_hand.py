"""Articles of a case that are looked at again and again, each unpacked and read once."""

from __future__ import annotations

import hashlib

from truceline.case.snapshot import unpack
from truceline.lexicon.lexicon import Lexicon
from truceline.link.items import Readings
from truceline.model.coded import CodedArticle


class AtHand:
    """The articles of a case as they were unpacked, with what was read of them, for whoever looks at several days.

    What is coded anew is unpacked and read anew, and so is what is looked at with another lexicon.
    """

    def __init__(self) -> None:
        self._articles: dict[str, tuple[bytes, CodedArticle]] = {}
        self._readings: Readings | None = None

    def article(self, id_: str, packed: bytes, where: str) -> CodedArticle:
        """An article as the case holds it. Raises CaseFileDamaged."""
        digest = hashlib.sha256(packed).digest()
        known = self._articles.get(id_)
        if known is None or known[0] != digest:
            known = self._articles[id_] = digest, unpack(packed, where)
        return known[1]

    def readings(self, lexicon: Lexicon) -> Readings:
        """What was read of the articles with a lexicon."""
        if self._readings is None or self._readings.lexicon.version != lexicon.version:
            self._readings = Readings(lexicon)
        return self._readings
