"""Bare words for states and offices, what two have together, and who tells a clause: three negotiations a rule."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from truceline.model.coded import AnnotatedArticle

Annotate = Callable[..., AnnotatedArticle]


def meant(article: AnnotatedArticle, words: str) -> list[str]:
    """The actors that the last of these words mean."""
    at = article.text.rindex(words)
    return [m.of for m in article.mentions if (m.span.start, m.span.of(article.text)) == (at, words)]


@pytest.mark.parametrize(
    ("text", "words", "ids"),
    [
        ("Officials in Washington refused the note.", "Officials in Washington", ["usa"]),
        ("Egypt heard that senior diplomats in Khartoum left.", "senior diplomats in Khartoum", ["sdn"]),
        ("The new government in Colombia froze the talks.", "The new government in Colombia", ["col"]),
        ("A raid was seen in eastern Ukraine, officials said.", "officials", ["ukr"]),
        ("Peruvian officials met. Later, officials warned of a flood.", "officials", ["per"]),
        ("Two bridges burnt in Sudan, authorities said.", "authorities", ["sdn"]),
        ("Kenya got an offer, which the country will study.", "the country", ["ken"]),
        ("Serbia waited for weeks. Then the army moved.", "the army", ["serbian-army"]),
        ("Peru closed the border. The government gave no reason.", "The government", ["per"]),
        ("Kenya froze the talks, marking the nation's first veto.", "the nation", ["ken"]),
    ],
)
def test_states_by_bare_words(annotated: Annotate, text: str, words: str, ids: list[str]) -> None:
    found = meant(annotated(text), words)
    assert found
    assert found[0] in ids


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Peru and Chile spoke. The government gave no reason.", "The government"),
        ("Officials in the valley refused the note.", "Officials in the valley"),
        ("Kenya urged the government to sign.", "the government"),
        ("Talks opened in the Belgian capital. The country will study the offer.", "The country"),
        ("Aid came from Norwegian ports. The government thanked nobody.", "The government"),
        ("Fishermen left the Danish coast. The country wants a treaty.", "The country"),
        ("Foreign Minister Sergei Lavrov met Maria Zakharova in Oslo. The diplomat left early.", "The diplomat"),
        ("Ambassador Luis Rayo met President Emmanuel Macron. The diplomat left early.", "The diplomat"),
        ("Envoy Ana Lund met President Marta Solberg. The diplomat left.", "The diplomat"),
        ("Farmers came from all over the country to Oslo.", "the country"),
        ("The raid in Sudan and the raid in Kenya were bad, officials said.", "officials"),
        ("A raid on Sudan failed, hospital officials said.", "officials"),
        ("The army of ants moved on.", "The army"),
    ],
)
def test_bare_words_left_alone(annotated: Annotate, text: str, words: str) -> None:
    assert meant(annotated(text), words) == []


@pytest.mark.parametrize(
    ("text", "words", "ids"),
    [
        (
            "Barack Obama spoke to Felipe Calderon. The president of Mexico left.",
            "Felipe Calderon",
            ["felipe-calderon"],
        ),
        (
            "Envoy Steve Witkoff told reporter Anna Berg that it failed. The journalist wrote on.",
            "The journalist",
            ["anna-berg"],
        ),
        ("Spokeswoman Ines Paz met Envoy Karl Holm. The spokeswoman left.", "The spokeswoman", ["ines-paz"]),
        ("Putin's diplomatic adviser, Yuri Ushakov, came.", "Putin's diplomatic adviser", ["yuri-ushakov"]),
        ("The country's top diplomat, Wang Yi, came.", "The country's top diplomat", ["wang-yi"]),
        (
            "Barack Obama's own security adviser, Susan Rice, came.",
            "Barack Obama's own security adviser",
            ["susan-rice"],
        ),
    ],
)
def test_offices_by_the_names_beside_them(annotated: Annotate, text: str, words: str, ids: list[str]) -> None:
    assert meant(annotated(text), words) == ids


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Prime Minister Abiy Ahmed spoke to reporters. Then the minister of a church left.", "the minister"),
        ("Envoy Karl Holm met Envoy Luis Paz in Oslo. The envoy left.", "The envoy"),
        ("The garden's old keeper, Wang Yi, came.", "The garden's old keeper"),
    ],
)
def test_offices_left_alone(annotated: Annotate, text: str, words: str) -> None:
    assert meant(annotated(text), words) == []


@pytest.mark.parametrize(
    ("text", "words", "id_"),
    [
        (
            "The Ukrainian president, Petro Poroshenko, spoke. Poroshenko's office issued a note.",
            "Poroshenko's office",
            "office-of-the-president-of-ukraine",
        ),
        (
            "Prime Minister Narendra Modi of India spoke. Modi's office sent a note.",
            "Modi's office",
            "office-of-the-prime-minister-of-india",
        ),
        (
            "Peruvian President Dina Boluarte wrote. Boluarte's office had no comment.",
            "Boluarte's office",
            "office-of-the-president-of-peru",
        ),
        (
            "President Dina Boluarte's fledgling administration fell.",
            "President Dina Boluarte's fledgling administration",
            "per",
        ),
    ],
)
def test_what_a_leader_has(annotated: Annotate, text: str, words: str, id_: str) -> None:
    assert meant(annotated(text), words) == [id_]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kofi Annan's office sent a note.", "Annan's office"),
        ("Karl Holm, a lawyer, left. Holm's office was shut.", "Holm's office"),
        ("Houthi Prime Minister Karl Holm spoke. Holm's office was shut.", "Holm's office"),
    ],
)
def test_offices_of_others_left_alone(annotated: Annotate, text: str, words: str) -> None:
    assert meant(annotated(text), words) == []


@pytest.mark.parametrize(
    ("text", "words", "ids"),
    [
        (
            "Donald Trump will meet Vladimir Putin for their first talks since May.",
            "their",
            ["donald-trump", "vladimir-putin"],
        ),
        ("Abiy Ahmed, Isaias Afwerki and their aides dined.", "their", ["abiy-ahmed", "isaias-afwerki"]),
        (
            "A deal between Narendra Modi and Shehbaz Sharif was due at their summit.",
            "their",
            ["narendra-modi", "shehbaz-sharif"],
        ),
        ("The Taliban gave a pledge that their land would be closed.", "their", ["taliban"]),
        ("Oman wants steps by Iran to open its border.", "its", ["irn"]),
        ("Peru was told of a promise from Chile that its port would open.", "its", ["chl"]),
        ("Turkey helped the United States or its allies.", "its", ["usa"]),
        ("Marta Solberg, the envoy, met Queen Rania. Solberg said she was content.", "she", ["marta-solberg"]),
        ("Donald Trump left, though Vladimir Putin said he would stay.", "he", ["vladimir-putin"]),
        ('Karl Holm met Luis Paz in Oslo. "It is late," Paz said. "We go on," he added.', "he", ["luis-paz"]),
        ("Donald Trump said that Vladimir Putin had lost his patience.", "his", ["vladimir-putin"]),
        ("Kofi Annan hoped that Bashar al-Assad would lose his nerve.", "his", ["bashar-al-assad"]),
        ("Joe Biden feared that Narendra Modi had lost his way.", "his", ["narendra-modi"]),
        ("The note was passed to Hamas, but so far it refuses a truce.", "it", ["hamas"]),
    ],
)
def test_pronouns_by_who_owns_and_tells(annotated: Annotate, text: str, words: str, ids: list[str]) -> None:
    assert sorted(meant(annotated(text), words)) == ids


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Donald Trump met Vladimir Putin. Farmers sold their talks.", "their"),
        ("Luis Rayo sent a plan. The agency met an envoy. He said the truce holds.", "He"),
        ("Kofi Annan spoke. The agency quoted a diplomat. He said the truce holds.", "He"),
        ("Karl Holm sent a plan. It is near, the agency said, citing an aide. According to him, it holds.", "him"),
        ("European leaders wrote. Karl Holm doubted its value.", "its"),
        ("Karl Holm said an officer saw Israel allow them to pass.", "them"),
        ("A top Peruvian official said that his boat had sunk, wrote Karl Holm.", "his"),
        ("Donald Trump and Emmanuel Macron heard that the men will leave his house.", "his"),
        ("Farmers heard that Karl Holm told Luis Paz of Oslo. They came from the hills.", "They"),
    ],
)
def test_pronouns_of_nobody_sure(annotated: Annotate, text: str, words: str) -> None:
    assert meant(annotated(text), words) == []


@pytest.mark.parametrize(
    ("text", "words", "ids"),
    [
        (
            "Donald Trump and Vladimir Putin dined. Neither leader took questions.",
            "Neither leader",
            ["donald-trump", "vladimir-putin"],
        ),
        ("Peru and Chile spoke. Each side made a list.", "Each side", ["chl", "per"]),
        (
            "Abiy Ahmed and Isaias Afwerki sat down. Either man may sign.",
            "Either man",
            ["abiy-ahmed", "isaias-afwerki"],
        ),
        (
            "What did Narendra Modi and his Pakistani counterpart Shehbaz Sharif say? Both leaders wept.",
            "Both leaders",
            ["narendra-modi", "shehbaz-sharif"],
        ),
    ],
)
def test_one_of_two(annotated: Annotate, text: str, words: str, ids: list[str]) -> None:
    assert sorted(meant(annotated(text), words)) == ids


@pytest.mark.parametrize(
    "text", ["Neither leader came.", "Each country has a flag.", "Oman spoke. Either side may win."]
)
def test_one_of_nobody_named(annotated: Annotate, text: str) -> None:
    words = next(w for w in ("Neither leader", "Each country", "Either side") if w in text)
    assert meant(annotated(text), words) == []


@pytest.mark.parametrize(
    ("text", "words", "ids"),
    [
        (
            "Chad's prime minister, Aziz Doumro, met Joe Biden. The prime minister sat.",
            "The prime minister",
            ["aziz-doumro"],
        ),
        (
            "Iran's supreme leader spoke. Donald Trump sat. The supreme leader left.",
            "The supreme leader",
            ["ali-khamenei"],
        ),
        ("King Abdullah II met Donald Trump. The king was glad.", "The king", ["abdullah-ii-of-jordan"]),
        ("Donald Trump met envoys. The king was glad.", "The king", []),
        ("Donald Trump met envoys. The prime minister was glad.", "The prime minister", []),
        ("Emmanuel Macron met envoys. The supreme leader was glad.", "The supreme leader", []),
    ],
)  # fmt: skip
def test_an_office_means_nobody_whose_country_has_none(
    annotated: Annotate, text: str, words: str, ids: list[str]
) -> None:
    assert meant(annotated(text, published="2025-05-28"), words) == ids
