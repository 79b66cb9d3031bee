"""The list with real widgets on a real workspace."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.domain.opportunity import Stage
from desktop.domain.runway import Verdict
from desktop.domain.states import State
from desktop.services.desk import Desk
from desktop.services.opportunity_list import SortBy
from desktop.services.triage import Triage
from desktop.store.workspace import Workspace
from desktop.ui.commands import CommandId
from desktop.ui.opportunities.opportunities_page import OpportunitiesPage
from desktop.ui.opportunities.opportunity_table_model import Col
from desktop.ui.opportunities.snooze_dialog import SnoozeDialog
from desktop.ui.theme.theme import theme
from tests.ui.notices import a_tender, an_update, stored
from tests.ui.opportunities.conftest import Listed


def shown_keys(page: OpportunitiesPage) -> list[str]:
    """The keys of all rows, top down."""
    rows = (page.model.row(number) for number in range(page.model.rowCount()))
    return [row.line.key for row in rows if row is not None]


def current_key(page: OpportunitiesPage) -> str:
    """The key of the row with the ring."""
    row = page.model.row(page.table.current_row())
    return row.line.key if row else ""


def press(qtbot: QtBot, page: OpportunitiesPage, key: Qt.Key) -> None:
    """Press a key in the list and wait until it shows the outcome."""
    with qtbot.waitSignal(page.listed):
        QTest.keyClick(page.table, key)


def test_what_is_open_is_listed_by_what_to_act_on_first(listed: Listed, keys: tuple[str, ...]) -> None:
    page = listed()

    assert shown_keys(page) == list(keys[:7])
    assert page.head.counts.text() == "6 open, 1 early signal"
    assert page.head.filters.closed.accessibleDescription() == "1 hidden"
    assert page.said.words.text() == (
        "7 opportunities of 8 notices, without 1 closed one and what was dismissed or snoozed. "
        "From Find a Tender, the newest taken in on Tue 9 Jun. No source has been pulled here yet."
    )
    assert current_key(page) == keys[0]


def test_s_shortlists_and_goes_to_the_next_row(qtbot: QtBot, listed: Listed, keys: tuple[str, ...]) -> None:
    page = listed()

    press(qtbot, page, Qt.Key.Key_S)

    first = page.model.row(0)
    assert first is not None
    assert first.line.state is State.SHORTLISTED
    assert current_key(page) == keys[1]
    assert page.said.words.text().startswith("Shortlisted")


def test_x_puts_a_row_out_of_the_list_and_u_brings_it_back(
    qtbot: QtBot, listed: Listed, keys: tuple[str, ...]
) -> None:
    page = listed()

    press(qtbot, page, Qt.Key.Key_X)
    assert shown_keys(page) == list(keys[1:7])
    assert current_key(page) == keys[1]
    assert page.said.undo.isVisibleTo(page)

    press(qtbot, page, Qt.Key.Key_U)
    assert shown_keys(page) == list(keys[:7])


def test_the_last_row_hands_over_to_the_one_before(
    qtbot: QtBot, listed: Listed, keys: tuple[str, ...]
) -> None:
    page = listed()
    QTest.keyClick(page.table, Qt.Key.Key_End)

    press(qtbot, page, Qt.Key.Key_X)

    assert current_key(page) == keys[5]


def test_several_rows_go_at_once_and_come_back_at_once(
    qtbot: QtBot, listed: Listed, keys: tuple[str, ...]
) -> None:
    page = listed()
    QTest.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)

    press(qtbot, page, Qt.Key.Key_X)
    assert shown_keys(page) == list(keys[3:7])
    assert page.said.words.text().startswith("Dismissed 3")
    assert current_key(page) == keys[3]

    with qtbot.waitSignal(page.listed):
        page.said.undo.click()
    assert shown_keys(page) == list(keys[:7])


def test_j_and_k_move_and_enter_opens(qtbot: QtBot, listed: Listed, keys: tuple[str, ...]) -> None:
    page = listed()
    QTest.keyClick(page.table, Qt.Key.Key_J)
    QTest.keyClick(page.table, Qt.Key.Key_J)
    QTest.keyClick(page.table, Qt.Key.Key_K)
    page.pane.setVisible(True)

    with qtbot.waitSignal(page.opened) as opened:
        QTest.keyClick(page.table, Qt.Key.Key_Return)

    assert opened.args == [keys[1]]


def test_p_asks_for_the_pause_and_d_for_the_decision(
    qtbot: QtBot, listed: Listed, keys: tuple[str, ...]
) -> None:
    page = listed()

    with qtbot.waitSignal(page.pause_asked) as pause:
        QTest.keyClick(page.table, Qt.Key.Key_P)
    with qtbot.waitSignal(page.decision_asked) as decision:
        QTest.keyClick(page.table, Qt.Key.Key_D)

    assert pause.args == [keys[0]]
    assert decision.args == [keys[0], ""]


def test_dismissing_what_was_shortlisted_asks_for_a_step_back_instead(
    qtbot: QtBot, listed: Listed, desk: Desk, keys: tuple[str, ...]
) -> None:
    Triage(desk).shortlist([keys[0]])
    page = listed()

    with qtbot.waitSignal(page.decision_asked) as asked:
        QTest.keyClick(page.table, Qt.Key.Key_X)

    assert asked.args == [keys[0], "step_back"]
    assert keys[0] in shown_keys(page)


def test_z_asks_until_when_and_puts_the_row_away(qtbot: QtBot, listed: Listed, keys: tuple[str, ...]) -> None:
    page = listed()
    QTest.keyClick(page.table, Qt.Key.Key_Z)
    dialog = page.findChild(SnoozeDialog)
    assert dialog is not None
    dialog.month.setChecked(True)

    with qtbot.waitSignal(page.listed):
        dialog.accept()

    assert shown_keys(page) == list(keys[1:7])
    assert "9 Jul" in page.said.words.text()


def test_a_snooze_needs_a_day_after_today(qtbot: QtBot, listed: Listed, keys: tuple[str, ...]) -> None:
    page = listed()
    QTest.keyClick(page.table, Qt.Key.Key_Z)
    dialog = page.findChild(SnoozeDialog)
    assert dialog is not None
    dialog.on_day.setChecked(True)

    for typed in ("", "1 June 2026", "9 June 2026", "soon"):
        dialog.day.edit.setText(typed)
        dialog.accept()
        assert dialog.isVisible()

    dialog.day.edit.setText("10 June 2026")
    assert dialog.until() is not None
    dialog.reject()


def test_space_shows_and_hides_the_details(listed: Listed, keys: tuple[str, ...]) -> None:
    page = listed()
    before = page.pane.isVisibleTo(page)

    QTest.keyClick(page.table, Qt.Key.Key_Space)

    assert page.pane.isVisibleTo(page) is not before


def test_the_pane_shows_the_current_row(qtbot: QtBot, listed: Listed, keys: tuple[str, ...]) -> None:
    page = listed()
    page.resize(1400, 836)
    with qtbot.waitSignal(page._cards.arrived):
        QTest.keyClick(page.table, Qt.Key.Key_J)

    assert page.pane.key == keys[1]
    assert page.pane.title.text() == "Invented service 2"
    assert page.pane.pause_button.text() == "Start the pause"


def test_below_1280_enter_shows_the_details_first(
    qtbot: QtBot, listed: Listed, keys: tuple[str, ...]
) -> None:
    page = listed()
    page.resize(1100, 720)
    assert not page.pane.isVisibleTo(page)

    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert page.pane.isVisibleTo(page)

    with qtbot.waitSignal(page.opened):
        QTest.keyClick(page.table, Qt.Key.Key_Return)


def test_where_the_list_needs_all_the_room_the_details_take_its_place_and_lead_back(
    qtbot: QtBot, listed: Listed, keys: tuple[str, ...], request: pytest.FixtureRequest
) -> None:
    request.addfinalizer(lambda: theme.use("light", 1.0))
    theme.use("light", 2.0)
    page = listed()
    page.resize(736, 624)
    with qtbot.waitSignal(page._cards.arrived):
        QTest.keyClick(page.table, Qt.Key.Key_Space)

    assert page.pane.width() == page.width() == 736
    assert not page.table.isVisibleTo(page)
    assert page.pane.open_button.hasFocus()

    QTest.mouseClick(page.pane.back, Qt.MouseButton.LeftButton)

    assert page.table.isVisibleTo(page)
    assert not page.pane.isVisibleTo(page)
    assert page.table.hasFocus()


@pytest.mark.parametrize(("scale", "width"), [(1.0, 928), (1.3, 870), (2.0, 1056)])
def test_the_details_give_way_to_the_list_before_the_page_scrolls_sideways(
    listed: Listed, keys: tuple[str, ...], request: pytest.FixtureRequest, scale: float, width: int
) -> None:
    request.addfinalizer(lambda: theme.use("light", 1.0))
    theme.use("light", scale)
    page = listed()
    page.resize(width, 720)

    QTest.keyClick(page.table, Qt.Key.Key_Space)

    assert page.table.isVisibleTo(page)
    assert page.pane.geometry().right() == width - 1
    assert page.minimumSizeHint().width() <= width
    assert page.table.width() + page.pane.width() == width


def test_search_waits_until_typing_rests_then_lists_what_matches(
    qtbot: QtBot, listed: Listed, keys: tuple[str, ...]
) -> None:
    page = listed()
    page.commands()[CommandId.SEARCH]()

    with qtbot.waitSignal(page.listed):
        QTest.keyClicks(page.head.search, "service 6")

    assert shown_keys(page) == [keys[5]]
    assert page.head.search.hasFocus()


def test_nothing_found_offers_to_clear_the_filters(
    qtbot: QtBot, listed: Listed, keys: tuple[str, ...]
) -> None:
    page = listed()
    with qtbot.waitSignal(page.listed):
        QTest.keyClicks(page.head.search, "nowhere")
    assert page.body.currentWidget() is page.no_match

    with qtbot.waitSignal(page.listed):
        page.clear_filters()

    assert shown_keys(page) == list(keys[:7])


def test_an_empty_workspace_offers_to_import(qtbot: QtBot, listed: Listed, desk: Desk) -> None:
    page = listed()

    assert page.body.currentWidget() is page.nothing_yet
    assert "import" in page.nothing_yet.sentence.text()


@pytest.mark.parametrize(
    ("chip", "value", "count"),
    [
        ("runway", Verdict.ENOUGH, 6),
        ("stage", Stage.PLANNING, 1),
        ("stage", Stage.AWARD, 1),
        ("state", State.NEW, 7),
    ],
)
def test_a_chip_narrows_the_list(
    qtbot: QtBot, listed: Listed, keys: tuple[str, ...], chip: str, value: object, count: int
) -> None:
    page = listed()

    with qtbot.waitSignal(page.listed):
        choices = getattr(page.head.filters, chip)
        choices.choose(value)
        choices.changed.emit()

    assert len(shown_keys(page)) == count
    assert choices.is_on


def test_show_closed_shows_them_too(qtbot: QtBot, listed: Listed, keys: tuple[str, ...]) -> None:
    page = listed()

    with qtbot.waitSignal(page.listed):
        page.head.filters.closed.click()

    assert len(shown_keys(page)) == 8


def test_a_heading_sorts_and_sorts_back_when_clicked_again(
    qtbot: QtBot, listed: Listed, keys: tuple[str, ...]
) -> None:
    page = listed()

    with qtbot.waitSignal(page.listed):
        page.table.header.sectionClicked.emit(Col.VALUE)
    rising = shown_keys(page)
    with qtbot.waitSignal(page.listed):
        page.table.header.sectionClicked.emit(Col.VALUE)

    assert shown_keys(page) == rising[::-1]
    assert "last first" in page.head.filters.order.text()


def test_the_order_can_be_chosen_without_a_mouse(qtbot: QtBot, listed: Listed, keys: tuple[str, ...]) -> None:
    page = listed()

    with qtbot.waitSignal(page.listed):
        page.head.filters.sort_asked.emit(SortBy.TITLE, True)

    assert page.table.header.sortIndicatorSection() == Col.TITLE
    assert page.head.filters.order.text() == "Sort: opportunity, last first"


def test_a_change_from_elsewhere_keeps_the_current_row(
    qtbot: QtBot, listed: Listed, desk: Desk, keys: tuple[str, ...]
) -> None:
    page = listed()
    page.table.go_to_row(3)
    stored(desk, a_tender(20, 25), an_update(a_tender(2, 28), title="Renamed service"))

    with qtbot.waitSignal(page.listed):
        page.refresh(frozenset({("opportunity", keys[1])}))

    assert current_key(page) == keys[3]
    assert page.table.current_row() == 4
    assert len(shown_keys(page)) == 8


def test_cells_are_read_out_with_the_runways_sentence(listed: Listed, keys: tuple[str, ...]) -> None:
    page = listed()

    table = QAccessible.queryAccessibleInterface(page.table)
    names = [table.child(number).text(QAccessible.Text.Name) for number in range(table.childCount())]

    assert any(name.startswith("Runway: enough time. 26 working days left.") for name in names)
    assert any(name.startswith("Invented service 1, Invented Council") for name in names)
    assert "Runway, working days" in names


def test_read_only_there_is_nothing_to_triage(
    qtbot: QtBot, desk: Desk, keys: tuple[str, ...], workspace_file: Path, now: Callable[[], datetime]
) -> None:
    desk.workspace.close()

    with Workspace.open(workspace_file, writable=False, now=now) as workspace:
        page = OpportunitiesPage(Desk(workspace, now))
        qtbot.addWidget(page)
        with qtbot.waitSignal(page.listed):
            page.show()

        assert CommandId.OPEN in page.commands()
        assert CommandId.DISMISS not in page.commands()
        page.hide()


def test_a_menu_of_choices_stays_open_while_one_ticks(
    qtbot: QtBot, listed: Listed, keys: tuple[str, ...]
) -> None:
    page = listed()
    chip = page.head.filters.runway
    menu = chip.menu()
    menu.popup(page.mapToGlobal(chip.pos()))
    menu.setActiveAction(menu.actions()[0])

    with qtbot.waitSignal(page.listed):
        QTest.keyClick(menu, Qt.Key.Key_Space)

    assert menu.isVisible()
    assert chip.chosen() == (Verdict.ENOUGH,)
    assert chip.text() == "Runway: Enough time"
    menu.close()


def test_of_the_values_one_can_be_chosen(qtbot: QtBot, listed: Listed, keys: tuple[str, ...]) -> None:
    page = listed()
    chip = page.head.filters.value
    first, second, *_ = chip.menu().actions()

    first.trigger()
    with qtbot.waitSignal(page.listed):
        second.trigger()

    assert chip.chosen() == ((5_000_000, 25_000_000),)


def test_fifty_runways_of_every_length_are_drawn(listed: Listed, desk: Desk) -> None:
    stored(desk, *(a_tender(number, number) for number in range(1, 60)))
    page = listed()

    image = page.grab()

    assert not image.isNull()
