"""Compare names found by lexicon, capitals and parse with spaCy's named-entity recognition.

    python benchmarks/names.py ARTICLES.jsonl [--limit 100]

ARTICLES holds one JSON object a line with `text`. Printed: the share of the recogniser's PERSON, GPE, ORG and NORP
spans that no mention of ours overlaps, by label and for those named at least twice in their article, and the CPU
seconds with and without the recogniser. A recogniser's span is no gold: read the examples before you trust a share.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from pathlib import Path

import spacy

from truceline.annotate.annotate import annotate
from truceline.annotate.parser import DEFAULT_MODEL, UNUSED, SpacyParser
from truceline.annotate.sentences import split_sentences
from truceline.lexicon.lexicon import Lexicon, load_lexicon
from truceline.model.article import Article
from truceline.model.coded import AnnotatedArticle
from truceline.model.identity import content_sha256
from truceline.model.page import Page
from truceline.model.spans import OffsetMap

LABELS = ("PERSON", "GPE", "ORG", "NORP")


def surveyed(number: int, text: str, lexicon: Lexicon) -> AnnotatedArticle:
    page = Page(id=str(number), source=text, sha256=content_sha256(text), kind="plain", clean=True)
    article = Article(
        page=page, text=text, map=OffsetMap.identity(len(text)), title=None, published=None, published_from="none",
        language="en",
    )  # fmt: skip
    return AnnotatedArticle(article=article, sentences=split_sentences(text, lexicon), times=(), as_of=())


def cpu_seconds(model: str, texts: list[str], exclude: tuple[str, ...]) -> tuple[float, list[spacy.tokens.Doc]]:
    language = spacy.load(model, exclude=exclude)
    list(language.pipe(texts[:2]))
    start = time.process_time()
    docs = list(language.pipe(texts, batch_size=16))
    return time.process_time() - start, docs


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("articles", type=Path)
    options.add_argument("--limit", type=int, default=100)
    chosen = options.parse_args()
    lines = chosen.articles.read_text(encoding="utf-8").splitlines()[: chosen.limit]
    texts = [json.loads(line)["text"] for line in lines]
    lexicon = load_lexicon()
    full, docs = cpu_seconds(DEFAULT_MODEL, texts, ("senter",))
    spare, _ = cpu_seconds(DEFAULT_MODEL, texts, UNUSED)
    list(annotate([surveyed(0, "Kyiv spoke.", lexicon)], lexicon, SpacyParser()))
    start = time.process_time()
    articles = list(annotate((surveyed(i, t, lexicon) for i, t in enumerate(texts)), lexicon, SpacyParser()))
    ours = time.process_time() - start
    wanted: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    examples: Counter[str] = Counter()
    for doc, article in zip(docs, articles, strict=True):
        spans = [m.span for m in article.mentions] + [m.role_span for m in article.mentions if m.role_span]
        named = Counter(e.text for e in doc.ents)
        for e in doc.ents:
            if e.label_ not in LABELS:
                continue
            missed = not any(s.start < e.end_char and e.start_char < s.end for s in spans)
            for label in (e.label_, "twice") if named[e.text] > 1 else (e.label_,):
                wanted[label] += 1
                lost[label] += missed
            examples[f"{e.label_} {e.text}"] += missed
    shares = {label: round(lost[label] / wanted[label], 3) for label in wanted}
    words = sum(len(d) for d in docs)
    print("most often lost:", examples.most_common(40))
    print(json.dumps({"lost": shares, "spans": dict(wanted), "words": words, "cpu_with_ner": round(full, 1),
                      "cpu_without_ner": round(spare, 1), "cpu_of_annotate": round(ours, 1)}))  # fmt: skip


if __name__ == "__main__":
    main()
