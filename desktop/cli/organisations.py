"""Organisations: bringing a register in, and finding them there and in our own directory."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import click

from desktop.cli.options import (
    COULD_NOT,
    IN_PART,
    csv_option,
    desk_for_reading,
    desk_for_writing,
    json_option,
    says_what_went_wrong,
    tell,
    workspace_option,
)
from desktop.cli.printing import plain, print_json, print_table, say
from desktop.cli.progress import silent
from desktop.domain.organisation import Role
from desktop.reports.tables import csv_text
from desktop.services.directory_search import KnownOrganisation, known
from desktop.services.finder import FinderQuery, Finding, find
from desktop.services.registers import RegisterImported, import_registers

BOTH, REGISTER, DIRECTORY = "both", "register", "directory"
_COLUMNS = (
    *("where", "id", "name", "roles", "income", "income_band", "places", "activities", "postcode_area"),
    *("website", "last", "why"),
)


@click.command("import-register")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@workspace_option
@json_option
@says_what_went_wrong
def import_register(
    files: tuple[Path, ...], file: Path | None, today: datetime | None, as_json: bool
) -> None:
    """Read charity register extracts (FILES as downloaded, zipped or not) into the finder.

    Stopped at any time, the same file goes on where it was broken off.
    """
    with desk_for_writing(file, today) as desk:
        quiet = as_json or not sys.stderr.isatty()
        imported = import_registers(desk, files, silent if quiet else _say_how_far)
    if as_json:
        print_json([_as_json(one) for one in imported])
    else:
        for one in imported:
            if one.error:
                tell(one.error)
            else:
                say(one.words)
            for refused in one.refused:
                say(f"  row {refused.row}: {refused.reason}")
    if all(one.error for one in imported):
        sys.exit(COULD_NOT)
    if any(one.error for one in imported):
        sys.exit(IN_PART)


@click.command()
@click.option("--search", "words", default="", metavar="WORDS", help="In its name or what it says of itself.")
@click.option("--place", default="", help="A council, region or nation by name or code, or a postcode area.")
@click.option("--activity", default="", help="What it does or for whom, such as “housing” or “older people”.")
@click.option("--income-max", type=click.IntRange(min=0), metavar="POUNDS", help="Yearly income up to this.")
@click.option(
    "--role",
    type=click.Choice([role.value for role in Role]),
    help="What it is to us; of the directory alone.",
)
@click.option("--register", "where", flag_value=REGISTER, help="Only on the registers that were imported.")
@click.option("--directory", "where", flag_value=DIRECTORY, help="Only in our own directory.")
@click.option("--limit", type=click.IntRange(1, 1_000), default=50, show_default=True)
@workspace_option
@csv_option
@json_option
@says_what_went_wrong
def organisations(
    words: str,
    place: str,
    activity: str,
    income_max: int | None,
    role: str | None,
    where: str | None,
    limit: int,
    file: Path | None,
    today: datetime | None,
    as_csv: bool,
    as_json: bool,
) -> None:
    """Find organisations in our directory and on the registers; each says where it stands."""
    query = FinderQuery(words, place, activity, income_max, limit)
    where = where or (DIRECTORY if role else BOTH)
    with desk_for_reading(file, today) as desk, desk.reader() as db:
        ours = known(db, desk, query, Role(role) if role else None) if where != REGISTER else ()
        found = find(db, query) if where != DIRECTORY else None
    if as_json:
        print_json(_lines(ours, found))
    elif as_csv:
        _print_csv(ours, found)
    else:
        _print_ours(ours, asked=where != REGISTER)
        if found is not None:
            _print(found)


def _print_ours(ours: Sequence[KnownOrganisation], *, asked: bool) -> None:
    if ours:
        say("In our directory:")
        rows = [
            (
                *(one.name, ", ".join(one.roles), ", ".join(one.places), one.income_band),
                one.last.isoformat() if one.last else "",
            )
            for one in ours
        ]
        print_table(
            ("Name", "Roles", "Places", "Income", "Last spoke"), rows, whole="Last spoke", last="Name"
        )
    elif asked:
        say("No organisation in our directory matches.")


def _print(found: Finding) -> None:
    if found.organisations:
        rows = [(one.id, one.name, one.income_band, one.why) for one in found.organisations]
        print_table(("Id", "Name", "Income", "Why"), rows, whole="Id", last="Name")
    else:
        say(found.note or "No organisation on the registers here matches.")
    if found.has_more:
        say("There are more: narrow the search, or raise --limit.")
    looked = found.looked
    say(f"Looked in: {', '.join(looked.searched) or 'no register yet; bring one in with import-register'}.")
    if looked.not_here:
        say(f"Not looked in: {', '.join(looked.not_here)}.")
    say("In no register:")
    for one in looked.left_out:
        say(f"  {one}")


def _print_csv(ours: Sequence[KnownOrganisation], found: Finding | None) -> None:
    rows = ([_cell(line.get(name)) for name in _COLUMNS] for line in _lines(ours, found))
    click.echo(csv_text(_COLUMNS, rows), nl=False)


def _lines(ours: Sequence[KnownOrganisation], found: Finding | None) -> list[dict[str, object]]:
    """Return ours first, then those of registers, each with where it was found."""
    on_register = found.organisations if found else ()
    return [*map(plain, ours), *({"where": REGISTER, **plain(one)} for one in on_register)]


def _cell(value: object) -> str:
    if value is None:
        return ""
    return "; ".join(value) if isinstance(value, list) else str(value)


def _as_json(one: RegisterImported) -> dict[str, object]:
    return {
        "file": str(one.file),
        "member": one.member or None,
        "register": one.register,
        "part": one.part,
        **plain(one.tally),
        "resumed": one.resumed,
        "reasons": [plain(refused) for refused in one.refused],
        "note": one.note,
        "error": str(one.error) if one.error else None,
    }


def _say_how_far(done: int, total: int) -> None:
    share = 100 * done // max(total, 1)
    click.echo(f"\r{share} %\x1b[K", err=True, nl=done >= total)
