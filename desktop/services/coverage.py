"""What a list covers: from which sources, complete until when, what is missing, and what no feed carries.

It is told by the marks that pulls leave and by how each source was last asked, never by what happens to
be in the list.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from enum import StrEnum

from msgspec import Struct

from desktop.domain.moments import UK, uk_day
from desktop.domain.words import listed, plural, short_month
from desktop.services import opportunity_list
from desktop.services import own_sources as own
from desktop.services.desk import Desk
from desktop.services.sample_sources import sample_sources
from desktop.services.wording import moment_words
from desktop.store import by_hand as by_hand_store
from desktop.store import own_sources as own_store
from desktop.store import pulls
from desktop.store import sources as source_store
from desktop.store.connection import Connection
from desktop.store.sources import SourceRecord
from feeds.source import Source, link_only
from feeds.walked import Gap, Walked, walked

_NAMED = 3
_GAPS_SHOWN = 4
_FILE = "file:"
_NEWEST_ALONE = " It lists its newest items alone: what left it between two checks never came."


class Standing(StrEnum):
    """How complete one source is."""

    COMPLETE = "complete"
    GAPS = "gaps"
    NOT_WHOLE = "not_whole"
    NEVER = "never"
    OFF = "off"


class SourceCoverage(Struct, frozen=True, kw_only=True):
    """What is held of one source. `since` and `until` are moments; gaps are pairs of them, newest first.

    `until` is None where nothing of it came whole. `words` say the same, `covers` what the source itself
    holds and does not.
    """

    id: str
    name: str
    standing: Standing
    since: datetime | None
    until: datetime | None
    gaps: tuple[tuple[datetime, datetime], ...]
    words: str
    covers: str


class NotCarried(Struct, frozen=True):
    """A place without a feed: why nothing of it comes by itself, and what to do about it."""

    name: str
    words: str


class Coverage(Struct, frozen=True, kw_only=True):
    """All that can be said of what lists cover. `line` stands beneath a list."""

    line: str
    sources: tuple[SourceCoverage, ...]
    by_hand: str
    not_carried: tuple[NotCarried, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """Return all of it as sentences, for a sheet beside an exported list."""
        return (
            self.line,
            *(f"{one.name}: {one.words}" for one in self.sources),
            *([self.by_hand] if self.by_hand else []),
            *(f"Not in any feed: {one.name}. {one.words}" for one in self.not_carried),
        )


def coverage(db: Connection, desk: Desk) -> Coverage:
    """Return what the lists of this workspace cover now."""
    sources = _sources(db, desk)
    by_hand = _by_hand(db)
    return Coverage(
        line=_line(sources, desk.today) or _unpulled(db, by_hand),
        sources=sources,
        by_hand=by_hand,
        not_carried=()
        if desk.sample
        else tuple(NotCarried(one.name, f"{one.why} {one.instead}".strip()) for one in link_only()),
    )


def coverage_line(db: Connection, desk: Desk) -> str:
    """Return in a sentence or two which sources a list covers, and until when."""
    return coverage(db, desk).line


def _sources(db: Connection, desk: Desk) -> tuple[SourceCoverage, ...]:
    known = sample_sources("") if desk.sample else own.known(db)
    records = {record.id: record for record in source_store.records(db)}
    failed = {one.source for one in pulls.latest(db).values() if one.error}
    off = own_store.switched_off(db)
    found = []
    for source in known:
        record = records.get(source.id)
        troubled = source.id in failed or bool(record and record.last_error)
        found.append(_source(source, record, desk, off=source.id in off, troubled=troubled))
    return tuple(found)


def _source(
    source: Source, record: SourceRecord | None, desk: Desk, *, off: bool, troubled: bool
) -> SourceCoverage:
    come = walked(source, record.mark if record else None)
    since, until = _at(come.since), _until(come, record)
    gaps = tuple((_here(gap.first), _here(gap.last)) for gap in come.gaps)
    standing = _standing(record, come, until, off=off)
    return SourceCoverage(
        id=source.id,
        name=source.name,
        standing=standing,
        since=since,
        until=until,
        gaps=gaps,
        words=_words(standing, since, until, come.gaps, desk.today, troubled=troubled)
        + (_NEWEST_ALONE if source.format == "web_feed" and until is not None else ""),
        covers=source.coverage,
    )


def _until(come: Walked, record: SourceRecord | None) -> datetime | None:
    """Return until when nothing is missing at the newest end.

    A source that cannot be asked for a time is complete as of when it last answered in full.
    """
    if come.since is not None:
        return _at(come.until) if come.until is not None and come.until > come.since else None
    return record.last_success_at if record is not None and record.last_success_at else None


def _standing(record: SourceRecord | None, come: Walked, until: datetime | None, *, off: bool) -> Standing:
    if off:
        return Standing.OFF
    if record is None or (record.mark is None and record.last_success_at is None):
        return Standing.NEVER
    if until is None:
        return Standing.NOT_WHOLE
    return Standing.GAPS if come.gaps else Standing.COMPLETE


def _words(
    standing: Standing,
    since: datetime | None,
    until: datetime | None,
    gaps: Sequence[Gap],
    today: date,
    *,
    troubled: bool,
) -> str:
    trouble = " When last asked it did not answer in full." if troubled else ""
    if standing is Standing.NEVER:
        return f"Never pulled, so nothing of it is here.{trouble}"
    if standing is Standing.OFF and since is None and until is None:
        return "Switched off before it was ever pulled, so nothing of it is here."
    if until is None:
        held = "Switched off; what" if standing is Standing.OFF else "What"
        return f"{held} is here of it is not whole: the pull has not come to its end.{trouble}"
    back = f" from {_day(uk_day(since), today)}" if since else ""
    state = "Switched off. " if standing is Standing.OFF else ""
    missing = f" Missing: {_gap_words(gaps, today)}." if gaps else ""
    return f"{state}Complete{back} to {_moment(until, today)}.{missing}{trouble}"


def _line(sources: Sequence[SourceCoverage], today: date) -> str:
    """Return what stands beneath a list: sources that are asked, until when, gaps, and what never came."""
    held = [one for one in sources if one.standing in (Standing.COMPLETE, Standing.GAPS)]
    behind = [one for one in sources if one.standing is Standing.NOT_WHOLE]
    if not held and not behind:
        return ""
    parts = [
        *_complete(held, today),
        *(f"{one.name} gap {_gap_words(_gaps(one), today)}" for one in held if one.gaps),
        *([f"{_some(behind)} not whole yet"] if behind else []),
    ]
    never = [one for one in sources if one.standing is Standing.NEVER]
    without = f" Never pulled: {_some(never)}." if never else ""
    return f"{_capital('; '.join(parts))}.{without}"


def _unpulled(db: Connection, by_hand: str) -> str:
    """Return what is held all the same while no source has been pulled here."""
    held = opportunity_list.coverage(db)  # says nothing where all was typed here
    return " ".join(part for part in (held, "No source has been pulled here yet.", by_hand) if part)


def _complete(held: Sequence[SourceCoverage], today: date) -> Iterable[str]:
    """Yield one statement for sources that are complete to the same day, the one that lags first."""
    by_day: dict[date, list[SourceCoverage]] = {}
    for one in sorted(held, key=lambda one: one.until or datetime.min.replace(tzinfo=UTC)):
        by_day.setdefault(uk_day(one.until or datetime.min.replace(tzinfo=UTC)), []).append(one)
    for group in by_day.values():
        first = group[0].until
        if first is not None:
            yield f"{_some(group)} complete to {_moment(first, today)}"


def _gaps(one: SourceCoverage) -> tuple[Gap, ...]:
    return tuple(Gap(_naive(first), _naive(last)) for first, last in one.gaps)


def _gap_words(gaps: Sequence[Gap], today: date) -> str:
    """Return gaps as days: "3 to 4 Nov", the newest ones; how many more there are."""
    said = list(dict.fromkeys(_days(gap.first.date(), gap.last.date(), today) for gap in gaps))
    more = [f"{len(said) - _GAPS_SHOWN} more"] if len(said) > _GAPS_SHOWN else []
    return listed([*said[:_GAPS_SHOWN], *more])


def _days(first: date, last: date, today: date) -> str:
    if first == last:
        return _day(first, today)
    begins = str(first.day) if (first.year, first.month) == (last.year, last.month) else _day(first, today)
    return f"{begins} to {_day(last, today)}"


def _day(on: date, today: date) -> str:
    words = f"{on.day} {short_month(on)}"
    return words if on.year == today.year else f"{words} {on.year}"


def _some(sources: Sequence[SourceCoverage]) -> str:
    names = [one.name for one in sources]
    more = [plural(len(names) - _NAMED, "other")] if len(names) > _NAMED else []
    return listed([*names[:_NAMED], *more])


def _by_hand(db: Connection) -> str:
    """Return what came in other ways: files as old as they are, and what people typed."""
    files = sum(1 for one in pulls.latest(db) if one.startswith(_FILE))
    age = "as old as it is" if files == 1 else "as old as they are"
    typed = by_hand_store.some(db)
    parts = [
        *([f"{plural(files, 'imported file')}, {age}"] if files else []),
        *(["what people added by hand"] if typed else []),
    ]
    return f"Also {listed(parts)}." if parts else ""


def _moment(at: datetime, today: date) -> str:
    """Return a moment within a sentence: "today, 07:40"."""
    return moment_words(at, today).replace("Today", "today", 1)


def _at(moment: datetime | None) -> datetime | None:
    return None if moment is None else _here(moment)


def _here(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UK)


def _naive(moment: datetime) -> datetime:
    return moment.astimezone(UK).replace(tzinfo=None)


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
