"""Folds of the plan after a decision: its steps, lines of people's own, and what was taken away from it.

Payloads: `plan_step.added` {step, words, on, owner}; `plan_step.changed` {step, words, on, owner}, of
which what is left out stays; `plan_step.ticked` {step, on}; `plan_step.unticked` {step};
`plan_step.removed` {step}; `plan_step.put_back` {step}; `plan_step.undone` {step, back_to}, where
`back_to` is {on, owner, done_on, words, taken_away_on}, or null for a step of which nothing was said.
"""

from __future__ import annotations

from desktop.domain.chain import Entry
from desktop.store.connection import Connection
from desktop.store.payload import Payload
from desktop.store.texts import uk_day_text

_STEP, _LINE = "plan_step", "plan_line"


def changed(db: Connection, entry: Entry, says: Payload) -> None:
    """A new line, another day, owner or wording; a day that is null is counted again."""
    if "on" in says:
        _put(db, entry, says, _STEP, "due_on", says.maybe("on"))
    if "owner" in says:
        _put(db, entry, says, _STEP, "owner", says.text("owner"))
    if "words" in says:
        _put(db, entry, says, _LINE, "words", says.text("words"))


def ticked(db: Connection, entry: Entry, says: Payload) -> None:
    """A step is done."""
    _put(db, entry, says, _STEP, "done_on", says.maybe("on") or uk_day_text(entry.at))


def unticked(db: Connection, entry: Entry, says: Payload) -> None:
    """A step is not done after all."""
    _put(db, entry, says, _STEP, "done_on", None)


def removed(db: Connection, entry: Entry, says: Payload) -> None:
    """A step is no part of the plan any more."""
    _put(db, entry, says, _LINE, "taken_away_on", uk_day_text(entry.at))


def put_back(db: Connection, entry: Entry, says: Payload) -> None:
    """A step that was taken away is part of the plan again."""
    _put(db, entry, says, _LINE, "taken_away_on", None)


def undone(db: Connection, entry: Entry, says: Payload) -> None:
    """A step stands again as it stood before."""
    if not says.has_part("back_to"):
        for table in (_STEP, _LINE):
            db.execute(
                f"DELETE FROM {table} WHERE subject = :subject AND step = :step",
                {"subject": entry.subject, "step": says.text("step")},
            )
        _touch(db, entry)
        return
    back = says.part("back_to")
    _put(db, entry, says, _STEP, "due_on", back.maybe("on"))
    _put(db, entry, says, _STEP, "owner", back.text("owner"))
    _put(db, entry, says, _STEP, "done_on", back.maybe("done_on"))
    _put(db, entry, says, _LINE, "words", back.text("words"))
    _put(db, entry, says, _LINE, "taken_away_on", back.maybe("taken_away_on"))


def let_go(db: Connection, subject: str) -> None:
    """Forget what was said of the steps once no bid and no partnership stands: a later one begins anew."""
    for table in (_STEP, _LINE):
        db.execute(
            f"""
            DELETE FROM {table} WHERE subject = :subject AND NOT EXISTS (
                SELECT 1 FROM decision
                WHERE subject = :subject AND superseded_by IS NULL AND outcome <> 'step_back'
            )
            """,
            {"subject": subject},
        )


def _put(db: Connection, entry: Entry, says: Payload, table: str, column: str, value: str | None) -> None:
    if entry.subject is None:
        return
    names = {"subject": entry.subject, "step": says.text("step"), "entry": entry.id}
    text = "owner" if table == _STEP else "words"
    db.execute(
        f"""
        INSERT INTO {table} (subject, step, {text}, entry) VALUES (:subject, :step, '', :entry)
        ON CONFLICT (subject, step) DO UPDATE SET entry = excluded.entry
        """,
        names,
    )
    db.execute(
        f"UPDATE {table} SET {column} = :value WHERE subject = :subject AND step = :step",
        {**names, "value": value},
    )
    _touch(db, entry)


def _touch(db: Connection, entry: Entry) -> None:
    if entry.subject is not None:
        db.touched.add(("plan_step", entry.subject))
