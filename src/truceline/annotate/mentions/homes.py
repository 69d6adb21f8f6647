"""Whose people and bodies are that a text only describes: the country of a noun by its phrase, its verb or the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from truceline.annotate.mentions.reading import Reading, SentenceView
from truceline.lexicon.descriptions import HomeWords
from truceline.lexicon.social_roles import SocialRole
from truceline.model.actor import Actor, Mention
from truceline.model.parse import Parse, Token

# What stands before a noun in its phrase and may name it.
DESCRIBING = ("amod", "compound", "nmod")
# Prepositions behind a noun that say where somebody is from or whose a body is.
WHENCE = frozenset({"in", "from", "of", "near", "outside", "at", "throughout", "across"})
# Prepositions behind a verb that say where somebody acts.
WHERE = frozenset({"in", "at", "near", "inside", "outside", "across", "throughout", "around"})
# Prepositions that lead to whose even those are.
OWNING = frozenset({"from", "of"})
# Prepositions that lead to whom an aide serves.
SERVED = frozenset({"to", "for"})


@dataclass(slots=True)
class SentenceCast:
    """A parsed sentence with what is known in it: actors and places by the tokens that name them."""

    view: SentenceView
    parse: Parse
    reading: Reading
    named: dict[int, list[Mention]]
    people: dict[str, Actor]

    @property
    def words(self) -> HomeWords:
        """The words by which those without a name are of a state."""
        return self.reading.lexicon.descriptions.homes


def is_ethnic(sentence: SentenceCast, head: Token) -> bool:
    """Whether a noun names a people in another state: "*ethnic* Hungarians", "an *ethnic* Hungarian party"."""
    parse = sentence.parse
    if "ethnic" not in parse.lemmas:
        return False
    words = (head, *parse.children(head, *DESCRIBING))
    return any(t.lemma == "ethnic" for w in words for t in (w, *parse.children(w, "amod")))


def country_of(
    sentence: SentenceCast,
    head: Token,
    words: tuple[Token, ...],
    countries: dict[str, str | None],
    role: SocialRole | None = None,
) -> str | None:
    """Find the country (ISO 3166-1 alpha-3) of somebody described.

    By the nationality or owner before the noun or the place behind it; for a people within a state and for nouns that
    have a home, by where they act; for bodies of a state, by the only state that the text names.
    """
    if country := _in_phrase(sentence, head, words, countries):
        return country
    role = _role_of_state(sentence, head, role)
    if (role is None or not role.home) and not is_ethnic(sentence, head):
        return None
    before = sentence.parse.children(head, "det", "amod", "compound", "nmod", "poss", "predet")
    others = (t for t in before if t.index in sentence.named and not _only_leans(sentence, t))
    if any(t.lemma in sentence.words.elsewhere for t in before) or any(others):
        return None  # foreign, or of a body of no state: "*UN* aid workers"
    found = _known(sentence, _where_it_acts(sentence, head), countries)
    of_text = (
        role is not None and _has_home(role, head) and not is_ethnic(sentence, head) and not _are_several(head, role)
    )
    return found or (sentence.reading.home if of_text and not _acts_on_home(sentence, head) else None)


def _acts_on_home(sentence: SentenceCast, head: Token) -> bool:
    """Whether the state that a text names is acted on: "the bishop accused *Chad*" is no word of his home."""
    if head.dep != "nsubj" or sentence.reading.home is None:
        return False
    objects = {o.start for o in sentence.parse.children(sentence.parse.head(head), "dobj") if o.pos == "PROPN"}
    states = (h for h in sentence.view.hits if h.is_state and h.naming == "name")
    return any(h.span.start in objects for h in states)


def _role_of_state(sentence: SentenceCast, head: Token, role: SocialRole | None) -> SocialRole | None:
    """The role of the body of somebody by its noun: "*police* commanders", "leader of an opposition *party*"."""
    if role is None or role.home:
        return role
    parse = sentence.parse
    bodies = (*parse.children(head, "compound"), *_behind(parse, head, frozenset({"of"})))
    theirs = (sentence.reading.lexicon.social_roles.get(t.lemma) for t in bodies)
    return next((replace(role, home="text") for b in theirs if b is not None and b.home == "text"), role)


def _has_home(role: SocialRole, head: Token) -> bool:
    """Whether those of a role are mostly of the one state that the text names."""
    return role.home == "text" or (role.home == "acted" and head.dep in ("dobj", "pobj", "nsubjpass", "dative"))


def _are_several(head: Token, role: SocialRole) -> bool:
    """Whether bodies of which a state has one are those of several: "*armies*", but not "the *authorities*"."""
    return role.kind == "organ" and head.tag == "NNS" and head.lemma not in ("authority", "police", "court")


def _in_phrase(
    sentence: SentenceCast, head: Token, words: tuple[Token, ...], countries: dict[str, str | None]
) -> str | None:
    parse = sentence.parse
    owner = () if head.lemma in sentence.words.counterparts else ("poss",)
    before = () if is_ethnic(sentence, head) else (*words, *parse.children(head, *owner, *DESCRIBING))
    around = _around(sentence, head, before, owner) if sentence.named else ()
    if found := _known(sentence, (*before, *around), countries):
        return found
    capitals = [t.text for t in before if t.text[0].isupper() and not _only_leans(sentence, t)]
    peoples, plural = sentence.reading.lexicon.peoples, (head.text,) if head.tag == "NNPS" else ()
    if people := next((p for t in (*capitals, *plural) if (p := peoples.get(t)) is not None), None):
        return people.country
    written = map(sentence.reading.lexicon.actors.written, capitals)
    return next((f[0].actor.country for f in written if len(f) == 1 and f[0].actor.kind == "government"), None)


def _around(
    sentence: SentenceCast, head: Token, before: tuple[Token, ...], owner: tuple[str, ...]
) -> tuple[Token, ...]:
    """The words behind a noun that say whose it is, then the owners of these and of those before it, then what hangs
    on them."""
    parse, known = sentence.parse, sentence.words
    serving = SERVED if head.lemma in known.serving else frozenset[str]()
    behind = (
        *_behind(parse, head, (OWNING if head.lemma in known.abroad else WHENCE) | serving),
        *_by_participle(sentence, head),
    )
    deeper = [o for b in behind for o in _behind(parse, b, WHENCE)]
    owners = [c for b in (*behind, *before) for c in parse.children(b, *owner, *DESCRIBING)]
    owners += [c for o in owners if o.dep == "poss" for c in parse.children(o, *DESCRIBING)]
    return (*behind, *owners, *deeper)


def _known(sentence: SentenceCast, words: Iterable[Token], countries: dict[str, str | None]) -> str | None:
    """The country of the first word that names an actor or place of any."""
    for token in words:
        if _only_leans(sentence, token):
            continue
        for mention in sentence.named.get(token.index, ()):
            if (country := countries.get(mention.of)) is not None:
                return country
    return None


def _behind(parse: Parse, word: Token, prepositions: frozenset[str]) -> tuple[Token, ...]:
    return tuple(o for p in parse.children(word, "prep") if p.lemma in prepositions for o in parse.children(p, "pobj"))


def _by_participle(sentence: SentenceCast, head: Token) -> Iterator[Token]:
    """Where somebody is or whence he comes by a participle: "guerrillas *based in* Chad", "those *fleeing* Mali"."""
    parse, words = sentence.parse, sentence.words
    for participle in parse.children(head, "acl"):
        if participle.lemma in words.staying:
            yield from _behind(parse, participle, WHERE)
        elif participle.lemma in words.belonging:
            yield from _behind(parse, participle, frozenset({"with", "to", "for"}))
        elif participle.lemma in words.fleeing:
            left = parse.children(participle, "dobj")
            yield from (*left, *(o for t in (*left, participle) if left for o in _behind(parse, t, WHERE)))
            for out in (participle, *parse.children(participle, "prep", "advmod")):
                yield from _behind(parse, out, frozenset({"from", "of"}))
                yield from parse.children(out, "pobj") if out.lemma in ("from", "of") else ()


def _where_it_acts(sentence: SentenceCast, head: Token) -> Iterator[Token]:
    """The words for the place where something is done by or to somebody, as far as the verb's own phrases tell it."""
    parse, known = sentence.parse, sentence.reading.lexicon.descriptions
    head = _counting(parse, head)
    verb = parse.head(head)
    if verb.dep == "agent":
        verb = parse.head(verb)
    if head.dep not in ("nsubj", "nsubjpass", "dobj", "pobj") or verb.pos != "VERB":
        return
    places, public = known.place_words, known.homes.public
    things = [o for o in parse.children(verb, "dobj") if o.lemma not in places and o.lemma not in public]
    if head.dep == "nsubj" and not all(_is_somebody(sentence, o) for o in things):
        return  # the place may be that of a thing: "students praised *a truce in Sudan*"
    streets = [o for o in parse.children(verb, "dobj") if o not in things]
    for place in (p for w in (verb, *streets) for p in _behind(parse, w, WHERE)):
        yield place
        yield from parse.children(place, "poss", *DESCRIBING)
        yield from _behind(parse, place, WHERE)
        if place.lemma in known.place_words:
            yield from _behind(parse, place, frozenset({"of"}))


def _counting(parse: Parse, head: Token) -> Token:
    """The word of number that stands for those it counts: "*hundreds* of thousands of people"."""
    while head.dep == "pobj" and parse.head(head).lemma == "of":
        above = parse.head(parse.head(head))
        if above.pos != "NUM" and above.lemma not in ("dozen", "hundred", "thousand", "ten", "score", "million"):
            break
        head = above
    return head


def _is_somebody(sentence: SentenceCast, word: Token) -> bool:
    return word.index in sentence.named or word.lemma in sentence.reading.lexicon.social_roles


def _only_leans(sentence: SentenceCast, token: Token) -> bool:
    """Whether a word names a side that somebody is for, against or helped by: "pro-*Serbian*", "*Danish*-trained"."""
    parse, helped = sentence.parse, sentence.words.helped
    if "-" not in parse.words and "-" not in token.text:
        return False
    before, after = parse.tokens[max(0, token.index - 2) : token.index], parse.tokens[token.index + 1 : token.index + 3]
    tail = token.text.rpartition("-")[2].lower() if "-" in token.text else ""
    if tail.endswith("ed") and tail.startswith(tuple(helped)):
        return True  # in one word
    favours = len(before) == 2 and before[1].text == "-" and before[0].lemma in ("pro", "anti")
    return favours or (len(after) == 2 and after[0].text == "-" and after[1].lemma in helped)
