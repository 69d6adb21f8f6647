"""Pin what truceline needs, with hashes, for every Python it supports: requirements/run.txt and requirements/dev.txt.

Run it in the environment of development after a change of the dependencies in pyproject.toml. It needs `uv`, which
pip installs; no Python is downloaded and no host is written into the files.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
GROUPS = {"run": ("build",), "dev": ("build", "dev")}
EXTRAS = {"run": (), "dev": ("frames", "cluster")}


def main() -> int:
    """Write both files. Gives the first exit code that is not zero."""
    for name, groups in GROUPS.items():
        chosen = [word for group in groups for word in ("--group", group)]
        chosen += [word for extra in EXTRAS[name] for word in ("--extra", extra)]
        command = [
            sys.executable,
            *("-m", "uv", "pip", "compile", "--quiet", "--universal", "--python-version", "3.11"),
            *("--generate-hashes", "--no-header", "--no-annotate", "--upgrade"),
            *chosen,
            *("pyproject.toml", "--output-file", f"requirements/{name}.txt"),
        ]
        environment = {**os.environ, "UV_PYTHON_DOWNLOADS": "never"}
        if code := subprocess.call(command, cwd=ROOT, env=environment):
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main())
