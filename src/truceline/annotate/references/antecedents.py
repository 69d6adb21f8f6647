"""What pronouns and descriptions may refer to: the mentions so far, with the actors that they mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from operator import attrgetter

from truceline.annotate.mentions.cast import unknown_actor
from truceline.annotate.mentions.nominals import government_in
from truceline.annotate.mentions.reading import Covered, Reading
from truceline.annotate.references.ranking import Candidate, Choice, Decision, Meant, Seen
from truceline.lexicon.actors import ActorEntry
from truceline.lexicon.antecedents import AntecedentWeights
from truceline.lexicon.coreference import CoreferenceWords
from truceline.lexicon.lexicon import Lexicon
from truceline.model.actor import Actor, Mention
from truceline.model.parse import Parse, Token
from truceline.model.spans import Span

SUBJECTS = ("nsubj", "nsubjpass")
OBJECTS = ("dobj", "dative", "pobj")
# Relations of a verb that has the subject of the verb above it.
SHARING = ("xcomp", "conj", "advcl", "pcomp")


@dataclass
class Antecedents:
    """The mentions of each sentence in text order, and the actors of the article.

    `speakers` pairs the content of each quotation in direct speech with the span of its source. `words` are those of
    the lexicon that pronouns and descriptions are resolved by; with one of `bare_nouns` a description without a name
    may end, with one of `bare_ends` also an epithet or a half of a country. `tells_ages`: somebody is a "46-year-old".
    `relations`, `heads`, `nameless`, `sighted`
    and `chained` keep what every pronoun asks of the sentences before it: what words are to their verb, their heads,
    which nouns may be somebody without a mention, and who is seen and listed in a sentence, with the mentions by which
    that was found. `in_vain` has by which mentions of its sentence a pronoun was found to mean nobody.
    """

    reading: Reading
    rows: list[list[Mention]]
    actors: dict[str, Actor]
    genders: dict[str, str]
    speakers: Sequence[tuple[Span, Span]]
    introduced: dict[str, Actor] = field(default_factory=dict)
    decisions: list[Decision] = field(default_factory=list)
    certainty: dict[int, float] = field(default_factory=dict)
    words: CoreferenceWords = field(init=False)
    weights: AntecedentWeights = field(init=False)
    _speech: list[list[tuple[Span, Span]]] = field(init=False)
    _quoted: Covered = field(init=False)
    _sources: Covered = field(init=False)
    _roles: dict[str, set[str]] = field(init=False)
    topics: frozenset[str] = field(init=False)
    bare_nouns: frozenset[str] = field(init=False)
    bare_ends: frozenset[str] = field(init=False)
    tells_ages: bool = field(init=False)
    relations: dict[Span, str] = field(default_factory=dict)
    nameless: dict[tuple[int, bool | None], list[Token]] = field(default_factory=dict)
    things: dict[int, list[Token]] = field(default_factory=dict)
    sighted: dict[tuple[int, str], tuple[list[Mention] | None, tuple[Seen, ...]]] = field(default_factory=dict)
    chained: dict[int, tuple[list[Mention] | None, list[tuple[str, ...]]]] = field(default_factory=dict)
    heads: dict[Span, Token | None] = field(default_factory=dict)
    in_vain: dict[int, list[Mention]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.words = self.reading.lexicon.coreference
        self.weights = self.reading.lexicon.antecedents
        self.bare_nouns, self.bare_ends = _bare_words(self.reading.lexicon)
        self.tells_ages = "-year-old" in self.reading.plain.lower()
        self._roles = {}
        self.topics = self._topics()
        for m in (m for row in self.rows for m in row if m.role):
            self._roles.setdefault(m.of, set()).add((m.role or "").lower())
        self._speech = [[] for _ in self.reading.views]
        self._quoted = Covered(len(self.reading.plain), (content for content, _ in self.speakers))
        self._sources = Covered(len(self.reading.plain), (source for _, source in self.speakers))
        for content, source in self.speakers:
            first, last = self.reading.view_at(content.start), self.reading.view_at(max(content.start, content.end - 1))
            for number in range(first, last + 1):
                self._speech[number].append((content, source))
        self.rows = [list(dict.fromkeys(row)) if len(row) > 1 else row for row in self.rows]

    def _topics(self) -> frozenset[str]:
        """The person and the body that the article names most often, if it names no other as often."""
        found = set()
        counts = Counter([m.of for row in self.rows for m in row])
        for people in (True, False):
            own = {i: n for i, n in counts.items() if (kind := self.kind(i)) and (kind == "person") == people}
            most = max(own.values(), default=0)
            top = [i for i, n in own.items() if n == most]
            if len(top) == 1:
                found.add(top[0])
        return frozenset(found)

    @cached_property
    def ties(self) -> dict[str, set[tuple[str, str]]]:
        """What each actor owns and does where the article names it."""
        found: dict[str, set[tuple[str, str]]] = {}
        for view, row in zip(self.reading.views, self.rows, strict=True):
            if view.parse is None:
                continue
            for m in row:
                head = self.head(view.parse, m.span) if m.form != "pronoun" else None
                if head is not None:
                    found.setdefault(m.of, set()).update(ties_of(view.parse, head))
        return found

    def add(self, number: int, mentions: Sequence[Mention]) -> None:
        """Let mentions of a sentence be referred to, and take in actors of the lexicon that no name has named."""
        if not mentions:
            return
        for m in mentions:
            entry = self.reading.lexicon.actors.get(m.of) if m.of not in self.actors else None
            if entry is not None:
                self.actors[m.of] = self.introduced[m.of] = entry.actor
        row = dict.fromkeys([*self.rows[number], *mentions])
        if len(row) > len(self.rows[number]):
            self.rows[number] = sorted(row, key=attrgetter("span"))

    def head(self, parse: Parse, span: Span) -> Token | None:
        """The word of a span on which its others hang, found once (`head_of`)."""
        if span not in self.heads:
            self.heads[span] = head_of(parse, span)
        return self.heads[span]

    def chains(self, number: int) -> list[tuple[str, ...]]:
        """The lists of a sentence (`chains_of`), found anew only when it has other mentions."""
        row, chains = self.chained.get(number, (None, []))
        if row is not self.rows[number]:
            row, chains = self.rows[number], chains_of(self.reading, self.rows[number])
            self.chained[number] = row, chains
        return chains

    def before(self, number: int, at: int) -> list[Mention]:
        """The mentions of a sentence that end before an offset."""
        return [m for m in self.rows[number] if m.span.end <= at]

    @property
    def office_modifiers(self) -> frozenset[str]:
        """Words that belong to the name of an office: "foreign" in "the foreign minister"."""
        return self.reading.lexicon.descriptions.office_modifiers

    def holds(self, actor_id: str, title: str) -> bool:
        """Whether the text gives a person an office by these words, or the office table does at the page's day.

        A former one is over by then.
        """
        if self.kind(actor_id) != "person":
            return False
        if self.called(actor_id, title):
            return True
        office, day = self.reading.lexicon.titles.office(title), self.reading.latest
        if (
            office is None
            or day is None
            or not self.reading.lexicon.titles.suits(office, self.actors[actor_id].country)
        ):
            return False
        held = [
            t for t in self.reading.lexicon.offices.held_by(actor_id)
            if t.office in office.offices and office.of in (None, t.of)
        ]  # fmt: skip
        if not office.holds_now:
            return bool(held) and all(t.end is not None and t.end < day for t in held)
        return any(t.covers(day, day) for t in held)

    def called(self, actor_id: str, title: str) -> bool:
        """Whether the text gives a person an office by these words or by others for one calling."""
        same = next((g for g in self.words.bare.same if title in g), frozenset({title}))
        calling = self.words.callings.get(title, frozenset())
        if calling and any(calling & set(role.split()) for role in self._roles.get(actor_id, ())):
            return True
        return any(self._ends_in(role.split(), t.split()) for role in self._roles.get(actor_id, ()) for t in same)

    def role_words(self, actor_id: str) -> list[set[str]]:
        """The words of each role that the text gives a person, "spokes" for all spokespeople."""
        return [
            {"spokes" if w.startswith("spokes") else w for w in role.split()} for role in self._roles.get(actor_id, ())
        ]

    def _ends_in(self, role: list[str], title: list[str]) -> bool:
        before = role[: -len(title)]
        return role[-len(title) :] == title and not (before and before[-1] in self.words.bare.other)

    def office_of(self, person: Actor, state: ActorEntry) -> Actor | None:
        """The office of whom the text calls president or prime minister of a state, taken in as an actor of its own."""
        title = next((t for t in ("president", "prime minister") if self.called(person.id, t)), None)
        if title is None or self._of_a_group(person.id):
            return None
        name = f"Office of the {title.title()} of {state.actor.name}"
        found = self.reading.lexicon.actors.written(name)
        office = found[0].actor if found else unknown_actor(name, "organ", state.actor.country, "GOV")
        if office.id not in self.actors:
            self.actors[office.id] = self.introduced[office.id] = office
        return office

    def _of_a_group(self, actor_id: str) -> bool:
        """Whether a person's office is that of an armed group: "Houthi prime minister"."""
        words = {w.capitalize() for role in self._roles.get(actor_id, ()) for w in role.split()}
        return any(e.actor.kind == "armed_group" for w in words for e in self.reading.lexicon.actors.written(w))

    def decide(
        self, token: Token, choice: Choice, found: Mapping[Meant, Candidate], about: tuple[str, ...]
    ) -> tuple[str, ...]:
        """Keep how a pronoun was resolved, and give whom it means."""
        self.certainty[token.start] = choice.sure
        self.decisions.append(Decision(Span(token.start, token.end), choice, found, about))
        return choice.meant

    def kind(self, actor_id: str) -> str | None:
        """The kind of an actor; None for a place."""
        actor = self.actors.get(actor_id)
        return actor.kind if actor else None

    def state_of(self, actor_id: str) -> str | None:
        """The state of an actor."""
        actor = self.actors.get(actor_id)
        entry = government_in(actor.country, self.reading) if actor else None
        return entry.actor.id if entry else None

    def speaking_at(self, offset: int) -> frozenset[str]:
        """Whoever says the words at an offset in direct speech."""
        if not self._quoted.holds(offset):
            return frozenset()
        near = self._speech[self.reading.view_at(offset)]
        sources = [source for content, source in near if content.start <= offset < content.end]
        return frozenset(m.of for s in sources for m in self.rows[self.reading.view_at(s.start)] if m.span.overlaps(s))

    def spoken_by(self, token: Token) -> list[Span]:
        """The contents of direct speech of which a word is, or begins, the source."""
        if not self._sources.holds(token.start):
            return []
        return [c for c, s in self.speakers if s.start <= token.start < s.end]

    def speaks_at(self, token: Token) -> bool:
        """Whether a word is, or begins, the source of direct speech: "*he* added"."""
        return self._sources.holds(token.start)

    def spoke_before(self, offset: int, back: int = 1) -> frozenset[str]:
        """Whoever is named last before an offset as the source of direct speech, in its sentence or those before."""
        number = self.reading.view_at(offset)
        begin = self.reading.starts[number - back] if number > back else 0
        near = [s for c, s in self.speakers if s.end <= offset and c.end > begin]
        last = max(near, default=None)
        row = self.rows[self.reading.view_at(last.start)] if last else []
        return frozenset(m.of for m in row if last and m.span.overlaps(last))

    def is_quoted(self, offset: int) -> bool:
        """Whether an offset lies in direct speech."""
        return self._quoted.holds(offset)


@cache
def _bare_words(lexicon: Lexicon) -> tuple[frozenset[str], frozenset[str]]:
    """With what words descriptions without a name may end, and with what these, epithets and halves of a country."""
    words = lexicon.coreference
    nouns = words.bare.nouns | words.somebody.nouns | lexicon.descriptions.bodies.governing | {"office"}
    return nouns, nouns.union(phrase.lower().split()[-1] for phrase in (*words.epithets, *words.halves))


def ties_of(parse: Parse, token: Token) -> frozenset[tuple[str, str]]:
    """What a word owns or does: "owner" with the thing's lemma, "subject" with the verb's."""
    head = parse.head(token)
    if token.dep in ("poss", "compound", "amod") and head.pos == "NOUN":
        return frozenset({("owner", head.lemma.lower())})
    if token.dep in SUBJECTS and head.pos == "VERB":
        return frozenset({("subject", head.lemma)})
    return frozenset()


def head_of(parse: Parse, span: Span) -> Token | None:
    """The word of a span on which its others hang."""
    for t in parse.within(span):
        if t.head == t.index or not span.start <= parse.tokens[t.head].start < span.end:
            return t
    return None


def standing_of(parse: Parse, token: Token) -> Token:
    """The word whose relation to the verb a word shares: of a list its first, of an apposition what it explains."""
    for _ in range(len(parse.tokens)):
        if token.dep not in ("conj", "appos") or token.head == token.index:
            break
        token = parse.head(token)
    return token


def frame_of(parse: Parse, token: Token) -> Token | None:
    """The verb nearest above a word."""
    while token.head != token.index:
        token = parse.tokens[token.head]
        if token.pos in ("VERB", "AUX"):
            return token
    return None


def meant_at(mentions: Sequence[Mention], token: Token) -> tuple[str, ...]:
    """The actors of the shortest mention in which a word stands."""
    holding = [m for m in mentions if m.span.start <= token.start < m.span.end]
    shortest = min((m.span.end - m.span.start for m in holding), default=0)
    return tuple(dict.fromkeys(m.of for m in holding if m.span.end - m.span.start == shortest))


def bound_to(parse: Parse, token: Token, row: Sequence[Mention]) -> tuple[str, ...]:
    """The subject of its own verb for a reflexive, the name before "and his"."""
    if token.dep == "poss":
        return meant_at(row, parse.tokens[token.index - 2])
    verb = frame_of(parse, token)
    subject = parse.child(verb, *SUBJECTS) if verb else None
    while verb is not None and subject is None and verb.dep in SHARING:
        verb = frame_of(parse, verb)  # "Oman *seeks* to present itself"
        subject = parse.child(verb, *SUBJECTS) if verb else None
    return meant_at(row, subject) if subject else ()


def chain_before(reading: Reading, mentions: Sequence[Mention], at: int) -> tuple[str, ...]:
    """The members of a list that goes on at an offset: those in "A, B and their aides"."""
    before = [m for m in mentions if m.span.end <= at]
    if not before or _gap(reading, before[-1].span.end, at) not in reading.lexicon.coreference.several.joints:
        return ()
    last = next(iter(chains_of(reading, before)), ())
    return last if before[-1].of in last else ()


def chains_of(reading: Reading, mentions: Sequence[Mention]) -> list[tuple[str, ...]]:
    """The runs of mentions that a list joins ("A, B and Prime Minister C"), or one span; the last first."""
    if len(mentions) < 2:
        return []
    owning = reading.lexicon.coreference.bodies.owning
    chains: list[list[Mention]] = []
    end = -1
    for m in mentions:
        if m.form == "pronoun" and reading.words_of(m.span).lower() in owning:
            continue  # "A and his colleague B"
        start = m.role_span.start if m.role_span and m.role_span.end <= m.span.start else m.span.start
        if chains and (
            m.span == chains[-1][-1].span or _gap(reading, end, start) in reading.lexicon.coreference.several.joints
        ):
            chains[-1].append(m)
        else:
            chains.append([m])
        end = max(m.span.end, m.role_span.end if m.role_span else 0)
    found = [tuple(dict.fromkeys(m.of for m in c)) for c in reversed(chains)]
    return [c for c in found if len(c) > 1]


def _gap(reading: Reading, start: int, end: int) -> str:
    """What stands between two mentions, without forms of address."""
    words = reading.plain[max(0, start) : end].removeprefix("'s").split() if end - start < 40 else ["…"]
    titles = reading.lexicon.descriptions.titles
    return " ".join(w for w in words if w.lower().rstrip(".") not in titles)
