"""What a user says of a case in `truceline.toml`: its sides, and what truceline should know for it."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from truceline.case.kept_config import NAME
from truceline.errors import ConfigInvalid
from truceline.lexicon.actors import ActorEntry
from truceline.lexicon.issues import OWN, Issue, Step
from truceline.lexicon.own import OwnKind
from truceline.model.actor import Actor, ActorKind
from truceline.model.identity import digest, name_slug
from truceline.model.page import COLUMNS
from truceline.trace.listing import Outlet

if TYPE_CHECKING:
    from truceline.lexicon.lexicon import Additions, Lexicon

MOST, LONGEST = 1000, 300
"""Entries of a list, and characters of a word, that are read."""
COUNTRY, LANGUAGE, KEY = re.compile(r"[A-Z]{3}"), re.compile(r"[a-z]{2,3}"), re.compile(r"[a-z][a-z0-9_]{0,60}")
FILES: Mapping[str, OwnKind] = {
    "dictionaries": "actors",
    "offices": "offices",
    "meetings": "meetings",
    "record": "record",
}
"""The keys of [knowledge], and the kind of file that each names."""

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """What a `truceline.toml` says. `parties` and `mediators` are names or ids; `files` are named relative to it.

    `members` are actors of its own (ids), each with the name or id of whom it counts to. `columns` are those of tables,
    each after what it is of a page.
    """

    title: str | None = None
    parties: tuple[str, ...] = ()
    mediators: tuple[str, ...] = ()
    files: tuple[tuple[OwnKind, str], ...] = ()
    actors: tuple[ActorEntry, ...] = ()
    issues: tuple[Issue, ...] = ()
    steps: tuple[Step, ...] = ()
    members: tuple[tuple[str, str], ...] = ()
    outlets: tuple[Outlet, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()

    @property
    def additions(self) -> Additions:
        """What it adds to the lexicon beside its files, with a digest; what only views go by is no part of it."""
        from truceline.lexicon.lexicon import Additions

        told = (self.actors, self.issues, self.steps)
        own = digest(*map(repr, told)) if any(told) else ""
        return Additions(actors=self.actors, issues=self.issues, steps=self.steps, digest=own)


def parse_config(text: str, where: str) -> Config:
    """Read the text of a `truceline.toml`. Raises ConfigInvalid; every further error is among its `others`."""
    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        remedy = "mend it; strings stand in quotation marks, lists in square brackets"
        raise ConfigInvalid("this is no TOML", where=where, why=str(error), remedy=remedy) from None
    reader = _Reader(where)
    config = _config(reader, table)
    if reader.wrong:
        first, *others = reader.wrong
        raise ConfigInvalid(
            first.what, where=first.where, why=first.why, remedy=first.remedy, others=tuple(others)
        ) from None
    return config


class _Reader:
    """Takes values out of a table and notes what is wrong, each with the key at which it stands."""

    def __init__(self, where: str) -> None:
        self._where = where
        self.wrong: list[ConfigInvalid] = []

    def say(self, key: str, what: str, why: str = "", remedy: str = "") -> None:
        self.wrong.append(ConfigInvalid(what, where=f"{self._where}, {key}", why=why, remedy=remedy))

    def table(self, value: object, key: str, known: Iterable[str]) -> dict[str, Any]:
        """A table without keys that nobody knows."""
        if not isinstance(value, dict):
            self.say(key, "this is no table", remedy=f"write it as [{key}]")
            return {}
        names = list(known)
        for name in value:
            if name not in names:
                near = difflib.get_close_matches(str(name), names, n=1)
                meant = f"did you mean {near[0]}?" if near else f"known are {', '.join(names)}"
                self.say(f"{key}.{name}" if key else name, "nobody knows this key", remedy=meant)
        return value

    def tables(self, value: object, key: str, make: Callable[[Any, str], Made | None]) -> tuple[Made, ...]:
        """What is made of each table of a list of tables; what is wrong is left out."""
        if not isinstance(value, list):
            self.say(key, "this is no list of tables", remedy=f"begin each entry with [[{key}]]")
            return ()
        if len(value) > MOST:
            self.say(key, f"there are {len(value):,} entries", why=f"at most {MOST:,} are read")
        made = (make(entry, f"{key}[{number}]") for number, entry in enumerate(value[:MOST], start=1))
        return tuple(one for one in made if one is not None)

    def word(self, value: object, key: str, form: re.Pattern[str] | None = None, like: str = "") -> str | None:
        """A string that is neither empty nor too long, of a form if need be; null where it is not given."""
        if value is None:
            return None
        if not isinstance(value, str) or not value.strip() or len(value) > LONGEST:
            self.say(key, "this is no word or name", why=f"it must be a string of 1 to {LONGEST} characters")
            return None
        if form is not None and not form.fullmatch(value):
            self.say(key, f"{value!r} cannot stand here", remedy=f"write it like {like}")
            return None
        return value.strip()

    def words(self, value: object, key: str) -> tuple[str, ...]:
        """A list of strings."""
        if value is None:
            return ()
        if not isinstance(value, list) or len(value) > MOST:
            self.say(key, "this is no list", remedy=f'write it as {key.rpartition(".")[2]} = ["…", "…"]')
            return ()
        found = (self.word(one, f"{key}[{number}]") for number, one in enumerate(value, start=1))
        return tuple(dict.fromkeys(word for word in found if word))


def _config(reader: _Reader, table: Mapping[str, Any]) -> Config:
    reader.table(table, "", ("case", "knowledge", "actors", "issues", "steps", "outlets", "columns"))
    case = reader.table(table.get("case", {}), "case", ("title", "parties", "mediators"))
    known = reader.table(table.get("knowledge", {}), "knowledge", FILES)
    actors = reader.tables(table.get("actors", []), "actors", lambda t, key: _actor(reader, t, key))
    issues = reader.tables(table.get("issues", []), "issues", lambda t, key: _issue(reader, t, key))
    columns = reader.table(table.get("columns", {}), "columns", COLUMNS)
    own = {issue.key for issue in issues}
    return Config(
        title=reader.word(case.get("title"), "case.title"),
        parties=reader.words(case.get("parties"), "case.parties"),
        mediators=reader.words(case.get("mediators"), "case.mediators"),
        files=tuple(
            (kind, name) for key, kind in FILES.items() for name in reader.words(known.get(key), f"knowledge.{key}")
        ),
        actors=tuple(entry for entry, _ in actors),
        members=tuple((entry.actor.id, of) for entry, of in actors if of),
        issues=issues,
        steps=reader.tables(table.get("steps", []), "steps", lambda t, key: _step(reader, t, key, own)),
        outlets=reader.tables(table.get("outlets", []), "outlets", lambda t, key: _outlet(reader, t, key)),
        columns=tuple(
            (name, column) for name in columns if (column := reader.word(columns[name], f"columns.{name}")) is not None
        ),
    )


def _actor(reader: _Reader, value: object, key: str) -> tuple[ActorEntry, str | None] | None:
    """An actor, and to whom it counts."""
    known = ("id", "name", "kind", "of", "country", "sector", "names", "surnames", "adjectives")
    table = reader.table(value, key, known)
    name, kind = reader.word(table.get("name"), f"{key}.name"), table.get("kind", "other")
    kinds: Sequence[ActorKind] = get_args(ActorKind)
    if kind not in kinds:
        reader.say(f"{key}.kind", f"there is no kind {kind!r}", remedy=f"one of {', '.join(kinds)}")
    if name is None or kind not in kinds:
        if name is None and "name" not in table:
            reader.say(key, "there is no name", remedy='write name = "…"')
        return None
    known_as = _known_as(table, name)
    if known_as is not None:
        names = (*known_as.names, *reader.words(table.get("names"), f"{key}.names"))
        return replace(known_as, names=tuple(dict.fromkeys(names))), reader.word(table.get("of"), f"{key}.of")
    actor = Actor(
        id=reader.word(table.get("id"), f"{key}.id") or name_slug(name),
        name=name,
        kind=kind,
        country=reader.word(table.get("country"), f"{key}.country", COUNTRY, "KEN (ISO 3166-1 alpha-3)"),
        sector=reader.word(table.get("sector"), f"{key}.sector", COUNTRY, "GOV, MIL, REB (PLOVER)"),
    )
    entry = ActorEntry(
        actor=actor,
        names=tuple(dict.fromkeys((name, *reader.words(table.get("names"), f"{key}.names")))),
        adjectives=reader.words(table.get("adjectives"), f"{key}.adjectives"),
        surnames=reader.words(table.get("surnames"), f"{key}.surnames"),
        source=NAME,
    )
    return entry, reader.word(table.get("of"), f"{key}.of")


def _known_as(table: Mapping[str, Any], name: str) -> ActorEntry | None:
    """The actor of the lexicon that an entry without an id names: it gets the entry's further names."""
    found = _lexicon().actors.written(name) if "id" not in table else ()
    return found[0] if len(found) == 1 and name in found[0].names else None


def _lexicon() -> Lexicon:
    """The lexicon that comes with truceline, loaded where an entry must be held against it."""
    from truceline.lexicon.lexicon import load_lexicon

    return load_lexicon()


def _issue(reader: _Reader, value: object, key: str) -> Issue | None:
    table = reader.table(value, key, ("key", "cues"))
    own, cues = _keyed(reader, table, key, _lexicon().issues.has_issue)
    return Issue(key=own, definition="", pax=(), cues=cues) if own else None


def _step(reader: _Reader, value: object, key: str, own_issues: set[str]) -> Step | None:
    known = _lexicon().issues
    table = reader.table(value, key, ("key", "issue", "cues"))
    own, cues = _keyed(reader, table, key, known.has_step)
    serves = reader.word(table.get("issue"), f"{key}.issue", KEY, "port_access")
    issue = serves if serves is None or known.has_issue(serves) else f"{OWN}{serves}"
    if issue and issue.startswith(OWN) and issue not in own_issues:
        remedy = "describe it under [[issues]], or name one of docs/case-file.md"
        reader.say(f"{key}.issue", f"there is no issue {serves!r}", remedy=remedy)
    if not own:
        return None
    return Step(
        key=own,
        definition="",
        issue=issue,
        also=(),
        cues=cues,
        reversed=(),
        only_ended=frozenset(),
        ended=None,
    )


def _keyed(
    reader: _Reader, table: Mapping[str, Any], key: str, is_known: Callable[[str], bool]
) -> tuple[str | None, tuple[str, ...]]:
    """The key of an issue or step, marked as the user's own where the lexicon does not have it, and its cues."""
    name = reader.word(table.get("key"), f"{key}.key", KEY, "port_access")
    cues = reader.words(table.get("cues"), f"{key}.cues")
    if "key" not in table:
        reader.say(key, "there is no key", remedy='write key = "…", a short name such as port_access')
    if not cues:
        remedy = 'write cues = ["…"], the words by which a text names it'
        reader.say(key, "there are no cues", remedy=remedy)
    if any(not re.search(r"\w", cue.split()[0]) for cue in cues):
        reader.say(f"{key}.cues", "a cue begins with no word", remedy="let it begin with one that texts have")
        return None, ()
    return (name if name is None or is_known(name) else f"{OWN}{name}"), cues


def _outlet(reader: _Reader, value: object, key: str) -> Outlet | None:
    table = reader.table(value, key, ("name", "country", "language"))
    name = reader.word(table.get("name"), f"{key}.name")
    if name is None and "name" not in table:
        reader.say(key, "there is no name", remedy='write name = "…", as pages name the outlet, or its host')
    country = reader.word(table.get("country"), f"{key}.country", COUNTRY, "KEN (ISO 3166-1 alpha-3)")
    language = reader.word(table.get("language"), f"{key}.language", LANGUAGE, "en (ISO 639)")
    return Outlet(name=name, country=country, language=language) if name else None
