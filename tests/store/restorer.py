"""Puts a backup back, and is killed as it reaches for the disk for the n-th time.

Run as `python -m tests.store.restorer WORKSPACE BACKUP N`. Files that are opened, named, linked or taken away
count, and files that SQLite opens; what is in between changes nothing on the disk that lasts.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from desktop.store import restore
from tests.store.written import AMINA, MORNING

STEPS = frozenset({"open", "os.rename", "os.link", "os.remove", "os.mkdir", "sqlite3.connect"})


def kill_at(step: int, folder: Path) -> None:
    """Have the system kill this process as it begins its n-th step in that folder, or in the app's own."""
    left = step

    def hook(event: str, told: tuple[object, ...]) -> None:
        nonlocal left
        if event in STEPS and str(folder) in str(told[0]):
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


def main(path: Path, source: Path, step: int) -> None:
    """Put the backup back."""
    kill_at(step, path.parent)
    restore.put_in_place(restore.prepare(path, source), MORNING, AMINA)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
