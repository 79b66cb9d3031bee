"""Files from before decisions said all that trustees ask for: read as they are, brought up without loss."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desktop.store import decisions, look_again, plan_steps, private_notes, schema_decision
from desktop.store.verify import verify
from desktop.store.workspace import Workspace
from tests.store.written import MORNING, a_decision, a_workspace, amina, write


@pytest.fixture
def earlier(tmp_path: Path) -> Path:
    """A file with two decisions, as the version before kept them."""
    path = tmp_path / "earlier.tenderpause"
    with a_workspace(path) as workspace:
        first = a_decision("ocds-1", look_again_if="It closes")
        write(workspace, amina(), first, a_decision("ocds-1", outcome="bid", supersedes="1"))
    with closing(sqlite3.connect(path)) as db:
        for statement in schema_decision._COLUMNS:
            _alter, _table, table, _add, _column, column, *_ = statement.split()
            db.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
        for table in ("sign_off", "private_note", "plan_step"):
            db.execute(f"DROP TABLE {table}")
        db.execute("DELETE FROM _sqlite_migrations WHERE name LIKE '%_decision'")
        db.execute("PRAGMA user_version = 13")
        db.commit()
    return path


@pytest.mark.parametrize("writable", [False, True])
def test_what_was_decided_reads_as_before(earlier: Path, writable: bool) -> None:
    with (
        Workspace.open(earlier, writable=writable, now=lambda: MORNING) as workspace,
        workspace.reader() as db,
    ):
        newer, older = decisions.rows(db)

        assert (older.superseded_by, newer.supersedes, older.look_again_if) == ("2", "1", "It closes")
        assert (older.alternatives, older.conflicts, older.principles, older.sign_off) == ("", (), (), None)
        assert private_notes.of(db, "1") == ""
        assert plan_steps.of(db, "ocds-1") == {}
        assert look_again.asked_for(db) == ()
        assert verify(db).ok
