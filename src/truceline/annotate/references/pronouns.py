"""He, she, it and they, resolved to the antecedent that stands out.

For people the candidates are weighed, and the heaviest is meant. It and they mean the body or the set that is the
subject which the pronoun takes up, else the heaviest where only a body or people can be meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from truceline.annotate.mentions.reading import SentenceView
from truceline.annotate.references.antecedents import SUBJECTS, Antecedents, bound_to, meant_at
from truceline.annotate.references.clauses import (
    controller_of,
    follows_owner,
    is_root_subject,
    own_subject_of,
    teller_of,
)
from truceline.annotate.references.pronouns_bodies import NEUTER, PLURAL, body_meant, several_meant
from truceline.annotate.references.salience import MAIN, OBJECTS, heaviest, weigh_people
from truceline.model.actor import Mention
from truceline.model.parse import Parse, Token
from truceline.model.spans import Span

PERSONAL = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
# A woman is rarer: without anything that tells her gender the candidate must be a subject, and near.
SURE, TOLD = 1.6, 2.0


def find_pronouns(view: SentenceView, number: int, known: Antecedents) -> Iterator[Mention]:
    """Resolve the third-person pronouns of one sentence that are not yet, in text order; each helps the next."""
    if view.parse is None:
        return
    done = {m.span.start for m in known.rows[number] if m.form == "pronoun"}
    for token in view.parse.tokens:
        lower = token.text.lower()
        if token.pos not in ("PRON", "DET") or token.start in done:
            continue
        if lower in PERSONAL:
            ids = _person(view.parse, token, number, known)
            known.genders.update(dict.fromkeys(ids, PERSONAL[lower]))
        elif lower in PLURAL:
            ids = several_meant(view.parse, token, number, known)
        elif lower in NEUTER:
            ids = body_meant(view.parse, token, number, known)
        else:
            continue
        fresh = [Mention(span=Span(token.start, token.end), of=i, form="pronoun") for i in ids]
        known.add(number, fresh)
        yield from fresh


def _person(parse: Parse, token: Token, number: int, known: Antecedents) -> tuple[str, ...]:
    """The person whom he or she means."""
    gender = PERSONAL[token.text.lower()]
    controller = controller_of(parse, token, known.words.pronouns)
    if controller or token.text.lower() in ("himself", "herself") or follows_owner(parse, token):
        row = known.rows[number]
        bound = meant_at(row, controller) if controller else bound_to(parse, token, row)
        fitting = tuple(i for i in bound if _fits(i, gender, known))
        if fitting or not (controller or token.dep in OBJECTS):
            return fitting
    nearest = teller_of(parse, token) or own_subject_of(parse, token)
    meant = meant_at(known.rows[number], nearest) if nearest else ()
    if len(meant) == 1 and _fits(meant[0], gender, known):
        return meant
    weights = weigh_people(parse, token, number, lambda actor: _fits(actor, gender, known), known)
    if not known.before(number, token.start):
        for actor in _announced(parse, token, known.rows[number]):
            sure = gender == "m" or known.genders.get(actor) == gender
            if sure and actor not in known.speaking_at(token.start) and _fits(actor, gender, known):
                weights[(actor,)] = MAIN
    if gender == "f":
        told = {i for i in weights if known.genders.get(i[0]) == gender}
        weights = {i: w * TOLD if i in told else w for i, w in weights.items() if i in told or w >= SURE}
    return heaviest(weights)


def _fits(actor: str, gender: str, known: Antecedents) -> bool:
    return known.kind(actor) == "person" and known.genders.get(actor, gender) == gender


def _announced(parse: Parse, token: Token, row: list[Mention]) -> tuple[str, ...]:
    """The main subject after a pronoun in what goes before it: "In his letter, X wrote"."""
    subject = next((t for t in parse.tokens if t.dep in SUBJECTS and is_root_subject(parse, t)), None)
    if subject is None or subject.start < token.start or subject.pos == "PRON":
        return ()
    comma = any(t.text == "," for t in parse.tokens[token.index : subject.index])
    return meant_at(row, subject) if comma else ()
