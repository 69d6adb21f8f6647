"""Contacts: what is one, who takes part, and how real it is; cases that fire and cases that stay silent."""

from __future__ import annotations

import pytest

from truceline.annotate.parser import SpacyParser
from truceline.lexicon.lexicon import load_lexicon
from truceline.model.coded import CodedArticle
from truceline.model.identity import content_sha256
from truceline.model.page import Page
from truceline.model.statement import Statement
from truceline.pipeline import Engine, code_pages

ENGINE = Engine(load_lexicon(), SpacyParser())


def events(text: str, type_: str = "CONSULT", *, told_on: str = "") -> list[Statement]:
    """The events of a type that a text published on 2025-05-20 tells, where the words `told_on` go on after it."""
    whole = f"{text}\n\n{told_on}" if told_on else text
    page = Page(id="t", source=whole, sha256=content_sha256(whole), kind="plain", clean=True, published="2025-05-20")
    (coded,) = code_pages([page], ENGINE)
    assert isinstance(coded, CodedArticle)
    return [s for s in coded.statements if s.kind == "event" and s.type == type_ and s.span.end <= len(text)]


NEGOTIATION = "The ceasefire talks are meant to end the war. " * 14


@pytest.mark.parametrize(
    "text",
    [
        "Kenya's government is meeting this pledge.",
        "The rebels are being met with challenges on several fronts.",
        "The election of William Ruto was met with joy in Kenya.",
        "The medals will be conferred by President William Ruto.",
        "Norway facilitated the delivery of tents.",
        "The Somali rebels facilitated the transfer of rifles.",
        "Narendra Modi attended a press conference in Oslo.",
        "Kenya hosted a news conference.",
        "Kenya and Somalia took the chance to call a truce.",
        "Kenya has embraced the Somali rebels.",
        "About ten Kenyan judges participated in the legislative process.",
        "Speaking to the parliament of Kenya, William Ruto said that the rains were late.",
        "Kenya's ministers and Somalia's, speaking on condition of anonymity, were glad.",
        "William Ruto and Narendra Modi talked past each other.",
        "William Ruto visited the grave of Nelson Mandela.",
        "Narendra Modi paid a visit to the museum in Oslo.",
        "William Ruto welcomed home three Kenyans.",
        "William Ruto spoke to the people of India.",
        "William Ruto spoke to the General Assembly of the United Nations.",
        "William Ruto was speaking to a summit of Norway's mayors.",
        "William Ruto spoke to Norway's parliament on Monday.",
        "William Ruto called Narendra Modi the worst of guests.",
        "William Ruto called Narendra Modi a “friend”.",
        "William Ruto called Narendra Modi, India's prime minister, “a true friend”.",
        "Earlier William Ruto called Narendra Modi, his guest, a friend.",
        "William Ruto will not attend a meeting between Narendra Modi and Norway.",
        "Kenya has not joined the talks between Norway and Somalia.",
        "William Ruto did not attend the summit between Norway and Somalia.",
        "Earlier William Ruto called Norway - a country of fjords - a haven.",
        "The conference of the parties opened in Oslo.",
        "William Ruto and Narendra Modi are good at talking.",
        "Kenya and Somalia are bad at negotiating.",
        "Kenya and Somalia are terrible at talking.",
    ],
)
def test_words_of_meeting_that_tell_no_contact(text: str) -> None:
    assert not events(text)


@pytest.mark.parametrize(
    "text",
    [
        "William Ruto met families of the hostages with Narendra Modi.",
        "Kenya's envoy conferred with Somalia's on Monday.",
        "Norway facilitated talks between Kenya and Somalia.",
        "Norway mediated between Kenya and Somalia.",
        "William Ruto attended a conference with Narendra Modi in Oslo.",
        "Kenya took part in the peace process with Somalia.",
        "William Ruto spoke to Narendra Modi on Monday.",
        "William Ruto was surprised at meeting Narendra Modi.",
        "William Ruto was at a meeting with Narendra Modi.",
        "William Ruto and Narendra Modi are good friends and talked at length.",
    ],
)
def test_words_of_meeting_that_do(text: str) -> None:
    assert events(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Kenyan arrived in Norway in 2022 as a student.", False),
        ("Kenyans have been travelling to Norway less.", False),
        ("A group of 59 Kenyans arrived in Norway as refugees.", False),
        ("Somali gunmen crossed into Kenya and killed two people.", False),
        ("The singer Ana Rocha of Brazil will visit Norway in June.", False),
        ("A delegation of Kenyan lawmakers travelled to Norway.", True),
        ("Kenyan negotiators flew to Oslo on Monday.", True),
        ("William Ruto arrived in Norway.", True),
        ("Indian Prime Minister Narendra Modi will visit Norway in June.", True),
    ],
)
def test_who_travels_for_somebody(text: str, found: bool) -> None:
    assert bool(events(text)) is found


@pytest.mark.parametrize(
    "text",
    [
        "William Ruto, following a conversation with Narendra Modi, said that he was glad.",
        "William Ruto said at a news conference following talks with Narendra Modi that all was well.",
        "After a call between President William Ruto of Kenya and Prime Minister Narendra Modi, both left.",
        "William Ruto was meeting in the Oval Office with Narendra Modi.",
        "Kenya's envoys met on Monday for the first time with Somalia's.",
        "William Ruto conferred for hours with Narendra Modi.",
        "News of a meeting in Oslo at the end of last month between William Ruto and Narendra Modi came late.",
        "William Ruto was told of it after a meeting with Narendra Modi.",
        "William Ruto was attending a summit with Narendra Modi.",
        "William Ruto called off a meeting with Narendra Modi.",
        "William Ruto called Narendra Modi the day after.",
        "US-Kenyan talks opened on Monday.",
        "William Ruto said talks with Narendra Modi had been long.",
        "President William Ruto told reporters that talks with Narendra Modi were hard.",
        "Raila Odinga, Kenya's prime minister, said negotiations with Somalia were useful.",
        "President William Ruto and Indian counterpart Narendra Modi met in Oslo.",
        "The United States and Kenya have held rounds of talks, mediated by Norway.",
    ],
)
def test_who_takes_part(text: str) -> None:
    assert all(len({*s.actors, *s.recipients}) > 1 for s in events(text, told_on=NEGOTIATION))
    assert events(text, told_on=NEGOTIATION)


@pytest.mark.parametrize(
    "text",
    [
        "Kenya pressed Somalia into giving way during talks with Norway.",
        "William Ruto spoke after the envoy's talks with Narendra Modi.",
        "William Ruto and Narendra Modi will meet with vendors.",
        "Kenya blamed Norway for meeting with Somalia.",
        "The pact left Kenya's Norwegian neighbours unsure of negotiating with Somalia.",
        "William Ruto cancelled the envoy's meeting with Narendra Modi.",
        "William Ruto said Norway's talks with Narendra Modi were long.",
        "William Ruto said talks between Norway and Somalia were long.",
        "William Ruto said talks with Narendra Modi need a reason.",
        "The analyst Ana Rocha said talks with William Ruto were long, as were those of Norway and Somalia.",
    ],
)
def test_who_does_not(text: str) -> None:
    told = [s for s in events(text, told_on=NEGOTIATION) if len({*s.actors, *s.recipients}) > 1]
    assert not [s for s in told if {"ken", "william-ruto"} & set(s.actors)]


@pytest.mark.parametrize(
    ("text", "status", "factuality"),
    [
        ("William Ruto travelled to Delhi to meet Narendra Modi.", "occurred", "PR+"),
        ("William Ruto paid a visit to Delhi to meet Narendra Modi.", "occurred", "PR+"),
        ("William Ruto is travelling to Delhi to meet Narendra Modi.", "proposed", "Uu"),
        ("William Ruto was not able to meet Narendra Modi.", "occurred", "CT-"),
        ("William Ruto was able to meet Narendra Modi.", "occurred", "CT+"),
        ("William Ruto said he'd met Narendra Modi.", "occurred", "CT+"),
        ("William Ruto said he'd meet Narendra Modi.", "planned", "CT+"),
        ("Talks between Kenya and Somalia have produced no breakthrough.", "occurred", "CT+"),
        ("The talks between Kenya and Somalia, set for June, worry Norway.", "planned", "PR+"),
        (
            "The meeting between Ruto and Modi set a scandal in motion, William Ruto told Narendra Modi.",
            "occurred",
            "CT+",
        ),
        ("Kenya paused trade talks with Somalia.", "planned", "CT-"),
        ("Kenya should engage in talks with Somalia.", "proposed", "Uu"),
        ("There is still no venue for talks between Kenya and Somalia.", "proposed", "Uu"),
        ("William Ruto landed in Delhi to meet Narendra Modi.", "occurred", "PR+"),
        ("Kenya sent Raila Odinga to meet Narendra Modi.", "occurred", "PR+"),
        ("Kenya will send William Ruto to meet Narendra Modi.", "proposed", "Uu"),
        ("Kenya is looking forward to its talks with Somalia.", "planned", "PR+"),
        ("William Ruto is slated to meet Narendra Modi.", "planned", "PR+"),
        ("Much is at stake when William Ruto meets Narendra Modi in Oslo.", "planned", "CT+"),
        ("Much was at stake when William Ruto met Narendra Modi in Oslo.", "occurred", "CT+"),
        (
            "Kenya has plans to leave, William Ruto said during a meeting with Narendra Modi last month.",
            "occurred",
            "CT+",
        ),
        ("William Ruto cancelled a meeting with Narendra Modi.", "planned", "CT-"),
        ("William Ruto has decided to participate in a summit with Narendra Modi.", "planned", "CT+"),
        ("William Ruto is meeting Narendra Modi next week.", "planned", "CT+"),
        ("The talks between Kenya and Somalia are considered key to peace.", "occurred", "CT+"),
        ("The week has included a meeting of William Ruto with Narendra Modi.", "occurred", "CT+"),
        ("The plan included a meeting of William Ruto with Narendra Modi.", "proposed", "Uu"),
        ("William Ruto drew up a framework for talks between Kenya and Somalia.", "proposed", "Uu"),
        ("The issue of talks between Kenya and Somalia is on nobody's list.", "proposed", "Uu"),
        ("William Ruto cancelled a planned meeting with Narendra Modi.", "planned", "CT-"),
        ("Kenya called off its scheduled talks with Somalia.", "planned", "CT-"),
        ("A planned meeting between William Ruto and Narendra Modi was cancelled.", "planned", "CT-"),
        ("William Ruto is considering cancelling a planned meeting with Narendra Modi.", "planned", "CT+"),
        ("William Ruto may cancel a planned meeting with Narendra Modi.", "planned", "CT+"),
        ("A planned meeting between William Ruto and Narendra Modi was welcomed.", "planned", "CT+"),
        ("William Ruto denied calling Narendra Modi a liar during a meeting with India's envoys.", "occurred", "CT+"),
        ("William Ruto denied that he had met Narendra Modi.", "denied", "CT-"),
        ("William Ruto will decide after his meeting with Narendra Modi.", "planned", "CT+"),
        ("William Ruto will decide after last week's meeting with Narendra Modi.", "occurred", "CT+"),
        ("Kenya is talking to Norway after holding talks with Somalia.", "occurred", "CT+"),
        ("The release of the nurses is a step towards talks between Kenya and Somalia.", "proposed", "Uu"),
        ("The letter is a bridge to a summit between William Ruto and Narendra Modi.", "proposed", "Uu"),
        ("The map is an obstacle to talks between Kenya and Somalia.", "proposed", "Uu"),
        ("The nurses were freed a month after talks between Kenya and Somalia.", "occurred", "CT+"),
        ("The map was handed to guests at talks between Kenya and Somalia.", "occurred", "CT+"),
        ("The door was open during talks between Kenya and Somalia.", "occurred", "CT+"),
        ("Plans are under way for a summit between William Ruto and Narendra Modi.", "proposed", "Uu"),
        ("William Ruto will be second, presuming he meets Narendra Modi first.", "planned", "PR+"),
    ],
)
def test_how_real_a_contact_is(text: str, status: str, factuality: str) -> None:
    found = [s for s in events(text) if s.mode != "visit"]
    assert (status, factuality) in {(s.status, s.factuality) for s in found}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The meeting between William Ruto and Narendra Modi may indicate a new course.", False),
        ("Narendra Modi's visits to Kenya could cast others in a weaker light.", False),
        ("William Ruto and Narendra Modi discussed Norway's talks with Somalia.", False),
        ("Talks between Kenya and Somalia could resume next week.", True),
        ("A second meeting of William Ruto and Narendra Modi could follow soon.", True),
        ("A meeting between William Ruto and Narendra Modi may take place in May.", True),
        ("The future talks between Kenya and Somalia may help.", True),
    ],
)
def test_what_is_only_talked_of(text: str, found: bool) -> None:
    nouns = [s for s in events(text) if s.rule.startswith("events.consult.noun")]
    assert bool(nouns) is found


def test_a_by_that_begins_a_sentence_is_its_author_s() -> None:
    (freed,) = events("By Ana Rocha A Kenyan soldier has been released from Somali detention.", "RETREAT")
    assert not freed.actors


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("On Monday the Kenyan army resumed the war, launching strikes on Somalia.", False),
        ("The miners of Kenya launched a strike on Monday.", True),
    ],
)
def test_forces_hold_no_strikes(text: str, found: bool) -> None:
    assert bool(events(text, "PROTEST")) is found


@pytest.mark.parametrize(
    ("text", "type_", "date"),
    [
        ("Kenya agreed to push back the deadline to July 9.", "AGREE", None),
        ('"I agreed to the extension - July 9, 2025," William Ruto said.', "AGREE", None),
        ("William Ruto and Narendra Modi met in Oslo in May.", "CONSULT", "2025-05"),
        ("William Ruto and Narendra Modi met in Oslo on 9 July 2025.", "CONSULT", "2025-07-09"),
        ("William Ruto will meet Narendra Modi in July.", "CONSULT", "2025-07"),
        ("William Ruto on Monday cancelled a meeting with Narendra Modi.", "CONSULT", None),
        ("William Ruto cancelled next week's meeting with Narendra Modi.", "CONSULT", "2025-W22"),
    ],
)
def test_what_is_done_is_not_dated_ahead(text: str, type_: str, date: str | None) -> None:
    assert [s.date for s in events(text, type_)] == [date]


@pytest.mark.parametrize(
    ("text", "phase", "real"),
    [
        ("A treaty between Kenya and Somalia is harder than talks.", "agreed", False),
        ("William Ruto defended a deal between Kenya and Somalia that he wants to conclude in June.", "agreed", False),
        ("William Ruto defended a pact between Kenya and Somalia that he wants to sign in June.", "agreed", False),
        ("William Ruto defended an accord between Kenya and Somalia that he wants to seal in May.", "agreed", False),
        ("William Ruto praised the treaty between Kenya and Somalia that he is trying to save.", "agreed", True),
        ("William Ruto praised the treaty between Kenya and Somalia that he wanted.", "agreed", True),
        ("William Ruto praised the treaty between Kenya and Somalia that ended the war.", "agreed", True),
        ("William Ruto spoke of a pact between Kenya and Somalia.", "agreed", False),
        ("He can cut the ultimate deal between Kenya and Somalia.", "agreed", False),
        ("Kenya left in the belief that Norway and Somalia had reached a deal.", "agreed", False),
        ("William Ruto joked that Kenya and Somalia had agreed to a truce.", "agreed", False),
        ("Kenya will smile and agree to everything.", "agreed", False),
        ("William Ruto said that the ban would stay until Kenya agreed to a truce with Somalia.", "agreed", False),
        ("A treaty between Kenya and Somalia brought calm.", "agreed", True),
        ("The treaty between Kenya and Somalia is old.", "agreed", True),
        ("Kenya and Somalia had reached a deal.", "agreed", True),
    ],
)
def test_whether_there_is_a_pact(text: str, phase: str, real: bool) -> None:
    (told,) = [s for s in events(text, "AGREE") if s.phase]
    assert (told.phase, told.factuality == "CT+" and told.status == "occurred") == (phase, real)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A truce between Kenya and Somalia ended a month of fighting.", True),
        ("Herders cross freely under the truce between Kenya and Somalia.", True),
        ("Nobody has fired since the ceasefire between Kenya and Somalia.", True),
        ("He wants the truce between Kenya and Somalia to end a month of fighting.", False),
        ("No truce between Kenya and Somalia is near.", False),
        ("Kenya and Somalia observed the truce.", True),
        ("Norway urged Kenya and Somalia to observe the truce.", False),
        ("Norway drafted the truce between Kenya and Somalia.", False),
    ],
)
def test_a_truce_that_two_have(text: str, found: bool) -> None:
    told = [s for s in events(text, "RETREAT") if s.phase == "in_effect" and s.factuality == "CT+"]
    assert bool(told) is found


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Kenya and Norway helped forge the truce.", set()),
        ("Kenya helped Norway and Somalia reach a truce.", {"nor", "som"}),
        ("Kenya and Norway forged a truce.", {"ken", "nor"}),
    ],
)
def test_who_helps_others_to_a_pact_is_no_party_to_it(text: str, parties: set[str]) -> None:
    (told,) = [s for s in events(text, "AGREE", told_on=NEGOTIATION) if s.phase]
    assert set(told.actors) == parties


@pytest.mark.parametrize(
    ("text", "pact"),
    [
        ("Kenya agreed with Norway that the truce is worth a chance.", False),
        ("Kenya has accepted in principle that pacts should be watched.", False),
        ("Kenya accepted that Norway should have a say in the truce.", False),
        ("Kenya and Norway agree that the truce should be kept.", False),
        ("Kenya and Norway agree on the need for a truce.", False),
        ("Kenya and Norway agree that Somalia wants a truce.", False),
        ("Envoys of Kenya and Norway agree that the rebels have broken the truce.", False),
        ("Kenya agreed with Norway that the rebels will leave.", True),
        ("Kenya agreed to a truce with Somalia.", True),
        ("Kenya accepted the proposal of Norway.", True),
    ],
)
def test_what_is_only_a_view_is_no_pact(text: str, pact: bool) -> None:
    assert any(s.phase for s in events(text, "AGREE", told_on=NEGOTIATION)) is pact


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("After last week's meeting with Narendra Modi, William Ruto flew home.", "2025-W20"),
        ("After a March 2025 meeting with Narendra Modi in Oslo, William Ruto was glad.", "2025-03"),
        ("Kenya fell silent ahead of the June 12 summit between William Ruto and Narendra Modi.", "2025-06-12"),
        ("After a meeting with Narendra Modi, William Ruto left for the June games.", None),
        ("William Ruto met Narendra Modi before last week's vote.", None),
        ("After the March vote William Ruto met Narendra Modi.", None),
    ],
)
def test_a_time_that_stands_before_its_meeting(text: str, date: str | None) -> None:
    assert {s.date for s in events(text)} == {date}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("William Ruto spoke to Narendra Modi on Monday, the first conversation between Kenya and India in a year.", 1),
        ("Kenya and Somalia met on Monday, their third meeting since March.", 1),
        ("William Ruto met Narendra Modi in Oslo on Friday, the first meeting of the two.", 1),
        ("William Ruto spoke to Narendra Modi on Monday, after talks between Norway and Somalia.", 2),
        ("William Ruto spoke to Narendra Modi on Monday, and talks between Norway and Somalia opened.", 2),
        ("William Ruto met Narendra Modi on Monday; a meeting between Norway and Somalia was held on Friday.", 2),
    ],
)
def test_what_names_a_contact_again_is_that_contact(text: str, found: int) -> None:
    assert len(events(text)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kenya has not made the deal public.", False),
        ("The accord has not been made public by Norway.", False),
        ("Kenya made the pact worthless.", False),
        ("The words of any treaty signed with Kenya count.", False),
        ("Every deal made with Kenya has a price.", False),
        ("Any agreement reached with Kenya needs a vote.", False),
        ("Kenya made a deal with Somalia.", True),
        ("The treaty signed with Kenya counts.", True),
        ("Kenya reached an agreement with Somalia that any farmer can read.", True),
    ],
)
def test_a_pact_that_somebody_made(text: str, found: bool) -> None:
    assert any(s.phase for s in events(text, "AGREE", told_on=NEGOTIATION)) is found


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("A deal between Kenya and world powers would need years.", {"ken"}),
        ("The time for an accord between Kenya and regional powers is short.", {"ken"}),
        ("North Korea was quiet. North and South Korea signed a pact on Monday.", {"prk", "kor"}),
        ("North Korea was quiet, South Korea was not. South and North Korea have reached a deal.", {"prk", "kor"}),
        ("North Korea was quiet. A treaty between North and South Korea was signed.", {"prk", "kor"}),
        ("North Korea was quiet. Norway and South Korea signed a pact on Monday.", {"nor", "kor"}),
        ("North Korea was quiet. South Korea and Norway signed a pact in the north.", {"nor", "kor"}),
        ("North Korea was quiet. South Korea signed a pact with Norway.", {"nor", "kor"}),
        ("Kenya and Somalia have finally - after a year of war - signed a pact.", {"ken", "som"}),
        ("Kenya and Somalia have signed a pact - after a year of war.", {"ken", "som"}),
    ],
)
def test_who_makes_a_pact(text: str, parties: set[str]) -> None:
    assert {a for s in events(text, "AGREE", told_on=NEGOTIATION) for a in (*s.actors, *s.recipients)} == parties


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("By the time the treaty is signed in June, Kenya and Somalia will have a road.", "planned"),
        ("Once the treaty is signed, Kenya will leave.", "conditional"),
        ("When the treaty is signed, Kenya will open the border.", "planned"),
        ("When the treaty was signed, Kenya left.", "occurred"),
        ("Kenya left as soon as the treaty had been signed.", "occurred"),
        ("The treaty has been signed by Kenya and Somalia.", "occurred"),
    ],
)
def test_a_pact_whose_signing_is_awaited(text: str, status: str) -> None:
    assert {s.status for s in events(text, "AGREE", told_on=NEGOTIATION)} == {status}


def test_a_journey_leads_to_where_it_ends() -> None:
    (flight,) = events("William Ruto flew from Delhi to Oslo to see ministers.", told_on=NEGOTIATION)
    assert flight.place != "delhi"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("William Ruto flew to Oslo on Monday for talks with Narendra Modi.", "2025-05-19"),
        ("William Ruto travelled to Oslo on Friday for a meeting with Narendra Modi.", "2025-05-16"),
        ("William Ruto went to Oslo on Monday for negotiations with Narendra Modi.", "2025-05-19"),
        ("William Ruto thanked Oslo on Monday for talks with Narendra Modi.", None),
        ("William Ruto returned from Oslo on Monday after talks with Narendra Modi.", None),
    ],
)
def test_a_contact_for_which_somebody_came(text: str, date: str | None) -> None:
    told = [s for s in events(text, told_on=NEGOTIATION) if s.mode != "visit"]
    assert {s.date for s in told} == {date}


@pytest.mark.parametrize(
    ("text", "visitors"),
    [
        ("William Ruto said during a visit to India that all was well.", {"william-ruto"}),
        ("On a trip to India in March, President William Ruto praised the crops.", {"william-ruto"}),
        ("Narendra Modi warned during a visit to Kenya on Monday that time was short.", {"narendra-modi"}),
        ("William Ruto said during Narendra Modi's visit to Kenya that all was well.", {"narendra-modi"}),
        ("The crops failed during a visit to India.", set()),
        ("William Ruto forgot about a visit to India.", set()),
    ],
)
def test_whose_visit_it_is(text: str, visitors: set[str]) -> None:
    assert {a for s in events(text, told_on=NEGOTIATION) if s.mode == "visit" for a in s.actors} == visitors


@pytest.mark.parametrize(
    ("text", "told_on", "found"),
    [
        ("The next round will take place in Oslo on Friday.", "It is a round of peace talks.", ["planned"]),
        ("A third round was held in Havana in April.", "Two rounds of negotiations failed.", ["occurred"]),
        ("The fifth round is scheduled for Sunday in Muscat.", "The last round of indirect talks failed.", ["planned"]),
        ("The second round of the election takes place on Sunday.", "It is a round of peace talks.", []),
        ("The next round will take place in Oslo on Friday.", "It is a vote in two rounds.", []),
        ("No date is set for the next round.", "It is a round of peace talks.", []),
    ],
)
def test_a_round_is_a_contact_where_there_are_rounds_of_talks(text: str, told_on: str, found: list[str]) -> None:
    assert [e.status for e in events(text, told_on=told_on)] == found
