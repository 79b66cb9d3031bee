"""The page for auditors: its SQL, run as it stands there, finds with SHA-256 alone what `verify` finds."""

from __future__ import annotations

import hashlib
import random
import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from desktop.store import trustee_copy
from desktop.store.verify import verify
from tests.store.histories import a_history
from tests.store.written import MORNING, a_decision, a_workspace, amina, reading, write

PAGE = Path(__file__).parents[2] / "docs" / "check-the-record.md"
_STEPS = re.compile(r"```sql\n-- (\w+)\n(.*?)```", re.DOTALL)
SQL: dict[str, str] = dict(_STEPS.findall(PAGE.read_text("utf-8")))
LENGTH, PLACES = 60, 200


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with a long record, two chains and a private note, written on two other computers."""
    folder = tmp_path_factory.mktemp("audited")
    path = folder / "record.tenderpause"
    for home in ("first", "second"):
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("TENDER_PAUSE_HOME", str(folder / home))
            patch.setattr("desktop.store.chain_note._expected", {})
            with a_workspace(path) as workspace:
                write(workspace, amina(), *a_history(random.Random(len(home)), LENGTH // 2))
                write(
                    workspace,
                    a_decision("ocds-8"),
                    ("private_note.written", "ocds-8", {"number": "1", "text": "In confidence."}),
                    ("triage.shortlisted", "ocds-9", {}),
                )
    return path


def audited(path: Path) -> set[int]:
    """Return the rows that the page's steps find something wrong with, in the auditor's own few lines."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as db:
        db.text_factory = bytes
        bad = {
            rowid
            for step in ("said", "hashed")
            for rowid, text, expected in db.execute(SQL[step])
            if hashlib.sha256(bytes(text)).hexdigest().encode() != expected
        }
        bad |= {row[0] for row in db.execute(SQL["links"])}
        return bad | {row[0] for row in db.execute(SQL["unlisted"])}


def by_another_tool(path: Path, spoil: Callable[[sqlite3.Connection], object]) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        for (trigger,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            db.execute(f"DROP TRIGGER {trigger}")
        spoil(db)


def test_the_page_has_every_step(record: Path) -> None:
    assert set(SQL) == {"said", "hashed", "links", "unlisted", "code", "decisions"}


def test_a_record_as_it_was_written_passes_every_step(record: Path) -> None:
    with reading(record) as db:
        assert verify(db).ok

    assert audited(record) == set()


@pytest.mark.parametrize("seed", range(PLACES))
def test_what_is_done_to_a_row_is_found_by_hand_as_by_verify(record: Path, tmp_path: Path, seed: int) -> None:
    spoiled = tmp_path / "spoiled.tenderpause"
    shutil.copy(record, spoiled)
    dice = random.Random(seed)
    by_another_tool(spoiled, dice.choice((_byte, _swap, _delete, _blank))(dice))

    with reading(spoiled) as db:
        found = verify(db)

    assert audited(spoiled)
    assert found.first_broken is not None
    assert found.first_broken.number


def _row(dice: random.Random) -> int:
    return dice.randint(1, LENGTH)


def _byte(dice: random.Random) -> Callable[[sqlite3.Connection], object]:
    column = dice.choice(("id", "seen", "at", "kind", "payload", "salt", "payload_hash", "prev_hash", "hash"))
    row = _row(dice)

    def spoil(db: sqlite3.Connection) -> None:
        (cell,) = db.execute(f"SELECT CAST({column} AS BLOB) FROM entry WHERE rowid = {row}").fetchone()
        data = bytearray(cell)
        data[dice.randrange(len(data))] ^= 1 << dice.randrange(7)
        db.execute(f"UPDATE entry SET {column} = CAST(? AS TEXT) WHERE rowid = {row}", (bytes(data),))

    return spoil


def _swap(dice: random.Random) -> Callable[[sqlite3.Connection], object]:
    one, other = dice.sample(range(1, LENGTH + 1), 2)

    def spoil(db: sqlite3.Connection) -> None:
        for before, after in ((one, -1), (other, one), (-1, other)):
            db.execute("UPDATE entry SET rowid = ? WHERE rowid = ?", (after, before))

    return spoil


def _delete(dice: random.Random) -> Callable[[sqlite3.Connection], object]:
    row = _row(dice)
    return lambda db: db.execute(f"DELETE FROM entry WHERE rowid = {row}")


def _blank(dice: random.Random) -> Callable[[sqlite3.Connection], object]:
    row = _row(dice)
    return lambda db: db.execute(f"UPDATE entry SET payload = NULL, salt = NULL WHERE rowid = {row}")


def test_a_printed_code_is_found_and_a_made_up_one_is_not(record: Path) -> None:
    with closing(sqlite3.connect(record)) as db:
        (printed,) = db.execute("SELECT hash FROM entry WHERE rowid = 30").fetchone()
        found = db.execute(SQL["code"], {"code": printed[:32]}).fetchall()
        made_up = db.execute(SQL["code"], {"code": "0" * 32}).fetchall()

    assert len(found) == 1
    assert made_up == []


def test_a_copy_for_trustees_passes_every_step(record: Path, tmp_path: Path) -> None:
    copy = trustee_copy.make(record, tmp_path / "copy.tenderpause", MORNING).path

    assert audited(copy) == set()


def test_a_decision_blanked_in_a_copy_is_unlisted(record: Path, tmp_path: Path) -> None:
    copy = trustee_copy.make(record, tmp_path / "copy.tenderpause", MORNING).path
    blank = "UPDATE entry SET payload = NULL, salt = NULL WHERE kind = 'decision.recorded'"
    by_another_tool(copy, lambda db: db.execute(blank))

    with closing(sqlite3.connect(copy)) as db:
        kinds = {kind for _, kind in db.execute(SQL["unlisted"])}

    assert kinds == {"decision.recorded"}


def test_the_decisions_can_be_read_by_hand(record: Path) -> None:
    with closing(sqlite3.connect(record)) as db:
        by_hand = [tuple(row[:3]) for row in db.execute(SQL["decisions"])]
        shown = db.execute("SELECT number, outcome, rationale FROM decision ORDER BY rowid").fetchall()

    assert by_hand == shown
    assert by_hand
