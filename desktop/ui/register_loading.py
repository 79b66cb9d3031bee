"""Loading register files from anywhere in the window: one at a time, told in the status bar, gone on with."""

from __future__ import annotations

import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.words import plural
from desktop.services.desk import Desk
from desktop.ui.asks import Asks
from desktop.ui.jobs import Step
from desktop.ui.status_bar import StatusBar
from desktop.ui.work import SHARE, Work

if TYPE_CHECKING:
    from desktop.services.registers import RegisterImported

WORDS = "Loading registers"
_MOST_LOOKED_AT = 50
"""Files of one drop that are looked into: more are no register, which comes in a handful."""
_SHARE = 1_000
_TELLING_SHARE = 30
"""Thousandths that must be done before the time left can be told."""


class LoadProgress(Struct, frozen=True):
    """How far the loading is, in thousandths of all bytes, and how long it may still take."""

    done: int
    of: int = _SHARE
    left_words: str = ""

    @property
    def words(self) -> str:
        """How far it is, in words."""
        return f"{100 * self.done // self.of} % read"


class RegisterLoading(QObject):
    """Starts a load as the window's work, and knows how far it is for whoever shows it."""

    changed = Signal()
    """It began, came further, is being stopped, or ended."""
    ended = Signal(object)
    """What each file brought: a tuple of RegisterImported."""

    def __init__(self, desk: Desk, work: Work, bar: StatusBar, asks: Asks, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._work, self._bar, self._asks, self._window = desk, work, bar, asks, parent
        self._progress: LoadProgress | None = None
        self._began_at = 0.0
        self._files: tuple[Path, ...] = ()
        self._is_whole = True
        work.changed.connect(self._follow)

    @property
    def progress(self) -> LoadProgress | None:
        """How far the loading is, None while none runs."""
        return self._progress

    @property
    def stopping(self) -> bool:
        """Whether it ends after the part that is written now."""
        return self._progress is not None and self._work.stopping

    @property
    def why_not(self) -> str:
        """Why nothing can be loaded now, "" while it can."""
        if self._desk.workspace.read_only:
            return "This workspace is open read-only."
        return "Something else is being read or written." if self._work.busy else ""

    @property
    def unfinished(self) -> tuple[Path, ...]:
        """The files that were being loaded when somebody stopped it; they are gone on with."""
        return () if self._is_whole else self._files

    def ask(self) -> None:
        """Ask for register files and load them."""
        if not self.why_not:
            self.load(tuple(self._asks.registers(self._window)))

    def load(self, files: Sequence[Path]) -> None:
        """Load these files; what was broken off before is gone on with."""
        if not files or self.why_not:
            return
        self._files, self._is_whole = tuple(files), False
        self._progress, self._began_at = LoadProgress(0), time.monotonic()
        job = self._work.start(WORDS, SHARE, partial(_load, files=self._files), self._end)
        job.progressed.connect(self._tell)
        self.changed.emit()

    def go_on(self) -> None:
        """Go on with what was stopped."""
        self.load(self.unfinished)

    def cancel(self) -> None:
        """Stop after the part that is written now; what is stored stays, and is gone on with."""
        if self._progress is not None:
            self._work.cancel()

    def _tell(self, done: int, total: int) -> None:
        taken = time.monotonic() - self._began_at
        left = _left(taken, done, total) if done >= _TELLING_SHARE else ""
        self._progress = LoadProgress(done, total or _SHARE, left)
        self.changed.emit()

    def _end(self, results: tuple[RegisterImported, ...]) -> None:
        self._is_whole = True
        self._bar.say(loaded_words(results))
        self.ended.emit(results)

    def _follow(self) -> None:
        if not self._work.busy and self._progress is not None:
            self._progress = None
        self.changed.emit()


def registers_and_others(files: Sequence[Path]) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Return which of these files are of a register, by their first bytes, and which are not."""
    from desktop.services.registers import is_register  # most windows never load one

    found = tuple(file for file in files[:_MOST_LOOKED_AT] if is_register(file))
    return found, tuple(file for file in files if file not in found)


def loaded_words(results: Sequence[RegisterImported]) -> str:
    """Return what a load brought, in one line."""
    read = [one for one in results if one.error is None]
    new = sum(one.tally.new for one in read)
    changed = sum(one.tally.changed for one in read)
    aside = sum(one.tally.refused for one in read)
    told = f"{new:,} new, {changed:,} changed, {aside:,} set aside."
    failed = len(results) - len(read)
    unread = f" {plural(failed, 'file')} could not be read." if failed else ""
    return f"{plural(len(read), 'register file')} read: {told}{unread}"


def _left(taken_s: float, done: int, total: int) -> str:
    seconds = taken_s * (total - done) / max(done, 1)
    if seconds < 10:
        return "A few seconds left"
    if seconds < 90:
        return f"About {10 * round(seconds / 10)} seconds left"
    return f"About {round(seconds / 60)} minutes left"


def _load(desk: Desk, step: Step, *, files: tuple[Path, ...]) -> tuple[RegisterImported, ...]:
    from desktop.services.registers import import_registers

    def share(done: int, total: int) -> None:
        step(_SHARE * done // total if total else 0, _SHARE)

    return import_registers(desk, files, share)
