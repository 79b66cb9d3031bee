"""What is held about a person: handed to them as a file, and erased."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from desktop.cli.options import (
    COULD_NOT,
    Command,
    as_option,
    desk_for_reading,
    desk_for_writing,
    json_option,
    says_what_went_wrong,
    workspace_option,
)
from desktop.cli.printing import print_json, say
from desktop.cli.progress import silent
from desktop.domain.sought import Sought, sought
from desktop.domain.words import plural
from desktop.services import access as service
from desktop.services import erasing, reworded_file
from desktop.services.authors import at_the_desk
from desktop.services.desk import Desk

_FILE = click.Path(path_type=Path, dir_okay=False)


def _also_option(command: Command) -> Command:
    return click.option(
        "--also",
        multiple=True,
        metavar="TEXT",
        help="Another name, an e-mail address or a telephone number of theirs; may be given again.",
    )(command)


@click.command()
@click.argument("name")
@click.argument("out", type=_FILE)
@_also_option
@workspace_option
@json_option
@says_what_went_wrong
def access(
    name: str, out: Path, also: tuple[str, ...], file: Path | None, today: datetime | None, as_json: bool
) -> None:
    """Save what is held about NAME to OUT: a page, or data alone where OUT ends in .json."""
    with desk_for_reading(file, today) as desk:
        record = service.save(desk, _wanted(name, also), out, silent)
    if as_json:
        print_json({"file": str(out), "held": record.items})
    else:
        say(f"{out}: {plural(record.items, 'thing')} held.")


@click.command()
@click.argument("name")
@click.option("--ground", required=True, metavar="TEXT", help="On what ground; it stays in the record.")
@_also_option
@click.option(
    "--file", "reworded", type=_FILE, help="The texts that name them, worded again without the name."
)
@workspace_option
@as_option
@json_option
@says_what_went_wrong
def erase(
    name: str,
    ground: str,
    also: tuple[str, ...],
    reworded: Path | None,
    file: Path | None,
    today: datetime | None,
    author: str | None,
    as_json: bool,
) -> None:
    """Erase what is held about NAME. Texts that name them are printed as a file to word again first."""
    said = reworded_file.read(reworded) if reworded else {}
    wanted = _wanted(name, also)
    with desk_for_writing(file, today, author) as desk:
        at_the_desk(desk)
        missing = _missing(desk, wanted, said)
        erased = None if missing else erasing.erase(desk, wanted, ground, said, silent)
    if erased is None:
        _hand_out(missing)
    elif as_json:
        print_json({"done": list(erased.sentences), "elsewhere": list(erased.elsewhere)})
    else:
        for sentence in erased.sentences:
            say(sentence)
        say("It may still stand in:")
        for place in erased.elsewhere:
            say(f"  {place}")


def _wanted(name: str, also: tuple[str, ...]) -> Sought:
    return sought(name, "\n".join(also))


def _missing(desk: Desk, wanted: Sought, said: dict[str, str]) -> tuple[erasing.Hit, ...]:
    with desk.reader() as db:
        hits = erasing.plan(db, desk, wanted, silent).hits
    wrong = erasing.problems(wanted, hits, said)
    return tuple(hit for hit in hits if hit.id in wrong)


def _hand_out(missing: tuple[erasing.Hit, ...]) -> None:
    """Print the texts that still name the person as the file that --file takes, and end."""
    click.echo(reworded_file.as_toml(missing), nl=False)
    say(
        f"{plural(len(missing), 'text')} to word again: save what was printed, edit it, give it as --file.",
        err=True,
    )
    say("Nothing was changed.", err=True)
    sys.exit(COULD_NOT)
