"""Taking pictures in a process of their own: where Qt cannot start, it ends the whole process."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

_LIMIT_S = 300


def take_pictures(
    file: Path,
    folder: Path,
    today: date,
    screens: Iterable[str] = (),
    *,
    scale: str = "1",
    text_size: int = 100,
    themes: Iterable[str] = (),
) -> bool:
    """Save pictures of these screens of a workspace, of every screen unless some are named.

    `scale` is the device's, `text_size` in per cent. With `themes` each screen is taken in each of
    them, and the file's name says which. Returns whether it worked.
    """
    options = [f"--text-size={text_size}", *(f"--theme={theme}" for theme in themes)]
    words = [str(file), str(folder), today.isoformat(), *screens]
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "QT_FONT_DPI": "96",
        "QT_SCALE_FACTOR": scale,
    }
    try:
        done = subprocess.run(
            [sys.executable, "-m", "desktop.ui.pictures", *options, *words],
            env=environment,
            capture_output=True,
            timeout=_LIMIT_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
