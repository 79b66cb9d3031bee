"""Ten tasks by keyboard alone: no mouse, and nothing is called but keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from desktop.domain.decision import Outcome
from desktop.domain.pause import PauseKind
from desktop.domain.states import State
from desktop.services import deciding
from desktop.services.desk import Desk
from desktop.services.listing import listed
from desktop.services.opportunity_list import OpportunityFilter
from desktop.store import decisions, journal, pauses
from desktop.ui.board_pack.board_pack_page import BoardPackPage
from desktop.ui.decision.record_dialog import RecordDialog
from desktop.ui.main_window import MainWindow
from desktop.ui.opportunities.opportunities_page import OpportunitiesPage
from desktop.ui.opportunity.opportunity_page import OpportunityPage
from desktop.ui.page import Place
from desktop.ui.pages import page_makers
from desktop.ui.pause.pause_page import PausePage
from desktop.ui.register.register_page import RegisterPage
from tests.services.known import ESOL, PARTNER, PEER_SUPPORT, STEP_BACK, WARM_HOMES, pause_quickly
from tests.ui.keyboard import ALT, CTRL, SHIFT, Keyboard, told
from tests.ui.notices import a_tender, stored

SAID = (
    "It is close to what we do.",
    "Two groups answer these calls already.",
    "There is no fair time left to ask them.",
    "People would have to ring a new number.",
)


@pytest.fixture
def keys(qtbot: QtBot) -> Keyboard:
    return Keyboard(qtbot)


def opened(qtbot: QtBot, desk: Desk) -> MainWindow:
    """Open the window as somebody finds it."""
    window = MainWindow(desk, page_makers())
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.resize(1440, 900)
        window.show()
        window.activateWindow()
    return window


@pytest.fixture
def sample_window(qtbot: QtBot, sample_desk: Desk, keys: Keyboard) -> Iterator[MainWindow]:
    """The window on the sample, its list read."""
    window = opened(qtbot, sample_desk)
    keys.press(Qt.Key.Key_2, CTRL)
    keys.until(lambda: listing(window).model.rowCount() > 20)
    yield window
    window.close()


@pytest.fixture
def full_window(qtbot: QtBot, desk: Desk, keys: Keyboard) -> Iterator[MainWindow]:
    """The window on thirty tenders."""
    stored(desk, *(a_tender(number, 10 + number) for number in range(30)))
    window = opened(qtbot, desk)
    keys.press(Qt.Key.Key_2, CTRL)
    keys.until(lambda: listing(window).model.rowCount() == 30)
    yield window
    window.close()


def listing(window: MainWindow) -> OpportunitiesPage:
    """Return the list, which is in sight."""
    assert isinstance(window.page, OpportunitiesPage)
    return window.page


def states(desk: Desk) -> list[State]:
    with desk.reader() as db:
        return [one.state for one in listed(db, desk, OpportunityFilter(show_closed=True))]


def find_and_choose(keys: Keyboard, window: MainWindow, words: str) -> None:
    """Search for words, and go from the field to the row that is found."""
    keys.press(Qt.Key.Key_F, CTRL)
    keys.write(words)
    keys.until(lambda: listing(window).model.rowCount() == 1)
    keys.press(Qt.Key.Key_Down)


def test_twenty_notices_are_triaged(keys: Keyboard, full_window: MainWindow, desk: Desk) -> None:
    for number in range(20):
        keys.press(Qt.Key.Key_S if number % 4 == 0 else Qt.Key.Key_X)

    keys.until(lambda: listing(full_window).model.rowCount() == 15)
    found = states(desk)
    assert (found.count(State.SHORTLISTED), found.count(State.DISMISSED)) == (5, 15)
    assert listing(full_window).table.hasFocus()


def test_several_rows_are_dismissed_and_brought_back_with_one_undo(
    keys: Keyboard, full_window: MainWindow, desk: Desk
) -> None:
    for _ in range(4):
        keys.press(Qt.Key.Key_Down, SHIFT)
    keys.press(Qt.Key.Key_X)
    keys.until(lambda: listing(full_window).model.rowCount() == 25)

    keys.press(Qt.Key.Key_U)

    keys.until(lambda: listing(full_window).model.rowCount() == 30)
    assert set(states(desk)) == {State.NEW}


def test_rows_apart_are_chosen_one_by_one(keys: Keyboard, full_window: MainWindow, desk: Desk) -> None:
    for _ in range(2):
        keys.press(Qt.Key.Key_Down, CTRL)
        keys.press(Qt.Key.Key_Down, CTRL)
        keys.press(Qt.Key.Key_Space, CTRL)

    assert listing(full_window).table.selected_rows() == [0, 2, 4]
    keys.press(Qt.Key.Key_S)
    keys.press(Qt.Key.Key_U)

    keys.until(lambda: not listing(full_window).triage.is_busy)
    assert states(desk).count(State.SHORTLISTED) == 0
    assert "Undone: Shortlisted 3" in listing(full_window).said.words.text()


def test_three_steps_are_undone(keys: Keyboard, full_window: MainWindow, desk: Desk) -> None:
    for key in (Qt.Key.Key_S, Qt.Key.Key_X, Qt.Key.Key_X, Qt.Key.Key_S):
        keys.press(key)

    keys.press(Qt.Key.Key_U)
    keys.press(Qt.Key.Key_Z, CTRL)
    keys.press(Qt.Key.Key_U)

    keys.until(lambda: not listing(full_window).triage.is_busy)
    found = states(desk)
    assert (found.count(State.SHORTLISTED), found.count(State.NEW)) == (1, 29)


def test_one_is_searched_for_and_opened(keys: Keyboard, sample_window: MainWindow) -> None:
    find_and_choose(keys, sample_window, "warm homes")

    keys.press(Qt.Key.Key_Return)

    page = sample_window.page
    assert isinstance(page, OpportunityPage)
    assert page.key == WARM_HOMES


def test_a_pause_goes_through_four_lenses(
    keys: Keyboard, sample_window: MainWindow, sample_desk: Desk
) -> None:
    find_and_choose(keys, sample_window, "warm homes")
    keys.press(Qt.Key.Key_P)

    for said in SAID:
        keys.write(said)
        keys.press(Qt.Key.Key_Return, CTRL)

    keys.until(lambda: sample_window.place is Place.DECISION)
    with sample_desk.reader() as db:
        pause = pauses.of(db, WARM_HOMES)
    assert pause is not None
    assert pause.kind is PauseKind.FULL
    assert {next(iter(answers.values())).text for answers in pause.answers.values()} == set(SAID)


def test_a_quick_pause_takes_four_lines(keys: Keyboard, sample_window: MainWindow, sample_desk: Desk) -> None:
    find_and_choose(keys, sample_window, "warm homes")
    keys.press(Qt.Key.Key_P)
    keys.tab_to("Quick pause")
    keys.press(Qt.Key.Key_Space)

    page = sample_window.page
    assert isinstance(page, PausePage)
    for place, said in enumerate(SAID):
        keys.write(said)
        if place < 3:
            keys.tab_to(told(page.paper.questions[place + 1].field))
    keys.press(Qt.Key.Key_Return, CTRL)

    keys.until(lambda: sample_window.place is Place.DECISION)
    with sample_desk.reader() as db:
        pause = pauses.of(db, WARM_HOMES)
    assert pause is not None
    assert pause.kind is PauseKind.QUICK
    assert {answers["line"].text for answers in pause.answers.values()} == set(SAID)


def test_a_step_back_is_decided(keys: Keyboard, sample_window: MainWindow, sample_desk: Desk) -> None:
    pause_quickly(sample_desk, WARM_HOMES)
    find_and_choose(keys, sample_window, "warm homes")
    keys.press(Qt.Key.Key_D)

    keys.tab_to("Bid")
    keys.press(Qt.Key.Key_Right)
    keys.press(Qt.Key.Key_Right)
    assert told(keys.focus).startswith("Step back")
    keys.press(Qt.Key.Key_Space)
    keys.tab_to("Why")
    keys.write("Two groups already do this well.")
    keys.tab_to("Main reason")
    keys.press(Qt.Key.Key_Down)
    keys.tab_to("Add")
    keys.press(Qt.Key.Key_Space)
    keys.press(Qt.Key.Key_Return, CTRL | SHIFT)
    keys.until(lambda: isinstance(QApplication.activeWindow(), RecordDialog))
    keys.tab_to("Record")
    keys.press(Qt.Key.Key_Space)

    keys.until(lambda: sample_window.place is Place.REGISTER)
    with sample_desk.reader() as db:
        (row,) = decisions.rows(db)
    assert (row.outcome, row.rationale) == (Outcome.STEP_BACK, "Two groups already do this well.")
    assert row.main_reason


def test_a_decision_is_found_in_the_register(
    keys: Keyboard, sample_window: MainWindow, sample_desk: Desk
) -> None:
    deciding.record(sample_desk, WARM_HOMES, STEP_BACK)
    deciding.record(sample_desk, ESOL, STEP_BACK)
    keys.press(Qt.Key.Key_6, CTRL)
    page = sample_window.page
    assert isinstance(page, RegisterPage)

    keys.press(Qt.Key.Key_F, CTRL)
    keys.write("warm homes")
    keys.until(lambda: page.table.model.rowCount() == 1)
    keys.press(Qt.Key.Key_Down)
    keys.press(Qt.Key.Key_Return)

    assert page.record.isVisible()
    assert page.regions() == (page.record,)
    keys.press(Qt.Key.Key_Escape)
    assert page.table.view.hasFocus()


def test_the_record_is_checked(keys: Keyboard, sample_window: MainWindow) -> None:
    keys.press(Qt.Key.Key_K, CTRL)
    keys.until(lambda: told(keys.focus) == "Go to")
    keys.write("check the record")
    keys.press(Qt.Key.Key_Return)

    page = sample_window.page
    assert isinstance(page, RegisterPage)
    keys.until(lambda: "verified" in page.badge.title.text().lower())


def test_a_board_pack_is_made(
    keys: Keyboard, sample_window: MainWindow, sample_desk: Desk, tmp_path: Path
) -> None:
    pause_quickly(sample_desk, PEER_SUPPORT)
    deciding.record(sample_desk, PEER_SUPPORT, PARTNER)
    out = tmp_path / "pack.pdf"
    keys.press(Qt.Key.Key_7, CTRL)

    keys.tab_to("Make the board pack")
    keys.press(Qt.Key.Key_Space)
    keys.until(lambda: isinstance(QApplication.activeWindow(), QFileDialog))
    keys.press(Qt.Key.Key_A, CTRL)
    keys.write(str(out))
    keys.press(Qt.Key.Key_Return)

    keys.until(out.exists)
    page = sample_window.page
    assert isinstance(page, BoardPackPage)
    keys.until(page.made_card.isVisible)
    assert len(pypdfium2.PdfDocument(out)) >= 2
    with sample_desk.reader() as db:
        assert [entry.kind for entry in journal.entries(db)][-1] == "pack.made"


def test_the_list_is_sorted_and_narrowed_and_found_again_where_it_was_left(
    keys: Keyboard, sample_window: MainWindow
) -> None:
    page = listing(sample_window)
    keys.tab_to("Stage")
    keys.press(Qt.Key.Key_Space)
    keys.press(Qt.Key.Key_Down)
    keys.press(Qt.Key.Key_Down)
    keys.press(Qt.Key.Key_Space)
    keys.press(Qt.Key.Key_Escape)
    keys.tab_to("Sort:")
    keys.press(Qt.Key.Key_Space)
    keys.press(Qt.Key.Key_Down)
    keys.press(Qt.Key.Key_Return)
    keys.until(lambda: told(page.head.filters.order) == "Sort: opportunity")
    keys.tab_to("Opportunities")
    for _ in range(14):
        keys.press(Qt.Key.Key_J)
    row, top = page.table.current_row(), page.table.verticalScrollBar().value()
    key = page.model.row(row).line.key  # type: ignore[union-attr]

    keys.press(Qt.Key.Key_Return)
    assert sample_window.place is Place.OPPORTUNITY
    keys.press(Qt.Key.Key_Left, ALT)

    assert listing(sample_window) is page
    assert page.table.hasFocus()
    assert page.table.current_row() == row
    assert page.table.verticalScrollBar().value() == top > 0
    assert page.model.row(row).line.key == key  # type: ignore[union-attr]
    titles = [page.model.row(number).line.title for number in range(page.model.rowCount())]  # type: ignore[union-attr]
    assert titles == sorted(titles, key=str.casefold)
