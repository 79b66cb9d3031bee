"""The sources, and what was set aside, as files and on paper."""

from __future__ import annotations

from collections.abc import Callable

from desktop.reports.tables import Column, Table
from desktop.services.desk import Desk
from desktop.services.set_aside import set_aside
from desktop.services.source_health import source_lines
from desktop.services.tables import listed_table

Step = Callable[[int, int], None]

_ALL = -1
_SOURCES = (
    Column("Source", width=28),
    Column("What it covers", width=44),
    Column("Last answered", width=20),
    Column("What it brought", width=20),
    Column("Set aside", width=10),
    Column("How it is", width=24),
    Column("Next", width=32),
)
_ASIDE = (Column("What it calls itself", width=48), Column("Why", width=60), Column("From", width=32))


def sources_table(desk: Desk, _step: Step) -> Table:
    """Return every source and how it is."""
    with desk.reader() as db:
        lines = source_lines(db, desk)
    rows = [
        (one.name, one.coverage, one.last_success, one.brought, one.aside, one.state, one.next_step)
        for one in lines
    ]
    return listed_table("Sources", "source", _SOURCES, rows, desk)


def set_aside_table(desk: Desk, _step: Step) -> Table:
    """Return all that was set aside, newest first."""
    with desk.reader() as db:
        rows = [(one.name, one.reason, one.where) for one in set_aside(db, desk, _ALL)]
    return listed_table("Set aside", "item", _ASIDE, rows, desk)
