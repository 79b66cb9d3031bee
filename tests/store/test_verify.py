"""What another program does to the record is found, and the first bad entry is named."""

from __future__ import annotations

import random
import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop.domain.chain import Entry
from desktop.store import chain_note, journal
from desktop.store.schema_people import PROJECTIONS
from desktop.store.verify import Verification, understood, verify
from tests.store.histories import a_history
from tests.store.written import a_decision, a_workspace, amina, an_answer, reading, write

LENGTH = 40
TAMPERINGS = 240
TEXTS = (
    *("id", "chain", "seen", "author", "at", "kind", "batch", "subject"),
    *("payload", "salt", "payload_hash", "prev_hash", "hash"),
)


@dataclass(frozen=True)
class Record:
    """A workspace file with entries, as it was written."""

    path: Path
    entries: tuple[Entry, ...]


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    """A file with a long record, written on another computer: there is no note of it here."""
    folder = tmp_path_factory.mktemp("record")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TENDER_PAUSE_HOME", str(folder / "home"))
        with a_workspace(folder / "record.tenderpause") as workspace:
            written = write(workspace, amina(), *a_history(random.Random(21), LENGTH - 3))
            written += write(workspace, a_decision("ocds-8"), ("triage.shortlisted", "ocds-9", {}))
    return Record(folder / "record.tenderpause", tuple(written))


@pytest.fixture
def copied(record: Record, tmp_path: Path) -> Path:
    """A copy of the record that a test may spoil."""
    copy = tmp_path / "copied.tenderpause"
    shutil.copy(record.path, copy)
    return copy


def by_another_tool(path: Path, spoil: Callable[[sqlite3.Connection], object]) -> None:
    """Open the file as a stranger would, its safeguards taken off, and spoil it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        for (trigger,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            db.execute(f"DROP TRIGGER {trigger}")
        db.execute("PRAGMA ignore_check_constraints = ON")
        spoil(db)
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def checked(path: Path, head: str | None = None) -> Verification:
    with reading(path) as db:
        return verify(db, head=head)


def test_a_record_as_it_was_written_is_in_order(record: Record) -> None:
    found = checked(record.path)

    assert found.ok
    assert (found.entries, found.head) == (LENGTH, record.entries[-1].hash)
    assert found.decisions == sum(entry.kind == "decision.recorded" for entry in record.entries)
    assert found.decisions > 0


def test_an_empty_record_is_in_order(workspace_file: Path) -> None:
    with a_workspace(workspace_file) as workspace, workspace.reader() as db:
        found = verify(db)

    assert (found.ok, found.entries, found.head) == (True, 0, None)


def test_checking_writes_nothing(record: Record) -> None:
    before = record.path.read_bytes()

    checked(record.path, head="0" * 32)

    assert record.path.read_bytes() == before


@pytest.mark.parametrize("seed", range(TAMPERINGS))
def test_every_tampering_is_found_and_the_first_bad_entry_named(
    record: Record, copied: Path, seed: int
) -> None:
    dice = random.Random(seed)
    spoil, first_bad = dice.choice(
        (_edited_byte, _edited_number, _emptied, _swapped, _swapped_cells, _deleted, _replaced)
    )(dice)

    by_another_tool(copied, spoil)

    found = checked(copied)
    assert not found.ok
    assert found.first_broken is not None
    assert (found.first_broken.number, found.first_broken.seq) == (first_bad, first_bad)
    assert found.first_broken.why


Spoiling = tuple[Callable[[sqlite3.Connection], object], int]
"""What a tool does to the file, and the place of the first entry that is then bad."""


def _edited_byte(dice: random.Random) -> Spoiling:
    row = dice.randint(1, LENGTH)

    def spoil(db: sqlite3.Connection) -> None:
        column = dice.choice([name for name in TEXTS if _cell(db, row, name)])
        data = bytearray(_cell(db, row, column))
        data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
        db.execute(f"UPDATE entry SET {column} = CAST(? AS TEXT) WHERE rowid = ?", (bytes(data), row))

    return spoil, row


def _edited_number(dice: random.Random) -> Spoiling:
    row, column, by = dice.randint(1, LENGTH), dice.choice(["seq", "v"]), dice.choice([-999, 999])
    return lambda db: db.execute(f"UPDATE entry SET {column} = {column} + {by} WHERE rowid = {row}"), row


def _emptied(dice: random.Random) -> Spoiling:
    row, column = dice.randint(1, LENGTH), dice.choice(["payload", "salt", "author"])
    return lambda db: db.execute(f"UPDATE entry SET {column} = NULL WHERE rowid = {row}"), row


def _swapped(dice: random.Random) -> Spoiling:
    one, other = sorted(dice.sample(range(1, LENGTH + 1), 2))

    def spoil(db: sqlite3.Connection) -> None:
        for before, after in ((one, -1), (other, one), (-1, other)):
            db.execute("UPDATE entry SET rowid = ? WHERE rowid = ?", (after, before))

    return spoil, one


def _swapped_cells(dice: random.Random) -> Spoiling:
    one, other = sorted(dice.sample(range(1, LENGTH + 1), 2))
    columns = dice.choice([("salt",), ("hash",), ("prev_hash",), ("salt", "payload", "payload_hash")])

    def spoil(db: sqlite3.Connection) -> None:
        rows = {row: [_cell(db, row, column) for column in columns] for row in (one, other)}
        into = ", ".join(f"{column} = CAST(? AS TEXT)" for column in columns)
        for row, cells in ((one, rows[other]), (other, rows[one])):
            db.execute(f"UPDATE entry SET {into} WHERE rowid = ?", (*cells, row))

    return spoil, one


def _deleted(dice: random.Random) -> Spoiling:
    row = dice.randint(1, LENGTH - 1)  # the last one leaves a shorter, whole chain: a cut tail, below
    return lambda db: db.execute(f"DELETE FROM entry WHERE rowid = {row}"), row


def _replaced(dice: random.Random) -> Spoiling:
    row = dice.randint(1, LENGTH)

    def spoil(db: sqlite3.Connection) -> None:
        cells = list(db.execute("SELECT rowid, * FROM entry WHERE rowid = ?", (row,)).fetchone())
        cells[11] = '{"text":"what never was said"}'
        db.execute(f"INSERT OR REPLACE INTO entry (rowid, {_COLUMNS}) VALUES ({', '.join('?' * 16)})", cells)

    return spoil, row


_COLUMNS = (
    "id, chain, seq, seen, author, at, kind, v, batch, subject, payload, salt, payload_hash, prev_hash, hash"
)


def _cell(db: sqlite3.Connection, row: int, column: str) -> bytes:
    found = db.execute(f"SELECT CAST({column} AS BLOB) FROM entry WHERE rowid = ?", (row,)).fetchone()[0]
    return bytes(found or b"")


@pytest.mark.parametrize("left", [LENGTH - 1, LENGTH - 7, 1, 0])
def test_a_cut_tail_is_found_with_a_printed_head(record: Record, copied: Path, left: int) -> None:
    by_another_tool(copied, lambda db: db.execute("DELETE FROM entry WHERE seq > ?", (left,)))
    by_another_tool(
        copied, lambda db: [db.execute(f"DELETE FROM {table}") for table in PROJECTIONS if left < 2]
    )

    found = checked(copied, head=record.entries[-1].hash[:32])

    assert not found.ok
    assert found.head_found is None


def test_a_cut_tail_whose_projections_stand_is_found_without_any_head(record: Record, copied: Path) -> None:
    last_decision = max(entry.seq for entry in record.entries if entry.kind == "decision.recorded")
    by_another_tool(copied, lambda db: db.execute("DELETE FROM entry WHERE seq >= ?", (last_decision,)))

    found = checked(copied)

    assert found.first_broken is not None
    assert not found.ok


def test_a_cut_tail_is_found_from_the_note(workspace_file: Path) -> None:
    with a_workspace(workspace_file) as workspace:
        written = write(workspace, an_answer("ocds-1"), ("something.later", None, {}))
    by_another_tool(workspace_file, lambda db: db.execute("DELETE FROM entry WHERE seq = 2"))

    found = checked(workspace_file)

    assert (found.ok, found.first_broken) == (False, None)
    assert found.missing == chain_note.Note(written[1].chain, 2, written[1].hash)


def test_a_head_is_found_with_what_came_after_it(record: Record) -> None:
    tenth = record.entries[9]
    spaced = " ".join(tenth.hash[at : at + 4] for at in range(0, 32, 4)).upper()

    found = checked(record.path, head=spaced)

    assert found.ok
    assert found.head_found is not None
    assert (found.head_found.seq, found.head_found.kind) == (10, tenth.kind)
    assert found.head_found.entries_after == LENGTH - 10


def test_the_whole_hash_is_a_head_too(record: Record) -> None:
    found = checked(record.path, head=record.entries[-1].hash)

    assert found.head_found is not None
    assert found.head_found.entries_after == 0


@pytest.mark.parametrize("head", ["0" * 32, "0" * 64])
def test_a_head_that_no_entry_has_is_not_in_order(record: Record, head: str) -> None:
    found = checked(record.path, head=head)

    assert (found.ok, found.head_asked, found.head_found, found.first_broken) == (False, head, None, None)


@pytest.mark.parametrize("head", ["", "abc", "0" * 31, "0" * 65, "x" * 32, "0" * 31 + "%"])
def test_a_code_of_the_wrong_form_is_never_found(record: Record, head: str) -> None:
    found = checked(record.path, head=head)

    assert understood(head) == ""
    assert (found.ok, found.head_asked, found.head_found) == (False, "", None)


@pytest.mark.parametrize(
    ("spoil", "table", "kind"),
    [
        ("UPDATE decision SET rationale = 'We never wanted it.'", "decision", "decision.recorded"),
        ("UPDATE decision SET outcome = 'bid'", "decision", "decision.recorded"),
        ("DELETE FROM decision", "decision", "decision.recorded"),
        ("UPDATE triage SET state = 'new'", "triage", "decision.recorded"),
        ("UPDATE pause_answer SET text = ''", "pause_answer", "pause.answered"),
        ("UPDATE person SET name = CAST(x'ff' AS TEXT)", "person", "person.added"),
    ],
)
def test_a_table_that_does_not_show_what_was_recorded_is_found(
    workspace_file: Path, spoil: str, table: str, kind: str
) -> None:
    with a_workspace(workspace_file) as workspace:
        write(workspace, amina(), an_answer("ocds-1"), a_decision("ocds-1"))
    by_another_tool(workspace_file, lambda db: db.execute(spoil))

    found = checked(workspace_file)

    assert not found.ok
    assert found.first_broken is not None
    assert found.first_broken.kind == kind
    assert f"table {table} does not show" in found.first_broken.why


def test_a_row_that_no_entry_wrote_is_found(workspace_file: Path) -> None:
    with a_workspace(workspace_file) as workspace:
        write(workspace, amina())
    by_another_tool(
        workspace_file, lambda db: db.execute("INSERT INTO person VALUES ('x', 'X', '', '', 'none')")
    )

    found = checked(workspace_file)

    assert found.first_broken is not None
    assert found.first_broken.why == "The table person shows something that no entry says."


@pytest.mark.parametrize("seed", range(60))
def test_a_flipped_bit_in_the_file_never_brings_the_check_down(
    record: Record, copied: Path, seed: int
) -> None:
    dice = random.Random(seed)
    data = bytearray(copied.read_bytes())
    saying = [entry.payload for entry in record.entries if entry.payload and entry.payload != "{}"]
    payload = dice.choice(saying).encode()  # "{}" stands in the schema too
    place = data.find(payload) + dice.randrange(len(payload))
    data[place] ^= 1 << dice.randrange(8)
    copied.write_bytes(data)

    assert not checked(copied).ok


def test_a_torn_page_is_named_as_damage(record: Record, copied: Path) -> None:
    whole = copied.read_bytes()
    decided = next(entry for entry in record.entries if entry.kind == "decision.recorded")
    stands = re.finditer(decided.hash.encode(), whole)  # in the record, and in the table that it shaped

    found = []
    for page in {place.start() // 4096 * 4096 for place in stands}:
        copied.write_bytes(whole[:page] + bytes(4096) + whole[page + 4096 :])
        found.append(checked(copied))

    assert len(found) > 1
    assert not any(one.ok for one in found)
    assert all(one.first_broken is not None and "damaged" in one.first_broken.why for one in found)


def test_a_record_can_be_checked_while_it_is_being_written(workspace_file: Path) -> None:
    with a_workspace(workspace_file) as workspace:
        write(workspace, an_answer("ocds-1"))
        with workspace.reader() as db:
            write(workspace, an_answer("ocds-2"))

            assert verify(db).entries == 2
            assert len(list(journal.entries(db))) == 2
