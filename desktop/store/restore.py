"""Putting a backup back: the file that lay there is kept under another name, and a new chain begins.

First a checked copy is made beside the workspace; then, in a moment, it takes its place. Until that
moment nothing is changed, and after it the old file, its log too, stands beside the new one.
"""

from __future__ import annotations

import os
import shutil
import time
from contextlib import closing, suppress
from datetime import datetime
from glob import escape
from itertools import chain, count
from pathlib import Path

from msgspec import Struct

from desktop.domain.moments import UK
from desktop.store import backup, chain_note, foreign_log, journal, migrations
from desktop.store.chain_note import Note
from desktop.store.connection import Connection, connect, open_to_read, transaction
from desktop.store.errors import StoreError, WorkspaceForeign, store_errors
from desktop.store.lock import WriteLock
from desktop.store.verify import verify

_BESIDE = ("-wal", "-shm")
_LEFT_BEHIND_S = 24 * 60 * 60


class RestoreRefused(StoreError):
    """The backup was not put back; the workspace is as it was."""

    def __init__(self, happened: str, to_do: str) -> None:
        super().__init__(happened=happened, safe="Your workspace is as it was.", to_do=to_do)


class Counts(Struct, frozen=True):
    """What a file holds. `last_at` is the moment of its last entry, "" where it has none."""

    entries: int
    decisions: int
    notices: int
    last_at: str


class Prepared(Struct, frozen=True):
    """A checked copy of a backup, beside the place it is to take. `before` is None where nothing is there."""

    path: Path
    making: Path
    before: Counts | None
    after: Counts
    same_workspace: bool


class Restored(Struct, frozen=True):
    """A backup that was put back; `kept` is where the file lies that was there before."""

    path: Path
    kept: Path | None
    before: Counts | None
    after: Counts


def prepare(path: Path, source: Path) -> Prepared:
    """Copy a backup beside the workspace and check it; the workspace may be open meanwhile.

    Raises:
        RestoreRefused: there is none, it is the workspace itself, a copy for trustees, or does not check out.
        StoreError: it is no workspace, a newer one, or cannot be read.
    """
    _judge(path, source)
    making = path.with_name(f".{path.name}.{os.getpid()}.restoring")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _take_away_left_behind(path)
        making.unlink(missing_ok=True)
        backup.copy_checked(source, making, path.parent)
        with closing(open_to_read(making)) as db:
            found = verify(db)
            after, workspace = _counts(db), journal.workspace_id(db)
    except OSError as error:
        raise RestoreRefused(
            f"The backup could not be copied to {path.parent} ({error.strerror or error}).",
            "Check that the disk has room and that you may write there.",
        ) from error
    if found.first_broken:
        making.unlink()
        raise RestoreRefused(
            f"The backup is not as it was recorded: {found.first_broken.why}", "Choose an earlier backup."
        )
    before, there = _of_file(path)
    return Prepared(path, making, before, after, there in (None, workspace))


def put_in_place(prepared: Prepared, now: datetime, author: str | None = None) -> Restored:
    """Let the copy take the place of the workspace, which nobody may have open any more.

    Raises:
        WorkspaceBusy: somebody writes to the workspace.
        StoreError: the place cannot be written to; the old file is as it was or stands under its new name.
    """
    path, making = prepared.path, prepared.making
    lock = WriteLock(path)
    try:
        before, _ = _of_file(path)
        with store_errors("put the backup back"):
            workspace, begun = _begin_chain(path, making, now, author)
        backup.to_disk(making)
        kept = _set_aside(path, now) if path.exists() else None
        making.replace(path)
        backup.to_disk(path.parent)
        chain_note.write(workspace, begun, path)
    except OSError as error:
        raise RestoreRefused(
            f"The backup could not be put back ({error.strerror or error}).",
            "Check that the disk has room and that you may write to the folder, then try again.",
        ) from error
    finally:
        lock.release()
        drop(prepared)
    return Restored(path, kept, before, prepared.after)


def drop(prepared: Prepared) -> None:
    """Take away a copy that is not wanted any more."""
    for ending in ("", *_BESIDE, "-journal"):
        with suppress(OSError):
            prepared.making.with_name(prepared.making.name + ending).unlink(missing_ok=True)


def _take_away_left_behind(path: Path) -> None:
    """Take away what a killed restore left; what is new may be another window's that is about it."""
    for one in path.parent.glob(f".{escape(path.name)}.*.restoring*"):
        with suppress(OSError):
            if time.time() - one.stat().st_mtime > _LEFT_BEHIND_S:
                one.unlink()


def _judge(path: Path, source: Path) -> None:
    if not source.is_file():
        raise RestoreRefused(f"There is no backup at {source}.", "Check the name, or choose another backup.")
    if path.exists() and path.samefile(source):
        raise RestoreRefused(f"{source.name} is the workspace itself.", "Choose a backup of it.")
    try:
        migrations.version_of(source)
    except WorkspaceForeign as error:
        raise RestoreRefused(
            error.happened,
            "Choose a backup: its name ends in .tenderpause, and it lies where backups are made.",
        ) from error
    if migrations.is_trustee_copy(source):
        raise RestoreRefused(
            f"{source.name} is a copy for trustees: private notes and much else are not in it.",
            "Choose a backup.",
        )
    foreign_log.refuse(source)


def _begin_chain(path: Path, making: Path, now: datetime, author: str | None) -> tuple[str, Note]:
    """Begin the chain that goes on from the backup; its first entry names what is lost with the old file."""
    with closing(connect(making, mode="rw")) as db:
        migrations.bring_up(db)
        workspace = journal.workspace_id(db)
        noted = chain_note.read(workspace)
        with transaction(db):
            known = db.execute("SELECT 1 FROM person WHERE id = ?", (author,)).fetchone()
            lost = {
                head.chain: {"seq": head.seq, "hash": head.hash}
                for head in (*_heads(path, workspace), *([noted] if noted else []))
                if not chain_note.on_file(db, head)
            }
            entry = journal.begin_chain(
                db,
                journal.new_chain(),
                noted,
                reason=journal.RESTORED,
                author=author if known else None,
                now=now,
                more={"lost": lost},
            )
    return workspace, Note(entry.chain, entry.seq, entry.hash)


def _heads(path: Path, workspace: str) -> tuple[Note, ...]:
    """Return the heads of the file that is replaced, where it can be read and is the same workspace."""
    try:
        with store_errors("read the workspace"), closing(open_to_read(path)) as db:
            same = journal.workspace_id(db) == workspace
            return tuple(journal.heads(db).values()) if same else ()
    except (StoreError, OSError, ValueError):
        return ()


def _of_file(path: Path) -> tuple[Counts | None, str | None]:
    """Return what lies at a place and its workspace's id; None each where nothing can be read there."""
    try:
        foreign_log.refuse(path)
        with store_errors("read the workspace"), closing(open_to_read(path)) as db:
            return _counts(db), journal.workspace_id(db)
    except (StoreError, OSError):
        return None, None


def _counts(db: Connection) -> Counts:
    entries, decisions, last_at = db.execute(
        "SELECT count(*), count(*) FILTER (WHERE kind = 'decision.recorded'), max(at) FROM entry"
    ).fetchone()
    notices = db.execute("SELECT count(*) FROM notice").fetchone()[0]
    return Counts(entries, decisions, notices, last_at or "")


def _set_aside(path: Path, now: datetime) -> Path:
    """Give the old file, and what SQLite keeps beside it, another name; it stays until it is replaced."""
    name = f"{path.stem} before restore {now.astimezone(UK):%Y-%m-%d %H%M}"
    names = chain([name], (f"{name} {number}" for number in count(2)))
    kept = next(place for one in names if not (place := path.with_name(f"{one}{path.suffix}")).exists())
    try:
        kept.hardlink_to(path)
    except OSError:  # memory sticks know no second name for a file
        shutil.copy2(path, kept)
        backup.to_disk(kept)
    for ending in _BESIDE:
        beside = path.with_name(path.name + ending)
        if beside.exists():
            beside.replace(kept.with_name(kept.name + ending))
    return kept
