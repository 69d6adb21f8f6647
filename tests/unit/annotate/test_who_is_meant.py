"""Descriptions and pronouns that mean only somebody who is known to fit: three that are resolved, three left alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from truceline.model.coded import AnnotatedArticle

Annotate = Callable[..., AnnotatedArticle]


def meant(article: AnnotatedArticle, words: str) -> list[str]:
    """The actors that the last mention of some words means."""
    spans = [m.span for m in article.mentions if m.span.of(article.text) == words]
    return [m.of for m in article.mentions if spans and m.span == spans[-1]]


@pytest.mark.parametrize(
    ("text", "words", "id_"),
    [
        ("The rebel group M23 left the ford. Malian rebels joined it. The rebels freed a nurse.", "The rebels", "m23"),
        ("Renamo, a rebel movement, left the ford. The rebels freed a nurse.", "The rebels", "renamo"),
        ("Morocco wrote to the Polisario Front. The rebels freed a nurse.", "The rebels", "polisario-front"),
        ("Al-Shabaab left the ford. The militants freed a nurse.", "The militants", "al-shabaab"),
        ("The Polisario Front left the ford. The separatists sang.", "The separatists", "polisario-front"),
        # silent: described before, of a state, no separatists, only named beside another, several groups
        ("Chadian rebels burned a ford. Mali praised Renamo. The rebels freed a nurse.", "rebels", "chadian-rebels"),
        ("The Wagner Group left the ford. The rebels freed a nurse.", "rebels", "rebels"),
        ("Renamo left the ford. The separatists freed a nurse.", "separatists", "separatists"),
        ("A sect linked to al-Qaeda burned a ford. The militants freed a nurse.", "militants", "militants"),
        ("Kenya told three rebel groups to go. Renamo left. The rebels freed a nurse.", "rebels", "rebels"),
    ],
)
def test_rebels_are_a_group_that_is_known_to_be_such(annotated: Annotate, text: str, words: str, id_: str) -> None:
    assert meant(annotated(text), words) == [id_]


@pytest.mark.parametrize(
    ("text", "words", "ids"),
    [
        (
            "Renamo spoke. Mali wrote to the World Bank. Kenya left the organization.",
            "the organization",
            ["world-bank"],
        ),
        ("Mali sued UNICEF. Renamo spoke. Kenya met the organisation.", "the organisation", ["renamo"]),
        (
            "Renamo spoke. Kenya met the African Union. Mali left the organization.",
            "the organization",
            ["african-union"],
        ),
        # silent: a group is no union of states, and two are named
        ("Renamo spoke. Kenya met the African Union. Mali left the group.", "the group", ["renamo"]),
        ("Mali met Renamo and UNITA. Kenya met the group.", "the group", []),
        ("Mali met NATO and UNESCO. Kenya met the organization.", "the organization", []),
    ],
)
def test_the_organization_is_the_last_body_of_any_kind(
    annotated: Annotate, text: str, words: str, ids: list[str]
) -> None:
    assert meant(annotated(text), words) == ids


@pytest.mark.parametrize(
    ("text", "words", "ids"),
    [
        ("Ali Khamenei met Emmanuel Macron. The supreme leader was brief.", "The supreme leader", ["ali-khamenei"]),
        ("Felipe VI met Emmanuel Macron. The king was brief.", "The king", ["felipe-vi"]),
        ("Min Aung Hlaing met Narendra Modi. The junta chief left.", "The junta chief", ["min-aung-hlaing"]),
        # silent: whom the page names has no such office
        ("Emmanuel Macron met his aides. The supreme leader was brief.", "The supreme leader", []),
        ("Emmanuel Macron met his aides. The king was brief.", "The king", []),
        ("Emmanuel Macron met his aides. The junta chief was brief.", "The junta chief", []),
    ],
)
def test_offices_that_only_some_states_have(annotated: Annotate, text: str, words: str, ids: list[str]) -> None:
    assert meant(annotated(text, published="2024-03-14"), words) == ids


@pytest.mark.parametrize(
    ("text", "words", "ids"),
    [
        ("Envoy Kofi Annan said Narendra Modi had signed. He added that it rained.", "He", ["kofi-annan"]),
        ("Narendra Modi argued that Imran Khan had lied. He warned of floods.", "He", ["narendra-modi"]),
        ("Imran Khan told reporters that Kofi Annan was late. The vote, he said, was off.", "he", ["imran-khan"]),
        ("As Imran Khan spoke to Kofi Annan, he praised the vote.", "he", ["imran-khan"]),
        ("Imran Khan spoke of Narendra Modi's letter, in which he praised the vote.", "he", ["narendra-modi"]),
        # silent: who was told something answers, a negotiator without a name is between, a name that nobody knows
        ("Narendra Modi told Imran Khan that it rained. He replied that it would stop.", "He", []),
        ("Narendra Modi slept. Iran's top negotiator rejected his offer.", "his", []),
        ("Narendra Modi slept. Okoro urged his party to wait.", "his", []),
        ("Angela Merkel slept. The Frenchwoman praised her hosts.", "her", ["angela-merkel"]),
    ],
)
def test_who_goes_on_speaking_and_whose_clause_it_is(
    annotated: Annotate, text: str, words: str, ids: list[str]
) -> None:
    assert meant(annotated(text), words) == ids


@pytest.mark.parametrize(
    ("text", "words", "ids"),
    [
        (
            "President William Ruto and President Paul Kagame ate. The leaders sang.",
            "The leaders",
            ["william-ruto", "paul-kagame"],
        ),
        ("Kenya and Mali met. They will meet again.", "They", ["ken", "mli"]),
        ("President William Ruto ate. The president sang.", "The president", ["william-ruto"]),
        # silent: others were called leaders since, one alone does not meet, two hold the office
        ("William Ruto and Paul Kagame ate. Asian leaders slept. The leaders sang.", "The leaders", ["asian-leaders"]),
        ("Kenya spoke to Hamas. They will meet in May.", "They", []),
        (
            "President William Ruto met President Paul Kagame. The two presidents ate. The president sang.",
            "The president",
            [],
        ),
    ],
)
def test_leaders_presidents_and_those_who_meet(annotated: Annotate, text: str, words: str, ids: list[str]) -> None:
    assert sorted(meant(annotated(text, published="2024-03-14"), words)) == sorted(ids)


@pytest.mark.parametrize(
    ("text", "words", "ids"),
    [
        ("Mali and Chad moved. Mali hit Chad. Chad hit Mali. Fear grew on both sides.", "both sides", ["mli", "tcd"]),
        ("Kenya wrote to Laos. The country's leaders slept.", "The country", ["ken"]),
        ("Laos signed the treaty. The country's leaders slept.", "The country", ["lao"]),
        # silent: rebels without a name are a side too, and a junta without a name rules another country
        (
            "Sudan slept. Hamas moved. Sudan woke. Hamas fired. Rebels fled. The rebels sang. It rained. It snowed. "
            "Fear grew on both sides.",
            "both sides",
            [],
        ),
        ("The junta signed a treaty with Laos. The country's leaders slept.", "The country", []),
        ("The generals wrote to Laos. The country's leaders slept.", "The country", []),
    ],
)
def test_sides_and_countries(annotated: Annotate, text: str, words: str, ids: list[str]) -> None:
    assert sorted(meant(annotated(text), words)) == sorted(ids)


@pytest.mark.parametrize(
    ("text", "words", "ids"),
    [
        ("Thai officials left.", "Thai officials", ["tha"]),
        ("The government of Laos left.", "The government of Laos", ["lao"]),
        ("Hamas officials left.", "Hamas officials", ["hamas"]),
        ("Former Thai officials left.", "Thai officials", []),
        ("The ousted government of Laos left.", "The ousted government of Laos", []),
        ("Dissident Hamas commanders left.", "Hamas commanders", []),
    ],
)
def test_who_has_left_is_no_longer_meant(annotated: Annotate, text: str, words: str, ids: list[str]) -> None:
    assert meant(annotated(text), words) == ids


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The Kenyans threw stones.", "people"),
        ("Yemenis marched in the rain.", "people"),
        ("The Syrians flocked to the well.", "people"),
        ("The Kenyans rejected the treaty.", "government"),
        ("Yemenis signed the treaty.", "government"),
        ("The Syrians offered a truce.", "government"),
    ],
)
def test_crowds_are_no_states(annotated: Annotate, text: str, kind: str) -> None:
    assert [a.kind for a in annotated(text).actors] == [kind]


@pytest.mark.parametrize(
    ("text", "words", "holds"),
    [
        ("Angela Merkel, the German chancellor, met Kofi Annan.", "the German chancellor", True),
        ("The envoys met William Ruto, the Kenyan president.", "the Kenyan president", True),
        ("William Ruto, the president of Kenya, wrote to Chad.", "the president of Kenya", True),
        ("In a letter to Angela Merkel, the prime minister promised a truce.", "the prime minister", False),
        ("After talks with William Ruto, the foreign minister flew to Chad.", "the foreign minister", False),
        ("Beside Kofi Annan, the president asked for a truce.", "the president", False),
    ],
)
def test_who_acts_behind_a_name_is_another(annotated: Annotate, text: str, words: str, holds: bool) -> None:
    people = {"angela-merkel", "william-ruto", "kofi-annan"}
    assert bool(people.intersection(meant(annotated(text), words))) is holds
