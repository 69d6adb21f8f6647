"""The ledger: which reports are of one pact, how far it came, and who says what of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from truceline.lexicon.lexicon import load_lexicon
from truceline.model.coded import CodedArticle
from truceline.model.statement import Attribution, On
from truceline.trace.ledger import Pact, find_ledger
from truceline.trace.sources import Sources

Build = Callable[..., CodedArticle]
SaidBy = Callable[..., Attribution]


def told(words: str, phase: str, day: str = "2027-05-01", **slots: Any) -> tuple[str, dict[str, Any]]:
    base = {"words": words, "type": "AGREE", "phase": phase, "issue": "ceasefire", "actors": ("sdn", "rsf")}
    return day, {**base, "status": "occurred", **slots}


def pacts(build_page: Build, *all_told: tuple[str, dict[str, Any]]) -> Sequence[Pact]:
    pages = [
        build_page(f"{s['words']}.", [s], published=day, outlet=f"Mail {n}") for n, (day, s) in enumerate(all_told)
    ]
    return find_ledger(Sources.of(pages), load_lexicon(), None).pacts


BROKEN = told("the RSF broke the truce", "violated", "2027-05-20", actors=("rsf",), type="ASSAULT")


@pytest.mark.parametrize(
    ("reports", "implementation"),
    [
        ([told("they agreed on a truce", "agreed")], 0),
        ([told("they agreed on a truce", "agreed"), told("the truce holds", "in_effect", "2027-05-09")], 3),
        ([told("they agreed on a truce", "agreed"), BROKEN], 2),
        ([told("they agreed on a truce", "agreed"), told("the truce collapsed", "collapsed", "2027-05-30")], 1),
        ([told("a truce was proposed", "proposed")], None),
        ([told("they did not agree on a truce", "agreed", factuality="CT-")], None),
        ([told("they will sign a truce", "signed", status="planned")], None),
    ],
)
def test_how_far_a_pact_is_kept(
    reports: list[tuple[str, dict[str, Any]]], implementation: int | None, build_page: Build
) -> None:
    (pact,) = pacts(build_page, *reports)
    assert pact.implementation == implementation


@pytest.mark.parametrize(
    "reports",
    [
        [
            told("they agreed on a truce", "agreed"),
            told("Egypt and Ethiopia agreed too", "agreed", actors=("egy", "eth")),
        ],
        [told("they agreed on a truce", "agreed"), told("they signed a treaty", "signed", issue="territory")],
        [told("they agreed on a truce", "agreed"), told("they agreed on a truce again", "agreed", "2028-01-01")],
        [
            told("they agreed on a truce", "agreed"),
            told("the truce collapsed", "collapsed", "2027-05-09"),
            told("a new truce was signed", "signed", "2027-05-20"),
        ],
    ],
)
def test_two_pacts_stay_two(reports: list[tuple[str, dict[str, Any]]], build_page: Build) -> None:
    assert len(pacts(build_page, *reports)) == 2


def test_the_term_is_the_texts_own_and_the_class_follows_its_terms(build_page: Build) -> None:
    (pact,) = pacts(build_page, told("they signed an armistice with observers at the river", "signed"))
    assert (pact.term, pact.class_) == ("armistice", "preliminary ceasefire")
    (pact,) = pacts(build_page, told("the truce binds both to disarm", "agreed"))
    assert pact.class_ == "definitive ceasefire"
    (pact,) = pacts(build_page, told("the guns fell silent under the truce", "in_effect"))
    assert pact.class_ == "cessation of hostilities"


def test_who_confirms_and_who_is_silent(build_page: Build, said_by: SaidBy) -> None:
    text = "Burhan said the truce had begun. The RSF denied that it broke the truce."
    statements = [
        {
            **told("the truce had begun", "in_effect")[1],
            "attribution": (said_by(text, "burhan", "Burhan"),),
        },
        {
            **told("it broke the truce", "violated", actors=("rsf",))[1],
            "attribution": (said_by(text, "rsf", "The RSF", role="denies"),),
            "factuality": "CT-",
        },
    ]
    page = build_page(text, statements, published="2027-05-02")
    (pact,) = find_ledger(Sources.of([page]), load_lexicon(), None).pacts
    voices = {c.party: c.voice for c in pact.confirmations}
    assert voices == {"Sudan": "confirms", "Rapid Support Forces": "denies a breach"}
    assert not pact.breaches, "what is denied is no breach"


def test_a_breach_is_alleged_by_whoever_says_so(build_page: Build, said_by: SaidBy) -> None:
    text = "They agreed on a truce. Sudan said the RSF broke the truce. Shells fell in breach of it."
    base = told("they", "violated", actors=("rsf",))[1]
    statements = [
        {**told("They agreed on a truce", "agreed")[1]},
        {**base, "words": "the RSF broke the truce", "attribution": (said_by(text, "sdn", "Sudan"),)},
        {**base, "words": "Shells fell in breach of it", "actors": ()},
    ]
    (pact,) = find_ledger(Sources.of([build_page(text, statements)]), load_lexicon(), None).pacts
    assert [(b.by, b.against) for b in pact.breaches] == [(("Sudan",), ("Rapid Support Forces",)), ((), ())]


@pytest.mark.parametrize(
    ("slots", "words", "voice"),
    [
        ({"phase": "announced", "actors": ("sdn",)}, "Sudan announced a truce", "confirms"),
        ({"phase": "rejected", "actors": ("sdn",)}, "Sudan rejected the truce", "denies"),
        ({"phase": "agreed"}, "they agreed on a truce", "reported by others"),
        ({"phase": "agreed", "status": "planned"}, "they will agree on a truce", "reported by others"),
    ],
)
def test_a_party_speaks_by_what_it_does_alone(slots: dict[str, Any], words: str, voice: str, build_page: Build) -> None:
    (pact,) = pacts(build_page, told(words, slots.pop("phase"), **slots))
    assert {c.party: c.voice for c in pact.confirmations}["Sudan"] == voice


def test_a_party_that_speaks_of_what_may_come_neither_confirms_nor_denies(build_page: Build, said_by: SaidBy) -> None:
    text = "Burhan said they will sign a truce."
    statement = told("they will sign a truce", "signed", status="planned")[1]
    page = build_page(text, [{**statement, "attribution": (said_by(text, "burhan", "Burhan"),)}])
    (pact,) = find_ledger(Sources.of([page]), load_lexicon(), None).pacts
    assert pact.confirmations[0].voice == "leaves open"


@pytest.mark.parametrize(
    ("issue", "words", "term", "about"),
    [
        ("ceasefire", "they agreed on a cease-fire", "cease-fire", ""),
        ("humanitarian_pause", "they agreed on a temporary truce", "truce", ""),
        ("prisoners", "under the ceasefire they agreed to swap prisoners", "agreement", "prisoners"),
        ("peace_deal", "they signed a peace agreement", "peace agreement", ""),
        ("peace_deal", "they signed a deal to end the war", "deal", "a peace settlement"),
        ("peace_deal", "they signed a trade deal", "deal", ""),
        ("talks_format", "they agreed to meet again", "agreement", "further talks"),
    ],
)
def test_what_a_pact_is_called(issue: str, words: str, term: str, about: str, build_page: Build) -> None:
    (pact,) = pacts(build_page, told(words, "agreed", issue=issue))
    assert (pact.term, pact.about) == (term, about)


def test_who_accuses_of_a_breach_alleges_it(build_page: Build) -> None:
    truce = told("they agreed on a truce", "agreed")
    blamed = told(
        "Sudan accused the RSF of breaking the truce", "violated", "2027-05-20", actors=("sdn",), recipients=("rsf",),
        type="ACCUSE",
    )  # fmt: skip
    (pact,) = pacts(build_page, truce, blamed)
    assert [(b.by, b.against) for b in pact.breaches] == [(("Sudan",), ("Rapid Support Forces",))]


def test_a_pact_that_is_over_says_since_when(build_page: Build) -> None:
    truce, holds = told("they agreed on a truce", "agreed"), told("the truce holds", "in_effect", "2027-05-09")
    over = told("the truce collapsed", "collapsed", "2027-05-30", type=None)
    (pact,) = pacts(build_page, truce, holds, over)
    assert pact.ended is not None
    assert pact.ended.phase == "collapsed"
    (kept,) = pacts(build_page, truce, holds)
    assert kept.ended is None
    (broken,) = pacts(build_page, truce, holds, told("it may collapse", "collapsed", "2027-05-30", factuality="PS+"))
    assert broken.ended is None


def test_a_breach_told_alike_by_several_pages_is_one(build_page: Build) -> None:
    again = told("once more the RSF broke the truce", "violated", "2027-05-21", actors=("rsf",), type="ASSAULT")
    (pact,) = pacts(build_page, told("they agreed on a truce", "agreed"), BROKEN, again)
    assert [len(b.reports) for b in pact.breaches] == [2]


def test_who_is_no_state_or_armed_group_is_counted_apart(build_page: Build) -> None:
    (pact,) = pacts(build_page, told("the institute agreed on it", "agreed", actors=("think-tank",)))
    assert pact.sides == 0
    (pact,) = pacts(build_page, told("the institute agreed with Sudan", "agreed", actors=("think-tank", "sdn")))
    assert pact.sides == 1


def test_what_is_only_under_way_is_not_agreed(build_page: Build) -> None:
    (pact,) = pacts(build_page, told("reaching a truce would be a gain", "agreed", status="ongoing"))
    assert (pact.stages[0].told, pact.implementation) == ("open", None)


def test_who_claims_what_another_denies_confirms_it(build_page: Build, said_by: SaidBy) -> None:
    text = "Sudan denied the claim of the RSF that they had agreed on a truce."
    levels = (said_by(text, "sdn", "Sudan", role="denies"), said_by(text, "rsf", "the RSF", role="claims"))
    statement = told("they had agreed on a truce", "agreed", status="denied", factuality="CT-", attribution=levels)[1]
    (pact,) = find_ledger(Sources.of([build_page(text, [statement])]), load_lexicon(), None).pacts
    assert {c.party: c.voice for c in pact.confirmations} == {"Sudan": "denies", "Rapid Support Forces": "confirms"}


def test_what_one_side_accepts_and_the_other_rejects_is_no_pact(build_page: Build) -> None:
    text = "Sudan accepted a truce with the RSF. The RSF rejected it."
    accepted = told("Sudan accepted a truce with the RSF", "agreed", actors=("sdn",), recipients=("rsf",))[1]
    slots = {"holders": ("rsf",), "stance": "rejects", "status": "occurred", "on": On(step="ceasefire")}
    rejected = {"words": "The RSF rejected it", "kind": "position", "issue": "ceasefire", **slots}
    ledger = find_ledger(Sources.of([build_page(text, [accepted, rejected])]), load_lexicon(), None)
    (pact,) = ledger.not_reached
    assert {c.party: c.voice for c in pact.confirmations}["Rapid Support Forces"] == "denies"


@pytest.mark.parametrize(
    ("report", "joint"),
    [
        (told("they agreed on a truce", "agreed"), True),
        (told("Sudan made a truce with the RSF", "agreed", trigger="made", actors=("sdn",), recipients=("rsf",)), True),
        (told("Sudan signed a truce of the RSF", "signed", actors=("sdn",), recipients=("rsf",)), True),
        (told("Sudan agreed to a truce that the RSF offers", "agreed", actors=("sdn",), recipients=("rsf",)), False),
        (told("Sudan accepted the offer of Egypt", "agreed", actors=("sdn",), recipients=("egy",)), False),
        (told("Sudan and its general agreed to it", "agreed", actors=("sdn", "burhan"), recipients=("rsf",)), False),
    ],
)
def test_who_accepts_what_another_offers_has_no_pact_with_it(
    report: tuple[str, dict[str, Any]], joint: bool, build_page: Build
) -> None:
    (pact,) = pacts(build_page, report)
    assert pact.joint is joint


def test_what_one_side_accepts_stands_apart_from_what_two_have(build_page: Build) -> None:
    accepted = told("Sudan agreed to a truce that the RSF offers", "agreed", actors=("sdn",), recipients=("rsf",))
    page = build_page(f"{accepted[1]['words']}.", [accepted[1]], published="2027-05-01")
    ledger = find_ledger(Sources.of([page]), load_lexicon(), None)
    assert (len(ledger.reached), len(ledger.one_sided)) == (0, 1)


def page_of(build_page: Build, *all_told: tuple[str, dict[str, Any]], name: str = "Mail") -> CodedArticle:
    """One page that tells several pacts, one a sentence."""
    statements = [s for _, s in all_told]
    return build_page(" ".join(f"{s['words']}." for s in statements), statements, published="2027-05-01", outlet=name)


@pytest.mark.parametrize(
    ("second", "found"),
    [
        (told("they began a pause of three days", "in_effect", issue="humanitarian_pause"), 1),
        (told("they signed the peace deal", "signed", issue="peace_deal"), 2),
        (told("the truce took effect", "in_effect", actors=()), 1),
        (told("the rebels agreed to the truce", "agreed", actors=("rebels",)), 1),
    ],
)
def test_a_pact_named_again_is_the_same(second: tuple[str, dict[str, Any]], found: int, build_page: Build) -> None:
    page = page_of(build_page, told("they agreed on a truce", "agreed"), second)
    assert len(find_ledger(Sources.of([page]), load_lexicon(), None).pacts) == found


def test_a_deal_of_any_kind_is_not_the_one_that_the_page_tells_of(build_page: Build) -> None:
    own = told("they signed the accord", "signed", issue="agreement")
    any_ = told("a deal is struck in secret", "agreed", issue="agreement", actors=())
    (pact,) = find_ledger(Sources.of([page_of(build_page, own, any_)]), load_lexicon(), None).pacts
    assert [stage.phase for stage in pact.stages] == ["signed"]


def test_who_only_wants_a_pact_is_no_party_to_it(build_page: Build) -> None:
    wish = told("Egypt wants a truce of Sudan and the RSF", "agreed", actors=("sdn", "rsf", "egy"), status="proposed")
    (pact,) = pacts(build_page, told("they agreed on a truce", "agreed"), wish)
    assert set(pact.parties) == {"Sudan", "Rapid Support Forces"}
