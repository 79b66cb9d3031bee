"""The dates of a workspace as a calendar that other programs read."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar
from msgspec.structs import replace

from desktop.domain.decision import DecidedBy, DecisionDraft, Outcome
from desktop.domain.pause import Answer, LensId, PauseKind, Unknown
from desktop.reports.errors import CannotWriteReport
from desktop.services import calendar_dates, deciding, pausing
from desktop.services.desk import Desk
from desktop.services.triage import Triage
from tests.conftest import NOW
from tests.ui.notices import a_tender, stored

SECRET = "Ask Maryam before anybody else hears of it."
BID = DecisionDraft(
    outcome=Outcome.BID,
    rationale="We are best placed and nobody loses by it.",
    decided_by=(DecidedBy("Amina Okoro", "director"),),
    no_pause_reason="The board had agreed before.",
    review_on=date(2026, 9, 1),
)


def written(desk: Desk, folder: Path) -> list[tuple[str, date | datetime]]:
    out = folder / "dates.ics"
    calendar_dates.write(desk, out)
    events = Calendar.from_ical(out.read_bytes()).walk("VEVENT")
    return [(str(event["summary"]), event.decoded("dtstart")) for event in events]


def test_what_we_think_about_has_its_day_to_act_and_its_deadlines(desk: Desk, tmp_path: Path) -> None:
    ours, _ = stored(desk, a_tender(1, 30), a_tender(2, 30))
    Triage(desk).shortlist([ours])

    found = written(desk, tmp_path)

    assert [title for title, _ in found] == [
        "Decide by: Invented service 1",
        "Questions close: Invented service 1",
        "Deadline: Invented service 1",
    ]
    assert found[0][1] == date(2026, 6, 18)
    assert found[2][1] == datetime(2026, 7, 21, 11, 0, tzinfo=UTC)


def test_a_deadline_without_a_time_is_a_day(desk: Desk, tmp_path: Path) -> None:
    (key,) = stored(desk, a_tender(1, 30, deadline="2026-07-21", questions_close=None))
    Triage(desk).shortlist([key])

    assert written(desk, tmp_path)[-1] == ("Deadline: Invented service 1", date(2026, 7, 21))


def test_what_we_bid_for_has_its_steps_its_deadline_and_its_review(desk: Desk, tmp_path: Path) -> None:
    (key,) = stored(desk, a_tender(1, 40))
    deciding.record(desk, key, BID)

    titles = [title for title, _ in written(desk, tmp_path)]

    assert "Deadline: Invented service 1" in titles
    assert "Look back. Bid: Invented service 1" in titles
    assert any(title.startswith(("Draft", "Sign-off", "Submitted")) for title in titles)
    assert not any(title.startswith("Decide by") for title in titles)


def test_what_we_stepped_back_from_has_only_its_review(desk: Desk, tmp_path: Path) -> None:
    (key,) = stored(desk, a_tender(1, 40))
    stepped_back = replace(BID, outcome=Outcome.STEP_BACK, main_reason="others_better_placed")
    deciding.record(desk, key, stepped_back)

    assert written(desk, tmp_path) == [
        ("Look back. Stepped back: Invented service 1", date(2026, 9, 1)),
    ]


def test_a_follow_up_stands_on_its_day(desk: Desk, tmp_path: Path) -> None:
    (key,) = stored(desk, a_tender(1, 40))
    unknown = Answer("", unknown=Unknown("Amina Okoro", date(2026, 6, 15)))
    pausing.answer(desk, key, PauseKind.FULL, LensId.EXISTING_PROVIDERS, {"who_now": unknown})

    found = dict(written(desk, tmp_path))

    assert [on for title, on in found.items() if title.startswith("Find out: ")] == [date(2026, 6, 15)]


def test_nothing_that_people_wrote_stands_in_it(desk: Desk, tmp_path: Path) -> None:
    (key,) = stored(desk, a_tender(1, 40))
    said = {"who_now": Answer(SECRET, unknown=Unknown("Amina Okoro", date(2026, 6, 15)))}
    pausing.answer(desk, key, PauseKind.FULL, LensId.EXISTING_PROVIDERS, said)
    secret = replace(BID, rationale=SECRET, look_again_if=SECRET, next_step=SECRET, private_note=SECRET)
    deciding.record(desk, key, secret)

    written(desk, tmp_path)

    unfolded = (tmp_path / "dates.ics").read_bytes().replace(b"\r\n ", b"")
    assert b"Maryam" not in unfolded


def test_the_same_date_keeps_its_name_so_that_a_calendar_takes_the_later_one(
    desk: Desk, tmp_path: Path
) -> None:
    (key,) = stored(desk, a_tender(1, 30))
    Triage(desk).shortlist([key])
    with desk.reader() as db:
        before = calendar_dates.calendar_dates(db, desk)
        tomorrow = Desk(desk.workspace, lambda: NOW + timedelta(days=1), desk.author)
        after = calendar_dates.calendar_dates(db, tomorrow)

    assert [one.uid for one in before] == [one.uid for one in after]
    assert len({one.uid for one in before}) == len(before)


def test_a_title_cannot_bring_in_lines_of_its_own(desk: Desk, tmp_path: Path) -> None:
    title = "Support\r\nEND:VEVENT\r\nATTACH:file:///etc/passwd"
    (key,) = stored(desk, a_tender(1, 30, title=title))
    Triage(desk).shortlist([key])

    written(desk, tmp_path)

    lines = (tmp_path / "dates.ics").read_text("utf-8").splitlines()
    assert not [line for line in lines if line.startswith("ATTACH")]
    assert lines.count("END:VEVENT") == 3


def test_where_it_cannot_be_written_nothing_is_harmed(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(CannotWriteReport):
        calendar_dates.write(desk, tmp_path / "not there" / "dates.ics")


def test_an_empty_workspace_gives_an_empty_calendar(desk: Desk, tmp_path: Path) -> None:
    assert written(desk, tmp_path) == []
