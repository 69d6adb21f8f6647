"""The table of triggers: every row names only what exists, and its codes are those of the ontologies."""

from __future__ import annotations

import json
from pathlib import Path
from typing import get_args

from truceline.code.events import guards
from truceline.code.events.guards import GUARDS
from truceline.lexicon.event_codes import Content
from truceline.lexicon.lexicon import load_lexicon
from truceline.model.statement import Factuality, Phase, Status

LEXICON = load_lexicon()
CODE = Path(guards.__file__).parent
ROLES = {"subj", "obj", "objposs", "comp", "poss", "maker", "sides", "owner", "prober", "probed", "involving"}
ROLES |= {"source", "by", "speaker", "bearer", "talkers", "aggrieving", "mover", "claimant", "wanting", "critic"}
ROLES |= {"facing", "dealings", "decider", "excluder", "sender", "debtor", "fought", "partner", "divided", "favoured"}
ROLES |= {"addressee", "hung-over", "written-to", "carried-to", "writer", "set-against"}
ROLES |= {"orderer", "layer", "pact"}
PREPOSITIONS = {"with", "between", "among", "to", "of", "on", "upon", "against", "at", "in", "into", "for", "from"} | {
    *("about", "under", "behind", "over", "outside", "along", "around", "across", "near", "alongside", "opposite"),
    *("round", "through", "up", "off", "by", "beside", "aboard", "inside", "onto", "without", "before"),
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
        assert row.kind in ("verb", "noun", "adj"), row


def test_rule_names_are_made_of_type_and_kind() -> None:
    (meet,) = [t for t in LEXICON.events.triggers_of("meet", "verb") if t.with_ is None]
    assert meet.rule == "events.consult.verb"
    assert LEXICON.events.triggers_of("meet", "noun") == ()


def test_cues_use_the_words_of_the_record() -> None:
    governors = (cue for found in LEXICON.status_cues.governors.values() for cue in found)
    cues = (*LEXICON.status_cues.modals.values(), *governors)
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
    reductions = LEXICON.reductions
    assert {*reductions.by_status.values(), *reductions.table.values(), *reductions.promised.values()} <= set(types)
    assert {*reductions.acts.values(), *reductions.table, *reductions.promised, reductions.unreached[1]} <= codes
    for type_, modes in LEXICON.reductions.modes.items():
        assert set(modes.values()) <= types[type_]


def test_no_row_stands_twice() -> None:
    keys = [
        (t.lemma, t.with_, t.kind, t.type, t.mode, t.needs, t.actors, t.recipients) for t in LEXICON.events.triggers
    ]
    assert len(keys) == len(set(keys)), [k for k in keys if keys.count(k) > 1]


def test_every_class_is_used() -> None:
    rows = LEXICON.events.triggers
    named = {t.with_ for t in rows} | {n.replace("!", "").split("=")[-1] for t in rows for n in t.needs}
    source = "".join(p.read_text(encoding="utf-8") for p in CODE.glob("*.py"))
    modes = {name for by in LEXICON.reductions.modes.values() for name in by}
    unused = {c for c in LEXICON.event_words.classes if c not in named | modes and f'"{c}"' not in source}
    assert not unused


def test_every_code_that_words_can_make_is_in_the_contract(shared: Path) -> None:
    cameo = json.loads((shared / "contract" / "cameo.json").read_text(encoding="utf-8"))
    codes = {c["code"] for c in cameo["codes"]}
    table = LEXICON.event_codes
    digits = {"", *(m.code for same in table.matters.values() for m in same), *table.deeds.values()}
    for type_ in ("REQUEST", "AGREE", "REJECT"):
        assert {table.of_act(type_, d) for d in digits} <= codes, type_
    assert {table.of_act("REQUEST", d, soft=True) for d in digits} <= codes
    assert {r.code for group in table.refined.values() for same in group.values() for r in same} <= codes
    assert {*table.refined, *table.protests, *table.threats.values(), table.opposition.cameo} <= codes
    words = [Content((w,), m.words | m.with_) for w, same in table.matters.items() for m in same]
    protests = {table.refine(code, content) for code in table.protests for content in words}
    assert protests <= codes
