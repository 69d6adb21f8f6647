"""Who speaks: the actor that a source's words mean, by name or because the turn goes on; and what holds what."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from truceline.annotate.quotations_marks import find_quoted, quoted_near
from truceline.annotate.quotations_speech import Draft
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
TURN = 3
PERSONAL = frozenset({"he", "she", "him", "her", "his"})
NEUTER = frozenset({"it", "its"})


def settle_quotations(
    article: AnnotatedArticle,
    drafts: Sequence[Draft],
    mentions: Sequence[Mention],
    actors: Sequence[Actor],
    cues: ReportingCues,
) -> tuple[Quotation, ...]:
    """Give quotations their ids, parents and speakers."""
    ids = [digest(article.article.page.sha256, d.contents, d.cue) for d in drafts]
    parents = [_parent_of(i, drafts) for i in range(len(drafts))]
    speakers = _speakers(article, drafts, parents, mentions, {a.id: a for a in actors}, cues)
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
    beside = range(max(0, i - BESIDE), min(len(drafts), i + BESIDE))
    holding = [k for k in beside if k != i and _lies_in(drafts[i], drafts[k])]
    return min(holding, key=lambda k: sum(s.end - s.start for s in drafts[k].contents), default=None)


def _lies_in(inner: Draft, outer: Draft) -> bool:
    """Whether the cue and all content of one quotation lie in the content of another."""
    if inner.cue is None or not any(s.contains(inner.cue) for s in outer.contents):
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
    actors: Mapping[str, Actor],
    cues: ReportingCues,
) -> list[str | None]:
    """The actor of each quotation, named or understood from the quotation before it."""
    ordered = sorted((m for m in mentions if m.of in actors), key=lambda m: m.span)
    found = [_named(article, d, ordered, actors, cues) for d in drafts]
    turn: tuple[str | None, int] = (None, -TURN)
    for i in sorted(range(len(drafts)), key=lambda i: drafts[i].cue or drafts[i].contents[0]):
        d, source = drafts[i], drafts[i].source
        if source is None or parents[i] is not None:
            continue
        speaker, at = turn
        if found[i] is None and speaker is not None and d.sentence.index - at < TURN:
            if _may_mean(source.of(article.text), actors[speaker], cues):
                found[i] = speaker
        turn = (found[i], d.sentence.index)
    return found


def _may_mean(words: str, actor: Actor, cues: ReportingCues) -> bool:
    """Whether a pronoun or a word such as "the envoy" may mean an actor."""
    lower = words.lower()
    noun = lower.removeprefix("the ")
    if actor.kind == "person":
        return lower in PERSONAL or (noun != lower and noun in cues.person_nouns)
    return lower in NEUTER or (noun != lower and noun in cues.body_nouns)


def _named(
    article: AnnotatedArticle,
    draft: Draft,
    mentions: Sequence[Mention],
    actors: Mapping[str, Actor],
    cues: ReportingCues,
) -> str | None:
    """The actor whom the head of a source names, or for whom its head speaks ("a Kremlin *official*")."""
    if draft.source is None:
        return None
    inside = _inside(draft.source, mentions)
    if not inside:
        return None
    whole = [
        m for m in inside if m.span.end == draft.source.end and m.form == "nominal" and m.span.end > inside[0].span.end
    ]
    named = [m for m in inside if m.span == draft.source]
    if whole or named:
        return (whole or named)[0].of
    parse = article.parses[draft.sentence.index] if draft.sentence.index < len(article.parses) else None
    head = _head(parse, draft.source) if parse else None
    if parse is None or head is None:
        return inside[0].of
    for word in (head, *parse.children(head, "appos", "conj")):
        at = next((m for m in inside if m.span.start <= word.start < m.span.end), None)
        if at is not None:
            return at.of
    if head.lemma not in cues.voices:
        return None
    return next((m.of for m in inside if m.role or actors[m.of].kind != "person"), None)


def _inside(source: Span, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, in text order, that meet a source."""
    first = bisect_left(mentions, source.start - LONGEST_MENTION, key=lambda m: m.span.start)
    last = bisect_left(mentions, source.end, key=lambda m: m.span.start)
    return [m for m in mentions[first:last] if m.span.overlaps(source)]


def _head(parse: Parse, source: Span) -> Token | None:
    """The word of a source on which its others hang."""
    words = parse.within(source)
    known = {t.index for t in words}
    return next((t for t in words if t.pos != "PUNCT" and (t.head not in known or t.head == t.index)), None)
