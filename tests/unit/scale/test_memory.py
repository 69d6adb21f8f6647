"""Large pages are asked for the memory that a process has taken for itself, and for no other."""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path

import pytest

from truceline.scale import memory
from truceline.scale.memory import own_stretches, use_large_pages

MAPS = """\
00400000-00800000 r-xp 00000000 fe:00 1442 /usr/bin/python3
01000000-01900000 rw-p 00000000 00:00 0 [heap]
7f0000100000-7f0000700000 rw-p 00000000 00:00 0
7f0001000000-7f0001100000 rw-p 00000000 00:00 0
7f0002000000-7f0003000000 rw-p 00000000 fe:00 77 /var/cache/words of a map
7f0004000000-7f0005000000 rw-s 00000000 00:01 9 /dev/zero (deleted)
7ffc00000000-7ffc01000000 rw-p 00000000 00:00 0 [stack]
"""


def test_only_memory_of_its_own_counts_and_whole_pages_of_it() -> None:
    assert list(own_stretches(MAPS.splitlines())) == [
        (0x1000000, 0x1800000),
        (0x7F0000200000, 0x7F0000600000),
    ]


def test_what_a_process_holds_stays_as_it_was() -> None:
    held = bytearray(b"truce" * 3_000_000)
    use_large_pages()
    assert held == b"truce" * 3_000_000


def test_where_no_maps_are_nothing_happens(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(memory, "MAPS", tmp_path / "none")
    use_large_pages()


def test_other_systems_are_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(ctypes, "CDLL", asked.append)
    use_large_pages()
    assert not asked
