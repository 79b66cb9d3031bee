"""Where words from the workspace may still lie: the backups that we know, and the packs that were made."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from desktop.domain.moments import UK
from desktop.domain.words import year_day
from desktop.services.desk import Desk
from desktop.store import personal
from desktop.store.connection import Connection
from desktop.store.texts import day, moment

_ENDING = ".tenderpause"
OTHERS = "Files saved, printed, exported or sent to others: those this program does not know."


def elsewhere(db: Connection, desk: Desk) -> tuple[str, ...]:
    """Return the places, one sentence each: backups with their days, packs with their periods, the rest."""
    backups = [f"Backup of {_made_on(path)}: {path}" for path in _backups(desk.workspace.path)]
    packs = [_pack(from_on, to_on, at) for from_on, to_on, at in personal.packs(db)]
    return (*backups, *packs, OTHERS)


def _backups(workspace: Path) -> list[Path]:
    """Return the copies of this workspace in the usual folder and beside the file, oldest first."""
    stem = workspace.stem
    folders = [personal.usual_backups(), *_folders_beside(workspace, stem)]
    found = {
        path.resolve()
        for folder in folders
        if folder.is_dir()
        for path in folder.glob(f"*{_ENDING}")
        if path.stem.startswith(stem)
    }
    beside = {
        path.resolve() for path in workspace.parent.glob(f"*{_ENDING}") if path.stem.startswith(f"{stem} ")
    }
    return sorted((found | beside) - {workspace.resolve()}, key=lambda path: path.stat().st_mtime)


def _folders_beside(workspace: Path, stem: str) -> list[Path]:
    return [one for one in workspace.parent.iterdir() if one.is_dir() and one.name.startswith(f"{stem} ")]


def _made_on(path: Path) -> str:
    return year_day(datetime.fromtimestamp(path.stat().st_mtime, UTC).astimezone(UK).date())


def _pack(from_on: str, to_on: str, at: str) -> str:
    first, last = day(from_on), day(to_on)
    period = f" for {year_day(first)} to {year_day(last)}" if first and last else ""
    return f"Board pack{period}, made on {year_day(moment(at).astimezone(UK).date())}"
