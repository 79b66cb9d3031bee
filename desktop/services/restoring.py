"""Putting a backup back, told with what the file held before and holds after."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from desktop.domain.moments import uk_day
from desktop.domain.words import plural, year_day
from desktop.store import restore as store
from desktop.store.errors import WorkspaceDamaged, WorkspaceForeign
from desktop.store.foreign_log import WorkspaceMixed
from desktop.store.restore import Counts, Prepared
from desktop.store.texts import moment
from feeds.errors import TenderPauseError


class RestorePlan(Struct, frozen=True):
    """A backup that was copied and checked and may take the place of the workspace, worded."""

    prepared: Prepared
    before: str
    after: str
    note: str


class RestoreDone(Struct, frozen=True):
    """A backup that was put back. `before` is "" where no workspace lay there."""

    path: Path
    kept: Path | None
    before: str
    after: str
    counts_before: Counts | None
    counts_after: Counts


def plan(path: Path, backup: Path) -> RestorePlan:
    """Copy a backup beside the workspace, check it, and say what each holds; nothing is changed yet.

    Raises:
        StoreError: the backup cannot be read, or does not check out.
    """
    prepared = store.prepare(path, backup)
    note = (
        "" if prepared.same_workspace else "The backup is of another workspace than the one that is open now."
    )
    before = _words(prepared.before) if prepared.before else "Nothing that can be read"
    return RestorePlan(prepared, before, _words(prepared.after), note)


def can_be_replaced(error: TenderPauseError) -> bool:
    """Whether a backup may take the place of a file that could not be opened for this."""
    return isinstance(error, WorkspaceDamaged | WorkspaceForeign | WorkspaceMixed)


def put_back(planned: RestorePlan, now: Callable[[], datetime], author: str | None = None) -> RestoreDone:
    """Let the backup take the place of the workspace, which nobody has open; the old file is kept beside it.

    Raises:
        StoreError: somebody writes to the workspace, or the place cannot be written to.
    """
    done = store.put_in_place(planned.prepared, now(), author)
    return RestoreDone(
        path=done.path,
        kept=done.kept,
        before=_words(done.before) if done.before else "",
        after=_words(done.after),
        counts_before=done.before,
        counts_after=done.after,
    )


def forget(planned: RestorePlan) -> None:
    """Take the checked copy away: nobody wants it put back."""
    store.drop(planned.prepared)


def _words(counts: Counts) -> str:
    held = (
        f"{plural(counts.decisions, 'decision')}, {plural(counts.entries, 'entry')} of the record, "
        f"{plural(counts.notices, 'notice')}"
    )
    return f"{held}; last written on {year_day(uk_day(moment(counts.last_at)))}" if counts.last_at else held
