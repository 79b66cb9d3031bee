"""Set up Tender Pause and run it, or check it. Nothing but Python is needed beforehand.

    python3 packaging/dev.py run [words for tender-pause ...]
    python3 packaging/dev.py test [words for pytest ...]
    python3 packaging/dev.py bench [start, window, ingest, fit, pack, peers, memory or million ...]

The first call makes `.venv` and installs into it exactly what the locks beside this file name; later
calls see from a stamp that all is in place and go straight on.
"""

# This file and the three it imports use the standard library alone, and nothing newer than Python 3.8:
# an old Python must get far enough to say what it lacks.
from __future__ import annotations

import os
import subprocess
import sys

import dev_checks
import dev_environment
import dev_system

COULD_NOT = 3


def main(words: list[str]) -> int:
    task, rest = (words[0], words[1:]) if words else ("", [])
    tasks = {"run": run, "test": test, "bench": bench}
    if task not in tasks:
        print(__doc__)
        return 0 if task in ("--help", "-h") else 2
    try:
        return tasks[task](rest)
    except dev_system.SetUpError as problem:
        print(problem, file=sys.stderr)
        return COULD_NOT


def run(words: list[str]) -> int:
    """Become the program. Returns only where a process cannot be replaced by another."""
    if opens_window(words) and not has_display():
        raise dev_system.SetUpError(
            "There is no display here, so the window cannot open. Nothing was changed.\n"
            "To see the whole job without one, on sample data:\n\n"
            "    python3 packaging/dev.py run demo DIR\n\n"
            "It leaves a board pack and pictures of the screens in the folder DIR.\n"
            "What else works without a window: python3 packaging/dev.py run --help"
        )
    python = dev_environment.ready("run")
    try:
        if opens_window(words) or words[0] == "demo":  # the rest of the command line needs no Qt
            dev_system.ensure_qt_libraries(for_x11=bool(os.environ.get("DISPLAY")))
    except dev_system.SetUpError as problem:
        if opens_window(words):
            raise
        print(problem, file=sys.stderr)  # the demonstration leaves its pictures out
    return become([str(python), "-m", "desktop", *words])


def opens_window(words: list[str]) -> bool:
    """Tell a call that shows the window from one of the command line's verbs."""
    return not words or words[0] == "window" or words[0].endswith(".tenderpause")


def has_display() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def become(command: list[str]) -> int:
    if os.name != "nt":  # exec on Windows returns to the shell at once, and the program loses its terminal
        sys.stdout.flush()
        os.execv(command[0], command)
    return subprocess.run(command).returncode


def test(words: list[str]) -> int:
    python = dev_environment.ready("test")
    dev_system.ensure_qt_libraries(for_x11=True)
    return dev_checks.check_all(str(python), words)


def bench(words: list[str]) -> int:
    """Measure how fast it is, as ratios: no check, for a busy machine would fail it."""
    python = dev_environment.ready("test")
    dev_system.ensure_qt_libraries(for_x11=False)
    return dev_checks.call_offscreen("bench", [str(python), "-m", "tests.bench", *words])


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
