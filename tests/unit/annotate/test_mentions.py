"""Mentions: names, surnames, roles, states, capitals and descriptions, in text of many negotiations."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from truceline.model.coded import AnnotatedArticle

Annotate = Callable[..., AnnotatedArticle]


def named(article: AnnotatedArticle) -> list[tuple[str, str]]:
    """The words of every mention with the name of what it means."""
    names = {a.id: a.name for a in article.actors} | {p.id: f"@{p.name}" for p in article.places}
    return [(m.span.of(article.text), names[m.of]) for m in article.mentions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kofi Annan flew to Nairobi. Annan said the talks would go on.", ("Annan", "Kofi Annan")),
        ("Colonel Abdelaziz Hamdoun signed first. Hamdoun then left the hall.", ("Hamdoun", "Abdelaziz Hamdoun")),
        ("The envoy, Mr. Ruslan Petrenko, waited. Mr. Petrenko spoke late.", ("Petrenko", "Ruslan Petrenko")),
        ("Negotiators met Vladimir Putin. Putin was silent.", ("Putin", "Vladimir Putin")),
        ("Defence Minister Idris Wolde resigned. Wolde had opposed the truce.", ("Wolde", "Idris Wolde")),
        ("Kyiv said on Monday that it would send a delegation.", ("Kyiv", "Ukraine")),
        ("The Kremlin dismissed the report.", ("Kremlin", "Russia")),
        ("Sudanese officials rejected the plan for the crossing.", ("Sudanese officials", "Sudan")),
        ("Colombia's government freed the prisoners.", ("Colombia's government", "Colombia")),
        ("Diplomats welcomed the Armenian offer.", ("Armenian", "Armenia")),
        ("The US-Kenya talks resumed on Monday.", ("Kenya", "Kenya")),
        ("A UK-EU summit was held.", ("EU", "European Union")),
        ("Envoys held US-Chinese talks.", ("Chinese", "China")),
        ("They spoke of peace in Khartoum for a week.", ("Khartoum", "@Khartoum")),
        ("Delegates arrived in Cyprus on Friday.", ("Cyprus", "@Cyprus")),
        ("The talks in Geneva broke down.", ("Geneva", "@Geneva")),
        ("Shells fell on the Gaza Strip.", ("Gaza Strip", "@Gaza Strip")),
        ("The summit was held in Alaska.", ("Alaska", "@Alaska")),
    ],
)
def test_words_mean_an_actor_or_a_place(annotated: Annotate, text: str, expected: tuple[str, str]) -> None:
    assert expected in named(annotated(text))


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Former U.S. President Bill Clinton was in Belfast.", "Former U.S. President"),
        ("Friedrich Merz, the German chancellor, called both sides.", "German chancellor"),
        ("Kremlin spokesman Dmitry Peskov had no comment.", "Kremlin spokesman"),
        ("Ex-Defence Minister Pavlo Hrytsak wrote the letter.", "Ex-Defence Minister"),
        ("Ivar Lindqvist, head of the monitoring mission, left.", "head of the monitoring mission"),
        ("Secretary of State Marco Rubio went home.", "Secretary of State"),
    ],
)
def test_the_office_that_the_text_gives_is_kept_in_its_words(annotated: Annotate, text: str, role: str) -> None:
    article = annotated(text)
    roles = [(m.role, m.role_span and m.role_span.of(text)) for m in article.mentions if m.role]
    assert roles == [(role, role)]


@pytest.mark.parametrize(
    ("text", "silent"),
    [
        ("Jordan Whitlock scored twice and Chad Brewer was sent off.", "Jordan"),
        ("They served roast turkey with rice.", "turkey"),
        ("The freighter MV-Chad sank off the coast.", "Chad"),
        ("An AK-Kenya rifle was found.", "Kenya"),
        ("The Russian-born pianist played for an hour.", "Russian"),
        ("Melania Trump opened the school with the ambassador.", "Trump"),
        ("Nigerian traders waited at the border.", "Niger"),
        ("Israel Hadari, a shopkeeper in Sderot, said the siren was late.", "Israel"),
        ("The band Iran Delgado said nothing to the ministers.", "Iran"),
        ("Trade in North America grew, the minister said.", "America"),
        ("AP Photo Netanyahu says Hamas broke the truce.", "Photo Netanyahu"),
        ("Welcome Sean Combs to the talks, said the minister.", "Welcome Sean Combs"),
    ],
)
def test_a_look_alike_is_no_mention(annotated: Annotate, text: str, silent: str) -> None:
    assert silent not in [words for words, _ in named(annotated(text))]


def test_an_unknown_person_keeps_the_country_of_the_role(annotated: Annotate) -> None:
    article = annotated("Yemeni Oil Minister Saeed Bafadhl signed. Bafadhl smiled.")
    person = next(a for a in article.actors if a.kind == "person")
    assert (person.id, person.country) == ("saeed-bafadhl", "YEM")


def test_two_people_of_one_surname_stay_two(annotated: Annotate) -> None:
    text = (
        "Foreign Minister Emeka Okoro met Senator Grace Okoro. Minister Okoro then left for Accra. "
        "Senator Okoro stayed behind."
    )
    article = annotated(text)
    of = [m.of for m in article.mentions if m.span.of(text) == "Okoro"]
    assert of == ["emeka-okoro", "grace-okoro"]


def test_an_office_alone_means_who_was_introduced_with_it(annotated: Annotate) -> None:
    text = "German Chancellor Friedrich Merz spoke in Bonn. The German chancellor asked for patience."
    assert ("The German chancellor", "Friedrich Merz") in named(annotated(text))


def test_an_office_alone_means_its_holder_at_the_time(annotated: Annotate) -> None:
    article = annotated("The Russian president sent a letter to the mediators.", "2021-03-04")
    assert ("The Russian president", "Vladimir Putin") in named(article)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The minister signed. Finance Minister Idris Wolde had no doubt.", "The minister"),
        ("The ambassador left. Marta Solberg, ambassador in Quito, stayed.", "The ambassador"),
        ("The general agreed. General Luis Rayo refused.", "The general"),
    ],
)
def test_an_office_alone_does_not_mean_whoever_comes_later(annotated: Annotate, text: str, words: str) -> None:
    assert words not in [found for found, _ in named(annotated(text))]


def test_an_office_alone_of_two_people_means_nobody(annotated: Annotate) -> None:
    text = "President Idris Wolde met President Marta Solberg. The president was tired."
    assert "The president" not in [words for words, _ in named(annotated(text))]


def test_a_shared_form_needs_evidence(annotated: Annotate) -> None:
    alone = annotated("Georgia held a vote on the harbour.")
    beside = annotated("Georgia held a vote on the harbour. Tbilisi was calm.")
    assert not alone.actors
    assert ("Georgia", "Georgia") in named(beside)


def test_names_joined_by_a_hyphen_are_two(annotated: Annotate) -> None:
    article = annotated("The Vladimir Putin-Donald Trump meeting was short.")
    assert [a.id for a in article.actors] == ["vladimir-putin", "donald-trump"]


def test_a_capital_visited_is_actor_and_place(annotated: Annotate) -> None:
    assert {"Russia", "@Moscow"} <= {name for _, name in named(annotated("The envoy visited Moscow in May."))}


def test_troops_are_the_army_where_it_is_known(annotated: Annotate) -> None:
    article = annotated("Israeli troops left the town and Bolivian troops stayed.")
    assert [a.id for a in article.actors] == ["israel-defense-forces", "bol"]


def test_mentions_are_in_text_order_and_every_id_is_listed(annotated: Annotate) -> None:
    article = annotated("Doha hosted Iran and Oman. Omani officials met Abbas Araghchi, who thanked Qatar.")
    ids = {a.id for a in article.actors} | {p.id for p in article.places}
    assert list(article.mentions) == sorted(article.mentions, key=lambda m: (m.span, m.of))
    assert {m.of for m in article.mentions} == ids


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Houthis left Hodeidah. The rebels then closed the port.", ("The rebels", "Houthis")),
        ("Pro-Moscow separatists shelled the road.", ("Pro-Moscow separatists", "Pro-Moscow separatists")),
        ("European leaders met before dawn.", ("European leaders", "European leaders")),
        ("Delegates said that mediators had failed.", ("mediators", "mediators")),
        ("The Taliban and Hezbollah sent letters. The militants were silent.", ("militants", "militants")),
        ("Minsk was calm. The Lukashenko government signed nothing.", ("Lukashenko government", "Belarus")),
        ("Ashraf Ghani spoke. Ghani's government was divided.", ("Ghani's government", "Afghanistan")),
        ("The Biden administration sent an envoy.", ("Biden administration", "United States")),
        ("Iranian officials blamed the junta in a note from Tehran.", ("Tehran", "Iran")),
    ],
)
def test_groups_and_governments_without_a_name_of_their_own(
    annotated: Annotate, text: str, expected: tuple[str, str]
) -> None:
    assert expected in named(annotated(text))


def test_the_owner_of_a_possessive_government_stays(annotated: Annotate) -> None:
    article = annotated("Ashraf Ghani spoke. Ghani's government was divided.")
    assert ("Ghani", "Ashraf Ghani") in named(article)


def test_a_noun_that_only_describes_names_no_army(annotated: Annotate) -> None:
    article = annotated("A rocket struck Bolivia's military headquarters.")
    assert [a.id for a in article.actors] == ["bol"]


@pytest.mark.parametrize(
    "text",
    [
        "Lilly Sullivan was found in the United States. The Sullivan children slept.",
        "Jack Sullivan, a dentist in the United States, said no.",
        "The French king of tyres pays well in France.",
    ],
)
def test_nobody_is_forced_onto_a_known_person(annotated: Annotate, text: str) -> None:
    known = {"jake-sullivan", "emmanuel-macron"}
    assert not known & {a.id for a in annotated(text, "2023-05-04").actors}


@pytest.mark.parametrize(
    "text",
    [
        "Kiram Patel has led the talks since May. Patel denied the report.",
        "Osvaldo Trinidade left early. Trinidade called the offer thin.",
        "Lindqvist resigned. Earlier Maja Lindqvist had led the team in Pristina.",
    ],
)
def test_a_full_name_is_a_persons_if_its_surname_acts_like_one(annotated: Annotate, text: str) -> None:
    article = annotated(text)
    people = [a.id for a in article.actors if a.kind == "person"]
    assert len(people) == 1
    assert sum(m.of == people[0] for m in article.mentions) == 2


def test_a_full_name_with_a_word_that_acts_for_several_is_nobodys(annotated: Annotate) -> None:
    assert [a for a in annotated("Silent Harbour closed. The Harbour denied entry.").actors if a.kind == "person"] == []


def test_the_president_is_nobody_where_two_are_named_and_one_in_full_only_later(annotated: Annotate) -> None:
    text = (
        "President Santos met Venezuelan President Nicolas Maduro. The talks were short, the president wrote.\n\n"
        "Juan Manuel Santos left at noon."
    )
    assert "the president" not in [words for words, _ in named(annotated(text))]


@pytest.mark.parametrize("text", ["The fall of the US Maduro said would come.", "Near the US Petro said nothing."])
def test_letters_of_a_state_begin_no_name(annotated: Annotate, text: str) -> None:
    assert not any(words.startswith("US ") for words, _ in named(annotated(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Taliban leaders flew to Doha.", ("Taliban leaders", "Taliban")),
        ("The envoy met Hamas military commanders.", ("Hamas military commanders", "Hamas")),
        ("Houthi rebel figures welcomed the truce.", ("Houthi rebel figures", "Houthis")),
        ("Thai and Cambodian officials met on a bridge.", ("Thai and Cambodian officials", "Thailand")),
        ("Talks between Serbian and Croatian leaders began.", ("Serbian and Croatian leaders", "Croatia")),
        ("Afghan and Pakistani negotiators shook hands.", ("Afghan and Pakistani negotiators", "Pakistan")),
        ("The government of Chad sent a note.", ("The government of Chad", "Chad")),
        ("Moscow asked its Turkish partners to wait.", ("Turkish partners", "Turkey")),
        ("American and Taliban officials agreed in Doha.", ("American and Taliban officials", "United States")),
        ("Hamas and Israeli negotiators came to Cairo.", ("Hamas and Israeli negotiators", "Hamas")),
        ("Hamas and Hezbollah commanders met in Beirut.", ("Hamas and Hezbollah commanders", "Hezbollah")),
        ("They met negotiators of Mali at noon.", ("negotiators of Mali", "Mali")),
        ("The military authorities of Niger closed the border.", ("The military authorities of Niger", "Niger")),
        ("The regime of President Bashar al-Assad agreed.", ("The regime of President Bashar al-Assad", "Syria")),
        ("The regime of President Bashar al-Assad agreed.", ("Bashar al-Assad", "Bashar al-Assad")),
        ("The government of Narendra Modi waited.", ("The government of Narendra Modi", "India")),
        ("Envoys came from the cabinet of Olaf Scholz.", ("the cabinet of Olaf Scholz", "Germany")),
    ],
)
def test_descriptions_with_the_name_of_a_state_or_group(
    annotated: Annotate, text: str, expected: tuple[str, str]
) -> None:
    assert expected in named(annotated(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A Taliban leader flew to Doha.", "Taliban leader"),
        ("Hamas tunnels were flooded.", "Hamas tunnels"),
        ("Syrian rebel forces left the town.", "Syrian rebel forces"),
        ("Thai and foreign officials met.", "Thai and foreign officials"),
        ("Serbian and Croatian songs were sung.", "Serbian and Croatian songs"),
        ("The people of Chad voted.", "The people of Chad"),
        ("The life of President Bashar al-Assad was told.", "The life of President Bashar al-Assad"),
    ],
)
def test_descriptions_that_name_nobody(annotated: Annotate, text: str, words: str) -> None:
    assert words not in [found for found, _ in named(annotated(text))]


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("Prime Minister Abiy Ahmed spoke. The PM asked for patience.", None, ("The PM", "Abiy Ahmed")),
        ("The pope offered a room.", "2020-03-04", ("The pope", "Pope Francis")),
        (
            "Egyptian President Mohamed Morsi spoke. The Islamist leader left.",
            None,
            ("The Islamist leader", "Mohamed Morsi"),
        ),
        ("The North Korean leader smiled.", "2019-02-27", ("The North Korean leader", "Kim Jong Un")),
        (
            "Foreign Minister Ayman Safadi spoke. The foreign minister left.",
            None,
            ("The foreign minister", "Ayman Safadi"),
        ),
        ("The US president came. Barack Obama stayed for a day.", None, ("The US president", "Barack Obama")),
        ("Barack Obama flew to Asia. The president gave a talk.", "2014-04-23", ("The president", "Barack Obama")),
        (
            "Angela Merkel flew to Ankara. The chancellor gave a talk.",
            "2016-04-23",
            ("The chancellor", "Angela Merkel"),
        ),
        ("Narendra Modi wrote. The prime minister named a day.", "2019-04-23", ("The prime minister", "Narendra Modi")),
        (
            "Iranian Foreign Minister Abbas Araghchi wrote. The top diplomat left.",
            None,
            ("The top diplomat", "Abbas Araghchi"),
        ),
    ],
)
def test_offices_without_a_name(
    annotated: Annotate, text: str, published: str | None, expected: tuple[str, str]
) -> None:
    assert expected in named(annotated(text, published))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Prime Minister Abiy Ahmed spoke. The minister asked for patience.", "The minister"),
        ("Prime Minister Abiy Ahmed spoke. The foreign minister asked for patience.", "The foreign minister"),
        ("Rafael Grossi, head of the agency, spoke. The head of the bank was silent.", "The head"),
        ("It began at 5 pm. The pm session was long.", "The pm"),
        ("Prime Minister Abiy Ahmed spoke. The Prime Minister's Office sent a note.", "The Prime Minister"),
        ("Barack Obama and Bill Clinton stayed. The US president left.", "The US president"),
        ("Emmanuel Macron met Vladimir Putin. The president gave a talk.", "The president"),
        ("Narendra Modi wrote. The president of the club named a day.", "The president"),
        ("Kofi Annan wrote. The president named a day.", "The president"),
    ],
)
def test_offices_of_nobody_known(annotated: Annotate, text: str, words: str) -> None:
    assert words not in [found for found, _ in named(annotated(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Opposition to the plan grew. The opposition named a delegate.", ("opposition", "opposition")),
        ("The Belarusian opposition came to Oslo. Later the opposition left.", ("opposition", "Belarusian opposition")),
        ("The envoy met opposition leaders in Minsk.", ("opposition leaders", "opposition")),
        ("Kurdish fighters held the bridge. The Kurds asked for aid.", ("Kurds", "Kurds")),
        ("Tuareg leaders signed in Algiers.", ("Tuareg leaders", "Tuareg")),
        ("Kurdish forces left the town.", ("Kurdish forces", "Kurds")),
        ("Pro-Russian separatists signed. Then separatists fired.", ("separatists", "Pro-Russian separatists")),
        ("Near Goma rebel commanders met.", ("rebel commanders", "rebels")),
        ("The army met separatist leaders in Donetsk.", ("separatist leaders", "separatists")),
        ("Moscow-backed separatists signed. The rebels then fired.", ("rebels", "Moscow-backed separatists")),
        ("Rwandan-backed rebels took the town.", ("Rwandan-backed rebels", "Rwandan-backed rebels")),
        ("UAE-backed militias held the port.", ("UAE-backed militias", "UAE-backed militias")),
    ],
)
def test_groups_that_are_only_described(annotated: Annotate, text: str, expected: tuple[str, str]) -> None:
    assert expected in named(annotated(text))


@pytest.mark.parametrize(
    ("text", "silent"),
    [
        ("There was much opposition to the plan.", "opposition"),
        ("They voted in opposition to Iran.", "opposition"),
        ("The singer is the opposition leader of Malta.", "opposition"),
        ("Kurdish songs were sung in Erbil.", "Kurdish"),
        ("They drank Druze coffee.", "Druze"),
        ("A rebel song was sung.", "rebel"),
    ],
)
def test_words_that_describe_no_group(annotated: Annotate, text: str, silent: str) -> None:
    assert silent not in [words for words, _ in named(annotated(text))]


@pytest.mark.parametrize(
    ("text", "person", "role"),
    [
        ("Oman's envoy to the UN, Mohamed Hassan, spoke.", "Mohamed Hassan", "Oman's envoy to the UN"),
        ("Ivar Lindqvist, the newly appointed envoy, left.", "Ivar Lindqvist", "newly appointed envoy"),
        ("PM Narendra Modi came.", "Narendra Modi", "PM"),
        ("The adviser to President Barack Obama came.", "Barack Obama", "President"),
        ("They met the ambassador of Chancellor Olaf Scholz.", "Olaf Scholz", "Chancellor"),
        ("Defence Minister and Deputy Premier Idris Wolde came.", "Idris Wolde", "Defence Minister and Deputy Premier"),
    ],
)
def test_more_ways_to_give_an_office(annotated: Annotate, text: str, person: str, role: str) -> None:
    assert [(m.span.of(text), m.role) for m in annotated(text).mentions if m.role] == [(person, role)]


def test_the_hour_is_no_office(annotated: Annotate) -> None:
    assert not any(m.role for m in annotated("At 5 pm Vladimir Putin came.").mentions)


def test_who_is_quoted_as_saying_is_a_person(annotated: Annotate) -> None:
    text = "There would be no talks, Abu al-Karim Yusuf al-Hadad was quoted as saying by the radio."
    assert ("Abu al-Karim Yusuf al-Hadad", "Abu al-Karim Yusuf al-Hadad") in named(annotated(text))


def test_a_president_is_no_prime_minister_of_the_same_surname(annotated: Annotate) -> None:
    article = annotated("A former aide of President Obama spoke of the talks.", "2018-05-14")
    assert [a.id for a in article.actors if a.kind == "person"] == ["barack-obama"]
