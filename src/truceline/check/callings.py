"""Who is called what: the offices that a page gives to people, read from its parses, with whose and when.

Namings (`check.offices`) stand right beside a name; callings are read along the relations of a parse as well: "Ivo
Marsh, since May Oru's foreign minister", "Mr Marsh is the foreign minister", "who as Oru's foreign minister had
signed", "Lena Ost, who heads the finance ministry".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from truceline.check.office_words import (
    PRENOMINAL,
    When,
    called_in,
    head_of_ministry,
    named_behind,
    owners_of,
    place_of_owners,
    time_of_office,
    title_of,
    topic_of,
    words_of_office,
)
from truceline.check.offices import Naming
from truceline.code.clauses import VERBAL, clause_of
from truceline.code.context import SentenceContext
from truceline.code.parties.grammar import SUBJECT, surface_subjects
from truceline.lexicon.callings import MINISTER
from truceline.link.clauses import in_quotation
from truceline.link.contexts import CONTEXTS
from truceline.link.items import Items, Kind
from truceline.model.actor import Actor, Mention
from truceline.model.coded import CodedArticle
from truceline.model.identity import name_slug
from truceline.model.parse import Parse, Token
from truceline.model.spans import Span

MOST = 300
"""Callings of one article that are looked at."""
TO_WHOM = frozenset({"to", "in", "at"})
SENDERS = frozenset({"ambassador", "un_ambassador", "envoy"})
"""Offices of which *to* and *for* name where, not whose."""
GENERIC = frozenset({"leader", "official", "diplomat", "representative", "adviser", "minister_of_state", "commander"})
OF_STATES_ONLY = frozenset({"head_of_state", "head_of_government", "vice_president", "secretary_general"})
NO_TOPIC = frozenset({"republic", "federal", "former", "ex", "prime", "right", "current", "incumbent", "sitting"})
"""Words beside the office of a head of state that are of no body."""
NEGATED = frozenset({"not", "never", "n't", "no"})
NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Calling(Naming):
    """An office that a page gives to a person, by whatever relation.

    `key` is the office, `fields` those of a minister, `topic` the words of content beside it, `of` the states and
    organisations whose it is, `goes_to` those to which an ambassador goes. `when` is whether it is told as held now, as
    held before, as of another time, of the time of a deed told (`clause`), of an event named, or as not held.
    """

    key: str = ""
    fields: frozenset[str] = frozenset()
    topic: frozenset[str] = frozenset()
    of: frozenset[str] = frozenset()
    goes_to: frozenset[str] = frozenset()
    when: When = "now"
    clause: Span = NOWHERE
    joint: bool = False


def find_callings(items: Items) -> Iterator[Calling]:
    """The callings of an article that has its parses, in text order, at most MOST."""
    article, lexicon = items.article, items.lexicon
    people = {a.id: a for a in article.annotated.actors if a.kind == "person"}
    words, found = lexicon.callings, 0
    heads = words.heads | words.bodies | words.posts
    for context in items.of(CONTEXTS):
        if heads.isdisjoint(context.parse.lemmas):
            continue
        names = _names(context, people)
        if not names:
            continue
        for calling in _of_sentence(article, context, names, people):
            yield calling
            found += 1
        if found >= MOST:
            return


CALLINGS = Kind("callings", find_callings, Calling)


def _names(context: SentenceContext, people: dict[str, Actor]) -> dict[int, Mention]:
    """The names of people in a sentence, by the index of the word that heads each."""
    found: dict[int, Mention] = {}
    for m in context.article.mentions_in(context.sentence.span):
        if m.of in people and m.form != "nominal":
            tokens = context.parse.within(m.span)
            inside = {t.index for t in tokens}
            top = [t for t in tokens if t.head not in inside or t.head == t.index]
            if len(top) == 1 and top[0].tag != "NNPS":
                found[top[0].index] = m
    found.update(_unknown_names(context, found, people))
    return found


def _unknown_names(
    context: SentenceContext, known: dict[int, Mention], people: dict[str, Actor]
) -> Iterator[tuple[int, Mention]]:
    """Names in full of those whom the article does not take for people, who may be: "The minister is *Ivo Marsh*"."""
    parse, lexicon = context.parse, context.lexicon
    for token in parse.tokens:
        if token.dep not in OF_A_NAME or token.tag != "NNP" or token.index in known:
            continue
        words = parse.tokens[_name_start(parse, token) : token.index + 1]
        span = Span(words[0].start, token.end)
        name = span.of(context.text)
        if len(words) not in (2, 3) or not all(WORD_OF_NAME.fullmatch(w.text) for w in words):
            continue
        if lexicon.actors.written(name) or lexicon.titles.office(name) or context.article.mentions_in(span):
            continue
        person = name_slug(name)
        people.setdefault(person, Actor(id=person, name=name, kind="person"))
        yield token.index, Mention(span=span, of=person, form="name")


def _name_start(parse: Parse, last: Token) -> int:
    start = last.index
    while start and parse.tokens[start - 1].tag == "NNP" and parse.tokens[start - 1].head == last.index:
        start -= 1
    return start


OF_A_NAME = frozenset({"nsubj", "nsubjpass", "appos", "attr", "ROOT"})
WORD_OF_NAME = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ’'-]+[a-zà-ÿ]")


def _of_sentence(
    article: CodedArticle, context: SentenceContext, names: dict[int, Mention], people: dict[str, Actor]
) -> Iterator[Calling]:
    parse, words = context.parse, context.lexicon.callings
    for token in parse.tokens:
        if token.pos not in ("NOUN", "PROPN") or token.tag in ("NNS", "NNPS"):
            continue
        if token.text == "pm":
            continue  # the hour
        if token.lemma.lower() in words.heads and token.index not in names:
            held = next(_holders(context, token, names), None)
            if held and (calling := _calling(article, context, token, names, people, held)):
                yield calling
        elif token.lemma in words.posts and (calling := _without_post(article, context, token, names, people)):
            yield calling
        elif token.lemma in words.bodies | words.posts:
            top = _leader(context, token, names)
            if top is not None and (found := _of_ministry(article, context, token, names[top], names, people)):
                yield found


def _holders(
    context: SentenceContext, office: Token, names: dict[int, Mention]
) -> Iterator[tuple[int, When, Token | None]]:
    """By the index of its name, who has an office, when, and the verb by which it is told, where one is."""
    parse = context.parse
    above = parse.head(office)
    if (
        office.dep in PRENOMINAL
        and (top := _name_above(parse, office, names)) is not None
        and not _of_an_aide(context, parse.tokens[top])
    ):
        yield top, "now", None
    if office.dep == "appos":
        head = above
        while head.index not in names and head.dep == "appos":
            head = parse.head(head)
        if head.index in names and _is_of(parse, head, office, names):
            yield head.index, "now", None
    for name in parse.children(office, "appos"):
        apart = name.index < office.index or _named_between(office.index, name.index, names)
        if name.index in names and not apart and not _is_next_of_list(parse, office, name) and _is_closed(parse, name):
            yield name.index, "now", None
    if above.lemma == "be" and office.dep in ("attr", "nsubj"):
        yield from _by_copula(parse, office, above, names)
    if above.text.lower() == "as" and office.dep == "pobj":
        yield from _by_as(parse, above, names)


def _is_next_of_list(parse: Parse, office: Token, name: Token) -> bool:
    """Whether a name behind an office is another's, in a list of those who came: "the president, King Idris and …"."""
    return parse.child(name, "poss" if office.dep != "appos" else "cc", "poss") is not None


def _is_closed(parse: Parse, name: Token) -> bool:
    """Whether a name behind a comma is set off behind too, and so no subject: "as the president left, Lume rose"."""
    first = _name_start(parse, name)
    before = parse.tokens[first - 1].text if first else ""
    behind = next((t for t in parse.tokens[name.index + 1 :] if t.pos != "ADV"), None)
    if before in DASHES:
        return behind is not None  # a headline ends with who says it: "Lume to meet Kestria's minister — Marsh"
    if before == ":":
        return False  # "Kestria's president: Lume deserves a prize"
    return before != "," or behind is None or behind.pos not in VERBAL


def _is_of(parse: Parse, name: Token, office: Token, names: dict[int, Mention]) -> bool:
    """Whether an office behind a name is not the next one's of a list: "the head of A, X, the head of B, Y"."""
    if name.index > office.index or _named_between(name.index, office.index, names):
        return False
    described = name.dep == "appos" and parse.head(name).index not in names
    return not described and not any(t.index in names for t in parse.children(office, "appos"))


def _of_an_aide(context: SentenceContext, name: Token) -> bool:
    """Whether an office before a name may be that of somebody whose aide the person is: "aide to President X"."""
    prep = context.parse.head(name)
    above = context.parse.head(prep)
    roles = context.lexicon.social_roles
    return (
        name.dep == "pobj" and prep.lemma in AIDE_OF and above.pos in ("NOUN", "PROPN") and above.lemma.lower() in roles
    )


DASHES = frozenset({"—", "–", "--", "-"})
AIDE_OF = frozenset({"to", "of", "for"})


def _named_between(one: int, other: int, names: dict[int, Mention]) -> bool:
    return any(one < index < other for index in names)


def _name_above(parse: Parse, office: Token, names: dict[int, Mention]) -> int | None:
    """The name before which an office stands."""
    head = parse.head(office)
    while head.index not in names and head.dep in ("compound", "nmod"):
        head = parse.head(head)
    return head.index if head.index in names and office.index < head.index else None


def _by_copula(
    parse: Parse, office: Token, be: Token, names: dict[int, Mention]
) -> Iterator[tuple[int, When, Token | None]]:
    others = surface_subjects(parse, be) if office.dep == "attr" else parse.children(be, "attr")
    held = [t for t in others if t.index in names]
    auxiliaries = parse.children(be, "aux")
    if len(held) != 1 or len(others) != 1 or parse.child(be, "mark") is not None:
        return
    tense = _tense(parse, be, auxiliaries)
    negations = {t.text.lower() for t in (*parse.children(be), *parse.children(office, "det")) if t.lemma in NEGATED}
    if negations:
        lasting = tense is not None and not any(t.text.lower() == "longer" for t in parse.tokens)
        if lasting and (tense == "now" or "never" in negations):
            yield held[0].index, "not", be
    elif tense is not None:
        yield held[0].index, tense, be


def _tense(parse: Parse, verb: Token, auxiliaries: Sequence[Token]) -> When | None:
    """Whether a verb of having an office is of now, or of then; None for what may be or is to come."""
    if any(a.tag in ("MD", "TO") for a in auxiliaries):
        return None
    finite = auxiliaries[0] if auxiliaries else verb
    if not auxiliaries:
        return "now" if verb.tag in ("VBZ", "VBP") else "then"
    lasting = any(p.lemma == "since" for p in parse.children(verb, "prep", "mark", "advcl")) or any(
        m.lemma == "since" for c in parse.children(verb, "advcl") for m in parse.children(c, "mark")
    )
    perfect = finite.lemma == "have" and finite.tag in ("VBZ", "VBP")
    return "now" if perfect and lasting else "then"


def _by_as(parse: Parse, as_: Token, names: dict[int, Mention]) -> Iterator[tuple[int, When, Token | None]]:
    """The subject of a verb with *as* and an office: of the time of its verb."""
    verb = parse.head(as_)
    if verb.tag == "WP" or (verb.index in names and verb.dep in SUBJECT):
        verb = parse.head(verb)
    objects = parse.children(verb, "dobj")
    if as_.dep != "prep" or verb.pos not in VERBAL or (objects and objects[0].index < as_.index):
        return
    subjects = surface_subjects(parse, verb)
    held = [t for t in subjects if t.index in names]
    if len(held) == 1 and len(subjects) == 1 and parse.child(verb, "neg") is None:
        auxiliaries = parse.children(verb, "aux")
        if any(a.tag in ("MD", "TO") for a in auxiliaries):
            return
        present = (auxiliaries[0] if auxiliaries else verb).tag in ("VBZ", "VBP")
        perfect = any(a.lemma == "have" for a in auxiliaries)
        yield held[0].index, "now" if present and not perfect else "deed", verb


def _leader(context: SentenceContext, body: Token, names: dict[int, Mention]) -> int | None:
    """The name of who heads a ministry: "Lena Ost, who *heads* the finance ministry"."""
    parse, words = context.parse, context.lexicon.callings
    verb = parse.head(body)
    if body.dep != "dobj" or verb.lemma not in words.leads or parse.child(verb, "neg") is not None:
        return None
    none = any(d.lemma == "no" for d in parse.children(body, "det"))
    if none or (verb.lemma in words.holds) != (body.lemma in words.posts):
        return None
    subjects = surface_subjects(parse, verb)
    held = len(subjects) == 1 and subjects[0].index in names
    return subjects[0].index if held and _tense(parse, verb, parse.children(verb, "aux")) == "now" else None


def _without_post(
    article: CodedArticle, context: SentenceContext, post: Token, names: dict[int, Mention], people: dict[str, Actor]
) -> Calling | None:
    """That a person has no office of a state at all: "he holds no cabinet post"."""
    parse, words = context.parse, context.lexicon.callings
    verb = parse.head(post)
    none = any(d.lemma == "no" for d in parse.children(post, "det")) or parse.child(verb, "neg") is not None
    if post.dep != "dobj" or verb.lemma not in words.holds or not none:
        return None
    of_state = any(t.lemma.lower() in words.of_state for t in parse.children(post, "compound", "amod", "nmod"))
    subjects = surface_subjects(parse, verb)
    name = names.get(subjects[0].index) if len(subjects) == 1 else None
    title = context.lexicon.titles.office("minister", None)
    clause = clause_of(parse, verb)
    if not of_state or name is None or title is None or in_quotation(article, clause):
        return None
    if _tense(parse, verb, parse.children(verb, "aux")) != "now":
        return None
    return Calling(
        article, people[name.of], title, clause, called_in(article, name, people[name.of]), context.sentence.span,
        key=NO_OFFICE, when="not", clause=clause,
    )  # fmt: skip


NO_OFFICE = "none"
"""The key of a calling that gives somebody no office of a state."""


def _calling(
    article: CodedArticle,
    context: SentenceContext,
    token: Token,
    names: dict[int, Mention],
    people: dict[str, Actor],
    held: tuple[int, When, Token | None],
) -> Calling | None:
    parse, words = context.parse, context.lexicon.callings
    top, when, verb = held
    name = names[top]
    if verb is not None and when in ("deed", "now") and verb.lemma != "be":
        if verb.lemma in words.as_no_office:
            return None
        if verb.lemma in words.as_holding and when == "deed":
            when = "then"
    office = words_of_office(context, token, name, names)
    actor = people[name.of]
    owners = owners_of(context, office, name)
    country = place_of_owners(context, owners) or (None if owners else actor.country)
    title = title_of(context, office, country)
    if title is None and token.lemma in HEADS_OF_MINISTRIES:
        title = head_of_ministry(context, office, words)
    if title is None or (title.modifier not in (None, "former")) or len(title.offices) != 1:
        return None
    beside = {t.lemma.lower() for t in office.before} | {t.text.lower() for t in office.before}
    if title.modifier is None and beside & words.then - set(title.words.split()):
        return None
    span = Span(min(name.span.start, office.tokens[0].start), max(name.span.end, office.tokens[-1].end))
    if in_quotation(article, span):
        return None
    when = "former" if title.modifier == "former" else time_of_office(context, token, when)
    key = MINISTER if title.office.endswith("minister") else title.office
    topic = topic_of(context, office, title)
    if key in OF_STATES_ONLY and topic - NO_TOPIC:
        return None  # "the president of the conference"
    return Calling(
        article=article,
        actor=actor,
        title=title,
        span=span,
        name=called_in(article, name, actor),
        sentence=context.sentence.span,
        described=token.dep not in PRENOMINAL and "," in article.text[token.end : name.span.start],
        key=key,
        fields=words.fields_of(title.office, topic) if key == MINISTER else words.fields_of("", topic),
        topic=topic,
        of=frozenset(owners),
        goes_to=frozenset(named_behind(context, office, TO_WHOM)),
        when=when,
        clause=clause_of(parse, verb) if verb is not None else span,
        joint=any(t.dep == "conj" for t in parse.children(token))
        or token.dep == "conj"
        or parse.child(token, "cc") is not None,
    )


def _of_ministry(
    article: CodedArticle,
    context: SentenceContext,
    body: Token,
    name: Mention,
    names: dict[int, Mention],
    people: dict[str, Actor],
) -> Calling | None:
    """The minister who heads a ministry."""
    office = words_of_office(context, body, name, names)
    topic = frozenset(t.lemma.lower() for t in (*office.before, *office.behind) if t.pos in ("NOUN", "ADJ", "PROPN"))
    fields = context.lexicon.callings.fields_of("", topic)
    title = context.lexicon.titles.office("minister", None)
    span = Span(min(name.span.start, office.tokens[0].start), max(name.span.end, office.tokens[-1].end))
    if not fields or title is None or in_quotation(article, span):
        return None
    return Calling(
        article, people[name.of], title, span, called_in(article, name, people[name.of]), context.sentence.span,
        key=MINISTER, fields=fields, topic=topic, of=frozenset(owners_of(context, office, name)), clause=span,
    )  # fmt: skip


HEADS_OF_MINISTRIES = frozenset({"head", "chief", "boss"})
