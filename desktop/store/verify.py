"""Checking the record: chains walked, projections folded again, the note and a printed head looked for.

Nothing is written: what is folded again is folded in memory.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager

from msgspec import Struct, field
from msgspec.structs import replace

from desktop.domain.chain import Broken, Entry, check
from desktop.store import (
    chain_note,
    fold,
    journal,
    rewordings,
    schema_people,
)
from desktop.store.chain_note import Note
from desktop.store.connection import Connection
from desktop.store.errors import store_errors
from desktop.store.payload import Payload
from desktop.store.projections import make_projections
from desktop.store.reading import one_view
from desktop.store.withheld import withheld

_HEAD = re.compile(r"[0-9a-f]{32,64}")
_COLUMNS = Entry.__struct_fields__
_NUMBERS = ("seq", "v")
_MAY_BE_NULL = ("author", "batch", "subject", "payload", "salt")


class HeadFound(Struct, frozen=True, kw_only=True):
    """A head that was asked for: the entry it is the hash of, and how many came after it on its chain."""

    chain: str
    seq: int
    kind: str
    at: str
    entries_after: int


class Verification(Struct, frozen=True, kw_only=True):
    """What a check of the record found.

    `head` is the hash of the entry that came last. `missing` is what this computer had noted and the
    file no longer holds; `lost_before` are such notes that a later chain began after. `head_asked` is
    a printed code as it was understood ("" if it is none), and `head_found` where it stands. `ends` is
    the last seq of each chain. `is_copy`: what the file does not hold stands in another one here, or it
    is a copy for trustees; `withheld` entries say nothing in that.
    """

    entries: int
    decisions: int
    head: str | None
    first_broken: Broken | None
    missing: Note | None
    lost_before: tuple[Note, ...]
    head_asked: str | None
    head_found: HeadFound | None
    ends: Mapping[str, int] = field(default_factory=dict)
    is_copy: bool = False
    withheld: int = 0

    @property
    def ok(self) -> bool:
        """Whether everything that was looked at is in order."""
        head_stands = self.head_asked is None or self.head_found is not None
        return self.first_broken is None and self.missing is None and head_stands


def verify(db: Connection, *, head: str | None = None) -> Verification:
    """Check the whole record as it stands at this moment; `head` is a printed code of 32 to 64 hex digits."""
    asked = None if head is None else understood(head)
    with store_errors("check the record"), one_view(db), _any_bytes(db):
        workspace = journal.workspace_id(db)
        hidden, erased = _listed(db)
        reading = _Reading(db, chain_note.read(workspace), asked)
        broken = check(reading, origin=workspace, emptied=hidden | erased)
        reading.finish()
        if reading.missing and chain_note.copy_elsewhere(db, workspace, reading.missing):
            reading.missing, reading.is_copy = None, True
        return Verification(
            entries=reading.entries,
            decisions=reading.decisions,
            head=reading.head,
            first_broken=broken or reading.unreadable or _wrongly_shown(db),
            missing=reading.missing,
            lost_before=tuple(reading.lost_before),
            head_asked=asked,
            head_found=reading.head_found,
            ends=reading.ends,
            is_copy=reading.is_copy,
            withheld=len(hidden),
        )


def _listed(db: Connection) -> tuple[frozenset[str], frozenset[str]]:
    """Return the entries that say nothing in a copy, and those that were erased; none where that is torn."""
    try:
        return withheld(db), rewordings.lawfully_empty(db)
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_CORRUPT:
            raise
        return frozenset(), frozenset()


def understood(head: str) -> str:
    """Return the digits of a printed code, spaces left out; "" where it is no such code."""
    digits = "".join(head.split()).lower()
    return digits if _HEAD.fullmatch(digits) else ""


class _Reading:
    """Every entry once, in order of arrival, and what is to be known of them all."""

    def __init__(self, db: Connection, note: Note | None, asked: str | None) -> None:
        self.entries = 0
        self.decisions = 0
        self.head: str | None = None
        self.missing = note
        self.lost_before: list[Note] = []
        self.ends: dict[str, int] = {}
        self.is_copy = False
        self.head_found: HeadFound | None = None
        self.unreadable: Broken | None = None
        self._asked = asked
        self._last: Entry | None = None
        self._walk = self._read(db)

    def __iter__(self) -> Iterator[Entry]:
        return self._walk

    def finish(self) -> None:
        """Read what the check left unread, once it had found something."""
        for _ in self._walk:
            pass

    def _read(self, db: Connection) -> Iterator[Entry]:
        try:
            for entry in _entries(db):
                self._remember(entry)
                yield entry
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_CORRUPT:
                raise
            self.unreadable = self._torn()

    def _remember(self, entry: Entry) -> None:
        self.entries += 1
        self.decisions += entry.kind == "decision.recorded"
        self.head = entry.hash
        self.ends[entry.chain] = entry.seq
        self._last = entry
        if self.missing == Note(entry.chain, entry.seq, entry.hash):
            self.missing = None
        if entry.kind == "chain.begun":
            self._remember_loss(entry)
        if self._asked and entry.hash.startswith(self._asked):
            self.head_found = HeadFound(
                chain=entry.chain, seq=entry.seq, kind=entry.kind, at=entry.at, entries_after=0
            )
        elif self.head_found and self.head_found.chain == entry.chain:
            self.head_found = replace(self.head_found, entries_after=self.head_found.entries_after + 1)

    def _remember_loss(self, entry: Entry) -> None:
        says = Payload.of(entry)
        reason = says.text("reason")
        if reason == journal.NOTED_ENTRY_MISSING:
            self._remember_lost(says.part("note"), says.part("note").text("chain"))
        elif reason == journal.RESTORED:
            for chain, head in says.parts("lost"):
                self._remember_lost(head, chain)
        elif reason == journal.TRUSTEE_COPY:  # of a moment: what was noted later is no loss
            self.missing, self.is_copy = None, True

    def _remember_lost(self, head: Payload, chain: str) -> None:
        self.lost_before.append(Note(chain, head.number("seq"), head.text("hash")))

    def _torn(self) -> Broken:
        chain, seq = (self._last.chain, self._last.seq) if self._last else ("", 0)
        return Broken(
            number=self.entries + 1,
            chain=chain,
            seq=seq + 1,
            id=None,
            kind=None,
            subject=None,
            why=f"The file is damaged after entry {seq}: what follows cannot be read.",
        )


def _entries(db: Connection) -> Iterator[Entry]:
    """Yield entries, whatever another program made of their columns: such a one no longer fits its hash."""
    for row in db.execute(f"SELECT {', '.join(_COLUMNS)} FROM entry ORDER BY rowid"):
        values = {name: _as_it_should_be(name, value) for name, value in zip(_COLUMNS, row, strict=True)}
        yield Entry(**values)  # type: ignore[arg-type]  # each has just been given its column's type


def _as_it_should_be(column: str, value: object) -> str | int | None:
    if column in _NUMBERS:
        return value if isinstance(value, int) else -1
    if isinstance(value, str):
        return value
    return None if value is None and column in _MAY_BE_NULL else repr(value)


def _wrongly_shown(db: Connection) -> Broken | None:
    """Fold all entries again, in memory; return the first one that a screen would not show as it is."""
    with closing(sqlite3.connect(":memory:", isolation_level=None, factory=Connection)) as again:
        make_projections(again)
        for entry in rewordings.standing(db, _entries(db)):
            fold.fold(again, entry)
        wrong = {}
        for table in _held(db):
            try:
                wrong[table] = _differing(db, again, table)
            except sqlite3.DatabaseError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_CORRUPT:
                    raise
                return _of_no_entry(f"The file is damaged: the table {table} cannot be read.")
    shaped_by = {entry: table for table, entries in wrong.items() for entry in entries}
    if not shaped_by:
        return None
    for number, entry in enumerate(_entries(db), 1):
        if entry.id in shaped_by:
            return _shown_otherwise(number, entry, shaped_by[entry.id])
    return _of_no_entry(f"The table {min(shaped_by.values())} shows something that no entry says.")


def _held(db: Connection) -> tuple[str, ...]:
    """Return the projections that the file has: one of an earlier version may be open read-only."""
    found = {name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    return tuple(table for table in schema_people.PROJECTIONS if table in found)


def _differing(db: Connection, again: Connection, table: str) -> set[str]:
    """Return the ids of the entries whose rows differ between the file and what was folded again.

    Only the columns that the file has are held against each other: an earlier version had fewer.
    """
    held = db.execute(f"SELECT * FROM {table}")
    columns = [column[0] for column in held.description]
    by_entry = columns.index("entry")
    rows = set(held) ^ set(again.execute(f"SELECT {', '.join(columns)} FROM {table}"))
    return {str(row[by_entry]) for row in rows}


def _shown_otherwise(number: int, entry: Entry, table: str) -> Broken:
    return Broken(
        number=number,
        chain=entry.chain,
        seq=entry.seq,
        id=entry.id,
        kind=entry.kind,
        subject=entry.subject,
        why=f"The table {table} does not show what entry {entry.seq} says.",
    )


def _of_no_entry(why: str) -> Broken:
    return Broken(number=0, chain="", seq=0, id=None, kind=None, subject=None, why=why)


@contextmanager
def _any_bytes(db: Connection) -> Iterator[None]:
    """Read text that another program left in no known letters, too: its bytes are kept apart."""
    usual = db.text_factory
    db.text_factory = lambda text: text.decode("utf-8", "surrogateescape")
    try:
        yield
    finally:
        db.text_factory = usual
