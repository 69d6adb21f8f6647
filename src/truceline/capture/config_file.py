"""A `truceline.toml` with the files that it names, from the disk."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from truceline.capture.own_text import people_file, read_own_file
from truceline.case.config import parse_config
from truceline.case.kept_config import NAME, KeptConfig
from truceline.errors import ConfigExists, ConfigInvalid, OwnFileUnreadable
from truceline.lexicon.own import OwnFile, OwnKind

LARGEST = 1_000_000
"""Characters of a `truceline.toml`."""


def read_config_file(path: Path) -> KeptConfig:
    """Read a `truceline.toml` and the files that it names. Raises ConfigInvalid or OwnFileUnreadable.

    Files are named relative to its folder and must lie in it, so that one from somebody else brings nothing else of a
    disk into the case.
    """
    text = read_own_file(path)
    if len(text) > LARGEST:
        raise ConfigInvalid("the file is too large", where=str(path), why=f"at most {LARGEST:,} characters are read")
    config = parse_config(text, str(path))
    read: list[OwnFile] = []
    for kind, name in config.files:
        found = _inside(path, name)
        beside: list[tuple[OwnKind, Path, str]] = [(kind, found, name)]
        if kind == "offices" and (people := people_file(found)).exists():
            beside.insert(0, ("people", people, str(people_file(Path(name)))))
        read += [OwnFile(kind=k, name=named, text=read_own_file(file)) for k, file, named in beside]
    return KeptConfig(text=text, config=config, files=tuple(read))


def _inside(config: Path, name: str) -> Path:
    folder = config.parent.resolve()
    found = (folder / name).resolve()
    if Path(name).is_absolute() or not found.is_relative_to(folder):
        remedy = "put it into the folder of the file, or below"
        raise ConfigInvalid(f"{name!r} lies elsewhere", where=f"{config}, knowledge", remedy=remedy)
    return found


def write_config_file(place: Path) -> Path:
    """Write a `truceline.toml` with comments into a folder, or beside a case file, and give its path.

    Raises ConfigExists, or OwnFileUnreadable where it cannot be written.
    """
    if not place.suffix and not place.exists():
        raise OwnFileUnreadable("there is no such folder", where=str(place), remedy="make it first")
    path = (place if place.is_dir() else place.parent) / NAME
    text = (files("truceline.case") / NAME).read_text(encoding="utf-8")
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        remedy = "edit it, or move it away first"
        raise ConfigExists("there is one already", where=str(path), remedy=remedy) from None
    except OSError as error:
        raise OwnFileUnreadable("the file cannot be written", where=str(path), why=error.strerror or "") from None
    return path
