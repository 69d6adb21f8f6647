"""The trace as JSON: the optional key `trace` of the record."""

from __future__ import annotations

from typing import Any

from truceline.code.trace import SentenceTrace, Silence, StatementTrace, Trace
from truceline.model.parse import Token

Json = dict[str, Any]


def trace_record(trace: Trace) -> Json:
    """Write a trace as a JSON object; see docs/record.md. Every key is present."""
    return {
        "sentences": [_sentence(s) for s in trace.sentences],
        "statements": [_statement(s) for s in trace.statements],
    }


def _sentence(s: SentenceTrace) -> Json:
    return {
        "sentence": s.index,
        "span": list(s.span),
        "tokens": None if s.parse is None else [_token(t) for t in s.parse],
        "silences": [_silence(silence) for silence in s.silences],
    }


def _token(t: Token) -> Json:
    return {"span": [t.start, t.end], "lemma": t.lemma, "pos": t.pos, "tag": t.tag, "dep": t.dep, "head": t.head}


def _silence(s: Silence) -> Json:
    return {"reason": s.reason, "span": list(s.span) if s.span else None, "rule": s.rule, "needs": list(s.needs)}


def _statement(s: StatementTrace) -> Json:
    return {
        "id": s.statement.id,
        "rule": s.statement.rule,
        "decided_by": s.decided_by,
        "cue": list(s.cue) if s.cue else None,
        "decided_rule": s.decided_rule,
        "slots": [{"slot": f.name, "value": f.value, "spans": [list(span) for span in f.spans]} for f in s.slots],
    }
