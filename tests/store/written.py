"""Workspaces that people have written in, for the tests of what the store makes of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from desktop.domain.chain import Entry
from desktop.store import decisions, journal
from desktop.store.connection import Connection, open_to_read
from desktop.store.schema_people import PROJECTIONS
from desktop.store.workspace import Workspace

MORNING = datetime(2026, 6, 9, 8, 0, tzinfo=UTC)
AMINA = "amina"

Said = tuple[str, str | None, Mapping[str, object]]
"""A kind of entry, its subject, and what it says."""


@contextmanager
def a_workspace(path: Path) -> Iterator[Workspace]:
    """Open a workspace to write in, its note kept."""
    with Workspace.open(path, now=lambda: MORNING) as workspace:
        yield workspace


@contextmanager
def reading(path: Path) -> Iterator[Connection]:
    """Open a connection that only reads."""
    with closing(open_to_read(path)) as db:
        yield db


def write(workspace: Workspace, *said: Said, at: datetime = MORNING) -> list[Entry]:
    """Append these entries in one transaction; return them."""
    return workspace.write(lambda db: [say(db, one, at) for one in said]).result()


def say(db: Connection, said: Said, at: datetime = MORNING) -> Entry:
    """Append one entry; a decision is numbered if it says no number."""
    kind, subject, says = said
    if kind == "decision.recorded" and "number" not in says:
        says = {"number": decisions.next_number(db, author=AMINA, now=at), **says}
    return journal.append(db, author=AMINA, kind=kind, subject=subject, payload=says, now=at)


def amina() -> Said:
    return "person.added", AMINA, {"person": AMINA, "name": "Amina Okoro", "role": "director"}


def an_answer(key: str, text: str = "Two groups do.", question: str = "who_now", **more: object) -> Said:
    answer = {"text": text, **more}
    return (
        "pause.answered",
        key,
        {"kind": "full", "lens": "existing_providers", "answers": {question: answer}},
    )


def a_decision(key: str, **more: object) -> Said:
    says: dict[str, object] = {
        "outcome": "step_back",
        "rationale": "The Lantern Room does this well.",
        "main_reason": "others_better_placed",
        "decided_by": [{"person": AMINA, "role": "director"}],
        "decided_on": "2026-06-09",
        "facts": {"title": "Peer support", "buyer": "Fernmoor Borough Council", "working_days": 12},
    }
    return "decision.recorded", key, {**says, **more}


def projections(db: Connection) -> dict[str, list[tuple[object, ...]]]:
    """Return all rows of all projections, in the order in which they stand."""
    return {table: db.execute(f"SELECT * FROM {table} ORDER BY rowid").fetchall() for table in PROJECTIONS}


def minutes_later(number: int) -> datetime:
    """Return a moment after the morning's."""
    return MORNING + timedelta(minutes=number)


def as_json(value: object) -> str:
    """Return compact JSON text, as payloads are kept."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
