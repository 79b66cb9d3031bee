"""What is new in saved views on this computer, and what is told of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from desktop.services.desk import Desk, calendar, plans
from desktop.services.opportunity_list import OpportunityFilter
from desktop.services.saved_views import Asked, ViewChanges, saved_views
from desktop.services.view_news import look_at, news, tell_of, view_lines
from desktop.store import journal, view_notes
from desktop.store.connection import Connection
from desktop.store.notices import store_page
from desktop.store.workspace import Workspace
from tests.store.public_data import NOW, a_notice

BEFRIENDING = Asked(OpportunityFilter(words="befriending"))


class Clock:
    """A clock that is moved on by hand."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("TENDER_PAUSE_HOME", str(tmp_path / "home"))
    clock = Clock()
    with Workspace.open(tmp_path / "ours.tenderpause", now=clock) as workspace:
        yield Desk(workspace, clock)


def arrive(desk: Desk, *numbers: int) -> None:
    notices = [a_notice(number) for number in numbers]

    def change(db: Connection) -> None:
        store_page(
            db,
            notices,
            source_id="here",
            mark=None,
            now=desk.now(),
            calendar=calendar(db),
            plans=plans(db),
        )

    desk.workspace.write(change).result()


def view(desk: Desk) -> str:
    with desk.reader() as db:
        return saved_views(db)[0].id


def new(desk: Desk) -> list[int]:
    with desk.reader() as db:
        return [line.new for line in view_lines(db, desk)]


def told(desk: Desk) -> str:
    with desk.reader() as db:
        return news(db, desk)


def test_what_came_before_a_view_was_saved_is_not_new(desk: Desk) -> None:
    arrive(desk, 1)
    ViewChanges(desk).save("Near us", BEFRIENDING)

    assert new(desk) == [0]


def test_new_matches_are_counted_until_somebody_looks(desk: Desk) -> None:
    ViewChanges(desk).save("Near us", BEFRIENDING)
    ViewChanges(desk).save("Roads", Asked(OpportunityFilter(words="roads")))
    arrive(desk, 1, 2)

    assert new(desk) == [2, 0]
    look_at(desk, view(desk))
    assert new(desk) == [0, 0]


def test_nothing_is_told_of_a_view_unless_asked_to(desk: Desk) -> None:
    ViewChanges(desk).save("Near us", BEFRIENDING)
    arrive(desk, 1)

    assert told(desk) == ""


def test_what_is_new_is_told_once(desk: Desk) -> None:
    ViewChanges(desk).save("Near us", BEFRIENDING)
    tell_of(desk, view(desk), tells=True)
    arrive(desk, 1, 2)

    assert told(desk) == "2 new opportunities in “Near us”."
    assert told(desk) == ""
    arrive(desk, 3)
    assert told(desk) == "1 new opportunity in “Near us”."
    assert new(desk) == [3]


def test_a_view_that_was_looked_at_has_nothing_to_tell(desk: Desk) -> None:
    ViewChanges(desk).save("Near us", BEFRIENDING)
    tell_of(desk, view(desk), tells=True)
    arrive(desk, 1)
    look_at(desk, view(desk))

    assert told(desk) == ""


def test_a_note_that_cannot_be_read_is_none(desk: Desk, tmp_path: Path) -> None:
    ViewChanges(desk).save("Near us", BEFRIENDING)
    note = tmp_path / "home" / "views" / f"{desk.workspace.id}.json"
    note.parent.mkdir(parents=True)

    for text in ("", "[]", '{"x": 1}', '{"x": {"looked_at": "some day", "tells": 1}}', "{"):
        note.write_text(text, encoding="utf-8")
        assert all(not each.tells for each in view_notes.read(desk.workspace.id).values())
        assert told(desk) == ""


def test_nothing_is_told_in_quiet_hours_and_all_of_it_after_them(desk: Desk) -> None:
    def be_quiet(says: dict[str, object]) -> None:
        desk.workspace.write(
            lambda db: journal.append(
                db, author=None, kind="checking.changed", subject=None, payload=says, now=desk.now()
            )
        ).result()

    ViewChanges(desk).save("Near us", BEFRIENDING)
    tell_of(desk, view(desk), tells=True)
    be_quiet({"quiet": {"from": "08:00", "to": "10:00"}})
    arrive(desk, 1)

    assert told(desk) == ""
    be_quiet({"quiet": None})
    assert told(desk) == "1 new opportunity in “Near us”."
