"""In which form people met, talked or signed, read from the parses of a page: together, kept apart, on screens.

A form is told by where people sit ("in one room", "in separate tents"), by an adverb or a phrase ("face to face"), by
those who carry papers between them, by a means ("by telephone"), or by its denial ("never once in the same room").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from truceline.code.clauses import VERBAL, clause_of, is_verbal
from truceline.code.context import SentenceContext, contexts_of
from truceline.code.parties.grammar import SUBJECT, is_passive, objects_of, prepositional, surface_subjects
from truceline.code.reality.outlet import view_of
from truceline.code.reality.status import carrier_of
from truceline.lexicon.forms import Form, FormLexicon
from truceline.link.acts import COMPARED, Voice, voice_of
from truceline.link.items import Items, Kind
from truceline.link.phrases import Phrase
from truceline.model.coded import CodedArticle
from truceline.model.parse import Parse, Token
from truceline.model.spans import Span

CLIMB = 7
"""Words above the one that tells a form among which the verb or noun of the meeting stands."""
INSIDE = frozenset({"in", "into", "inside", "under", "within", "to", "from", "between", "at", "on"})
AROUND = frozenset({"at", "round", "around", "across", "over", "behind", "on", "along", "to", "from", "with", "by"})
ACROSS = frozenset({"across", "round", "around", "over"})
BACK = 4
"""Words before a noun of a place among which its preposition stands."""
TO_AND_FRO = frozenset({"between", "from", "to", "across", "along", "up", "down", "through", "among"})
PRESS = ("public", "closed")
DENIED: dict[Form, Form] = {"together": "apart", "apart": "together", "alone": "others", "public": "closed"}
"""What is told where a form is denied; of the others nothing is."""
Act = Literal["sign", "reach", "meet"]
DEEDS = ("occurred", "ongoing", "historical")


@dataclass(frozen=True, slots=True, kw_only=True)
class FormTold:
    """A form in which people met; `denied` says that it is told by denying another, `coming` that it is planned,
    `whole` that it was so at all times ("at no moment"). `act` is what was done in it.
    """

    article: CodedArticle
    sentence: Span
    clause: Span
    word: Span
    form: Form
    denied: bool
    coming: bool
    whole: bool
    act: Act
    voice: Voice


def find_forms(items: Items) -> Iterator[FormTold]:
    """The forms of meetings of an article that has its parses, in text order; each once a sentence."""
    article, lexicon = items.article, items.lexicon
    for context in contexts_of(article.annotated, lexicon):
        parse = context.parse
        cues = lexicon.forms.cues
        if cues.isdisjoint(parse.lemmas) and cues.isdisjoint(parse.words):
            continue
        found: dict[tuple[Form, bool], FormTold] = {}
        for form, token in _Forms(context, lexicon.forms).read():
            told = _told(article, context, form, token)
            if told is not None:
                found.setdefault((told.form, told.denied), told)
        yield from found.values()


FORMS_TOLD = Kind("forms_told", find_forms, FormTold)


def _told(article: CodedArticle, context: SentenceContext, form: Form, token: Token) -> FormTold | None:
    """What a word tells as the form of a meeting, if it hangs on one that was held or is to be."""
    parse, words = context.parse, context.lexicon.forms.words
    of_press = form in PRESS and token.lemma in words["press"]["out"] | words["press"]["shows"]
    meeting = token if of_press else _meeting_of(parse, token, words)
    if meeting is None or not (of_press or _has_people(context, meeting)):
        return None
    denied = _is_denied(parse, token, words["denying"])
    if denied:
        if form not in DENIED or token.pos == "ADJ":
            return None  # "no direct talks were held": perhaps none at all
        form = DENIED[form]
    state = _state(context, token, meeting, denied=denied)
    if state is None:
        return None
    span = context.span(token)
    voice = voice_of(article, context.sentence.span, span, Phrase(), context.lexicon.clause_cues)
    if voice == "reported" and stands_aside(parse, token):
        voice = "told"
    if voice not in COMPARED:
        return None
    return FormTold(
        article=article,
        sentence=context.sentence.span,
        clause=clause_of(parse, token, _verb_above(parse, token) or meeting),
        word=span,
        form=form,
        denied=denied,
        coming=state == "coming",
        whole=denied and _is_whole(parse, words["denying"]),
        act=_act(parse, token, words["meeting"]),
        voice=voice,
    )


def _verb_above(parse: Parse, token: Token) -> Token | None:
    return next((t for t in (token, *parse.ancestors(token)) if is_verbal(t)), None)


def _state(context: SentenceContext, token: Token, meeting: Token, *, denied: bool) -> Literal["done", "coming"] | None:
    """Whether people met so, or are to; None where that is left open."""
    parse = context.parse
    verb = _verb_above(parse, token) or meeting
    if token.pos == "ADJ" and token.dep == "amod":
        noun = parse.head(token)
        at = noun.dep == "pobj" and parse.head(noun).lemma in ("at", "in", "during")
        if carrier_of(context, noun) is None and noun.dep not in SUBJECT and not at:
            return None  # "are working on a face-to-face meeting"
        verb = verb if at else noun
    if verb.tag == "VBG" and verb.dep == "pcomp":  # "in six years of *sitting* at one table they had come to know …"
        verb = next((t for t in parse.ancestors(verb) if is_verbal(t)), verb)
    reality = view_of(context, verb).innermost
    if reality.factuality == "CT-" and denied:
        return "done"
    if reality.status in DEEDS and reality.factuality == "CT+":
        return "done"
    return "coming" if reality.status == "planned" and reality.factuality in ("CT+", "PR+") else None


def stands_aside(parse: Parse, token: Token) -> bool:
    """Whether a word is told in a relative clause behind a comma, which a reported source takes for granted."""
    clause = next((t for t in (token, *parse.ancestors(token)) if t.dep in ("relcl", "ROOT", "ccomp")), token)
    opens = parse.subtree(clause)[0].index
    return clause.dep == "relcl" and opens > 0 and parse.tokens[opens - 1].text == ","


def _act(parse: Parse, token: Token, words: Mapping[str, frozenset[str]]) -> Act:
    """What was done in that form: a text was signed, or reached, or people only met."""
    chain = [token, *parse.ancestors(token)][:CLIMB]
    for above in chain:
        if above.lemma.lower() in words["signing"]:
            return "sign"
        if is_verbal(above):
            beside = {t.lemma.lower() for t in parse.children(above, *SUBJECT, "dobj")}
            if above.lemma == "put" and beside & {"signature", "name"}:
                return "sign"
            if beside & words["signing"]:
                return "sign"
            if above.lemma in words["reaching"] and beside & words["texts"]:
                return "reach"
    return "sign" if any(t.lemma.lower() in ("ceremony",) for t in parse.subtree(chain[-1])) else "meet"


def _meeting_of(parse: Parse, token: Token, words: Mapping[str, Mapping[str, frozenset[str]]]) -> Token | None:
    """The verb or noun of a meeting on which a word hangs, or with which it shares its verb."""
    verbs, nouns = words["meeting"]["verbs"], words["meeting"]["nouns"] | words["meeting"]["texts"]
    if token.pos in VERBAL or _faces(parse, token, words):
        return token
    for above in [token, *parse.ancestors(token)][:CLIMB]:
        if above.pos in VERBAL and above.lemma in verbs:
            return above
        if above.pos == "NOUN" and above.lemma.lower() in nouns and above.index != token.index:
            return above
        if above.pos in VERBAL:
            beside = parse.children(above, *SUBJECT, "dobj", "attr")
            found = next((t for t in beside if t.lemma.lower() in nouns), None)
            if found is not None:
                return found
            if above.lemma == "be" and any(_is_person(t, words) for t in surface_subjects(parse, above)):
                return above
        # "negotiated face to face": parsers hang the verb on the "face"
        below = parse.children(above, "amod", "acl") if above.index == token.index else ()
        if found := next((t for t in below if t.pos in VERBAL and t.lemma in verbs), None):
            return found
    return None


def _faces(parse: Parse, token: Token, words: Mapping[str, Mapping[str, frozenset[str]]]) -> bool:
    """Whether a table is one across which somebody is faced: "after two weeks *across the table from* them"."""
    behind = parse.lowered[token.index + 1 : token.index + 2]
    return token.lemma in words["where"]["tables"] and behind == ("from",)


def _is_person(token: Token, words: Mapping[str, Mapping[str, frozenset[str]]]) -> bool:
    return token.lemma.lower() in words["meeting"]["people"] or token.tag in ("NNPS", "PRP")


def _has_people(context: SentenceContext, meeting: Token) -> bool:
    """Whether a clause speaks of those who talk: by a noun, a pronoun, or an actor."""
    parse, words = context.parse, context.lexicon.forms.words
    if meeting.pos == "NOUN" or any(t.lemma in words["meeting"]["nouns"] for t in parse.children(meeting, *SUBJECT)):
        return True
    if any(t.lemma.lower() in words["meeting"]["people"] for t in parse.tokens):
        return True
    named = {a.id for a in context.article.actors if a.kind in ("person", "government", "armed_group")}
    return any(m.of in named for m in context.article.mentions_in(context.sentence.span))


def _is_denied(parse: Parse, token: Token, words: Mapping[str, frozenset[str]]) -> bool:
    """Whether a form is denied: by a word on its way up to its clause, by "at no time", by who "neither" or "no" is."""
    count = 0
    below = token
    for above in (token, *parse.ancestors(token)):
        count += any(_denies(parse, child, words) for child in parse.children(above) if child.index != below.index)
        if above.lemma in words["verbs"] and above.pos in VERBAL and above.index != token.index:
            count += 1
        if above.dep == "prep" and above.lemma == "without" and above.index != token.index:
            count += 1
        stops = above.dep in ("ROOT", "ccomp", "advcl", "parataxis") or (above.dep == "conj" and is_verbal(above))
        if above.dep == "conj" and is_verbal(above) and parse.child(above, *SUBJECT) is None and above.tag == "VB":
            stops = False
        if above.dep == "ccomp" and parse.head(above).lemma == "have" and parse.head(above).pos in VERBAL:
            stops = False  # "at no point *had* they been in one room"
        if stops and is_verbal(above):
            break
        if above.dep == "relcl" and parse.head(above).lemma not in words["times"]:
            break
        below = above
    return count % 2 == 1


def _denies(parse: Parse, child: Token, words: Mapping[str, frozenset[str]]) -> bool:
    lowered = child.text.lower()
    if child.dep in ("neg", "det", "advmod", "preconj", "cc", *SUBJECT) and lowered in words["words"]:
        return True
    if child.dep == "advmod" and any(g.text.lower() in words["words"] for g in parse.children(child, "neg", "advmod")):
        return True
    if child.dep in SUBJECT:
        return any(g.text.lower() in words["words"] for g in parse.children(child, "det", "neg", "preconj", "advmod"))
    if child.dep == "prep" and child.lemma in ("at", "in", "on"):
        times = [t for t in parse.children(child, "pobj") if t.lemma in words["times"]]
        return any(g.text.lower() == "no" for t in times for g in parse.children(t, "det"))
    return False


def _is_whole(parse: Parse, words: Mapping[str, frozenset[str]]) -> bool:
    """Whether a sentence says that something was never so: "at no time", "never once", "not one of them"."""
    pairs = zip(parse.lowered, parse.lowered[1:], strict=False)
    return "never" in parse.words or any(
        (one == "no" and other in words["times"]) or (one, other) in (("not", "once"), ("not", "one"), ("never", "once"))
        for one, other in pairs
    )


class _Forms:
    """Reads the words of one sentence that tell a form."""

    def __init__(self, context: SentenceContext, lexicon: FormLexicon) -> None:
        self.context, self.parse, self.lexicon = context, context.parse, lexicon
        self.words = lexicon.words

    def read(self) -> Iterator[tuple[Form, Token]]:
        """The forms of a sentence, each with the word by which it hangs on the meeting."""
        for token in self.parse.tokens:
            lemma = token.lemma.lower()
            if form := self._phrase(token):
                yield form, token
            if token.pos in ("NOUN", "PROPN"):
                if form := self._seat(token, lemma) or self._means(token, lemma):
                    yield form, token
            if form := self._press(token, lemma):
                yield form, token
            elif token.pos in VERBAL:
                if form := self._shuttle(token, lemma) or self._each_other(token, lemma):
                    yield form, token
            elif token.pos == "ADJ" and lemma in self.lexicon.adjectives and self._is_of_meeting(token):
                yield self.lexicon.adjectives[lemma], token

    def _phrase(self, token: Token) -> Form | None:
        """A fixed phrase that begins with a word; an adverb of one word must stand with a verb of meeting."""
        for form, places in self.lexicon.phrases.get(token.text.lower(), ()):
            if len(places) == 1:
                verb = self.parse.head(token)
                if token.pos != "ADV" or token.dep not in ("advmod", "prt", "advcl", "oprd", "acomp"):
                    continue
                if verb.lemma not in self.words["meeting"]["verbs"]:
                    continue
                return form
            if self._is_written(token, places):
                return form
        return None

    def _is_written(self, token: Token, places: tuple[frozenset[str], ...]) -> bool:
        at = token.index
        for place in places:
            while at < len(self.parse) and self.parse.lowered[at] in ("-", "‑", "–"):
                at += 1
            if at >= len(self.parse) or self.parse.lowered[at] not in place:
                return False
            at += 1
        return True

    def _seat(self, noun: Token, lemma: str) -> Form | None:
        """Where people sit: one room or table, separate rooms, a tent of its own, one's own capital."""
        where, parse = self.words["where"], self.parse
        if noun.dep == "pobj" and parse.head(noun).lemma == "without":
            return None
        is_table = lemma in where["tables"]
        if not is_table and lemma not in where["rooms"] and lemma not in where["homes"]:
            return None
        beside = {t.lemma.lower() for t in parse.children(noun, "amod", "det", "nummod", "compound")}
        above = parse.head(noun)
        before = self._preposition(noun)
        shares = noun.dep == "dobj" and above.lemma in ("share", "enter", "occupy", "leave")
        inside = before in (AROUND if is_table else INSIDE)
        if noun.tag in ("NN", "NNP") and (lemma in where["rooms"] or is_table):
            if (inside or shares) and beside & where["one"]:
                return "together" if not beside & {"own"} else None
            if shares and above.lemma == "share":
                return "together"
            if is_table and before in ACROSS:
                return "together"
        own = "own" in beside or any(t.lemma == "own" for p in parse.children(noun, "prep") for t in parse.children(p))
        if lemma in where["homes"] and lemma not in where["rooms"]:
            each = {"each", "respective"} & {*parse.words}
            return "apart" if inside and (own or "respective" in beside) and each else None
        if is_table or not (inside or noun.dep == "dobj"):
            return None
        lodging = lemma in where["lodgings"] and parse.head(above if noun.dep == "pobj" else noun).lemma in where["lodge"]
        if lodging:
            return None  # "stayed in different hotels": they sleep there
        if beside & where["apart"] and (noun.tag in ("NNS", "NNPS") or beside & {"separate"}):
            return "apart"
        if own and {"each", "either"} & {*parse.words}:
            return "apart"
        numbered = beside & {"two", "three", "both"} and noun.tag == "NNS"
        return "apart" if numbered and before in ("between", "in") else None

    def _preposition(self, noun: Token) -> str:
        """The preposition or particle before a phrase: parsers take that of "gathered *around* a table" for either."""
        if noun.dep not in ("pobj", "dobj", "conj", "nsubj", "attr", "npadvmod", "appos"):
            return ""
        before = reversed(self.parse.tokens[max(0, noun.index - BACK) : noun.index])
        return next((t.lemma for t in before if t.lemma in AROUND | INSIDE), "")

    def _means(self, noun: Token, lemma: str) -> Form | None:
        """By what people speak who are not in one place; through whom those speak who do not speak with each other."""
        remote, parse, above = self.words["remote"], self.parse, self.parse.head(noun)
        if noun.dep != "pobj":
            return None
        before = {t.lemma.lower() for t in parse.children(noun, "compound", "amod", "nmod")}
        if above.lemma in remote["by"]:
            if lemma in remote["means"] and above.lemma not in ("in", "during"):
                return "remote"
            if lemma in remote["nouns"] and before & remote["before"]:
                return "remote"
        shuttle = self.words["shuttle"]
        if above.lemma in shuttle["through"] and lemma in shuttle["means"]:
            return "apart"
        return None

    def _shuttle(self, verb: Token, lemma: str) -> Form | None:
        """Those who carry papers from one side to the other, or walk between them."""
        shuttle, parse = self.words["shuttle"], self.parse
        below = parse.children(verb, "prep", "advmod", "prt", "dative", "agent")
        # "carried notes between the two delegations": parsers hang the phrase on what is carried too
        things = parse.children(verb, "nsubjpass" if is_passive(parse, verb) else "dobj")
        if lemma in shuttle["carry"] and any(t.lemma.lower() in shuttle["papers"] for t in things):
            around = (*below, *(p for t in things for p in parse.children(t, "prep")))
            if any(self._is_between_sides(p) for p in around if p.lemma in TO_AND_FRO):
                return "apart"
        if lemma in ("walk", "go", "run", "shuttle", "move", "commute", "hurry", "pace", "trot", "travel"):
            if any(p.lemma in ("between", "among") and self._is_between_sides(p) for p in below):
                return "apart"
        return None

    def _press(self, token: Token, lemma: str) -> Form | None:
        """Whether the press was kept out, or brought it live."""
        press, parse = self.words["press"], self.parse
        if lemma in press["out"]:
            kept = prepositional(parse, token, "of") if token.pos == "NOUN" else objects_of(parse, token)
            if any(t.lemma.lower() in press["nouns"] for t in kept):
                leaves = lemma not in ("keep", "shut") or any(t.lemma == "out" for t in parse.children(token, "prt", "advmod", "prep"))
                return "closed" if leaves else None
        if lemma in press["shows"] and token.pos in VERBAL and "live" in parse.words:
            shown = any(t.lemma == "word" or t.lemma in self.words["meeting"]["nouns"] for t in objects_of(parse, token))
            return "public" if shown and any(t.lemma == "live" for t in parse.subtree(token)) else None
        return None

    def _is_between_sides(self, prep: Token) -> bool:
        """Whether a preposition leads to two sides, or to where they sit."""
        people, where = self.words["meeting"]["people"] - self.words["shuttle"]["states"], self.words["where"]
        for noun in self.parse.children(prep, "pobj"):
            lemma = noun.lemma.lower()
            joined = self.parse.child(noun, "conj") is not None
            if lemma in ("them", "they", "other", "two", "both"):
                return True
            if lemma in people | where["rooms"] and (noun.tag in ("NNS", "NNPS") or joined or prep.lemma != "between"):
                return True
            if prep.lemma == "between" and joined and noun.pos == "PROPN":
                return True
            if prep.lemma == "between" and noun.tag in ("NNS", "NNPS") and noun.pos == "PROPN":
                return True
        return False

    def _each_other(self, verb: Token, lemma: str) -> Form | None:
        """Those who see each other or sit together: a form where it is denied, or with a verb of sitting."""
        each, parse = self.words["each_other"], self.parse
        denied = _is_denied(parse, verb, self.words["denying"])
        if verb.dep == "relcl" and not stands_aside(parse, verb) and not parse.child(parse.head(verb), "det", "nummod"):
            return None  # "Israelis who never met": any
        if lemma in each["verbs"] and denied and _is_whole(parse, self.words["denying"]):
            objects = parse.children(verb, "dobj", "advmod", "det")
            bare = lemma == "meet" and not parse.child(verb, "dobj", "prt", "agent") and not {"have", "has"} & parse.words
            if any(t.lemma in ("other", "another", "each") for t in objects) or bare:
                return "together"
        if lemma in each["together"]:
            together = any(t.lemma == "together" for t in parse.children(verb, "advmod", "prt", "dobj", "acomp"))
            if together and (lemma in ("sit", "seat") or denied):
                return "together"
        return None

    def _is_of_meeting(self, adjective: Token) -> bool:
        head, nouns = self.parse.head(adjective), self.words["meeting"]["nouns"]
        if adjective.dep in ("acomp", "oprd"):
            return any(t.lemma.lower() in nouns for t in self.parse.children(head, *SUBJECT))
        return adjective.dep == "amod" and head.lemma.lower() in nouns
