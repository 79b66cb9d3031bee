"""Where another program holds the file, every read and write of what people wrote says so in our words."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from desktop.store import (
    decisions,
    drafts,
    journal,
    own_questions,
    partnerships,
    pauses,
    people,
    settings,
    triage,
)
from desktop.store.backup import back_up
from desktop.store.connection import Connection, open_to_read, open_to_write
from desktop.store.errors import WorkspaceBusy
from desktop.store.verify import verify
from tests.store.written import MORNING, a_decision, a_workspace, amina, an_answer, write

READS: dict[str, Callable[[Connection], object]] = {
    "people": people.everyone,
    "settings": settings.of,
    "triage": lambda db: triage.of_many(db, ["ocds-1"]),
    "the pause": lambda db: pauses.of(db, "ocds-1"),
    "wording": lambda db: pauses.wording(db, "ocds-1"),
    "follow-ups": pauses.follow_ups,
    "what was found": lambda db: pauses.found(db, "ocds-1"),
    "our questions": own_questions.of,
    "their last change": own_questions.last_change,
    "drafts": lambda db: drafts.of(db, "ocds-1"),
    "the partnerships": partnerships.everyone,
    "the register": decisions.rows,
    "a decision": lambda db: decisions.by_number(db, "1"),
    "entries": lambda db: list(journal.entries(db)),
    "history": lambda db: journal.history(db, "ocds-1"),
    "whether anything was written": lambda db: journal.has_entries(db, "ocds-1"),
    "heads": journal.heads,
    "the last entry": journal.last_arrived,
    "the workspace": journal.workspace_id,
    "verify": verify,
}

WRITES: dict[str, Callable[[Connection], object]] = {
    "a draft": lambda db: drafts.put(db, "ocds-1", "who_now", "We", MORNING),
    "letting go of a draft": lambda db: drafts.clear(db, "ocds-1", ["who_now"]),
}


@pytest.fixture
def held(workspace_file: Path) -> Iterator[Path]:
    """A workspace that another program holds for itself."""
    with a_workspace(workspace_file) as workspace:
        write(workspace, amina(), an_answer("ocds-1"), a_decision("ocds-1"))
    with closing(sqlite3.connect(workspace_file, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode = DELETE").fetchall()
        other.execute("BEGIN EXCLUSIVE")
        yield workspace_file
        other.execute("ROLLBACK")


@pytest.mark.parametrize("read", READS.values(), ids=READS)
def test_a_read_says_that_the_file_is_held(held: Path, read: Callable[[Connection], object]) -> None:
    with closing(open_to_read(held)) as db:
        db.execute("PRAGMA busy_timeout = 0")

        with pytest.raises(WorkspaceBusy):
            read(db)


@pytest.mark.parametrize("change", WRITES.values(), ids=WRITES)
def test_a_write_says_that_the_file_is_held(
    workspace_file: Path, change: Callable[[Connection], object]
) -> None:
    with a_workspace(workspace_file) as workspace:
        write(workspace, amina())
    with (
        closing(open_to_write(workspace_file)) as db,
        closing(sqlite3.connect(workspace_file, isolation_level=None)) as other,
    ):
        db.execute("PRAGMA busy_timeout = 0")
        other.execute("BEGIN IMMEDIATE")

        with pytest.raises(WorkspaceBusy):
            change(db)


def test_a_backup_says_that_the_file_is_held(
    held: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def open_without_waiting(path: Path) -> Connection:
        db = open_to_read(path)
        db.execute("PRAGMA busy_timeout = 0")
        return db

    monkeypatch.setattr("desktop.store.backup.open_to_read", open_without_waiting)

    with pytest.raises(WorkspaceBusy):
        back_up(held, tmp_path / "backups", MORNING)
