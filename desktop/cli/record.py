"""The record: verify it, back it up, hand it to trustees."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click
from msgspec.structs import asdict

from desktop.cli.options import (
    DAY,
    IN_PART,
    as_option,
    desk_for_reading,
    desk_for_writing,
    json_option,
    says_what_went_wrong,
    workspace_option,
)
from desktop.cli.printing import print_json, say
from desktop.cli.progress import silent
from desktop.domain.packs import ALL_PARTS, PackChoice, PackPart, Shared
from desktop.domain.words import plural
from desktop.places import default_workspace
from desktop.services import board_packs, restoring
from desktop.services.authors import at_the_desk
from desktop.services.backing_up import back_up
from desktop.services.opening import clock
from desktop.services.trustee_copies import copy_for_trustees
from desktop.services.verifying import check


@click.command()
@click.option(
    "--head", metavar="CODE", help="The check code from the footer of a board pack (32 to 64 digits)."
)
@click.option(
    "--pack",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A board pack (PDF), whose check code is looked for.",
)
@click.option("--deep", is_flag=True, help="Check the file beneath the record too, and the search index.")
@workspace_option
@json_option
@says_what_went_wrong
def verify(
    head: str | None, pack: Path | None, deep: bool, file: Path | None, today: datetime | None, as_json: bool
) -> None:
    """Check that the record is in order, and that a printed code is on it."""
    if head is not None and pack is not None:
        raise click.UsageError("--head and --pack are two ways to name one code: give one of them.")
    with desk_for_reading(file, today) as desk:
        checked = check(desk, head=head, pack=pack, deep=deep)
    if as_json:
        print_json(
            {
                "ok": checked.ok,
                "entries": checked.entries,
                "decisions": checked.decisions,
                "head": checked.head or None,
                "first_broken": checked.first_broken or None,
                "head_answer": checked.head_answer or None,
                "deep": None if checked.deep is None else list(checked.deep),
            }
        )
    else:
        for line in (checked.title, checked.detail, checked.head_answer):
            if line:
                say(line)
        click.echo(f"Head: {checked.head}")
    if not checked.ok:
        sys.exit(IN_PART)


@click.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path, file_okay=False))
@workspace_option
@json_option
@says_what_went_wrong
def backup(folder: Path | None, file: Path | None, today: datetime | None, as_json: bool) -> None:
    """Write a verified copy into FOLDER, or the usual place."""
    with desk_for_reading(file, today) as desk:
        copy = back_up(desk, folder)
    if as_json:
        print_json({"file": str(copy)})
    else:
        say(f"Copied and checked: {copy}")


@click.command()
@click.argument("backup", type=click.Path(path_type=Path, dir_okay=False))
@workspace_option
@json_option
@says_what_went_wrong
def restore(backup: Path, file: Path | None, today: datetime | None, as_json: bool) -> None:
    """Put a backup in the place of the workspace; what lay there is kept beside it."""
    planned = restoring.plan(file or default_workspace(), backup)
    done = restoring.put_back(planned, clock(today.date() if today else None))
    if as_json:
        print_json(
            {
                "file": str(done.path),
                "kept": str(done.kept) if done.kept else None,
                "before": asdict(done.counts_before) if done.counts_before else None,
                "after": asdict(done.counts_after),
            }
        )
        return
    say(f"Before: {planned.before if done.kept else 'nothing lay there'}")
    say(f"After: {done.after}")
    if planned.note:
        say(planned.note)
    if done.kept:
        say(f"What lay there before is kept: {done.kept}")
    say("The record goes on with a new chain, which says that a backup was put back.")


@click.command("copy")
@click.option(
    "--for",
    "reader",
    type=click.Choice(["trustees"]),
    required=True,
    help="Whom it is for.",
    expose_value=False,
)
@click.argument("out", type=click.Path(path_type=Path, dir_okay=False))
@workspace_option
@json_option
@says_what_went_wrong
def copy_for(out: Path, file: Path | None, today: datetime | None, as_json: bool) -> None:
    """Write a copy that trustees can read and check to OUT: no private notes, conversations, drafts."""
    with desk_for_reading(file, today) as desk:
        copied = copy_for_trustees(desk, out)
    made = copied.made
    if as_json:
        withheld = {
            "private_notes": made.private_notes,
            "conversations": made.conversations,
            "drafts": made.drafts,
            "notices": made.notices,
        }
        print_json({"file": str(made.path), "decisions": made.decisions, "withheld": withheld})
    else:
        say(f"Copied and checked: {made.path}")
        say(copied.sentence)


@click.command("board-pack")
@click.option("--from", "from_on", type=DAY, required=True, help="The first day of the period.")
@click.option("--to", "to_on", type=DAY, required=True, help="The last day of the period.")
@click.option(
    "--part",
    "parts",
    multiple=True,
    type=click.Choice([part.value for part in PackPart]),
    help="What it holds; all parts unless given. Can be given several times.",
)
@click.option("--web-page", is_flag=True, help="Write the same as one web page beside the PDF.")
@click.option("--for-partners", is_flag=True, help="Make the copy for partners, which leaves out the rest.")
@click.option(
    "--share",
    "shared",
    multiple=True,
    type=click.Choice([one.value for one in Shared]),
    help="What the copy for partners tells of each decision. Can be given several times.",
)
@click.argument("out", type=click.Path(path_type=Path, dir_okay=False))
@workspace_option
@as_option
@json_option
@says_what_went_wrong
def board_pack(
    from_on: datetime,
    to_on: datetime,
    parts: tuple[str, ...],
    web_page: bool,
    for_partners: bool,
    shared: tuple[str, ...],
    out: Path,
    file: Path | None,
    today: datetime | None,
    author: str | None,
    as_json: bool,
) -> None:
    """Write the trustees' PDF for a period to OUT, or one web page where OUT ends in .html."""
    if shared and not for_partners:
        raise click.UsageError("--share says what a copy for partners tells: give --for-partners too.")
    choice = PackChoice(
        frozenset(map(PackPart, parts)) or ALL_PARTS,
        frozenset(map(Shared, shared)) if for_partners else None,
    )
    with desk_for_writing(file, today, author) as desk:
        at_the_desk(desk)
        made = board_packs.make(desk, from_on.date(), to_on.date(), out, silent, choice, page_too=web_page)
    if as_json:
        print_json({"file": str(made.path), "decisions": made.decisions, "code": made.code})
    else:
        say(f"{made.path}: {plural(made.decisions, 'decision')}. Check code {made.code}")
