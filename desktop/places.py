"""Where files lie unless somebody says otherwise."""

from __future__ import annotations

from pathlib import Path

from platformdirs import PlatformDirs

from desktop.store import own_folder
from feeds.errors import TenderPauseError

_DIRS = PlatformDirs("TenderPause", appauthor=False)


class NoPlace(TenderPauseError):
    """A folder of the program's own cannot be made."""

    def __init__(self, folder: Path, because: OSError) -> None:
        super().__init__(
            happened=f"The folder {folder} could not be made: {because.strerror or because}.",
            safe="Nothing was opened or changed.",
            to_do="Make room or give yourself the right to write there, or name a workspace file elsewhere.",
        )
        self.folder = folder


def default_workspace() -> Path:
    """Return the workspace in the user's data folder, the folder made."""
    return _made(_DIRS.user_data_path, "") / "workspace.tenderpause"


def sample_workspace() -> Path:
    """Return the sample's own workspace in the app's cache folder, the folder made."""
    return _made(_DIRS.user_cache_path, "cache") / "sample.tenderpause"


def log_folder() -> Path:
    """Return where the log is kept, the folder made."""
    return _made(_DIRS.user_log_path, "log")


def settings_file() -> Path:
    """Return where the window remembers its size and place, the folder made."""
    return _made(_DIRS.user_config_path, "config") / "window.ini"


def _made(usual: Path, at_home: str) -> Path:
    home = own_folder.home()
    folder = home / at_home if home else usual
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NoPlace(folder, error) from error
    return folder
