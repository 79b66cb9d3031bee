"""Pictures of every screen, from the sample and what its people did with it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from desktop.cli.folders import make_folder
from desktop.cli.picture_process import take_pictures
from desktop.cli.progress import silent
from desktop.services.desk import Desk
from desktop.services.introduction import introduce
from desktop.services.opening import morning
from desktop.services.sample import SAMPLE_PEOPLE, pull_sample
from desktop.services.sample_story import play_story
from desktop.store.workspace import Workspace
from feeds.errors import TenderPauseError

_QT_NEEDS = "libglib2.0-0, libegl1, libgl1, libdbus-1-3, libfontconfig1 and libxkbcommon0"
THEMES = ("light", "dark")


class NoPictures(TenderPauseError):
    """The window could not be drawn."""

    def __init__(self) -> None:
        super().__init__(
            happened="No pictures were taken: the window cannot start on this machine.",
            safe="Nothing of yours was opened or changed.",
            to_do=f"On Debian or Ubuntu install {_QT_NEEDS}, then try again.",
        )


def take_screenshots(
    folder: Path, today: date, *, scale: str, text_size: int, say: Callable[[str], None]
) -> None:
    """Save each screen as `<screen>-<theme>.png` in `folder`: the same bytes for the same wishes.

    Raises:
        FolderUnusable: `folder` cannot be made.
        NoPictures: Qt cannot start here.
    """
    make_folder(folder)
    with tempfile.TemporaryDirectory(prefix="tender-pause-") as made:
        file = Path(made) / "sample.tenderpause"
        with Workspace.open(file, now=morning(today)) as workspace:
            desk = Desk(workspace, morning(today), sample=True)
            pull_sample(desk, today, silent)
            introduce(desk, SAMPLE_PEOPLE)
            play_story(desk, today)
        taken = take_pictures(file, folder, today, scale=scale, text_size=text_size, themes=THEMES)
    if not taken:
        raise NoPictures
    say(f"Pictures of every screen, light and dark: {folder}")
