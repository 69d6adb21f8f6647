"""It and they: the body or the set that they mean, by what grammar points at and what stands near."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from truceline.annotate.references.antecedents import (
    OBJECTS,
    SUBJECTS,
    Antecedents,
    bound_to,
    chain_before,
    chains_of,
    frame_of,
    meant_at,
)
from truceline.annotate.references.candidates import NEUTER, PLURAL, bodies_for, mark, place_of, things_before
from truceline.annotate.references.clauses import (
    controller_of,
    follows_owner,
    is_expletive,
    main_subject,
    only_subject,
    partnered,
    subject_above,
)
from truceline.annotate.references.ranking import Candidate, Meant, choose
from truceline.annotate.references.sightings import MANY
from truceline.lexicon.antecedents import Weights
from truceline.model.actor import Mention
from truceline.model.parse import Parse, Token


def body_meant(parse: Parse, token: Token, number: int, known: Antecedents) -> Meant:
    """The body that "it" means."""
    if is_expletive(parse, token, known.words.pronouns):
        return ()
    row = known.rows[number]
    controller = controller_of(parse, token, known.words.pronouns)
    bound = _bound(parse, token, controller, row, known)
    if bound or controller is not None or token.text.lower() == "itself":
        return bound  # "X ordered Y to withdraw *its* forces": Y's, though nothing is known of Y
    ids = _taken_up(parse, token, None, row, known)
    before = _from_before(token, number, known) if ids is None and _acts(parse, token, known) else ()
    marks = {"taken up": ids or (), "subject before": before, "its too": _its_too(parse, token, row, known)}
    if ids and not any(_is_body(i, known) for i in ids):
        marks["only body"] = _only_body(parse, token, row, known)
    about = ["it", f"it, {place_of(token)}"]
    if _acts(parse, token, known) or _only_somebody(parse, token, known):
        about.append(f"it, only somebody, {place_of(token)}")
    if ids == ():
        about.append("it, takes up something else")
    meant = _ranked(parse, token, number, marks, about, known, known.weights.body)
    return meant if len(meant) == 1 and _is_body(meant[0], known) and not _is_many(meant[0], known) else ()


def _thing_near(at: int, number: int, known: Antecedents) -> str:
    """Where the last noun stands that a pronoun may mean and that is no actor, by its offset."""
    if at < 0:
        return "no thing near"
    return "a thing here" if at >= known.reading.views[number].sentence.span.start else "a thing before"


def _bound(parse: Parse, token: Token, controller: Token | None, row: list[Mention], known: Antecedents) -> Meant:
    """The body that grammar alone binds "it" to: a reflexive's, "X and its ally", "told X to open its gate"."""
    if controller is not None:
        ids = meant_at(row, controller)
    elif token.text.lower() == "itself" or follows_owner(parse, token):
        ids = bound_to(parse, token, row)
    else:
        return ()
    return ids if len(ids) == 1 and _is_body(ids[0], known) else ()


def _ranked(
    parse: Parse,
    token: Token,
    number: int,
    marks: Mapping[str, Meant],
    about: Sequence[str],
    known: Antecedents,
    weights: Weights,
) -> Meant:
    """The candidate that ranks first, among them those whom grammar points at; `marks` are these by feature.

    `about` are features of the word, the first of them its kind.
    """
    many = token.text.lower() in PLURAL
    thing = things_before(token, number, many, known)
    about = (*about, f"{about[0]}, {_thing_near(thing, number, known)}")
    found = bodies_for(parse, token, number, many, thing, known)
    somebody = _acts(parse, token, known) or _only_somebody(parse, token, known)
    barred = known.speaking_at(token.start)
    for feature, ids in marks.items():
        if not ids:
            continue
        meant = tuple(sorted(ids))
        fits = len(meant) > 1 or _is_body(meant[0], known)
        if fits and not barred & set(meant) and all(known.kind(i) for i in meant):
            candidate = {meant: found.setdefault(meant, Candidate(meant, token.start, 0, ""))}
            mark(candidate, meant, feature)
            mark(candidate, meant, "grammar points at it")
            if somebody:
                mark(candidate, meant, "grammar points at it, only somebody")
    return known.decide(token, choose(found, about, weights), found, about)


def _its_too(parse: Parse, token: Token, row: list[Mention], known: Antecedents) -> tuple[str, ...]:
    """Whom the last "its" of a sentence means, if nobody is named between it and the next."""
    last = _last_before(parse, token, NEUTER) if token.dep == "poss" else None
    if last is None or last.dep != "poss":
        return ()
    named = any(known.kind(m.of) and last.end <= m.span.start < token.start for m in row)
    return () if named else meant_at(row, last)


def _last_before(parse: Parse, token: Token, words: frozenset[str]) -> Token | None:
    """The last word of a kind before a word in its sentence."""
    for i in range(token.index - 1, -1, -1):
        if parse.lowered[i] in words:
            return parse.tokens[i]
    return None


def _is_many(actor: str, known: Antecedents) -> bool:
    """Whether an actor that is only described is several: "European leaders"."""
    return known.kind(actor) == "other" and known.actors[actor].name.endswith("s")


def _only_somebody(parse: Parse, token: Token, known: Antecedents) -> bool:
    """Whether only a body or people can be meant: they own what only such have, or something is done to them."""
    its = known.words.pronouns
    if token.dep == "poss":
        return parse.head(token).lemma.lower() in its.bodies_have
    verb = parse.head(token)
    if token.dep == "pobj":
        verb = parse.head(verb)
    return token.dep in OBJECTS and verb.lemma in its.done_to


def _only_body(parse: Parse, token: Token, row: list[Mention], known: Antecedents) -> tuple[str, ...]:
    """The one body that is a subject before a pronoun whose own subject is a person; any for what only bodies have."""
    before = parse.tokens[: token.index]
    subjects = {i for t in before if t.dep in SUBJECTS for i in _meant_by(parse, t, token, row) if _is_body(i, known)}
    if not subjects and token.dep == "poss" and parse.head(token).lemma in known.words.pronouns.bodies_have:
        subjects = {m.of for m in row if m.span.end <= token.start and _is_body(m.of, known)}
    return tuple(subjects) if len(subjects) == 1 else ()


def several_meant(parse: Parse, token: Token, number: int, known: Antecedents) -> Meant:
    """The set, or the one body, that "they" mean."""
    row = known.rows[number]
    bound = _bound_several(parse, token, row, known)
    if bound or token.text.lower() == "themselves" or _are_others(parse, token, known):
        return bound
    ids = _taken_up(parse, token, controller_of(parse, token, known.words.pronouns), row, known)
    subject = token.dep in SUBJECTS
    marks = {
        "taken up": ids or (),
        "said on": _said_on(token, number, known) if subject else (),
        "subject before": _from_before(token, number, known) if subject and ids is None else (),
        "shared": _sharing(parse, token, number, known),
        "they too": _as_before(parse, token, row, known),
    }
    about = ["they", f"they, {place_of(token)}"]
    if _acts(parse, token, known) or _only_somebody(parse, token, known):
        about.append(f"they, only somebody, {place_of(token)}")
    if ids == ():
        about.append("they, take up somebody else")
    meant = _ranked(parse, token, number, marks, about, known, known.weights.several)
    one = len(meant) == 1 and _is_body(meant[0], known) and not _meet(parse, token, known)
    return meant if len(meant) > 1 or one else ()


def _meet(parse: Parse, token: Token, known: Antecedents) -> bool:
    """Whether "they" are at least two, since they meet and nobody else is named whom: "they will meet in June"."""
    verb = parse.head(token)
    if token.dep != "nsubj" or verb.lemma not in known.words.pronouns.meeting:
        return False
    partners = (p for p in parse.children(verb, "prep") if p.lemma in ("with", "to"))
    return parse.child(verb, "dobj", "dative", "auxpass") is None and not any(partners)


def _are_others(parse: Parse, token: Token, known: Antecedents) -> bool:
    """Whether "they" are told to be what no states or groups are: "they were children"."""
    verb, its = parse.head(token), known.words.several
    told = parse.child(verb, "attr") if token.dep in SUBJECTS and verb.lemma == "be" else None
    if told is None or told.tag not in MANY:
        return False
    return not any(told.text.lower() in words for words in (its.sides, its.people))


def _bound_several(parse: Parse, token: Token, row: list[Mention], known: Antecedents) -> Meant:
    """Those whom grammar alone binds "they" to: a reflexive's, "the rebels and their allies"."""
    ids: Meant = ()
    if token.text.lower() == "themselves":
        ids = bound_to(parse, token, row)
    elif token.dep == "poss" and token.index >= 2 and parse.tokens[token.index - 1].text.lower() in ("and", "or"):
        ids = chain_before(known.reading, row, token.start) or meant_at(row, parse.tokens[token.index - 2])
    return ids if len(ids) > 1 or (ids and _is_body(ids[0], known)) else ()


def _as_before(parse: Parse, token: Token, row: list[Mention], known: Antecedents) -> tuple[str, ...]:
    """Whom the last "they" of a sentence means, if no other plural noun stands between it and the next."""
    last = _last_before(parse, token, PLURAL)
    if last is None or (
        token.dep in OBJECTS and frame_of(parse, last) == frame_of(parse, token) and last.dep != "poss"
    ):
        return ()
    between = parse.tokens[last.index + 1 : token.index]
    plurals = [t for t in between if t.tag in MANY and t.lemma.lower() not in known.words.pronouns.things]
    return () if any(t.index != last.head for t in plurals) else meant_at(row, last)


def _sharing(parse: Parse, token: Token, number: int, known: Antecedents) -> tuple[str, ...]:
    """The two who have something together: "X will meet Y for their first talks", "X, Y and their aides".

    They stand before the word in its sentence, or, where it opens the sentence, in the one before.
    """
    if token.dep != "poss" or parse.head(token).lemma.lower() not in known.words.pronouns.shared:
        return ()
    if token.index and parse.tokens[token.index - 1].text.lower() == "and":
        return chain_before(known.reading, known.rows[number], token.start)
    if token.index:
        return _two_together(parse, known.before(number, token.start), token.index, known)
    before = known.reading.views[number - 1].parse if number else None
    return _two_together(before, known.rows[number - 1], len(before.tokens), known) if before else ()


def _two_together(parse: Parse, row: list[Mention], last: int, known: Antecedents) -> tuple[str, ...]:
    """The only people whom a list joins, or a subject and whom it meets or tells something."""
    chains = {frozenset(c) for c in chains_of(known.reading, row)}
    if len(chains) == 1 and (chain := chains.pop()) and all(known.kind(i) == "person" for i in chain):
        return tuple(sorted(chain))
    subject = main_subject(parse)
    ids = _meant_by(parse, subject, parse.tokens[last - 1], row) if subject is not None and subject.index < last else ()
    if len(ids) != 1 or known.kind(ids[0]) != "person":
        return ()
    return _partners(parse, parse.tokens[:last], ids[0], row, known, known.words.pronouns.telling)


def _is_body(actor: str, known: Antecedents) -> bool:
    return known.kind(actor) not in (None, "person")


def _taken_up(
    parse: Parse, token: Token, controller: Token | None, row: list[Mention], known: Antecedents
) -> tuple[str, ...] | None:
    """Whom the subject means that a pronoun takes up in its sentence; None where no subject goes before it.

    Before all others `controller` is that subject.
    """
    if token.text.lower().endswith(("self", "selves")):
        return bound_to(parse, token, row)
    if token.dep not in (*SUBJECTS, "poss"):
        return ()
    if follows_owner(parse, token):
        list_before = chain_before(known.reading, row, token.start) if token.text.lower() in PLURAL else ()
        return list_before or meant_at(row, parse.tokens[token.index - 2])
    subject = controller or subject_above(parse, token) or only_subject(parse, token)
    two = _two_before(parse, token, row, known) if token.text.lower() == "they" else ()
    if subject is None or two:
        return two or None
    if token.dep == "poss" and subject.dep in SUBJECTS and _rival(parse, subject, token, row, known):
        return ()
    ids = _meant_by(parse, subject, token, row)
    one = len(ids) == 1 and known.kind(ids[0]) not in ("armed_group", "other")
    one = one and subject.tag not in MANY and subject.text.lower() not in PLURAL
    if not one or token.text.lower() not in PLURAL:
        return ids
    plurals = any(t.tag in MANY for t in parse.tokens[subject.index + 1 : token.index])
    return ids if not plurals and _says(parse, subject, token, known) else ()


def _says(parse: Parse, subject: Token, token: Token, known: Antecedents) -> bool:
    """Whether a subject tells the clause of which a pronoun is the subject: "the ministry said they had met"."""
    verb = frame_of(parse, token)
    teller = parse.head(verb) if verb is not None and verb.dep == "ccomp" else None
    return (
        teller is not None and teller == parse.head(subject) and teller.lemma in known.reading.lexicon.reporting.clause
    )


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
    subject = main_subject(view.parse)
    ids = _meant_by(view.parse, subject, view.parse.tokens[-1], row) if subject else ()
    if token.text.lower() in NEUTER:
        return ids
    if len(ids) > 1 or (len(ids) == 1 and known.kind(ids[0]) in ("armed_group", "other")):
        return ids
    if subject and len(ids) == 1 and known.kind(ids[0]) == "person":
        return _partners(view.parse, view.parse.tokens, ids[0], row, known) or _last_plural(view.parse, row, known)
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


def _partners(
    parse: Parse,
    tokens: Sequence[Token],
    one: str,
    row: list[Mention],
    known: Antecedents,
    also: frozenset[str] = frozenset(),
) -> tuple[str, ...]:
    """The two who met, where the subject is one person and the partner of a verb of meeting, or `also`, another."""
    meeting = known.words.pronouns.meeting
    partners = {
        ids[0]
        for t in tokens
        if t.dep in OBJECTS and (verb := partnered(parse, t)) and (verb.lemma in meeting or verb.lemma in also)
        if len(ids := meant_at(row, t)) == 1 and known.kind(ids[0]) == "person" and ids[0] != one
    }
    return (one, partners.pop()) if len(partners) == 1 else ()
