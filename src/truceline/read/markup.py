"""From HTML to blocks of visible text. A tolerant tokenizer of our own, for no parser gives every character its place.

It reads any string in linear time: a tag is matched once, without backtracking, and after too many tags with quotes
that never close, quotes are no longer minded.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from truceline.model.spans import Span
from truceline.read.block import Block, BlockWriter

_TAG = re.compile(r"""<(?P<end>/?)(?P<name>[A-Za-z][^\s/>]{0,80}+)(?P<rest>(?:[^>"']++|"[^"]*+"|'[^']*+')*+)>""")
_LAX_TAG = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][^\s/>]{0,80}+)(?P<rest>[^>]*+)>")
_ENTITY = re.compile(r"&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});?")
_ATTRIBUTE = re.compile(r"""([^\s=/"'<>]{1,60})\s{0,20}=\s{0,20}(?:"([^"]*)"|'([^']*)'|([^\s"'>]{1,2000}))""")


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_DEEPEST = 200  # open elements that are remembered; real pages nest to about 40
_LAX_AFTER = 50  # tags whose quotes never close, after which quotes are no longer minded

_RAW = _names("script style noscript template svg math iframe object textarea select noframes xmp")
_INLINE = _names(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark meta link q rp rt ruby s "
    "samp small span strike strong sub sup time tt u var wbr"
)
_VOID = _names("area base br col embed hr img input link meta param source track wbr")
_LANDMARKS = _names("nav header footer aside figure figcaption form button article main table blockquote")
_CLOSES_P = _names("p div ul ol li h1 h2 h3 h4 h5 h6 section article table blockquote figure")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A start tag that metadata may stand in: its name, its attributes and where it stands."""

    name: str
    attributes: dict[str, str]
    span: Span
    content: str = ""
    content_start: int = 0


@dataclass(slots=True)
class Markup:
    """What a page of HTML holds: blocks of visible text, the tags of its metadata, and how deeply it is nested."""

    blocks: list[Block] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=list)
    depth: int = 0


def read_attributes(rest: str) -> dict[str, str]:
    """Read the attributes of a start tag; names in lower case, the first of equal names wins."""
    found: dict[str, str] = {}
    for m in _ATTRIBUTE.finditer(rest[:20_000]):
        found.setdefault(m[1].lower(), html.unescape(m[2] or m[3] or m[4] or ""))
    return found


def scan_markup(source: str) -> Markup:
    """Cut a page of HTML into blocks of visible text."""
    scan = _Scan(source)
    scan.run()
    return scan.markup


class _Scan:
    """One pass over a page. Holds the open elements, which HTML leaves to the reader to close."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.markup = Markup()
        self.writer = BlockWriter()
        self.open: list[tuple[str, str]] = []  # element names with their classes
        self.links = 0
        self.failures = 0
        self.unclosed: set[str] = set()  # elements for which no end tag follows
        self.last_close = source.rfind(">")

    def run(self) -> None:
        at, source = 0, self.source
        while (found := source.find("<", at)) >= 0:
            self.read_text(at, found)
            at = self.read_tag(found)
        self.read_text(at, len(source))
        self.end_block()

    def read_text(self, start: int, end: int) -> None:
        """Take over the characters between two tags, entities resolved."""
        raw = self.source[start:end]
        if not raw:
            return
        at = 0
        if "&" in raw:
            for found in _ENTITY.finditer(raw):
                self.writer.write(raw[at : found.start()], start + at, linked=self.links > 0)
                at = found.end()
                page = Span(start + found.start(), start + at)
                self.writer.write_for(html.unescape(found[0]), page, linked=self.links > 0)
        self.writer.write(raw[at:], start + at, linked=self.links > 0)

    def read_tag(self, at: int) -> int:
        """Read what begins with `<` and return where the text goes on."""
        source = self.source
        if source.startswith("<!--", at):
            end = source.find("-->", at + 4)
            return end + 3 if end >= 0 else self.skip_to_close(at)
        if source.startswith(("<!", "<?"), at):
            return self.skip_to_close(at)
        found = self.match_tag(at)
        if found is None:
            self.writer.write("<", at, linked=self.links > 0)
            return at + 1
        name = found["name"].lower()
        if found["end"]:
            self.close(name)
            return found.end()
        return self.start(name, found)

    def match_tag(self, at: int) -> re.Match[str] | None:
        if at > self.last_close:
            return None
        if self.failures < _LAX_AFTER:
            found = _TAG.match(self.source, at)
            if found or not self.source[at + 1 : at + 3].strip("/")[:1].isalpha():
                return found
            self.failures += 1
        return _LAX_TAG.match(self.source, at)

    def skip_to_close(self, at: int) -> int:
        """After the next `>`; where there is none, the rest of the page is no text."""
        end = self.source.find(">", at)
        return end + 1 if end >= 0 else len(self.source)

    def start(self, name: str, found: re.Match[str]) -> int:
        if name in ("meta", "time", "html"):
            self.note_tag(name, found)
        if (name in _RAW or name == "title") and not found["rest"].endswith("/"):
            return self.skip_raw(name, found)
        if name == "br":
            self.writer.break_line()
        elif name not in _INLINE:
            self.end_block()
        if name in _VOID or found["rest"].endswith("/"):
            return found.end()
        if name in _CLOSES_P and self.open and self.open[-1][0] == "p":
            self.open.pop()
        attributes = read_attributes(found["rest"]) if name not in _INLINE else {}
        self.markup.depth = max(self.markup.depth, len(self.open) + 1)
        if len(self.open) < _DEEPEST:
            self.open.append((name, f"{attributes.get('class', '')} {attributes.get('id', '')}".lower()))
            self.links += name == "a"
        return found.end()

    def close(self, name: str) -> None:
        if name not in _INLINE:
            self.end_block()
        # An end tag closes the nearest element of its name, if that is near: a stray one deep inside closes nothing.
        for back in range(1, min(len(self.open), 40) + 1):
            if self.open[-back][0] == name:
                for closed, _ in self.open[-back:]:
                    self.links -= closed == "a"
                del self.open[-back:]
                return

    def skip_raw(self, name: str, found: re.Match[str]) -> int:
        """Leave out an element whose content nobody reads as text; its content may be metadata."""
        end = None
        if name not in self.unclosed:
            end = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(self.source, found.end())
        if end is None:  # only scripts and styles swallow the rest of a page
            self.unclosed.add(name)
            return len(self.source) if name in ("script", "style") else found.end()
        if name in ("script", "title"):
            self.note_tag(name, found, self.source[found.end() : end.start()], found.end())
        return self.skip_to_close(end.start())

    def note_tag(self, name: str, found: re.Match[str], content: str = "", start: int = 0) -> None:
        attributes = read_attributes(found["rest"])
        if name == "script" and "ld+json" not in attributes.get("type", ""):
            return
        self.markup.tags.append(
            Tag(name=name, attributes=attributes, span=Span(*found.span()), content=content, content_start=start)
        )

    def end_block(self) -> None:
        if self.writer.length:
            names = [n for n, _ in self.open]
            tags = frozenset(n for n in names if n in _LANDMARKS) | frozenset(
                word for _, classes in self.open[-12:] if classes for word in re.findall(r"[a-z]{3,}", classes[:300])
            )
            tag = next((n for n in reversed(names) if n not in _INLINE), "")
            block = self.writer.block(self.source, tag=tag, tags=tags)
            if block:
                self.markup.blocks.append(block)
        self.writer = BlockWriter()
