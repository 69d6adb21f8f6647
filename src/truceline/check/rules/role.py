"""Offices that a person cannot have held and not held at one time."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from truceline.check.called_apart import OF_A_STATE, called_apart
from truceline.check.callings import CALLINGS, Calling
from truceline.check.case import Case
from truceline.check.day_words import years_looked_back_to
from truceline.check.days import days, iso_day, write_day
from truceline.check.offices import (
    MARGIN,
    Naming,
    days_spoken_of,
    find_namings,
    in_office,
    looks_back,
    page_day,
    speaks_of_now,
    tenures_of,
)
from truceline.check.posts import IN_OFFICE, LIST_GOES_ON, held_by_another, posts_of, two_offices
from truceline.check.rule import Rule, known, on_page
from truceline.lexicon.lexicon import Lexicon
from truceline.lexicon.offices import Tenure
from truceline.link.clauses import clause_span
from truceline.link.event_mentions import EVENT_MENTIONS
from truceline.link.items import Kind
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict, Evidence
from truceline.model.spans import Span

OF_A_TERM = re.compile(r"[A-Z]\w+[’']s (?:first|second|then|last|longtime|initial)\b")
IN_AN_ERA = re.compile(
    r"\b(?:in|under|during|for|of) (?:the |then-|former )*(?:[A-Z][\w.’'-]+ ){1,3}"
    r"(?:administration|government|presidency|cabinet|years|era)\b"
)
"""Behind an office that somebody held under a leader ("a spokesman in the Lume administration")."""
TERM_REACH = 40
"""Code points before an office in which the leader stands in whose term it was held."""


def find_role_conflicts(case: Case) -> Iterator[Conflict]:
    """A person named as holder and as former holder of one office, or as holder at a time when somebody else was.

    Compares the offices that one page gives to one person in its own voice: held in one place, given up in another;
    and an office with the table of who held it when, at the page's own time or on the day that the sentence gives; and
    the state of an office with those in whose service the table has the person ("Serbian Prime Minister" before the
    name of a Kosovar); and an office with those that somebody else and the person hold ("Defence Minister" before the
    name of the foreign minister, who never was that).

    Also a person who is given two offices that nobody holds at a time, or those of two states, within and between pages
    of some days, by whatever relation ("who has run the defence ministry since May", "who as defence minister signed
    it"), or an office and none ("holds no cabinet post"); and an office told in full ("the UN Secretary-General, Ada
    Lume") that another held by the table on the page's own day.

    Silent for "then-" titles, acting, deputy and outgoing holders, quotations, sentences that look back or tell of a
    change of office, courtesy titles of people long out of office, within 30 days of a change, two offices told in one
    phrase or held by the table, fields that one minister may have, and, but for two offices, between pages.

    Fires: "Prime Minister Ada Lume opened the talks. … Former Prime Minister Lume left in the evening."
    Silent: "Then-Prime Minister Ada Lume opened the talks of 2019. … Former Prime Minister Lume left in the evening."
    """
    lexicon = case.lexicon
    for article in case.alone:
        by_actor = _by_actor(_all_namings(case, article))
        for namings in by_actor.values():
            yield from _of_person(namings, lexicon)
        yield from _two_holders([n for namings in by_actor.values() for n in namings], lexicon)
    told: dict[str, list[Calling]] = {}
    for calling in case.all(CALLINGS):
        told.setdefault(calling.actor.id, []).append(calling)
    found: set[str] = set()
    for person, namings in _by_actor(case.all(NAMINGS)).items():
        if not _changes_office(namings, lexicon):
            for conflict in _apart(two_offices(namings, lexicon)):
                found.add(person)
                yield conflict
    for person, callings in told.items():
        if person not in found and not any(_changes_office(of_page, lexicon) for of_page in _by_page(callings)):
            yield from _apart(called_apart(callings, case))


NAMINGS = Kind("namings", lambda items: find_namings(items.article, items.lexicon), Naming)
RULE = Rule("role", "role", find_role_conflicts, reads=(NAMINGS, CALLINGS, EVENT_MENTIONS))


def _all_namings(case: Case, article: CodedArticle) -> list[Naming]:
    """The namings of a page, with those that only its parses tell."""
    namings: list[Naming] = [*case.of_page(NAMINGS, article)]
    seen = {(n.actor.id, n.sentence) for n in namings}
    for calling in case.of_page(CALLINGS, article):
        told = calling.when in ("now", "former") and calling.key in OF_A_STATE and not calling.joint
        if told and (calling.actor.id, calling.sentence) not in seen:
            namings.append(calling)
    return sorted(namings, key=lambda n: n.span)


def _by_actor(namings: Iterable[Naming]) -> dict[str, list[Naming]]:
    by_actor: defaultdict[str, list[Naming]] = defaultdict(list)
    for naming in namings:
        by_actor[naming.actor.id].append(naming)
    return by_actor


def _by_page(callings: Iterable[Calling]) -> Iterable[list[Naming]]:
    by_page: defaultdict[str, list[Naming]] = defaultdict(list)
    for calling in callings:
        by_page[calling.article.id].append(calling)
    return by_page.values()


STATE_OFFICES = frozenset({"head_of_state", "head_of_government", "foreign_minister", "defence_minister"})
OF_ONE = frozenset(
    {"foreign_minister", "defence_minister", "vice_president", "finance_minister", "interior_minister"}
    | {"national_security_adviser"}
)
"""Offices of a state that one person holds at a time, and whose words mean no other ("president of the council")."""
LINKED = re.compile(r"\band\b|[,;/]")
"""What stands in a description that may be of several offices, or of several people."""
SURE = 60
"""Days about a page's own by which no change of office explains what it calls somebody."""
NO_STATE_OF_OFFICE = frozenset({"under", "with", "by", "against", "to", "on", "for", "and", "from", "in", "at", "as"})
"""Words by which a state in a description is not the one whose office it is ("Syria under President X")."""
MOST_WORDS = 4
"""Words of the longest name of a state that is looked for."""
PARTY = re.compile(r"^(?:Republican|Democratic|Democrat|GOP|Labour|Conservative|Socialist) ")
COURTESIES = frozenset({"President", "Vice President", "Secretary of State"})
OPENING = 4
"""A name within so many code points of the sentence's beginning is its subject."""
HANDED_OVER = 14
"""Days after which a predecessor is no longer described as the holder."""


def _of_person(namings: list[Naming], lexicon: Lexicon) -> Iterator[Conflict]:
    cues = lexicon.check_cues
    now = page_day(namings[0].article, cues)
    current = [n for n in namings if not looks_back(n, cues, now)]
    if _changes_office(namings, lexicon):
        return
    for former in (n for n in current if n.former):
        tenures = tenures_of(former, lexicon)
        serving = bool(now and tenures and in_office(tenures, now, MARGIN))
        holder = next((n for n in current if n.present and _same_office(n, former) and not _of_an_era(n)), None)
        told_twice = holder if serving or not tenures or now is None else None
        if told_twice and now is None and _is_courtesy(told_twice, tenures):
            return
        if told_twice:
            yield _holder_and_former(told_twice, former, tenures if serving else ())
        if serving:
            yield _former_in_office(former, tenures, told_twice)
        if told_twice or serving:
            return
    if not any(n.former for n in namings):
        told = _out_of_office(namings, now, lexicon)
        if told is None and now is not None:
            told = (
                _of_another_state(current, now, lexicon)
                or _held_by_another(namings, now, lexicon)
                or _never_held(current, now, lexicon)
            )
        if told:
            yield told


def _is_courtesy(holder: Naming, tenures: tuple[Tenure, ...]) -> bool:
    """Whether a bare title before a name may be a courtesy to one who has left: "President George W. Bush"."""
    words = PARTY.sub("", holder.words.removesuffix(holder.name).strip())
    return words in COURTESIES and bool(tenures) and all(t.end for t in tenures)


def _of_an_era(naming: Naming) -> bool:
    """Whether an office is one of some leader's years, or a bare title goes with what was the person's ("President
    Lume's war on want", "under President Lume")."""
    words = naming.words.removesuffix(naming.name).strip()
    text = naming.article.text
    if IN_AN_ERA.search(text, naming.span.start, min(naming.sentence.end, naming.span.end + TERM_REACH)):
        return True
    before = text[naming.sentence.start : naming.span.start].split()[-1:]
    belongs = text.startswith(("’s", "'s"), naming.span.end)
    return words in COURTESIES and (belongs or before in (["under"], ["since"], ["by"], ["like"], ["of"]))


def _changes_office(namings: list[Naming], lexicon: Lexicon) -> bool:
    """Whether the page tells, in a sentence that names the person, that an office was won or lost."""
    article, surname = namings[0].article, namings[0].name.split()[-1]
    change = lexicon.check_cues.pattern("office_change")
    told = change.may_be_in(article.text, 0, len(article.text))
    return told and any(change.search(words) for words in _sentences_with(surname, article))


def _sentences_with(name: str, article: CodedArticle) -> Iterator[str]:
    """The sentences of a page in which a name is written."""
    at = article.text.find(name)
    while at >= 0:
        sentence = article.annotated.sentence_at(at)
        if sentence and at + len(name) <= sentence.span.end:
            yield sentence.span.of(article.text)
        at = article.text.find(name, sentence.span.end if sentence else at + 1)


def _same_office(a: Naming, b: Naming) -> bool:
    words = {a.title.words, b.title.words}
    same = a.title.offices == b.title.offices and (len(words) == 1 or a.title.level == "leaders")
    first = {n.name.split()[0] for n in (a, b) if len(n.name.split()) > 1}
    return same and len(first) < 2


def _holder_and_former(holder: Naming, former: Naming, tenures: tuple[Tenure, ...]) -> Conflict:
    found = RULE.conflict(
        "high" if tenures else "medium",
        (
            on_page(holder.article, holder.span, f"{holder.title.words}, in office"),
            on_page(former.article, former.span, f"{former.title.words}, no longer in office"),
        ),
        f"The page calls {holder.actor.name} “{holder.words}” in one place and “{former.words}” in another, "
        f"as if one person both held and no longer held the office.",
    )
    return replace(found, evidence=(*found.evidence, _table(tenures))) if tenures else found


def _former_in_office(former: Naming, tenures: tuple[Tenure, ...], holder: Naming | None) -> Conflict:
    """The former title against the table; where the page itself gives the office too, that place stands by."""
    found = RULE.conflict(
        "high",
        (on_page(former.article, former.span, f"{former.title.words}, no longer in office"), _table(tenures)),
        f"The page calls {former.actor.name} “{former.words}”, but {former.actor.name} held the office at the time "
        f"of which the page speaks.",
    )
    if holder is None:
        return found
    named = on_page(holder.article, holder.span, f"{holder.title.words}, in office")
    return replace(found, evidence=(found.evidence[0], named, *found.evidence[1:]))


def _out_of_office(namings: list[Naming], now: date | None, lexicon: Lexicon) -> Conflict | None:
    """A person called by an office on a day, given in the same clause, when the table has somebody else in it."""
    if now is None:
        return None
    for naming in (n for n in namings if n.present and len(n.title.offices) == 1 and not _rival(n, lexicon)):
        tenures, spoken = tenures_of(naming, lexicon), days_spoken_of(naming, now)
        if not tenures or not spoken or in_office(tenures, now, -MARGIN) or _is_courtesy(naming, tenures):
            continue
        if all(t.start > now.isoformat() for t in tenures) or not NO_STATE_OF_OFFICE.isdisjoint(naming.words.split()):
            continue  # no page knows of an office to come: then its date is wrong
        held_then = any(in_office(tenures, day, -MARGIN) for day in spoken)
        if held_then or _meets_tenure(naming, tenures) or _looks_back_beyond(naming, lexicon):
            continue
        day, home = spoken[0].isoformat(), (naming.actor.country or "").lower()
        meant = next((t for t in tenures if t.of == home), tenures[0])
        held = lexicon.offices.sure_holders(meant.office, meant.of, day, day)
        others = tuple(t for t in held if t.person != naming.actor.id)
        named = {m.of for m in naming.article.annotated.mentions_in(naming.sentence)}
        if others and not any(t.person in named for t in others):
            return _another_held(naming, spoken[0], others)
    return None


def _held_by_another(namings: list[Naming], now: date, lexicon: Lexicon) -> Conflict | None:
    """A person given an office in full ("the UN Secretary-General, Ada Lume") that somebody else held on the page's
    own day."""
    told = ((post.naming, held_by_another(post, now, lexicon)) for post in posts_of(namings, lexicon))
    return next((_another_held(naming, now, others) for naming, others in told if others), None)


def _another_held(naming: Naming, day: date, others: tuple[Tenure, ...]) -> Conflict:
    told = f"on {write_day(day)}, when {others[0].name} held the office."
    return _against_table(naming, f"{naming.title.words} on {day.isoformat()}", others, f" {told}")


def _against_table(
    naming: Naming, value: str, tenures: tuple[Tenure, ...], but: str, there: Evidence | None = None
) -> Conflict:
    """An office that a page gives to a person, against the table; or against another place of the page, if it bears the
    table out."""
    return RULE.conflict(
        "medium",
        (on_page(naming.article, naming.span, value), there or _table(tenures)),
        f"The page calls {naming.actor.name} “{naming.words}”{but}",
    )


def _apart(pair: tuple[Naming, Naming] | None) -> Iterator[Conflict]:
    """A person with two offices that nobody holds at a time, or with those of two states."""
    if pair:
        one, other = pair
        yield RULE.conflict(
            "medium",
            (on_page(one.article, one.span, one.title.words), on_page(other.article, other.span, other.title.words)),
            f"{one.actor.name} is called “{one.words}” in one place and “{other.words}” in another: nobody holds these "
            f"two offices together.",
        )


def _of_another_state(namings: Sequence[Naming], now: date, lexicon: Lexicon) -> Conflict | None:
    """A leader or minister of one state who is given that office of another, which somebody else holds."""
    for naming in (n for n in namings if n.present and not n.described):
        own = [t for t in lexicon.offices.held_by(naming.actor.id) if t.office in STATE_OFFICES]
        state = _state_named(naming, lexicon)
        if not own or state is None or any(t.of == state for t in own):
            continue
        day, offices = now.isoformat(), sorted(STATE_OFFICES.intersection(naming.title.offices))
        holders = [t for office in offices for t in lexicon.offices.sure_holders(office, state, day, day)]
        if holders and not LIST_GOES_ON.match(naming.article.text, naming.span.end):
            of = lexicon.actors.get(own[-1].of)
            there = _own_state_told(naming, own[-1].of)
            return _against_table(
                naming,
                naming.title.words,
                (*holders, *own),
                f", but {holders[0].name} held that office on {write_day(now)}; the table has {naming.actor.name} in "
                f"the service of {of.actor.name if of else own[-1].of} only.",
                on_page(naming.article, there, own[-1].of) if there else None,
            )
    return None


def _never_held(namings: Sequence[Naming], now: date, lexicon: Lexicon) -> Conflict | None:
    """Somebody who serves a state in another office and is given one of it that they never held, and that somebody
    else holds: "Secretary of State" before the name of the secretary of defence."""
    earliest, latest = ((now + days(n)).isoformat() for n in (-SURE, SURE))
    for naming in (n for n in namings if n.present and not tenures_of(n, lexicon)):
        own = [t for t in lexicon.offices.held_by(naming.actor.id) if in_office((t,), now, SURE)]
        states = {t.of for t in own}
        one = len(states) == 1 and len(naming.title.offices) == 1 and naming.title.office in OF_ONE
        if not one or LINKED.search(naming.words.removesuffix(naming.name)):
            continue
        state = states.pop()
        holders = lexicon.offices.sure_holders(naming.title.office, state, earliest, latest)
        if len({t.person for t in holders}) == 1 and _state_named(naming, lexicon) in (None, state):
            held = f", but {holders[0].name} held that office on {write_day(now)}, and {naming.actor.name} another."
            return _against_table(naming, naming.title.words, (*holders, *own), held)
    return None


def _own_state_told(naming: Naming, own: str) -> Span | None:
    """Where the page itself gives the person's own state: "Ada Lume of Oru"."""
    article = naming.article
    for m in article.annotated.mentions:
        if m.of != naming.actor.id or m.span == naming.span or article.text[m.span.end : m.span.end + 4] != " of ":
            continue
        after = article.annotated.mentions_in(Span(m.span.end + 4, m.span.end + 5))
        state = next((s for s in after if s.of == own), None)
        if state:
            return Span(m.span.start, state.span.end)
    return None


def _state_named(naming: Naming, lexicon: Lexicon) -> str | None:
    """The one state that the words of an office name, by the longest name; None where they name none or several."""
    words = [word.strip(",.;") for word in naming.words.replace(naming.name, "").split()]
    found: list[str] = []
    while words and NO_STATE_OF_OFFICE.isdisjoint(words):
        longest = next((n for n in range(MOST_WORDS, 0, -1) if lexicon.actors.written(" ".join(words[:n]))), 0)
        found += [e.actor.id for e in lexicon.actors.written(" ".join(words[:longest])) if e.actor.kind == "government"]
        words = words[max(1, longest) :]
    return found[0] if len(set(found)) == 1 and not words else None


def _two_holders(namings: list[Naming], lexicon: Lexicon) -> Iterator[Conflict]:
    """A predecessor described as the holder in a page that names the successor: text left from before the change."""
    if not namings:
        return
    now = page_day(namings[0].article, lexicon.check_cues)
    current = [n for n in namings if n.present and not looks_back(n, lexicon.check_cues, now)]
    for old in (n for n in current if (n.described or IN_OFFICE in n.words) and not _of_a_term(n)):
        gone = tenures_of(old, lexicon)
        if now is None or not gone or in_office(gone, now, -HANDED_OVER):
            continue
        for new in (n for n in current if n.actor.id != old.actor.id):
            held = [t for t in tenures_of(new, lexicon) if any((t.office, t.of) == (g.office, g.of) for g in gone)]
            if in_office(tuple(held), now, 0):
                yield RULE.conflict(
                    "medium",
                    (
                        on_page(new.article, new.span, f"{new.title.words}: {new.actor.name}"),
                        on_page(old.article, old.span, f"{old.title.words}: {old.actor.name}"),
                    ),
                    f"The page names {new.actor.name} and, in another place, {old.actor.name} as holder of one office, "
                    f"which {old.actor.name} no longer held on {write_day(now)}.",
                    class_="stale_text",
                )
                return


def _of_a_term(naming: Naming) -> bool:
    """Whether an office is told as one of a leader's term ("Lume's first secretary of state")."""
    before = naming.article.text[max(naming.sentence.start, naming.span.start - TERM_REACH) : naming.span.end]
    return OF_A_TERM.search(before) is not None


def _meets_tenure(naming: Naming, tenures: tuple[Tenure, ...]) -> bool:
    """Whether any time that the sentence gives, however coarse, or a year that the page counts back to ("25 years on")
    reaches into the person's time in office."""
    times = naming.article.annotated.times_in(naming.sentence)
    known_times = [(t.earliest[:10], t.latest[:10]) for t in times if t.earliest and t.latest]
    known_times += [(f"{year}-01-01", f"{year}-12-31") for year in years_looked_back_to(naming.article)]
    return any(tenure.covers(*bounds) for tenure in tenures for bounds in known_times)


def _rival(naming: Naming, lexicon: Lexicon) -> bool:
    """Whether the office is that of a group ("Hamas prime minister"): a claimant beside the holder of the table."""
    entries = (e for word in naming.words.split() for e in lexicon.actors.written(word))
    own = {t.of for t in tenures_of(naming, lexicon)}
    return any(e.actor.kind in ("armed_group", "organisation") and e.actor.id not in own for e in entries)


def _looks_back_beyond(naming: Naming, lexicon: Lexicon) -> bool:
    """Whether the clause of a naming lacks the day, or the sentence tells of an earlier time in office."""
    text = naming.article.text
    clause = clause_span(text, naming.sentence, naming.span)
    times = naming.article.annotated.times_in(clause)
    opens = naming.span.start - naming.sentence.start <= OPENING
    times = naming.article.annotated.times_in(naming.sentence) if opens else times
    dated = any(
        (t.earliest and iso_day(t.earliest) and t.earliest[:10] == (t.latest or "")[:10]) or speaks_of_now(naming, t)
        for t in times
        if not t.span.of(text).lower().startswith("that ")  # of a story, which may be of any time
    )
    late = text[max(0, naming.span.start - len("the late ")) : naming.span.start].lower() == "the late "
    return not dated or late or lexicon.check_cues.has("history", naming.sentence.of(text))


def _table(tenures: tuple[Tenure, ...]) -> Evidence:
    spans = "; ".join(
        f"{t.name}: {t.office.replace('_', ' ')} from {t.start} {'to ' + t.end if t.end else 'on'}" for t in tenures
    )
    return known(spans, f"table of offices: {tenures[0].source}")
