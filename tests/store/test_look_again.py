from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from desktop.domain.states import State, when_deadline_moves, when_tender_appears
from desktop.store import look_again, opportunities
from desktop.store.connection import Connection
from desktop.store.look_again import LookAgainReason
from feeds.notice import Notice
from tests.store.public_data import NOW, a_database, a_notice, set_state, store

KEY, KEY_OF_SIGNAL = a_notice(1).opportunity, a_notice(3).opportunity
LATER = NOW + timedelta(days=3)


@pytest.fixture
def db() -> Iterator[Connection]:
    opened = a_database()
    store(opened, a_notice(1))
    yield opened
    opened.close()


def an_update(**told: Any) -> Notice:
    facts: dict[str, Any] = {"tags": ("tenderUpdate",), "released_at": datetime(2026, 6, 10, tzinfo=UTC)}
    return a_notice(2, key=KEY, **(facts | told))


MOVED = an_update(deadline="2026-07-20T12:00:00+01:00")


@pytest.mark.parametrize(
    ("update", "reason"),
    [
        (MOVED, LookAgainReason.DEADLINE_MOVED),
        (an_update(tags=("award",), status="complete"), LookAgainReason.AWARDED),
        (an_update(tags=("tenderCancellation",)), LookAgainReason.WITHDRAWN),
    ],
)
def test_what_changes_under_peoples_work_asks_them_to_look_again(
    db: Connection, update: Notice, reason: LookAgainReason
) -> None:
    set_state(db, KEY, State.PAUSING)

    store(db, update, now=LATER)

    raised = look_again.to_look_at(db, KEY)
    assert [(row.opportunity, row.reason, row.raised_at) for row in raised] == [(KEY, reason, LATER)]
    assert ("look_again", KEY) in db.touched


@pytest.mark.parametrize("state", [State.NEW, State.DISMISSED])
def test_nobody_is_asked_about_what_nobody_worked_on(db: Connection, state: State) -> None:
    set_state(db, KEY, state)

    store(db, MOVED, now=LATER)

    assert look_again.to_look_at(db) == ()


def test_a_change_of_words_alone_asks_nobody(db: Connection) -> None:
    set_state(db, KEY, State.SHORTLISTED)

    store(db, an_update(title="Befriending, corrected", description="Other words."), now=LATER)

    assert look_again.to_look_at(db) == ()


def test_looking_clears_it_and_a_later_move_raises_it_anew(db: Connection) -> None:
    set_state(db, KEY, State.SHORTLISTED)
    store(db, MOVED, now=LATER)
    looked = (LATER + timedelta(hours=1)).isoformat(timespec="microseconds")
    db.execute(
        """
        INSERT INTO looked_again (subject, reason, at, author, entry)
        VALUES (?, 'Looked, still stands.', ?, NULL, 'entry')
        """,
        (KEY, looked),
    )
    cleared = look_again.to_look_at(db)

    moved_again = a_notice(
        3,
        key=KEY,
        tags=("tenderUpdate",),
        released_at=datetime(2026, 6, 14, tzinfo=UTC),
        deadline="2026-08-03T12:00:00+01:00",
    )
    store(db, moved_again, now=LATER + timedelta(days=1))

    assert cleared == ()
    (row,) = look_again.to_look_at(db)
    assert (row.before[:10], row.after[:10]) == ("2026-07-20", "2026-08-03")


@pytest.mark.parametrize("state", State)
def test_a_tender_that_appears_and_a_deadline_that_moves_lead_where_the_rules_say(state: State) -> None:
    before = State.SHORTLISTED if state in (State.SNOOZED, State.DISMISSED) else None
    until = "2027-01-01" if state is State.SNOOZED else None
    signal, tender = (
        a_notice(3, tags=("planning",), deadline=None),
        a_notice(4, key=KEY_OF_SIGNAL, tags=("tender",), released_at=datetime(2026, 6, 10, tzinfo=UTC)),
    )
    db = a_database()
    store(db, a_notice(1), signal)
    for key in (KEY, KEY_OF_SIGNAL):
        set_state(db, key, state, before=before, until=until)

    store(db, MOVED, tender, now=LATER)

    shown = {key: opportunities.row_of_key(db, key, today=LATER.date()) for key in (KEY, KEY_OF_SIGNAL)}
    assert {key: row.state for key, row in shown.items() if row} == {
        KEY: when_deadline_moves(state, before),
        KEY_OF_SIGNAL: when_tender_appears(state, before),
    }
