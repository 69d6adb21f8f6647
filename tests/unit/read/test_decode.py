"""From bytes to the source, and the language of a text."""

from __future__ import annotations

import codecs

import pytest

from truceline.errors import PageIsBinary
from truceline.lexicon.lexicon import load_lexicon
from truceline.read.decode import declared_encoding, decode_page, replace_surrogates
from truceline.read.language import tell_language

ENGLISH = load_lexicon().furniture.words.english_words
TEXT = "Ceasefire – Zürich, “now”"


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (TEXT.encode(), TEXT),
        (codecs.BOM_UTF8 + TEXT.encode(), TEXT),
        (TEXT.encode("utf-16"), TEXT),
        (TEXT.encode("utf-16-le"), TEXT),
        (("x" * 20).encode("utf-16-be"), "x" * 20),
        (TEXT.encode("cp1252"), TEXT),
        (b'<meta charset="iso-8859-1">' + TEXT.encode("cp1252"), '<meta charset="iso-8859-1">' + TEXT),
        (b'<meta charset="iso-8859-1">' + TEXT.encode(), '<meta charset="iso-8859-1">' + TEXT),
        (b'<meta charset="koi8-r">' + "Мир".encode("koi8-r"), '<meta charset="koi8-r">Мир'),
        (b'<meta charset="iso-2022-jp">' + "平和".encode("iso-2022-jp"), '<meta charset="iso-2022-jp">平和'),
        (b'<meta charset="nonsense">' + "é".encode("cp1252"), '<meta charset="nonsense">é'),
        ("Łódź and Kraków agree ".encode() * 20 + b"\xff", "Łódź and Kraków agree " * 20 + "\ufffd"),
        (b"a\xed\xa0\x80b" + "é".encode() * 20, "a\ufffd\ufffd\ufffdb" + "é" * 20),
        (b"line\r\nend", "line\r\nend"),
    ],
)
def test_decoding(content: bytes, text: str) -> None:
    assert decode_page(content) == text


@pytest.mark.parametrize("content", [b"%PDF-1.7 x", b"\x89PNG\r\n", b"PK\x03\x04zip", bytes(range(32)) * 40])
def test_what_is_no_text(content: bytes) -> None:
    with pytest.raises(PageIsBinary):
        decode_page(content)


def test_declared_encoding() -> None:
    assert declared_encoding(b'<?xml version="1.0" encoding="windows-1251"?>') == "cp1251"
    assert declared_encoding(b'<meta charset="base64">') == ""
    assert declared_encoding(b"none") == ""


def test_surrogates_are_replaced_one_for_one() -> None:
    assert replace_surrogates("a\ud800\udc00b") == "a\ufffd\ufffdb"


@pytest.mark.parametrize(
    ("text", "declared", "language"),
    [
        ("The envoys met in Doha and left without a paper.", None, "en"),
        (
            "Les deux délégations se sont retrouvées à Genève sans parvenir à un accord sur le cessez-le-feu.",
            None,
            "fr",
        ),
        ("Обе делегации встретились в Женеве и не договорились о прекращении огня.", None, "ru"),
        ("Doha", "en", "en"),
        ("Doha", None, None),
        ("1234 - 5678", "de", "de"),
        ("Delegationen trafen sich in Genf, ohne sich auf eine Waffenruhe zu einigen, sagte ein Sprecher.", "en", "de"),
    ],
)
def test_language(text: str, declared: str | None, language: str | None) -> None:
    assert tell_language(text, ENGLISH, declared) == language
