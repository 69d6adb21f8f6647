"""Which pages speak of the parties of a case and what they negotiate, told by their words alone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from truceline.capture.json_lines import read_json_line
from truceline.capture.relevance import Sieve, running_text
from truceline.case.config import parse_config
from truceline.case.kept_config import KeptConfig
from truceline.case.relevance import Sifted
from truceline.lexicon.lexicon import load_lexicon
from truceline.model.page import Page
from truceline.model.record import as_line
from truceline.trace.parties import find_parties_named


def sieve(parties: Sequence[str], mediators: Sequence[str] = ()) -> Sieve:
    found, unknown = find_parties_named(parties, mediators, load_lexicon())
    assert not unknown
    return Sieve(found, load_lexicon())


def page(text: str, **fields: str) -> Page:
    return read_json_line(as_line({"text": text, **fields}).encode())


WAR = sieve(["Russia", "Ukraine"], ["Turkey"])
TRUCE = "negotiators spoke of a ceasefire, sanctions and the front line"


@pytest.mark.parametrize(
    "names",
    [
        "Moscow and Kyiv",
        "Putin and Zelensky",
        "Russians and the Verkhovna Rada",
        "The Kremlin and Kharkiv",
        "PUTIN AND ZELENSKY",
        "Ankara and Kyiv",
    ],
)
def test_capitals_leaders_peoples_organs_and_cities_name_a_side(names: str) -> None:
    sifted = WAR.judge(page(f"{names}: {TRUCE}.", published="2025-05-20"))
    assert sifted.kept
    assert {s.of for s in sifted.spotted} >= {"Ukraine", None}


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        (f"Peru and Chile: {TRUCE}.", "no_side"),
        (f"Ankara and Lima: {TRUCE}.", "no_side"),
        (f"Moscow alone: {TRUCE}.", "one_side"),
        ("A singer from Kyiv won the Russian song prize.", "few_words"),
        ("A Prussian general at Putinsk and in Ukrainesque style spoke of a ceasefire.", "no_side"),
    ],
)
def test_what_is_left_out_says_how_near_it_came(text: str, verdict: str) -> None:
    assert WAR.judge(page(text, published="2025-05-20")).verdict == verdict


def test_a_surname_counts_while_its_bearer_holds_office() -> None:
    text = f"Poroshenko and the Kremlin: {TRUCE}."
    assert WAR.judge(page(text, published="2015-02-11")).kept
    assert WAR.judge(page(text)).kept  # nobody knows the day
    assert WAR.judge(page(text, published="2004-02-11")).verdict == "one_side"
    assert WAR.judge(page(text, url="https://x.example/2015/02/11/a")).kept


def test_names_of_others_that_hold_a_name_do_not_count() -> None:
    guinea = sieve(["Guinea", "Mali"])
    assert guinea.judge(page(f"Papua New Guinea and Equatorial Guinea: {TRUCE}.")).verdict == "no_side"
    assert guinea.judge(page(f"Guinea and Mali: {TRUCE}.")).kept


def test_what_an_armed_group_fights_over_names_it_where_no_party_is_that_state() -> None:
    gaza = sieve(["Israel", "Hamas"])
    assert gaza.judge(page(f"Israeli jets struck Gaza while {TRUCE}.")).kept
    sudan = sieve(["Sudan", "Rapid Support Forces"])
    assert sudan.judge(page(f"Khartoum and Port Sudan: {TRUCE}.")).verdict == "one_side"
    assert sudan.judge(page(f"Sudan's army and the RSF: {TRUCE}.")).kept


def test_an_ambiguous_name_needs_another_beside_it() -> None:
    caucasus = sieve(["Georgia", "Russia"])
    assert caucasus.judge(page(f"In Atlanta, Georgia, {TRUCE}.")).verdict == "no_side"
    assert caucasus.judge(page(f"Georgia and Russia: {TRUCE}.")).kept


def test_words_of_the_users_own_are_enough() -> None:
    text = """
    [case]
    parties = ["Kenya", "River Army"]
    [[actors]]
    name = "River Army"
    kind = "armed_group"
    country = "KEN"
    names = ["RLA"]
    [[issues]]
    key = "port_access"
    cues = ["lease of ~ port at Lamu"]
    """
    kept = KeptConfig(text=text, config=parse_config(text, "truceline.toml"))
    from truceline.capture.own_files import lexicon_with

    lexicon = lexicon_with(kept)[0]
    parties = kept.parties(lexicon)
    assert parties is not None
    own = Sieve(parties, lexicon)
    assert own.judge(page("Nairobi and the RLA spoke of the port at Lamu.")).kept
    assert own.judge(page("Nairobi and the RLA spoke of the harbour at Mombasa.")).verdict == "few_words"


def test_where_what_counts_stands() -> None:
    sifted = WAR.judge(
        page("Señor Putin — Kyiv: a ceasefire, sanctions, envoys.", title="Moscow", published="2025-05-20")
    )
    told = {s.words: (s.of, s.at) for s in sifted.spotted}
    assert told["Moscow"] == ("Russia", -1)
    assert told["Putin"] == ("Russia", 6)
    assert told["Kyiv"] == ("Ukraine", 14)
    assert told["ceasefire"] == (None, 22)


MENU = "<nav><a>Ukraine war</a><a>Russia</a><a>Ceasefire</a><a>Sanctions</a><a>Front line</a><a>Envoys</a></nav>"


def test_the_menu_of_a_page_counts_for_nothing() -> None:
    prose = "<p>The orchard above the town has been in flower since the last days of April, they said.</p>"
    story = f"<p>Officials of <a>Moscow</a> and <b>Kyiv</b> met again in the spring and said that {TRUCE}.</p>"
    for body, kept in ((prose, False), (story, True)):
        html = f"<html><head><script>Ukraine Russia</script></head><body>{MENU}{body}</body></html>"
        made = read_json_line(as_line({"html": html}).encode())
        assert WAR.judge(made).kept is kept


def test_running_text_is_bounded_work() -> None:
    assert running_text(b"<" * 1_000_000 + b"<script>" * 10_000) is not None
    assert running_text(b"<a " * 300_000) is not None


def test_errors_pass_through_and_pages_are_judged(tmp_path: Path) -> None:
    from truceline.capture.intake import Intake
    from truceline.errors import PageNotFound

    path = tmp_path / "a.txt"
    path.write_text(f"Moscow and Kyiv: {TRUCE}.", encoding="utf-8")
    sifted, error = Intake(sieve=WAR).pages([str(path), str(tmp_path / "gone.txt")])
    assert isinstance(sifted, Sifted)
    assert sifted.given == str(path)
    assert isinstance(error, PageNotFound)
