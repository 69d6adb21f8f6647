"""Quantities: the numbers of a page with what they are of, read from its parses.

A count of parts goes with the text that is made of them ("the accord is divided into ten chapters", "all five items of
the protocol", "a six-point plan"), one of members with their body, a measured value with the thing that has it ("a rise
of two percent", "the border is 972 km long", "with the levy now at 54 percent").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from truceline.code.clauses import VERBAL, clause_of
from truceline.code.context import SentenceContext, contexts_of
from truceline.code.parties.grammar import is_passive, objects_of, prepositional, surface_subjects
from truceline.code.parties.participants import actors_of
from truceline.code.reality.outlet import view_of
from truceline.lexicon.lexicon import Lexicon
from truceline.lexicon.quantities import QuantityLexicon
from truceline.link.acts import COMPARED, Voice, voice_of
from truceline.link.clauses import told_at
from truceline.link.items import Kind
from truceline.link.phrases import Phrase
from truceline.model.coded import CodedArticle
from truceline.model.parse import Parse, Token
from truceline.model.spans import Span

Role = Literal["made", "thing", "done"]
Bound = Literal["exact", "about", "least", "most"]

MOST = 300
"""Quantities of one article that are looked at."""
FIGURE = re.compile(r"[$€£¥]?(\d[\d,]*(?:\.\d+)?)(million|billion|trillion|m|bn|b|tn|mln|bln|k)?", re.IGNORECASE)
SHORT = {"m": 1e6, "mln": 1e6, "bn": 1e9, "b": 1e9, "bln": 1e9, "tn": 1e12, "k": 1e3, "trillion": 1e12}
SIGNS = {"$": "dollar", "€": "euro", "£": "sterling", "¥": "yen"}
DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her", "all", "each", "both", "every"})
GENERIC = frozenset({"comprehensive", "final", "joint", "formal", "full", "whole", "new", "own", "entire", "present", "basic", "follow", "following", "single", "sole", "separate", "per", "most", "many"})
"""Words that may stand beside the name of a thing or not."""
LINKS = ("of", "on", "between", "with", "for", "over", "about", "against", "in", "to")
PEOPLE_OF = ("of", "in")
YEARS = range(1900, 2101)
CLIMB = 5
"""Steps from a number up to what it is of: the longest real ones have four."""
LONG = frozenset({"long", "wide", "high", "deep", "strong", "thick", "broad", "tall"})
SEATED = frozenset({"parliament", "assembly", "chamber", "council", "court"})
"""Bodies of which a bare number tells the seats: "a *chamber* of 300"."""
COUNTABLE = frozenset({"phases", "chapter", "article", "annex", "appendix"})
"""Parts that only a text has: "there are four *chapters*"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with what it is of.

    `unit` is the base unit of a measured value or the class of the counted noun, `noun` its lemma. `role` is whether
    something is made of so many or a thing has this value; `of` is the class of that text, body or thing, null where
    a pronoun or nothing names it. `keys` are the words and actors beside it, `named` those of them that are names.
    `per` is what the value is for each of ("year"), `change` whether the verb brings a value about, `part` whether words
    make it one of some, `back` whether it points to things told of before.
    """

    article: CodedArticle
    sentence: Span
    clause: Span
    word: Span
    value: float
    bound: Bound
    unit: str
    noun: str
    role: Role
    of: str | None
    keys: frozenset[str]
    named: frozenset[str]
    beside: frozenset[str]
    per: str | None
    back: bool
    pointed: bool
    part: bool
    change: bool
    left: bool
    source: frozenset[str]
    voice: Voice


def find_quantities(article: CodedArticle, lexicon: Lexicon) -> Iterator[Quantity]:
    """The quantities of an article that has its parses, in text order, at most MOST."""
    found, before = 0, None
    for context in contexts_of(article.annotated, lexicon):
        for token in context.parse.tokens:
            if _may_be_number(token, lexicon) or token.text.lower() == "no":
                for quantity in _read(article, context, token, before):
                    yield quantity
                    found += 1
        before = _counted_last(context.parse.tokens, lexicon.quantities)
        if found >= MOST:
            return


QUANTITIES = Kind("quantities", lambda items: tuple(find_quantities(items.article, items.lexicon)), Quantity)


def _may_be_number(token: Token, lexicon: Lexicon) -> bool:
    text = token.text
    return text[0].isdigit() or text[0] in SIGNS or text.lower() in lexicon.number_words.values


def number_at(parse: Parse, token: Token, lexicon: Lexicon) -> float | None:
    """The value of a number phrase, at its last word: "2.4 *billion*", "twenty-*five*", "*11,500*"."""
    above = parse.head(token)
    if token.index + 1 < len(parse) and _follows(parse, token, lexicon):
        return None
    if above.index > token.index and token.dep in ("compound", "quantmod") and _may_be_number(above, lexicon):
        return None
    words = [token]
    for before in reversed(parse.tokens[: token.index]):
        if before.text == "-" and len(words) and before.index and _may_be_number(parse.tokens[before.index - 1], lexicon):
            continue
        if not _may_be_number(before, lexicon) or before.text in SIGNS:
            break
        words.append(before)
    return _value(reversed(words), lexicon)


def _follows(parse: Parse, token: Token, lexicon: Lexicon) -> bool:
    """Whether a number goes on behind a word."""
    after = parse.tokens[token.index + 1]
    if after.text == "-" and after.index + 1 < len(parse):
        after = parse.tokens[after.index + 1]
        return token.text.lower() in lexicon.number_words.values and after.text.lower() in lexicon.number_words.values
    return after.text.lower() in lexicon.number_words.values and (
        token.text[0].isdigit() or token.text in SIGNS or token.text.lower() in lexicon.number_words.values
    ) and (after.dep in ("nummod", "compound") or after.text.lower() in ("hundred", "thousand", "million", "billion"))


def _value(words: Iterable[Token], lexicon: Lexicon) -> float | None:
    total = part = 0.0
    some = False
    values = lexicon.number_words.values
    for word in words:
        text = word.text.lower()
        if figure := FIGURE.fullmatch(text):
            scale = (figure[2] or "").lower()
            factor = SHORT.get(scale) or (float(values[scale]) if scale in values else 1.0)
            part += float(figure[1].replace(",", "")) * factor
        elif text not in values:
            return None
        elif values[text] >= 1000:
            total, part = total + (part or 1.0) * values[text], 0.0
        elif values[text] == 100:
            part = (part or 1.0) * 100
        else:
            part += values[text]
        some = True
    return total + part if some else None


def _read(article: CodedArticle, context: SentenceContext, token: Token, before: str | None) -> Iterator[Quantity]:
    parse, table = context.parse, context.lexicon.quantities
    none = token.text.lower() == "no"
    value = 0.0 if none else number_at(parse, token, context.lexicon)
    if value is None:
        return
    head, unit, factor = _measured(parse, token, table)
    meant = _meant(parse, token, table, before) if head is token and unit is None else None
    noun = meant or head.lemma.lower()
    measured = unit is not None
    unit = unit or table.counted.get(noun)
    if value < 2 and not measured and unit not in table.parts:
        return
    if none and (unit not in table.parts or prepositional(parse, head) or token.head != head.index):
        return
    if measured:
        of = _thing(context, head, table)
    else:
        of = _whole(context, head, noun, table) or _bounded_count(context, token, head, table)
        of = of or (_deed(context, head, table) if table.counted.get(noun, noun) in table.members else None)
    if of is None:
        return
    role, kind, thing, verb, change, left = of
    if head is token and noun[:1].isdigit():
        if (role == "made" and kind not in SEATED) or value in YEARS:
            return
        noun, unit = ("member", "seats") if role == "made" else (noun, "count")
    unit = unit or ("count" if role == "thing" else noun)
    if role == "thing" and not measured and kind != "threshold":
        unit = "count"
    if noun == "point" and any(t.lemma == "percentage" for t in parse.children(head, "compound", "amod", "nmod")):
        return
    span = context.span(token)
    voice = voice_of(article, context.sentence.span, span, Phrase(), context.lexicon.clause_cues)
    back = noun == meant or _points_back(parse, token, head)
    sure = unit in table.parts and (back or head.dep == "compound")  # what points back is no claim
    if voice == "quoted" or (voice not in COMPARED and not sure):
        return
    keys, named = _keys(context, thing, head) if thing is not None else (frozenset[str](), frozenset[str]())
    if role == "done":
        keys = named
    if role == "thing":
        further, more = _keys(context, head, None, deps=(), links=("for", "on"))
        keys, named = keys | further, named | more
        if thing is not None and thing.lemma.lower() not in table.things and thing.pos == "NOUN":
            keys |= {thing.lemma.lower()}
    beside = frozenset(
        t.lemma.lower() for t in parse.children(head, "amod") if t.lemma.lower() not in GENERIC and t is not token
    )
    anchor = verb or head
    yield Quantity(
        article=article,
        sentence=context.sentence.span,
        clause=clause_of(parse, anchor),
        word=Span(min(token.start, head.start), max(token.end, head.end)),
        value=value * factor,
        bound=_bound(context, token, head),
        unit=unit,
        noun=noun,
        role=role,
        of=kind,
        keys=keys,
        named=named,
        beside=beside,
        per=_per(parse, token, head),
        back=back,
        pointed=_is_pointed(parse, thing) if thing is not None else verb is not None and unit in COUNTABLE,
        part=_is_part(context, token, head, table),
        change=change,
        left=left,
        source=_source(article, context, span),
        voice=voice,
    )


def _counted_last(tokens: Iterable[Token], table: QuantityLexicon) -> str | None:
    """The last plural noun of a sentence that can be counted again as "five of them"."""
    nouns = [t.lemma.lower() for t in tokens if t.tag == "NNS" and t.lemma.lower() in table.counted]
    return nouns[-1] if nouns else None


def _meant(parse: Parse, token: Token, table: QuantityLexicon, before: str | None) -> str | None:
    """The counted noun for which "them" stands behind a number: "as for its protocols, there are *five of them*"."""
    below = prepositional(parse, token, "of")
    above = parse.head(token)
    if any(t.tag == "PRP" for t in below):
        if token.dep != "attr" or parse.child(above, "expl") is None:
            return None
        return _counted_last(parse.tokens[: token.index], table) or before
    return next((t.lemma.lower() for t in below if t.tag == "NNS"), None)  # "*thirteen* of the nineteen parties"


NEEDING = frozenset({"must", "need", "have"})


def _bounded_count(context: SentenceContext, token: Token, head: Token, table: QuantityLexicon) -> Of | None:
    """A count that is the value of a limit or threshold, or of those who must ratify: "*sixty states* had to ratify"."""
    parse = context.parse
    found = _thing(context, head, table)
    if found is not None and found[1] in ("limit", "threshold", "quota", "majority", "membership"):
        return found
    verb = parse.head(head)
    if head.dep == "nsubj" and verb.pos in VERBAL:
        inner = next((t for t in parse.children(verb, "xcomp") if t.lemma in table.ratifying), None)
        needed = verb.lemma in NEEDING and inner is not None
        needed = needed or (verb.lemma in table.ratifying and any(a.lemma == "must" for a in parse.children(verb, "aux")))
        return ("thing", "threshold", None, verb, False, False) if needed else None
    return None


def _measured(parse: Parse, token: Token, table: QuantityLexicon) -> tuple[Token, str | None, float]:
    """The head of the phrase that a number counts or measures, with its base unit and how much of it one is."""
    sign = next((t.text for t in parse.children(token) if t.text in SIGNS), None)
    sign = sign or (token.text[0] if token.text[0] in SIGNS else None)
    if sign is None and token.index and parse.tokens[token.index - 1].text in SIGNS:
        sign = parse.tokens[token.index - 1].text
    if sign is not None:
        return token, SIGNS[sign], 1.0
    head = parse.head(token) if token.dep in ("nummod", "det") and token.head != token.index else token
    if head is not token and head.dep in ("compound", "amod") and parse.head(head).pos == "NOUN" and head.tag in ("VBG", "NN"):
        above = parse.head(head)
        if head.lemma.lower() not in table.counted and above.lemma.lower() in table.counted:
            head = above  # "eighty ratifying *countries*"
    lemma = head.lemma.lower()
    if lemma == "cent" and any(t.text.lower() == "per" for t in parse.children(head)):
        lemma = "per cent"
    if any(t.text.lower() in ("square", "sq") for t in parse.children(head, "amod", "compound", "nmod")):
        lemma = f"square {lemma}"
    unit, factor = table.units.get(lemma, (None, 1.0))
    return head, unit, factor


Of = tuple[Role, str | None, Token | None, Token | None, bool, bool]


def _whole(context: SentenceContext, head: Token, noun: str, table: QuantityLexicon) -> Of | None:
    """What is made of so many parts or members, with the verb that says so."""
    parse = context.parse
    below = next((t for t in (*parse.children(head, "poss"), *prepositional(parse, head, *PEOPLE_OF))), None)
    part = table.counted.get(noun) in table.parts
    told = below is not None and (below.dep == "poss" or part or _points_back(parse, head, head))
    if below is not None and told and (kind := _whole_kind(context, below, table)) is not None:
        return "made", kind, below, None, False, False
    if below is not None and below.dep == "poss" and below.pos == "PRON" and table.counted.get(noun) in table.parts:
        return "made", None, below, None, False, False
    top, verb = _above(parse, head, table)
    if top is not None and verb is None:
        kind = _whole_kind(context, top, table)
        return ("made", kind, top, None, False, False) if kind is not None else None
    if verb is None:
        bare = part and (noun != head.lemma.lower() or _points_back(parse, head, head))
        return ("made", None, None, None, False, False) if bare else None
    if verb.lemma == "be" and parse.child(verb, "expl") is not None:
        owner = next(iter(prepositional(parse, head, "in", "to")), None)
        kind = _whole_kind(context, owner, table) if owner is not None else None
        return ("made", kind, owner, verb, False, False) if kind is not None or (owner is None and part) else None
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
    return "made", kind, subject, verb, False, False


def _deed(context: SentenceContext, head: Token, table: QuantityLexicon) -> Of | None:
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
                return "done", deed, verb, verb, False, False
    return None


def _whole_kind(context: SentenceContext, word: Token, table: QuantityLexicon) -> str | None:
    """The class of what is made of parts or members: of texts the noun that one text can have."""
    events = context.lexicon.event_mentions
    lemma = word.lemma.lower()
    if events.things.get(lemma) in ("text", "truce"):
        return events.alike.get(lemma, lemma)
    return lemma if lemma in table.wholes else None


def _above(parse: Parse, head: Token, table: QuantityLexicon) -> tuple[Token | None, Token | None]:
    """The noun that is of so many ("a list of twelve points", "a six-point plan"), or the verb of consisting."""
    token = head
    for _ in range(CLIMB):
        above = parse.head(token)
        if above.index == token.index:
            return None, None
        if token.dep in ("compound", "nmod", "amod", "nummod") and above.pos in ("NOUN", "PROPN"):
            if above.lemma.lower() not in table.counting:
                return above, None
            token = above
            continue
        if token.dep == "pobj":
            prep, above = above, parse.head(above)
            if above.pos in ("NOUN", "PROPN") and prep.lemma in ("of", "with", "in"):
                if above.lemma.lower() not in table.counting:
                    return above, None
                token = above
                continue
            if above.pos in VERBAL and _takes(parse, above, table.verbs["made"], prep.lemma):
                return None, above
            return None, None
        if token.dep in ("dobj", "attr") and above.pos in VERBAL:
            passes = token.index != head.index and above.lemma == "be"
            if passes or _takes(parse, above, table.verbs["made"], None):
                return None, above
            if token.dep == "attr" and parse.child(above, "expl") is not None:
                return None, above
        return None, None
    return None, None


def _takes(parse: Parse, verb: Token, verbs: object, prep: str | None) -> bool:
    """Whether a verb is one of some with the preposition or particle that it needs there."""
    needs = verbs.get(verb.lemma) if isinstance(verbs, dict) else None
    if needs is None:
        return False
    if prep is not None:
        return prep in needs
    particles = {t.lemma for t in parse.children(verb, "prt", "advmod")}
    return "" in needs or bool(particles & needs)


def _thing(context: SentenceContext, head: Token, table: QuantityLexicon) -> Of | None:
    """The thing of one value that a measured quantity is of, with the verb that says so."""
    parse, token = context.parse, head
    for _ in range(CLIMB):
        above = parse.head(token)
        if above.index == token.index:
            return None
        if above.lemma in LONG and token.dep in ("npadvmod", "advmod", "nummod"):
            before = _before_comma(parse, head)
            if before is not None and before.lemma in table.things:
                return "thing", table.things[before.lemma], before, None, False, False
            token = above
            continue
        if token.dep in ("compound", "nmod", "amod", "nummod", "npadvmod", "quantmod", "appos", "acl") and above.pos in (
            "NOUN",
            "PROPN",
        ):
            if (found := _named_thing(context, above, table)) is not None:
                return found
            token = above
            continue
        if token.dep == "pobj":
            prep, above = above, parse.head(above)
            if prep.lemma in ("from", "by", "than", "after"):
                return None
            if prep.dep == "prep" and above.pos == "ADP" and prep.lemma == "at":  # "with the levy now at 54 percent"
                above = next(iter(parse.children(above, "pobj")), above)
            if above.pos in ("NOUN", "PROPN") and prep.lemma in ("of", "at", "on"):
                if (found := _named_thing(context, above, table)) is not None:
                    return found
                token = above
                continue
            return _fixed(context, above, prep, table) if above.pos in VERBAL else None
        if token.dep in ("attr", "dobj", "acomp", "npadvmod", "advmod") and above.pos in VERBAL:
            return _of_subject(context, above, token, table)
        return None
    return None


def _before_comma(parse: Parse, head: Token) -> Token | None:
    """The noun before the comma in front of a measured phrase: "the border, *972* kilometres long"."""
    first = min((t.index for t in parse.subtree(head)), default=head.index)
    return parse.tokens[first - 2] if first > 1 and parse.tokens[first - 1].text in (",", "(") else None


def _named_thing(context: SentenceContext, noun: Token, table: QuantityLexicon) -> Of | None:
    """A noun that is a thing of one value. A rise is one where it is what somebody offers."""
    kind = table.things.get(noun.lemma.lower())
    if kind is None:
        return None
    if kind in ("rise", "offer"):
        offerer = _offerer(context, noun, table)
        return ("thing", "offer", offerer, None, False, False) if offerer is not None else None
    return "thing", kind, noun, None, False, False


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
    needs = table.verbs["fixed"].get(verb.lemma, frozenset())
    measured = prep.lemma in table.verbs["measured"].get(verb.lemma, frozenset())
    if prep.lemma not in needs and not measured:
        return None
    themes = objects_of(parse, verb) or surface_subjects(parse, verb)
    change = verb.lemma in table.verbs["changing"]
    for theme in themes:
        if (kind := table.things.get(theme.lemma.lower())) is not None and kind not in ("rise", "offer"):
            return "thing", kind, theme, verb, change, False
    if themes and prep.lemma == "to" and verb.lemma in table.verbs["limiting"] and themes[0].tag == "NNS":
        return "thing", "limit", themes[0], verb, False, False
    return None


def _of_subject(context: SentenceContext, verb: Token, token: Token, table: QuantityLexicon) -> Of | None:
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
    return ("thing", kind, subject, verb, False, False) if kind is not None and kind not in ("rise",) else None


def _keys(
    context: SentenceContext,
    noun: Token,
    without: Token | None,
    deps: tuple[str, ...] = ("amod", "compound", "nmod", "poss"),
    links: tuple[str, ...] = LINKS,
) -> tuple[frozenset[str], frozenset[str]]:
    """The words and actors beside a noun, and which of them are names; a noun that is a name is one itself."""
    parse = context.parse
    found = [*parse.children(noun, *deps), *(prepositional(parse, noun, *links) if links else ())]
    found += [t for f in tuple(found) if f.pos == "NOUN" for t in parse.children(f, "amod", "compound", "poss")]
    found += [noun] if noun.pos == "PROPN" else []
    times = [t.span for t in context.article.times_in(context.sentence.span)]
    keys: set[str] = set()
    named: set[str] = set()
    for t in found:
        if without is not None and (t.index == without.index or t.head == without.index):
            continue
        if t.pos not in ("NOUN", "PROPN", "ADJ") or t.lemma.lower() in GENERIC or _may_be_number(t, context.lexicon):
            continue
        if any(span.overlaps(context.span(t)) for span in times):
            continue
        actors = actors_of(context, (t,), modifiers=False)
        keys.update(actors or (t.lemma.lower(),))
        named.update(actors or ((t.lemma.lower(),) if t.pos == "PROPN" else ()))
    return frozenset(keys), frozenset(named)


def _bound(context: SentenceContext, token: Token, head: Token) -> Bound:
    words = context.lexicon.number_words
    first = min((t.index for t in context.parse.children(token, "quantmod", "advmod", "amod", "det")), default=token.index)
    before = " ".join(context.parse.lowered[max(0, min(first, token.index) - 3) : token.index])
    if any(before.endswith(w) for w in words.at_least):
        return "least"
    if any(before.endswith(w) for w in words.at_most):
        return "most"
    hedged = context.lexicon.quantities.hedged
    return "exact" if hedged.isdisjoint(before.split()[-3:]) else "about"


def _per(parse: Parse, token: Token, head: Token) -> str | None:
    """What a value is for each of: "£101 million *a year*", "*yearly*"."""
    for word in (token, head):
        for t in parse.children(word, "npadvmod", "prep", "amod"):
            if t.lemma in ("yearly", "annual"):
                return "year"
            if t.lemma in ("monthly", "daily", "weekly"):
                return {"monthly": "month", "daily": "day", "weekly": "week"}[t.lemma]
            if t.dep == "npadvmod" and any(d.lemma in ("a", "each", "per", "every") for d in parse.children(t, "det", "prep")):
                return t.lemma
            if t.dep == "prep" and t.lemma in ("per", "each"):
                return next((p.lemma for p in parse.children(t, "pobj")), "each")
    return None


def _is_pointed(parse: Parse, thing: Token) -> bool:
    return thing.pos in ("PRON", "PROPN") or _points_back(parse, thing, thing)


def _points_back(parse: Parse, token: Token, head: Token) -> bool:
    """Whether words before a number point to things told of before: "the", "all", "its", "each of the"."""
    return any(t.dep == "poss" or t.text.lower() in DEFINITE for t in parse.children(head, "det", "poss", "predet"))


def _is_part(context: SentenceContext, token: Token, head: Token, table: QuantityLexicon) -> bool:
    """Whether words make of a number one of a part, of others, or of what is left."""
    parse = context.parse
    around = (*parse.children(token, "amod", "det", "advmod", "quantmod"), *parse.children(head, "amod", "det", "advmod", "nummod", "compound"))
    if any(t.lemma.lower() in table.part or t.text.lower() in table.part for t in around):
        return True
    above = parse.head(head)
    if head.dep == "pobj" and above.lemma in ("among", "including", "include", "like", "per", "another", "than"):
        return True
    return any(p.lemma in ("include", "including") for p in (parse.head(head), parse.head(token)))


def _source(article: CodedArticle, context: SentenceContext, word: Span) -> frozenset[str]:
    spans = [told.source_span for told in told_at(article, word) if told.source_span is not None]
    return frozenset(m.of for span in spans for m in context.article.mentions_in(span))
