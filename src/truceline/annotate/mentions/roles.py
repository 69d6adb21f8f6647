"""The office that a text gives a person: before the name, or in an apposition after it."""

from __future__ import annotations

from truceline.annotate.mentions.reading import SentenceView
from truceline.annotate.mentions.words import Word
from truceline.lexicon.descriptions import Descriptions
from truceline.model.spans import Span

RANKS = frozenset("gen lt col maj sgt capt adm brig sen rep gov prof".split())  # noqa: SIM905
# Capitals alone: "pm" is an hour.
ABBREVIATED = frozenset({"PM", "FM"})
SHORT = RANKS | frozenset(word.lower() for word in ABBREVIATED)
ARTICLES = frozenset({"the", "a", "an", "his", "her", "its", "their"})
DEFINITE = frozenset({"the", "his", "her", "its", "their", "our", "my"})
LISTING = frozenset({"and", "or", "as"})
LINKS = frozenset({"of", "for", "to", "at", "in", "and", "on"})

# Longest role before a name and after it, in words.
MOST_BEFORE, MOST_AFTER = 12, 12


def is_office_noun(word: Word, known: Descriptions) -> bool:
    """Whether a word names an office or calling ("then-President" does)."""
    lower = word.lower
    if lower in known.office_nouns or lower in RANKS or word.text in ABBREVIATED:
        return True
    return "-" in lower and lower.rpartition("-")[2] in known.office_nouns


def office_nouns_of(view: SentenceView, known: Descriptions) -> list[int]:
    """Where the words of a sentence stand that name an office or calling."""
    nouns, words = known.office_nouns, view.words
    if view.lowered.isdisjoint(nouns) and view.lowered.isdisjoint(SHORT):
        return []
    may_be = [i for i, w in enumerate(words) if w.lower in nouns or "-" in w.lower or w.lower in SHORT]
    return [i for i in may_be if is_office_noun(words[i], known)]


def is_role_word(word: Word, known: Descriptions) -> bool:
    """Whether a word may stand in a role."""
    lower = word.lower
    return (
        is_office_noun(word, known)
        or lower in known.office_modifiers
        or lower == "internal"
        or lower.partition("-")[0] in known.office_modifiers
    )


def title_before(view: SentenceView, index: int, known: Descriptions) -> Word | None:
    """The form of address directly before a name ("Mr.", "Sheikha")."""
    before = view.words[index - 1] if index else None
    return before if before and view.words[index].joined and before.lower in known.titles else None


def role_before(view: SentenceView, index: int, known: Descriptions) -> Span | None:
    """The role that ends directly before a name, without its article ("former U.S. President")."""
    end = index
    if title_before(view, end, known):
        end -= 1
    first = _walk_left(view, end, known) if end and _touches(view, end) else None
    if first is None:
        return None
    return Span(view.words[first].start, view.words[end - 1].end)


def role_apposed(view: SentenceView, first: int, last: int, plain: str, known: Descriptions) -> Span | None:
    """The role to which a name is an apposition, without its article: "the German chancellor, X,".

    Silent in a list ("the mayor, X and Y"), and where nothing tells that the office is a known one ("a mayor, X").
    """
    words = view.words
    if first == 0 or plain[words[first - 1].end : words[first].start] != ", ":
        return None
    if not _closes(plain[words[last].end : words[last].end + 6]):
        return None
    start = _walk_left(view, first, known)
    if start is None or not _is_definite(view, start):
        return None
    return Span(words[start].start, words[first - 1].end)


def _closes(after: str) -> bool:
    """Whether an apposition may end here: at a comma with no list behind it, a bracket or a stop."""
    return after[:1] in ("", ".", ";", ":", ")", "\n") or (after[:2] == ", " and after[2:].split(" ")[0] not in LISTING)


def _is_definite(view: SentenceView, start: int) -> bool:
    """Whether a role is that of one person: by its article, or by whose it is ("Chad's envoy")."""
    words = view.words
    if start and words[start].joined and words[start - 1].lower in DEFINITE:
        return True
    hit = view.hit_of.get(start)
    return hit is not None and any(w.possessive for w in words[start:] if w.start < hit.span.end)


def _walk_left(view: SentenceView, end: int, known: Descriptions) -> int | None:
    """The index of the first word of the role that ends before `end`, or None."""
    words = view.words
    tail = _head_of_tail(view, end - 1, known)
    if tail is None:
        return None
    first = at = tail
    links = LINKS if tail < end - 1 else LISTING  # of "an aide to President X" only the last is X's
    while at > max(0, end - MOST_BEFORE) and words[at].joined:
        before = words[at - 1]
        if before.possessive and at - 1 not in view.hit_of:
            break
        if _belongs(view, at - 1, known):
            at -= 1
            first = at
        elif before.lower in links and at - 1 > 0 and is_office_noun(words[at - 2], known):
            at -= 1
        else:
            break
    return first


def _touches(view: SentenceView, index: int) -> bool:
    return view.words[index].joined and not (view.words[index - 1].possessive)


def _head_of_tail(view: SentenceView, last: int, known: Descriptions) -> int | None:
    """Where the head noun of a role stands that ends at a word: there, or before *of* ("Secretary of State")."""
    words = view.words
    if is_office_noun(words[last], known) and last not in view.hit_of:
        return last
    for back in range(1, 5):
        at = last - back
        if at < 1 or not words[at + 1].joined:
            return None
        if words[at].lower in ("of", "for", "to") and is_office_noun(words[at - 1], known):
            return (
                at - 1
                if all(_belongs(view, i, known) or words[i].lower == "the" for i in range(at + 1, last + 1))
                else None
            )
    return None


def _belongs(view: SentenceView, index: int, known: Descriptions) -> bool:
    """Whether a word may stand in a role: role words, names of states or organisations, capitals."""
    word = view.words[index]
    hit = view.hit_of.get(index)
    if hit is not None:
        return hit.entry.actor.kind != "person"
    if is_role_word(word, known) or word.lower in known.organisation_words:
        return True
    return word.capital and index > 0 and word.lower not in known.openers and not word.initial and not word.possessive


def role_after(view: SentenceView, last: int, known: Descriptions) -> Span | None:
    """The role in an apposition after a name, without its article: "X, the German chancellor,"."""
    words = view.words
    if last + 1 >= len(words) or words[last].possessive:
        return None
    gap_end = words[last + 1].start
    if view.sentence.span.end - words[last].end < 4 or gap_end - words[last].end != 2 or words[last + 1].joined:
        return None
    first = last + 1 + (words[last + 1].lower in ARTICLES)
    head = _head_after(view, first, known)
    if head is None:
        return None
    end = _tail_after(view, head, known)
    if end + 1 < len(words) and words[end + 1].joined and words[end + 1].capital and not words[end].possessive:
        return None  # a name follows, whose role it is
    token = view.token(words[head])
    if token is not None and token.dep in ("nsubj", "nsubjpass") and end + 1 < len(words) and words[end + 1].joined:
        return None  # "In a letter to X, *the chancellor said*"
    return Span(words[first].start, words[end].end)


def _head_after(view: SentenceView, first: int, known: Descriptions) -> int | None:
    """The head noun of an apposition: the last office noun before anything that does not belong to it."""
    head = None
    for i in range(first, min(len(view.words), first + MOST_AFTER)):
        word = view.words[i]
        if i > first and not word.joined:
            break
        if is_office_noun(word, known):
            head = i
        elif not (
            _belongs(view, i, known)
            or (word.text.islower() and word.text.endswith(("ing", "al", "an", "ic", "ish", "-run", "ed", "ly")))
        ):
            break
    return head


def _tail_after(view: SentenceView, head: int, known: Descriptions) -> int:
    """The last word of what hangs on the head by *of*, *for*, *at* ("head of the IAEA")."""
    words = view.words
    if head + 1 >= len(words) or not words[head + 1].joined or words[head + 1].lower not in LINKS:
        return head
    end = head
    for i in range(head + 2, min(len(words), head + MOST_AFTER)):
        if not words[i].joined or words[i - 1].possessive:
            return i - 1
        if _belongs(view, i, known):
            end = i
        elif words[i].lower not in LINKS and words[i].lower != "the" and end > head:
            break
    return end
