"""Each computer goes on with its own chain, and begins another where its note and the file disagree."""

from __future__ import annotations

import json
import shutil
import threading
from pathlib import Path

import pytest
from msgspec.structs import replace

from desktop.domain.chain import Entry, check
from desktop.store import chain_note, decisions, journal
from desktop.store.connection import Connection
from desktop.store.verify import verify
from tests.store.written import (
    AMINA,
    MORNING,
    a_decision,
    a_workspace,
    amina,
    an_answer,
    as_json,
    reading,
    say,
    write,
)


def numbers(path: Path) -> list[str]:
    with reading(path) as db:
        return [row.number for row in reversed(decisions.rows(db))]


def as_note(entry: Entry) -> chain_note.Note:
    return chain_note.Note(entry.chain, entry.seq, entry.hash)


def move_to_another_computer(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setenv("TENDER_PAUSE_HOME", str(folder))
    monkeypatch.setattr(chain_note, "_expected", {})  # another computer runs another process


def test_the_note_holds_what_was_written_while_the_workspace_closed(workspace_file: Path) -> None:
    started, go_on = threading.Event(), threading.Event()

    def hold(_db: Connection) -> None:
        started.set()
        assert go_on.wait(60)

    with a_workspace(workspace_file) as workspace:
        write(workspace, an_answer("ocds-1"))
        workspace.write(hold)
        assert started.wait(60)
        typed = workspace.write(lambda db: say(db, an_answer("ocds-2")))
        closing = threading.Thread(target=workspace.close)
        closing.start()
        while not workspace.write(lambda _: None, bulk=True).done():
            pass  # until the writer has heard that it is to stop
        go_on.set()
        closing.join(60)

    assert chain_note.read(workspace.id) == as_note(typed.result(0))


def test_the_note_holds_the_last_entry_after_each_commit(workspace_file: Path) -> None:
    with a_workspace(workspace_file) as workspace:
        written = write(workspace, an_answer("ocds-1"), an_answer("ocds-2"))
        noted = chain_note.read(workspace.id)
        later = write(workspace, an_answer("ocds-3"))

        assert noted == as_note(written[-1])
        assert chain_note.read(workspace.id) == as_note(later[-1])


def test_a_file_opened_again_goes_on_with_its_chain(
    workspace_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with a_workspace(workspace_file) as workspace:
        (first,) = write(workspace, a_decision("ocds-1"))
    monkeypatch.setattr(chain_note, "_expected", {})

    with a_workspace(workspace_file) as workspace:
        (second,) = write(workspace, a_decision("ocds-2"))

    assert (second.chain, second.seq) == (first.chain, 2)
    assert numbers(workspace_file) == ["1", "2"]


def test_another_computer_begins_a_chain_of_its_own_at_its_first_write(
    workspace_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with a_workspace(workspace_file) as workspace:
        left = write(workspace, amina(), a_decision("ocds-1"))[-1]
    move_to_another_computer(monkeypatch, tmp_path / "another")

    with a_workspace(workspace_file) as workspace:
        with workspace.reader() as db:
            before = verify(db)
            assert list(journal.heads(db)) == [left.chain]
        written = write(workspace, a_decision("ocds-2"), a_decision("ocds-3"))

        with workspace.reader() as db:
            entries = list(journal.entries(db))
            assert verify(db).ok
            assert check(entries, origin=workspace.id) is None
    begun = entries[2]
    assert before.ok
    assert (begun.kind, begun.seq, begun.prev_hash) == ("chain.begun", 1, left.hash)
    assert json.loads(begun.payload or "") == {
        "heads": {left.chain: {"seq": 2, "hash": left.hash}},
        "note": None,
        "reason": "no_note",
    }
    assert [(entry.chain, entry.seq) for entry in written] == [(begun.chain, 2), (begun.chain, 3)]
    assert json.loads(written[0].seen) == {left.chain: 2, begun.chain: 1}
    assert numbers(workspace_file) == ["1", "B1", "B2"]


def test_back_home_the_first_computer_goes_on_with_its_own_chain(
    workspace_file: Path, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with a_workspace(workspace_file) as workspace:
        (first,) = write(workspace, a_decision("ocds-1"))
    move_to_another_computer(monkeypatch, tmp_path / "another")
    with a_workspace(workspace_file) as workspace:
        write(workspace, a_decision("ocds-2"))
    move_to_another_computer(monkeypatch, home)

    with a_workspace(workspace_file) as workspace:
        (third,) = write(workspace, a_decision("ocds-3"))

        with workspace.reader() as db:
            assert verify(db).ok
    assert (third.chain, third.seq) == (first.chain, 2)
    assert numbers(workspace_file) == ["1", "B1", "2"]


def test_a_file_put_back_from_a_copy_is_noticed_and_goes_on_with_a_new_chain(
    workspace_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "copy.tenderpause"
    with a_workspace(workspace_file) as workspace:
        kept = write(workspace, a_decision("ocds-1"))[-1]
    shutil.copy(workspace_file, copy)
    with a_workspace(workspace_file) as workspace:
        lost = write(workspace, a_decision("ocds-2"))[-1]
    shutil.copy(copy, workspace_file)
    monkeypatch.setattr(chain_note, "_expected", {})

    with a_workspace(workspace_file) as workspace:
        with workspace.reader() as db:
            before = verify(db)
        noted = chain_note.read(workspace.id)
        (written,) = write(workspace, a_decision("ocds-3"))
        with workspace.reader() as db:
            after = verify(db)
            begun = list(journal.entries(db))[1]

    assert noted == as_note(lost)
    assert (before.ok, before.missing, before.first_broken) == (False, as_note(lost), None)
    assert json.loads(begun.payload or "")["reason"] == "noted_entry_missing"
    assert json.loads(begun.payload or "")["note"] == {"chain": lost.chain, "seq": 2, "hash": lost.hash}
    assert (begun.prev_hash, written.chain) == (kept.hash, begun.chain)
    assert (after.ok, after.missing, after.lost_before) == (True, None, (as_note(lost),))
    assert numbers(workspace_file) == ["1", "B1"]


def test_a_note_that_a_crash_left_behind_is_brought_up(
    workspace_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with a_workspace(workspace_file) as workspace:
        first, second = write(workspace, an_answer("ocds-1"), an_answer("ocds-2"))
        chain_note.write(workspace.id, as_note(first))
    monkeypatch.setattr(chain_note, "_expected", {})

    with a_workspace(workspace_file) as workspace:
        brought_up = chain_note.read(workspace.id)
        (third,) = write(workspace, an_answer("ocds-3"))

    assert brought_up == as_note(second)
    assert (third.chain, third.seq) == (first.chain, 3)


@pytest.mark.parametrize("note", ["", "[]", "{}", '{"chain":"a","seq":"x","hash":"b"}', "\x00\xff"])
def test_a_note_that_cannot_be_read_is_none(workspace_file: Path, home: Path, note: str) -> None:
    with a_workspace(workspace_file) as workspace:
        write(workspace, an_answer("ocds-1"))
        (home / "chains" / f"{workspace.id}.json").write_bytes(note.encode("latin-1"))

        assert chain_note.read(workspace.id) is None


def test_where_no_note_can_be_kept_a_program_still_goes_on_with_its_chain(
    workspace_file: Path, home: Path
) -> None:
    home.mkdir()
    (home / "chains").write_text("a file where the folder should be")

    with a_workspace(workspace_file) as workspace:
        (first,) = write(workspace, an_answer("ocds-1"))
        (second,) = write(workspace, an_answer("ocds-2"))

        assert chain_note.read(workspace.id) is None
    assert (second.chain, second.seq) == (first.chain, 2)


def test_a_journal_cut_to_nothing_does_not_begin_as_if_it_were_new(
    workspace_file: Path, tmp_path: Path
) -> None:
    with a_workspace(workspace_file) as workspace:
        empty = tmp_path / "empty.tenderpause"
    shutil.copy(workspace_file, empty)
    with a_workspace(workspace_file) as workspace:
        (lost,) = write(workspace, an_answer("ocds-1"))
    shutil.copy(empty, workspace_file)

    with a_workspace(workspace_file) as workspace:
        write(workspace, an_answer("ocds-1"))
        with workspace.reader() as db:
            begun = next(journal.entries(db))

            assert verify(db).ok
    assert (begun.kind, begun.prev_hash) == ("chain.begun", workspace.id)
    assert f'"note":{as_json({"chain": lost.chain, "seq": 1, "hash": lost.hash})}' in (begun.payload or "")


def test_chains_after_the_first_count_with_letters(workspace_file: Path) -> None:
    with a_workspace(workspace_file) as workspace:
        (first,) = write(workspace, an_answer("ocds-1"))
        note = as_note(first)
        for place in range(30):  # a note that names what is not there: each write begins a chain
            chain_note.write(workspace.id, replace(note, seq=999))
            chain_note.expect(workspace.id, replace(note, seq=999))
            write(workspace, a_decision(f"ocds-{place}"))

    assert numbers(workspace_file)[:3] == ["B1", "C1", "D1"]
    assert numbers(workspace_file)[23:27] == ["Y1", "Z1", "AA1", "AB1"]


def test_a_number_is_asked_for_within_the_transaction_that_uses_it(workspace_file: Path) -> None:
    with a_workspace(workspace_file) as workspace:
        first = workspace.write(lambda db: decisions.next_number(db, author=AMINA, now=MORNING)).result()
        write(workspace, a_decision("ocds-1"))
        second = workspace.write(lambda db: decisions.next_number(db, author=AMINA, now=MORNING)).result()

    assert (first, second) == ("1", "2")
