"""What can be done with the view as a whole: export its list, print it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.domain.words import plural
from desktop.services.desk import Desk
from desktop.ui.asks import Asks
from desktop.ui.errors import show_error
from desktop.ui.jobs import Service, Step
from desktop.ui.status_bar import StatusBar
from desktop.ui.work import Work
from feeds.errors import TenderPauseError

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from desktop.services.documents import Document
    from desktop.services.tables import Table

MOST_PRINTED = 3_000
"""Rows that are still a printed list, about a hundred pages of them."""


class ListCommands:
    """Asks where to, runs the reading as work, and says what came of it."""

    def __init__(self, window: QWidget, bar: StatusBar, work: Work, asks: Asks) -> None:
        self._window, self._bar, self._work, self._asks = window, bar, work, asks

    def export(self, whole_list: Service[Table], name: str) -> None:
        """Ask for a file and write the list into it."""
        out = self._asks.sheet(self._window, name)
        if out is not None:
            service = partial(_export, whole_list, out)
            self._work.start("Exporting the list", "row", service, partial(self._exported, out))

    def print_view(self, on_paper: Service[Table | Document]) -> None:
        """Read the view for paper, ask for a printer, and print."""
        self._work.start("Reading what to print", "row", on_paper, self._print)

    def _exported(self, out: Path, rows: int) -> None:
        self._bar.say(f"Exported {plural(rows, 'row')}: {out}")

    def _print(self, view: Table | Document) -> None:
        from desktop.services.tables import Table

        if isinstance(view, Table) and len(view.rows) > MOST_PRINTED:
            show_error(TooLongToPrint(len(view.rows)), self._window)
            return
        printer = self._asks.printer(self._window, isinstance(view, Table))
        if printer is not None:
            done = _print_on(view, printer)
            self._bar.say("Sent to the printer." if done else "The printer did not take it. Nothing is lost.")


class TooLongToPrint(TenderPauseError):
    """A list of so many rows is no use on paper."""

    def __init__(self, rows: int) -> None:
        super().__init__(
            happened=f"This list has {rows:,} rows, too many for paper.",
            safe="Nothing was printed.",
            to_do=f"Narrow it to {MOST_PRINTED:,} or fewer with the filters, or export it: a file holds all.",
        )


def _export(whole_list: Service[Table], out: Path, desk: Desk, step: Step) -> int:
    from desktop.services.exports import write  # the start of the window does not wait for it

    table = whole_list(desk, step)
    write(table, out, step)
    return len(table.rows)


def _print_on(view: Table | Document, printer: QPrinter) -> bool:
    from desktop.services.tables import Table
    from desktop.ui.printing.print_document import print_document
    from desktop.ui.printing.print_table import print_table

    return print_table(view, printer) if isinstance(view, Table) else print_document(view, printer)
