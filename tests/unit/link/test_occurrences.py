from __future__ import annotations

import hashlib

import pytest

from truceline.lexicon.lexicon import load_lexicon
from truceline.link.occurrences import link_occurrences
from truceline.model.coded import CodedArticle
from truceline.model.page import Page
from truceline.pipeline import CaseRecord, Engine, check_pages

REPORT = (
    "Serbian President Aleksandar Vucic and Kosovo's Prime Minister Albin Kurti met in Skopje on 3 May 2023. "
    "The meeting was attended by officials of both governments."
)
ECHO = "On 3 May 2023 Albin Kurti and Aleksandar Vucic met in Skopje over number plates."
LATER = "Albin Kurti and Aleksandar Vucic met in Brussels on 9 May 2023 over number plates."


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


def _coded(engine: Engine, *texts: str, published: str | None = "2023-05-20") -> tuple[CodedArticle, ...]:
    pages = [
        Page(
            id=f"p{i}",
            source=t,
            sha256=hashlib.sha256(t.encode()).hexdigest(),
            kind="plain",
            clean=True,
            published=published,
        )
        for i, t in enumerate(texts)
    ]
    (record,) = check_pages(pages, engine)
    assert isinstance(record, CaseRecord)
    return record.articles


def _occurrences(article: CodedArticle, type_: str = "CONSULT") -> list[str]:
    return [s.occurrence for s in article.statements if s.type == type_ and s.occurrence]


def test_two_meetings_of_one_pair_in_one_week_stay_two(engine: Engine) -> None:
    report, later = _coded(engine, REPORT, LATER)
    assert _occurrences(report)
    assert _occurrences(later)
    assert not set(_occurrences(report)) & set(_occurrences(later))


def test_order_of_articles_does_not_matter(engine: Engine) -> None:
    articles = _coded(engine, REPORT, ECHO, LATER)
    forth = link_occurrences(articles, load_lexicon())
    back = link_occurrences(articles[::-1], load_lexicon())
    assert forth == back[::-1]


def test_nothing_is_linked_where_nothing_is_told() -> None:
    assert link_occurrences([], load_lexicon()) == ()


TOLD_AS_ONE = {
    "the meeting points back": REPORT,
    "the talks point back": (
        "Armenian Prime Minister Nikol Pashinyan and Azerbaijani President Ilham Aliyev met in Abu Dhabi on Thursday. "
        "The talks were attended by advisers of both governments."
    ),
    "the pair is named again": (
        "Kenyan President William Ruto and Ethiopian Prime Minister Abiy Ahmed met in Nairobi on Sunday. Trade rose. "
        "The meeting between Ruto and Abiy was the first since the war in Tigray began."
    ),
    "a call is a conversation": (
        "Emmanuel Macron and Vladimir Putin spoke by phone on Tuesday. The conversation between Macron and Putin "
        "lasted two hours."
    ),
    "one party and a format are named twice": (
        "Kenyan President William Ruto said a trilateral summit with Abiy Ahmed will follow at a later date. "
        "A border deal will be signed at the future trilateral summit with Abiy Ahmed, he said."
    ),
}
TOLD_AS_TWO = {
    "one party in two formats": (
        "Kenyan President William Ruto said a trilateral summit with Abiy Ahmed will follow at a later date. "
        "A border deal will be signed at the future bilateral summit with Abiy Ahmed, he said."
    ),
    "another day": (
        "Ilham Aliyev and Nikol Pashinyan met in Sochi on 3 May 2023. Pashinyan and Aliyev met on 9 May 2023."
    ),
    "a next one": (
        "Kenyan President William Ruto and Ethiopian Prime Minister Abiy Ahmed met in Nairobi on Sunday. "
        "Ruto and Abiy will hold another meeting in Addis Ababa."
    ),
    "other people": (
        "Aleksandar Vucic and Albin Kurti met in Skopje on Sunday. Emmanuel Macron met Olaf Scholz on Sunday in Paris."
    ),
    "a meeting and a call": (
        "Emmanuel Macron and Vladimir Putin met in Sochi on Tuesday. Macron and Putin spoke by phone on Tuesday."
    ),
    "held and not held": (
        "Ilham Aliyev and Nikol Pashinyan met in Sochi on 3 May 2023. Aliyev and Pashinyan did not meet in Granada."
    ),
}


@pytest.mark.parametrize("text", TOLD_AS_ONE.values(), ids=TOLD_AS_ONE.keys())
def test_a_meeting_is_told_on(engine: Engine, text: str) -> None:
    (article,) = _coded(engine, text)
    found = _occurrences(article)
    assert len(found) >= 2
    assert len(set(found)) == 1


@pytest.mark.parametrize("text", TOLD_AS_TWO.values(), ids=TOLD_AS_TWO.keys())
def test_two_meetings_stay_two(engine: Engine, text: str) -> None:
    (article,) = _coded(engine, text)
    found = _occurrences(article)
    assert len(found) >= 2
    assert len(set(found)) == len(found)


ONE = {
    "parties and day": (REPORT, ECHO),
    "parties and the days before publication": (
        "Kenyan President William Ruto met Ethiopian Prime Minister Abiy Ahmed in Nairobi.",
        "Abiy Ahmed met William Ruto on Thursday to talk about the border.",
    ),
    "a plan and what came of it": (
        "Kenyan President William Ruto will meet Ethiopian Prime Minister Abiy Ahmed on 24 May 2023 in Nairobi.",
        "Kenyan President William Ruto met Ethiopian Prime Minister Abiy Ahmed on 24 May 2023.",
    ),
}
TWO = {
    "other days": (REPORT, LATER),
    "other people of the same states": (
        "Kenyan President William Ruto met Ethiopian Prime Minister Abiy Ahmed in Nairobi.",
        "Kenyan Foreign Minister Alfred Mutua met Ethiopian Deputy Prime Minister Demeke Mekonnen in Nairobi.",
    ),
    "other places": (
        "Kenyan President William Ruto met Ethiopian Prime Minister Abiy Ahmed in Nairobi.",
        "Kenyan President William Ruto met Ethiopian Prime Minister Abiy Ahmed in Addis Ababa.",
    ),
    "a wish and a meeting": (
        "Kenyan President William Ruto met Ethiopian Prime Minister Abiy Ahmed in Nairobi.",
        "Kenyan President William Ruto wants to meet Ethiopian Prime Minister Abiy Ahmed.",
    ),
}


@pytest.mark.parametrize("texts", ONE.values(), ids=ONE.keys())
def test_two_pages_tell_of_one_meeting(engine: Engine, texts: tuple[str, str]) -> None:
    one, other = _coded(engine, *texts)
    assert set(_occurrences(one)) & set(_occurrences(other))


@pytest.mark.parametrize("texts", TWO.values(), ids=TWO.keys())
def test_two_pages_tell_of_two_meetings(engine: Engine, texts: tuple[str, str]) -> None:
    one, other = _coded(engine, *texts)
    assert _occurrences(one)
    assert _occurrences(other)
    assert not set(_occurrences(one)) & set(_occurrences(other))


def test_pages_without_a_day_are_one_by_place_and_people(engine: Engine) -> None:
    texts = (
        "Kenyan President William Ruto met Ethiopian Prime Minister Abiy Ahmed in Nairobi over the border.",
        "In Nairobi, Ethiopian Prime Minister Abiy Ahmed met Kenyan President William Ruto.",
        "Ethiopian Prime Minister Abiy Ahmed met Kenyan President William Ruto.",
    )
    first, second, third = (set(_occurrences(a)) for a in _coded(engine, *texts, published=None))
    assert first == second
    assert not first & third


TOLD_ON = {
    "a participle": (
        "ASSAULT",
        "On 3 May 2023 the Sudanese army resumed shelling in Omdurman, killing two farmers and wounding six.",
    ),
    "a participle after and": (
        "ASSAULT",
        "On 9 April 2031 the Ethiopian army attacked Adwa, bombing the market and shelling the road.",
    ),
    "two participles of an army": (
        "ASSAULT",
        "Azerbaijan attacked Stepanakert on Tuesday, shelling the suburbs.",
    ),
    "a withdrawal from the city": (
        "RETREAT",
        "Ethiopian troops are withdrawing from Adwa. The road is open. Ethiopia has withdrawn half of its troops.",
    ),
    "a withdrawal from one place": (
        "RETREAT",
        "Armenia has withdrawn its troops from Lachin. The troops were withdrawn from Lachin before dawn.",
    ),
    "a share of the troops": (
        "RETREAT",
        "Sudan withdrew 40 percent of its forces from Abyei. Sudan has withdrawn 40 percent of the units.",
    ),
    "such a proposal": (
        "AGREE",
        "Kenya has accepted Ethiopia's proposal for a fourth round of talks. He said Kenya agreed to such a proposal.",
    ),
    "the offer": (
        "AGREE",
        "Sudan's army agreed to a ceasefire with the Rapid Support Forces. Sudan's army accepted the offer in Jeddah.",
    ),
    "this proposal": (
        "AGREE",
        "Armenia accepted a Russian proposal on the border. Armenia has agreed to this proposal, a minister said.",
    ),
}
NOT_TOLD_ON = {
    "a participle of another": (
        "ASSAULT",
        "On 9 April 2031 Ethiopian troops attacked Adwa, and Eritrean troops attacked Badme, shelling the road.",
    ),
    "another sentence": (
        "ASSAULT",
        "Azerbaijan attacked Stepanakert on Tuesday. Azerbaijan was shelling Martuni for weeks.",
    ),
    "a verb of its own": (
        "ASSAULT",
        "Azerbaijan attacked Stepanakert in May and bombed Martuni in June.",
    ),
    "another place": (
        "RETREAT",
        "Armenia has withdrawn its troops from Lachin. Armenia has withdrawn its troops from Kelbajar.",
    ),
    "another party": (
        "RETREAT",
        "Armenia has withdrawn its troops from Lachin. Azerbaijan has withdrawn its troops from Lachin.",
    ),
    "what an attack answers": (
        "ASSAULT",
        "Peace talks between Ethiopia and Eritrea began in Nairobi. "
        "Ethiopia launched airstrikes against Eritrea's forces in retaliation for an attack on the army of Ethiopia.",
    ),
    "what a strike answers": (
        "ASSAULT",
        "Peace talks between India and Pakistan began in Delhi. "
        "India launched airstrikes against Pakistan's army in retaliation for an attack on soldiers of India.",
    ),
    "another number": (
        "RETREAT",
        "Sudan withdrew 40 soldiers from Abyei. Sudan withdrew 90 soldiers.",
    ),
    "an offer of its own": (
        "AGREE",
        "Armenia accepted a Russian proposal on the border. Azerbaijan has agreed to this proposal, a minister said.",
    ),
}


@pytest.mark.parametrize(("type_", "text"), TOLD_ON.values(), ids=TOLD_ON.keys())
def test_an_act_is_told_on(engine: Engine, type_: str, text: str) -> None:
    (article,) = _coded(engine, text)
    found = _occurrences(article, type_)
    assert len(found) >= 2
    assert len(set(found)) == 1


@pytest.mark.parametrize(("type_", "text"), NOT_TOLD_ON.values(), ids=NOT_TOLD_ON.keys())
def test_two_acts_stay_two(engine: Engine, type_: str, text: str) -> None:
    (article,) = _coded(engine, text)
    assert len(set(_occurrences(article, type_))) >= 2


@pytest.mark.parametrize("which", ["next", "sixth", "new"])
def test_a_round_has_the_parties_of_its_series(engine: Engine, which: str) -> None:
    series = "Kenya and Ethiopia held their fifth round of talks in Nairobi on 3 May 2023. "
    plan = f"The {which} round of talks will take place in Geneva on 24 May 2023."
    told, other = _coded(engine, series + plan, "Kenya and Ethiopia will hold talks in Geneva on 24 May 2023.")
    assert set(_occurrences(told)) & set(_occurrences(other))


@pytest.mark.parametrize(
    "other",
    [
        "Kenya and Uganda will hold talks in Geneva on 24 May 2023.",
        "Kenya and Ethiopia will hold talks in Geneva on 30 May 2023.",
        "Kenya and Ethiopia will hold talks in Cairo on 24 May 2023.",
    ],
)
def test_a_round_of_others_stays_apart(engine: Engine, other: str) -> None:
    series = "Kenya and Ethiopia held their fifth round of talks in Nairobi on 3 May 2023. "
    plan = "The next round of talks will take place in Geneva on 24 May 2023."
    told, another = _coded(engine, series + plan, other)
    assert not set(_occurrences(told)) & set(_occurrences(another))


ACTS_AS_ONE = {
    "one truce accepted": (
        "AGREE",
        "Sudan's army agreed on Monday to a seven-day ceasefire with the Rapid Support Forces.",
        "The Sudanese army has agreed to a ceasefire with the Rapid Support Forces.",
    ),
    "one war": (
        "ASSAULT",
        "Iraq's invasion of Kuwait in 1990 shocked the region.",
        "The Iraqi invasion of Kuwait is still disputed.",
    ),
    "the very same words": (
        "AGREE",
        "“There is no deal until every prisoner is home,” the envoy said in Aden.",
        "He told reporters in Muscat: “There is no deal until every prisoner is home.”",
    ),
}
ACTS_AS_TWO = {
    "other matters": (
        "AGREE",
        "Sudan's army agreed on Monday to a seven-day ceasefire with the Rapid Support Forces.",
        "The Sudanese army has agreed on Monday to a prisoner exchange with the Rapid Support Forces.",
    ),
    "other attackers": (
        "ASSAULT",
        "Iraq's invasion of Kuwait in 1990 shocked the region.",
        "Russia's invasion of Ukraine shocked the region.",
    ),
    "attacks without a day": (
        "ASSAULT",
        "Saudi Arabia bombed Houthi positions in Yemen.",
        "Saudi Arabia bombed the Houthis in Yemen again.",
    ),
}


@pytest.mark.parametrize(("type_", "one", "other"), ACTS_AS_ONE.values(), ids=ACTS_AS_ONE.keys())
def test_two_pages_tell_of_one_act(engine: Engine, type_: str, one: str, other: str) -> None:
    first, second = _coded(engine, one, other)
    assert set(_occurrences(first, type_)) & set(_occurrences(second, type_))


@pytest.mark.parametrize(("type_", "one", "other"), ACTS_AS_TWO.values(), ids=ACTS_AS_TWO.keys())
def test_two_pages_tell_of_two_acts(engine: Engine, type_: str, one: str, other: str) -> None:
    first, second = _coded(engine, one, other)
    assert _occurrences(first, type_)
    assert _occurrences(second, type_)
    assert not set(_occurrences(first, type_)) & set(_occurrences(second, type_))


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        (
            "Narendra Modi visited Kenya, Somalia and Norway last week.",
            "William Ruto met Narendra Modi last week.",
            False,
        ),
        (
            "Narendra Modi was received by William Ruto on 3 May 2023.",
            "William Ruto visited India on 3 May 2023.",
            False,
        ),
        (
            "Delegations from Serbia and Kosovo met in Skopje last week.",
            "Aleksandar Vucic spoke to Albin Kurti on Friday.",
            False,
        ),
        (
            "Aleksandar Vucic visited Kosovo on 3 May 2023.",
            "Aleksandar Vucic visited Kosovo on 3 May 2023 over number plates.",
            True,
        ),
    ],
)
def test_contacts_of_others_are_others(engine: Engine, first: str, second: str, one: bool) -> None:
    a, b = _coded(engine, first, second, published="2023-05-08")
    assert bool(set(_occurrences(a)) & set(_occurrences(b))) is one
