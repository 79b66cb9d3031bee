"""The organisations that the sample's people speak of."""

from __future__ import annotations

from desktop.domain.organisation import Organisation
from desktop.services import directory
from desktop.services.desk import Desk
from desktop.store import directory as store
from desktop.store.connection import Connection


def known(db: Connection, desk: Desk, wanted: Organisation) -> str:
    """Return the organisation of that name, adding it where the directory does not hold it."""
    name = wanted.name.casefold()
    there = next((one for one in store.everyone(db) if one.name.casefold() == name), None)
    return there.id if there else directory.add(db, desk, wanted)
