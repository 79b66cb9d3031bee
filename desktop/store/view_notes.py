"""The note that this computer keeps of saved views: when each was last looked at, and whether to tell of it.

It lies in the app's own data folder, like that of the last look at Today: looking is no entry.
"""

from __future__ import annotations

import json
import logging
from datetime import datetime
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from desktop.store import own_folder
from desktop.store.texts import moment, moment_text

log = logging.getLogger(__name__)


class ViewNote(Struct, frozen=True):
    """When somebody looked at a view here last, whether new matches are told, and how far they were."""

    looked_at: datetime | None = None
    tells: bool = False
    told_at: datetime | None = None


NONE_YET = ViewNote()


def read(workspace: str) -> dict[str, ViewNote]:
    """Return the notes on the views of a workspace, by their ids; what cannot be read is none."""
    try:
        values = json.loads(_place(workspace).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(values, dict):
        return {}
    return {
        view: ViewNote(
            _moment(says.get("looked_at")), says.get("tells") is True, _moment(says.get("told_at"))
        )
        for view, says in values.items()
        if isinstance(says, dict)
    }


def looked(workspace: str, view: str, at: datetime) -> None:
    """Note that somebody looks at a view now."""
    notes = read(workspace)
    _write(workspace, notes | {view: replace(notes.get(view, NONE_YET), looked_at=at, told_at=at)})


def tell(workspace: str, view: str, *, tells: bool, at: datetime) -> None:
    """Note whether new matches of a view are to be told from now on."""
    notes = read(workspace)
    _write(workspace, notes | {view: replace(notes.get(view, NONE_YET), tells=tells, told_at=at)})


def told(workspace: str, views: list[str], at: datetime) -> None:
    """Note that what matched these views until now was told."""
    notes = read(workspace)
    news = {view: replace(notes.get(view, NONE_YET), told_at=at) for view in views}
    _write(workspace, notes | news)


def _write(workspace: str, notes: dict[str, ViewNote]) -> None:
    """Write the notes; a disk that takes none costs no more than that."""
    values = {
        view: {
            "looked_at": moment_text(note.looked_at) if note.looked_at else None,
            "tells": note.tells,
            "told_at": moment_text(note.told_at) if note.told_at else None,
        }
        for view, note in notes.items()
    }
    try:
        own_folder.write_note(_place(workspace), json.dumps(values))
    except OSError as error:
        log.warning("The note on saved views could not be written: %s", error)


def _moment(text: object) -> datetime | None:
    try:
        at = moment(text) if isinstance(text, str) else None
    except ValueError:
        return None
    return at if at is not None and at.tzinfo else None


def _place(workspace: str) -> Path:
    return own_folder.place_of_note("views", f"{workspace}.json")
