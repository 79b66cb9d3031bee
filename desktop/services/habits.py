"""Our habits for a year, or for any time that trustees look at: what we did with our decisions, in counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct

from desktop.domain.decision import OUTCOME_WORDS
from desktop.domain.habits import Considered, DaysToDecide, Habits, habits
from desktop.domain.moments import uk_day
from desktop.domain.words import listed, plural, year_day
from desktop.reports.tables import Cell, Column, Kind, Table
from desktop.services.commitments import words_in
from desktop.services.desk import Desk
from desktop.services.frozen import thaw
from desktop.services.tables import listed_table
from desktop.store import decisions as decision_store
from desktop.store import first_seen, pauses
from desktop.store import reviews as review_store
from desktop.store.connection import Connection
from desktop.store.decisions import DecisionRow

_NOTHING = "nothing"
"""What stands in place of something done instead where nothing is."""


class HabitLine(Struct, frozen=True):
    """A label and its count or words."""

    label: str
    words: str


class HabitSection(Struct, frozen=True):
    """One habit: its lines, and a note on how it is counted."""

    title: str
    lines: tuple[HabitLine, ...]
    note: str = ""


class OurHabits(Struct, frozen=True):
    """Our habits over a time, in words. `line` says what is counted and what is not."""

    title: str
    line: str
    decisions: int
    sections: tuple[HabitSection, ...]


def years(db: Connection, desk: Desk) -> tuple[int, ...]:
    """Return the years there are decisions of, this one among them, the latest first."""
    decided = {_decided_on(row).year for row in decision_store.rows(db)}
    return tuple(sorted({*decided, desk.today.year}, reverse=True))


def year_of_habits(db: Connection, desk: Desk, year: int, *, shared: bool = False) -> OurHabits:
    """Return our habits over a calendar year."""
    return our_habits(db, desk, date(year, 1, 1), date(year, 12, 31), shared=shared)


def our_habits(
    db: Connection, desk: Desk, from_on: date, to_on: date, *, shared: bool = False, each: bool = True
) -> OurHabits:
    """Return our habits from one day to another, both included.

    `shared` is for what leaves this workspace: who was asked is then told as a count alone. Without `each`
    no single decision is named.
    """
    found, superseded = _counted(db, desk, from_on, to_on)
    return OurHabits(
        title=f"Our habits, {_period(from_on, to_on)}",
        line=_line(found, superseded),
        decisions=found.decisions,
        sections=tuple(_sections(found, shared=shared, each=each)),
    )


def counted(db: Connection, desk: Desk, from_on: date, to_on: date) -> Habits:
    """Return the bare counts of our habits, as the command line prints them."""
    return _counted(db, desk, from_on, to_on)[0]


def habits_table(desk: Desk, _step: object = None, *, year: int) -> Table:
    """Return our habits over a year as a table, to be exported or printed."""
    with desk.reader() as db:
        found = year_of_habits(db, desk, year, shared=True)
    rows: list[Sequence[Cell]] = [
        (section.title, line.label, line.words) for section in found.sections for line in section.lines
    ]
    columns = (Column("Habit", width=34), Column("What", width=52), Column("Count", Kind.WORDS, 44))
    return listed_table(found.title, "line", columns, rows, desk, (found.line,))


def _counted(db: Connection, desk: Desk, from_on: date, to_on: date) -> tuple[Habits, int]:
    rows = [row for row in decision_store.rows(db) if from_on <= _decided_on(row) <= to_on]
    standing = [row for row in rows if not row.superseded_by]
    seen_on = _first_seen(db, standing)
    found = habits(
        [_considered(db, row, seen_on) for row in standing],
        reviewed_on=[review.recorded_on for review in review_store.everything(db) if review.whole],
        reviews_due_on=[one.due_on for one in review_store.due(db)],
        from_on=from_on,
        to_on=to_on,
        today=desk.today,
    )
    return found, len(rows) - len(standing)


def _decided_on(row: DecisionRow) -> date:
    return row.decided_on or row.recorded_on


def _first_seen(db: Connection, rows: Sequence[DecisionRow]) -> dict[str, date]:
    moments = first_seen.first_seen(db, [row.key for row in rows])
    return {key: uk_day(at) for key, at in moments.items()}


def _considered(db: Connection, row: DecisionRow, seen_on: Mapping[str, date]) -> Considered:
    pause, said = pauses.of(db, row.key), words_in(db, row)
    answers = [said for lens in pause.answers.values() for said in lens.values()] if pause else []
    return Considered(
        number=row.number,
        title=row.title,
        outcome=row.outcome,
        decided_on=_decided_on(row),
        first_seen_on=seen_on.get(row.key),
        pause_kind=row.pause_kind,
        lenses_answered=row.lenses_answered,
        no_pause_reason=row.no_pause_reason,
        short_window=thaw(row.facts).short_window,
        not_known=row.unknowns,
        exceptions=tuple((said[promise].title, why) for promise, why in row.exceptions),
        instead=any(one != _NOTHING for one in row.instead),
        asked=tuple(asked.who for said in answers for asked in said.asked),
        minute=row.minute,
    )


def _period(from_on: date, to_on: date) -> str:
    if (from_on.month, from_on.day, to_on.month, to_on.day) == (1, 1, 12, 31) and from_on.year == to_on.year:
        return str(from_on.year)
    return f"{year_day(from_on)} to {year_day(to_on)}"


def _line(found: Habits, superseded: int) -> str:
    chosen = listed(
        [f"{count} {OUTCOME_WORDS[outcome].lower()}" for outcome, count in found.outcomes if count]
    )
    counted = f"{plural(found.decisions, 'decision')}{f': {chosen}' if chosen else ''}."
    replaced = f" {plural(superseded, 'decision')} replaced by a later one not counted." if superseded else ""
    return f"{counted}{replaced} Counted for all of us together, never by person."


def _sections(found: Habits, *, shared: bool, each: bool) -> Iterator[HabitSection]:
    yield HabitSection(
        "From first seen to decided",
        tuple(_days(found.days)),
        "Days from when a notice first reached this computer, or was typed, to the decision.",
    )
    yield HabitSection("The pause", tuple(_pauses(found)))
    if each:
        yield HabitSection(
            "Decided without a whole pause",
            tuple(
                HabitLine(f"{one.number}. {one.title}", one.no_pause_reason or "No reason recorded")
                for one in found.pauses.without
            ),
        )
    yield HabitSection(
        "Short windows",
        (
            HabitLine("Published with too few days to partner", found.short_window.words),
            *_if_any("Window not known", found.window_not_known),
        ),
    )
    yield HabitSection(
        "What was not known",
        (
            HabitLine("Decisions with an unknown accepted", found.with_unknowns.words),
            HabitLine("Unknowns accepted in all", f"{found.unknowns:,}"),
        ),
    )
    yield HabitSection(
        "Exceptions to our commitments",
        (
            HabitLine("Decisions with an exception", found.with_exceptions.words),
            *(HabitLine(f"{one.number}. {promise}", why) for one, promise, why in found.exceptions if each),
        ),
    )
    yield HabitSection("Stepping back", (HabitLine("With something done instead", found.instead.words),))
    yield HabitSection("Looking back", tuple(_reviews(found)))
    yield HabitSection(
        "Who was asked",
        (
            HabitLine("Decisions for which somebody was asked", found.asked_somebody.words),
            *(HabitLine(who, plural(count, "decision")) for who, count in found.asked if not shared),
        ),
        "" if shared else "As it was written, by what they are to the service, from A to Z.",
    )
    yield HabitSection(
        "The board's minutes", (HabitLine("Decisions that name a minute", found.with_minute.words),)
    )


def _days(days: DaysToDecide) -> Iterator[HabitLine]:
    if days.middle is not None:
        for words, count in days.bands:
            yield HabitLine(words, f"{count:,}")
        longest = plural(days.longest or 0, "day")
        spread = longest if days.shortest == days.longest else f"{days.shortest:,} to {longest}"
        yield HabitLine("From the shortest to the longest", spread)
        yield HabitLine("Half of them within", plural(days.middle, "day"))
    yield from _if_any("Not known", days.not_known)


def _pauses(found: Habits) -> Iterator[HabitLine]:
    pauses_taken = found.pauses
    yield HabitLine("Decided after a whole pause", pauses_taken.paused.words)
    yield HabitLine("Full pauses", f"{pauses_taken.full:,}")
    yield HabitLine("Quick pauses", f"{pauses_taken.quick:,}")
    yield from _if_any("Pauses begun and not finished", pauses_taken.begun)
    yield HabitLine("Without a pause", f"{pauses_taken.none:,}")


def _reviews(found: Habits) -> Iterator[HabitLine]:
    yield HabitLine("Reviews recorded", f"{found.reviews.done:,}")
    yield HabitLine("Due and not done yet", f"{found.reviews.due:,}")
    yield HabitLine("Due later in this time", f"{found.reviews.later:,}")


def _if_any(label: str, count: int) -> Iterator[HabitLine]:
    if count:
        yield HabitLine(label, f"{count:,}")
