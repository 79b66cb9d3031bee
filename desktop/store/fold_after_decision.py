"""Folds of what follows a decision: its sign-off, its private note, the steps of its plan.

Payloads: `decision.signed_off` {number, person, role, how, minute, on}; `private_note.written`
{number, text}; `plan_step.changed` {step, on, owner}, of which what is left out stays;
`plan_step.ticked` {step, on}; `plan_step.unticked` {step}.
"""

from __future__ import annotations

from desktop.domain.chain import Entry
from desktop.store.connection import Connection
from desktop.store.payload import Payload
from desktop.store.texts import uk_day_text


def signed_off(db: Connection, entry: Entry, says: Payload) -> None:
    """A sign-off; the first of a decision is the one that counts."""
    if entry.subject is None or not says.text("person"):
        return
    db.execute(
        """
        INSERT INTO sign_off (number, subject, person, role, on_day, how, minute, author, at, entry)
        VALUES (:number, :subject, :person, :role, :on, :how, :minute, :author, :at, :entry)
        ON CONFLICT (number) DO NOTHING
        """,
        {
            "number": says.text("number"),
            "subject": entry.subject,
            "person": says.text("person"),
            "role": says.text("role"),
            "on": says.maybe("on") or uk_day_text(entry.at),
            "how": says.text("how"),
            "minute": says.text("minute"),
            "author": entry.author,
            "at": entry.at,
            "entry": entry.id,
        },
    )
    db.touched.add(("decision", entry.subject))


def noted(db: Connection, entry: Entry, says: Payload) -> None:
    """A private note; a later one stands in its place. A copy for trustees empties it.

    One on a decision says its number; one on anything else stands under what it is about.
    """
    if entry.subject is None:
        return
    db.execute(
        """
        INSERT INTO private_note (number, subject, text, author, at, entry)
        VALUES (:number, :subject, :text, :author, :at, :entry)
        ON CONFLICT (number) DO UPDATE SET text = excluded.text, author = excluded.author,
            at = excluded.at, entry = excluded.entry
        """,
        {
            "number": says.text("number") or entry.subject,
            "subject": entry.subject,
            "text": says.text("text"),
            "author": entry.author,
            "at": entry.at,
            "entry": entry.id,
        },
    )
    db.touched.add(("decision", entry.subject))


def step_changed(db: Connection, entry: Entry, says: Payload) -> None:
    """Another day or another owner; a day that is null is counted again."""
    for name, column in (("on", "due_on"), ("owner", "owner")):
        if name in says:
            value = says.maybe("on") if name == "on" else says.text("owner")
            _put_step(db, entry, says.text("step"), column, value)


def step_ticked(db: Connection, entry: Entry, says: Payload) -> None:
    """A step is done."""
    _put_step(db, entry, says.text("step"), "done_on", says.maybe("on") or uk_day_text(entry.at))


def step_unticked(db: Connection, entry: Entry, says: Payload) -> None:
    """A step is not done after all."""
    _put_step(db, entry, says.text("step"), "done_on", None)


def let_go_of_steps(db: Connection, subject: str) -> None:
    """Forget what was said of the steps once no bid and no partnership stands: a later one begins anew."""
    db.execute(
        """
        DELETE FROM plan_step WHERE subject = :subject AND NOT EXISTS (
            SELECT 1 FROM decision
            WHERE subject = :subject AND superseded_by IS NULL AND outcome <> 'step_back'
        )
        """,
        {"subject": subject},
    )


def _put_step(db: Connection, entry: Entry, step: str, column: str, value: str | None) -> None:
    if entry.subject is None:
        return
    db.execute(
        """
        INSERT INTO plan_step (subject, step, owner, entry) VALUES (:subject, :step, '', :entry)
        ON CONFLICT (subject, step) DO UPDATE SET entry = excluded.entry
        """,
        {"subject": entry.subject, "step": step, "entry": entry.id},
    )
    db.execute(
        f"UPDATE plan_step SET {column} = :value WHERE subject = :subject AND step = :step",
        {"value": value, "subject": entry.subject, "step": step},
    )
    db.touched.add(("plan_step", entry.subject))
