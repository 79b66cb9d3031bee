from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.ui.board_pack.board_pack_page import BoardPackPage
from desktop.ui.board_pack.period_card import OWN_DAYS
from desktop.ui.periods import Days, Period, days_of
from desktop.ui.widgets.label import Label
from tests.ui.pages.conftest import Record


@pytest.fixture
def page(desk: Desk, record: Record, shown: Callable[[QWidget], None]) -> BoardPackPage:
    """The page over a register with one decision of this quarter."""
    record(1)
    page = BoardPackPage(desk)
    shown(page)
    return page


def words_on(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(Label))


def test_what_the_pack_will_hold_is_said_in_words(page: BoardPackPage) -> None:
    assert "1 decision: 1 step back" in words_on(page)


def test_a_period_with_no_decision_says_why_no_pack_is_made(page: BoardPackPage) -> None:
    page.period.period.chips[Period.LAST_QUARTER].click()

    assert not page.make_pack.isEnabled()
    assert page.make_pack.toolTip() == "No decision was recorded in these days."


def test_days_of_ones_own_begin_with_this_quarter(page: BoardPackPage) -> None:
    page.period.period.chips[OWN_DAYS].click()

    assert page.period.days() == (date(2026, 4, 1), date(2026, 6, 9))
    assert page.period.first.isVisible()


def test_days_in_the_wrong_order_are_refused_in_words(page: BoardPackPage) -> None:
    page.period.period.chips[OWN_DAYS].click()

    page.period.last.edit.clear()
    page.period.last.edit.insert("1 January 2026")
    page.period.last.edited.emit()

    assert page.period.last.error.sentence() == "The last day comes before the first."
    assert not page.make_pack.isEnabled()


def test_the_pack_is_made_where_it_was_asked_for(qtbot: QtBot, page: BoardPackPage, tmp_path: Path) -> None:
    out = tmp_path / "pack.pdf"

    with qtbot.waitSignal(page.made, timeout=30_000) as made:
        page.make(out)

    assert made.args == [out]
    assert out.read_bytes().startswith(b"%PDF")
    assert str(out) in words_on(page.made_card)
    assert page.made_card.isVisible()
    assert page.make_pack.isEnabled()


def test_a_place_that_cannot_be_written_to_is_told_in_sentences(
    qtbot: QtBot, page: BoardPackPage, tmp_path: Path
) -> None:
    page.make(tmp_path / "not there" / "pack.pdf")

    qtbot.waitUntil(lambda: bool(page.problem.sentence()), timeout=30_000)
    assert not page.made_card.isVisible()
    assert page.make_pack.isEnabled()


def test_the_button_asks_where_to_put_the_pack(page: BoardPackPage) -> None:
    page.make_pack.click()

    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    assert dialog.defaultSuffix() == "pdf"
    dialog.close()


@pytest.mark.parametrize(
    ("period", "today", "days"),
    [
        (Period.THIS_QUARTER, date(2026, 6, 9), Days(date(2026, 4, 1), date(2026, 6, 9))),
        (Period.LAST_QUARTER, date(2026, 6, 9), Days(date(2026, 1, 1), date(2026, 3, 31))),
        (Period.LAST_QUARTER, date(2026, 1, 1), Days(date(2025, 10, 1), date(2025, 12, 31))),
        (Period.LAST_12_MONTHS, date(2026, 6, 9), Days(date(2025, 6, 10), date(2026, 6, 9))),
        (Period.LAST_12_MONTHS, date(2028, 2, 29), Days(date(2027, 3, 1), date(2028, 2, 29))),
        (Period.EVERYTHING, date(2026, 6, 9), Days(None, None)),
    ],
)
def test_a_period_has_its_first_and_last_day(period: Period, today: date, days: Days) -> None:
    assert days_of(period, today) == days
