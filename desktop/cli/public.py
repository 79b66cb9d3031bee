"""What comes from outside: pull, import, and what was set aside of it."""

from __future__ import annotations

import sys
from datetime import datetime, timedelta
from pathlib import Path

import click

from desktop.cli.options import (
    COULD_NOT,
    IN_PART,
    desk_for_reading,
    desk_for_writing,
    json_option,
    says_what_went_wrong,
    tell,
    workspace_option,
)
from desktop.cli.printing import print_json, print_table
from desktop.cli.progress import say_page, silent
from desktop.domain.moments import uk_day
from desktop.services.checking import polite, sources_of
from desktop.services.due import due
from desktop.services.importing import Imported, import_files
from desktop.services.looking_behind import look_all_the_way
from desktop.services.own_sources import NoSuchSource
from desktop.services.politeness import asked_lately_words
from desktop.services.pulling import Pulled, client_of, unheard
from desktop.services.pulling import pull as pull_sources
from desktop.store import checking
from desktop.store import rejections as rejection_store
from desktop.store.notices import Tally
from feeds.source import Source
from feeds.walk import REACH_BACK

_NO_SOURCE = """No source yet. Add one with: tender-pause sources add URL
Or bring in saved pages with: tender-pause import FILE…"""
_COUNTS = ("new", "changed", "unchanged", "rejected")
_HEADINGS = ("New", "Changed", "Unchanged", "Set aside")


@click.command()
@click.option("--source", "wanted", multiple=True, metavar="ID", help="Only this source; may be given again.")
@click.option(
    "--reach-back",
    type=click.IntRange(1, 3650),
    metavar="DAYS",
    help=f"How far back in time to go the first time; {REACH_BACK.days} unless chosen otherwise.",
)
@click.option(
    "--due", "due_alone", is_flag=True, help="Only sources whose time has come, as the window does."
)
@click.option("--again", is_flag=True, help="What is on our own network at once, even if asked a moment ago.")
@workspace_option
@json_option
@says_what_went_wrong
def pull(
    wanted: tuple[str, ...],
    reach_back: int | None,
    due_alone: bool,
    again: bool,
    file: Path | None,
    today: datetime | None,
    as_json: bool,
) -> None:
    """Pull the enabled sources, newest first. Stopped at any time, the next pull goes on from there.

    Each is asked by hand once in ten minutes; else it says when it may be asked again.
    """
    with desk_for_writing(file, today) as desk:
        quiet = as_json or not sys.stderr.isatty()
        with desk.reader() as db:
            days = timedelta(days=reach_back) if reach_back else checking.of(db).reach_back
            wanted = due(db, desk, wanted) if due_alone else wanted
        if due_alone and not wanted:
            click.echo("[]" if as_json else "No source's time has come.")
            return
        try:
            with sources_of(desk, wanted) as sources:
                asked, later = polite(desk, sources, own_again=again)
                pulled = pull_sources(
                    desk,
                    asked,
                    client_of(desk),
                    silent,
                    heard=unheard if quiet else say_page,
                    reach_back=days,
                )
            look_all_the_way(desk)
        except NoSuchSource as error:
            raise click.UsageError(f"{error.happened} {error.to_do}") from error
    if as_json:
        print_json([*map(_pulled, pulled), *(_waits(source, at) for source, at in later)])
    elif pulled or later:
        rows = [(one.id, *_numbers(one.tally), one.error.happened if one.error else "") for one in pulled]
        rows += [(source.id, *_numbers(Tally()), asked_lately_words(at)) for source, at in later]
        print_table(("Source", *_HEADINGS, ""), rows)
    else:
        click.echo(_NO_SOURCE)
    if later or any(one.error for one in pulled):
        sys.exit(IN_PART)


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@workspace_option
@json_option
@says_what_went_wrong
def import_(files: tuple[Path, ...], file: Path | None, today: datetime | None, as_json: bool) -> None:
    """Read OCDS packages, records, JSON Lines, RSS or Atom from FILES."""
    with desk_for_writing(file, today) as desk:
        imported = import_files(desk, files, silent)
        look_all_the_way(desk)
    if as_json:
        print_json([_imported(one) for one in imported])
    else:
        rows = [(str(one.file), *_numbers(one.tally)) for one in imported if one.error is None]
        if rows:
            print_table(("File", *_HEADINGS), rows)
        for one in imported:
            if one.error is not None:
                tell(one.error)
    if all(one.error for one in imported):
        sys.exit(COULD_NOT)
    if any(one.error for one in imported):
        sys.exit(IN_PART)


@click.command()
@workspace_option
@json_option
@says_what_went_wrong
def rejections(file: Path | None, today: datetime | None, as_json: bool) -> None:
    """List what was set aside because it could not be read."""
    with desk_for_reading(file, today) as desk, desk.reader() as db:
        found = rejection_store.everything(db)
    if as_json:
        print_json(
            [
                {
                    "source": one.source,
                    "received_at": one.received_at,
                    "reason": one.reason,
                    "excerpt": one.excerpt,
                }
                for one in found
            ]
        )
    else:
        rows = [(one.source, uk_day(one.received_at).isoformat(), one.reason, one.excerpt) for one in found]
        print_table(("Source", "Received", "Reason", "Begins"), rows)


def _pulled(one: Pulled) -> dict[str, object]:
    return {"id": one.id, **_by_name(one.tally), "error": str(one.error) if one.error else None}


def _waits(source: Source, again_at: datetime) -> dict[str, object]:
    return {"id": source.id, **_by_name(Tally()), "error": asked_lately_words(again_at)}


def _imported(one: Imported) -> dict[str, object]:
    return {"file": str(one.file), **_by_name(one.tally), "error": str(one.error) if one.error else None}


def _by_name(tally: Tally) -> dict[str, object]:
    return {name: getattr(tally, name) for name in _COUNTS}


def _numbers(tally: Tally) -> tuple[str, ...]:
    return tuple(str(getattr(tally, name)) for name in _COUNTS)
