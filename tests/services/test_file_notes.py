"""What is said of the file itself: where it lies, and whence it comes."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.services.desk import Desk
from desktop.services.file_notes import About, file_notes, keep_here
from desktop.services.opening import open_desk
from desktop.store import chain_note
from desktop.store.backup import BackupFailed
from desktop.store.settings import of as settings_of
from tests.conftest import NOW


@pytest.fixture
def synced(desk: Desk, tmp_path: Path) -> Iterator[Desk]:
    """The same file, in a folder that is kept in step."""
    desk.workspace.write(lambda _db: None).result()
    folder = tmp_path / "OneDrive - Fernmoor"
    folder.mkdir()
    desk.workspace.close()
    shutil.move(desk.workspace.path, folder / "work.tenderpause")
    there = open_desk(folder / "work.tenderpause", lambda: NOW)
    yield there
    there.workspace.close()


def test_a_file_in_its_usual_place_has_nothing_to_be_said_of_it(desk: Desk, tmp_path: Path) -> None:
    assert file_notes(desk, tmp_path) == ()


def test_a_file_without_entries_comes_from_nowhere(empty_desk: Desk, tmp_path: Path) -> None:
    assert file_notes(empty_desk, tmp_path) == ()


def test_a_synced_folder_is_warned_of_and_this_computer_offered(synced: Desk, tmp_path: Path) -> None:
    (note,) = file_notes(synced, tmp_path / "home")

    assert note.about is About.FOLDER
    assert "OneDrive" in note.sentence
    assert note.offer == "Keep it on this computer"


def test_nothing_is_offered_where_this_computers_own_folder_is_synced_too(
    synced: Desk, tmp_path: Path
) -> None:
    (note,) = file_notes(synced, tmp_path / "Dropbox")

    assert note.offer == ""


def test_a_file_that_can_only_be_read_says_whence_it_comes_and_promises_nothing(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chain_note, "_expected", {})
    monkeypatch.setenv("TENDER_PAUSE_HOME", str(tmp_path / "elsewhere"))
    reading = open_desk(desk.workspace.path, lambda: NOW)

    (note,) = file_notes(reading, tmp_path)

    reading.workspace.close()
    assert note.sentence == "This file comes from another computer."


def test_the_copy_on_this_computer_goes_on_with_the_same_chain(synced: Desk, tmp_path: Path) -> None:
    synced.workspace.close()
    old = synced.workspace.path.read_bytes()

    here = keep_here(synced.workspace.path, tmp_path / "home" / "workspace.tenderpause")

    assert here == tmp_path / "home" / "workspace.tenderpause"
    assert synced.workspace.path.read_bytes() == old
    again = open_desk(here, lambda: NOW)
    with again.reader() as db:
        assert settings_of(db).organisation == "Fernmoor Neighbours"
    assert file_notes(again, tmp_path) == ()
    again.workspace.close()


def test_a_file_that_is_there_already_is_not_written_over(synced: Desk, tmp_path: Path) -> None:
    synced.workspace.close()
    for name in ("workspace.tenderpause", "work.tenderpause"):
        (tmp_path / name).write_text("somebody's own")

    here = keep_here(synced.workspace.path, tmp_path / "workspace.tenderpause")

    assert here.name == "work 2.tenderpause"
    assert (tmp_path / "workspace.tenderpause").read_text() == "somebody's own"


def test_where_there_is_no_room_the_file_stays_where_it_was(synced: Desk, tmp_path: Path) -> None:
    synced.workspace.close()
    (tmp_path / "no folder").write_text("")

    with pytest.raises(BackupFailed):
        keep_here(synced.workspace.path, tmp_path / "no folder" / "workspace.tenderpause")

    assert synced.workspace.path.is_file()
