"""What rules compare between pages is read of each page once, and comes back as it was read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from truceline.capture.files import capture_paths
from truceline.check.case import Case
from truceline.check.conflicts import KEPT, RULES, check_between, check_page
from truceline.link.acts import ActsTold
from truceline.link.items import Items, Kind, Readings, with_items
from truceline.link.lineages import SHINGLES
from truceline.link.occurrences import link_occurrences
from truceline.model.coded import CodedArticle
from truceline.pipeline import Engine, _coded_from, check_alone
from truceline.publish.demo import example_pages

ENGINE = Engine()


@pytest.fixture(scope="module")
def coded() -> tuple[CodedArticle, ...]:
    """The example pages, coded to be compared with each other."""
    told = check_alone(capture_paths(map(Path, example_pages())), ENGINE)
    return tuple(part for parts in told for part in parts if isinstance(part, CodedArticle))


@pytest.fixture(scope="module")
def parsed() -> tuple[CodedArticle, ...]:
    """The same pages before their parses are let go."""
    told = _coded_from(capture_paths(map(Path, example_pages())), ENGINE)
    return tuple(pair[1] for pair in told if isinstance(pair, tuple))


def _bare(article: CodedArticle) -> CodedArticle:
    return replace(article, items=b"")


def test_items_come_back_as_they_were_read(coded: tuple[CodedArticle, ...], parsed: tuple[CodedArticle, ...]) -> None:
    kinds = [0] * len(KEPT)
    for article, with_parses in zip(coded, parsed, strict=True):
        (linked,) = link_occurrences([with_parses], ENGINE.lexicon)
        read, kept = Items(linked, ENGINE.lexicon), Items(replace(linked, items=article.items), ENGINE.lexicon)
        for number, kind in enumerate(KEPT):
            kinds[number] += len(read.of(kind))
            assert [replace(i, article=linked) for i in kept.of(kind)] == list(read.of(kind))
        assert with_items(article, kept, KEPT) == article
    assert sum(count > 0 for count in kinds) > 10


def test_what_can_be_compared_within_a_page_is_all_that_a_page_by_itself_needs(
    parsed: tuple[CodedArticle, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    def _conflicts() -> list[object]:
        linked = [link_occurrences([article], ENGINE.lexicon)[0] for article in parsed]
        return [check_page(article, Readings(ENGINE.lexicon)) for article in linked]

    narrow = _conflicts()
    monkeypatch.setattr(Items, "within", Items.of)
    monkeypatch.setattr(ActsTold, "of", lambda told, *_: list(told.all))
    assert any(narrow)
    assert _conflicts() == narrow


def test_what_is_kept_is_not_read_again(
    coded: tuple[CodedArticle, ...], parsed: tuple[CodedArticle, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    def _read(items: Items) -> Iterator[object]:
        raise AssertionError(f"{items.article.id} is read again")

    def of(self: Items, kind: Kind[object]) -> tuple[object, ...]:
        return found(self, Kind(kind.name, _read, kind.kept) if kind in KEPT else kind)

    before = check_between(Case.of(link_occurrences(parsed, ENGINE.lexicon), ENGINE.lexicon))
    found = Items.of
    monkeypatch.setattr(Items, "of", of)
    assert check_between(Case.of(link_occurrences(coded, ENGINE.lexicon), ENGINE.lexicon)) == before != ()


def test_a_rule_compares_between_pages_the_kinds_that_it_names(
    coded: tuple[CodedArticle, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: set[Kind[object]] = set()

    def of_page(self: Case, kind: Kind[object], article: CodedArticle) -> tuple[object, ...]:
        asked.add(kind)
        return self.readings.of(article).of(kind)

    monkeypatch.setattr(Case, "of_page", of_page)
    case = Case.of(link_occurrences(coded, ENGINE.lexicon), ENGINE.lexicon)
    for rule in RULES:
        asked.clear()
        list(rule.find(replace(case, only_between=True)))
        assert asked - {SHINGLES} <= {*rule.reads}, rule.name


@pytest.mark.parametrize("damaged", [b"\xc1", b"\x81\xa4acts\x93\x01\x02\x03", b"\x81\xa4acts\x91\x91\xa1x"])
def test_items_that_do_not_fit_are_read_anew(coded: tuple[CodedArticle, ...], damaged: bytes) -> None:
    acts = next(kind for kind in KEPT if kind.name == "acts")
    article = next(a for a in coded if Items(_bare(a), ENGINE.lexicon).of(acts))
    read = Items(replace(article, items=damaged), ENGINE.lexicon).of(acts)
    assert len(read) == len(Items(_bare(article), ENGINE.lexicon).of(acts))


def test_kinds_have_names_of_their_own() -> None:
    kinds = {kind for rule in RULES for kind in rule.reads}
    assert len({kind.name for kind in kinds}) == len(kinds)
    assert Readings(ENGINE.lexicon).lexicon is ENGINE.lexicon
