"""How a contact is held: its format, its level, who hosts and who mediates (guideline 15)."""

from __future__ import annotations

from truceline.code.context import SentenceContext
from truceline.code.events.match import Match
from truceline.code.parties.cast import kinds_of, named_actors
from truceline.code.parties.grammar import prepositional, subjects_of
from truceline.code.parties.participants import actors_of
from truceline.lexicon.offices import Tenure
from truceline.model.actor import Actor
from truceline.model.parse import Parse, Token
from truceline.model.spans import Span
from truceline.model.statement import Format, Level

LEVELS: tuple[Level, ...] = ("leaders", "ministers", "envoys", "officials", "technical")
FORMATS: tuple[Format, ...] = (
    "proximity",
    "shuttle",
    "video",
    "phone",
    "one-on-one",
    "trilateral",
    "multilateral",
    "bilateral",
)
HEADS = ("head_of_state", "head_of_government")
MINISTERS = ("foreign_minister", "defence_minister")


def format_of(context: SentenceContext, match: Match, span: Span) -> Format | None:
    """The format of a contact: the word that says so in its clause, else the number of its parties.

    Two leaders, ministers or states that meet are bilateral, three trilateral; phone is what the trigger says.
    """
    said = _said_format(context, match, span)
    if said or match.row.mode == "third-party":
        return said
    if match.row.mode == "phone":
        return "phone"
    if match.row.mode == "multilateral":
        return "multilateral"
    return (
        _counted(context, match)
        if match.row.kind == "verb" and match.row.lemma in ("meet", "host", "receive")
        else None
    )


def _said_format(context: SentenceContext, match: Match, span: Span) -> Format | None:
    """What a word of the clause says of the format, where no other contact stands beside it to be meant."""
    parse, talks = context.parse, context.lexicon.event_words.classes["TALKS"]
    others = (t for t in parse.within(span) if t.pos == "NOUN" and t.lemma in talks and t.index != match.token.index)
    taken = {w.index for other in others if not _is_same(parse, match, other) for w in parse.subtree(other)}
    kept = [t for t in parse.within(span) if t.index not in taken]
    text = "".join(context.words(Span(t.start, t.end)) + context.text[t.end : t.end + 1] for t in kept).lower()
    words = set(text.replace(",", " ").split())
    for name in FORMATS:
        for word in context.lexicon.event_words.formats.get(name, ()):
            if (word in words) if " " not in word else (word in text):
                return name
    return None


def _is_same(parse: Parse, match: Match, other: Token) -> bool:
    """Whether a noun of contact means the trigger's own: "a round of talks", "met for a trilateral summit"."""
    above = [other.index, *(t.index for t in parse.ancestors(other))]
    below = [match.token.index, *(t.index for t in parse.ancestors(match.token))]
    if other.index in below:
        return True
    return match.token.index in above and parse.head(other).lemma in ("of", "for", "in", "at")


def _counted(context: SentenceContext, match: Match) -> Format | None:
    """The number of parties, where each is one person or one state."""
    kinds = kinds_of(context, match.parties)
    if kinds - {"person", "government", "organ", "armed_group"}:
        return None
    count = len(match.parties)
    return "bilateral" if count == 2 else "trilateral" if count == 3 else "multilateral" if count > 3 else None


def level_of(context: SentenceContext, match: Match, span: Span) -> Level | None:
    """The level of a contact: the highest that its parties' offices, roles or words show."""
    if match.token.lemma == "summit":
        return "leaders"
    shown = {level for a in match.parties if (level := _actor_level(context, a))}
    shown |= _worded_levels(context, match, span) if not shown else set()
    return next((level for level in LEVELS if level in shown), None)


def _actor_level(context: SentenceContext, actor_id: str) -> Level | None:
    """The level of a person: the role the text gives, else the office held on the day of publication."""
    actor = named_actors(context).get(actor_id)
    if actor is None or actor.kind != "person":
        return None
    roles = [m.role.lower() for m in context.article.mentions if m.of == actor_id and m.role]
    for role in roles:
        if role.startswith(("former", "ex-", "late")):
            continue
        level = _role_level(context, role)
        if level:
            return level
    return _office_level(context, actor)


def _role_level(context: SentenceContext, role: str) -> Level | None:
    words = context.lexicon.event_words.levels
    best = [(len(w), level) for level in LEVELS for w in words[level] if w in role]
    return max(best, key=lambda b: (b[0], -LEVELS.index(b[1])))[1] if best else None


def _office_level(context: SentenceContext, actor: Actor) -> Level | None:
    day = (context.article.article.published or "")[:10]
    held = [t for t in context.lexicon.offices.held_by(actor.id) if not day or t.covers(day, day)]
    if not day and len({_tenure_level(t) for t in held}) > 1:
        return None
    return next((level for t in held if (level := _tenure_level(t))), None)


def _tenure_level(tenure: Tenure) -> Level | None:
    return "leaders" if tenure.office in HEADS else "ministers" if tenure.office in MINISTERS else None


def _worded_levels(context: SentenceContext, match: Match, span: Span) -> set[Level]:
    """The levels that the nouns among a contact's parties name ("the two leaders", "envoys")."""
    words = context.lexicon.event_words.levels
    nouns = {t.lemma for t in context.parse.within(span) if t.pos == "NOUN" and t.index != match.token.index}
    return {level for level in LEVELS if nouns & set(words[level])}


def host_of(context: SentenceContext, match: Match) -> tuple[str, ...]:
    """Who hosts, where the trigger is a word of hosting."""
    if match.row.lemma in ("host", "receive", "convene") and match.token.pos == "VERB":
        return actors_of(context, subjects_of(context.parse, match.token))
    return actors_of(context, prepositional(context.parse, match.token, "host")) if match.carrier else ()


def mediator_of(context: SentenceContext, match: Match, span: Span) -> tuple[str, ...]:
    """Who mediates: the actors of a third-party trigger, or of a word of mediation in the clause."""
    if match.row.mode == "third-party" and match.row.lemma not in ("host", "convene"):
        return match.actors
    for token in context.parse.within(span):
        infinitive = any(a.tag == "TO" for a in context.parse.children(token, "aux"))  # "efforts *to broker* a deal"
        beside = token.lemma in MEDIATE and token.index != match.token.index and token.dep in ("acl", "amod", "advcl")
        if beside and not infinitive:
            return actors_of(context, subjects_of(context.parse, token))
    return ()


MEDIATE = ("mediate", "broker", "facilitate")
