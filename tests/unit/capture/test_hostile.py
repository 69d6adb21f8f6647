"""Files made to fill a memory or never to end: each costs bounded memory and time, and is told in a line or two."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import brotli
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from fastwarc.stream_io import ZstdWriter
from tests.unit.capture.archives import answer, packed, page, write_wacz, written

MOST_MEMORY, MOST_SECONDS = 550, 60
"""Megabytes that reading one file may take, with all that truceline itself takes, and seconds on a busy machine."""
ZEROS = b"\0" * 50_000_000
READ = """
import json, resource, sys
from pathlib import Path
from truceline.capture.files import capture_paths
from truceline.errors import PageError
resource.setrlimit(resource.RLIMIT_AS, (2_500_000_000, 2_500_000_000))
errors, pages = [], 0
for met in capture_paths([Path(sys.argv[1])]):
    errors += [met.line] if isinstance(met, PageError) else []
    pages += not isinstance(met, PageError)
(peak,) = [int(line.split()[1]) // 1024 for line in open("/proc/self/status") if line.startswith("VmHWM")]
print(json.dumps({"errors": errors, "pages": pages, "peak": peak}))
"""


def read(path: Path) -> dict[str, Any]:
    """Read a file in a process of its own, and see what it took."""
    done = subprocess.run([sys.executable, "-c", READ, path], capture_output=True, timeout=MOST_SECONDS, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    assert found["peak"] < MOST_MEMORY
    return found


def write(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def zstandard(content: bytes) -> bytes:
    made = io.BytesIO()
    with ZstdWriter(made) as writer:
        writer.write(content)
    return made.getvalue()


BOMBS: dict[str, Callable[[bytes], bytes]] = {
    "gz": gzip.compress,
    "bz2": bz2.compress,
    "xz": lambda content: lzma.compress(content, preset=1),
    "zst": zstandard,
}


@pytest.mark.parametrize("suffix", BOMBS)
@pytest.mark.parametrize("name", ["page.html", "lines.jsonl", "table.csv", "crawl.warc"])
def test_what_unpacks_to_gigabytes(name: str, suffix: str, tmp_path: Path) -> None:
    start = {"table.csv": b'text,title\n"', "crawl.warc": b"WARC/1.1\r\n"}.get(name, b"")
    bomb = BOMBS[suffix](start) + BOMBS[suffix](ZEROS) * 200
    found = read(write(tmp_path, f"{name}.{suffix}", bomb))
    assert found["pages"] == 0
    assert 1 <= len(found["errors"]) <= 2


@pytest.mark.parametrize("name", ["page", "lines.jsonl", "table.csv", "crawl.warc"])
def test_what_never_ends(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.symlink_to("/dev/zero")
    found = read(path)
    assert found["pages"] == 0
    assert 1 <= len(found["errors"]) <= 2


def test_a_record_that_unpacks_to_gigabytes_costs_that_record_alone(tmp_path: Path) -> None:
    huge = written(answer("http://a.example/2", b"", "Content-Type: video/mp4"))
    head, _, rest = huge.partition(b"Content-Length: ")
    huge = head + b"Content-Length: 10000000000" + rest[rest.index(b"\r\n") :].rstrip(b"\r\n") + b"\r\n\r\n"
    sound = [answer(f"http://a.example/{n}", page(f"Round {n} ended.")) for n in (1, 3)]
    bomb = gzip.compress(huge) + gzip.compress(ZEROS) * 200
    found = read(write(tmp_path, "crawl.warc.gz", packed(sound[:1]) + bomb + packed(sound[1:])))
    assert found["pages"] == 2
    broken, counted = found["errors"]
    assert "it unpacks to far more than is packed of it" in broken
    assert "1 record is no text (video/mp4: 1)" in counted


@pytest.mark.parametrize("encoding", ["gzip", "br"])
def test_a_body_that_unpacks_to_gigabytes(encoding: str, tmp_path: Path) -> None:
    body = gzip.compress(ZEROS * 4) if encoding == "gzip" else brotli.compress(ZEROS * 4, quality=3)
    headers = ("Content-Type: text/html", f"Content-Encoding: {encoding}")
    records = [answer(f"http://a.example/{n}", body, *headers) for n in range(3)]
    records.append(answer("http://a.example/9", page("All went home.")))
    found = read(write(tmp_path, "crawl.warc.gz", packed(records)))
    assert found["pages"] == 1
    assert len(found["errors"]) == 3


def test_an_archive_of_records_that_lie_about_their_lengths(tmp_path: Path) -> None:
    record = written(answer("http://a.example/1", page("They met.") * 300))
    head, _, rest = record.partition(b"Content-Length: ")
    lying = head + b"Content-Length: 999999999" + rest[rest.index(b"\r\n") :]
    found = read(write(tmp_path, "crawl.warc", lying * 3000))
    assert found["pages"] == 0
    assert len(found["errors"]) <= 52
    assert "the rest of the archive is not read" in " ".join(found["errors"])


def test_a_zip_file_in_which_an_archive_unpacks_to_gigabytes(tmp_path: Path) -> None:
    path = write_wacz(tmp_path / "c.wacz", {"a.warc": ZEROS * 8}, zipfile.ZIP_DEFLATED)
    (error,) = read(path)["errors"]
    assert "unpacks to far more" in error


def test_a_zip_file_with_millions_of_files(tmp_path: Path) -> None:
    entry = b"PK\x01\x02" + b"\0" * 42
    index = entry * 1_000_000
    end = b"PK\x06\x06" + struct.pack("<QHHIIQQQQ", 44, 45, 45, 0, 0, 10**6, 10**6, len(index), 4)
    end += b"PK\x06\x07" + struct.pack("<IQI", 0, 4 + len(index), 1)
    end += b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 65535, 65535, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    (error,) = read(write(tmp_path, "c.wacz", b"PK\x03\x04" + index + end))["errors"]
    assert "holds 1,000,000 files" in error


def test_a_feed_with_a_million_items(tmp_path: Path) -> None:
    feed = b"<rss version='2.0'><channel><title>T</title>" + b"<item><description>a</description></item>" * 1_000_000
    found = read(write(tmp_path, "feed.xml", feed + b"</channel></rss>"))
    assert found["pages"] == 10_000
    (error,) = found["errors"]
    assert "990,000 items of the feed are not read" in error


def _laughs(entities: str, used: str) -> bytes:
    item = f"<item><title>x</title><description>{used} tail</description></item>"
    feed = f"<rss version='2.0'><channel>{item}</channel></rss>"
    return f'<?xml version="1.0"?><!DOCTYPE rss [{entities}]>{feed}'.encode()


@pytest.mark.parametrize(
    "feed",
    [
        _laughs('<!ENTITY a "lol">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 20)), "&a19;"),
        _laughs(f'<!ENTITY a "{"x" * 100_000}">', "&a;" * 100_000),
        _laughs('<!ENTITY a SYSTEM "file:///etc/passwd">', "&a;"),
        _laughs('<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;', "x"),
        b"<rss><channel>" + b"<item>" * 100_000,
    ],
    ids=["billion laughs", "quadratic", "file", "parameter", "open items"],
)
def test_a_feed_whose_entities_swell(feed: bytes, tmp_path: Path) -> None:
    found = read(write(tmp_path, "feed.xml", feed))
    assert len(found["errors"]) <= 52
    for met in found["errors"]:
        assert len(met) < 1000
        assert "root:" not in met


@pytest.mark.parametrize(
    "line",
    [
        b"[" * 40_000_000,
        b'{"text": ' + b'{"a":' * 8_000_000,
        b'{"text": "x", "rest": [' + b"[]," * 13_000_000 + b"0]}",
        b'{"text": "x", "rest": [' + b"0," * 20_000_000 + b"0]}",
        b'{"text": "' + b"x" * 60_000_000,
    ],
    ids=["deep lists", "deep objects", "many lists", "many numbers", "long"],
)
def test_json_that_is_deep_or_wide_or_long(line: bytes, tmp_path: Path) -> None:
    found = read(write(tmp_path, "lines.jsonl", line + b'\n{"text": "They met."}\n'))
    assert found["pages"] == 1
    assert len(found["errors"]) == 1


def test_a_table_whose_quotation_mark_never_closes(tmp_path: Path) -> None:
    found = read(write(tmp_path, "table.csv", b'text,title\nThey met.,a\n"' + b"They met again.,b\n" * 5_000_000))
    assert found["pages"] == 1
    assert len(found["errors"]) == 1


def test_parquet_with_huge_cells(tmp_path: Path) -> None:
    path = tmp_path / "rows.parquet"
    make = (
        "import sys, pyarrow as pa, pyarrow.parquet as pq\n"
        "pq.write_table(pa.table({'text': ['x' * 400_000_000]}), sys.argv[1], compression='zstd', "
        "use_dictionary=False, write_statistics=False)"
    )
    subprocess.run([sys.executable, "-c", make, path], check=True)
    found = read(path)
    assert found["pages"] == 0
    assert len(found["errors"]) == 1


def test_parquet_that_is_broken(tmp_path: Path) -> None:
    path = tmp_path / "rows.parquet"
    pq.write_table(pa.table({"text": [f"Round {n} ended." for n in range(1000)]}), path)
    whole = path.read_bytes()
    for broken in (whole[:-100], b"PAR1" + b"\xff" * 1000 + b"PAR1", whole[:500] + b"\xff" * 3000 + whole[3500:]):
        (error,) = read(write(tmp_path, "broken.parquet", broken))["errors"]
        assert "broken.parquet" in error
