"""What a source is called: as people named their own, else as it calls itself."""

from __future__ import annotations

from desktop.services.wording import source_name
from desktop.store import own_sources
from desktop.store.connection import Connection


def named(db: Connection, source_id: str) -> str:
    """Return the name of a publishing system, source or file; one we do not know stands as its id."""
    own = (source.name for source in own_sources.everything(db) if source.id == source_id)
    return next(own, None) or source_name(source_id)
