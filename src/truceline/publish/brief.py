"""The brief: what some pages say of a negotiation, then what in them cannot stand together."""

from __future__ import annotations

from collections.abc import Sequence

from truceline.errors import PageError
from truceline.lexicon.lexicon import Lexicon, load_lexicon
from truceline.link.lineages import Lineage
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict
from truceline.publish.copies import describe_copies
from truceline.publish.marks import describe_conflicts
from truceline.trace.content import Brief
from truceline.trace.happenings import find_happenings
from truceline.trace.listing import list_pages
from truceline.trace.order import find_chains, find_deadlocks, find_links
from truceline.trace.outlook import find_assessments, find_open, find_parties, find_situations
from truceline.trace.sources import Sources
from truceline.trace.stands import find_stands


def brief_of(
    articles: Sequence[CodedArticle],
    conflicts: Sequence[Conflict],
    *,
    lineages: Sequence[Lineage] = (),
    unread: Sequence[PageError] = (),
    lexicon: Lexicon | None = None,
) -> Brief:
    """Gather what coded and linked articles say, and their conflicts in the order given.

    `lineages` say which pages are copies of one text. `unread` are the pages that could not be read: the brief lists
    them with the reason.
    """
    lexicon = lexicon or load_lexicon()
    sources = Sources.of(articles, lineages, lexicon=lexicon)
    happenings = find_happenings(sources)
    meetings = [h for h in happenings if h.kind == "meeting"]
    planned = tuple(h for h in meetings if h.state == "planned")
    agreements = tuple(h for h in happenings if h.kind == "agreement")
    stands = find_stands(sources)
    links, wishes = find_links(sources)
    deadlocks = find_deadlocks(wishes)
    return Brief(
        pages=list_pages(sources, unread, None).pages,
        copies=describe_copies(sources, lineages),
        parties=find_parties(sources, lexicon),
        held=tuple(h for h in meetings if h.state == "held"),
        planned=planned,
        denied=tuple(h for h in meetings if h.state == "denied"),
        calls=tuple(h for h in happenings if h.kind == "call"),
        agreements=agreements,
        stands=stands,
        links=links,
        chains=find_chains(links, wishes, deadlocks),
        deadlocks=deadlocks,
        assessments=find_assessments(sources),
        situations=find_situations(sources),
        acts=tuple(h for h in happenings if h.kind == "act"),
        open=find_open(sources, stands, planned, agreements),
        conflicts=describe_conflicts(conflicts, articles),
    )
