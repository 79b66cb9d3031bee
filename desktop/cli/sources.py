"""The sources: the catalogue's and one's own; adding, trying, switching and removing them."""

from __future__ import annotations

import sys
from datetime import datetime, timedelta
from pathlib import Path

import click

from desktop.cli.options import (
    IN_PART,
    as_option,
    desk_for_reading,
    desk_for_writing,
    json_option,
    says_what_went_wrong,
    workspace_option,
)
from desktop.cli.printing import print_json, print_table
from desktop.domain.words import plural
from desktop.services import checking_settings, chosen_countries, own_sources, source_lists
from desktop.services.opening import clock
from desktop.services.own_sources import Discovered, Tried
from desktop.services.pulling import client_of
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
@click.option("--name", default="", help="As you call it; as its page or its site is called unless given.")
@private_option
@as_option
@workspace_option
@says_what_went_wrong
def add(
    url: str, name: str, private: bool, author: str | None, file: Path | None, today: datetime | None
) -> None:
    """Try URL, an OCDS or RSS/Atom address or a site that names its feeds, and add what answers with notices.

    A page that names one feed is taken for that; where it names several, they are listed to choose from.
    """
    with desk_for_writing(file, today, author) as desk:
        client = client_of(desk)
        tried = own_sources.look_at(desk.now, url, name, private=private, client=client)
        if isinstance(tried, Discovered) and len(tried.feeds) == 1:
            [feed] = tried.feeds
            click.echo(f"The page names one web feed: {feed.url}")
            called = name or own_sources.name_of(feed)
            tried = own_sources.try_address(desk.now, feed.url, called, private=private, client=client)
        if isinstance(tried, Discovered):
            _say_feeds(tried)
            sys.exit(IN_PART)
        own_sources.add(desk, tried)
    click.echo(tried.sentence)
    click.echo(f"Added {tried.source.name}, with the id {tried.source.id}.")


@sources.command("import")
@click.argument("list_file", metavar="FILE", type=click.Path(path_type=Path))
@as_option
@workspace_option
@json_option
@says_what_went_wrong
def import_list(
    list_file: Path, author: str | None, file: Path | None, today: datetime | None, as_json: bool
) -> None:
    """Add the web feeds of FILE, a list in OPML as other programs write it; the next pull asks them."""
    with desk_for_writing(file, today, author) as desk:
        brought = source_lists.bring_in(desk, list_file)
    if as_json:
        left_out = [{"title": one.title, "reason": one.why} for one in brought.left_out]
        print_json({"added": list(brought.added), "known": brought.known, "left_out": left_out})
    else:
        click.echo(brought.sentence)
    if brought.left_out:
        sys.exit(IN_PART)


@sources.command("export")
@click.argument("list_file", metavar="FILE", type=click.Path(path_type=Path))
@workspace_option
@says_what_went_wrong
def export_list(list_file: Path, file: Path | None, today: datetime | None) -> None:
    """Write the sources that you added into FILE, a list in OPML that other programs read."""
    with desk_for_reading(file, today) as desk:
        count = source_lists.take_out(desk, list_file)
    click.echo(f"{plural(count, 'source')} written to {list_file}.")


@sources.command()
@click.argument("source_id", metavar="ID")
@click.argument("hours", metavar="HOURS|usual")
@as_option
@workspace_option
@says_what_went_wrong
def every(source_id: str, hours: str, author: str | None, file: Path | None, today: datetime | None) -> None:
    """Check a source by itself once in so many HOURS (1 to 744), or as often as it comes ("usual")."""
    if hours != "usual" and not (hours.isascii() and hours.isdigit() and len(hours) < 4):
        raise click.UsageError("Give a whole number of hours, or: usual")
    interval = None if hours == "usual" else timedelta(hours=int(hours))
    with desk_for_writing(file, today, author) as desk:
        checking_settings.choose_interval(desk, source_id, interval)
    words = "as often as it comes" if interval is None else f"every {plural(int(hours), 'hour')}"
    click.echo(f"{source_id} is checked {words}.")


@sources.command("countries")
@click.argument("names", nargs=-1, required=True, metavar="COUNTRY…")
@as_option
@workspace_option
@says_what_went_wrong
def choose_countries(
    names: tuple[str, ...], author: str | None, file: Path | None, today: datetime | None
) -> None:
    """Ask TED for the buyers of these countries, by name or by code (Ireland FRA), and of no others."""
    with desk_for_writing(file, today, author) as desk:
        chosen_countries.choose_countries(desk, ",".join(names))
        with desk.reader() as db:
            words = chosen_countries.country_words(db)
    click.echo(f"TED is asked for buyers in: {words}.")


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
    if "://" in where or "." in where:  # no id has a dot, and a site's address has one
        tried: Tried | Discovered = _tried_address(where, private, today)
    else:
        with desk_for_reading(file, today) as desk:
            with desk.reader() as db:
                source = own_sources.by_id(db, where)
            tried = own_sources.try_out(source, desk.now)
    if isinstance(tried, Discovered):
        feeds = [{"title": feed.title, "url": feed.url} for feed in tried.feeds]
        print_json({"url": where, "format": "web_page", "feeds": feeds}) if as_json else _say_feeds(tried)
    elif as_json:
        print_json({"url": tried.source.url, "format": tried.source.format, "found": tried.sentence})
    else:
        click.echo(tried.sentence)


def _say_feeds(found: Discovered) -> None:
    click.echo(found.sentence)
    print_table(("Feed", "Address"), [(feed.title, feed.url) for feed in found.feeds])
    click.echo("Add one with: tender-pause sources add ADDRESS")


def _tried_address(url: str, private: bool, today: datetime | None) -> Tried | Discovered:
    return own_sources.look_at(clock(today.date() if today else None), url, private=private)


def _listed(source: Source, line: SourceLine | None) -> dict[str, object]:
    return {
        "id": source.id,
        "name": source.name,
        "url": source.url,
        "format": source.format,
        "nation": source.nation,
        "publisher": source.publisher,
        "coverage": source.coverage,
        "licence": source.licence,
        "attribution": source.attribution,
        "caution": source.caution,
        "site": source.site,
        "own": line.own if line else False,
        "enabled": not line.off if line else True,
        "last_answered": line.last_success if line else None,
        "state": line.state if line else None,
        "failing": (line.failing or None) if line else None,
        "next_check": (line.next_check or None) if line else None,
        "moved": (line.moved or None) if line else None,
    }
