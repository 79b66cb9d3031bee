"""A printed pack held against the file it was made of, a copy of it, one put back, and one cut short."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

import pytest

from desktop.reports.pack_code import NoPackCode, read_code
from desktop.services import board_packs, deciding
from desktop.services.backing_up import back_up
from desktop.services.desk import Desk
from desktop.services.register import RegisterFilter, register
from desktop.services.restoring import plan, put_back
from desktop.services.trustee_copies import copy_for_trustees
from desktop.services.verifying import Checked, check
from desktop.store import chain_note
from desktop.store.decisions import PauseStood
from desktop.store.workspace import Workspace
from tests.conftest import NOW
from tests.services.known import ADVOCACY, ESOL, PARTNER, PEER_SUPPORT, STEP_BACK, WARM_HOMES, pause_quickly
from tests.services.known import YOUNG_CARERS as CARERS


@contextmanager
def at(path: Path) -> Iterator[Desk]:
    """Sit down at a file as this computer finds it."""
    with Workspace.open(path, now=lambda: NOW) as workspace:
        yield Desk(workspace, lambda: NOW, author=_anybody(workspace))


def _anybody(workspace: Workspace) -> str:
    with workspace.reader() as db:
        return str(db.execute("SELECT id FROM person LIMIT 1").fetchone()[0])


def go_to(monkeypatch: pytest.MonkeyPatch, computer: Path) -> None:
    """Sit at another computer: its notes are others, and so is the running program."""
    monkeypatch.setenv("TENDER_PAUSE_HOME", str(computer))
    monkeypatch.setattr(chain_note, "_expected", {})


def a_pack(desk: Desk, name: str) -> Path:
    out = desk.workspace.path.with_name(name)
    board_packs.make(desk, date(2026, 4, 1), date(2026, 6, 30), out, lambda _done, _all: None)
    return out


def held_against(path: Path, pack: Path) -> Checked:
    with Workspace.open(path, writable=False, now=lambda: NOW) as workspace:
        return check(Desk(workspace, lambda: NOW), pack=pack)


@pytest.fixture
def begun(sample_desk: Desk) -> Path:
    """A file with one decision."""
    deciding.record(sample_desk, ESOL, STEP_BACK)
    sample_desk.workspace.close()
    return sample_desk.workspace.path


@pytest.mark.parametrize("kind", ["pdf", "html"])
def test_a_pack_is_on_the_record_with_what_was_written_after_it(begun: Path, kind: str) -> None:
    with at(begun) as desk:
        pack = a_pack(desk, f"pack.{kind}")
        deciding.record(desk, WARM_HOMES, STEP_BACK)

    checked = held_against(begun, pack)

    assert (checked.ok, checked.head_found) == (True, True)
    assert checked.head_answer == "The code is on the record, with 1 entry after it."
    assert read_code(pack).chain


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 torn", b"<html><title>Minutes</title></html>"])
def test_what_carries_no_code_says_so(begun: Path, tmp_path: Path, content: bytes) -> None:
    other = tmp_path / "minutes.pdf"
    other.write_bytes(content)

    with pytest.raises(NoPackCode, match="carries no check code"):
        held_against(begun, other)


def test_a_copy_worked_on_in_both_places_starts_a_second_chain_and_no_honest_pack_is_called_wrong(
    begun: Path, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with at(begun) as desk:
        before = a_pack(desk, "before.pdf")
    taken = tmp_path / "laptop" / "work.tenderpause"
    taken.parent.mkdir()
    shutil.copy(begun, taken)
    with at(begun) as desk:
        number_here = deciding.record(desk, WARM_HOMES, STEP_BACK).number
        here = a_pack(desk, "here.pdf")
    go_to(monkeypatch, tmp_path / "another home")
    with at(taken) as desk:
        number_there = deciding.record(desk, WARM_HOMES, STEP_BACK).number
        there = a_pack(desk, "there.pdf")

    answers = {
        (file.name, pack.name): held_against(file, pack)
        for file in (begun, taken)
        for pack in (before, here, there)
    }

    assert (number_here, number_there) == ("2", "B1")
    assert len({file.read_bytes() for file in (begun, taken)}) == 2
    for file in (begun, taken):
        assert held_against(file, before).head_found
    assert held_against(begun, here).head_found
    assert held_against(taken, there).head_found
    for elsewhere in (held_against(begun, there), held_against(taken, here)):
        assert not elsewhere.head_found
        assert elsewhere.first_broken == ""
        assert "copy" in elsewhere.head_answer
    assert all("wrong" not in one.head_answer for one in answers.values())


def test_a_copy_worked_on_beside_the_first_on_one_computer_is_no_loss(begun: Path, tmp_path: Path) -> None:
    twin = tmp_path / "twin.tenderpause"
    shutil.copy(begun, twin)
    with at(twin) as desk:
        deciding.record(desk, WARM_HOMES, STEP_BACK)
    with at(begun) as desk:
        looked_at = check(desk)
        number = deciding.record(desk, CARERS, STEP_BACK).number
        after = check(desk)

    assert looked_at.ok
    assert "copy of an earlier moment" in looked_at.detail
    assert number == "B1"
    assert after.ok


def test_a_pack_made_after_a_backup_says_that_the_file_was_put_back(begun: Path, tmp_path: Path) -> None:
    with at(begun) as desk:
        backup = back_up(desk, tmp_path / "backups")
        deciding.record(desk, WARM_HOMES, STEP_BACK)
        pack = a_pack(desk, "pack.pdf")

    done = put_back(plan(begun, backup), lambda: NOW)

    checked = held_against(begun, pack)
    assert not checked.ok
    assert checked.first_broken == ""
    assert "this file was put back to an earlier point" in checked.head_answer
    assert (done.counts_before is not None, done.counts_after.decisions) == (True, 1)
    assert done.kept is not None
    assert held_against(done.kept, pack).head_found


def cut(path: Path, entries: int) -> None:
    """Cut entries off the end, and what the screens show of them, as another program can."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        for (trigger,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            db.execute(f"DROP TRIGGER {trigger}")
        db.execute(
            "DELETE FROM entry WHERE rowid IN (SELECT rowid FROM entry ORDER BY rowid DESC LIMIT ?)",
            (entries,),
        )
        for table in ("pack", "look_again"):
            db.execute(f"DELETE FROM {table}")


def test_a_cut_tail_is_found_at_opening_with_a_code_and_with_a_pack(
    begun: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with at(begun) as desk:
        pack = a_pack(desk, "pack.pdf")
    cut(begun, 1)

    with at(begun) as desk:
        at_opening = check(desk)
    go_to(monkeypatch, tmp_path / "an auditor's")
    without_a_note = held_against(begun, pack)
    with at(begun) as desk:
        nothing_to_go_by = check(desk)
        code = check(desk, head=read_code(pack).head[:32])

    assert (at_opening.ok, at_opening.title) == (False, "Entries are missing at the end")
    assert not without_a_note.ok
    assert "its end was cut off" in without_a_note.head_answer
    assert (code.ok, code.head_found) == (False, False)
    assert nothing_to_go_by.ok  # without a printed code and without a note it cannot be told, and we say so


def test_a_blanked_decision_that_no_erasure_lists_is_found(begun: Path) -> None:
    with closing(sqlite3.connect(begun, isolation_level=None)) as db:
        for (trigger,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            db.execute(f"DROP TRIGGER {trigger}")
        db.execute("UPDATE entry SET payload = NULL, salt = NULL WHERE kind = 'decision.recorded'")

    with Workspace.open(begun, writable=False, now=lambda: NOW) as workspace:
        checked = check(Desk(workspace, lambda: NOW))

    assert not checked.ok
    assert "(decision.recorded)" in checked.first_broken
    assert "has been emptied" in checked.first_broken


def test_a_pack_verifies_in_the_copy_for_trustees_too(begun: Path, tmp_path: Path) -> None:
    with at(begun) as desk:
        pack = a_pack(desk, "pack.pdf")
        copied = copy_for_trustees(desk, tmp_path / "for trustees")

    checked = held_against(copied.made.path, pack)

    assert copied.made.path.name == "for trustees.tenderpause"
    assert copied.sentence.startswith("1 decision. Left out: 0 private notes, ")
    assert (checked.ok, checked.head_found) == (True, True)


def test_the_deep_check_looks_beneath_the_record(begun: Path) -> None:
    with at(begun) as desk:
        sound = check(desk, deep=True)
    with closing(sqlite3.connect(begun, isolation_level=None)) as db:
        db.execute("UPDATE opportunity SET title = 'Other words than the index knows' WHERE rowid = 1")
    with at(begun) as desk:
        shallow, deep = check(desk), check(desk, deep=True)

    assert (sound.ok, sound.deep) == (True, ())
    assert shallow.ok
    assert not deep.ok
    assert deep.title == "The file beneath the record is not sound"
    assert "search index" in deep.detail


def test_the_register_is_filtered_by_who_and_by_the_pause_behind_it(sample_desk: Desk) -> None:
    pause_quickly(sample_desk, PEER_SUPPORT)
    deciding.record(sample_desk, PEER_SUPPORT, PARTNER)
    deciding.record(sample_desk, ADVOCACY, STEP_BACK)

    def numbers(**wanted: object) -> list[str]:
        with sample_desk.reader() as db:
            narrowed = RegisterFilter(**wanted)  # type: ignore[arg-type]  # names of the filter's fields
            return [line.number for line in register(db, sample_desk, narrowed).lines]

    with sample_desk.reader() as db:
        people = {name: person for person, name in register(db, sample_desk).people}
    assert numbers(who=people["Rhys Pell"]) == ["1"]
    assert numbers(who=people["Amina Okoro"]) == ["2", "1"]
    assert numbers(pause=PauseStood.QUICK) == ["1"]
    assert numbers(pause=PauseStood.NONE) == ["2"]
    assert numbers(pause=PauseStood.FULL) == []
    assert numbers(waiting=True) == []
