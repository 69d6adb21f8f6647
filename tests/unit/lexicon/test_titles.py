"""Words of offices: the office, the level, the modifier."""

from __future__ import annotations

from typing import get_args

import pytest

from truceline.lexicon.lexicon import load_lexicon
from truceline.model.statement import Level

TITLES = load_lexicon().titles


@pytest.mark.parametrize(
    ("words", "where", "office", "modifier"),
    [
        ("President", "USA", "head_of_state", None),
        ("president", "IRN", "head_of_government", None),
        ("President", "european-commission", "president", None),
        ("former U.S. President", "USA", "head_of_state", "former"),
        ("ex-president", None, "head_of_state", "former"),
        ("then-Secretary of State", "USA", "foreign_minister", "then"),
        ("president-elect", None, "head_of_state", "elect"),
        ("prime minister-designate", None, "head_of_government", "elect"),
        ("German Chancellor", "DEU", "head_of_government", None),
        ("Chancellor", "GBR", "finance_minister", None),
        ("Foreign Secretary", "GBR", "foreign_minister", None),
        ("Foreign Secretary", "IND", "permanent_secretary", None),
        ("deputy foreign minister", "CHN", "foreign_minister", "deputy"),
        ("former deputy defence minister", None, "defence_minister", "deputy"),
        ("Deputy Prime Minister", None, "deputy_head_of_government", None),
        ("acting defense secretary", "USA", "defence_minister", "acting"),
        ("the president's spokesman", None, "spokesperson", None),
        ("spokeswoman for the prime minister", None, "spokesperson", None),
        ("minister of foreign affairs of Norway", "NOR", "foreign_minister", None),
        ("former president's adviser", None, "adviser", None),
        ("U.N. special envoy for Yemen", None, "envoy", None),
        ("outgoing prime minister", None, "head_of_government", "outgoing"),
        ("vice-president", None, "vice_president", None),
    ],
)
def test_words_name_an_office(words: str, where: str | None, office: str, modifier: str | None) -> None:
    title = TITLES.office(words, where)
    assert title is not None
    assert (title.office, title.modifier) == (office, modifier)


@pytest.mark.parametrize(
    ("words", "of"),
    [
        ("the Kremlin chief", "rus"),
        ("the Kremlin leader", "rus"),
        ("the White House chief", "usa"),
        ("the EU's foreign policy chief", "european-union"),
        ("NATO chief", "nato"),
        ("U.N. chief", "united-nations"),
        ("Israel’s Mossad chief", "isr"),
    ],
)
def test_descriptions_fix_whose_office_it_is(words: str, of: str) -> None:
    title = TITLES.office(words)
    assert title is not None
    assert title.of == of


@pytest.mark.parametrize("words", ["", "the delegation", "a bystander", "presidential palace", "of the"])
def test_other_words_name_none(words: str) -> None:
    assert TITLES.office(words) is None


def test_a_word_that_is_an_office_elsewhere_is_none_here() -> None:
    assert TITLES.office("state counsellor", "FRA") is None


def test_only_some_modifiers_leave_the_office_held() -> None:
    held = {w: t.holds_now for w in ("acting", "former", "deputy", "then") if (t := TITLES.office(f"{w} premier"))}
    assert held == {"acting": True, "former": False, "deputy": False, "then": True}


def test_long_descriptions_are_cut() -> None:
    assert TITLES.office("very " * 5000 + "president") is None


def test_the_table_is_well_formed() -> None:
    actors = load_lexicon().actors
    for title, where in TITLES.rows:
        assert title.words == title.words.casefold()
        assert title.offices
        assert title.level in get_args(Level)
        assert title.of is None or actors.get(title.of), title
        assert all(w.isupper() or w == "organisation" or actors.get(w) for w in where), where
    assert "prime minister" in TITLES.words()


@pytest.mark.parametrize(
    ("words", "country"),
    [("supreme leader", "USA"), ("king", "FRA"), ("prime minister", "USA"), ("emperor", "DEU"), ("president", "GBR")],
)
def test_an_office_that_a_country_does_not_have(words: str, country: str) -> None:
    title = TITLES.office(words)
    assert title is not None
    assert not TITLES.suits(title, country)


@pytest.mark.parametrize(
    ("words", "country"),
    [("supreme leader", "IRN"), ("king", "NOR"), ("prime minister", "TCD"), ("leader", "IRN"), ("president", "USA")],
)
def test_an_office_that_a_country_has(words: str, country: str) -> None:
    title = TITLES.office(words)
    assert title is not None
    assert TITLES.suits(title, country)


def test_words_of_an_office_and_nothing_else() -> None:
    assert TITLES.has("supreme leader")
    assert not TITLES.has("embattled leader")
