"""Words of judgement and forecast, and words for what goes on: what assessments and situations are found by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from truceline.lexicon.tables import read_toml
from truceline.model.statement import Factuality


@dataclass(frozen=True, slots=True, kw_only=True)
class Likelihood:
    """A word of likelihood with its row in ICD 203 and the factuality of what it governs."""

    words: tuple[str, ...]
    band: str
    factuality: Factuality


@dataclass(frozen=True, slots=True, kw_only=True)
class WordGroups:
    """Lists of words by section and name, as the file has them."""

    sections: Mapping[str, Mapping[str, frozenset[str]]]

    def of(self, section: str, name: str) -> frozenset[str]:
        return self.sections[section][name]


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentCues:
    """Words of likelihood, the longest first, and the other words of judgement."""

    likelihood: tuple[Likelihood, ...]
    groups: WordGroups

    def likelihood_in(self, words: frozenset[str]) -> Iterator[Likelihood]:
        """The words of likelihood of which the first stands among some words."""
        return (row for row in self.likelihood if row.words[0] in words)


def load_assessments(name: str) -> AssessmentCues:
    """Read the words of assessments."""
    data = read_toml(name)
    rows = [
        Likelihood(words=tuple(words.split()), band=row["band"], factuality=row["factuality"])
        for row in data["likelihood"]
        for words in row["words"]
    ]
    return AssessmentCues(
        likelihood=tuple(sorted(rows, key=lambda r: -len(r.words))),
        groups=_groups({k: v for k, v in data.items() if k != "likelihood"}),
    )


def load_situations(name: str) -> WordGroups:
    """Read the words of situations."""
    return _groups(read_toml(name))


def _groups(data: dict[str, dict[str, list[str]]]) -> WordGroups:
    return WordGroups(sections={k: {n: frozenset(w) for n, w in v.items()} for k, v in data.items()})
