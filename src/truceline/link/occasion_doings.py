"""What a word tells of as done: a contact, a visit, an accord …, or what a verb and its noun name."""

from __future__ import annotations

from dataclasses import dataclass

from truceline.code.clauses import is_verbal
from truceline.code.parties.grammar import objects_of, prepositional, subjects_of
from truceline.lexicon.occasions import OccasionLexicon
from truceline.model.parse import Parse, Token

BREAKS = frozenset({";", ":", "—", "–", "--", "(", ")"})
"""Marks behind which a clause begins anew."""


@dataclass(frozen=True, slots=True)
class Doing:
    """A word that tells of a doing: its kind, and the noun or verb on which its narrower words hang."""

    kind: str
    word: Token


@dataclass(frozen=True, slots=True)
class Doings:
    """Finds doings by the words of the lexicon."""

    words: OccasionLexicon

    def at(self, parse: Parse, token: Token) -> Doing | None:
        """The doing that a word tells of, if it does."""
        if token.pos in ("NOUN", "PROPN"):
            if token.lemma in self.words.words["ends"]:
                ended = prepositional(parse, token, "in", "of")
                return Doing("ties", token) if any(self.words.nouns.get(n.lemma) == "ties" for n in ended) else None
            kind = self.words.nouns.get(token.lemma) or self.words.nouns.get(token.text.lower())
            if kind == "exchange" and token.lemma == "exchange" and not self._is_of_captives(parse, token):
                return None
            return Doing(kind, token) if kind else None
        if not is_verbal(token):
            return None
        ways = self.words.verbs.get(token.lemma)
        if not ways:
            return None
        kind = None
        for beside, of in ways.items():
            if beside and self._has_below(parse, token, beside, of):
                return Doing(of, token)
            if not beside:
                kind = of
        return Doing(kind, token) if kind and self._is_between_parties(parse, token) else None

    def _is_of_captives(self, parse: Parse, noun: Token) -> bool:
        """Whether an exchange is of people: no "exchange of fire", no "stock exchange"."""
        what = (*parse.children(noun, "compound", "nmod"), *prepositional(parse, noun, "of"))
        return all(t.lemma in self.words.words["exchanged"] for t in what)

    def _has_below(self, parse: Parse, verb: Token, word: str, kind: str) -> bool:
        """Whether a word stands below a verb, or behind a preposition of it; a journey leads to a name."""
        below = parse.children(verb, "prt", "dobj", "acomp", "advmod", "prep", "xcomp", "pobj")
        if kind == "visit" and word != "foot":
            return any(n.pos == "PROPN" for p in below if p.lemma == word for n in parse.children(p, "pobj"))
        if any(word in (t.lemma, t.text.lower()) for t in below):
            return True
        inner = [n for p in below if p.pos in ("ADP", "ADV") for n in parse.children(p, "pobj")]
        return any(word in (t.lemma, t.text.lower()) for t in inner)

    def _is_between_parties(self, parse: Parse, verb: Token) -> bool:
        """Whether "met", "talked" and "spoke" tell of people: no conditions met, no reporters spoken to."""
        words = self.words.words
        if any(o.lemma in words["not_met"] for o in objects_of(parse, verb)):
            return False
        return not any(o.lemma in words["listeners"] for o in prepositional(parse, verb, "to", "with", "on"))

    def of_time(self, parse: Parse, noun: Token) -> Doing | None:
        """What was done "for the first time", "the first time that …"."""
        below = [t for t in parse.subtree(noun) if t.index > noun.index]
        clause = list(parse.children(noun, "relcl", "acl", "ccomp", "advcl"))
        above = parse.head(noun)
        if above.lemma == "be" and noun.dep in ("attr", "nsubj"):
            clause += [t for t in parse.children(above, "ccomp", "advcl", "xcomp") if t.index > noun.index]
        for verb in clause:
            found = self.below_verb(parse, verb)
            if found is not None:
                return found
        if clause:
            return self.of_stem(clause[0])
        if above.lemma == "for":
            told = next((v for v in parse.ancestors(above) if is_verbal(v)), None)
            found = self.below_verb(parse, told) if told is not None else None
            return found or self._only_before(parse, above) or (self.of_stem(told) if told is not None else None)
        return next((d for t in below if (d := self.at(parse, t))), None)

    def _only_before(self, parse: Parse, behind: Token) -> Doing | None:
        """The last doing before a word, where all before it in its clause are of one kind."""
        found: list[Doing] = []
        for t in parse.tokens[: behind.index]:
            if t.text in BREAKS:
                found = []
            elif (doing := self.at(parse, t)) is not None:
                found.append(doing)
        return found[-1] if len({d.kind for d in found}) == 1 else None

    def below_verb(self, parse: Parse, verb: Token) -> Doing | None:
        """The doing of a verb, or of its object ("held *talks*"), or of the infinitive on which it stands."""
        if (own := self.at(parse, verb)) is not None:
            return own
        for noun in (*objects_of(parse, verb), *subjects_of(parse, verb)):
            if noun.pos == "NOUN" and (found := self.at(parse, noun)):
                return found
        for lower in parse.children(verb, "xcomp", "ccomp", "advcl"):
            if (found := self.at(parse, lower)) is not None:
                return found
        return None

    def at_noun(self, parse: Parse, noun: Token) -> Doing | None:
        own = self.at(parse, noun)
        if own is not None:
            return own
        for verb in parse.children(noun, "relcl", "acl"):
            if (found := self.at(parse, verb)) is not None:
                return found
        return self.of_stem(noun) if noun.pos == "NOUN" and noun.lemma != "first" else None

    def stay(self, parse: Parse, verb: Token) -> Doing | None:
        """A visit told as being somewhere: "was last *in Oslo* in 2019"."""
        below = prepositional(parse, verb, "in", "at") if verb.lemma == "be" else ()
        return Doing("visit", verb) if any(t.pos == "PROPN" for t in below) else None

    def of_stem(self, word: Token) -> Doing | None:
        """A doing of no known kind, by the stem of its word."""
        if word.lemma in self.words.words["light"] or word.pos not in ("NOUN", "VERB"):
            return None
        return Doing(f"-{stem_of(word.lemma)}", word)


def stem_of(lemma: str) -> str:
    """What a verb and the noun made of it share: "deploy" and "deployment"."""
    return lemma.lower()[:5]
