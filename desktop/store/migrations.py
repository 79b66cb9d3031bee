"""The versions of the workspace file, one numbered function each.

`user_version` says how many have been applied, and `application_id` that the file is ours; both
stand in the first 100 bytes, so a file is judged before SQLite is let near it.
"""

from __future__ import annotations

import os
import struct
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.store import (
    schema,
    schema_by_hand,
    schema_checking,
    schema_conversations,
    schema_cost,
    schema_decision,
    schema_directory,
    schema_erasure,
    schema_finder,
    schema_fit,
    schema_joining,
    schema_lists,
    schema_looked,
    schema_map,
    schema_markets,
    schema_partnership,
    schema_pause,
    schema_people,
    schema_providers,
    schema_recounting,
    schema_registers,
    schema_reviews,
    schema_settling,
    schema_sources,
    schema_views,
)
from desktop.store.connection import Connection, transaction
from desktop.store.errors import WorkspaceForeign, WorkspaceNewer, WorkspaceUnreachable
from desktop.store.texts import moment_text

if TYPE_CHECKING:
    from sqlite_utils import Database, Migrations

APPLICATION_ID = 0x54504175
TRUSTEE_COPY_ID = 0x54504354
"""Of copies for trustees, which are read and never written to."""
VERSION = 24
_HEADER = struct.Struct(">16s44xI4xI")
_MAGIC = b"SQLite format 3\x00"


def begin(database: Database) -> None:
    """Make every table of the first version."""
    schema.create(database.conn)
    schema_people.create(database.conn)


def sources(database: Database) -> None:
    """Add the tables of pulls and of people's own sources."""
    schema_sources.create(database.conn)


def checking(database: Database) -> None:
    """Add the tables of when sources are asked."""
    schema_checking.create(database.conn)


def by_hand(database: Database) -> None:
    """Add the table of opportunities that people type."""
    schema_by_hand.create_projections(database.conn)


def fit(database: Database) -> None:
    """Add the tables of what fits us, and of saved views."""
    schema_fit.create(database.conn)


def lists(database: Database) -> None:
    """Find the few that are open in indexes of their own."""
    schema_lists.create(database.conn)


def joining(database: Database) -> None:
    """Add the tables of publications that people join, and the columns of how something is bought."""
    schema_joining.create(database.conn)


def settling(database: Database) -> None:
    """Let the rest follow once rows are in sight."""
    schema_settling.create(database.conn)


def recounting(database: Database) -> None:
    """Add the table of how far a new count of the runways has come."""
    schema_recounting.create(database.conn)


def questions(database: Database) -> None:
    """Add the tables of evidence beside answers, and of our own questions."""
    schema_pause.create_projections(database.conn)


def cost(database: Database) -> None:
    """Add the tables of full cost, and of what we promise."""
    schema_cost.create(database.conn)


def erasure(database: Database) -> None:
    """Let listed entries be emptied; add the tables of people's own data."""
    schema_erasure.create(database.conn)


def reviews(database: Database) -> None:
    """Add the table of reviews."""
    schema_reviews.create_projections(database.conn)


def decision(database: Database) -> None:
    """Add what a decision says beyond its reason, and what follows it."""
    schema_decision.create(database.conn)


def registers(database: Database) -> None:
    """Add the tables of public registers."""
    schema_registers.create(database.conn)


def directory(database: Database) -> None:
    """Add the tables of the directory."""
    schema_directory.create_projections(database.conn)


def partnership(database: Database) -> None:
    """Add the tables of partnerships."""
    schema_partnership.create_projections(database.conn)


def conversations(database: Database) -> None:
    """Add the tables of conversations, of how often we speak, and of approaches by others."""
    schema_conversations.create(database.conn)


def finder(database: Database) -> None:
    """Add the ways through the registers, and the table of where we looked for partners."""
    schema_finder.create(database.conn)
    schema_looked.create_projections(database.conn)


def providers(database: Database) -> None:
    """Find awards by their signs; add the table of what people said of existing providers."""
    schema_providers.create(database.conn)


def maps(database: Database) -> None:
    """Add the tables of what people changed on maps."""
    schema_map.create_projections(database.conn)


def reviews_view(database: Database) -> None:
    """Add the view of the reviews for other programs."""
    schema_views.create_reviews(database.conn)


def partnerships_view(database: Database) -> None:
    """Add the view of partnership plans."""
    schema_views.create_partnerships(database.conn)


def markets(database: Database) -> None:
    """Reopen the markets that can be joined after their first deadline."""
    schema_markets.reopen(database.conn)


def version_of(path: Path) -> int:
    """Return the schema version of a workspace file, from its first bytes alone.

    Raises:
        WorkspaceForeign: the file is something else.
        WorkspaceNewer: it was written by a later version of the program.
        WorkspaceUnreachable: it cannot be read.
    """
    try:
        with path.open("rb") as file:
            head = file.read(_HEADER.size)
    except OSError as error:
        raise WorkspaceUnreachable("open the workspace", error.strerror or str(error)) from error
    if len(head) < _HEADER.size:
        raise WorkspaceForeign(path)
    magic, version, application = _HEADER.unpack(head)
    if magic != _MAGIC or application not in (APPLICATION_ID, TRUSTEE_COPY_ID):
        raise WorkspaceForeign(path)
    if version > VERSION:
        raise WorkspaceNewer(path, found=version, known=VERSION)
    return int(version)


def is_trustee_copy(path: Path) -> bool:
    """Return whether a workspace file is a copy for trustees, from its first bytes alone."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEADER.size)
    except OSError as error:
        raise WorkspaceUnreachable("open the workspace", error.strerror or str(error)) from error
    return len(head) == _HEADER.size and _HEADER.unpack(head)[2] == TRUSTEE_COPY_ID


def make(db: Connection, *, now: datetime) -> None:
    """Turn an empty database into a workspace of the newest version."""
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    bring_up(db)
    with transaction(db):
        db.execute(
            "INSERT INTO workspace (only_one, id, made_at) VALUES (1, :id, :made_at)",
            {"id": os.urandom(16).hex(), "made_at": moment_text(now)},
        )


def bring_up(db: Connection, steps: Migrations | None = None, version: int = VERSION) -> None:
    """Apply the steps that are missing, all in one transaction that sets `user_version` last."""
    if db.execute("PRAGMA user_version").fetchone()[0] == version:
        return
    from sqlite_utils import Database  # a fifth of a start goes by while it loads, and most need no step

    with transaction(db):
        # Plugins of sqlite-utils that happen to be installed have no business in this file.
        (steps or _workspace_file()).apply(Database(db, execute_plugins=False))
        broken = db.execute("PRAGMA foreign_key_check").fetchone()
        if broken:
            raise ValueError(f"The migration breaks a reference from {broken[0]} to {broken[2]}")
        db.execute(f"PRAGMA user_version = {version}")
    # The version is read from the first bytes: left in the log, the steps would come again at each start.
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _workspace_file() -> Migrations:
    from sqlite_utils import Migrations

    steps = Migrations("workspace_file")
    steps(name="001_begin")(begin)
    steps(name="002_sources")(sources)
    steps(name="003_checking")(checking)
    steps(name="004_by_hand")(by_hand)
    steps(name="005_fit")(fit)
    steps(name="006_lists")(lists)
    steps(name="007_joining")(joining)
    steps(name="008_settling")(settling)
    steps(name="009_recounting")(recounting)
    steps(name="010_questions")(questions)
    steps(name="011_cost")(cost)
    steps(name="012_reviews")(reviews)
    steps(name="013_erasure")(erasure)
    steps(name="014_decision")(decision)
    steps(name="015_registers")(registers)
    steps(name="016_directory")(directory)
    steps(name="017_partnership")(partnership)
    steps(name="018_conversations")(conversations)
    steps(name="019_finder")(finder)
    steps(name="020_providers")(providers)
    steps(name="021_map")(maps)
    steps(name="022_reviews_view")(reviews_view)
    steps(name="023_partnerships_view")(partnerships_view)
    steps(name="024_markets")(markets)
    return steps
