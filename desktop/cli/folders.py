"""Folders that a command was asked to write into."""

from __future__ import annotations

from pathlib import Path

from feeds.errors import TenderPauseError


class FolderUnusable(TenderPauseError):
    """The folder is not there and cannot be made."""

    def __init__(self, folder: Path, because: OSError) -> None:
        super().__init__(
            happened=f"The folder {folder} could not be made: {because.strerror or because}.",
            safe="Nothing was changed.",
            to_do="Choose another folder, then try again.",
        )
        self.folder = folder


def make_folder(folder: Path) -> None:
    """Make a folder, with those above it, where it is not there yet.

    Raises:
        FolderUnusable: it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FolderUnusable(folder, error) from error
