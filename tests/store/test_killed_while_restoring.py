"""Killed while it puts a backup back: the workspace is the old one or the backup, and neither is lost."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.store import backup, chain_note, restore
from desktop.store.verify import verify
from tests.store.written import AMINA, MORNING, a_decision, a_workspace, amina, reading, write

pytestmark = pytest.mark.skipif("sys.platform == 'win32'")
EVERY = 1 if "TENDER_PAUSE_KILLS" in os.environ else 5
"""Each how many-th step is cut short; all of them where many kills are asked for, which takes longer."""

PROJECT = Path(__file__).parents[2]
OLD, RESTORED = ["ocds-1", "ocds-2"], ["ocds-1"]


@pytest.fixture(autouse=True)
def near_the_workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let what is noted of a workspace lie in its own folder: steps there count too."""
    monkeypatch.setenv("TENDER_PAUSE_HOME", str(tmp_path / "now" / "home"))


@pytest.fixture
def before(tmp_path: Path) -> Path:
    """A folder as it lies before: a workspace of two decisions, and a backup of the first."""
    now = tmp_path / "now"
    now.mkdir()
    with a_workspace(now / "work.tenderpause") as workspace:
        write(workspace, amina(), a_decision("ocds-1"))
    backup.back_up(now / "work.tenderpause", now / "backups", MORNING)
    with a_workspace(now / "work.tenderpause") as workspace:
        write(workspace, a_decision("ocds-2"))
    return Path(shutil.copytree(now, tmp_path / "before"))


def killed_at_each_step(before: Path) -> Iterator[Path]:
    """Yield the folder as each kill left it, until one restore came to its end."""
    now, step = before.with_name("now"), 1
    while True:
        shutil.rmtree(now)
        shutil.copytree(before, now)
        file = now / "work.tenderpause"
        (source,) = (now / "backups").iterdir()
        command = [sys.executable, "-m", "tests.store.restorer", str(file), str(source), str(step)]
        code = subprocess.run(command, cwd=PROJECT).returncode
        yield file
        if code == 0:
            return
        assert code == -signal.SIGKILL
        step += EVERY


def test_either_file_stands_there_whole_and_the_old_one_is_never_lost(
    before: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []
    for file in killed_at_each_step(before):
        monkeypatch.setattr(chain_note, "_expected", {})
        there = subjects(file)
        held = [subjects(one) for one in file.parent.glob("*.tenderpause")]
        with reading(file) as db:
            found = verify(db)
        assert there in (OLD, RESTORED)
        assert OLD in held
        assert found.first_broken is None
        assert found.missing is None or there == RESTORED  # the note is written last

        with a_workspace(file) as workspace:
            write(workspace, a_decision("ocds-3"))
        with reading(file) as db:
            assert verify(db).ok
        seen.append(there)
    assert seen[0] == OLD
    assert seen[-1] == RESTORED


def test_a_restore_that_was_cut_short_is_done_again(before: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for file in killed_at_each_step(before):
        monkeypatch.setattr(chain_note, "_expected", {})
        (source,) = (file.parent / "backups").iterdir()

        done = restore.put_in_place(restore.prepare(file, source), MORNING, AMINA)

        assert subjects(file) == RESTORED
        assert done.kept is not None
        with reading(file) as db:
            assert verify(db).ok


def test_what_a_killed_restore_left_behind_goes_with_a_later_one(before: Path) -> None:
    file = before / "work.tenderpause"
    (source,) = (before / "backups").iterdir()
    left, just_made = (before / f".work.tenderpause.{number}.restoring" for number in (1, 2))
    for one in (left, just_made):
        one.write_bytes(b"half of it")
    os.utime(left, (0, 0))

    restore.drop(restore.prepare(file, source))

    assert not left.exists()
    assert just_made.exists()  # another window may be about it


def subjects(path: Path) -> list[str]:
    with reading(path) as db:
        return [subject for (subject,) in db.execute("SELECT subject FROM decision ORDER BY rowid")]
