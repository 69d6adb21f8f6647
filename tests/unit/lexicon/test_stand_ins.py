"""Stand-ins keep every place in a sentence."""

from __future__ import annotations

import pytest

from truceline.errors import LexiconInvalid
from truceline.lexicon import stand_ins
from truceline.lexicon.stand_ins import load_stand_ins


def test_each_has_the_length_of_its_name() -> None:
    names = load_stand_ins("stand_ins.toml").names
    assert names
    assert all(len(own) == len(other) for own, other in names.items())


def test_one_of_another_length_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stand_ins, "read_toml", lambda _: {"names": {"Lume": "Amara"}})
    with pytest.raises(LexiconInvalid, match="Lume and Amara have not one length"):
        load_stand_ins("own.toml")
