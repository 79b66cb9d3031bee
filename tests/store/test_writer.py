from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.store import writer
from desktop.store.connection import Connection, connect, settle_journal
from desktop.store.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    opened = Workspace.open(tmp_path / "ours.tenderpause", now=lambda: datetime(2026, 6, 1, tzinfo=UTC))
    with opened:
        yield opened


def made_at(workspace: Workspace) -> str:
    with workspace.reader() as db:
        return str(db.execute("SELECT made_at FROM workspace").fetchone()[0])


def test_what_was_typed_goes_ahead_of_bulk_work_that_waits(workspace: Workspace) -> None:
    order: list[str] = []
    started, go_on = threading.Event(), threading.Event()

    def hold(db: Connection) -> None:
        started.set()
        assert go_on.wait(60)

    workspace.write(hold, bulk=True)
    assert started.wait(60)
    futures = [
        workspace.write(lambda _: order.append("bulk 1"), bulk=True),
        workspace.write(lambda _: order.append("bulk 2"), bulk=True),
        workspace.write(lambda _: order.append("typed")),
    ]
    go_on.set()
    for future in futures:
        future.result(60)

    assert order == ["typed", "bulk 1", "bulk 2"]


def test_bulk_work_rests_while_somebody_is_at_work_and_what_they_type_does_not(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "LONGEST_REST_S", 3_600)
    workspace.give_way(3_600)

    bulk = workspace.write(lambda _: "bulk", bulk=True)
    typed = workspace.write(lambda _: "typed").result(60)
    rested = not bulk.done()
    workspace.give_way(0)
    workspace.write(lambda _: "typed again").result(60)

    assert typed == "typed"
    assert rested
    assert bulk.result(60) == "bulk"


def test_bulk_work_goes_on_although_somebody_works_all_the_time(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "LONGEST_REST_S", 0.01)
    workspace.give_way(3_600)

    bulk = workspace.write(lambda _: "bulk", bulk=True)

    assert bulk.result(60) == "bulk"


def test_a_change_that_fails_is_rolled_back_whole_and_the_writer_goes_on(workspace: Workspace) -> None:
    before = made_at(workspace)

    def fail(db: Connection) -> None:
        db.execute("UPDATE workspace SET made_at = 'half done'")
        raise ZeroDivisionError

    failed = workspace.write(fail)
    after = workspace.write(lambda _: "still here")

    assert isinstance(failed.exception(10), ZeroDivisionError)
    assert after.result(60) == "still here"
    assert made_at(workspace) == before


def test_a_broken_constraint_is_our_bug_and_passes_as_it_is(workspace: Workspace) -> None:
    failed = workspace.write(lambda db: db.execute("INSERT INTO workspace VALUES (2, 'a', 'b')"))

    assert isinstance(failed.exception(10), sqlite3.IntegrityError)


def test_listeners_hear_after_the_commit_what_it_touched(
    workspace: Workspace,
) -> None:
    heard: list[tuple[frozenset[tuple[str, str]], str]] = []
    stop = workspace.subscribe(lambda touched: heard.append((touched, made_at(workspace))))

    def touch(db: Connection) -> None:
        db.execute("UPDATE workspace SET made_at = 'now'")
        db.touched.add(("opportunity", "a"))

    def fail(db: Connection) -> None:
        db.touched.add(("opportunity", "b"))
        raise ZeroDivisionError

    workspace.write(fail).exception(10)
    workspace.write(touch).result(60)
    stop()
    workspace.write(touch).result(60)

    assert heard == [(frozenset({("opportunity", "a")}), "now")]


def test_a_listener_that_fails_undoes_nothing_and_silences_nobody(workspace: Workspace) -> None:
    heard: list[frozenset[tuple[str, str]]] = []

    def broken(touched: frozenset[tuple[str, str]]) -> None:
        raise ZeroDivisionError

    workspace.subscribe(broken)
    workspace.subscribe(heard.append)

    workspace.write(lambda db: db.touched.add(("settings", ""))).result(60)

    assert heard == [frozenset({("settings", "")})]


def test_closing_writes_what_was_typed_and_lets_go_of_bulk_work(tmp_path: Path) -> None:
    path = tmp_path / "ours.tenderpause"
    workspace = Workspace.open(path, now=lambda: datetime(2026, 6, 1, tzinfo=UTC))
    started, go_on = threading.Event(), threading.Event()

    def hold(db: Connection) -> None:
        started.set()
        assert go_on.wait(60)

    workspace.write(hold)
    assert started.wait(60)
    bulk = workspace.write(lambda _: "bulk", bulk=True)
    typed = workspace.write(lambda db: db.execute("UPDATE workspace SET made_at = 'typed'").rowcount)
    closing = threading.Thread(target=workspace.close)
    closing.start()
    while not workspace.write(lambda _: None, bulk=True).done():
        pass  # until the writer has heard that it is to stop
    go_on.set()
    closing.join(60)

    assert typed.result(0) == 1
    assert bulk.exception(0) is not None
    with Workspace.open(path, writable=False, now=lambda: datetime(2026, 6, 1, tzinfo=UTC)) as again:
        assert made_at(again) == "typed"


@pytest.mark.skipif("sys.platform == 'win32'")
def test_where_the_log_cannot_be_kept_a_rollback_journal_is_made_sure_of(tmp_path: Path) -> None:
    db = connect(
        tmp_path / "elsewhere.db", mode="rwc", vfs="unix-dotfile"
    )  # a file layer without shared memory

    mode = settle_journal(db)

    assert mode == "delete"
    assert db.execute("PRAGMA journal_mode").fetchone()[0] == "delete"
    assert db.execute("PRAGMA synchronous").fetchone()[0] == 3
    db.close()
