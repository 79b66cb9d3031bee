from __future__ import annotations

import hashlib
import os
import signal
import sqlite3
import struct
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.store import migrations
from desktop.store.connection import Connection
from desktop.store.errors import (
    StoreError,
    WorkspaceBusy,
    WorkspaceClosed,
    WorkspaceForeign,
    WorkspaceMissing,
    WorkspaceNewer,
    WorkspaceReadOnly,
)
from desktop.store.workspace import Workspace

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


def open_at(path: Path, *, writable: bool = True) -> Workspace:
    return Workspace.open(path, writable=writable, now=lambda: NOON)


def make_later(db: Connection) -> None:
    db.execute("UPDATE workspace SET made_at = 'later'")


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ours.tenderpause"


def test_a_new_workspace_is_ours_of_the_newest_version_and_keeps_its_id(path: Path) -> None:
    with open_at(path) as workspace:
        first = workspace.id

    with open_at(path) as again, again.reader() as db:
        assert again.id == first
        assert db.execute("PRAGMA application_id").fetchone()[0] == migrations.APPLICATION_ID
        assert db.execute("PRAGMA user_version").fetchone()[0] == migrations.VERSION
        assert db.execute("PRAGMA journal_mode").fetchone()[0] == "wal"


def test_every_table_is_strict_but_those_of_libraries(path: Path) -> None:
    with open_at(path) as workspace, workspace.reader() as db:
        loose = db.execute(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict"
            " AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_sqlite%' ESCAPE '\\'"
        ).fetchall()

    assert loose == []


def test_the_writer_has_every_safeguard_set(path: Path) -> None:
    wanted = {
        "synchronous": 2,
        "foreign_keys": 1,
        "recursive_triggers": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "secure_delete": 1,
        "busy_timeout": 5000,
    }

    with open_at(path) as workspace:
        found = workspace.write(
            lambda db: {name: db.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted}
        ).result()

    assert found == wanted


def test_an_empty_file_left_by_a_save_dialog_becomes_a_workspace(path: Path) -> None:
    path.touch()

    with open_at(path) as workspace:
        assert workspace.id


def test_closing_brings_the_log_into_the_file_and_takes_the_lock_away(path: Path) -> None:
    with open_at(path) as workspace:
        workspace.write(make_later).result()

    assert [found.name for found in path.parent.iterdir()] == [path.name]


def test_a_reader_cannot_write(path: Path) -> None:
    with open_at(path) as workspace, pytest.raises(WorkspaceReadOnly), workspace.reader() as db:
        db.execute("UPDATE workspace SET made_at = 'later'")


def test_a_reader_sees_what_was_committed_before_its_statement(path: Path) -> None:
    with open_at(path) as workspace, workspace.reader() as db:
        workspace.write(
            lambda writing: writing.execute("UPDATE workspace SET made_at = 'later'").rowcount
        ).result()

        seen = db.execute("SELECT made_at FROM workspace").fetchone()[0]

    assert seen == "later"


def test_what_is_not_ours_is_refused_and_not_a_byte_changes(path: Path) -> None:
    theirs = sqlite3.connect(path)
    theirs.executescript("PRAGMA journal_mode = WAL; CREATE TABLE theirs (a); VACUUM")
    theirs.close()
    text = path.with_name("notes.tenderpause")
    text.write_text("Only words, and more of them than a header has bytes. " * 3)
    before = {digest(path), digest(text)}

    for foreign in (path, text):
        for writable in (True, False):
            with pytest.raises(WorkspaceForeign):
                open_at(foreign, writable=writable)

    assert {digest(path), digest(text)} == before
    assert {found.name for found in path.parent.iterdir()} == {path.name, text.name}


def test_a_newer_file_is_refused_with_its_version_and_not_a_byte_changes(path: Path) -> None:
    open_at(path).close()
    with path.open("rb+") as file:
        file.seek(60)
        file.write(struct.pack(">I", migrations.VERSION + 6))
    before = digest(path)

    with pytest.raises(WorkspaceNewer) as refused:
        open_at(path)

    assert refused.value.found == migrations.VERSION + 6
    assert digest(path) == before


def test_reading_where_there_is_nothing_says_so_and_makes_nothing(path: Path) -> None:
    with pytest.raises(WorkspaceMissing):
        open_at(path, writable=False)

    assert list(path.parent.iterdir()) == []


def test_every_refusal_is_three_sentences(path: Path) -> None:
    with pytest.raises(StoreError) as refused:
        open_at(path, writable=False)

    assert all((refused.value.happened, refused.value.safe, refused.value.to_do))


def test_a_second_writer_is_told_it_is_busy_but_may_read(path: Path) -> None:
    with open_at(path) as first:
        with pytest.raises(WorkspaceBusy):
            open_at(path)

        with open_at(path, writable=False) as second:
            assert second.read_only
            assert second.id == first.id
            assert isinstance(second.write(lambda _: None).exception(), WorkspaceReadOnly)


HOLD = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from desktop.store.workspace import Workspace
workspace = Workspace.open(Path(sys.argv[1]), now=lambda: datetime(2026, 6, 1, tzinfo=UTC))
print("held", flush=True)
sys.stdin.read()
"""


def test_another_process_keeps_us_out_until_it_is_killed(path: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with holder:
        assert holder.stdout
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(WorkspaceBusy):
            open_at(path)
        os.kill(holder.pid, signal.SIGKILL)

    with open_at(path) as workspace:
        assert not workspace.read_only


def test_writing_after_closing_says_so(path: Path) -> None:
    workspace = open_at(path)
    workspace.close()

    assert isinstance(workspace.write(lambda _: None).exception(), WorkspaceClosed)
    with pytest.raises(WorkspaceClosed), workspace.reader():
        pass
