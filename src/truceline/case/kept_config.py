"""The `truceline.toml` of a case in its file, with the files that it names, so that a case carries what it goes by."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from truceline.case.custody import log
from truceline.case.snapshot import unzip
from truceline.errors import CaseFileDamaged, ConfigInvalid
from truceline.lexicon.own import OwnFile

if TYPE_CHECKING:
    from truceline.case.config import Config
    from truceline.lexicon.lexicon import Lexicon
    from truceline.trace.parties import Parties

NAME = "truceline.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptConfig:
    """A `truceline.toml` with the files that it names, as they were read."""

    text: str
    config: Config
    files: tuple[OwnFile, ...] = ()

    @property
    def sha256(self) -> str:
        """The SHA-256 of the text; where it names files, of it and theirs, each with its kind and name."""
        seen = hashlib.sha256(self.text.encode("utf-8", "surrogatepass"))
        for file in self.files:
            seen.update(f"\0{file.kind}\0{file.name}\0{file.text}".encode("utf-8", "surrogatepass"))
        return seen.hexdigest()

    def parties(self, lexicon: Lexicon, where: str = NAME) -> Parties | None:
        """The parties that it names; null where it names none. Raises ConfigInvalid where the lexicon has one not."""
        if not self.config.parties:
            return None
        from truceline.trace.parties import find_parties_named

        config = self.config
        parties, unknown = find_parties_named(config.parties, config.mediators, lexicon, config.members)
        if unknown:
            raise ConfigInvalid(
                f"nobody is known by the name {unknown[0]!r}",
                where=f"{where}, case.parties",
                remedy="write it as the lexicon does (Russia, Hamas), or describe it under [[actors]]",
            )
        return parties


def keep_config(db: sqlite3.Connection, made: KeptConfig, at: str) -> bool:
    """Keep a config as the one that counts from now on; false where it is that already."""
    if made.sha256 == config_digest(db):
        return False
    row = db.execute("INSERT INTO config (at, sha256, content) VALUES (?, ?, ?)", (at, made.sha256, made.text))
    for rank, file in enumerate(made.files):
        packed = zlib.compress(file.text.encode("utf-8", "surrogatepass"), 6)
        values = (row.lastrowid, rank, file.kind, file.name, packed)
        db.execute("INSERT INTO config_file VALUES (?, ?, ?, ?, ?)", values)
    log(db, at, "configured", NAME, f"sha256 {made.sha256}, {len(made.files)} files")
    return True


def config_digest(db: sqlite3.Connection) -> str:
    """The SHA-256 of the config that counts; empty where there is none."""
    row = db.execute("SELECT sha256 FROM config ORDER BY seq DESC LIMIT 1").fetchone()
    return row[0] if row else ""


def read_config(db: sqlite3.Connection, where: str) -> KeptConfig | None:
    """The config that counts; null where there is none. Raises CaseFileDamaged, or ConfigInvalid."""
    row = db.execute("SELECT seq, content FROM config ORDER BY seq DESC LIMIT 1").fetchone()
    if row is None:
        return None
    from truceline.case.config import parse_config

    seq, text = row
    kept = db.execute("SELECT kind, name, content FROM config_file WHERE config = ? ORDER BY rank", (seq,))
    try:
        files = tuple(
            OwnFile(kind=kind, name=name, text=unzip(content).decode("utf-8", "surrogatepass"))
            for kind, name, content in kept
        )
    except (zlib.error, ValueError) as error:
        raise CaseFileDamaged(f"a file of {NAME} cannot be read", where=where, why=str(error)) from None
    return KeptConfig(text=text, config=parse_config(text, f"{where}, {NAME}"), files=files)
