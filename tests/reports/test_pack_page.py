"""The pack as one web page, read as a screen reader and a cautious browser would."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from desktop.domain.packs import Shared
from desktop.reports.errors import CannotWriteReport
from desktop.reports.pack import Pack
from desktop.reports.pack_charts import charts
from desktop.reports.pack_page import write
from tests.reports.packs import HEAD, a_decision, a_pack, a_quarter

VOID = {"meta", "br", "rect"}


class Page(HTMLParser):
    """What stands on a page: elements with their attributes, headings in order, text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.headings: list[tuple[int, str]] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append((int(tag[1]), ""))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and re.fullmatch("h[1-6]", self.open[-1]):
            level, words = self.headings[-1]
            self.headings[-1] = (level, words + data)
        if "style" not in self.open:
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "pack.html"


def written(pack: Pack, out: Path) -> Page:
    write(pack, out)
    return Page(out.read_text("utf-8"))


def test_the_page_tells_its_language_and_its_title(out: Path) -> None:
    page = written(a_quarter(), out)

    assert page.of("html") == [{"lang": "en-GB"}]
    assert "Fernmoor Neighbours: decisions, April to June 2026" in page.text
    assert page.open == []


def test_headings_go_down_a_step_at_a_time(out: Path) -> None:
    page = written(a_quarter(), out)

    levels = [level for level, _ in page.headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert (3, "37. Refugee family befriending") in page.headings


def test_every_table_has_a_caption_and_header_cells_with_their_scope(out: Path) -> None:
    page = written(a_quarter(), out)

    assert len(page.of("caption")) == len(page.of("table")) > 10
    assert {attributes["scope"] for attributes in page.of("th")} == {"col", "row"}


def test_every_chart_stands_as_a_table_too(out: Path) -> None:
    pack = a_quarter()

    page = written(pack, out)

    assert len(page.of("svg")) == len(charts(pack)) == 5
    assert all(attributes["aria-hidden"] == "true" for attributes in page.of("svg"))
    for chart in charts(pack):
        assert f"{chart.title}, as a table" in page.text
        for row in chart.rows:
            assert f"{row.words} {' '.join(map(str, row.counts))}" in page.text


def test_nothing_is_run_and_nothing_is_fetched(out: Path) -> None:
    write(a_quarter(), out)

    body = out.read_text("utf-8")
    assert not re.search(r"<(script|img|link|iframe|object|embed|form)\b", body)
    assert not re.search(r"\b(src|srcset|data|action)=|@import|url\(\s*['\"]?(?!#)", body)
    assert "default-src 'none'" in body


def test_what_people_write_is_never_markup(out: Path) -> None:
    hostile = '"><script>alert(1)</script><img src=x onerror=alert(1)> & \x00\u202e'

    page = written(
        a_pack(a_decision(title=hostile, rationale=hostile, buyer=hostile, link=f"javascript:{hostile}")), out
    )

    assert not page.of("script")
    assert not page.of("img")
    assert "<script>alert(1)</script>" in page.text
    assert all(str(each["href"]).startswith("#") for each in page.of("a"))


def test_the_notice_is_a_link_that_a_reader_may_follow(out: Path) -> None:
    page = written(a_pack(a_decision(link="https://notices.example/1")), out)

    assert {"href": "https://notices.example/1", "rel": "noreferrer noopener"} in page.of("a")


def test_the_page_carries_the_code_that_the_pdf_prints(out: Path) -> None:
    page = written(a_quarter(), out)

    assert "7F3A 91C2 04DE 5B66 88AA 0011 2233 4455" in page.text
    assert {"name": "keywords", "content": f"check code {HEAD}"} in page.of("meta")


def test_every_link_within_the_page_leads_somewhere(out: Path) -> None:
    page = written(a_quarter(), out)

    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert {str(each["href"])[1:] for each in page.of("a")} <= set(ids)


def test_a_time_without_decisions_has_a_kind_page(out: Path) -> None:
    page = written(a_pack(), out)

    assert "Nothing here needs a decision from trustees" in page.text


def test_progress_is_told_and_may_stop_it(out: Path) -> None:
    heard: list[tuple[int, int]] = []

    def stop(done: int, in_all: int) -> None:
        heard.append((done, in_all))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(a_quarter(), out, stop)

    assert heard == [(1, 7)]
    assert not out.exists()


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(CannotWriteReport):
        write(a_pack(), tmp_path / "nowhere" / "pack.html")


def test_every_shared_group_has_its_words() -> None:
    from desktop.domain.packs import PART_WORDS, SHARED_WORDS, PackPart

    assert set(SHARED_WORDS) == set(Shared)
    assert set(PART_WORDS) == set(PackPart)
