"""What the welcome offers to choose from once it is known who we are: promises, and sources to copy."""

from __future__ import annotations

from collections.abc import Collection

from msgspec import Struct

from desktop.services import own_sources
from desktop.services.commitment_changes import CommitmentChanges
from desktop.services.commitments import in_force
from desktop.services.desk import Desk
from desktop.services.source_health import source_lines


class Offered(Struct, frozen=True):
    """One thing to tick, and what it means; `on` while it is so already."""

    id: str
    title: str
    words: str
    on: bool = True


def commitments(desk: Desk) -> tuple[Offered, ...]:
    """Return the promises that every workspace starts with."""
    with desk.reader() as db:
        return tuple(Offered(one.id, one.title, one.question) for one in in_force(db))


def keep_commitments(desk: Desk, chosen: Collection[str]) -> None:
    """Adopt what was ticked as of today, and leave out the rest; all of it can be changed later."""
    changes = CommitmentChanges(desk)
    with desk.reader() as db:
        left_out = [one.id for one in in_force(db) if one.id not in chosen]
    for commitment in left_out:
        changes.retire(commitment, desk.today, "").result()
    changes.adopt_all(desk.today, "").result()


def sources(desk: Desk) -> tuple[Offered, ...]:
    """Return the public sources, and which of them are copied."""
    with desk.reader() as db:
        return tuple(Offered(one.id, one.name, one.covers, not one.off) for one in source_lines(db, desk))


def keep_sources(desk: Desk, chosen: Collection[str]) -> None:
    """Copy what was ticked with the others from now on, and leave out the rest."""
    with desk.reader() as db:
        lines = source_lines(db, desk)
    for line in lines:
        own_sources.switch(desk, line.id, on=line.id in chosen)
