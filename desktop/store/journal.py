"""The journal: every change that a person makes is one entry, chained to the one before it.

Appending folds the entry into the tables that screens read, in the same transaction. Which chain is
written is settled in that transaction too: the one this computer noted, or a new one.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping
from datetime import datetime

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from desktop.domain.chain import Entry, entry_hash, payload_hash, seen_text
from desktop.store import chain_note, fold, rewordings
from desktop.store.chain_note import Note
from desktop.store.connection import Connection
from desktop.store.errors import WorkspaceDamaged, store_errors
from desktop.store.texts import json_text, moment, moment_text, table
from desktop.store.uuid7 import uuid7

VERSION = 1
NO_NOTE = "no_note"
"""Why a chain began: this computer had noted nothing of the file."""
NOTED_ENTRY_MISSING = "noted_entry_missing"
"""Why a chain began: what this computer had noted was not in the file."""
COPIED = "copied_file"
"""Why a chain began: what this computer had noted stands in another file of its own, so this is a copy."""
RESTORED = "restored"
"""Why a chain began: a backup was put in the place of the file. `lost` are the heads it does not hold."""
TRUSTEE_COPY = "trustee_copy"
"""Why a chain began: the file is a copy for trustees. `withheld` says what the copy leaves out."""
_NAMES = Entry.__struct_fields__
_COLUMNS = ", ".join(_NAMES)
_PLACES = ", ".join("?" * len(_NAMES))


class Event(Struct, frozen=True, kw_only=True):
    """One entry as history shows it. `says` is its payload, as it was recorded or worded again since."""

    id: str
    kind: str
    author: str | None
    at: datetime
    batch: str | None
    says: Mapping[str, object]


def append(
    db: Connection,
    *,
    author: str | None,
    kind: str,
    subject: str | None,
    payload: Mapping[str, object],
    now: datetime,
    batch: str | None = None,
) -> Entry:
    """Write one entry and what follows from it, within the caller's transaction.

    The payload may hold days, enums and Structs; it is kept as JSON text.
    """
    chain = chain_to_write(db, author=author, now=now)
    entry = _next(db, chain, author=author, kind=kind, subject=subject, payload=payload, now=now, batch=batch)
    _insert(db, entry)
    return entry


def chain_to_write(db: Connection, *, author: str | None, now: datetime) -> str:
    """Return the chain that this transaction writes, beginning a new one where that is called for.

    A new one begins where this computer noted nothing of a file that has entries (it came from
    another computer, or from a backup), or where the noted entry is missing.
    """
    if not db.in_transaction:
        raise ValueError("the journal is written within a transaction")
    settled = next((key for kind, key in db.touched if kind == chain_note.TOUCHED), None)
    if settled:
        return settled
    ours = _our_chain(db)
    if ours:
        return ours
    chain = new_chain()
    reason = begins_anew(db)
    if reason:
        noted = chain_note.read(workspace_id(db))
        begin_chain(db, chain, noted, reason=reason, author=author, now=now)
    return chain


def begins_anew(db: Connection) -> str | None:
    """Return why the next entry would begin a new chain; None where it goes on with ours, or is the first."""
    if _our_chain(db):
        return None
    workspace = workspace_id(db)
    noted = chain_note.read(workspace)
    if noted is None:
        return NO_NOTE if last_arrived(db) else None
    return COPIED if chain_note.copy_elsewhere(db, workspace, noted) else NOTED_ENTRY_MISSING


def begin_chain(
    db: Connection,
    chain: str,
    noted: Note | None,
    *,
    reason: str,
    author: str | None,
    now: datetime,
    more: Mapping[str, object] | None = None,
    ours: bool = True,
) -> Entry:
    """Write the first entry of a new chain: where all others stood, and what this computer had noted.

    `more` is what else it says. One that is not `ours` stands in a copy alone: nobody goes on with it.
    """
    payload = {
        "heads": {head.chain: {"seq": head.seq, "hash": head.hash} for head in heads(db).values()},
        "note": noted,
        "reason": reason,
        **(more or {}),
    }
    entry = _next(db, chain, author=author, kind="chain.begun", subject=None, payload=payload, now=now)
    _insert(db, entry, ours=ours)
    return entry


def new_chain() -> str:
    """Return the name of a chain that is to begin: random, and nothing of this computer."""
    return secrets.token_hex(8)


def entries(db: Connection) -> Iterator[Entry]:
    """Yield every entry in order of arrival."""
    with store_errors("read the journal"):
        for row in db.execute(f"SELECT {_COLUMNS} FROM entry ORDER BY rowid"):
            yield Entry(**dict(zip(_NAMES, row, strict=True)))


def history(db: Connection, subject: str) -> tuple[Event, ...]:
    """Return what people wrote on one subject, oldest first."""
    with store_errors("read the history"):
        rows = db.execute(
            """
            SELECT id, kind, author, at, batch, payload FROM entry
            WHERE subject = :subject ORDER BY rowid
            """,
            {"subject": subject},
        ).fetchall()
    reworded = rewordings.of(db) if any(row[-1] is None for row in rows) else {}
    try:
        return tuple(
            Event(
                id=id_,
                kind=kind,
                author=author,
                at=moment(at),
                batch=batch,
                says=table(payload or (reworded[id_].payload if id_ in reworded else "")),
            )
            for id_, kind, author, at, batch, payload in rows
        )
    except ValueError as error:  # only another program can have put such a moment there
        raise WorkspaceDamaged("read the history") from error


def has_entries(db: Connection, subject: str) -> bool:
    """Return whether anything was written on a subject."""
    with store_errors("read the history"):
        row = db.execute("SELECT 1 FROM entry WHERE subject = :subject LIMIT 1", {"subject": subject})
        return row.fetchone() is not None


def heads(db: Connection) -> dict[str, Note]:
    """Return the last entry of every chain, by chain, in the order in which the chains began."""
    with store_errors("read the journal"):
        rows = db.execute(
            """
            WITH RECURSIVE known (chain) AS (  -- from chain to chain on the index, however long they are
                SELECT min(chain) FROM entry
                UNION ALL
                SELECT (SELECT min(chain) FROM entry WHERE chain > known.chain) FROM known
                WHERE known.chain IS NOT NULL
            )
            SELECT last.chain, last.seq, last.hash FROM known
            JOIN entry AS last ON last.chain = known.chain
                AND last.seq = (SELECT max(seq) FROM entry WHERE chain = known.chain)
            LEFT JOIN entry AS first ON first.chain = known.chain AND first.seq = 1
            ORDER BY first.rowid, known.chain
            """
        ).fetchall()
    return {chain: Note(chain, seq, hash_) for chain, seq, hash_ in rows}


def last_arrived(db: Connection) -> Note | None:
    """Return the entry that came last: the head of the chain that the file goes on with. None: no entries."""
    with store_errors("read the journal"):
        row = db.execute("SELECT chain, seq, hash FROM entry ORDER BY rowid DESC LIMIT 1").fetchone()
    return Note(*row) if row else None


def workspace_id(db: Connection) -> str:
    """Return the random id that the workspace was given when it was made."""
    with store_errors("read the workspace"):
        return str(db.execute("SELECT id FROM workspace").fetchone()[0])


def _our_chain(db: Connection) -> str | None:
    """Return the chain that this computer goes on with: the one of which the file holds what it noted."""
    for note in chain_note.candidates(workspace_id(db)):
        if chain_note.on_file(db, note):
            return note.chain
    return None


def _next(
    db: Connection,
    chain: str,
    *,
    author: str | None,
    kind: str,
    subject: str | None,
    payload: Mapping[str, object],
    now: datetime,
    batch: str | None = None,
) -> Entry:
    known = heads(db)
    before = known.get(chain) or last_arrived(db)
    text = json_text(msgspec.to_builtins(payload, str_keys=True))
    salt = secrets.token_hex(16)
    entry = Entry(
        id=uuid7(now),
        chain=chain,
        seq=known[chain].seq + 1 if chain in known else 1,
        seen=seen_text({head.chain: head.seq for head in known.values()}),
        author=author,
        at=moment_text(now),
        kind=kind,
        v=VERSION,
        batch=batch,
        subject=subject,
        payload=text,
        salt=salt,
        payload_hash=payload_hash(salt, text),
        prev_hash=before.hash if before else workspace_id(db),
        hash="",
    )
    return replace(entry, hash=entry_hash(entry))


def _insert(db: Connection, entry: Entry, *, ours: bool = True) -> None:
    with store_errors("write to the journal"):
        db.execute(
            f"INSERT INTO entry ({_COLUMNS}) VALUES ({_PLACES})",
            tuple(getattr(entry, name) for name in _NAMES),
        )
        db.touched.add((chain_note.TOUCHED, entry.chain))
        if ours:
            chain_note.expect(workspace_id(db), Note(entry.chain, entry.seq, entry.hash))
        fold.fold(db, entry)
