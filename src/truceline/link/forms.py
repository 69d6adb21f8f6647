"""In which form people met, talked or signed, read from the parses of a page: together, kept apart, on screens.

A form is told by where people sit ("in one room", "in separate tents"), by an adverb or a phrase ("face to face"), by
those who carry papers between them, by a means ("by telephone"), or by its denial ("never once in the same room").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from truceline.code.clauses import VERBAL, clause_of, is_verbal
from truceline.code.context import SentenceContext
from truceline.code.parties.grammar import SUBJECT, is_passive, objects_of, prepositional
from truceline.code.reality.outlet import view_of
from truceline.code.reality.status import carrier_of
from truceline.lexicon.forms import Form, FormLexicon
from truceline.link.acts import COMPARED, Voice, voice_of
from truceline.link.contexts import CONTEXTS
from truceline.link.form_clauses import (
    Act,
    act_of,
    has_people,
    is_denied,
    is_whole,
    meeting_of,
    stands_aside,
    verb_above,
)
from truceline.link.items import Items, Kind
from truceline.link.phrases import Phrase
from truceline.model.coded import CodedArticle
from truceline.model.parse import Parse, Token
from truceline.model.spans import Span

INSIDE = frozenset({"in", "into", "inside", "under", "within", "to", "from", "between", "at", "on"})
AROUND = frozenset({"at", "round", "around", "across", "over", "behind", "on", "along", "to", "from", "with", "by"})
ACROSS = frozenset({"across", "round", "around", "over"})
DASHES = frozenset("-‑–")
BACK = 4
"""Words before a noun of a place among which its preposition stands."""
TO_AND_FRO = frozenset({"between", "from", "to", "across", "along", "up", "down", "through", "among"})
PRESS = ("public", "closed")
DENIED: dict[Form, Form] = {"together": "apart", "apart": "together", "alone": "others", "public": "closed"}
"""What is told where a form is denied; of the others nothing is."""
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
    cues, lists = lexicon.forms.cues, lexicon.forms.words
    of = lists["meeting"]
    meeting = of["nouns"] | of["people"] | of["texts"] | lists["press"]["nouns"] | lists["where"]["tables"]
    for context in items.of(CONTEXTS):
        parse = context.parse
        if cues.isdisjoint(parse.lemmas) and cues.isdisjoint(parse.words):
            continue
        if meeting.isdisjoint(parse.lemmas):
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
    meeting = token if of_press else meeting_of(parse, token, words)
    if meeting is None or not (of_press or has_people(context, meeting)):
        return None
    denied = is_denied(parse, token, words["denying"])
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
        clause=clause_of(parse, token, verb_above(parse, token) or meeting),
        word=span,
        form=form,
        denied=denied,
        coming=state == "coming",
        whole=denied and is_whole(parse, words["denying"]),
        act=act_of(parse, token, words["meeting"]),
        voice=voice,
    )


def _state(context: SentenceContext, token: Token, meeting: Token, *, denied: bool) -> Literal["done", "coming"] | None:
    """Whether people met so, or are to; None where that is left open."""
    parse = context.parse
    verb = verb_above(parse, token) or meeting
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
    if reality.status != "planned" and _is_behind(parse, token):
        return "done"
    return "coming" if reality.status == "planned" and reality.factuality in ("CT+", "PR+") else None


def _is_behind(parse: Parse, token: Token) -> bool:
    """Whether a form is one of a time that is over, whatever its sentence says: "*after* weeks across the table"."""
    for above in parse.ancestors(token):
        if is_verbal(above):
            return False
        if above.dep == "prep" and above.lemma in ("after", "following", "since"):
            return True
    return False


class _Forms:
    """Reads the words of one sentence that tell a form."""

    def __init__(self, context: SentenceContext, lexicon: FormLexicon) -> None:
        self.context, self.parse, self.lexicon = context, context.parse, lexicon
        self.words = lexicon.words

    def read(self) -> Iterator[tuple[Form, Token]]:
        """The forms of a sentence, each with the word by which it hangs on the meeting."""
        phrases, lemmas = self.lexicon.phrases, self.lexicon.lemmas
        for token, word in zip(self.parse.tokens, self.parse.lowered, strict=True):
            lemma = token.lemma.lower()
            if word in phrases and (form := self._phrase(token)):
                yield form, token
            if lemma not in lemmas:
                continue
            if token.pos in ("NOUN", "PROPN") and (form := self._seat(token, lemma) or self._means(token, lemma)):
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
                if verb.lemma not in self.words["meeting"]["verbs"] or self._is_of_views(token):
                    continue
                return form
            if self._is_written(token, places) and not self._is_figure(token):
                return form
        return None

    def _is_of_views(self, adverb: Token) -> bool:
        """Whether an adverb tells how far views lie from each other, not people: "remained *far* apart"."""
        beside = (*self.parse.children(adverb), *self.parse.children(self.parse.head(adverb), "advmod", "npadvmod"))
        return any(t.lemma.lower() in self.words["figures"]["beside"] for t in beside)

    def _is_figure(self, token: Token) -> bool:
        """Whether a phrase stands with the verb that makes it a figure of speech: "do not *see* eye to eye"."""
        verbs = self.words["figures"].get(token.text.lower(), frozenset())
        return any(t.lemma in verbs for t in self.parse.ancestors(token) if t.pos in VERBAL)

    def _is_written(self, token: Token, places: tuple[frozenset[str], ...]) -> bool:
        words = self.parse.lowered
        at = token.index + 1
        for place in places[1:]:
            while at < len(words) and words[at] in DASHES:
                at += 1
            if at == len(words) or words[at] not in place:
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
        lodging = (
            lemma in where["lodgings"] and parse.head(above if noun.dep == "pobj" else noun).lemma in where["lodge"]
        )
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
        walks = lemma in shuttle["walk"]
        between = walks and any(p.lemma in ("between", "among") and self._is_between_sides(p) for p in below)
        return "apart" if between else None

    def _press(self, token: Token, lemma: str) -> Form | None:
        """Whether the press was kept out, or brought it live."""
        press, parse = self.words["press"], self.parse
        if lemma in press["out"]:
            kept = prepositional(parse, token, "of") if token.pos == "NOUN" else objects_of(parse, token)
            if any(t.lemma.lower() in press["nouns"] for t in kept):
                leaves = lemma not in ("keep", "shut") or any(
                    t.lemma == "out" for t in parse.children(token, "prt", "advmod", "prep")
                )
                return "closed" if leaves else None
        if lemma in press["shows"] and token.pos in VERBAL and "live" in parse.words:
            shown = any(
                t.lemma == "word" or t.lemma in self.words["meeting"]["nouns"] for t in objects_of(parse, token)
            )
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
        if lemma not in each["verbs"] and (lemma not in each["together"] or "together" not in parse.words):
            return None
        denied = is_denied(parse, verb, self.words["denying"])
        if verb.dep == "relcl" and not stands_aside(parse, verb) and not parse.child(parse.head(verb), "det", "nummod"):
            return None  # "Israelis who never met": any
        if lemma in each["verbs"] and denied and is_whole(parse, self.words["denying"]):
            objects = parse.children(verb, "dobj", "advmod", "det")
            bare = (
                lemma == "meet" and not parse.child(verb, "dobj", "prt", "agent") and not {"have", "has"} & parse.words
            )
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
