"""Opening the window, and the demonstration that does the whole job on the sample."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path

import click

from desktop.cli.options import says_what_went_wrong


@click.command(hidden=True)
@click.argument("file", required=False, type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--today", type=click.DateTime(["%Y-%m-%d"]), help="Work out runways as on that day (YYYY-MM-DD)."
)
@says_what_went_wrong
def window(file: Path | None, today: datetime | None) -> None:
    """Open the window on FILE, or on the usual workspace."""
    from desktop.ui.application import run  # Qt is loaded for the window alone

    sys.exit(run(file, today=today.date() if today else None))


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--today", type=click.DateTime(["%Y-%m-%d"]), help="Serve the sample as on that day (YYYY-MM-DD)."
)
@says_what_went_wrong
def demo(folder: Path, today: datetime | None) -> None:
    """Do the whole job on invented tenders, served from this machine, into DIR."""
    from desktop.cli.demo import demonstrate

    demonstrate(folder, today.date() if today else date.today(), click.echo)
