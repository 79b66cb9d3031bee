"""How the sources are: what each covers, when it last answered, what it brought, what to do if it did not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from desktop.domain.words import plural
from desktop.services import own_sources as own
from desktop.services.desk import Desk
from desktop.services.due import Planned, planned, runs_by_itself
from desktop.services.politeness import asked_lately_words, may_ask_from, may_be_asked_words
from desktop.services.sample_sources import sample_sources
from desktop.services.set_aside import SHOWN, AsideLine, set_aside
from desktop.services.source_times import (
    AS_IT_COMES,
    failing_since,
    intervals,
    keeping_words,
    next_words,
    span_words,
    streak_words,
)
from desktop.services.source_weeks import DayBrought, weeks
from desktop.services.wording import moment_words, source_name, time_or_day
from desktop.store import asked, checking, pulls, rejections
from desktop.store import own_sources as own_store
from desktop.store import sources as source_store
from desktop.store.asked import Move
from desktop.store.connection import Connection
from desktop.store.pulls import Pull
from desktop.store.sources import SourceRecord
from feeds.source import Source, catalogue

_FILE = "file:"
_GONE = "Not among the sources any more. What it sent stays."
LINE = "Public notices copied to this computer. Nothing about you is sent."
_SENDS_WEBSITE = (
    "Public notices copied to this computer. Your organisation's website is sent, and nothing else about you."
)
_FOOT = "Each can be checked by hand once in ten minutes."
_SAMPLE_FOOT = "The sample is served from this computer, so it can be checked at any time."


class Health(StrEnum):
    """How a source is."""

    WORKING = "working"
    CHECKING = "checking"
    NEVER_ASKED = "never_asked"
    TROUBLE = "trouble"
    OFF = "off"
    GONE = "gone"


class SourceLine(Struct, frozen=True, kw_only=True):
    """One source, worded. `covers` is `coverage` in short, with how often it is checked by itself; `caution`
    what is not confirmed or goes wrong.

    `why_not` says why it cannot be pulled now, "" where it can.
    `own` tells that a person added it and may remove it. `failing` says that it failed three times in a
    row or more, "" otherwise; `next_check` when it is checked by itself, `moved` where its address has gone.
    `every` is the id of what was chosen of `intervals`, `site` where a person reads the same notices,
    `week` what came on each of the last seven days; it is left out where it was not asked in them.
    """

    id: str
    name: str
    covers: str
    coverage: str
    attribution: str
    last_success: str
    last_success_in_short: str
    brought: str
    new: str
    aside: str
    health: Health
    state: str
    next_step: str
    why_not: str
    own: bool
    off: bool
    can_switch: bool = False
    failing: str = ""
    failing_in_short: str = ""
    next_check: str = ""
    moved: str = ""
    caution: str = ""
    site: str = ""
    every: str = AS_IT_COMES
    intervals: tuple[tuple[str, str], ...] = ()
    week: tuple[DayBrought, ...] = ()


class FileLine(Struct, frozen=True):
    """One file that was imported, and what it brought the last time."""

    name: str
    at: str
    brought: str


class Sources(Struct, frozen=True, kw_only=True):
    """All that the page of the sources shows. `why_not` says why nothing can be pulled now, or is "".

    `line` says what comes and what is sent.
    """

    lines: tuple[SourceLine, ...]
    files: tuple[FileLine, ...]
    aside: tuple[AsideLine, ...]
    aside_total: int
    why_not: str
    foot: str
    can_add: bool
    line: str


def sources(db: Connection, desk: Desk, aside: int = SHOWN) -> Sources:
    """Return how the sources are, with up to so many of the items that were set aside."""
    found = weeks(db, desk)
    lines = tuple(replace(line, week=found.get(line.id, ())) for line in source_lines(db, desk))
    can_pull = [line for line in lines if not line.why_not and not line.off]
    return Sources(
        lines=lines,
        files=tuple(_file(one, desk) for one in pulls.latest(db).values() if one.source.startswith(_FILE)),
        aside=set_aside(db, desk, aside),
        aside_total=rejections.count(db),
        why_not="" if can_pull else _why_none(db, desk, lines),
        foot=_SAMPLE_FOOT if desk.sample else " ".join((keeping_words(db, desk), _FOOT)).strip(),
        can_add=not desk.sample and not desk.workspace.read_only,
        line=_SENDS_WEBSITE if checking.of(db).website else LINE,
    )


def source_lines(db: Connection, desk: Desk) -> tuple[SourceLine, ...]:
    """Return every source that can be pulled or was ever heard."""
    known = sample_sources("") if desk.sample else own.known(db)
    records = {record.id: record for record in source_store.records(db)}
    last, later = pulls.latest(db), may_ask_from(db, desk)
    off, theirs = own_store.switched_off(db), {source.id for source in catalogue()}
    lines = [
        _line(source, records.get(source.id), last.get(source.id), desk, source.id in off, later)
        for source in known
    ]
    lines = _with_times(db, desk, known, lines)
    names = {source.id for source in known}
    gone = [record for key, record in records.items() if key not in names and not key.startswith(_FILE)]
    mine = not desk.sample
    return (
        *(replace(line, own=mine and line.id not in theirs, can_switch=mine) for line in lines),
        *(_gone(record, last.get(record.id), desk) for record in gone),
    )


def _with_times(
    db: Connection, desk: Desk, known: Sequence[Source], lines: Sequence[SourceLine]
) -> list[SourceLine]:
    """Return the lines with when each source is checked, where it moved, and how long it has failed."""
    if desk.sample:
        return list(lines)
    asked_before, coming = asked.everything(db), _coming(db, desk)
    chosen, moves = checking.of(db).every, asked.moves(db)
    found = []
    for source, line in zip(known, lines, strict=True):
        every = chosen.get(source.id)
        way = list(asked.way_of(moves, source.id, source.url))
        plan = coming.get(source.id)
        key = AS_IT_COMES if every is None else str(int(every.total_seconds()))
        found.append(
            replace(
                line,
                covers=f"{line.covers}, {span_words(plan.manner.interval)}"
                if plan and not line.off
                else line.covers,
                failing="" if line.off else streak_words(asked_before.get(source.id), desk.today),
                failing_in_short="" if line.off else failing_since(asked_before.get(source.id), desk.today),
                next_check=next_words(plan.next, plan.manner, desk) if plan else "",
                moved=_moved_words(way[-1], desk) if way else "",
                every=key,
                intervals=tuple(intervals(timedelta(seconds=source.interval_s), key)),
            )
        )
    return found


def _coming(db: Connection, desk: Desk) -> dict[str, Planned]:
    by_itself = runs_by_itself(db, desk)
    return {one.source.id: one for one in planned(db, desk)} if by_itself else {}


def _moved_words(move: Move, desk: Desk) -> str:
    at = moment_words(move.at, desk.today)
    return f"Its address said that it has moved for good, and {move.now} is asked since {at}."


def brought_words(pull: Pull) -> str:
    """Return what a pull brought: "8 new, 2 changed, 1 set aside", or "Nothing new"."""
    tally = pull.tally
    parts = [
        f"{count:,} {words}"
        for count, words in (
            (tally.new, "new"),
            (tally.changed, "changed"),
            (tally.unchanged, "unchanged"),
            (tally.rejected, "set aside"),
        )
        if count
    ]
    return ", ".join(parts) or "Nothing new"


def _line(
    source: Source,
    record: SourceRecord | None,
    last: Pull | None,
    desk: Desk,
    off: bool,
    later: dict[str, datetime],
) -> SourceLine:
    health = _health(record, last, off)
    return SourceLine(
        id=source.id,
        name=source.name,
        covers=_in_short(source, desk),
        coverage=source.coverage,
        attribution=_terms(source),
        caution=f"Not confirmed, or known to go wrong: {source.caution}" if source.caution else "",
        site=source.site,
        last_success=_success(record, desk),
        last_success_in_short=_success_in_short(record, desk),
        brought=brought_words(last) if last else "",
        new=f"{last.tally.new:,}" if last else "",
        aside=f"{last.tally.rejected:,}" if last else "",
        health=health,
        state=_state(health, record, last),
        next_step=_next_step(health, record, last),
        why_not=_why_not(source.id, desk, off, later),
        own=False,
        off=off,
    )


def _health(record: SourceRecord | None, last: Pull | None, off: bool) -> Health:
    if off:
        return Health.OFF
    if (record is not None and record.last_error) or (last is not None and last.error):
        return Health.TROUBLE
    if record is None or record.last_success_at is None:
        return Health.NEVER_ASKED
    return Health.WORKING


def _state(health: Health, record: SourceRecord | None, last: Pull | None) -> str:
    if health is Health.TROUBLE:
        return (last.error if last else None) or (record.last_error if record else None) or ""
    return _STATES[health]


def _next_step(health: Health, record: SourceRecord | None, last: Pull | None) -> str:
    if health is Health.TROUBLE:
        kept = "What it sent before is kept." if record and record.last_success_at else ""
        return " ".join(part for part in (kept, last.next_step if last else "") if part)
    return _NEXT_STEPS[health]


def _in_short(source: Source, desk: Desk) -> str:
    """Return where its notices come from, else how its coverage begins."""
    if source.nation and not desk.sample:
        return source.nation
    return re.split(r"[,:;.](?:\s|$)", source.coverage, maxsplit=1)[0]


def _terms(source: Source) -> str:
    """Return on what terms its notices may be shown, and how often it is asked."""
    pace = f"At least {source.pace_s:g} seconds between two requests." if source.pace_s else ""
    return " ".join(part for part in (source.attribution, pace) if part)


def _why_not(source_id: str, desk: Desk, off: bool, later: dict[str, datetime]) -> str:
    if desk.workspace.read_only:
        return "This workspace is open read-only."
    if off:
        return "It is switched off."
    if source_id in later:
        return asked_lately_words(later[source_id])
    return ""


def _why_none(db: Connection, desk: Desk, lines: Sequence[SourceLine]) -> str:
    if desk.workspace.read_only:
        return "This workspace is open read-only."
    later = may_ask_from(db, desk)
    waiting = [line for line in lines if line.id in later and not line.off]
    if not waiting:
        return "There is no source to check yet. Add one by its address."
    if len(waiting) == 1:
        return waiting[0].why_not
    return f"All were asked a moment ago. {may_be_asked_words(later[waiting[-1].id])}"


def _gone(record: SourceRecord, last: Pull | None, desk: Desk) -> SourceLine:
    return SourceLine(
        id=record.id,
        name=source_name(record.id),
        covers=_GONE,
        coverage=_GONE,
        attribution="",
        last_success=_success(record, desk),
        last_success_in_short=_success_in_short(record, desk),
        brought=brought_words(last) if last else "",
        new=f"{last.tally.new:,}" if last else "",
        aside=f"{last.tally.rejected:,}" if last else "",
        health=Health.GONE,
        state=_STATES[Health.GONE],
        next_step=_NEXT_STEPS[Health.GONE],
        why_not="It is not among the sources any more.",
        own=False,
        off=False,
    )


def _success(record: SourceRecord | None, desk: Desk) -> str:
    at = record.last_success_at if record else None
    return moment_words(at, desk.today) if at else "Not yet"


def _success_in_short(record: SourceRecord | None, desk: Desk) -> str:
    at = record.last_success_at if record else None
    return time_or_day(at, desk.today) if at else "Not yet"


def _file(pull: Pull, desk: Desk) -> FileLine:
    return FileLine(pull.source.removeprefix(_FILE), moment_words(pull.at, desk.today), _items(pull))


def _items(pull: Pull) -> str:
    return f"{plural(pull.tally.received, 'item')}: {brought_words(pull)}" if pull.tally.received else "Empty"


_STATES = {
    Health.WORKING: "Working",
    Health.NEVER_ASKED: "Not pulled yet",
    Health.OFF: "Switched off",
    Health.GONE: "No longer pulled",
}
_NEXT_STEPS = {
    Health.WORKING: "",
    Health.NEVER_ASKED: "Check it to see what it has.",
    Health.OFF: "Switch it on to check it with the others.",
    Health.GONE: "",
}
