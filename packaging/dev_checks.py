"""Every check of the project, one after another: `python3 packaging/dev.py test`."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import contextmanager
from typing import Iterator  # noqa: UP035 - Python 3.8 reads this file too

from dev_environment import ROOT
from dev_system import SetUpError, ensure_program

FOLDERS = ("desktop", "feeds", "packaging", "resources", "tests")
NOTHING_CHOSEN = 5  # pytest's exit code when no test fits the words it was given


def check_all(python: str, words: list[str]) -> int:
    """Run every check, also after one failed, and say at the end which did not pass.

    The large pytest run comes last, so that its closing line, with the count, closes the whole.
    """
    steps = {
        "ruff check": [python, "-m", "ruff", "check", *FOLDERS],
        "ruff format": [python, "-m", "ruff", "format", "--check", *FOLDERS],
        "mypy": [python, "-m", "mypy"],
    }
    failed = [name for name, command in steps.items() if call(name, command) != 0]
    codes = {
        "pytest in a real window": call_in_a_window(pytest(python, "xvfb", words)),
        "pytest": call_offscreen("pytest", [*pytest(python, "not xvfb", words), *on_every_core()]),
    }
    failed += [name for name, code in codes.items() if code not in (0, NOTHING_CHOSEN)]
    if set(codes.values()) == {NOTHING_CHOSEN}:
        failed.append("pytest (no test was chosen)")
    if failed:
        print(f"\nDid not pass: {', '.join(failed)}.", flush=True)
    return 1 if failed else 0


def pytest(python: str, mark: str, words: list[str]) -> list[str]:
    return [python, "-m", "pytest", "-m", mark, *words]


def on_every_core() -> list[str]:
    return ["-n", str(os.cpu_count() or 1), "--benchmark-disable"]


def call(name: str, command: list[str], **env: str) -> int:
    print(f"\n== {name}", flush=True)
    return subprocess.run(command, cwd=ROOT, env=environment(env)).returncode


def environment(more: dict[str, str]) -> dict[str, str]:
    """Return our environment with more; what Python compiles is kept, else each of a thousand starts does it.

    Where somebody wants none of that among their files, it stands in `.venv`.
    """
    found = {**os.environ, **more}
    if found.pop("PYTHONDONTWRITEBYTECODE", ""):
        found.setdefault("PYTHONPYCACHEPREFIX", str(ROOT / ".venv" / "compiled"))
    return found


def call_offscreen(name: str, command: list[str]) -> int:
    """Run with no display at all."""
    return call(name, command, QT_QPA_PLATFORM="offscreen")


def call_in_a_window(command: list[str]) -> int:
    """Run with a display: one of our own on Linux, so that nothing flickers over what a person does."""
    name = "pytest in a real window"
    if not sys.platform.startswith("linux"):
        return call(name, command)
    try:
        ensure_program("Xvfb", "xvfb")
    except SetUpError as problem:
        print(problem, flush=True)
        return 1
    with virtual_display() as display:
        return call(name, command, DISPLAY=display, QT_QPA_PLATFORM="xcb")


@contextmanager
def virtual_display() -> Iterator[str]:
    """Start Xvfb on a display number that it finds free itself, and end it afterwards."""
    reader, writer = os.pipe()
    words = ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1440x900x24", "-nolisten", "tcp"]
    server = subprocess.Popen(words, pass_fds=[writer], stderr=subprocess.DEVNULL)
    os.close(writer)
    try:
        with os.fdopen(reader) as answer:
            yield f":{answer.readline().strip()}"
    finally:
        server.terminate()
        server.wait()
