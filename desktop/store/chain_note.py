"""The note that this computer keeps of a workspace's journal: which chain it writes, and how far it came.

It lies in the app's own data folder, one small file a workspace. With it a journal whose end was cut,
or a file put back from a backup, is told from one that was simply left alone.
"""

from __future__ import annotations

import json
import logging
import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from pathlib import Path
from typing import Protocol

from msgspec import Struct
from msgspec.structs import asdict

from desktop.store import own_folder
from desktop.store.connection import Connection, open_to_read
from desktop.store.errors import StoreError, store_errors

log = logging.getLogger(__name__)

TOUCHED = "journal"
"""The subject kind by which listeners hear that a chain grew; the key is the chain."""

_expected: dict[str, Note] = {}
"""The last entry that this program wrote to each workspace: it goes on with its chain even where the
disk takes no note."""


class Note(Struct, frozen=True):
    """The last entry that this computer wrote: its chain, its place on it, and its hash."""

    chain: str
    seq: int
    hash: str


def read(workspace: str) -> Note | None:
    """Return the note kept of the workspace of that id, None where there is none that can be read."""
    try:
        kept = json.loads(_place(workspace).read_text(encoding="utf-8"))
        return Note(str(kept["chain"]), int(kept["seq"]), str(kept["hash"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def candidates(workspace: str) -> tuple[Note, ...]:
    """Return what may name our chain: what this program wrote last (if that was saved), and the note."""
    found = (_expected.get(workspace), read(workspace))
    return tuple(note for note in found if note)


def expect(workspace: str, note: Note) -> None:
    """Remember an entry that is being written; whether it was saved shows when it is looked for."""
    _expected[workspace] = note


def write(workspace: str, note: Note, file: Path | None = None) -> None:
    """Keep the note, and which file it is of."""
    says = {**asdict(note), "file": str(file.absolute()) if file else ""}
    try:
        own_folder.write_note(_place(workspace), json.dumps(says), to_disk=True)
    except OSError:
        log.warning("The note of the journal's last entry could not be kept", exc_info=True)


def copy_elsewhere(db: Connection, workspace: str, note: Note) -> bool:
    """Whether the noted entry stands in another file of this computer: this one is a copy, and no loss."""
    here = Path(str(db.execute("PRAGMA database_list").fetchone()[2]))
    try:
        noted_in = Path(str(json.loads(_place(workspace).read_text(encoding="utf-8"))["file"] or here))
        if not noted_in.is_file() or noted_in.samefile(here):
            return False
        with closing(open_to_read(noted_in)) as other:
            return on_file(other, note)
    except (OSError, ValueError, KeyError, TypeError, sqlite3.Error, StoreError):
        return False


def on_file(db: Connection, note: Note) -> bool:
    """Whether the noted entry stands in the file as it was noted."""
    with store_errors("read the journal"):
        row = db.execute(
            "SELECT 1 FROM entry WHERE chain = :chain AND seq = :seq AND hash = :hash", asdict(note)
        ).fetchone()
    return row is not None


def head(db: Connection, chain: str) -> Note | None:
    """Return the last entry of a chain, None where the file has no entry of it."""
    with store_errors("read the journal"):
        row = db.execute(
            "SELECT chain, seq, hash FROM entry WHERE chain = :chain ORDER BY seq DESC LIMIT 1",
            {"chain": chain},
        ).fetchone()
    return Note(*row) if row else None


class Followed(Protocol):
    """What the note needs of an open workspace."""

    id: str
    path: Path

    def reader(self) -> AbstractContextManager[Connection]:
        """Lend a connection that can only read."""

    def subscribe(self, listener: Callable[[frozenset[tuple[str, str]]], None]) -> Callable[[], None]:
        """Call the listener with what each commit touched."""


def follow(workspace: Followed) -> None:
    """Keep the note of a workspace that is open for writing, after each commit from now on.

    A note that a crash left behind is brought up first. One whose entry is missing stays as it is:
    the journal deals with it at the next write, and until then `verify` says so.
    """
    noted = read(workspace.id)
    with workspace.reader() as db:
        reached = head(db, noted.chain) if noted and on_file(db, noted) else None
    if reached and reached != noted:
        write(workspace.id, reached, workspace.path)
    workspace.subscribe(lambda touched: _keep(workspace, touched))


def _keep(workspace: Followed, touched: frozenset[tuple[str, str]]) -> None:
    for kind, chain in touched:
        if kind == TOUCHED:
            with workspace.reader() as db:
                reached = head(db, chain)
            if reached:
                write(workspace.id, reached, workspace.path)


def _place(workspace: str) -> Path:
    return own_folder.place_of_note("chains", f"{workspace}.json")
