"""A board pack as one web page that a screen reader goes through: no script, nothing fetched from elsewhere.

It says what the PDF says: headings, tables with their header cells, and each chart as a table beneath it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from desktop.domain.moments import UK
from desktop.domain.packs import PART_WORDS, PackPart
from desktop.domain.words import long_day
from desktop.reports.chart_drawing import svg
from desktop.reports.files import written_whole
from desktop.reports.pack import Pack
from desktop.reports.pack_charts import Chart, charts, parts_with_content
from desktop.reports.pack_lists import list_of
from desktop.reports.pack_words import (
    counts,
    how_to_check,
    nothing_decided,
    pack_title,
    part_words,
    period_words,
    summary_sentence,
    time_given,
    time_given_words,
    to_discuss,
)
from desktop.reports.page_decisions import decision, decisions_table
from desktop.reports.page_parts import listed, section, table, tag, words
from desktop.reports.page_style import style_sheet
from desktop.reports.text import plain

Progress = Callable[[int, int], None]
_CHART_WIDTH = 640
_FAMILIES = "'Tender Pause Sans', 'Noto Sans', Arial, sans-serif"
_NOTHING_ELSE = "default-src 'none'; style-src 'unsafe-inline'"
"""What the page tells a browser: it has its style within, and asks nobody for anything."""


def write(pack: Pack, out: Path, progress: Progress | None = None) -> None:
    """Write the page; what stood at `out` is replaced only once the whole is done.

    `progress` hears (decisions written, decisions in all) and may raise to cancel.

    Raises:
        CannotWriteReport: the file cannot be written there.
    """
    with written_whole(out) as part, part.open("w", encoding="utf-8", newline="\n") as file:
        for piece in _pieces(pack, progress or _ignore):
            file.write(piece)


def _ignore(_done: int, _all: int) -> None:
    pass


def _pieces(pack: Pack, progress: Progress) -> Iterator[str]:
    title = ("Sample. " if pack.sample else "") + pack_title(pack)
    yield f'<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n{_head(pack, title)}</head>\n<body>\n'
    yield tag("a", "Skip to the summary", href="#main", class_="skip") + "\n" + _top(pack) + _contents(pack)
    yield '<main id="main">\n'
    for part in parts_with_content(pack):
        if part is PackPart.DECISIONS:
            yield from _decisions(pack, progress)
        elif part in _PARTS:
            yield section(part.value, PART_WORDS[part], _PARTS[part](pack))
        elif part is not PackPart.COVER:
            yield _list(part, pack)
    yield f"</main>\n{_foot(pack)}</body>\n</html>\n"


def _head(pack: Pack, title: str) -> str:
    code = "preview" if pack.preview else pack.check.machine_words
    named = (("generator", "Tender Pause"), ("keywords", code), ("viewport", "width=device-width"))
    lines = [
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_NOTHING_ELSE}">',
        *(f'<meta name="{name}" content="{words(content)}">' for name, content in named),
        tag("title", words(title)),
        tag("style", "\n", style_sheet(), "\n"),
    ]
    return "\n".join(lines) + "\n"


def _top(pack: Pack) -> str:
    made = long_day(pack.made_at.astimezone(UK).date())
    lines = [
        tag("p", words(pack.title), class_="quiet"),
        tag("h1", words(pack.organisation)),
        tag("p", words(period_words(pack.from_on, pack.to_on)), class_="period"),
        tag("p", words(summary_sentence(pack))),
        tag("p", f"Made on {words(made)}.", class_="quiet"),
    ]
    sample = [tag("p", tag("span", "Sample: invented, not for use", class_="sample"))] if pack.sample else []
    return tag("header", *sample, *lines) + "\n"


def _contents(pack: Pack) -> str:
    within = [part for part in parts_with_content(pack) if part is not PackPart.COVER]
    lines = (tag("a", words(part_words(part, pack)), href=f"#{part.value}") for part in within)
    return tag("nav", tag("h2", "In this pack"), listed(lines, "ol"), aria_label="In this pack") + "\n"


def _summary(pack: Pack) -> str:
    if not pack.decisions:
        heading, line = nothing_decided(pack)
        kind = tag("h3", words(heading)) + tag("p", words(line))
        return tag("div", kind, class_="card paper") + _time_given(pack) + _questions(pack)
    counted = ((words(label[:1].upper() + label[1:]), f"{count:,}") for label, count in counts(pack))
    return "".join(
        (
            decisions_table(pack),
            table("How we decided", ("What", "How many"), counted),
            _time_given(pack),
            _questions(pack),
        )
    )


def _time_given(pack: Pack) -> str:
    rows = [(words(label), f"{count:,}") for label, count, _verdict in time_given(pack)]
    if not rows:
        return ""
    told = tag("p", words(time_given_words(pack)))
    return (
        tag("h3", "How much time we were given")
        + told
        + table("Days to the deadline", ("Days", "Tenders"), rows)
    )


def _questions(pack: Pack) -> str:
    questions = [] if pack.for_partners else [words(line) for line in to_discuss(pack)]
    if not questions:
        return ""
    return tag("div", tag("h3", "For trustees to discuss"), listed(questions, "ol"), class_="card paper")


def _charts(pack: Pack) -> str:
    return "".join(map(_chart, charts(pack)))


def _chart(chart: Chart) -> str:
    """Return the drawing, which says nothing to a screen reader, and the table, which says it all."""
    drawn = svg(chart, _CHART_WIDTH, family=_FAMILIES).replace(
        "<svg", '<svg aria-hidden="true" focusable="false"', 1
    )
    rows = ((words(row.words), *(f"{count:,}" for count in row.counts)) for row in chart.rows)
    return "".join(
        (
            tag("h3", words(chart.title)),
            tag("p", words(chart.told)),
            tag("figure", drawn),
            table(f"{chart.title}, as a table", chart.columns, rows),
        )
    )


def _list(part: PackPart, pack: Pack) -> str:
    one = list_of(part, pack)
    rows = ([words(cell) for cell in row] for row in one.rows)
    shown = table(one.title, one.columns, rows, lead=one.lead) if one.rows else ""
    return section(part.value, one.title, tag("p", words(one.told)), shown)


def _decisions(pack: Pack, progress: Progress) -> Iterator[str]:
    key = PackPart.DECISIONS.value
    yield f'<section id="{key}" aria-labelledby="{key}-title">\n{tag("h2", "Decisions", id=f"{key}-title")}\n'
    for done, one in enumerate(pack.decisions, 1):
        yield decision(one)
        progress(done, len(pack.decisions))
    yield "</section>\n"


def _foot(pack: Pack) -> str:
    made = pack.made_at.astimezone(UK)
    lines = [tag("p", words(line)) for line in how_to_check(pack)]
    whose = tag("p", words(f"{plain(pack.organisation)}, made {long_day(made.date())} at {made:%H:%M}."))
    return tag("footer", whose, *lines, class_="foot") + "\n"


_PARTS: dict[PackPart, Callable[[Pack], str]] = {PackPart.SUMMARY: _summary, PackPart.PATTERNS: _charts}
