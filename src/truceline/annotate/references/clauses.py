"""Clauses as pronouns see them: whose subject goes before, who is told to do something, what is only grammar."""

from __future__ import annotations

from truceline.annotate.references.antecedents import SUBJECTS, frame_of, standing_of
from truceline.lexicon.coreference import PronounWords
from truceline.model.parse import Parse, Token

WEATHER = frozenset({"rain", "snow", "hail", "thunder", "drizzle"})
PERSONS = frozenset({"i", "we", "you", "he", "she"})


def controller_of(parse: Parse, token: Token, its: PronounWords) -> Token | None:
    """Who does what a pronoun stands in without a subject of its own.

    Whoever is told or kept from it ("asked Oman to open its gate"), or whose plan or word it is ("Iran's vow to stop
    it", "a pledge from Oman that its gate would open").
    """
    verb = frame_of(parse, token)
    if verb is not None and token.dep in SUBJECTS:  # the verb above its own: "kept Oman from saying that it …"
        verb = frame_of(parse, verb)
    elif token.dep != "poss":
        return None
    verb = standing_of(parse, verb) if verb else None
    if verb is None:
        return None
    above = parse.head(verb)
    if above.pos == "NOUN" and above.index < token.index and _is_told_by(parse, verb, token):
        by = next((t for t in parse.children(above, "prep") if t.text.lower() in ("by", "from")), None)
        return parse.child(above, "poss") or (parse.child(by, "pobj") if by else None)
    if verb.index > token.index:
        return None
    doer = _doer_before(parse, verb)
    if doer is not None:
        return doer
    if verb.dep == "pcomp" and above.text.lower() == "from":
        above = parse.head(above)
        told = parse.child(above, "dobj") if above.lemma in its.keeping else None
    else:
        told = parse.child(above, "dobj") if verb.dep == "xcomp" and above.lemma in its.telling else None
    return told if told is not None and told.index < verb.index else None


def _is_told_by(parse: Parse, verb: Token, token: Token) -> bool:
    """Whether a clause is what the noun above it plans or says: "to …", or "that …" with a pronoun in its subject."""
    purpose = verb.dep == "acl" and any(t.tag == "TO" for t in parse.children(verb, "aux"))
    if purpose or token.index > verb.index:
        return purpose
    return verb.dep in ("acl", "relcl") and any(t.text.lower() == "that" for t in parse.children(verb, "mark"))


def _doer_before(parse: Parse, verb: Token) -> Token | None:
    """The name right before an infinitive that says whose act it is: "steps by Oman to open its gate"."""
    to = next((t for t in parse.children(verb, "aux") if t.tag == "TO"), None)
    before = parse.tokens[to.index - 1] if to is not None and to.index else None
    if before is None or before.pos != "PROPN" or before.dep != "pobj":
        return None
    return before if parse.head(before).text.lower() in ("by", "for", "from", "on") else None


def teller_of(parse: Parse, token: Token) -> Token | None:
    """Who tells the clause of which a pronoun is the subject: "the envoy said *he* would go"."""
    verb = parse.head(token)
    above = parse.head(verb)
    if token.dep not in SUBJECTS or verb.dep != "ccomp" or above.index > token.index:
        return None
    subject = parse.child(above, "nsubj")
    return subject if subject is not None and subject.pos == "PROPN" and subject.index < above.index else None


def own_subject_of(parse: Parse, token: Token) -> Token | None:
    """Whose a possessive is in a clause that is told, with a name as subject: "X said that Y lost *his* nerve"."""
    verb = frame_of(parse, token)
    if token.dep != "poss" or verb is None or verb.dep != "ccomp":
        return None
    subject = parse.child(verb, *SUBJECTS)
    return subject if subject is not None and subject.pos == "PROPN" and subject.end <= token.start else None


def subject_above(parse: Parse, token: Token) -> Token | None:
    """The subject before a pronoun of the nearest verb above it, its own clause first for a possessive."""
    ancestors = list(parse.ancestors(token))
    above, verbs = [a.index for a in ancestors], [a for a in ancestors if a.pos in ("VERB", "AUX")]
    for verb in verbs[token.dep != "poss" :]:
        subject = parse.child(verb, *SUBJECTS)
        if subject is None and verb.tag == "VBG" and verb.dep == "advcl":
            doing = parse.child(parse.head(verb), *SUBJECTS)
            first = (t for t in parse.tokens if t.dep in SUBJECTS and is_root_subject(parse, t))
            return doing if doing is not None and doing.end <= token.start else next(first, None)
        if subject is None or subject.end > token.start or subject.text.lower() in PERSONS:
            continue
        if subject.index in above and not any(
            parse.tokens[i].dep == "conj" for i in above[: above.index(subject.index)]
        ):
            continue  # the pronoun stands in the subject itself, and in no second part of it
        if subject.tag in ("WDT", "WP"):
            return parse.head(verb) if verb.dep == "relcl" else None
        return subject
    return None


def only_subject(parse: Parse, token: Token) -> Token | None:
    """The one noun that is a subject before a pronoun, such as that of a clause in front."""
    before = [t for t in parse.tokens if t.dep in SUBJECTS and t.end <= token.start and t.pos in ("PROPN", "NOUN")]
    return before[0] if len(before) == 1 else None


def is_root_subject(parse: Parse, subject: Token) -> bool:
    return parse.head(subject).dep == "ROOT"


def main_subject(parse: Parse | None) -> Token | None:
    """The first subject of the main clause."""
    tokens = parse.tokens if parse else ()
    return next((t for t in tokens if t.dep in SUBJECTS and parse and is_main_subject(parse, t)), None)


def is_main_subject(parse: Parse, subject: Token) -> bool:
    """Whether a subject is that of the main clause, or of a verb joined to it."""
    verb = standing_of(parse, parse.head(subject))
    return verb.dep in ("ROOT", "advcl", "parataxis") or is_told_first(parse, verb)


def is_told_first(parse: Parse, verb: Token) -> bool:
    """Whether a clause is what a verb of speaking behind it tells: "X will meet Y, aides said"."""
    return verb.dep == "ccomp" and verb.index < parse.head(verb).index and parse.head(verb).dep == "ROOT"


def partnered(parse: Parse, token: Token) -> Token | None:
    """The verb whose object or partner a word is, unless another verb of the same subject follows that one."""
    verb = parse.head(token)
    if token.dep == "pobj" and verb.text.lower() in ("with", "to", "by"):
        verb = parse.head(verb)
    elif token.dep not in ("dobj", "dative", "attr"):
        return None
    later = any(t.pos == "VERB" and parse.child(t, *SUBJECTS) is None for t in parse.children(verb, "conj"))
    return verb if verb.pos in ("VERB", "AUX") and not later else None


def is_expletive(parse: Parse, token: Token, its: PronounWords) -> bool:
    """Whether "it" is only the grammar's: "it is for Oman to decide", "it remains unclear whether", "saw it happen"."""
    if token.dep not in SUBJECTS:
        return token.dep == "expl"
    verb = parse.head(token)
    if verb.dep == "ccomp" and verb.pos in ("NOUN", "PROPN"):
        return False  # "considers it a threat"
    finite = verb.tag in ("VBD", "VBZ", "VBP", "MD") or parse.child(verb, "aux", "auxpass") is not None
    if verb.pos not in ("VERB", "AUX") or not finite:
        return True
    below = parse.child(verb, "xcomp")
    if verb.lemma in WEATHER or (below is not None and below.lemma in WEATHER):
        return True
    if verb.lemma not in ("be", "seem", "appear", "become", "remain", "take"):
        return False
    quality = parse.child(verb, "acomp")
    willing = quality is not None and quality.lemma in its.willing
    clause = parse.child(verb, "ccomp", "xcomp", "csubj", "advcl") or parse.child(verb, "attr")
    return clause is not None and not willing


def follows_owner(parse: Parse, token: Token) -> bool:
    """Whether a possessive stands in "X and his son", "X or its ally"."""
    return (
        token.dep == "poss"
        and token.index >= 2
        and parse.tokens[token.index - 1].text.lower() in ("and", "or")
        and parse.tokens[token.index - 2].pos == "PROPN"
    )
