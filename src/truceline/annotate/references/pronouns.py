"""He, she, it and they, resolved to the antecedent that stands out.

Where grammar binds a pronoun (a reflexive, "told Y to open his gate"), what binds it is meant. Else the candidates are
ranked by their features, and the first is meant if it is sure enough.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from truceline.annotate.mentions.reading import SentenceView
from truceline.annotate.references.antecedents import OBJECTS, SUBJECTS, Antecedents, bound_to, meant_at
from truceline.annotate.references.candidates import (
    FEMININE,
    MASCULINE,
    NEUTER,
    PLURAL,
    mark,
    people_for,
    place_of,
)
from truceline.annotate.references.clauses import (
    controller_of,
    follows_owner,
    main_subject,
    own_subject_of,
    subject_above,
    teller_of,
)
from truceline.annotate.references.pronouns_bodies import body_meant, several_meant
from truceline.annotate.references.ranking import Candidate, Meant, choose
from truceline.annotate.references.sightings import MAIN, describes
from truceline.model.actor import Mention
from truceline.model.parse import Parse, Token
from truceline.model.spans import Span

THIRD_PERSON = MASCULINE | FEMININE | NEUTER | PLURAL
PERSONAL = dict.fromkeys(MASCULINE, "m") | dict.fromkeys(FEMININE, "f")


def find_pronouns(view: SentenceView, number: int, known: Antecedents) -> Iterator[Mention]:
    """Resolve the third-person pronouns of one sentence that are not yet, in text order; each helps the next."""
    if view.parse is None or view.parse.words.isdisjoint(THIRD_PERSON):
        return
    done = {m.span.start for m in known.rows[number] if m.form == "pronoun"}
    for token, lower in zip(view.parse.tokens, view.parse.lowered, strict=True):
        if lower not in THIRD_PERSON or token.pos not in ("PRON", "DET") or token.start in done:
            continue
        if known.in_vain.get(token.start) is known.rows[number]:
            continue
        if lower in PERSONAL:
            ids = _person(view.parse, token, number, known)
            known.genders.update(dict.fromkeys(ids, PERSONAL[lower]))
        elif lower in PLURAL:
            ids = several_meant(view.parse, token, number, known)
        else:
            ids = body_meant(view.parse, token, number, known)
        if not ids:
            known.in_vain[token.start] = known.rows[number]
            continue
        fresh = [Mention(span=Span(token.start, token.end), of=i, form="pronoun") for i in ids]
        known.add(number, fresh)
        yield from fresh


def _person(parse: Parse, token: Token, number: int, known: Antecedents) -> Meant:
    """The person whom he or she means."""
    gender = PERSONAL[token.text.lower()]
    controller = controller_of(parse, token, known.words.pronouns)
    if controller or token.text.lower() in ("himself", "herself") or follows_owner(parse, token):
        row = known.rows[number]
        bound = meant_at(row, controller) if controller else bound_to(parse, token, row)
        fitting = tuple(i for i in bound if _fits(i, gender, known))
        if fitting or not (controller or token.dep in OBJECTS):
            return fitting
    if _is_somebodys(parse, token, number, known):
        return ()
    author = _author_of(parse, token, known.rows[number]) or _acts_before(parse, token, known.rows[number])
    if author and all(_fits(i, gender, known) and i not in known.speaking_at(token.start) for i in author):
        return author
    telling = _speaks_on(token, parse, number, known)
    if telling is not None:
        return tuple(i for i in telling if _fits(i, gender, known))
    found = people_for(parse, token, number, lambda actor: _fits(actor, gender, known), known)
    announced = _announce(found, parse, token, number, known)
    if announced:
        return announced
    _add_clauses(found, parse, token, known.rows[number])
    for c in found.values():
        if known.genders.get(c.meant[0]) == gender and "listed with another" not in c.features:
            c.features.add("gender told")
        elif gender == "f":
            c.features.add("a woman, untold")
    about = ("person", f"person, {place_of(token)}", *(("person in speech",) if known.is_quoted(token.start) else ()))
    return known.decide(token, choose(found, about, known.weights.people), found, about)


def _author_of(parse: Parse, token: Token, row: list[Mention]) -> Meant:
    """Whose words or deed a relative clause tells of: "*Putin's* speech, in which *he* warned them"."""
    verb = parse.head(token)
    inside = (
        token.dep in SUBJECTS and verb.dep == "relcl" and any(p.lemma == "in" for p in parse.children(verb, "prep"))
    )
    owner = parse.child(parse.head(verb), "poss") if inside else None
    return meant_at(row, owner) if owner is not None and owner.end <= token.start else ()


def _acts_before(parse: Parse, token: Token, row: list[Mention]) -> Meant:
    """Who is the subject of the clause in front of a pronoun's own: "if *X* signs before Y leaves, *he* will lose"."""
    verb = parse.head(token)
    if token.dep not in SUBJECTS or verb.dep == "relcl":
        return ()
    clauses = (c for c in parse.children(verb, "advcl") if c.index < token.index)
    front = next((c for c in clauses if parse.child(c, *SUBJECTS) is not None), None)
    subject = parse.child(front, *SUBJECTS) if front is not None else None
    return meant_at(row, subject) if subject is not None and subject.pos == "PROPN" else ()


def _is_somebodys(parse: Parse, token: Token, number: int, known: Antecedents) -> bool:
    """Whether the subject above a pronoun is a new person without a name: "*Iran's negotiator* rejected *his* offer".

    "The negotiator" may have been named before, and "told *him*" tells of somebody else.
    """
    subject = subject_above(parse, token) if token.dep not in OBJECTS else None
    if subject is None or not describes(parse, subject, known):
        return False
    first = parse.child(subject, "det", "poss")
    if subject.tag == "NNP" and first is None:  # a name that nobody knows: "*Okoro* urged *his* party"
        return token.dep == "poss" and not meant_at(known.rows[number], subject)
    if first is not None and first.dep == "det" and first.text.lower() not in ("a", "an"):
        return False
    since = (m for m in known.before(number, token.start) if m.span.end > subject.start)
    return all(known.kind(m.of) != "person" for m in since)


def _speaks_on(token: Token, parse: Parse, number: int, known: Antecedents) -> Meant | None:
    """Who tells the sentence before, for "he said": "X said that Y had left. *He added* that …".

    None where the words before tell nothing of somebody else, or name people in the pronoun's own sentence.
    """
    verbs = known.reading.lexicon.reporting.verbs
    above = known.reading.views[number - 1].parse if number else None
    speech = parse.head(token).lemma
    if above is None or token.dep not in SUBJECTS or speech not in verbs or speech in known.words.pronouns.answering:
        return None
    if known.is_quoted(token.start) or any(known.kind(m.of) == "person" for m in known.before(number, token.start)):
        return None
    first = main_subject(above)
    verb = above.head(first) if first is not None else None
    told = above.child(verb, "ccomp") if verb is not None and verb.lemma in verbs else None
    subject = [t for t in above.children(verb, *SUBJECTS) if t.index < verb.index][-1:] if verb and told else ()
    if not subject or told is None or told.index < subject[0].index:
        return None
    meant = tuple(i for i in meant_at(known.rows[number - 1], subject[0]) if known.kind(i) == "person")
    inside = {t.start for t in above.subtree(told)}
    others = {m.of for m in known.rows[number - 1] if m.span.start in inside and known.kind(m.of) == "person"}
    return meant if len(meant) == 1 and others - {*meant} else None


def _announce(found: dict[Meant, Candidate], parse: Parse, token: Token, number: int, known: Antecedents) -> Meant:
    """Take in the main subject after a pronoun in what goes before it: "In his letter, X wrote"."""
    gender = PERSONAL[token.text.lower()]
    for actor in () if known.before(number, token.start) else _announced(parse, token, known.rows[number]):
        told = gender == "m" or known.genders.get(actor) == gender
        if told and _fits(actor, gender, known) and actor not in known.speaking_at(token.start):
            candidate = found.setdefault((actor,), Candidate((actor,), token.start, 0, MAIN))
            candidate.features.add("announced")
            return (actor,)
    return ()


def _add_clauses(found: Mapping[Meant, Candidate], parse: Parse, token: Token, row: list[Mention]) -> None:
    """Mark who tells the clause in which a pronoun is subject, and whose act its own clause in speech is."""
    for subject, feature in ((teller_of(parse, token), "tells it"), (own_subject_of(parse, token), "subject of own")):
        if subject is not None:
            mark(found, meant_at(row, subject), feature)


def _fits(actor: str, gender: str, known: Antecedents) -> bool:
    return known.kind(actor) == "person" and known.genders.get(actor, gender) == gender


def _announced(parse: Parse, token: Token, row: list[Mention]) -> tuple[str, ...]:
    """The subject after a pronoun in what goes before it: "In his letter, X wrote", "as he saw the hall, X wept"."""
    above = {a.index for a in parse.ancestors(token)}
    after = (t for t in parse.tokens[token.index :] if t.dep in SUBJECTS and t.head in above and t.index not in above)
    subject = next(after, None)
    if subject is None or subject.index == token.index or subject.pos == "PRON":
        return ()
    comma = any(t.text == "," for t in parse.tokens[token.index : subject.index])
    return meant_at(row, subject) if comma else ()
