from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from sqlite_utils import Database, Migrations

from desktop.domain.asking import Outcome
from desktop.store import asked, checking, migration_steps, migrations, own_sources, pulls
from desktop.store.backup import BackupFailed
from desktop.store.checking import Checking
from desktop.store.connection import Connection, connect
from desktop.store.migration_steps import workspace_file
from desktop.store.pulls import Pull
from desktop.store.tally import Tally
from desktop.store.verify import verify
from desktop.store.workspace import Workspace
from tests.store.public_data import NOW, a_notice, store

NEXT = migrations.VERSION + 1


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ours.tenderpause"


@pytest.fixture
def db(path: Path) -> Iterator[Connection]:
    Workspace.open(path, now=lambda: NOW).close()
    with closing(connect(path, mode="rw")) as opened:
        store(opened, a_notice(1))
        yield opened


def with_another_step() -> Migrations:
    return workspace_file()


def schema(db: sqlite3.Connection) -> list[tuple[str, str]]:
    return db.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name").fetchall()


def test_a_step_is_applied_once_and_keeps_what_was_there(db: Connection) -> None:
    steps = with_another_step()

    @steps(name="003_colour")
    def colour(database: Database) -> None:
        database.conn.execute("ALTER TABLE opportunity ADD COLUMN colour TEXT")

    migrations.bring_up(db, steps, NEXT)
    migrations.bring_up(db, steps, NEXT)

    assert db.execute("PRAGMA user_version").fetchone() == (NEXT,)
    assert db.execute("SELECT key, colour FROM opportunity").fetchall() == [(a_notice(1).opportunity, None)]


def test_a_step_that_fails_takes_everything_back(db: Connection) -> None:
    steps = with_another_step()

    @steps(name="003_colour")
    def colour(database: Database) -> None:
        database.conn.execute("ALTER TABLE opportunity ADD COLUMN colour TEXT")
        raise ZeroDivisionError

    before = schema(db)

    with pytest.raises(ZeroDivisionError):
        migrations.bring_up(db, steps, NEXT)

    assert schema(db) == before
    assert db.execute("PRAGMA user_version").fetchone() == (migrations.VERSION,)


def test_a_step_that_would_break_a_reference_is_taken_back(db: Connection) -> None:
    steps = with_another_step()

    @steps(name="003_careless")
    def careless(database: Database) -> None:
        database.conn.execute("PRAGMA defer_foreign_keys = ON")
        database.conn.execute("DELETE FROM opportunity")
        database.conn.execute("INSERT INTO opportunity_text VALUES (99, '', '', '')")

    with pytest.raises(ValueError, match="opportunity_text"):
        migrations.bring_up(db, steps, NEXT)

    assert db.execute("SELECT count(*) FROM opportunity").fetchone() == (1,)


def of_version_1(path: Path) -> None:
    steps = Migrations("workspace_file")
    steps(name="001_begin")(migration_steps.begin)
    with closing(connect(path, mode="rwc")) as db:
        db.execute(f"PRAGMA application_id = {migrations.APPLICATION_ID}")
        migrations.bring_up(db, steps, 1)
        db.execute("INSERT INTO workspace VALUES (1, 'first', '2026-06-01T08:00:00+00:00')")


def test_a_file_of_version_1_comes_to_have_the_schema_of_a_new_one(path: Path, tmp_path: Path) -> None:
    of_version_1(path)
    new = tmp_path / "new.tenderpause"

    Workspace.open(path, now=lambda: NOW).close()

    Workspace.open(new, now=lambda: NOW).close()
    with closing(connect(path, mode="ro")) as brought_up, closing(connect(new, mode="ro")) as made:
        assert schema(brought_up) == schema(made)


def of_version_2(path: Path) -> None:
    of_version_1(path)
    steps = Migrations("workspace_file")
    steps(name="001_begin")(migration_steps.begin)
    steps(name="002_sources")(migration_steps.sources)
    with closing(connect(path, mode="rw")) as db:
        migrations.bring_up(db, steps, 2)


def test_what_version_2_knew_of_pulls_keeps_sources_from_being_asked_too_soon(path: Path) -> None:
    of_version_2(path)
    answered = Pull(source="a", at=NOW, tally=Tally(1), again_at=NOW + timedelta(minutes=10))
    told_to_wait = Pull(source="b", at=NOW, tally=Tally(), error="Wait.", again_at=NOW + timedelta(hours=3))
    with closing(connect(path, mode="rw")) as db:
        for pull in (answered, told_to_wait, replace(answered, source="file:a.json")):
            pulls.remember(db, pull)

    with Workspace.open(path, now=lambda: NOW) as workspace, workspace.reader() as db:
        known = asked.everything(db)
        kept = pulls.latest(db)

    assert [(one, two.before.outcome, two.before.failures) for one, two in known.items()] == [
        ("a", Outcome.ANSWERED, 0),
        ("b", Outcome.TROUBLED, 1),
    ]
    assert known["b"].before.not_before == NOW + timedelta(hours=3)
    assert kept.keys() == {"a", "b", "file:a.json"}


def test_a_file_of_version_2_can_be_read_as_it_is(path: Path) -> None:
    of_version_2(path)

    with Workspace.open(path, writable=False, now=lambda: NOW) as workspace, workspace.reader() as db:
        assert asked.everything(db) == {}
        assert asked.rests(db, NOW) == {}
        assert checking.of(db) == Checking()


def test_a_file_of_version_1_can_be_read_and_checked_as_it_is(path: Path) -> None:
    of_version_1(path)

    with Workspace.open(path, writable=False, now=lambda: NOW) as workspace, workspace.reader() as db:
        assert pulls.latest(db) == {}
        assert own_sources.everything(db) == ()
        assert verify(db).ok


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


def test_a_file_that_was_brought_up_says_so_itself_even_if_the_program_is_killed(path: Path) -> None:
    of_version_1(path)

    with Workspace.open(path, now=lambda: NOW):
        in_the_first_bytes = migrations.version_of(path)

    assert in_the_first_bytes == migrations.VERSION
