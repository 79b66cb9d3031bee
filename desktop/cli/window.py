"""Opening the window, the demonstration on the sample, and pictures of its screens."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path

import click

from desktop.cli.options import DAY, says_what_went_wrong
from desktop.start import open_window


@click.command(hidden=True)
@click.argument("file", required=False, type=click.Path(path_type=Path, dir_okay=False))
@click.option("--today", type=DAY, help="Work out runways as on that day (YYYY-MM-DD).")
@says_what_went_wrong
def window(file: Path | None, today: datetime | None) -> None:
    """Open the window on FILE, or on the usual workspace; one that is open on it already comes forward."""
    sys.exit(open_window(file, today.date() if today else None))


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@click.option("--today", type=DAY, help="Serve the sample as on that day (YYYY-MM-DD).")
@says_what_went_wrong
def demo(folder: Path, today: datetime | None) -> None:
    """Do the whole job on invented tenders, served from this machine, into DIR."""
    from desktop.cli.demo import demonstrate

    demonstrate(folder, today.date() if today else date.today(), click.echo)


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--scale",
    type=click.Choice(["1", "1.5", "2"]),
    default="1",
    help="Device pixels to a pixel; 1 unless given.",
)
@click.option(
    "--text-size",
    type=click.Choice(["100", "115", "130", "150", "200"]),
    default="100",
    help="Size of text in per cent; 100 unless given.",
)
@click.option("--today", type=DAY, help="Serve the sample as on that day (YYYY-MM-DD).")
@says_what_went_wrong
def screenshots(folder: Path, scale: str, text_size: str, today: datetime | None) -> None:
    """Save every screen of the sample as PNG into DIR, light and dark."""
    from desktop.cli.screenshots import take_screenshots

    day = today.date() if today else date.today()
    take_screenshots(folder, day, scale=scale, text_size=int(text_size), say=click.echo)
