"""Folds of how far people have come with an opportunity."""

from __future__ import annotations

from desktop.domain.chain import Entry
from desktop.domain.states import State
from desktop.store.connection import Connection
from desktop.store.payload import Payload

AWAY = (State.SNOOZED, State.DISMISSED)
"""States that come back to the one before."""


def shortlisted(db: Connection, entry: Entry, _says: Payload) -> None:
    """Worth a look."""
    put(db, entry, State.SHORTLISTED)


def dismissed(db: Connection, entry: Entry, says: Payload) -> None:
    """Not for us to think about."""
    put(db, entry, State.DISMISSED, before=_before(db, entry), reason=says.text("reason"))


def snoozed(db: Connection, entry: Entry, says: Payload) -> None:
    """Put away until a day."""
    put(db, entry, State.SNOOZED, before=_before(db, entry), until=says.maybe("until"))


def returned(db: Connection, entry: Entry, says: Payload) -> None:
    """Back from away to the state before, from anywhere else to new; or to the one that the entry names.

    It names one where what is shown had moved on by itself: a snooze whose day had come.
    """
    state, before = _now(db, entry)
    back = (before or State.NEW) if state in AWAY else State.NEW
    put(db, entry, says.maybe("to") or back)


def undone(db: Connection, entry: Entry, says: Payload) -> None:
    """Back to the values that the entry names."""
    back = says.part("back_to")
    put(
        db,
        entry,
        back.text("state") or State.NEW,
        before=back.maybe("before"),
        until=back.maybe("until"),
        reason=back.text("reason"),
    )


def moved_on(db: Connection, entry: Entry, state: State, *, unless: tuple[State, ...] = ()) -> None:
    """Bring an opportunity to a state that thinking or deciding leads to; it leaves away for good."""
    if _now(db, entry)[0] not in unless:
        put(db, entry, state)


def put(
    db: Connection,
    entry: Entry,
    state: str,
    *,
    before: str | None = None,
    until: str | None = None,
    reason: str = "",
) -> None:
    """Write the state of the entry's subject."""
    if entry.subject is None:
        return
    db.execute(
        """
        INSERT INTO triage (subject, state, before, until, reason, at, entry)
        VALUES (:subject, :state, :before, :until, :reason, :at, :entry)
        ON CONFLICT (subject) DO UPDATE SET state = excluded.state, before = excluded.before,
            until = excluded.until, reason = excluded.reason, at = excluded.at, entry = excluded.entry
        """,
        {
            "subject": entry.subject,
            "state": state,
            "before": before,
            "until": until,
            "reason": reason,
            "at": entry.at,
            "entry": entry.id,
        },
    )
    db.touched.add(("triage", entry.subject))


def _before(db: Connection, entry: Entry) -> str:
    """Return the state to come back to: that of now, or the one it was away from already."""
    state, before = _now(db, entry)
    return (before or State.NEW) if state in AWAY else state


def _now(db: Connection, entry: Entry) -> tuple[str, str | None]:
    row = db.execute(
        "SELECT state, before FROM triage WHERE subject = :subject", {"subject": entry.subject}
    ).fetchone()
    return (row[0], row[1]) if row else (State.NEW, None)
