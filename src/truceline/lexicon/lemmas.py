"""Forms of verbs whose lemma the parser's rules get wrong."""

from __future__ import annotations

from functools import cache

from truceline.lexicon.tables import read_toml


@cache
def load_lemmas(name: str) -> dict[str, str]:
    """The verb of each form, in small letters, of one file."""
    return {form: verb for verb in read_toml(name)["verbs"] for form in forms_of(verb)}


def forms_of(verb: str) -> tuple[str, str, str]:
    """The regular forms of a verb that does not double its last letter: "hopes", "hoped", "hoping"."""
    if verb.endswith("y"):
        return f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
    return f"{verb}s", f"{verb.removesuffix('e')}ed", f"{verb.removesuffix('e')}ing"
