"""Reports whose cue is no verb: nouns, adjectives, adverbs and phrases such as "according to"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from truceline.annotate.quotations.phrases import (
    Report,
    Words,
    governed_by,
    is_infinitive,
    name_of,
    source_of,
    subtree_of,
)
from truceline.lexicon.reporting import ReportingCues
from truceline.model.parse import Parse, Token
from truceline.model.spans import Span
from truceline.model.statement import AttributionRole


def noun_report(parse: Parse, noun: Token, cues: ReportingCues) -> Report | None:
    """ "The claim that …", "his refusal to …", "criticism of …"; not where its verb reports the noun itself."""
    verb = parse.head(noun)
    owned = parse.child(noun, "poss") is not None
    disowned = noun.dep == "dobj" and verb.lemma in cues.disowns and not owned
    content = _noun_content(parse, noun, cues)
    if content is None:
        return None
    role: AttributionRole = "claims" if disowned else "denies" if noun.lemma in cues.denies else "says"
    tokens, clause = content
    if not clause and not disowned and noun.dep == "dobj" and name_of(parse, verb) in cues.object:
        return None
    source = () if disowned else _noun_source(parse, noun, cues)
    if not (source or clause or disowned):
        return None
    return Report(parse, noun, Span(noun.start, noun.end), source, (tokens,), role, clause)


def _noun_content(parse: Parse, noun: Token, cues: ReportingCues) -> tuple[Words, bool] | None:
    """What a noun tells and whether that is a clause."""
    tells = noun.lemma in cues.nouns.infinitive or noun.lemma in cues.nouns.clause
    for child in parse.children(noun, "acl") if tells else ():
        infinitive = is_infinitive(parse, child)
        clause = any(m.lemma == "that" for m in parse.children(child, "mark"))
        if child.lemma in cues.disowns and clause and parse.child(child, "dobj", "ccomp") is None:
            continue  # "a claim *that Oslo denied*"
        if (infinitive and noun.lemma in cues.nouns.infinitive) or (clause and noun.lemma in cues.nouns.clause):
            return subtree_of(parse, child), clause
    for preposition in parse.children(noun, "prep"):
        if noun.lemma in cues.nouns.with_preposition.get(preposition.lemma, ()):
            tokens = governed_by(parse, preposition)
            if tokens:
                return tokens, False
    return None


def _noun_source(parse: Parse, noun: Token, cues: ReportingCues) -> Words:
    """Whose claim a noun is: "*her* claim", "a claim *by Oslo*", "*Oslo* made a claim", "*Oslo* said in a claim".

    Nobody's of whom the sentence only says that he meets with it: "Oslo *faces* a claim".
    """
    owner = parse.child(noun, "poss")
    if owner is not None:
        return tuple(t for t in subtree_of(parse, owner) if t.dep != "case")
    for preposition in parse.children(noun, "prep"):
        if preposition.lemma in ("by", "from"):
            return governed_by(parse, preposition)
    above = parse.head(noun)
    if noun.dep == "pobj" and above.lemma == "in":
        above = parse.head(above)
    elif noun.dep != "dobj" or above.lemma in cues.receives:
        return ()
    return source_of(parse, above, cues) if above.pos == "VERB" else ()


def adjective_report(parse: Parse, word: Token, cues: ReportingCues) -> Report | None:
    """ "Is confident that …", "is critical of …"."""
    source = source_of(parse, parse.head(word), cues) if word.dep == "acomp" else ()
    if not source:
        return None
    lists = cues.adjectives
    for child in parse.children(word, "ccomp", "xcomp", "prep"):
        if child.dep == "prep":
            good = word.lemma in lists.with_preposition.get(child.lemma, ())
            tokens = governed_by(parse, child)
        else:
            good = word.lemma in (lists.infinitive if is_infinitive(parse, child) else lists.clause)
            tokens = subtree_of(parse, child)
        if good and tokens:
            cue = Span(word.start, word.end)
            return Report(parse, word, cue, source, (tokens,), "says", child.dep == "ccomp")
    return None


def adverb_report(parse: Parse, adverb: Token) -> Report | None:
    """ "Reportedly": the clause around it, of nobody."""
    verb = parse.head(adverb)
    if verb.pos not in ("VERB", "AUX"):
        return None
    tokens = subtree_of(parse, verb)
    parts = (tuple(t for t in tokens if t.index < adverb.index), tuple(t for t in tokens if t.index > adverb.index))
    return Report(parse, adverb, Span(adverb.start, adverb.end), (), tuple(p for p in parts if p))


@lru_cache(maxsize=4)
def _split(phrases: tuple[str, ...]) -> tuple[tuple[tuple[str, ...], ...], frozenset[str]]:
    """Phrases in words, and the longest word of each."""
    split = tuple(tuple(phrase.split()) for phrase in phrases)
    return split, frozenset(max(words, key=len) for words in split)


def according_reports(parse: Parse, cues: ReportingCues) -> Iterator[Report]:
    """ "According to X": X is the source, the sentence around it the content."""
    tokens, (phrases, longest) = parse.tokens, _split(cues.phrases)
    if parse.words.isdisjoint(longest):
        return
    for words in phrases:
        if not parse.words.issuperset(words):
            continue
        for i in range(len(tokens) - len(words)):
            if parse.lowered[i] == words[0] and parse.lowered[i : i + len(words)] == words:
                last = tokens[i + len(words) - 1]
                noun = parse.child(last, "pobj")
                plan = noun is not None and noun.lemma in cues.plans and parse.child(noun, "poss") is None
                source = subtree_of(parse, noun) if noun and not plan else ()
                source = tuple(t for t in source if t.index > last.index)
                if source:
                    aside = _aside(parse, tokens[i])
                    contents = (aside,) if aside else ()
                    yield Report(parse, tokens[i], Span(tokens[i].start, last.end), source, contents, "says", not aside)


def _aside(parse: Parse, cue: Token) -> Words:
    """The clause behind a comma to which a phrase without one belongs: "…, *which killed nine* according to X"."""
    if cue.index == 0 or parse.tokens[cue.index - 1].text == ",":
        return ()
    for above in parse.ancestors(cue):
        if above.dep == "relcl":
            clause = tuple(t for t in subtree_of(parse, above) if t.index < cue.index)
            parted = clause and clause[0].index and parse.tokens[clause[0].index - 1].text == ","
            return clause if parted else ()
    return ()
