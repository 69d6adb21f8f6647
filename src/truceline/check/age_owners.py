"""Whose an age is: the person whom a word of a parse means, by name, by pronoun or by a description without a name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from truceline.check.ages import first_names, shares_surname
from truceline.code.context import SentenceContext
from truceline.code.parties.grammar import surface_subjects
from truceline.lexicon.ages import AgeWords, Sex
from truceline.lexicon.lexicon import Lexicon
from truceline.model.coded import CodedArticle
from truceline.model.parse import Parse, Token

Name = tuple[str, ...]

BACK = 8
"""Sentences before a pronoun or description in which the person is named, where nobody else comes between."""
FAR = 3
"""The same, where a sentence between tells of nobody."""
SEXES: dict[str, Sex] = {
    **dict.fromkeys(("he", "him", "his", "himself"), "m"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "f"),
}
COURTESY: dict[str, Sex] = {"mr": "m", "mrs": "f", "ms": "f", "miss": "f", "sir": "m", "lady": "f", "dame": "f"}
SUBJECT = ("nsubj", "nsubjpass")
WHERE = frozenset({"in", "at", "from", "to", "near", "into", "outside", "around", "across", "of", "via"})
"""Prepositions behind which a name that the article does not know is hardly a person's."""
IN_A_NAME = frozenset({"compound", "nmod", "flat"})
WORD = re.compile(r"(?:al-|el-|d['’]|O['’])?[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'.-]*")
EITHER = frozenset(
    {"Jean", "Andrea", "Kim", "Robin", "Alex", "Chris", "Sam", "Pat", "Jordan", "Taylor", "Ali", "Nikola"}
)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of whom a sentence tells: the index of the word, the name (none where it has no name), and the sex."""

    index: int
    name: Name
    sex: Sex | None
    subject: bool = False


@dataclass(slots=True)
class People:
    """The people of an article, sentence by sentence, read where they are asked for."""

    article: CodedArticle
    lexicon: Lexicon
    contexts: tuple[SentenceContext, ...]
    _of: dict[int, tuple[Person, ...]] = field(default_factory=dict)
    _at: dict[int, int] = field(default_factory=dict)
    _sexes: dict[Name, Sex | None] = field(default_factory=dict)
    _persons: dict[str, Name] = field(default_factory=dict)
    _others: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        self._at = {context.sentence.index: n for n, context in enumerate(self.contexts)}
        actors = self.article.annotated.actors
        self._others = frozenset(a.id for a in actors if a.kind == "other")
        self._persons = {a.id: tuple(a.name.split()) for a in actors if a.kind == "person"}

    @property
    def words(self) -> AgeWords:
        return self.lexicon.ages

    def owner(self, number: int, token: Token, depth: int = 4) -> Name | None:
        """The name of the one whom a word of a sentence means; None where nobody is sure."""
        context = self.contexts[number]
        parse = context.parse
        if token.pos == "PRON" or token.tag == "PRP$":
            return self._by_pronoun(number, token)
        if name := self.name_at(context, token):
            return name
        if token.tag in ("NNS", "NNPS"):
            return None
        if depth:
            bodies = [b for p in parse.children(token, "prep") for b in parse.children(p, "pobj") if b.pos == "NOUN"]
            below = [a for t in (token, *bodies) for a in parse.children(t, "appos")]
            beside = [t for t in below if self.name_at(context, t)]
            above = parse.head(token)
            named = token.dep in ("appos", *IN_A_NAME) and above.index != token.index
            if beside and token.lemma.lower() not in self.words.kin:
                return self.owner(number, beside[0], depth - 1)
            if named and (above.pos in ("NOUN", "PROPN")):
                return self.owner(number, above, depth - 1)
            if token.dep == "pobj" and above.lemma in WHERE and parse.child(token, "relcl") is not None:
                whose = parse.head(above)  # "the colonel at the table in Oslo, *who*"
                return self.owner(number, whose, depth - 1) if whose.pos in ("NOUN", "PROPN") else None
            if token.dep == "attr" and above.lemma == "be":
                subjects = surface_subjects(parse, above)
                return self.owner(number, subjects[0], depth - 1) if len(subjects) == 1 else None
        return self._by_description(number, token)

    def name_at(self, context: SentenceContext, token: Token) -> Name | None:
        """The name that a word heads, in full where the page gives it."""
        span = context.span(token)
        mentions = [m for m in context.article.mentions_in(span) if m.form != "pronoun"]
        for m in mentions:
            if m.of in self._persons and (m.form == "name" or token.pos == "PROPN"):
                return None if shares_surname(self.article, m) else self._persons[m.of]
        if (
            token.tag != "NNP"
            or any(m.form == "name" and m.of not in self._others for m in mentions)
            or context.article.times_in(span)
        ):
            return None
        if self.words.describes(token.lemma.lower()) and context.parse.child(token, "det") is not None:
            return None  # "the Frenchwoman"
        if token.dep == "pobj" and context.parse.head(token).lemma in WHERE - {"of", "from"}:
            return None  # a place, rather
        first = token.index
        tokens = context.parse.tokens
        while (
            first and tokens[first - 1].tag == "NNP" and tokens[first - 1].dep in IN_A_NAME and token.index - first < 4
        ):
            first -= 1
        words = [t.text for t in tokens[first : token.index + 1]]
        while len(words) > 1 and self.words.is_before_name(words[0].lower().rstrip(".")):
            words.pop(0)
        name = tuple(words)
        if not all(WORD.fullmatch(w) for w in name) or (len(name) == 1 and name[0].isupper()) or self._is_no_name(name):
            return None
        if len(name) > 1:
            return name
        firsts = first_names(self.article.text, name[0])
        if len(firsts) > 1:
            return None
        return (*firsts, *name)

    def _is_no_name(self, name: Name) -> bool:
        written = " ".join(name)
        known = self.lexicon.actors.written(written) or self.lexicon.titles.office(written, None)
        return bool(known) or not self.lexicon.calendar_cues.words("no_people").isdisjoint(name)

    def of(self, number: int) -> tuple[Person, ...]:
        """The people of a sentence: those named, and those of whom it tells without a name (kin, "a soldier")."""
        if number not in self._of:
            self._of[number] = tuple(self._people(self.contexts[number]))
        return self._of[number]

    def _people(self, context: SentenceContext) -> Iterator[Person]:
        parse, words = context.parse, self.words
        for token in parse.tokens:
            subject = token.dep in SUBJECT
            if token.pos == "PROPN" and token.dep not in IN_A_NAME and (name := self.name_at(context, token)):
                yield Person(token.index, name, self._sex_beside(context, token) or self.sex_of(name), subject)
            elif token.tag == "NN" and words.is_person(token.lemma.lower()) and self._is_another(context, token):
                yield Person(token.index, (), words.sex_of(token.lemma.lower()), subject)
            elif subject and token.tag in ("JJ", "JJS", "JJR") and token.text.lower() in words.any_of:
                yield Person(token.index, (), None, subject)

    def _is_another(self, context: SentenceContext, noun: Token) -> bool:
        """Whether a noun without a name tells of one more person: kin of somebody, or one first told of here."""
        parse = context.parse
        if noun.dep in (*IN_A_NAME, "appos", "attr", "oprd", "npadvmod"):
            return False
        beside = (*parse.children(noun, "appos"), parse.head(noun))
        if any(t.pos == "PROPN" and self.name_at(context, t) for t in beside):
            return False
        lemma = noun.lemma.lower()
        following = [t.text.lower() for t in parse.tokens[noun.index + 1 : noun.index + 3]]
        fronted = len(following) == 2 and following[0] == "," and following[1] in SEXES
        if fronted or (noun.dep == "pobj" and parse.head(noun).lemma == "as"):
            return False
        if lemma in self.words.kin or lemma in self.words.any_of:
            return True
        if any(t.text.lower() == "the" for t in parse.children(noun, "det")):
            whose = any(t.lemma in OWNED for t in parse.children(noun, "prep"))
            return whose or noun.dep not in SUBJECT or not self.words.describes(lemma)
        return any(t.lemma in ("a", "an", "another", "one") for t in parse.children(noun, "det", "nummod"))

    def _sex_beside(self, context: SentenceContext, token: Token) -> Sex | None:
        parse = context.parse
        nouns = [*parse.children(token, "appos", "compound"), *([parse.head(token)] if token.dep == "appos" else [])]
        for noun in nouns:
            lower = noun.text.lower().rstrip(".")
            if sex := COURTESY.get(lower) or self.words.sex_of(lower):
                return sex
        return None

    def sex_of(self, name: Name) -> Sex | None:
        """The sex of somebody: by the given name, or what the page calls them, or by the pronouns that mean them."""
        if name not in self._sexes:
            self._sexes[name] = self._sex(name)
        return self._sexes[name]

    def _sex(self, name: Name) -> Sex | None:
        women = self.lexicon.descriptions.female_names
        given = set(name[:2]) - EITHER if len(name) > 1 else set()
        if given & women:
            return "f"
        if given & self.lexicon.descriptions.given_names:
            return "m"
        title = re.search(rf"\b(Mr|Mrs|Ms|Miss)\.? (?:[\w.-]+ )?{re.escape(name[-1])}\b", self.article.text)
        return COURTESY[title[1].lower()] if title else None

    def _by_pronoun(self, number: int, token: Token) -> Name | None:
        sex = SEXES.get(token.text.lower())
        if sex is None:
            return None
        context = self.contexts[number]
        told = {self._persons[m.of] for m in context.article.mentions_in(context.span(token)) if m.of in self._persons}
        own = [p for p in self.of(number) if p.index < token.index]
        found = self._last_named(number, own, sex)
        names = {p.name for p in found}
        if len(names) == 1:
            name = names.pop()
            return name if not told or name in told else None
        subjects = {p.name for p in found if p.subject}
        return next(iter(told)) if told and told == subjects and () not in names else None

    def _by_description(self, number: int, token: Token) -> Name | None:
        """Whom "the former marine" or "the 46-year-old" means."""
        context = self.contexts[number]
        parse, lemma = context.parse, token.lemma.lower()
        described = {m.of for m in context.article.mentions_in(context.span(token)) if m.form == "nominal"}
        described &= self._persons.keys()
        own = [p for p in self.of(number) if p.index < token.index]
        if len(described) == 1 and token.pos in ("NOUN", "PROPN"):
            name = self._persons[described.pop()]
            near = {p.name for p in self._last_named(number, own, None)}
            return name if name in near or not near else None
        noun = token.pos in ("NOUN", "PROPN") and token.text.lower() != "old"
        definite = any(t.text.lower() == "the" for t in parse.children(token, "det"))
        if not definite or (noun and not self.words.describes(lemma)) or parse.child(token, "poss", "conj") is not None:
            return None
        if _is_another_one(parse, token):
            return None
        called = self._called(lemma) if noun and lemma not in self.words.anybody else set()
        if len(called) > 1 or (noun and not called and self._was_told(number, token)):
            return None
        if called:
            return called.pop() or None
        sex = (self.words.sex_of(lemma) if noun else None) or _one_sex(parse, token)
        names = {p.name for p in self._last_named(number, own, sex)}
        pronouns = {m.of for m in context.article.mentions_in(context.sentence.span) if m.form == "pronoun"}
        meant = {self._persons[i] for i in pronouns if i in self._persons} & names
        if len(meant) == 1 and not (noun and sex is None):
            return meant.pop()
        return names.pop() or None if len(names) == 1 else None

    def _called(self, lemma: str) -> set[Name]:
        """Those whom the article calls by a noun beside their names."""
        found: set[Name] = set()
        for context in self.contexts:
            for token in context.parse.tokens if lemma in context.parse.lemmas else ():
                if token.lemma.lower() == lemma and token.dep in ("appos", *IN_A_NAME):
                    if name := self.name_at(context, context.parse.head(token)):
                        found.add(name)
                elif token.lemma.lower() == lemma:
                    names = (self.name_at(context, t) for t in context.parse.children(token, "appos"))
                    found.update(n for n in names if n)
        return found

    def _was_told(self, number: int, token: Token) -> bool:
        """Whether a description takes up a noun by which the page has told of somebody before."""
        lemma = token.lemma.lower()
        return any(
            t.lemma.lower() == lemma and t.tag == "NN" and t.dep not in ("compound", "attr")
            for n in range(number + 1)
            if lemma in self.contexts[n].parse.lemmas
            for t in self.contexts[n].parse.tokens
            if (n < number or t.index < token.index)
        )

    def _last_named(self, number: int, own: list[Person], sex: Sex | None) -> list[Person]:
        """The people whom the nearest sentence before a word tells of, of those who may be of its sex."""
        silent, here = 0, self.contexts[number].sentence.index
        for index in range(here, max(-1, here - BACK), -1):
            at = self._at.get(index)
            people = own if index == here else self._unparsed(index) if at is None else self.of(at)
            if fitting := [p for p in people if sex is None or p.sex in (None, sex)]:
                return fitting
            if index < here:
                told = {SEXES[w] for w in self.contexts[at].parse.words & SEXES.keys()} if at is not None else set()
                sex = sex or (next(iter(told)) if len(told) == 1 else None)
                silent += not told
            if silent >= FAR:
                break
        return []

    def _unparsed(self, index: int) -> list[Person]:
        """The people whom a sentence without a parse names."""
        sentence = self.article.annotated.sentences[index]
        found = {m.of for m in self.article.annotated.mentions_in(sentence.span) if m.of in self._persons}
        return [Person(0, self._persons[i], self.sex_of(self._persons[i]), subject=True) for i in sorted(found)]


def _is_another_one(parse: Parse, token: Token) -> bool:
    """Whether a description tells of one apart from who was named: "the *other* man", "the chairman *of the railway*",
    "the captain who met *him*"."""
    beside = parse.children(token)
    if any(t.lemma in OTHERS or (t.dep == "prep" and t.lemma in OWNED) for t in beside):
        return True
    return any(t.text.lower() in ("him", "her") and t.tag == "PRP" for t in parse.tokens)


OTHERS = frozenset({"other", "another", "same", "first", "second", "third", "last", "next", "older", "younger", "only"})
OWNED = frozenset({"of", "for", "at", "behind"})


def _one_sex(parse: Parse, token: Token) -> Sex | None:
    """The sex that all pronouns behind a word in its sentence tell."""
    told = {SEXES[t.text.lower()] for t in parse.tokens[token.index :] if t.text.lower() in SEXES}
    return told.pop() if len(told) == 1 else None


def people_of(article: CodedArticle, lexicon: Lexicon, contexts: Iterable[SentenceContext]) -> People:
    """The people of an article that has its parses."""
    return People(article, lexicon, tuple(contexts))
