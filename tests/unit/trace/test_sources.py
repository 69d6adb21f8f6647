"""For which side somebody acts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from truceline.lexicon.lexicon import load_lexicon
from truceline.model.coded import CodedArticle
from truceline.model.identity import content_sha256
from truceline.model.page import Page
from truceline.model.statement import Attribution, On
from truceline.pipeline import Engine, code_pages
from truceline.trace.sources import Sources

TEXT = "Kaja Kallas called on Mali to free the envoys. The European Commission backed her, and Abiy Ahmed did not."


def _coded(*days: str) -> Iterator[CodedArticle]:
    for day in days:
        source = f"{TEXT} So {day}."
        page = Page(id=day, source=source, sha256=content_sha256(source), kind="plain", clean=True, published=day)
        (coded,) = code_pages([page], Engine())
        assert isinstance(coded, CodedArticle)
        yield coded


@pytest.mark.parametrize(
    ("who", "days", "side"),
    [
        ("kaja-kallas", ["2025-03-02"], "european-union"),
        ("kaja-kallas", ["2023-03-02"], "EST"),
        ("kaja-kallas", ["2025-03-02", "2023-03-02"], "european-union"),
        ("european-commission", ["2025-03-02"], "european-union"),
        ("abiy-ahmed", ["2025-03-02"], "ETH"),
    ],
)
def test_officials_act_for_the_organisation_whose_office_they_hold(who: str, days: list[str], side: str) -> None:
    sources = Sources.of(list(_coded(*days)), lexicon=load_lexicon())
    assert sources.side(who) == side
    assert len(side) == 3 or sources.names[side] == "European Union"


def test_without_a_lexicon_a_body_is_its_own_side(build_page: Callable[..., CodedArticle]) -> None:
    assert Sources.of([build_page("Envoys met.", [])]).side("european-commission") == "european-commission"


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("All", "a speaker not made out"),
        ("Many of us", "a speaker not made out"),
        ("None of this", "a speaker not made out"),
        ("Many", "Many"),
        ("All the envoys", "All the envoys"),
        ("One of the envoys", "One of the envoys"),
    ],
)
def test_words_that_only_take_up_somebody_are_no_speaker(
    build_page: Callable[..., CodedArticle], said_by: Callable[..., Attribution], source: str, speaker: str
) -> None:
    text = f"{source} warned."
    told = {"words": "warned", "kind": "event", "type": "REQUEST", "attribution": (said_by(text, None, source),)}
    sources = Sources.of([build_page(text, [told])])
    assert sources.speakers(*next(iter(sources.statements()))) == (speaker,)


@pytest.mark.parametrize(
    ("slots", "own"),
    [
        ({"holders": ("sdn",)}, ("sdn", "burhan")),
        ({"holders": ("burhan",)}, ("burhan",)),
        ({"holders": ("eth",), "attribution": "burhan"}, ("eth", "burhan")),
        ({"holders": ("eth",)}, ("eth",)),
        ({"holders": ("eth",), "attribution": "abiy"}, ("eth",)),
        ({"holders": ("rsf",)}, ("rsf",)),
    ],
)
def test_those_who_would_do_a_step_for_its_holders(
    build_page: Callable[..., CodedArticle],
    said_by: Callable[..., Attribution],
    slots: dict[str, Any],
    own: tuple[str, ...],
) -> None:
    text = "Burhan said that we go."
    who = slots.pop("attribution", None)
    told = {
        "words": "we go",
        "kind": "position",
        "attribution": (said_by(text, who, "Burhan"),) if who else (),
        **slots,
    }
    sources = Sources.of([build_page(text, [told])])
    ((_, statement),) = sources.statements()
    assert sources.with_own_people(statement, On(step="withdrawal", by=("burhan",))) == own
