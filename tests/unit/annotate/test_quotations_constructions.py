"""Constructions beyond verbs of saying: each with three examples that report and three that do not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from truceline.model.coded import AnnotatedArticle

Annotate = Callable[..., AnnotatedArticle]

REPORTS = {
    "a clause in the progressive": [
        ("Kofi Annan said the generals were hiding the lists.", "the generals were hiding the lists"),
        ("Riek Machar claimed that the army was burning the fields.", "that the army was burning the fields"),
        ("The FARC said its men were leaving the valley.", "its men were leaving the valley"),
    ],
    "a judgement of a thing": [
        ("Hashim Thaci dismissed the Serbian draft.", "the Serbian draft"),
        ("Tehran brushed off the new deadline.", "the new deadline"),
        ("Abiy Ahmed praised the African Union.", "the African Union"),
    ],
    "a thing with as, of, for, to or on": [
        ("Athens described the pipeline as a provocation.", "the pipeline as a provocation"),
        ("Khartoum blamed Juba for the blockade.", "Juba for the blockade"),
        ("Gustavo Petro compared the truce to a tent.", "the truce to a tent"),
    ],
    "a preposition alone": [
        ("Gerry Adams spoke of a new beginning.", "a new beginning"),
        ("Kofi Annan pointed to the flooded bridges.", "the flooded bridges"),
        ("The widows of Aceh complained about the delay.", "the delay"),
    ],
    "a participle": [
        ("Oslo proposed freezing the lists.", "freezing the lists"),
        ("Quito suggested moving the border posts.", "moving the border posts"),
        ("Aden opposed opening the road.", "opening the road"),
    ],
    "a passive": [
        ("Rangoon was accused of burning the villages.", "Rangoon | of burning the villages"),
        ("The corridor is seen as a lifeline.", "The corridor | as a lifeline"),
        ("The draft was rejected by the Houthis.", "The draft"),
    ],
    "a passive with a name": [
        ("The pass was declared a neutral zone.", "The pass | a neutral zone"),
        ("The vote was called a farce.", "The vote | a farce"),
        ("The ceasefire was declared a sham.", "The ceasefire | a sham"),
    ],
    "a noun and whose it is": [
        ("Everybody at the table knows his doubts about the census.", "the census"),
        ("Nobody in Bougainville heard their criticism of the mine.", "the mine"),
        ("The general forgot her remarks about the monitors.", "the monitors"),
    ],
    "an adjective": [
        ("The Polisario is critical of the census.", "the census"),
        ("The mediator was optimistic about the lists.", "the lists"),
        ("Colombo was reluctant to open the camps.", "to open the camps"),
    ],
    "phrases behind the content": [
        ("Manila welcomed the truce in the southern islands.", "the truce in the southern islands"),
        ("Bangui announced plans to disarm the militias.", "plans to disarm the militias"),
        ("Nairobi called for a pause in the fighting.", "a pause in the fighting"),
    ],
    "a speech that ends before its teller's comment": [
        ("Federica Mogherini said the door was open, adding that time was short.", "the door was open"),
        ("Martti Ahtisaari said he is ready and praised the rebels.", "he is ready"),
        ("Samuel Doe said the port was safe, while traders said ships had been hit.", "the port was safe"),
    ],
    "what a study shows": [
        ("The survey showed a narrow lead for the truce party.", "a narrow lead for the truce party"),
        ("Satellite images show a convoy near Goma.", "a convoy near Goma"),
        ("The census shows a large minority in the valley.", "a large minority in the valley"),
    ],
    "a colon before quoted words": [
        ("The envoy was blunt: “We are done with these maps.”", "“We are done with these maps.”"),
        ("The bishop had one wish: “Let the boats go home.”", "“Let the boats go home.”"),
        ("The colonel stood in the rain: “Nobody leaves this bridge.”", "“Nobody leaves this bridge.”"),
    ],
    "a short answer in quotation marks": [
        ("“Never,” the colonel said.", "“Never,”"),
        ("“Not yet,” the mayor of Bihac replied.", "“Not yet,”"),
        ("“Of course!” shouted the ferryman.", "“Of course!”"),
    ],
}

SILENT = {
    "a clause that is told by nobody": [
        "The rains made the river rise.",
        "The old bridge let the convoy cross.",
        "The guards helped the women carry the sacks.",
    ],
    "what is only done to a thing": [
        "Soldiers carried the wounded into the church.",
        "The miners sold their copper to traders in Lubumbashi.",
        "The convoy left the port for the hills.",
    ],
    "what somebody could do": [
        "The new council could reject the draft.",
        "The sailors came to welcome the ship.",
        "The committee may call for a pause.",
    ],
    "a noun that is nobody's": [
        "An attack on the depot killed two drivers.",
        "Fresh talks over the river began in June.",
        "A song about the flood was played all night.",
    ],
    "titles and names in quotation marks": [
        "The crowd sang “Song of the Broken Bridges” at the harbour.",
        "The boat “Star of the Southern Islands” sank at night.",
        "The film “Winter of the Silent Generals” won in Nyon.",
    ],
    "what is shown by nobody's study": [
        "The guard showed the lists to a driver.",
        "The general put the maps into a box.",
        "The rebels released two sailors.",
    ],
    "passives of doing": [
        "The lists were carried by two soldiers.",
        "The camp was built for the refugees.",
        "The road was closed with stones.",
    ],
}


def contents(article: AnnotatedArticle) -> list[str]:
    return [" | ".join(s.of(article.text) for s in q.attribution.content_spans) for q in article.quotations]


@pytest.mark.parametrize(("text", "content"), [pair for pairs in REPORTS.values() for pair in pairs])
def test_reports(annotated: Annotate, text: str, content: str) -> None:
    assert content in contents(annotated(text))


@pytest.mark.parametrize("text", [text for texts in SILENT.values() for text in texts])
def test_silent(annotated: Annotate, text: str) -> None:
    assert contents(annotated(text)) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Annan: Both Sides Will Pull Back\n\nThe guns fell silent on Friday.", "Annan"),
        ("Juan Manuel Santos: No Amnesty for Kidnappers\n\nThe talks go on.", "Juan Manuel Santos"),
        ("Monitors: Shells hit the market again\n\nThe talks go on.", "Monitors"),
    ],
)
def test_a_headline_names_its_speaker(annotated: Annotate, text: str, name: str) -> None:
    article = annotated(text)
    sources = [q.attribution.source_span for q in article.quotations]
    assert name in [s.of(article.text) for s in sources if s]


@pytest.mark.parametrize(
    "text",
    [
        "Analysis: Why the Truce in the Valley Holds\n\nThe guns fell silent on Friday.",
        "Sudan: Two Convoys Reach the Camp\n\nThe guns fell silent on Friday.",
        "The pact has three parts: Guns, Fields and Roads for All\n\nThe guns fell silent.",
    ],
)
def test_labels_and_places_speak_in_no_headline(annotated: Annotate, text: str) -> None:
    assert annotated(text).quotations == ()


@pytest.mark.parametrize(
    "text",
    [
        "Kofi Annan said the rebels wanted to keep the mines.",
        "A monitor said the junta planned to close the port.",
        "Federica Mogherini said that Tehran hoped to sell its oil.",
    ],
)
def test_plans_that_somebody_tells_are_no_quotations_of_their_own(annotated: Annotate, text: str) -> None:
    assert len(annotated(text).quotations) == 1


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("A monitor said the junta had told the bishop that the port was closed.", "that the port was closed"),
        ("Kofi Annan said the rebels denied that they had mines.", "that they had mines"),
        ("An aide said Tehran had announced that the valves were shut.", "that the valves were shut"),
    ],
)
def test_speech_that_somebody_tells_is_a_quotation_inside(annotated: Annotate, text: str, inner: str) -> None:
    assert inner in contents(annotated(text))
    assert any(q.parent for q in annotated(text).quotations)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ('"It went better than my wedding in Oslo," giggled a porter.', "a porter"),
        ('"We have lost the valley and the war," the old general sighed.', "the old general"),
        ('"Nobody will take this hill from us," growled Salva Kiir.', "Salva Kiir"),
    ],
)
def test_how_it_sounded_reports_beside_quoted_words(annotated: Annotate, text: str, source: str) -> None:
    article = annotated(text)
    assert [q.attribution.source_span.of(article.text) for q in article.quotations if q.attribution.source_span] == [
        source
    ]


@pytest.mark.parametrize(
    "text",
    [
        'On the word "peace," critics of the accord laughed.',
        "The old general sighed that the valley was lost.",
        'He laughed. "Peace now" was the slogan of the day.',
    ],
)
def test_how_it_sounded_reports_nothing_else(annotated: Annotate, text: str) -> None:
    assert annotated(text).quotations == ()
