"""People by what they are, the two sides of an article, whose army is at war, and who a speech's source is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from truceline.model.coded import AnnotatedArticle

Annotate = Callable[..., AnnotatedArticle]
DAY = "2024-05-01"


def meant(article: AnnotatedArticle, words: str) -> list[str]:
    """The actors that the last of these words mean."""
    at = article.text.rindex(words)
    return sorted(m.of for m in article.mentions if (m.span.start, m.span.of(article.text)) == (at, words))


@pytest.mark.parametrize(
    ("before", "text", "words", "actor"),
    [
        ("Envoy Ana Lund left Oslo on Monday.", "The 52-year-old gave no reason.", "The 52-year-old", "ana-lund"),
        ("Envoy Ana Lund left Oslo on Monday.", "Reporters pressed the 52-year-old's aides for a reason.",
         "the 52-year-old", "ana-lund"),
        ("Lawmaker Pedro Alva spoke.", "The veteran politician seeks a truce.", "The veteran politician", "pedro-alva"),
        ("President Nayib Bukele spoke in Rome.", "Critics accuse the authoritarian leader of ending the talks.",
         "the authoritarian leader", "nayib-bukele"),
        ("Former President Evo Morales spoke.", "Rivals fear the former president.", "the former president",
         "evo-morales"),
        ("Adviser Karim Sadi flew to Tunis.", "The longtime adviser was ill.", "The longtime adviser", "karim-sadi"),
        ("President William Ruto flew to Juba.", "The populist leader was ill.", "The populist leader", "william-ruto"),
    ],
)  # fmt: skip
def test_people_by_what_they_are(annotated: Annotate, before: str, text: str, words: str, actor: str) -> None:
    assert meant(annotated(f"{before} {text}", DAY), words) == [actor]


@pytest.mark.parametrize(
    ("before", "text", "words"),
    [
        ("President William Ruto met President Yoweri Museveni.", "The veteran leader wept.", "The veteran leader"),
        ("A veteran politician met President Ruto.", "The veteran politician wept.", "The veteran politician"),
        ("President William Ruto flew to Juba.", "The woman was ill.", "The woman"),
        ("President William Ruto flew to Juba.", "The former president was ill.", "The former president"),
        ("President William Ruto flew to Juba.", "The young lawyer who met him was ill.", "The young lawyer"),
        ("Envoy Ana Lund left Oslo.", "The man was ill.", "The man"),
        ("Rain fell in Oslo.", "Envoy Ana Lund said the 52-year-old was ill.", "the 52-year-old"),
    ],
)
def test_people_whom_the_words_do_not_fit(annotated: Annotate, before: str, text: str, words: str) -> None:
    assert meant(annotated(f"{before} {text}", DAY), words) == []


WAR = "Peru moved. Chile hit the ridge. Later Peru hit it. Chile hit the pass."
TRADE = "Kenya asked. Serbia said Kenya had lied. Serbia wants more."
TIES = "Oman spoke. The European Union heard Oman out. The European Union will vote."


@pytest.mark.parametrize(
    ("text", "words", "ids"),
    [
        (f"{TRADE} Rifts between the two sides grew.", "the two sides", ["ken", "srb"]),
        (f"{WAR} There is fear on both sides.", "both sides", ["chl", "per"]),
        (f"{TIES} Ties between the two sides grew.", "the two sides", ["european-union", "omn"]),
        (f"Mali moved. {WAR} Mali left. There is fear on both sides.", "both sides", []),
        (f"{WAR} The parties lost voters.", "The parties", []),
        ("Peru moved. There is fear on both sides.", "both sides", []),
    ],
)
def test_the_two_sides_of_an_article(annotated: Annotate, text: str, words: str, ids: list[str]) -> None:
    assert meant(annotated(text), words) == ids


@pytest.mark.parametrize(
    ("before", "text", "words", "armies"),
    [
        ("Serbian strikes hit a camp near Kosovo.", "The military kept silent.", "The military", ["serbian-army"]),
        ("Thai soldiers crossed the river. Laos protested.", "The army kept silent.", "The army", ["royal-thai-army"]),
        ("Israeli airstrikes hit Beirut. Lebanon and Syria protested.", "The military kept silent.", "The military",
         ["israel-defense-forces"]),
        ("Chilean soldiers met Peruvian soldiers near Bolivia.", "The army kept silent.", "The army", []),
        ("Thai farmers crossed into Laos.", "The army kept silent.", "The army", []),
        ("Thai trade with Laos fell.", "The army kept silent.", "The army", []),
    ],
)  # fmt: skip
def test_the_army_that_is_at_war(annotated: Annotate, before: str, text: str, words: str, armies: list[str]) -> None:
    assert meant(annotated(f"{before} {text}"), words) == armies


@pytest.mark.parametrize(
    ("before", "speech", "actor"),
    [
        ("Envoy Karl Lund doubted the plan of Minister Jan Berg.", "Jan Berg has no plan of his own", "karl-lund"),
        ("Minister Tomas Rey answered a report.", "Pedro Alva never asked for a truce", "tomas-rey"),
        ("President William Ruto came to Juba.", "Salva Kiir wants peace and he works for it", "william-ruto"),
    ],
)
def test_nobody_names_himself_in_what_he_says(annotated: Annotate, before: str, speech: str, actor: str) -> None:
    article = annotated(f"{before} “{speech},” he said.", DAY)
    at = article.text.rindex("he said")
    assert [m.of for m in article.mentions if m.span.start == at] == [actor]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Russia and Oman signed. They are allies of old.", ["omn", "rus"]),
        ("Iran and Oman signed. They were rivals for years.", ["irn", "omn"]),
        ("Kenya and Serbia signed. They are partners now.", ["ken", "srb"]),
        ("Iran and Oman spoke. They were children from Shiraz.", []),
        ("Russia and Oman spoke. They are pilots of a drone.", []),
        ("Kenya and Serbia spoke. They were nurses on a ship.", []),
        ("Farmers heard that Karl Holm praised Luis Paz. They had planned a march.", []),
    ],
)
def test_what_they_are_said_to_be(annotated: Annotate, text: str, ids: list[str]) -> None:
    assert meant(annotated(text), "They") == ids
