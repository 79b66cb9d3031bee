"""The sources: the catalogue's and one's own; adding, trying, switching and removing them."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from desktop.cli.options import (
    as_option,
    desk_for_reading,
    desk_for_writing,
    json_option,
    says_what_went_wrong,
    workspace_option,
)
from desktop.cli.printing import print_json, print_table
from desktop.services import own_sources
from desktop.services.opening import clock
from desktop.services.own_sources import Tried
from desktop.services.source_health import SourceLine, source_lines
from desktop.store.errors import WorkspaceMissing
from feeds.source import Source, catalogue

private_option = click.option(
    "--private", is_flag=True, help="The address is on our own network, not on the public internet."
)


@click.group()
def sources() -> None:
    """List the sources that can be pulled, and add your own."""


@sources.command("list")
@workspace_option
@json_option
@says_what_went_wrong
def list_sources(file: Path | None, today: datetime | None, as_json: bool) -> None:
    """List the sources, yours among them, and how each is."""
    try:
        with desk_for_reading(file, today) as desk, desk.reader() as db:
            known, lines = own_sources.known(db), {line.id: line for line in source_lines(db, desk)}
    except WorkspaceMissing:
        known, lines = catalogue(), {}
    if as_json:
        print_json([_listed(one, lines.get(one.id)) for one in known])
    elif known:
        states = ((one, lines.get(one.id)) for one in known)
        rows = [(one.id, one.name, one.url, line.state if line else "") for one, line in states]
        print_table(("Id", "Name", "Address", "State"), rows)
    else:
        click.echo("No source yet. Add one with: tender-pause sources add URL")


@sources.command()
@click.argument("url")
@click.option("--name", default="", help="As you call it; its site's name unless given.")
@private_option
@as_option
@workspace_option
@says_what_went_wrong
def add(
    url: str, name: str, private: bool, author: str | None, file: Path | None, today: datetime | None
) -> None:
    """Try URL, an OCDS or RSS/Atom address, and add it where it answers with notices."""
    with desk_for_writing(file, today, author) as desk:
        tried = own_sources.try_address(desk.now, url, name, private=private)
        own_sources.add(desk, tried)
    click.echo(tried.sentence)
    click.echo(f"Added {tried.source.name}, with the id {tried.source.id}.")


@sources.command()
@click.argument("source_id", metavar="ID")
@as_option
@workspace_option
@says_what_went_wrong
def remove(source_id: str, author: str | None, file: Path | None, today: datetime | None) -> None:
    """Remove a source that you added; what it sent stays."""
    with desk_for_writing(file, today, author) as desk:
        own_sources.remove(desk, source_id)
    click.echo(f"Removed {source_id}. What it sent stays.")


@sources.command()
@click.argument("source_id", metavar="ID")
@as_option
@workspace_option
@says_what_went_wrong
def enable(source_id: str, author: str | None, file: Path | None, today: datetime | None) -> None:
    """Pull a source with the others again."""
    with desk_for_writing(file, today, author) as desk:
        own_sources.switch(desk, source_id, on=True)
    click.echo(f"{source_id} is pulled with the others.")


@sources.command()
@click.argument("source_id", metavar="ID")
@as_option
@workspace_option
@says_what_went_wrong
def disable(source_id: str, author: str | None, file: Path | None, today: datetime | None) -> None:
    """Leave a source out of pulls; what it sent stays."""
    with desk_for_writing(file, today, author) as desk:
        own_sources.switch(desk, source_id, on=False)
    click.echo(f"{source_id} is left out. What it sent stays.")


@sources.command("test")
@click.argument("where", metavar="ID|URL")
@private_option
@workspace_option
@json_option
@says_what_went_wrong
def test_source(where: str, private: bool, file: Path | None, today: datetime | None, as_json: bool) -> None:
    """Ask a source, or an address, for its first page and say what was found; nothing is stored."""
    if "://" in where:
        tried = _tried_address(where, private, today)
    else:
        with desk_for_reading(file, today) as desk:
            with desk.reader() as db:
                source = own_sources.by_id(db, where)
            tried = own_sources.try_out(source, desk.now)
    if as_json:
        print_json({"url": tried.source.url, "format": tried.source.format, "found": tried.sentence})
    else:
        click.echo(tried.sentence)


def _tried_address(url: str, private: bool, today: datetime | None) -> Tried:
    return own_sources.try_address(clock(today.date() if today else None), url, private=private)


def _listed(source: Source, line: SourceLine | None) -> dict[str, object]:
    return {
        "id": source.id,
        "name": source.name,
        "url": source.url,
        "format": source.format,
        "nation": source.nation,
        "own": line.own if line else False,
        "enabled": not line.off if line else True,
        "last_answered": line.last_success if line else None,
        "state": line.state if line else None,
    }
