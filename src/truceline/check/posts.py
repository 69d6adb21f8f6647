"""A person's post in full, its office and the state or organisation whose it is, and who held it on a day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from itertools import combinations

from truceline.check.compare import near_pages, page_date
from truceline.check.days import days
from truceline.check.offices import MARGIN, Naming, looks_back, tenures_of
from truceline.lexicon.lexicon import Lexicon
from truceline.lexicon.offices import Tenure
from truceline.link.clauses import in_quotation
from truceline.model.coded import CodedArticle

ONE_AT_A_TIME = frozenset(
    {"head_of_state", "head_of_government", "foreign_minister", "defence_minister", "secretary_general", "president"}
)
"""Offices that the table has whole, with one holder on a day."""
HELD_ALONE = ONE_AT_A_TIME - {"president"} | {"vice_president", "finance_minister", "interior_minister"}
"""Offices of which nobody holds two at a time, but for those who do by the table."""
OF_ONE_STATE = frozenset({"head_of_government", "foreign_minister", "defence_minister", "secretary_general"})
"""Offices that are told without the state or organisation whose they are; presidents keep the title for life."""
KEPT_FOR_LIFE = frozenset({"president", "secretary of state"})
"""Titles by which those out of office are called out of courtesy."""
HOLDERS = ("government", "organisation")
AROUND = 60
"""Days before and after the page's own in which one who holds something else counts as such, and before it a holder."""
IN_OFFICE = ", as "
"""Between a name and an office that is told as held, which no courtesy is: "Aino Salo, as Secretary-General, …"."""
TO_COME = 14
"""Days after the page's own in which one who is to hold an office may be called by it: pages are mended later."""
TOP = 4
"""Sentences of a page that tell its news, where no day is given, rather than what was before it."""
LONG_BEFORE = 200
"""Days before the page's own from which a time told earlier in it makes what follows history."""
FILLERS = frozenset(
    {
        *("the", "of", "a", "an", "and", "his", "her", "excellency", "mr", "mrs", "as", "republic", "first", "second"),
        *("former", "ex"),
    }
)
CITIES_WITH_OFFICES = frozenset({"washington", "georgia", "new york"})
"""Names of states that are also those of a part of the United States, which has a secretary of state too."""
CUT = re.compile(r"[-–—/]$|\b(?!The )[A-Z][\w’'-]* (?:of |for )?$")
"""Before a post: its beginning, which was not read with it ("pro-", "Women of")."""
OF_A_BODY = re.compile(r" of (?:the )?[A-Z][^,]*$")
"""Before a name: an office of what another name follows ("the president of Oruan Teachers")."""
OF_ANOTHER = re.compile(r"\b(?:of|to|for|under) (?:the )?$")
"""Before a post: words whose person's post it may not be ("the envoy of the UN Secretary-General, Aino Salo")."""
LIST_GOES_ON = re.compile(r",? (?:and )?(?:the|[A-Z])|,? and ")
"""After an office behind a name: the next of a list, so that the office may be the next one's too."""
COURTESY = re.compile(r", (?:Mrs?|Ms|Dr)\.? \S+$")
"""Before a surname: what no clause begins with that tells of somebody else."""
REACH = 40
"""Code points before a post that are looked at."""
NAME_GOES_ON = re.compile(r"[-’']?\w| (?:al-|el-|bin |van |de )?[A-Z]")
MOST_NAMINGS = 200
"""Namings of one person that are held against each other."""
ALIKE = 0.6
"""Likeness of two surnames from which they may be two spellings of one."""


@dataclass(frozen=True, slots=True)
class Post:
    """An office of a state or organisation (an actor id), which a page gives to a person."""

    naming: Naming
    office: str
    of: str

    def held_on(self, day: date, lexicon: Lexicon, margin: int = 0) -> tuple[Tenure, ...]:
        """Who held the office from `margin` days before a day to as many after it, without a change between."""
        first, last = ((day + days(n)).isoformat() for n in (-margin, margin))
        found = lexicon.offices.sure_holders(self.office, self.of, first, last)
        return tuple(t for t in found if t.covers(first, first) and t.covers(last, last) and not t.acting)


def posts_of(namings: Sequence[Naming], lexicon: Lexicon) -> Iterator[Post]:
    """The namings that give an office held by one at a time, and nothing but its state or organisation and the name."""
    for naming in namings:
        one = len(naming.title.offices) == 1 and naming.title.office in ONE_AT_A_TIME
        if one and _is_whole(naming) and (of := _whose(naming, lexicon) or _own_state(naming, lexicon)):
            yield Post(naming, _office_of(naming, of, lexicon), of)


def _own_state(naming: Naming, lexicon: Lexicon) -> str | None:
    """The state in whose service a minister named without it was: "Prime Minister Lume". Presidents keep the title."""
    if _words_beside(naming) != "" or naming.title.office not in OF_ONE_STATE or naming.title.words in KEPT_FOR_LIFE:
        return None
    found = {t.of for t in tenures_of(naming, lexicon)}
    return found.pop() if len(found) == 1 else None


def _office_of(naming: Naming, of: str, lexicon: Lexicon) -> str:
    """The key of the table for an office: the president of an organisation is no head of state."""
    entry = lexicon.actors.get(of)
    of_state = entry is None or entry.actor.kind == "government"
    return naming.title.office if of_state or naming.title.words != "president" else "president"


def held_by_another(post: Post, now: date | None, lexicon: Lexicon) -> tuple[Tenure, ...]:
    """Who held the office at the time of the page, where the person certainly did not; empty where that is open.

    Of one who held it once or will, or holds something else, the table knows it; a person whom it does not know must
    have a name unlike that of any who held the office in those years. Where the page looks back nothing is told.
    """
    naming = post.naming
    if now is None or not naming.present or looks_back(naming, lexicon.check_cues, now):
        return ()
    if naming.words.startswith(naming.name) and LIST_GOES_ON.match(naming.article.text, naming.span.end):
        return ()
    around = [(now + days(n)).isoformat() for n in (-AROUND, AROUND)]
    others = post.held_on(now, lexicon, MARGIN)
    held = (around[0], (now + days(TO_COME)).isoformat())
    rivals = (*others, *lexicon.offices.holders(post.office, post.of, *held))
    own = lexicon.offices.held_by(naming.actor.id)
    if not others or any(t.person == naming.actor.id or _are_alike(t.name, naming) for t in rivals):
        return ()
    if _presides_a_government(post, own, around):
        return ()
    serves = any(t.covers(around[0], around[1]) for t in own)
    certain = (
        serves
        or IN_OFFICE in naming.words
        or (_is_of_the_news(naming, now) if own else _is_told_in_full(post, lexicon))
    )
    return others if certain else ()


def _is_whole(naming: Naming) -> bool:
    """Whether a naming has its whole name and all that stands before it ("the pro-Lume president", "Prime Minister
    Muhammad [Lume]", "the president of Oruan [Teachers]"), and is not somebody else's."""
    article, text = naming.article, naming.article.text
    if NAME_GOES_ON.match(text, naming.span.end) or CUT.search(_before(naming)):
        return False
    name = f" {naming.name}"
    if naming.words.endswith(name) and OF_A_BODY.search(naming.words.removesuffix(name)):
        return False
    if naming.described and len(naming.name.split()) == 1 and not COURTESY.search(naming.words):
        return False  # a clause that begins behind the office ("talking with the president of Oru, Lume …")
    return not (naming.described and OF_ANOTHER.search(_before(naming))) and not in_quotation(article, naming.span)


def _before(naming: Naming) -> str:
    return naming.article.text[max(naming.sentence.start, naming.span.start - REACH) : naming.span.start]


def _words_beside(naming: Naming) -> str | None:
    """What a naming has beside name and office, without little words; None where the office cannot be cut out."""
    words = [w.strip(",.;:") for w in re.sub(r"[’']s?(?= )", " ", naming.words.replace(naming.name, " ")).split()]
    title = naming.title.words.split()
    small = [w.lower() for w in words]
    at = next((n for n in range(len(words) - len(title) + 1) if small[n : n + len(title)] == title), None)
    if at is None:
        return None
    return " ".join(w for w in (*words[:at], *words[at + len(title) :]) if w and w.lower() not in FILLERS)


def _whose(naming: Naming, lexicon: Lexicon) -> str | None:
    """The one state or organisation that stands beside the office, with no other word of content; None otherwise."""
    rest = _words_beside(naming)
    if not rest or (naming.title.words == "secretary of state" and rest.lower() in CITIES_WITH_OFFICES):
        return None
    written = lexicon.actors.written(rest) or lexicon.actors.written(f"{rest}.")
    found = {e.actor.id for e in written if e.actor.kind in HOLDERS}
    return found.pop() if len(found) == 1 else None


def _are_alike(name: str, naming: Naming) -> bool:
    """Whether a holder's name may be another spelling of the one in the page, or a part of it."""
    for told in (naming.name, naming.actor.name):
        one, other = name.lower().split(), told.lower().split()
        if {*one} & {*other} or SequenceMatcher(None, one[-1], other[-1]).ratio() > ALIKE:
            return True
    return False


def _presides_a_government(post: Post, own: tuple[Tenure, ...], around: list[str]) -> bool:
    """Whether a president is the head of government, who is called so in some states."""
    return (
        post.office == "head_of_state"
        and any(t.office == "head_of_government" and t.of == post.of and t.covers(*around) for t in own)
        and post.naming.title.words == "president"
    )


def _is_told_in_full(post: Post, lexicon: Lexicon) -> bool:
    """Whether a person whom no table knows has a first name and a surname and stands behind "Oru's president", "the
    Oruan president": neither "Oru President" of a firm, nor "the aide to the Oruan president" is enough."""
    naming = post.naming
    words = naming.words.replace(naming.name, " ")
    state = lexicon.actors.get(post.of)
    as_noun = state is not None and f"{state.actor.name} " in words and not re.search(r"[’']s? ", words)
    return len(naming.name.split()) > 1 and not as_noun and not OF_ANOTHER.search(_before(naming))


def _is_of_the_news(naming: Naming, now: date) -> bool:
    """Whether a naming stands at the top of a page that has told of no time long before."""
    article = naming.article
    before = [s for s in article.annotated.sentences if s.span.start < naming.span.start]
    return len(before) <= TOP and not _told_of_long_ago(article, naming, now)


def _told_of_long_ago(article: CodedArticle, naming: Naming, now: date) -> bool:
    limit = (now - days(LONG_BEFORE)).isoformat()
    times = (t for t in article.annotated.times if t.span.start < naming.sentence.end and t.type in ("DATE", "TIME"))
    return any(t.latest is not None and t.latest[:10] < limit for t in times)


def two_offices(namings: Sequence[Naming], lexicon: Lexicon) -> tuple[Naming, Naming] | None:
    """Two offices that pages of some days give to one person as if he or she held both, or had held both.

    None where the table has the person in both, where they may be of two states, or a page tells of a change.
    """
    told = [n for n in namings if len(n.title.offices) == 1 and n.title.office in HELD_ALONE]
    if len({n.title.office for n in told}) < 2:
        return None
    whole = [n for n in told[:MOST_NAMINGS] if n.title.modifier in (None, "former") and _is_whole(n)]
    for one, other in combinations(whole, 2):
        apart = one.title.office != other.title.office and one.title.words != other.title.words
        apart = apart and one.title.modifier == other.title.modifier
        if apart and near_pages(one.article, other.article) and _are_of_one_state(one, other, lexicon):
            held = [t for naming in (one, other) for t in tenures_of(naming, lexicon) if _may_be_meant(t, naming)]
            if not {t.office for t in held} >= {one.title.office, other.title.office} and (one.present or held):
                return one, other
    return None


def _may_be_meant(tenure: Tenure, naming: Naming) -> bool:
    """Whether a time in office was at the page's own time, or the page has none or tells of an earlier one."""
    now = page_date(naming.article)
    if now is None or not naming.present:
        return True
    return tenure.covers(*((now + days(n)).isoformat() for n in (-AROUND, AROUND)))


def _are_of_one_state(one: Naming, other: Naming, lexicon: Lexicon) -> bool:
    """Whether neither naming has words that are not of its office or state, and they do not name two states."""
    whose = [_whose(n, lexicon) for n in (one, other)]
    bare = [_words_beside(n) == "" for n in (one, other)]
    return all(of or empty for of, empty in zip(whose, bare, strict=True)) and (any(bare) or whose[0] == whose[1])
