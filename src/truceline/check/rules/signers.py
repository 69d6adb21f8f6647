"""Who signed: of what rank (presidents, prime ministers, foreign ministers, envoys), and who for a side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, product

from truceline.check.case import Case
from truceline.check.one_happening import STORIES, Setting, pages_of_one_happening, setting_of
from truceline.check.rule import Rule, on_page
from truceline.lexicon.check_cues import CheckCues
from truceline.lexicon.phrases import cued
from truceline.link.acts import voice_of
from truceline.link.clauses import clause_span, sentence_span, sentences_for
from truceline.link.items import Items, Kind
from truceline.link.phrases import Phrase
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict
from truceline.model.spans import Span

RANKS = {
    "rank_president": "presidents",
    "rank_premier": "prime ministers",
    "rank_foreign": "foreign ministers",
    "rank_other": "other ministers or generals",
    "rank_envoy": "envoys",
}
"""Ranks of signatories, by their lists of cues, and how each is told."""
DOUBTS = ("awaits", "prospect", "wished", "denies", "called_off")
BY = re.compile(r"\W{0,3}(?:[\w’'-]+ ){0,5}?by ", re.IGNORECASE)
"""Between the word of a signature and who set it: "signed on Sunday by"."""
END_OF_NAMES = re.compile(
    r"[;:(]|, (?:before|after|under|as|in|at|with|while|which|who)\b| (?:in the presence|before|while|as)\b"
)
PLURAL = re.compile(r"(?:[^s]s|chiefs of staff|heads of \w+)$")
REACH = 160
"""Code points before or behind the word of a signature in which its signatories are named."""


FOR = cued(
    r"\b(?:signed|initialled|initialed)(?: (?!for\b|by\b)[\w’'-]+){0,5}? (?:for|on behalf of) ",
    "signed",
    "initialled",
    "initialed",
)
"""Between a signatory and his side: "signed the protocol for"."""
FOR_REACH = 40
"""Code points behind "for" in which the side is named."""


@dataclass(frozen=True, slots=True)
class Signatory:
    """Where a page says who signed for a side: a state (ISO 3166-1 alpha-3) or a group."""

    article: CodedArticle
    clause: Span
    side: str
    name: str
    initials: bool
    setting: Setting


@dataclass(frozen=True, slots=True)
class Signing:
    """A clause that tells of what ranks the signatories of a text were."""

    article: CodedArticle
    clause: Span
    ranks: frozenset[str]
    initials: bool
    setting: Setting


def find_signer_conflicts(case: Case) -> Iterator[Conflict]:
    """One text signed by people of one rank, and by people of another; or for one side by two people.

    Compares between pages that tell of one happening (two parties in common, and news of about one date, or a day in
    common) the ranks of two signatories or more, as the pages' own voice gives them before the verb or after "by":
    presidents, prime ministers, foreign ministers, other ministers and generals, envoys; and who "signed for" a side.

    Silent for what is planned or denied, for one who signs alone, for initials against signatures, where a rank is
    common, and where days, towns or parties differ.

    Fires: "The foreign ministers of Oru and Kestria signed the accord on 9 May." (one page) "The accord was signed on
    9 May by the presidents of Oru and Kestria." (another page)
    Silent: "The envoys of Oru and Kestria initialled the accord on 9 May." (another page)
    """
    if len(case.articles) < 2:
        return
    telling = (a for a in case.articles if any((case.of_page(SIGNINGS, a), case.of_page(SIGNATORIES, a))))
    for one, other in pages_of_one_happening(case, telling):
        pairs = product(case.of_page(SIGNINGS, one), case.of_page(SIGNINGS, other))
        yield from (_conflict(*pair) for pair in islice((p for p in pairs if _exclude(*p)), 1))
        yield from _for_one_side(case.of_page(SIGNATORIES, one), case.of_page(SIGNATORIES, other))


def _signings(items: Items) -> Iterator[Signing]:
    article, cues = items.article, items.lexicon.check_cues
    for sentence in sentences_for(article, cues.pattern("signing_words")):
        for match in cues.find("signing_words", article.text, *sentence):
            at = Span(*match.span())
            clause = clause_span(article.text, sentence, at)
            told = article.text[clause.start : at.end]
            if any(cues.has(doubt, told) for doubt in DOUBTS):
                continue
            if voice_of(article, sentence, at, Phrase(), items.lexicon.clause_cues) != "own":
                continue
            ranks = _ranks(_signatories(article.text, sentence, clause, at), cues)
            if ranks:
                initials = "initial" in match.group().lower()
                comma = article.text.find(",", at.end, clause.end)
                setting = setting_of(article, Span(clause.start, comma if comma > 0 else clause.end), items.lexicon)
                yield Signing(article, clause, ranks, initials, setting)


def _signatories_for(items: Items) -> Iterator[Signatory]:
    article = items.article
    actors = {a.id: a for a in article.annotated.actors}
    for match in FOR.find_in_paragraphs(article.text):
        at = Span(*match.span())
        sentence = sentence_span(article, at.start)
        clause = clause_span(article.text, sentence, at)
        told = article.text[clause.start : at.end]
        before = [m for m in article.annotated.mentions_in(Span(clause.start, at.start)) if m.form == "name"]
        people = [m for m in before if m.of in actors and actors[m.of].kind == "person"]
        if not people or any(items.lexicon.check_cues.has(doubt, told) for doubt in DOUBTS):
            continue
        person = actors[people[-1].of]
        named = article.annotated.named_in(Span(at.end, min(sentence.end, at.end + FOR_REACH)))
        sides = [a.country or a.id for m in named if (a := actors.get(m.of)) and a.kind != "person"]
        side = sides[0] if sides else person.country
        if side and voice_of(article, sentence, at, Phrase(), items.lexicon.clause_cues) == "own":
            initials = "initial" in match.group().lower()
            setting = setting_of(article, Span(clause.start, at.end), items.lexicon)
            yield Signatory(article, clause, side, person.name, initials, setting)


SIGNINGS = Kind("signings", _signings)
SIGNATORIES = Kind("signatories", _signatories_for)
RULE = Rule("signers", "participants", find_signer_conflicts, reads=(SIGNINGS, SIGNATORIES, STORIES))


def _for_one_side(ours: Sequence[Signatory], theirs: Sequence[Signatory]) -> Iterator[Conflict]:
    """Two people of whom two pages say that they alone signed for one side; once for two pages."""
    for side in sorted({s.side for s in ours} & {s.side for s in theirs}):
        here, there = ([s for s in told if s.side == side] for told in (ours, theirs))
        one, other = here[0], there[0]
        names = [{s.name.split()[-1].lower() for s in told} for told in (here, there)]
        same = one.initials == other.initials and one.setting.may_be(other.setting)
        if same and names[0].isdisjoint(names[1]) and len(here) == len(there) == 1:
            places = [on_page(s.article, s.clause, s.name) for s in (one, other)]
            words = f"Two pages have one text signed for one side by {one.name} and by {other.name}."
            evidence = (places[0], places[1])
            yield RULE.conflict("high", evidence, words)
            return


def _signatories(text: str, sentence: Span, clause: Span, at: Span) -> str:
    """The words that name who signed: behind "by", else what stands before the verb."""
    by = BY.match(text, at.end, sentence.end)
    if by:
        rest = text[by.end() : min(sentence.end, by.end() + REACH)]
        end = END_OF_NAMES.search(rest)
        return rest[: end.start()] if end else rest
    return text[max(clause.start, at.start - REACH) : at.start]


def _ranks(names: str, cues: CheckCues) -> frozenset[str]:
    """The ranks of two signatories or more: plurals, or each with his own title; none for anybody without one."""
    found = {rank: [m.group().lower() for m in cues.find(rank, names, 0, len(names))] for rank in RANKS}
    several = sum(
        2 if any(w.endswith("s") for w in m.split()[:2] + m.split()[-1:]) else 1 for ms in found.values() for m in ms
    )
    return frozenset(rank for rank, ms in found.items() if ms) if several > 1 else frozenset()


def _exclude(one: Signing, other: Signing) -> bool:
    return one.ranks.isdisjoint(other.ranks) and one.initials == other.initials and one.setting.may_be(other.setting)


def _conflict(one: Signing, other: Signing) -> Conflict:
    told = [", ".join(RANKS[rank] for rank in sorted(s.ranks)) for s in (one, other)]
    places = [on_page(s.article, s.clause, t) for s, t in zip((one, other), told, strict=True)]
    words = f"Two pages have one text signed by {told[0]} and by {told[1]}."
    return RULE.conflict("high", (places[0], places[1]), words)
