"""Every shape a document comes in, and what is no document of ours."""

from __future__ import annotations

import json

import pytest

from tests.feeds.written import a_release, package, split_up

RELEASES = [json.dumps(a_release(number)) for number in (1, 2, 3)]


@pytest.mark.parametrize(
    "body",
    [
        "\n".join(RELEASES),
        "\r\n".join([*RELEASES, "", "   "]),
        "[" + ",".join(RELEASES) + "]",
        "  \n" + package(*(json.loads(release) for release in RELEASES)).decode(),
        json.dumps({"releases": {str(place): json.loads(each) for place, each in enumerate(RELEASES)}}),
        "\n".join(package(json.loads(release)).decode() for release in RELEASES),
        "\n".join([package(*(json.loads(release) for release in RELEASES[:2])).decode(), RELEASES[2]]),
        json.dumps([json.loads(package(json.loads(release))) for release in RELEASES]),
        json.dumps({"records": [{"ocid": "o", "releases": [json.loads(release)]} for release in RELEASES]}),
        "\n".join(json.dumps({"ocid": "o", "releases": [json.loads(release)]}) for release in RELEASES),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32-be", "utf-32"])
def test_releases_come_in_many_wrappings(body: str, encoding: str) -> None:
    notices, rejections = split_up(body.encode(encoding))

    assert [notice.id for notice in notices] == ["000001-2026", "000002-2026", "000003-2026"]
    assert rejections == []


def test_a_single_release_is_a_document() -> None:
    notices, _ = split_up(json.dumps(a_release(), indent=1).encode())

    assert len(notices) == 1


def test_a_bad_line_costs_only_itself() -> None:
    notices, rejections = split_up(
        "\n".join([RELEASES[0], '{"ocid": "ocds-h6', "nonsense", RELEASES[2]]).encode()
    )

    assert [notice.id for notice in notices] == ["000001-2026", "000003-2026"]
    assert [each.position for each in rejections] == [1, 2]


def test_windows_letters_in_the_middle_of_utf_8_are_read() -> None:
    title = "Café £5 – Ty\u0302"
    body = package(a_release(tender={"title": title})).replace("é".encode(), b"\xe9")

    notices, _ = split_up(body)

    assert notices[0].title == title


def test_latin_1_is_read() -> None:
    body = json.dumps(a_release(tender={"title": "Provisión de café"}), ensure_ascii=False).encode("latin-1")

    notices, _ = split_up(body)

    assert notices[0].title == "Provisión de café"
    assert json.loads(notices[0].content)["tender"]["title"] == "Provisión de café"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "It is empty."),
        (b"  \n\t ", "It is empty."),
        (b"[]", "This is an empty list: there is nothing in it."),
        (b"null", "This is a single JSON value, not OCDS."),
        (b"-12", "This is a single JSON value, not OCDS."),
        (b'"ocds"', "This is a single JSON value, not OCDS."),
        (b"{}", "This JSON is not OCDS: it has no releases, no records and no ocid."),
        (b'{"notice": {"id": 1}}', "This JSON is not OCDS: it has no releases, no records and no ocid."),
        (
            b'{"uri":"https://a.example","publishedDate":"2026-01-01T00:00:00Z"}',
            "This is an OCDS package with neither releases nor records in it.",
        ),
        (b'{"releases": "later"}', "The package's releases are no list."),
        (
            b'{"version": "https://jsonfeed.org/version/1.1"}',
            "This is a JSON Feed, which cannot be read yet.",
        ),
        (
            b'<?xml version="1.0"?>\n<TED_EXPORT xmlns="a"/>',
            "This is a notice in the XML of TED, which is not read; answers of TED's search are.",
        ),
        (
            b'<?xml version="1.0"?><!-- a --><cn:ContractNotice xmlns:cn="a"/>',
            "This is a notice in the XML of TED, which is not read; answers of TED's search are.",
        ),
        (
            b"<!DOCTYPE html><html><body>Please log in</body></html>",
            "This is a web page, not a feed; perhaps one that asks to log in.",
        ),
        (b"<html lang='en'>", "This is a web page, not a feed; perhaps one that asks to log in."),
        (b"<note>hello</note>", "This is neither RSS nor Atom, nor any other format that we read."),
        (b"PK\x03\x04rest", "This is a zip archive: unpack it and import the files in it."),
        (b"%PDF-1.7", "This is a PDF, which holds no notices in a form that can be read."),
        (b"Dear all,", "This is in no format that we read: OCDS (JSON), RSS or Atom."),
        (b"\x89PNG\r\n", "This is in no format that we read: OCDS (JSON), RSS or Atom."),
    ],
)
def test_what_is_no_document_of_ours_is_one_rejection_that_says_what_it_is(body: bytes, reason: str) -> None:
    notices, rejections = split_up(body)

    assert notices == []
    assert [(each.reason, each.item) for each in rejections] == [(reason, body)]


def test_a_package_with_no_releases_in_its_list_holds_nothing_and_nothing_is_wrong() -> None:
    assert split_up(package()) == ([], [])


def test_of_a_huge_item_only_the_beginning_is_kept() -> None:
    _, rejections = split_up(b"x" * 1_000_000)

    assert len(rejections[0].item) == 100_000
