"""From a page to its article: the text with its map, the title, what was cut, and when it was published."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from truceline.errors import NoSentencesFound, PageIsEmpty
from truceline.lexicon.furniture import FurnitureTable, PageWords, words_of_line
from truceline.lexicon.lexicon import Lexicon
from truceline.model.article import Article, Furniture, FurnitureKind
from truceline.model.page import Page
from truceline.model.spans import OffsetMap, Span
from truceline.read.block import Block, join_blocks
from truceline.read.choose import choose_blocks, guess_date
from truceline.read.dates import (
    Found,
    dateline_date,
    given_date,
    line_dates,
    metadata_dates,
    settle_dates,
    tag_dates,
    url_date,
)
from truceline.read.headline import find_standfirst, title_hints
from truceline.read.language import tell_language
from truceline.read.lines import Line, cut_lines, line_kind, look_at
from truceline.read.markup import Markup, scan_markup
from truceline.read.metadata import StatedDate, stated_dates, stated_language, stated_outlet, stated_titles, time_dates
from truceline.read.plain import Sorted, sort_lines
from truceline.read.titles import choose_title, near_titles

_TAG_REACH = 3000  # characters of the page before the title, or the article, in which its own time tag may stand
_HEAD_LINES = 12  # cut lines before the article among which its date line stands


def read_article(page: Page, lexicon: Lexicon) -> Article:
    """Read the article of a page.

    Raises PageIsEmpty, NoSentencesFound or PageTooLarge where there is nothing to read.
    """
    if not page.source.strip():
        raise PageIsEmpty("the page has no text", where=_where(page))
    if page.clean:
        return _take_verbatim(page, lexicon.furniture.words)
    if page.kind == "html":
        return _read_html(page, lexicon.furniture)
    return _read_plain(page, lexicon.furniture)


def _take_verbatim(page: Page, words: PageWords) -> Article:
    found = [*given_date(page.published), *url_date(page.url)]
    published, origin, dates = settle_dates([f for f in found if f.candidate.origin == "given"] or found)
    return Article(
        page=page,
        text=page.source,
        map=OffsetMap.identity(len(page.source)),
        title=page.title,
        published=published,
        published_from=origin,
        language=tell_language(page.source, words.english_words),
        dates=dates,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Heading:
    """The title of an article and where it stands."""

    text: str | None
    span: Span | None


def _read_plain(page: Page, furniture: FurnitureTable) -> Article:
    lines = [look_at(block, furniture) for block in cut_lines(page.source, _where(page))]
    done = sort_lines(lines, title_hints(page.title, page.url, furniture.words))
    title = _plain_title(page, done)
    return _make_article(page, done, title, line_dates(_lines_by_title(done)), furniture.words)


def _plain_title(page: Page, done: Sorted) -> _Heading:
    block = done.title
    if page.title:
        return _Heading(text=page.title, span=block.span if block else None)
    return _Heading(text=block.text if block else None, span=block.span if block else None)


def _lines_by_title(done: Sorted) -> list[Block]:
    """The cut lines just before the article, from the line before the headline on."""
    if not done.kept:
        return []
    start = done.kept[0].span.start
    before = [block for block, _ in done.cut if block.span.end <= start]
    if done.title and done.title.span.end <= start:
        title = done.title.span.start
        above = [b for b in before if b.span.end <= title][-1:]
        return above + [b for b in before if b.span.start >= title][:_HEAD_LINES]
    return before[-_HEAD_LINES // 2 :]


def _read_html(page: Page, furniture: FurnitureTable) -> Article:
    markup = scan_markup(page.source)
    lines = [look_at(block, furniture) for block in markup.blocks]
    heading = _html_title(page, markup, furniture.words)
    chosen = choose_blocks(page.source, markup, page.url)
    done = _sort_blocks(lines, chosen, heading, page, furniture.words)
    found = metadata_dates(stated_dates(page.source, markup, furniture.words))
    found += line_dates(_lines_by_title(done))
    found += tag_dates(_tags_near(time_dates(page.source, markup), done, heading), found)
    if not any(f.strong for f in found) and (guess := guess_date(page.source, markup)):
        found += metadata_dates([StatedDate(guess, "metadata", None, False)])
    article = _make_article(page, done, heading, found, furniture.words, stated_language(markup))
    return replace(article, outlet=stated_outlet(markup))


def _tags_near(stated: Sequence[StatedDate], done: Sorted, heading: _Heading) -> list[StatedDate]:
    """The time tags between the title and the article's first words; those elsewhere date other articles."""
    if not done.kept:
        return []
    end = done.kept[0].span.start
    start = heading.span.start if heading.span and heading.span.start < end else end
    return [s for s in stated if s.span and start - _TAG_REACH < s.span.start < end]


def _html_title(page: Page, markup: Markup, words: PageWords) -> _Heading:
    stated = stated_titles(page.source, markup)
    heads = [b for b in markup.blocks if b.tag == "h1"]
    outlet = page.outlet or stated_outlet(markup)
    names = [stated[k] for k in ("og", "headline", "twitter", "title") if k in stated]
    wanted = page.title or choose_title([s.text for s in names], outlet, words)
    for head in heads:
        if not names or (
            wanted and near_titles(words.content(words_of_line(head.text)), words.content(words_of_line(wanted)))
        ):
            return _Heading(text=page.title or head.text.replace("\n", " "), span=head.span)
    span = next((s.span for s in names if s.text == wanted), None)
    return _Heading(text=wanted or (heads[0].text if heads else None), span=span)


def _sort_blocks(
    lines: Sequence[Line], chosen: Sequence[bool], heading: _Heading, page: Page, words: PageWords
) -> Sorted:
    """Part the chosen blocks from the rest; where no sentence was chosen, sort them as plain lines."""
    if not any(line.sentence for line, mine in zip(lines, chosen, strict=True) if mine):
        return sort_lines(lines, title_hints(heading.text, page.url, words))
    head = words.content(words_of_line(heading.text or ""))
    title = next((i for i, x in enumerate(lines) if x.block.span == heading.span), None)
    first = next(i for i, (x, mine) in enumerate(zip(lines, chosen, strict=True)) if mine and x.sentence)
    standfirst = find_standfirst(lines, title, first)
    kept: list[Block] = []
    cut: list[tuple[Block, FurnitureKind]] = []
    for i, (line, mine) in enumerate(zip(lines, chosen, strict=True)):
        if i == standfirst or (mine and not line.cue and not _repeats(line, head)):
            kept.append(line.block)
        elif i != title:
            cut.append((line.block, _block_kind(line, head)))
    return Sorted(tuple(kept), tuple(cut), lines[title].block if title is not None else None)


def _repeats(line: Line, title: frozenset[str]) -> bool:
    return not line.sentence and bool(title) and line.content == title


def _block_kind(line: Line, title: frozenset[str]) -> FurnitureKind:
    tags = line.block.tags
    if line.cue:
        return line.cue
    if "figcaption" in tags or "figure" in tags:
        return "caption"
    if title and not line.sentence and near_titles(line.content, title) and len(line.words) >= 3:
        return "repeated_headline"
    if "footer" in tags:
        return "footer"
    if "nav" in tags or "header" in tags or "button" in tags:
        return "navigation"
    return line_kind(line)


def _make_article(
    page: Page, done: Sorted, title: _Heading, found: list[Found], words: PageWords, declared: str | None = None
) -> Article:
    if not done.kept:
        raise NoSentencesFound(
            "no sentences found",
            where=_where(page),
            why="no line reads like an article",
            remedy="give the article's text alone",
        )
    text, offsets = join_blocks(("\n\n" if b.gap else "\n", b) for b in done.kept)
    dated = [*given_date(page.published), *found, *url_date(page.url), *dateline_date(done.kept[0])]
    published, origin, dates = settle_dates(dated)
    return Article(
        page=page,
        text=text,
        map=offsets,
        title=title.text,
        title_page_span=title.span,
        published=published,
        published_from=origin,
        language=tell_language(text, words.english_words, declared),
        dates=dates,
        furniture=tuple(Furniture(text=b.text, kind=kind, page_span=b.span) for b, kind in done.cut),
    )


def _where(page: Page) -> str:
    """The file and the address of a page, as far as it has them, for a person to find it again."""
    return f"{page.file} ({page.url})" if page.file and page.url else page.file or page.url or page.id
