"""How the lines of a brief are worded: plain English, one fact once, nothing that says less than its quote."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from truceline.model.coded import CodedArticle
from truceline.model.statement import Attribution, On
from truceline.publish.brief import brief_of
from truceline.publish.terminal import render_brief

Build = Callable[..., CodedArticle]
Say = Callable[..., Attribution]


def lines_of(page: CodedArticle) -> str:
    """The brief of one page, its lines joined."""
    return " ".join(render_brief(brief_of([page], ())).split())


def position(**slots: Any) -> dict[str, Any]:
    return {"kind": "position", "holders": ("egy",), "stance": "demands", "type": "REQUEST", **slots}


@pytest.mark.parametrize(
    ("word", "slots", "line"),
    [
        ("thanked", {"type": "SUPPORT", "recipients": ("abiy",)}, "- thanks Abiy Ahmed:"),
        ("warned", {"type": "THREATEN", "recipients": ("rsf",)}, "- warns Rapid Support Forces:"),
        ("urged", {"type": "REQUEST", "recipients": ("abiy",), "status": "demanded"}, "- urges Abiy Ahmed:"),
        ("invited", {"type": "REQUEST", "recipients": ("abiy",), "status": "proposed"}, "- invites Abiy Ahmed:"),
        ("promised", {"type": "AGREE", "factuality": "CT-"}, "- does not make a promise:"),
        ("ready", {"type": "AGREE", "status": "proposed", "factuality": "CT-"}, "- is not ready:"),
        ("snubbed", {"type": "REJECT", "recipients": ("abiy",)}, "- says no to Abiy Ahmed:"),
    ],
)
def test_an_act_of_speech_has_the_verb_of_its_word(
    build_page: Build, word: str, slots: dict[str, Any], line: str
) -> None:
    text = f"Cairo {word} somebody or other."
    act = {"words": text[:-1], "trigger": word, "actors": ("egy",), "status": "occurred", **slots}
    assert f'{line} "{text[:-1]}"' in lines_of(build_page(text, [act]))


def test_what_is_on_no_step_is_told_by_the_quote(build_page: Build) -> None:
    want = position(issue="arms_supplies", words="wants the smuggling of rifles halted")
    line = '- demands something on arms supplies: "wants the smuggling of rifles halted"'
    assert line in lines_of(build_page("Cairo wants the smuggling of rifles halted.", [want]))


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (On(step="peace_talks", by=("egy", "eth")), "demands talks with Ethiopia"),
        (On(step="peace_talks", by=("egy",)), "demands talks"),
        (On(step="peace_talks", by=("sdn", "rsf")), "demands talks between Sudan and Rapid Support Forces"),
        (On(step="withdrawal", by=("egy",)), "demands a withdrawal of forces"),
        (On(step="withdrawal", by=("eth",)), "demands a withdrawal of forces by Ethiopia"),
        (On(step="peace_talks", by=("eth",)), "demands talks by Ethiopia"),
    ],
)
def test_what_holders_do_themselves_needs_no_doer(build_page: Build, on: On, words: str) -> None:
    want = position(on=on, issue="withdrawal", words="Cairo wants it in the talks")
    assert f'- {words} "Cairo wants' in lines_of(build_page("Cairo wants it in the talks.", [want]))


@pytest.mark.parametrize(
    ("stance", "words"), [("rejects", "insists on security guarantees"), ("opposes", "wants security guarantees")]
)
def test_being_against_a_lack_is_being_for_the_thing(build_page: Build, stance: str, words: str) -> None:
    on = On(step="security_guarantees", negated=True)
    want = position(stance=stance, on=on, issue="security_guarantees", words="rules out doing without")
    assert f"- {words} " in lines_of(build_page("Cairo rules out doing without.", [want]))


def test_two_things_of_one_quote_have_it_once(build_page: Build) -> None:
    text = "Cairo calls for a truce and talks."
    page = build_page(
        text,
        [
            position(on=On(step="ceasefire"), issue="ceasefire", words=text[:-1], trigger="truce"),
            position(on=On(step="peace_talks"), issue="talks_format", words="talks"),
        ],
    )
    assert '- demands a ceasefire - demands talks "Cairo calls for a truce and talks"' in lines_of(page)


def test_one_demand_told_more_or_less_fully_is_one_line(build_page: Build) -> None:
    on = {"issue": "withdrawal", "holders": ("egy",)}
    pages = [
        build_page("They must go.", [position(on=On(step="withdrawal"), words="must go", **on)], outlet="A"),
        build_page(
            "Leave Khartoum.", [position(on=On(step="withdrawal", by=("rsf",), place="Khartoum"), words="Leave", **on)]
        ),
        build_page(
            "Leave Omdurman.", [position(on=On(step="withdrawal", by=("rsf",), place="Omdurman"), words="Leave", **on)]
        ),
    ]
    stands = brief_of(pages, ()).stands
    assert [(s.object, len(s.reports)) for s in stands] == [
        ("a withdrawal of forces by Rapid Support Forces (Khartoum)", 2),
        ("a withdrawal of forces by Rapid Support Forces (Omdurman)", 1),
    ]


def test_a_deal_without_a_word_of_peace_is_no_peace_settlement(build_page: Build) -> None:
    want = position(on=On(step="peace_deal"), issue="peace_deal")
    on_tariffs = build_page("Cairo wants a deal on tariffs.", [{"words": "Cairo wants a deal on tariffs", **want}])
    on_war = build_page("Cairo wants a deal to end the war.", [{"words": "wants a deal to end the war", **want}])
    assert "- demands a deal " in lines_of(on_tariffs)
    assert "- demands a peace settlement " in lines_of(on_war)


@pytest.mark.parametrize(
    ("slots", "words"),
    [
        ({"phase": "agreed", "status": "occurred"}, "a ceasefire: reached"),
        ({"phase": "agreed", "status": "occurred", "factuality": "CT-"}, "a ceasefire: not reached"),
        ({"phase": "agreed", "status": "planned"}, "a ceasefire; planned"),
        ({"phase": "violated", "status": "proposed", "factuality": "PS+"}, "a ceasefire: breach; possible"),
        ({"phase": "agreed", "status": "occurred", "issue": "prisoners"}, "an agreement on prisoners: reached"),
    ],
)
def test_an_agreement_says_how_far_it_has_come(build_page: Build, slots: dict[str, Any], words: str) -> None:
    act = {"type": "AGREE", "issue": "ceasefire", "actors": ("sdn", "rsf"), "words": "They agreed on it all"}
    text = lines_of(build_page("They agreed on it all.", [{**act, **slots}]))
    assert f'Sudan and Rapid Support Forces; {words} "They' in text


@pytest.mark.parametrize(
    ("slots", "words"),
    [
        ({"actors": ("egy",), "recipients": ("sdn",), "type": "ASSAULT"}, "attack by Egypt on Sudan"),
        ({"recipients": ("sdn",), "type": "SANCTION"}, "sanctions or like measures against Sudan"),
        ({"actors": ("rsf",), "type": "RETREAT", "mode": "release"}, "release of captives by Rapid Support Forces"),
        (
            {"actors": ("egy",), "recipients": ("sdn",), "type": "SANCTION", "mode": "withdraw", "cameo": "164"},
            "talks broken off or left by Egypt with Sudan",
        ),
        (
            {"actors": ("rsf",), "recipients": ("sdn",), "type": "ASSAULT", "cameo": "192"},
            "capture or occupation of ground by Rapid Support Forces from Sudan",
        ),
        (
            {"actors": ("rsf",), "type": "ASSAULT", "mode": "abduct", "cameo": "184"},
            "use as a human shield by Rapid Support Forces",
        ),
        ({"actors": ("egy",), "type": "ACCUSE", "mode": "disapprove", "cameo": "111"}, "criticism by Egypt"),
    ],
)
def test_other_acts_say_who_does_what_to_whom(build_page: Build, slots: dict[str, Any], words: str) -> None:
    page = build_page("It was done there.", [{"words": "It was done there", "status": "occurred", **slots}])
    assert f'{words} "It was' in lines_of(page)


def test_a_journey_is_told_as_a_visit(build_page: Build) -> None:
    visit = {"type": "CONSULT", "mode": "visit", "actors": ("abiy",), "recipients": ("egy",), "level": "leaders"}
    page = build_page("Abiy was in Cairo.", [{"words": "Abiy was in Cairo", "status": "occurred", **visit}])
    assert 'visit by Abiy Ahmed to Egypt "Abiy' in lines_of(page)
    home = {**visit, "recipients": ("eth",), "place": "jeddah"}
    page = build_page("Abiy flew home.", [{"words": "Abiy flew home", "status": "occurred", **home}])
    assert 'visit by Abiy Ahmed; in Jeddah "Abiy' in lines_of(page)


def test_a_plan_of_one_side_without_time_or_place_is_left_out(build_page: Build) -> None:
    plan = {"type": "CONSULT", "actors": ("abiy",), "status": "planned", "words": "to meet"}
    assert not brief_of([build_page("Abiy wants to meet.", [plan])], ()).planned
    (dated,) = brief_of([build_page("Abiy wants to meet.", [{**plan, "date": "2024-05-03"}])], ()).planned
    assert dated.words == "Abiy Ahmed and another side"


def test_a_visit_of_which_nothing_else_is_told_is_left_out_and_history_stands_last(build_page: Build) -> None:
    trip = {"type": "CONSULT", "mode": "visit", "actors": ("abiy",), "status": "occurred", "words": "the trip"}
    assert not brief_of([build_page("Then came the trip.", [trip])], ()).held
    met = {"type": "CONSULT", "actors": ("abiy", "burhan")}
    told = [
        {"words": "met in 1999", "date": "1999", "status": "historical", **met},
        {"words": "met in May", "date": "2024-05", "status": "occurred", **met},
    ]
    held = brief_of([build_page("They met in 1999. They met in May.", told)], ()).held
    assert [h.dates for h in held] == [("2024-05",), ("1999",)]


def test_talks_that_somebody_only_hosts_name_no_side(build_page: Build) -> None:
    talks = {"type": "CONSULT", "mode": "third-party", "actors": ("egy",), "host": ("egy",), "status": "ongoing"}
    page = build_page("Cairo hosts talks.", [{"words": "hosts talks", **talks}])
    assert "talks; hosted by Egypt; going on" in lines_of(page)


def test_a_report_of_a_plain_fact_outweighs_a_doubtful_one(build_page: Build) -> None:
    met = {"type": "CONSULT", "actors": ("abiy", "burhan"), "occurrence": "o1"}
    plans = [
        {"words": "will meet", "status": "planned", **met},
        {"words": "could meet", "status": "proposed", "factuality": "PS+", **met},
    ]
    (plan,) = brief_of([build_page("They will meet. They could meet.", plans)], ()).planned
    assert plan.states == ()


def test_what_a_threat_depends_on_is_no_act_of_its_own(build_page: Build) -> None:
    text = "Abiy threatened the RSF if the raids on Sudan went on."
    threat = {"words": text[:-1], "type": "THREATEN", "actors": ("abiy",), "status": "threatened"}
    raid = {"words": "raids on Sudan", "type": "ASSAULT", "recipients": ("sdn",), "status": "conditional"}
    assert not brief_of([build_page(text, [threat, raid])], ()).acts
    assert brief_of([build_page(text, [raid])], ()).acts


def test_a_judgement_inside_another_is_quoted_once_and_says_itself_that_it_is_not_so(build_page: Build) -> None:
    text = "There are no signs that the war will end soon."
    outer = {"words": text[:-1], "kind": "assessment", "factuality": "CT-", "status": "unreported"}
    inner = {"words": "the war will end soon", "kind": "assessment"}
    (told,) = brief_of([build_page(text, [outer, inner])], ()).assessments
    assert told.reports[0].quote == text[:-1]
    assert told.qualifiers == ()


def test_judgements_by_one_word_that_go_on_are_one(build_page: Build) -> None:
    text = "The army may break the truce and use the pause."
    likely = {"kind": "assessment", "likelihood": "may"}
    page = build_page(text, [{"words": "The army may break the truce", **likely}, {"words": "use the pause", **likely}])
    assert [a.reports[0].quote for a in brief_of([page], ()).assessments] == [text[:-1]]


def test_a_condition_without_a_holder_names_its_speaker(build_page: Build, said_by: Say) -> None:
    text = "The monitors want a truce before talks."
    wish = {
        "words": text[:-1],
        "kind": "precondition",
        "relation": "requires",
        "first": "ceasefire",
        "then": "peace_talks",
        "attribution": (said_by(text, None, "The monitors"),),
    }
    assert "The monitors: first a ceasefire, then peace talks" in lines_of(build_page(text, [wish]))
