"""What a pact is called: the text's own word for it, what it is on, and the class of a ceasefire."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from truceline.trace.happenings import Told
from truceline.trace.words import label, labels, told_step

PactClass = Literal["cessation of hostilities", "preliminary ceasefire", "definitive ceasefire"]

CEASEFIRES = ("ceasefire", "humanitarian_pause", "strikes_moratorium")
"""Issues of an end of fighting."""


def term_of(told: Iterable[Told], issue: str) -> str:
    """The text's own word for it, as the first report that has one says it; only an end of fighting is a truce."""
    terms = labels()["pact_terms"]
    fighting = issue in CEASEFIRES or issue == "peace_deal"
    words: list[str] = [*(terms["truces"] + terms["peace"] if fighting else ()), *terms["any"]]
    quotes = (s.span.of(page.coded.text).casefold() for page, s in told)
    found = (next((w for w in words if re.search(rf"\b{re.escape(w)}", quote)), None) for quote in quotes)
    plain = re.sub("^an? ", "", label("issues", issue)) if fighting else "agreement"
    return next((w for w in found if w), plain)


def about_of(told: Iterable[Told], issue: str, term: str) -> str:
    """What a pact is on; empty where its term says it, or its word is for any deal."""
    if (
        issue == "agreement"
        or issue in CEASEFIRES
        or term in (*labels()["pact_terms"]["truces"], label("issues", issue))
    ):
        return ""
    words = label("agreed_issues", issue) if issue in labels()["agreed_issues"] else label("issues", issue)
    about = told_step(issue, words, " ".join(s.span.of(page.coded.text) for page, s in told))
    return about if about == words and not (issue == "peace_deal" and term.startswith("peace")) else ""


def class_of(told: Iterable[Told]) -> PactClass:
    """The ETH/PRIO class of a ceasefire, by the terms that its reports use."""
    quotes = " ".join(s.span.of(page.coded.text).casefold() for page, s in told)
    terms = labels()["pact_terms"]
    if any(w in quotes for w in terms["definitive"]):
        return "definitive ceasefire"
    return "preliminary ceasefire" if any(w in quotes for w in terms["preliminary"]) else "cessation of hostilities"
