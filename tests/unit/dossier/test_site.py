"""The dossier as files: every address leads somewhere, the same bytes twice, nothing runs and nothing is fetched."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html

from truceline import Case
from truceline.api.manifest import Manifest
from truceline.publish.dossier.addresses import VIEWS, view_file
from truceline.publish.dossier.site import ASSETS


def documents(site: Path) -> dict[Path, html.HtmlElement]:
    return {path: html.fromstring(path.read_bytes()) for path in sorted(site.rglob("*.html"))}


def test_every_view_of_every_day_is_a_page(site: Path) -> None:
    for folder in (site, site / "known-at/2025-08-14", site / "known-at/2025-08-16"):
        assert [view for view in VIEWS if not (folder / view_file(view)).is_file()] == []
    assert {path.name for path in (site / "assets").iterdir()} == set(ASSETS)


def test_every_address_leads_to_a_file_and_a_place_in_it(site: Path) -> None:
    pages = documents(site)
    names = {path: {str(name) for name in page.xpath("//@id")} for path, page in pages.items()}
    for path, page in pages.items():
        for href in {str(h) for h in page.xpath("//a/@href | //link/@href | //script/@src")}:
            parts = urlsplit(href)
            if parts.scheme:
                assert parts.scheme in ("http", "https", "data"), href
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            assert target.is_file(), f"{path}: {href}"
            if parts.fragment and target.suffix == ".html":
                assert parts.fragment in names[target], f"{path}: {href}"


def test_no_page_has_one_name_twice(site: Path) -> None:
    for path, page in documents(site).items():
        assert [name for name, n in Counter(page.xpath("//@id")).items() if n > 1] == [], path


def test_nothing_of_a_page_can_run(site: Path) -> None:
    for path, page in documents(site).items():
        policy = page.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert page.xpath("//@style | //style | //script[not(@src)] | //@*[starts-with(name(), 'on')]") == [], path


def test_a_day_shows_nothing_that_came_later(site: Path) -> None:
    page = (site / "known-at/2025-08-14/timeline.html").read_text(encoding="utf-8")
    assert "told as planned" in page
    assert "Lookout" not in page
    assert len(list((site / "known-at/2025-08-14/page").iterdir())) == 1


def test_script_is_small() -> None:
    from truceline.publish.dossier.site import asset_files

    assert sum(len(text) for name, text in asset_files() if name.endswith(".js")) < 150_000


def test_the_dossier_answers_what_a_newcomer_asks(site: Path) -> None:
    told = {view: documents(site)[site / view_file(view)].text_content() for view in ("home", "changes", "sequence")}
    home = re.sub(r"\s+", " ", told["home"])
    assert "15 Aug 2025: Donald Trump and Vladimir Putin" in home
    assert "date one and the same meeting to 15 August 2025 and to 25 August 2025" in home
    assert "Russia: first a peace settlement, then a ceasefire" in home
    assert "of them on one text only" in home
    assert "has two people meet alone" in told["changes"]
    assert "a ceasefire by Russia" in told["sequence"]


def test_a_second_report_removes_what_is_stale_and_nothing_of_the_users(site: Path, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    with Case(site.parent / "alaska.case") as case:
        case.report(folder, days=["2025-08-14", "2025-08-16"])
        old = sorted(folder.glob("known-at/2025-08-16/page/*.html"))
        changed, stale = old[0], old[1:]
        changed.write_text("my notes on it", encoding="utf-8")
        (folder / "notes.txt").write_text("mine", encoding="utf-8")
        (folder / "known-at" / "mine.html").write_text("mine", encoding="utf-8")
        case.report(folder, days=["2025-08-14"])
    assert stale
    assert [path for path in stale if path.exists()] == []
    left = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    fresh = set(json.loads((folder / "truceline-files.json").read_text(encoding="utf-8"))["files"])
    mine = {"notes.txt", "known-at/mine.html", str(changed.relative_to(folder))}
    assert left == fresh | mine | {"truceline-files.json"}
    assert changed.read_text(encoding="utf-8") == "my notes on it"


@pytest.mark.parametrize("name", ["../secret", "/etc/secret", "a/../../secret", "link/secret", "c:secret", ""])
def test_a_list_of_somebody_elses_reaches_no_file_outside(name: str, tmp_path: Path) -> None:
    folder, outside = tmp_path / "site", tmp_path / "secret"
    folder.mkdir()
    outside.write_bytes(b"x")
    (folder / "link").symlink_to(tmp_path)
    listed = {"files": {name: hashlib.sha256(b"x").hexdigest()}}
    (folder / "truceline-files.json").write_text(json.dumps(listed), encoding="utf-8")
    manifest = Manifest(folder)
    manifest.write("index.html", "new")
    manifest.close(whole=True)
    assert outside.exists()
    assert set(json.loads((folder / "truceline-files.json").read_text(encoding="utf-8"))["files"]) == {"index.html"}


@pytest.mark.parametrize("listed", ["", "[]", '{"files": 3}', '{"files": {"a": 1}}', "[" * 10_000])
def test_a_list_that_is_none_removes_nothing(listed: str, tmp_path: Path) -> None:
    (tmp_path / "truceline-files.json").write_text(listed, encoding="utf-8")
    (tmp_path / "a").write_bytes(b"x")
    manifest = Manifest(tmp_path)
    manifest.close(whole=True)
    assert (tmp_path / "a").exists()


def test_what_was_broken_off_is_removed_by_the_next(tmp_path: Path) -> None:
    for names, whole in ((("a", "b/c"), True), (("b/d",), False), (("a",), True)):
        manifest = Manifest(tmp_path)
        for name in names:
            manifest.write(name, name)
        manifest.close(whole=whole)
    assert {path.name for path in tmp_path.rglob("*")} == {"a", "truceline-files.json"}


HOSTILE = (
    'Anna Berg <script>window.hacked = 1</script> met <svg onload="window.hacked = 2"> Ivan Orlov '
    "\u202egnorw\u202c in Geneva on 3 May 2024. <style>* { display: none }</style> "
    '<img src=x onerror="window.hacked = 3"> The president of Russia Vladimir Putin demanded a ceasefire '
    f"before peace talks, he said {'a' * 3000}.\n\n«Перемирие начнётся завтра», сказал он. وقف إطلاق النار غدا."
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    page = {
        "id": "../../<b>x</b>\u202e\"'",
        "text": HOSTILE,
        "title": "</title><script>window.hacked = 4</script>\u202e",
        "outlet": "<b onmouseover=alert(1)>Bold</b>",
        "url": "javascript:alert(1)",
        "published": "2024-05-04",
        "clean": True,
    }
    (folder / "pages.jsonl").write_text(json.dumps(page) + "\n", encoding="utf-8")
    with Case(folder / "hostile.case") as case:
        case.add(folder / "pages.jsonl")
        case.report(folder / "site", days=[])
    return folder / "site"


def test_hostile_words_stay_words(hostile: Path) -> None:
    for path, page in documents(hostile).items():
        assert page.xpath("//script[not(contains(@src, 'assets/dossier.js'))] | //style | //img | //b") == [], path
        assert "\u202e" not in page.text_content(), path
        assert page.xpath("//a[starts-with(@href, 'javascript:')]") == [], path
    (source,) = (hostile / "page").iterdir()
    assert re.fullmatch(r"[0-9a-z-]+\.html", source.name)
    assert "<script>window.hacked = 1</script>" in documents(hostile)[source].text_content()


def test_one_case_gives_the_same_bytes_twice(hostile: Path, tmp_path: Path) -> None:
    with Case(hostile.parent / "hostile.case") as case:
        case.report(tmp_path / "again", days=[])
    for path in hostile.rglob("*"):
        if path.is_file():
            assert path.read_bytes() == (tmp_path / "again" / path.relative_to(hostile)).read_bytes()


def test_a_long_timeline_is_several_files_and_every_happening_has_its_address(
    tmp_path: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("truceline.publish.dossier.timeline.PER_FILE", 10)
    with Case(site.parent / "alaska.case") as case:
        case.report(tmp_path / "site", days=[])
    files = sorted(path.name for path in (tmp_path / "site").glob("timeline*.html"))
    assert files == ["timeline-2.html", "timeline-3.html", "timeline.html"]
    test_every_address_leads_to_a_file_and_a_place_in_it(tmp_path / "site")
