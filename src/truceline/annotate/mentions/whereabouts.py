"""Whether the name of a state or its capital means the government or the place."""

from __future__ import annotations

from enum import Enum, auto

from truceline.annotate.mentions.known_names import Hit
from truceline.annotate.mentions.reading import Reading, SentenceView


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


INSIDE = _words("in at near inside outside across around throughout within via through")
MOTION = _words("""
    arrive arrives arrived arriving travel travels traveled travelled traveling travelling fly flies flew flying flown
    go goes went going gone return returns returned returning come comes came coming head heads headed heading trip
    trips visit visits journey flight flights fled flee flees move moved moving drive drove driven bound back way
    deported sent dispatched leave left departed depart
""")
VISITING = _words("visit visits visited visiting leave leaves left leaving enter entered entering")
ARRIVAL = _words("arrive arrives arrived arriving arrival landed land lands")
# After these somebody is hit "at" or aimed at: "fired rockets at X", "a threat directed at X".
FORCE = _words("""
    fire fires fired firing launch launches launched launching aim aims aimed aiming direct directed hurl hurled
    shot shoot shooting lob lobbed rocket rockets missile missiles drone drones strike strikes attack attacks salvo
    salvos barrage barrages shells
""")
ATTACKS = _words("""
    attack attacks strike strikes airstrike airstrikes assault assaults raid raids bombardment bombing shelling
    offensive barrage attacked struck hit bombed shelled bombarded targeted
""")
GATHERINGS = _words("""
    summit talks meeting agreement agreements accord accords conference negotiations declaration round process
    communique statement
""")


TOPICS = _words("climate peace nuclear trade arms security ceasefire economic donor donors gas grain border refugee")


class Whereabouts(Enum):
    """What the name of a state or capital stands for at one place of the text."""

    ACTOR = auto()
    PLACE = auto()
    BOTH = auto()


def whereabouts_of(view: SentenceView, hit: Hit, reading: Reading) -> Whereabouts:
    """Tell the government from the place: "Nicosia said" acts, "in Nicosia" lies, "visited Nicosia" is both."""
    if hit.naming == "adjective" or not hit.is_state or hit.form in ("Kremlin", "White House"):
        return Whereabouts.ACTOR
    index = view.index_at(hit.span.start)
    if _before_state(reading, hit) or _gathers(view, hit):
        return Whereabouts.PLACE
    if index < len(view.words) and view.words[index].possessive:
        return Whereabouts.ACTOR
    before = index - 1
    if before >= 0 and view.words[before].possessive:
        return Whereabouts.PLACE if hit.naming == "seat" else Whereabouts.ACTOR
    while before >= 0 and view.words[before].lower in ("the", "central", "northern", "southern", "eastern", "western"):
        before -= 1
    if before < 0:
        return Whereabouts.ACTOR
    return _after(view, hit, before)


def _after(view: SentenceView, hit: Hit, before: int) -> Whereabouts:
    """What a name means after the word at an index, most often a preposition."""
    preposition = view.words[before].lower
    near = {w.lower for w in view.words[max(0, before - 4) : before]}
    if preposition in ("at", "into") and near & FORCE:
        return Whereabouts.BOTH
    if hit.naming == "seat" and (preposition in ATTACKS or (preposition in ("on", "against") and near & ATTACKS)):
        return Whereabouts.BOTH
    if preposition in INSIDE:
        arrived = before > 0 and view.words[before - 1].lower in ARRIVAL
        return Whereabouts.BOTH if arrived else Whereabouts.PLACE
    moved = near & MOTION
    if preposition in VISITING or (preposition in ("to", "toward", "towards") and moved):
        return Whereabouts.BOTH
    if preposition == "into" or (preposition in ("from", "for") and moved):
        return Whereabouts.PLACE
    return Whereabouts.ACTOR


def _before_state(reading: Reading, hit: Hit) -> bool:
    """Whether the name of the state follows a city: "Baku, Azerbaijan"."""
    after = reading.plain[hit.span.end : hit.span.end + 40]
    return (
        hit.naming == "seat"
        and after.startswith(", ")
        and any(after[2:].startswith(n) for n in (*hit.entry.names, "D.C"))
    )


def _gathers(view: SentenceView, hit: Hit) -> bool:
    """Whether a capital names a meeting or what came of it: "the Astana talks", "the Kigali climate accord"."""
    at = view.index_at(hit.span.end)
    behind = view.words[at : at + 2]
    if hit.naming != "seat" or not behind or not behind[0].joined:
        return False
    return behind[0].lower in GATHERINGS or (
        len(behind) > 1 and behind[0].lower in TOPICS and behind[1].lower in GATHERINGS
    )
