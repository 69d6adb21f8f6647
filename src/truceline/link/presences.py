"""Who is told as taking part in talks, as signing a text or as one of a coalition, and who as left out of it.

Read from the parses: verbs of taking part and of staying away, their denials and passives, chairs that stand empty, and
lists that are complete ("these three alone", "the twelve that struck it are …").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from truceline.code.clauses import VERBAL, clause_of, is_verbal
from truceline.code.context import SentenceContext
from truceline.code.parties.grammar import SUBJECT, conjoined, objects_of, prepositional, subjects_of, surface_subjects
from truceline.code.parties.participants import actors_of, possessors_of
from truceline.code.reality.outlet import view_of
from truceline.lexicon.presences import Part, PresenceLexicon
from truceline.link.acts import COMPARED, Voice, voice_of
from truceline.link.contexts import CONTEXTS
from truceline.link.form_clauses import stands_aside
from truceline.link.items import Items, Kind
from truceline.link.phrases import Phrase
from truceline.model.actor import Actor
from truceline.model.coded import CodedArticle
from truceline.model.parse import Token
from truceline.model.spans import Span

DEEDS = ("occurred", "ongoing", "historical")
BESIDE = ("prt", "advmod", "dobj", "acomp", "attr", "npadvmod", "oprd")
TO_EVENT = ("at", "in", "from", "of", "to", "into", "for", "on", "out", "by", "round", "around", "among", "with")
DENYING = frozenset({"no", "neither", "nobody", "none", "nor"})
UNDONE: dict[Part, Part] = {"in": "out", "out": "in"}
LEAST_LISTED = 2
DEFAULT = {"sign": "sign", "initial": "sign", "countersign": "sign"} | dict.fromkeys(
    ("attend", "participate", "boycott", "take", "send", "stay", "keep", "leave", "represent", "be"), "talks"
)
"""What verbs are about where no noun tells it."""
NUMBERS = frozenset(
    {"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen"}
)
MADE = frozenset({"strike", "sign", "close", "seal", "reach", "negotiate", "conclude", "clinch", "agree"})
UNWILLING = frozenset({"refuse", "decline", "prefer", "choose"})
"""Verbs of which what hangs below them is not done; of the last two where it is denied."""
SIGNS = frozenset({"sign", "initial", "countersign", "put", "set", "affix", "add", "lend"})
STANDS = frozenset({"stand", "be", "remain", "stay", "sit", "miss", "missing"})
"""Verbs of a chair that is empty, or of a signature that is missing."""
LISTING = frozenset({"consist", "comprise", "govern", "rule", "unite"})
"""Verbs of which a list of partners is complete."""
ALONE = frozenset({"alone", "only", "sole", "exclusively", "solely"})
COUNTING = frozenset({"party", "member", "partner", "signatory", "country", "state", "nation", "those", "government"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """That some take part in something, or are left out of it; `who` are their keys: the country of a government
    (ISO 3166-1 alpha-3), an office with its country, the id of an actor, or a name as written, in small letters.

    `event` is the family of what it is, null where it is not told; `of` its noun and
    `which` the words that make it one of several; `alone` whether nobody else does,
    `lasting` whether it stands in the present tense.
    """

    article: CodedArticle
    sentence: Span
    clause: Span
    word: Span
    who: frozenset[str]
    part: Part
    event: str | None
    of: str | None
    which: frozenset[str]
    alone: bool
    coming: bool
    lasting: bool
    voice: Voice


def find_presences(items: Items) -> Iterator[Presence]:
    """What an article that has its parses tells of who takes part, in text order."""
    article, lexicon = items.article, items.lexicon
    table = lexicon.presences
    cues = table.verbs.keys() | LISTING | {"as", "miss", "missing"}
    for context in items.of(CONTEXTS):
        if cues.isdisjoint(context.parse.lemmas):
            continue
        yield from _Presences(article, context, table).read()


PRESENCES = Kind("presences", find_presences, Presence)


class _Presences:
    """Reads who takes part from one sentence."""

    def __init__(self, article: CodedArticle, context: SentenceContext, table: PresenceLexicon) -> None:
        self.article, self.context, self.parse, self.table = article, context, context.parse, table

    def read(self) -> Iterator[Presence]:
        """What the words of the sentence tell of who takes part."""
        for token in self.parse.tokens:
            if token.pos in VERBAL:
                lemma = token.lemma
                takes_part = lemma in STANDS or lemma.lower() in self.table.verbs
                found = (self._of_verb(token) if takes_part else None) or (
                    self._of_list(token) if lemma == "be" or lemma in LISTING else None
                )
                if found is not None:
                    yield found
            elif token.lemma == "as" and token.dep == "prep" and (one := self._as_one(token)) is not None:
                yield one

    def _of_verb(self, verb: Token) -> Presence | None:
        """What a verb tells of its subject, or of whom it is done to."""
        lemma = verb.lemma.lower()
        empty = self._empty(verb)
        part: Part | None = "out" if empty else self._part(verb, lemma)
        heads = empty or (self._who(verb, lemma) if part is not None else ())
        if part is None or not heads or any(t.lemma in self.table.words["watching words"] for t in self._around(verb)):
            return None
        event = self._event(verb)
        if event is None and lemma not in DEFAULT and not empty:
            return None
        family, noun = event if event is not None else (DEFAULT.get(lemma, "talks"), None)
        outcome = self._outcome(verb, heads, part)
        who = frozenset(key for head in heads for key in self._keys(head))
        if outcome is None or not who:
            return None
        alone = outcome[0] == "in" and len(who) >= LEAST_LISTED and self._is_alone(verb, heads)
        return self._told(verb, who, outcome, family, noun, alone=alone)

    def _of_list(self, verb: Token) -> Presence | None:
        """A list that is complete: "the twelve that struck it *are* …", "the coalition *consists of* …"."""
        parse, lemma = self.parse, verb.lemma
        if lemma == "be" and not any(t.lemma in COUNTING or t.lemma in NUMBERS for t in parse.children(verb, *SUBJECT)):
            return None
        subjects = surface_subjects(parse, verb)
        if lemma == "be":
            listed = tuple(conjoined(parse, parse.children(verb, "attr")))
            counted = [t for t in subjects if t.pos == "NUM" or t.lemma in COUNTING or t.lemma in NUMBERS]
            if not counted or len(listed) < LEAST_LISTED + 1:
                return None
            family = self._family(parse.subtree(counted[0])) or self._made(counted[0])
            if family is None:
                return None
        elif lemma in LISTING:
            listed = (
                *prepositional(parse, verb, "of", "with"),
                *(objects_of(parse, verb) if lemma in ("comprise", "unite") else ()),
            )
            family = "coalition"
            if lemma in ("govern", "rule"):
                listed = (*(t for t in subjects if t.pos == "PROPN"), *listed)
            elif not any(
                t.lemma in ("coalition", "alliance", "government", "cabinet", "bloc")
                for t in (*subjects, *objects_of(parse, verb))
            ):
                return None
        else:
            return None
        who = frozenset(key for t in listed for key in self._keys(t))
        outcome = self._outcome(verb, (), "in")
        if len(who) <= LEAST_LISTED or outcome is None or outcome[0] != "in":
            return None
        return self._told(verb, who, outcome, family, None, alone=True)

    def _as_one(self, prep: Token) -> Presence | None:
        """ "Oru, *as one of the parties to the contract*, …"."""
        parse = self.parse
        heads = parse.children(prep, "pobj")
        nouns = (*heads, *(n for t in heads for n in prepositional(parse, t, "of")))
        if not any(t.lemma in COUNTING for t in nouns) or not any(
            t.lemma in ("one", "party", "partner") for t in heads
        ):
            return None
        above = parse.head(prep)
        who = (above,) if above.pos in ("PROPN", "NOUN") else subjects_of(parse, above) if is_verbal(above) else ()
        family = self._family(parse.subtree(prep))
        keys = frozenset(key for t in who for key in self._keys(t))
        return self._told(prep, keys, ("in", False), family, None, alone=False) if keys and family else None

    def _which(self, noun: Token) -> frozenset[str]:
        """The words by which a noun is one of several: "the *second* conference"."""
        beside = {t.lemma.lower() for t in self.parse.children(noun, "amod", "det", "nummod", "compound")}
        return frozenset(beside & self.table.words["events_apart words"])

    def _made(self, head: Token) -> str | None:
        """What those are counted for who made something: "the twelve *that struck* it"."""
        clauses = self.parse.children(head, "relcl", "acl")
        return "sign" if any(t.lemma in MADE for t in clauses) else None

    def _family(self, words: Iterable[Token]) -> str | None:
        return next((f for t in words if t.pos == "NOUN" and (f := self.table.events.get(t.lemma.lower()))), None)

    def _told(
        self,
        word: Token,
        who: frozenset[str],
        outcome: tuple[Part, bool],
        family: str,
        noun: Token | None,
        *,
        alone: bool,
    ) -> Presence | None:
        span = self.context.span(word)
        voice = voice_of(self.article, self.context.sentence.span, span, Phrase(), self.context.lexicon.clause_cues)
        if voice == "reported" and stands_aside(self.parse, word):
            voice = "told"
        if voice not in COMPARED:
            return None
        return Presence(
            article=self.article,
            sentence=self.context.sentence.span,
            clause=clause_of(self.parse, word),
            word=span,
            who=who,
            part=outcome[0],
            event=family,
            of=noun.lemma.lower() if noun is not None else None,
            which=self._which(noun) if noun is not None else frozenset(),
            alone=alone,
            coming=outcome[1],
            lasting=any(t.tag in ("VBP", "VBZ") for t in (word, *self.parse.children(word, "aux", "auxpass"))),
            voice=voice,
        )

    def _empty(self, verb: Token) -> tuple[Token, ...]:
        """Those whose chair stands empty, or whose signature is missing."""
        words, parse = self.table.words, self.parse
        if verb.lemma not in STANDS:
            return ()
        around = {t.lemma for t in parse.children(verb, "acomp", "advmod", "oprd", "attr", "xcomp", "amod")}
        stands = verb.lemma in ("stand", "be", "remain", "stay", "sit") and bool(around & words["seats empty"])
        missing = verb.lemma in ("miss", "missing") or (
            verb.lemma == "be" and bool(around & {"missing", "absent", "lack"})
        )
        nouns = words["seats nouns"] if stands else words["seats signs"] if missing else frozenset[str]()
        subjects = [t for t in surface_subjects(parse, verb) if t.lemma in nouns]
        return tuple(subjects)

    def _part(self, verb: Token, lemma: str) -> Part | None:
        if lemma not in self.table.verbs:
            return None
        parse = self.parse
        below = parse.children(verb, *BESIDE)
        nouns = [n for p in parse.children(verb, "prep") for n in (p, *parse.children(p, "pobj", "pcomp", "advmod"))]
        deeper = [t for n in nouns if n.lemma in ("among", "outside") for t in parse.children(n, "pobj")]
        beside = {t.lemma.lower() for t in (*below, *nouns, *deeper)} | {t.text.lower() for t in below}
        for word, part in self.table.verbs.get(lemma, ()):
            if not word or word in beside:
                if lemma in UNWILLING:
                    done = parse.children(verb, "xcomp")
                    if lemma in ("prefer", "choose"):
                        done = tuple(t for t in done if parse.child(t, "neg") is not None)
                    joins = any(self._part(t, t.lemma.lower()) == "in" or t.lemma in ("come", "go") for t in done)
                    return "out" if joins else None
                return part
        return None

    def _who(self, verb: Token, lemma: str) -> tuple[Token, ...]:
        passive = self.parse.child(verb, "auxpass", "nsubjpass") is not None
        if lemma in self.table.words["passive"]:
            if lemma == "include":
                return ()
            return objects_of(self.parse, verb) if passive else () if lemma != "keep" else subjects_of(self.parse, verb)
        return subjects_of(self.parse, verb)

    def _around(self, verb: Token) -> Iterable[Token]:
        parse = self.parse
        yield from (t for p in parse.children(verb, "prep") if p.lemma == "as" for t in parse.children(p, "pobj"))
        yield from surface_subjects(parse, verb)

    def _event(self, verb: Token) -> tuple[str, Token] | None:
        """The family and the noun of what somebody takes part in."""
        parse = self.parse
        beside = parse.children(verb, "dobj", "attr", "advmod", "acomp", "prt")
        below = parse.children(verb, "xcomp") if verb.lemma in UNWILLING else ()
        nouns = (
            *(t for v in (verb, *below) for t in objects_of(parse, v)),
            *(t for v in (verb, *beside, *below) for t in prepositional(parse, v, *TO_EVENT)),
            *((parse.head(verb),) if verb.dep == "relcl" else ()),
            *surface_subjects(parse, verb),
        )
        for noun in nouns:
            family = self.table.events.get(noun.lemma.lower())
            if family is not None and noun.pos == "NOUN":
                return family, noun
        return None

    def _outcome(self, verb: Token, heads: Iterable[Token], part: Part) -> tuple[Part, bool] | None:
        """What is told of them, and whether it is only to come."""
        reality = view_of(self.context, verb).innermost
        no = any(g.text.lower() in DENYING for h in heads for g in self.parse.children(h, "det", "preconj"))
        took_no = any(
            g.text.lower() == "no"
            for t in self.parse.children(verb, "dobj", "attr")
            for g in self.parse.children(t, "det")
        )
        if reality.factuality == "CT-" or no or took_no:
            if part == "out" and any(t.lemma in ("nobody", "none") for t in self.parse.children(verb, "dobj")):
                return "out", reality.status == "planned"
            if self._part(verb, verb.lemma.lower()) == "in" and verb.lemma in SIGNS:
                return None  # whether a text was signed is asked of the event, which may come later
            if part == "out" or reality.status not in (*DEEDS, "planned"):
                return None
            return UNDONE[part], reality.status == "planned"
        if reality.factuality not in ("CT+", "PR+") or reality.status not in (*DEEDS, "planned"):
            return None
        return part, reality.status == "planned"

    def _is_alone(self, verb: Token, heads: Sequence[Token]) -> bool:
        parse = self.parse
        apposed = (t for h in heads for t in conjoined(parse, [h]) for t in parse.children(t, "appos", "conj"))
        below = (*heads, *apposed, *prepositional(parse, heads[0], "of")) if heads else ()
        around = (*parse.children(verb, "advmod", "acomp"), *(c for h in below for c in parse.children(h)))
        apposed_only = any(
            t.dep == "appos" and any(c.lemma in ALONE for c in parse.children(t)) for t in parse.subtree(verb)
        )
        return apposed_only or any(t.lemma.lower() in ALONE for t in around)

    def _keys(self, head: Token) -> Iterator[str]:
        """By what those are known for whom a head stands."""
        context, parse, words = self.context, self.parse, self.table.words
        known = {a.id: a for a in context.article.actors}
        found = [known[i] for i in actors_of(context, [head]) if i in known]
        office = head.lemma.lower() in words["of_party offices"] and head.pos == "NOUN"
        for actor in found:
            if office and actor.kind != "person":
                yield f"{head.lemma.lower()} of {actor.country or actor.id}"
            else:
                yield _key(actor)
        if found:
            return
        if head.lemma.lower() in words["of_party nouns"] and (
            own := [known[i] for i in possessors_of(context, head) if i in known]
        ):
            yield from (_key(actor) for actor in own)
            return
        named: tuple[Token, ...] = (head,)
        if head.lemma.lower() in words["of_party nouns"] and head.pos == "NOUN":
            owners = [t for t in parse.children(head, "poss", "compound", "nmod") if t.pos == "PROPN"]
            named = tuple(owners or [t for t in prepositional(parse, head, "of", "from", "for") if t.pos == "PROPN"])
        for name in conjoined(parse, named):
            if own := [known[i] for i in actors_of(context, [name]) if i in known]:
                yield from (_key(actor) for actor in own)
            elif name.pos == "PROPN":
                before = [t.text for t in parse.children(name, "compound", "amod") if t.text[:1].isupper()]
                yield " ".join((*before, name.text)).lower()


def _key(actor: Actor) -> str:
    """The country of a government or its organs; anybody else's id."""
    return actor.country or actor.id if actor.kind in ("government", "organ") else actor.id
