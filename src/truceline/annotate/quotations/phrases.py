"""Phrases of a dependency tree as reports need them: clauses, noun phrases, who is the source, the cue's words."""

from __future__ import annotations

from dataclasses import dataclass

from truceline.lexicon.reporting import ReportingCues
from truceline.model.parse import Parse, Token, span_of
from truceline.model.spans import Span
from truceline.model.statement import AttributionRole

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
ARTICLES = ("a", "an", "the")
"""What parsers take for a subject where a participle stands before its noun: "*A* unilaterally declared truce"."""
RELATIVE = ("WDT", "WP")
# Relations between a verb without a subject and the verb whose subject it shares.
SHARING = ("conj", "advcl", "xcomp", "ccomp", "pcomp", "prep", "parataxis", "dep", "acomp")
# How many verbs up a subject is looked for.
CLIMBS = 6
EDGES = (",", ";", ":", "-", "--", "–", "—", ".")

Words = tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A reporting word with its source and content as token runs of one sentence; `head` is the cue's main token.

    `clause`: the content is a clause or a sentence, which may go on around the cue.
    """

    parse: Parse
    head: Token
    cue: Span
    source: Words
    contents: tuple[Words, ...]
    role: AttributionRole = "says"
    clause: bool = False


def subtree_of(parse: Parse, head: Token) -> Words:
    """A word and all that hangs on it, without the commas and stops at the ends."""
    return trimmed(parse.subtree(head))


def trimmed(tokens: Words) -> Words:
    """Words without the commas, stops and dashes at their ends; quotation marks stay."""
    first, last = 0, len(tokens)
    while first < last and tokens[first].text in EDGES:
        first += 1
    while last > first and tokens[last - 1].text in EDGES:
        last -= 1
    return tokens[first:last]


def joined(*parts: Words) -> Words:
    """The words of several phrases in text order, each once."""
    return tuple(sorted({t.index: t for part in parts for t in part}.values(), key=lambda t: t.index))


def governed_by(parse: Parse, preposition: Token) -> Words:
    """What a preposition governs."""
    return tuple(t for c in parse.children(preposition, "pobj", "pcomp") for t in subtree_of(parse, c))


def is_infinitive(parse: Parse, head: Token) -> bool:
    return any(a.tag == "TO" for a in parse.children(head, "aux"))


def is_clause(parse: Parse, head: Token) -> bool:
    """Whether a complement is a clause of its own: no infinitive, and a participle only with its auxiliary."""
    if is_infinitive(parse, head):
        return False
    return head.tag != "VBG" or parse.child(head, "aux") is not None


def is_passive(parse: Parse, verb: Token) -> bool:
    return parse.child(verb, "auxpass", "nsubjpass") is not None or (
        verb.tag == "VBN" and verb.dep in ("acl", "relcl", "conj") and parse.child(verb, "aux", "nsubj") is None
    )


def name_of(parse: Parse, verb: Token) -> str:
    """A verb's lemma with its particle: "point out"."""
    particle = parse.child(verb, "prt")
    return f"{verb.lemma} {particle.lemma}" if particle else verb.lemma


def cue_of(parse: Parse, verb: Token) -> Span:
    """The span of a verb with its particle ("pointed out") and its negation."""
    parts = parse.children(verb, "prt", "neg")
    if not parts:
        return Span(verb.start, verb.end)
    near = [verb, *(t for t in parts if abs(t.index - verb.index) <= 2)]
    return Span(min(t.start for t in near), max(t.end for t in near))


def source_of(parse: Parse, verb: Token, cues: ReportingCues) -> Words:
    """The words that name who reports: the verb's subject, or that of the verb it goes with.

    Of a paper that somebody issues it is who issues it ("the army released a letter saying …").
    """
    at = verb
    for _ in range(CLIMBS):
        subject = _subject_of(parse, at)
        above = parse.head(at)
        described = at.dep in ("acl", "relcl") and above.pos in ("NOUN", "PROPN", "PRON")
        issuer = _issuer(parse, above, cues) if described else None
        if issuer is not None:
            return noun_phrase(parse, issuer)
        quoted = _quoted(parse, at, cues)
        if quoted is not None:
            return noun_phrase(parse, quoted)
        if subject is not None and subject.lemma not in ARTICLES:
            return noun_phrase(parse, subject)
        hearer = parse.child(above, "dobj") if at.dep == "xcomp" and above.lemma in cues.object_infinitive else None
        if hearer is not None and above.lemma != "promise":
            return noun_phrase(parse, hearer, without=at)
        if above.index == at.index:
            return ()
        if described:
            return noun_phrase(parse, above, without=at)
        if at.dep not in SHARING:
            return ()
        at = above
    return ()


def _subject_of(parse: Parse, verb: Token) -> Token | None:
    """The subject of a verb: of two nouns before it, as in "Quoting *Oslo*, *the envoy* said", the nearer."""
    subjects = parse.children(verb, *SUBJECTS)
    if len(subjects) < 2:
        return subjects[0] if subjects else None
    named = [t for t in subjects if t.pos in ("NOUN", "PROPN", "PRON") or t.text[0].isupper()]
    before = [t for t in named if t.index < verb.index]
    return before[-1] if before else subjects[0]


def _quoted(parse: Parse, saying: Token, cues: ReportingCues) -> Token | None:
    """Who is quoted as saying something by somebody else: "Reuters quoted *the envoy* as saying"."""
    basis = parse.head(saying)
    verb = parse.head(basis)
    if saying.dep != "pcomp" or basis.lemma != "as" or not verb.lemma.startswith(cues.citing_stems):
        return None
    return parse.child(verb, "dobj", "nsubjpass")


def antecedent_of(parse: Parse, source: Span) -> Span | None:
    """The noun with what describes it that a source of one word such as *who* or *which* takes up."""
    word = next((t for t in parse.within(source) if t.start == source.start), None)
    if word is None or word.tag not in RELATIVE or word.end != source.end:
        return None
    verb = parse.head(word)
    if word.dep not in SUBJECTS or verb.dep not in ("relcl", "acl"):
        return None
    words = trimmed(noun_phrase(parse, parse.head(verb), without=verb))
    return span_of(words) if words else None


def _issuer(parse: Parse, paper: Token, cues: ReportingCues) -> Token | None:
    """Who issues a paper that is the object of a verb of issuing, or whose it is."""
    verb = parse.head(paper)
    if paper.lemma not in cues.papers or paper.dep != "dobj" or verb.lemma not in cues.issuing:
        return None
    subject = parse.child(verb, *SUBJECTS)
    return subject if subject is not None and subject.pos in ("NOUN", "PROPN") else None


def _teller(parse: Parse, verb: Token, cues: ReportingCues) -> Token:
    """The verb whose subject speaks: for ", adding that …" the main verb, not one in what is told or in an aside.

    So it is where what is told hangs on a noun: "voiced *hope that they would sign*, saying …".
    """
    at = verb
    if verb.tag != "VBG" or verb.dep != "advcl" or parse.child(verb, *SUBJECTS):
        return at
    first = parse.subtree(verb)[0].index
    if first == 0 or parse.tokens[first - 1].text != ",":
        return at
    told = next((c for c in parse.children(parse.head(verb), "ccomp") if c.index < verb.index), None)
    if told is not None and verb.lemma != "add" and _puts_in_words(parse, told, cues):
        return told
    for _ in range(CLIMBS):
        if at.dep == "acl" and any(m.lemma == "that" for m in parse.children(at, "mark")):
            noun = parse.head(at)
            if noun.dep not in ("dobj", "pobj", "nsubjpass"):
                break
            at = parse.head(noun if noun.dep != "pobj" else parse.head(noun))
        elif at.dep in ("advcl", "ccomp", "conj"):
            at = parse.head(at)
            if at.dep == "ccomp" and verb.lemma != "add" and _puts_in_words(parse, at, cues):
                break
        else:
            break
    return at


def speaker_of(parse: Parse, verb: Token, cues: ReportingCues) -> Words:
    """Who speaks by a verb of speech: its subject, a noun right behind it, or the first subject before it.

    The parser takes the speaker of "…,” added a farmer" for an object, and loses one whom a long aside parts from it.
    """
    source = source_of(parse, _teller(parse, verb, cues), cues)
    if source:
        return _unclosed(parse, verb, source, cues) or source
    behind = parse.child(verb, "dobj")
    before = parse.child(verb, "ccomp", "parataxis")
    if behind is not None and before is not None and before.index < verb.index < behind.index:
        return subtree_of(parse, behind)
    if verb.tag not in ("VBD", "VBZ", "VBP"):
        return ()
    explained = _explained_before(parse, verb)
    if explained:
        return explained
    if described := _behind_speech(parse, verb):
        return described
    if verb.dep != "ROOT":
        return ()
    astray = astray_before(parse, verb)
    if astray is not None and before is not None:
        words = subtree_of(parse, astray)
        return words if parse.tokens[words[0].index - 1].text == "," else _behind_comma(parse, astray)
    first = next((t for t in parse.tokens[: verb.index] if t.dep in SUBJECTS and t.pos != "VERB"), None)
    return tuple(t for t in noun_phrase(parse, first) if t.index < verb.index) if first is not None else ()


def _puts_in_words(parse: Parse, verb: Token, cues: ReportingCues) -> bool:
    """Whether who is told of speaks too, so that "saying …" is theirs: "that Chad *issued a rebuttal*, arguing …"."""
    subject = parse.child(verb, "nsubj")
    if subject is None or subject.pos not in ("NOUN", "PROPN"):
        return False
    thing = parse.child(verb, "dobj")
    if verb.lemma in cues.issuing:
        return thing is not None and (thing.lemma in cues.papers or thing.lemma in cues.nouns.words)
    return verb.lemma in cues.disowns or verb.lemma in cues.denies


def _unclosed(parse: Parse, verb: Token, source: Words, cues: ReportingCues) -> Words:
    """The paper that the tree takes for the explanation of a name, behind what is told: "…, X, *a newspaper* said".

    An explanation would have a comma behind it, and people have such before a verb without one now and then.
    """
    told = parse.child(verb, "ccomp")
    if told is None or told.index > source[0].index or source[-1].index != verb.index - 1:
        return ()
    for t in reversed(source):
        words = parse.subtree(t) if t.dep == "appos" else ()
        if not any(w.lemma in cues.body_nouns for w in words):
            continue
        if words and words[-1].index == verb.index - 1 and _opens_apart(parse, t):
            return words
    return ()


def _behind_comma(parse: Parse, noun: Token) -> Words:
    """The words of a noun phrase from the last comma in it on."""
    words = subtree_of(parse, noun)
    commas = [i for i, t in enumerate(words) if t.text == ","]
    return words[commas[-1] + 1 :] if commas else words


def astray_before(parse: Parse, verb: Token) -> Token | None:
    """The noun before a verb without a subject that the tree takes for an apposition: ", a pilot told the paper"."""
    if parse.child(verb, *SUBJECTS) is not None:
        return None
    for t in reversed(parse.tokens[: verb.index]):
        if t.pos in ("NOUN", "PROPN") and t.dep in ("appos", "conj") and parse.subtree(t)[-1].index == verb.index - 1:
            return t
    return None


def _behind_speech(parse: Parse, verb: Token) -> Words:
    """The words between the end of a speech and a verb without a subject: "…,” *a member of the council, X*, said"."""
    marks = [t.index for t in parse.tokens[: verb.index] if t.text in CLOSING]
    between = trimmed(parse.tokens[marks[-1] + 1 : verb.index]) if len(marks) > 1 else ()
    named = any(t.pos in ("NOUN", "PROPN") for t in between)
    return between if named and len(between) <= MOST_DESCRIBED and not any(t.pos == "VERB" for t in between) else ()


CLOSING = frozenset({'"', "”", "''"})
MOST_DESCRIBED = 16
"""Words of the longest description of a speaker that is looked for so."""


def _explained_before(parse: Parse, verb: Token) -> Words:
    """A name with its explanation right before a verb that has no subject: "*X, the envoy of Y*, announced".

    So are a description and the name behind it, which the tree hangs on what is told: "… posts, *a guard, X*, said".
    """
    if verb.index < 2 or parse.tokens[verb.index - 1].text != ",":
        return ()
    for t in reversed(parse.tokens[: verb.index - 1]):
        if t.dep == "appos" and t.pos == "NOUN" and _opens_apart(parse, t) and _ends_in_name(parse, verb.index - 2):
            return parse.tokens[parse.subtree(t)[0].index : verb.index - 1]
        phrase = noun_phrase(parse, t) if t.pos == "PROPN" and parse.child(t, "appos") else ()
        if phrase and phrase[-1].index == verb.index - 2:
            return phrase
    return ()


def _opens_apart(parse: Parse, noun: Token) -> bool:
    """Whether a description with an article or an owner stands behind a comma."""
    first = parse.subtree(noun)[0]
    return first.index > 0 and parse.tokens[first.index - 1].text == "," and first.dep in ("det", "poss")


def _ends_in_name(parse: Parse, at: int) -> bool:
    """Whether a name in apposition ends at a word."""
    word = parse.tokens[at]
    return word.pos == "PROPN" and word.dep == "appos"


def noun_phrase(parse: Parse, head: Token, without: Token | None = None) -> Words:
    """A noun with what describes it, without relative clauses and without one branch."""
    branches = parse.children(head, "relcl") if without is None else (*parse.children(head, "relcl"), without)
    if not branches:
        return subtree_of(parse, head)
    cut = {t.index for branch in branches for t in parse.subtree(branch)}
    return trimmed(tuple(t for t in parse.subtree(head) if t.index not in cut))
