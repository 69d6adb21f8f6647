"""The reductions of PLOVER and CAMEO: from what a trigger says to what an event data set of the ontology holds."""

from __future__ import annotations

from dataclasses import dataclass

from truceline.lexicon.tables import read_toml


@dataclass(frozen=True, slots=True)
class Reductions:
    """`by_status` is keyed by type and status, `contents` and `modes` by type and class of noun, in order."""

    by_status: dict[tuple[str, str], tuple[str, str]]
    contents: dict[str, dict[str, str]]
    modes: dict[str, dict[str, str]]
    finished: dict[str, str]

    def reduced(self, type_: str, cameo: str | None, status: str | None) -> tuple[str, str] | None:
        """The type and CAMEO code to which a type reduces under a status, if it does."""
        if type_ == self.finished["of"] and cameo == self.finished["cameo"] and status in ("occurred", "historical"):
            return self.finished["type"], self.finished["cameo"]
        return self.by_status.get((type_, status or ""))


def load_reductions(name: str) -> Reductions:
    """Read the reductions."""
    data = read_toml(name)
    by_status: dict[tuple[str, str], tuple[str, str]] = {}
    for group in data["reductions"]:
        for status in group["when"]:
            for type_, (reduced, cameo) in group["of"].items():
                by_status.setdefault((type_, status), (reduced, cameo))
    return Reductions(by_status, {g["of"]: g["by"] for g in data["contents"]}, data["modes"], data["finished"])
