from __future__ import annotations

from datetime import date

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.widgets.choice_card import CardWords, ChoiceCards
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.day_field import NOT_A_DAY, DayField
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.growing_field import GrowingField
from desktop.ui.widgets.lens_rail import LensRail, RailItem
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.one_of_chips import OneOfChips
from desktop.ui.widgets.tab_order import follow_reading_order
from desktop.ui.widgets.typing_pace import KEEP_AFTER_MS, TypingPace
from tests.ui.fields.conftest import Hold

TODAY = date(2026, 6, 9)
LINE_HEIGHT = 20


def test_a_growing_field_is_three_lines_high_and_grows_with_its_text(hold: Hold) -> None:
    field = GrowingField("Why")
    hold(field)
    field.setFixedWidth(400)
    field.show()
    empty = field.height()

    field.setPlainText("\n".join(["A line"] * 8))

    assert empty == 72
    assert field.height() == 8 * LINE_HEIGHT + 18


def test_loading_a_text_leaves_nothing_to_undo(hold: Hold) -> None:
    field = GrowingField("Why")
    hold(field)

    field.setPlainText("As it was recorded")

    assert not field.document().isUndoAvailable()


def test_words_pasted_with_markup_arrive_as_plain_words(hold: Hold) -> None:
    field = GrowingField("Why")
    hold(field)
    pasted = QMimeData()
    pasted.setHtml("<b>bold</b> <img src='http://example.org/x.png'>")
    pasted.setText("bold")

    field.insertFromMimeData(pasted)

    assert field.toPlainText() == "bold"


def test_a_growing_field_leaves_the_wheel_to_the_page(hold: Hold) -> None:
    field = GrowingField("Why")
    hold(field)
    nothing, down = QPoint(0, 0), QPoint(0, -120)
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        nothing,
        down,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )

    field.wheelEvent(wheel)

    assert not wheel.isAccepted()


def test_a_field_is_named_by_its_label_and_described_by_its_error(hold: Hold) -> None:
    field = Field("Why", GrowingField(""), hint="Two sentences")
    hold(field)

    field.show_error("Say why.")

    assert field.editor.accessibleName() == "Why"
    assert field.editor.accessibleDescription() == "Say why."
    assert field.error.sentence() == "Say why."


def test_an_error_goes_once_something_is_typed(hold: Hold) -> None:
    field = LineField("Your name")
    hold(field)
    field.show_error("Say what you are called.")

    QTest.keyClicks(field.edit, "A")

    assert field.error.sentence() == ""
    assert field.error.isHidden()


def test_a_choice_that_is_not_offered_leaves_nothing_chosen(hold: Hold) -> None:
    field = ChoiceField("Main reason", [("a", "One"), ("b", "Two")])
    hold(field)
    field.choose("b")

    field.set_choices([("a", "One")])

    assert field.chosen() == ""


def test_a_day_is_typed_and_shown_in_full_once_left(hold: Hold) -> None:
    field = DayField("Review on", today=lambda: TODAY)
    hold(field)

    QTest.keyClicks(field.edit, "9 dec")
    QTest.keyClick(field.edit, Qt.Key.Key_Return)

    assert field.edit.text() == "Wed 9 December 2026"
    assert field.value() == date(2026, 12, 9)


def test_what_is_not_a_day_is_kept_and_said(hold: Hold) -> None:
    field = DayField("Review on", today=lambda: TODAY)
    hold(field)

    QTest.keyClicks(field.edit, "after the summer")
    QTest.keyClick(field.edit, Qt.Key.Key_Return)

    assert field.edit.text() == "after the summer"
    assert field.unreadable()
    assert field.error.sentence() == NOT_A_DAY


def test_a_day_is_picked_by_keyboard_alone(qtbot: QtBot, hold: Hold) -> None:
    field = DayField("Review on", today=lambda: TODAY)
    hold(field)
    field.set_value(date(2026, 12, 9))
    field.show()
    QTest.keyClick(field.edit, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = QApplication.activePopupWidget()
    assert calendar is not None

    with qtbot.waitSignal(field.edited):
        month = calendar.focusWidget()
        QTest.keyClick(month, Qt.Key.Key_Right)
        QTest.keyClick(month, Qt.Key.Key_Return)

    assert field.value() == date(2026, 12, 10)


def test_arrow_keys_go_between_the_three_cards(qtbot: QtBot, hold: Hold) -> None:
    names = ("bid", "partner", "step_back")
    cards = ChoiceCards([CardWords(name, "pen-line", name, "Lead.", "Detail.") for name in names])
    hold(cards)
    cards.show()
    cards.choose("bid")
    with qtbot.waitActive(cards):
        cards.cards["bid"].setFocus()

    with qtbot.waitSignal(cards.chosen) as chosen:
        QTest.keyClick(cards.cards["bid"], Qt.Key.Key_Right)

    assert chosen.args == ["partner"]
    assert cards.choice() == "partner"


def test_the_three_cards_are_equal_in_size_whichever_is_chosen(hold: Hold) -> None:
    names = ("bid", "partner", "step_back")
    cards = ChoiceCards([CardWords(name, "pen-line", name, "Lead.", "Detail.") for name in names])
    hold(cards)
    cards.resize(1202, 140)
    cards.show()

    cards.choose("step_back")

    assert {card.size().toTuple() for card in cards.cards.values()} == {cards.cards["bid"].size().toTuple()}


def test_a_rail_says_how_far_each_lens_has_come(hold: Hold) -> None:
    rail = LensRail(2)
    hold(rail)

    rail.show_items(
        [RailItem("Mission fit", "Done", "done", 1), RailItem("Impact", "1 of 5", "begun", 0.2)], 1
    )

    assert [item.accessibleName() for item in rail.items] == ["Mission fit: Done", "Impact: 1 of 5"]
    assert rail.items[1].isChecked()


def test_chips_run_on_to_the_next_line_and_stay_inside(hold: Hold) -> None:
    holder = QWidget()
    hold(holder)
    flow = FlowLayout(holder)
    buttons = [QPushButton("Some words") for _ in range(6)]
    for button in buttons:
        flow.addWidget(button)

    holder.resize(260, flow.heightForWidth(260))
    holder.show()

    assert len({button.y() for button in buttons}) > 1
    assert all(button.geometry().right() < 260 for button in buttons)
    assert flow.heightForWidth(260) > flow.heightForWidth(2_000)


def test_the_last_chip_stands_at_the_right_while_all_fit_in_one_line(hold: Hold) -> None:
    holder = QWidget()
    hold(holder)
    flow = FlowLayout(holder, right_from=1)
    first, last = QPushButton("One"), QPushButton("Two")
    flow.addWidget(first)
    flow.addWidget(last)

    holder.resize(600, 40)
    holder.show()

    assert first.x() == 0
    assert last.geometry().right() == 599


def test_only_one_chip_of_a_choice_is_on(hold: Hold) -> None:
    chips = OneOfChips([("a", "One"), ("b", "Two")])
    hold(chips)
    chips.chips["a"].click()

    chips.chips["b"].click()

    assert chips.choice() == "b"
    assert not chips.chips["a"].isChecked()


def test_tab_follows_the_order_of_the_layout_whenever_parts_were_made(qtbot: QtBot, hold: Hold) -> None:
    page = QWidget()
    hold(page)
    column = QVBoxLayout(page)
    last = QPushButton("Made first, stands last")
    column.addWidget(last)
    first = LineField("Made last, stands first")
    column.insertWidget(0, first)
    with qtbot.waitActive(page):
        page.show()

    follow_reading_order(page)
    first.take_focus()
    QTest.keyClick(first.edit, Qt.Key.Key_Tab)

    assert page.focusWidget() is last


def test_somebody_who_types_without_a_break_is_kept_up_with(qtbot: QtBot) -> None:
    pace, types = TypingPace(), QTimer()
    types.timeout.connect(pace.nudge)

    with qtbot.waitSignal(pace.keep_now):
        types.start(KEEP_AFTER_MS // 8)  # a later change does not put off what an earlier one began


def test_assistive_technology_hears_choices_as_radio_buttons(hold: Hold) -> None:
    cards = ChoiceCards([CardWords("bid", "pen-line", "Bid", "Our own.", "When best placed.")])
    chips = OneOfChips([("wales", "Wales")])
    rail = LensRail(1)
    for widget in (cards, chips, rail):
        hold(widget)

    spoken = [
        QAccessible.queryAccessibleInterface(widget)
        for widget in (cards.cards["bid"], chips.chips["wales"], rail.items[0])
    ]

    assert {each.role() for each in spoken} == {QAccessible.Role.RadioButton}
    assert spoken[0].text(QAccessible.Text.Name) == "Bid"
    assert spoken[0].text(QAccessible.Text.Description) == "Our own. When best placed."
