from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from desktop.store.reading import broken_off
from desktop.store.workspace import Workspace
from tests.store.public_data import NOW

ENDLESS = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"


class Enough(Exception):
    pass


def test_a_long_reading_ends_when_it_is_no_longer_wanted_and_the_connection_serves_on(tmp_path: Path) -> None:
    asked: list[bool] = []

    def ask() -> None:
        asked.append(True)
        if len(asked) == 3:
            raise Enough

    with Workspace.open(tmp_path / "a.tenderpause", now=lambda: NOW) as workspace, workspace.reader() as db:
        with pytest.raises(Enough), broken_off(db, ask):
            db.execute(ENDLESS).fetchone()
        after = db.execute("SELECT 1").fetchone()

    assert (len(asked), after) == (3, (1,))


def test_other_errors_of_the_block_stay_what_they_are(tmp_path: Path) -> None:
    with (
        Workspace.open(tmp_path / "a.tenderpause", now=lambda: NOW) as workspace,
        workspace.reader() as db,
        pytest.raises(sqlite3.OperationalError, match="no such table"),
        broken_off(db, lambda: None),
    ):
        db.execute("SELECT * FROM nowhere")
