"""The table of triggers: every row names only what exists, and its codes are those of the ontologies."""

from __future__ import annotations

import json
from pathlib import Path
from typing import get_args

from truceline.code.events_guards import GUARDS
from truceline.lexicon.lexicon import load_lexicon
from truceline.model.statement import Factuality, Phase, Status

LEXICON = load_lexicon()
ROLES = {"subj", "obj", "objposs", "comp", "poss", "maker", "sides", "owner", "involving", "source", "by"}
PREPOSITIONS = {"with", "between", "among", "to", "of", "on", "upon", "against", "at", "in", "into", "for", "from"} | {
    "about"
}


def test_rows_name_only_conditions_classes_and_roles_that_exist() -> None:
    for row in LEXICON.events.triggers:
        for need in row.needs:
            assert need in GUARDS or need.replace("!", "").split("=")[-1] in LEXICON.event_words.classes, row
        if row.with_ is not None and row.with_.isupper():
            assert row.with_ in LEXICON.event_words.classes, row
        for roles in (*row.actors, *row.recipients):
            assert {r.rstrip("*") for r in roles} <= ROLES | PREPOSITIONS, row


def test_phases_and_sources() -> None:
    for row in LEXICON.events.triggers:
        assert row.phase is None or row.phase in get_args(Phase), row
        assert row.source, row
        assert row.kind in ("verb", "noun"), row


def test_rule_names_are_made_of_type_and_kind() -> None:
    (meet,) = [t for t in LEXICON.events.triggers_of("meet", "verb") if t.with_ is None]
    assert meet.rule == "events.consult.verb"
    assert LEXICON.events.triggers_of("meet", "noun") == ()


def test_cues_use_the_words_of_the_record() -> None:
    cues = (*LEXICON.status_cues.modals.values(), *LEXICON.status_cues.governors.values())
    assert {c.status for c in cues} <= set(get_args(Status))
    assert {c.factuality for c in cues} <= set(get_args(Factuality))


def test_codes_are_those_of_the_contract(shared: Path) -> None:
    plover = json.loads((shared / "contract" / "plover.json").read_text(encoding="utf-8"))
    cameo = json.loads((shared / "contract" / "cameo.json").read_text(encoding="utf-8"))
    types = {e["code"]: {m["code"] for m in e["modes"]} for e in plover["events"]}
    codes = {c["code"] for c in cameo["codes"]}
    for row in LEXICON.events.triggers:
        assert row.type is None or row.type in types, row
        assert row.mode is None or row.mode in types[row.type or ""], row
        assert row.cameo is None or row.cameo in codes, row
    for type_, code in LEXICON.reductions.by_status.values():
        assert type_ in types
        assert code in codes
    for contents in LEXICON.reductions.contents.values():
        assert set(contents) <= set(LEXICON.event_words.classes)
        assert set(contents.values()) <= codes
    for type_, modes in LEXICON.reductions.modes.items():
        assert set(modes.values()) <= types[type_]
