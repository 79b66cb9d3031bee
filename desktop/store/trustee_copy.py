"""A copy of the workspace for trustees: the record, without what is nobody's but the writers'.

Left out are private notes, the directory, conversations with others and what others asked of us, plans to
work with them, what we said of existing providers, drafts, and the notices of what was never decided. An
entry that is left out keeps its place and its hashes and says nothing; the first entry of a chain that
stands in the copy alone lists it, so that the copy still verifies.
"""

from __future__ import annotations

import errno
import os
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from desktop.store import backup, directory, journal, migrations, partnerships, search
from desktop.store.backup import BackupFailed
from desktop.store.connection import Connection, connect, transaction
from desktop.store.errors import WorkspaceMissing, store_errors
from desktop.store.tables import has_table
from desktop.store.verify import verify
from desktop.store.withheld import OF_THESE_KINDS

_DECIDED = """
    (SELECT subject FROM decision
    UNION SELECT key FROM joined WHERE opportunity IN (SELECT subject FROM decision)
    UNION SELECT opportunity FROM joined WHERE key IN (SELECT subject FROM decision))
"""
_OF_THE_UNDECIDED = (
    f"DELETE FROM award WHERE opportunity NOT IN {_DECIDED}",
    f"DELETE FROM opportunity_change WHERE opportunity NOT IN {_DECIDED}",
    f"DELETE FROM look_again WHERE opportunity NOT IN {_DECIDED}",
    f"DELETE FROM opportunity WHERE key NOT IN {_DECIDED}",
    f"DELETE FROM alias WHERE opportunity NOT IN {_DECIDED}",
    "DELETE FROM fit WHERE id NOT IN (SELECT id FROM opportunity)",
    "DELETE FROM search_as_open WHERE id NOT IN (SELECT id FROM opportunity)",
    "DELETE FROM twin",
    "DELETE FROM twin_sign",
    "DELETE FROM to_index",
    "DELETE FROM rejection",
    "DELETE FROM register_facts",
    "DELETE FROM register_entry",
    "DELETE FROM register_place_of",
    "DELETE FROM register_place",
    "DELETE FROM register_refusal",
    "DELETE FROM register_import",
    "INSERT INTO register_search (register_search) VALUES ('rebuild')",
)


class TrusteeCopy(Struct, frozen=True):
    """A copy that was made, and how much of each it leaves out."""

    path: Path
    decisions: int
    private_notes: int
    organisations: int
    conversations: int
    plans: int
    drafts: int
    notices: int


def make(path: Path, out: Path, now: datetime) -> TrusteeCopy:
    """Write the copy to `out`, check it, and say what it leaves out; nothing that is there is written over.

    Raises:
        WorkspaceMissing: there is no workspace at `path`.
        BackupFailed: something stands at `out`, or the copy could not be made or does not verify.
    """
    if not path.is_file():
        raise WorkspaceMissing(path)
    if out.exists():
        raise BackupFailed(out.parent, f"{out.name} is there already.", "Choose another name.")
    making = out.with_name(f".{out.name}.{os.getpid()}.making")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        backup.copy_checked(path, making, out.parent)
        left_out = _made(making, now)
        backup.to_disk(making)
        if not backup.moved(making, out):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(out))
        backup.to_disk(out.parent)
    except OSError as error:
        raise BackupFailed(
            out.parent,
            f"The copy could not be written to {out.parent} ({error.strerror or error}).",
            "Check that the disk is connected and has room, or choose another folder.",
        ) from error
    finally:
        with suppress(OSError):
            making.unlink(missing_ok=True)
    return TrusteeCopy(out, *left_out)


def _made(making: Path, now: datetime) -> tuple[int, ...]:
    """Take out what is withheld; return the copy's decisions, and what is left out.

    That is how many private notes, organisations, conversations with others, partnership plans, drafts
    and notices.
    """
    with closing(connect(making, mode="rw")) as db, store_errors("write the copy"):
        db.execute("PRAGMA secure_delete = ON")
        migrations.bring_up(db)
        with transaction(db):
            organisations = len(directory.everyone(db))
            conversations = _conversations(db)
            plans = len(partnerships.everyone(db))
            entries = _empty_withheld(db)
            drafts = db.execute("DELETE FROM draft").rowcount
            notices = db.execute(f"DELETE FROM notice WHERE opportunity NOT IN {_DECIDED}").rowcount
            for statement in _OF_THE_UNDECIDED:
                db.execute(statement)
            search.rebuild(db)
            withheld = {"entries": entries, "drafts": drafts, "notices": notices}
            journal.begin_chain(
                db,
                journal.new_chain(),
                None,
                reason=journal.TRUSTEE_COPY,
                author=None,
                now=now,
                more={"withheld": withheld},
                ours=False,
            )
        db.execute(f"PRAGMA application_id = {migrations.TRUSTEE_COPY_ID}")
        db.execute("VACUUM")  # what was taken out is in no free page either
        found = verify(db)
        if not found.ok:
            raise BackupFailed(making.parent, "The copy did not verify, so it was not kept.", "Try again.")
        return found.decisions, _private_notes(db), organisations, conversations, plans, drafts, notices


def _private_notes(db: Connection) -> int:
    found = db.execute("SELECT count(*) FROM entry WHERE kind = 'private_note.written'").fetchone()
    return int(found[0])


def _conversations(db: Connection) -> int:
    found = db.execute(
        """
        SELECT (SELECT count(*) FROM conversation WHERE NOT removed)
            + (SELECT count(*) FROM approach WHERE NOT removed)
        """
    ).fetchone()
    return int(found[0])


def _empty_withheld(db: Connection) -> list[str]:
    """Let entries of those kinds say nothing; return their ids. That is done in a copy alone."""
    triggers = db.execute(
        """
        SELECT name, sql FROM sqlite_schema
        WHERE type = 'trigger' AND tbl_name = 'entry' AND sql LIKE '%BEFORE UPDATE%'
        """
    ).fetchall()
    for name, _ in triggers:
        db.execute(f'DROP TRIGGER "{name}"')
    # Those that an erasure emptied too: the words that stand for them since are left out as well.
    found = db.execute(f"SELECT id FROM entry WHERE {OF_THESE_KINDS} ORDER BY rowid").fetchall()
    db.execute(f"UPDATE entry SET payload = NULL, salt = NULL WHERE {OF_THESE_KINDS}")
    if has_table(db, "private_note"):
        db.execute("DELETE FROM private_note")
    for table in (
        *("conversation", "rhythm", "approach", "map_place", "map_member"),
        *("organisation", "organisation_link", "contact", "looked_way", "provider"),
        *("partnership_member", "partnership"),
    ):
        db.execute(f"DELETE FROM {table}")
    # What was the first to be written on an opportunity said which that was; left out, it says so no more.
    db.execute(f"DELETE FROM written_about WHERE entry IN (SELECT id FROM entry WHERE {OF_THESE_KINDS})")
    for _, sql in triggers:
        db.execute(sql)
    return [entry for (entry,) in found]
