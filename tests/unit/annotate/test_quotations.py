"""Quotations: who is cited for what, however it is written."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from truceline.annotate.quotations.marks import find_quoted
from truceline.model.coded import AnnotatedArticle
from truceline.model.statement import Quotation

Annotate = Callable[..., AnnotatedArticle]


def spoken(article: AnnotatedArticle) -> list[tuple[str | None, str]]:
    """The source's words and the content of every quotation."""
    return [
        (
            q.attribution.source_span and q.attribution.source_span.of(article.text),
            " | ".join(s.of(article.text) for s in q.attribution.content_spans),
        )
        for q in article.quotations
    ]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The general said the bridge would reopen.", "The general", "the bridge would reopen"),
        ("The bridge will reopen, the general said.", "the general", "The bridge will reopen"),
        ("Aid will reach Aden, according to the Red Cross.", "the Red Cross", "Aid will reach Aden"),
        ("According to the Red Cross, aid will reach Aden.", "the Red Cross", "aid will reach Aden"),
        ("Bogota denied that its planes had crossed the river.", "Bogota", "that its planes had crossed the river"),
        ("Both generals vowed to hold the pass.", "Both generals", "to hold the pass"),
        ("The union called for an early vote.", "The union", "an early vote"),
        ("Rebels accused the army of burning the market.", "Rebels", "the army of burning the market"),
        ("The mayor rejected the ultimatum.", "The mayor", "the ultimatum"),
        ("He called the treaty a betrayal.", "He", "the treaty a betrayal"),
        ("The claim that shells hit the hospital spread fast.", None, "that shells hit the hospital"),
        ("Nobody in the hall understood his refusal to meet the envoy.", "his", "to meet the envoy"),
        ("The minister is confident that the truce will hold.", "The minister", "that the truce will hold"),
        ("The convoy is expected to leave at dawn.", None, "The convoy | to leave at dawn"),
        ('"We are tired of this war," the farmer said.', "the farmer", '"We are tired of this war,"'),
        ('The farmer added: "We are tired of this war."', "The farmer", '"We are tired of this war."'),
        (
            '"We are tired of this," the farmer said. "We want our fields back."',
            "the farmer",
            '"We are tired of this," | "We want our fields back."',
        ),
        (
            "“We lost the harvest. We lost the goats,” the farmer said.",
            "the farmer",
            "“We lost the harvest. We lost the goats,”",
        ),
        ("The talks, the mediator said, had failed.", "the mediator", "The talks | had failed"),
    ],
)
def test_found(annotated: Annotate, text: str, source: str | None, content: str) -> None:
    assert (source, content) in spoken(annotated(text))


@pytest.mark.parametrize(
    "text",
    [
        "The soldiers crossed the river at night.",
        "Prices in the market rose again in June.",
        "Two trucks with flour reached the camp.",
        "The train to the border left without passengers.",
    ],
)
def test_silent(annotated: Annotate, text: str) -> None:
    assert spoken(annotated(text)) == []


def only(article: AnnotatedArticle) -> Quotation:
    (found,) = article.quotations
    return found


def test_the_speaker_is_an_actor(annotated: Annotate) -> None:
    assert only(annotated("Vladimir Putin said the bridge would reopen.")).attribution.source == "vladimir-putin"


def test_a_pronoun_speaks_for_its_person(annotated: Annotate) -> None:
    article = annotated("Vladimir Putin left Minsk. He said the bridge would reopen.")
    assert only(article).attribution.source == "vladimir-putin"


def test_an_unnamed_source_keeps_its_words(annotated: Annotate) -> None:
    attribution = only(annotated("A senior mediator said the lists were ready.")).attribution
    assert (attribution.source, attribution.source_span is not None) == (None, True)


def test_a_denial_denies(annotated: Annotate) -> None:
    assert only(annotated("The junta denied that it had shelled the camp.")).attribution.role == "denies"


def test_direct_means_all_in_quotation_marks(annotated: Annotate) -> None:
    direct = only(annotated('"We are tired of this war," the farmer said.'))
    mixed = only(annotated('The farmer said the war was "a curse on the valley".'))
    assert (direct.attribution.direct, mixed.attribution.direct) == (True, False)


def test_a_quotation_in_a_quotation_has_a_parent(annotated: Annotate) -> None:
    article = annotated("An aide said the general had told the mayor that the road was mined.")
    outer, inner = article.quotations
    assert inner.parent == outer.id


def test_reportedly_has_no_source(annotated: Annotate) -> None:
    attribution = only(annotated("The ship reportedly left the port at night.")).attribution
    assert attribution.source_span is None


def test_speech_goes_on_over_paragraphs(annotated: Annotate) -> None:
    text = '"We had no bread for a month," the priest said.\n\n"We had no water either, and nobody came."'
    assert len(only(annotated(text)).attribution.content_spans) == 2


def test_the_same_article_has_the_same_ids(annotated: Annotate) -> None:
    text = 'Kofi Annan said "no". The rebels said they would wait.'
    assert annotated(text) == annotated(text)


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ('He said "never again" twice.', ["never again"]),
        ("‘Never again,’ he said.", ["Never again,"]),
        ("It's the general's rule.", []),
        ("''Never,'' he said.", ["Never,"]),
        ('An inch is 1" wide.', []),
        ("“One.\n\n“Two.”", ["One.", "Two."]),
        ("«Never», he said.", ["Never"]),
    ],
)
def test_quoted_runs(text: str, inner: list[str]) -> None:
    assert [q.inner.of(text) for q in find_quoted(text)] == inner


@pytest.mark.parametrize(
    "text",
    [
        "Kofi Annan denied reports that the talks had died.",
        "Juan Manuel Santos dismissed claims that the rebels had left.",
        "Hashim Thaci rejected allegations that he had sold arms.",
    ],
)
def test_what_is_denied_is_the_word_of_others(annotated: Annotate, text: str) -> None:
    outer, inner = annotated(text).quotations
    assert outer.attribution.source is not None
    assert (inner.parent, inner.attribution.source, inner.attribution.role) == (outer.id, None, "claims")


def test_ones_own_claims_stay_ones_own(annotated: Annotate) -> None:
    quotations = annotated("Kofi Annan repeated claims that the talks had died.").quotations
    assert "claims" not in [q.attribution.role for q in quotations]


@pytest.mark.parametrize(
    "text",
    [
        "“Nobody in Juba wants to lose the oil, and the generals know that the wells are dry,” Riek Machar said.",
        "“If Tehran thinks that this is weakness, it has not read us,” John Kerry said.",
        "“The guerrillas refused to leave the valley,” Gustavo Petro said.",
    ],
)
def test_guesses_at_minds_inside_speech_report_nothing(annotated: Annotate, text: str) -> None:
    assert [q.attribution.cue_span.of(text) for q in annotated(text).quotations if q.attribution.cue_span] == ["said"]


def test_an_object_that_only_points_back_is_no_content(annotated: Annotate) -> None:
    assert annotated("The Aceh envoy rejected this condition.").quotations == ()


def test_a_dateline_is_no_content(annotated: Annotate) -> None:
    text = "JUBA (Herald) — The convoys will roll again on Monday, Salva Kiir said."
    (quotation,) = annotated(text).quotations
    assert quotation.attribution.content_spans[0].of(text) == "The convoys will roll again on Monday"


def test_a_government_named_after_its_head_speaks_for_the_state(annotated: Annotate) -> None:
    article = annotated("President Trump's administration said it would send an envoy.")
    assert [q.attribution.source for q in article.quotations] == ["usa"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Riek Machar faces claims that he broke the truce.", None),
        ("The court of Nairobi is examining allegations that Riek Machar broke the truce.", None),
        ("Kofi Annan received reports that the rebels had left.", None),
        ("Juan Manuel Santos repeated claims that the rebels had left.", "Juan Manuel Santos"),
        ("Riek Machar made the claim that the rebels had left.", "Riek Machar"),
        ("Kofi Annan voiced the suspicion that the rebels had left.", "Kofi Annan"),
    ],
)
def test_who_only_meets_with_a_claim_does_not_make_it(annotated: Annotate, text: str, speaker: str | None) -> None:
    spans = {q.attribution.source_span for q in annotated(text).quotations}
    assert {s.of(text) for s in spans if s is not None} == ({speaker} if speaker else set())
