"""The list of the files of a dossier in its folder, by which the next report removes what is stale and nothing else."""

from __future__ import annotations

import contextlib
import hashlib
import json
from pathlib import Path, PurePosixPath

NAME = "truceline-files.json"
LARGEST = 50_000_000
"""Bytes of a list that are read; a dossier of 1,000 articles has 0.1 million."""


class Manifest:
    """What was written into a folder, by its names from the top of it and the SHA-256 of what was written.

    A file that is no longer as truceline wrote it is somebody else's, and stays.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._before = _read(folder / NAME)
        self._written: dict[str, str] = {}

    def write(self, name: str, text: str) -> None:
        """Write a file, and its folders where they are missing. Raises OSError."""
        path, content = self._folder / name, text.encode("utf-8")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        self._written[name] = hashlib.sha256(content).hexdigest()

    def close(self, *, whole: bool) -> None:
        """Keep the list. Where the dossier is `whole`, remove what an earlier one had and this one has not.

        Raises OSError.
        """
        stale = {name: sha256 for name, sha256 in self._before.items() if name not in self._written}
        left = {} if whole else stale
        for name, sha256 in stale.items() if whole else ():
            self._remove(name, sha256)
        kept = json.dumps({"files": {**left, **self._written}}, indent=0, sort_keys=True, ensure_ascii=False)
        self._folder.mkdir(parents=True, exist_ok=True)
        (self._folder / NAME).write_bytes(kept.encode("utf-8") + b"\n")

    def _remove(self, name: str, sha256: str) -> None:
        """Remove a file that is as it was written, and the folders that this leaves empty."""
        path, top = self._folder / name, self._folder.resolve()
        if path.is_symlink() or not path.is_file() or path.resolve() != top / name:
            return
        if hashlib.sha256(path.read_bytes()).hexdigest() != sha256:
            return
        path.unlink()
        for parent in PurePosixPath(name).parents:
            if parent.parts:
                with contextlib.suppress(OSError):  # something else is in it
                    (self._folder / parent).rmdir()


def _read(path: Path) -> dict[str, str]:
    """The files of an earlier dossier; none where its list is missing or not as we write it."""
    try:
        with path.open("rb") as opened:
            read = json.loads(opened.read(LARGEST))["files"]
        return {str(name): str(sha256) for name, sha256 in read.items() if _is_inside(str(name))}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def _is_inside(name: str) -> bool:
    """Whether a name leads nowhere but into the folder: somebody else may have written the list."""
    parts = name.split("/")
    return "\0" not in name and "\\" not in name and ":" not in name and not {"", ".", ".."} & set(parts)
