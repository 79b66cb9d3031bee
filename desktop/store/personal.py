"""Finding one person in all that the workspace holds, and letting go of what is found."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any

from msgspec import Struct

from desktop.store import approaches, backup, conversations, directory, search
from desktop.store.columns import many, unpacked
from desktop.store.connection import Connection
from desktop.store.errors import store_errors
from desktop.store.kept_notices import cut_contacts_of

Named = Callable[[str], bool]
"""Whether a text names the person."""
Excerpts = Callable[[str], tuple[str, ...]]
"""The words around each place where a text names the person; none where it does not."""
Step = Callable[[int, int], None]
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_AT_ONCE = 500
_TRIES = 5


class Published(Struct, frozen=True, kw_only=True):
    """A notice that names the person: what it is called, who sent it, since when it is here.

    `excerpts` are the words around each place where it does, contact points among them.
    """

    id: int
    title: str
    opportunity: str
    source: str
    received_at: str
    contacts_cut: bool
    excerpts: tuple[str, ...]


class Typed(Struct, frozen=True, kw_only=True):
    """What is being typed somewhere, and is not recorded yet."""

    subject: str
    field: str
    text: str
    at: str


def drafts(db: Connection) -> tuple[Typed, ...]:
    """Return everything that is being typed."""
    with store_errors("read what was typed"):
        rows = db.execute("SELECT subject, field, text, at FROM draft ORDER BY subject, field").fetchall()
    return tuple(Typed(subject=subject, field=field, text=text, at=at) for subject, field, text, at in rows)


def notices(db: Connection, excerpts: Excerpts, step: Step) -> tuple[Published, ...]:
    """Return the notices that name the person, in what came or in what was read from it."""
    with store_errors("look through the notices"):
        total = db.execute("SELECT count(*) FROM notice WHERE source <> 'hand'").fetchone()[0]
        found = []
        for number, row in enumerate(_notices(db)):
            if number % _AT_ONCE == 0:
                step(number, total)
            around = excerpts(_readable(row[-1]))
            if around:
                found.append(_published(row, around))
    return tuple(found)


def set_aside(db: Connection, named: Named) -> tuple[int, ...]:
    """Return the ids of the items set aside that name the person."""
    with store_errors("look through what was set aside"):
        rows = db.execute("SELECT id, item FROM rejection").fetchall()
    return tuple(row_id for row_id, item in rows if named(_readable(item)))


def title_of(db: Connection, subject: str) -> str:
    """Return what the subject of an entry is called: an opportunity, or an organisation; else "".

    A conversation, and what others ask of us, is called by the organisation it is with.
    """
    row = db.execute(
        """
        SELECT title FROM opportunity WHERE key = :subject
        UNION ALL SELECT title FROM written_about WHERE subject = :subject LIMIT 1
        """,
        {"subject": subject},
    ).fetchone()
    return str(row[0]) if row else _organisation_of(db, subject)


def _organisation_of(db: Connection, subject: str) -> str:
    """Return the name of an organisation, or of the one that a person or a conversation is at, else ""."""
    talk, asked = conversations.one(db, subject), approaches.one(db, subject)
    contact = directory.contact(db, subject)
    there = talk.talk.organisation if talk else asked.approach.organisation if asked else subject
    return directory.names(db).get(contact.organisation if contact else there, "")


def packs(db: Connection) -> tuple[tuple[str, str, str], ...]:
    """Return each board pack that was made: its period's days, and the moment it was made at."""
    with store_errors("read the packs"):
        return tuple(db.execute("SELECT from_on, to_on, at FROM pack ORDER BY rowid"))


def usual_backups() -> Any:
    """Return the folder that backups go to unless somebody says otherwise."""
    return backup.usual_folder()


def empty(db: Connection, entries: Collection[str]) -> None:
    """Take the payload and the salt from entries that an erasure of this transaction lists."""
    with store_errors("erase"):
        db.executemany(
            "UPDATE entry SET payload = NULL, salt = NULL WHERE id = ? AND payload IS NOT NULL",
            [(entry,) for entry in sorted(entries)],
        )


def reword_drafts(db: Connection, typed: Iterable[Typed]) -> None:
    """Let what is being typed say this instead."""
    db.executemany(
        "UPDATE draft SET text = ? WHERE subject = ? AND field = ?",
        [(one.text, one.subject, one.field) for one in typed],
    )


def forget_published(db: Connection, notice_ids: Collection[int], aside_ids: Collection[int]) -> None:
    """Cut the contacts from these notices, and let go of these items that were set aside."""
    cut_contacts_of(db, sorted(notice_ids))
    db.execute(
        "DELETE FROM rejection WHERE id IN (SELECT value FROM json_each(:ids))",
        {"ids": many(sorted(aside_ids))},
    )


def scrub(db: Connection) -> bool:
    """Write the file anew without what was let go of, index and log too; return whether the log is empty.

    Runs outside of any transaction. A reader in the way keeps the log until it is done.
    """
    with store_errors("clear what was erased from the disk"):
        for index in search.indexes(db):
            db.execute(f"INSERT INTO {index} ({index}) VALUES ('optimize')")
        db.execute("VACUUM")
        return any(db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0 for _ in range(_TRIES))


def _notices(db: Connection) -> Iterator[tuple[Any, ...]]:
    yield from db.execute(
        """
        SELECT id, title, opportunity, source, received_at, contacts_cut, kept FROM notice
        WHERE kept IS NOT NULL AND source <> 'hand' ORDER BY id
        """
    )


def _published(row: tuple[Any, ...], excerpts: tuple[str, ...]) -> Published:
    id_, title, opportunity, source, received_at, cut, _ = row
    return Published(
        id=id_,
        title=title or "",
        opportunity=opportunity,
        source=source,
        received_at=received_at,
        contacts_cut=bool(cut),
        excerpts=excerpts,
    )


def _readable(kept: bytes) -> str:
    """Return what is kept as text, letters that JSON writes as numbers among it."""
    text = unpacked(kept).decode("utf-8", "replace")
    return _ESCAPED.sub(lambda code: chr(int(code.group(1), 16)), text) if "\\u" in text else text
