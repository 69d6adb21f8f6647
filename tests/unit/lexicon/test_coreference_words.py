"""The file of coreference words: every list is read, in lower case, and names what the others name."""

from __future__ import annotations

from dataclasses import fields

import pytest

from truceline.lexicon.coreference import load_coreference
from truceline.lexicon.lexicon import load_lexicon
from truceline.lexicon.tables import read_toml

WORDS = load_coreference("coreference.toml")
PARTS = ("several", "pronouns", "bodies", "bare")


def test_the_lexicon_has_it() -> None:
    assert load_lexicon().coreference == WORDS


@pytest.mark.parametrize("part", PARTS)
def test_every_list_of_the_file_is_read_and_not_empty(part: str) -> None:
    group = getattr(WORDS, part)
    assert {f.name for f in fields(group) if f.init} == set(read_toml("coreference.toml")[part])
    assert all(getattr(group, f.name) for f in fields(group))


@pytest.mark.parametrize("part", PARTS)
def test_words_are_in_lower_case_and_written_once(part: str) -> None:
    lists = [v for v in read_toml("coreference.toml")[part].values() if isinstance(v, list)]
    for words in lists:
        flat = [w for entry in words for w in ([entry] if isinstance(entry, str) else entry)]
        assert flat == [w.lower() for w in flat]
        assert len(flat) == len(set(flat))


def test_words_for_one_of_several_are_words_for_several() -> None:
    several = WORDS.several
    assert set(several.singular.values()) <= several.people | several.sides
    assert several.bare_sides <= several.sides
    assert several.bare_people <= several.people


def test_what_stands_for_its_owner() -> None:
    assert {"government", "officials", "army"} <= WORDS.bodies.owned
    assert WORDS.bodies.armed_alone <= WORDS.bodies.groups


def test_states_led_by_their_government_are_states() -> None:
    lexicon = load_lexicon()
    for state in WORDS.led_by_government:
        entry = lexicon.actors.get(state)
        assert entry is not None
        assert entry.actor.kind == "government"
