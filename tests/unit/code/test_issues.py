"""What contacts, agreements and states are on: the issue that their own words name."""

from __future__ import annotations

import pytest

from truceline.annotate.parser import SpacyParser
from truceline.lexicon.lexicon import load_lexicon
from truceline.model.coded import CodedArticle
from truceline.model.identity import content_sha256
from truceline.model.page import Page
from truceline.pipeline import Engine, code_pages

ENGINE = Engine(load_lexicon(), SpacyParser())


def issues(text: str, kind: str, type_: str | None = None) -> list[str | None]:
    """The issues of the statements of a kind, and of events of a type, that a text tells."""
    page = Page(id="t", source=text, sha256=content_sha256(text), kind="plain", clean=True, published="2031-03-14")
    (coded,) = code_pages([page], ENGINE)
    assert isinstance(coded, CodedArticle)
    return [s.issue for s in coded.statements if s.kind == kind and type_ in (None, s.type)]


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        ("Chad and Sudan held talks on a prisoner exchange in Doha.", "prisoners"),
        ("Greek and Turkish envoys met on Monday and discussed a ceasefire.", "ceasefire"),
        (
            "Iran and France opened a third round of negotiations over Tehran's nuclear programme in Vienna.",
            "nuclear_programme",
        ),
        ("Qatar brokered a truce between Kenya and Somalia.", "ceasefire"),
        ("Mali and Niger began ceasefire talks in Algiers.", "ceasefire"),
    ],
)
def test_a_contact_has_the_issue_of_what_it_is_about(text: str, issue: str) -> None:
    assert issue in issues(text, "event", "CONSULT")


@pytest.mark.parametrize(
    "text",
    [
        "Chad and Sudan met on Monday.",
        "Greek and Turkish envoys met on the sidelines of a disarmament conference.",
        "Kenya and Somalia held a conference call.",
        "Delegates of Mali met at the NATO summit.",
        "The Iranian minister flew to Paris on Tuesday for talks.",
        "Qatar brokered the deal between Kenya and Somalia.",
    ],
)
def test_a_contact_that_names_no_topic_has_no_issue(text: str) -> None:
    assert set(issues(text, "event", "CONSULT")) <= {None}


@pytest.mark.parametrize(
    "text",
    [
        "Chad recalled a ceasefire reached in January with Sudan.",
        "Envoys welcomed a truce reached last week by Mali and Niger.",
        "The ceasefire signed in Nairobi by Kenya and Somalia is holding.",
    ],
)
def test_a_participle_has_the_issue_of_its_noun(text: str) -> None:
    assert "ceasefire" in issues(text, "event", "AGREE")


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        ("The hostages are still held in Mali.", "hostages"),
        ("It was unclear whether Kenya would join Chad in stepping up sanctions on Sudan.", "sanctions"),
        ("The goal of the mission to Sudan is the release of all hostages.", "hostages"),
    ],
)
def test_a_state_has_the_issue_that_it_names(text: str, issue: str) -> None:
    assert issue in issues(text, "situation")


@pytest.mark.parametrize(
    "text",
    [
        "The war in Sudan has killed 300 people since May.",
        "Negotiators said that heavy fighting between Mali and Niger is continuing.",
        "It was unclear what would come next in the talks between Chad and Sudan.",
    ],
)
def test_tolls_and_fighting_are_on_no_issue(text: str) -> None:
    told = issues(text, "situation")
    assert told
    assert set(told) <= {None}
