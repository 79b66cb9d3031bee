"""Today in its window: strips, what is new, follow-ups, the keyboard, and what stays where it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.decision import DecidedBy, DecisionDraft, Outcome
from desktop.domain.pause import Answer, LensId, PauseKind, Unknown
from desktop.domain.runway import Verdict
from desktop.services import deciding, pausing
from desktop.services.desk import Desk
from desktop.services.triage import Triage
from desktop.store import pauses, pulls
from desktop.store.notices import Tally
from desktop.store.pulls import Pull
from desktop.store.verify import verify
from desktop.ui.main_window import USUAL, MainWindow
from desktop.ui.opportunities.opportunities_page import OpportunitiesPage
from desktop.ui.page import Place
from desktop.ui.pages import page_makers
from desktop.ui.register.register_page import RegisterPage
from desktop.ui.review.review_dialog import ReviewDialog
from desktop.ui.theme.theme import theme
from desktop.ui.today.follow_up_dialog import FollowUpDialog
from desktop.ui.today.line_row import LineRow
from desktop.ui.today.today_page import TodayPage
from desktop.ui.widgets.label import Label
from tests.conftest import NOW
from tests.ui.notices import TODAY, a_tender, an_early_signal, stored

OpenWindow = Callable[[Desk], MainWindow]
QUESTION = "who_now"


@pytest.fixture
def open_window(qtbot: QtBot) -> Iterator[OpenWindow]:
    """Open a window in the size it usually has."""
    windows: list[MainWindow] = []

    def make(desk: Desk) -> MainWindow:
        window = MainWindow(desk, page_makers())
        qtbot.addWidget(window)
        windows.append(window)
        window.resize(USUAL)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    yield make
    for window in windows:
        window.close()
    theme.use("light", 1.0)


def today_of(qtbot: QtBot, window: MainWindow) -> TodayPage:
    """Return the page once it has read what it shows."""
    page = window.page
    assert isinstance(page, TodayPage)
    qtbot.waitUntil(lambda: page.header.title.text() != "Today")
    return page


def shown_rows(card: QWidget) -> list[LineRow]:
    """Return the rows of a card that can be seen."""
    return [row for row in card.findChildren(LineRow) if row.isVisible()]


def focused() -> QWidget:
    """Return what has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def words_on(page: TodayPage) -> list[str]:
    return [label.text() for label in page.findChildren(Label) if label.isVisible() and label.text()]


def unknown(desk: Desk, key: str) -> None:
    answer = Answer("", unknown=Unknown("Amina Okoro", date(2026, 6, 11)))
    pausing.answer(desk, key, PauseKind.FULL, LensId.EXISTING_PROVIDERS, {QUESTION: answer})


def test_the_window_opens_on_today_once_something_is_held(
    qtbot: QtBot, desk: Desk, open_window: OpenWindow
) -> None:
    stored(desk, a_tender(1, 26), an_early_signal(2))

    window = open_window(desk)

    page = today_of(qtbot, window)
    assert page.header.title.text() == "Tuesday 9 June"
    assert page.header.line.text() == "One decision is coming up. Everything else can wait."
    qtbot.waitUntil(lambda: "1" in accessible_name(window, "Today"))


def test_cards_and_rows_stand_as_far_apart_as_in_the_picture(
    qtbot: QtBot, desk: Desk, open_window: OpenWindow
) -> None:
    stored(desk, a_tender(1, 26), a_tender(2, 26), a_tender(3, 48), an_early_signal(4), an_early_signal(5))
    page = today_of(qtbot, open_window(desk))

    qtbot.waitUntil(lambda: len(shown_rows(page.early)) == 2)

    qtbot.waitUntil(lambda: tops(page.decide_by, page.decide_by.strips) == [50, 122])
    assert tops(page.early, shown_rows(page.early)) == [50, 106]
    assert page.new.y() - page.decide_by.geometry().bottom() - 1 == 16
    assert page.legend.height() == 16


def tops(card: QWidget, rows: Sequence[QWidget]) -> list[int]:
    """Return how far down in its card each row begins."""
    return [row.mapTo(card, QPoint(0, 0)).y() for row in rows]


def accessible_name(window: MainWindow, words: str) -> str:
    items = (item for item in window.findChildren(QPushButton) if item.text() == words)
    return next(item.accessibleName() for item in items if item.accessibleName().startswith(words))


def test_with_nothing_held_the_window_opens_on_the_list_that_says_how_to_begin(
    desk: Desk, open_window: OpenWindow
) -> None:
    assert open_window(desk).place is Place.OPPORTUNITIES


def test_an_empty_today_says_that_there_is_time(qtbot: QtBot, desk: Desk, open_window: OpenWindow) -> None:
    window = open_window(desk)

    window.go(Place.TODAY)

    page = today_of(qtbot, window)
    said = words_on(page)
    assert said.count("Nothing needs a decision this week. A good time to talk to a neighbour.") == 2
    assert "Nothing new since you last looked." in said
    assert page.look_again.isHidden()
    assert page.follow_ups.isHidden()
    assert page.reviews.isHidden()
    assert page.offline.isHidden()


def test_a_strip_opens_the_opportunity_and_its_button_the_pause(
    qtbot: QtBot, desk: Desk, open_window: OpenWindow
) -> None:
    stored(desk, a_tender(1, 26, title="Peer <b>support</b>"))
    window = open_window(desk)
    page = today_of(qtbot, window)
    (strip,) = page.decide_by.strips

    strip.words.click()
    opened = window.place
    window.back()
    strip.button.click()

    assert opened is Place.OPPORTUNITY
    assert window.place is Place.PAUSE
    assert strip.words.accessibleName().startswith("Peer <b>support</b>")
    assert strip.button.accessibleName() == "Start a pause: Peer <b>support</b>"
    assert strip.strip.accessibleName().startswith("Runway: ")


def test_the_keyboard_goes_from_strip_to_button_to_what_is_new(
    qtbot: QtBot, desk: Desk, open_window: OpenWindow
) -> None:
    stored(desk, a_tender(1, 26), a_tender(2, 60))
    window = open_window(desk)
    page = today_of(qtbot, window)
    page.decide_by.strips[0].words.setFocus()

    seen = []
    for _ in range(3):
        seen.append(focused().accessibleName())
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    QTest.keyClick(focused(), Qt.Key.Key_Space)

    assert seen[0].startswith("Invented service 1")
    assert seen[1] == "Start a pause: Invented service 1"
    assert window.place is Place.OPPORTUNITY


def test_what_changes_is_shown_and_the_keyboard_stays_where_it_was(
    qtbot: QtBot, desk: Desk, open_window: OpenWindow
) -> None:
    first, second = stored(desk, a_tender(1, 26), a_tender(2, 27))
    window = open_window(desk)
    page = today_of(qtbot, window)
    page.decide_by.strips[1].words.setFocus()

    Triage(desk).dismiss([first])

    qtbot.waitUntil(lambda: len(page.decide_by.strips) == 1)
    assert second
    assert page.decide_by.strips[0].words.hasFocus()


def test_a_follow_up_is_closed_with_what_was_found(qtbot: QtBot, desk: Desk, open_window: OpenWindow) -> None:
    (key,) = stored(desk, a_tender(1, 60))
    unknown(desk, key)
    page = today_of(qtbot, open_window(desk))
    row = page.follow_ups.findChildren(LineRow)[0]
    row.setFocus()

    QTest.keyClick(row, Qt.Key.Key_Space)
    dialog = page.findChild(FollowUpDialog)
    assert dialog is not None
    dialog.close_it.click()
    refused = dialog.field.error.sentence()
    QTest.keyClicks(dialog.found, "The Lantern Room does.")
    dialog.close_it.click()

    assert refused.startswith("It is not said what was found.")
    qtbot.waitUntil(lambda: not shown_rows(page.follow_ups))
    assert page.follow_ups.said.words.text() == "Closed “Who is already doing this, and is it working?”"


def test_a_follow_up_that_was_closed_is_opened_again_with_undo(
    qtbot: QtBot, desk: Desk, open_window: OpenWindow
) -> None:
    (key,) = stored(desk, a_tender(1, 60))
    unknown(desk, key)
    page = today_of(qtbot, open_window(desk))
    shown_rows(page.follow_ups)[0].click()
    dialog = page.findChild(FollowUpDialog)
    assert dialog is not None
    QTest.keyClicks(dialog.found, "The Lantern Room does.")
    dialog.close_it.click()
    qtbot.waitUntil(lambda: not shown_rows(page.follow_ups))

    page.follow_ups.said.undo.click()

    qtbot.waitUntil(lambda: len(shown_rows(page.follow_ups)) == 1)
    with desk.reader() as db:
        pause = pauses.of(db, key)
        assert pause is not None
        assert verify(db).ok
    said = next(iter(pause.answers[LensId.EXISTING_PROVIDERS].values()))
    assert said.text == ""
    assert said.unknown is not None
    assert page.follow_ups.said.words.text().startswith("Undone: Closed")
    assert page.follow_ups.said.undo.isHidden()


def test_what_was_typed_in_a_follow_up_that_is_left_open_comes_back(
    qtbot: QtBot, desk: Desk, open_window: OpenWindow
) -> None:
    (key,) = stored(desk, a_tender(1, 60))
    unknown(desk, key)
    page = today_of(qtbot, open_window(desk))
    (row,) = page.follow_ups.findChildren(LineRow)
    row.click()
    (dialog,) = page.findChildren(FollowUpDialog)
    QTest.keyClicks(dialog.found, "Half a sen")

    with qtbot.waitSignal(dialog.destroyed):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    row.click()

    (again,) = page.findChildren(FollowUpDialog)
    assert again.found.words() == "Half a sen"


def test_a_review_leads_to_its_decision_in_the_register(
    qtbot: QtBot, desk: Desk, open_window: OpenWindow
) -> None:
    (key,) = stored(desk, a_tender(1, 60))
    draft = DecisionDraft(
        outcome=Outcome.STEP_BACK,
        rationale="Others already do this well.",
        main_reason="others_better_placed",
        decided_by=(DecidedBy("Amina Okoro", "director"),),
        no_pause_reason="The board had agreed before.",
        review_on=TODAY.replace(day=12),
    )
    deciding.record(desk, key, draft)
    window = open_window(desk)
    page = today_of(qtbot, window)

    page.reviews.findChildren(LineRow)[0].click()
    (dialog,) = page.findChildren(ReviewDialog)
    dialog.read.click()

    register = window.page
    assert isinstance(register, RegisterPage)
    assert register.table.view.current_row() == 0


def test_without_any_answer_a_calm_note_stands_at_the_side(
    qtbot: QtBot, desk: Desk, open_window: OpenWindow
) -> None:
    stored(desk, a_tender(1, 60))
    pull = Pull(source="find_a_tender", at=NOW, tally=Tally(), error="No answer.", silent=True, again_at=NOW)
    desk.workspace.write(lambda db: pulls.remember(db, pull)).result()

    page = today_of(qtbot, open_window(desk))

    assert page.offline.isVisible()
    assert "Your work is saved here as usual." in page.offline.words.text()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_no_row_is_wider_than_its_card_and_no_button_loses_its_words(
    qtbot: QtBot, desk: Desk, open_window: OpenWindow, scale: float
) -> None:
    stored(desk, a_tender(1, 26), a_tender(2, 27), a_tender(3, 60), an_early_signal(4))
    window = open_window(desk)
    page = today_of(qtbot, window)
    theme.use("light", scale)
    window.resize(1120, 720)
    qtbot.waitUntil(lambda: page.width() <= 1120)

    QApplication.processEvents()

    for strip in page.decide_by.strips:
        assert strip.button.width() >= strip.button.sizeHint().width()
        assert strip.strip.width() >= strip.strip.minimumSizeHint().width()
        assert strip.geometry().right() <= page.decide_by.width()
        name = QAccessible.queryAccessibleInterface(strip.words).text(QAccessible.Text.Name)
        assert name == strip.words.accessibleName()


def test_see_all_of_the_early_signals_leads_to_those_alone(
    qtbot: QtBot, desk: Desk, open_window: OpenWindow
) -> None:
    stored(desk, a_tender(1, 26), *(an_early_signal(number) for number in range(2, 9)))
    window = open_window(desk)
    page = today_of(qtbot, window)
    lead = page.early.lead
    assert lead is not None

    lead.click()

    opportunities = window.page
    assert isinstance(opportunities, OpportunitiesPage)
    qtbot.waitUntil(lambda: opportunities.model.rowCount() == 7)
    assert opportunities.head.filters.runway.chosen() == (Verdict.EARLY_SIGNAL,)
    assert lead.text() == "See all 7"
