"""What is at hand for one request is at hand for the next, until the case changes."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from truceline import Case
from truceline.errors import StillFinding
from truceline.web import shelf as shelves
from truceline.web.shelf import Shelf
from truceline.web.work import Worker, bring_up_to_date


def reject_one(path: Path) -> str:
    with Case(path) as case:
        (first, *_) = case.queue()
        case.decide(first.id, "reject", by="Ana", reason="no")
    return first.id


def test_a_look_is_kept_until_the_case_changes(case_file: Path) -> None:
    shelf = Shelf(case_file)
    with shelf.look(whole=True) as one:
        pass
    with shelf.look(whole=True) as again:
        assert again is one
    rejected = reject_one(case_file)
    with shelf.look(whole=True) as late:
        assert late is one
        assert late.behind == 1
        assert rejected in late.dossier.conflict
    bring_up_to_date(case_file, "finding views")
    with shelf.look(whole=True) as fresh:
        assert fresh is not one
        assert fresh.behind == 0
        assert rejected not in fresh.dossier.conflict
    shelf.close()


def test_what_takes_long_is_read_beside_the_readers(case_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelves, "AT_ONCE", 0.0)
    shelf = Shelf(case_file)
    with shelf.look(whole=True) as one:
        pass
    rejected = reject_one(case_file)
    bring_up_to_date(case_file, "finding views")
    with shelf.look(whole=True) as late:
        assert late is one
        assert late.behind == 1
    for _ in range(600):
        with shelf.look(whole=True) as fresh:
            if fresh is not one:
                break
        time.sleep(0.05)
    assert fresh.behind == 0
    assert rejected not in fresh.dossier.conflict
    shelf.close()


def test_only_the_last_days_are_kept(case_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelves, "MOST_LOOKS", 2)
    shelf = Shelf(case_file)
    for day in ("2025-08-14", "2025-08-15", "2025-08-16", "2025-08-14"):
        with shelf.look(day) as look:
            assert look.known.known_at == day
    assert len(shelf._places) == 2
    shelf.close()


def test_pairs_of_days_do_not_wait_for_each_other_for_ever(case_file: Path) -> None:
    shelf = Shelf(case_file)
    days = [("2025-08-14", "2025-08-16"), ("2025-08-16", "2025-08-14"), ("2025-08-15", "2025-08-15")] * 3

    def ends(pair: tuple[str, str]) -> list[str | None]:
        with shelf.pair(*pair) as found:
            return [look.known.known_at for look in found]

    with ThreadPoolExecutor(9) as threads:
        assert list(threads.map(ends, days, timeout=120)) == [sorted(pair) for pair in days]
    shelf.close()


def test_the_worker_finds_views_for_several_decisions_at_once(case_file: Path) -> None:
    worker = Worker(case_file)
    worker.start()
    for _ in range(3):
        reject_one(case_file)
        worker.wake()
    assert worker.doing is not None
    for _ in range(600):
        if worker.doing is None:
            break
        time.sleep(0.1)
    worker.stop()
    assert worker.failed is None
    shelf = Shelf(case_file)
    with shelf.look() as look:
        assert look.behind == 0
    shelf.close()


def test_a_worker_leaves_a_case_alone_that_is_as_it_was_decided(case_file: Path) -> None:
    with Case(case_file) as case:
        assert case.has_views()
    assert Worker(case_file)._bring_up_to_date() is None
    reject_one(case_file)
    with Case(case_file) as case:
        assert not case.has_views()


def test_a_worker_that_cannot_work_says_why(tmp_path: Path) -> None:
    worker = Worker(tmp_path / "gone.case")
    worker.start()
    worker.wake()
    for _ in range(200):
        if worker.failed:
            break
        time.sleep(0.05)
    worker.stop()
    assert "there is no such case file" in (worker.failed or "")


def test_a_day_that_takes_long_is_told_and_comes_later(case_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelves, "PATIENCE", 0.0)
    shelf = Shelf(case_file)
    with (
        pytest.raises(StillFinding, match="2025-08-15: the case as asked for is still being found"),
        shelf.look("2025-08-15"),
    ):
        pass
    monkeypatch.setattr(shelves, "PATIENCE", 60.0)
    with shelf.look("2025-08-15") as found:
        assert found.known.known_at == "2025-08-15"
    shelf.close()
