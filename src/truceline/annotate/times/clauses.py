"""What the words before a time say besides its direction: that it recurs, was before the story, is so long from now."""

from __future__ import annotations

import re

from truceline.annotate.times.verbs import CLAUSE_END, WORD, is_finite
from truceline.lexicon.time_words import TimeWords

HABIT = 8
"""Words before a time among which "usually" is looked for, itself counted."""

POINT = 6
"""Words from the verb to "in" at most: "will open the corridor to the north in two weeks"."""

PART_END = re.compile(r"[,;:“”\"()]")


def in_background(before: str, known: TimeWords) -> bool:
    """Whether the words before a time put it behind the story: "had met on", "since", "shelling that began on"."""
    words = [w.lower() for w in WORD.findall(before.rpartition(",")[2])]
    if words[-1:] == ["since"]:
        return True
    for i in reversed(range(len(words))):
        if words[i] in known.near["relatives"] and i > 0 and not is_finite(words[i - 1], known):
            return True  # not "said that"
        if words[i] == "had" and words[i + 1 : i + 2] and words[i + 1] not in known.determiners:
            return True
    return False


def begins_in(before: str, known: TimeWords) -> bool:
    """Whether the words before a length are "in" and, shortly before it, a verb of what happens at once: "opens in".

    Not behind words that count or compare ("for the third time in", "the largest in"), nor in what was said then
    ("would open in").
    """
    words = [w.lower() for w in WORD.findall(CLAUSE_END.split(before)[-1])]
    lead = next((i for i in reversed(range(len(words))) if words[i] not in known.near["amount_leads"]), -1)
    if lead < 0 or words[lead] != "in":
        return False
    verb = next((i for i in reversed(range(lead)) if words[i] in known.near["point_verbs"]), -1)
    compares = any(w in known.near["comparing"] or w in known.classes["ORDINALWORD"] or w[:1].isdigit() for w in words)
    return lead - verb <= POINT and verb >= 0 and not compares and not {"would", "could", "might"}.intersection(words)


def is_habitual(before: str, known: TimeWords) -> bool:
    """Whether the words before a time tell of what recurs: "usually meets in", not "worked normally on".

    The adverb stands at most HABIT words before it, and no past form of another clause between: "not usually with the
    zeal he showed on Thursday".
    """
    lower = before.lower()
    if not any(word in lower for word in known.near["habits"]):
        return False  # the quick answer
    words = WORD.findall(PART_END.split(lower)[-1])[-HABIT:]
    at = next((i for i in reversed(range(len(words))) if words[i] in known.near["habits"]), len(words))
    behind = words[at + 1 :]
    if len(behind) < 2 or behind[0] in ("at", "by", "during", "in", "on") or "to" in behind:
        return False
    return not any(is_finite(word, known) for word in behind[1:])
