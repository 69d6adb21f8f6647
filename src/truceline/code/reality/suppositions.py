"""What is only supposed or asked: happenings in conditions, in what anyone might do and in questions."""

from __future__ import annotations

from truceline.code.clauses import is_verbal
from truceline.code.context import SentenceContext
from truceline.code.reality.reality import Reality
from truceline.model.parse import Parse, Token


def under_condition(context: SentenceContext, head: Token, reality: Reality) -> Reality:
    """A happening inside an *if* or an *until* is conditional, one inside a *whether* or asked for open."""
    parse, conditions = context.parse, context.lexicon.status_cues.conditions
    for clause in (head, *parse.ancestors(head)):
        for mark in parse.children(clause, "mark", "advmod"):
            kind = conditions.get(mark.lemma)
            if kind == "if" or (kind == "until" and clause.dep == "advcl" and _is_ahead(parse, clause)):
                return Reality("conditional", "Uu", context.span(mark), "condition" if kind == "if" else "until")
            if kind == "whether" and mark.dep == "mark":
                return Reality("proposed", "Uu", context.span(mark), "whether")
        if (supposed := _supposing(parse, clause)) is not None:
            return Reality("conditional", "Uu", context.span(supposed), "condition")
        if (had := _had(parse, clause)) is not None:
            return Reality("conditional", "CT-", context.span(had), "had it been")
        if clause.dep == "relcl" and (whoever := _whoever(parse, clause)) is not None:
            return Reality("conditional", "Uu", context.span(whoever), "whoever")
        if clause.dep == "conj" and clause.tag == "VBD" and parse.child(clause, "nsubj", "nsubjpass") is not None:
            break
        if clause.dep in ("ccomp", "relcl", "acl", "amod", "poss"):
            break
    return asked(context, head) or _behind(context, head) or reality


def _behind(context: SentenceContext, noun: Token) -> Reality | None:
    """What a preposition only supposes or puts away: "in the *event of* a raid", "*barring* a raid", "*instead of* a
    raid"."""
    parse, prep = context.parse, context.parse.head(noun)
    if noun.dep != "pobj" or noun.pos not in ("NOUN", "PROPN"):
        return None
    if prep.lemma in ("barring", "bar") and prep.dep == "prep":
        return Reality("conditional", "Uu", context.span(prep), "behind")
    before = parse.tokens[prep.index - 1] if prep.index and prep.lemma in ("of", "from") else None
    if before is None or (before.lemma, prep.lemma) not in SUPPOSED:
        return None
    if before.lemma in ("event", "case"):
        inside = parse.head(before).lemma == "in" and (before.lemma == "event" or parse.child(before, "det") is None)
        return Reality("conditional", "Uu", context.span(before), "behind") if inside else None
    if before.lemma == "instead":
        return Reality("occurred", "CT-", context.span(before), "behind")
    return Reality("conditional", "Uu", context.span(before), "behind")


SUPPOSED = frozenset({("event", "of"), ("case", "of"), ("short", "of"), ("far", "from"), ("instead", "of")})
"""Words with the preposition behind which something is not said to be."""


def _supposing(parse: Parse, clause: Token) -> Token | None:
    """The word by which a clause is only supposed: "as *though* they had met", "in *case* they meet", "*assuming* they
    meet", "as *long* as they meet"."""
    if clause.dep == "advcl" and (long := _as_long_as(parse, clause)) is not None:
        return long
    if (time := _whenever(parse, clause)) is not None:
        return time
    if clause.dep in ("advcl", "ccomp") and (mark := _compared(parse, clause) or _in_case(parse, clause)) is not None:
        return mark
    if clause.lemma == "be" and clause.tag == "VBD" and clause.dep == "advcl" and parse.child(clause, "xcomp", "advcl"):
        subject = parse.child(clause, "nsubj")
        return clause if subject is not None and clause.index < subject.index else None  # "*were* they to meet"
    above = parse.head(clause)
    opens = (
        above.dep in ("advcl", "prep")
        and above.tag in ("VBN", "VBG")
        and parse.child(above, "nsubj", "aux", "dobj") is None
    )
    return above if clause.dep == "ccomp" and opens and above.lemma in SUPPOSING else None


def _compared(parse: Parse, clause: Token) -> Token | None:
    """The *though* of what only looks so: "acts as *though* they had met"."""
    though = next((m for m in parse.children(clause, "mark") if m.lemma == "though" and m.index), None)
    return though if though is not None and parse.lowered[though.index - 1] == "as" else None


def _in_case(parse: Parse, clause: Token) -> Token | None:
    """The *case* of what may come: "got ready in *case* they attacked"."""
    cases = (o for p in parse.children(clause, "prep") if p.lemma == "in" for o in parse.children(p, "pobj"))
    case = next((c for c in cases if c.lemma == "case" and parse.tokens[c.index - 1].lemma == "in"), None)
    return case if parse.child(clause, "nsubj", "nsubjpass") is not None else None


def _as_long_as(parse: Parse, clause: Token) -> Token | None:
    """The *long* of what must go on: "as *long* as they stay away"."""
    marks = [m for m in parse.children(clause, "mark") if m.lemma == "as" and m.index > 1]
    long = next((parse.tokens[m.index - 1] for m in marks if parse.lowered[m.index - 1] == "long"), None)
    return long if long is not None and _is_ahead(parse, clause) else None


def _whenever(parse: Parse, clause: Token) -> Token | None:
    """The word for the time, none in particular, at which something would be: "*whenever* they attack", "the next
    *time* they attack", "the *moment* they attack", "as *soon* as they attack"."""
    passive = parse.child(clause, "auxpass")
    if (passive or clause).tag not in ("VBZ", "VBP") or parse.child(clause, "aux") is not None:
        return None
    mark = next((m for m in parse.children(clause, "advmod", "mark") if m.lemma in ("whenever", "as")), None)
    if mark is not None and mark.lemma == "whenever":
        return mark
    if mark is not None and mark.index and parse.lowered[mark.index - 1] == "soon":
        return parse.tokens[mark.index - 1]
    nouns = [parse.head(clause)] if clause.dep in ("relcl", "acl") else list(parse.children(clause, "npadvmod"))
    return next((n for n in nouns if n.dep in ("npadvmod", "dobj") and _is_any_time(parse, n)), None)


def _is_any_time(parse: Parse, noun: Token) -> bool:
    """Whether a noun names a time of which nobody says that it has come: "the *next time*", "the *moment*"."""
    if noun.lemma == "time":
        return any(w.lemma in ("next", "first", "every", "each", "any") for w in parse.children(noun, "amod", "det"))
    return noun.lemma in ("moment", "minute", "instant", "second")


SUPPOSING = frozenset({"provide", "assume", "suppose", "grant"})
"""Verbs whose participle opens a condition."""


def _whoever(parse: Parse, clause: Token) -> Token | None:
    """The *any* of those who would do what a relative clause tells: "*any* firm that *assists* them will be punished".

    So *a* and *no*, where the main clause says what would be: "*a* state that attacked them would pay for it".
    """
    noun = parse.head(clause)
    det = parse.child(noun, "det")
    if det is None or det.lemma not in ("any", "a", "an", "no", "every", "whatever", "whichever"):
        return None
    past = clause.tag in ("VBD", "VBN")
    above = next((t for t in parse.ancestors(noun) if is_verbal(t)), None)
    modals = {a.lemma for a in parse.children(above, "aux") if a.tag == "MD"} if above is not None else set()
    if det.lemma == "any":
        return det if not past or modals else None
    return det if modals & {"would", "could", "should", "must"} or (modals and not past and det.lemma != "a") else None


def _had(parse: Parse, clause: Token) -> Token | None:
    """The *had* of what was not: "*had* they met, the war would have ended", where parsers take that for what ended."""
    above = parse.head(clause)
    if clause.dep == "ROOT":
        above = parse.child(clause, "conj") or above
    would = any(a.lemma in ("would", "could", "might") for a in parse.children(above, "aux"))
    if clause.dep != "advcl" and not (clause.dep in ("ccomp", "ROOT") and clause.index < above.index and would):
        return None
    had = _inverted(parse, clause, ("VBD", "VBN"))
    return had if had is not None and had.lemma == "have" else None


def _is_ahead(parse: Parse, clause: Token) -> bool:
    """Whether a clause is in the present, or in the past of what *would* be: "would stay until they *agreed*"."""
    present = any(t.tag in ("VBZ", "VBP") for t in (clause, *parse.children(clause, "aux", "auxpass")))
    return present or any(a.lemma in ("would", "'d") for a in parse.children(parse.head(clause), "aux"))


def _inverted(parse: Parse, clause: Token, tags: tuple[str, ...] = ("VBD", "VBZ", "VBP", "MD")) -> Token | None:
    """The auxiliary that begins a clause, before its subject: "*Had* they met", "*Will* they meet?"."""
    subject = parse.child(clause, "nsubj", "nsubjpass", "expl")
    if subject is None:
        return None
    carriers = (clause,) if clause.lemma == "be" else ()
    auxiliaries = [
        a for a in (*carriers, *parse.children(clause, "aux", "auxpass")) if a.tag in tags and a.index < subject.index
    ]
    open_words = [t for t in parse.subtree(clause) if t.index < subject.index and t.tag in ("WRB", "WP", "WDT", "WP$")]
    return auxiliaries[0] if auxiliaries and not open_words else None


def asked(context: SentenceContext, head: Token) -> Reality | None:
    """What a question asks for is open: "Will they meet?", not "Why did they meet?"."""
    parse = context.parse
    mark = next((t for t in reversed(parse.tokens) if t.text not in CLOSING), None)
    if mark is None or mark.text != "?":
        return None
    verb = head if is_verbal(head) else parse.head(head)
    root = next((t for t in (verb, *parse.ancestors(verb)) if t.dep in ("ROOT", "ccomp")), None)
    near = root is not None and (verb.index == root.index or (verb.dep == "xcomp" and verb.head == root.index))
    asked = _inverted(parse, root) if root is not None and near else None
    return Reality("proposed", "Uu", context.span(asked), "question") if asked is not None else None


CLOSING = frozenset("\"'”’)]")
"""What may stand behind the question mark of a sentence."""
