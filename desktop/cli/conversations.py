"""Conversations from the command line: of others only what is asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

import click

from desktop.cli.options import (
    csv_option,
    desk_for_reading,
    json_option,
    says_what_went_wrong,
    workspace_option,
)
from desktop.cli.printing import print_json, print_table, say
from desktop.reports.tables import csv_text
from desktop.services.conversation_lines import TalkLine
from desktop.services.conversations import TalkFilter
from desktop.services.conversations import conversations as listed

_SHOWN = {
    "on": "On",
    "organisation": "Organisation",
    "way": "Way",
    "who_of_us": "Who of us",
    "said": "What was said",
    "next_step": "Next step",
    "next_on": "By",
}
"""What people read of a row, and how it is headed."""


@click.command()
@click.option(
    "--search", "words", default="", metavar="WORDS", help="In a name, what was said, or what is next."
)
@click.option("--about", default="", metavar="ID", help="About one opportunity, by its id.")
@click.option("--due", is_flag=True, help="Only where a next step or an answer is due.")
@click.option("--quiet", is_flag=True, help="Only organisations that have gone quiet.")
@click.option("--names", is_flag=True, help="Say with whom: organisations, and people there.")
@click.option("--words", "said", is_flag=True, help="Say what was said, and the next steps.")
@workspace_option
@csv_option
@json_option
@says_what_went_wrong
def conversations(
    words: str,
    about: str,
    due: bool,
    quiet: bool,
    names: bool,
    said: bool,
    file: Path | None,
    today: datetime | None,
    as_csv: bool,
    as_json: bool,
) -> None:
    """List conversations with others. With whom, and what was said, only with --names and --words."""
    wanted = TalkFilter(words=words, about=about, due=due, quiet=quiet)
    with desk_for_reading(file, today) as desk, desk.reader() as db:
        found = listed(db, desk, wanted).lines
    rows = [_row(line, names=names, said=said) for line in found if not line.is_approach or line.shared]
    if as_json:
        print_json(rows)
    elif as_csv:
        header = list(_row(TalkLine(id="", organisation="", name=""), names=names, said=said))
        click.echo(csv_text(header, [list(row.values()) for row in rows]), nl=False)
    elif rows:
        shown = [name for name in _SHOWN if name in rows[0]]
        print_table([_SHOWN[name] for name in shown], [_cells(row, shown) for row in rows], whole="On")
    else:
        say("No conversation matches.")


def _row(line: TalkLine, *, names: bool, said: bool) -> dict[str, object]:
    """Return a row as scripts read it; what was not asked for is not in it."""
    row: dict[str, object] = {
        "id": line.id,
        "on": line.at,
        "way": line.way,
        "direction": line.direction,
        "who_of_us": line.who,
        "about": line.about or None,
        "next_on": line.next_at,
    }
    if names:
        row |= {"organisation": line.name, "organisation_id": line.organisation, "with_whom": line.with_whom}
    if said:
        row |= {"said": line.said, "next_step": line.next_step, "owner": line.owner}
    return row


def _cells(row: Mapping[str, object], shown: Sequence[str]) -> list[str]:
    return ["" if row[name] is None else str(row[name]) for name in shown]
