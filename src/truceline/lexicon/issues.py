"""What negotiations are about (issues) and what is asked for, offered and wanted before something else (steps)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import product
from typing import Any

from truceline.errors import LexiconInvalid
from truceline.lexicon.tables import read_toml

WORD = re.compile(r"(\w+)(?:['’]s\b)?")
GAP = "~"
# Words that a `~` in a cue may stand for: "release of ten living Israeli hostages" has three.
GAP_WORDS = 4
# What a gap never crosses.
STOPS = re.compile(r"[;:!?()\n]|[,.](?!\d)")
OTHER_CONDITION = "other_condition"
# What brings to a noun of acting what it is done to: they are no part of the act itself.
PREPOSITIONS = frozenset({"of", "to", "from", "on", "for"})
# What the key of an issue or step of the user's own begins with.
OWN = "own:"
# Stems that are kept; when they are more, all are let go. Texts that are searched again and again: a sentence for each
# of its words of judgement.
MOST_STEMS, MOST_TEXTS = 50_000, 512


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """A matter of negotiation. `pax` are the nearest PA-X topic codes."""

    key: str
    definition: str
    pax: tuple[str, ...]
    cues: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """A step as a word with what it is done to, or with who does it (`moves`).

    `word` is a stem, `particles` what else belongs to it ("hand *over*"), `things` are the stems of each name of
    what it is done to, `reversed` marks what the step ends.
    """

    key: str
    word: str
    particles: frozenset[str]
    things: frozenset[tuple[str, ...]]
    moves: bool
    reversed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A thing to be done in a negotiation.

    `issue` is what it serves, `also` what else it may serve. `acts` are words with what they are done to. `reversed`
    are cues of what the step ends, `only_ended` those of them that are too common elsewhere to count where no word of
    ending governs them; `ended` is the step that ending this one is, where that is a step of its own. `stops`: less of
    what a reversed cue names, or later, is no such step.
    """

    key: str
    definition: str
    issue: str | None
    also: tuple[str, ...]
    cues: tuple[str, ...]
    reversed: tuple[str, ...]
    only_ended: frozenset[str]
    ended: str | None
    stops: bool = False
    acts: tuple[Act, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CueMatch:
    """A cue found in a text: `start` and `end` count in that text, `words` are the cue's own words."""

    key: str
    cue: str
    start: int
    end: int
    words: int
    reversed: bool = False


@dataclass(frozen=True, slots=True)
class _Pattern:
    key: str
    cue: str
    stems: tuple[str, ...]
    reversed: bool

    @property
    def words(self) -> int:
        return len(self.stems) - self.stems.count(GAP)


@dataclass(frozen=True, slots=True)
class WordForms:
    """Irregular forms of words, and the stems of all."""

    irregular: Mapping[str, str]
    _stems: dict[str, str] = field(default_factory=dict, init=False, repr=False, compare=False)

    def stem(self, word: str) -> str:
        """Cut a word to its stem, so that "ceding", "ceded" and "cedes" are one, and "-ise" is "-ize".

        A word that is its own irregular form stays as it is: "settlements" are no settlement.
        """
        if word not in self._stems:
            if len(self._stems) >= MOST_STEMS:
                self._stems.clear()
            self._stems[word] = self._cut(word)
        return self._stems[word]

    def stems(self, text: str) -> list[str]:
        """The stems of the words of a text."""
        known = self._stems
        return [known.get(word) or self.stem(word) for word in WORD.findall(text)]

    def _cut(self, word: str) -> str:
        w = word.casefold()
        if (form := self.irregular.get(w)) == w:
            return w
        w = form or w
        w = re.sub(r"is(e|es|ed|ing|ation|ations)$", r"iz\1", w) if len(w) > 6 else w
        w = _without_inflection(w)
        return w[:-1] if w.endswith("e") and len(w) > 3 else w


def _without_inflection(w: str) -> str:
    if w.endswith("ies") and len(w) > 4:
        return w[:-3] + "y"
    if re.search(r"(ss|x|z|ch|sh)es$", w):
        return w[:-2]
    if w.endswith("s") and not w.endswith(("ss", "us", "is")) and len(w) > 3:
        return _without_inflection(w[:-1]) if w.endswith("ings") else w[:-1]
    for ending in ("ing", "ed"):
        base = w[: -len(ending)]
        if w.endswith(ending) and len(base) > 2 and re.search(r"[aeiouy]", base):
            doubled = base[-1] == base[-2] and base[-1] not in "lsz"
            return base[:-1] if doubled else base
    return w


class CueIndex:
    """Cues by their first word's stem."""

    def __init__(self, patterns: Iterable[_Pattern], forms: WordForms) -> None:
        self._forms = forms
        by_first: defaultdict[str, list[_Pattern]] = defaultdict(list)
        for p in patterns:
            by_first[p.stems[0]].append(p)
        self._by_first = {k: sorted(v, key=lambda p: -p.words) for k, v in by_first.items()}
        self.find = lru_cache(MOST_TEXTS)(self._find)

    def _find(self, text: str) -> tuple[CueMatch, ...]:
        """The cues in a text, in text order, none overlapping another: that of most words first, then the longest."""
        taken: list[CueMatch] = []
        found = list(self._all(text))
        if len(found) < 2:
            return tuple(found)
        for m in sorted(found, key=lambda m: (-m.words, m.start - m.end, m.start)):
            if all(m.end <= t.start or t.end <= m.start for t in taken):
                taken.append(m)
        return tuple(sorted(taken, key=lambda m: m.start))

    def _all(self, text: str) -> Iterator[CueMatch]:
        stems = self._forms.stems(text)
        if self._by_first.keys().isdisjoint(stems):
            return
        known, here = self._by_first, {GAP, *stems}
        begun = [(i, p) for i, stem in enumerate(stems) if stem in known for p in known[stem] if p.stems[-1] in here]
        words = list(WORD.finditer(text)) if begun else []
        for i, p in begun:
            last = _last_word(p.stems, stems, words, i, text)
            if last is not None:
                yield CueMatch(
                    key=p.key,
                    cue=p.cue,
                    start=words[i].start(),
                    end=words[last].end(1),
                    words=p.words,
                    reversed=p.reversed,
                )


def _last_word(
    pattern: tuple[str, ...], stems: list[str], words: list[re.Match[str]], start: int, text: str
) -> int | None:
    """Where a pattern that begins at a word ends, None where it is not there."""
    at, gap = start, False
    for wanted in pattern[1:]:
        if wanted == GAP:
            gap = True
            continue
        reach = at + 1 + (GAP_WORDS if gap else 0)
        near = stems[at + 1 : reach + 1]
        if wanted not in near:
            return None
        found = at + 1 + near.index(wanted)
        if STOPS.search(text, words[at].end(), words[found].start()):
            return None
        at, gap = found, False
    return at


@dataclass(frozen=True, slots=True)
class IssueTable:
    """All issues and steps, by key and by cue. `setting` are words of war and diplomacy, as written.

    `unbegun` are the stems of words of ending for what has not begun,
    `lessening` are the stems of words of ending by which there only is less of a thing, or later.
    """

    issues: tuple[Issue, ...]
    steps: tuple[Step, ...]
    ending: tuple[str, ...]
    lessening: frozenset[str]
    unbegun: frozenset[str]
    setting: tuple[str, ...]
    forms: WordForms
    _issues: Mapping[str, Issue] = field(init=False, repr=False, compare=False)
    _steps: Mapping[str, Step] = field(init=False, repr=False, compare=False)
    _issue_cues: CueIndex = field(init=False, repr=False, compare=False)
    _step_cues: CueIndex = field(init=False, repr=False, compare=False)
    _ending_cues: CueIndex = field(init=False, repr=False, compare=False)
    _acts: Mapping[str, tuple[Act, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        plain = [(i.key, c, False) for i in self.issues for c in i.cues]
        steps = [(s.key, c, c in s.reversed) for s in self.steps for c in dict.fromkeys((*s.cues, *s.reversed))]
        ending = [("ending", c, False) for c in self.ending]
        object.__setattr__(self, "_issues", {i.key: i for i in self.issues})
        object.__setattr__(self, "_steps", {s.key: s for s in self.steps})
        for name, cues in (("_issue_cues", plain), ("_step_cues", steps), ("_ending_cues", ending)):
            object.__setattr__(self, name, CueIndex((self._pattern(*c) for c in cues), self.forms))
        acts: defaultdict[str, list[Act]] = defaultdict(list)
        for act in (a for s in self.steps for a in s.acts):
            acts[act.word].append(act)
        object.__setattr__(self, "_acts", {word: tuple(found) for word, found in acts.items()})

    def _pattern(self, key: str, cue: str, is_reversed: bool) -> _Pattern:
        parts = [GAP if p == GAP else self.forms.stem(w) for p in cue.split() for w in WORD.findall(p) or [GAP]]
        return _Pattern(key, cue, tuple(parts), is_reversed)

    def extended(self, issues: Iterable[Issue], steps: Iterable[Step]) -> IssueTable:
        """A table with some issues and steps more; one whose key is there already gives that one its cues."""
        own_issues, own_steps = {i.key: i for i in issues}, {s.key: s for s in steps}
        kept_issues = [
            replace(i, cues=_joined(i.cues, own_issues.pop(i.key).cues)) if i.key in own_issues else i
            for i in self.issues
        ]
        kept_steps = [
            replace(s, cues=_joined(s.cues, own_steps.pop(s.key).cues)) if s.key in own_steps else s for s in self.steps
        ]
        return IssueTable(
            issues=(*kept_issues, *own_issues.values()),
            steps=(*kept_steps, *own_steps.values()),
            ending=self.ending,
            lessening=self.lessening,
            unbegun=self.unbegun,
            setting=self.setting,
            forms=self.forms,
        )

    def has_issue(self, key: str) -> bool:
        return key in self._issues

    def has_step(self, key: str) -> bool:
        return key in self._steps

    def issue(self, key: str) -> Issue:
        return self._issues[key]

    def step(self, key: str) -> Step:
        return self._steps[key]

    def match_step(self, text: str) -> CueMatch | None:
        """The step that a text names by the longest cue, with its place."""
        return max(self.find_steps(text), key=lambda m: m.words, default=None)

    def find_issues(self, text: str) -> tuple[CueMatch, ...]:
        """All issues that a text names."""
        return self._issue_cues.find(text)

    def find_steps(self, text: str, *, ended: bool = False) -> tuple[CueMatch, ...]:
        """All steps that a text names, or the reverse of which it names; `ended`: also by cues to be ended only."""
        found = self._step_cues.find(text)
        return found if ended else tuple(m for m in found if m.cue not in self._steps[m.key].only_ended)

    def is_lessened(self, key: str, ending: str) -> bool:
        """Whether a word of ending only lessens or puts off what a step would stop: "*reduce* the violence"."""
        entry = self._steps.get(key)
        return entry is not None and entry.stops and self.forms.stem(ending) in self.lessening

    def is_unbegun(self, ending: str) -> bool:
        """Whether a word of ending is for what has not begun: "*hold* off on sanctions"."""
        return self.forms.stem(ending) in self.unbegun

    def acts_by(self, lemma: str) -> tuple[Act, ...]:
        """The acts that a word may make."""
        return self._acts.get(self.forms.stem(lemma), ())

    def find_endings(self, text: str) -> tuple[CueMatch, ...]:
        """The words of a text that end or hinder what they govern."""
        return self._ending_cues.find(text)

    def issue_for(self, step: str, text: str) -> str | None:
        """The issue that a step serves in a text: another than its own where only that one's cues stand there."""
        entry = self._steps[step]
        named = [m.key for m in self.find_issues(text)]
        if entry.issue is None:
            return named[0] if named else None
        return next((k for k in named if k in entry.also), entry.issue)


def _joined(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one, *other)))


def load_issues(issues: str, steps: str) -> IssueTable:
    """Read the files of issues and of steps.

    Raises LexiconInvalid where a step serves an issue, or ends in a step, that is not there.
    """
    data, more = read_toml(issues), read_toml(steps)
    sets, forms = more.get("sets", {}), WordForms(more["forms"])
    table = IssueTable(
        issues=tuple(
            Issue(
                key=i["key"],
                definition=i["definition"],
                pax=tuple(i["pax"]),
                cues=tuple(dict.fromkeys((*i["cues"], *i["more"]))),
            )
            for i in data["issues"]
        ),
        steps=tuple(
            Step(
                key=s["key"],
                definition=s["definition"],
                issue=s["issue"] or None,
                also=tuple(s.get("also", ())),
                cues=_written_out((*s["cues"], *s["more"]), sets),
                reversed=_written_out((*s["reversed"], *s.get("only_ended", ())), sets),
                only_ended=frozenset(_written_out(s.get("only_ended", ()), sets)),
                ended=s.get("ended"),
                stops=s.get("stops", False),
                acts=tuple(_acts(s, sets, forms)),
            )
            for s in more["steps"]
        ),
        ending=tuple(more["ending"]),
        lessening=frozenset(forms.stem(w) for w in more.get("lessening", ())),
        unbegun=frozenset(forms.stem(w) for w in more.get("unbegun", ())),
        setting=tuple(more.get("setting", ())),
        forms=forms,
    )
    _check(table, steps)
    return table


def _written_out(cues: Iterable[str], sets: Mapping[str, list[str]]) -> tuple[str, ...]:
    """Cues with each set of words that they name written out: "<free> ~ <captive>" is each verb with each noun."""
    found: dict[str, None] = {}
    for cue in cues:
        parts = [sets[p[1:-1]] if p.startswith("<") else [p] for p in cue.split()]
        found.update(dict.fromkeys(" ".join(words) for words in product(*parts)))
    return tuple(found)


def _acts(step: Mapping[str, Any], sets: Mapping[str, list[str]], forms: WordForms) -> Iterator[Act]:
    """The acts of a step: its cues of two sets ("<free> ~ <captive>"), and `moves`, whose first set does the second."""
    for cue in (*step["more"], *step["reversed"], *step.get("acts", ()), *step.get("moves", ())):
        parts = [p[1:-1] for p in cue.split() if p.startswith("<")]
        if len(parts) != 2 or len(cue.split()) > 3:
            continue
        moves = cue in step.get("moves", ())
        words, things = (parts[1], parts[0]) if moves else parts
        names = frozenset(tuple(forms.stem(w) for w in thing.split()) for thing in sets[things])
        for text in sets[words]:
            word, *particles = (w for w in text.split() if w not in PREPOSITIONS)
            yield Act(
                key=step["key"],
                word=forms.stem(word),
                particles=frozenset(particles),
                things=names,
                moves=moves,
                reversed=cue in step["reversed"],
            )


def _check(table: IssueTable, where: str) -> None:
    issues, steps = {i.key for i in table.issues}, {s.key for s in table.steps}
    for s in table.steps:
        unknown = [k for k in (s.issue, *s.also) if k and k not in issues] + [
            k for k in (s.ended,) if k and k not in steps
        ]
        if unknown:
            raise LexiconInvalid(
                "a step names an issue or step that is not there", where=where, why=f"{s.key}: {unknown}"
            )
