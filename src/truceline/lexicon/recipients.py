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
    the links at which they are looked for where nobody is said to act.
    """

    links: tuple[str, ...]
    content: bool
    purpose: bool
    place: bool
    agentless: tuple[str, ...] = ()
    condition: bool = False
    manner: bool = False
    located: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipients:
    """The rules by type; `any` is that within a clause that says what is done.

    `moving` are verbs whose object is only what is sent, given or let go, `freeing` those of them whose captives are
    more than that; `asking` are nouns whose infinitive says what is asked; `going` are words after which a name is
    mostly a place's; `undergoing` are verbs whose subject suffers what their object names; `places` are nouns that
    name a place with another name beside them.
    """

    rules: dict[str, RecipientRule]
    moving: frozenset[str]
    freeing: frozenset[str]
    asking: frozenset[str]
    going: frozenset[str]
    undergoing: frozenset[str]
    places: frozenset[str]


def load_recipients(name: str) -> Recipients:
    """Read where recipients stand."""
    data = read_toml(name)
    rules = {
        t: RecipientRule(**{k: tuple(v) if isinstance(v, list) else v for k, v in row.items()})
        for t, row in data["rules"].items()
    }
    words = data["words"]
    return Recipients(
        rules=rules,
        moving=frozenset(words["moving"]),
        freeing=frozenset(words["freeing"]),
        asking=frozenset(words["asking"]),
        going=frozenset(words["going"]),
        undergoing=frozenset(words["undergoing"]),
        places=frozenset(words["places"]),
    )
