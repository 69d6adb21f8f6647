"""What a quantity is of: the text or body that is made of so many, the thing of this value, what so many did."""

from __future__ import annotations

from typing import Literal

from truceline.code.clauses import VERBAL
from truceline.code.context import SentenceContext
from truceline.code.parties.grammar import is_passive, objects_of, prepositional, surface_subjects
from truceline.code.reality.outlet import view_of
from truceline.lexicon.quantities import QuantityLexicon
from truceline.link.number_phrases import points_back
from truceline.model.parse import Parse, Token

NOMINAL = ("NOUN", "PROPN")
MODIFYING = ("compound", "nmod", "amod", "nummod")
APPOSED = ("npadvmod", "quantmod", "appos", "acl")
NOTHING = frozenset[str]()
Role = Literal["made", "thing", "done"]
Of = tuple[Role, str | None, Token | None, Token | None, bool]
"""The role of a quantity, the class of what it is of, the word and the verb of that, and whether that changes it."""
CLIMB = 5
"""Steps from a number up to what it is of: the longest real ones have four."""
SEVERAL = frozenset({"tariff"})
"""Things of which there are several with values of their own, unless words point to one: "a 20 percent tariff"."""
LONG = frozenset({"long", "wide", "high", "deep", "strong", "thick", "broad", "tall"})
NEEDING = frozenset({"must", "need", "have"})


def whole_of(context: SentenceContext, head: Token, noun: str, table: QuantityLexicon) -> Of | None:
    """What is made of so many parts or members, with the verb that says so."""
    parse = context.parse
    below = next((t for t in (*parse.children(head, "poss"), *prepositional(parse, head, "of", "in"))), None)
    part = table.counted.get(noun) in table.parts
    told = below is not None and (below.dep == "poss" or part or points_back(parse, head))
    if below is not None and told and (kind := _whole_kind(context, below, table)) is not None:
        return "made", kind, below, None, False
    if below is not None and below.dep == "poss" and below.pos == "PRON" and table.counted.get(noun) in table.parts:
        return "made", None, below, None, False
    top, verb = _above(parse, head, table)
    if noun not in table.counted and (noun in context.lexicon.number_words.units or head.dep == "compound"):
        return None  # "a 40-day truce"
    if top is not None and verb is None:
        kind = _whole_kind(context, top, table)
        return ("made", kind, top, None, False) if kind is not None else None
    if verb is None:
        bare = part and (noun != head.lemma.lower() or points_back(parse, head))
        return ("made", None, None, None, False) if bare else None
    if verb.lemma == "be" and parse.child(verb, "expl") is not None:
        owner = next(iter(prepositional(parse, head, "in", "to")), None)
        kind = _whole_kind(context, owner, table) if owner is not None else None
        return ("made", kind, owner, verb, False) if kind is not None or (owner is None and part) else None
    if noun not in table.counted and head.tag != "NNS":
        return None
    subject = next(iter(surface_subjects(parse, verb)), None)
    if subject is None:
        return None
    kind = _whole_kind(context, subject, table)
    if noun not in table.counted and (kind is None or kind not in table.wholes):
        return None
    if kind is None and (subject.pos != "PRON" or not part):
        return None
    return "made", kind, subject, verb, False


def _whole_kind(context: SentenceContext, word: Token, table: QuantityLexicon) -> str | None:
    """The class of what is made of parts or members: of texts the noun that one text can have."""
    events = context.lexicon.event_mentions
    behind = (t for t in context.parse.children(word, "amod") if t.index > word.index)
    for token in (word, *behind):  # parsers take "the harbour *compact*" for an adjective
        lemma = token.lemma.lower()
        if events.things.get(lemma) in ("text", "truce"):
            return events.alike.get(lemma, lemma)
        if lemma in table.wholes:
            return lemma
    return None


def _climb(parse: Parse, token: Token) -> tuple[Token | None, Token] | None:
    """The word on which a phrase hangs, with the preposition between; None at the top of the sentence."""
    above = parse.head(token)
    if above.index == token.index or token.dep != "pobj":
        return None if above.index == token.index else (None, above)
    prep, above = above, parse.head(above)
    if above.dep in ("prt", "advmod") and parse.head(above).pos in VERBAL:  # "made *up* of"
        above = parse.head(above)
    elif above.pos == "ADP" and prep.lemma == "at":  # "with the levy now *at* 54 percent"
        above = next(iter(parse.children(above, "pobj")), above)
    return prep, above


def _above(parse: Parse, head: Token, table: QuantityLexicon) -> tuple[Token | None, Token | None]:
    """The noun that is of so many ("a list of twelve points", "a six-point plan"), or the verb of consisting."""
    token = head
    for _ in range(CLIMB):
        step = _climb(parse, token)
        if step is None:
            return None, None
        prep, above = step
        if above.pos not in NOMINAL:
            return None, (above if _consists(parse, above, token, prep, token is not head, table) else None)
        joined = prep.lemma in ("of", "with", "in") if prep is not None else token.dep in MODIFYING
        if not joined:
            return None, None
        if above.lemma.lower() not in table.counting:
            return above, None
        token = above
    return None, None


def _consists(
    parse: Parse, verb: Token, token: Token, prep: Token | None, climbed: bool, table: QuantityLexicon
) -> bool:
    """Whether a verb says that its subject is made of what a word or its preposition brings."""
    if verb.pos not in VERBAL:
        return False
    if prep is not None:
        return prep.lemma in table.verbs["made"].get(verb.lemma, NOTHING)
    if token.dep not in ("dobj", "attr"):
        return False
    if (climbed and verb.lemma == "be") or (token.dep == "attr" and parse.child(verb, "expl") is not None):
        return True
    needs = table.verbs["made"].get(verb.lemma, NOTHING)
    return "" in needs or not needs.isdisjoint(t.lemma for t in parse.children(verb, "prt", "advmod"))


def thing_of(context: SentenceContext, head: Token, table: QuantityLexicon) -> Of | None:
    """The thing of one value that a measured quantity is of, with the verb that says so."""
    parse, token = context.parse, head
    for _ in range(CLIMB):
        step = _climb(parse, token)
        if step is None:
            return None
        prep, above = step
        if above.lemma in LONG and token.dep in ("npadvmod", "advmod", "nummod"):
            before = _before_comma(parse, head)
            if before is not None and before.lemma in table.things:
                return "thing", table.things[before.lemma], before, None, False
        elif above.pos in NOMINAL:
            joined = prep.lemma in ("of", "at", "on") if prep is not None else token.dep in (*MODIFYING, *APPOSED)
            if not joined:
                return None
            if (found := _named_thing(context, above, table)) is not None:
                return found
        elif above.pos in VERBAL and prep is not None:
            return _fixed(context, above, prep, table)
        elif above.pos in VERBAL and token.dep in ("attr", "dobj", "acomp", "npadvmod", "advmod"):
            return _of_subject(context, above, table)
        else:
            return None
        token = above
    return None


def _before_comma(parse: Parse, head: Token) -> Token | None:
    """The noun before the comma in front of a measured phrase: "the border, *972* kilometres long"."""
    first = min((t.index for t in parse.subtree(head)), default=head.index)
    return parse.tokens[first - 2] if first > 1 and parse.tokens[first - 1].text in (",", "(") else None


def _named_thing(context: SentenceContext, noun: Token, table: QuantityLexicon) -> Of | None:
    """A noun that is a thing of one value. A rise is one where it is what somebody offers."""
    kind = table.things.get(noun.lemma.lower())
    if kind is None or (kind in SEVERAL and not points_back(context.parse, noun)):
        return None
    if kind in ("rise", "offer"):
        offerer = _offerer(context, noun, table)
        return ("thing", "offer", offerer, None, False) if offerer is not None else None
    return "thing", kind, noun, None, False


def _offerer(context: SentenceContext, noun: Token, table: QuantityLexicon) -> Token | None:
    """Who offers a rise: the subject of the verb of offering, or the noun of the offer that the rise is."""
    parse, above = context.parse, context.parse.head(noun)
    if noun.dep == "attr":
        subject = next(iter(surface_subjects(parse, above)), None)
        return subject if subject is not None and table.things.get(subject.lemma) == "offer" else None
    if noun.dep == "dobj" and above.lemma in table.verbs["offering"]:
        table_ = above.lemma != "put" or any(t.lemma in ("table", "forward") for t in prepositional(parse, above, "on"))
        return next(iter(surface_subjects(parse, above)), None) if table_ else None
    return noun if noun.lemma in ("offer", "proposal", "bid") else None


def _fixed(context: SentenceContext, verb: Token, prep: Token, table: QuantityLexicon) -> Of | None:
    """What a verb brings to a value, or a limit to which a thing is brought: "duties come down *to* 30 percent"."""
    parse = context.parse
    if prep.lemma == "by":
        return _raised(context, verb, table)
    needs = table.verbs["fixed"].get(verb.lemma, frozenset())
    measured = prep.lemma in table.verbs["measured"].get(verb.lemma, frozenset())
    if prep.lemma not in needs and not measured:
        return None
    if verb.dep != "acl" and view_of(context, verb).factuality != "CT+":
        return None
    themes = objects_of(parse, verb) or surface_subjects(parse, verb)
    change = verb.lemma in table.verbs["changing"]
    for theme in themes:
        if (kind := table.things.get(theme.lemma.lower())) is not None and kind not in ("rise", "offer"):
            return "thing", kind, theme, verb, change
    if themes and prep.lemma == "to" and verb.lemma in table.verbs["limiting"] and themes[0].tag == "NNS":
        return "thing", "limit", themes[0], verb, False
    return None


def _raised(context: SentenceContext, verb: Token, table: QuantityLexicon) -> Of | None:
    """The pay that is to rise by so much, or that a contract or offer raises: "lifts base *pay* by 21 percent"."""
    parse = context.parse
    if verb.lemma not in table.raising:
        return None
    theme = next((t for t in objects_of(parse, verb) or surface_subjects(parse, verb) if t.lemma in table.pay), None)
    settled = any(_whole_kind(context, t, table) or t.lemma == "contract" for t in surface_subjects(parse, verb))
    planned = view_of(context, verb).innermost.status == "planned"
    return ("thing", "pay", None, verb, False) if theme is not None and (settled or planned) else None


def _of_subject(context: SentenceContext, verb: Token, table: QuantityLexicon) -> Of | None:
    """The thing whose value a verb of measuring gives: "the ceiling *is* 1,675", "has a length of 972 km"."""
    parse = context.parse
    if "" not in table.verbs["measured"].get(verb.lemma, frozenset()):
        return None
    subject = next(iter(surface_subjects(parse, verb)), None)
    if subject is None or is_passive(parse, verb):
        return None
    if subject.lemma.lower() in table.counting:
        subject = next(iter(prepositional(parse, subject, "of")), subject)
    kind = table.things.get(subject.lemma.lower())
    return ("thing", kind, subject, verb, False) if kind is not None and kind not in ("rise",) else None


def bounded_of(context: SentenceContext, head: Token, table: QuantityLexicon) -> Of | None:
    """A count that is the value of a limit, or of those who must ratify: "*sixty states* had to ratify"."""
    parse = context.parse
    found = thing_of(context, head, table)
    if found is not None and found[1] in ("limit", "threshold", "quota", "majority", "membership"):
        return found
    verb = parse.head(head)
    if head.dep == "nsubj" and verb.pos in VERBAL:
        inner = next((t for t in parse.children(verb, "xcomp") if t.lemma in table.ratifying), None)
        needed = verb.lemma in NEEDING and inner is not None
        needed = needed or (
            verb.lemma in table.ratifying and any(a.lemma == "must" for a in parse.children(verb, "aux"))
        )
        return ("thing", "threshold", None, verb, False) if needed else None
    return None


def deed_of(context: SentenceContext, head: Token, table: QuantityLexicon) -> Of | None:
    """What so many people, states or parties did: the subject of its verb, or the noun of its relative clause."""
    parse = context.parse
    verbs = [parse.head(head)] if head.dep == "nsubj" else []
    verbs += [v for v in parse.children(head, "relcl", "acl") if not (v.dep == "acl" and v.tag == "VBG")]
    for prep in parse.children(head, "prep"):  # parsers take "thirteen of the parties *signed*" for a participle
        verbs += [v for p in parse.children(prep, "pobj") for v in parse.children(p, "acl") if head.dep == "ROOT"]
    for verb in verbs:
        for deed, beside in table.deeds.get(verb.lemma, ()):
            around = [t.lemma for t in parse.children(verb, "dobj", "prep", "prt")]
            passive = is_passive(parse, verb) and verb.tag != "VBD" and verb.dep != "acl"
            if (beside and beside not in around) or passive:
                continue
            if verb.dep == "acl" and head.dep != "ROOT":
                continue
            reality = view_of(context, verb)
            if reality.factuality == "CT+" and reality.innermost.status == "occurred":
                return "done", deed, verb, verb, False
    return None
