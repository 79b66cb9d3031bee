"""Lists as files: what stands in which column, for scripts and for people."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Generic, TypeVar

from msgspec import Struct

from desktop.domain.decision import OUTCOME_WORDS, Conflict
from desktop.domain.signing import Signed
from desktop.reports.tables import Cell, Column, Kind, Table, csv_text, write_csv
from desktop.services import catalogue, register
from desktop.services.commitments import title_in
from desktop.services.coverage import coverage
from desktop.services.desk import Desk
from desktop.services.errors import NotPossible
from desktop.services.frozen import thaw
from desktop.services.listing import Listed, ListedRunway, listed_rows
from desktop.services.opportunity_list import OpportunityFilter, SortBy, matching
from desktop.services.record_sections import conflict_words
from desktop.services.register import Decided, RegisterFilter
from desktop.services.tables import listed_table
from desktop.services.wording import (
    NOTICE_WORDS,
    STATE_WORDS,
    VERDICT_WORDS,
    region_name,
    stage_words,
)
from desktop.store.commitments import titles_in_decisions
from desktop.store.decisions import DecisionRow

Step = Callable[[int, int], None]
T = TypeVar("T")

_AT_ONCE = 1_000
"""Rows a read."""
_NOT_IN_CSV = {"title"}
"""What of a decision its JSON alone tells: its opportunity's key says the same."""


class _Field(Struct, Generic[T], frozen=True):
    """One column, and how its cell is got from a row."""

    column: Column
    of: Callable[[T], Cell]


def opportunities(
    desk: Desk,
    step: Step,
    *,
    wanted: OpportunityFilter,
    sort: SortBy,
    descending: bool,
    on_paper: bool = False,
) -> Table:
    """Return every opportunity that matches, in that order; on paper only what a page has room for."""
    columns = _on_paper(_OPPORTUNITY, _OPPORTUNITY_ON_PAPER) if on_paper else _OPPORTUNITY
    rows: list[list[Cell]] = []
    with desk.reader() as db:
        ids = matching(db, desk, wanted, sort, descending=descending)
        for start in range(0, len(ids), _AT_ONCE):
            step(start, len(ids))
            found = listed_rows(db, desk, ids[start : start + _AT_ONCE])
            rows += [[field.of(one) for field in columns] for one in found]
        notes = coverage(db, desk).lines
    return _table("Opportunities", "opportunity", columns, rows, desk, notes)


def decisions(desk: Desk, _step: Step, *, wanted: RegisterFilter, on_paper: bool = False) -> Table:
    """Return every decision that matches, newest first; on paper only what a page has room for."""
    with desk.reader() as db:
        found = register.matching(db, desk, wanted)
        whole = _decision(titles_in_decisions(db))
    columns = _on_paper(whole, _DECISION_ON_PAPER) if on_paper else whole
    rows = [[field.of(row) for field in columns] for row in found]
    return _table("Register", "decision", columns, rows, desk)


def write(table: Table, out: Path, step: Step) -> None:
    """Write a list as CSV or as an Excel workbook, by the ending of the file's name.

    Raises:
        NotPossible: the name ends in neither .csv nor .xlsx.
        CannotWriteReport: the file cannot be written there.
    """
    ending = out.suffix.lower()
    if ending == ".csv":
        write_csv(table, out)
    elif ending == ".xlsx":
        from desktop.reports.spreadsheet import write_spreadsheet  # its library is slow to load

        write_spreadsheet(table, out, step)
    else:
        raise NotPossible(
            happened=f"{out.name} is neither a CSV file nor an Excel workbook.",
            safe="Nothing was written.",
            to_do="Let its name end in .csv or .xlsx.",
        )


def opportunities_csv(found: Sequence[Listed]) -> str:
    """Return the list as scripts read it: names in snake_case, days in ISO 8601, the runway spread out."""
    names = Listed.__struct_fields__
    at = names.index("runway")
    before, of_runway, after = names[:at], ListedRunway.__struct_fields__, names[at + 1 :]
    rows = (
        [
            *(_plain(getattr(one, name)) for name in before),
            *(_plain(getattr(one.runway, name)) for name in of_runway),
            *(_plain(getattr(one, name)) for name in after),
        ]
        for one in found
    )
    return csv_text([*before, *of_runway, *after], rows)


def decisions_csv(found: Sequence[Decided]) -> str:
    """Return the register as scripts read it."""
    names = [name for name in Decided.__struct_fields__ if name not in _NOT_IN_CSV]
    return csv_text(names, ([_plain(getattr(one, name)) for name in names] for one in found))


def _on_paper(columns: Sequence[_Field[T]], headings: Sequence[str]) -> tuple[_Field[T], ...]:
    return tuple(field for field in columns if field.column.heading in headings)


def _table(
    title: str,
    one: str,
    columns: Sequence[_Field[T]],
    rows: Sequence[Sequence[Cell]],
    desk: Desk,
    notes: tuple[str, ...] = (),
) -> Table:
    return listed_table(title, one, tuple(field.column for field in columns), rows, desk, notes)


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {words}" for key, words in value.items())
    if isinstance(value, tuple):
        return "; ".join(str(_plain(one)) for one in value)
    if isinstance(value, Conflict | Signed):
        return value.words
    return value.isoformat() if isinstance(value, date) else value


def _deadline(one: Listed) -> Cell:
    """Return the deadline; where no time was stated, its day alone."""
    return one.deadline if one.deadline is None or one.deadline_has_time else one.deadline.date()


def _yes_no(value: bool | None) -> str:
    return "" if value is None else "Yes" if value else "No"


def _reasons(reasons: Sequence[str]) -> str:
    return "; ".join(catalogue.reason_words(reason) for reason in reasons if reason)


_OPPORTUNITY: tuple[_Field[Listed], ...] = (
    _Field(Column("Opportunity", width=44), lambda one: one.title),
    _Field(Column("Buyer", width=32), lambda one: one.buyer),
    _Field(Column("Stage", width=12), lambda one: stage_words(one.stage, one.notice_type, one.buying)),
    _Field(Column("Value", Kind.MONEY, 14), lambda one: one.value),
    _Field(Column("Currency", width=9), lambda one: one.currency),
    _Field(Column("Region", width=18), lambda one: "; ".join(map(region_name, one.regions))),
    _Field(Column("Working days left", Kind.NUMBER, 10), lambda one: one.runway.working_days),
    _Field(
        Column("Runway", width=14),
        lambda one: VERDICT_WORDS[one.runway.verdict] if one.runway.verdict else "",
    ),
    _Field(Column("Decide by", Kind.DAY, 15), lambda one: one.runway.decide_by),
    _Field(Column("Last fair day", Kind.DAY, 13), lambda one: one.runway.last_fair_day),
    _Field(Column("Questions close", Kind.DAY, 18), lambda one: one.questions_close),
    _Field(Column("Deadline", Kind.DAY, 22), _deadline),
    _Field(Column("State", width=13), lambda one: STATE_WORDS[one.state]),
    _Field(Column("Published", Kind.DAY, 13), lambda one: one.published),
    _Field(Column("Published with (working days)", Kind.NUMBER, 12), lambda one: one.runway.window_days),
    _Field(Column("Short window", width=9), lambda one: _yes_no(one.runway.short_window)),
    _Field(Column("Kind", width=24), lambda one: NOTICE_WORDS.get(one.notice_type or "", one.notice_type)),
    _Field(Column("CPV", width=12), lambda one: "; ".join(one.cpv)),
    _Field(Column("Fit", width=8), lambda one: one.fit.capitalize() if one.fit else ""),
    _Field(Column("Link", width=32), lambda one: one.url),
    _Field(Column("Id", width=24), lambda one: one.id),
)


def _decision(titles: Mapping[tuple[str, str], str]) -> tuple[_Field[DecisionRow], ...]:
    """Return the columns of the register; `titles` are those of commitments as decisions recorded them."""
    return (
        _Field(Column("No.", width=6), lambda row: row.number),
        _Field(Column("Recorded", Kind.DAY, 15), lambda row: row.recorded_on),
        _Field(Column("Opportunity", width=48), lambda row: row.title),
        _Field(Column("Buyer", width=32), lambda row: row.buyer),
        _Field(Column("Decision", width=13), lambda row: OUTCOME_WORDS[row.outcome]),
        _Field(Column("Main reason", width=32), lambda row: _reasons([row.main_reason])),
        _Field(Column("Days left", Kind.NUMBER, 10), lambda row: thaw(row.facts).working_days),
        _Field(Column("Review", Kind.DAY, 15), lambda row: row.review_on),
        _Field(Column("Why", width=60), lambda row: row.rationale),
        _Field(Column("Other reasons", width=32), lambda row: _reasons(row.reasons)),
        _Field(Column("Decided by", width=40), register.decided_by_words),
        _Field(Column("Decided", Kind.DAY, 13), lambda row: row.decided_on),
        _Field(Column("Pause", width=14), register.pause_words),
        _Field(
            Column("Exceptions", width=40),
            lambda row: "; ".join(f"{title_in(row, kept, titles)}: {why}" for kept, why in row.exceptions),
        ),
        _Field(Column("Unknown, and accepted", width=40), lambda row: "; ".join(row.unknowns)),
        _Field(Column("Lots", width=12), lambda row: ", ".join(row.lots)),
        _Field(Column("Alternatives considered", width=40), lambda row: row.alternatives),
        _Field(Column("Conflicts of interest", width=40), conflict_words),
        _Field(Column("Did not agree", width=24), lambda row: row.dissent),
        _Field(Column("Conditions", width=24), lambda row: row.conditions),
        _Field(Column("Look again if", width=32), lambda row: row.look_again_if),
        _Field(Column("Board minute", width=20), lambda row: row.minute),
        _Field(Column("Sign-off", width=32), lambda row: row.sign_off.words if row.sign_off else ""),
        _Field(Column("Supersedes", width=11), lambda row: row.supersedes),
        _Field(Column("Why it supersedes", width=40), lambda row: row.supersedes_reason),
        _Field(Column("Superseded by", width=11), lambda row: row.superseded_by),
        _Field(Column("Id", width=24), lambda row: row.key),
        _Field(Column("Code of its entry", width=32), lambda row: row.hash),
    )


_OPPORTUNITY_ON_PAPER = (
    *("Opportunity", "Buyer", "Stage", "Value", "Region"),
    *("Working days left", "Runway", "Decide by", "Deadline", "State"),
)
_DECISION_ON_PAPER = (
    *("No.", "Recorded", "Opportunity", "Buyer", "Decision", "Main reason"),
    *("Days left", "Review", "Decided by"),
)
