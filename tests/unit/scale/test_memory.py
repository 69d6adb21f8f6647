"""Memory that is free among what is held is given back."""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path

import pytest

from truceline.scale.memory import give_back

STATUS = Path("/proc/self/status")


def _resident() -> int:
    """The kilobytes that this process holds."""
    return next(int(line.split()[1]) for line in STATUS.read_text().splitlines() if line.startswith("VmRSS"))


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such call")
def test_what_is_free_below_something_held_is_given_back() -> None:
    libc = ctypes.CDLL(None)
    libc.malloc.restype, libc.free.argtypes = ctypes.c_void_p, (ctypes.c_void_p,)
    blocks = [libc.malloc(100_000) for _ in range(1_000)]  # of the heap: too small to be mapped by themselves
    for block in blocks:
        ctypes.memset(block, 1, 100_000)
    for block in blocks[:-1]:
        libc.free(block)
    before = _resident()
    give_back()
    assert before - _resident() > 50_000
    libc.free(blocks[-1])


def test_other_systems_are_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(ctypes, "CDLL", asked.append)
    give_back()
    assert not asked
