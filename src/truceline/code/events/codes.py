"""The PLOVER type and CAMEO code that an event data set would hold of a statement, by its words and its reality."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from truceline.code.clauses import is_verbal
from truceline.code.context import SentenceContext
from truceline.code.parties.grammar import is_passive, surface_subjects
from truceline.lexicon.event_codes import Content, EventCodes
from truceline.model.parse import Parse, Token
from truceline.model.statement import Factuality, Statement, Status

DEPTH = 6
"""How many steps below a trigger the words of its content are looked for. What lies deeper is about something else."""

OUTSIDE = ("conj", "cc", "punct", "parataxis", "relcl", "mark", "aux", "auxpass", "neg")
"""Relations by which nothing of a trigger's own content hangs on it or on its parts."""

DECIDING = ("NUM", "PRON", "NOUN", "PROPN", "VERB", "ADJ")

BARE = ("020", "030", "100", "120")
"""Codes of verbal acts that leave open what they are about."""

CONTENT = ("NUM", "PRON", "NOUN", "PROPN", "VERB", "ADJ", "ADP", "ADV", "PART", "AUX", "SCONJ")

ACTS = ("REQUEST", "AGREE", "REJECT")
"""Types whose codes share one scheme of what is asked, promised or refused (CAMEO 02, 03, 10 and 12)."""

MEANT = ("planned", "proposed", "demanded", "predicted")


def content_words(parse: Parse, trigger: Token, beside: Token | None = None) -> tuple[Token, ...]:
    """The words that hang on a trigger, nearest first: its objects, complements, purposes and modifiers.

    Not who does it: of the subject only what a passive or a noun beside the trigger makes its object.
    """
    subject = () if is_passive(parse, trigger) else parse.children(trigger, "nsubj", "csubj")
    skipped = {t.index for t in subject} | {t.index for t in parse.children(trigger, "poss")}
    found: list[Token] = []
    layer = [trigger] if is_verbal(trigger) or beside is None else [trigger, beside]
    if is_passive(parse, trigger):
        layer += [t for t in surface_subjects(parse, trigger) if t.index not in skipped]
        found += layer[1:]
    for _ in range(DEPTH):
        layer = [
            c
            for t in layer
            for c in parse.children(t)
            if c.dep not in OUTSIDE and c.index not in skipped and c.pos in CONTENT
        ]
        if not layer:
            break
        skipped |= {t.index for t in layer}
        found.extend(layer)
    return tuple(found)


def content_of(tokens: Sequence[Token]) -> Content:
    """The lemmas of the words of an act. Particles and adverbs do not decide by themselves."""
    deciding = tuple(t.lemma.lower() for t in tokens if t.pos in DECIDING)
    return Content(deciding, frozenset(t.lemma.lower() for t in tokens))


def codes_of(
    context: SentenceContext,
    words: Sequence[Token],
    type_: str,
    cameo: str | None,
    status: Status | None,
    factuality: Factuality,
) -> tuple[str, str | None]:
    """The type and code after the ontologies' own reductions.

    `words` are those of the act's content, nearest first; `cameo` is the code of the trigger alone.
    """
    reductions, codes = context.lexicon.reductions, context.lexicon.event_codes
    if reductions.is_finished(type_, cameo) and status in ("occurred", "historical"):
        return reductions.unreached if factuality == "CT-" else (reductions.finished["type"], cameo)
    held = reductions.table.get(cameo or "", type_)
    refused = factuality == "CT-" and status in MEANT
    reduced = reductions.by_status.get((held, "refused" if refused else status or ""))
    content = content_of(words)
    if type_ == codes.opposition.of and codes.opposition.holds(content):
        return codes.opposition.type, codes.opposition.cameo
    own = _own_code(codes, type_, cameo, content)
    if reduced is None or own is None or reduced == type_:
        return reductions.table.get(own or "", type_), own
    code = codes.of_act(reduced, own[2:].rstrip("0")) if type_ in ACTS else codes.of_deed(reduced, own)
    return reductions.promised.get(own, reduced) if reduced == "AGREE" else reduced, code


def _own_code(codes: EventCodes, type_: str, cameo: str | None, content: Content) -> str | None:
    """The code of an act or a deed as such, as exact as its words make it."""
    if cameo is None:
        return None
    if type_ in ACTS and cameo in BARE:
        return codes.of_act(type_, codes.digits(content), soft=cameo == "020")
    return codes.refine(cameo, content)


def with_codes(context: SentenceContext, position: Statement) -> Statement:
    """A position with the type and code of the verbal act that it is."""
    if position.type is None or (act := context.lexicon.reductions.acts.get(position.type)) is None:
        return position
    parse = context.parse
    word = next((t for t in parse.within(position.trigger) if t.pos in ("VERB", "NOUN", "ADJ")), None)
    if word is None:
        return position
    type_, cameo = _act_of(context, word, position.type, act)
    words = content_words(parse, word)
    if not is_verbal(word) or position.rule.startswith(OWN_WORDS):
        words = (word, *words)
    plover, code = codes_of(context, words, type_, cameo, "occurred", "CT+")
    return replace(position, plover=plover, cameo=code)


def _act_of(context: SentenceContext, word: Token, type_: str, act: str) -> tuple[str, str]:
    """The type and code of the bare act: by the row of the word; an *ultimatum* is a threat for the ontologies."""
    kind = "noun" if word.pos == "NOUN" else "verb"
    rows = [r for r in context.lexicon.events.triggers_of(word.lemma, kind) if r.with_ is None or kind == "verb"]
    for row in rows:
        if row.type == type_ and row.cameo and (type_ not in ACTS or row.cameo in BARE):
            return type_, row.cameo
    other = rows[0] if kind == "noun" and rows and rows[0].type == "THREATEN" else None
    return ("THREATEN", other.cameo or act) if other is not None else (type_, act)


OWN_WORDS = ("positions.duty", "positions.refuse", "positions.accept")
"""Rules whose trigger is itself what is asked or refused ("must *withdraw*")."""
