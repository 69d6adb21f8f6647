"""Reporting words in a parsed sentence: who reports, by which cue, and what, as far as the tree tells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from truceline.lexicon.reporting import ReportingCues
from truceline.model.parse import Parse, Token
from truceline.model.spans import Span
from truceline.model.statement import AttributionRole

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
CLAUSAL = ("ccomp", "parataxis")
CLIMBS = 6


@dataclass(frozen=True, slots=True)
class Report:
    """A reporting word with its source and content as token runs of one sentence; `head` is the cue's main token."""

    parse: Parse
    head: Token
    cue: Span
    source: tuple[Token, ...]
    contents: tuple[tuple[Token, ...], ...]
    role: AttributionRole = "says"
    clause: bool = False


def find_reports(parse: Parse, cues: ReportingCues) -> Iterator[Report]:
    """Find the reporting words of a sentence with their source and content."""
    for token in parse.tokens:
        if token.pos in ("VERB", "AUX"):
            yield from _verb_report(parse, token, cues)
        elif token.pos == "NOUN":
            yield from _noun_report(parse, token, cues)
        elif token.pos == "ADJ":
            yield from _adjective_report(parse, token, cues)
        elif token.pos == "ADV" and token.lemma in cues.adverbs:
            yield from _adverb_report(parse, token)
    yield from _according(parse, cues)


def _verb_report(parse: Parse, verb: Token, cues: ReportingCues) -> Iterator[Report]:
    if verb.dep in ("aux", "auxpass", "amod", "compound") or verb.lemma not in (
        cues.verbs | cues.passive | cues.seeming
    ):
        return
    if verb.lemma in cues.seeming:
        contents = parse.children(verb, "xcomp", "oprd")
        if contents:
            yield _impersonal(parse, verb, contents[0])
        return
    if _is_passive(parse, verb):
        yield from _passive_report(parse, verb, cues)
        return
    found = _contents(parse, verb, cues) or _around_aside(parse, verb, cues)
    if found is None:
        return
    contents_, is_clause = found
    source = _source(parse, verb)
    role: AttributionRole = "denies" if verb.lemma in cues.denies else "says"
    yield Report(parse, verb, _cue_span(parse, verb), source, contents_, role, is_clause)


def _contents(parse: Parse, verb: Token, cues: ReportingCues) -> tuple[tuple[tuple[Token, ...], ...], bool] | None:
    """The content of an active verb and whether it is a clause; None where nothing is reported."""
    lemma = verb.lemma
    clause = next((c for c in parse.children(verb, *CLAUSAL) if _is_clause(parse, c)), None)
    if lemma in cues.clause and clause is not None:
        return (_subtree(parse, clause),), True
    infinitive = next((c for c in parse.children(verb, "xcomp", "ccomp") if _is_infinitive(parse, c)), None)
    if infinitive is not None:
        subject = parse.child(infinitive, *SUBJECTS)
        if lemma in cues.object_infinitive and (subject or parse.child(verb, "dobj")):
            first = parse.child(verb, "dobj")
            return ((*(_subtree(parse, first) if first else ()), *_subtree(parse, infinitive)),), False
        if lemma in cues.infinitive and subject is None:
            return (_subtree(parse, infinitive),), False
    return _noun_contents(parse, verb, cues)


def _around_aside(parse: Parse, verb: Token, cues: ReportingCues) -> tuple[tuple[tuple[Token, ...], ...], bool] | None:
    """The clause around an aside: "The convoy, he said, was late"."""
    if verb.dep != "parataxis" or verb.lemma not in cues.clause or parse.child(verb, *SUBJECTS) is None:
        return None
    inner = {t.index for t in parse.subtree(verb)}
    around = [t for t in parse.subtree(parse.head(verb)) if t.index not in inner]
    before = _trimmed(tuple(t for t in around if t.index < verb.index))
    after = _trimmed(tuple(t for t in around if t.index > verb.index))
    return tuple(p for p in (before, after) if p), False


def _noun_contents(parse: Parse, verb: Token, cues: ReportingCues) -> tuple[tuple[tuple[Token, ...], ...], bool] | None:
    lemma = verb.lemma
    thing = parse.child(verb, "dobj")
    for prep in parse.children(verb, "prep"):
        if thing is not None and lemma in cues.object_and.get(prep.lemma, ()):
            return (_joined(_subtree(parse, thing), _subtree(parse, prep)),), False
        if thing is None and lemma in cues.preposition.get(prep.lemma, ()):
            inner = tuple(t for c in parse.children(prep, "pobj", "pcomp") for t in _subtree(parse, c))
            if inner:
                return (inner,), False
    if lemma in cues.naming:
        named = parse.child(verb, "oprd", "ccomp")
        if named is not None and (thing is not None or parse.child(named, *SUBJECTS)):
            return (_joined(_subtree(parse, thing) if thing else (), _subtree(parse, named)),), False
    if thing is not None and lemma in cues.object and thing.pos != "PRON" and not _points_back(parse, thing):
        return (_subtree(parse, thing),), False
    return None


def _points_back(parse: Parse, thing: Token) -> bool:
    """Whether an object only points at what was told before ("this condition")."""
    words = parse.subtree(thing)
    return len(words) <= 2 and words[0].text.lower() in ("this", "that", "these", "those")


def _joined(a: tuple[Token, ...], b: tuple[Token, ...]) -> tuple[Token, ...]:
    return tuple(sorted({t.index: t for t in (*a, *b)}.values(), key=lambda t: t.index))


def _is_clause(parse: Parse, head: Token) -> bool:
    """Whether a complement has a subject or a verb that is finite; a bare infinitive has neither."""
    return not _is_infinitive(parse, head) and head.tag != "VBG"


def _is_infinitive(parse: Parse, head: Token) -> bool:
    return any(a.tag == "TO" for a in parse.children(head, "aux"))


def _is_passive(parse: Parse, verb: Token) -> bool:
    return parse.child(verb, "auxpass", "nsubjpass") is not None or (
        verb.tag == "VBN" and verb.dep in ("acl", "relcl", "conj") and parse.child(verb, "aux", "nsubj") is None
    )


def _passive_report(parse: Parse, verb: Token, cues: ReportingCues) -> Iterator[Report]:
    """ "is expected to …", "was told that …", "it was reported that …", "was quoted as saying …"."""
    agent = next((p for by in parse.children(verb, "agent") for p in parse.children(by, "pobj")), None)
    source = _subtree(parse, agent) if agent else ()
    infinitive = next((c for c in parse.children(verb, "xcomp") if _is_infinitive(parse, c)), None)
    if verb.lemma in cues.passive and infinitive is not None:
        yield _impersonal(parse, verb, infinitive, source)
        return
    clause = parse.child(verb, "ccomp")
    if clause is not None and verb.lemma in cues.clause and _is_clause(parse, clause):
        yield Report(parse, verb, _cue_span(parse, verb), source, (_subtree(parse, clause),), "says", True)


def _impersonal(parse: Parse, verb: Token, inner: Token, source: tuple[Token, ...] = ()) -> Report:
    """A report of nobody: the subject and the infinitive are the content, around the cue."""
    subject = parse.child(verb, *SUBJECTS)
    parts = tuple(
        p for p in (_subtree(parse, subject) if subject and subject.lemma != "it" else (), _subtree(parse, inner)) if p
    )
    return Report(parse, verb, _cue_span(parse, verb), source, parts)


def _noun_report(parse: Parse, noun: Token, cues: ReportingCues) -> Iterator[Report]:
    role: AttributionRole = "denies" if noun.lemma in cues.denies else "says"
    disowned = noun.dep == "dobj" and parse.head(noun).lemma in cues.disowns and parse.child(noun, "poss") is None
    source = () if disowned else _noun_source(parse, noun)
    role = "claims" if disowned else role
    for child in parse.children(noun, "acl"):
        infinitive = _is_infinitive(parse, child)
        clause = any(m.lemma == "that" for m in parse.children(child, "mark"))
        if (infinitive and noun.lemma in cues.noun_infinitive) or (clause and noun.lemma in cues.noun_clause):
            yield Report(parse, noun, Span(noun.start, noun.end), source, (_subtree(parse, child),), role, clause)
            return
    for prep in parse.children(noun, "prep"):
        if noun.lemma in cues.noun_of.get(prep.lemma, ()) and source:
            inner = tuple(t for c in parse.children(prep, "pobj", "pcomp") for t in _subtree(parse, c))
            if inner:
                yield Report(parse, noun, Span(noun.start, noun.end), source, (inner,), role)
                return


def _noun_source(parse: Parse, noun: Token) -> tuple[Token, ...]:
    owner = parse.child(noun, "poss")
    if owner is not None:
        return tuple(t for t in _subtree(parse, owner) if t.dep != "case")
    if noun.dep == "dobj" and parse.head(noun).pos == "VERB":
        return _source(parse, parse.head(noun))
    return ()


def _adjective_report(parse: Parse, word: Token, cues: ReportingCues) -> Iterator[Report]:
    if word.dep != "acomp":
        return
    source = _source(parse, parse.head(word))
    for child in parse.children(word, "ccomp", "xcomp", "prep"):
        if child.dep == "prep":
            good = word.lemma in cues.adjective_of.get(child.lemma, ())
            tokens = tuple(t for c in parse.children(child, "pobj", "pcomp") for t in _subtree(parse, c))
        else:
            infinitive = _is_infinitive(parse, child)
            good = word.lemma in (cues.adjective_infinitive if infinitive else cues.adjective_clause)
            tokens = _subtree(parse, child)
        if good and tokens and source:
            yield Report(parse, word, Span(word.start, word.end), source, (tokens,), "says", child.dep == "ccomp")
            return


def _adverb_report(parse: Parse, adverb: Token) -> Iterator[Report]:
    """ "reportedly": the clause around it, of nobody."""
    verb = parse.head(adverb)
    if verb.pos not in ("VERB", "AUX"):
        return
    tokens = _subtree(parse, verb)
    parts = (tuple(t for t in tokens if t.index < adverb.index), tuple(t for t in tokens if t.index > adverb.index))
    yield Report(parse, adverb, Span(adverb.start, adverb.end), (), tuple(p for p in parts if p))


def _according(parse: Parse, cues: ReportingCues) -> Iterator[Report]:
    """ "according to X": X is the source, the sentence around it the content."""
    tokens = parse.tokens
    for phrase in cues.phrases:
        words = phrase.split()
        for i in range(len(tokens) - len(words)):
            if [t.text.lower() for t in tokens[i : i + len(words)]] == words:
                last = tokens[i + len(words) - 1]
                noun = parse.child(last, "pobj")
                source = _subtree(parse, noun) if noun else ()
                source = tuple(t for t in source if t.index > last.index)
                if source:
                    yield Report(parse, tokens[i], Span(tokens[i].start, last.end), source, (), "says", True)


def _source(parse: Parse, verb: Token) -> tuple[Token, ...]:
    """The words that name who reports: the verb's subject, or that of the verb it goes with."""
    at = verb
    for _ in range(CLIMBS):
        subject = parse.child(at, *SUBJECTS)
        if subject is not None:
            return _noun_phrase(parse, subject)
        above = parse.head(at)
        if above.index == at.index:
            return ()
        if at.dep in ("acl", "relcl") and above.pos in ("NOUN", "PROPN", "PRON"):
            return _noun_phrase(parse, above, without=at)
        if at.dep not in ("conj", "advcl", "xcomp", "ccomp", "pcomp", "prep", "parataxis", "dep"):
            return ()
        at = above
    return ()


def _noun_phrase(parse: Parse, head: Token, without: Token | None = None) -> tuple[Token, ...]:
    """A noun with what describes it, without relative clauses and without one branch."""
    cut = {t.index for c in parse.children(head, "relcl") for t in parse.subtree(c)}
    if without is not None:
        cut |= {t.index for t in parse.subtree(without)}
    return _trimmed(tuple(t for t in parse.subtree(head) if t.index not in cut))


def _subtree(parse: Parse, head: Token) -> tuple[Token, ...]:
    return _trimmed(parse.subtree(head))


def _trimmed(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Words without the commas, stops and dashes at their ends; quotation marks stay."""
    first, last = 0, len(tokens)
    while first < last and tokens[first].text in (",", ";", ":", "-", "--", "–", "—", "."):
        first += 1
    while last > first and tokens[last - 1].text in (",", ";", ":", "-", "--", "–", "—", "."):
        last -= 1
    return tokens[first:last]


def _cue_span(parse: Parse, verb: Token) -> Span:
    """The verb with its particle ("pointed out") and its negation."""
    parts = [verb, *parse.children(verb, "prt", "neg")]
    near = [t for t in parts if abs(t.index - verb.index) <= 2]
    return Span(min(t.start for t in near), max(t.end for t in near))
