"""A backup is a whole, checked copy under a name of its own, or it is not there."""

from __future__ import annotations

import shutil
import sqlite3
import threading
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.store import backup, drafts, journal
from desktop.store.backup import BackupFailed, back_up
from desktop.store.connection import Connection, open_to_read
from desktop.store.errors import StoreError, WorkspaceMissing
from desktop.store.verify import verify
from desktop.store.workspace import Workspace
from tests.store.written import (
    MORNING,
    a_decision,
    a_workspace,
    amina,
    an_answer,
    projections,
    reading,
    write,
)

AFTERNOON = datetime(2026, 11, 22, 14, 3, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "Backups of ours"


@pytest.fixture
def written(workspace_file: Path) -> Path:
    """A workspace with a decision and something half typed."""
    with a_workspace(workspace_file) as workspace:
        write(workspace, amina(), an_answer("ocds-1"), a_decision("ocds-1"))
        workspace.write(lambda db: drafts.put(db, "ocds-2", "mission_fit", "half typed", MORNING)).result()
    return workspace_file


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def test_a_backup_is_named_after_the_workspace_and_the_moment_in_the_uk(written: Path, folder: Path) -> None:
    winter = back_up(written, folder, AFTERNOON)
    summer = back_up(written, folder, MORNING)

    assert winter == folder / "work 2026-11-22 1403.tenderpause"
    assert summer == folder / "work 2026-06-09 0900.tenderpause"
    assert names(folder) == [summer.name, winter.name]


def test_a_backup_holds_what_the_workspace_holds_and_opens_as_one(written: Path, folder: Path) -> None:
    copy = back_up(written, folder, AFTERNOON)

    with reading(written) as ours, reading(copy) as theirs:
        assert list(journal.entries(theirs)) == list(journal.entries(ours))
        assert projections(theirs) == projections(ours)
        assert drafts.of(theirs, "ocds-2") == drafts.of(ours, "ocds-2")
        assert verify(theirs).ok
    with Workspace.open(copy, now=lambda: MORNING) as workspace:
        assert not workspace.read_only


def test_a_backup_can_be_made_while_the_workspace_is_open(workspace_file: Path, folder: Path) -> None:
    with a_workspace(workspace_file) as workspace:
        (entry,) = write(workspace, an_answer("ocds-1"))

        copy = back_up(workspace_file, folder, AFTERNOON)

    with reading(copy) as db:
        assert list(journal.entries(db)) == [entry]


def test_a_backup_can_be_made_while_people_write(workspace_file: Path, folder: Path) -> None:
    copies: list[Path] = []
    with a_workspace(workspace_file) as workspace:
        write(workspace, amina())
        copying = threading.Thread(
            target=lambda: copies.extend(back_up(workspace_file, folder, AFTERNOON) for _ in range(5))
        )
        copying.start()
        while copying.is_alive():
            write(workspace, an_answer("ocds-1"))
        copying.join()

    assert len(copies) == 5
    for copy in copies:
        with reading(copy) as db:
            assert verify(db).first_broken is None


def test_nothing_that_is_there_is_written_over(written: Path, folder: Path) -> None:
    folder.mkdir()
    taken = folder / "work 2026-11-22 1403.tenderpause"
    taken.write_text("not ours")

    copies = [back_up(written, folder, AFTERNOON) for _ in range(2)]

    assert taken.read_text() == "not ours"
    assert [copy.name for copy in copies] == [
        "work 2026-11-22 1403 2.tenderpause",
        "work 2026-11-22 1403 3.tenderpause",
    ]


def test_a_name_that_a_file_cannot_have_is_made_one(written: Path, folder: Path) -> None:
    odd = written.with_name("Us? <and> them: 50%.tenderpause")
    shutil.copy(written, odd)

    assert back_up(odd, folder, AFTERNOON).name == "Us and them 50% 2026-11-22 1403.tenderpause"


def test_a_damaged_workspace_is_not_backed_up(written: Path, folder: Path) -> None:
    data = bytearray(written.read_bytes())
    data[8192:12288] = bytes(4096)
    written.write_bytes(data)

    with pytest.raises(BackupFailed, match="damaged") as refused:
        back_up(written, folder, AFTERNOON)

    assert refused.value.safe
    assert refused.value.to_do
    assert names(folder) == []


def test_a_copy_that_does_not_equal_the_workspace_is_not_kept(
    written: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def open_spoilt(path: Path) -> Connection:
        if path.suffix == ".making":
            with closing(sqlite3.connect(path)) as db:
                db.execute("DELETE FROM draft")
                db.commit()
        return open_to_read(path)

    monkeypatch.setattr("desktop.store.backup.open_to_read", open_spoilt)

    with pytest.raises(BackupFailed, match="did not equal"):
        back_up(written, folder, AFTERNOON)

    assert names(folder) == []


def test_there_is_nothing_to_back_up_where_there_is_no_workspace(tmp_path: Path, folder: Path) -> None:
    with pytest.raises(WorkspaceMissing):
        back_up(tmp_path / "none.tenderpause", folder, AFTERNOON)

    assert not folder.exists()


def test_a_folder_that_cannot_be_made_is_said(written: Path, tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")

    with pytest.raises(StoreError, match="could not be written") as refused:
        back_up(written, in_the_way / "folder", AFTERNOON)

    assert refused.value.to_do


def test_a_disk_that_knows_no_second_name_for_a_file_gets_the_copy_all_the_same(
    written: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, target: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refuse)

    copies = [back_up(written, folder, AFTERNOON) for _ in range(2)]

    assert names(folder) == sorted(copy.name for copy in copies)


def test_the_usual_folder_is_in_the_apps_own_home_where_one_is_set(home: Path) -> None:
    assert backup.usual_folder() == home / "backups"


def test_the_usual_folder_is_otherwise_among_the_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TENDER_PAUSE_HOME")

    assert backup.usual_folder().name == "Tender Pause backups"
