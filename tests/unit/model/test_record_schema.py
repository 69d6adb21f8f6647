"""The JSON Schema of the record says what the types say."""

from __future__ import annotations

import dataclasses
import re
import typing
from typing import Any

import jsonschema
import pytest

from truceline.lexicon.issues import OWN
from truceline.lexicon.lexicon import load_lexicon
from truceline.model import actor, article, conflict, statement, time
from truceline.model.record import record_schema

DEFS = record_schema()["$defs"]

ENUMS = [
    ("statement", "kind", statement.StatementKind),
    ("statement", "format", statement.Format),
    ("statement", "level", statement.Level),
    ("statement", "status", statement.Status),
    ("statement", "phase", statement.Phase),
    ("statement", "factuality", statement.Factuality),
    ("statement", "stance", statement.Stance),
    ("statement", "relation", statement.Relation),
    ("attribution", "role", statement.AttributionRole),
    ("conflict", "kind", conflict.ConflictKind),
    ("conflict", "class", conflict.ConflictClass),
    ("conflict", "scope", conflict.Scope),
    ("conflict", "severity", conflict.Severity),
    ("evidence", "part", article.PartName),
    ("actor", "kind", actor.ActorKind),
    ("mention", "form", actor.MentionForm),
    ("furniture", "kind", article.FurnitureKind),
    ("date_candidate", "from", article.DateOrigin),
    ("date_candidate", "grade", article.Grade),
    ("timex", "type", time.TimexType),
]

TYPES: list[tuple[str, Any, set[str]]] = [
    ("statement", statement.Statement, {"page_span"}),
    ("conflict", conflict.Conflict, set()),
    ("evidence", conflict.Evidence, set()),
    ("attribution", statement.Attribution, set()),
    ("on", statement.On, set()),
    ("quantity", statement.Quantity, set()),
    ("ordinal", statement.Ordinal, set()),
    ("actor", actor.Actor, set()),
    ("place", actor.Place, set()),
    ("timex", time.Timex, set()),
    ("as_of", time.AsOf, set()),
]


def test_the_schema_is_a_valid_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(record_schema())


@pytest.mark.parametrize(("name", "slot", "literal"), ENUMS)
def test_enumerations_agree_with_the_types(name: str, slot: str, literal: Any) -> None:
    assert [v for v in DEFS[name]["properties"][slot]["enum"] if v is not None] == list(typing.get_args(literal))


@pytest.mark.parametrize(("name", "made", "derived"), TYPES)
def test_slots_agree_with_the_types(name: str, made: Any, derived: set[str]) -> None:
    fields = {f.name.rstrip("_") for f in dataclasses.fields(made) if not f.name.startswith("_")}
    assert set(DEFS[name]["properties"]) == fields | derived
    assert set(DEFS[name]["required"]) == fields | derived


def test_issues_and_steps_agree_with_the_lexicon() -> None:
    """Beside them stand those of a user's own, marked as such."""
    for allowed, known in (
        (DEFS["statement"]["properties"]["issue"], load_lexicon().issues.issues),
        (DEFS["step"], load_lexicon().issues.steps),
    ):
        codes, own = allowed["anyOf"]
        assert {code for code in codes["enum"] if code} == {one.key for one in known}
        assert re.fullmatch(own["pattern"], f"{OWN}port_access")
