"""What a brief gathers, and how it reads."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from truceline.errors import PageNotFound
from truceline.model.coded import CodedArticle
from truceline.model.statement import Attribution, On
from truceline.publish.brief import brief_of
from truceline.publish.terminal import render_brief
from truceline.publish.view_json import brief_record

Build = Callable[..., CodedArticle]
Say = Callable[..., Attribution]

MET = "Burhan and Abiy met in Cairo on 3 May.\nEnvoys were with them."
MEETING = {"type": "CONSULT", "actors": ("burhan", "abiy"), "status": "occurred", "occurrence": "o1"}


def test_a_meeting_told_by_two_pages_is_one_entry(build_page: Build) -> None:
    one = build_page(MET, [{"words": "met in Cairo", "date": "2024-05-03", "place": "cairo", **MEETING}])
    two = build_page("The two met.", [{"words": "met", **MEETING}], outlet="Gulf Post")
    brief = brief_of([one, two], ())
    (held,) = brief.held
    assert held.actors == ("Abdel Fattah al-Burhan", "Abiy Ahmed")
    assert [r.outlet for r in held.reports] == ["Delta Mail", "Gulf Post"]
    text = render_brief(brief)
    assert "3 May 2024: Abdel Fattah al-Burhan and Abiy Ahmed; in Cairo" in text
    assert '"met in Cairo" (Delta Mail [1], par. 1)' in text
    assert "2 reports on 2 pages; also Gulf Post [2], par. 1" in text


def test_another_date_is_told_beside_the_report_that_gives_it(build_page: Build) -> None:
    pages = [build_page("They met.", [{"words": "met", "date": "2024-05-03", **MEETING}], outlet=o) for o in "AB"]
    pages.append(build_page("They met.", [{"words": "met", "date": "2024-06-03", **MEETING}], outlet="C"))
    (held,) = brief_of(pages, ()).held
    assert held.dates == ("2024-05-03", "2024-06-03")
    assert "C [3], par. 1 (dated 3 Jun 2024)" in render_brief(brief_of(pages, ()))


def test_a_plan_that_was_carried_out_is_held_and_an_open_one_is_planned(build_page: Build) -> None:
    plan = {**MEETING, "status": "planned", "format": "one-on-one"}
    pages = [
        build_page("They will meet.", [{"words": "will meet", **plan}]),
        build_page("They met.", [{"words": "met", **MEETING}], outlet="Gulf Post"),
        build_page("Talks are set.", [{"words": "Talks", **plan, "occurrence": "o2"}], outlet="Red Sea Times"),
    ]
    brief = brief_of(pages, ())
    assert [h.occurrence for h in brief.held] == ["o1"]
    assert [h.occurrence for h in brief.planned] == ["o2"]
    assert "(told beforehand, as one-on-one)" in " ".join(render_brief(brief).split())


@pytest.mark.parametrize(
    ("slots", "words"),
    [
        ({"status": "denied"}, "denied"),
        ({"status": "unreported", "factuality": "CT-"}, "not reported"),
        ({"status": "planned", "factuality": "CT-"}, "called off, moved or ruled out"),
        ({"status": "occurred", "factuality": "CT-"}, "not held, or none planned"),
    ],
)
def test_what_is_denied_is_never_told_as_held(build_page: Build, slots: dict[str, str], words: str) -> None:
    brief = brief_of([build_page("They met.", [{"words": "met", **MEETING, **slots}])], ())
    assert not brief.held
    assert not brief.planned
    assert brief.denied[0].states == (words,)


def test_a_denial_stands_beside_the_report_that_it_denies(build_page: Build) -> None:
    told = [{"words": "met", **MEETING}]
    denied = [{"words": "met", **MEETING, "status": "denied"}]
    brief = brief_of([build_page("They met.", told), build_page("They met.", denied, outlet="B")], ())
    assert len(brief.held) == len(brief.denied) == 1


def test_calls_and_agreements_have_their_own_sections(build_page: Build) -> None:
    text = "They spoke by phone. They agreed on a truce."
    page = build_page(
        text,
        [
            {"words": "spoke", "type": "CONSULT", "format": "phone", "actors": ("burhan", "abiy")},
            {"words": "agreed", "type": "AGREE", "phase": "agreed", "issue": "ceasefire", "actors": ("sdn", "rsf")},
        ],
    )
    brief = brief_of([page], ())
    assert brief.calls[0].formats == ("by phone",)
    assert brief.agreements[0].what == "a ceasefire: reached"
    assert not brief.held


def test_positions_of_one_kind_are_one_line_with_its_reports(build_page: Build) -> None:
    text = "Burhan demands a withdrawal. He demands it again."
    want = {
        "kind": "position",
        "holders": ("burhan",),
        "stance": "demands",
        "issue": "withdrawal",
        "on": On(step="withdrawal", by=("rsf",), place="Khartoum"),
        "type": "REQUEST",
    }
    page = build_page(text, [{"words": "demands a withdrawal", **want}, {"words": "demands it again", **want}])
    brief = brief_of([page], ())
    (stand,) = brief.stands
    assert len(stand.reports) == 2
    assert "- demands a withdrawal of forces by Rapid Support Forces (Khartoum)" in render_brief(brief)
    assert any("A withdrawal of forces: wanted by Abdel Fattah" in p.sentence for p in brief.open)


@pytest.mark.parametrize(
    "slots",
    [
        {"stance": "demands", "on": On(step="withdrawal", negated=True)},
        {"stance": "demands", "on": On(step="withdrawal"), "factuality": "CT-"},
        {"stance": "offers", "on": On(step="withdrawal")},
        {"stance": "considers", "on": On(step="withdrawal")},
    ],
)
def test_what_nobody_wants_is_not_open(build_page: Build, slots: dict[str, object]) -> None:
    want = {"kind": "position", "holders": ("burhan",), "issue": "withdrawal", "type": "REQUEST", **slots}
    brief = brief_of([build_page("Burhan spoke of it.", [{"words": "spoke of it", **want}])], ())
    assert brief.open == ()


def test_what_an_agreement_may_hold_is_not_open_between_its_sides(build_page: Build) -> None:
    want = {"kind": "position", "holders": ("egy",), "issue": "withdrawal", "stance": "demands", "type": "REQUEST"}
    wish = {"words": "wants them out", "on": On(step="withdrawal"), **want}
    deal = {
        "words": "signed a deal",
        "type": "AGREE",
        "phase": "signed",
        "issue": "agreement",
        "actors": ("egy", "eth"),
    }
    text = "Egypt wants them out. They signed a deal."
    assert not brief_of([build_page(text, [wish, deal])], ()).open
    refused = {**wish, "words": "They", "holders": ("rsf",), "stance": "rejects", "type": "REJECT"}
    (point,) = brief_of([build_page(text, [wish, deal, refused])], ()).open
    assert "resisted or rejected by Rapid Support Forces" in point.sentence


def test_a_negated_position_is_said_in_words(build_page: Build) -> None:
    want = {"kind": "position", "holders": ("egy",), "issue": "foreign_forces", "type": "REQUEST"}
    on = On(step="peacekeeping_deployment", negated=True)
    page = build_page("Egypt wants none.", [{"words": "wants none", **want, "stance": "demands", "on": on}])
    assert "demands that there be no deployment of foreign troops" in render_brief(brief_of([page], ()))


@pytest.mark.parametrize(
    ("slots", "is_told"),
    [
        ({"status": "planned", "date": "2027-05-07", "place": "cairo"}, True),
        ({"status": "planned", "date": "2027-05-07"}, False),
        ({"status": "planned", "place": "cairo"}, False),
        ({"status": "proposed", "date": "2027-05-07", "place": "cairo"}, False),
        ({"status": "occurred", "date": "2027-05-01", "place": "cairo"}, False),
    ],
)
def test_talks_of_nobody_named_are_told_where_day_and_place_are_set(
    build_page: Build, slots: dict[str, str], is_told: bool
) -> None:
    round_ = {"kind": "event", "type": "CONSULT", "rule": "events.consult.noun", **slots}
    page = build_page("The next round is in Cairo.", [{"words": "next round", **round_}])
    brief = brief_of([page], ())
    assert bool(brief.planned) is is_told
    assert not brief.held


@pytest.mark.parametrize(
    ("slots", "told"),
    [
        ({"type": "REQUEST", "status": "unreported", "factuality": "CT-"}, "does not demand a withdrawal of forces"),
        ({"type": "REJECT", "status": "occurred", "factuality": "CT-"}, "does not rule out a withdrawal of forces"),
        ({"type": "AGREE", "status": "unreported", "factuality": "CT-"}, "has not accepted a withdrawal of forces"),
        ({"type": "CONCEDE", "status": "occurred", "factuality": "CT+"}, "gives way on a withdrawal of forces"),
        ({"type": "CONCEDE", "status": "proposed", "factuality": "PS+"}, "considers a withdrawal of forces (possible)"),
        ({"type": "THREATEN", "status": "threatened", "factuality": "CT+"}, "considers a withdrawal of forces"),
        ({"type": "AGREE", "status": "conditional", "factuality": "CT+"}, "considers a withdrawal of forces (only on"),
    ],
)
def test_what_is_only_left_open_is_told_by_the_act_that_leaves_it(
    build_page: Build, slots: dict[str, str], told: str
) -> None:
    open_ = {"kind": "position", "holders": ("egy",), "stance": "considers", "on": On(step="withdrawal"), **slots}
    page = build_page("Egypt leaves it open.", [{"words": "leaves it open", **open_}])
    (line,) = [line for line in render_brief(brief_of([page], ())).splitlines() if line.startswith("    - ")]
    assert told in line
    assert "not reported" not in line
    assert "told as not so" not in line


def test_what_is_denied_is_not_said_twice_to_be_untrue(build_page: Build) -> None:
    slots = {"kind": "position", "holders": ("egy",), "issue": "sanctions", "stance": "demands", "type": "REQUEST"}
    page = build_page("Egypt asks.", [{"words": "asks", **slots, "status": "denied", "factuality": "CT-"}])
    (line,) = [line for line in render_brief(brief_of([page], ())).splitlines() if line.startswith("    - ")]
    assert "(denied):" in line


@pytest.mark.parametrize(
    ("sentence", "negated", "told"),
    [
        ("Egypt asks for a summit.", False, "demands a meeting"),
        ("Egypt asks that they meet.", False, "demands a meeting"),
        ("Egypt warns against meetings.", True, "demands that there be no meeting"),
        ("Egypt asks for a larger table.", False, "demands something on the form of the talks"),
        ("Egypt warns against a larger table.", True, "is against something on the form of the talks"),
    ],
)
def test_a_meeting_that_is_wanted_is_called_one(build_page: Build, sentence: str, negated: bool, told: str) -> None:
    want = {"kind": "position", "holders": ("egy",), "issue": "talks_format", "type": "REQUEST", "stance": "demands"}
    page = build_page(sentence, [{"words": sentence, **want, "on": On(step=None, negated=negated)}])
    assert f"    - {told}" in render_brief(brief_of([page], ()))


def test_a_contact_that_a_condition_supposes_is_not_told(build_page: Build) -> None:
    supposed = {**MEETING, "status": "conditional", "factuality": "Uu"}
    brief = brief_of([build_page("If they met, the war would end.", [{"words": "met", **supposed}])], ())
    assert not brief.held
    assert not brief.planned


def test_what_is_only_reported_is_said_so(build_page: Build) -> None:
    want = {"kind": "position", "holders": ("egy",), "issue": "sanctions", "stance": "resists", "factuality": "PR+"}
    likely = build_page("Egypt resists.", [{"words": "resists", **want}])
    passed_on = build_page("Egypt reportedly resists.", [{"words": "resists", **want}])
    assert "resists something on sanctions (likely):" in render_brief(brief_of([likely], ()))
    assert "resists something on sanctions (reportedly):" in render_brief(brief_of([passed_on], ()))


def test_threats_and_requests_stand_under_who_makes_them(build_page: Build) -> None:
    text = "Abiy threatened the RSF with force."
    act = {"type": "THREATEN", "actors": ("abiy",), "recipients": ("rsf",), "status": "threatened"}
    rendered = render_brief(brief_of([build_page(text, [{"words": text[:-1], **act}])], ()))
    assert '  Abiy Ahmed\n    - threatens Rapid Support Forces: "Abiy threatened the RSF with force"' in rendered


def test_the_speaker_stands_before_the_outlet(build_page: Build, said_by: Say) -> None:
    text = "They met, two officials said."
    levels = (said_by(text, None, "two officials"),)
    page = build_page(text, [{"words": "met", **MEETING, "attribution": levels}])
    assert "(two officials; Delta Mail [1], par. 1)" in render_brief(brief_of([page], ()))


def test_assessments_keep_the_likelihood_word_and_who_judges(build_page: Build, said_by: Say) -> None:
    text = "The Nile Institute says the truce will likely fail. Talks may start."
    judged = {
        "kind": "assessment",
        "likelihood": "likely",
        "likelihood_band": "55-80",
        "attribution": (said_by(text, "think-tank", "The Nile Institute"),),
    }
    page = build_page(
        text,
        [{"words": "the truce will likely fail", **judged}, {"words": "Talks may start", "kind": "assessment"}],
    )
    brief = brief_of([page], ())
    assert [a.by for a in brief.assessments] == ["Nile Institute", "Delta Mail [1]"]
    assert '- likely (55 to 80 in a hundred): "the truce' in render_brief(brief)
    assert [p.name for p in brief.parties if p.judges_only] == ["Nile Institute"]


def test_parties_gather_people_under_their_state_but_not_rebels(build_page: Build) -> None:
    acts = [
        {"words": "met", "type": "CONSULT", "actors": ("burhan", "hemedti")},
        {"words": "spoke", "type": "CONSULT", "actors": ("sdn", "rsf")},
    ]
    parties = brief_of([build_page("They met. They spoke.", acts)], ()).parties
    assert {p.name: p.people for p in parties} == {
        "Sudan": ("Abdel Fattah al-Burhan",),
        "Mohamed Hamdan Dagalo": (),
        "Rapid Support Forces": (),
    }


def test_what_is_open_is_gathered(build_page: Build) -> None:
    text = "Abiy and Burhan will meet. It remains unclear who will pay. The sun shines."
    page = build_page(
        text,
        [
            {"words": "will meet", **MEETING, "status": "planned"},
            {"words": "It remains unclear who will pay", "kind": "situation"},
            {"words": "The sun shines", "kind": "situation"},
        ],
    )
    sentences = [p.sentence for p in brief_of([page], ()).open]
    who = "Abdel Fattah al-Burhan and Abiy Ahmed"
    assert sentences == [f"A meeting of {who}: no date, no place given.", ""]


def test_empty_sections_say_so_in_one_line(build_page: Build) -> None:
    text = render_brief(brief_of([build_page("Nothing.")], ()))
    assert "\nCALLS: no statement found\n" in text
    assert "WHAT CANNOT STAND TOGETHER: none found" in text


def test_pages_that_were_not_coded_say_why(build_page: Build) -> None:
    gone = PageNotFound("there is no such file", where="lost.txt")
    brief = brief_of([build_page("Das ist so.", language="de", title="Titel")], (), unread=[gone])
    text = render_brief(brief)
    assert "not coded: the language is not English (de)" in text
    assert "[-] lost.txt; not read: there is no such file" in text
    assert text.startswith("BRIEF of 2 pages: 0 statements on 0 pages, 0 conflicts.")


def test_long_sections_are_cut_unless_all_is_asked_for(build_page: Build) -> None:
    text = " ".join(f"Thing number {n} goes on." for n in range(20))
    facts = [{"words": f"Thing number {n} goes on", "kind": "situation"} for n in range(20)]
    brief = brief_of([build_page(text, facts)], ())
    assert "and 8 more (--all shows them)" in render_brief(brief)
    assert "Thing number 19" not in render_brief(brief)
    assert "Thing number 19" in render_brief(brief, show_all=True)


def test_quotes_are_cut_around_the_trigger(build_page: Build) -> None:
    text = "one two three four five met six seven eight nine ten eleven twelve."
    page = build_page(text, [{"words": text[:-1], "trigger": "met", **MEETING}])
    assert '"… five met six seven eight …"' in render_brief(brief_of([page], ()), quote_words=5)


@pytest.mark.parametrize("width", [40, 60, 80, 100])
def test_no_line_is_wider_than_asked(build_page: Build, width: int) -> None:
    text = f"Burhan and Abiy met {'very ' * 30}long in {'x' * 120} and 漢字漢字漢字漢字漢字漢字漢字漢字."
    page = build_page(text, [{"words": text[:-1], **MEETING}], title="T" * 200)
    lines = render_brief(brief_of([page], ()), width).splitlines()
    assert max(len(line) for line in lines) <= width


def test_characters_of_a_page_are_harmless(build_page: Build) -> None:
    text = "They \x1b[31mmet\u202e in\tCairo\ud800 to\u00adday."
    page = build_page(text, [{"words": text[:-1], **MEETING}], outlet="Bad\x07Outlet", title="A\nB")
    rendered = render_brief(brief_of([page], ()))
    assert "They \ufffd[31mmet\ufffd in Cairo\ufffd today" in rendered
    assert "Bad\ufffdOutlet" in rendered
    assert all(c == "\n" or c.isprintable() for c in rendered)


def test_colour_only_adds_to_the_text(build_page: Build) -> None:
    brief = brief_of([build_page("They met.", [{"words": "met", **MEETING}])], ())
    assert "\x1b[1mMEETINGS TOLD AS HELD (1)\x1b[0m" in render_brief(brief, colour=True)
    assert "\x1b" not in render_brief(brief)


def test_the_record_of_a_brief_is_plain_json(build_page: Build) -> None:
    page = build_page(MET, [{"words": "met in Cairo", **MEETING}])
    record = brief_record(brief_of([page], ()))
    assert json.loads(json.dumps(record)) == record
    assert record["schema"] == "truceline-brief/1"
    assert record["held"][0]["reports"][0]["span"] == [16, 28]


def test_a_page_without_outlet_goes_by_its_host_or_its_number(build_page: Build) -> None:
    by_host = build_page("They met.", [{"words": "met", **MEETING}], outlet=None, url="https://gulf.example/a")
    nameless = build_page("They met.", [{"words": "met", **MEETING}], outlet=None)
    text = render_brief(brief_of([by_host, nameless], ()))
    assert "(gulf.example [1], par. 1)" in text
    assert "also page [2], par. 1" in text
    assert f"[2] page {nameless.id}; no date" in text


def test_the_list_of_pages_is_never_cut(build_page: Build) -> None:
    brief = brief_of([build_page("Nothing.", outlet=f"Outlet {n}") for n in range(15)], ())
    assert "  [15] Outlet 14; no date; 0 statements" in render_brief(brief)
