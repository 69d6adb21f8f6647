"""Who else takes part in a contact that names one side only: understood where the article leaves no doubt."""

from __future__ import annotations

import hashlib

import pytest

from truceline.model.coded import CodedArticle
from truceline.model.page import Page
from truceline.pipeline import Engine, code_pages

ENGINE = Engine()


def contacts(text: str) -> list[set[str]]:
    """The parties of each contact of a text, in its order."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    page = Page(id="t", source=text, sha256=sha256, kind="plain", clean=True, published="2024-05-20")
    (coded,) = code_pages([page], ENGINE)
    assert isinstance(coded, CodedArticle)
    found = [s for s in coded.statements if s.type == "CONSULT"]
    return [{*s.actors, *s.recipients} for s in found]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "Ethiopian Prime Minister Abiy Ahmed and Kenyan President William Ruto met in Nairobi on Friday. "
            "A trilateral summit with Somali President Hassan Sheikh Mohamud is planned.",
            {"abiy-ahmed", "william-ruto", "hassan-sheikh-mohamud"},
        ),
        (
            "Armenian Prime Minister Nikol Pashinyan met Azerbaijani President Ilham Aliyev in Prague. "
            "A trilateral meeting with French President Emmanuel Macron would follow.",
            {"nikol-pashinyan", "ilham-aliyev", "emmanuel-macron"},
        ),
        (
            "Serbian President Aleksandar Vucic met Kosovo's Prime Minister Albin Kurti in Skopje. "
            "Vucic said a second meeting with Albin Kurti could follow in June.",
            {"aleksandar-vucic", "albin-kurti"},
        ),
    ],
)
def test_the_others_are_understood(text: str, parties: set[str]) -> None:
    assert contacts(text)[-1] == parties


@pytest.mark.parametrize(
    "text",
    [
        # a call of two is no meeting of which the third would make three
        "Kenyan President William Ruto spoke by phone with Ethiopian Prime Minister Abiy Ahmed on Friday. "
        "A trilateral summit with Somali President Hassan Sheikh Mohamud is planned.",
        # both leaders of the pair are not named
        "Kenyan and Ethiopian ministers met in Nairobi on Friday. "
        "A trilateral summit with Somali President Hassan Sheikh Mohamud is planned.",
        # the article tells of no contact of the speaker with the other
        "French President Emmanuel Macron said a meeting with Armenian Prime Minister Nikol Pashinyan was planned.",
    ],
)
def test_who_is_not_clearly_meant_stays_open(text: str) -> None:
    found = contacts(text)
    assert len(found[-1]) == 1
