"""The patterns that trustees look for, as counts: each chart's words and table say the same as its bars."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from desktop.domain.decision import OUTCOME_WORDS, Outcome
from desktop.domain.packs import PackPart
from desktop.domain.words import listed, plural
from desktop.reports.pack import Pack, PackDecision
from desktop.reports.text import plain

_NO_REASON = "No main reason given"
_MOST_ROWS = 8


class ChartRow(Struct, frozen=True):
    """One row: its words, and a count for each series."""

    words: str
    counts: tuple[int, ...]


class Chart(Struct, frozen=True):
    """Counts in rows. `columns` head the table: what the rows are, then each series.

    One series is drawn as plain bars, several as the parts of one bar. `told` says in a sentence what
    was counted.
    """

    key: str
    title: str
    told: str
    columns: tuple[str, ...]
    rows: tuple[ChartRow, ...]

    @property
    def series(self) -> tuple[str, ...]:
        """The names of what is counted."""
        return self.columns[1:]

    @property
    def words(self) -> str:
        """All of it as text: "April to June 2026: bid 1, partner 2, step back 4."."""
        lines = [f"{row.words}: {self.row_words(row)}." for row in self.rows]
        return " ".join([self.told, *lines])

    def short_words(self, row: ChartRow) -> str:
        """Return a row's counts as they stand above its bar: without those that are nought."""
        if len(self.series) == 1:
            return self.row_words(row)
        pairs = zip(self.series, row.counts, strict=True)
        return ", ".join(f"{name.lower()} {count:,}" for name, count in pairs if count) or "none"

    def row_words(self, row: ChartRow) -> str:
        """Return a row's counts: "3", or with several series "bid 1, partner 2, step back 4"."""
        if len(self.series) == 1:
            return f"{row.counts[0]:,}"
        pairs = zip(self.series, row.counts, strict=True)
        return ", ".join(f"{name.lower()} {count:,}" for name, count in pairs)


def charts(pack: Pack) -> tuple[Chart, ...]:
    """Return the charts that have something to show."""
    made = (by_quarter(pack), reasons(pack), by_window(pack), asked(pack), exceptions(pack))
    return tuple(chart for chart in made if chart.rows)


def parts_with_content(pack: Pack) -> tuple[PackPart, ...]:
    """Return the parts that are printed: a time without decisions has no pages, charts or habits of them."""
    empty = set()
    if not pack.decisions:
        empty.add(PackPart.DECISIONS)
    if not charts(pack):
        empty.add(PackPart.PATTERNS)
    if not pack.habits:
        empty.add(PackPart.HABITS)
    return tuple(part for part in pack.parts if part not in empty)


def by_quarter(pack: Pack) -> Chart:
    """Return how often we bid, partnered and stepped back, quarter by quarter."""
    rows = tuple(
        ChartRow(quarter.words, (quarter.bid, quarter.partner, quarter.step_back))
        for quarter in pack.quarters
    )
    some = any(sum(row.counts) for row in rows)
    return Chart(
        "quarters",
        "Outcomes by quarter",
        "Decisions that stand, by the quarter in which they were recorded.",
        ("Quarter", *_OUTCOMES),
        rows if some else (),
    )


def reasons(pack: Pack) -> Chart:
    """Return the main reasons with the outcomes they led to, most first."""
    return Chart(
        "reasons",
        "Main reasons",
        "The main reason of each decision of this time.",
        ("Main reason", *_OUTCOMES),
        _most(_by_outcome(pack.standing, lambda one: plain(one.main_reason) or _NO_REASON)),
    )


def by_window(pack: Pack) -> Chart:
    """Return the runway at publication against the outcome."""
    full, shortest = pack.needs
    names = (
        f"{full} days or more",
        f"{shortest} to {full - 1}",
        f"Under {shortest}",
        "Not known",
    )

    def window(one: PackDecision) -> str:
        days = one.window_days
        if days is None:
            return names[3]
        return names[0] if days >= full else names[1] if days >= shortest else names[2]

    found = {row.words: row for row in _by_outcome(pack.standing, window)}
    rows = tuple(found.get(name, ChartRow(name, (0, 0, 0))) for name in names)
    return Chart(
        "windows",
        "Runway at publication",
        "How many working days each tender left when it was published.",
        ("Days left at publication", *_OUTCOMES),
        rows if pack.standing else (),
    )


def asked(pack: Pack) -> Chart:
    """Return in how many decisions somebody was asked, lens by lens."""
    standing = pack.standing
    titles = dict.fromkeys(lens.title for one in standing for lens in one.pause.lenses)
    rows = tuple(ChartRow(title, (sum(_was_asked(one, title) for one in standing),)) for title in titles)
    nobody = sum(not any(lens.asked for lens in one.pause.lenses) for one in standing)
    most = Counter(
        who for one in standing for who in dict.fromkeys(w for lens in one.pause.lenses for w in lens.asked)
    ).most_common(3)
    told = [f"Of {plural(len(standing), 'decision')}, in how many somebody was asked."]
    told += [f"In {nobody} of them nobody was."] if nobody else []
    told += [f"Asked most: {listed([f'{plain(who)} ({count})' for who, count in most])}."] if most else []
    return Chart("asked", "Who was asked", " ".join(told), ("Lens", "Decisions"), rows)


def exceptions(pack: Pack) -> Chart:
    """Return how often each commitment was in tension and stood as an exception."""
    found = Counter(plain(held.title) for one in pack.standing for held in one.exceptions)
    rows = tuple(ChartRow(title, (count,)) for title, count in found.most_common())
    return Chart(
        "exceptions",
        "Exceptions",
        "How often a decision was in tension with a commitment, with its reason on record.",
        ("Commitment", "Exceptions"),
        _most(rows),
    )


_OUTCOMES = tuple(OUTCOME_WORDS[outcome] for outcome in Outcome)


def _was_asked(one: PackDecision, title: str) -> bool:
    return any(lens.asked for lens in one.pause.lenses if lens.title == title)


def _by_outcome(decisions: Sequence[PackDecision], named: Callable[[PackDecision], str]) -> list[ChartRow]:
    found: dict[str, Counter[Outcome]] = {}
    for one in decisions:
        found.setdefault(named(one), Counter())[one.outcome] += 1
    rows = [ChartRow(name, tuple(counts[outcome] for outcome in Outcome)) for name, counts in found.items()]
    return sorted(rows, key=lambda row: (-sum(row.counts), row.words))


def _most(rows: Iterable[ChartRow]) -> tuple[ChartRow, ...]:
    """Return the first rows, and those that are too many in one."""
    rows = tuple(rows)
    if len(rows) <= _MOST_ROWS:
        return rows
    rest = rows[_MOST_ROWS - 1 :]
    summed = tuple(map(sum, zip(*(row.counts for row in rest), strict=True)))
    return (*rows[: _MOST_ROWS - 1], ChartRow(f"{len(rest)} others", summed))
