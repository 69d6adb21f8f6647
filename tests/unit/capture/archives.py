"""Web archives that tests write themselves, with FastWARC or byte by byte."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from fastwarc.warc import WarcRecord, WarcRecordType

HTML = "Content-Type: text/html; charset=utf-8"


def page(words: str) -> bytes:
    """A page of HTML with a paragraph."""
    return f"<html><head><title>Talks</title></head><body><p>{words}</p></body></html>".encode()


def answer(
    url: str,
    body: bytes,
    *headers: str,
    status: str = "200 OK",
    date: str = "2025-08-14T10:00:00+00:00",
    kind: WarcRecordType = WarcRecordType.response,
    **fields: str,
) -> WarcRecord:
    """A record with the answer of a server. `fields` are headers of the record, `_` for `-`."""
    record = WarcRecord()
    record.init_headers(kind)
    record.record_date = datetime.fromisoformat(date)
    record.headers["WARC-Target-URI"] = url
    record.headers["Content-Type"] = "application/http; msgtype=response"
    for name, value in fields.items():
        record.headers[name.replace("_", "-")] = value
    head = "\r\n".join((f"HTTP/1.1 {status}", *(headers or (HTML,)), "", ""))
    record.set_bytes_content(head.encode() + body)
    return record


def held(url: str, body: bytes, media: str, kind: WarcRecordType) -> WarcRecord:
    """A record that holds a page itself and no answer."""
    record = answer(url, b"", kind=kind)
    record.headers["Content-Type"] = media
    record.set_bytes_content(body)
    return record


def written(record: WarcRecord) -> bytes:
    """A record as FastWARC writes it."""
    made = io.BytesIO()
    record.write(made, checksum_data=True)
    return made.getvalue()


def packed(records: Iterable[WarcRecord | bytes]) -> bytes:
    """An archive of records, each in a gzip member of its own, as crawlers write them."""
    return b"".join(gzip.compress(r if isinstance(r, bytes) else written(r)) for r in records)


def write_wacz(path: Path, archives: dict[str, bytes], compression: int = zipfile.ZIP_STORED) -> Path:
    """A WACZ with these archives."""
    with zipfile.ZipFile(path, "w", compression) as zipped:
        zipped.writestr("datapackage.json", '{"profile": "data-package"}')
        for name, content in archives.items():
            zipped.writestr(f"archive/{name}", content)
    return path
