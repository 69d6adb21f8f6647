"""The reductions of PLOVER and CAMEO: from what a trigger says to what an event data set of the ontology holds."""

from __future__ import annotations

from dataclasses import dataclass

from truceline.lexicon.tables import read_toml


@dataclass(frozen=True, slots=True)
class Reductions:
    """`by_status` is keyed by type and status, `table` and `promised` by CAMEO code, `acts` by type."""

    by_status: dict[tuple[str, str], str]
    modes: dict[str, dict[str, str]]
    acts: dict[str, str]
    table: dict[str, str]
    promised: dict[str, str]
    unreached: tuple[str, str]
    finished: dict[str, str]

    def is_finished(self, type_: str, cameo: str | None) -> bool:
        """Whether a type and code stand for an agreement that is reached or signed."""
        return (type_, cameo) == (self.finished["of"], self.finished["cameo"])


def load_reductions(name: str) -> Reductions:
    """Read the reductions."""
    data = read_toml(name)
    by_status: dict[tuple[str, str], str] = {}
    for group in data["reductions"]:
        for status in group["when"]:
            for type_, reduced in group["of"].items():
                by_status.setdefault((type_, status), reduced)
    unreached = data["unreached"]
    return Reductions(
        by_status=by_status,
        modes=data["modes"],
        acts=data["acts"],
        table=data["table"],
        promised=data["promised"],
        unreached=(unreached["type"], unreached["cameo"]),
        finished=data["finished"],
    )
