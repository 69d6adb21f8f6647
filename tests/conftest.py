"""What all tests share: the path of ../shared, which a test may need but never copies from."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder ../shared. A test that needs it is skipped without it, but fails in CI, where it must be there."""
    if SHARED.is_dir():
        return SHARED
    if os.environ.get("CI"):
        pytest.fail("../shared is missing, and in CI a test that needs it must run")
    pytest.skip("needs ../shared, the folder of gold data beside the checkout")
