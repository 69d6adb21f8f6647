"""The rules as a page of documentation, made from their docstrings."""

from __future__ import annotations

from collections.abc import Iterable

from truceline.check.rule import Rule

HEAD = """# The rules of `truceline check`

This page is made from the docstrings of the rules; `tests/docs/test_rules.py` holds the two together
(`python -m truceline.check.documentation` prints it). Each rule compares two spans, or a span with the calendar, the
table of offices or the record of known meetings, and says when it keeps silent. What a page holds beside its own
report (captions of galleries and of file photos, transcripts of several speakers, running logs) is no evidence against
the page, but for a weekday beside its date and the spelling of a name, which are wrong wherever they stand.
"""


def write_documentation(rules: Iterable[Rule]) -> str:
    """The page in Markdown, one section a rule in the order given."""
    sections = [f"## {rule.name}\n\n{_kinds(rule)}\n\n{rule.documentation}\n" for rule in rules]
    return "\n".join([HEAD, *sections])


def _kinds(rule: Rule) -> str:
    if not rule.further:
        return f"Kind: `{rule.kind}`"
    return "Kinds: " + ", ".join(f"`{kind}`" for kind in (rule.kind, *rule.further))


def main() -> None:
    """Print the page."""
    from truceline.check.conflicts import RULES

    print(write_documentation(RULES), end="")


if __name__ == "__main__":
    main()
