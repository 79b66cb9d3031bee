"""Reviews, habits and dates from the command line."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar

from desktop.services import deciding
from desktop.services.answer_files import read_decision, read_review
from desktop.services.desk import Desk
from desktop.services.errors import ImportProblem
from tests.cli.running import Ran, run
from tests.services.known import PEER_SUPPORT, pause_quickly

DOCS = Path(__file__).parents[2] / "docs"
WHO = ("--as", "Amina Okoro")


@pytest.fixture
def file(sample_desk: Desk, tmp_path: Path) -> Path:
    """The sample with one decision, and the example of a review beside it."""
    pause_quickly(sample_desk, PEER_SUPPORT)
    deciding.record(sample_desk, PEER_SUPPORT, read_decision(DOCS / "decision.toml"))
    shutil.copy(DOCS / "review.toml", tmp_path / "review.toml")
    path = sample_desk.workspace.path
    sample_desk.workspace.close()
    return path


def tender_pause(*words: str | Path, file: Path) -> Ran:
    return run(*words, "--workspace", file, "--today", "2026-06-09", folder=file.parent)


def test_the_example_in_the_docs_looks_back_on_a_decision(file: Path) -> None:
    ran = tender_pause("review", "1", "--file", "review.toml", *WHO, "--json", file=file)

    assert (ran.code, ran.err) == (0, "")
    assert ran.json["decision"] == "1"
    assert ran.json["review_on"] == "2027-01-12"
    assert len(ran.json["hash"]) == 64
    assert tender_pause("show", PEER_SUPPORT, "--json", file=file).json["state"] == "reviewed"


def test_a_review_is_refused_where_the_window_would_refuse(file: Path) -> None:
    (file.parent / "empty.toml").write_text("", "utf-8")

    nothing_said = tender_pause("review", PEER_SUPPORT, "--file", "empty.toml", *WHO, file=file)
    nobody_knows = tender_pause("review", "77", "--file", "review.toml", *WHO, file=file)

    assert (nothing_said.code, nobody_knows.code) == (3, 3)
    assert "The review was not recorded." in nothing_said.err
    assert "no decision 77" in nobody_knows.err


@pytest.mark.parametrize("text", ["result = 'lost'", "next_on = 'soon'", "learned = 7", "verdict = 'good'"])
def test_a_file_that_says_what_a_review_cannot_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "wrong.toml").write_text(text, "utf-8")

    with pytest.raises(ImportProblem):
        read_review(tmp_path / "wrong.toml")


def test_habits_are_printed_for_people_and_for_programs(file: Path) -> None:
    said = tender_pause("habits", file=file)
    found = tender_pause("habits", "--year", "2026", "--json", file=file).json
    before = tender_pause("habits", "--year", "2020", "--json", file=file).json

    assert said.code == 0
    assert said.out.startswith("Our habits, 2026")
    assert (found["year"], found["decisions"], found["outcomes"]["partner"]) == (2026, 1, 1)
    assert found["paused"] == {"count": 1, "of": 1}
    assert found["reviews"] == {"done": 0, "due": 0, "later": 1}
    assert before["decisions"] == 0


def test_dates_are_written_as_a_calendar(file: Path) -> None:
    out = file.parent / "dates.ics"

    ran = tender_pause("calendar", out, "--json", file=file)

    events = Calendar.from_ical(out.read_bytes()).walk("VEVENT")
    assert ran.json == {"file": str(out), "dates": len(events)}
    assert any(str(event["summary"]).startswith("Look back. Partnered: ") for event in events)
    assert all(event.decoded("dtstart") for event in events)


def test_the_examples_day_is_a_day(file: Path) -> None:
    assert read_review(file.parent / "review.toml").result_on == date(2026, 6, 9)
