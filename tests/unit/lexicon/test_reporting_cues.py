"""The words that may report, by part of speech: no cue of any construction is missing among them."""

from __future__ import annotations

from truceline.lexicon.lexicon import Lexicon

CUES = Lexicon().reporting


def test_every_verb_that_reports_is_among_those_that_may() -> None:
    by_preposition = (CUES.object_and, CUES.preposition, CUES.passive.with_preposition)
    lists = [
        CUES.clause, CUES.infinitive, CUES.object_infinitive, CUES.gerund, CUES.object, CUES.naming, CUES.study_verbs,
        CUES.seeming, CUES.speaks, CUES.passive.infinitive, CUES.passive.naming,
        *(words for lists in by_preposition for words in lists.values()),
    ]  # fmt: skip
    assert {name.split()[0] for words in lists for name in words} == CUES.telling["VERB"] == CUES.telling["AUX"]


def test_every_noun_adjective_and_adverb_that_reports_is_among_those_that_may() -> None:
    for pos, cues in (("NOUN", CUES.nouns), ("ADJ", CUES.adjectives)):
        lists = (cues.clause, cues.infinitive, *cues.with_preposition.values())
        assert {word for words in lists for word in words} == CUES.telling[pos]
    assert CUES.telling["ADV"] == CUES.adverbs
