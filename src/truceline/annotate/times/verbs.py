"""Whether the verbs near a time look back or ahead: "the envoy met on Friday", "they agreed to meet on Friday"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Literal, NamedTuple

from truceline.lexicon.time_words import TimeWords

Direction = Literal["past", "future"]

WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*|['’]ll\b")
QUOTED = re.compile(r"[\"“][^\"“”]{1,60}[\"”]")
"""Words in quotation marks, which end no clause: "was ‘very kind’ on Friday"."""

QUOTED_TIME = re.compile(r"[\"“](?=(?:(?:at|on|in|by|the|this|next|early|late|sometime) ?){0,3}\Z)")
"""A mark that opens a quotation of little more than the time: "was expected “at the weekend”"."""

INFINITIVE = re.compile(r"(?!\w*day\Z|\w*[^su]s\Z|\w{3,}ing\Z)[a-z]{2,}")
"""Not "sent to reporters" and "led to fighting", but "to discuss", "to focus", "to bring"."""

CLAUSE_END = re.compile(r"[;“”\"]|(?<!\d):|:(?!\d)|\s[–—-]\s")


SOMEBODY = 6
"""Words from "forced" to "to" at most: "forced the governor of the north to resign"."""

AHEAD = 3
"""Words from "ahead" to the day that lies ahead at most: "ahead of last Friday"."""

SAYING = frozenset({"said", "told"})
"""What is said may lie ahead: "said it is calling for a vote on December 7"."""


AGREEING = frozenset({"agreed", "announced", "declared", "called", "ordered", "imposed"})
"""Verbs of those by whom something then begins."""


class Look(NamedTuple):
    """Which way the words look, None where none says, and whether beyond doubt: "will", "met", "resumed in".

    `aside` where the verb stands before a noun and its infinitive, so that the time may go with either: "they made an
    offer to buy the port on Friday".
    """

    way: Direction | None
    certain: bool = False
    aside: bool = False


def _is_for_then(verb: str, lead: tuple[str, ...], known: TimeWords) -> bool:
    """Whether a verb and the words right before a time set it: "*promised* a vote *by* Friday", "*agreed* to a truce
    *starting on* Friday", where no day stands before from which the second is counted."""
    if verb in known.pledges and lead[-1:] in (("by",), ("before",)):
        return True
    last = lead[-2:-1] if lead[-1:] in (("on",), ("from",), ("at",)) else lead[-1:]
    begins = last in (("starting",), ("beginning",), ("effective",)) and (verb in known.pledges or verb in AGREEING)
    return begins and not any(w.lower().endswith("day") or w in BEFORE_NOW for w in lead)


BEFORE_NOW = frozenset({"last", "ago", "earlier", "week", "month"})
"""Words of a time from which another is counted."""


def look(before: str, after: str, known: TimeWords) -> Look:
    """Which way the words of the same clause before and after a time look.

    The verb right behind decides ("the envoy on Friday said"), then the nearest before, then the nearest after.
    """
    before = QUOTED_TIME.sub(" ", QUOTED.sub(" ", before))
    lead, rest = WORD.findall(CLAUSE_END.split(before)[-1]), WORD.findall(CLAUSE_END.split(after)[0])
    words = tuple(w if w[0].isupper() and i else w.lower() for i, w in enumerate((*lead, *rest)))
    here = len(lead)
    if " ".join(words[max(0, here - 2) : here]) in known.near["looking_back"]:
        return Look("past", certain=True)
    if after[:1] == " " and rest and (way := _way(words, here, known)) and is_finite(words[here], known):
        return Look(way, certain=True)
    new = words[here - 1 : here] in (("a",), ("an",), ("new",))
    if new and rest and rest[0] in known.near["deadlines"] and known.near["missed"].isdisjoint(words):
        return Look("future")  # "gave them a June deadline"
    aside, possessive = False, after[:1] in ("'", "’")
    behind, beyond = tuple(reversed(range(here))), tuple(range(here, len(words)))
    for i in (*beyond, *behind) if _heads_clause(before, known) else (*behind, *beyond):
        if possessive and i > here and words[i] in known.scheduled:
            continue  # "Friday's call by Rome, which holds the port"
        if words[i] == "ahead" and (words[i + 1 : i + 2] != ("of",) or here - i > AHEAD):
            continue  # "pressed ahead on Friday", "met ahead of the vote on Friday"
        if i < here and _tells_purpose(words, i, known):
            aside = True
        elif _is_for_then(words[i], words[:here], known):
            return Look("future")
        elif way := _way(words, i, known):
            will = way == "future" and not known.will.isdisjoint(words[:here])
            adjacent = here - i == 1 or (here - i == 2 and words[i + 1] in ("at", "during", "in", "on"))
            told = way == "past" and (adjacent or (words[i] in known.past and words[i] not in SAYING))
            return Look(way, certain=(will or told) and not aside, aside=aside)
    if aside:
        return Look("future", aside=True)
    if not possessive and known.present.intersection(words):
        return Look("future")
    return Look("future" if lead and lead[-1].lower() in known.near["limit_leads"] else None)


def is_finite(word: str, known: TimeWords) -> bool:
    """Whether a word alone carries its clause: "said", "landed", "will"; not "to", nor a "may" of another clause."""
    return word in known.will or word in known.past or word.endswith("ed")


def _heads_clause(before: str, known: TimeWords) -> bool:
    """Whether a time is the first of its clause: "they did not want to wait, so on Friday …"."""
    if before.endswith((" that ", " that on ")):
        return True  # "warned that Friday's limit …"
    words = [w.lower() for w in before.rpartition(",")[2].split()] if "," in before else []
    return 1 <= len(words) <= 2 and words[0] in known.near["clause_heads"] and words[1:] in ([], ["on"], ["in"], ["by"])


def _way(words: tuple[str, ...], i: int, known: TimeWords) -> Direction | None:
    """The direction of one word: "was due to meet" and "will be held" look ahead, "had been due to meet" back."""
    word, before = words[i], words[max(0, i - 3) : i]
    if before[-1:] == ("after",) and word.endswith("ing"):
        return "past"  # "after meeting in Oslo on Friday"
    if word not in known.turning and not (word.endswith("ed") and word.islower()):  # "Mohammed" is a name
        return None
    if word == "to":
        return ("past" if "had" in words[:i] else "future") if _ahead(words, i, known) else None
    if word in ("until", "till"):
        return _way_of_until(words[:i], known)
    if before[-1:] in (("to",), ("being",)) or _is_noun(words, i, known):
        return None  # its "to" has said, or what leads "being held"
    if word in known.near["modals"] and "have" in words[i + 1 : i + 3]:
        return "past"  # "may have led"
    if word in known.scheduled and not {"did", "didn"}.isdisjoint(before):
        return "past"  # "did not resume on Friday"
    if word in known.future:
        return "past" if "had" in before and word not in ("would", "could", "might") else "future"
    return _way_of_past_form(word, before, known)


def _way_of_until(before: tuple[str, ...], known: TimeWords) -> Direction:
    """Ahead, but back where a past form is denied: "did not know until Friday", not "was not due until Friday"."""
    was_not = any(verb in ("was", "were", "had") and negation == "not" for verb, negation in pairwise(before))
    denied = was_not or not known.near["not_then"].isdisjoint(before)
    return "past" if denied and known.future.isdisjoint(before) else "future"


def _way_of_past_form(word: str, before: tuple[str, ...], known: TimeWords) -> Direction | None:
    """Back, but ahead behind "will" or "be"; none where it is no verb: "state-based", "need", "a disputed border"."""
    if word not in known.past and ("-" in word or word in known.not_verbs):
        return None
    if before[-1:] and (before[-1] in known.determiners or before[-1] in ("still", "yet")):
        pounded = before[-1] == "that" and before[-2:-1] and before[-2] not in known.near["before_that"]
        each = before[-1] == "each" and word in known.past
        if not pounded and not each:
            return None  # but "the storm that pounded it", "they each made"
    if before[-1:] == ("have",) and before[-2:-1] and before[-2] not in known.will:
        return "past"  # "would have met"
    if before[-2:] == ("to", "be") and before[:1] and before[0] in known.implicative:
        return "past"  # "seemed to be shelved"
    return "past" if known.helpers.isdisjoint(before[-2:]) else "future"


def _tells_purpose(words: tuple[str, ...], i: int, known: TimeWords) -> bool:
    """Whether "to" leads the infinitive of a noun that says what for: "an offer to buy"."""
    return words[i] == "to" and i > 0 and words[i - 1] in known.purposes and _ahead(words, i, known)


def _ahead(words: tuple[str, ...], i: int, known: TimeWords) -> bool:
    """Whether "to" leads an infinitive that lies ahead: "agreed to meet", not "failed to meet" or "to the town"."""
    verb = words[i + 1] if i + 1 < len(words) else ""
    if not INFINITIVE.fullmatch(verb) or verb in known.not_verbs or verb in known.classes["CARDINAL"]:
        return False
    if not known.causative.isdisjoint(words[max(0, i - SOMEBODY) : i]):
        return False
    lead = words[max(0, i - 2) : i]
    return not lead or (lead[-1] if lead[-1] not in known.particles else lead[0]) not in known.implicative


def _is_noun(words: tuple[str, ...], i: int, known: TimeWords) -> bool:
    """Whether what could be a verb of plans is a noun: "463 votes", "a new plan", "plans for", "his due"."""
    word, before = words[i], words[max(0, i - 2) : i]
    if word == "due":
        return not known.determiners.isdisjoint(before[-1:])
    if word not in known.scheduled and word not in ("plan", "plans"):
        return False
    if words[i + 1 : i + 2] == ("for",) or (before and before[-1][0].isdigit()):
        return True
    singular = word == "plan" and before[-1:] and not before[-1].endswith("s")
    return not known.determiners.isdisjoint(before if singular else before[-1:])
