"""The file is handed over on a memory stick: the other computer begins its own chain, in order."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt

from desktop.domain.decision import Outcome
from desktop.services.backing_up import back_up
from desktop.services.desk import Desk
from desktop.services.register import decisions_in_full
from desktop.services.restoring import put_back
from desktop.store import chain_note
from desktop.store.journal import heads
from desktop.ui.asks import Asks
from tests.ui.stories.conftest import OpenFile, SitDown
from tests.ui.stories.person import Person
from tests.ui.stories.steps import Typed, bytes_of, decide, record_says

FIRST = Typed(
    outcome=Outcome.STEP_BACK,
    why="Others answer these calls already.",
    reason="Others are better placed",
    instead=("Nothing for now",),
    no_pause="There was no time left.",
)
SECOND = Typed(
    outcome=Outcome.BID,
    why="The woods group asked us to carry it on.",
    reason="It keeps going what people rely on",
    no_pause="They asked, and time is short.",
)
ELSEWHERE = "This file comes from another computer."
PRIVATE = "Between us: their chair rang, and is unwell."


def test_a_file_on_a_memory_stick_goes_on_with_a_chain_of_its_own(
    sit_down: SitDown,
    open_file: OpenFile,
    sample_desk: Desk,
    tmp_path: Path,
    other_computer: Callable[[], None],
) -> None:
    stick, laptop = tmp_path / "stick", tmp_path / "laptop"
    stick.mkdir()
    laptop.mkdir()
    amina = sit_down(sample_desk, Asks(files=lambda _: [], folder=lambda _: stick))
    decides(amina, "warm homes", FIRST)
    amina.go_to("Back up")
    amina.until(lambda: list(stick.glob("*.tenderpause")))
    (backup,) = stick.glob("*.tenderpause")

    other_computer()
    shutil.copy(backup, laptop / "handed over.tenderpause")
    rhys = sit_down(open_file(laptop / "handed over.tenderpause"))
    rhys.sees(ELSEWHERE, "its decisions are numbered B1, B2 and so on", "You write as Amina Okoro")
    record_says(rhys, "1", FIRST)
    decides(rhys, "green spaces", SECOND)
    rhys.sees("Decision B1 is recorded")
    rhys.until(lambda: ELSEWHERE not in rhys.reads())  # it was said once, and is so no more

    record_says(rhys, "B1", SECOND)
    record_says(rhys, "1", FIRST)


def test_where_the_file_comes_from_is_said_once(
    sit_down: SitDown,
    open_file: OpenFile,
    sample_desk: Desk,
    tmp_path: Path,
    other_computer: Callable[[], None],
) -> None:
    amina = sit_down(sample_desk)
    assert ELSEWHERE not in amina.reads()
    handed_over = back_up(sample_desk, tmp_path)
    kept = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)

    other_computer()
    rhys = sit_down(open_file(handed_over), settings=kept)
    rhys.sees(ELSEWHERE)
    rhys.click("Understood")
    assert ELSEWHERE not in rhys.reads()
    rhys.window.close()
    rhys.desk.workspace.close()

    again = sit_down(open_file(handed_over), settings=kept)
    again.go(Qt.Key.Key_6)
    again.sees("Record verified")
    assert ELSEWHERE not in again.reads()


def test_entries_that_are_missing_are_said_and_the_next_decision_stands_apart(
    sit_down: SitDown, open_file: OpenFile, sample_desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    amina = sit_down(sample_desk)
    decides(amina, "warm homes", FIRST)
    before = back_up(sample_desk, tmp_path)
    decides(amina, "green spaces", SECOND)
    with sample_desk.reader() as db:
        (written,) = heads(db).values()
    amina.window.close()
    sample_desk.workspace.close()
    monkeypatch.setattr(chain_note, "_expected", {})
    file = sample_desk.workspace.path
    shutil.copy(before, file)  # as somebody does who knows no better than the file manager

    later = sit_down(open_file(file))
    later.sees(f"This computer had written the record up to entry {written.seq}, and here it ends at entry ")
    later.sees(
        "missing. A backup was put back, or the end of the file was lost.", "numbered B1, B2 and so on"
    )
    decides(later, "green spaces", SECOND)

    later.sees("Decision B1 is recorded")
    record_says(later, "B1", SECOND)


def test_a_second_window_only_reads(sit_down: SitDown, open_file: OpenFile, sample_desk: Desk) -> None:
    amina = sit_down(sample_desk)
    decides(amina, "warm homes", FIRST)

    rhys = sit_down(open_file(sample_desk.workspace.path))
    rhys.find_in_list("green spaces")
    rhys.press(Qt.Key.Key_D)
    rhys.sees("open with this file elsewhere. You can read everything here; nothing can be changed.")
    assert not rhys.has("Save draft")

    record_says(rhys, "1", FIRST)


def test_a_trustee_copy_leaves_private_notes_behind(
    sit_down: SitDown, open_file: OpenFile, sample_desk: Desk, tmp_path: Path
) -> None:
    copy = tmp_path / "for trustees.tenderpause"
    asks = Asks(files=lambda _: [], folder=lambda _: None, copy=lambda *_: copy)
    amina = sit_down(sample_desk, asks)
    amina.find_in_list("warm homes")
    amina.press(Qt.Key.Key_D)
    amina.write("Private note", PRIVATE)
    decide(amina, FIRST)
    amina.go_to("Make a trustee copy")
    amina.sees("Copied and checked")

    assert PRIVATE.encode() in bytes_of(sample_desk.workspace.path)
    assert PRIVATE.encode() not in bytes_of(copy)
    trustee = sit_down(open_file(copy))
    record_says(trustee, "1", FIRST)
    assert PRIVATE not in trustee.reads()


def test_a_backup_put_back_says_what_goes_and_the_record_says_so(
    sit_down: SitDown, open_file: OpenFile, sample_desk: Desk, tmp_path: Path
) -> None:
    amina = sit_down(sample_desk, Asks(files=lambda _: [], folder=lambda _: None, backup=lambda *_: backup))
    decides(amina, "warm homes", FIRST)
    backup = back_up(sample_desk, tmp_path)
    decides(amina, "green spaces", SECOND)
    amina.go_to("Put a backup back")
    amina.sees("Put this backup back?", "2 decisions", "1 decision")
    amina.click("Put it back")
    amina.until(lambda: not amina.window.isVisible())
    plan = amina.window.to_put_back
    assert plan is not None
    file = sample_desk.workspace.path
    sample_desk.workspace.close()

    done = put_back(plan, sample_desk.now, sample_desk.author)  # as the program does once the window has gone

    later = sit_down(open_file(file))
    record_says(later, "1", FIRST)
    with later.desk.reader() as db:
        assert [one.number for one in decisions_in_full(db)] == ["1"]
    assert done.kept is not None
    before = sit_down(open_file(done.kept))
    record_says(before, "2", SECOND)


def decides(person: Person, words: str, typed: Typed) -> None:
    person.find_in_list(words)
    person.press(Qt.Key.Key_D)
    person.sees("What have you decided?")
    decide(person, typed)
