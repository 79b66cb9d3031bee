"""The basic widgets, as a person and as a screen reader meet them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFocusFrame, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.runway import Verdict
from desktop.ui.theme.style import RING_REACH
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card, CardHeader, PaperCard
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.filter_chip import FilterChip
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.page_header import PageHeader
from desktop.ui.widgets.progress import ProgressBar
from desktop.ui.widgets.state_chip import StateChip
from desktop.ui.widgets.tabs import TabBar


def test_a_label_shows_the_brackets_of_what_looks_like_markup(qtbot: QtBot) -> None:
    plain, marked = Label("bold"), Label("<b>bold</b>")
    for label in (plain, marked):
        qtbot.addWidget(label)

    assert marked.sizeHint().width() > plain.sizeHint().width()
    assert _accessible(marked).text(QAccessible.Text.Name) == "<b>bold</b>"
    assert _accessible(marked).role() == QAccessible.Role.StaticText


def test_a_label_that_wraps_grows_by_whole_lines(qtbot: QtBot) -> None:
    label = Label("Weekly drop-ins and peer groups for adults in Fernmoor", wrap=True)
    qtbot.addWidget(label)

    heights = [label.heightForWidth(width) for width in (600, 200, 120)]

    assert heights[0] == theme.line("body")
    assert heights == sorted(heights)
    assert all(height % theme.line("body") == 0 for height in heights)


def test_lines_that_were_written_apart_stay_apart(qtbot: QtBot) -> None:
    label = Label("one\ntwo")
    qtbot.addWidget(label)

    assert label.sizeHint().height() == 2 * theme.line("body")


def test_a_cut_label_has_its_whole_text_in_the_tooltip_escaped(qtbot: QtBot) -> None:
    label = Label("Bread & <i>butter</i>", elide=Qt.TextElideMode.ElideRight)
    qtbot.addWidget(label)

    assert label.minimumSizeHint().width() < label.sizeHint().width()
    assert label.toolTip() == "<qt>Bread &amp; &lt;i&gt;butter&lt;/i&gt;</qt>"


@pytest.mark.parametrize(
    ("button", "size"),
    [
        (Button, (32, "main")),
        (Button, (32, "other")),
        (Button, (32, "quiet")),
    ],
)
def test_buttons_are_as_high_as_the_pictures_have_them(
    qtbot: QtBot, button: type[Button], size: tuple[int, str]
) -> None:
    height, kind = size
    made = button("Open", kind)  # type: ignore[arg-type]
    qtbot.addWidget(made)

    assert made.sizeHint().height() == height


def test_a_large_button_is_forty_high(qtbot: QtBot) -> None:
    button = Button("Step back", icon="hand-heart", large=True)
    qtbot.addWidget(button)

    assert button.sizeHint().height() == 40


def test_a_button_is_a_button_to_a_screen_reader_and_answers_space(qtbot: QtBot) -> None:
    button = Button("Open", icon="download")
    qtbot.addWidget(button)

    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, Qt.Key.Key_Space)

    assert _accessible(button).role() == QAccessible.Role.Button
    assert _accessible(button).text(QAccessible.Text.Name) == "Open"


def test_a_disabled_button_says_why(qtbot: QtBot) -> None:
    button = Button("Record", "main")
    qtbot.addWidget(button)

    button.set_reason("The rationale is empty.")

    assert not button.isEnabled()
    assert button.toolTip() == "The rationale is empty."
    assert _accessible(button).text(QAccessible.Text.Description) == "The rationale is empty."


def test_a_button_enabled_again_has_no_reason_left(qtbot: QtBot) -> None:
    button = Button("Record", "main")
    qtbot.addWidget(button)
    button.set_reason("The rationale is empty.")

    button.set_reason(None)

    assert button.isEnabled()
    assert button.toolTip() == ""


def test_a_filter_chip_is_a_check_box_with_room_for_its_close_mark(qtbot: QtBot) -> None:
    chip = FilterChip("Short window only", "clock")
    qtbot.addWidget(chip)
    off = chip.sizeHint().width()

    QTest.keyClick(chip, Qt.Key.Key_Space)

    assert chip.is_on
    assert chip.sizeHint().width() > off
    assert _accessible(chip).role() == QAccessible.Role.CheckBox


def test_a_chip_with_a_menu_shows_its_choice_and_does_not_check_itself(qtbot: QtBot) -> None:
    chip = FilterChip("Stage", menu=True)
    qtbot.addWidget(chip)

    chip.set_on(True, "Stage: tender")

    assert chip.is_on
    assert not chip.isCheckable()
    assert _accessible(chip).text(QAccessible.Text.Name) == "Stage: tender"


def test_a_state_chip_is_read_as_text(qtbot: QtBot) -> None:
    chip = StateChip("Enough time", Verdict.ENOUGH)
    qtbot.addWidget(chip)

    assert chip.sizeHint().height() == 24
    assert _accessible(chip).role() == QAccessible.Role.StaticText
    assert _accessible(chip).text(QAccessible.Text.Name) == "Enough time"


@pytest.mark.parametrize(
    ("verdict", "token"),
    [
        (Verdict.ENOUGH, "enough-tint"),
        (Verdict.TIGHT, "tight-tint"),
        (Verdict.TOO_SHORT, "short-tint"),
        (Verdict.EARLY_SIGNAL, "early-tint"),
    ],
)
def test_a_state_chip_stands_on_the_tint_of_its_verdict(qtbot: QtBot, verdict: Verdict, token: str) -> None:
    chip = StateChip("Word", verdict)
    qtbot.addWidget(chip)
    chip.show()

    assert _pixel(chip, 6, 12) == theme.colour(token)


def test_cards_are_white_and_paper_cards_warm(qtbot: QtBot) -> None:
    white, paper = Card(), PaperCard()
    for card in (white, paper):
        qtbot.addWidget(card)
        card.resize(80, 80)
        card.show()

    assert _pixel(white, 40, 40) == theme.colour("bg-surface")
    assert _pixel(paper, 40, 40) == theme.colour("bg-paper")
    assert _pixel(paper, 40, 0) == theme.colour("line-paper")


def test_an_empty_state_offers_one_action(qtbot: QtBot) -> None:
    button = Button("Import files")
    state = EmptyState("inbox", "No opportunities yet.", button)
    qtbot.addWidget(state)
    state.show()

    assert state.sentence.text() == "No opportunities yet."
    assert button.isVisible()


def test_a_page_header_is_as_high_as_its_block(qtbot: QtBot) -> None:
    header = PageHeader("Register", "Why we chose.")
    qtbot.addWidget(header)

    assert header.minimumHeight() == 56
    assert header.heightForWidth(800) <= 56 < header.heightForWidth(90)


def test_a_card_header_is_48_high_and_its_line_stands_beneath(qtbot: QtBot) -> None:
    header = CardHeader("Early signals")
    qtbot.addWidget(header)
    header.show()

    assert header.height() == 48 + 1
    assert header.title.geometry().center().y() in (23, 24)


def test_progress_hides_while_the_total_is_not_known(qtbot: QtBot) -> None:
    bar = ProgressBar()
    qtbot.addWidget(bar)

    bar.show_progress(3, 0)
    hidden = bar.isHidden()
    bar.show_progress(3, 10)

    assert hidden
    assert not bar.isHidden()
    assert bar.value() == 3


def test_tabs_are_walked_by_arrows_and_tell_their_notes(qtbot: QtBot) -> None:
    tabs = TabBar()
    qtbot.addWidget(tabs)
    for words in ("Overview", "History"):
        tabs.addTab(words)
    tabs.set_note(1, "2 changes")
    tabs.show()

    with qtbot.waitSignal(tabs.currentChanged):
        QTest.keyClick(tabs, Qt.Key.Key_Right)

    assert tabs.currentIndex() == 1
    assert tabs.accessibleTabName(1) == "History, 2 changes"


@pytest.mark.parametrize("make", [lambda: Button("Open"), lambda: FilterChip("Stage"), QLineEdit])
def test_the_focus_ring_goes_all_around_whatever_has_the_keyboard(qtbot: QtBot, make: type[QWidget]) -> None:
    window, widget = _window_with(qtbot, make())

    _focus(qtbot, widget)
    frame = window.findChild(QFocusFrame)

    assert frame is not None
    assert frame.widget() is widget
    corner = widget.mapTo(window, QPoint(0, 0))
    size = widget.size()
    middle = (corner.x() + size.width() // 2, corner.y() + size.height() // 2)
    ring = theme.colour("focus")
    assert _pixel(window, middle[0], corner.y() - RING_REACH + 1) == ring
    assert _pixel(window, middle[0], corner.y() + size.height() + RING_REACH - 2) == ring
    assert _pixel(window, corner.x() - RING_REACH + 1, middle[1]) == ring
    assert _pixel(window, corner.x() + size.width() + RING_REACH - 2, middle[1]) == ring


def test_the_focus_ring_is_not_cut_at_its_round_corners(qtbot: QtBot) -> None:
    button = Button("Open")
    window, widget = _window_with(qtbot, button)

    _focus(qtbot, widget)
    frame = window.findChild(QFocusFrame)

    assert frame is not None
    assert frame.mask().isEmpty()


def test_no_stock_focus_rectangle_is_drawn_inside(qtbot: QtBot) -> None:
    window, widget = _window_with(qtbot, Button("Open"))
    window.show()
    without = widget.grab().toImage()

    QApplication.sendEvent(widget, QFocusEvent(QFocusEvent.Type.FocusIn))

    assert widget.grab().toImage() == without


def _window_with(qtbot: QtBot, widget: QWidget) -> tuple[QWidget, QWidget]:
    window = QWidget()
    window.setProperty("kind", "page")
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.setContentsMargins(24, 24, 24, 24)
    column.addWidget(QLineEdit())
    column.addWidget(widget)
    return window, widget


def _focus(qtbot: QtBot, widget: QWidget) -> None:
    window = widget.window()
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)


def _accessible(widget: QWidget) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(widget)


def _pixel(widget: QWidget, x: int, y: int) -> QColor:
    return widget.grab().toImage().pixelColor(x, y)
