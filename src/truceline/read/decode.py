"""From bytes to the decoded source, on which all page offsets count."""

from __future__ import annotations

import codecs
import re

from truceline.errors import PageIsBinary

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_.:-]{2,40})""")
_SIGNATURES = (
    b"%PDF-",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"BZh",
    b"\xfd7zXZ",
    b"7z\xbc\xaf",
    b"\x7fELF",
    b"RIFF",
    b"OggS",
    b"ID3",
    b"\xd0\xcf\x11\xe0",
    b"SQLite format 3",
)
_SAMPLE = 65_536  # bytes looked at to tell text from other files
_CONTROL = bytes(b for b in range(32) if b not in b"\t\n\f\r\x1b")
_SURROGATE = re.compile("[\ud800-\udfff]")


def decode_page(content: bytes) -> str:
    """Decode a page: by its byte order mark, as UTF-8, by the charset that it declares, or as Windows-1252.

    What can't be decoded becomes U+FFFD, as do lone surrogates. Line ends stay as they are.
    Raises PageIsBinary where the bytes are no text.
    """
    for mark, name in _MARKS:
        if content.startswith(mark):
            return replace_surrogates(content[len(mark) :].decode(name, "replace"))
    _refuse_binary(content)
    if name := _wide_encoding(content):
        return replace_surrogates(content.decode(name, "replace"))
    declared = declared_encoding(content)
    # Bytes that are valid UTF-8 are UTF-8, whatever they declare; the seven-bit encodings of Japan alone look the same.
    for name in (declared if declared.startswith("iso2022") else "", "utf-8", declared):
        if name and (text := _try_decoding(content, name)) is not None:
            return text
    return replace_surrogates(content.decode(_lenient(content, declared), "replace"))


def replace_surrogates(text: str) -> str:
    """Replace lone surrogates by U+FFFD one for one, so that the text can be written and offsets hold."""
    return _SURROGATE.sub("\ufffd", text)


def declared_encoding(content: bytes) -> str:
    """The charset that a page declares in its first kilobytes, by Python's name for it, or nothing."""
    found = _DECLARED.search(content[:4096])
    if not found:
        return ""
    try:
        codec = codecs.lookup(found[1].decode("ascii"))
    except LookupError:
        return ""
    # Browsers read Latin-1 and ASCII as Windows-1252 (WHATWG Encoding Standard, section 4.2); binary codecs are none.
    if codec.name in ("iso8859-1", "ascii"):
        return "cp1252"
    return codec.name if getattr(codec, "_is_text_encoding", True) else ""


def _try_decoding(content: bytes, name: str) -> str | None:
    try:
        return replace_surrogates(content.decode(name))
    except (UnicodeError, LookupError, ValueError):
        return None


def _lenient(content: bytes, declared: str) -> str:
    """The encoding for a page with some wrong bytes: UTF-8 where most of its high bytes fit, else Windows-1252."""
    sample = content[:_SAMPLE].decode("utf-8", "replace")
    high = sum(c > "\x7f" for c in sample)
    if high and sample.count("\ufffd") * 4 < high:
        return "utf-8"
    return declared if declared and declared != "utf-8" else "cp1252"


def _wide_encoding(content: bytes) -> str:
    """UTF-16 without a mark shows in NUL bytes at every other place."""
    sample = content[:4096]
    half = len(sample) // 2
    if half and sample[1::2].count(0) > 0.7 * half:
        return "utf-16-le"
    if half and sample[::2].count(0) > 0.7 * half:
        return "utf-16-be"
    return ""


def _refuse_binary(content: bytes) -> None:
    head = content[:_SAMPLE]
    if head.startswith(_SIGNATURES):
        raise PageIsBinary("this is no text", why="its first bytes are those of another kind of file")
    if _wide_encoding(content):
        return
    control = len(head) - len(head.translate(None, _CONTROL))
    # Text has next to no control characters; pictures and archives have more than one in ten bytes.
    if control * 20 > len(head) and control > 4:
        raise PageIsBinary("this is no text", why=f"{control} control characters in its first {len(head)} bytes")
