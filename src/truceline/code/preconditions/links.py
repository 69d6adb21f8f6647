"""Conditions made by a mark or preposition: before, until, unless, once, only after, without, if."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from truceline.code.clauses import is_verbal
from truceline.code.context import SentenceContext
from truceline.code.parties.grammar import prepositional, surface_subjects
from truceline.code.parties.holders import holders_of
from truceline.code.preconditions.pairs import CHAIN, Sides, is_demand, is_stand
from truceline.code.reality.factuality import negation_of
from truceline.code.steps.find import step_of
from truceline.code.steps.on import OWN_DEEDS
from truceline.lexicon.positions import PositionCue, WordClass
from truceline.lexicon.preconditions import Link, Need
from truceline.model.parse import Parse, Token
from truceline.model.spans import Span

CLIMB = 4
"""How many words above its governor a condition may have its main clause."""

UNTIMED_THEN = frozenset(
    {"peace_talks", "peace_deal", "normalisation", "sanctions_relief", "withdrawal", "ceasefire", "disarmament"}
)
"""Steps that a mere noun after *before* may name; others (an election, the summit) are dates there."""

SUMMITS = frozenset({"bilateral_summit", "trilateral_summit"})
"""Steps that are dates when they are set ("before *the* summit") and steps when they are not ("before *a* summit")."""


LEFT = SUMMITS | {"peace_talks", "peace_deal", "ceasefire", "humanitarian_pause"}
"""Steps that somebody takes part in, and may leave."""


def linked_sides(context: SentenceContext) -> Iterator[Sides]:
    """Find the conditions that a mark or preposition makes, in text order."""
    parse, passed, starts = context.parse, -1, context.lexicon.preconditions.starts
    here = (starts & parse.lemmas) | (starts & parse.words)
    if not here:
        return
    for mark in [t for t in parse.tokens if t.lemma in here or parse.lowered[t.index] in here]:
        for words, links in _beginning(context, mark) if mark.index > passed else ():
            last = mark.index + len(words) - 1
            if parse.lowered[mark.index + 1 : last + 1] != words[1:]:
                continue
            ends = _ends(parse, mark) if len(words) == 1 else _far_ends(parse, mark, parse.tokens[last])
            if ends is None:
                continue
            sides = next((s for link in links if (s := _sides(context, link, mark, *ends))), None)
            if sides is not None:
                passed = last
                yield sides
                break


def _beginning(context: SentenceContext, mark: Token) -> tuple[tuple[tuple[str, ...], tuple[Link, ...]], ...]:
    cues = context.lexicon.preconditions
    return cues.of(mark.lemma) or cues.of(context.parse.lowered[mark.index])  # "pending" has an odd lemma


def _ends(parse: Parse, mark: Token) -> tuple[Token, Token] | None:
    """What hangs on a mark, and the word on which both hang."""
    head = parse.head(mark)
    if mark.dep in ("mark", "advmod") and head.dep in ("advcl", "acl", "relcl") and mark.index < head.index:
        return head, parse.head(head)
    if mark.tag in ("VBN", "VBG") and mark.dep in ("advcl", "prep") and (clause := parse.child(mark, "ccomp")):
        return clause, head
    below = parse.child(mark, "pobj", "pcomp")
    if mark.dep == "prep" and below is not None:
        return below, head
    return None


def _far_ends(parse: Parse, first: Token, last: Token) -> tuple[Token, Token] | None:
    """The same for a mark of several words ("as long as", "prior to"): what hangs on its last, and above its first."""
    inside = range(first.index, last.index + 1)
    top = first
    while top.head in inside and top.head != top.index:
        top = parse.head(top)
    below = parse.head(last) if last.dep == "mark" and last.head not in inside else parse.child(last, "pobj", "pcomp")
    governor = parse.head(top)
    if below is None or governor.index == top.index:
        return None
    if below.index == governor.index:  # the clause itself hangs on the word on which its mark hangs
        governor = parse.head(below)
    return (below, governor) if below.index != governor.index else None


def _sides(context: SentenceContext, link: Link, mark: Token, below: Token, governor: Token) -> Sides | None:
    main = _main(context, governor, below)
    if link.needs == {"lasting"}:
        main = _lasting(context, governor, below) or (main if main and _is_kept_up(context, main) else None)
    if main is None:
        return None
    have = _have(context, main, mark, below)
    if _is_asked(context.parse, main):
        return None
    if link.first == "main" and negation_of(context.parse, main, context.lexicon.status_cues):
        return None  # "a truce is not needed before talks" puts nothing first
    met = [n for n in ("only", "duty", "negation", "modal", "lasting") if n in link.needs and n in have]
    if not met or _is_excluded(context, link, main, below):
        return None
    aimed = link.name == "if" and "duty" in have and _is_aim(context, below)
    if link.name == "if" and not aimed and _is_own_aim(context, main, below):
        return None
    first, then = (main, below) if link.first == "main" or aimed else (below, main)
    shared = main.dep == "conj" and negation_of(context.parse, main, context.lexicon.status_cues) is None
    negated = "negation" in have and link.first == "below" and not shared and _is_denied(context, main)
    withheld = main.lemma in context.lexicon.preconditions.waiting or _is_left(context, main)
    return Sides(
        rule=f"preconditions.{link.name}",
        relation="requires",
        trigger=Span(mark.start, mark.end),
        first=first,
        then=then,
        main=main,
        main_negated=negated,
        withheld=withheld,
        lasts=link.needs == {"lasting"},
        flips=link.flips,
        open_first=link.first == "below" and _is_open(context, main, below) and _is_held_to(context, link, main, have),
    )


def _is_open(context: SentenceContext, main: Token, below: Token) -> bool:
    """Whether what hangs on a mark may be a condition though it is no step: a clause with a doer, or consent."""
    if is_verbal(below):
        parse = context.parse
        past = below.tag == "VBD" or any(a.text.lower() == "did" for a in parse.children(below, "aux"))
        past = past and not any(a.tag in ("MD", "TO") for a in parse.children(main, "aux"))
        return not past and (parse.child(below, "nsubj", "nsubjpass", "expl") is not None or below.dep == "pcomp")
    return below.lemma in context.lexicon.preconditions.consenting


def _is_held_to(context: SentenceContext, link: Link, main: Token, have: set[Need]) -> bool:
    """Whether somebody binds himself by a condition: he refuses till then, or offers if it is so."""
    if link.needs & have & {"negation", "lasting"} or {"only", "modal"} <= have:
        return True
    return _is_bound(context, main) if link.name == "once" else _is_offered(context, main)


def _lasting(context: SentenceContext, governor: Token, below: Token) -> Token | None:
    """The verb of lasting above a condition, or in what is promised above it: "vowed to *keep* fighting until …"."""
    lasting = context.lexicon.preconditions.lasting
    chain = (w for w in (governor, *context.parse.ancestors(governor)) if is_verbal(w))
    for verb in chain:
        inner = (
            c for x in (verb, *context.parse.children(verb, "xcomp")) for c in (x, *context.parse.children(x, "conj"))
        )
        for word in inner:
            if word.lemma in lasting and word.index < max(below.index, governor.index + 1):
                return word
    return None


def _main(context: SentenceContext, governor: Token, below: Token) -> Token | None:
    """The clause or phrase above a condition that names a step, through the verb of speaking where it hangs on that."""
    parse = context.parse
    current = next((o for o in parse.children(governor, "dobj") if _is_need(context, o)), governor)
    for _ in range(CLIMB):
        if current.lemma in context.lexicon.status_cues.speech and not is_demand(context, current):
            inner = next((c for c in parse.children(current, "ccomp") if c.index != below.index), None)
            return inner if inner is not None and step_of(context, inner, bare_issue=False) else None
        named = is_verbal(current) or _is_need(context, current)
        if named and not _is_aside(parse, current) and step_of(context, current, bare_issue=False):
            return _denied_above(context, current)
        if current.head == current.index or (current.dep in ("conj", "advcl") and is_verbal(current)):
            return None
        current = parse.head(current)
    return None


def _is_asked(parse: Parse, clause: Token) -> bool:
    """Whether somebody only asks whether it is so: "asked *whether* it would keep the sanctions until …"."""
    chain = (clause, *parse.ancestors(clause))
    return any(m.lemma == "whether" for t in chain for m in parse.children(t, "mark"))


def _is_aside(parse: Parse, clause: Token) -> bool:
    """Whether a clause only says how: "will not begin talks, *as envisaged* in the deal, until …"."""
    return clause.dep == "advcl" and any(m.lemma == "as" for m in parse.children(clause, "mark"))


def _denied_above(context: SentenceContext, clause: Token) -> Token:
    """The verb above an infinitive that is denied with it: "will *not agree* to start talks without …"."""
    above = context.parse.head(clause)
    inner = clause.dep == "xcomp" or (clause.dep == "ccomp" and above.lemma == "let")
    denied = inner and is_verbal(above) and _is_denied(context, above)
    return above if denied and step_of(context, above, bare_issue=False) else clause


def _have(context: SentenceContext, main: Token, mark: Token, below: Token) -> set[Need]:
    """What a main clause has that makes an order in time a condition."""
    parse, cues = context.parse, context.lexicon.positions
    have: set[Need] = set()
    modals = {a.lemma for a in parse.children(main, "aux") if a.tag == "MD"}
    if modals:
        have.add("modal")
    above = parse.head(main)
    if (
        modals & cues.duty_modals
        or (main.dep == "xcomp" and above.lemma in cues.duty_verbs)
        or _is_bound(context, main)
        or (main.lemma in cues.duty_verbs and (main.lemma != "have" or parse.child(main, "xcomp") is not None))
    ):
        have |= {"duty", "modal"}
    if _is_demanded(context, main) or _is_need(context, main) or _is_wished(context, main):
        have |= {"duty", "modal"}
    groups = {c.group.name for c in _taken(context, main)} - {"hope", "consider"}
    if groups or _is_offered(context, main):
        have.add("modal")
    refused = _is_refused(context, main) or groups & {"reject", "oppose", "resist"}
    if _is_denied(context, main) or (refused and not _is_kept_up(context, main)):
        have.add("negation")
    before = parse.tokens[mark.index - 1] if mark.index else mark
    apart = mark.lemma != "if" and any(a.lemma == "only" for w in (main, below) for a in parse.children(w, "advmod"))
    coming = bool(modals) and main.lemma in context.lexicon.preconditions.coming
    if before.lemma == "only" or apart or coming:
        have.add("only")
    lasting = main.lemma in context.lexicon.preconditions.lasting or _is_kept_up(context, main)
    if lasting and not _is_denied(context, main):
        have.add("lasting")
    return have


def _is_bound(context: SentenceContext, verb: Token) -> bool:
    """Whether a participle says that somebody has to do something: "are *obliged* to lift …"."""
    verb = context.parse.head(verb) if verb.dep == "xcomp" else verb
    return verb.tag == "VBN" and verb.lemma in context.lexicon.preconditions.binding


def _is_aim(context: SentenceContext, clause: Token) -> bool:
    """Whether a clause of *if* tells what is aimed at: "if talks *are to* resume", "if they *want* a truce"."""
    aux = any(a.text.lower() == "to" for a in context.parse.children(clause, "aux"))
    above = context.parse.head(clause)
    return (
        clause.lemma in context.lexicon.preconditions.aiming
        or (clause.lemma == "be" and any(aux for _ in context.parse.children(clause, "xcomp")))
        or (clause.dep == "xcomp" and above.lemma == "be")
    )


def _is_offered(context: SentenceContext, main: Token) -> bool:
    """Whether a clause says that somebody is ready or willing: "is *ready* to disarm if …", "*would agree* to …"."""
    above = context.parse.head(main)
    if main.dep == "xcomp" and any(a.tag == "MD" for a in context.parse.children(above, "aux")):
        return True
    words = [above, *context.parse.children(main, "acomp")]
    while words[0].dep in ("xcomp", "pcomp", "prep", "conj") and words[0].head != words[0].index:
        words.insert(0, context.parse.head(words[0]))
    cues = (c for w in words for c in context.lexicon.positions.of("adjective", w.text.lower()))
    return any(c.group.name == "offer" for c in cues)


def _is_kept_up(context: SentenceContext, main: Token) -> bool:
    """Whether a clause says that somebody will do, or should, what would have to end: "will *shell* it unless …"."""
    found = step_of(context, main, bare_issue=False)
    if found is None or not is_verbal(main) or _is_denied(context, main) or _is_refused(context, main):
        return False
    above = context.parse.head(main)
    meant = any(a.tag == "MD" for a in context.parse.children(main, "aux")) or (
        main.dep == "xcomp" and (_is_demand_or_vow(context, above))
    )
    return meant and (
        found.negated or (found.step is not None and context.lexicon.issues.step(found.step).ended is not None)
    )


def _is_demand_or_vow(context: SentenceContext, verb: Token) -> bool:
    cues = context.lexicon.positions.of("verb", verb.lemma)
    vows = verb.lemma in context.lexicon.positions.vowing or verb.lemma == "threaten"
    return vows or any(c.group.stance == "demands" or c.group.name in OWN_DEEDS for c in cues)


def _is_left(context: SentenceContext, main: Token) -> bool:
    """Whether a clause says that somebody leaves talks or a deal, and so refuses them: "will *quit* the talks if …"."""
    if main.lemma not in context.lexicon.preconditions.leaving or main.pos != "VERB":
        return False
    if not any(a.tag in ("MD", "TO") for a in context.parse.children(main, "aux")):
        return False  # "quit the talks" tells what was done
    left = step_of(context, main, bare_issue=False)
    return left is not None and left.step in LEFT and left.word.index != main.index


def _taken(context: SentenceContext, main: Token) -> Iterator[PositionCue]:
    """The words on a clause or above it that say that it is wanted, promised or refused, and are not denied."""
    parse, positions = context.parse, context.lexicon.positions
    current, beside = main, False
    for _ in range(CLIMB):
        kind: WordClass = "verb" if is_verbal(current) else "noun" if current.pos == "NOUN" else "adjective"
        behind = {c.lemma for c in parse.children(current)}
        vowing = current.lemma in positions.vowing and current.index != main.index
        if not beside and not _is_denied(context, current):
            cues = positions.of(kind, current.lemma if kind != "adjective" else current.text.lower())
            claims = current.index != main.index and main.tag in ("VBZ", "VBP", "VBD")
            cues = tuple(c for c in cues if not (c.group.mandative and claims))
            yield from (c for c in cues if not c.prepositions or behind.intersection(c.prepositions))
            if vowing:
                yield from positions.of("verb", "offer")
        if current.head == current.index or current.dep not in (*CHAIN, "relcl"):
            return
        beside, current = current.dep == "conj", parse.head(current)


def _is_refused(context: SentenceContext, main: Token) -> bool:
    """Whether a clause refuses without a negation: by its verb, the verb or adjective above it, or by waiting."""
    parse, cues = context.parse, context.lexicon.preconditions
    above = parse.head(main) if main.dep == "xcomp" else main
    if _is_left(context, main) or any(
        p.lemma in ("on", "off", "out") and o.lemma in cues.stalled
        for p in parse.children(main, "prep")
        for o in prepositional(parse, main, p.lemma)
    ):
        return True
    first = parse.head(main) if main.dep == "conj" else main
    if first.dep == "pcomp" and parse.head(first).lemma == "from":
        return parse.head(parse.head(first)).lemma in cues.preventing  # "bars Mali *from easing* …"
    if {main.lemma, above.lemma} & (cues.refusing_verbs | cues.waiting | cues.refusing_adjectives):
        return True
    return any(p.lemma in cues.refusing_adjectives for p in parse.children(main, "acomp"))


def _is_need(context: SentenceContext, noun: Token) -> bool:
    """Whether a noun names a demand or need: "the *need* for a truce before talks"."""
    cues = context.lexicon.positions.of("noun", noun.lemma)
    return noun.pos == "NOUN" and any(c.group.stance == "demands" for c in cues)


def _is_wished(context: SentenceContext, main: Token) -> bool:
    """Whether somebody says what he would like ("would *like* to see the siege lifted before …")."""
    words = islice((main, *context.parse.ancestors(main)), CLIMB)
    wishing = (w for w in words if w.lemma in context.lexicon.preconditions.wishing)
    return any(a.tag == "MD" for w in wishing for a in context.parse.children(w, "aux"))


def _is_demanded(context: SentenceContext, main: Token) -> bool:
    current = main
    while current.head != current.index and current.dep in CHAIN:
        beside, current = current.dep == "conj", context.parse.head(current)
        if not beside and (
            is_demand(context, current)
            if current.pos == "VERB"
            else current.pos == "NOUN" and is_stand(context, current)
        ):
            return True
    return main.pos == "VERB" and is_demand(context, main)


def _is_denied(context: SentenceContext, main: Token) -> bool:
    """Whether a clause is negated in what is yet to be: "will not", "can be no", not "did not"."""
    parse = context.parse
    shared = main.dep == "conj" and parse.child(main, "nsubj", "nsubjpass", "aux") is None
    first = parse.head(main) if shared else main
    no = negation_of(parse, first, context.lexicon.status_cues)
    if no is None:
        no = next(
            (
                d
                for a in parse.children(main, "attr", "dobj")
                for d in parse.children(a, "det")
                if d.text.lower() == "no"
            ),
            None,
        )
    past = main.tag in ("VBD", "VBN") and not any(a.tag == "MD" for a in parse.children(main, "aux"))
    did = any(a.text.lower() == "did" for a in parse.children(main, "aux"))
    return no is not None and not past and not did


def _is_excluded(context: SentenceContext, link: Link, main: Token, below: Token) -> bool:
    """Threats ("if talks fail, sanctions follow") and dates ("before the election") are no conditions."""
    cues = context.lexicon.preconditions
    step = step_of(context, below, bare_issue=False)
    if link.name == "not_before" and _is_told_after(context, main, below):
        return True
    if link.name in ("once", "only_after", "not_before", "lasting") and _is_told(context, main, below):
        return True
    auxiliaries = context.parse.children(main, "aux")
    if any(a.tag == "MD" for a in auxiliaries) and any(a.text.lower() in ("have", "'ve", "’ve") for a in auxiliaries):
        return True  # "would have been": what was not to be
    meant = step_of(context, main, bare_issue=False)
    if link.name in ("if", "as_long_as") and _is_denied(context, main) and meant is not None and meant.negated:
        return True  # "will not be lifted if talks make progress": progress is no condition
    if link.flips and not any(a.tag == "MD" for a in context.parse.children(main, "aux")):
        return main.lemma in cues.waiting or not _is_refused(context, main)
    if not is_verbal(below) and step is not None and step.step == "election" and link.name != "without":
        return True  # "until after *the election*" is a date
    if link.name == "before" and not is_verbal(below):
        is_unset = any(d.lemma in ("a", "an", "any") for d in context.parse.children(below, "det"))
        return step is None or (step.step not in UNTIMED_THEN and not (step.step in SUMMITS and is_unset))
    if link.name == "if" and _is_remark(context.parse, main, below):
        return True
    if link.name == "if":
        negative = context.parse.child(below, "neg") is not None or _is_of_itself(context.parse, below)
        threats = {s.step for s in (meant, step) if s is not None} & cues.threats
        threats |= {s.step for s in (meant,) if s is not None and s.negated and s.step}
        averted = meant is not None and meant.step == "sanctions_relief" and _is_negative(context.parse, below)
        return below.lemma in cues.failing or negative or averted or bool(threats)
    return False


def _is_told_after(context: SentenceContext, main: Token, below: Token) -> bool:
    """Whether a sentence only tells what somebody did next: "had blocked all aid *before letting* some in"."""
    past = main.tag in ("VBD", "VBN") and not any(a.tag == "MD" for a in context.parse.children(main, "aux"))
    refused = main.lemma in context.lexicon.preconditions.refusing_verbs
    return past and not refused and below.tag == "VBG" and below.dep == "pcomp"


def _is_remark(parse: Parse, main: Token, below: Token) -> bool:
    """Whether a condition only remarks on a thing: "if it holds, *it would be* the longest lull", "*even* if small"."""
    subject = parse.child(main, "nsubj")
    is_called = main.lemma == "be" and parse.child(main, "attr") is not None
    first = parse.subtree(below)[0]
    even = first.lemma == "even" or (first.index > 0 and parse.tokens[first.index - 1].lemma == "even")
    return even or (is_called and subject is not None and subject.pos == "PRON")


def _is_own_aim(context: SentenceContext, main: Token, below: Token) -> bool:
    """Whether a condition only supposes what those want who would act: "if *the rebels want* it, *they* will talk"."""
    parse = context.parse
    if below.lemma not in context.lexicon.preconditions.aiming:
        return False
    wanting = holders_of(context, surface_subjects(parse, below))
    return bool(wanting) and set(wanting) == set(holders_of(context, surface_subjects(parse, main)))


def _is_of_itself(parse: Parse, below: Token) -> bool:
    """Whether a condition only says what the thing itself would do: "want a deal if *it* would stop the war"."""
    subject = parse.child(below, "nsubj")
    would = any(a.tag == "MD" for a in parse.children(below, "aux"))
    return subject is not None and subject.lemma in ("it", "that", "this") and would


def _is_told(context: SentenceContext, main: Token, below: Token) -> bool:
    """Whether a sentence only tells what came after what: "ordered a truce once the rebels *agreed*"."""
    parse = context.parse
    modal = any(a.tag == "MD" for a in parse.children(main, "aux"))
    past = below.tag == "VBD" or any(a.tag == "VBD" for a in parse.children(below, "aux", "auxpass"))
    return not modal and ((main.tag == below.tag == "VBD") or (main.tag == "VBG" and main.dep != "pcomp" and past))


def _is_negative(parse: Parse, clause: Token) -> bool:
    """Whether a clause is negated, by *not* or by the *no* of its subject or object: "if *no* deal is reached"."""
    nouns = parse.children(clause, "nsubj", "nsubjpass", "dobj", "attr")
    no = any(d.lemma == "no" for n in nouns for d in parse.children(n, "det"))
    return no or parse.child(clause, "neg") is not None
