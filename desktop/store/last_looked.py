"""The note that this computer keeps of when somebody last looked at a workspace's Today.

It lies in the app's own data folder, like the note of the journal: looking is no entry.
"""

from __future__ import annotations

import logging
import os
from datetime import datetime
from pathlib import Path

from platformdirs import user_data_path

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
    place = _place(workspace)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        making = place.with_suffix(".new")
        making.write_text(moment_text(at), encoding="utf-8")
        making.replace(place)
    except OSError as error:
        log.warning("The note of the last look could not be written: %s", error)


def _place(workspace: str) -> Path:
    home = os.environ.get("TENDER_PAUSE_HOME")
    folder = Path(home) if home else user_data_path("TenderPause", appauthor=False)
    return folder / "looked" / f"{workspace}.txt"
