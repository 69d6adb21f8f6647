#!/usr/bin/env python3
"""Set truceline up in `.venv` and run it. Needs Python 3.11 to 3.13 with pip, nothing else.

    python3 bootstrap.py demo                  set up what is missing, then run `truceline demo`
    python3 bootstrap.py brief PAGE …          any other command of truceline
    python3 bootstrap.py test [PYTEST OPTION]  set up the tools of development too, then run every check and test

What is installed is pinned with hashes in `requirements/`. It is installed anew only where those files change.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
RUN, DEV = ROOT / "requirements/run.txt", ROOT / "requirements/dev.txt"
SUPPORTED = ((3, 11), (3, 13))

CHECKS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
    ("lint-imports",),
)
# Two workers: the tests load a parser each, and laptops have at least two cores.
TESTS = ("pytest", "-n", "2", "--dist", "worksteal", "--durations", "10")
# Counting the lines that run doubles the time, and says nothing of quality, of cases by the hundred, of texts made by
# lot, and of what other processes run.
UNCOUNTED = ("tests/quality", "tests/cases/test_conflicts.py", "tests/property", "tests/unit/scale")
COVERED = (*(f"--ignore={path}" for path in UNCOUNTED), "--cov", "--cov-report", "term:skip-covered")


def main(arguments: list[str]) -> int:
    """Set up, then run. Gives the exit code of what ran."""
    if not SUPPORTED[0] <= sys.version_info[:2] <= SUPPORTED[1]:
        found = ".".join(str(n) for n in sys.version_info[:3])
        print(f"bootstrap: this is Python {found}; truceline needs 3.11, 3.12 or 3.13", file=sys.stderr)
        return 2
    if not arguments:
        print(__doc__)
        return 2
    try:
        if arguments[0] == "test":
            _set_up(DEV)
            return _test(arguments[1:])
        _set_up(RUN)
    except subprocess.CalledProcessError as error:
        print(f"bootstrap: setting up failed at: {' '.join(map(str, error.cmd))}", file=sys.stderr)
        return 2
    return subprocess.call([BIN / "truceline", *arguments])


def _set_up(requirements: Path) -> None:
    """Make the virtual environment and install what is pinned, unless the same has been installed before."""
    stamp = VENV / f"installed-{requirements.stem}"
    wanted = _fingerprint(requirements)
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    print("bootstrap: installing truceline into .venv (once, a minute or two)", file=sys.stderr)
    if not (VENV / "pyvenv.cfg").is_file():
        _make_environment()
    # The list is complete, so nothing is left to resolve; an old pip would look past a pin for an extra of it.
    _pip("install", "--no-deps", "--require-hashes", "--only-binary", ":all:", "-r", str(requirements))
    _pip("install", "--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    stamp.write_text(wanted)


def _make_environment() -> None:
    made = subprocess.run([sys.executable, "-m", "venv", VENV], capture_output=True, check=False)
    if made.returncode:  # some systems ship Python without ensurepip; their pip can install from outside
        subprocess.run([sys.executable, "-m", "venv", "--clear", "--without-pip", VENV], check=True)


def _pip(*arguments: str) -> None:
    python = BIN / "python"
    inside = subprocess.run([python, "-m", "pip", "--version"], capture_output=True, check=False).returncode == 0
    pip = [str(python), "-m", "pip"] if inside else [sys.executable, "-m", "pip", "--python", str(python)]
    subprocess.run([*pip, "--quiet", "--disable-pip-version-check", *arguments], check=True)


def _fingerprint(requirements: Path) -> str:
    seen = hashlib.sha256(sys.version.encode())
    for path in (requirements, ROOT / "pyproject.toml"):
        seen.update(path.read_bytes())
    return seen.hexdigest()


def _test(options: list[str]) -> int:
    """Run the checks, then the tests, or those that the options name; stop at the first that fails."""
    environment = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ.get('PATH', '')}"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # hundreds of processes would compile all anew, for .7 s each
    tests = [(*TESTS, *options)] if options else [(*TESTS, *COVERED), (*TESTS, *UNCOUNTED)]
    for command in (*CHECKS, *tests):
        print("$", *command, flush=True)
        if code := subprocess.call([BIN / command[0], *command[1:]], cwd=ROOT, env=environment):
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
