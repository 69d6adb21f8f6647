"""Who is called what: the offices that a page gives to people, read from its parses, with whose and when.

Namings (`check.offices`) stand right beside a name; callings are read along the relations of a parse as well: "Ivo
Marsh, since May Oru's foreign minister", "Mr Marsh is the foreign minister", "who as Oru's foreign minister had
signed", "Lena Ost, who heads the finance ministry".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from truceline.check.offices import Naming
from truceline.code.clauses import VERBAL, clause_of
from truceline.code.context import SentenceContext, contexts_of
from truceline.code.parties.grammar import SUBJECT, surface_subjects
from truceline.code.parties.participants import OWN_COUNTRY
from truceline.lexicon.callings import MINISTER, CallingWords
from truceline.lexicon.lexicon import Lexicon
from truceline.lexicon.titles import Title
from truceline.link.clauses import in_quotation
from truceline.link.items import Kind
from truceline.model.actor import Actor, Mention
from truceline.model.coded import CodedArticle
from truceline.model.identity import name_slug
from truceline.model.parse import Parse, Token
from truceline.model.spans import Span

When = Literal["now", "former", "then", "deed", "event", "not"]

MOST_WORDS = 6
"""Words of the longest name of a state or organisation that is looked for."""
MOST = 300
"""Callings of one article that are looked at."""
PRENOMINAL = ("compound", "nmod", "amod")
BEFORE = ("compound", "amod", "nmod", "poss", "nummod", "advmod", "npadvmod", "det")
OF_OFFICE = frozenset({"of", "for", "to", "in", "at", "on"})
"""Prepositions by which the words of an office go on."""
WHOSE = frozenset({"of", "for"})
TO_WHOM = frozenset({"to", "in", "at"})
IN_TIME = frozenset(
    {"in", "from", "until", "under", "during", "between", "since", "till", "at", "on", "for", "before", "after"}
)
OF_THE_EVENT = frozenset({"day", "time", "moment", "date", "hour"})
SENDERS = frozenset({"ambassador", "un_ambassador", "envoy"})
"""Offices of which *to* and *for* name where, not whose."""
GENERIC = frozenset({"leader", "official", "diplomat", "representative", "adviser", "minister_of_state", "commander"})
OF_STATES_ONLY = frozenset({"head_of_state", "head_of_government", "vice_president", "secretary_general"})
NO_TOPIC = frozenset({"republic", "federal", "former", "ex", "prime", "right", "current", "incumbent", "sitting"})
"""Words beside the office of a head of state that are of no body."""
OF_TWO_OFFICES = frozenset({"chancellor"})
"""Titles that mean nothing where no country is told."""
OWNERS = ("government", "organisation", "armed_group")
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


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of an office: their head, the stretch before and behind it, and whether it stands before a name."""

    head: Token
    before: tuple[Token, ...]
    behind: tuple[Token, ...]

    @property
    def tokens(self) -> tuple[Token, ...]:
        return (*self.before, self.head, *self.behind)


def find_callings(article: CodedArticle, lexicon: Lexicon) -> Iterator[Calling]:
    """The callings of an article that has its parses, in text order, at most MOST."""
    people = {a.id: a for a in article.annotated.actors if a.kind == "person"}
    words, found = lexicon.callings, 0
    heads = words.heads | words.bodies | words.posts
    for context in contexts_of(article.annotated, lexicon):
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


CALLINGS = Kind("callings", lambda items: tuple(find_callings(items.article, items.lexicon)), Calling)


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
        if name.index in names and not apart and parse.child(name, "poss") is None:
            yield name.index, "now", None
    if above.lemma == "be" and office.dep in ("attr", "nsubj"):
        yield from _by_copula(parse, office, above, names)
    if above.text.lower() == "as" and office.dep == "pobj":
        yield from _by_as(parse, above, names)


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
        article, people[name.of], title, clause, _called(article, name, people[name.of]), context.sentence.span,
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
    office = _words_of(context, token, name, names)
    actor = people[name.of]
    owners = _owners(context, office, name)
    country = _place(context, owners) or (None if owners else actor.country)
    title = _title(context, office, country)
    if title is None and token.lemma in HEADS_OF_MINISTRIES:
        title = _head_of_ministry(context, office, words)
    if title is None or (title.modifier not in (None, "former")) or len(title.offices) != 1:
        return None
    beside = {t.lemma.lower() for t in office.before} | {t.text.lower() for t in office.before}
    if title.modifier is None and beside & words.then - set(title.words.split()):
        return None
    span = Span(min(name.span.start, office.tokens[0].start), max(name.span.end, office.tokens[-1].end))
    if in_quotation(article, span):
        return None
    when = "former" if title.modifier == "former" else _when(context, token, when)
    key = MINISTER if title.office.endswith("minister") else title.office
    topic = _topic(context, office, title)
    if key in OF_STATES_ONLY and topic - NO_TOPIC:
        return None  # "the president of the conference"
    return Calling(
        article=article,
        actor=actor,
        title=title,
        span=span,
        name=_called(article, name, actor),
        sentence=context.sentence.span,
        described=token.start < name.span.start and token.dep not in PRENOMINAL,
        key=key,
        fields=words.fields_of(title.office, topic) if key == MINISTER else words.fields_of("", topic),
        topic=topic,
        of=frozenset(owners),
        goes_to=frozenset(_named_behind(context, office, TO_WHOM)),
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
    office = _words_of(context, body, name, names)
    topic = frozenset(t.lemma.lower() for t in (*office.before, *office.behind) if t.pos in ("NOUN", "ADJ", "PROPN"))
    fields = context.lexicon.callings.fields_of("", topic)
    title = context.lexicon.titles.office("minister", None)
    span = Span(min(name.span.start, office.tokens[0].start), max(name.span.end, office.tokens[-1].end))
    if not fields or title is None or in_quotation(article, span):
        return None
    return Calling(
        article, people[name.of], title, span, _called(article, name, people[name.of]), context.sentence.span,
        key=MINISTER, fields=fields, topic=topic, of=frozenset(_owners(context, office, name)), clause=span,
    )  # fmt: skip


HEADS_OF_MINISTRIES = frozenset({"head", "chief", "boss"})


def _head_of_ministry(context: SentenceContext, office: _Words, words: CallingWords) -> Title | None:
    """A minister who is called the head of his or her ministry: "the defence ministry's head"."""
    lemmas = {t.lemma.lower() for t in office.tokens}
    modified = any(t in context.lexicon.titles.modifiers for t in lemmas)
    if "ministry" not in lemmas or modified or not words.fields_of("", lemmas) or lemmas & NO_MINISTRY:
        return None
    return context.lexicon.titles.office("minister", None)


NO_MINISTRY = frozenset(
    {"department", "division", "desk", "section", "press", "directorate", "bureau", "office", "service"}
)
"""What a part of a ministry is called."""


def _called(article: CodedArticle, name: Mention, actor: Actor) -> str:
    """The name in the text; for a pronoun that of the person whom it means."""
    return name.span.of(article.text) if name.form == "name" else actor.name


def _words_of(context: SentenceContext, office: Token, name: Mention, names: Mapping[int, Mention]) -> _Words:
    """The words of an office: those that hang on it before, or before the name, and behind with *of* or *for*."""
    parse = context.parse
    inside = {t.index for t in parse.within(name.span)}
    start = office.index
    for child in parse.children(office, *BEFORE):
        if child.index < office.index and child.index not in inside:
            start = min(start, *(t.index for t in parse.subtree(child)))
    if office.dep in PRENOMINAL and inside:
        top = min(inside)
        start = _before_name(parse, office, top, inside, names)
        end = next((i for i in range(office.index + 1, top) if parse.tokens[i].text == ","), top)
        behind = tuple(parse.tokens[office.index + 1 : end])
    else:
        behind = _behind(parse, office)
    before = tuple(t for t in parse.tokens[start : office.index] if t.dep != "det")
    return _Words(office, before, behind)


def _before_name(parse: Parse, office: Token, top: int, inside: set[int], names: Mapping[int, Mention]) -> int:
    """Where the words before an office begin that hang on it or on the name behind it."""
    start = office.index
    for index in range(office.index - 1, -1, -1):
        token = parse.tokens[index]
        head = token.head
        if token.dep not in (*BEFORE, "case", "punct") or token.text in (",", ";", ":") or index in names:
            break
        if head not in inside and not start <= head <= top:
            break
        start = index
    return start


def _behind(parse: Parse, office: Token) -> tuple[Token, ...]:
    found: list[Token] = []
    last = office.index
    for prep in parse.children(office, "prep"):
        below = parse.subtree(prep)
        if prep.lemma not in OF_OFFICE or prep.index != last + 1:
            break
        stop = next(
            (n for n, t in enumerate(below) if t.text in (",", ";", "-", "–", "—", "(") or t.dep == "relcl"), len(below)
        )
        found += below[:stop]
        last = found[-1].index
        if stop < len(below):
            break
    return tuple(found)


def _title(context: SentenceContext, office: _Words, country: str | None) -> Title | None:
    """The title of the words of an office, where the office's own head is in it."""
    phrase = " ".join(t.text for t in office.tokens if t.dep != "case" and t.pos != "PUNCT").replace(" - ", "-")
    title = context.lexicon.titles.office(phrase, country)
    if (
        title is None
        or (country is None and title.words in OF_TWO_OFFICES)
        or office.head.text.lower() not in title.words.replace("-", " ").split() + title.words.split()
    ):
        return None
    return title


def _owners(context: SentenceContext, office: _Words, name: Mention) -> tuple[str, ...]:
    """The states and organisations whose an office is: named before it, or behind it or its holder's name with *of*."""
    parse = context.parse
    found = [*_named_in(context, office.before), *_named_behind(context, office, WHOSE)]
    if not found:
        for prep in (p for t in parse.within(name.span) for p in parse.children(t, "prep") if p.lemma == "of"):
            found += _named_in(context, parse.subtree(prep))
    return tuple(dict.fromkeys(found))


def _named_behind(context: SentenceContext, office: _Words, prepositions: frozenset[str]) -> tuple[str, ...]:
    parse = context.parse
    below = [parse.subtree(p) for p in parse.children(office.head, "prep") if p.lemma in prepositions]
    inside = {t.index for t in office.behind}
    return tuple(a for tokens in below for a in _named_in(context, tuple(t for t in tokens if t.index in inside)))


def _named_in(context: SentenceContext, tokens: Sequence[Token]) -> Iterator[str]:
    """The states and organisations named in some words, or meant by *its* and *their*."""
    return (owner for owner, _ in _owner_names(context, tokens))


def _owner_names(context: SentenceContext, tokens: Sequence[Token]) -> Iterator[tuple[str, Sequence[Token]]]:
    """The states and organisations named in some words, each with its name."""
    at = 0
    while at < len(tokens):
        for length in range(min(MOST_WORDS, len(tokens) - at), 0, -1):
            if owner := _written(context, tokens[at : at + length]):
                yield owner, tokens[at : at + length]
                break
        else:
            length = 1
        at += length


def _written(context: SentenceContext, tokens: Sequence[Token]) -> str | None:
    """The one state or organisation that some words name in full."""
    if tokens[0].pos == "PRON" and len(tokens) == 1:
        kinds = {a.id: a.kind for a in context.article.actors}
        meant = [m.of for m in context.article.mentions_in(context.span(tokens[0])) if kinds.get(m.of) in OWNERS]
        return meant[0] if len(meant) == 1 else None
    if not tokens[0].text[:1].isupper():
        return None
    words = Span(tokens[0].start, tokens[-1].end).of(context.text)
    if context.text[tokens[-1].end : tokens[-1].end + 1] == "-":
        return None  # "the Washington-based"
    found = {e.actor.id for e in context.lexicon.actors.written(words) if e.actor.kind in OWNERS}
    if not found and len(tokens) > 1:
        mentions = context.article.mentions_in(Span(tokens[0].start, tokens[-1].end))
        kinds = {a.id: a.kind for a in context.article.actors}
        found = {m.of for m in mentions if m.span.of(context.text) == words and kinds.get(m.of) in OWNERS}
    return found.pop() if len(found) == 1 else None


def _place(context: SentenceContext, owners: tuple[str, ...]) -> str | None:
    """Where an office is, as the table of titles asks: a country, or an organisation."""
    if len(owners) != 1 or (entry := context.lexicon.actors.get(owners[0])) is None:
        return None
    return entry.actor.country if entry.actor.kind == "government" else entry.actor.id


def _topic(context: SentenceContext, office: _Words, title: Title) -> frozenset[str]:
    """The words of content beside an office that are of no actor."""
    parse = context.parse
    small = title.words.split() if title.office != "spokesperson" else [office.head.text.lower()]
    named = {t.index for t in parse.children(office.head, "poss") if t.lemma in OWN_COUNTRY}
    for part in (office.before, office.behind):
        named |= {t.index for _, name in _owner_names(context, part) for t in name}
    beside = (t for t in (*office.before, *office.behind) if t.pos in ("NOUN", "PROPN", "ADJ"))
    return frozenset(t.lemma.lower() for t in beside if t.text.lower() not in small and t.index not in named)


def _when(context: SentenceContext, office: Token, when: When) -> When:
    """The time of an office with the times that hang on it: "the justice minister of Oru on the day of the signing"."""
    parse = context.parse
    for prep in parse.children(office, "prep"):
        if prep.lemma not in IN_TIME:
            continue
        for noun in parse.children(prep, "pobj"):
            if noun.lemma in OF_THE_EVENT and any(p.lemma == "of" for p in parse.children(noun, "prep")):
                return "event"
            below = parse.subtree(prep)
            times = context.article.times_in(Span(below[0].start, below[-1].end))
            if noun.lemma in OF_THE_EVENT or any(t.type in ("DATE", "DURATION", "TIME") for t in times):
                return "then"
    if any(t.lemma in ("then", "now") for t in parse.children(office, "advmod")):
        return "then"
    return when
