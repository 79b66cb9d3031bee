"""What people add themselves, and what lists cover: add, coverage."""

from __future__ import annotations

import sys
from datetime import datetime
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
from desktop.cli.printing import print_json, print_table, say
from desktop.cli.progress import silent
from desktop.domain.by_hand import KINDS, STAGES
from desktop.services import by_hand, by_hand_form, csv_import
from desktop.services.authors import at_the_desk
from desktop.services.coverage import Coverage, SourceCoverage
from desktop.services.coverage import coverage as covered
from desktop.services.csv_import import Sheet
from desktop.services.desk import Desk

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command()
@click.option("--title", default="", metavar="WORDS")
@click.option("--buyer", default="", metavar="NAME")
@click.option("--deadline", default="", metavar="YYYY-MM-DD")
@click.option("--time", default="", metavar="HH:MM", help="Of the deadline, on a UK clock.")
@click.option("--kind", type=click.Choice([one.value for one in KINDS]), default=KINDS[0].value)
@click.option("--stage", type=click.Choice([one.value for one in STAGES]), default=STAGES[0].value)
@click.option("--questions-close", default="", metavar="YYYY-MM-DD")
@click.option("--value", default="", metavar="AMOUNT", help="£420,000 or 420k.")
@click.option("--place", default="", metavar="WORDS")
@click.option("--link", default="", metavar="URL")
@click.option("--text", default="", metavar="WORDS")
@click.option("--csv", "sheet_file", type=_FILE, help="Add the rows of this spreadsheet instead.")
@click.option(
    "--column", "columns", multiple=True, metavar="FIELD=HEADING", help="Which column of it says what."
)
@workspace_option
@as_option
@json_option
@says_what_went_wrong
def add(
    sheet_file: Path | None,
    columns: tuple[str, ...],
    file: Path | None,
    today: datetime | None,
    author: str | None,
    as_json: bool,
    **typed: str,
) -> None:
    """Add an opportunity by hand, or the rows of a CSV file."""
    if sheet_file is None and not typed["title"].strip():
        raise click.UsageError("Give a --title, or a spreadsheet with --csv.")
    if sheet_file is not None:
        _add_rows(sheet_file, columns, file, today, author, as_json)
        return
    with desk_for_writing(file, today, author) as desk:
        at_the_desk(desk)
        form = {**typed, "deadline_kind": typed.pop("kind")}
        added = by_hand.add(desk, by_hand_form.typed(form))
    if as_json:
        print_json({"id": added.key, "title": added.title, "alike": [key for key, _ in added.alike]})
    else:
        say(f"{added.sentence} {added.key}")


@click.command()
@workspace_option
@json_option
@says_what_went_wrong
def coverage(file: Path | None, today: datetime | None, as_json: bool) -> None:
    """Say what lists cover: each source, complete until when, with its gaps."""
    with desk_for_reading(file, today) as desk, desk.reader() as db:
        found = covered(db, desk)
    if as_json:
        print_json([_source(one) for one in found.sources])
    else:
        _print(found)


def _print(found: Coverage) -> None:
    say(found.line)
    say("")
    print_table(
        ("Source", "State", "What is here"), [(s.name, s.standing.value, s.words) for s in found.sources]
    )
    say("")
    for line in found.lines[1 + len(found.sources) :]:
        say(line)


def _source(one: SourceCoverage) -> dict[str, object]:
    return {
        "source": one.id,
        "name": one.name,
        "standing": one.standing,
        "since": one.since,
        "until": one.until,
        "gaps": [{"from": first, "to": last} for first, last in one.gaps],
    }


def _add_rows(
    sheet_file: Path,
    columns: tuple[str, ...],
    file: Path | None,
    today: datetime | None,
    author: str | None,
    as_json: bool,
) -> None:
    sheet = csv_import.open_sheet(sheet_file)
    chosen = _chosen(sheet, columns)
    with desk_for_writing(file, today, author) as desk:
        at_the_desk(desk)
        brought = _brought(desk, sheet, chosen)
    tally = brought.tally
    if as_json:
        counts = {"new": tally.new, "unchanged": tally.unchanged, "rejected": tally.rejected}
        print_json({"file": str(sheet_file), **counts})
    else:
        say(brought.sentence)
    if tally.rejected:
        sys.exit(IN_PART)


def _brought(desk: Desk, sheet: Sheet, chosen: dict[str, int]) -> csv_import.Brought:
    return csv_import.bring_in(desk, sheet, chosen, silent)


def _chosen(sheet: Sheet, columns: tuple[str, ...]) -> dict[str, int]:
    """Return which column says what: as given, else as guessed."""
    chosen = {} if columns else dict(sheet.guessed)
    headings = {heading.casefold(): place for place, heading in enumerate(sheet.headings)}
    for column in columns:
        field, _, heading = column.partition("=")
        if field not in csv_import.COLUMNS or heading.strip().casefold() not in headings:
            known = f"fields: {', '.join(csv_import.COLUMNS)}; columns: {', '.join(sheet.headings)}"
            raise click.BadParameter(f"“{column}” is not one of {known}.", param_hint="--column")
        chosen[field] = headings[heading.strip().casefold()]
    if "title" not in chosen:
        raise click.UsageError("Say which column holds the title: --column title=HEADING")
    return chosen
