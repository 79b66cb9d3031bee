"""When a source may be asked again by hand."""

from __future__ import annotations

from datetime import datetime

from desktop.domain.asking import by_hand_from
from desktop.domain.moments import UK
from desktop.services.desk import Desk
from desktop.store import asked
from desktop.store.connection import Connection


def may_ask_from(db: Connection, desk: Desk) -> dict[str, datetime]:
    """Return from when on a person may ask each source again, of those that have to wait."""
    if desk.sample:
        return {}  # it is served from this machine: nobody is troubled
    now = desk.now()
    found = {source: by_hand_from(one.before, now=now) for source, one in asked.everything(db).items()}
    return {source: at for source, at in found.items() if at > now}


def asked_lately_words(again_at: datetime) -> str:
    """Return "It was asked a moment ago. It can be asked again from 07:52."."""
    return f"It was asked a moment ago. {may_be_asked_words(again_at)}"


def may_be_asked_words(again_at: datetime) -> str:
    """Return "It can be asked again from 07:52."."""
    return f"It can be asked again from {again_at.astimezone(UK):%H:%M}."
