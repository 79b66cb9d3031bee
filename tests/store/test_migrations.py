from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from desktop.store import migrations
from desktop.store.backup import BackupFailed
from desktop.store.connection import Connection, connect
from desktop.store.workspace import Workspace
from tests.store.public_data import NOW, a_notice, store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ours.tenderpause"


@pytest.fixture
def db(path: Path) -> Iterator[Connection]:
    Workspace.open(path, now=lambda: NOW).close()
    with closing(connect(path, mode="rw")) as opened:
        store(opened, a_notice(1))
        yield opened


def with_a_second_step() -> Migrations:
    steps = Migrations("workspace_file")
    steps(name="001_begin")(migrations.begin)
    return steps


def schema(db: sqlite3.Connection) -> list[tuple[str, str]]:
    return db.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name").fetchall()


def test_a_step_is_applied_once_and_keeps_what_was_there(db: Connection) -> None:
    steps = with_a_second_step()

    @steps(name="002_colour")
    def colour(database: Database) -> None:
        database.conn.execute("ALTER TABLE opportunity ADD COLUMN colour TEXT")

    migrations.bring_up(db, steps, 2)
    migrations.bring_up(db, steps, 2)

    assert db.execute("PRAGMA user_version").fetchone() == (2,)
    assert db.execute("SELECT key, colour FROM opportunity").fetchall() == [(a_notice(1).opportunity, None)]


def test_a_step_that_fails_takes_everything_back(db: Connection) -> None:
    steps = with_a_second_step()

    @steps(name="002_colour")
    def colour(database: Database) -> None:
        database.conn.execute("ALTER TABLE opportunity ADD COLUMN colour TEXT")
        raise ZeroDivisionError

    before = schema(db)

    with pytest.raises(ZeroDivisionError):
        migrations.bring_up(db, steps, 2)

    assert schema(db) == before
    assert db.execute("PRAGMA user_version").fetchone() == (1,)


def test_a_step_that_would_break_a_reference_is_taken_back(db: Connection) -> None:
    steps = with_a_second_step()

    @steps(name="002_careless")
    def careless(database: Database) -> None:
        database.conn.execute("PRAGMA defer_foreign_keys = ON")
        database.conn.execute("DELETE FROM opportunity")
        database.conn.execute("INSERT INTO opportunity_text VALUES (99, '', '', '')")

    with pytest.raises(ValueError, match="opportunity_text"):
        migrations.bring_up(db, steps, 2)

    assert db.execute("SELECT count(*) FROM opportunity").fetchone() == (1,)


def as_if_of_an_earlier_version(path: Path) -> None:
    Workspace.open(path, now=lambda: NOW).close()
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 0")


def test_an_earlier_file_is_backed_up_before_it_is_brought_up(path: Path) -> None:
    as_if_of_an_earlier_version(path)

    with Workspace.open(path, now=lambda: NOW) as workspace, workspace.reader() as db:
        assert db.execute("PRAGMA user_version").fetchone() == (migrations.VERSION,)

    (copy,) = (path.parent / f"ours before version {migrations.VERSION}").iterdir()
    with closing(sqlite3.connect(copy)) as kept:
        assert kept.execute("PRAGMA user_version").fetchone() == (0,)
        assert kept.execute("SELECT id FROM workspace").fetchone() == (workspace.id,)


def test_without_a_backup_there_is_no_migration(path: Path) -> None:
    as_if_of_an_earlier_version(path)
    (path.parent / f"ours before version {migrations.VERSION}").write_text(
        "A file stands where the folder goes."
    )

    with pytest.raises(BackupFailed):
        Workspace.open(path, now=lambda: datetime(2026, 6, 9, tzinfo=UTC))

    assert migrations.version_of(path) == 0
