"""A long history of every kind of entry folds again to the very rows that screens read.

The whole length is played with `TENDER_PAUSE_HISTORY=2000`; `TENDER_PAUSE_SEED` names another history.
"""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from desktop.domain.chain import Entry
from desktop.store import chain_note, fold, journal
from desktop.store.connection import Connection
from desktop.store.schema_people import PROJECTIONS
from desktop.store.verify import verify
from desktop.store.workspace import Workspace
from tests.store.histories import STEPS, a_history
from tests.store.written import a_workspace, minutes_later, projections, write

LENGTH = int(os.environ.get("TENDER_PAUSE_HISTORY", "500"))
SEED = int(os.environ.get("TENDER_PAUSE_SEED", "5"))
MOST_AT_ONCE = 12
MOVED_ONCE_IN = 40


def test_every_kind_of_entry_has_its_step() -> None:
    assert set(STEPS) == set(fold.KINDS), "a kind needs a step in tests/store/histories.py, and no other has"


def test_every_step_is_of_the_kind_that_it_stands_for() -> None:
    for kind, step in STEPS.items():
        assert step(random.Random(SEED))[0] == kind


def test_a_long_history_folds_again_to_the_same_rows(
    workspace_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dice = random.Random(SEED)
    with a_workspace(workspace_file) as workspace:
        filled = live(workspace, dice, tmp_path, monkeypatch)
        with workspace.reader() as db:
            entries = list(journal.entries(db))
            before, found = projections(db), verify(db)

        workspace.write(lambda db: fold.rebuild(db, entries)).result()

        with workspace.reader() as db:
            assert projections(db) == before
    assert found.ok, found.first_broken
    assert len({entry.chain for entry in entries}) == 1 + moves(entries)
    if LENGTH >= 500:
        assert {entry.kind for entry in entries} >= fold.KINDS
        assert filled == set(PROJECTIONS)


def live(
    workspace: Workspace, dice: random.Random, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> set[str]:
    """Write the history, a few entries a transaction; now and then the file goes to another computer.

    Return the projections that held something at some time.
    """
    left, part = list(a_history(dice, LENGTH)), 0
    filled: set[str] = set()
    while left:
        part += 1
        if dice.randrange(MOVED_ONCE_IN) == 0:
            monkeypatch.setenv("TENDER_PAUSE_HOME", str(folder / f"computer {part}"))
            monkeypatch.setattr(chain_note, "_expected", {})
        some = dice.randint(1, MOST_AT_ONCE)
        write(workspace, *left[:some], at=minutes_later(part))
        del left[:some]
        with workspace.reader() as db:
            filled.update(table for table in PROJECTIONS if holds_rows(db, table))
    return filled


def holds_rows(db: Connection, table: str) -> bool:
    return db.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone() is not None


def moves(entries: list[Entry]) -> int:
    return sum(entry.kind == "chain.begun" for entry in entries)
