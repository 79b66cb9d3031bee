from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from desktop.store import opportunities, rejections, sources
from desktop.store.connection import Connection
from desktop.store.errors import (
    StoreError,
    WorkspaceBusy,
    WorkspaceDamaged,
    WorkspaceForeign,
    WorkspaceFull,
    WorkspaceUnreachable,
)
from desktop.store.notices import Tally, store_page
from desktop.store.opportunities import OpportunityFilter, SortBy
from desktop.store.workspace import Workspace
from tests.store.public_data import CALENDAR, NOW, PLANS, a_notice, at


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ours.tenderpause"


def opened(path: Path) -> Workspace:
    return Workspace.open(path, now=lambda: NOW)


def storing(number: int = 1) -> Callable[[Connection], Tally]:
    def change(db: Connection) -> Tally:
        page = [a_notice(number * 100 + place, description="Long. " * 200) for place in range(40)]
        return store_page(db, page, source_id="here", mark=None, now=NOW, calendar=CALENDAR, plans=PLANS)

    return change


def test_a_file_that_another_tool_holds_is_busy_and_nothing_is_lost(path: Path) -> None:
    with opened(path) as workspace, closing(sqlite3.connect(path, isolation_level=None)) as other:
        workspace.write(lambda db: db.execute("PRAGMA busy_timeout = 0").fetchall()).result()
        other.execute("BEGIN IMMEDIATE")
        refused = workspace.write(storing()).exception()
        other.execute("ROLLBACK")

        stored = workspace.write(storing()).result()

    assert isinstance(refused, WorkspaceBusy)
    assert stored.new == 40


def test_on_a_full_disk_the_change_is_not_made_and_what_was_there_stays(path: Path) -> None:
    with opened(path) as workspace:
        workspace.write(storing(1)).result()

        def no_more_room(db: Connection) -> None:
            pages = db.execute("PRAGMA page_count").fetchone()[0]
            db.execute(f"PRAGMA max_page_count = {pages + 1}").fetchall()

        workspace.write(no_more_room).result()

        refused = workspace.write(storing(2)).exception()

        with workspace.reader() as db:
            assert opportunities.counts(db, at()).notices == 40
    assert isinstance(refused, WorkspaceFull)


@pytest.mark.parametrize(
    "read",
    [
        lambda db: opportunities.ids(db, OpportunityFilter(), SortBy.RUNWAY, False, at()),
        lambda db: opportunities.rows(db, range(60)),
        lambda db: opportunities.detail(db, a_notice(100).opportunity),
        lambda db: opportunities.counts(db, at()),
        rejections.everything,
        sources.records,
    ],
)
def test_a_damaged_file_is_told_in_three_sentences(path: Path, read: Callable[[Connection], object]) -> None:
    with opened(path) as workspace:
        workspace.write(storing()).result()
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xa5" * (path.stat().st_size - 4096))

    with pytest.raises(StoreError) as told, opened(path) as workspace, workspace.reader() as db:
        read(db)

    assert isinstance(told.value, WorkspaceDamaged)
    assert all((told.value.happened, told.value.safe, told.value.to_do))
    assert told.value.__cause__ is not None


def test_a_folder_is_no_workspace(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceForeign):
        opened(tmp_path)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "a file").write_text("Not a folder.")

    with pytest.raises(WorkspaceUnreachable):
        opened(tmp_path / "a file" / "ours.tenderpause")


def test_a_mistake_in_our_own_sql_is_a_bug_and_passes_as_it_is(path: Path) -> None:
    with opened(path) as workspace, pytest.raises(sqlite3.OperationalError), workspace.reader() as db:
        db.execute("SELECT no_such_column FROM opportunity")
