"""Options that commands share, and how a command opens the workspace and ends."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from desktop.cli.printing import say
from desktop.domain.working_days import FIRST_YEAR, LAST_YEAR
from desktop.places import default_workspace
from desktop.services.desk import Desk
from desktop.services.opening import clock, going_on
from desktop.store import settings
from desktop.store.last_written import last_written
from desktop.store.workspace import Workspace
from feeds.errors import TenderPauseError

DONE, IN_PART, WRONG_USE, COULD_NOT = 0, 1, 2, 3

Command = Callable[..., Any]


class _Day(click.DateTime):
    """A day, YYYY-MM-DD, within the years whose bank holidays are known."""

    def __init__(self) -> None:
        super().__init__(["%Y-%m-%d"])

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the beginning of the day; refuse one that no plan could be counted from."""
        found = super().convert(value, param, ctx)
        if not FIRST_YEAR <= found.year <= LAST_YEAR:
            self.fail(f"'{value}' is not a day from {FIRST_YEAR} to {LAST_YEAR}.", param, ctx)
        return found


DAY = _Day()


def workspace_option(command: Command) -> Command:
    """Add --workspace, and --today, which fixes the date that runways are worked out for."""
    command = click.option("--today", type=DAY, help="Work out runways as on that day (YYYY-MM-DD).")(command)
    return click.option(
        "--workspace",
        "file",
        type=click.Path(path_type=Path, dir_okay=False),
        help="The workspace file; yours unless given.",
    )(command)


def json_option(command: Command) -> Command:
    """Add --json."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON.")(command)


def csv_option(command: Command) -> Command:
    """Add --csv."""
    return click.option("--csv", "as_csv", is_flag=True, help="Print CSV.")(command)


def as_option(command: Command) -> Command:
    """Add --as, the name in which a person's entry is written."""
    return click.option(
        "--as", "author", metavar="NAME", help="Who writes this; the workspace's only person unless given."
    )(command)


def says_what_went_wrong(command: Command) -> Command:
    """End with the three sentences when something expected goes wrong: 2 when a name is missing, else 3."""

    @functools.wraps(command)
    def run(*args: object, **kwargs: object) -> object:
        try:
            return command(*args, **kwargs)
        except TenderPauseError as error:
            sys.exit(tell(error))

    return run


def tell(error: TenderPauseError) -> int:
    """Print the three sentences of an error; return the exit code that it ends with."""
    from desktop.services.authors import NobodyNamed

    for sentence in (error.happened, error.safe, error.to_do):
        say(sentence, err=True)
    return WRONG_USE if isinstance(error, NobodyNamed) else COULD_NOT


@contextmanager
def desk_for_reading(file: Path | None, today: datetime | None) -> Iterator[Desk]:
    """Open the workspace read-only."""
    with _opened(file, writable=False, today=today) as desk:
        yield desk


@contextmanager
def desk_for_writing(file: Path | None, today: datetime | None, author: str | None = None) -> Iterator[Desk]:
    """Open the workspace to write, making it where there is none; `author` is who was named to write."""
    with _opened(file, writable=True, today=today) as desk:
        from desktop.services.authors import at_the_desk  # the window waits for neither
        from desktop.services.keeping_up import keep_up

        if author:
            at_the_desk(desk, author)
        keep_up(desk)
        yield desk


@contextmanager
def _opened(file: Path | None, *, writable: bool, today: datetime | None) -> Iterator[Desk]:
    now = clock(today.date() if today else None)
    workspace = Workspace.open(file or default_workspace(), writable=writable, now=now)
    try:
        with workspace.reader() as db:
            sample = settings.of(db).sample
            if today is not None and writable:
                now = going_on(now(), last_written(db))
        yield Desk(workspace, now, sample=sample)
    finally:
        workspace.close()
