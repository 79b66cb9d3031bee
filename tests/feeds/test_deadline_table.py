"""Deadlines as sources really write them: what each becomes, and why.

Each case is an invented notice in the real format of its source, read, compiled and counted as any other:
bytes in, deadline out.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from desktop.domain.compiling import compile_opportunity
from desktop.domain.deadline import DeadlineKind
from desktop.domain.moments import UK
from desktop.domain.opportunity import Opportunity, Stage
from desktop.domain.words import deadline_words
from feeds.notice import Notice
from feeds.reading import read

FTS, CF, PCS, S2W = "ocds-h6vhtk-0a1b2c", "ocds-b5fd17-4d5e6f", "ocds-r6ebe6-0000123456", "ocds-kuma6s-139455"
TED = "ted"
PUBLISHED = {"summer": "2026-06-01T09:00:00+01:00", "winter": "2026-12-01T09:00:00Z"}


class Case(NamedTuple):
    """What stood in the notice, where, and what it becomes: its instant on a UK clock, its day, its words."""

    source: str
    written: str
    at: str
    day: str
    words: str
    why: str
    season: str = "summer"


CASES = (
    # Find a Tender and Contracts Finder give true offsets
    Case(
        FTS,
        "2026-06-30T12:00:00+01:00",
        "2026-06-30 12:00:00",
        "2026-06-30",
        "Tue 30 Jun, noon",
        "BST as given",
    ),
    Case(
        FTS,
        "2026-12-18T12:00:00Z",
        "2026-12-18 12:00:00",
        "2026-12-18",
        "Fri 18 Dec, noon",
        "GMT as given",
        "winter",
    ),
    Case(
        FTS,
        "2026-06-30T11:00:00Z",
        "2026-06-30 12:00:00",
        "2026-06-30",
        "Tue 30 Jun, noon",
        "Z in summer is an hour earlier than UK clocks",
    ),
    Case(
        CF,
        "2026-06-30T17:00:00+01:00",
        "2026-06-30 17:00:00",
        "2026-06-30",
        "Tue 30 Jun, 5pm",
        "BST as given",
    ),
    Case(
        CF,
        "2026-12-18T17:00:00Z",
        "2026-12-18 17:00:00",
        "2026-12-18",
        "Fri 18 Dec, 5pm",
        "GMT as given",
        "winter",
    ),
    # neither zone nor time
    Case(
        FTS,
        "2026-06-19",
        "2026-06-19 23:59:59",
        "2026-06-19",
        "Fri 19 Jun, time not stated",
        "a date alone is the end of that UK day",
    ),
    Case(
        FTS,
        "2026-06-30T12:00:00",
        "2026-06-30 12:00:00",
        "2026-06-30",
        "Tue 30 Jun, noon, time zone not stated",
        "no zone: UK clock, and said so",
    ),
    Case(
        CF,
        "2026-12-18T12:00:00",
        "2026-12-18 12:00:00",
        "2026-12-18",
        "Fri 18 Dec, noon, time zone not stated",
        "no zone: UK clock, and said so",
        "winter",
    ),
    # placeholders at the ends of a day
    Case(
        FTS,
        "2026-06-30T23:59:59+01:00",
        "2026-06-30 23:59:59",
        "2026-06-30",
        "Tue 30 Jun, 11.59pm",
        "the last second of its own day",
    ),
    Case(
        CF,
        "2026-06-30T23:59:00+01:00",
        "2026-06-30 23:59:00",
        "2026-06-30",
        "Tue 30 Jun, 11.59pm",
        "the last minute of its own day",
    ),
    Case(
        FTS,
        "2026-06-30T23:59:59Z",
        "2026-07-01 00:59:59",
        "2026-06-30",
        "Tue 30 Jun, midnight",
        "written for the 30th, though UK clocks show the 1st",
    ),
    Case(
        CF,
        "2026-06-30T00:00:00+01:00",
        "2026-06-30 00:00:00",
        "2026-06-29",
        "Mon 29 Jun, midnight",
        "00:00 leaves the day before as the last one",
    ),
    Case(
        CF,
        "2026-12-18T00:00:00Z",
        "2026-12-18 00:00:00",
        "2026-12-17",
        "Thu 17 Dec, midnight",
        "00:00 leaves the day before as the last one",
        "winter",
    ),
    Case(
        FTS,
        "2026-06-29T23:00:00Z",
        "2026-06-30 00:00:00",
        "2026-06-29",
        "Mon 29 Jun, midnight",
        "midnight on UK clocks, written in UTC",
    ),
    # Scotland and Wales write Z and mean UK clocks
    Case(
        PCS,
        "2026-06-30T12:00:00Z",
        "2026-06-30 12:00:00",
        "2026-06-30",
        "Tue 30 Jun, noon",
        "UK clock, whatever letter stands behind it",
    ),
    Case(
        PCS,
        "2026-12-18T12:00:00Z",
        "2026-12-18 12:00:00",
        "2026-12-18",
        "Fri 18 Dec, noon",
        "UK clock in winter too",
        "winter",
    ),
    Case(
        PCS,
        "2026-06-30T00:00:00Z",
        "2026-06-30 00:00:00",
        "2026-06-29",
        "Mon 29 Jun, midnight",
        "00:00 on UK clocks",
    ),
    Case(
        S2W,
        "2026-06-30T14:00:00Z",
        "2026-06-30 14:00:00",
        "2026-06-30",
        "Tue 30 Jun, 2pm",
        "UK clock, whatever letter stands behind it",
    ),
    # the nights on which clocks change
    Case(
        FTS,
        "2026-10-25T12:00:00Z",
        "2026-10-25 12:00:00",
        "2026-10-25",
        "Sun 25 Oct, noon",
        "the day on which summer time ends",
    ),
    Case(
        PCS,
        "2026-10-24T12:00:00Z",
        "2026-10-24 12:00:00",
        "2026-10-24",
        "Sat 24 Oct, noon",
        "the last day of summer time",
    ),
    # TED gives a day with an offset and no time
    Case(
        TED,
        "2026-06-30+02:00",
        "2026-06-30 22:59:59",
        "2026-06-30",
        "Tue 30 Jun, time not stated",
        "the end of that day where the offset holds",
    ),
)


def opportunity(source: str, season: str = "summer", **tender: Any) -> Opportunity:
    """Return what a notice in the format of this source becomes."""
    body = _ted(**tender) if source == TED else _ocds(source, PUBLISHED[season], **tender)
    found = list(read(json.dumps(body).encode(), received_from="table", name="table"))
    notices = [notice for notice in found if isinstance(notice, Notice)]
    assert len(notices) == len(found) == 1, found
    return compile_opportunity(notices)


def _ocds(ocid: str, published: str, **tender: Any) -> dict[str, Any]:
    release = {
        "ocid": ocid,
        "id": "012345-2026",
        "date": published,
        "tag": ["tender"],
        "buyer": {"id": "GB-1", "name": "Fernmoor Council"},
        "tender": {"title": "Befriending", "status": "active", **tender},
    }
    return {"uri": "https://example.org/1", "version": "1.1", "releases": [release]}


def _ted(**tender: Any) -> dict[str, Any]:
    notice = {
        "publication-number": "123456-2026",
        "publication-date": "2026-06-01+02:00",
        "form-type": "competition",
        "notice-type": "cn-standard",
        "notice-title": {"eng": "Ireland – Cleaning – Befriending"},
        "deadline-receipt-tender-date-lot": [tender["tenderPeriod"]["endDate"]],
    }
    return {"notices": [notice], "totalNoticeCount": 1}


@pytest.mark.parametrize(
    "case",
    CASES,
    ids=lambda case: f"{case.source.split('-')[1] if '-' in case.source else case.source} {case.written}",
)
def test_what_a_written_deadline_becomes(case: Case) -> None:
    found = opportunity(case.source, case.season, tenderPeriod={"endDate": case.written}).deadline

    assert found is not None, case.why
    assert found.at.astimezone(UK).strftime("%Y-%m-%d %H:%M:%S") == case.at, case.why
    assert found.day == date.fromisoformat(case.day), case.why
    assert deadline_words(found) == case.words, case.why


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("03/07/2026", "“03/07/2026” could not be read as a date."),
        ("to be confirmed", "“to be confirmed” could not be read as a date."),
        ("2026-05-20T12:00:00+01:00", "20 May 2026 lies before the tender was published, on 1 June 2026."),
        ("2062-06-30T12:00:00+01:00", "30 June 2062 is more than ten years after publication."),
        ("9999-12-31T23:59:59Z", "31 December 9999 is more than ten years after publication."),
    ],
)
def test_what_cannot_be_meant_is_shown_as_it_stands_and_never_guessed(written: str, problem: str) -> None:
    found = opportunity(FTS, tenderPeriod={"endDate": written})

    assert found.deadline is None
    assert (found.deadline_text, found.deadline_problem) == (written, problem)


def _lot(number: str, deadline: str | None, status: str = "active") -> dict[str, Any]:
    lot: dict[str, Any] = {"id": number, "title": f"Lot {number}", "status": status}
    return lot | ({"tenderPeriod": {"endDate": deadline}} if deadline else {})


def test_the_earliest_open_lot_leads_and_cancelled_ones_do_not() -> None:
    found = opportunity(
        FTS,
        tenderPeriod={"endDate": "2026-07-31T12:00:00+01:00"},
        lots=[
            _lot("1", "2026-07-10T12:00:00+01:00"),
            _lot("2", "2026-06-12T12:00:00+01:00", "cancelled"),
            _lot("3", None),
            _lot("4", "2026-06-26"),
        ],
    )

    assert [deadline_words(each) for each in found.deadlines] == [
        "Fri 26 Jun, time not stated",
        "Fri 10 Jul, noon",
        "Fri 31 Jul, noon",
    ], "a lot without a date of its own closes with the tender"


def test_the_next_lot_leads_once_the_first_has_passed() -> None:
    found = opportunity(PCS, lots=[_lot("1", "2026-06-19T12:00:00Z"), _lot("2", "2026-07-17T12:00:00Z")])

    leads = [
        found.leading_at(datetime(2026, 6, day, 12, minute, tzinfo=UK)) for day, minute in ((18, 0), (19, 1))
    ]

    assert [each and deadline_words(each) for each in leads] == ["Fri 19 Jun, noon", "Fri 17 Jul, noon"]


def test_interest_comes_first_and_a_first_stage_is_named_so() -> None:
    interest = opportunity(
        FTS,
        tenderPeriod={"endDate": "2026-07-31T12:00:00+01:00"},
        expressionOfInterestDeadline="2026-06-19T12:00:00+01:00",
    )
    restricted = opportunity(
        FTS,
        tenderPeriod={"endDate": "2026-06-26T12:00:00+01:00"},
        procurementMethodDetails="Restricted procedure",
    )

    assert interest.deadline is not None
    assert interest.deadline.kind is DeadlineKind.INTEREST
    assert restricted.deadline is not None
    assert restricted.deadline.kind is DeadlineKind.FIRST_STAGE


DATA = os.environ.get("TENDER_PAUSE_DATA")
_NO_DEADLINE_STATED = "no deadline stated"


@pytest.mark.skipif(not DATA, reason="TENDER_PAUSE_DATA names no folder")
def test_every_deadline_of_real_tenders_is_read_or_said_not_to_be() -> None:
    becomes: Counter[tuple[str, str]] = Counter()
    for file in sorted((Path(DATA or "") / "tenders").glob("*/*.json")):
        for notice in read(file.read_bytes(), received_from="data", name=file.name):
            if not isinstance(notice, Notice):
                continue
            found = compile_opportunity([notice])
            written = notice.deadline or notice.interest_deadline
            if found.stage is not Stage.TENDER:
                continue
            becomes[notice.source, _became(found, written)] += 1

            assert found.deadline or found.deadline_problem or not written, (file.name, notice.id, written)
            if found.deadline and found.deadline.at.astimezone(UK).strftime("%H:%M:%S") == "00:00:00":
                assert found.deadline.day < found.deadline.at.astimezone(UK).date()
    for (source, became), count in sorted(becomes.items()):
        print(f"{source:28} {became:28} {count}")

    assert becomes["find_a_tender", "date alone"] >= 1
    assert becomes["public_contracts_scotland", "time"] > 50


def _became(found: Opportunity, written: str | None) -> str:
    if found.deadline is None:
        return "not believed" if found.deadline_problem else _NO_DEADLINE_STATED if not written else "lost"
    if not found.deadline.has_time:
        return "date alone"
    return "time" if found.deadline.zone_known else "time, zone not stated"
