"""Rules of recipients and social roles name only what exists."""

from __future__ import annotations

from typing import get_args

from truceline.lexicon.lexicon import load_lexicon
from truceline.lexicon.tables import read_rows
from truceline.model.actor import ActorKind

LEXICON = load_lexicon()
# PLOVER's sectors, and two of CAMEO that it leaves out (health, farming).
SECTORS = {
    "GOV",
    "LEG",
    "JUD",
    "COP",
    "MIL",
    "SPY",
    "REB",
    "OPP",
    "PTY",
    "IGO",
    "NGO",
    "CRM",
    "BUS",
    "LAB",
    "EDU",
    "MED",
}
SECTORS |= {"REF", "REL", "CVL", "HLH", "AGR"}


def test_rules_are_of_types_that_exist() -> None:
    types = {t.type for t in LEXICON.events.triggers}
    assert set(LEXICON.recipients.rules) - {"any"} <= types
    for rule in LEXICON.recipients.rules.values():
        assert len(set(rule.links)) == len(rule.links)


def test_social_roles() -> None:
    nouns: list[str] = []
    for row in read_rows("social_roles.tsv", ("sector", "kind", "home", "nouns", "source")):
        assert row["sector"] in SECTORS
        assert row["kind"] in get_args(ActorKind)
        assert row["home"] in ("", "place", "text", "acted")
        assert row["source"]
        nouns += row["nouns"].split(" | ")
    assert sorted({n for n in nouns if nouns.count(n) > 1}) == []
    assert LEXICON.social_roles["court"].sector == "JUD"
