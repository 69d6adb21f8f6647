"""`truceline.toml`: what it says is taken, what is wrong in it is told, each in its line."""

from __future__ import annotations

import pytest

from truceline.case.config import Config, parse_config
from truceline.errors import ConfigInvalid

WHOLE = """
[case]
title = "Talks on the river"
parties = ["Kenya", "River Army"]
mediators = ["Ethiopia"]
[knowledge]
dictionaries = ["own.txt"]
[[actors]]
name = "River Army"
kind = "armed_group"
country = "KEN"
[[actors]]
name = "Selma Okonjo"
kind = "person"
of = "River Army"
surnames = ["Okonjo"]
[[issues]]
key = "port_access"
cues = ["access to the port"]
[[issues]]
key = "ceasefire"
cues = ["silence of the guns"]
[[steps]]
key = "port_handover"
issue = "port_access"
cues = ["handover of ~ port"]
[[outlets]]
name = "Harbour Post"
country = "GBR"
"""


def test_all_of_it_is_taken() -> None:
    config = parse_config(WHOLE, "truceline.toml")
    assert (config.title, config.parties, config.mediators) == (
        "Talks on the river",
        ("Kenya", "River Army"),
        ("Ethiopia",),
    )
    assert config.files == (("actors", "own.txt"),)
    assert [entry.actor.id for entry in config.actors] == ["river-army", "selma-okonjo"]
    assert config.members == (("selma-okonjo", "River Army"),)
    assert [issue.key for issue in config.issues] == ["own:port_access", "ceasefire"]
    assert [(step.key, step.issue) for step in config.steps] == [("own:port_handover", "own:port_access")]
    assert [outlet.country for outlet in config.outlets] == ["GBR"]


def test_whom_the_lexicon_knows_gets_further_names() -> None:
    (entry,) = parse_config('[[actors]]\nname = "Kenya"\nnames = ["the Tea Republic"]', "a").actors
    assert entry.actor.id == "ken"
    assert {"Kenya", "the Tea Republic"} <= set(entry.names)
    (own,) = parse_config('[[actors]]\nid = "kenya-hills"\nname = "Kenya"', "a").actors
    assert own.actor.id == "kenya-hills"


def test_nothing_at_all_is_a_config_too() -> None:
    assert parse_config("", "truceline.toml") == Config()
    assert Config().additions.digest == ""


def test_what_only_views_go_by_is_no_part_of_the_lexicon() -> None:
    whole = parse_config(WHOLE, "a").additions.digest
    assert parse_config(WHOLE.replace("Talks on", "Peace at"), "a").additions.digest == whole
    assert parse_config(WHOLE.replace('"Kenya", ', ""), "a").additions.digest == whole
    assert parse_config(WHOLE.replace("access to the port", "port lease"), "a").additions.digest != whole


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "[case]\nparties = [Kenya]",
            "truceline.toml: this is no TOML (Invalid value (at line 2, column 12)); mend it",
        ),
        ("[case]\npartys = []", "truceline.toml, case.partys: nobody knows this key; did you mean parties?"),
        ("[weather]", "truceline.toml, weather: nobody knows this key; known are case, knowledge"),
        ("case = 1", "truceline.toml, case: this is no table; write it as [case]"),
        ("[case]\ntitle = 3", "truceline.toml, case.title: this is no word or name"),
        ('[case]\nparties = "Kenya"', "truceline.toml, case.parties: this is no list; write it as parties = "),
        ('[actors]\nname = "A"', "truceline.toml, actors: this is no list of tables; begin each entry with [[actors]]"),
        ('[[actors]]\nkind = "person"', "truceline.toml, actors[1]: there is no name"),
        ('[[actors]]\nname = "A"\nkind = "robot"', "truceline.toml, actors[1].kind: there is no kind 'robot'; one of"),
        ('[[actors]]\nname = "A"\nkind = []', "truceline.toml, actors[1].kind: there is no kind []; one of"),
        ('[[actors]]\nname = "A"\ncountry = "Kenya"', "truceline.toml, actors[1].country: 'Kenya' cannot stand here"),
        ('[[issues]]\nkey = "port"', "truceline.toml, issues[1]: there are no cues"),
        ('[[issues]]\nkey = "a b"\ncues = ["x"]', "truceline.toml, issues[1].key: 'a b' cannot stand here"),
        ('[[issues]]\nkey = "port"\ncues = ["~"]', "truceline.toml, issues[1].cues: a cue begins with no word"),
        ('[[issues]]\nkey = "port"\ncues = ["~ port"]', "truceline.toml, issues[1].cues: a cue begins with no word"),
        (
            '[[steps]]\nkey = "port"\nissue = "sea"\ncues = ["x"]',
            "truceline.toml, steps[1].issue: there is no issue 'sea'",
        ),
        ("[[outlets]]", "truceline.toml, outlets[1]: there is no name"),
    ],
)
def test_what_is_wrong_is_told(text: str, line: str) -> None:
    with pytest.raises(ConfigInvalid) as told:
        parse_config(text, "truceline.toml")
    assert told.value.line.startswith(line)
    assert told.value.others == ()


def test_every_error_has_its_line() -> None:
    with pytest.raises(ConfigInvalid) as told:
        parse_config('[case]\ntitle = 3\nparties = 4\n[[outlets]]\nname = ""', "truceline.toml")
    lines = [error.line.partition(":")[0] for error in (told.value, *told.value.others)]
    assert lines == ["truceline.toml, case.title", "truceline.toml, case.parties", "truceline.toml, outlets[1].name"]


def test_deep_nesting_is_no_crash() -> None:
    with pytest.raises(ConfigInvalid):
        parse_config("a = " + "[" * 100_000, "truceline.toml")
