"""Pronouns and words for several: resolved where one reading stands out, left alone where two compete."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from truceline.model.coded import AnnotatedArticle

Annotate = Callable[..., AnnotatedArticle]


def meant(article: AnnotatedArticle, words: str) -> list[str]:
    """The actors that the last mention of some words means."""
    spans = [m.span for m in article.mentions if m.span.of(article.text) == words]
    return [m.of for m in article.mentions if spans and m.span == spans[-1]]


@pytest.mark.parametrize(
    ("text", "words", "ids"),
    [
        ("Kofi Annan left Nairobi. He promised to return.", "He", ["kofi-annan"]),
        ("Benjamin Netanyahu said he would not sign.", "he", ["benjamin-netanyahu"]),
        ("Vladimir Putin told his generals to wait.", "his", ["vladimir-putin"]),
        ("Hamas said it would free the captives.", "it", ["hamas"]),
        ("Iran kept its stock of fuel.", "its", ["irn"]),
        ("Spokeswoman Lena Brandt met Envoy Kofi Annan. She was brief.", "She", ["lena-brandt"]),
        ("The Houthis said they had fired nothing.", "they", ["houthis"]),
        ("Armenia and Azerbaijan said they would mark the border.", "they", ["arm", "aze"]),
        (
            "Donald Trump met Vladimir Putin in Helsinki. The two leaders shook hands.",
            "The two leaders",
            ["donald-trump", "vladimir-putin"],
        ),
        ("Israel and Hamas exchanged lists. Both sides blamed the mediators.", "Both sides", ["israel", "hamas"]),
        ("Talks between Sudan and Egypt stalled. The parties met again.", "The parties", ["sdn", "egy"]),
        (
            "Sudan and Egypt signed in the presence of Omani and Kenyan envoys. Both sides were brief.",
            "Both sides",
            ["sdn", "egy"],
        ),
        (
            "Chad and Mali met for talks mediated by Qatar and Turkey. The sides agreed on a map.",
            "The sides",
            ["tcd", "mli"],
        ),
        (
            "Peru and Chile met under the auspices of Brazil and Mexico. Both sides left early.",
            "Both sides",
            ["per", "chl"],
        ),
    ],
)
def test_resolved(annotated: Annotate, text: str, words: str, ids: list[str]) -> None:
    found = meant(annotated(text), words)
    assert sorted(found) == sorted("isr" if i == "israel" else i for i in ids)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Donald Trump met Vladimir Putin. He was late.", "He"),
        ("Kofi Annan met Bashar al-Assad and Hassan Nasrallah. The council trusted him.", "him"),
        ("The weather in Oslo was bad. He stayed at home.", "He"),
        ("It rained in Iran for a week.", "It"),
        ("The two leaders spoke before anybody was named.", "The two leaders"),
        ("Iran, Oman, Qatar and Egypt met. Both sides were content.", "Both sides"),
        ("The parties of the coalition voted with Iran and Oman.", "The parties"),
    ],
)
def test_left_alone(annotated: Annotate, text: str, words: str) -> None:
    assert meant(annotated(text), words) == []


def test_i_is_the_speaker(annotated: Annotate) -> None:
    article = annotated('"I will not sign my name to this," Vladimir Putin told reporters in Minsk.')
    assert meant(article, "I") == ["vladimir-putin"]
    assert meant(article, "my") == ["vladimir-putin"]


def test_an_object_is_not_its_own_subject(annotated: Annotate) -> None:
    article = annotated("Kofi Annan arrived. Vladimir Putin greeted him.")
    assert meant(article, "him") == ["kofi-annan"]


# Words for several


@pytest.mark.parametrize(
    ("text", "words", "ids"),
    [
        ("Donald Trump met Kim Jong Un in Hanoi. The pair ate together.", "The pair", ["donald-trump", "kim-jong-un"]),
        (
            "Abiy Ahmed and Isaias Afwerki signed. The leaders embraced.",
            "The leaders",
            ["abiy-ahmed", "isaias-afwerki"],
        ),
        (
            "Nikol Pashinyan and Ilham Aliyev sat down. The two spoke for hours.",
            "The two",
            ["nikol-pashinyan", "ilham-aliyev"],
        ),
        ("Israel and Hamas traded fire. The warring sides blamed each other.", "The warring sides", ["isr", "hamas"]),
        (
            "Sudan and Egypt sent notes. Both sides of the dispute were calm.",
            "Both sides of the dispute",
            ["sdn", "egy"],
        ),
        (
            "India and Pakistan stopped firing. The rivals opened a hotline. The two neighbours kept it.",
            "The two neighbours",
            ["ind", "pak"],
        ),
        (
            "US President Donald Trump and the North Korean leader, Kim Jong Un, dined. Both countries named envoys.",
            "Both countries",
            ["usa", "prk"],
        ),
        (
            "Russia's Vladimir Putin and Turkish President Recep Tayyip Erdogan dined. The two nations trade in gas.",
            "The two nations",
            ["rus", "tur"],
        ),
        (
            "Serbia's Aleksandar Vucic and Prime Minister Albin Kurti of Kosovo left. The two sides had quarrelled.",
            "The two sides",
            ["srb", "xkx"],
        ),
        (
            "Emmanuel Macron and Olaf Scholz met. The leaders of the two countries walked.",
            "The leaders of the two countries",
            ["emmanuel-macron", "olaf-scholz"],
        ),
        ("Iran and Oman exchanged drafts. The former was in a hurry.", "The former", ["irn"]),
        ("Talks between Chad and Libya went on. The latter had asked for a pause.", "The latter", ["lby"]),
        ("Hamas and Israel named envoys. The former's list was short.", "The former", ["hamas"]),
        ("Thai and Cambodian leaders met. Calls with the leaders went on.", "the leaders", ["tha", "khm"]),
    ],
)
def test_words_for_several(annotated: Annotate, text: str, words: str, ids: list[str]) -> None:
    assert sorted(meant(annotated(text), words)) == sorted(ids)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Emmanuel Macron, Olaf Scholz and Donald Tusk met. The pair was late.", "The pair"),
        ("Iran and Oman spoke. The leaders of the strike were arrested.", "The leaders"),
        ("Donald Trump wrote to Anwar Ibrahim in Malaysia. The leaders will warn of tariffs.", "The leaders"),
        ("A pair of boats left Yemen for Oman. The pair of them sank.", "The pair"),
        ("Iran and Oman spoke. The two envoys were tired.", "The two"),
        ("Marta Solberg of the choir met Jonas Lind. The two countries were not named.", "The two countries"),
        ("Sudan, Chad and Egypt sent notes. The former minister read them.", "The former"),
        ("Kenya spoke. The latter was silent.", "The latter"),
        ("Both sides of the river were flooded in Chad and Sudan.", "Both sides"),
    ],
)
def test_words_for_several_left_alone(annotated: Annotate, text: str, words: str) -> None:
    assert meant(annotated(text), words) == []


@pytest.mark.parametrize(
    ("text", "words", "ids"),
    [
        (
            "The leaders of North and South Korea planted a tree.",
            "The leaders of North and South Korea",
            ["kim-jong-un", "moon-jae-in"],
        ),
        (
            "The leaders of Britain and Jordan spoke by telephone.",
            "The leaders of Britain and Jordan",
            ["theresa-may", "abdullah-ii-of-jordan"],
        ),
        (
            "The presidents of Russia and Turkey agreed on a strip of land.",
            "The presidents of Russia and Turkey",
            ["vladimir-putin", "recep-tayyip-erdogan"],
        ),
        (
            "The French and Russian presidents spoke by telephone.",
            "The French and Russian presidents",
            ["emmanuel-macron", "vladimir-putin"],
        ),
        ("Governments of Peru and Chile quarrelled.", "Governments of Peru and Chile", ["per", "chl"]),
    ],
)
def test_leaders_of_states_are_who_holds_the_office_then(
    annotated: Annotate, text: str, words: str, ids: list[str]
) -> None:
    assert sorted(meant(annotated(text, "2018-04-27"), words)) == sorted(ids)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The presidents of Russia and Turkey agreed.", "The presidents of Russia and Turkey"),
        ("The leaders of the strike and the union met.", "The leaders of the strike"),
        ("French and Russian presidents have met before.", "French and Russian presidents"),
    ],
)
def test_leaders_without_a_day_or_a_state_are_left_alone(annotated: Annotate, text: str, words: str) -> None:
    assert meant(annotated(text), words) == []


# Bodies


@pytest.mark.parametrize(
    ("text", "words", "ids"),
    [
        ("The Taliban signed. The militant group then left Doha.", "The militant group", ["taliban"]),
        ("Colombia spoke with the FARC. The rebel group wanted land.", "The rebel group", ["farc"]),
        ("Hezbollah buried its dead, and the movement promised revenge.", "the movement", ["hezbollah"]),
        ("The African Union sent observers. The bloc paid for them.", "The bloc", ["african-union"]),
        ("NATO met in Vilnius. The alliance offered training.", "The alliance", ["nato"]),
        ("The European Union waited. The 27-nation bloc has rules.", "The 27-nation bloc", ["european-union"]),
        (
            "The Russian Foreign Ministry summoned him. The ministry gave no reason.",
            "The ministry",
            ["russian-foreign-ministry"],
        ),
        (
            "The Saudi-led coalition stopped its raids. The coalition named a day.",
            "The coalition",
            ["saudi-led-coalition"],
        ),
        ("The Syrian government freed some prisoners. Later the government denied it.", "the government", ["syr"]),
        ("Emmanuel Macron said his government would pay.", "his government", ["fra"]),
        ("Israel moved its troops to the north.", "its troops", ["israel-defense-forces"]),
        ("Nicolas Maduro said that his country wanted peace.", "his country", ["ven"]),
        ("Hamas said that its negotiators had left.", "its negotiators", ["hamas"]),
        ("Iran sent its officials to Muscat.", "its officials", ["irn"]),
        ("The Houthis withdrew their fighters.", "their fighters", ["houthis"]),
        ("The United States waited. The administration gave no day.", "The administration", ["usa"]),
        ("The Taliban signed. The radical movement then left Doha.", "The radical movement", ["taliban"]),
        ("Sergei Lavrov met his Iranian counterpart Abbas Araghchi.", "his Iranian counterpart", ["abbas-araghchi"]),
    ],
)
def test_bodies_without_their_name(annotated: Annotate, text: str, words: str, ids: list[str]) -> None:
    assert meant(annotated(text), words) == ids


def test_a_counterpart_holds_the_same_office(annotated: Annotate) -> None:
    article = annotated("John Kerry wrote that he had called his Russian counterpart.", "2015-06-01")
    assert meant(article, "his Russian counterpart") == ["sergei-lavrov"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hamas and Hezbollah fired rockets. The militant group denied it.", "The militant group"),
        ("The Taliban spoke. The group of experts was tired.", "The group"),
        ("Reuters asked for an answer. The group was busy.", "The group"),
        ("The Russian Foreign Ministry and the Polish Foreign Ministry wrote. The ministry was cross.", "The ministry"),
        ("NATO and the European Union met. The alliance was weary.", "The alliance"),
        ("Bashar al-Assad and Hassan Nasrallah met. His government paid.", "His government"),
        ("Israel sent its troops to the north. The ministry was silent.", "The ministry"),
        ("A clerk met his Swedish counterpart in Oslo.", "his Swedish counterpart"),
        ("Somebody said his country was rich.", "his country"),
        ("Vladimir Putin thanked his officials.", "his officials"),
        ("Chile waited. The administration of the port gave no day.", "The administration"),
        ("Chile waited. The administration gave no day.", "The administration"),
        ("NATO met in Vilnius. The alliance with Iran was over.", "The alliance"),
    ],
)
def test_bodies_left_alone(annotated: Annotate, text: str, words: str) -> None:
    assert meant(annotated(text), words) == []


# Pronouns


@pytest.mark.parametrize(
    ("text", "words", "ids"),
    [
        ("Kofi Annan conveyed the greetings of Bashar al-Assad and left. He was content.", "He", ["kofi-annan"]),
        ("Emmanuel Macron spoke in Kigali about Paul Kagame. He asked for patience.", "He", ["emmanuel-macron"]),
        (
            "Vladimir Putin spoke with Ilham Aliyev and then told reporters of a plan. He named no day.",
            "He",
            ["vladimir-putin"],
        ),
        ("Juan Manuel Santos himself read the letter.", "himself", ["juan-manuel-santos"]),
        ("They remembered Hafez al-Assad and his son.", "his", ["hafez-al-assad"]),
        ("In his letter, Antonio Guterres asked for a pause.", "his", ["antonio-guterres"]),
        ('Sergei Lavrov said of Donald Trump: "We heard him. He was clear."', "He", ["donald-trump"]),
        ("China removed a tariff. It also bought beans.", "It", ["chn"]),
        ("The Houthis closed the port. They demanded fuel.", "They", ["houthis"]),
        ("Israel opened the crossing because it wanted calm.", "it", ["isr"]),
        ("Rocket fire began. Hamas went home after the firing, saying it would not talk.", "it", ["hamas"]),
        ("After Abiy Ahmed invited Isaias Afwerki, they shook hands.", "they", ["abiy-ahmed", "isaias-afwerki"]),
        ("Donald Trump met Shinzo Abe. They played golf.", "They", ["donald-trump", "shinzo-abe"]),
        ("The government of Sudan and the rebels say they have stopped.", "they", ["sdn", "rebels"]),
        (
            "Iran and Iraq agreed that they would mark the river. They also said that they would dredge it.",
            "they",
            ["irn", "irq"],
        ),
    ],
)
def test_pronouns(annotated: Annotate, text: str, words: str, ids: list[str]) -> None:
    assert sorted(meant(annotated(text), words)) == sorted(ids)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Emmanuel Macron met with Paul Kagame. He asked for patience.", "He"),
        ("A spokesman for Kofi Annan left. He was content.", "He"),
        ("Vladimir Putin's lawyer read the text. He named no day.", "He"),
        ("Iran said it is possible to agree.", "it"),
        ("The Taliban waited and it remains unclear whether they will sign.", "it"),
        ("Israel spoke and saw it happen.", "it"),
        ("Bill Clinton came to Jordan. For weeks Enas followed the news from her room.", "her"),
        ("Bill Clinton smiled. She brought a map.", "She"),
        ("Iran met with Iraq at its border.", "its"),
        ("The plan to stop its centrifuges came from Iran.", "its"),
        ("The farmers kept the dog from saying that it had won, wrote Iran.", "it"),
        ("Barack Obama and Salman of Saudi Arabia had planned to meet, but nobody praised his letter.", "his"),
        ("Barack Obama praised the deal about Russia for its clarity.", "its"),
        ("Vladimir Putin said that Iran and Oman stopped, adding it had been cold.", "it"),
        ("The farmers told reporters about the insurgents. They had lost their sheep.", "They"),
        ("Hamas broke the truce. It continued to rain.", "It"),
        ("The United States asked the farmers to open its port.", "its"),
        ("Kofi Annan promised Bashar al-Assad to keep his word.", "his"),
        ("Turkey blamed Greece for closing its port.", "its"),
        ("Iran said to the farmers that they would pay.", "they"),
        ("Iran rejected the plan. It was long.", "It"),
        ("Turkey accused Greece of moving its border.", "its"),
        ("Iran spoke. They were children from Shiraz.", "They"),
        ("Donald Trump told Shinzo Abe and the generals that they were late.", "they"),
        ("Officials told Iran that they were late.", "they"),
        ("Farmers heard that Donald Trump praised Shinzo Abe. They had planned a march.", "They"),
    ],
)
def test_pronouns_left_alone(annotated: Annotate, text: str, words: str) -> None:
    assert meant(annotated(text), words) == []


def test_actors_that_only_a_description_names_are_listed(annotated: Annotate) -> None:
    article = annotated("Emmanuel Macron said his government would pay.")
    assert {m.of for m in article.mentions} <= {a.id for a in article.actors} | {p.id for p in article.places}


@pytest.mark.parametrize(
    ("text", "words", "ids"),
    [
        ("Vladimir Putin sent his foreign minister to Ankara.", "his foreign minister", ["sergei-lavrov"]),
        ("Iran sent its foreign minister to Muscat.", "its foreign minister", ["mohammad-javad-zarif"]),
        ("Mahmoud Abbas named his prime minister an adviser.", "his prime minister", ["rami-hamdallah"]),
        (
            "Fighting went on in Ukraine, and the country's president wrote.",
            "the country's president",
            ["petro-poroshenko"],
        ),
        (
            "Rain fell in Colombia. Farmers thanked the country's president.",
            "the country's president",
            ["juan-manuel-santos"],
        ),
        ("Shells fell in Israel. The siren was the country's army's.", "the country's army", ["israel-defense-forces"]),
    ],
)
def test_offices_and_armies_by_their_owner(annotated: Annotate, text: str, words: str, ids: list[str]) -> None:
    assert meant(annotated(text, "2015-06-01"), words) == ids


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A man praised his prime minister.", "his prime minister"),
        ("Sergei Lavrov praised his foreign minister.", "his foreign minister"),
        ("Rain fell in Colombia and in Peru. They thanked the country's president.", "the country's president"),
        ("It rained. They thanked the country's president.", "the country's president"),
        ("Rain fell in Colombia. They loved the country's songs.", "the country's songs"),
    ],
)
def test_offices_and_armies_of_nobody_known(annotated: Annotate, text: str, words: str) -> None:
    assert meant(annotated(text, "2015-06-01"), words) == []


@pytest.mark.parametrize(
    ("text", "words", "ids"),
    [
        ("Angela Merkel met Donald Tusk in Warsaw. She brought a map.", "She", ["angela-merkel"]),
        ("Theresa May wrote to Bill Clinton. In June she resigned.", "she", ["theresa-may"]),
        ("Canada said that they would pay.", "they", ["can"]),
        ("The United States asked Israel to delay its offensive.", "its", ["isr"]),
        ("Kofi Annan urged Bashar al-Assad to keep his word.", "his", ["bashar-al-assad"]),
        ("Qatar persuaded the Taliban to open their archive.", "their", ["taliban"]),
        ("Yusuf al-Hadad, the envoy, spoke. Al-Hadad said he was tired.", "he", ["yusuf-al-hadad"]),
        ("Vladimir Putin said that Iran stopped, adding it had signed.", "it", ["irn"]),
        ("Barack Obama extended the sanctions against Russia for its aggression.", "its", ["rus"]),
        ("Israel said one of its soldiers was gone.", "its", ["isr"]),
        ("Ships left Chile. The treaty let Chile bring home its ships and sell its guns.", "its", ["chl"]),
        ("Donald Trump called it off when the insurgents said no. They had not agreed.", "They", ["insurgents"]),
        ("Russia rejected the talks. It continued to bomb the town in Syria.", "It", ["rus"]),
        ("Iran's decision to stop its centrifuges was welcomed.", "its", ["irn"]),
        ("Emmanuel Macron praised Paul Kagame's promise to free his rival.", "his", ["paul-kagame"]),
        ("The Houthis' offer to open their port came late.", "their", ["houthis"]),
        ("The mediators kept Iran from saying that it had won.", "it", ["irn"]),
        ("Iran and the rebels that it armed signed the treaty.", "it", ["irn"]),
        ("They want steps by North Korea to stop its reactor.", "its", ["prk"]),
        ("Norway took the envoy of Sudan to its capital on Friday.", "its", ["nor"]),
        ("Sudan and the farmers whom it drove out agreed.", "it", ["sdn"]),
        ("Turkey and the militias it pays were named.", "it", ["tur"]),
    ],
)
def test_pronouns_by_gender_control_and_ownership(annotated: Annotate, text: str, words: str, ids: list[str]) -> None:
    assert meant(annotated(text), words) == ids
