"""The screens look the same on a real display as offscreen, to the byte."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from desktop.services.desk import Desk
from desktop.ui.page import Place

LIMIT_S = 180
ROOM = "3200x2000x24"
"""Enough for the window at twice the size, with the space around it."""


@pytest.fixture
def display() -> Iterator[str]:
    """A display of our own that nobody sees and no window manager looks after; it finds its own number."""
    if shutil.which("Xvfb") is None:
        pytest.skip("Xvfb is not installed (package xvfb)")
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", ROOM, "-nolisten", "tcp"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout is not None
        yield f":{server.stdout.readline().strip()}"
        server.terminate()


@pytest.mark.parametrize(
    ("theme", "text_size", "scale"), [("light", 100, "1"), ("dark", 200, "2"), ("contrast", 130, "1.5")]
)
def test_pictures_are_equal_on_a_display_and_offscreen(
    told_desk: Desk, display: str, tmp_path: Path, theme: str, text_size: int, scale: str
) -> None:
    file = told_desk.workspace.path
    told_desk.workspace.close()
    wishes = [f"--text-size={text_size}", f"--theme={theme}"]

    def taken(platform: str) -> dict[str, bytes]:
        surroundings = {"QT_QPA_PLATFORM": platform, "QT_SCALE_FACTOR": scale, "DISPLAY": display}
        return _pictures(file, tmp_path / platform, wishes, surroundings)

    with ThreadPoolExecutor(2) as both:
        offscreen, on_display = both.map(taken, ("offscreen", "xcb"))

    assert on_display.keys() == offscreen.keys()
    assert len(offscreen) > len(Place)  # the dialogs too
    assert [name for name in offscreen if offscreen[name] != on_display[name]] == []


def _pictures(file: Path, folder: Path, wishes: list[str], surroundings: dict[str, str]) -> dict[str, bytes]:
    """Take pictures of all screens and dialogs in a process of their own, from a copy: opening one leaves
    a trace."""
    folder.mkdir()
    own = shutil.copy(file, folder / "own.tenderpause")
    command = [sys.executable, "-m", "desktop.ui.pictures", *wishes, own, str(folder), "2026-06-09"]
    home = {"TENDER_PAUSE_HOME": str(folder / "home"), "QT_FONT_DPI": "96"}
    done = subprocess.run(
        command,
        env={**os.environ, **surroundings, **home},
        timeout=LIMIT_S,
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return {picture.name: picture.read_bytes() for picture in folder.glob("*.png")}
