"""Where sentences end, and where a stop ends none."""

from __future__ import annotations

import pytest

from truceline.annotate.sentences import MAX_SENTENCE, split_sentences
from truceline.lexicon.lexicon import load_lexicon

SPLITS: tuple[tuple[str, list[str]], ...] = (
    ("The truce held. Envoys flew home.", ["The truce held.", "Envoys flew home."]),
    ("Cyprus talks resume\nThe envoys came.", ["Cyprus talks resume", "The envoys came."]),
    ("The U.S. President called. He left.", ["The U.S. President called.", "He left."]),
    ("They flew to the U.S. The talks failed.", ["They flew to the U.S.", "The talks failed."]),
    ("TALKS END JAN. 27 IN ACEH. More later.", ["TALKS END JAN. 27 IN ACEH.", "More later."]),
    ("Sgt. Diaz met Gen. Moreno and J. D. Ruiz in Bogotá.", ["Sgt. Diaz met Gen. Moreno and J. D. Ruiz in Bogotá."]),
    ("Under No. 5 it ends. He said No. Then he left.", ["Under No. 5 it ends.", "He said No.", "Then he left."]),
    ("“We will sign today.” He left.", ["“We will sign today.”", "He left."]),
    ('"Is this peace?" he asked. Nobody knew.', ['"Is this peace?" he asked.', "Nobody knew."]),
    ('"Is this peace?" Sara Haddad asked.', ['"Is this peace?" Sara Haddad asked.']),
    ("Is this peace? Nobody knew.", ["Is this peace?", "Nobody knew."]),
    ("“We wait … Sanaa waits,” he said.", ["“We wait … Sanaa waits,” he said."]),
    ("They waited... The guns fell silent.", ["They waited...", "The guns fell silent."]),
    ("It grew by 3.5 percent.", ["It grew by 3.5 percent."]),
    ("It begins at 9 p.m. EST. All wait.", ["It begins at 9 p.m. EST.", "All wait."]),
    (" . The end.", [".", "The end."]),
    (
        "He left. ENVOYS FLY HOME AFTER TALKS A ferry brought them.",
        ["He left.", "ENVOYS FLY HOME AFTER TALKS", "A ferry brought them."],
    ),
    ("GUARD HELD OVER STOLEN FERRY The mayor met them.", ["GUARD HELD OVER STOLEN FERRY", "The mayor met them."]),
    (
        'He wrote, "THE TRUCE WILL HOLD, MY FRIENDS," and left.',
        ['He wrote, "THE TRUCE WILL HOLD, MY FRIENDS," and left.'],
    ),
    ("The UN, EU and NATO met OSCE envoys.", ["The UN, EU and NATO met OSCE envoys."]),
    ("The score was 21 14 7 30 in the end.", ["The score was 21 14 7 30 in the end."]),
    (
        "The envoy at the port of Aden (Delta Mail/Getty Images) The truce held.",
        ["The envoy at the port of Aden (Delta Mail/Getty Images)", "The truce held."],
    ),
    ("Envoys (photo by Ana Rocha) flew home.", ["Envoys (photo by Ana Rocha) flew home."]),
    ("Advertisement Supported by The truce held.", ["Advertisement Supported by", "The truce held."]),
    ("CLOSE The envoys of Oru fly home. Watch", ["CLOSE", "The envoys of Oru fly home.", "Watch"]),
    ("CLOSE CALL AT SEA", ["CLOSE CALL AT SEA"]),
    ("Key points of the deal are few.", ["Key points of the deal are few."]),
    ("Key Points: The deal holds", ["Key Points:", "The deal holds"]),
    (
        "(Photo: Ana Rocha) Story Highlights Guards pull back",
        ["(Photo: Ana Rocha)", "Story Highlights", "Guards pull back"],
    ),
    (
        "JUST WATCHED Ferry sails again Replay More Videos ... MUST WATCH Ferry sails again 02:10",
        ["JUST WATCHED", "Ferry sails again", "Replay More Videos ... MUST WATCH", "Ferry sails again 02:10"],
    ),
)


@pytest.mark.parametrize(("text", "expected"), SPLITS)
def test_split(text: str, expected: list[str]) -> None:
    assert [s.span.of(text) for s in split_sentences(text, load_lexicon())] == expected


def test_paragraphs_are_counted_without_empty_lines() -> None:
    found = split_sentences("One. Two.\n\n \nThree.", load_lexicon())
    assert [(s.index, s.paragraph) for s in found] == [(0, 0), (1, 0), (2, 1)]


def test_no_sentence_is_longer_than_the_bound() -> None:
    words = "ceasefire " * 1000
    unbroken = "x" * (2 * MAX_SENTENCE + 5)
    for text in (words, unbroken):
        found = split_sentences(text, load_lexicon())
        assert max(s.span.end - s.span.start for s in found) <= MAX_SENTENCE
        assert "".join(s.span.of(text) for s in found).replace(" ", "") == text.replace(" ", "")


def test_blank_text_has_no_sentence() -> None:
    assert split_sentences(" \n\t ", load_lexicon()) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Reuters and Yahoo! News saw it.", ["Reuters and Yahoo! News saw it."]),
        ("The envoy told Yahoo! Finance that he left.", ["The envoy told Yahoo! Finance that he left."]),
        ("She won at Jeopardy! Masters in May.", ["She won at Jeopardy! Masters in May."]),
        ("She works for Yahoo! The office is small.", ["She works for Yahoo!", "The office is small."]),
        ("The crowd sang! Guards slept.", ["The crowd sang!", "Guards slept."]),
        ("“Go to Yahoo!” Guards slept.", ["“Go to Yahoo!”", "Guards slept."]),
    ],
)
def test_a_mark_may_belong_to_a_name(text: str, expected: list[str]) -> None:
    assert [s.span.of(text) for s in split_sentences(text, load_lexicon())] == expected
