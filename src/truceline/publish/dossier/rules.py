"""The rules by which conflicts are found: what each compares, when it is silent, and what it found here."""

from __future__ import annotations

from collections import Counter

from truceline.check.conflicts import RULES
from truceline.publish.dossier.press import Press
from truceline.publish.rules_text import rule_kinds, rule_paragraphs


def render_rules(press: Press) -> str:
    """The page of the rules."""
    found = Counter(c.rule for c in press.dossier.conflicts)
    rules = [(rule.name, rule_kinds(rule), rule_paragraphs(rule), found[rule.name]) for rule in RULES]
    return press.page("rules", "Rules", rules=rules)
