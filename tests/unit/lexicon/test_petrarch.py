"""PETRARCH actor dictionaries: every form of a line, on invented dictionaries of three negotiations."""

from __future__ import annotations

import time

import pytest

from truceline.lexicon.actors import ActorEntry
from truceline.lexicon.lexicon import load_lexicon
from truceline.lexicon.petrarch import Dictionary, read_dictionary
from truceline.lexicon.petrarch_codes import CodeUnreadable, iso_day, load_scheme, read_days
from truceline.lexicon.petrarch_lines import Block, Skipped, read_blocks
from truceline.lexicon.petrarch_names import key_of, read_phrase

LEXICON = load_lexicon()
SMALL = frozenset({"of", "the", "al", "ad", "e", "de"})

BORDER = """
# Talks on the border of Kenya and Somalia
SELMA_OKONJO_  ; president
+S._OKONJO_
+PRESIDENT_OKONJO_
\t[KENELI 950101-020101]
\t[KENGOV 020101-20080731]
\t[KENELI]
JUBBA_SHORE_ASSEMBLY_(JSA)_ [SOMREB] # group
+ASSEMBLY_OF_THE_JUBBA_SHORE_
"""
RIVER = """
<!-- Talks on the river bank -->
MIRELA_VASH_ [MDAGOV 991231-080507][MDAELI 080508-120506]
BANK_SETTLERS'_UNION_ [MDAETH]
COSTARICA_ [CRI]
ILIAN_DARGO_
+OTTO_BRENK_
+DARGO_
\t[MDAMIL >030101]
"""
DELTA = """
THE_DELTA_GUARD_ [TCDREB]
VLADIMIR_PUTIN_ [RUSGOV]
+V._V._PUTIN_
DELTA_RELIEF_MISSION_ [NGOHRI]
WATER_BOARD_OF_THE_DELTA_ [IGO]
LAC_(NORTH)_ [TCDREB]
"""


def read(text: str) -> Dictionary:
    """Read a dictionary against the lexicon itself."""
    return read_dictionary(text, LEXICON.actors, LEXICON.descriptions.given_names, {"may", "march"})


def actors(text: str) -> dict[str, ActorEntry]:
    return {e.actor.id: e for e in read(text).actors}


def test_a_person_has_names_a_surname_and_codes_by_date() -> None:
    entry = actors(BORDER)["selma-okonjo"]
    assert entry.names == ("Selma Okonjo", "S. Okonjo", "President Okonjo")
    assert (entry.actor.kind, entry.surnames) == ("person", ("Okonjo",))
    sectors = [entry.on(day).sector for day in ("1999-05-01", "2002-01-01", "2008-07-30", "2008-07-31", "2020-01-01")]
    assert sectors == ["ELI", "GOV", "GOV", "ELI", "ELI"]


def test_a_group_has_its_letters_and_synonyms() -> None:
    entry = actors(BORDER)["jubba-shore-assembly-jsa"]
    assert entry.names == ("Jubba Shore Assembly", "JSA", "Assembly of the Jubba Shore")
    assert (entry.actor.kind, entry.actor.country, entry.actor.sector) == ("armed_group", "SOM", "REB")


def test_codes_on_the_line_of_the_name() -> None:
    found = actors(RIVER)
    assert [(c.sector, c.start, c.end) for c in found["mirela-vash"].codes] == [
        ("GOV", "1999-12-31", "2008-05-07"),
        ("ELI", "2008-05-08", "2012-05-06"),
    ]
    assert found["bank-settlers-union"].actor.kind == "people"


def test_several_people_of_one_block_stay_several() -> None:
    found = actors(RIVER)
    assert found["ilian-dargo"].names == ("Ilian Dargo", "Dargo", "DARGO")
    assert found["otto-brenk"].names == ("Otto Brenk",)


def test_a_bare_code_of_a_state_gives_the_state_more_names() -> None:
    entry = actors(RIVER)["cri"]
    assert "Costarica" in entry.names
    assert entry.actor == LEXICON.actors.get("cri").actor  # type: ignore[union-attr]
    town = actors("LIMONCITO_ [CRI]")["cri"]
    assert town.seats[-2:] == town.ambiguous[-2:] == ("Limoncito", "LIMONCITO")


def test_what_the_lexicon_knows_keeps_its_own_codes() -> None:
    found = actors(DELTA)
    own = LEXICON.actors.get("vladimir-putin")
    assert own is not None
    assert found["vladimir-putin"].actor == own.actor
    assert found["vladimir-putin"].codes == ()
    assert found["vladimir-putin"].names == (*own.names, "V. V. Putin")


def test_what_is_beyond_states_has_a_sector_and_no_state() -> None:
    found = actors(DELTA)
    assert (found["delta-relief-mission"].actor.country, found["delta-relief-mission"].actor.sector) == (None, "NGO")
    assert found["water-board-of-the-delta"].actor.sector == "IGO"
    assert found["delta-guard"].names == ("Delta Guard",)


def test_names_are_counted_as_new_or_known() -> None:
    read_one = read(BORDER + DELTA)
    assert (read_one.new, read_one.known, read_one.skipped) == (10, 1, ())


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("+LOST_NAME_", "a synonym without a name before it"),
        ("\t[KENGOV]", "a code without a name before it"),
        ("NO_CODE_AT_ALL_", "no code, so that the dictionary codes nothing for this name"),
        ("NULL_CODE_ [---]", "no code, so that the dictionary codes nothing for this name"),
        ("OPEN_ONE_ [KENGOV", "the bracket of a code is not closed"),
        ("TALKER_ONE_ [KENGOV] hello", "words behind the code: hello"),
        ("ODD_ONE_ [ken]", "ken is no code"),
        ("EMPTY_ONE_ []", "the brackets are empty"),
        ("DAY_ONE_ [KENGOV 20209911-20210101]", "20209911 is no day of the calendar"),
        ("DAY_TWO_ [KENGOV 2020]", "2020 is neither <day, >day nor day-day"),
        ("DAY_SIX_ [KENGOV >12]", "12 is no day (YYMMDD or YYYYMMDD)"),
        ("BACK_ONE_ [KENGOV 080101-070101]", "080101-070101 ends before it begins"),
        ("FAR_ONE_ [ZZZGOV]", "unknown state ZZZ in ZZZGOV; the actor is kept without a state"),
        ("(((_ [KENGOV]", "no name (or too long a one): (((_ "),
        ("EVIL\u202eONE_ [KENGOV]", "no name (or too long a one): EVIL\u202eONE_ "),
        ("<!-- open", "a comment begins here and is never closed; all behind it was passed over"),
        ("A" * 2_001, "the line has more than 2,000 characters"),
    ],
)
def test_a_line_that_cannot_be_used_says_why(line: str, why: str) -> None:
    assert read(line + "\n").skipped == (Skipped(1, why),)


@pytest.mark.parametrize(
    ("line", "unused"),
    [
        ("MINISTER {MINISTERS} [~GOV]", "agent"),
        ("AID_GROUP [NGO~]", "agent"),
        ("!PERSON! = MAN, MEN", "agent"),
        ("POLICE!PERSON! [~COP]", "agent"),
        ("&CURRENCY", "verb"),
        ("- * &CURRENCY [903]", "verb"),
        ("--- GRANT [070] ---", "verb"),
        ("~ a (b Q) = c", "verb"),
    ],
)
def test_lines_of_other_dictionaries_are_told_apart(line: str, unused: str) -> None:
    (skipped,) = read(line + "\n").skipped
    assert skipped.unused == unused


def test_the_words_of_a_set_are_no_synonyms() -> None:
    found = read("SELMA_OKONJO_ [KENGOV]\n&MONEY\n+COWRIES\n+SHELLS_\nILIAN_DARGO_ [MDAGOV]\n")
    assert [s.line for s in found.skipped] == [2, 3, 4]
    assert [e.actor.id for e in found.actors] == ["selma-okonjo", "ilian-dargo"]


def test_the_lines_around_a_bad_one_are_read() -> None:
    found = read("ILIAN_DARGO_ [MDAMIL]\n[[[\nSELMA_OKONJO_ [KENGOV]\n")
    assert [e.actor.id for e in found.actors] == ["ilian-dargo", "selma-okonjo"]
    assert [s.line for s in found.skipped] == [2]


def test_a_name_twice_keeps_its_first_line() -> None:
    found = read("ILIAN_DARGO_ [MDAMIL]\nILIAN_DARGO_ [MDAGOV]\n")
    assert found.skipped == (Skipped(2, "the name stands in line 1 already"),)
    assert [e.actor.sector for e in found.actors] == ["MIL"]


def test_a_synonym_with_a_code_is_an_actor_of_its_own() -> None:
    found = actors("ILIAN_DARGO_ [MDAMIL]\n+SELMA_OKONJO_ [KENGOV]\n")
    assert {i: e.actor.country for i, e in found.items()} == {"ilian-dargo": "MDA", "selma-okonjo": "KEN"}


def test_two_actors_of_one_name_are_told_apart_by_brackets() -> None:
    found = actors("PEOPLE'S_RIVER_ARMY_(CHAD)_ [TCDREB]\nPEOPLE'S_RIVER_ARMY_(SUDAN)_ [SDNREB]\n")
    assert {i: e.actor.name for i, e in found.items()} == {
        "peoples-river-army-chad": "People's River Army",
        "peoples-river-army-sudan": "People's River Army",
    }


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("VASH_", ("Vash", "VASH")),
        ("UDA_", ("UDA",)),
        ("MAY_", ("MAY",)),
        ("Vash", ("Vash",)),
        ("AL-NAHR_GUARD", ("Al-Nahr Guard", "al-Nahr Guard")),
        ("KURD-E-TAN_ARMY", ("Kurd-e-Tan Army",)),
        ("JOHN_MCARTHUR_III", ("John McArthur III",)),
        ("AFFI_N'DARGO", ("Affi N'Dargo",)),
        ("COTE_D'OR", ("Cote d'Or",)),
        ("ORDER_OF_VELA,_THE_", ("Order of Vela",)),
        ("THE_GUARD_", ("The Guard",)),
        ("DKP/C_", ("DKP/C",)),
        ("RIVER_PKK_FRONT", ("River PKK Front",)),
        ("RIVER_ARMY_(COLOMBIAN_WING)_", ("River Army",)),
        ("2ND_OF_JUNE_MOVEMENT_", ("2nd of June Movement",)),
        ("SHORE_GUARD {SHORE_GUARDS}", ("Shore Guard", "Shore Guards")),
    ],
)
def test_names_in_the_letters_of_news(written: str, names: tuple[str, ...]) -> None:
    phrase = read_phrase(written, SMALL, frozenset({"may"}))
    assert phrase is not None
    assert phrase.names == names


@pytest.mark.parametrize("written", ["", "_", "123_", "MAY_15_", "((", "\x1b[31m", "C\ufffdTE_", "X" * 121])
def test_what_is_no_name(written: str) -> None:
    assert read_phrase(written, SMALL, frozenset({"may"})) is None


def test_names_are_compared_without_case_accents_and_article() -> None:
    assert key_of("The Côte_d'Or") == key_of("COTE D’OR") == "cote dor"


@pytest.mark.parametrize(
    ("digits", "day"),
    [
        ("991231", "1999-12-31"),
        ("300101", "2030-01-01"),
        ("310101", "1931-01-01"),
        ("18970101", "1897-01-01"),
        ("040231", "2004-02-29"),
        ("20031131", "2003-11-30"),
    ],
)
def test_days(digits: str, day: str) -> None:
    assert iso_day(digits) == day


@pytest.mark.parametrize(
    ("restriction", "days"),
    [
        ("", (None, None)),
        ("<560110", (None, "1956-01-10")),
        (">080508", ("2008-05-08", None)),
        ("030101-20040131", ("2003-01-01", "2004-01-31")),
    ],
)
def test_restrictions(restriction: str, days: tuple[str | None, str | None]) -> None:
    assert read_days(restriction) == days


@pytest.mark.parametrize("digits", ["", "99123", "٠٣٠١٠١", "00000101", "abcdef", "9912311"])
def test_what_is_no_day(digits: str) -> None:
    with pytest.raises(CodeUnreadable):
        iso_day(digits)


@pytest.mark.parametrize(
    ("inside", "country", "sector"),
    [
        ("ROMGOV", "ROU", "GOV"),
        ("KENGOVMIL", "KEN", "GOV"),
        ("KENINS", "KEN", "REB"),
        ("INTREB", None, "REB"),
        ("IGOEEC", None, "IGO"),
        ("REB", None, "REB"),
        ("KEN", "KEN", None),
        ("KENGOV/KENMIL 030101 - 20040131", "KEN", "GOV"),
    ],
)
def test_codes(inside: str, country: str | None, sector: str | None) -> None:
    code, remark = load_scheme(frozenset({"KEN", "ROU"})).read(inside)
    assert code is not None
    assert (code.country, code.sector, remark) == (country, sector, "")


def test_comments_are_cut_and_lines_keep_their_numbers() -> None:
    text = "<!-- one\ntwo -->\n<! old\n\nA_NAME_ <!-- x --> [KENGOV] # y\n+B_NAME_ ; z\n"
    (block,) = read_blocks(text)
    assert isinstance(block, Block)
    assert [(w.line, w.text.strip()) for w in (*block.phrases, *block.codes)] == [
        (5, "A_NAME_"),
        (6, "B_NAME_"),
        (5, "KENGOV"),
    ]


@pytest.mark.parametrize(
    "line",
    ["[" * 1_900, "(" * 900 + ")" * 900, "{" * 1_900, "<!--" * 400, "'" * 1_900, "A-" * 900, "X [A" * 400, "_ " * 900],
)
def test_hostile_lines_cost_no_time(line: str) -> None:
    start = time.perf_counter()
    read(f"{line} [KENGOV]\n" * 50)
    assert time.perf_counter() - start < 2


def test_a_block_of_thousands_of_people_costs_no_time() -> None:
    start = time.perf_counter()
    lines = "\n".join(f"+GIVEN{n}_FAMILY{n}_" for n in range(5_000))
    found = read(f"SELMA_OKONJO_\n{lines}\n\t[KENGOV >030101]\n")
    assert len(found.actors) > 4_000
    assert time.perf_counter() - start < 5
