"""Pictures of every screen, from the sample and what its people did with it."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from desktop.cli.folders import make_folder
from desktop.cli.picture_process import take_pictures
from desktop.cli.progress import silent
from desktop.services.desk import Desk
from desktop.services.introduction import introduce
from desktop.services.opening import morning
from desktop.services.sample import SAMPLE_PEOPLE, pull_sample
from desktop.services.sample_register import take_in_register
from desktop.services.sample_story import play_story
from desktop.store.own_folder import HOME
from desktop.store.workspace import Workspace
from feeds.errors import TenderPauseError

_QT_NEEDS = "libglib2.0-0, libegl1, libgl1, libdbus-1-3, libfontconfig1 and libxkbcommon0"
THEMES = ("light", "dark")
_SAMPLE, _HOME = "sample.tenderpause", "home"


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
        first = Path(made) / "first"
        with _at_home_in(first / _HOME):
            _make_sample(first / _SAMPLE, today)

        def take(theme: str) -> bool:
            own = shutil.copytree(first, Path(made) / theme)
            file, home = own / _SAMPLE, own / _HOME
            return take_pictures(
                file, folder, today, scale=scale, text_size=text_size, themes=[theme], home=home
            )

        with ThreadPoolExecutor(len(THEMES)) as at_once:
            if not all(at_once.map(take, THEMES)):
                raise NoPictures
    say(f"Pictures of every screen, light and dark: {folder}")


def _make_sample(file: Path, today: date) -> None:
    with Workspace.open(file, now=morning(today)) as workspace:
        desk = Desk(workspace, morning(today), sample=True)
        pull_sample(desk, today, silent)
        introduce(desk, SAMPLE_PEOPLE)
        take_in_register(desk, today)
        play_story(desk, today)


@contextmanager
def _at_home_in(folder: Path) -> Iterator[None]:
    """Keep what the program notes for itself in a folder: nothing noted before shows in the pictures."""
    before = os.environ.get(HOME)
    folder.mkdir(parents=True)
    os.environ[HOME] = str(folder)
    try:
        yield
    finally:
        os.environ.pop(HOME)
        if before is not None:
            os.environ[HOME] = before
