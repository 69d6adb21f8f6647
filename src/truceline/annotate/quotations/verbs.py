"""Reports whose cue is a verb, active or passive."""

from __future__ import annotations

from truceline.annotate.quotations.phrases import (
    SUBJECTS,
    Report,
    Words,
    astray_before,
    cue_of,
    governed_by,
    is_clause,
    is_infinitive,
    is_passive,
    joined,
    name_of,
    noun_phrase,
    source_of,
    speaker_of,
    subtree_of,
    trimmed,
)
from truceline.lexicon.reporting import ReportingCues
from truceline.model.parse import Parse, Token
from truceline.model.statement import AttributionRole

CLAUSAL = ("ccomp", "parataxis")
VERBAL = ("VERB", "AUX")
# Conjunctions of clauses that tell what somebody else says meanwhile.
BESIDES = frozenset({"while", "whereas", "as", "though", "although"})
MEANWHILE = frozenset({"while", "whereas"})
# What stands between a speech and the "he said" behind it.
AFTER_SPEECH = (",", "”", '"', "''", "?", "!")

Content = tuple[tuple[Words, ...], bool]
"""The words of a content, in one run or several, and whether it is a clause."""


def verb_report(parse: Parse, verb: Token, cues: ReportingCues) -> Report | None:
    """What a verb reports, if it does."""
    if verb.dep in ("aux", "auxpass", "amod", "compound"):
        return None
    if verb.lemma in cues.seeming:
        complement = parse.child(verb, "xcomp", "oprd")
        return _impersonal(parse, verb, complement) if complement else None
    if is_passive(parse, verb):
        return _passive_report(parse, verb, cues)
    closing = _closing_subject(parse, verb, cues)
    if closing is not None:
        return Report(parse, verb, cue_of(parse, verb), noun_phrase(parse, closing), (), "says", True)
    found = _contents(parse, verb, cues) or _around_aside(parse, verb, cues)
    if found is None:
        return None
    role: AttributionRole = "denies" if verb.lemma in cues.denies else "says"
    source = speaker_of(parse, verb, cues) if found[1] else source_of(parse, verb, cues)
    told = found[0] if found[1] else _within_clause(parse, verb, found[0])
    return Report(parse, verb, cue_of(parse, verb), source, told, role, found[1])


def _within_clause(parse: Parse, verb: Token, contents: tuple[Words, ...]) -> tuple[Words, ...]:
    """A content without the main clause that the tree adds to it: "even as they spoke of peace, *gunmen came*"."""
    mark = parse.child(verb, "mark")
    if mark is None or mark.text.lower() not in BESIDES or verb.dep != "ROOT":
        return contents
    kept = []
    for words in contents:
        comma = next((i for i, t in enumerate(words) if t.text == "," and t.index > verb.index), len(words))
        kept.append(words[:comma])
    return tuple(kept)


def _contents(parse: Parse, verb: Token, cues: ReportingCues) -> Content | None:
    """The content of an active verb; None where nothing is reported."""
    name = name_of(parse, verb)
    clause = _clause_of(parse, verb, cues)
    if clause is not None:
        if name not in cues.clause:
            return _named(parse, verb, name, cues)
        return (_without_comments(parse, verb, clause, cues),), True
    if _is_open(parse, verb):
        return None
    complements = parse.children(verb, "xcomp", "ccomp")
    for infinitive in complements:
        if is_infinitive(parse, infinitive):
            return _infinitive(parse, verb, infinitive, name, cues)
    for participle in complements:
        if participle.tag == "VBG":
            return ((subtree_of(parse, participle),), False) if name in cues.gerund else None
    return _named(parse, verb, name, cues) or _about(parse, verb, name, cues)


def _clause_of(parse: Parse, verb: Token, cues: ReportingCues) -> Token | None:
    """The clause that a verb tells: the one behind it, if there is one, before one that only leads up to it."""
    below = parse.children(verb, *CLAUSAL)
    clauses = [c for c in below if is_clause(parse, c) and _closing_subject(parse, c, cues) is None]
    clauses = [c for c in clauses if not _is_apart(parse, verb, c, cues)]
    if not clauses:
        return None
    behind = [c for c in clauses if c.index > verb.index and c.dep == "ccomp"]
    return (behind or clauses)[0]


def _without_comments(parse: Parse, verb: Token, clause: Token, cues: ReportingCues) -> Words:
    """A clause without what its teller does besides: "said he would go, *adding that …*", "*and praised* her"."""
    words = subtree_of(parse, clause)
    if clause.index < verb.index:
        return words
    for branch in words:
        if branch.dep not in ("advcl", "conj") or branch.index < clause.index:
            continue
        inside = parse.subtree(branch)
        reaches_end = inside[-1].index >= words[-1].index
        if reaches_end and inside[0].index > clause.index and _is_comment(parse, verb, branch, cues):
            return trimmed(tuple(t for t in words if t.index < _opening(parse, inside[0])))
    return words


def _opening(parse: Parse, first: Token) -> int:
    """Where a branch begins, its conjunction included."""
    at = first.index
    while at and parse.tokens[at - 1].dep == "cc":
        at -= 1
    return at


def _is_comment(parse: Parse, verb: Token, branch: Token, cues: ReportingCues) -> bool:
    """Whether a branch of a content is an act of the teller beside it, not a part of what is told."""
    own_subject = parse.child(branch, *SUBJECTS) is not None
    if branch.dep == "advcl" and branch.tag == "VBG" and not own_subject:
        first = parse.subtree(branch)[0].index
        return first > 0 and parse.tokens[first - 1].text == "," and _tells(parse, branch, cues)
    if own_subject:
        marks = {m.lemma for m in parse.children(branch, "mark")}
        if branch.lemma in cues.speaks and parse.child(branch, "ccomp") is not None:
            return marks <= BESIDES
        return (marks <= MEANWHILE) and _is_said_besides(parse, verb, branch, cues)
    past = verb.tag == "VBD" and branch.tag == "VBD" and branch.dep == "conj"
    return past and _tense(parse, parse.head(branch)) in ("VBZ", "VBP", "MD")


def _is_said_besides(parse: Parse, verb: Token, branch: Token, cues: ReportingCues) -> bool:
    """Whether a branch tells what somebody else says: "said it would go *while Chad demanded more time*".

    It stands in the tense of the teller, what is told does not: "said it *would* go".
    """
    subject = parse.child(branch, *SUBJECTS)
    if subject is None or subject.pos not in ("NOUN", "PROPN") or is_passive(parse, branch):
        return False
    told, own = _tense(parse, parse.head(branch)), _tense(parse, branch)
    if own != verb.tag or own not in ("VBD", "VBZ", "VBP") or (branch.dep == "conj" and told == own):
        return False
    return _tells(parse, branch, cues) or any(
        name_of(parse, branch) in cues.preposition.get(p.lemma, ()) for p in parse.children(branch, "prep")
    )


def _tells(parse: Parse, verb: Token, cues: ReportingCues) -> bool:
    name = name_of(parse, verb)
    return name in cues.clause or name in cues.object or name in cues.infinitive or name in cues.object_infinitive


def _tense(parse: Parse, verb: Token) -> str:
    """The tag of a verb's finite form: its first auxiliary or itself."""
    auxiliary = parse.child(verb, "aux", "auxpass")
    return auxiliary.tag if auxiliary else verb.tag


def _is_open(parse: Parse, verb: Token) -> bool:
    """Whether a verb tells only what somebody could or should do: a modal, an infinitive of purpose or of duty."""
    return verb.tag == "VB" and parse.child(verb, "neg") is None


def _infinitive(parse: Parse, verb: Token, infinitive: Token, name: str, cues: ReportingCues) -> Content | None:
    """ "Vowed to …", "urged Cyprus to …", "called on Cyprus to …"."""
    thing = parse.child(verb, "dobj")
    if parse.child(infinitive, *SUBJECTS) or thing is not None:
        if name not in cues.object_infinitive:
            return _about(parse, verb, name, cues)
        return (joined(subtree_of(parse, thing) if thing else (), subtree_of(parse, infinitive)),), False
    return ((subtree_of(parse, infinitive),), False) if name in cues.infinitive else None


def _named(parse: Parse, verb: Token, name: str, cues: ReportingCues) -> Content | None:
    """ "Called the vote a farce"."""
    if name not in cues.naming:
        return None
    thing, second = parse.child(verb, "dobj"), parse.child(verb, "oprd", "ccomp")
    if second is None or (thing is None and parse.child(second, *SUBJECTS) is None):
        return None
    return (joined(subtree_of(parse, thing) if thing else (), subtree_of(parse, second)),), False


def _about(parse: Parse, verb: Token, name: str, cues: ReportingCues) -> Content | None:
    """The content as a noun: an object, an object with a preposition, or a preposition alone."""
    thing = parse.child(verb, "dobj")
    for preposition in parse.children(verb, "prep"):
        lists = cues.preposition if thing is None else cues.object_and
        if name in lists.get(preposition.lemma, ()):
            inner = governed_by(parse, preposition)
            if inner and thing is not None:
                return (joined(subtree_of(parse, thing), subtree_of(parse, preposition)),), False
            if inner:
                return (_with_rest(parse, verb, inner, cues),), False
    if thing is None or thing.pos == "PRON" or _points_back(parse, thing):
        return None
    if name in cues.object or _is_shown(parse, verb, name, cues):
        return (_with_rest(parse, verb, subtree_of(parse, thing), cues),), False
    return None


def _is_shown(parse: Parse, verb: Token, name: str, cues: ReportingCues) -> bool:
    """Whether a study, a list or a picture tells something: "the images show a convoy"."""
    subject = parse.child(verb, *SUBJECTS)
    return name in cues.study_verbs and subject is not None and subject.lemma in cues.studies


def _with_rest(parse: Parse, verb: Token, words: Words, cues: ReportingCues) -> Words:
    """A noun with the phrases right behind it that the tree hangs on the verb: "rejected a truce *in the valley*".

    Phrases of when and where it was said end it: "in an interview", "on Monday".
    """
    for child in parse.children(verb, "prep", "xcomp", "advcl"):
        phrase = subtree_of(parse, child)
        if not words or not phrase or phrase[0].index != words[-1].index + 1:
            continue
        if child.dep == "prep":
            governed = parse.child(child, "pobj")
            goes_on = child.lemma in cues.extending and (governed is None or governed.lemma not in cues.settings)
        else:
            goes_on = phrase[0].tag == "TO"
        if not goes_on:
            break
        words = joined(words, phrase)
    return words


def _points_back(parse: Parse, thing: Token) -> bool:
    """Whether an object only points at what was told before ("this condition")."""
    words = parse.subtree(thing)
    return len(words) <= 2 and words[0].text.lower() in ("this", "that", "these", "those")


def _closing_subject(parse: Parse, verb: Token, cues: ReportingCues) -> Token | None:
    """The speaker where "he said" closes a sentence whose speech the tree does not hang on it.

    "The ferry sank at dawn, a port official told the agency."
    """
    if verb.lemma not in cues.speaks or verb.tag not in ("VBD", "VBZ", "VBP") or parse.child(verb, *CLAUSAL):
        return None
    if any(t.pos in VERBAL for t in parse.tokens[verb.index + 1 :]) or not _may_close(parse, verb, cues):
        return None
    subject = next((c for c in reversed(parse.children(verb, "nsubj")) if c.index < verb.index), None)
    subject = subject or astray_before(parse, verb)
    if subject is None:
        return None
    first = parse.subtree(subject)[0].index
    return subject if first > 2 and parse.tokens[first - 1].text in AFTER_SPEECH else None


def _may_close(parse: Parse, verb: Token, cues: ReportingCues) -> bool:
    """Whether a verb may close a speech before it: what it has for an object is nobody who is told it.

    Not "When the envoy came, villagers *demanded food*", nor where all before it is a clause of its own time.
    """
    if parse.child(verb, "dobj") is not None and verb.lemma not in cues.to_somebody:
        return False
    before = [c for c in parse.children(verb, "advcl", "ccomp") if c.index < verb.index]
    return not before or any(not _is_led(parse, c, cues) for c in before)


def _is_apart(parse: Parse, verb: Token, clause: Token, cues: ReportingCues) -> bool:
    """Whether a clause under a verb of speech is nothing that it tells: of when, or of the sentence before a ";".

    "The army said *a day after they met*", "*Oslo says it will sign*; Lume says the reverse".
    """
    if clause.index > verb.index:
        day, mark = parse.child(clause, "npadvmod"), parse.child(clause, "mark")
        if any(t.text == "that" and t.dep == "mark" for t in parse.subtree(clause)):
            return False
        return day is not None and mark is not None and day.index < mark.index and mark.text in ("after", "before")
    if any(t.text == ";" and t.head in (verb.index, clause.index) for t in parse.tokens[clause.index : verb.index]):
        return True
    return _is_led(parse, clause, cues)


def _is_led(parse: Parse, clause: Token, cues: ReportingCues) -> bool:
    """Whether a clause opens with a word such as *when* or *because*, or with a participle: "*Asked about it*, …"."""
    first = parse.subtree(clause)[0]
    if first.index == clause.index and clause.dep == "advcl":
        return clause.tag in ("VBN", "VBG")
    return first.head == clause.index and first.dep in ("mark", "advmod") and first.text.lower() in cues.leading


def _around_aside(parse: Parse, verb: Token, cues: ReportingCues) -> Content | None:
    """The clause around an aside: "The convoy, he said, was late"."""
    if verb.dep != "parataxis" or verb.lemma not in cues.clause or parse.child(verb, *SUBJECTS) is None:
        return None
    inner = {t.index for t in parse.subtree(verb)}
    around = [t for t in parse.subtree(parse.head(verb)) if t.index not in inner]
    before = trimmed(tuple(t for t in around if t.index < verb.index))
    after = trimmed(tuple(t for t in around if t.index > verb.index))
    return tuple(p for p in (before, after) if p), False


def _passive_report(parse: Parse, verb: Token, cues: ReportingCues) -> Report | None:
    """ "Is expected to …", "was told that …", "was accused of …", "was rejected by …"."""
    agent = next((p for by in parse.children(verb, "agent") for p in parse.children(by, "pobj")), None)
    source = subtree_of(parse, agent) if agent else ()
    infinitive = next((c for c in parse.children(verb, "xcomp") if is_infinitive(parse, c)), None)
    if infinitive is not None:
        return _impersonal(parse, verb, infinitive, source) if verb.lemma in cues.passive.infinitive else None
    clause = parse.child(verb, "ccomp")
    if clause is not None and is_clause(parse, clause):
        if verb.lemma.startswith(cues.citing_stems) and clause.index < verb.index:
            quoted = parse.child(verb, "nsubjpass")
            words = subtree_of(parse, quoted) if quoted else ()
            return Report(parse, verb, cue_of(parse, verb), words, (subtree_of(parse, clause),), "says", True)
        if verb.lemma not in cues.clause:
            return None
        return Report(parse, verb, cue_of(parse, verb), source, (subtree_of(parse, clause),), "says", True)
    second = parse.child(verb, "oprd")
    if second is not None and verb.lemma in cues.passive.naming:
        return _impersonal(parse, verb, second, source)
    for preposition in parse.children(verb, "prep"):
        if any(c.lemma in cues.speaks for c in parse.children(preposition, "pcomp")):
            return None
        if verb.lemma in cues.passive.with_preposition.get(preposition.lemma, ()):
            return _impersonal(parse, verb, preposition, source)
    subject = parse.child(verb, "nsubjpass")
    if source and subject is not None and verb.lemma in cues.object:
        role: AttributionRole = "denies" if verb.lemma in cues.denies else "says"
        return Report(parse, verb, cue_of(parse, verb), source, (subtree_of(parse, subject),), role)
    return None


def _impersonal(parse: Parse, verb: Token, inner: Token, source: Words = ()) -> Report:
    """A report of nobody named as subject: the subject and the complement are the content, around the cue."""
    subject = parse.child(verb, *SUBJECTS)
    parts = (subtree_of(parse, subject) if subject and subject.lemma != "it" else (), subtree_of(parse, inner))
    return Report(parse, verb, cue_of(parse, verb), source, tuple(p for p in parts if p))
