"""The app's own folder, where this computer keeps notes about workspaces beside what stands in them.

`TENDER_PAUSE_HOME` names one folder for all that the app keeps for itself: on a memory stick, or for
trying things out.
"""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_data_path

HOME = "TENDER_PAUSE_HOME"


def home() -> Path | None:
    """Return the one folder for everything, None where each thing lies in its usual place."""
    named = os.environ.get(HOME)
    return Path(named) if named else None


def place_of_note(kind: str, name: str) -> Path:
    """Return where a note lies; its folder is made with it."""
    return (home() or user_data_path("TenderPause", appauthor=False)) / kind / name


def write_note(place: Path, text: str, *, to_disk: bool = False) -> None:
    """Write a note: the old or the new one stands there at any time, never half of one.

    With `to_disk` it outlives a power cut from then on.

    Raises:
        OSError: the disk takes no note.
    """
    place.parent.mkdir(parents=True, exist_ok=True)
    making = place.with_suffix(".new")
    with making.open("w", encoding="utf-8") as file:
        file.write(text)
        if to_disk:
            file.flush()
            os.fsync(file.fileno())
    making.replace(place)
