"""What a verb or a noun of a line tells, as its parse has it: the act, what fills its roles, whether it is denied.

Frames are made of a page that is checked alone, while its parses are at hand; nothing of them is kept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from truceline.check.lines import Line
from truceline.check.values import stem
from truceline.lexicon.check_cues import CheckCues
from truceline.lexicon.lexicon import Lexicon
from truceline.model.parse import Parse, Token
from truceline.model.spans import Span

AGENT, OBJECT, COMPLEMENT = "agent", "object", "complement"
WHEN = frozenset({"time", "on"})
"""Roles of days, of which one act may have several ("on Monday", "on the border")."""
OF_A_VERB = {
    "nsubj": AGENT,
    "csubj": AGENT,
    "nsubjpass": OBJECT,
    "dobj": OBJECT,
    "dative": "to",
    "attr": COMPLEMENT,
    "oprd": COMPLEMENT,
    "acomp": COMPLEMENT,
    "npadvmod": "time",
    "xcomp": "doing",
    "ccomp": "doing",
}
OF_A_NOUN = {"amod": "kind", "compound": "kind", "nmod": "kind", "poss": "of", "npadvmod": "time"}
"""The roles that hang on a verb and on a noun, by their dependency labels; others are named by their preposition."""
APART = frozenset(
    {"ccomp", "advcl", "relcl", "acl", "parataxis", "csubj", "xcomp", "pcomp", "csubjpass"}
    | {"det", "punct", "case", "aux", "auxpass", "cc", "mark", "neg", "expl", "predet", "intj"}
)
"""What hangs on a word and is no part of what it names: clauses of their own, and words without content."""
CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "VERB"})
VERBS = frozenset({"VERB", "AUX"})
RELATIVE = frozenset({"who", "which", "that", "whom"})
MODALS = frozenset({"would", "could", "should", "may", "might", "must", "can", "ca"})
FUTURE = frozenset({"will", "wo", "'ll", "’ll", "shall"})
CONDITIONS = frozenset({"if", "whether", "unless"})
NAME = 4
"""Letters in which the forms of one name agree: Iran and Iranian."""


@dataclass(frozen=True)
class Frame:
    """An act of a line, told by its verb or noun (`head`), and the words that fill its roles.

    `is_open` says that the verb itself is modal or under a condition, `to_come` that it is told as future.
    """

    line: Line
    parse: Parse
    head: Token
    act: str
    fillers: Mapping[str, tuple[Token, ...]]
    denied: bool
    is_open: bool
    to_come: bool

    @property
    def is_verbal(self) -> bool:
        return self.head.pos in VERBS

    @cached_property
    def words(self) -> Mapping[str, frozenset[str]]:
        """The words of content that fill each role, with what its pronouns mean."""
        return {
            role: frozenset(word for t in tokens for word in self._words(t)) for role, tokens in self.fillers.items()
        }

    @cached_property
    def text(self) -> str:
        """The words of the line that hang on the head."""
        below = self.parse.subtree(self.head)
        return self.line.article.text[below[0].start : below[-1].end]

    def names(self, role: str) -> frozenset[str]:
        """The names that fill a role by themselves."""
        return frozenset(key_of(t) for t in self.fillers.get(role, ()) if t.pos == "PROPN")

    def is_unknown(self, role: str) -> bool:
        """Whether a pronoun fills a role of which nobody knows whom it means."""
        return any(t.pos == "PRON" and not self._meant(t) for t in self.fillers.get(role, ()))

    def role_of(self, branch: Token) -> str:
        """The role that a word fills which hangs on the head."""
        for role, tokens in self.fillers.items():
            for token in tokens:
                if token is branch or (branch.dep in ("prep", "agent") and token.head == branch.index):
                    return role
        return branch.dep

    def _words(self, token: Token) -> Iterator[str]:
        waiting = [token]
        while waiting:
            t = waiting.pop()
            if t.pos in CONTENT:
                if not t.text[0].isdigit():
                    yield key_of(t)
            elif t.pos == "PRON":
                yield from self._meant(t)
            waiting += [c for c in self.parse.children(t) if c.dep not in APART and not _is_clause(c)]

    def _meant(self, pronoun: Token) -> frozenset[str]:
        """The words of the name that a pronoun means."""
        annotated = self.line.article.annotated
        for span, at, _ in annotated.referred:
            if span.start == pronoun.start:
                names = [m.span.of(annotated.text) for m in annotated.mentions_in(Span(at, at + 1))]
                return frozenset(w.lower()[:NAME] for name in names for w in name.split() if w[0].isupper())
        return frozenset()


def key_of(token: Token) -> str:
    """That in which the forms of a word agree: the first letters of a name, the stem of another word."""
    named = token.pos == "PROPN" or token.text[:1].isupper()
    return token.text.lower().strip("’'.")[:NAME] if named else stem(token.lemma)


def carriers(parse: Parse, tokens: Sequence[Token]) -> Iterator[tuple[Token, Token]]:
    """The nouns on which some words hang, up to the first verb, each with what of it holds them."""
    below = min(tokens, key=lambda t: sum(1 for _ in parse.ancestors(t)))
    for above in parse.ancestors(below):
        if above.pos in VERBS or (above.pos == "NOUN" and above.text[0].isalpha()):
            yield above, below
        if above.pos in VERBS:
            return
        below = above


def frame_of(line: Line, parse: Parse, head: Token) -> Frame:
    """The frame of a verb or a noun."""
    fillers: defaultdict[str, list[Token]] = defaultdict(list)
    verbal = head.pos in VERBS
    roles = OF_A_VERB if verbal else OF_A_NOUN
    for below in parse.children(head):
        if below.dep in roles:
            fillers[roles[below.dep]] += _with_others(parse, below)
        elif below.dep in ("agent", "prep"):
            role = AGENT if below.dep == "agent" else below.text.lower()
            for filler in parse.children(below, "pobj", "pcomp"):
                fillers[role] += _with_others(parse, filler)
    if verbal:
        _share(parse, head, fillers)
        _move_object(parse, head, fillers, line.lexicon.frame_cues)
    return Frame(
        line,
        parse,
        head,
        act_of(parse, head, line.lexicon),
        {role: tuple(tokens) for role, tokens in fillers.items() if tokens},
        denied=parse.child(head, "neg") is not None or any(d.lemma == "no" for d in parse.children(head, "det")),
        is_open=_has(parse, head, MODALS, "aux")
        or _has(parse, head, CONDITIONS, "mark")
        or _is_infinitive(parse, head),
        to_come=_has(parse, head, FUTURE, "aux"),
    )


def act_of(parse: Parse, head: Token, lexicon: Lexicon) -> str:
    """What is done: the act of the lexicon, else the verb with its particle, or with the object that makes the act of
    it ("took effect"), or the noun; nothing where the verb says too little for two lines with it to tell one fact."""
    cues = lexicon.frame_cues
    if head.pos not in VERBS:
        return lexicon.acts.nouns.get(head.text.lower()) or stem(head.lemma)
    particle, thing = parse.child(head, "prt"), parse.child(head, "dobj")
    forms = lexicon.acts.verbs.get(head.text.lower(), ())
    beside = {t.text.lower() for t in (particle, thing) if t is not None}
    named = [f.key for f in forms if f.particle in beside]
    if named:
        return named[0]
    if particle is not None:
        return f"{head.lemma} {particle.text.lower()}"
    if thing is not None and head.lemma in cues.words("light"):
        phrase = f"{head.lemma} {thing.lemma}"
        return "hold" if phrase in cues.words("held") else phrase
    if head.lemma.lower() in cues.words("plain"):
        return ""
    plain = [f.key for f in forms if f.particle is None]
    return plain[0] if plain else stem(head.lemma)


def _with_others(parse: Parse, token: Token) -> list[Token]:
    """A filler with those that are coordinated with it."""
    return [token, *(other for c in parse.children(token, "conj") for other in _with_others(parse, c))]


def _share(parse: Parse, verb: Token, fillers: defaultdict[str, list[Token]]) -> None:
    """Give a clause what it shares with the word above it: the noun that it describes, or the subject of its verb."""
    above, passive = parse.head(verb), parse.child(verb, "auxpass") is not None
    if verb.dep in ("relcl", "acl"):
        for role in (AGENT, OBJECT):
            fillers[role] = [t for t in fillers[role] if t.text.lower() not in RELATIVE]
        role = OBJECT if passive or (verb.dep == "acl" and verb.tag == "VBN") else AGENT
        open_role = role if not fillers[role] else OBJECT if verb.dep == "relcl" and not fillers[OBJECT] else None
        if open_role:
            fillers[open_role].append(above)
    elif verb.dep in ("conj", "xcomp", "advcl") and above.pos in VERBS and not parse.child(verb, "nsubj", "nsubjpass"):
        subject = parse.child(above, "nsubj", "nsubjpass")
        if subject is not None and (verb.dep != "advcl" or not fillers[OBJECT]):
            fillers[OBJECT if passive else AGENT] += _with_others(parse, subject)


def _move_object(parse: Parse, verb: Token, fillers: defaultdict[str, list[Token]], cues: CheckCues) -> None:
    """Make the subject of what takes place its object, as that of what is held is."""
    objects = parse.child(verb, "dobj")
    if objects is not None and f"{verb.lemma} {objects.lemma}" in cues.words("held", "happening"):
        fillers[OBJECT] = [t for t in fillers[OBJECT] if t is not objects] + fillers.pop(AGENT, [])


def _has(parse: Parse, verb: Token, words: frozenset[str], dep: str) -> bool:
    return any(t.text.lower() in words for t in parse.children(verb, dep))


def _is_infinitive(parse: Parse, verb: Token) -> bool:
    return verb.dep == "xcomp" and any(t.text.lower() == "to" for t in parse.children(verb, "aux"))


def _is_clause(token: Token) -> bool:
    return token.dep == "conj" and token.pos in VERBS
