"""Who sat at a table: lists against their number, two sides against three, leaders of delegations, signatories."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from truceline.check.case import Case
from truceline.check.compare import in_own_voice, near_pages, pairs_of, pairs_of_acts, shown
from truceline.check.rule import Rule, known, on_page
from truceline.check.teams import HEADS
from truceline.lexicon.check_numbers import number_regex, read_whole
from truceline.link.acts import ACTS, Act
from truceline.link.clauses import clause_span, in_quotation, sentence_span, sentences_for
from truceline.link.items import Items, Kind
from truceline.link.phrases import Word, words_of
from truceline.link.reports import side_of
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict
from truceline.model.spans import Span

MOST_LISTED = 12
LIST = re.compile(r"([^.!?;:()\n]{3,200})\.?$")
ITEM = re.compile(r",\s+and\s+|,\s+|\s+and\s+")
STATE = re.compile(
    r"(?!US|UK|EU|UN|AU)[A-Z]{2}|[A-Z]\.[A-Z]\.|(?:Calif|Fla|Pa|Mass|Conn|Ill|Ind|Mich|Minn|Wis|Tenn|Va|Ga|Ariz|Colo|Wash|Md|Mo|Ky|La|Ala|Tex)\.?"
)
"""After a town the state that it lies in ("Newark, NJ"): no item of its own."""
YEARS = range(1900, 2101)
OPEN_LIST = re.compile(r"\b(?:including|among|such|other|others|like|etc|more|the rest)\b", re.IGNORECASE)
COUNTED = r"(?<![\w.,-])({number}) ((?:[\w-]{{2,20}} ){{0,2}}[\w-]{{3,20}}s)\b[^.:;!?\n]{{0,60}}: "
STEM = 5
"""Letters in which the names of a document must agree: framework and frame agreement."""


def find_parties_conflicts(case: Case) -> Iterator[Conflict]:
    """A number of parties that is not that of their list, a meeting of two with three at its table, two leaders of one
    delegation, or two sets of signatories of one text.

    Compares a count with the list that its colon opens ("four guarantor states attended: …"); "bilateral" with the
    parties that the page has sign or attend at the same place; who is to lead a delegation with who led it (a
    superseded plan where the page of the plan is older); and who signed a text on one day in two pages.

    Silent for lists that say that they are not complete, for reports and quotations, other rounds and other texts, and
    where one set of parties holds the other.

    Fires: "All five mediating states came: Oru, Vela and Tirn."
    Silent: "Three mediating states came, among others: Oru and Vela."
    """
    for article in case.alone:
        yield from _counted(article, case)
        yield from _two_and_three(article, case)
    yield from _leaders(case)
    yield from _signatories(case)


def _counted(article: CodedArticle, case: Case) -> Iterator[Conflict]:
    """A count, a colon, and a list of names that ends the sentence."""
    words = case.lexicon.number_words
    pattern = re.compile(COUNTED.format(number=number_regex(words)), re.IGNORECASE)
    for sentence in (s.span for s in article.annotated.sentences):
        match = pattern.search(article.text, *sentence) if ": " in sentence.of(article.text) else None
        listed = match and LIST.match(article.text, match.end(), sentence.end)
        if not match or not listed or in_quotation(article, Span(*match.span())):
            continue
        some = re.search(
            rf"({number_regex(words)}) of (?:the |its |their )?\Z",
            article.text[sentence.start : match.start()],
            re.IGNORECASE,
        )  # "*six of* seven guilds came: …"
        counted = some.group(1) if some else match.group(1)
        count = read_whole(counted, words)
        items = [i for item in ITEM.split(listed.group(1)) if not STATE.fullmatch(i := item.strip())]
        nearer = re.search(number_regex(words), article.text[match.end(2) : match.end()], re.IGNORECASE)
        if (
            count is None
            or count < 2  # "night one includes: …"
            or count in YEARS
            or nearer
            or not 1 < len(items) <= MOST_LISTED
            or not all(_is_item(i) for i in items)
        ):
            continue
        if listed.group(1).count(" and ") > 1:
            continue  # "Work and Pensions" may be one, and what stands behind the last name explain those before it
        if count != len(items) and not OPEN_LIST.search(article.text, sentence.start, listed.end()):
            yield RULE.conflict(
                "medium",
                (
                    on_page(article, sentence, counted),
                    known(f"The list has {len(items)} names: {', '.join(items)}.", "counting", str(len(items))),
                ),
                f"The page counts {counted} {match.group(2)} and lists {len(items)}.",
            )


TITLES = re.compile(r"(?:Gov|Sen|Rep|Dr|Mr|Gen)s?\.?")
"""A title without its name, which ends no list."""


def _is_item(text: str) -> bool:
    words = text.split()
    if words and TITLES.fullmatch(words[-1]):
        return False  # "Bush and Govs." of names that follow
    if words and words[-1].endswith("s") and words[0] == "the" and "of" not in words:
        return False  # "the Koreas" may be two
    return 0 < len(words) <= 4 and (words[0][0].isupper() or (words[0] == "the" and len(words) > 1))


def _two_and_three(article: CodedArticle, case: Case) -> Iterator[Conflict]:
    """A meeting told as bilateral, and at the same place three parties or more that sign or attend."""
    cues, text = case.lexicon.check_cues, article.text
    for sentence in sentences_for(article, cues.pattern("of_two")):
        two = cues.pattern("of_two").search(text, *sentence)
        if not two or cues.has("prospect", sentence.of(text)) or in_quotation(article, Span(*two.span())):
            continue
        places = _names_after_in(article, sentence, case)
        for act in case.of_page(ACTS, article):
            if act.key not in ("sign", "agree", "join", "meet", "attend", "take_part") or act.state != "done":
                continue
            listed = _listed(article, Span(act.clause.start, act.verb.start), case) or act.tail("by")
            named = {w.key for w in words_of(article, act.clause, case.lexicon.clause_cues)} - listed
            there = bool(places & named) or cues.has("meeting_refs", act.words) or act.words.startswith("It was")
            if act.sentence != sentence and len(listed) > 2 and there and act.voice == "own":
                yield RULE.conflict(
                    "high",
                    (on_page(article, sentence, "two sides"), shown(act, f"{len(listed)} parties")),
                    f"The page tells of a meeting of two sides, and has {len(listed)} parties at it.",
                )
                return


def _names_after_in(article: CodedArticle, where: Span, case: Case) -> frozenset[str]:
    words = words_of(article, where, case.lexicon.clause_cues)
    return frozenset(w.key for before, w in pairwise(words) if before.lower in ("in", "at") and w.is_name)


def _listed(article: CodedArticle, where: Span, case: Case) -> frozenset[str]:
    """The parties of a list before a verb: names that commas and "and" part, at least three of them."""
    words = words_of(article, where, case.lexicon.clause_cues)
    found: list[Word] = []
    for at in range(len(words) - 1, -1, -1):
        word = words[at]
        if word.is_name:
            found.append(word)
        elif word.lower not in ("and", ",", "the"):
            break
    return frozenset(w.key for w in found)


@dataclass(frozen=True, slots=True)
class _Lead:
    """A clause that says who leads the delegation of a side."""

    article: CodedArticle
    clause: Span
    person: str
    side: str
    planned: bool


def _leaders(case: Case) -> Iterator[Conflict]:
    """Two leaders of one side's delegation in pages of about one date; each side once."""
    seen: set[str] = set()
    for one, other in pairs_of(case.all(LEADERS), lambda lead: lead.side):
        same = one.person != other.person and one.article.id != other.article.id
        if not same or one.side in seen or other.planned or not near_pages(one.article, other.article):
            continue
        seen.add(one.side)
        state = case.lexicon.actors.get(one.side.lower())
        yield RULE.conflict(
            "medium",
            (on_page(one.article, one.clause, one.person), on_page(other.article, other.clause, other.person)),
            f"One page has {one.person} {'to lead' if one.planned else 'lead'} the side of "
            f"{state.actor.name if state else one.side}, another "
            f"{other.person}.",
            class_="superseded_plan" if one.planned else "contradiction",
        )


def _leads(items: Items) -> Iterator[_Lead]:
    article, cues = items.article, items.lexicon.check_cues
    text = article.text
    people = {a.id: a for a in article.annotated.actors if a.kind == "person"}
    for sentence in sentences_for(article, cues.pattern("leads_side")):
        for match in cues.find("leads_side", text, *sentence):
            span = Span(*match.span())
            clause = clause_span(text, sentence, span)
            named = [m for m in article.annotated.named_in(Span(clause.start, span.start)) if m.of in people]
            person = people[named[-1].of] if named else None
            if person is None or person.country is None or in_quotation(article, span):
                continue
            if cues.has("other_meeting", clause.of(text)) or cues.has("denies", clause.of(text)):
                continue
            yield _Lead(article, clause, person.name, person.country, cues.has("prospect", clause.of(text)))
    for head in items.of(HEADS):
        words = clause_span(text, sentence_span(article, head.span.start), head.span).of(text)
        if not any(cues.has(doubt, words) for doubt in ("other_meeting", "denies", "prospect")):
            yield _Lead(article, head.span, head.name, head.side, planned=False)


LEADERS = Kind("leaders", _leads, _Lead)
RULE = Rule("parties", "participants", find_parties_conflicts, reads=(LEADERS, ACTS))


def _signatories(case: Case) -> Iterator[Conflict]:
    """Two pages that have other parties sign one text on one day."""
    if len(case.articles) < 2:
        return
    signed = [
        a
        for a in in_own_voice(case, lambda _: {"sign"})
        if a.key == "sign" and a.state == "done" and a.day and a.object
    ]
    for one, other in pairs_of_acts(signed, lambda a: a.day):
        if one.article.id == other.article.id or not _one_document(one, other):
            continue
        ours, theirs = _signers(one), _signers(other)
        sides, rivals = frozenset(ours), frozenset(theirs)
        apart = sides - rivals and rivals - sides and max(len(sides), len(rivals)) > 1
        if apart and set(ours.values()) & set(theirs.values()):
            yield RULE.conflict(
                "high",
                (shown(one, ", ".join(sorted(sides))), shown(other, ", ".join(sorted(rivals)))),
                f"Two pages have one text of {one.day} signed by different parties.",
            )
            return


def _one_document(one: Act, other: Act) -> bool:
    stems = [{k[:STEM] for k in act.object.keys if len(k) >= STEM} for act in (one, other)]
    return bool(stems[0] & stems[1])


def _signers(act: Act) -> dict[str, str]:
    """The sides before the verb of signing, each with its country."""
    actors = {a.id: a for a in act.article.annotated.actors}
    named = [m.of for m in act.article.annotated.named_in(Span(act.sentence.start, act.verb.start))]
    found = [
        actors[n] for n in named if n in actors and actors[n].kind in ("person", "government", "organ", "armed_group")
    ]
    return {side_of(a): a.country or a.id for a in found}
