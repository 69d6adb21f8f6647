"""One office with two holders, and one speaker for two sides, by what pages write."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from truceline.check.callings import CALLINGS, Calling
from truceline.check.case import Case
from truceline.check.compare import MOST_TOGETHER, near_pairs, page_date
from truceline.check.offices import in_office, page_day, tenures_of
from truceline.check.rule import Rule, on_page
from truceline.lexicon.lexicon import Lexicon
from truceline.lexicon.phrases import cued
from truceline.link.clauses import in_quotation, sentence_span
from truceline.link.items import Items, Kind
from truceline.link.phrases import stem_of
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict
from truceline.model.spans import Span

NAME = r"[A-Z][\w’'-]{1,24}(?: (?:al-|el-|bin |van |de )?[A-Z][\w’'-]{1,24}){0,3}"
OFFICE = (
    r"(?P<office>president|prime minister|premier|chancellor|(?:foreign|defence|defense|interior|finance) minister"
    r"|secretary-general|king|army chief|leader)"
)
OF = r"[A-Z][\w-]{2,24}(?: [A-Z][\w-]{2,24})?"
OFFICES = ("president", "premier", "chancellor", "minister", "secretary", "king", "chief", "leader")
"""A word of each office."""
CHAIRS = ("chairman", "chairwoman", "chairperson")
CHAIR = r"(?P<office>chair(?:man|woman|person))"
BODY = r"[A-Z][\w’'-]{1,24}(?: (?:and |of |for |the )*[A-Z][\w’'-]{1,24}){0,6}"
SHAPES = (
    cued(rf"(?P<of>{OF})[’']s (?P<before>\w+ )?{OFFICE},? (?P<name>{NAME})", *OFFICES),
    cued(rf"\b[Tt]he (?P<before>new )?(?P<of>{OF}) {OFFICE}, (?P<name>{NAME})", *OFFICES),
    cued(rf"(?P<name>{NAME}), the (?P<before>\w+ )?{OFFICE} of (?:the )?(?P<of>{OF})", *OFFICES),
    cued(rf"(?P<name>{NAME}), (?:the )?(?P<before>new )?{CHAIR} of (?:the )?(?P<of>{BODY})(?= ?[,.;])", *CHAIRS),
    cued(rf"\b(?P<of>{BODY})(?:[’']s)? (?P<before>new )?{CHAIR},? (?P<name>{NAME})(?= ?[,.;]| [a-z])", *CHAIRS),
)
NAME_GOES_ON = re.compile(r" [A-Z]")
SIDE = r"(?:the )?(?P<side>[\w’' -]{3,40}?)(?=[,.;])"
SPEAKS = (
    cued(
        rf"(?P<name>{NAME}), (?:(?:a|the) )?spokes(?:man|woman|person) (?:for|of) {SIDE}",
        *("spokesman", "spokeswoman", "spokesperson"),
    ),
    cued(rf"(?P<name>{NAME}), who speaks for {SIDE}", "speaks"),
)
THE_TWO = cued(r"\b(?:the two|both) (presidents|prime ministers)\b", "presidents", "ministers", flags=re.IGNORECASE)
ONE_TIME = 10
"""Days between two pages in which an office is taken not to change hands without a page's telling it."""
ALIKE = 0.6
"""Likeness of two surnames from which they are two spellings of one."""
BY_KEY = {
    "secretary_general": "secretary-general",
    "chair": "chairman",
    "chairperson": "chairman",
    "army_chief": "army chief",
    "national_security_adviser": "national security adviser",
    "speaker": "speaker",
    "intelligence_chief": "intelligence chief",
}
"""Offices with one holder, by their keys in callings."""
BY_WORDS = {
    "president": "president",
    "prime minister": "prime minister",
    "premier": "prime minister",
    "chancellor": "chancellor",
}
SINGLE = frozenset({"foreign", "defence", "interior", "finance", "justice"})
"""Fields of which a government has one minister."""
CHIEF = re.compile(r"(?:chief|lead|top) negotiator")
SAME_NAME = 5
"""Letters in which a country and its adjective agree."""


@dataclass(frozen=True, slots=True)
class _Holder:
    """A place where a page names the holder of an office of a state; `new` where it calls him or her new, `known` where
    the table has the person in the office, `assumed` where the state is only named before."""

    article: CodedArticle
    office: str
    of: str
    span: Span
    name: str
    new: bool
    known: bool = False
    assumed: bool = False


def find_holders_conflicts(case: Case) -> Iterator[Conflict]:
    """Two people named as holders of one office at one time, or one speaker who speaks for two sides.

    Compares "Oru's foreign minister, Ivo Marsh" with the holder that another page of the same days, or another
    place of the page, gives to the same office of the same country or the chair of one body, by whatever relation (a
    bare "Foreign Minister Marsh" where the page has named one state); a new holder with another
    described as the holder (text left from before the change); "the two prime ministers" with a page of whose people
    at most one holds that office; and for whom a named spokesman speaks.

    Silent for former, acting, deputy and future holders, where a page tells of a change of office, for sentences that
    look back, two spellings of one name, quotations, and bodies of which one may be part of the other.

    Fires: "Oru's foreign minister, Ivo Marsh, will attend." (one page) "Oru's foreign minister, Lena Frey, will
    attend." (another page)
    Silent: "Oru's former foreign minister, Ivo Marsh, will attend." (one page) "Oru's foreign minister, Lena
    Ost, will attend." (another page)
    """
    for article in case.alone:
        yield from _two_sides(article)
        yield from _the_two(article, case.lexicon)
    offices: defaultdict[tuple[str, str], list[_Holder]] = defaultdict(list)
    for holder in case.all(HOLDERS):
        offices[holder.office, holder.of].append(holder)
    for (office, of), holders in offices.items():
        pairs = near_pairs(holders, MOST_TOGETHER)
        if pair := next((pair for pair in pairs if _rivals(*pair, case.lexicon)), None):
            state = case.lexicon.actors.get(of)
            yield _two_holders(*pair, f"{office} of {state.actor.name if state else of.title()}")


def _holders(items: Items) -> Iterator[_Holder]:
    article, lexicon = items.article, items.lexicon
    cues = lexicon.check_cues
    for shape in SHAPES:
        for match in shape.find_in_paragraphs(article.text):
            span = Span(*match.span())
            before = (match["before"] or "").strip().lower()
            sentence = sentence_span(article, span.start).of(article.text)
            if before not in ("", "new") or in_quotation(article, span) or cues.has("history", sentence):
                continue
            if any(e.actor.kind == "government" for e in lexicon.actors.written(match["name"])):
                continue
            if match.end() == match.end("of") and NAME_GOES_ON.match(article.text, match.end()):
                continue  # "the president of the White House *Correspondents' Association*"
            if lexicon.titles.office(match["name"].split()[0].lower()):
                continue  # "the president, King Idris": the next of a list
            office = match["office"].replace("defense", "defence").replace("premier", "prime minister")
            office = "chairman" if office in CHAIRS else office
            yield _Holder(article, office, _of(match["of"], lexicon), span, match["name"], before == "new")
    yield from _called(items)


def _called(items: Items) -> Iterator[_Holder]:
    """The holders that the parses tell, of offices that one person at a time has."""
    article, lexicon = items.article, items.lexicon
    cues = lexicon.check_cues
    for calling in items.of(CALLINGS):
        office = _single_office(calling)
        if office is None or len(calling.of) > 1 or calling.when != "now" or calling.joint:
            continue
        if calling.name not in calling.words or cues.has("history", calling.sentence.of(article.text)):
            continue
        for of in calling.of or _state_before(calling) if _may_hold(calling, lexicon) else ():
            known, assumed = bool(tenures_of(calling, lexicon)), not calling.of
            yield _Holder(article, office, of, calling.span, calling.name, new=False, known=known, assumed=assumed)


def _may_hold(calling: Calling, lexicon: Lexicon) -> bool:
    """Whether the table, where it has the person in the office, has him or her in it on the day of the page."""
    held, now = tenures_of(calling, lexicon), page_day(calling.article, lexicon.check_cues)
    return not held or (now is not None and in_office(held, now, -ONE_TIME))


def _state_before(calling: Calling) -> frozenset[str]:
    """The one state that a page has named up to a bare office, in its sentence or the one before."""
    article, country = calling.article.annotated, calling.actor.country
    own = article.sentence_at(calling.sentence.start)
    if calling.key != "minister" or own is None:
        return frozenset()
    states = {a.id: a.country for a in article.actors if a.kind == "government"}
    named = [m for m in article.mentions_in(Span(0, calling.sentence.end)) if m.of in states]
    near = article.sentences[max(0, own.index - 1)].span.start
    one = len({m.of for m in named}) == 1 and named[-1].span.start >= near
    return frozenset({named[0].of}) if one and country in (None, states[named[0].of]) else frozenset()


def _single_office(calling: Calling) -> str | None:
    """The office of a calling, where one person at a time has it."""
    if calling.key == "minister":
        field = next(iter(calling.fields)) if len(calling.fields) == 1 else None
        return f"{field} minister" if field in SINGLE and not calling.topic - calling.fields else None
    if calling.key == "negotiator":
        return "chief negotiator" if CHIEF.fullmatch(calling.title.words) else None
    if calling.topic:
        return None
    return BY_KEY.get(calling.key) or BY_WORDS.get(calling.title.words)


HOLDERS = Kind("holders", _holders, _Holder)
RULE = Rule("holders", "role", find_holders_conflicts, reads=(HOLDERS, CALLINGS))


def _of(written: str, lexicon: Lexicon) -> str:
    """The state that a name or adjective means, else its words without endings."""
    entries = lexicon.actors.written(written) or lexicon.actors.written(written.removesuffix("s"))
    return entries[0].actor.id if entries else " ".join(stem_of(w) for w in written.split())


def _rivals(one: _Holder, other: _Holder, lexicon: Lexicon) -> bool:
    """Whether two holders are two people, at one time, with no change of office told."""
    if (one.known and other.known) or (one.assumed and other.assumed):
        return False
    surnames = [h.name.split()[-1].lower().replace("-", "") for h in (one, other)]
    if SequenceMatcher(None, surnames[0], surnames[1]).ratio() >= ALIKE or _part_of(one.name, other.name):
        return False
    days = [page_date(h.article) for h in (one, other)]
    if one.article.id != other.article.id:
        return _close(days[0], days[1]) and not any(_changes(h.article, lexicon) for h in (one, other))
    return one.new != other.new or not _changes(one.article, lexicon)


def _part_of(one: str, other: str) -> bool:
    """Whether one name holds the other: "Kim Jong Un" and "Kim"."""
    ours, theirs = set(one.lower().split()), set(other.lower().split())
    return bool(ours & theirs)


def _close(one: date | None, other: date | None) -> bool:
    return one is not None and other is not None and abs((one - other).days) <= ONE_TIME


def _changes(article: CodedArticle, lexicon: Lexicon) -> bool:
    return lexicon.check_cues.has("office_change", article.text)


def _two_holders(one: _Holder, other: _Holder, office: str) -> Conflict:
    within = one.article.id == other.article.id
    new, old = (one, other) if one.new or not other.new else (other, one)
    return RULE.conflict(
        "medium",
        (on_page(new.article, new.span, new.name), on_page(old.article, old.span, old.name)),
        f"{new.name} is named as {office} in one place and {old.name} in another, at one time.",
        class_="stale_text" if within and one.new != other.new else "contradiction",
    )


def _the_two(article: CodedArticle, lexicon: Lexicon) -> Iterator[Conflict]:
    """The two holders of an office, in a page that names two leaders of whom one is known to hold another."""
    now = page_date(article)
    pairs = [m for m in THE_TWO.find_in_paragraphs(article.text) if not in_quotation(article, Span(*m.span()))]
    if now is None or not pairs:
        return
    held: dict[str, set[str]] = {}
    for person in (a for a in article.annotated.actors if a.kind == "person"):
        day = now.isoformat()
        held[person.id] = {t.office for t in lexicon.offices.held_by(person.id) if t.covers(day, day)}
        held[person.id] &= {"head_of_state", "head_of_government"}
    leaders = {p: offices for p, offices in held.items() if offices}
    for match in pairs:
        presidents = {p for p, offices in leaders.items() if "head_of_state" in offices}
        holders = presidents if match.group(1).lower() == "presidents" else leaders.keys() - presidents
        others = leaders.keys() - holders
        if len(holders) > 1 or not others:
            continue
        namings = [m for m in article.annotated.mentions if m.of in others and m.form == "name" and m.role]
        titled = [m for m in namings if lexicon.titles.office(m.role or "", None)]
        if not titled or _mentions_another(article, match.group(1), lexicon):
            continue
        m = titled[0]
        span = Span(m.role_span.start if m.role_span else m.span.start, m.span.end)
        yield RULE.conflict(
            "medium",
            (
                on_page(article, span if span.start < span.end else m.span, m.role),
                on_page(article, Span(*match.span()), match.group(1)),
            ),
            f"The page calls two people {match.group(1)}, but of those whom it names at most one holds that office.",
        )
        return


def _mentions_another(article: CodedArticle, plural: str, lexicon: Lexicon) -> bool:
    """Whether somebody whom the table does not know is given the office in the page."""
    title = lexicon.titles.office(plural.removesuffix("s"), None)
    named = [m for m in article.annotated.mentions if m.role and m.form == "name"]
    given = {
        m.of for m in named if (t := lexicon.titles.office(m.role or "", None)) and title and t.words == title.words
    }
    return len(given) > 1


def _two_sides(article: CodedArticle) -> Iterator[Conflict]:
    """One named speaker for two bodies of one kind that bear two names."""
    told: dict[str, tuple[Span, list[str]]] = {}
    for match in sorted(
        (m for shape in SPEAKS for m in shape.find_in_paragraphs(article.text)), key=lambda m: m.start()
    ):
        span, side = Span(*match.span()), match["side"].split()
        name = match["name"].split()[-1]
        if in_quotation(article, span):
            continue
        before, theirs = told.setdefault(name, (span, side))
        if before != span and _other_side(theirs, side):
            yield RULE.conflict(
                "high",
                (on_page(article, before, " ".join(theirs)), on_page(article, span, " ".join(side))),
                f"{match['name']} speaks for {' '.join(theirs)} in one place and for {' '.join(side)} in another.",
            )


def _other_side(one: list[str], other: list[str]) -> bool:
    """Whether two bodies are of one kind ("army") and of two names that are not forms of one."""
    names = [{w[:SAME_NAME].lower() for w in side if w[:1].isupper()} for side in (one, other)]
    same_kind = one[-1].lower() == other[-1].lower() and one[-1].islower()
    return same_kind and all(names) and not names[0] & names[1]
