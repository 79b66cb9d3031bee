"""Our habits in the window: the counts of a year, another year, and the way there and back."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.domain.reviews import Result, ReviewDraft
from desktop.services import deciding, reviews
from desktop.services.desk import Desk
from desktop.ui.asks import Asks
from desktop.ui.commands import CommandId
from desktop.ui.habits.habits_page import HabitsPage
from desktop.ui.main_window import MainWindow
from desktop.ui.page import Place
from desktop.ui.register.register_page import RegisterPage
from desktop.ui.review.review_dialog import ReviewDialog
from desktop.ui.widgets.label import Label
from tests.services.test_habits import STEP_BACK, a_year
from tests.ui.notices import a_tender, stored
from tests.ui.windows import opened


@pytest.fixture
def window(qtbot: QtBot, desk: Desk) -> Iterator[MainWindow]:
    a_year(desk)
    (key,) = stored(desk, a_tender(9, 20))
    earlier = replace(STEP_BACK, decided_on=date(2024, 3, 1), no_pause_reason="It was before.")
    deciding.record(desk, key, earlier)
    window = opened(qtbot, desk)
    yield window
    window.close()


def page_of(qtbot: QtBot, window: MainWindow) -> HabitsPage:
    page = window.page
    assert isinstance(page, HabitsPage)
    qtbot.waitUntil(lambda: len(words_on(page)) > 20)
    return page


def register_of(window: MainWindow) -> RegisterPage:
    window.go(Place.REGISTER)
    page = window.page
    assert isinstance(page, RegisterPage)
    return page


def words_on(page: HabitsPage) -> list[str]:
    return [label.text() for label in page.findChildren(Label) if label.isVisible() and label.text()]


def test_the_register_leads_to_the_counts_of_this_year(qtbot: QtBot, window: MainWindow) -> None:
    register_of(window).habits.click()

    said = words_on(page_of(qtbot, window))

    assert "3 decisions: 1 bid and 2 step back. Counted for all of us together, never by person." in said
    assert said[said.index("Decided after a whole pause") + 1] == "1 of 3"
    assert said[said.index("front-line staff") + 1] == "1 decision"


def test_another_year_is_chosen(qtbot: QtBot, window: MainWindow) -> None:
    window.menus.run(CommandId.HABITS)
    page = page_of(qtbot, window)

    page.year.choose("2024")
    page.year.edited.emit()

    qtbot.waitUntil(lambda: any(words.startswith("1 decision: 1 step back.") for words in words_on(page)))
    assert page.whole_list().name == "Our habits 2024"


def test_a_review_recorded_meanwhile_is_counted(qtbot: QtBot, desk: Desk, window: MainWindow) -> None:
    window.menus.run(CommandId.HABITS)
    page = page_of(qtbot, window)

    reviews.record(desk, "2", ReviewDraft(result=Result.CANCELLED, learned="Much."))

    qtbot.waitUntil(lambda: words_on(page)[words_on(page).index("Reviews recorded") + 1] == "2")


def test_the_counts_are_exported_as_a_list(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    a_year(desk)
    out = tmp_path / "habits.csv"
    window = opened(qtbot, desk, asks=Asks(sheet=lambda _window, _name: out))
    window.menus.run(CommandId.HABITS)
    page_of(qtbot, window)

    assert window.menus.run(CommandId.EXPORT)

    qtbot.waitUntil(out.exists)
    window.close()
    rows = list(csv.reader(out.read_text("utf-8-sig").splitlines()))
    assert rows[0] == ["Habit", "What", "Count"]
    assert ["The pause", "Decided after a whole pause", "1 of 3"] in rows
    assert "front-line staff" not in out.read_text("utf-8-sig")


def test_escape_leads_back_to_the_register(qtbot: QtBot, window: MainWindow) -> None:
    window.menus.run(CommandId.HABITS)
    page = page_of(qtbot, window)

    QTest.keyClick(page, Qt.Key.Key_Escape)

    assert window.place is Place.REGISTER


def test_a_decision_in_the_register_is_looked_back_on(qtbot: QtBot, window: MainWindow) -> None:
    page = register_of(window)
    page.show_record("2")

    page.record.review.click()
    (dialog,) = page.findChildren(ReviewDialog)
    assert dialog.form.number == "2"
    dialog.fields.result.choose("cancelled")
    dialog.record.click()

    qtbot.waitUntil(
        lambda: any("Cancelled by the buyer" in label.text() for label in page.record.findChildren(Label))
    )


def test_the_row_that_is_chosen_can_be_looked_back_on_from_the_menu(qtbot: QtBot, window: MainWindow) -> None:
    page = register_of(window)
    page.show_decision("1")

    assert window.menus.run(CommandId.REVIEW)

    (dialog,) = page.findChildren(ReviewDialog)
    assert dialog.form.number == "1"
    assert len(dialog.form.earlier) == 1
