"""Where files lie unless somebody says otherwise."""

from __future__ import annotations

from pathlib import Path

from platformdirs import PlatformDirs

_DIRS = PlatformDirs("TenderPause", appauthor=False)


def default_workspace() -> Path:
    """Return the workspace in the user's data folder, the folder made."""
    folder = Path(_DIRS.user_data_path)
    folder.mkdir(parents=True, exist_ok=True)
    return folder / "workspace.tenderpause"


def sample_workspace() -> Path:
    """Return the sample's own workspace in the app's cache folder, the folder made."""
    folder = Path(_DIRS.user_cache_path)
    folder.mkdir(parents=True, exist_ok=True)
    return folder / "sample.tenderpause"


def log_folder() -> Path:
    """Return where the log is kept, the folder made."""
    folder = Path(_DIRS.user_log_path)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def settings_file() -> Path:
    """Return where the window remembers its size and place, the folder made."""
    folder = Path(_DIRS.user_config_path)
    folder.mkdir(parents=True, exist_ok=True)
    return folder / "window.ini"
