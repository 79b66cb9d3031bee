"""When the sources were last asked, for the status bar."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from desktop.domain.moments import UK
from desktop.domain.words import day, plural
from desktop.services.desk import Desk
from desktop.store import sources
from desktop.store.connection import Connection


class LastCheck(Struct, frozen=True):
    """When the sources were last asked, in words, and whether all of them answered in full."""

    words: str
    all_answered: bool


def last_check(db: Connection, desk: Desk) -> LastCheck | None:
    """Return how the last check of the sources went, None where none was ever asked."""
    asked = sources.records(db)
    silent = [source.last_error_at for source in asked if source.last_error and source.last_error_at]
    if silent:
        words = f"{plural(len(silent), 'source')} did not answer {_when(max(silent), desk)}. Nothing is lost."
        return LastCheck(words, all_answered=False)
    answered = [source.last_success_at for source in asked if source.last_success_at]
    return LastCheck(f"Sources checked {_when(max(answered), desk)}", all_answered=True) if answered else None


def _when(at: datetime, desk: Desk) -> str:
    here = at.astimezone(UK)
    on = "today" if here.date() == desk.today else day(here.date())
    return f"{on} at {here:%H:%M}"
