"""Datelines: what is one, and that nothing else is taken for one."""

from __future__ import annotations

import pytest
from tests.unit.annotate.conftest import Annotate

from truceline.annotate.datelines import after_dateline
from truceline.model.spans import Span


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("JUBA, March 4 - Salva Kiir met the envoys.", "Salva Kiir met the envoys."),
        ("GENEVA (Herald) — Chad and Sudan held talks.", "Chad and Sudan held talks."),
        ("SANA'A, Yemen — “We agree,” he said.", "“We agree,” he said."),
        ("PORT MORESBY, 3 May 2001 (Islander) – Rebels signed.", "Rebels signed."),
        ("Juba, South Sudan – Salva Kiir left.", "Salva Kiir left."),
        ("Nicosia (Post) — Both leaders met.", "Both leaders met."),
        ("Port Moresby (Reuters) Both leaders met.", "Both leaders met."),
        ("Juba, Equatoria (CNN) Both leaders met.", "Both leaders met."),
    ],
)
def test_a_dateline_is_left_out(text: str, words: str) -> None:
    assert text[after_dateline(text, Span(0, len(text))) :] == words


@pytest.mark.parametrize(
    "text",
    [
        "Chad – a neighbour – sent an envoy.",
        "NATO sent an envoy to Kosovo.",
        "Border Commission (BC) Chair Ana Rocha left.",
        "Armenia and Azerbaijan - Both sides agree - met.",
        "EU-Serbia talks went on.",
        "Kosovo, Serbia and the EU met.",
    ],
)
def test_what_is_no_dateline_stays(text: str) -> None:
    assert after_dateline(text, Span(0, len(text))) == 0


def test_the_parse_keeps_its_offsets(annotated: Annotate) -> None:
    article = annotated("GENEVA (Herald) — Chad and Sudan held talks on Monday.")
    (parse,) = article.parses
    assert parse is not None
    assert [article.text[t.start : t.end] for t in parse] == [t.text for t in parse]
    assert parse.tokens[0].text == "Chad"
