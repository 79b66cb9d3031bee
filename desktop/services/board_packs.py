"""The board pack: a period's decisions, gathered and made into a PDF for trustees."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop.services.desk import Desk
from desktop.store.connection import Connection


@dataclass(frozen=True, slots=True)
class PackContents:
    """What a pack of that period would hold, in words, a line each."""

    decisions: int
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PackMade:
    """A pack that was written. `code` is what its footer prints."""

    path: Path
    decisions: int
    code: str


def contents(db: Connection, desk: Desk, from_on: date, to_on: date) -> PackContents:
    """Return what a pack of these days, both included, would hold."""
    raise LookupError


def make(desk: Desk, from_on: date, to_on: date, out: Path, step: Callable[[int, int], None]) -> PackMade:
    """Record the pack and write its PDF; `step` hears (done, in all) and may raise to cancel.

    Raises:
        ReportError: the file cannot be written there; nothing else is harmed.
    """
    raise LookupError
