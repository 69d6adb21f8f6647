"""Whether the one armed group that a text names is meant by "the rebels": only one that is known to be such."""

from __future__ import annotations

from truceline.annotate.mentions.cast import Cast, Member
from truceline.annotate.mentions.known_names import Hit
from truceline.annotate.mentions.reading import Reading, SentenceView
from truceline.lexicon.descriptions import ArmedNouns
from truceline.model.actor import Actor
from truceline.model.parse import Parse, Token

# Words before a name, or behind it, among which the text says what a group is.
NEAR = 4
# Relations by which a group takes part in what is told, and prepositions that bring others who do.
ACTING = frozenset({"nsubj", "nsubjpass", "dobj", "poss", "appos", "ROOT"})
BESIDE = frozenset({"by", "with", "against", "between", "for", "from", "of", "to"})


def rebels_meant(view: SentenceView, i: int, noun: str, reading: Reading, cast: Cast) -> Actor | None:
    """The only armed group named before "the rebels", if the words suit it.

    Not one that fights for a state, nor "separatists" one that wants no state of its own. Where others were described
    before ("Malian rebels"), or nothing is told of the group, the text must call it so itself: "the *rebel* group M23".
    """
    at = view.words[i].start
    groups = [m for m in cast.members.values() if m.actor.kind == "armed_group" and m.introduced < at]
    named = [m.actor for m in groups if m.actor.sector]
    known = reading.lexicon.descriptions.armed
    if len(named) != 1 or not _suits(named[0], noun, known):
        return None
    before = reading.views[: reading.view_at(at) + 1]
    told = not any(_is_other(m, named[0]) for m in groups) and not any(_tells_of_several(v, known) for v in before)
    names = ((v, h) for v in before for h in v.hits if h.span.start < at and h.entry.actor.id == named[0].id)
    return named[0] if any(_is_called_so(v, h, known) or (told and _takes_part(v, h)) for v, h in names) else None


def _suits(group: Actor, noun: str, known: ArmedNouns) -> bool:
    """Whether a group may be called by a plural noun for fighters, by what it fights for."""
    if noun in known.parting:
        return group.id in known.separatists
    if noun in known.rising:
        return group.sector == "REB" and group.id not in known.no_rebels
    return group.sector != "MIL" or noun in known.of_states


def _is_other(member: Member, group: Actor) -> bool:
    """Whether fighters without a name may be others than a named group."""
    return not member.actor.sector and member.actor.id != group.id


def _tells_of_several(view: SentenceView, known: ArmedNouns) -> bool:
    """Whether a sentence speaks of more groups than one: "two rebel groups"."""
    if view.lowered.isdisjoint(known.several):
        return False
    pairs = zip(view.words, view.words[1:], strict=False)
    return any(b.lower in known.several and (a.lower in known.calling or a.lower in known.arming) for a, b in pairs)


def _is_called_so(view: SentenceView, hit: Hit, known: ArmedNouns) -> bool:
    """Whether the text says beside a name that it is one of fighters: "the rebel group M23", "M23, a rebel group"."""
    words = view.words
    first, last = view.index_at(hit.span.start), view.index_at(hit.span.end)
    before = [w.lower for w in words[max(0, first - NEAR) : first]]
    after = [w.lower for w in words[last : last + 1]]
    if after and after[0] in ("a", "an", "the") and words[last].start - hit.span.end == len(", "):
        after = [w.lower for w in words[last + 1 : last + 1 + NEAR]]
    return any(w in known.calling for w in (*after, *(() if "and" in before else before)))


def _takes_part(view: SentenceView, hit: Hit) -> bool:
    """Whether a group does something where it is named, or something is done to it or with it."""
    parse = view.parse
    token = view.token(view.words[view.index_at(hit.span.start)]) if parse else None
    if parse is None or token is None:
        return False
    head = _head(parse, token, hit)
    if hit.entry.actor.country is None:
        return head.dep in ("nsubj", "nsubjpass")  # a network that others are linked to, or inspired by
    return head.dep in ACTING or (head.dep == "pobj" and parse.head(head).lemma in BESIDE) or head.dep == "conj"


def _head(parse: Parse, token: Token, hit: Hit) -> Token:
    """The word of a name on which its others hang, or the noun that it describes: "*Hamas* fighters"."""
    while token.dep in ("compound", "amod", "nmod", "det", "prep", "pobj") and token.head != token.index:
        above = parse.head(token)
        if token.dep in ("prep", "pobj") and not hit.span.start <= above.start < hit.span.end:
            break
        token = above
    return token
