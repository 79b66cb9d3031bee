"""The chain that the next entry would begin, where the file comes from elsewhere or lost entries."""

from __future__ import annotations

from msgspec import Struct

from desktop.store import chain_note, decisions, journal
from desktop.store.chain_note import Note
from desktop.store.connection import Connection


class NextChain(Struct, frozen=True, kw_only=True):
    """Why the next entry begins a chain (a reason of journal.py), and what its decisions' numbers begin with.

    `noted` is what this computer had noted of the file; `reaches` is where that chain ends in the file,
    0 where nothing of it is there.
    """

    reason: str
    letter: str
    noted: Note | None
    reaches: int


def next_chain(db: Connection) -> NextChain | None:
    """Return the chain that the next entry would begin; None where it goes on with ours, or is the first."""
    reason = journal.begins_anew(db)
    if reason is None:
        return None
    noted = chain_note.read(journal.workspace_id(db))
    held = chain_note.head(db, noted.chain) if noted else None
    return NextChain(
        reason=reason, letter=decisions.next_letter(db), noted=noted, reaches=held.seq if held else 0
    )
