"""CAMEO codes: what an act is about decides the last digits, for events and for positions."""

from __future__ import annotations

import pytest
from tests.cases.test_events import code

ASKED = (
    ("Peru urged Chile to extradite the general.", "REQUEST", "0213"),
    ("Ghana demanded military aid from Togo.", "REQUEST", "1032"),
    ("Ireland called for sanctions against Belarus.", "ACCUSE", "113"),
    ("Ghana urged the African Union to lift the sanctions against Mali.", "REQUEST", "0254"),
    ("Nepal called for a ceasefire in Sudan.", "REQUEST", "0256"),
    ("Kenya issued an ultimatum to Somalia to disarm the militia.", "THREATEN", "139"),
    ("Eritrea rejected the mediation of Qatar.", "REJECT", "126"),
    ("Cyprus refused to release the prisoners.", "REJECT", "1243"),
    ("Turkey rejected a ceasefire in Syria.", "REJECT", "1246"),
    ("Serbia agreed to talks with Kosovo.", "AGREE", "036"),
    ("Mali promised to release the hostages.", "AGREE", "0353"),
    ("Sweden promised humanitarian aid to Sudan.", "AGREE", "0333"),
)


@pytest.mark.parametrize(("text", "plover", "cameo"), ASKED)
def test_what_is_asked_promised_or_refused_decides_the_code(text: str, plover: str, cameo: str) -> None:
    codes = [(s.plover, s.cameo) for s in code(text).statements if s.kind in ("event", "position")]
    assert codes == [(plover, cameo)]


DONE = (
    ("A suicide bomber in Kabul killed two soldiers.", "1831"),
    ("Russian jets attacked the rebels in Syria.", "195"),
    ("A prosecutor in Rome is investigating the minister over bribes.", "091"),
    ("Norway sent tents and medicine to Haiti.", "073"),
    ("Thousands of students in Tehran demonstrated for the resignation of the president.", "1411"),
    ("Thousands of students protested in Tehran.", "141"),
)


@pytest.mark.parametrize(("text", "cameo"), DONE)
def test_words_beside_a_deed_make_its_code_more_exact(text: str, cameo: str) -> None:
    assert cameo in [s.cameo for s in code(text).statements]


def test_a_position_taken_by_a_deed_has_the_codes_of_the_deed() -> None:
    (position,) = code("The United States suspended military aid to Ukraine.").statements
    assert (position.plover, position.cameo) == ("SANCTION", "1622")


def test_a_position_without_a_verbal_act_has_no_code() -> None:
    found = [s for s in code("Georgia considers a ceasefire with Russia.").statements if s.kind == "position"]
    assert all(s.cameo is None for s in found if s.type is None)
