"""Taking pictures in a process of their own: where Qt cannot start, it ends the whole process."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from desktop.store.own_folder import HOME

_LIMIT_S = 300
_START = "from desktop.ui.dressing import dressed_application; dressed_application()"


def take_pictures(
    file: Path,
    folder: Path,
    today: date,
    screens: Iterable[str] = (),
    *,
    scale: str = "1",
    text_size: int = 100,
    themes: Iterable[str] = (),
    home: Path | None = None,
) -> bool:
    """Save pictures of these screens of a workspace, of every screen unless some are named.

    `scale` is the device's, `text_size` in per cent. With `themes` each screen is taken in each of
    them, and the file's name says which. `home` is where the program notes things for itself, instead of
    the person's own folders. Returns False where Qt cannot start.
    """
    options = [f"--text-size={text_size}", *(f"--theme={theme}" for theme in themes)]
    words = [str(file), str(folder), today.isoformat(), *screens]
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "QT_FONT_DPI": "96",
        "QT_SCALE_FACTOR": scale,
        **({HOME: str(home)} if home else {}),
    }
    done = _run(["-m", "desktop.ui.pictures", *options, *words], environment)
    if done is None or done.returncode == 0:
        return done is not None
    started = _run(["-c", _START], environment)
    if started is not None and started.returncode == 0:  # so it was not Qt that failed
        raise RuntimeError(f"the pictures stopped: {done.stderr.strip().splitlines()[-1:]}")
    return False


def _run(words: list[str], environment: dict[str, str]) -> subprocess.CompletedProcess[str] | None:
    """Run Python; None where it cannot be run or takes far too long."""
    try:
        return subprocess.run(
            [sys.executable, *words],
            env=environment,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_LIMIT_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
