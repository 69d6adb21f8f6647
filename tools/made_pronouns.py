"""Pronouns whose antecedent is known without hand, for tools/fit_antecedents.py.

Three ways: a name, or a description such as "the ministry", that stands where a pronoun could is masked by one, soon
after the same actor is named (as in WikiCREM, Kocijan and others 2019); and real pronouns that gender alone decides,
with the people of the other gender among their candidates. The texts are those of `bench/throughput` and `bench/news`
that no annotated part has. What is masked is a real mention, so pronouns would be rarer where two could be meant: the
weights learned from these are only where those of the annotated pronouns start.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from benchmarks.coreference import ANNOTATIONS, as_article
from tools.antecedent_examples import Example, example_of, kind_of

from truceline.annotate.annotate import annotate
from truceline.annotate.parser import Parser
from truceline.annotate.references import pronouns
from truceline.annotate.references.antecedents import SUBJECTS, Antecedents
from truceline.annotate.references.find import known_genders
from truceline.annotate.references.ranking import NOBODY_KNOWN, Candidate, Choice, Meant
from truceline.annotate.survey import survey
from truceline.lexicon.lexicon import Lexicon
from truceline.model.actor import Mention
from truceline.model.article import Article
from truceline.model.coded import AnnotatedArticle
from truceline.model.parse import Parse, Token
from truceline.model.spans import Span

# An article is cut at a sentence's end before this many characters.
LONGEST_FOREIGN, LONGEST_WOMEN = 3200, 3000
# Times that states and groups are named in an article of foreign affairs, and feminine pronouns in one with women.
LEAST_FOREIGN, LEAST_FEMININE = 6, 3
FOREIGN = re.compile(
    r"\b(Iran|Israel|Russia|China|Syria|Ukraine|Korea|Taliban|Hamas|Palestin|NATO|E\.?U\.?|Brussels|U\.?N\.?|Iraq|Afghan"
    r"|Turk|Brexit|Mexico|Saudi)"
)
SENTENCE_END = re.compile(r'[.!?"”]\s')
TITLE = re.compile(r"(Mr|Mrs|Ms|Dr|President|Secretary|Gen|Sen)\.? $")
OWNING = re.compile(r"['’]s?\b|['’]")
FORMS = {
    "subject": {"m": "he", "f": "she", "one": "it", "many": "they"},
    "owner": {"m": "his", "f": "her", "one": "its", "many": "their"},
    "object": {"m": "him", "f": "her", "one": "it", "many": "them"},
}
# Sentences between two masks, so that each has real mentions around it; and back to the last mention of the actor.
APART, BACK = 4, 2
INSIDE = ("compound", "appos", "conj", "amod", "nmod")
AROUND = frozenset({"relcl", "appos", "acl", "conj", "prep", "det", "amod", "compound", "nummod", "poss", "nmod"})
PLACING = ("in", "at", "from", "to", "into", "across")
OF_GENDER = frozenset({"gender told", "a woman, untold"})


@dataclass(frozen=True, slots=True)
class Mask:
    """A mention that a pronoun takes the place of."""

    sentence: int
    span: Span
    word: str
    meant: Meant


def articles(shared: Path, foreign: bool) -> Iterator[Article]:
    """The articles of foreign affairs, or those about women too, that no annotated part has, ordered by a hash."""
    news = [json.loads(r) for f in sorted((shared / "bench/news").glob("*.jsonl")) for r in f.open(encoding="utf-8")]
    with gzip.open(shared / "bench/throughput/articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [*map(json.loads, lines), *news]
    names = {json.loads(r)["article"] for f in ANNOTATIONS.glob("*.jsonl") for r in f.open(encoding="utf-8")}
    seen = {r["text"][:120] for r in rows if r["id"] in names}
    for row in sorted(rows, key=lambda r: hashlib.sha256(r["id"].encode()).hexdigest()):
        if row["text"][:120] in seen or row.get("lang") != "en":
            continue
        seen.add(row["text"][:120])
        text = _cut(row["text"], LONGEST_FOREIGN if foreign else LONGEST_WOMEN)
        if _is_wanted(text, foreign):
            yield as_article(row["id"], text, row.get("published"))


def _cut(text: str, longest: int) -> str:
    ends = [m.end() for m in SENTENCE_END.finditer(text[:longest])] if len(text) > longest else []
    return text[: ends[-1]].rstrip() if ends else text[:longest]


def _is_wanted(text: str, foreign: bool) -> bool:
    if foreign:
        return len(FOREIGN.findall(text)) >= LEAST_FOREIGN
    return len(re.findall(r"\b(?:she|her)\b", text, re.IGNORECASE)) >= LEAST_FEMININE


# Masks


def masked(article: AnnotatedArticle, lexicon: Lexicon, described: bool) -> tuple[Article, dict[int, Meant]]:
    """An article with pronouns for some of its names, or of its descriptions, and whom they mean by offset."""
    chosen: list[Mask] = []
    for mask in _masks(article, lexicon, described):
        if not chosen or mask.sentence - chosen[-1].sentence >= APART:
            chosen.append(mask)
    text, at, meant = "", 0, dict[int, Meant]()
    for mask in chosen:
        text += article.text[at : mask.span.start]
        meant[len(text)] = mask.meant
        text, at = text + mask.word, mask.span.end
    page = article.article
    return as_article(page.page.id, text + article.text[at:], page.published), meant


def _masks(article: AnnotatedArticle, lexicon: Lexicon, described: bool) -> Iterator[Mask]:
    """The mentions for which a pronoun could stand, in text order."""
    actors = {a.id: a for a in article.actors}
    genders = known_genders(lexicon, article.actors, {})
    mentions = sorted((m for m in article.mentions if m.form != "pronoun" and m.of in actors), key=lambda m: m.span)
    groups: defaultdict[Span, list[Mention]] = defaultdict(list)
    for m in mentions:
        groups[m.span].append(m)
    starts = {s.span.start for s in article.sentences}
    for sentence, parse in zip(article.sentences, article.parses, strict=True):
        for span, same in groups.items() if parse else ():
            if not sentence.span.contains(span) or (same[0].form == "name") == described:
                continue
            whole, ids = _whole(same, mentions, article.text)
            kinds = {actors[i].kind for i in ids}
            found = _place(parse, whole, article.text) if whole and not kinds & {"other", "people"} else None
            near = {m.of for m in mentions if m.span.end <= span.start and _is_near(m, sentence.index, article)}
            if found is None or whole is None or not set(ids) <= near:
                continue
            place, head, end = found
            word = FORMS[place][_number(ids, kinds, head, genders)]
            opens = whole.start in starts or article.text[max(0, whole.start - 1) : whole.start] in ('"', "“")
            yield Mask(sentence.index, Span(whole.start, end), word.capitalize() if opens else word, ids)


def _is_near(mention: Mention, number: int, article: AnnotatedArticle) -> bool:
    return article.sentences[max(0, number - BACK)].span.start <= mention.span.start


def _whole(same: Sequence[Mention], mentions: Sequence[Mention], text: str) -> tuple[Span | None, Meant]:
    """The words to mask and whom they mean: with title and article, of a list of two names both."""
    first = same[0]
    start, end, ids = first.span.start, first.span.end, tuple(sorted({m.of for m in same}))
    if first.form == "name":
        if first.role_span and (first.role_span.start >= end or start - first.role_span.end > 1):
            return None, ids
        start = first.role_span.start if first.role_span else start
        title = None if first.role_span else TITLE.search(text[max(0, start - 12) : start])
        start -= len(title.group()) if title else 0
        if any(text[m.span.end : start] == " and " for m in mentions if m.span.end < start):
            return None, ids
        other = next((m for m in mentions if text[end : m.span.start] == " and " and m.span.start == end + 5), None)
        if other is not None and other.form == "name" and other.role_span is None:
            ids, end = tuple(sorted({*ids, other.of})), other.span.end
    elif any(m.span != first.span and m.span.overlaps(first.span) for m in mentions) or text[end : end + 2].istitle():
        return None, ids
    the = re.search(r"(?:^|\s)[Tt]he $", text[max(0, start - 5) : start])
    return Span(start - (4 if the else 0), end), ids


def _place(parse: Parse, span: Span, text: str) -> tuple[str, Token, int] | None:
    """What a mention is to its verb, its head, and where it ends with "'s"; None where no pronoun could stand."""
    inside = parse.within(span)
    head = next((t for t in inside if t.head == t.index or parse.head(t) not in inside), None)
    if head is None or head.dep in INSIDE or inside[0].text.lower() in ("a", "an", "his", "her", "its", "their", "our"):
        return None
    if any(c.dep in AROUND and c not in inside for c in parse.children(head)):
        return None
    if head.dep == "poss":
        owning = OWNING.match(text[span.end : span.end + 2])
        return ("owner", head, span.end + len(owning.group())) if owning else None
    if head.dep in SUBJECTS:
        return "subject", head, span.end
    placed = head.dep == "pobj" and parse.head(head).text.lower() in PLACING
    return ("object", head, span.end) if head.dep in ("dobj", "pobj", "dative") and not placed else None


def _number(ids: Meant, kinds: set[Any], head: Token, genders: dict[str, str]) -> str:
    if len(ids) > 1:
        return "many"
    if kinds == {"person"}:
        return genders.get(ids[0], "m")
    return "many" if head.tag in ("NNS", "NNPS") else "one"


def masked_examples(found: Iterable[Article], lexicon: Lexicon, parser: Parser) -> list[Example]:
    """The examples of names and of descriptions that pronouns mask, each in a text of its own."""
    whole = list(annotate(survey(found, lexicon), lexicon, parser))
    examples, meant = list[Example](), dict[int, Meant]()

    def decide(
        known: Antecedents, token: Token, choice: Choice, found: dict[Meant, Candidate], about: tuple[str, ...]
    ) -> Meant:
        known.certainty[token.start] = choice.sure
        wanted, name = meant.get(token.start), known.reading.article.article.page.id
        if wanted in found:
            examples.append(example_of(name, token.start, kind_of(about), wanted, found, ()))
        return wanted or choice.meant

    with patch.object(Antecedents, "decide", decide):
        for described in (False, True):
            for article in whole:
                text, meant = masked(article, lexicon, described)
                list(annotate(survey((text,), lexicon), lexicon, parser) if meant else ())
    return list({(e.article, e.at, e.kind): e for e in examples}.values())


# Gender


def gendered_examples(found: Iterable[Article], lexicon: Lexicon, parser: Parser) -> list[Example]:
    """The examples of "he" and "she" whom only one of the people near may be, by gender; those of the other compete."""
    examples = list[Example]()
    told: dict[str, str] = {}
    begin = Antecedents.__post_init__

    def keep(known: Antecedents) -> None:
        begin(known)
        told.clear()
        told.update(known.genders)  # before any pronoun adds to them

    def decide(
        known: Antecedents, token: Token, choice: Choice, found: dict[Meant, Candidate], about: tuple[str, ...]
    ) -> Meant:
        known.certainty[token.start] = choice.sure
        if kind_of(about) != "people":
            return choice.meant
        gender = pronouns.PERSONAL[token.text.lower()]
        people = [m for m in found if not m[0].startswith(NOBODY_KNOWN)]
        fitting = [m for m in people if told.get(m[0]) == gender]
        if len(fitting) != 1 or len(people) < 2 or any(m[0] not in told for m in people):
            return choice.meant if choice.meant and known.genders.get(choice.meant[0], gender) == gender else ()
        if all(c.back > 1 for m, c in found.items() if m not in people):
            for c in found.values():
                c.features -= OF_GENDER
            name = known.reading.article.article.page.id
            examples.append(example_of(name, token.start, "people", fitting[0], found, ()))
        return fitting[0]

    def is_person(actor: str, _: str, known: Antecedents) -> bool:
        return known.kind(actor) == "person"

    with (
        patch.object(Antecedents, "decide", decide),
        patch.object(Antecedents, "__post_init__", keep),
        patch.object(pronouns, "_fits", is_person),
    ):
        list(annotate(survey(found, lexicon), lexicon, parser))
    return list({(e.article, e.at): e for e in examples}.values())
