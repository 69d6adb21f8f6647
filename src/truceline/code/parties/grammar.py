"""Subjects, objects and agents as meant: of passives, participles, infinitives and verbs that share theirs."""

from __future__ import annotations

from collections.abc import Iterable

from truceline.code.clauses import is_verbal
from truceline.model.parse import Parse, Token, once

SUBJECT = ("nsubj", "nsubjpass")
RELATIVE = frozenset({"who", "which", "that", "whom"})
FINITE = ("VBD", "VBZ", "VBP")
"""Tags of verbs that have a tense."""
TOLD_BY = frozenset({"say", "believe", "claim", "allege", "think", "suspect", "insist", "report"})
"""Verbs of those who only say what others did."""
DEPTH = 12
"""How many verbs are climbed in search of a subject. Real sentences need four at most."""


@once
def subjects_of(parse: Parse, verb: Token) -> tuple[Token, ...]:
    """Find the heads of the phrases that name who does what a verb says.

    The agent of a passive, the subject of an active; where it has none of its own: the subject of the verb it is
    coordinated with or that controls it, the antecedent of a relative clause, the noun of a participle.
    """
    if is_passive(parse, verb):
        doers = conjoined(parse, agents(parse, verb))
        return doers if len(doers) < 2 else tuple(d for d in doers if not _is_hit_too(parse, d))
    return surface_subjects(parse, verb)


def _is_hit_too(parse: Parse, noun: Token) -> bool:
    """Whether those joined to a doer were hit too: "farmers shot by rebels and two *rebels* shot by soldiers"."""
    return noun.dep == "conj" and any(parse.child(v, "agent") is not None for v in parse.children(noun, "acl"))


@once
def objects_of(parse: Parse, verb: Token) -> tuple[Token, ...]:
    """Find the heads of the phrases that name what or whom a verb acts on: subjects of passives, objects of actives."""
    if is_passive(parse, verb):
        return surface_subjects(parse, verb)
    own = parse.children(verb, "dobj", "dative", "oprd")
    found = [_antecedent(parse, t) for t in own if t.pos != "ADP"]
    if not found:  # parsers take the name of a town right behind its verb for an adverb: "shelled *Asmara*"
        found = [t for t in parse.children(verb, "advmod") if t.pos == "PROPN" and t.index == verb.index + 1]
    if not found:  # "found her *guilty*": what is judged is the subject of the judgement
        found = [t for c in parse.children(verb, "ccomp") if c.pos == "ADJ" for t in parse.children(c, "nsubj")]
    if not found:  # "brushing *aside* the approach", whose particle parsers take for a preposition
        found = [o for p in parse.children(verb, "prep") if p.lemma == "aside" for o in parse.children(p, "pobj")]
    if not found and (other := _joined(parse, verb)) is not None:
        found = [_antecedent(parse, t) for t in parse.children(other, "dobj")]
    if not found and _acts_on_antecedent(parse, verb):
        found = [parse.head(verb)]
    return conjoined(parse, found)


def _acts_on_antecedent(parse: Parse, verb: Token) -> bool:
    """Whether the noun of a relative clause is what its verb acts on: "a plan Chad *drew up*", not "where it *met*"."""
    if verb.dep != "relcl" or _relative_subject(parse, verb) or not parse.child(verb, *SUBJECT):
        return False
    return not any(a.tag == "WRB" for a in parse.children(verb, "advmod"))


def _joined(parse: Parse, verb: Token) -> Token | None:
    """The verb right behind an *and* or *or* whose object a verb shares: "to *violate* and exploit any truce"."""
    if verb.index + 2 >= len(parse) or parse.tokens[verb.index + 1].dep != "cc" or parse.children(verb, "prep", "prt"):
        return None
    other = parse.tokens[verb.index + 2]
    return other if other.dep == "conj" and other.head == verb.index and is_verbal(other) else None


def prepositional(parse: Parse, word: Token, *prepositions: str) -> tuple[Token, ...]:
    """Find the heads of the phrases that hang on a word by one of these prepositions; by any, if none is given."""
    brought = _brought(parse, word)
    if not brought:
        return ()
    found = [heads for lemma, heads in brought if not prepositions or lemma in prepositions]
    return found[0] if len(found) == 1 else conjoined(parse, (h for heads in found for h in heads))


@once
def _brought(parse: Parse, word: Token) -> tuple[tuple[str, tuple[Token, ...]], ...]:
    """The prepositions on a word that bring a phrase, each with the heads of what it brings."""
    found: list[tuple[str, tuple[Token, ...]]] = []
    for prep in parse.children(word, "prep", "dative", "agent", "prt"):
        inner = (h for p in parse.children(prep, "prep") for h in parse.children(p, "pobj"))
        heads = conjoined(parse, (*parse.children(prep, "pobj"), *inner))
        if prep.lemma == "with" and any(d.lemma == "no" for h in heads[:1] for d in parse.children(h, "det")):
            continue  # "met with *no* mediator"
        if heads:
            found.append((prep.lemma, heads))
    return tuple(found)


def agents(parse: Parse, verb: Token) -> tuple[Token, ...]:
    """The phrase heads after the *by* of a passive; a *By* that begins a sentence is that of its author's name."""
    own = _behind_by(parse, verb)
    if own or verb.tag != "VBN":
        return own
    tools = (o for w in parse.children(verb, "prep") if w.lemma == "with" for o in parse.children(w, "pobj"))
    joined = (c for c in parse.children(verb, "conj") if c.tag == "VBN" and not parse.child(c, *SUBJECT, "aux"))
    kept = ("oprd", "dobj") if parse.child(verb, "auxpass") is not None else ("oprd",)
    named = parse.children(verb, *kept)  # "was declared *persona non grata* by Chad", "was granted *asylum* by Chad"
    return next((found for word in (*tools, *joined, *named) if (found := _behind_by(parse, word))), ())


def _behind_by(parse: Parse, word: Token) -> tuple[Token, ...]:
    """What a *by* right on a word brings; of a passive also on its tool ("beaten *with batons* by police") or on what
    it is joined to ("were beaten and *robbed* by police")."""
    found = (by for by in parse.children(word, "agent", "prep") if by.lemma == "by" and by.text != "By")
    return tuple(p for by in found for p in parse.children(by, "pobj"))


@once
def is_passive(parse: Parse, verb: Token) -> bool:
    """Whether a verb is passive: by its auxiliary, as a participle on a noun, or by coordination."""
    if parse.child(verb, "auxpass", "nsubjpass"):
        return True
    if verb.tag != "VBN":
        return _is_bare_participle(parse, verb)
    if verb.dep in ("acl", "amod"):
        return parse.child(verb, "aux", "nsubj") is None
    if parse.child(verb, "agent") is not None:
        return True
    if _is_hurt(parse, verb):
        return True
    if verb.dep == "conj" and not parse.child(verb, "aux", "nsubj"):
        return is_passive(parse, parse.head(verb))
    return verb.dep == "advcl" and parse.child(verb, "aux", "nsubj", "dobj") is None


def _is_bare_participle(parse: Parse, verb: Token) -> bool:
    """Whether parsers take the participle on a noun for a verb in the past: "the general *accused* of it fled".

    Not where the clause has no other verb, so that the participle is its verb: "the minister … *called* on them".
    """
    if verb.tag != "VBD" or verb.dep != "acl" or parse.child(verb, "nsubj", "aux", "dobj", "ccomp") is not None:
        return False
    if parse.child(verb, "agent") is not None:
        return True
    return any(is_verbal(a) and a.tag in FINITE for a in parse.ancestors(verb))


def _is_hurt(parse: Parse, verb: Token) -> bool:
    """Whether parsers take a participle for a verb in the past: "with ten people *wounded* in the raid", "of
    the ten people *wounded*", "two were killed and ten people *wounded*"."""
    if verb.lemma not in ("kill", "wound", "injure") or verb.tag not in ("VBD", "VBN"):
        return False
    subject, above = parse.child(verb, "nsubj"), parse.head(verb)
    behind = above.lemma == "with" or any(m.lemma in ("with", "of") for m in parse.children(verb, "mark"))
    behind = behind or (verb.dep == "conj" and verb.index > above.index and parse.child(above, "auxpass") is not None)
    bare = parse.child(verb, "dobj", "aux") is None
    return behind and bare and subject is not None and subject.tag in ("NNS", "NNPS")


@once
def surface_subjects(parse: Parse, verb: Token) -> tuple[Token, ...]:
    """Find the heads of the grammatical subject of a verb, its own or the one it shares."""
    found = conjoined(parse, _surface(parse, verb, DEPTH))
    if len(found) > 1 and verb.dep == "acl":  # "ten *farmers* shot by rebels and two rebels hit by them"
        return tuple(t for t in found if t.index < verb.index)
    return found


def _of_auxiliary(parse: Parse, verb: Token) -> tuple[Token, ...]:
    """The subject that parsers hang on an auxiliary apart from its verb: "the two *have* - at last - *signed*"."""
    apart = verb.dep in ("ROOT", "ccomp")
    return tuple(s for a in parse.children(verb, "aux") for s in parse.children(a, "nsubj")) if apart else ()


def _surface(parse: Parse, verb: Token, depth: int) -> tuple[Token, ...]:
    own = parse.children(verb, *SUBJECT) or _of_auxiliary(parse, verb)
    if own and verb.dep == "relcl" and depth and own[0].lemma in RELATIVE and parse.head(verb).lemma in TEXTS:
        return parse.children(parse.head(verb), "poss") or _governor_subject(parse, parse.head(verb), depth)
    if len(own) == 1:
        return (_antecedent(parse, _staying(parse, own[0])),)
    if not own and (own := _after_days(parse, verb)):
        return own
    if own:
        named = (t for t in own if not _before_name(parse, t, own) and not _is_place_named(parse, t, own))
        return tuple(_antecedent(parse, _staying(parse, t)) for t in named)
    if depth == 0 or verb.head == verb.index or parse.child(verb, "expl", "csubj", "csubjpass") is not None:
        return ()  # "there will be a war", "to sign would help": nobody is the subject
    head = parse.head(verb)
    if verb.dep in ("acl", "relcl"):
        return _of_noun(parse, verb, head, depth)
    if verb.dep == "pcomp":
        return _shared_by(parse, parse.head(head), head) or _governor_subject(parse, head, depth)
    if verb.dep in ("xcomp", "advcl", "conj", "ccomp", "acomp", "attr", "oprd", "prep", "amod"):
        return _governor_shares(parse, verb, head, depth)
    return parse.children(verb, "poss")


def _after_days(parse: Parse, verb: Token) -> tuple[Token, ...]:
    """The subject that parsers hang on the time before a clause: "left, days after *Chad* at last sent troops"."""
    if verb.dep != "advcl" or verb.tag not in FINITE or parse.child(verb, "mark", "aux"):
        return ()
    times = (p for n in parse.children(verb, "npadvmod") for p in parse.children(n, "prep"))
    return tuple(o for p in times if p.lemma in ("after", "before") for o in parse.children(p, "pobj"))


def _governor_shares(parse: Parse, verb: Token, head: Token, depth: int) -> tuple[Token, ...]:
    """The subject that a verb shares with the word that it hangs on, or has from it."""
    if _is_told_of_noun(parse, verb, head):
        return (parse.head(head),)
    if _is_part_of_blame(parse, verb, head) and (blamed := parse.children(head, "dobj")):
        return blamed  # "accused *them* of shelling a camp, injuring dozens"
    if (teller := _teller_beside(parse, verb, head)) is not None:
        return _surface(parse, teller, depth - 1)
    if verb.dep == "xcomp" and head.lemma not in SPENDING and (controlled := parse.children(head, "dobj")):
        return controlled
    if verb.dep == "xcomp" and head.lemma in CALLING:
        return ()  # "marched, *calling* to free the captives": somebody else is to free them
    if verb.dep == "advcl" and verb.tag == "VB" and head.lemma in SENDING and (sent := objects_of(parse, head)):
        return sent  # "sent *him* to talk to them"
    if verb.dep == "advcl" and verb.tag == "VBG" and (main := _main_verb(parse, verb)) is not None:
        return _surface(parse, main, depth - 1)
    if verb.dep == "conj" and verb.tag == "VB" and (wanted := _wanted(parse, head)) is not None:
        return _surface(parse, wanted, depth - 1)
    return _surface(parse, head, depth - 1) if head.pos in ("VERB", "AUX", "ADJ") else ()


def _teller_beside(parse: Parse, verb: Token, head: Token) -> Token | None:
    """The verb of telling whose subject also does what stands beside what is told, by tense: "reiterated that Chad has
    a right to it and *condemned* the raid"."""
    if verb.dep != "conj" or verb.tag != "VBD" or head.dep != "ccomp" or parse.children(verb, "mark", "aux"):
        return None
    tensed = (head, *parse.children(head, "aux"))
    teller = parse.head(head)
    in_present = any(t.tag in ("VBZ", "VBP", "MD") for t in tensed) and all(t.tag != "VBD" for t in tensed)
    return teller if in_present and teller.tag == "VBD" and teller.index < head.index else None


BLAMING = frozenset({"accuse", "blame", "suspect", "charge"})
"""Verbs that tell what somebody else did."""


def _is_part_of_blame(parse: Parse, verb: Token, head: Token) -> bool:
    """Whether a participle tells what else those did who are blamed; parsers may join it to the verb of blaming."""
    if verb.tag != "VBG" or head.lemma not in BLAMING:
        return False
    return verb.dep == "advcl" or (verb.dep == "conj" and parse.child(head, "cc") is None)


def _is_told_of_noun(parse: Parse, verb: Token, teller: Token) -> bool:
    """Whether a verb without a subject tells what the noun of a relative clause did, as others say: "the men whom
    prosecutors say *killed* the boy"."""
    if verb.dep not in ("ccomp", "xcomp") or teller.dep != "relcl" or teller.lemma not in TOLD_BY:
        return False
    subjects = parse.children(teller, *SUBJECT)
    astray = len(subjects) > 1 and subjects[0].lemma in RELATIVE  # the subject of what is told, hung on the teller
    finite = verb.tag in FINITE or (astray and verb.tag == "VBN")
    return finite and bool(subjects) and parse.child(verb, "aux", "auxpass", "mark") is None


def _shared_by(parse: Parse, above: Token, prep: Token) -> tuple[Token, ...]:
    """Who does what stands behind a preposition, where that is not the subject of the next verb.

    "Consensus *within the bloc* on lifting the ban", "left *Chad* unsure of meeting them", "criticised *him* for
    meeting them", "kept *them* from meeting".
    """
    if above.pos == "NOUN":
        return prepositional(parse, above, "within", "among")
    if above.pos == "ADJ" and above.dep != "acomp":
        return parse.children(above, *SUBJECT)
    done = (prep.lemma == "for" and above.lemma in JUDGING) or (prep.lemma == "from" and above.lemma in PREVENTING)
    done = done or (prep.lemma in ("of", "with") and above.lemma in BLAMING)
    return objects_of(parse, above) if done else ()


JUDGING = frozenset(
    {
        "criticise", "criticize", "blame", "fault", "praise", "commend", "applaud", "thank", "congratulate", "condemn",
        "denounce", "excoriate", "lambast", "lambaste", "slam", "blast", "rebuke", "chide", "scold", "berate", "mock",
        "ridicule", "hail", "credit", "castigate", "assail", "attack", "punish", "admonish", "reprimand", "pillory",
    }
)  # fmt: skip
"""Verbs whose object has done what follows *for*."""


def _staying(parse: Parse, subject: Token) -> Token:
    """The noun of a subject that parsers take for its participle: "the *teams* working in Chad said"."""
    if subject.tag != "VBG" or parse.head(subject).lemma == "be" or parse.child(subject, "aux") is not None:
        return subject
    own = parse.child(subject, "nsubj")
    return own if own is not None and own.index == subject.index - 1 and own.pos in ("NOUN", "PROPN") else subject


CALLING = frozenset({"call"})
"""Verbs of asking whose infinitive is for others than who asks, where nobody is asked."""

PREVENTING = frozenset(
    {"prevent", "bar", "keep", "stop", "discourage", "dissuade", "block", "ban", "prohibit", "deter", "restrain"}
)
"""Verbs whose object does not do what follows *from*: "kept *them* from meeting"."""

SENDING = frozenset({"send", "dispatch", "tap", "appoint", "task", "assign", "name", "deploy", "pick", "nominate"})
"""Verbs whose object does what it is sent for."""

SPENDING = frozenset({"spend", "waste", "use", "take", "need", "devote", "have"})
"""Verbs whose object never does what follows: "*spent* the talks refusing", "*used* the visit to demand"."""


def _main_verb(parse: Parse, participle: Token) -> Token | None:
    """The finite verb that a participle with a conjunction belongs to: "denies its right to act *when warning* it".

    Parsers hang it on the nearest verb, also where that is an infinitive of somebody else.
    """
    if not any(m.lemma in ("when", "while", "after", "before") for m in parse.children(participle, "advmod", "mark")):
        return None
    above = parse.head(participle)
    if not is_verbal(above) or not any(a.tag == "TO" for a in parse.children(above, "aux")):
        return None
    return next((v for v in parse.ancestors(above) if is_verbal(v) and _is_finite(parse, v)), None)


def _is_finite(parse: Parse, verb: Token) -> bool:
    return verb.tag in ("VBD", "VBZ", "VBP") or any(
        a.tag in ("MD", "VBD", "VBZ", "VBP") for a in parse.children(verb, "aux")
    )


def _wanted(parse: Parse, verb: Token) -> Token | None:
    """The infinitive with a subject of its own under a finite verb: "wants Chad to *leave* …, and *disarm*".

    Parsers hang a bare second infinitive on the finite verb, whose subject it does not have.
    """
    if verb.tag not in ("VBZ", "VBP", "VBD") or parse.child(verb, "aux") is not None:
        return None
    return next((c for c in parse.children(verb, "ccomp", "xcomp") if parse.child(c, *SUBJECT)), None)


def _before_name(parse: Parse, token: Token, subjects: tuple[Token, ...]) -> bool:
    """Whether a subject is a description right before the name that is the subject ("the *movement* Hamas")."""
    following = parse.tokens[token.index + 1 : token.index + 2]
    return token.pos == "NOUN" and bool(following) and following[0] in subjects


def _is_place_named(parse: Parse, token: Token, subjects: tuple[Token, ...]) -> bool:
    """Whether a second subject is only the name of a place told of in the first: "a blast in the capital *Bamako*"."""
    before = parse.tokens[token.index - 1] if token.index else token
    return token is not subjects[0] and token.pos == "PROPN" and before.dep == "pobj" and before.lemma in PLACES


PLACES = frozenset({"capital", "city", "town", "village", "port", "province", "region", "district", "suburb"})
"""Nouns that stand before the name of a place."""


def _of_noun(parse: Parse, verb: Token, noun: Token, depth: int) -> tuple[Token, ...]:
    """The subject of a participle (the noun) or an infinitive on a noun (whose plan or promise it is)."""
    infinitive = any(a.tag == "TO" for a in parse.children(verb, "aux"))
    if not infinitive and not (verb.tag == "VBG" and noun.lemma in TEXTS):
        return (noun,)
    own = parse.children(noun, "poss") or _by_whom(parse, noun)
    if not own and noun.lemma in FAILURES and any(d.lemma == "the" for d in parse.children(noun, "det")):
        return ()  # "Chad was angry at *the failure* to meet": whose, it does not say
    return own or _governor_subject(parse, noun, depth)


FAILURES = frozenset({"failure", "inability", "refusal", "unwillingness"})
"""Nouns for what somebody did not do, of which others may speak."""


def _by_whom(parse: Parse, noun: Token) -> tuple[Token, ...]:
    """Whose a plan or decision is by what hangs on it: "a plot *by the rebels* to bomb", "the refusal *of Chad* to"."""
    if noun.lemma in RESOLVES:
        return agents(parse, noun) or prepositional(parse, noun, "of")
    pressed = prepositional(parse, noun, "on", "upon") if noun.lemma in PRESSURES else ()
    return pressed or agents(parse, noun)


PRESSURES = frozenset({"pressure", "call", "demand"})
"""Nouns behind which *on* leads to who is to do what follows: "pressure *on Chad* to cancel the talks"."""


RESOLVES = frozenset({"decision", "refusal", "intention", "readiness", "willingness", "failure", "promise", "threat"})
"""Nouns behind which *of* leads to who will or will not do what follows."""


TEXTS = frozenset(
    {
        "resolution", "statement", "letter", "report", "motion", "law", "decree", "message", "communique", "petition",
        "editorial", "article", "tweet", "speech", "note", "declaration", "post", "video", "order", "ruling", "bill",
    }
)  # fmt: skip
"""What speaks for those who wrote it: "a *resolution* condemning the raid" condemns for its parliament."""


def _governor_subject(parse: Parse, word: Token, depth: int) -> tuple[Token, ...]:
    """The subject of the nearest verb above a word."""
    for above in parse.ancestors(word):
        if is_verbal(above):
            return _surface(parse, above, depth - 1)
    return ()


def _relative_subject(parse: Parse, verb: Token) -> bool:
    return any(t.lemma in RELATIVE for t in parse.children(verb, *SUBJECT))


def _antecedent(parse: Parse, token: Token) -> Token:
    """The noun for which a relative pronoun stands; any other word stands for itself."""
    if token.lemma in RELATIVE and token.tag in ("WDT", "WP"):
        for above in parse.ancestors(token):
            if above.dep == "relcl":
                return _meant(parse, token, parse.head(above))
    return token


def _meant(parse: Parse, pronoun: Token, noun: Token) -> Token:
    """The noun that a relative pronoun takes up, where parsers hang its clause on another.

    *Which* takes up no person: "an officer who leads the corps, *which* burned the town". Nor does *that* without a
    comma say which place of a name is meant: "a plan for Chad *that* would end the war".
    """
    if pronoun.lemma == "which":
        person = any(s.lemma == "who" for r in parse.children(noun, "relcl") for s in parse.children(r, *SUBJECT))
        between = reversed(parse.tokens[noun.index + 1 : pronoun.index]) if person else ()
        return next((t for t in between if t.pos in ("NOUN", "PROPN")), noun)
    prep = parse.head(noun)
    if pronoun.lemma == "that" and noun.pos == "PROPN" and noun.dep == "pobj" and pronoun.index == noun.index + 1:
        above = parse.head(prep)
        return above if above.pos == "NOUN" else noun
    return noun


def conjoined(parse: Parse, heads: Iterable[Token]) -> tuple[Token, ...]:
    """Phrase heads with all that is coordinated with them, in text order, each once; not those behind "but *not*"."""
    waiting = list(heads)
    if not waiting:
        return ()
    if len(waiting) == 1 and parse.child(waiting[0], "conj") is None:
        return (waiting[0],)
    found: dict[int, Token] = {}
    while waiting:
        token = waiting.pop()
        if token.index not in found:
            found[token.index] = token
            joined = (c for c in parse.children(token, "conj") if not is_verbal(c))
            waiting.extend(c for c in joined if parse.child(c, "neg") is None)
    return tuple([found[i] for i in sorted(found)])
