"""What the status bar says of the sources."""

from __future__ import annotations

from datetime import UTC, datetime

from desktop.services.desk import Desk
from desktop.services.last_check import LastCheck, last_check
from desktop.store import sources

MORNING = datetime(2026, 6, 9, 6, 42, tzinfo=UTC)


def test_nothing_is_said_while_no_source_was_asked(desk: Desk) -> None:
    with desk.reader() as db:
        assert last_check(db, desk) is None


def test_the_last_answer_is_told_in_uk_time(desk: Desk) -> None:
    desk.workspace.write(lambda db: sources.succeeded(db, "one", MORNING)).result()

    with desk.reader() as db:
        found = last_check(db, desk)

    assert found == LastCheck("Sources checked today at 07:42", all_answered=True)


def test_an_earlier_day_is_named(desk: Desk) -> None:
    desk.workspace.write(lambda db: sources.succeeded(db, "one", MORNING.replace(day=5))).result()

    with desk.reader() as db:
        found = last_check(db, desk)

    assert found == LastCheck("Sources checked Fri 5 Jun at 07:42", all_answered=True)


def test_a_source_that_did_not_answer_is_told_of_until_it_does(desk: Desk) -> None:
    desk.workspace.write(lambda db: sources.succeeded(db, "one", MORNING)).result()
    desk.workspace.write(lambda db: sources.failed(db, "two", "timed out", MORNING)).result()

    with desk.reader() as db:
        silent = last_check(db, desk)
    desk.workspace.write(lambda db: sources.succeeded(db, "two", MORNING)).result()
    with desk.reader() as db:
        answered = last_check(db, desk)

    assert silent == LastCheck("1 source did not answer today at 07:42. Nothing is lost.", all_answered=False)
    assert answered is not None
    assert answered.all_answered
