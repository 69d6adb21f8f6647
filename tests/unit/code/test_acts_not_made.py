"""Acts that a sentence names and nobody made: none is told as an act; what was made stays told."""

from __future__ import annotations

import pytest
from tests.cases.test_events import code
from tests.unit.code.test_status import reality

from truceline.model.statement import Statement


def told(text: str, type_: str) -> list[Statement]:
    return [s for s in code(text).statements if s.kind in ("event", "position") and s.type == type_]


def demands(text: str) -> set[tuple[str | None, str]]:
    """Status and factuality of the positions by which somebody demands."""
    return {(s.status, s.factuality) for s in code(text).statements if s.kind == "position" and s.stance == "demands"}


@pytest.mark.parametrize(
    "text",
    [
        "Kenya stopped short of demanding a withdrawal of Somali troops.",
        "Kenya is wary of demanding a withdrawal of Somali troops.",
        "It is time for Kenya to demand a withdrawal of Somali troops.",
        "Instead of demanding a withdrawal of Somali troops, Kenya waited.",
        "Kenya was supposed to demand a withdrawal of Somali troops.",
        "Kenya almost demanded a withdrawal of Somali troops.",
        "It is false that Kenya demanded a withdrawal of Somali troops.",
        "Kenya did not confirm that Niger had demanded a withdrawal of Somali troops.",
        "No Kenyan cabinet has wished to break the truce by demanding a withdrawal of Somali troops.",
        "Kenya is against demanding a withdrawal of Somali troops.",
        "Kenya was to have demanded a withdrawal of Somali troops.",
        "Kenya would be foolish to demand a withdrawal of Somali troops.",
        "It would be wrong for Kenya to demand a withdrawal of Somali troops.",
        "Did Kenya demand a withdrawal of Somali troops?",
        "Will Kenya demand a withdrawal of Somali troops?",
        "Can Kenya demand a withdrawal of Somali troops?",
    ],
)
def test_demands_that_nobody_made(text: str) -> None:
    assert not demands(text)


@pytest.mark.parametrize(
    ("text", "status", "factuality"),
    [
        ("Kenya managed to demand a withdrawal of Somali troops.", "demanded", "CT+"),
        ("Kenya called a meeting to demand a withdrawal of Somali troops.", "demanded", "CT+"),
        ("Kenya was right to demand a withdrawal of Somali troops.", "demanded", "CT+"),
        ("Kenya broke the truce by demanding a withdrawal of Somali troops.", "demanded", "CT+"),
        ("Kenya seemed to demand a withdrawal of Somali troops.", "demanded", "PR+"),
        ("Kenya gave up demanding a withdrawal of Somali troops.", "historical", "CT+"),
        ("Kenya denied demanding a withdrawal of Somali troops.", "denied", "CT-"),
        ("Kenya plans to demand a withdrawal of Somali troops.", "planned", "PR+"),
        ("Kenya would demand a withdrawal of Somali troops if it won.", "conditional", "CT+"),
        ("If the talks ended, Kenya would demand a withdrawal of Somali troops.", "conditional", "CT+"),
        ("Kenya would demand a withdrawal of Somali troops unless they moved.", "conditional", "CT+"),
        ("Kenya would demand a withdrawal of Somali troops, it said.", "planned", "CT+"),
        ("Why did Kenya demand a withdrawal of Somali troops?", "demanded", "CT+"),
    ],
)
def test_demands_that_are_told(text: str, status: str, factuality: str) -> None:
    assert demands(text) == {(status, factuality)}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kenya has no interest in meeting the president of Niger.", False),
        ("Kenya is too proud to meet the president of Niger.", False),
        ("It was wrong for Kenya to meet the president of Niger.", False),
        ("Kenya succeeded in meeting the president of Niger.", True),
        ("Kenya was able to meet the president of Niger.", True),
        ("Kenya has agreed to meet the president of Niger.", True),
        ("Kenya was wrong to meet the president of Niger.", True),
    ],
)
def test_contacts_that_are_only_thought_of(text: str, found: bool) -> None:
    assert bool(told(text, "CONSULT") or told(text, "AGREE")) is found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("No sane government could accept the truce, an aide said.", False),
        ("No Kenyan leader would agree to the truce.", False),
        ("No responsible cabinet would accept the proposal of Niger.", False),
        ("The government of Kenya could accept the truce, an aide said.", True),
        ("No minister stayed, but Kenya would agree to a deal with Niger.", True),
        ("The cabinet of Kenya has accepted the proposal of Niger.", True),
    ],
)
def test_what_nobody_would_do(text: str, found: bool) -> None:
    assert bool(told(text, "AGREE")) is found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I would be careful in how I criticise Kenya.", False),
        ("If he were a minister, he would weigh how he criticised Kenya.", False),
        ("You should think about how you criticise Kenya.", False),
        ("Niger again criticised Kenya.", True),
        ("The paper told how Niger criticised Kenya.", True),
        ("Niger criticised Kenya for how it would vote.", True),
    ],
)
def test_how_one_would_do_it(text: str, found: bool) -> None:
    assert bool(told(text, "ACCUSE")) is found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The aide asked whether Kenya had rejected the truce.", False),
        ("Mali asked if Kenya had left the talks.", False),
        ("Niger asked whether it was time to sign.", False),
        ("Mali asked Kenya to end the blockade.", True),
        ("Niger asked for the release of its captives if talks began.", True),
        ("Mali asked Kenya for a truce.", True),
    ],
)
def test_questions_are_no_requests(text: str, found: bool) -> None:
    assert bool(told(text, "REQUEST")) is found


@pytest.mark.parametrize(
    ("text", "trigger", "status", "factuality"),
    [
        # what is denied is the pay, not what it was for
        ("The rebels denied the reports that they were paid by Kenya to kill herders.", "kill", "proposed", "Uu"),
        ("The militia denied that it was hired to attack the town.", "attack", "proposed", "Uu"),
        ("Kenya denied that the scouts were sent to seize the well.", "seize", "proposed", "Uu"),
        ("The rebels denied the reports that they killed herders.", "killed", "denied", "CT-"),
        ("The militia denied that it had attacked the town.", "attacked", "denied", "CT-"),
        ("Kenya denied that the scouts seized the well.", "seized", "denied", "CT-"),
        # a participle by which a thing is known is taken as known
        ("He rejected the claim that the text matched one proposed by Kenya.", "proposed", "occurred", "CT+"),
        ("Mali wants to end the siege imposed by Kenya.", "imposed", "occurred", "CT+"),
        ("Kenya may drop the accord signed by its king.", "signed", "occurred", "CT+"),
        ("Mali wants a deal signed by Friday.", "signed", "proposed", "Uu"),
        ("He rejected the claim that Kenya proposed one.", "proposed", "denied", "CT-"),
        ("Kenya failed to get a pact signed.", "signed", "occurred", "CT-"),
        # a pact whose carrying out is put off stands
        (
            "Herders complained of delays in the enforcement of the accord signed by Kenya and Mali.",
            "signed",
            "occurred",
            "CT+",
        ),
        ("Mali postponed the implementation of an agreement with Kenya.", "agreement", "occurred", "CT+"),
        ("The strike delayed the rollout of a deal with Niger.", "deal", "occurred", "CT+"),
        ("Mali postponed an agreement with Kenya.", "agreement", "planned", "CT-"),
        ("The strike delayed talks with Niger.", "talks", "planned", "CT-"),
        ("Niger cancelled a summit with Kenya.", "summit", "planned", "CT-"),
        # plans that somebody comes without
        ("He did not arrive with a plan to revive talks in Gao.", "talks", "planned", "PR-"),
        ("The envoy has not come with proposals to end the siege.", "end", "proposed", "Uu"),
        ("She did not travel with plans to open talks in Gao.", "talks", "planned", "PR-"),
        ("He arrived with a plan to revive talks in Gao.", "talks", "planned", "PR+"),
        ("The envoy has come with plans to end the siege.", "end", "planned", "PR+"),
        ("She travelled with plans to open talks in Gao.", "talks", "planned", "PR+"),
        # what serves an end has not reached it
        ("They hold that this is the sole road left to reach a truce.", "reach", "proposed", "Uu"),
        ("They think this is the only way to end the siege.", "end", "proposed", "Uu"),
        ("It is up to Kenya to sign the accord.", "sign", "proposed", "Uu"),
        ("Kenya is to sign the accord.", "sign", "planned", "CT+"),
        ("She was the only envoy to end the siege.", "end", "occurred", "CT+"),
        ("He says they are to reach Gao.", "reach", "planned", "CT+"),
    ],
)
def test_how_far_a_frame_reaches(text: str, trigger: str, status: str, factuality: str) -> None:
    found = reality(text, trigger, None)
    assert (found.status, found.factuality) == (status, factuality)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The king doubts that the talks will lead to a ceasefire.", False),
        ("The talks will not lead to a ceasefire.", False),
        ("There is no case where talks lead to a ceasefire.", False),
        ("The king hopes that the talks will lead to a ceasefire.", True),
        ("The talks will lead to a ceasefire.", True),
        ("There is a case where talks lead to a ceasefire.", True),
    ],
)
def test_what_leads_to_something(text: str, found: bool) -> None:
    rules = {s.rule for s in code(text).statements if s.kind == "precondition"}
    assert ("preconditions.leads_to" in rules) is found


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("She wrote of the war that followed the withdrawal of Kenyan troops.", "occurred"),
        ("Riots preceded the withdrawal of Kenyan troops.", "occurred"),
        ("The coup triggered the withdrawal of Kenyan troops.", "occurred"),
        ("The plan includes the withdrawal of Kenyan troops.", "proposed"),
        ("The coup may trigger the withdrawal of Kenyan troops.", "proposed"),
        ("The king wants the withdrawal of Kenyan troops.", "proposed"),
    ],
)
def test_a_withdrawal_that_something_followed(text: str, status: str) -> None:
    found = {s.status for s in told(text, "RETREAT")}
    assert found <= {status}
    assert found or status == "proposed"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nobody disputes that Kenya attacked Somalia.", ("occurred", "CT+")),
        ("Kenya did not deny that it attacked Somalia.", ("unreported", "Uu")),
        ("There is no doubt that Kenya attacked Somalia.", ("occurred", "CT+")),
        ("Kenya denied that it attacked Somalia.", ("denied", "CT-")),
        ("Kenya has again denied attacking Somalia.", ("denied", "CT-")),
        ("Kenya was cleared of attacking Somalia.", ("denied", "CT-")),
        ("There is some doubt that Kenya attacked Somalia.", ("predicted", "PR-")),
    ],
)
def test_what_is_not_denied_or_doubted(text: str, found: tuple[str, str]) -> None:
    (attack,) = told(text, "ASSAULT")
    assert (attack.status, attack.factuality) == found
