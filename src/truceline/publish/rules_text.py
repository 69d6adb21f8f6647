"""The rules of `check` as a reader asks for them: all in a list, or one with its documentation."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from truceline.check.rule import Rule
from truceline.errors import UnknownRule
from truceline.publish.layout import wrap
from truceline.trace.words import label, list_words

NEAR = 0.7
"""How like a rule's name a word must be to be taken for a slip of it (difflib's ratio): "dates", not "nope"."""


def render_rules(rules: Sequence[Rule], width: int = 80) -> str:
    """One entry a rule: its name, the kinds that it finds, what it is about."""
    lines = []
    for rule in rules:
        lines += wrap(f"{rule.name} ({rule_kinds(rule)})", width)
        lines += wrap(rule_paragraphs(rule)[0], width, "    ")
    return "\n".join(lines) + "\n"


def render_rule(rules: Sequence[Rule], name: str, width: int = 80) -> str:
    """What a rule compares, when it is silent, what fires and what does not.

    Raises:
        UnknownRule: no rule has this name.
    """
    rule = next((r for r in rules if r.name == name), None)
    if rule is None:
        near = get_close_matches(name, [r.name for r in rules], 1, NEAR)
        meant = f"did you mean {near[0]}? " if near else ""
        raise UnknownRule(f"there is no rule {name!r}", remedy=f"{meant}`truceline rules` lists them")
    head, *rest = rule_paragraphs(rule)
    blocks = [wrap(f"{rule.name} ({rule_kinds(rule)})", width), wrap(head, width), *(wrap(p, width) for p in rest)]
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def rule_kinds(rule: Rule) -> str:
    """The kinds of conflict that a rule finds, in words."""
    return list_words(label("kinds", kind).lower() for kind in (rule.kind, *rule.further))


def rule_paragraphs(rule: Rule) -> list[str]:
    """The paragraphs of a rule's docstring; the lines "Fires:" and "Silent:" are paragraphs of their own."""
    text = rule.documentation
    for sign in ("\nFires", "\nSilent:"):
        text = text.replace(sign, f"\n{sign}")
    return [" ".join(p.split()) for p in text.split("\n\n") if p.strip()]
