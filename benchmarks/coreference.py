"""Score the coreference of actors against the annotations of tests/quality/coreference.

    python benchmarks/coreference.py [SHARED] [--part PART] [--verbose]

SHARED is the folder of gold data, which has the texts (`bench/news`); the annotations have spans only. For each gold
mention the predicted mention that overlaps it most is judged: right if it resolves to the same actor, wrong if to
another, missed if there is none. An actor without an id of the lexicon is right where it is one cluster: the predicted
actor is not the lexicon's, most of its mentions are the gold actor's, and most of those found of the gold actor are
its. Words for several actors are right with all of them, missed with some. Also printed are predicted people and
pronouns that no gold mention meets. With --verbose every mention that is not right is listed.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from truceline.annotate.annotate import annotate
from truceline.annotate.parser import SpacyParser
from truceline.annotate.survey import survey
from truceline.lexicon.lexicon import Lexicon, load_lexicon
from truceline.model.article import Article
from truceline.model.coded import AnnotatedArticle
from truceline.model.identity import content_sha256
from truceline.model.page import Page
from truceline.model.spans import OffsetMap, Span

ROOT = Path(__file__).resolve().parents[1]
ANNOTATIONS = ROOT / "tests" / "quality" / "coreference"
PARTS = (
    "dev", "blind", "more", "fresh", "others", "last", "final", "eighth", "tenth", "ninth", "eleventh", "twelfth",
    "thirteenth",
)  # fmt: skip
FORMS = ("name", "nominal", "pronoun")

# The share of a description's own words, before "of" or "for", that a predicted mention must cover to be its answer.
COVER = 0.5
TAILS = (" of ", " for ", " to ", " in ", " who ")

# Administrations of the lexicon are their state's government: either id is right.
GOVERNMENTS = {f"{name}-administration": "usa" for name in ("trump", "biden", "obama", "bush", "clinton")}


@dataclass(frozen=True, slots=True)
class Gold:
    """A mention of the annotations. Actors without an id of the lexicon have a colon in their label."""

    span: Span
    form: str
    actors: frozenset[str]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a gold mention: `right`, `wrong` or `missed`, and the actors that were predicted."""

    article: AnnotatedArticle
    gold: Gold
    outcome: str
    found: frozenset[str]


def read_part(part: str, shared: Path) -> Iterator[tuple[Article, tuple[Gold, ...]]]:
    """The articles of a part, cut to the length that was annotated, with their gold mentions."""
    records = [json.loads(line) for line in (ANNOTATIONS / f"{part}.jsonl").read_text(encoding="utf-8").splitlines()]
    news = {}
    for source in sorted({r["source"] for r in records}):
        for line in (shared / "bench" / "news" / source).read_text(encoding="utf-8").splitlines():
            article = json.loads(line)
            news[article["id"]] = article
    for r in records:
        found = news[r["article"]]
        gold = (Gold(Span(m["start"], m["end"]), m["form"], frozenset(m["actor"])) for m in r["mentions"])
        yield as_article(r["article"], found["text"][: r["length"]], found.get("published")), tuple(gold)


def as_article(name: str, text: str, published: str | None) -> Article:
    """A plain page in English as an article."""
    page = Page(id=name, source=text, sha256=content_sha256(text), kind="plain", clean=True)
    return Article(
        page=page, text=text, map=OffsetMap.identity(len(text)), title=None, published=published,
        published_from="given" if published else "none", language="en",
    )  # fmt: skip


def predicted(article: AnnotatedArticle) -> dict[Span, frozenset[str]]:
    """The actors of every predicted span, offices given beside a name among them; places left out."""
    actors = {a.id for a in article.actors}
    spans: defaultdict[Span, set[str]] = defaultdict(set)
    for m in article.mentions:
        if m.of in actors:
            spans[m.span].add(GOVERNMENTS.get(m.of, m.of))
    for m in article.mentions:
        if m.role_span and m.role_span not in spans:
            spans[m.role_span].add(m.of)
    return {span: frozenset(of) for span, of in spans.items()}


def answer(gold: Gold, text: str, found: Mapping[Span, frozenset[str]]) -> frozenset[str]:
    """The actors of the predicted span that overlaps a gold mention most; a description must be covered by half."""
    words = gold.span.of(text)
    own = min((words.find(tail) for tail in TAILS if tail in words), default=len(words))
    best, most = frozenset[str](), (0.0, 0.0)
    for span, of in found.items():
        overlap = min(span.end, gold.span.end) - max(span.start, gold.span.start)
        covered = min(span.end, gold.span.start + own) - max(span.start, gold.span.start)
        if overlap <= 0 or (gold.form != "name" and covered < COVER * own):
            continue
        if gold.form == "pronoun" and not gold.span.contains(span):
            continue  # "her husband" says nothing of "her"
        rank = (float(overlap), -float(span.end - span.start))
        if rank > most or not best:
            best, most = of, rank
    return best


def judge(article: AnnotatedArticle, gold: Sequence[Gold], lexicon: Lexicon) -> list[Verdict]:
    """Compare the gold mentions of one article with the predicted ones."""
    found = predicted(article)
    answers = [answer(g, article.text, found) for g in gold]
    clusters = _clusters(gold, answers, lexicon)
    verdicts = []
    for g, ids in zip(gold, answers, strict=True):
        wanted = {clusters.get(a, a) for a in g.actors}
        outcome = "right" if ids == wanted else "missed" if ids < wanted else "wrong"
        verdicts.append(Verdict(article, g, outcome, ids))
    return verdicts


def _clusters(gold: Sequence[Gold], answers: Sequence[frozenset[str]], lexicon: Lexicon) -> dict[str, str]:
    """For each actor without an id of the lexicon, the predicted actor that is its cluster."""
    pairs = Counter(
        (label, i)
        for g, ids in zip(gold, answers, strict=True)
        if len(g.actors) == len(ids) == 1
        for label in g.actors
        for i in ids
    )
    clusters = {}
    for (label, i), count in sorted(pairs.items(), key=lambda p: (p[1], p[0])):
        whole = sum(n for (_, other), n in pairs.items() if other == i)
        if ":" in label and lexicon.actors.get(i) is None and 2 * count > whole:
            clusters[label] = i
    return clusters


def strays(article: AnnotatedArticle, gold: Sequence[Gold]) -> list[str]:
    """The predicted people and third-person pronouns that meet no gold mention."""
    people = {a.id for a in article.actors if a.kind == "person"}
    ours = ("i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves")
    spans = {
        m.span: m.of
        for m in article.mentions
        if (m.of in people or m.form == "pronoun") and m.span.of(article.text).lower() not in ours
    }
    return [f"{s.of(article.text)} -> {of}" for s, of in spans.items() if not any(s.overlaps(g.span) for g in gold)]


def measure(part: str, shared: Path) -> tuple[list[Verdict], list[tuple[str, str]]]:
    """Annotate a part: the verdicts on its gold mentions, and what was predicted where none is."""
    lexicon = load_lexicon()
    pairs = list(read_part(part, shared))
    done = annotate(survey((a for a, _ in pairs), lexicon), lexicon, SpacyParser())
    verdicts: list[Verdict] = []
    stray: list[tuple[str, str]] = []
    for article, (_, gold) in zip(done, pairs, strict=True):
        verdicts.extend(judge(article, gold, lexicon))
        stray.extend((article.article.page.id, words) for words in strays(article, gold))
    return verdicts, stray


def figures(verdicts: Sequence[Verdict]) -> dict[str, dict[str, float]]:
    """The shares right, wrong and missed by form, of descriptions and pronouns together, and of all."""
    groups = {form: (form,) for form in FORMS} | {"nominal and pronoun": FORMS[1:], "all": FORMS}
    table = {}
    for name, forms in groups.items():
        outcomes = Counter(v.outcome for v in verdicts if v.gold.form in forms)
        count = outcomes.total()
        if not count:
            continue
        shares = {o: round(outcomes[o] / count, 3) for o in ("right", "wrong", "missed")}
        table[name] = {"mentions": count, **shares}
    return table


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("shared", type=Path, nargs="?", default=ROOT.parent / "shared")
    options.add_argument("--part", choices=PARTS)
    options.add_argument("--verbose", action="store_true")
    chosen = options.parse_args()
    for part in (chosen.part,) if chosen.part else PARTS:
        verdicts, stray = measure(part, chosen.shared)
        for v in verdicts if chosen.verbose else ():
            if v.outcome != "right":
                before = v.article.text[max(0, v.gold.span.start - 60) : v.gold.span.start]
                words = f"{before}[{v.gold.span.of(v.article.text)}]".replace("\n", " ")
                wanted, found = ", ".join(sorted(v.gold.actors)), ", ".join(sorted(v.found)) or "nothing"
                print(f"{v.outcome} {v.gold.form} {v.article.article.page.id}: {words} is {wanted}, not {found}")
        for article, words in stray if chosen.verbose else ():
            print(f"stray {article}: {words}")
        print(json.dumps({"part": part, **figures(verdicts), "strays": len(stray)}))


if __name__ == "__main__":
    main()
