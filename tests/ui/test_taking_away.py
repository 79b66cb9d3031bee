"""Lists and pages taken away: copied, exported, printed."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPageLayout
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.services import deciding
from desktop.services.desk import Desk
from desktop.services.tables import Table
from desktop.ui import copying, list_commands
from desktop.ui.asks import Asks
from desktop.ui.commands import CommandId
from desktop.ui.copying import TABBED, copy_rows
from desktop.ui.errors import ErrorDialog
from desktop.ui.main_window import MainWindow
from desktop.ui.page import Place
from desktop.ui.pictures import settle
from desktop.ui.printing.print_table import print_table
from desktop.ui.regions import first_stop
from desktop.ui.register.register_page import RegisterPage
from desktop.ui.sources.sources_page import SourcesPage
from tests.services.known import ESOL, PARTNER, PEER_SUPPORT, STEP_BACK, WARM_HOMES, pause_quickly
from tests.ui.notices import a_tender, stored
from tests.ui.windows import list_in, opened


def pdf_printer(out: Path, *, wide: bool = False) -> QPrinter:
    """Return a printer that prints into a file."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(out))
    across, down = QPageLayout.Orientation.Landscape, QPageLayout.Orientation.Portrait
    printer.setPageOrientation(across if wide else down)
    return printer


class Answers:
    """Somebody who has chosen a file and a printer beforehand."""

    def __init__(self, folder: Path) -> None:
        self.sheet: Path | None = folder / "list.xlsx"
        self.paper: Path | None = folder / "paper.pdf"
        self.proposed = ""

    def asks(self) -> Asks:
        return Asks(sheet=self._sheet, printer=self._printer)

    def _sheet(self, _window: QWidget, name: str) -> Path | None:
        self.proposed = name
        return self.sheet

    def _printer(self, _window: QWidget, wide: bool) -> QPrinter | None:
        return pdf_printer(self.paper, wide=wide) if self.paper else None


@pytest.fixture
def answers(tmp_path: Path) -> Answers:
    return Answers(tmp_path)


@pytest.fixture
def window(qtbot: QtBot, sample_desk: Desk, answers: Answers) -> Iterator[MainWindow]:
    """The window on the sample with two decisions."""
    pause_quickly(sample_desk, PEER_SUPPORT)
    deciding.record(sample_desk, PEER_SUPPORT, PARTNER)
    deciding.record(sample_desk, ESOL, STEP_BACK)
    window = opened(qtbot, sample_desk, asks=answers.asks())
    yield window
    window.close()


def words_of(pdf: Path) -> str:
    return " ".join(
        page.get_textpage().get_text_bounded().replace("\r\n", " ") for page in pypdfium2.PdfDocument(pdf)
    )


def test_copied_rows_are_lines_with_tabs_between(qtbot: QtBot, window: MainWindow) -> None:
    page = list_in(qtbot, window, 20)
    qtbot.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)

    qtbot.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    data = QGuiApplication.clipboard().mimeData()
    lines = data.text().split("\n")
    first = page.model.row(0)
    assert first is not None
    assert len(lines) == 2
    assert lines[0].split("\t")[:3] == [first.line.title, first.line.buyer, first.line.stage]
    assert bytes(data.data(TABBED).data()).decode() == data.text()


def test_too_many_rows_are_not_copied_but_told_of(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = list_in(qtbot, window, 20)
    monkeypatch.setattr(copying, "MOST", 3)
    QGuiApplication.clipboard().setText("what was there")
    page.table.selectAll()

    said = copy_rows(page.table)

    assert "Export the list instead" in said
    assert QGuiApplication.clipboard().text() == "what was there"


def test_a_list_is_exported_as_it_is_narrowed(
    qtbot: QtBot, window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    page = list_in(qtbot, window, 20)
    answers.sheet = tmp_path / "list.csv"
    settle()  # the whole list has been read, and is not told of any more
    with qtbot.waitSignal(page.listed):
        qtbot.keyClicks(page.head.search, "support")
    titles = [page.model.row(number).line.title for number in range(page.model.rowCount())]  # type: ignore[union-attr]

    window.menus.run(CommandId.EXPORT)

    qtbot.waitUntil(answers.sheet.exists)
    with answers.sheet.open(encoding="utf-8-sig", newline="") as file:
        listed = [row["Opportunity"] for row in csv.DictReader(file)]
    assert listed[: len(titles)] == titles
    assert listed[len(titles)].startswith(f"{len(titles)} opportunities, as this computer held them")
    assert answers.proposed == "Opportunities 2026-06-09"


def test_the_register_is_exported_as_a_workbook(qtbot: QtBot, window: MainWindow, answers: Answers) -> None:
    window.go(Place.REGISTER)

    window.menus.run(CommandId.EXPORT)

    assert answers.sheet is not None
    qtbot.waitUntil(answers.sheet.exists)
    with zipfile.ZipFile(answers.sheet) as book:
        assert b"Others already do this well." in book.read("xl/worksheets/sheet1.xml")


def test_what_was_set_aside_is_exported_from_where_it_stands(
    qtbot: QtBot, window: MainWindow, answers: Answers
) -> None:
    window.go(Place.SOURCES)
    page = window.page
    assert isinstance(page, SourcesPage)
    qtbot.waitUntil(lambda: first_stop(page.aside) is not None)
    sources = page.whole_list().name

    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_F6)
    while not page.aside.isAncestorOf(window.focusWidget()):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_F6)
    window.menus.run(CommandId.EXPORT)

    assert answers.sheet is not None
    qtbot.waitUntil(answers.sheet.exists)
    assert (sources, answers.proposed) == ("Sources", "Set aside 2026-06-09")
    with zipfile.ZipFile(answers.sheet) as book:
        assert b"What it calls itself" in book.read("xl/worksheets/sheet1.xml")


def test_a_mind_that_changes_writes_nothing(window: MainWindow, answers: Answers, tmp_path: Path) -> None:
    answers.sheet = answers.paper = None
    window.go(Place.REGISTER)

    window.menus.run(CommandId.EXPORT)

    assert window.menus.actions[CommandId.EXPORT].isEnabled()
    assert list(tmp_path.glob("*.xlsx")) == []


def test_a_list_is_printed_with_its_headings_on_each_page(
    qtbot: QtBot, window: MainWindow, answers: Answers
) -> None:
    list_in(qtbot, window, 20)

    window.menus.run(CommandId.PRINT)

    assert answers.paper is not None
    qtbot.waitUntil(lambda: answers.paper.exists() and answers.paper.stat().st_size > 0)  # type: ignore[union-attr]
    pages = pypdfium2.PdfDocument(answers.paper)
    said = [page.get_textpage().get_text_bounded() for page in pages]
    assert len(pages) > 1
    assert pages[0].get_width() > pages[0].get_height()
    assert all("Decide by" in page and "Sample" in page for page in said)
    assert [f"Page {number}" in page for number, page in enumerate(said, start=1)] == [True] * len(pages)


def test_an_opportunity_and_a_decision_are_printed_to_be_read(
    qtbot: QtBot, window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    window.go(Place.OPPORTUNITY, WARM_HOMES)
    window.menus.run(CommandId.PRINT)
    qtbot.waitUntil(lambda: (tmp_path / "paper.pdf").exists())
    answers.paper = tmp_path / "record.pdf"
    window.go(Place.REGISTER)
    assert isinstance(window.page, RegisterPage)
    window.page.show_record("1")

    window.menus.run(CommandId.PRINT)

    qtbot.waitUntil(lambda: (tmp_path / "record.pdf").exists())
    assert "Warm homes advice line" in words_of(tmp_path / "paper.pdf")
    assert "The Lantern Room leads, and we support." in words_of(tmp_path / "record.pdf")
    assert not window.menus.actions[CommandId.EXPORT].isEnabled(), "one decision is no list"


def test_today_is_printed(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.go(Place.TODAY)

    window.menus.run(CommandId.PRINT)

    qtbot.waitUntil(lambda: (tmp_path / "paper.pdf").exists())
    said = words_of(tmp_path / "paper.pdf")
    assert "Today, Tuesday 9 June" in said
    assert "Decide by, soonest first" in said


def test_a_title_of_a_thousand_words_keeps_to_its_row(desk: Desk, tmp_path: Path) -> None:
    from tests.services.test_exports import every_opportunity, no_step

    stored(desk, a_tender(1, 20, title="so many words " * 300), a_tender(2, 21))
    out = tmp_path / "long.pdf"

    printed = print_table(every_opportunity(desk, no_step, on_paper=True), pdf_printer(out, wide=True))

    assert printed
    assert len(pypdfium2.PdfDocument(out)) == 1
    assert "…" in words_of(out)


def test_a_printer_that_cannot_begin_is_told_of(tmp_path: Path) -> None:
    table = Table("Things", "None.", (), [])

    assert not print_table(table, pdf_printer(tmp_path / "nowhere" / "paper.pdf"))


def test_a_list_too_long_for_paper_says_so(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    list_in(qtbot, window, 20)
    monkeypatch.setattr(list_commands, "MOST_PRINTED", 10)

    window.menus.run(CommandId.PRINT)

    qtbot.waitUntil(lambda: window.findChild(ErrorDialog) is not None)
    dialog = window.findChild(ErrorDialog)
    assert dialog is not None
    dialog.reject()
    assert not (tmp_path / "paper.pdf").exists()
