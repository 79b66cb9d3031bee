"""The cost worksheet as somebody fills it in, with the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.services import costing
from desktop.services.cost_words import CostWords, LineWords
from desktop.services.desk import Desk
from desktop.store import costs, drafts, journal
from desktop.ui.commands import CommandId
from desktop.ui.cost.cost_page import CostAsks, CostPage
from desktop.ui.page import Place
from desktop.ui.widgets.typing_pace import KEEP_AFTER_MS
from tests.ui.notices import a_tender, stored
from tests.ui.windows import opened

Open = Callable[..., CostPage]


@pytest.fixture
def key(desk: Desk) -> str:
    """A tender that closes in 28 working days."""
    return stored(desk, a_tender(1, 28))[0]


@pytest.fixture
def open_page(qtbot: QtBot, desk: Desk, key: str) -> Open:
    """Open the worksheet of the tender, which asks for files as it is told."""

    def open_it(asks: CostAsks | None = None) -> CostPage:
        page = CostPage(desk, asks)
        qtbot.addWidget(page)
        page.resize(1248, 836)
        with qtbot.waitActive(page):
            page.show()
        page.show_opportunity(key)
        page.setFocus()
        return page

    return open_it


def write(page: CostPage, **words: str) -> None:
    """Type over fields of the worksheet, one after another."""
    for name, typed in words.items():
        type_over(page.sheet.lines[name].edit, typed)


def type_over(edit: QLineEdit, words: str) -> None:
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, words)


def fill_in(page: CostPage) -> None:
    """A year for £80,000 that costs £69,000."""
    write(page, months="12", price="80,000", overheads_percent="15")
    row = page.sheet.costs.rows[0]
    type_over(row.fields["name"].edit, "Two workers")
    type_over(row.fields["yearly"].edit, "60k")


def with_keyboard() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def figure(page: CostPage, label: str) -> str:
    found = page.result.figures.findChildren(QWidget)
    names = [one.accessibleName() for one in found if not one.isHidden()]
    return next(name.partition(": ")[2] for name in names if name.startswith(f"{label}: "))


def recorded(desk: Desk, key: str) -> int | None:
    with desk.reader() as db:
        kept = costs.of(db, key)
    return kept.sheet.price_pence if kept else None


def test_totals_follow_every_key(open_page: Open) -> None:
    page = open_page()

    fill_in(page)

    assert figure(page, "Our full cost") == "£69,000"
    assert figure(page, "What is left") == "£11,000"
    assert page.result.sentence.text() == (
        "The price covers the full cost over 12 months, with £11,000 left."
    )


def test_a_price_too_low_says_what_is_missing_in_words_and_not_by_colour_alone(open_page: Open) -> None:
    page = open_page()
    fill_in(page)

    write(page, price="65,000")

    assert "£4,000 is missing" in page.result.sentence.text()
    assert figure(page, "What is left") == "-£4,000, a loss"
    assert figure(page, "Price that covers it") == "£69,000"


def test_the_chart_the_words_and_the_table_tell_the_same_months(open_page: Open) -> None:
    page = open_page()
    fill_in(page)

    write(page, paid_after="2")

    assert "most in month 2: £11,500" in page.result.chart_words.text()
    assert page.result.chart.accessibleDescription() == page.result.chart_words.text()
    months = page.result.months.months
    assert months.rowCount() == 14
    assert months.data(months.index(1, 3)) == "-£11,500.00"


def test_what_cannot_be_read_is_marked_under_its_field_and_stays_a_draft(
    desk: Desk, key: str, open_page: Open
) -> None:
    page = open_page()
    fill_in(page)

    write(page, price="lots")
    left = page.leave()

    assert left
    assert page.sheet.lines["price"].error.sentence().startswith("Write an amount")
    assert not page.result.export.isEnabled()
    assert recorded(desk, key) is None
    again = open_page()
    assert again.sheet.lines["price"].words() == "lots"
    assert again.saved.text() == "Draft, not recorded yet"


def test_typing_is_kept_within_a_second(qtbot: QtBot, desk: Desk, key: str, open_page: Open) -> None:
    page = open_page()

    write(page, price="80,000")

    assert KEEP_AFTER_MS < 1000
    qtbot.waitUntil(lambda: page.saved.text() == "Kept as you type")
    with desk.reader() as db:
        assert "80,000" in drafts.of(db, key)["cost"].text
        assert not journal.has_entries(db, key)


def test_leaving_records_it_once_and_undo_takes_it_back(desk: Desk, key: str, open_page: Open) -> None:
    page = open_page()
    fill_in(page)
    page.leave()
    write(page, price="90,000")
    page.leave()

    with_two = recorded(desk, key)
    page.undo.click()
    with_one = recorded(desk, key)
    page.commands()[CommandId.UNDO]()

    assert (with_two, with_one, recorded(desk, key)) == (90_000_00, 80_000_00, None)
    assert page.sheet.lines["price"].words() == ""
    assert CommandId.UNDO not in page.commands()


def test_rows_are_added_and_taken_away_with_the_keyboard(open_page: Open) -> None:
    page = open_page()
    fill_in(page)

    page.sheet.costs.add.setFocus()
    QTest.keyClick(page.sheet.costs.add, Qt.Key.Key_Space)
    QTest.keyClicks(with_keyboard(), "Rooms")
    type_over(page.sheet.costs.rows[1].fields["yearly"].edit, "10,000")
    with_both = figure(page, "Our full cost")
    page.sheet.costs.rows[0].remove.setFocus()
    QTest.keyClick(page.sheet.costs.rows[0].remove, Qt.Key.Key_Space)

    assert with_both == "£80,500"
    assert [row.words().name for row in page.sheet.costs.rows] == ["Rooms"]
    assert figure(page, "Our full cost") == "£11,500"
    assert QApplication.focusWidget() is page.sheet.costs.rows[0].fields["name"].edit


def test_a_row_without_a_name_says_so(open_page: Open) -> None:
    page = open_page()

    type_over(page.sheet.costs.rows[0].fields["yearly"].edit, "10,000")

    assert page.sheet.costs.rows[0].fields["name"].error.sentence() == "Say what this cost is."


def test_out_to_a_file_and_in_again(desk: Desk, key: str, open_page: Open, tmp_path: Path) -> None:
    out = tmp_path / "full-cost.csv"
    page = open_page(CostAsks(sheet=lambda _page, _name: out, table=lambda _page: out))
    fill_in(page)

    page.result.export.click()
    write(page, price="1")
    page.result.bring_in.click()

    assert recorded(desk, key) == 80_000_00
    assert page.sheet.costs.rows[0].words().name == "Two workers"
    assert page.saved.text() == "Brought in from full-cost.csv"


def test_the_ways_to_the_worksheet(qtbot: QtBot, desk: Desk, key: str) -> None:
    window = opened(qtbot, desk)

    for place in (Place.OPPORTUNITY, Place.PAUSE, Place.DECISION):
        window.go(place, key)
        page = window.page
        qtbot.waitUntil(lambda: CommandId.FULL_COST in window.page.commands())  # type: ignore[union-attr]
        window.menus.run(CommandId.FULL_COST)

        assert window.place is Place.COST
        assert isinstance(window.page, CostPage)
        window.page.leave_it.click()
        assert (window.place, window.page) == (place, page)
    window.close()


def test_a_worksheet_changed_elsewhere_is_shown_unless_somebody_types(
    desk: Desk, key: str, open_page: Open
) -> None:
    page = open_page()
    words = CostWords(price="70,000", lines=(LineWords(name="Two workers", yearly="60,000"),))

    costing.CostChanges(desk).record(key, words)
    page.refresh(frozenset({("cost", key)}))
    shown = page.sheet.lines["price"].words()
    write(page, price="75,000")
    costing.CostChanges(desk).record(key, CostWords(price="1"))
    page.refresh(frozenset({("cost", key)}))

    assert shown == "70,000"
    assert page.sheet.lines["price"].words() == "75,000"
