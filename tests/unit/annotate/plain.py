"""Sentences on which a model read in less time is held to spaCy itself."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import spacy
from spacy.language import Language

from truceline.annotate.parser import DEFAULT_MODEL, UNUSED
from truceline.annotate.parser_products import use_numpy_products
from truceline.annotate.stand_ins import stand_ins

ODD = (
    "There's no deal, and there are talks.",
    "They ain't gonna meet; the envoy's got ta leave, doin' nothing.",
    "But the truce held, but for a day.",
    "I met him  \n  twice\tin Oslo .",
    "It was he who, being asked, had been meeting her.",
    "\u200b \xa0 “Talks”—he said…",
    "gonna Gonna gonna, ain't it? It's the envoys' ' s .",
    "At 10a.m. (e.g. in o.k. U.S.-led talks) :) 'em paid $5bn/km ...",
    "  Led  by  spaces ",
    "",
    " ",
    "  ",
)
HARD = (
    "The envoy whom the minister the press had called weak sent home told the house he had been asked to leave.",
    "What did the envoys say they wanted to talk about?",
    "A report was published on Monday that blames both sides.",
    "A man came in yesterday who had seen the ships.",
    "Old friends, enemies, " + "and a guard, " * 60 + "met.",
    "No deal. None. The " + "very " * 90 + "end of it , he wrote , and left the room to the press the day before.",
    "Talks",
)


@cache
def sentences() -> tuple[str, ...]:
    """Sentences of the example pages, odd ones and hard ones."""
    pages = sorted((files("truceline.publish") / "examples" / "alaska").iterdir(), key=lambda p: p.name)
    text = "\n".join(p.read_text(encoding="utf-8") for p in pages if p.name.endswith(".txt"))
    of_examples = (stand_ins().pattern.sub("Biden", line) for line in text.split("\n") if line.strip())
    return (*of_examples, *ODD, *HARD)


def plain() -> Language:
    """The model as spaCy runs it."""
    return spacy.load(DEFAULT_MODEL, exclude=UNUSED)


def with_numpy_products() -> Language:
    """The same, multiplying by numpy."""
    language = plain()
    use_numpy_products(language)
    return language
