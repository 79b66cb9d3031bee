"""The shortest way from a launch to the window: nothing is loaded that the first window does without."""

from __future__ import annotations

import gc
from datetime import date
from pathlib import Path

from desktop.places import default_workspace
from desktop.store.lock import is_held


def open_window(file: Path | None = None, today: date | None = None) -> int:
    """Open the window on a workspace (the usual one unless given); return the exit code.

    One that is open on it already comes forward instead.

    Raises:
        TenderPauseError: the workspace cannot be opened, or there is no display.
    """
    gc.disable()  # what starts makes next to no garbage; once there is a window, its event loop collects
    file = file or default_workspace()
    if is_held(file):
        from desktop.ui.already_open import reached_first_window

        if reached_first_window(file):
            return 0
    from desktop.ui.application import run

    return run(file, today=today)
