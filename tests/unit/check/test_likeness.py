"""What two slots of a page are like, and which are held against each other."""

from __future__ import annotations

import pytest

from truceline.annotate.survey import survey
from truceline.check.case import Case
from truceline.check.likeness import MOST_PAIRS, Told, features, unlike_acts, unlike_sides, unlike_values
from truceline.lexicon.lexicon import load_lexicon
from truceline.model.coded import CodedArticle
from truceline.model.page import Page
from truceline.pipeline import read_pages
from truceline.read.parts import with_parts

LEXICON = load_lexicon()
LEDE = "The river commission fined 40 ferries on Monday for ringing their bells at night near the chapel of Tarn."


def _told(*sentences: str) -> Told:
    text = "\n\n".join(sentences)
    page = Page(id="page", source=text, sha256="0" * 64, kind="plain", title=None, published="2031-06-12", clean=True)
    (annotated,) = survey(with_parts(read_pages(iter([page]), LEXICON)), LEXICON)  # type: ignore[arg-type]
    article = CodedArticle(annotated=annotated, statements=())
    return Told.of(Case.of([article], LEXICON), article)


def test_values_of_one_kind_that_disagree_among_like_words_are_a_pair() -> None:
    page = _told(LEDE, "It rained.", "Near the chapel of Tarn the river commission fined 60 ferries for ringing bells.")
    assert [(a.words, b.words) for a, b in unlike_values(page)] == [("40", "60")]


@pytest.mark.parametrize(
    "other",
    [
        "Near the chapel of Tarn the river commission fined 40 ferries for ringing bells.",  # the same value
        "Bakers sold 60 loaves to pilgrims before noon.",  # other words
        "Near the chapel of Tarn the river commission hurt 60 people with its bells.",  # how many were hurt
    ],
)
def test_other_values_are_no_pair(other: str) -> None:
    assert not [a for a, b in unlike_values(_told(LEDE, "It rained.", other)) if b.words == "60"]


def test_a_table_of_values_gives_no_pairs() -> None:
    rows = [f"The river commission fined {n} ferries near the chapel of ward {chr(65 + n % 26)}." for n in range(2, 30)]
    assert len(rows) * (len(rows) - 1) / 2 > MOST_PAIRS
    assert not list(unlike_values(_told(*rows)))


def test_parties_are_a_pair_if_one_is_named_nowhere_else() -> None:
    asked = "The armistice commission asked Kenya to house its secretariat until the vote."
    again = "That the armistice commission asked Ghana to house its secretariat came as a surprise."
    assert [(a.words, b.words) for a, b in unlike_sides(_told(asked, "Kenya waits.", again))] == [("Kenya", "Ghana")]
    assert not list(unlike_sides(_told(asked, "Kenya and Ghana wait.", again)))


def test_a_verb_that_one_line_denies_and_the_other_tells_is_a_pair() -> None:
    told = "The envoys of the league were received at the winter palace with bread."
    denied = "The envoys of the league were not received at the winter palace."
    assert [(a.fills, b.fills) for a, b in unlike_acts(_told(told, "Snow fell.", denied))] == [("told", "denied")]


def test_every_feature_of_the_table_is_one_that_slots_have() -> None:
    kinds = {"is count", "is money", "is share", "is length", "is age", "is weekday", "is day", "is year", "is place"}
    pages = {
        "values": (unlike_values, _told(LEDE, "It rained.", LEDE.replace("40", "60"))),
        "sides": (
            unlike_sides,
            _told("Envoys of Kenya sign the pact.", "Kenya waits.", "Envoys of Ghana sign the pact."),
        ),
        "acts": (unlike_acts, _told("The wet envoys were seen.", "Snow fell.", "The wet envoys were not seen.")),
    }
    for model, (pairs, page) in pages.items():
        a, b = next(iter(pairs(page)))
        known = {*features(page, a, b), *kinds, "is rank"}
        assert getattr(LEXICON.likenesses, model).at.keys() <= known
