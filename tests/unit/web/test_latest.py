"""Readers get the last one where a new one takes long."""

from __future__ import annotations

import threading

import pytest

from truceline.errors import StillFinding
from truceline.web.latest import Latest


def test_a_new_one_is_made_where_that_is_quick() -> None:
    latest: Latest[int] = Latest()
    assert (latest.get(lambda: 1), latest.get(lambda: 2)) == (1, 2)


def test_the_last_one_is_given_while_a_new_one_is_made_and_only_one_is() -> None:
    latest: Latest[int] = Latest(patience=0.02)
    go, made = threading.Event(), []

    def slowly() -> int:
        made.append(1)
        go.wait(10)
        return 2

    with pytest.raises(StillFinding):
        latest.get(slowly)
    with pytest.raises(StillFinding):
        latest.get(slowly)
    go.set()
    latest = Latest(patience=5)
    assert latest.get(lambda: 1) == 1
    latest._patience = 0.02
    go.clear()
    assert [latest.get(slowly) for _ in range(3)] == [1, 1, 1]
    assert len(made) == 2
    go.set()
    latest._patience = 5
    assert latest.get(slowly) == 2


def test_what_goes_wrong_is_told_and_tried_again() -> None:
    latest: Latest[int] = Latest()
    with pytest.raises(ZeroDivisionError):
        latest.get(lambda: 1 // 0)
    assert latest.get(lambda: 3) == 3
