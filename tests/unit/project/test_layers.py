"""The order of the layers holds, and a forbidden import is noticed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


def _lint_imports(root: Path) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(
        [program, "--no-cache"],
        cwd=root,
        env={"PYTHONPATH": str(root / "src"), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the package that may be broken."""
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__", "data"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_layers_hold(copy: Path) -> None:
    done = _lint_imports(copy)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("model/page.py", "import truceline.lexicon.lexicon"),
        ("read/article.py", "from truceline.annotate import survey"),
        ("code/statements.py", "from truceline import pipeline"),
        ("publish/brief.py", "from truceline import cli"),
    ],
)
def test_a_forbidden_import_is_noticed(copy: Path, module: str, line: str) -> None:
    path = copy / "src/truceline" / module
    path.write_text(path.read_text(encoding="utf-8") + f"\n{line}\n", encoding="utf-8")
    assert _lint_imports(copy).returncode == 1


def test_a_module_outside_the_order_is_noticed(copy: Path) -> None:
    (copy / "src/truceline/odds_and_ends.py").write_text("", encoding="utf-8")
    assert _lint_imports(copy).returncode == 1
