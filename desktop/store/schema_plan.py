"""Lines that people added to a plan, and steps that they took away from it.

Step `plan_lines` of the migrations. Their days, owners and ticks stand in `plan_step`, beside those of
the counted steps.
"""

from __future__ import annotations

import sqlite3

from desktop.store.connection import Connection
from desktop.store.tables import has_table


def create_projections(db: sqlite3.Connection) -> None:
    """Add the table."""
    db.execute(
        # `words` are "" for a counted step, of which it is only said here that it was taken away
        """
        CREATE TABLE plan_line (
            subject TEXT NOT NULL,
            step TEXT NOT NULL,
            words TEXT NOT NULL,
            taken_away_on TEXT,
            entry TEXT NOT NULL,
            PRIMARY KEY (subject, step)
        ) STRICT
        """
    )


def present(db: Connection) -> bool:
    """Return whether the file has this table: an older one that is open read-only has not."""
    return has_table(db, "plan_line")
