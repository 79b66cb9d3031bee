"""Joining two publications of one tender, and splitting them again."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from desktop.cli.options import (
    as_option,
    desk_for_writing,
    json_option,
    says_what_went_wrong,
    workspace_option,
)
from desktop.cli.printing import print_json, say
from desktop.services.authors import at_the_desk
from desktop.services.joining import Joining


@click.command()
@click.argument("one", metavar="ID")
@click.argument("other", metavar="OTHER")
@click.option(
    "--not-the-same", "apart", is_flag=True, help="Say that they are two, so that it is asked no more."
)
@workspace_option
@as_option
@json_option
@says_what_went_wrong
def join(
    one: str,
    other: str,
    apart: bool,
    file: Path | None,
    today: datetime | None,
    author: str | None,
    as_json: bool,
) -> None:
    """Record that opportunities ID and OTHER are one tender, published twice."""
    with desk_for_writing(file, today, author) as desk:
        at_the_desk(desk)
        joining = Joining(desk)
        key = joining.keep_apart(one, other) and one if apart else joining.join(one, other)
    if as_json:
        print_json({"id": key, "other": other if key == one else one, "joined": not apart})
    else:
        say("Noted: they are not the same." if apart else f"Joined: both go by {key} now.")


@click.command()
@click.argument("key", metavar="ID")
@workspace_option
@as_option
@json_option
@says_what_went_wrong
def split(key: str, file: Path | None, today: datetime | None, author: str | None, as_json: bool) -> None:
    """Record that ID, which was joined to another, stands by itself again."""
    with desk_for_writing(file, today, author) as desk:
        at_the_desk(desk)
        Joining(desk).split(key)
    if as_json:
        print_json({"id": key, "joined": False})
    else:
        say(f"Split: {key} stands by itself again.")
