"""The outlet's view: open where somebody tells it, as it is where the outlet knows it; every cue by its name."""

from __future__ import annotations

import pytest
from tests.unit.code.test_status import context

from truceline.code.reality.outlet import View, view_of
from truceline.code.reality.status import carrier_of, status_of
from truceline.model.spans import Span
from truceline.model.statement import Attribution

# group of sources: sentences whose last pair is a word that it tells, then such where it does not
SOURCES: dict[str, tuple[list[tuple[str, str]], list[tuple[str, str]]]] = {
    "say": (
        [
            ("The ministry said that the rebels had left Goma.", "left"),
            ("The rebels had left Goma, the ministry added.", "left"),
            ("The rebels had left Goma, according to the ministry.", "left"),
        ],
        [
            ("The ministry left Goma and said nothing.", "left"),
            ("The man who said so left Goma.", "left"),
            ("Having said this, the minister left Goma.", "left"),
        ],
    ),
    "claim": (
        [
            ("Asmara claims that it has freed the pilots.", "freed"),
            ("Tirana alleged that the ship had been seized.", "seized"),
            ("The claim that the pilots were freed spread fast.", "freed"),
        ],
        [
            ("Asmara freed the pilots, whatever it claims.", "freed"),
            ("The ship that Tirana claims was seized.", "seized"),
            ("The pilots who made the claim were freed.", "freed"),
        ],
    ),
    "think": (
        [
            ("Suva believes that the boats have turned back.", "turned"),
            ("Diplomats think the two leaders met in Minsk.", "met"),
            ("The belief that the boats have turned back is wrong.", "turned"),
        ],
        [
            ("The boats turned back before anybody thought of Suva.", "turned"),
            ("The two leaders met in Minsk to think.", "met"),
            ("The boats turned back against all belief.", "turned"),
        ],
    ),
    "suggest": (
        [
            ("The letter suggests that Dhaka had agreed to the line.", "agreed"),
            ("The tracks indicate that the column crossed the river.", "crossed"),
            ("There is evidence that the column crossed the river.", "crossed"),
        ],
        [
            ("Dhaka agreed to the line and suggested a date.", "agreed"),
            ("The column that left the evidence crossed the river.", "crossed"),
            ("The column crossed the river at a sign.", "crossed"),
        ],
    ),
    "foretell": (
        [
            ("Analysts predict that Bissau will hold a vote.", "hold"),
            ("Traders expect that the ports will open.", "open"),
            ("The envoy warned that the truce was fraying.", "fraying"),
        ],
        [
            ("Bissau will hold a vote, as nobody predicted.", "hold"),
            ("The ports opened for the traders who expected it.", "opened"),
            ("The truce was fraying when the envoy warned them.", "fraying"),
        ],
    ),
    "deny": (
        [
            ("The army denied that it had shelled the camp.", "shelled"),
            ("Vientiane disputes that the dam was closed.", "closed"),
            ("The junta denies that its envoy met the rebels.", "met"),
        ],
        [
            ("The army shelled the camp and denied it.", "shelled"),
            ("The dam was closed in a dispute.", "closed"),
            ("The envoy met the rebels who deny it.", "met"),
        ],
    ),
}
TOLD = [(name, text, word) for name, (told, _) in SOURCES.items() for text, word in told]
NOT_TOLD = [(name, text, word) for name, (_, silent) in SOURCES.items() for text, word in silent]


def view(text: str, word: str) -> View:
    c = context(text, None)
    return view_of(c, next(t for t in c.parse if t.text == word))


@pytest.mark.parametrize(("group", "text", "word"), TOLD)
def test_what_somebody_tells_is_open_to_the_outlet(group: str, text: str, word: str) -> None:
    found = view(text, word)
    assert (found.factuality, found.rule) == ("Uu", f"told ({group})")
    assert found.cue is not None


@pytest.mark.parametrize(("group", "text", "word"), NOT_TOLD)
def test_what_nobody_tells_is_the_outlets_own(group: str, text: str, word: str) -> None:
    found = view(text, word)
    assert found.factuality == "CT+"
    assert found.rule != f"told ({group})"


@pytest.mark.parametrize(
    ("text", "word", "factuality"),
    [
        ("Quito confirmed that the envoys had met.", "met", "CT+"),
        ("Police found that the bridge had not been mined.", "mined", "CT-"),
        ("Oslo admitted that the talks may fail.", "fail", "PS+"),
        ("Quito denied that the envoys had met.", "met", "Uu"),
        ("Police think that the bridge had not been mined.", "mined", "Uu"),
        ("Oslo said that the talks may fail.", "fail", "Uu"),
    ],
)
def test_the_outlet_takes_over_what_is_known_and_nothing_else(text: str, word: str, factuality: str) -> None:
    assert view(text, word).factuality == factuality


def test_what_is_told_by_somebody_who_knows_what_another_claims_is_open() -> None:
    assert view("Quito confirmed that the rebels claim they met the envoy.", "met").rule == "told (claim)"


def test_the_innermost_view_is_that_of_statements() -> None:
    c = context("Lomé says it has ruled out talks in Accra.", None)
    talks = next(t for t in c.parse if t.text == "talks")
    found = view_of(c, talks)
    assert found.innermost == status_of(c, talks, carrier=carrier_of(c, talks))
    assert (found.innermost.factuality, found.factuality) == ("CT-", "Uu")


def test_a_quotation_that_goes_on_is_open_too() -> None:
    c = context("The rebels left Goma.", None)
    spoken = Attribution(
        source=None, source_span=None, cue_span=None, content_spans=(Span(0, 21),), direct=True, role="says"
    )
    assert view_of(c, c.parse.tokens[2], attribution=(spoken,)).rule == "told (quotation)"
    assert view_of(c, c.parse.tokens[2]).factuality == "CT+"


def test_every_cue_has_a_name_and_the_first_is_the_value() -> None:
    names = [cue.name for cue in view("Aden says the ships may not leave before Friday.", "leave").cues]
    assert names[:3] == ["PS-", "may PS-", "may PS-, clause"]
    assert "may: may" in names
    assert "told (say)" in names
    assert len(names) == len(set(names))
