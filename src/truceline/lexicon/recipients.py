"""Where the recipient of a happening of each type stands when the table of triggers does not say."""

from __future__ import annotations

from dataclasses import dataclass

from truceline.lexicon.tables import read_toml


@dataclass(frozen=True, slots=True, kw_only=True)
class RecipientRule:
    """Where those stand to whom a type of happening is done.

    `links` are the object (`obj`) and prepositions of the trigger, the likeliest first. `content`: whether the clause
    that says what is done counts ("agreed *to lend it to Chad*"). `purpose`: whether an infinitive of purpose does
    ("donated pumps *to assist Chad*"). `place`: whether the state of the place where it happens does. `agentless`:
    whether they are looked for where nobody is said to act.
    """

    links: tuple[str, ...]
    content: bool
    purpose: bool
    place: bool
    agentless: bool = False


def load_recipients(name: str) -> dict[str, RecipientRule]:
    """Read where recipients stand, by type; `any` is the rule within a clause that says what is done."""
    return {
        type_: RecipientRule(**{**row, "links": tuple(row["links"])})
        for type_, row in read_toml(name).items()
    }
