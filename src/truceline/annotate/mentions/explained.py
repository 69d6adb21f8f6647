"""Descriptions that a name beside them explains: "the rebel group M77", "his aide, Y", "Y, head of the fleet".

Grammar binds the two: an apposition on either side, a noun before the name, what somebody is said to be, or as what.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from truceline.annotate.mentions.reading import SentenceView
from truceline.annotate.references.antecedents import SUBJECTS, Antecedents
from truceline.model.actor import Mention
from truceline.model.parse import Parse, Token
from truceline.model.spans import Span

BEING = frozenset({"be", "become", "remain"})
# Prepositions whose phrase belongs to a description: "commander *of the fleet*".
HANGING = ("of", "for", "to", "in")
# A definite noun with what describes it, right before a name, and how far back it may begin.
GROUP, FARTHEST = re.compile(r"\b([Tt]he (?:[\w'-]+ ){0,5}?([a-z]+)) $"), 80
OF_ONE = ("NN", "NNP")
# Relations of a name of which its verb tells as what somebody does something.
AS_WHAT = ("dobj", "pobj", *SUBJECTS)


def find_explained(view: SentenceView, number: int, known: Antecedents) -> Iterator[Mention]:
    """Resolve the descriptions of one sentence whose bearer is named beside them."""
    names = [m for m in known.rows[number] if m.form == "name" and known.kind(m.of)]
    if view.parse is None or not names:
        return
    groups = list(_groups_before(names, known))
    yield from groups
    taken = [m.role_span for m in known.rows[number] if m.role_span] + [m.span for m in groups]
    for name in names:
        head = known.head(view.parse, name.span)
        for noun in _described_by(view.parse, head) if head else ():
            span = _phrase(view.parse, noun, name.span) if _can_be(noun, name.of, known) else None
            if span is None or any(t.overlaps(span) and (t == span or not span.contains(t)) for t in taken):
                continue
            others = [m.span for m in known.rows[number] if m.span.overlaps(span)]
            if all(span.contains(o) and o != span and o.end != noun.end for o in others):
                taken.append(span)
                yield Mention(span=span, of=name.of, form="nominal")


def _groups_before(names: Iterable[Mention], known: Antecedents) -> Iterator[Mention]:
    """ "The Gaza-based movement Hamas": a word for a group right before the group's name, whatever the parse says."""
    for name in [m for m in names if known.kind(m.of) == "armed_group"]:
        before = max(0, name.span.start - FARTHEST)
        found = GROUP.search(known.reading.plain[before : name.span.start])
        if found and found.group(2).lower() in known.words.bodies.groups:
            yield Mention(span=Span(before + found.start(1), before + found.end(1)), of=name.of, form="nominal")


def _described_by(parse: Parse, name: Token) -> Iterator[Token]:
    """The nouns that describe whoever a name names."""
    below, above = parse.children(name), parse.head(name)
    yield from (t for t in below if t.dep == "appos")
    yield from _before_comma(parse, name)
    if name.dep == "appos" and above.index < name.index:
        yield above
    before = [t for t in below if t.pos == "NOUN" and t.dep in ("compound", "nmod")]
    yield from before[-1:]
    if name.dep in SUBJECTS and above.lemma in BEING:
        yield from _definite(parse, parse.child(above, "attr"))
    for clause in (t for t in below if t.dep == "relcl"):
        who = parse.child(clause, "nsubj")
        if clause.lemma in BEING and who is not None and who.text.lower() == "who":
            yield from _definite(parse, parse.child(clause, "attr"))
    if name.dep not in AS_WHAT:
        return
    for role in parse.children(parse.head(above) if name.dep == "pobj" else above, "prep"):
        if role.text.lower() == "as" and (role.index < name.index) == (name.dep == "nsubj"):
            yield from _definite(parse, parse.child(role, "pobj"))


def _before_comma(parse: Parse, name: Token) -> Iterator[Token]:
    """The noun of a phrase right before the comma before a name: "Oman's envoy for the Gulf, Y"."""
    after = parse.tokens[name.index + 1 : name.index + 2]
    if not after or after[0].pos != "PUNCT":
        return
    words = parse.subtree(name)
    first = next((t for t in words if t.pos == "PROPN"), words[0])
    if first.index < 2 or parse.tokens[first.index - 1].text != ",":
        return
    noun = parse.tokens[first.index - 2]
    while noun.dep in ("pobj", "prep", "compound") and parse.head(noun).index < noun.index:
        noun = parse.head(noun)
    if noun.pos in ("NOUN", "PROPN") and noun.index < first.index and noun != parse.head(name):
        yield from _definite(parse, noun)


def _definite(parse: Parse, noun: Token | None) -> tuple[Token, ...]:
    """A noun that means somebody in particular: "the envoy", "Oman's envoy"."""
    if noun is None:
        return ()
    the = any(t.text.lower() == "the" for t in parse.children(noun, "det"))
    return (noun,) if the or parse.child(noun, "poss") else ()


def _can_be(noun: Token, actor: str, known: Antecedents) -> bool:
    """Whether a noun is of the kind of an actor: an office or a relative of a person, a word for a body of one."""
    lower, kind = noun.text.lower(), known.kind(actor)
    if noun.tag not in OF_ONE:
        return False
    if kind == "person":
        return lower in known.reading.lexicon.descriptions.office_nouns or lower in known.words.explained.relatives
    its = known.words.bodies
    if kind == "armed_group":
        return lower in its.groups or lower in its.armed_alone
    return kind in ("organisation", "organ", "other") and any(
        lower in nouns for nouns in (its.groups, its.blocs, its.bodies)
    )


def _phrase(parse: Parse, noun: Token, name: Span) -> Span | None:
    """The noun with what describes it before and hangs on it behind, up to the name; None where it is but a title."""
    left = [t for t in parse.subtree(noun) if t.index < noun.index and t.dep != "punct"]
    joint = next((t.index for t in reversed(left) if t.dep == "cc" and parse.head(t).dep == "poss"), -1)
    left = [t for t in left if t.index > joint]  # "in Oman and X's own adviser, Y"
    first = min((t for t in left if not name.start <= t.start < name.end), default=noun, key=lambda t: t.index)
    if name.end <= noun.start and first.start < name.end:
        first = next((t for t in left if t.start >= name.end), noun)
    if noun.start < name.start and noun.index + 1 < len(parse.tokens) and first == noun:
        return None  # "envoy Y": the office stands before the name
    return Span(first.start, _end(parse, noun, name))


def _end(parse: Parse, noun: Token, name: Span) -> int:
    """Where a noun ends with the phrases that hang on it, short of the name that explains it."""
    end, last = noun.end, noun
    while True:
        prep = next((t for t in parse.children(last, "prep") if t.text.lower() in HANGING and t.start <= end + 1), None)
        below = parse.child(prep, "pobj") if prep else None
        if below is None or end <= name.start < below.end:
            return end
        end, last = below.end, below
