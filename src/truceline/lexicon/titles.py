"""Words of offices: which office "foreign minister" or "Kremlin chief" means, and how high it stands."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace

from truceline.lexicon.actors import parts
from truceline.lexicon.tables import read_rows
from truceline.model.statement import Level

COLUMNS = ("words", "office", "level", "of", "where", "source")
MODIFIER_COLUMNS = ("word", "modifier", "source")
WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*\.?")
PREPOSITIONS = frozenset({"of", "for", "to", "in", "at", "on", "from", "under", "and"})
HYPHENED = re.compile(r"^(ex|then|vice|deputy)-(?=\w)|-(elect|designate)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """What words for an office mean.

    `words` are those of the office alone, lower case; `offices` the keys of the office table that they may stand for,
    likeliest first; `of` the actor whose office it is, where the words fix it ("Kremlin chief"); `modifier` is one of
    former, late, then, acting, interim, deputy, outgoing, elect, disputed.
    """

    words: str
    offices: tuple[str, ...]
    level: Level
    of: str | None = None
    modifier: str | None = None

    @property
    def office(self) -> str:
        """The likeliest office."""
        return self.offices[0]

    @property
    def holds_now(self) -> bool:
        """Whether the words say that the person holds just this office at the time spoken of."""
        return self.modifier in (None, "acting", "interim", "then", "outgoing")


@dataclass(frozen=True, slots=True)
class TitleTable:
    """All words of offices. A row has its countries or actors under `where`, or is for all others."""

    rows: tuple[tuple[Title, frozenset[str]], ...]
    modifiers: dict[str, str] = field(default_factory=dict)
    _by_words: dict[tuple[str, ...], tuple[tuple[Title, frozenset[str]], ...]] = field(
        init=False, repr=False, compare=False
    )
    _called: dict[tuple[str, str], frozenset[str]] = field(init=False, repr=False, compare=False)
    _longest: int = field(init=False, repr=False, compare=False)
    _known: dict[tuple[str, str | None], Title | None] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        found: defaultdict[tuple[str, ...], list[tuple[Title, frozenset[str]]]] = defaultdict(list)
        called: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        for title, where in self.rows:
            found[tuple(_words(title.words))].append((title, where))
            for place in where if len(title.offices) == 1 else ():
                called[place, title.office].add(title.words)
        object.__setattr__(self, "_called", {k: frozenset(v) for k, v in called.items()})
        object.__setattr__(self, "_by_words", {k: tuple(v) for k, v in found.items()})
        object.__setattr__(self, "_longest", max(map(len, found), default=0))

    def office(self, words: str, where: str | None = None) -> Title | None:
        """The office that some words name ("former U.S. President"), or None.

        The longest match counts; of several the last before a preposition, which is the head ("the president's
        spokesman", "spokesman for the president"). `where` is the ISO 3166-1 alpha-3 code of a country or the id of an
        organisation, for words that mean different offices in different places.
        """
        if (words, where) not in self._known:
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            self._known[words, where] = self._read(words, where)
        return self._known[words, where]

    def _read(self, words: str, where: str | None) -> Title | None:
        tokens = _words(words)[:MOST_WORDS]
        head: tuple[int, int] | None = None
        before = at = 0  # `before`: where the words that may modify the head begin
        while at < len(tokens):
            length = self._match(tokens, at)
            if length:
                if head and not all(t in self.modifiers for t in tokens[head[0] : head[1]]):
                    before = head[1]
                head = (at, at + length)
            elif head and tokens[at] in PREPOSITIONS:
                break
            at += length or 1
        if head is None:
            return None
        title = self._row(tuple(tokens[head[0] : head[1]]), where)
        return title and replace(title, modifier=self._modifier(tokens, before, *head))

    def suits(self, title: Title, country: str | None) -> bool:
        """Whether an office is called so in a country: that of Germany's chancellor is no prime minister's.

        Words that all rows have for some countries only are nobody's elsewhere: no president is a "supreme leader".
        Those for several offices ("leader") suit whoever has one of them.
        """
        if country is None or title.of is not None:
            return True
        rows = self._by_words.get(tuple(_words(title.words)), ())
        if rows and all(where and all(place.isupper() for place in where) for _, where in rows):
            return any(country in where for _, where in rows)
        own = self._called.get((country, title.office))
        return not own or title.words in own or len(title.offices) > 1

    def has(self, words: str) -> bool:
        """Whether some words, lower case, are those of an office and nothing else."""
        return tuple(_words(words)) in self._by_words

    def words(self) -> tuple[str, ...]:
        """All words of offices, lower case, in the order of the file."""
        return tuple(dict.fromkeys(title.words for title, _ in self.rows))

    def _match(self, tokens: list[str], at: int) -> int:
        """How many words from here are the longest name of an office; 0 if none."""
        for length in range(min(self._longest, len(tokens) - at), 0, -1):
            if tuple(tokens[at : at + length]) in self._by_words:
                return length
        return 0

    def _row(self, key: tuple[str, ...], where: str | None) -> Title | None:
        """The row of some words for a place: its own, else any organisation's, else that for all others."""
        rows = self._by_words[key]
        for wanted in _places(where):
            for title, places in rows:
                if wanted in places if wanted else not places:
                    return title
        return rows[0][0] if where is None else None

    def _modifier(self, tokens: list[str], before: int, start: int, end: int) -> str | None:
        """The modifier nearest to the office: before it, or right after it ("president-elect")."""
        if end < len(tokens) and self.modifiers.get(tokens[end]) == "elect":
            return "elect"
        return next((self.modifiers[t] for t in reversed(tokens[before:start]) if t in self.modifiers), None)


# Descriptions that are kept with the office that they name: a few articles' worth.
MOST_KNOWN = 4096
# Longer descriptions are cut: no office takes more words.
MOST_WORDS = 40


def load_titles(name: str, modifiers: str) -> TitleTable:
    """Read the words of offices and those that modify them."""
    rows = tuple(_title(row) for row in read_rows(name, COLUMNS))
    return TitleTable(rows, {row["word"]: row["modifier"] for row in read_rows(modifiers, MODIFIER_COLUMNS)})


def _title(row: dict[str, str]) -> tuple[Title, frozenset[str]]:
    level: Level = row["level"]  # type: ignore[assignment]  # held by tests/unit/lexicon
    title = Title(words=row["words"], offices=parts(row["office"]), level=level, of=row["of"] or None)
    return title, frozenset(parts(row["where"]))


def _places(where: str | None) -> tuple[str, ...]:
    """What to look for under `where`, best first; the empty string is the row for all others."""
    if where is None:
        return ("",)
    if where.isupper():
        return (where, "")
    return (where, "organisation", "")


def _words(text: str) -> list[str]:
    """The words of a description, lower case, with hyphened modifiers parted and possessives bare."""
    found = []
    for match in WORD.finditer(text.casefold()):
        word = match.group().replace("’", "'").removesuffix("'s")
        while part := HYPHENED.search(word):
            if part.start() == 0 and word != "vice-president":
                found.append(part.group(1) or word)
                word = word[part.end() :]
            elif part.group(2):
                found.append(word[: part.start()])
                word = part.group(2)
            else:
                break
        found.append(word)
    return found
