"""The note that this computer keeps of when somebody last looked at a workspace's Today.

It lies in the app's own data folder, like the note of the journal: looking is no entry.
"""

from __future__ import annotations

import logging
from datetime import datetime
from pathlib import Path

from desktop.store import own_folder
from desktop.store.texts import moment, moment_text

log = logging.getLogger(__name__)


def read(workspace: str) -> datetime | None:
    """Return when somebody last looked here, None where nobody has or the note cannot be read."""
    try:
        at = moment(_place(workspace).read_text(encoding="utf-8").strip())
    except (OSError, ValueError):
        return None
    return at if at.tzinfo else None


def write(workspace: str, at: datetime) -> None:
    """Note that somebody looks now; a disk that takes no note costs no more than that."""
    try:
        own_folder.write_note(_place(workspace), moment_text(at))
    except OSError as error:
        log.warning("The note of the last look could not be written: %s", error)


def _place(workspace: str) -> Path:
    return own_folder.place_of_note("looked", f"{workspace}.txt")
