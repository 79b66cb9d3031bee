"""A backup takes the place of a file, which is kept; what is lost stands in the chain that then begins."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from desktop.store import backup, chain_note, foreign_log, journal, restore, trustee_copy
from desktop.store.connection import connect, open_to_write
from desktop.store.errors import StoreError, WorkspaceBusy, WorkspaceForeign, WorkspaceMissing
from desktop.store.foreign_log import WorkspaceMixed
from desktop.store.restore import RestoreRefused
from desktop.store.verify import verify
from desktop.store.workspace import Workspace
from tests.store.written import AMINA, MORNING, a_decision, a_workspace, amina, reading, write

LATER = MORNING + timedelta(hours=1)


@pytest.fixture
def backed_up(workspace_file: Path, tmp_path: Path) -> Path:
    """The backup of a workspace that holds one decision; the workspace went on to hold two."""
    with a_workspace(workspace_file) as workspace:
        write(workspace, amina(), a_decision("ocds-1"))
    made = backup.back_up(workspace_file, tmp_path / "backups", MORNING)
    with a_workspace(workspace_file) as workspace:
        write(workspace, a_decision("ocds-2"))
    return made


def put_back(path: Path, source: Path) -> restore.Restored:
    return restore.put_in_place(restore.prepare(path, source), LATER, AMINA)


def subjects(path: Path) -> list[str]:
    with reading(path) as db:
        return [subject for (subject,) in db.execute("SELECT subject FROM decision ORDER BY rowid")]


def test_the_backup_takes_its_place_and_the_old_file_is_kept_whole(
    backed_up: Path, workspace_file: Path
) -> None:
    done = put_back(workspace_file, backed_up)

    assert done.kept is not None
    assert subjects(workspace_file) == ["ocds-1"]
    assert subjects(done.kept) == ["ocds-1", "ocds-2"]
    assert done.kept.name == "work before restore 2026-06-09 1000.tenderpause"
    assert backed_up.exists()


def test_it_reports_what_the_file_held_before_and_holds_after(backed_up: Path, workspace_file: Path) -> None:
    done = put_back(workspace_file, backed_up)

    assert done.before is not None
    assert (done.before.entries, done.before.decisions) == (3, 2)
    assert (done.after.entries, done.after.decisions) == (2, 1)


def test_a_new_chain_begins_that_names_what_is_lost(backed_up: Path, workspace_file: Path) -> None:
    with reading(workspace_file) as db:
        lost = journal.last_arrived(db)
    assert lost is not None

    put_back(workspace_file, backed_up)

    with reading(workspace_file) as db:
        found, entries = verify(db), list(journal.entries(db))
    begun, says = entries[-1], json.loads(entries[-1].payload or "")
    assert (begun.kind, begun.seq, begun.prev_hash, begun.author) == (
        "chain.begun",
        1,
        entries[-2].hash,
        AMINA,
    )
    assert says["reason"] == "restored"
    assert says["lost"] == {lost.chain: {"seq": 3, "hash": lost.hash}}
    assert (found.ok, found.missing, found.lost_before) == (True, None, (lost,))


def test_the_next_entry_goes_on_with_that_chain(backed_up: Path, workspace_file: Path) -> None:
    put_back(workspace_file, backed_up)

    with a_workspace(workspace_file) as workspace:
        (entry,) = write(workspace, a_decision("ocds-3"))
        with workspace.reader() as db:
            assert verify(db).ok

    assert entry.seq == 2


def test_a_code_printed_after_the_backup_is_told_to_be_lost(backed_up: Path, workspace_file: Path) -> None:
    with reading(workspace_file) as db:
        printed = journal.last_arrived(db)
    assert printed is not None

    put_back(workspace_file, backed_up)

    with reading(workspace_file) as db:
        found = verify(db, head=printed.hash)
    assert (found.ok, found.head_found) == (False, None)
    assert found.lost_before == (printed,)
    assert found.ends[printed.chain] < printed.seq


def test_where_nothing_lies_the_backup_is_put_there(backed_up: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "new computer" / "work.tenderpause"

    done = put_back(elsewhere, backed_up)

    assert (done.kept, done.before) == (None, None)
    assert subjects(elsewhere) == ["ocds-1"]


def test_twice_in_one_minute_keeps_both_old_files(backed_up: Path, workspace_file: Path) -> None:
    first = put_back(workspace_file, backed_up).kept
    second = put_back(workspace_file, backed_up).kept

    assert first is not None
    assert second is not None
    assert first != second
    assert (subjects(first), subjects(second)) == (["ocds-1", "ocds-2"], ["ocds-1"])


def test_the_log_of_the_old_file_is_set_aside_with_it(backed_up: Path, workspace_file: Path) -> None:
    with left_behind(workspace_file):
        shutil.copy(workspace_file, workspace_file.with_name("torn"))
        shutil.copy(foreign_log.log_of(workspace_file), workspace_file.with_name("torn-wal"))
    for ending in ("", "-wal"):
        workspace_file.with_name(f"torn{ending}").replace(
            workspace_file.with_name(workspace_file.name + ending)
        )

    done = put_back(workspace_file, backed_up)

    assert done.kept is not None
    assert not foreign_log.log_of(workspace_file).exists()
    with closing(connect(done.kept, mode="rw")) as db:
        assert db.execute("SELECT text FROM draft").fetchall() == [("Only in the log",)]


@contextmanager
def left_behind(path: Path) -> Iterator[None]:
    """Have a change stand in the log alone for as long as the block lasts."""
    with closing(open_to_write(path)) as db:
        db.execute("INSERT INTO draft VALUES ('ocds-1', 'rationale', 'Only in the log', '2026-06-09')")
        yield


@pytest.mark.parametrize("what", ["nothing", "letter", "itself", "for trustees"])
def test_what_is_no_backup_is_refused_and_nothing_changed(
    backed_up: Path, workspace_file: Path, tmp_path: Path, what: str
) -> None:
    letter = tmp_path / "letter.tenderpause"
    letter.write_text("Dear all," * 40)
    copy = trustee_copy.make(workspace_file, tmp_path / "copy.tenderpause", MORNING).path
    source = {"letter": letter, "itself": workspace_file, "for trustees": copy}.get(what, tmp_path / "none")
    before = workspace_file.read_bytes()

    with pytest.raises((RestoreRefused, WorkspaceForeign, WorkspaceMissing)):
        restore.prepare(workspace_file, source)

    assert workspace_file.read_bytes() == before
    assert not list(tmp_path.glob(".*restoring*"))


def test_a_backup_that_was_tampered_with_is_refused(backed_up: Path, workspace_file: Path) -> None:
    with closing(sqlite3.connect(backed_up, isolation_level=None)) as db:
        db.execute("UPDATE decision SET rationale = 'We never wanted it.'")

    with pytest.raises(RestoreRefused, match="table decision does not show"):
        restore.prepare(workspace_file, backed_up)

    assert subjects(workspace_file) == ["ocds-1", "ocds-2"]


def test_while_a_window_writes_nothing_is_put_back(backed_up: Path, workspace_file: Path) -> None:
    with a_workspace(workspace_file):
        prepared = restore.prepare(workspace_file, backed_up)

        with pytest.raises(WorkspaceBusy):
            restore.put_in_place(prepared, LATER)

    assert subjects(workspace_file) == ["ocds-1", "ocds-2"]


def test_a_file_that_cannot_be_read_any_more_gives_way_to_its_backup(
    backed_up: Path, workspace_file: Path
) -> None:
    workspace_file.write_bytes(b"\0" * 8192)

    done = put_back(workspace_file, backed_up)

    assert done.before is None
    assert done.kept is not None
    assert done.kept.read_bytes() == b"\0" * 8192
    assert subjects(workspace_file) == ["ocds-1"]


def test_a_plan_that_is_dropped_leaves_nothing(backed_up: Path, workspace_file: Path) -> None:
    prepared = restore.prepare(workspace_file, backed_up)

    restore.drop(prepared)

    assert not prepared.making.exists()
    assert chain_note.read("nobody") is None


def test_a_backup_copied_by_hand_over_a_file_in_use_is_noticed_before_it_is_opened(
    backed_up: Path, workspace_file: Path, tmp_path: Path
) -> None:
    stale = tmp_path / "stale-wal"
    with left_behind(workspace_file):
        shutil.copy(foreign_log.log_of(workspace_file), stale)
    shutil.copy(backed_up, workspace_file)
    shutil.copy(stale, foreign_log.log_of(workspace_file))
    before = workspace_file.read_bytes()

    for writable in (True, False):
        with pytest.raises(WorkspaceMixed, match="Neither of them was changed"):
            Workspace.open(workspace_file, writable=writable, now=lambda: MORNING)

    assert workspace_file.read_bytes() == before
    assert foreign_log.log_of(workspace_file).read_bytes() == stale.read_bytes()
    assert not workspace_file.with_name(workspace_file.name + ".lock").exists()


def test_with_the_foreign_log_moved_away_the_file_opens(
    backed_up: Path, workspace_file: Path, tmp_path: Path
) -> None:
    with left_behind(workspace_file):
        shutil.copy(foreign_log.log_of(workspace_file), tmp_path / "stale-wal")
    shutil.copy(backed_up, workspace_file)

    with a_workspace(workspace_file) as workspace, workspace.reader() as db:
        assert [entry.kind for entry in journal.entries(db)][-1] == "decision.recorded"


def test_the_log_of_the_file_itself_is_read_as_ever(workspace_file: Path, tmp_path: Path) -> None:
    with a_workspace(workspace_file) as workspace:
        write(workspace, amina())
    copied = tmp_path / "killed.tenderpause"
    with left_behind(workspace_file):
        shutil.copy(workspace_file, copied)
        shutil.copy(foreign_log.log_of(workspace_file), foreign_log.log_of(copied))

    with a_workspace(copied) as workspace, workspace.reader() as db:
        texts = db.execute("SELECT text FROM draft").fetchall()

    assert texts == [("Only in the log",)]


def test_every_refusal_says_what_to_do(backed_up: Path, workspace_file: Path) -> None:
    with pytest.raises(StoreError) as refused:
        restore.prepare(workspace_file, workspace_file)

    assert refused.value.safe == "Your workspace is as it was."
    assert refused.value.to_do == "Choose a backup of it."
