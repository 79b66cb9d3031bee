"""Every saved answer of the public services is read, and what is set aside is set aside for a true reason.

The files are not part of the project: TENDER_PAUSE_DATA names the folder that holds `tenders/`.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from pathlib import Path

import pytest

from feeds.notice import Notice
from tests.feeds.written import split_up

DATA = Path(os.environ.get("TENDER_PAUSE_DATA", "/nowhere")) / "tenders"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="TENDER_PAUSE_DATA names no data")

OCDS = (
    "find_a_tender",
    "contracts_finder",
    "public_contracts_scotland",
    "sell2wales",
    "ocds_chain",
    "ocds_nasty",
    "ocds_other_countries",
)
WHOLE = {
    "find_a_tender": 35,
    "contracts_finder": 163,
    "public_contracts_scotland": 60,
    "sell2wales": 60,
    "ocds_chain": 7,
    "ocds_other_countries": 25,
}
NO_OCDS = "This JSON is not OCDS: it has no releases, no records and no ocid."
SET_ASIDE = {
    "cf_v2_get_published_notice_69eb20f9.json": [NO_OCDS],
    "detect-format_array.json": ["This is an empty list: there is nothing in it."],
    "detect-format_empty.json": ["This is an OCDS package with neither releases nor records in it."],
    "detect-format_false.json": ["This is a single JSON value, not OCDS."],
    "detect-format_mixed.json": ["This is not a release, a record or a package."],
    "detect-format_null.json": ["This is a single JSON value, not OCDS."],
    "detect-format_number.json": ["This is a single JSON value, not OCDS."],
    "detect-format_object.json": [NO_OCDS],
    "detect-format_string.json": ["This is a single JSON value, not OCDS."],
    "detect-format_true.json": ["This is a single JSON value, not OCDS."],
    "encoding_ascii.json": [NO_OCDS],
    "encoding_utf-8.json": [NO_OCDS],
}
NAMELESS = "It has neither a title nor an address on the web."
FEEDS_SET_ASIDE = {
    "rss_empty_document.xml": ["This is in no format that we read: OCDS (JSON), RSS or Atom."],
    "rss_incomplete_cdata.xml": ["The feed was cut off in the middle of this item."],
    "empty_feed.xml": ["It is empty."],
    "unknown_feed.xml": ["This is neither RSS nor Atom, nor any other format that we read."],
    "invalid.json": None,
    "unknown.json": ["This is a JSON Feed, which cannot be read yet."],
    "json10_feed.json": ["This is a JSON Feed, which cannot be read yet."],
    "json11_feed.json": ["This is a JSON Feed, which cannot be read yet."],
    "sample.json": ["This is a JSON Feed, which cannot be read yet."],
}


def files(*folders: str) -> list[Path]:
    return [
        file
        for folder in folders
        for file in sorted((DATA / folder).rglob("*"))
        if file.suffix in (".json", ".xml", ".rss", ".atom")
    ]


def read(file: Path) -> tuple[list[Notice], list[str]]:
    notices, rejections = split_up(file.read_bytes(), name=file.name)
    return notices, [rejection.reason for rejection in rejections]


@pytest.mark.parametrize("file", files(*OCDS), ids=lambda file: file.name)
def test_ocds_is_read_or_set_aside_for_the_known_reason(file: Path) -> None:
    notices, reasons = read(file)

    assert reasons == SET_ASIDE.get(file.name, [])
    assert all(notice.ocid and json.loads(notice.content) for notice in notices)


@pytest.mark.parametrize("folder", WHOLE)
def test_not_one_notice_is_lost(folder: str) -> None:
    assert sum(len(read(file)[0]) for file in files(folder)) == WHOLE[folder]


def test_releases_in_packages_are_all_there() -> None:
    for file in files("find_a_tender", "contracts_finder", "public_contracts_scotland", "sell2wales"):
        found = json.loads(file.read_bytes())
        if "releases" in found:
            assert len(read(file)[0]) == len(found["releases"]), file.name


@pytest.mark.parametrize("file", files("feeds_nasty"), ids=lambda file: str(file.relative_to(DATA)))
def test_web_feeds_are_read_or_set_aside_for_a_known_reason(file: Path) -> None:
    _, reasons = read(file)

    expected = FEEDS_SET_ASIDE.get(file.name, [NAMELESS] * len(reasons))
    assert reasons == expected if expected is not None else len(reasons) == 1


@pytest.mark.parametrize("folder", ["ted_xml", "eforms_xml"])
def test_the_xml_of_ted_is_set_aside_with_its_reason(folder: str) -> None:
    for file in files(folder):
        notices, reasons = read(file)

        assert notices == []
        assert [reason.split(",")[0] for reason in reasons] == ["This is a notice in the XML of TED"]


def test_answers_of_teds_search_are_read_whole() -> None:
    for file in files("ted_search_v3"):
        given = json.loads(file.read_bytes())["notices"]
        notices, reasons = read(file)

        assert (len(notices), reasons) == (len(given), [])
        assert all(notice.title and notice.buyer_name and notice.released_at for notice in notices)
        assert all(
            notice.url == f"https://ted.europa.eu/en/notice/-/detail/{notice.id}" for notice in notices
        )
        said = "deadline-receipt-tender-date-lot"
        assert [notice.deadline for notice in notices] == [(each.get(said) or [None])[0] for each in given]


def test_the_services_are_known_by_their_prefix() -> None:
    sources = Counter(notice.source for file in files(*OCDS[:4]) for notice in read(file)[0])

    assert sources == {
        "find_a_tender": 35,
        "contracts_finder": 163,
        "public_contracts_scotland": 60,
        "sell2wales": 60,
    }


def test_tenders_say_who_buys_what_and_until_when() -> None:
    tenders = [
        notice
        for file in files(*OCDS[:4])
        for notice in read(file)[0]
        if notice.tags == ("tender",) and notice.status == "active"
    ]

    assert len(tenders) > 150
    assert all(notice.title and notice.buyer_name and notice.deadline for notice in tenders)
    assert all(
        notice.url and notice.url.startswith("https://")
        for notice in tenders
        if notice.source != "sell2wales"
    )
