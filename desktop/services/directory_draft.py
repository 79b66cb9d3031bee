"""An organisation that is being typed and is not added yet: kept, so that it comes back."""

from __future__ import annotations

from concurrent.futures import Future

import msgspec

from desktop.domain.organisation import Organisation
from desktop.services.desk import Desk
from desktop.store import drafts
from desktop.store.connection import Connection

DRAFT = "new organisation"
"""The subject under which it is kept."""
_FIELD = "organisation"


def keep(desk: Desk, typed: Organisation) -> Future[None]:
    """Keep what is being typed, overwritten each time; the future tells when it is on disk."""
    text, now = msgspec.json.encode(typed).decode(), desk.now()
    return desk.workspace.write(lambda db: drafts.put(db, DRAFT, _FIELD, text, now))


def draft(db: Connection) -> Organisation | None:
    """Return what was being typed and not added, None where nothing was."""
    kept = drafts.of(db, DRAFT).get(_FIELD)
    try:
        return msgspec.json.decode(kept.text, type=Organisation) if kept else None
    except msgspec.MsgspecError:
        return None  # of another version


def forget(desk: Desk) -> Future[None]:
    """Let go of what was being typed; the future tells when that is on disk."""
    return desk.workspace.write(lambda db: drafts.clear(db, DRAFT, [_FIELD]))
