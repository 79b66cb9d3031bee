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
@pytest.mark.parametrize("text_size", ["100", "200"])
def test_pictures_are_equal_on_a_display_and_offscreen(
    told_desk: Desk, tmp_path: Path, text_size: str
) -> None:
    file = told_desk.workspace.path
    told_desk.workspace.close()

    on_display = _pictures(file, tmp_path / "display", text_size, "xcb")
    offscreen = _pictures(file, tmp_path / "offscreen", text_size, "offscreen")

    assert on_display.keys() == offscreen.keys()
    assert len(offscreen) == 2 * len(SCREENS)
    assert [name for name in offscreen if offscreen[name] != on_display[name]] == []


def _pictures(file: Path, folder: Path, text_size: str, platform: str) -> dict[str, bytes]:
    """Take pictures of all screens, light and dark, in a process of its own."""
    folder.mkdir()
    own = Path(shutil.copy(file, folder.parent / f"{platform}.tenderpause"))  # opening one leaves a trace
    options = ["--text-size", text_size, "--theme", "light", "--theme", "dark"]
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
