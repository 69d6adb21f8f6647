"""Bodies that the lexicon does not know, and the parties that are hit or act where a place could be meant."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from truceline.model.coded import AnnotatedArticle

Annotate = Callable[..., AnnotatedArticle]


def named(article: AnnotatedArticle) -> list[tuple[str, str]]:
    """The words of every mention with the name of what it means."""
    names = {a.id: a.name for a in article.actors} | {p.id: f"@{p.name}" for p in article.places}
    return [(m.span.of(article.text), names[m.of]) for m in article.mentions]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("The Bolivian Interior Ministry confirmed it.", "Bolivian Interior Ministry", "Bolivian Interior Ministry"),
        ("Bolivia's interior ministry confirmed it.", "Bolivia's interior ministry", "Bolivian Interior Ministry"),
        (
            "Bolivia's Ministry of the Interior knew.",
            "Bolivia's Ministry of the Interior",
            "Bolivian Interior Ministry",
        ),
        ("The Malian foreign ministry objected.", "Malian foreign ministry", "Malian Foreign Ministry"),
        ("The Aceh Renewal Front refused to disarm.", "Aceh Renewal Front", "Aceh Renewal Front"),
        (
            "The Committee for Truth and Repair in Bogota left.",
            "Committee for Truth and Repair",
            "Committee for Truth and Repair",
        ),
        (
            "Meanwhile Niger's Ministry of Defence and Mali spoke.",
            "Niger's Ministry of Defence",
            "Nigerien Defence Ministry",
        ),
    ],
)
def test_a_body_is_an_actor_of_its_own(annotated: Annotate, text: str, words: str, name: str) -> None:
    assert (words, name) in named(annotated(text))


@pytest.mark.parametrize(
    "text",
    [
        "The front moved east of the town.",
        "In the end the Party was over.",
        "A ministry spokesman shrugged at the union of the two.",
        "Their ministry was hit by a shell.",
    ],
)
def test_a_word_for_a_body_alone_is_none(annotated: Annotate, text: str) -> None:
    assert [m for m in annotated(text).mentions if m.form == "name"] == []


def test_letters_in_brackets_are_learnt(annotated: Annotate) -> None:
    article = annotated("The Centre for Karabakh Dialogue (CKD) drew a map. The army mocked the CKD.")
    found = [words for words, name in named(article) if name == "Centre for Karabakh Dialogue"]
    assert found == ["Centre for Karabakh Dialogue", "CKD", "CKD"]


def test_letters_that_do_not_fit_are_not_learnt(annotated: Annotate) -> None:
    article = annotated("The Centre for Karabakh Dialogue (EU) drew maps. The XQ voted.")
    assert ("EU", "Centre for Karabakh Dialogue") not in named(article)


@pytest.mark.parametrize(
    ("text", "actor", "place"),
    [
        ("The Houthis fired rockets at Israel.", True, True),
        ("Pakistan launched missiles into India.", True, True),
        ("The drones were aimed at Sudan.", True, True),
        ("An attack on Khartoum killed nine.", True, True),
        ("Militants bombed Kabul again.", True, True),
        ("New strikes against Iran were feared.", True, False),
        ("The shells were made in Russia.", False, True),
        ("They met near Baku.", False, True),
        ("He studied at Tbilisi for years.", False, True),
    ],
)
def test_who_is_hit_is_an_actor_besides_a_place(annotated: Annotate, text: str, actor: bool, place: bool) -> None:
    article = annotated(text)
    last = [m for m in article.mentions if m.span == max(m.span for m in article.mentions)]
    places = {p.id for p in article.places}
    assert (any(m.of not in places for m in last), any(m.of in places for m in last)) == (actor, place)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Washington rejected the offer.", ("Washington", "United States")),
        ("Jordan said it would host the envoys.", ("Jordan", "Jordan")),
        ("Chad expelled the ambassador.", ("Chad", "Chad")),
        ("The talks between Tehran and Washington failed.", ("Washington", "United States")),
    ],
)
def test_a_state_of_many_meanings_is_known_by_what_it_does(
    annotated: Annotate, text: str, expected: tuple[str, str]
) -> None:
    assert expected in named(annotated(text))


@pytest.mark.parametrize(
    "text",
    [
        "Denzel Washington sang. Washington said the film was over.",
        "Jordan scored twice.",
        "Greg Jordan spoke. Jordan said nothing of note.",
    ],
)
def test_a_namesake_of_a_state_is_none(annotated: Annotate, text: str) -> None:
    assert [a for a in annotated(text).actors if a.kind == "government"] == []


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The UN Secretary-General, António Guterres, welcomed the accord.", "UN Secretary-General"),
        ("Germany's foreign minister, Johann Wadephul, travelled home.", "Germany's foreign minister"),
        ("They heard the Yemeni envoy, Khaled Bahrani.", "Yemeni envoy"),
    ],
)
def test_an_office_before_a_name_and_a_comma_is_its_role(annotated: Annotate, text: str, role: str) -> None:
    assert [m.role for m in annotated(text).mentions if m.role] == [role]


@pytest.mark.parametrize(
    "text",
    [
        "They met the German chancellor, Emmanuel Macron and Keir Starmer.",
        "They met the German chancellor, Emmanuel Macron, and left.",
        "After talks with a minister, Emmanuel Macron, smiling, left.",
    ],
)
def test_a_list_gives_no_role(annotated: Annotate, text: str) -> None:
    assert [m.role for m in annotated(text).mentions if m.role] == []


@pytest.mark.parametrize(
    ("text", "run_on"),
    [
        ("Crews of Solidar met. Then Solidar left. Guards sell bread at a fair in Lund Solidar said on Monday.", True),
        ("Solidar met. Later Solidar left. Buses stop in Lyon Solidar added that crews wait.", True),
        ("He saw Solidar. Solidar waits. A ferry is stuck at Gavle Solidar said it would help.", True),
        ("Guards sell bread at a fair in Lund Solidar said on Monday.", False),
        ("Solidar met. Solidar left. A gift from Lund Solidar. The crews of Lund Solidar said so.", False),
        ("Solidar met. Solidar left. They came to Lund Solidar on Monday.", False),
    ],
)
def test_a_name_runs_on_from_a_line_that_lost_its_stop(annotated: Annotate, text: str, run_on: bool) -> None:
    found = [m.span.of(text) for m in annotated(text).mentions]
    assert any(" Solidar" in words for words in found) is not run_on or (run_on and "Solidar" in text)
    assert not run_on or not any(words.endswith(" Solidar") for words in found)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“I saw [President Salva] Kiir,” an aide said.", "Salva] Kiir"),
        ("“We met [Foreign Minister Hakan] Fidan,” an aide said.", "Hakan] Fidan"),
        ("“It was [Prime Minister Abiy] Ahmed,” an aide said.", "Abiy] Ahmed"),
    ],
)
def test_a_name_that_an_editor_made_whole(annotated: Annotate, text: str, words: str) -> None:
    assert words in [m.span.of(text) for m in annotated(text).mentions]
