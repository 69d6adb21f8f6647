"""Trees that the parser gets wrong in a known way, and right ones that must stay as they are."""

from __future__ import annotations

import pytest
from tests.unit.annotate.conftest import PARSER

from truceline.model.parse import Parse


def tree(text: str) -> Parse:
    (parse,) = PARSER.parse([(text, 0)])
    return parse


def subject_of(text: str, verb: str) -> str | None:
    parse = tree(text)
    word = next(t for t in parse if t.text == verb)
    subject = parse.child(word, "nsubj")
    return subject.text if subject else None


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("A Samoan church paper called Monday on ferrymen to stay home.", "called", "paper"),
        (
            "Breton youths resorted to blocking the quay in a march against the claimed seizure of boats by the French "
            "navy, clerks said on Monday.",
            "resorted",
            "youths",
        ),
        ("The push stalled last year in a senate committee.", "stalled", "push"),
        # silent: participles that only describe
        ("Three talks held in Nairobi by the two sides.", "held", None),
        ("A bill introduced by two senators would extend the aid.", "introduced", None),
        ("A ban based on age.", "based", None),
    ],
)
def test_a_past_tense_that_was_taken_for_a_participle(text: str, verb: str, subject: str | None) -> None:
    assert subject_of(text, verb) == subject


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        (
            "Under the accord Eritrea will release the 42 Ethiopian soldiers and Ethiopia will withdraw its troops.",
            "withdraw",
            "Ethiopia",
        ),
        ("Rebels would free ten pilots and Chad would release prisoners.", "release", "Chad"),
        ("The rebels have left the town and the government of Chad has sent police.", "sent", "government"),
        # silent: verbs that share the first one's subject, and participles
        ("Kenya will free the pilots and will praise Sudan.", "praise", None),
        ("Kenya met the envoys of Chad and Mali on Monday and praised them.", "praised", None),
        ("Kenya freed pilots and sailors held in Juba.", "held", None),
    ],
)
def test_a_subject_that_was_joined_to_the_object_before_it(text: str, verb: str, subject: str | None) -> None:
    assert subject_of(text, verb) == subject


@pytest.mark.parametrize(
    ("text", "verb", "relation", "word"),
    [
        ("Malian rebels have kidnapped up to 16 Danish nurses from a town bazaar.", "kidnapped", "dobj", "nurses"),
        ("Ugandan soldiers have freed up to 12 Congolese fishermen.", "freed", "dobj", "fishermen"),
        ("Kenya has granted asylum to six Burundian officers holed up in its embassy.", "to", "pobj", "officers"),
        # silent: a particle that is one, a clause that is one
        ("The rebels gave up to the officers.", "gave", "dobj", None),
        ("The crowd stood up to the police.", "stood", "dobj", None),
        ("It looks like the owners made a choice.", "like", "pobj", None),
    ],
)
def test_objects_that_were_lost(text: str, verb: str, relation: str, word: str | None) -> None:
    parse = tree(text)
    head = next(t for t in parse if t.text == verb)
    found = parse.child(head, relation)
    assert (found.text if found else None) == word


def test_a_surname_that_the_model_does_not_know_keeps_its_letters() -> None:
    parse = tree("Trump urged Sanders and Cruz to wait.")
    assert [(t.text, t.lemma, t.pos) for t in parse if t.pos == "PROPN"] == [
        ("Trump", "trump", "PROPN"),
        ("Sanders", "sanders", "PROPN"),
        ("Cruz", "cruz", "PROPN"),
    ]
    assert [(t.start, t.end) for t in parse][:2] == [(0, 5), (6, 11)]


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("Mali, Chad's envoy said, shelled the town.", "shelled", "Mali"),
        ("Eritrea, Kenya's president said, freed ten pilots.", "freed", "Eritrea"),
        ("The rebels, Chad's army said, left the town.", "left", "rebels"),
        # silent: one subject with an addition, a subject of its own, and a list
        ("Kenya, a friend of Chad, said talks would begin.", "said", "Kenya"),
        ("Kenya, Chad's envoy said, hopes that Mali shelled nobody.", "shelled", "Mali"),
        ("Kenya, Chad and Mali said they met.", "met", "they"),
    ],
)
def test_the_subject_of_what_is_said_before_its_speaker(text: str, verb: str, subject: str) -> None:
    assert subject_of(text, verb) == subject


@pytest.mark.parametrize(
    ("text", "second", "above"),
    [
        ("Thai, Lao and Vietnamese officials met in Hanoi.", "Lao", "Thai"),
        ("The UN, Kenyan and Somali mediators left the hall.", "Kenyan", "UN"),
        ("The guns fell silent after Swiss, Finnish and Norwegian envoys came.", "Finnish", "Swiss"),
        # silent: a list that is read well, other adjectives, two peoples without a third
        ("Envoys of Chad, Mali and Niger met in Bamako.", "Mali", "Chad"),
        ("Kenyan, long and weary talks ended.", "long", "talks"),
        ("Thai, Lao officials said, had left.", "Lao", "officials"),
    ],
)
def test_the_first_of_three_adjectives_of_peoples(text: str, second: str, above: str) -> None:
    parse = tree(text)
    assert parse.head(next(t for t in parse if t.text == second)).text == above


@pytest.mark.parametrize(
    ("text", "day", "above", "subject"),
    [
        ("At talks on Friday Hezbollah demanded a pause.", "Friday", "on", "Hezbollah"),
        ("Since Monday Mali has shelled the town.", "Monday", "Since", "Mali"),
        ("In March Sudan signed a pact with Chad.", "March", "In", "Sudan"),
        # silent: names that have a day or month in them, and a time that is right
        ("Members of the Monday Club met in Leeds.", "Monday", "Club", None),
        ("Envoys of May Foundation left Geneva.", "May", "Foundation", None),
        ("As April Jones told the rebels, talks were over.", "April", "Jones", "Jones"),
        ("Troops fired at the crowd on Black Friday.", "Friday", "on", None),
    ],
)
def test_a_day_that_was_taken_for_a_part_of_a_name(text: str, day: str, above: str, subject: str | None) -> None:
    parse = tree(text)
    word = next(t for t in parse if t.text == day)
    assert parse.head(word).text == above
    assert subject is None or subject in [t.text for t in parse if t.dep == "nsubj"]


@pytest.mark.parametrize(
    ("text", "verb", "told"),
    [
        ("The envoy told reporters at the gate that Mali would leave.", "told", "leave"),
        ("Peru assured Chile through a bishop that boats would sail.", "assured", "sail"),
        ("The abbot told the council in a letter that thieves would come.", "told", "come"),
        # silent: clauses that describe the noun before them
        ("The abbot told a story that pilgrims liked.", "told", None),
        ("The envoy saw reporters at the gate that Mali shut.", "saw", None),
        ("Peru told sailors on boats that Chile built that it would pay.", "told", None),
    ],
)
def test_what_somebody_is_told_through_another(text: str, verb: str, told: str | None) -> None:
    parse = tree(text)
    found = parse.child(next(t for t in parse if t.text == verb), "ccomp")
    assert (found.text if found else None) == told


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He met [Foreign Minister Ana] Rocha.", ["He", "met", "Foreign", "Minister", "Ana", "Rocha", "."]),
        ("“[It] is over.”", ["“", "It", "is", "over", ".", "”"]),
        ("They [the guards] left [in haste].", ["They", "the", "guards", "left", "in", "haste", "."]),
        # silent: notes and marks that are no words
        ("It ended [1].", ["It", "ended", "[", "1", "]", "."]),
        ("It ended [", ["It", "ended", "["]),
        ("It [...] ended.", ["It", "[", "...", "]", "ended", "."]),
    ],
)
def test_words_in_square_brackets_stand_like_others(text: str, words: list[str]) -> None:
    parse = tree(text)
    assert [t.text for t in parse] == words
    assert all(text[t.start : t.end] == t.text for t in parse)
