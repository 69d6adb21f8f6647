"""The leader whom a surname means that stands alone."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain

from truceline.annotate.mentions.people import LEADING, left_long_ago
from truceline.annotate.mentions.reading import Reading
from truceline.lexicon.lexicon import Lexicon
from truceline.lexicon.offices import Tenure
from truceline.model.actor import Actor

# Years as head of state after which a surname alone, in a text without a day, means him and not a premier elsewhere.
LONG = 7


def leader_of_surname(name: str, reading: Reading) -> Actor | None:
    """The one leader of a surname, of several whoever is in office on the day of the text; nobody of its own cast."""
    lexicon = reading.lexicon
    held, people = lexicon.offices.held_by, [e.actor for e in lexicon.actors.surnamed(name)]
    people = [a for a in people if not left_long_ago(a.id, reading)]
    day = reading.latest or "9999"
    leaders = [a for a in people if any(t.office in LEADING and (t.start or "") <= day for t in held(a.id))]
    if len(leaders) > 1:
        led = {a.id: [t for t in held(a.id) if t.office in LEADING] for a in leaders}
        leaders = [a for a in leaders if _is_meant(led[a.id], reading.latest)]
    return leaders[0] if len(leaders) == 1 and not _is_of_another(name, reading) else None


def _is_meant(led: list[Tenure], day: str | None) -> bool:
    """Whether one of several leaders of a surname is meant: in office on the day of the text, else long a president."""
    if day is not None:
        return any((t.start or "") <= day <= (t.end or "9999") for t in led)
    states = [t for t in led if t.office == "head_of_state" and t.start]
    return any(int((t.end or "2026")[:4]) - int((t.start or "2026")[:4]) >= LONG for t in states)


def _is_of_another(surname: str, reading: Reading) -> bool:
    """Whether the text names somebody of a surname in full: what stands before it is no office or form of address."""
    known = reading.lexicon.descriptions
    before = re.findall(rf"\b([A-Z][\w'-]{{1,30}}) {re.escape(surname)}\b", reading.plain)
    plain = (w for w in before if not tells_time(w, reading))
    others = known.titles | known.office_nouns | known.openers if before else frozenset[str]()
    return any(w.lower() not in others for w in plain)


def tells_time(word: str, reading: Reading) -> bool:
    """Whether a word is one of time, as a day or month."""
    return word.lower() in _time_words(reading.lexicon)


@cache
def _time_words(lexicon: Lexicon) -> frozenset[str]:
    """The words of time of all classes."""
    return frozenset(chain.from_iterable(lexicon.time_words.classes.values()))
