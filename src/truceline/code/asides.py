"""What the outlet says itself inside words that it reports: background in a clause, and what things "show"."""

from __future__ import annotations

from truceline.annotate.references.antecedents import SUBJECTS, head_of
from truceline.lexicon.reporting import ReportingCues
from truceline.model.coded import AnnotatedArticle
from truceline.model.parse import Parse, Token
from truceline.model.spans import Span
from truceline.model.statement import Attribution

PRESENT = ("VBZ", "VBP")
# The finite forms of what is told in the past: "said it *had* gone", "*would* go".
BACK = ("VBD", "MD")


def is_aside(article: AnnotatedArticle, attribution: Attribution, trigger: Span, cues: ReportingCues) -> bool:
    """Whether a trigger stands in a clause of reported words that is the outlet's own.

    In words that are not quoted these are clauses of when, where and "though" ("said he had agreed *when he met the
    envoy*"), and relative clauses in the present where all else is told in the past ("said it had a truce with the
    group *that holds the town*"): what is told stands back in tense, what the outlet knows does not.
    """
    if attribution.direct or attribution.cue_span is None:
        return False
    parse = _parse_at(article, trigger.start)
    token = _token_at(parse, trigger.start) if parse else None
    if parse is None or token is None:
        return False
    if _between_dashes(parse, attribution, token):
        return not _in_marks(article, trigger)
    inside = [t for t in (token, *parse.ancestors(token)) if _holds(attribution, t)]
    if not any(t.dep in ("advcl", "relcl") for t in inside):
        return False
    clauses = [t for t in inside if t.pos in ("VERB", "AUX")]
    back = _is_past(parse, attribution.cue_span) and bool(clauses) and _tense(parse, clauses[-1]) in BACK
    apart = any(
        (at.dep == "advcl" and not _tells(at, cues) and _opened_aside(parse, at, attribution, cues))
        or (at.dep == "relcl" and (_opened_by(parse, at, "where") or (back and _tense(parse, at) in PRESENT)))
        for at in inside
    )
    return apart and not _in_marks(article, trigger)


def _between_dashes(parse: Parse, attribution: Attribution, word: Token) -> bool:
    """Whether a word of reported words stands between dashes or in brackets, where the outlet explains a noun.

    "Said that Goma – *which it seized in May* – was safe", "regards the valley - *held by Mali* - as its own".
    """
    before = next((t for t in reversed(parse.tokens[: word.index]) if t.text in OPENING or t.text in CUTS), None)
    after = next((t for t in parse.tokens[word.index + 1 :] if t.text in CLOSING or t.text in CUTS), None)
    if before is None or after is None or before.text not in OPENING or after.text not in CLOSING:
        return False
    if not (_holds(attribution, before) and _holds(attribution, after)) or (before.text == "(") != (after.text == ")"):
        return False
    first = parse.tokens[before.index + 1]
    return first.tag in ("WDT", "WP", "WP$", "WRB", "VBN") or first.text.lower() in ("which", "who", "whose", "where")


DASHES = ("-", "–", "—", "--")
OPENING, CLOSING = ("(", *DASHES), (")", *DASHES)
CUTS = (";", ":")
"""Signs at which no aside goes on."""


def _holds(attribution: Attribution, word: Token) -> bool:
    return any(c.start <= word.start < c.end for c in attribution.content_spans)


def _tells(verb: Token, cues: ReportingCues) -> bool:
    return verb.lemma in cues.clause or verb.lemma in cues.object


def _opened_aside(parse: Parse, clause: Token, attribution: Attribution, cues: ReportingCues) -> bool:
    """Whether a clause of when or "though" follows the content that it hangs on, with a verb in the past.

    In the present only "though" and "as" tell what is so; "after the siege is lifted" is a condition.
    """
    first, tense = parse.subtree(clause)[0], _tense(parse, clause)
    opening = min(c.start for c in attribution.content_spans)
    if all(t.text.lower() in ("that", ",") for t in parse.within(Span(opening, max(opening, first.start)))):
        return False
    words = {t.text.lower() for t in parse.children(clause, "mark", "advmod") if t.index < clause.index}
    return bool(words & cues.asides) and (tense == "VBD" or (tense in PRESENT and bool(words & cues.meanwhile)))


def _opened_by(parse: Parse, clause: Token, word: str) -> bool:
    return any(t.text.lower() == word for t in parse.children(clause, "advmod"))


def _tense(parse: Parse, verb: Token) -> str:
    """The tag of a verb's finite form: its first auxiliary or itself."""
    auxiliary = next((t for t in parse.children(verb, "aux", "auxpass") if t.index < verb.index), None)
    return auxiliary.tag if auxiliary else verb.tag


def _is_past(parse: Parse, cue: Span) -> bool:
    """Whether a verb of speaking in the sentence stands in the past."""
    token = _token_at(parse, cue.start)
    return token is not None and token.tag == "VBD"


def _in_marks(article: AnnotatedArticle, trigger: Span) -> bool:
    """Whether a trigger lies in words that somebody is quoted with."""
    return any(
        q.attribution.direct and any(c.contains(trigger) for c in q.attribution.content_spans)
        for q in article.quotations
    )


def is_thing(article: AnnotatedArticle, attribution: Attribution, cues: ReportingCues) -> bool:
    """Whether the source of a report is a thing that neither speaks nor is a study: "the deadlock", "a history of"."""
    head = _noun_cited(article, attribution)
    sources = (cues.voices, cues.papers, cues.studies, cues.body_nouns)
    return head is not None and not any(head.lemma in nouns for nouns in sources) and not _is_somebody(head)


def is_happening(article: AnnotatedArticle, attribution: Attribution, cues: ReportingCues) -> bool:
    """Whether the source of a report is what happened: "*the attack* tells them that …"."""
    head = _noun_cited(article, attribution)
    return head is not None and head.lemma in cues.happenings


def _noun_cited(article: AnnotatedArticle, attribution: Attribution) -> Token | None:
    """The noun that is the subject of a report and names nobody whom the record knows."""
    span = attribution.source_span
    if attribution.source is not None or span is None:
        return None
    parse = _parse_at(article, span.start)
    head = head_of(parse, span) if parse else None
    return head if head is not None and head.pos == "NOUN" and head.dep in SUBJECTS else None


def _is_somebody(head: Token) -> bool:
    """Whether a noun by its ending is one who does something: "negotiators", "analyst"."""
    return head.lemma.endswith(("er", "or", "ist", "ian", "man", "woman", "person", "people", "yst"))


def _parse_at(article: AnnotatedArticle, offset: int) -> Parse | None:
    here = article.sentences_in(Span(offset, offset + 1))
    return article.parses[here[0].index] if here and here[0].index < len(article.parses) else None


def _token_at(parse: Parse, offset: int) -> Token | None:
    return next((t for t in parse.tokens if t.start <= offset < t.end), None)
