"""Actors whom a text only describes: by a noun with its sector and country, by an unknown name, by a place."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from truceline.model.actor import Actor
from truceline.model.coded import AnnotatedArticle

Annotate = Callable[..., AnnotatedArticle]


def described(article: AnnotatedArticle, words: str) -> Actor | None:
    """The described actor whose mention has just these words."""
    actors = {a.id: a for a in article.described_actors}
    return next((actors[m.of] for m in article.described if m.span.of(article.text) == words), None)


@pytest.mark.parametrize(
    ("text", "words", "country", "sector", "kind"),
    [
        ("A Zambian court freed him.", "Zambian court", "ZMB", "JUD", "organ"),
        ("Police held a Kyrgyz journalist.", "Kyrgyz journalist", "KGZ", "MED", "other"),
        ("The gunmen from Mali fled.", "gunmen", "MLI", "REB", "armed_group"),
        ("The students throughout Indonesia left.", "students", "IDN", "EDU", "other"),
        ("The Danish-trained soldiers left Mali.", "Danish-trained soldiers", None, "MIL", "other"),
        ("The Danish-led soldiers left Mali.", "Danish-led soldiers", "DNK", "MIL", "other"),
        ("The mayor of a town near Lusaka resigned.", "mayor", "ZMB", "GOV", "other"),
        # silent: no nationality that only leans, counts or names another people
        ("The pro-Serbian teachers left Oslo.", "pro-Serbian teachers", None, "EDU", "other"),
        ("Seven other nurses came with Annan.", "nurses", None, "HLH", "other"),
        ("The ethnic Hungarian farmers left.", "ethnic Hungarian farmers", None, "AGR", "other"),
    ],
)
def test_nouns_for_people_and_bodies(
    annotated: Annotate, text: str, words: str, country: str | None, sector: str, kind: str
) -> None:
    actor = described(annotated(text), words)
    assert actor is not None
    assert (actor.country, actor.sector, actor.kind) == (country, sector, kind)


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The court fined Wexford Shipping Company.", "Wexford Shipping Company", "wexford-shipping-company"),
        ("Police questioned Danforth.", "Danforth", "danforth"),
        ("They blamed the Envoy to the Sahel Kofi Annan.", "Envoy", "kofi-annan"),
        ("Putin has offered to talk.", "Putin", "vladimir-putin"),
        ("Troops left Niger and Chad.", "Chad", None),
        ("They met on Tuesday.", "Tuesday", None),
        ("He signed the Accord.", "Accord", None),
        ("PRESS RELEASE WAS ISSUED by them.", "RELEASE", None),
    ],
)
def test_names_that_nothing_explains(annotated: Annotate, text: str, words: str, expected: str | None) -> None:
    actor = described(annotated(text), words)
    assert (actor.id if actor else None) == expected


def test_the_state_in_which_a_place_lies(annotated: Annotate) -> None:
    found = annotated("Shells fell on Kharkiv. Rockets hit a hill near Goma. A strike on Gaza City followed.")
    governments = {a.id for a in found.described_actors if a.kind == "government"}
    states = {m.span.of(found.text): m.of for m in found.described if m.of in governments}
    assert states["Kharkiv"] == "ukr"
    assert states["Goma"] == "cod"
    assert "Gaza City" not in states


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Malian rebels left the camp.", "MLI"),
        ("Rebels in northern Mali left the camp.", "MLI"),
        ("Protesters in Lusaka threw stones.", "ZMB"),
        ("The rebels left the camp in Mali.", None),
        ("Rebels, in Mali's view, must go.", None),
        ("The protesters threw stones at Zambian police.", None),
    ],
)
def test_unnamed_groups_have_the_country_beside_them(annotated: Annotate, text: str, country: str | None) -> None:
    found = [a for a in annotated(text).actors if a.kind in ("armed_group", "other")]
    assert [a.country for a in found] == [country]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Mali's religious leader Idris Bemba left.", "MLI"),
        ("President Bush threatened to leave.", "USA"),
        ("The Malian commander Idris Bemba left.", "MLI"),
        ("Chad's troops met commander Idris Bemba.", None),
        ("President Bemba threatened to leave.", None),
        ("The commander Idris Bemba left Mali.", None),
    ],
)
def test_the_country_of_people_nobody_knows(annotated: Annotate, text: str, country: str | None) -> None:
    (person,) = [a for a in annotated(text).actors if a.kind == "person"]
    assert person.country == country


def test_ethnic_groups_are_no_states(annotated: Annotate) -> None:
    assert [a.id for a in annotated("They met ethnic Hungarians.").actors] == []
    assert [a.id for a in annotated("They met Hungarians.").actors] == ["hun"]


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        # where they act: crowds, bodies of a state, a people within another state
        ("Prisoners rioted at a jail in Kampala.", "Prisoners", "UGA"),
        ("Police arrested two men in Nairobi.", "Police", "KEN"),
        ("Ethnic Hungarians demonstrated in Slovakia.", "Hungarians", "SVK"),
        # whence they flee, where they stay, to what they belong
        ("Food will go to refugees fleeing the war in Liberia.", "refugees", "LBR"),
        ("Food will go to refugees expelled from Uganda.", "refugees", "UGA"),
        ("Peru fined miners affiliated with a Chilean union.", "miners", "CHL"),
        # the only state of the text
        ("The parliament rejected it. The Peruvian army said nothing.", "parliament", "PER"),
        # silent: whoever may be a foreigner, a place of something else, two states in the text
        ("Two tourists were held in Cairo.", "tourists", None),
        ("Students praised a truce in Sudan.", "Students", None),
        ("The parliament rejected an offer of Peruvian and Chilean envoys.", "parliament", None),
        ("Gunmen shot at a bank in Cairo.", "Gunmen", None),
        ("The envoy of Peru urged both armies to stop.", "armies", None),
        ("A foreign court freed the Peruvian envoy.", "foreign court", None),
    ],
)
def test_a_home_by_where_they_act_or_by_the_text(
    annotated: Annotate, text: str, words: str, country: str | None
) -> None:
    actor = described(annotated(text), words)
    assert actor is not None
    assert actor.country == country


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Syrian Kurds left the camp.", "SYR"),
        ("The Thai opposition left the talks.", "THA"),
        ("Opposition parties left. In Nepal the opposition leaders met.", "NPL"),
        ("Guerrillas operating in Peru left the camp.", "PER"),
        # silent: no state of their own by "ethnic", none behind a name that nobody knows
        ("Ethnic Albanian guerrillas left the camp.", None),
        ("Rebels in the Ubara valley told Chile so.", None),
        ("The Kurds told Chile and Peru so.", None),
    ],
)
def test_whose_peoples_oppositions_and_rebels_are(annotated: Annotate, text: str, country: str | None) -> None:
    found = [a for a in annotated(text).actors if a.kind in ("armed_group", "other")]
    assert [a.country for a in found] == [country]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("President Idris Bemba rejected the offer of the Malian army.", "MLI"),
        ("Judge Idris Bemba opened an inquiry in Peru.", "PER"),
        ("The Foreign Minister Idris Bemba left. Nepal said nothing.", "NPL"),
        # silent: somebody's president, a lower-case one, an office given up, two states
        ("Fenwick President Idris Bemba rejected the Malian offer.", None),
        ("The bank's president Idris Bemba rejected the Malian offer.", None),
        ("Former President Idris Bemba rejected the Malian offer.", None),
        ("President Idris Bemba rejected offers of Malian and Peruvian envoys.", None),
    ],
)
def test_offices_are_of_the_only_state_of_the_text(annotated: Annotate, text: str, country: str | None) -> None:
    (person,) = [a for a in annotated(text).actors if a.kind == "person"]
    assert person.country == country


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("President Carter left.", True),
        ("Menachem Begin met the Israeli cabinet.", True),
        ("Prime Minister Indira Gandhi left.", True),
        # silent: a surname alone, a name without its country, a role that is no office
        ("Callaghan left London with the British team.", False),
        ("Tom Adams won the race.", False),
        ("Striker Tom Adams won the race.", False),
    ],
)
def test_leaders_of_long_ago_need_an_office_or_their_country(annotated: Annotate, text: str, known: bool) -> None:
    assert any(a.kind == "person" and a.sector == "GOV" for a in annotated(text).actors) == known


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Kenyan deputy trade minister Wanjiru Otuoma scolded the envoy.", "Wanjiru Otuoma", "KEN"),
        ("Salma Idrissi, Morocco's leading prison campaigner, has begun a fast.", "Salma Idrissi", "MAR"),
        ("A member of the Zambian parliament, Mutale Phiri, has begun a fast.", "Mutale Phiri", "ZMB"),
        ("Salma Idrissi, a prison campaigner, has begun a fast in Morocco.", "Salma Idrissi", None),
        ("Mutale Phiri, the head of a club of walkers, spoke to the Zambian envoy.", "Mutale Phiri", None),
        ("Wanjiru Otuoma, a lawyer, spoke to the Kenyan envoy.", "Wanjiru Otuoma", None),
    ],
)
def test_people_have_the_country_of_the_words_that_describe_them(
    annotated: Annotate, text: str, name: str, country: str | None
) -> None:
    article = annotated(text)
    (person,) = [a for a in article.actors if a.name == name]
    assert (person.kind, person.country) == ("person", country)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The junta has accused Darfur rebels of theft.", ("Darfur rebels", "SDN")),
        ("The convoy was stopped by Tigray rebels.", ("Tigray rebels", "ETH")),
        ("Near Goma, rebels hold the ford.", ("rebels", None)),
    ],
)
def test_rebels_of_a_region(annotated: Annotate, text: str, expected: tuple[str, str | None]) -> None:
    article = annotated(text)
    assert [(a.name, a.country) for a in article.actors if a.kind == "armed_group"] == [expected]


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        # the state of a people that has none of its own
        ("Tamil refugees left the camp.", "Tamil refugees", "LKA"),
        ("Police held two Yoruba chiefs and a Hausa mayor.", "Hausa mayor", "NGA"),
        ("The ethnic Hungarian party left.", "ethnic Hungarian party", None),
        ("Mr. Luo and the doctors left.", "doctors", None),
        # people at large, where they stand, march or block a road
        ("Hundreds of teachers marched in Lima.", "teachers", "PER"),
        ("Dozens of people blocked a road in Lusaka.", "people", "ZMB"),
        ("Dozens of students praised a truce in Sudan.", "students", None),
        # an embassy is not of the state in which it stands
        ("The embassy in Lusaka closed.", "embassy", None),
        ("The embassy of Peru in Lusaka closed.", "embassy", "PER"),
        ("An ambassador in Nairobi resigned.", "ambassador", None),
        # the only state of a text, unless it is only a goal
        ("Peru is calm. Parliament has approved it.", "Parliament", "PER"),
        ("Lawmakers want more sanctions on Mali.", "Lawmakers", None),
        ("The authorities arrested a man on his way to Chad.", "authorities", None),
    ],
)
def test_whose_people_and_bodies_are(annotated: Annotate, text: str, words: str, country: str | None) -> None:
    actor = described(annotated(text), words)
    assert actor is not None
    assert actor.country == country


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("On Thursday Obama urged restraint.", "Obama", "barack-obama"),
        ("Trump urged restraint.", "Trump", "donald-trump"),
        ("Mubarak has declined.", "Mubarak", "hosni-mubarak"),
        ("The mayor, Ana Mubarak, spoke. Mubarak has declined.", "Mubarak", None),
        ("Clara Obama spoke. Her uncle Obama declined.", "Obama", None),
        ("They play the trump card.", "trump", None),
    ],
)
def test_a_leader_by_his_surname_alone(annotated: Annotate, text: str, words: str, expected: str | None) -> None:
    actor = described(annotated(text), words)
    assert (actor.id if actor and actor.kind == "person" else None) == expected


@pytest.mark.parametrize(
    ("published", "expected"),
    [("2025-08-15", "friedrich-merz"), ("2009-05-01", "hans-rudolf-merz")],
)
def test_of_several_leaders_of_a_surname_whoever_is_in_office_on_the_day_is_meant(
    annotated: Annotate, published: str | None, expected: str | None
) -> None:
    actor = described(annotated("Merz urged restraint.", published), "Merz")
    assert (actor.id if actor and actor.country else None) == expected
