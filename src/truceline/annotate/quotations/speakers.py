"""Who speaks: the actor that a source's words mean, by name or because the turn goes on; and what holds what."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter

from truceline.annotate.mentions.find import Mentioned
from truceline.annotate.quotations.marks import find_quoted, quoted_near
from truceline.annotate.quotations.phrases import antecedent_of
from truceline.annotate.quotations.speech import Draft
from truceline.lexicon.reporting import ReportingCues
from truceline.model.actor import Actor, Mention
from truceline.model.coded import AnnotatedArticle
from truceline.model.identity import digest
from truceline.model.parse import Parse, Token
from truceline.model.spans import Span
from truceline.model.statement import Attribution, Quotation

# How far apart in the list of all quotations one and the one that holds it are at most.
BESIDE = 24
# No mention is longer, in code points.
LONGEST_MENTION = 200
# A turn goes on over this many sentences without its speaker's name.
TURN = 6
# No shorter name in capitals is a surname.
SHORTEST_LOUD = 3
# Words on a source that set it apart from whoever is named beside it: "a *former* member of the group".
APART = frozenset({"close", "familiar", "former", "ex"})
PERSONAL = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}
NEUTER = frozenset({"it", "its"})


_start = attrgetter("span.start")


@dataclass(frozen=True, slots=True)
class Turn:
    """Who spoke last, where the words that name the speaker end, and in which sentence."""

    speaker: str
    end: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Cast:
    """What is known of the actors of an article: who they are, women and men, their offices in the text's words."""

    actors: Mapping[str, Actor]
    genders: Mapping[str, str]
    offices: Mapping[str, str]
    cues: ReportingCues

    def is_person(self, actor: str) -> bool:
        return self.actors[actor].kind == "person"

    def may_mean(self, words: str, actor: str) -> bool:
        """Whether a pronoun or a word such as "the envoy", in small letters, may mean an actor."""
        noun = words.removeprefix("the ")
        if not self.is_person(actor):
            return words in NEUTER or (noun != words and noun in self.cues.body_nouns)
        if words in PERSONAL:
            return self.genders.get(actor, PERSONAL[words]) == PERSONAL[words]
        return noun != words and noun in self.offices.get(actor, "").split()


def cast_of(found: Mentioned, cues: ReportingCues) -> Cast:
    """Gather what the mentions of an article tell of its actors."""
    offices: dict[str, str] = {}
    for m in found.mentions:
        if m.role:
            offices[m.of] = f"{offices.get(m.of, '')} {m.role.lower()}"
    return Cast({a.id: a for a in found.actors}, found.genders, offices, cues)


def settle_quotations(
    article: AnnotatedArticle,
    drafts: Sequence[Draft],
    mentions: Sequence[Mention],
    cast: Cast,
) -> tuple[Quotation, ...]:
    """Give quotations their ids, parents and speakers."""
    ids = [digest(article.article.page.sha256, d.contents, d.cue) for d in drafts]
    parents = [_parent_of(i, drafts) for i in range(len(drafts))]
    speakers = _speakers(article, drafts, parents, mentions, cast)
    quoted = find_quoted(article.text)
    done = []
    for i, (d, parent) in enumerate(zip(drafts, parents, strict=True)):
        attribution = Attribution(
            source=speakers[i],
            source_span=d.source,
            cue_span=d.cue,
            content_spans=d.contents,
            direct=all(
                any(q.span.contains(_bare(article.text, s)) for q in quoted_near(quoted, s)) for s in d.contents
            ),
            role=d.role,
        )
        done.append(Quotation(id=ids[i], parent=None if parent is None else ids[parent], attribution=attribution))
    return tuple(done)


def _parent_of(i: int, drafts: Sequence[Draft]) -> int | None:
    """The narrowest quotation that holds another."""
    cue, first = drafts[i].cue, max(0, i - BESIDE)
    if cue is None:
        return None
    around = (
        k
        for k, d in enumerate(drafts[first : i + BESIDE], first)
        if d.contents[0].start <= cue.start and cue.end <= d.contents[-1].end and k != i
    )
    holding = [k for k in around if _lies_in(drafts[i], cue, drafts[k])]
    return min(holding, key=lambda k: sum(s.end - s.start for s in drafts[k].contents), default=None)


def _lies_in(inner: Draft, cue: Span, outer: Draft) -> bool:
    """Whether the cue and all content of one quotation lie in the content of another."""
    if not any(s.contains(cue) for s in outer.contents):
        return False
    return all(any(o.contains(s) for o in outer.contents) for s in inner.contents)


def _bare(text: str, span: Span) -> Span:
    end = span.end
    while end > span.start and text[end - 1] in " ,;:.—–-\xa0\t":
        end -= 1
    return Span(span.start, end)


def _speakers(
    article: AnnotatedArticle,
    drafts: Sequence[Draft],
    parents: Sequence[int | None],
    mentions: Sequence[Mention],
    cast: Cast,
) -> list[str | None]:
    """The actor of each quotation, named or understood from the quotation before it."""
    ordered = sorted((m for m in mentions if m.of in cast.actors), key=attrgetter("span"))
    found = [_named(article, d, ordered, cast) for d in drafts]
    told = [c for d in drafts for c in d.contents]
    turn: Turn | None = None
    papers: dict[str, str] = {}
    for i in sorted(range(len(drafts)), key=lambda i: drafts[i].cue or drafts[i].contents[0]):
        d, source = drafts[i], drafts[i].source
        if source is None or parents[i] is not None:
            continue
        words = source.of(article.text).lower()
        if turn is not None and d.sentence.index - turn.sentence < TURN and cast.may_mean(words, turn.speaker):
            near = ordered[bisect_left(ordered, turn.end, key=_start) : bisect_left(ordered, source.start, key=_start)]
            people = [m for m in near if m.span.end <= source.start and m.form == "name" and cast.is_person(m.of)]
            goes_on = all(any(c.overlaps(m.span) for c in told) for m in people)
            past = words in PERSONAL and _is_told(found[i], near, told)
            if goes_on and (found[i] is None or past or _only_told(found[i], source, ordered, told)):
                found[i] = turn.speaker
        noun = words.removeprefix("the ")
        if found[i] is None and noun in cast.cues.papers:
            found[i] = papers.get(noun)
        speaker = found[i]
        if speaker:
            told_in = _papers(d.sentence.span.of(article.text), cast.cues)
            papers.update(dict.fromkeys(told_in, speaker))
        turn = Turn(speaker, source.end, d.sentence.index) if speaker else None
    return found


def _papers(sentence: str, cues: ReportingCues) -> set[str]:
    """The papers in which the words of a sentence were spoken: "said in *a statement*", "issued *a letter*"."""
    words = sentence.lower().replace(",", " ").replace(".", " ").split()
    return {noun for article, noun in pairwise(words) if article in ("a", "an") and noun in cues.papers}


def _is_told(actor: str | None, mentions: Sequence[Mention], told: Sequence[Span]) -> bool:
    """Whether some mentions, those since somebody spoke, bring an actor up only in what is told, or not at all."""
    return all(any(c.overlaps(m.span) for c in told) for m in mentions if m.of == actor)


def _only_told(actor: str | None, source: Span, mentions: Sequence[Mention], told: Sequence[Span]) -> bool:
    """Whether an actor was last named inside what somebody else told: such a one is seldom the next to speak."""
    before = [m for m in mentions if m.of == actor and m.form == "name" and m.span.end <= source.start]
    return bool(before) and any(c.contains(before[-1].span) for c in told)


def _named(
    article: AnnotatedArticle,
    draft: Draft,
    mentions: Sequence[Mention],
    cast: Cast,
) -> str | None:
    """The actor whom the head of a source names, or for whom its head speaks ("a Kremlin *official*")."""
    if draft.source is None:
        return None
    parse = article.parses[draft.sentence.index] if draft.sentence.index < len(article.parses) else None
    taken_up = antecedent_of(parse, draft.source) if parse else None
    source = taken_up or draft.source
    inside = _inside(source, mentions)
    if not inside:
        return _loudly_named(source.of(article.text), cast)
    head = _head(parse, source) if parse else None
    whole = [
        m
        for m in inside
        if m.span.start == inside[0].span.start and m.span.end == source.end > inside[0].span.end
        if m.form == "nominal" and (head is None or m.span.start <= head.start < m.span.end)
    ]
    named = [m for m in inside if m.span == source]
    if whole or named:
        return (whole or named)[0].of
    if parse is None or head is None:
        return inside[0].of
    for word in (head, *parse.children(head, "appos", "conj")):
        at = next((m for m in inside if m.span.start <= word.start < m.span.end), None)
        if at is not None:
            return at.of
    if head.lemma not in cast.cues.voices or any(t.text.lower() in APART for t in parse.children(head)):
        return None  # "a source close to Baku" is not Baku's
    return next((m.of for m in inside if m.role or not cast.is_person(m.of)), None)


def _loudly_named(name: str, cast: Cast) -> str | None:
    """The one person whose surname stands in capitals, as before the turns of a talk: "KAGAME: …"."""
    if not name.isupper() or len(name) < SHORTEST_LOUD:
        return None
    found = [i for i, a in cast.actors.items() if a.kind == "person" and name in (a.name.upper(), _last(a.name))]
    return found[0] if len(found) == 1 else None


def _last(name: str) -> str:
    return name.upper().split()[-1] if name else ""


def _inside(source: Span, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, in text order, that meet a source."""
    first = bisect_left(mentions, source.start - LONGEST_MENTION, key=_start)
    last = bisect_left(mentions, source.end, key=_start)
    return [m for m in mentions[first:last] if m.span.overlaps(source)]


def _head(parse: Parse, source: Span) -> Token | None:
    """The word of a source on which its others hang."""
    words = parse.within(source)
    known = {t.index for t in words}
    return next((t for t in words if t.pos != "PUNCT" and (t.head not in known or t.head == t.index)), None)
