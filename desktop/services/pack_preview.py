"""A pack as it would be printed, page by page, and its patterns: for the window; nothing is left on disk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct

from desktop.domain.packs import PackChoice
from desktop.reports import board_pack as pdf
from desktop.reports.chart_drawing import svg
from desktop.reports.pack import Pack
from desktop.reports.pack_charts import Chart, charts
from desktop.services.board_packs import Step, in_order
from desktop.services.desk import Desk
from desktop.services.pack_gathering import gathered
from desktop.services.pdf_pages import Pages


class Pattern(Struct, frozen=True):
    """One chart: its title, the words that say the same, and what draws it as SVG.

    It is drawn so wide, in the colours that a theme has by name.
    """

    title: str
    told: str
    words: str
    draw: Callable[[float, Callable[[str], str]], str]


class PackShown(Struct, frozen=True):
    """What the window shows of a pack that is not made yet."""

    pages: Pages
    patterns: tuple[Pattern, ...]


def show(desk: Desk, from_on: date, to_on: date, step: Step, choice: PackChoice) -> PackShown:
    """Lay the pack out as it would be; `step` hears (done, in all) and may raise to cancel.

    Nothing is recorded, so it carries no code.

    Raises:
        NotPossible: the period ends before it begins.
        ReportError: there is no room for it on the disk.
    """
    in_order(from_on, to_on)
    with desk.reader() as db:
        pack = gathered(db, desk, from_on, to_on, choice, None)
    return PackShown(Pages(_laid_out(pack, step)), tuple(map(_pattern, charts(pack))))


def _laid_out(pack: Pack, step: Step) -> bytes:
    with TemporaryDirectory(prefix="tender-pause-", ignore_cleanup_errors=True) as folder:
        out = Path(folder) / "preview.pdf"
        pdf.write(pack, out, step)
        return out.read_bytes()


def _pattern(chart: Chart) -> Pattern:
    return Pattern(chart.title, chart.told, chart.words, partial(svg, chart))
