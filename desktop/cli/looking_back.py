"""Looking back and ahead: reviews, our habits for a year, and dates for a calendar."""

from __future__ import annotations

from datetime import date, datetime
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
from desktop.cli.printing import print_json, say
from desktop.domain.habits import Considered, Habits, Share
from desktop.domain.words import plural

_TOML = click.Path(path_type=Path, dir_okay=False)
_WHOLE_YEARS = click.IntRange(1990, 2199)


@click.command()
@click.argument("which", metavar="ID")
@click.option(
    "--file", "review_file", type=_TOML, required=True, help="The review, as docs/review.toml shows."
)
@workspace_option
@as_option
@json_option
@says_what_went_wrong
def review(
    which: str,
    review_file: Path,
    file: Path | None,
    today: datetime | None,
    author: str | None,
    as_json: bool,
) -> None:
    """Look back on decision ID: its number, or the id of its opportunity."""
    from desktop.services import reviews, reviews_due
    from desktop.services.answer_files import read_review
    from desktop.services.authors import at_the_desk

    draft = read_review(review_file)
    with desk_for_writing(file, today, author) as desk:
        at_the_desk(desk)
        with desk.reader() as db:
            number = reviews.number_of(db, which)
        recorded = reviews.record(desk, number, draft)
        with desk.reader() as db:
            due = next(
                (one.due_on for one in reviews_due.due(db, desk, date.max) if one.number == number), None
            )
    if as_json:
        print_json({"decision": number, "review_on": due, "hash": recorded})
    else:
        click.echo(f"Looked back on decision {number}. {recorded}")


@click.command()
@click.option("--year", type=_WHOLE_YEARS, help="The calendar year; this one unless given.")
@workspace_option
@json_option
@says_what_went_wrong
def habits(year: int | None, file: Path | None, today: datetime | None, as_json: bool) -> None:
    """Count our habits over a year: nobody is ranked."""
    from desktop.services import habits as service

    with desk_for_reading(file, today) as desk, desk.reader() as db:
        wanted = year or desk.today.year
        if as_json:
            counted = service.counted(db, desk, date(wanted, 1, 1), date(wanted, 12, 31))
            print_json({"year": wanted, **_plain(counted)})
            return
        found = service.year_of_habits(db, desk, wanted)
    say(found.title)
    say(found.line)
    for section in found.sections:
        click.echo()
        say(section.title)
        for line in section.lines:
            say(f"  {line.label}: {line.words}")


@click.command()
@click.argument("out", type=click.Path(path_type=Path, dir_okay=False))
@workspace_option
@json_option
@says_what_went_wrong
def calendar(out: Path, file: Path | None, today: datetime | None, as_json: bool) -> None:
    """Write act-by dates, deadlines, plan steps, follow-ups and reviews to OUT.ics."""
    from desktop.services import calendar_dates

    with desk_for_reading(file, today) as desk:
        written = calendar_dates.write(desk, out)
    if as_json:
        print_json({"file": str(written.path), "dates": written.dates})
    else:
        say(f"{written.path}: {plural(written.dates, 'date')}.")


def _plain(found: Habits) -> dict[str, object]:
    days, pauses = found.days, found.pauses
    return {
        "decisions": found.decisions,
        "outcomes": {outcome.value: count for outcome, count in found.outcomes},
        "days_to_decide": {
            "bands": dict(days.bands),
            "shortest": days.shortest,
            "half_within": days.middle,
            "longest": days.longest,
            "not_known": days.not_known,
        },
        "paused": _share(pauses.paused),
        "pauses": {"full": pauses.full, "quick": pauses.quick, "begun": pauses.begun, "none": pauses.none},
        "without_pause": [{**_named(one), "reason": one.no_pause_reason} for one in pauses.without],
        "short_window": {**_share(found.short_window), "not_known": found.window_not_known},
        "with_unknowns": _share(found.with_unknowns),
        "unknowns": found.unknowns,
        "with_exceptions": _share(found.with_exceptions),
        "exceptions": [
            {**_named(one), "commitment": promise, "reason": why} for one, promise, why in found.exceptions
        ],
        "something_done_instead": _share(found.instead),
        "asked_somebody": _share(found.asked_somebody),
        "asked": dict(found.asked),
        "with_minute": _share(found.with_minute),
        "reviews": found.reviews,
    }


def _share(share: Share) -> dict[str, object]:
    return {"count": share.count, "of": share.of}


def _named(one: Considered) -> dict[str, object]:
    return {"decision": one.number, "title": one.title, "minute": one.minute or None}
