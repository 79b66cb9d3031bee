"""Markets that can be joined after their first deadline: files of before hold them as closed."""

from __future__ import annotations

import sqlite3


def reopen(db: sqlite3.Connection) -> None:
    """Let their last deadline never pass: upkeep then compiles anew those whose first one has."""
    from desktop.domain.buying import Buying  # a start that brings no file up does without these
    from desktop.domain.opportunity import Stage
    from desktop.store.opportunity_columns import NEVER

    db.execute(
        "UPDATE opportunity SET last_deadline_at = :never"
        " WHERE buying = :market AND stage = :tender AND closes_at IS NOT NULL",
        {"never": NEVER, "market": Buying.MARKET, "tender": Stage.TENDER},
    )
