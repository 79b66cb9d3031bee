"""The writer: one thread that owns the only connection that writes.

Each change is one transaction. What people typed goes ahead of bulk work that waits; a bulk change
that runs is let finish, which is why pages are cut small. While somebody types or scrolls, bulk work
rests: it would share Python's one lock with the window.
"""

from __future__ import annotations

import heapq
import logging
import sqlite3
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import nullcontext
from enum import IntEnum
from typing import Any, Generic, TypeVar

from desktop.store.connection import BUSY_TIMEOUT_MS, Connection, transaction
from desktop.store.errors import WorkspaceClosed, WorkspaceDamaged, store_errors

T = TypeVar("T")
Touched = frozenset[tuple[str, str]]
IDLE_S = 5.0
REST_S = 0.25
"""How long bulk work rests after each sign of somebody at work."""
LONGEST_REST_S = 1.0
"""After which one bulk change is made all the same: a pull ends although somebody types all the time."""

log = logging.getLogger(__name__)


class Turn(IntEnum):
    """Whose turn comes first."""

    TYPED = 0
    BULK = 1


class Outside(Generic[T]):
    """A change that SQLite refuses within a transaction, such as writing the whole file anew."""

    def __init__(self, change: Callable[[Connection], T]) -> None:
        self._change = change

    def __call__(self, db: Connection) -> T:
        """Make the change."""
        return self._change(db)


class Writer:
    """Runs changes one after another on its own thread; `committed` hears what each one touched."""

    def __init__(self, db: Connection, committed: Callable[[Touched], None]) -> None:
        self._db = db
        self._committed = committed
        self._waiting: list[tuple[Turn, int, Callable[[Connection], Any], Future[Any]]] = []
        self._count = 0
        self._wake = threading.Condition()
        self._stopping = False
        self._rests_until = 0.0
        self._bulk_waits_since: float | None = None
        self._damaged = False
        self._commits = 0
        self._thread = threading.Thread(target=self._run, name="workspace-writer", daemon=True)
        self._thread.start()

    def write(self, change: Callable[[Connection], T], turn: Turn) -> Future[T]:
        """Queue a change; the future carries what it returns, or why it was rolled back."""
        future: Future[T] = Future()
        with self._wake:
            if self._stopping:
                future.set_exception(WorkspaceClosed())
                return future
            self._count += 1
            heapq.heappush(self._waiting, (turn, self._count, change, future))
            self._wake.notify()
        return future

    def commits(self) -> int:
        """Return how many changes were saved so far that may have changed a row."""
        return self._commits

    def is_here(self) -> bool:
        """Whether this is the writer's own thread."""
        return threading.current_thread() is self._thread

    def give_way(self, rest_s: float) -> None:
        """Let bulk work rest for a moment: somebody is at work in the window."""
        self._rests_until = time.monotonic() + rest_s

    def stop(self) -> None:
        """Write what was typed, let go of bulk work that waits, and close the connection."""
        with self._wake:
            self._stopping = True
            self._wake.notify()
        self._thread.join()

    def _run(self) -> None:
        try:
            while (waiting := self._next()) is not None:
                change, future = waiting
                if future.set_running_or_notify_cancel():
                    self._settle(change, future)
        finally:
            self._checkpoint()
            self._db.close()

    def _next(self) -> tuple[Callable[[Connection], Any], Future[Any]] | None:
        """Wait for the next change; None once all is done that must be done before closing."""
        with self._wake:
            while not self._waiting and not self._stopping:
                if not self._wake.wait(IDLE_S) and not self._waiting:
                    self._checkpoint()
                    self._wake.wait_for(lambda: bool(self._waiting) or self._stopping)
            while self._waiting:
                if self._waiting[0][0] is Turn.BULK and (rest := self._rest_left()) > 0:
                    self._wake.wait(rest)  # or until something is typed, or all is to stop
                    continue
                turn, _, change, future = heapq.heappop(self._waiting)
                if turn is Turn.BULK:
                    self._bulk_waits_since = None
                if turn is Turn.TYPED or not self._stopping:
                    return change, future
                if future.set_running_or_notify_cancel():
                    future.set_exception(WorkspaceClosed())
            return None

    def _rest_left(self) -> float:
        """Return for how many seconds more bulk work is to rest."""
        if self._stopping:
            return 0.0
        now = time.monotonic()
        if self._bulk_waits_since is None:
            self._bulk_waits_since = now
        return min(self._rests_until, self._bulk_waits_since + LONGEST_REST_S) - now

    def _settle(self, change: Callable[[Connection], Any], future: Future[Any]) -> None:
        before = self._db.total_changes
        try:
            around = nullcontext() if isinstance(change, Outside) else transaction(self._db)
            with store_errors("save a change"), around:
                result = change(self._db)
        except BaseException as error:  # the edge of the thread: the future carries it to who asked
            self._damaged = self._damaged or isinstance(error, WorkspaceDamaged)
            future.set_exception(error)
            return
        self._commits += isinstance(change, Outside) or self._db.total_changes != before
        self._tell()
        future.set_result(result)

    def _tell(self) -> None:
        touched = frozenset(self._db.touched)
        self._db.touched.clear()
        if not touched:
            return
        try:
            self._committed(touched)
        except Exception:  # a listener's bug must not undo what is saved, nor end the thread
            log.exception("A listener failed after a change was saved")

    def _checkpoint(self) -> None:
        """Bring the log into the file; never once the file looks damaged, which would spread it."""
        if self._damaged:
            return
        try:
            self._db.execute("PRAGMA busy_timeout = 0")  # a reader in the way: next time, then
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            self._db.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
        except sqlite3.Error:
            log.warning("The log could not be brought into the workspace file", exc_info=True)
