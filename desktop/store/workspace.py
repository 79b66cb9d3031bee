"""A workspace: one file, one writer, as many readers as there are threads."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from desktop.store import chain_note, foreign_log, migrations
from desktop.store.connection import Connection, connect, open_to_read, open_to_write
from desktop.store.errors import (
    WorkspaceClosed,
    WorkspaceForeign,
    WorkspaceIsCopy,
    WorkspaceMissing,
    WorkspaceReadOnly,
    WorkspaceUnreachable,
    store_errors,
)
from desktop.store.lock import WriteLock
from desktop.store.writer import REST_S, Outside, Touched, Turn, Writer

T = TypeVar("T")
Listener = Callable[[Touched], None]

log = logging.getLogger(__name__)


class Workspace:
    """An open workspace file. Made by `open`; `close` it, or use it as a context manager."""

    def __init__(self, path: Path, *, lock: WriteLock | None, writing: Connection | None) -> None:
        self.path = path
        self.read_only = writing is None
        self.for_trustees = self.read_only and migrations.is_trustee_copy(path)
        self._lock = lock
        self._idle: list[Connection] = []
        self._listeners: list[Listener] = []
        self._telling = threading.RLock()
        self._closed = False
        self._writer = Writer(writing, self._tell) if writing else None
        try:
            with self.reader() as db:
                self.id: str = db.execute("SELECT id FROM workspace").fetchone()[0]
            if self._writer:
                chain_note.follow(self)
        except BaseException:
            self.close()
            raise

    @classmethod
    def open(cls, path: Path, *, writable: bool = True, now: Callable[[], datetime]) -> Workspace:
        """Open the file; a writable one is made where there is none. A file that is refused keeps its bytes.

        Raises:
            WorkspaceBusy: another process (or window) writes to it; it can still be opened to read.
            WorkspaceMissing: there is nothing to read.
            WorkspaceForeign: it is something else.
            WorkspaceNewer: it was written by a later version.
            WorkspaceIsCopy: it is a copy for trustees, to be opened to read.
            WorkspaceMixed: the log beside it belongs to another file.
        """
        if not writable:
            _judge(path)
            return cls(path, lock=None, writing=None)
        if _holds_something(path):
            _judge(path)  # before the lock: a refused file gets no lock file beside it either
            if migrations.is_trustee_copy(path):
                raise WorkspaceIsCopy(path)
        _make_folder(path.parent)
        lock = WriteLock(path)
        try:
            if not _holds_something(path):
                _make(path, now())
            _judge(path)
            with store_errors("open the workspace"):
                writing = _brought_up(path, now)
        except BaseException:
            lock.release()
            raise
        return cls(path, lock=lock, writing=writing)

    def write(self, change: Callable[[Connection], T], *, bulk: bool = False) -> Future[T]:
        """Queue a change as one transaction of the writer thread; typed ones go ahead of bulk ones.

        The future carries what the change returns, or the error that rolled it back. A listener or a
        change must not wait for another change: they share the thread.
        """
        if self._writer is None:
            refused: Future[T] = Future()
            refused.set_exception(WorkspaceReadOnly())
            return refused
        return self._writer.write(change, Turn.BULK if bulk else Turn.TYPED)

    def maintain(self, change: Callable[[Connection], T]) -> Future[T]:
        """Queue what SQLite refuses within a transaction; it has its turn as what was typed has."""
        return self.write(Outside(change))

    def give_way(self, rest_s: float = REST_S) -> None:
        """Let bulk work rest for a moment, since somebody types or scrolls; it goes on by itself."""
        if self._writer is not None:
            self._writer.give_way(rest_s)

    @contextmanager
    def reader(self) -> Iterator[Connection]:
        """Lend a connection that can only read. Each statement sees all that was committed before it."""
        with store_errors("read the workspace"):
            if self._closed and not self._is_finishing():
                raise WorkspaceClosed
            db = self._idle_or_new()
            try:
                yield db
            except BaseException:
                db.close()  # a statement may be half read: it would hold back the log
                raise
            self._take_back(db)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Tell the listener, on the writer thread, what each commit touched; returns how to stop that."""
        self._listeners.append(listener)

        def unsubscribe() -> None:
            with self._telling:  # nothing is told any more once this returns
                if listener in self._listeners:
                    self._listeners.remove(listener)

        return unsubscribe

    def close(self) -> None:
        """Write what was typed, bring the log into the file, and let go of it."""
        if self._closed:
            return
        self._closed = True
        while self._idle:
            self._idle.pop().close()
        if self._writer:
            self._writer.stop()
        if self._lock:
            self._lock.release()

    def __enter__(self) -> Workspace:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _is_finishing(self) -> bool:
        """Whether listeners ask, who hear of what is written while the workspace closes."""
        return self._writer is not None and self._writer.is_here()

    def _idle_or_new(self) -> Connection:
        try:
            return self._idle.pop()
        except IndexError:
            db = open_to_read(self.path)
            if self._writer is not None:
                db.commits = self._writer.commits
            return db

    def _take_back(self, db: Connection) -> None:
        if self._closed or db.in_transaction:
            db.close()
        else:
            self._idle.append(db)

    def _tell(self, touched: Touched) -> None:
        with self._telling:
            for listener in tuple(self._listeners):
                try:
                    listener(touched)
                except Exception:  # one listener's bug must not silence the others
                    log.exception("A listener failed after a change was saved")


def _holds_something(path: Path) -> bool:
    """Whether there is a file with content; save dialogs of some desktops leave an empty one."""
    return path.exists() and (path.is_dir() or path.stat().st_size > 0)


def _judge(path: Path) -> None:
    if not path.exists():
        raise WorkspaceMissing(path)
    if path.is_dir():
        raise WorkspaceForeign(path)
    migrations.version_of(path)
    foreign_log.refuse(path)


def _brought_up(path: Path, now: Callable[[], datetime]) -> Connection:
    """Open the file to write; one of an earlier version is backed up beside itself, then brought up.

    No verified backup, no migration.
    """
    if migrations.version_of(path) < migrations.VERSION:
        from desktop.store import backup  # loads much that no other start needs

        backup.back_up(path, path.parent / f"{path.stem} before version {migrations.VERSION}", now())
    writing = open_to_write(path)
    try:
        migrations.bring_up(writing)
    except BaseException:
        writing.close()
        raise
    return writing


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WorkspaceUnreachable("make the workspace", error.strerror or str(error)) from error


def _make(path: Path, now: datetime) -> None:
    """Make a new file beside its place, then move it there: a half-made one is never seen."""
    making = path.with_name(path.name + ".new")
    try:
        making.unlink(missing_ok=True)
        with store_errors("make the workspace"):
            db = connect(making, mode="rwc")
            try:
                migrations.make(db, now=now)
            finally:
                db.close()
        with making.open("rb+") as file:
            os.fsync(file.fileno())
        making.replace(path)
    except OSError as error:
        raise WorkspaceUnreachable("make the workspace", error.strerror or str(error)) from error
