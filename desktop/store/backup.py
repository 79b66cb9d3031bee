"""A verified copy of a workspace: written beside its final place, read again, compared, then named.

The copy is compact, is one file with nothing beside it, and holds all that the workspace holds,
private notes and drafts too. A copy that does not check out never gets its name.
"""

from __future__ import annotations

import os
from contextlib import closing, suppress
from datetime import datetime
from itertools import chain, count
from pathlib import Path

from msgspec import Struct
from platformdirs import user_documents_path

from desktop.domain.moments import UK
from desktop.store import chain_note, journal, own_folder
from desktop.store.chain_note import Note
from desktop.store.connection import Connection, open_to_read
from desktop.store.errors import StoreError, WorkspaceDamaged, WorkspaceMissing, store_errors
from desktop.store.reading import one_view


class BackupFailed(StoreError):
    """The copy could not be made, or did not check out; no copy was left behind."""

    def __init__(self, folder: Path, happened: str, to_do: str) -> None:
        super().__init__(
            happened=happened,
            safe="The workspace and the backups made before are not changed.",
            to_do=to_do,
        )
        self.folder = folder


def usual_folder() -> Path:
    """Return where backups go unless somebody says otherwise: a folder of their own among the documents."""
    home = own_folder.home()
    return home / "backups" if home else user_documents_path() / "Tender Pause backups"


def back_up(path: Path, folder: Path, now: datetime) -> Path:
    """Write a copy of the workspace into the folder, check it, and return where it lies.

    The name carries the moment in the UK. Nothing that is there already is written over.

    Raises:
        WorkspaceMissing: there is no workspace at `path`.
        BackupFailed: the copy could not be made or does not equal the workspace.
        StoreError: the workspace cannot be read.
    """
    if not path.is_file():
        raise WorkspaceMissing(path)
    return copy_to(path, folder / f"{_name(path, now)}.tenderpause")


def copy_to(path: Path, place: Path) -> Path:
    """Write a checked copy at this place, or beside it under the first name with a number that is free.

    Raises:
        BackupFailed: the copy could not be made or does not equal the workspace.
        StoreError: the workspace cannot be read.
    """
    folder = place.parent
    making = folder / f".{place.name}.{os.getpid()}.making"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        copy_checked(path, making, folder)
        to_disk(making)
        copy = _claim(making, folder, place.stem)
        to_disk(folder)
    except OSError as error:
        raise BackupFailed(
            folder,
            f"The backup could not be written to {folder} ({error.strerror or error}).",
            "Check that the disk is connected and has room, or choose another folder.",
        ) from error
    finally:
        with suppress(OSError):
            making.unlink(missing_ok=True)
    return copy


class _Contents(Struct, frozen=True):
    """What a copy has in common with its original."""

    made_by: int
    version: int
    heads: dict[str, Note]
    rows: dict[str, int]


def copy_checked(path: Path, making: Path, folder: Path) -> None:
    """Write a copy and compare it with what the workspace held just before and just after.

    Raises:
        BackupFailed: the workspace is damaged, or the copy does not equal it.
    """
    with closing(open_to_read(path)) as db:
        if not _sound(db):
            raise BackupFailed(
                folder,
                "The workspace file is damaged, so no backup was made of it.",
                "Keep the file as it is and open the newest backup.",
            )
        before = _contents(db)
        with store_errors("write the backup"):
            db.execute("VACUUM INTO :making", {"making": str(making)})
        after = _contents(db)
        with closing(open_to_read(making)) as copy:
            if not (_sound(copy) and _equals(db, before, _contents(copy), after)):
                raise BackupFailed(
                    folder,
                    "The backup did not equal the workspace when it was read again, so it was not kept.",
                    "Try again; if it happens twice, choose another disk.",
                )


def _contents(db: Connection) -> _Contents:
    with store_errors("read the workspace"), one_view(db):
        tables = db.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL %'"
        ).fetchall()
        return _Contents(
            made_by=db.execute("PRAGMA application_id").fetchone()[0],
            version=db.execute("PRAGMA user_version").fetchone()[0],
            heads=journal.heads(db),
            rows={name: db.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for (name,) in tables},
        )


def _sound(db: Connection) -> bool:
    try:
        with store_errors("check the file"):
            return [row[0] for row in db.execute("PRAGMA quick_check")] == ["ok"]
    except WorkspaceDamaged:
        return False


def _equals(db: Connection, before: _Contents, copy: _Contents, after: _Contents) -> bool:
    """Whether the copy holds what the workspace held at one moment between `before` and `after`.

    Where nothing was written meanwhile, that is equality.
    """
    same_kind = (copy.made_by, copy.version) == (before.made_by, before.version)
    same_tables = copy.rows.keys() == before.rows.keys() == after.rows.keys()
    return (
        same_kind
        and same_tables
        and all(_between(before.rows[table], rows, after.rows[table]) for table, rows in copy.rows.items())
        and copy.heads.keys() >= before.heads.keys()
        and all(chain_note.on_file(db, head) for head in copy.heads.values())
        and all(copy.heads[head.chain].seq >= head.seq for head in before.heads.values())
    )


def _between(one: int, rows: int, other: int) -> bool:
    return min(one, other) <= rows <= max(one, other)


def _name(path: Path, now: datetime) -> str:
    from pathvalidate import sanitize_filename  # not wanted before the first window

    stem = sanitize_filename(path.stem) or "workspace"
    return f"{stem} {now.astimezone(UK):%Y-%m-%d %H%M}"


def _claim(making: Path, folder: Path, name: str) -> Path:
    """Give the copy its name, or the first one with a number that is still free."""
    names = chain([name], (f"{name} {number}" for number in count(2)))
    return next(place for one in names if moved(making, place := folder / f"{one}.tenderpause"))


def moved(making: Path, place: Path) -> bool:
    """Move the copy, unless something is there already."""
    try:
        place.hardlink_to(making)
    except FileExistsError:
        return False
    except OSError:  # memory sticks know no second name for a file
        if place.exists():
            return False
        making.rename(place)
    return True


def to_disk(path: Path) -> None:
    """Have the disk keep what was written: a file, or the names in a folder."""
    if os.name == "nt" and path.is_dir():
        return  # Windows opens no folder, and keeps its names by itself
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
