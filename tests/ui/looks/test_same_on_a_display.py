"""The screens look the same on a real display as offscreen, to the byte."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.services.desk import Desk
from desktop.ui.page import Place

SCREENS = [place.value for place in Place]
LIMIT_S = 120


@pytest.mark.xvfb
@pytest.mark.parametrize(("theme", "text_size"), [("light", "100"), ("dark", "200")])
def test_pictures_are_equal_on_a_display_and_offscreen(
    told_desk: Desk, tmp_path: Path, theme: str, text_size: str
) -> None:
    file = told_desk.workspace.path
    told_desk.workspace.close()

    on_display = _pictures(file, tmp_path / "display", theme, text_size, "xcb")
    offscreen = _pictures(file, tmp_path / "offscreen", theme, text_size, "offscreen")

    assert on_display.keys() == offscreen.keys()
    assert len(offscreen) == len(SCREENS)
    assert [name for name in offscreen if offscreen[name] != on_display[name]] == []


def _pictures(file: Path, folder: Path, theme: str, text_size: str, platform: str) -> dict[str, bytes]:
    """Take pictures of all screens in a process of their own: without a window manager only the first
    window of a process gets the keyboard, and its focus ring."""
    folder.mkdir()
    own = Path(shutil.copy(file, folder.parent / f"{platform}.tenderpause"))  # opening one leaves a trace
    options = ["--text-size", text_size, "--theme", theme]
    subprocess.run(
        [
            sys.executable,
            "-m",
            "desktop.ui.pictures",
            *options,
            str(own),
            str(folder),
            "2026-06-09",
            *SCREENS,
        ],
        env={**os.environ, "QT_QPA_PLATFORM": platform, "QT_FONT_DPI": "96", "QT_SCALE_FACTOR": "1"},
        timeout=LIMIT_S,
        check=True,
    )
    return {picture.name: picture.read_bytes() for picture in folder.iterdir()}
