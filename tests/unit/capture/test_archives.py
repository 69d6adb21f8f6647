"""Pages from web archives: what a crawler was answered, with its address and time; what is no page is counted."""

from __future__ import annotations

import gzip
import zipfile
import zlib
from pathlib import Path

import brotli
import pytest
from fastwarc.warc import WarcRecordType
from tests.unit.capture.archives import answer, held, packed, page, write_wacz, written

from truceline.capture.files import capture_paths
from truceline.errors import ArchiveBroken, PageError, PageIsBinary, PageUnreadable, RecordsNoPages
from truceline.model.page import Page

ONE, TWO = page("Envoys of Peru and Chile met in Arica."), page("They met again in Tacna.")
PLAIN = "Content-Type: text/html"


def capture(path: Path, content: bytes) -> list[Page | PageError]:
    path.write_bytes(content)
    return list(capture_paths([path]))


def pages(found: list[Page | PageError]) -> list[Page]:
    return [p for p in found if isinstance(p, Page)]


@pytest.mark.parametrize("pack", [lambda records: b"".join(map(written, records)), packed], ids=["plain", "gzip"])
def test_an_answer_is_a_page_with_its_address_and_time(pack, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    made = pack(
        [answer("http://a.example/1", ONE), answer("http://a.example/2", TWO, date="2025-08-16T01:02:03+00:00")]
    )
    first, second = capture(tmp_path / "crawl.warc.gz", made)
    assert isinstance(first, Page)
    assert isinstance(second, Page)
    assert (first.url, first.captured, first.as_captured) == ("http://a.example/1", "2025-08-14T10:00:00Z", ONE)
    assert (second.url, second.captured, second.kind) == ("http://a.example/2", "2025-08-16T01:02:03Z", "html")
    assert first.file == "crawl.warc.gz, byte 0"
    assert first.id == first.sha256[:12]


def chunked(*parts: bytes) -> bytes:
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        (("Content-Encoding: gzip",), gzip.compress(ONE)),
        (("Content-Encoding: br",), brotli.compress(ONE)),
        (("Content-Encoding: deflate",), zlib.compress(ONE)),
        (("Content-Encoding: deflate",), zlib.compress(ONE)[2:-4]),
        (("Transfer-Encoding: chunked",), chunked(ONE[:5], ONE[5:])),
        (("Transfer-Encoding: chunked", "Content-Encoding: gzip"), chunked(gzip.compress(ONE))),
        (("Transfer-Encoding: chunked",), ONE),  # decoded by the crawler, header and all
        (("Content-Encoding: gzip",), ONE),
    ],
    ids=["gzip", "brotli", "zlib", "raw deflate", "chunked", "chunked gzip", "chunked in name", "gzip in name"],
)
def test_bodies_are_decoded(headers: tuple[str, ...], body: bytes, tmp_path: Path) -> None:
    made = packed([answer("http://a.example/1", body, PLAIN, *headers), answer("http://a.example/2", TWO)])
    first, second = pages(capture(tmp_path / "crawl.warc.gz", made))
    assert (first.as_captured, second.as_captured) == (ONE, TWO)


def test_what_is_no_page_is_counted(tmp_path: Path) -> None:
    made = packed(
        [
            answer("http://a.example/1", b"", status="301 Moved"),
            answer("http://a.example/2", b"", status="404 Not Found"),
            answer("http://a.example/3", b"\x89PNG", "Content-Type: image/png"),
            answer("http://a.example/4", ONE),
        ]
    )
    found = capture(tmp_path / "crawl.warc.gz", made)
    assert [p.url for p in pages(found)] == ["http://a.example/4"]
    told = [e.line for e in found if isinstance(e, RecordsNoPages)]
    assert told == [
        f"{tmp_path}/crawl.warc.gz: 2 answers are no pages (status 301: 1, status 404: 1)",
        f"{tmp_path}/crawl.warc.gz: 1 record is no text (image/png: 1)",
    ]


def test_pages_that_stand_in_records_without_an_answer(tmp_path: Path) -> None:
    made = packed(
        [
            held("http://a.example/1", ONE, "text/html", WarcRecordType.resource),
            held("http://a.example/2", b"They met again in Tacna.", "text/plain", WarcRecordType.conversion),
        ]
    )
    first, second = pages(capture(tmp_path / "crawl.warc.gz", made))
    assert (first.kind, second.kind, second.url) == ("html", "plain", "http://a.example/2")


def test_a_record_that_repeats_a_page_gives_it_with_its_own_address_and_time(tmp_path: Path) -> None:
    digest = "sha1:AAAA"
    made = packed(
        [
            answer("http://a.example/1", ONE, WARC_Payload_Digest=digest),
            answer("http://a.example/2", TWO),
            answer(
                "http://a.example/print",
                b"",
                kind=WarcRecordType.revisit,
                date="2025-08-20T00:00:00+00:00",
                WARC_Payload_Digest=digest,
            ),
            answer("http://a.example/3", b"", kind=WarcRecordType.revisit, WARC_Payload_Digest="sha1:BBBB"),
            answer("http://a.example/4", TWO),
        ]
    )
    found = capture(tmp_path / "crawl.warc.gz", made)
    told = [(p.url, p.as_captured) for p in pages(found)]
    print_ = "http://a.example/print"
    assert told[:2] == [("http://a.example/1", ONE), ("http://a.example/2", TWO)]
    assert told[2:] == [(print_, ONE), ("http://a.example/4", TWO)]
    assert pages(found)[2].captured == "2025-08-20T00:00:00Z"
    assert "1 record repeats what is no page of this archive" in str(found[-1])


def _of_length(record: bytes, length: int) -> bytes:
    """A record that says of itself that it is so long."""
    head, _, rest = record.partition(b"Content-Length: ")
    return head + b"Content-Length: %d" % length + rest[rest.index(b"\r\n") :]


@pytest.mark.parametrize("pack", [b"".join, packed], ids=["plain", "gzip"])
@pytest.mark.parametrize("length", [30, 700, 10**15, 10**40])
def test_a_record_with_a_wrong_length_costs_that_record_alone(pack, length: int, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    records = [written(answer(f"http://a.example/{n}", page(f"Round {n} ended."))) for n in range(6)]
    records[2], records[4] = _of_length(records[2], length), _of_length(records[4], length)
    found = capture(tmp_path / "crawl.warc.gz", pack(records))
    assert [p.url for p in pages(found)] == [f"http://a.example/{n}" for n in (0, 1, 3, 5)]
    places = [len(pack(records[:2])), len(pack(records[:4]))]
    errors = [f for f in found if isinstance(f, ArchiveBroken)]
    assert [e.where.rpartition("byte ")[2] for e in errors] == [f"{place:,}" for place in places]


def test_an_archive_that_ends_in_the_middle_says_so(tmp_path: Path) -> None:
    made = packed([answer("http://a.example/1", ONE), answer("http://a.example/2", TWO * 50)])
    found = capture(tmp_path / "crawl.warc.gz", made[:-40])
    assert len(pages(found)) == 1
    assert isinstance(found[-1], ArchiveBroken)


def test_what_only_calls_itself_an_archive_is_told_once(tmp_path: Path) -> None:
    (error,) = capture(tmp_path / "crawl.warc", b"no archive at all" * 1000)
    assert isinstance(error, ArchiveBroken)


@pytest.mark.parametrize("compression", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED], ids=["stored", "deflated"])
def test_a_wacz_gives_the_pages_of_its_archives(compression: int, tmp_path: Path) -> None:
    first = packed([answer("http://a.example/1", ONE), answer("http://a.example/2", TWO)])
    path = write_wacz(tmp_path / "c.wacz", {"a.warc.gz": first, "b.warc.gz": packed([])}, compression)
    found = list(capture_paths([path]))
    assert [p.url for p in pages(found)] == ["http://a.example/1", "http://a.example/2"]
    assert pages(found)[0].file == "c.wacz, archive/a.warc.gz, byte 0"


def test_zip_files_that_are_no_archives(tmp_path: Path) -> None:
    path = tmp_path / "pages.zip"
    with zipfile.ZipFile(path, "w") as zipped:
        zipped.writestr("page.html", ONE)
    (error,) = capture_paths([path])
    assert isinstance(error, PageIsBinary)
    whole = write_wacz(tmp_path / "c.wacz", {"a.warc.gz": packed([answer("http://a.example/1", ONE)])}).read_bytes()
    (error,) = capture(tmp_path / "cut.wacz", whole[: len(whole) // 2])
    assert isinstance(error, ArchiveBroken)
    (error,) = capture(tmp_path / "odd.wacz", whole.replace(b"PK\x01\x02", b"PK\x09\x09"))
    assert isinstance(error, ArchiveBroken)


def test_an_archive_in_a_pipe_is_refused(tmp_path: Path) -> None:
    import os
    import threading

    pipe = tmp_path / "pipe.warc"
    os.mkfifo(pipe)
    writer = threading.Thread(target=lambda: pipe.write_bytes(packed([answer("http://a.example/1", ONE)])))
    writer.start()
    (error,) = capture_paths([pipe])
    writer.join()
    assert isinstance(error, PageUnreadable)
    assert "save it as a file first" in error.line
