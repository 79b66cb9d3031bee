"""Thinking and deciding from files: pause, decide, decisions."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from desktop.cli.options import (
    IN_PART,
    as_option,
    csv_option,
    desk_for_reading,
    desk_for_writing,
    json_option,
    says_what_went_wrong,
    workspace_option,
)
from desktop.cli.printing import print_json, print_table, say
from desktop.domain.decision import OUTCOME_WORDS
from desktop.domain.words import plural
from desktop.services import deciding, pausing, questions
from desktop.services.answer_files import read_answers, read_decision
from desktop.services.authors import at_the_desk
from desktop.services.exports import decisions_csv
from desktop.services.register import Decided, decisions_in_full

_TOML = click.Path(path_type=Path, dir_okay=False)


@click.command()
@click.argument("key", metavar="ID")
@click.option(
    "--file", "answers_file", type=_TOML, required=True, help="The answers, as docs/pause.toml shows."
)
@workspace_option
@as_option
@json_option
@says_what_went_wrong
def pause(
    key: str,
    answers_file: Path,
    file: Path | None,
    today: datetime | None,
    author: str | None,
    as_json: bool,
) -> None:
    """Record a pause on opportunity ID from a file."""
    with desk_for_writing(file, today, author) as desk:
        with desk.reader() as db:
            kind, answers = read_answers(answers_file, questions.lenses(db))
        at_the_desk(desk)
        recorded = pausing.answer_all(desk, key, kind, answers)
        with desk.reader() as db:
            card = pausing.pause_card(db, desk, key)
    answered = sum(any(said.counts for said in lens.answers.values()) for lens in card.lenses)
    if as_json:
        print_json(
            {
                "kind": card.kind,
                "lenses_recorded": recorded,
                "lenses_answered": answered,
                "counts": card.counts,
            }
        )
    else:
        of_all = f"{answered} of {len(card.lenses)} lenses have an answer."
        say(f"{card.title}: {plural(recorded, 'lens', 'lenses')} recorded. {of_all}")


@click.command()
@click.argument("key", metavar="ID", required=False)
@click.option("--file", "decision_file", type=_TOML, help="The decision, as docs/decision.toml shows.")
@click.option("--csv", "sheet_file", type=_TOML, help="Bring in past decisions from a spreadsheet instead.")
@workspace_option
@as_option
@json_option
@says_what_went_wrong
def decide(
    key: str | None,
    decision_file: Path | None,
    sheet_file: Path | None,
    file: Path | None,
    today: datetime | None,
    author: str | None,
    as_json: bool,
) -> None:
    """Record a decision on opportunity ID from a file, or past ones from a spreadsheet."""
    if sheet_file is not None:
        _bring_in(sheet_file, file, today, author, as_json)
        return
    if key is None or decision_file is None:
        raise click.UsageError("Give an ID and --file, or a spreadsheet with --csv.")
    draft = read_decision(decision_file)
    with desk_for_writing(file, today, author) as desk:
        at_the_desk(desk)
        recorded = deciding.record(desk, key, draft)
    if as_json:
        print_json({"number": recorded.number, "hash": recorded.hash})
    else:
        click.echo(f"Recorded as decision {recorded.number}. {recorded.hash}")


@click.command()
@workspace_option
@json_option
@csv_option
@says_what_went_wrong
def decisions(file: Path | None, today: datetime | None, as_json: bool, as_csv: bool) -> None:
    """List the register."""
    with desk_for_reading(file, today) as desk, desk.reader() as db:
        found = decisions_in_full(db)
    if as_json:
        print_json(found)
    elif as_csv:
        click.echo(decisions_csv(found), nl=False)
    else:
        print_table(("No.", "Decided", "Decision", "Opportunity", "Why"), [_row(one) for one in found])


def _bring_in(
    sheet_file: Path, file: Path | None, today: datetime | None, author: str | None, as_json: bool
) -> None:
    from desktop.services import decision_sheet

    with desk_for_writing(file, today, author) as desk:
        at_the_desk(desk)
        brought = decision_sheet.bring_in(desk, sheet_file)
    if as_json:
        print_json(brought.rows)
    else:
        for one in brought.rows:
            told = one.reason or f"{'held already as' if one.held else 'recorded as'} decision {one.number}"
            say(f"Row {one.row}, {one.title}: {told}")
        if brought.left_out:
            say(f"Columns that say nothing here: {', '.join(brought.left_out)}.")
    if any(one.reason for one in brought.rows):
        sys.exit(IN_PART)


def _row(one: Decided) -> tuple[str, ...]:
    return (one.number, one.decided_at.isoformat(), OUTCOME_WORDS[one.outcome], one.title, one.rationale)
