"""What comes back when the window is opened again: filters, order, columns, for each workspace its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from desktop.domain.decision import Outcome
from desktop.domain.opportunity import Stage
from desktop.domain.runway import Verdict
from desktop.services import deciding
from desktop.services.desk import Desk
from desktop.services.opportunity_list import SortBy
from desktop.ui.commands import CommandId
from desktop.ui.main_window import MainWindow
from desktop.ui.opportunities.opportunity_table_model import Col
from desktop.ui.page import Place
from desktop.ui.periods import Period
from desktop.ui.register.register_page import RegisterPage
from tests.services.known import ESOL, STEP_BACK, WARM_HOMES
from tests.ui.windows import list_in, opened

Reopen = Callable[[], MainWindow]


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def reopen(qtbot: QtBot, sample_desk: Desk, settings: QSettings) -> Iterator[Reopen]:
    """Close the window, if there is one, and open another on the same workspace."""
    windows: list[MainWindow] = []

    def again() -> MainWindow:
        for window in windows:
            window.close()
        windows.append(opened(qtbot, sample_desk, settings))
        return windows[-1]

    yield again
    windows[-1].close()


def test_chips_and_order_of_the_list_come_back(qtbot: QtBot, reopen: Reopen) -> None:
    page = list_in(qtbot, reopen(), 20)
    filters = page.head.filters
    filters.runway.choose(Verdict.TIGHT, Verdict.TOO_SHORT)
    filters.stage.choose(Stage.TENDER)
    filters.value.choose((None, 5_000_000))
    filters.closed.set_on(True)
    filters.sort_asked.emit(SortBy.VALUE, True)
    filters.changed.emit()
    with qtbot.waitSignal(page.listed):
        pass
    before = page.model.rowCount()

    again = list_in(qtbot, reopen())

    qtbot.waitUntil(lambda: again.model.rowCount() == before)
    filters = again.head.filters
    assert filters.runway.chosen() == (Verdict.TIGHT, Verdict.TOO_SHORT)
    assert filters.stage.chosen() == (Stage.TENDER,)
    assert filters.value.chosen() == ((None, 5_000_000),)
    assert filters.closed.isChecked()
    assert filters.order.text() == "Sort: value, last first"


def test_columns_left_out_stay_out(qtbot: QtBot, reopen: Reopen) -> None:
    window = reopen()
    page = list_in(qtbot, window, 20)
    window.menus.run(CommandId.COLUMNS)
    menu = page.table.findChild(QMenu)
    assert menu is not None
    assert [action.text() for action in menu.actions()] == ["Stage", "Value", "Region", "State"]
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Space)
    menu.close()

    again = list_in(qtbot, reopen(), 20)

    assert page.table.left_out() == again.table.left_out() == [Col.VALUE]
    assert again.table.isColumnHidden(Col.VALUE)
    assert not again.table.isColumnHidden(Col.STAGE)


def test_the_chips_of_the_register_come_back(qtbot: QtBot, reopen: Reopen, sample_desk: Desk) -> None:
    deciding.record(sample_desk, WARM_HOMES, STEP_BACK)
    deciding.record(sample_desk, ESOL, STEP_BACK)
    window = reopen()
    window.go(Place.REGISTER)
    page = window.page
    assert isinstance(page, RegisterPage)
    page.filters.period.choose(Period.THIS_QUARTER)
    page.filters.outcome.choose(Outcome.STEP_BACK)
    page.filters.reason.choose("others_better_placed")
    page.filters.exceptions.set_on(True)

    window = reopen()
    window.go(Place.REGISTER)

    page = window.page
    assert isinstance(page, RegisterPage)
    assert page.filters.period.chosen() == Period.THIS_QUARTER
    assert page.filters.outcome.chosen() == Outcome.STEP_BACK
    assert page.filters.reason.chosen() == "others_better_placed"
    assert page.filters.exceptions.is_on
    assert page.table.state() == "none_matches"


@pytest.mark.parametrize(
    "kept", ["not json", "[]", "17", '{"sort": 4, "filters": [], "columns": "x", "pane": 3}']
)
def test_what_cannot_be_read_is_as_if_it_were_not_there(
    qtbot: QtBot, reopen: Reopen, settings: QSettings, sample_desk: Desk, kept: str
) -> None:
    settings.setValue(f"lists/{sample_desk.workspace.id}/opportunities", kept)

    page = list_in(qtbot, reopen(), 20)

    assert page.head.filters.order.text() == "Sort: runway"
    assert page.table.left_out() == []


def test_another_workspace_begins_with_nothing_left_out(
    qtbot: QtBot, reopen: Reopen, settings: QSettings, sample_desk: Desk
) -> None:
    page = list_in(qtbot, reopen(), 20)
    page.head.filters.stage.choose(Stage.TENDER)
    settings.setValue("lists/another/opportunities", '{"filters": {"stage": ["planning"]}}')

    page = list_in(qtbot, reopen(), 20)

    assert page.head.filters.stage.chosen() == (Stage.TENDER,)
