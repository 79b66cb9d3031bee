"""What the computer itself must hold, beside Python: Qt's libraries, venv, Xvfb."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from typing import Iterable  # noqa: UP035 - Python 3.8 reads this file too

# A library that Qt loads from the system, and the Debian and Ubuntu package that holds it.
QT_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
}
X11_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


class SetUpError(Exception):
    """Something stands in the way that only the person at the computer can change; the text says what."""


def ensure_qt_libraries(*, for_x11: bool) -> None:
    """See that Qt can start, installing what it lacks where we may.

    Raises:
        SetUpError: libraries are missing, with the command that adds them.
    """
    if not sys.platform.startswith("linux"):
        return
    wanted = {**QT_LIBRARIES, **(X11_LIBRARIES if for_x11 else {})}
    missing = [library for library in wanted if not loads(library)]
    if missing:
        add_packages("Qt, which draws the window,", (wanted[library] for library in missing), lacks=missing)


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def ensure_program(name: str, package: str) -> None:
    """See that a program is on the path, installing it where we may; else SetUpError."""
    if shutil.which(name) is None:
        add_packages(f"The check in a real window needs {name}: it", [package], lacks=[name])


def add_packages(what: str, packages: Iterable[str], *, lacks: list[str]) -> None:
    """Install system packages where we may (Debian or Ubuntu, as root).

    Raises:
        SetUpError: we may not, or it did not work; the text holds the exact command.
    """
    install = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    command = " ".join(install)
    if shutil.which("apt-get") is None:
        raise SetUpError(
            f"{what} is not complete on this computer. It lacks: {', '.join(lacks)}.\n"
            "Please add the packages of your system that hold these, then try again."
        )
    if os.geteuid() != 0:
        raise SetUpError(
            f"{what} is not complete on this computer. This command completes it:\n\n    sudo {command}\n"
        )
    print(f"{what} is not complete on this computer; adding: {command}", flush=True)
    quietly = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], env=quietly)
    if subprocess.run([*install, "-qq"], env=quietly, stdout=subprocess.DEVNULL).returncode:
        raise SetUpError(
            f"The system packages could not be added. Once the computer is online, run:\n\n    {command}\n"
        )
