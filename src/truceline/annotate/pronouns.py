"""He, she, it and they, resolved to the antecedent that stands out.

For people each candidate is weighed by what it is in its sentence and how far back that lies (after Lappin and Leass,
An algorithm for pronominal anaphora resolution, 1994); the heaviest is meant if it is far enough before the next. It
and they mean a body or a set only where that is the subject which the pronoun takes up.
"""

from __future__ import annotations

from collections.abc import Iterator

from truceline.annotate.antecedents import SUBJECTS, Antecedents, frame_of, head_of, meant_at, standing_of
from truceline.annotate.pronoun_clauses import (
    controller_of,
    follows_owner,
    is_expletive,
    is_main_subject,
    is_root_subject,
    only_subject,
    partnered,
    subject_above,
)
from truceline.annotate.reading import SentenceView
from truceline.model.actor import Mention
from truceline.model.parse import Parse, Token
from truceline.model.spans import Span

PERSONAL = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
NEUTER = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "them", "their", "themselves"})
# The last mentions of a sentence that are weighed.
MOST_CANDIDATES = 60
MANY = ("NNS", "NNPS")
OBJECTS = ("dobj", "dative", "pobj")

# The weight of a candidate by its relation: subject of the main clause, of another, partner of the main verb, of
# another, anything else, owner of something, owner of the subject.
MAIN, OTHER_SUBJECT, PARTNER, OTHER_PARTNER, OBLIQUE, OWNER, OWNER_OF_SUBJECT = 4.0, 3.0, 3.6, 2.4, 1.5, 1.2, 2.6
# What is left of it one, two and three sentences further, and of names inside speech for a pronoun outside.
FADING = (1.0, 0.55, 0.35, 0.25)
IN_SPEECH = 0.3
# How much more a subject weighs for a pronoun that is a subject too, and by how much the heaviest must lead.
# Both were set on the development part of tests/quality/coreference: run benchmarks/coreference.py when they move.
PARALLEL, LEAD = 1.3, 1.5
LEAST = 0.6
# A woman is rarer: without anything that tells her gender the candidate must be a subject, and near.
SURE, TOLD = 1.6, 2.0
NOBODY_KNOWN = "?"


def find_pronouns(view: SentenceView, number: int, known: Antecedents) -> Iterator[Mention]:
    """Resolve the third-person pronouns of one sentence, in text order; each helps the next."""
    if view.parse is None:
        return
    for token in view.parse.tokens:
        lower = token.text.lower()
        if token.pos not in ("PRON", "DET"):
            continue
        if lower in PERSONAL:
            ids = _person(view.parse, token, number, known)
            known.genders.update(dict.fromkeys(ids, PERSONAL[lower]))
        elif lower in PLURAL:
            ids = _several(view.parse, token, number, known)
        elif lower in NEUTER:
            ids = _body(view.parse, token, number, known)
        else:
            continue
        fresh = [Mention(span=Span(token.start, token.end), of=i, form="pronoun") for i in ids]
        known.add(number, fresh)
        yield from fresh


# People


def _person(parse: Parse, token: Token, number: int, known: Antecedents) -> tuple[str, ...]:
    """The person whom he or she means."""
    gender = PERSONAL[token.text.lower()]
    controller = controller_of(parse, token, known.words.pronouns)
    if controller or token.text.lower() in ("himself", "herself") or follows_owner(parse, token):
        bound = meant_at(known.rows[number], controller) if controller else _bound(parse, token, known.rows[number])
        return tuple(i for i in bound if _fits(i, gender, known))
    weights = _weights(parse, token, number, gender, known)
    if gender == "f":
        told = {i for i in weights if known.genders.get(i) == gender}
        weights = {i: w * TOLD if i in told else w for i, w in weights.items() if i in told or w >= SURE}
    ranked = sorted(weights.items(), key=lambda w: (-w[1], w[0]))
    if not ranked or ranked[0][0].startswith(NOBODY_KNOWN) or ranked[0][1] < LEAST:
        return ()
    if len(ranked) > 1 and ranked[0][1] < LEAD * ranked[1][1]:
        return ()
    return (ranked[0][0],)


def _bound(parse: Parse, token: Token, row: list[Mention]) -> tuple[str, ...]:
    """The subject of its own verb for a reflexive, the name before "and his"."""
    if token.dep == "poss":
        return meant_at(row, parse.tokens[token.index - 2])
    verb = frame_of(parse, token)
    subject = parse.child(verb, *SUBJECTS) if verb else None
    return meant_at(row, subject) if subject else ()


def _fits(actor: str, gender: str, known: Antecedents) -> bool:
    return known.kind(actor) == "person" and known.genders.get(actor, gender) == gender


def _weights(parse: Parse, token: Token, number: int, gender: str, known: Antecedents) -> dict[str, float]:
    """What each candidate weighs; people whom the text only describes are candidates that cannot be chosen."""
    barred = known.speaking_at(token.start) | _same_clause(parse, token, known.rows[number])
    inside = known.is_quoted(token.start)
    weights: dict[str, float] = {}
    for back, fading in enumerate(FADING):
        k = number - back
        if k < 0:
            break
        limit = token.start if back == 0 else known.reading.views[k].sentence.span.end
        for actor, weight, at in _candidates(k, limit, token, known):
            if actor in barred or not (actor.startswith(NOBODY_KNOWN) or _fits(actor, gender, known)):
                continue
            quoted = IN_SPEECH if not inside and known.is_quoted(at) else 1.0
            weights[actor] = max(weights.get(actor, 0.0), weight * fading * quoted)
    if not known.before(number, token.start):
        for actor in _announced(parse, token, known.rows[number]):
            if actor not in barred and _fits(actor, gender, known):
                weights[actor] = MAIN
    return weights


def _announced(parse: Parse, token: Token, row: list[Mention]) -> tuple[str, ...]:
    """The main subject after a pronoun in what goes before it: "In his letter, X wrote"."""
    subject = next((t for t in parse.tokens if t.dep in SUBJECTS and is_root_subject(parse, t)), None)
    if subject is None or subject.start < token.start or subject.pos == "PRON":
        return ()
    comma = any(t.text == "," for t in parse.tokens[token.index : subject.index])
    return meant_at(row, subject) if comma else ()


def _candidates(k: int, limit: int, token: Token, known: Antecedents) -> Iterator[tuple[str, float, int]]:
    """The people of a sentence before an offset: actor, weight and where."""
    view = known.reading.views[k]
    row = known.before(k, limit)[-MOST_CANDIDATES:]
    spans = [m.span for m in row]
    roles = [m.role_span for m in row if m.role_span]
    for m in row:
        if sum(s == m.span for s in spans) == 1:
            yield m.of, _weight_of(view, m, token), m.span.start
    if view.parse is not None:
        held = (*spans, *roles)
        explained = {t.head for s in held for t in view.parse.within(s) if t.dep == "appos"}
        for t in view.parse.tokens:
            if t.end > limit or t.index in explained or any(s.start <= t.start < s.end for s in held):
                continue
            if _describes(t, known):
                yield f"{NOBODY_KNOWN}{k}.{t.index}", _weight(view.parse, Span(t.start, t.end), token), t.start


def _weight_of(view: SentenceView, mention: Mention, token: Token) -> float:
    """The weight of a mention, or of the office to which a name is an apposition."""
    if view.parse is None:
        return MAIN if mention.span.start == view.words[0].start else OBLIQUE
    spans = (mention.span, mention.role_span) if mention.role_span else (mention.span,)
    return max(_weight(view.parse, span, token) for span in spans)


def _describes(token: Token, known: Antecedents) -> bool:
    """Whether a subject is a person whom no mention names ("a spokesman said", "Enas wept")."""
    if token.dep not in SUBJECTS or token.tag not in ("NN", "NNP"):
        return False
    lower = token.text.lower()
    described = known.reading.lexicon.descriptions.office_nouns | {"man", "woman", "witness", "soldier"}
    return token.tag == "NNP" or lower in described


def _weight(parse: Parse, span: Span, pronoun: Token) -> float:
    """The weight of some words by their relation to their verb."""
    head = head_of(parse, span)
    if head is None:
        return OBLIQUE
    token = standing_of(parse, head)
    if token.dep in SUBJECTS:
        weight = MAIN if is_main_subject(parse, token) else OTHER_SUBJECT
        return weight * PARALLEL if pronoun.dep in SUBJECTS and weight == MAIN else weight
    if token.dep == "poss":
        return OWNER_OF_SUBJECT if parse.head(token).dep in SUBJECTS else OWNER
    verb = partnered(parse, token)
    if verb is None:
        return OBLIQUE
    return PARTNER if standing_of(parse, verb).dep in ("ROOT", "xcomp") else OTHER_PARTNER


def _same_clause(parse: Parse, token: Token, row: list[Mention]) -> frozenset[str]:
    """An object is not the subject of its own verb."""
    if token.dep not in OBJECTS:
        return frozenset()
    verb = frame_of(parse, token)
    subject = parse.child(verb, *SUBJECTS) if verb else None
    return frozenset(meant_at(row, subject)) if subject else frozenset()


# Bodies and sets


def _body(parse: Parse, token: Token, number: int, known: Antecedents) -> tuple[str, ...]:
    """The body that it means."""
    if is_expletive(parse, token, known.words.pronouns):
        return ()
    row = known.rows[number]
    ids = _taken_up(parse, token, row, known)
    if ids is None:
        ids = _from_before(token, number, known) if _acts(parse, token, known) else ()
    if ids and not any(_is_body(i, known) for i in ids):
        ids = _only_body(parse, token, row, known)
    return ids if len(ids) == 1 and _is_body(ids[0], known) else ()


def _only_body(parse: Parse, token: Token, row: list[Mention], known: Antecedents) -> tuple[str, ...]:
    """The one body that is a subject before a pronoun whose own subject is a person; any for what only bodies have."""
    before = parse.tokens[: token.index]
    subjects = {i for t in before if t.dep in SUBJECTS for i in _meant_by(parse, t, token, row) if _is_body(i, known)}
    if not subjects and token.dep == "poss" and parse.head(token).lemma in known.words.pronouns.bodies_have:
        subjects = {m.of for m in row if m.span.end <= token.start and _is_body(m.of, known)}
    return tuple(subjects) if len(subjects) == 1 else ()


def _several(parse: Parse, token: Token, number: int, known: Antecedents) -> tuple[str, ...]:
    """The set, or the one body, that they mean."""
    ids = _taken_up(parse, token, known.rows[number], known)
    if not ids and token.dep in SUBJECTS:
        ids = _said_on(token, number, known) or (ids if ids is not None else _from_before(token, number, known))
    ids = ids or ()
    return ids if len(ids) > 1 or (len(ids) == 1 and _is_body(ids[0], known)) else ()


def _is_body(actor: str, known: Antecedents) -> bool:
    return known.kind(actor) not in (None, "person")


def _taken_up(parse: Parse, token: Token, row: list[Mention], known: Antecedents) -> tuple[str, ...] | None:
    """Whom the subject means that a pronoun takes up in its sentence; None where no subject goes before it."""
    if token.text.lower().endswith(("self", "selves")):
        return _bound(parse, token, row)
    if token.dep not in (*SUBJECTS, "poss"):
        return ()
    if follows_owner(parse, token):
        return meant_at(row, parse.tokens[token.index - 2])
    subject = controller_of(parse, token, known.words.pronouns) or subject_above(parse, token) or only_subject(parse, token)
    two = _two_before(parse, token, row, known) if token.text.lower() == "they" else ()
    if subject is None or two:
        return two or None
    if token.dep == "poss" and subject.dep in SUBJECTS and _rival(parse, subject, token, row, known):
        return ()
    ids = _meant_by(parse, subject, token, row)
    plurals = any(t.tag in MANY for t in parse.tokens[subject.index + 1 : token.index])
    one_state = len(ids) == 1 and known.kind(ids[0]) == "government" and subject.tag not in MANY
    return () if one_state and plurals and token.text.lower() in PLURAL else ids


def _two_before(parse: Parse, token: Token, row: list[Mention], known: Antecedents) -> tuple[str, ...]:
    """The only two people whom a sentence names before "they", if it has no plural noun before it."""
    before = parse.tokens[: token.index]
    if any(t.tag in MANY or t.text.lower() in PLURAL for t in before):
        return ()
    actors = list(dict.fromkeys(m.of for m in row if m.span.end <= token.start and known.kind(m.of)))
    return tuple(actors) if len(actors) == 2 and all(known.kind(i) == "person" for i in actors) else ()


def _rival(parse: Parse, subject: Token, token: Token, row: list[Mention], known: Antecedents) -> bool:
    """Whether another body is object or partner of a verb above a possessive: "accused Oman of using its ports"."""
    ours = meant_at(row, subject)
    if not all(_is_body(i, known) for i in ours):
        return False
    above = {a.index for a in parse.ancestors(token)}
    for t in parse.tokens[subject.index + 1 : token.index]:
        verb = parse.head(parse.head(t)) if t.dep == "pobj" else parse.head(t)
        if t.dep in OBJECTS and t.pos == "PROPN" and verb.index in above:
            ids = meant_at(row, t)
            if ids and set(ids) - set(ours) and all(_is_body(i, known) for i in ids):
                return True
    return False


def _meant_by(parse: Parse, subject: Token, token: Token, row: list[Mention]) -> tuple[str, ...]:
    """All whom a subject with the nouns joined to it means, if each of them is known."""
    heads = [subject]
    above = {a.index for a in parse.ancestors(token)}
    for t in parse.tokens[subject.index + 1 : token.index]:
        inside = t.index in above
        if t.dep == "conj" and not inside and t.head in {h.index for h in heads} and t.pos in ("PROPN", "NOUN"):
            heads.append(t)
    meant = [meant_at(row, t) for t in heads]
    return tuple(dict.fromkeys(i for ids in meant for i in ids)) if all(meant) else ()


def _acts(parse: Parse, token: Token, known: Antecedents) -> bool:
    """Whether "it" opens a sentence as somebody who acts, or "its" as an owner."""
    if token.dep == "poss":
        return token.index == 0
    verb = frame_of(parse, token)
    if verb is not None and verb.lemma in ("continue", "begin", "start"):
        verb = parse.child(verb, "xcomp")
    return verb is not None and verb.lemma in known.words.pronouns.acting and token.dep == "nsubj"


def _from_before(token: Token, number: int, known: Antecedents) -> tuple[str, ...]:
    """Whom the main subject of the sentence before means, for a pronoun that no subject goes before in its own.

    Within one speech "they" are whoever "they" were in the sentence before.
    """
    view = known.reading.views[number - 1] if number else None
    if view is None or view.parse is None:
        return ()
    row = known.rows[number - 1]
    subject = next((t for t in view.parse.tokens if t.dep in SUBJECTS and is_main_subject(view.parse, t)), None)
    ids = _meant_by(view.parse, subject, view.parse.tokens[-1], row) if subject else ()
    if token.text.lower() in NEUTER:
        return ids
    if len(ids) > 1 or (len(ids) == 1 and known.kind(ids[0]) in ("armed_group", "other")):
        return ids
    if subject and len(ids) == 1 and known.kind(ids[0]) == "person":
        return _partners(view.parse, subject, ids[0], row, known) or _last_plural(view.parse, row, known)
    return ()


def _last_plural(parse: Parse, row: list[Mention], known: Antecedents) -> tuple[str, ...]:
    """The one set or group that is a subject in a sentence without any other plural subject."""
    meant = {
        meant_at(row, t) for t in parse.tokens if t.dep in SUBJECTS and (t.tag in MANY or t.text.lower() == "they")
    }
    ids = meant.pop() if len(meant) == 1 else ()
    return ids if len(ids) > 1 or (ids and known.kind(ids[0]) in ("armed_group", "other", "government")) else ()


def _said_on(token: Token, number: int, known: Antecedents) -> tuple[str, ...]:
    """Whom "they" meant last in the sentence before, if that is the same speaker's."""
    speaker = known.speaking_at(token.start)
    if number == 0 or not speaker:
        return ()
    last = [m for m in known.rows[number - 1] if known.reading.words_of(m.span).lower() in PLURAL]
    ours = [m for m in last if m.span == last[-1].span and known.speaking_at(m.span.start) == speaker]
    return tuple(m.of for m in ours)


def _partners(parse: Parse, subject: Token, one: str, row: list[Mention], known: Antecedents) -> tuple[str, ...]:
    """The two who met, where the subject of a sentence is one person and the partner of its verb another."""
    verb = parse.head(subject)
    if verb.lemma not in known.words.pronouns.meeting:
        return ()
    partners = {
        ids[0]
        for t in parse.tokens
        if t.dep in OBJECTS and partnered(parse, t) is verb
        if len(ids := meant_at(row, t)) == 1 and known.kind(ids[0]) == "person" and ids[0] != one
    }
    return (one, partners.pop()) if len(partners) == 1 else ()
