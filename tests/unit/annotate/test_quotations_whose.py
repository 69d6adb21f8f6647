"""Whose words a quotation is, by rule: three texts in which the rule decides, three in which it must not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from truceline.model.coded import AnnotatedArticle

Annotate = Callable[..., AnnotatedArticle]
Case = tuple[str, str, str | None]
"""A text, the beginning of what is told, and the words for who tells it (none: nobody tells it)."""

RULES: dict[str, tuple[list[Case], list[Case]]] = {
    "of two nouns before a verb the nearer speaks": (
        [
            ("Quoting President Boric, the newspaper said that the pass would open.", "that the pass", "the newspaper"),
            ("Quoting Captain Ruiz, the broadcaster said that the dam had burst.", "that the dam", "the broadcaster"),
            ("Labeling Sisi a hard man, Burhan argued that the dam could wait.", "that the dam", "Burhan"),
        ],
        [
            ("President Boric, the newspaper's owner, said that the pass would open.", "that the pass", "President"),
            ("The newspaper of Captain Ruiz said that the dam had burst.", "that the dam", "The newspaper of"),
            ("Burhan argued with Sisi that the dam could wait.", "that the dam", "Burhan"),
        ],
    ),
    "a participle behind a comma is the main speaker's": (
        [
            ("Peru voiced hope that talks with Chile would resume, saying the pass was safe.", "the pass", "Peru"),
            ("Oman expressed doubt that the boats would sail, arguing that the sea was mined.", "that the sea", "Oman"),
            ("Fiji voiced fear that the line would shift, adding that it had no maps.", "that it had", "Fiji"),
        ],
        [
            ("Oman said that Yemen had rejected the plan, saying it was unfair.", "it was", "Yemen"),
            ("Reuters reports that Peru issued a rebuttal, arguing that it owns the pass.", "that it owns", "Peru"),
            (
                "Fiji reported that Tonga denied the raid, insisting that its boats were in port.",
                "that its boats",
                "Tonga",
            ),
        ],
    ),
    "a clause of when or why is not told by the main verb": (
        [
            ("When the envoy saw the camp, herders demanded wells.", "When the envoy", None),
            ("Because Ghana had shut the bridge, Togo demanded tolls.", "Because Ghana", None),
            ("Asked whether the ferry would sail, the captain said no.", "Asked whether", None),
        ],
        [
            ("The ferry sank at dawn, a port official told the agency.", "The ferry", "a port official"),
            ("Herders said the envoy came when the camp was full.", "the envoy came", "Herders"),
            ("The bridge was shut, Togo said.", "The bridge", "Togo"),
        ],
    ),
    "what others say meanwhile is not told": (
        [
            (
                "The mayor said the port was safe while the union urged the crews to stay away.",
                "the crews",
                "the union",
            ),
            ("Togo said it would wait while Benin demanded more boats.", "more boats", "Benin"),
            ("Laos says the dam is safe while Vietnam demands a halt.", "a halt", "Vietnam"),
        ],
        [
            (
                "The mayor said the port was safe while the crews slept.",
                "the port was safe while the crews",
                "The mayor",
            ),
            ("Togo said it would wait while its boats were mended.", "it would wait while its", "Togo"),
            ("Laos says the dam is safe while the water is low.", "the dam is safe while", "Laos"),
        ],
    ),
    "who is quoted as saying speaks": (
        [
            ("State radio quoted the abbot as saying that the bells were gone.", "that the bells", "the abbot"),
            ("“The bells are gone,” the abbot was quoted as saying by state radio.", "“The bells", "the abbot"),
            ("Reuters cited a herder as saying the wells were dry.", "the wells", "a herder"),
        ],
        [
            ("State radio ended its report, saying that the bells were gone.", "that the bells", "State radio"),
            ("The abbot described the theft as a blow, saying that the bells were old.", "that the bells", "The abbot"),
            ("Reuters began by saying the wells were dry.", "the wells", "Reuters"),
        ],
    ),
    "who is urged to say something says it": (
        [
            ("Togo urged the admiral to say that the mines were his.", "that the mines", "the admiral"),
            ("Peru told the envoy to announce that the pass was open.", "that the pass", "the envoy"),
            ("Oman asked the captain to confirm that the crew was safe.", "that the crew", "the captain"),
        ],
        [
            ("Togo wants to say that the mines were old.", "that the mines", "Togo"),
            ("Peru refused to announce that the pass was open.", "that the pass", "Peru"),
            ("Oman promised the captain to confirm that the crew was safe.", "that the crew", "Oman"),
        ],
    ),
    "a description and a name behind what is told": (
        [
            ("Gunmen shelled two posts, a member of the local council, Omar Diallo, said.", "Gunmen", "a member of"),
            ("The tanker has left the port of Aden, his deputy, Ali Saleh, said.", "The tanker", "his deputy"),
            ("Herders blocked the road, the mayor, Rosa Quispe, told the agency.", "Herders", "the mayor"),
        ],
        [
            ("Talks were held in Quito, the capital, Rosa Quispe said.", "Talks were held", "Rosa Quispe"),
            ("Omar Diallo, a member of the local council, said gunmen had left.", "gunmen", "Omar Diallo"),
            ("The tanker struck a reef, its crew and a pilot, he said.", "The tanker", "he"),
        ],
    ),
    "a speaker behind a list of names": (
        [
            (
                "Rosa met the head of the navy and the mayor of the port, Peru's news agency Andina reported.",
                "Rosa",
                "Peru's",
            ),
            (
                "Fidan met with the premier and the head of the army, Omar Diallo, Mali's official paper reported.",
                "Fidan",
                "Mali's",
            ),
            (
                "Aid came from the mayor and a guard of the port, Ali Musa, a local newspaper reported.",
                "Aid",
                "a local newspaper",
            ),
        ],
        [
            ("Rosa reported that Andina, the agency, had met the mayor.", "that Andina", "Rosa"),
            ("The mayor and the head of the navy, Omar Diallo, reported that aid came.", "that aid", "The mayor"),
            ("Aid came from the mayor and a guard, she reported.", "Aid", "she"),
        ],
    ),
    "a main clause is not told by a clause before it": (
        [
            (
                "Even as the rebels were talking about ceasing fire, gunmen stormed a camp.",
                "ceasing fire, gunmen",
                None,
            ),
            ("As monks were speaking of burning wood, thieves came.", "burning wood, thieves", None),
            ("While crews were talking about floating mines, a tanker sailed.", "floating mines, a tanker", None),
        ],
        [
            (
                "The rebels were talking about ceasing fire, leaving camps and freeing men.",
                "ceasing fire, leaving",
                "The rebels",
            ),
            ("The rebels said gunmen stormed a camp as they spoke of peace.", "gunmen stormed", "The rebels"),
            ("Monks spoke of burning wood, thieves and ashes.", "burning wood, thieves", "Monks"),
        ],
    ),
    "a semicolon or a day ends what is told": (
        [
            ("Oman says the boats fired; Yemen says the reverse.", "the reverse", "Yemen"),
            (
                "Gunmen shelled two posts, the army said a day after the envoy met a leader of theirs.",
                "Gunmen",
                "the army",
            ),
            ("Oman says its nets were cut; Yemen says the same.", "its nets", "Oman"),
        ],
        [
            ("Oman says the boats fired and that Yemen knew.", "the boats", "Oman"),
            ("The army said the posts were shelled a day after the envoy left.", "the posts were", "The army"),
            ("“The nets were cut; the boats fired,” Oman said.", "“The nets were cut; the boats", "Oman"),
        ],
    ),
    "a sentence that leads up to words in quotation marks": (
        [
            ("Sergei Lavrov was blunt. “The bridge stays shut.”", "“The bridge", "Sergei Lavrov"),
            ("The abbot responded firmly. “The bells are ours and stay here.”", "“The bells", "The abbot"),
            ("Hakan Fidan had a warning for the crews. “The sea is mined.”", "“The sea", "Hakan Fidan"),
        ],
        [
            ("Sergei Lavrov crossed the bridge. “The bridge stays shut.”", "“The bridge", None),
            ("The abbot responded firmly. “The bells are ours,” a monk said.", "“The bells", "a monk"),
            ("Hakan Fidan did not respond. “The sea is mined and closed.”", "“The sea", None),
        ],
    ),
    "speech that is not closed in its paragraph": (
        [
            (
                "The abbot rose.\n\n“The bells are ours. We want them.\n\n“They stay here,” the abbot said.",
                "“The bells",
                "the abbot",
            ),
            ("“The sea is mined.\n\n“No boat will sail,” a pilot said.", "“The sea", "a pilot"),
            (
                "“We have no wells.\n\n“We have no wood.\n\n“We will go,” a herder said.",
                "“We have no wells",
                "a herder",
            ),
        ],
        [
            ("“The bells are ours.”\n\n“They stay here,” the abbot said.", "“The bells", None),
            ("“The sea is mined,” a sailor said.\n\n“No boat will sail,” a pilot said.", "“The sea", "a sailor"),
            ("“We have no wells.”\n\nThe camp is full.\n\n“We will go,” a herder said.", "“We have no wells", None),
        ],
    ),
    "the turns of a talk": (
        [
            ("HOST: Is the pass open?\nGUIDE: It is shut.\nHOST: Why?\nGUIDE: The snow is deep.", "It is", "GUIDE"),
            (
                "Ana Rocha: The nets are cut.\nOmar: By whom?\nAna Rocha: By a tanker.\nOmar: When?",
                "The nets",
                "Ana Rocha",
            ),
            (
                "PILOT: We saw mines.\nCLERK: Where?\nPILOT: At the mouth.\n\nThey were old.\nCLERK: Thanks.",
                "At the",
                "PILOT",
            ),
        ],
        [
            (
                "Peru: The pass is shut.\nChile: The road is shut.\nBolivia: Snow fell.\nBrazil: Rain fell.",
                "The pass",
                None,
            ),
            ("Contents: a map.\nThe snow is deep.\nPrice: four dollars.", "a map", None),
            ("PILOT: We saw mines.\nThe boats turned back.", "The boats", None),
        ],
    ),
}


def teller(article: AnnotatedArticle, content: str) -> str | None:
    """The words for the source of the quotation whose content begins so."""
    for q in article.quotations:
        a = q.attribution
        if any(s.of(article.text).startswith(content) for s in a.content_spans):
            return a.source_span.of(article.text) if a.source_span else ""
    return None


@pytest.mark.parametrize(
    ("text", "content", "words"), [case for pair in RULES.values() for cases in pair for case in cases]
)
def test_who_tells(annotated: Annotate, text: str, content: str, words: str | None) -> None:
    found = teller(annotated(text), content)
    assert found is None if words is None else found is not None and found.startswith(words)


def test_every_rule_has_three_and_three() -> None:
    assert all(len(fires) >= 3 and len(silent) >= 3 for fires, silent in RULES.values())


@pytest.mark.parametrize(
    ("text", "content", "actor"),
    [
        ("Hakan Fidan, who said the strait was open, flew to Oslo.", "the strait", "hakan-fidan"),
        ("An aide met Sergei Lavrov, who told her that the lists were ready.", "that the lists", "sergei-lavrov"),
        ("Kofi Annan, who says the camps are full, is tired.", "the camps", "kofi-annan"),
        ("The report, which said the strait was open, was leaked.", "the strait", None),
        ("Those who say that the lists are ready have not seen them.", "that the lists", None),
        ("The cook of Kofi Annan, who says the camps are full, is tired.", "the camps", None),
    ],
)
def test_who_takes_up_a_name(annotated: Annotate, text: str, content: str, actor: str | None) -> None:
    found = [
        q.attribution.source
        for q in annotated(text).quotations
        if q.attribution.content_spans[0].of(text).startswith(content)
    ]
    assert found == [actor]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Kofi Annan said of Bashar Assad that he was stubborn. “The talks go on,” he said.", "kofi-annan"),
        ("Praising Hakan Fidan, Sergei Lavrov said that all was ready. “The talks go on,” he said.", "sergei-lavrov"),
        ("Sergei Lavrov told aides that Kofi Annan often waits. “The talks go on,” he said.", "sergei-lavrov"),
        ("Kofi Annan said the lists were ready. Hakan Fidan read them. “The talks go on,” he said.", "hakan-fidan"),
        ("Federica Mogherini met Hakan Fidan and said she was glad. “The talks go on,” he said.", "hakan-fidan"),
        ("Kofi Annan said of an aide of Hakan Fidan that he left. “The talks go on,” he said.", "kofi-annan"),
        ("Kofi Annan spoke first. Then Sergei Lavrov spoke. “The talks go on,” he said.", "sergei-lavrov"),
    ],
)  # fmt: skip
def test_a_turn_goes_on_past_whom_it_is_about(annotated: Annotate, text: str, actor: str) -> None:
    found = [
        q.attribution.source
        for q in annotated(text).quotations
        if "The talks" in q.attribution.content_spans[0].of(text)
    ]
    assert found[-1:] == [actor]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The wells are dry, according to the Afghan government and an aide to the rebels.", "afg"),
        ("The wells are dry, according to Hakan Fidan and a cook of the ministry.", "hakan-fidan"),
        ("The wells are dry, according to the government of Mali and two guards.", "mli"),
    ],
)
def test_of_several_sources_the_first_is_named(annotated: Annotate, text: str, actor: str) -> None:
    found = [q.attribution.source for q in annotated(text).quotations]
    assert found == [actor]
