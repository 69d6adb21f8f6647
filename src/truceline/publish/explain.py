"""A text explained: its times, actors, parse and attributions, then each statement with what found and decided it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from truceline.code.trace import Filled, SentenceTrace, Silence, StatementTrace
from truceline.model.actor import Mention
from truceline.model.coded import AnnotatedArticle
from truceline.model.parse import Parse, Token
from truceline.model.spans import Span
from truceline.model.statement import Attribution
from truceline.model.time import Timex
from truceline.pipeline import TracedArticle
from truceline.publish.layout import neutralise, quoted, wrap

DEEPEST = 30
"""Steps that a tree is indented; below it, words stand under one another."""

LANGUAGES = {"en": "English", None: "a text of unknown language"}

LONGEST_QUOTE = 400
"""Characters of a clause that are shown."""


def render_explanation(traced: TracedArticle, width: int = 80) -> str:
    """Set an explanation as text of `width` columns, ending with a newline. Characters of the text are neutralised."""
    view = _View(traced, max(40, width))
    lines = [*view.heading(), *view.times(), *view.actors(), *view.parses(), *view.attributions(), *view.statements()]
    return "\n".join([*lines, *view.silences()]) + "\n"


class _View:
    """An article on its way to the screen."""

    def __init__(self, traced: TracedArticle, width: int) -> None:
        self.coded, self.trace, self.width = traced.coded, traced.trace, width
        self.article: AnnotatedArticle = traced.coded.annotated
        self.names = {
            **{a.id: a.name for a in self.article.actors},
            **{p.id: p.name for p in self.article.places},
        }

    def heading(self) -> list[str]:
        article = self.coded.article
        day = article.published or "on an unknown day; a day (--published 2025-08-13) tells weekdays and offices"
        language = LANGUAGES.get(article.language, f"a text in the language {article.language}")
        return [
            *self._wrapped(neutralise(self.article.text)),
            "",
            *self._wrapped(f"Read as {language}, published {day}."),
        ]

    def times(self) -> list[str]:
        if not self.article.times:
            return ["", "TIMES: none"]
        lines = ["", f"TIMES ({len(self.article.times)})"]
        for t in self.article.times:
            value = f"{t.type.lower()} {t.value or 'of no value'}{f' ({t.mod.lower()})' if t.mod else ''}"
            known = _bounds(t) if t.earliest or t.latest else "no day that is known"
            lines += self._entry(f"{self._quote(t.span)}: {value}, {known}")
        return lines

    def actors(self) -> list[str]:
        if not self.article.mentions:
            return ["", "ACTORS AND PLACES: none"]
        kinds = {a.id: a for a in self.article.actors}
        lines = ["", f"ACTORS AND PLACES ({len(self.article.mentions)})"]
        for m in self.article.mentions:
            actor = kinds.get(m.of)
            codes = " ".join(c for c in (actor.country, actor.sector) if c) if actor else ""
            what = f"{_word('kinds', actor.kind)}{f' {codes}' if codes else ''}" if actor else "place"
            role = f", as {quoted(neutralise(m.role))}" if m.role else ""
            name, why = self.names.get(m.of, m.of), self._referred(m)
            lines += self._entry(f"{self._quote(m.span)}: {name} [{m.of}], {what}, {_word('forms', m.form)}{role}{why}")
        return lines

    def _referred(self, pronoun: Mention) -> str:
        """At which words a pronoun finds whom it means, and which feature decided it."""
        found = next(((at, why) for span, at, why in self.article.referred if span == pronoun.span), None)
        named = [m.span for m in self.article.mentions if found and m.span.start == found[0] != pronoun.span.start]
        return f", after {self._quote(named[0])} (decided by: {found[1]})" if found and named else ""

    def parses(self) -> list[str]:
        lines = []
        for s in self.trace.sentences:
            if s.parse is not None:
                which = f" of sentence {s.index + 1}" if len(self.trace.sentences) > 1 else ""
                lines += ["", f"PARSE{which}", *_tree(s.parse)]
        return lines

    def attributions(self) -> list[str]:
        quotations = self.article.quotations
        if not quotations:
            return ["", "WHO SAYS SO: the text itself, in its own voice"]
        return [
            "",
            f"WHO SAYS SO ({len(quotations)})",
            *(line for q in quotations for line in self._entry(self._attribution(q.attribution))),
        ]

    def statements(self) -> list[str]:
        if not self.trace.statements:
            return ["", "STATEMENTS: no statement found"]
        lines = ["", f"STATEMENTS ({len(self.trace.statements)})"]
        for number, traced in enumerate(self.trace.statements, start=1):
            lines += self._statement(number, traced)
        return lines

    def silences(self) -> list[str]:
        lines = []
        for s in self.trace.sentences:
            for silence in s.silences:
                lines += self._entry(self._silence(s, silence))
        return ["", "WHY NOTHING WAS FOUND", *lines] if lines else []

    def _statement(self, number: int, traced: StatementTrace) -> list[str]:
        s = traced.statement
        kind = " ".join(part for part in (s.kind, s.type, s.mode) if part)
        rows = [
            ("clause", self._quote(s.span)),
            ("trigger", self._quote(s.trigger)),
            ("rule", s.rule),
            ("codes", ", ".join(c for c in (s.plover and f"PLOVER {s.plover}", s.cameo and f"CAMEO {s.cameo}") if c)),
            ("status", f"{s.status or 'none'}, {_word('factuality', s.factuality)} ({s.factuality})"),
            ("decided by", self._decided(traced)),
            *((_word("slots", f.name), self._filled(f)) for f in traced.slots),
            *(("says so", self._attribution(a, content=False)) for a in s.attribution),
        ]
        lines = self._wrapped(kind, f"  {number}. ", "     ")
        for name, value in rows:
            if value:
                lines += self._wrapped(value, f"     {name:<15}", " " * 20)
        return lines

    def _decided(self, traced: StatementTrace) -> str:
        s = traced.statement
        rule = f" (rule: {traced.decided_rule})" if traced.decided_rule not in (None, "tense") else ""
        if traced.decided_by == "cue" and traced.cue is not None:
            return f"{self._quote(traced.cue)}{rule}"
        return {
            "tense": f"the form of its words alone{rule}; no other word changes it",
            "trigger": f"the meaning of {self._quote(s.trigger)} itself",
            "rule": "the rule itself",
        }.get(traced.decided_by or "", "")

    def _filled(self, slot: Filled) -> str:
        value = self.names.get(slot.value, slot.value.replace("_", " "))
        where = ", ".join(dict.fromkeys(self._quote(span) for span in slot.spans))
        if slot.name in ("holders", "actors", "recipients", "host", "mediator", "place") and not where:
            where = "not named in this sentence"
        return f"{value}: {where}" if value and where else value or where

    def _attribution(self, a: Attribution, *, content: bool = True) -> str:
        who = self.names.get(a.source or "", "somebody unnamed" if a.source is None else a.source)
        said = f" ({self._quote(a.source_span)})" if a.source_span else ""
        cue = f", by the word {self._quote(a.cue_span)}" if a.cue_span else ""
        words = f": {' … '.join(self._quote(c) for c in a.content_spans)}" if content else ""
        return f"{who}{said} {a.role}{' in these words' if a.direct else ''}{cue}{words}"

    def _silence(self, sentence: SentenceTrace, silence: Silence) -> str:
        which = f"Sentence {sentence.index + 1}: " if len(self.trace.sentences) > 1 else ""
        if silence.span is None:
            return which + _word("reasons", silence.reason)
        word = f"{self._quote(silence.span)} could be an event ({silence.rule})"
        if silence.reason == "inside":
            return f"{which}{word}, but only names what another word speaks of, or is merely wished for."
        needs = "; ".join(_need(n) for n in silence.needs)
        return f"{which}{word}, but what that needs was not found: {needs or 'another form'}."

    def _quote(self, span: Span) -> str:
        words = neutralise(span.of(self.article.text))
        return quoted(words if len(words) <= LONGEST_QUOTE else words[:LONGEST_QUOTE] + "…")

    def _entry(self, text: str) -> list[str]:
        return self._wrapped(text, "  ", "      ")

    def _wrapped(self, text: str, first: str = "", rest: str = "") -> list[str]:
        return wrap(text, self.width, first, rest)


def _bounds(time: Timex) -> str:
    if time.earliest == time.latest:
        return f"on {time.latest}"
    return f"from {time.earliest or 'open'} to {time.latest or 'open'}"


def _tree(parse: Parse) -> Iterator[str]:
    """The words of a sentence, each under the word that it hangs on, with what it is to it."""
    roots = [t for t in parse if t.head == t.index]
    waiting = [(root, 0) for root in reversed(roots)]
    while waiting:
        token, depth = waiting.pop()
        yield f"{'  ' * (min(depth, DEEPEST) + 1)}{neutralise(token.text)}{_relation(token)}"
        below = [t for t in parse.children(token) if t.dep != "punct"]
        waiting.extend((t, depth + 1) for t in reversed(below))


def _relation(token: Token) -> str:
    if token.head == token.index:
        return "  (head of the sentence)"
    return f"  ({_word('relations', token.dep)})"


def _need(need: str) -> str:
    """A condition of a trigger in words; one on a class of nouns ("any=TALKS") as it stands in the table."""
    where, sign, name = need.partition("=")
    if not sign:
        return _word("needs", need)
    return f"{'no ' if where.endswith('!') else ''}word of the class {name} ({where.rstrip('!')})"


@cache
def _words() -> dict[str, dict[str, str]]:
    text = (files("truceline.publish") / "explain.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _word(table: str, key: str) -> str:
    return _words()[table].get(key, key.replace("_", " "))
