"""The spacing of the pause and of the decision, in pixels at 100 %."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.services.pausing import KnownFact
from desktop.ui.decision.commitment_row import CommitmentRow
from desktop.ui.decision.decision_page import DecisionPage
from desktop.ui.pause.pause_page import NOTE_FROM, PausePage
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.rule import Rule

ONE_LINE = KnownFact("Fernmoor Peer Circle", "Volunteers only", "Charity register", "landmark")
TWO_LINES = KnownFact(
    "The Lantern Room", "Mental health.\nAccounts filed on time.", "Charity register", "info"
)


def place(part: QWidget, within: QWidget) -> QRect:
    """Return where a part stands, seen from what holds it."""
    return QRect(part.mapTo(within, QPoint(0, 0)), part.size())


def label(within: QWidget, words: str) -> Label:
    return next(one for one in within.findChildren(Label) if one.text() == words)


def card_of(part: QWidget) -> Card:
    """Return the card that a part stands in."""
    parent = part.parentWidget()
    assert parent is not None
    return parent if isinstance(parent, Card) else card_of(parent)


def test_known_facts_stand_as_far_apart_as_in_the_picture(qtbot: QtBot, pause_page: PausePage) -> None:
    pause_page.known.show_facts([TWO_LINES, ONE_LINE, ONE_LINE])
    titles = [one for one in pause_page.known.findChildren(Label) if one.text() == ONE_LINE.title]
    first, second = label(pause_page.known, TWO_LINES.title), titles[0]

    def tops() -> list[int]:
        return [place(one, pause_page.known).top() for one in (first, second, titles[1])]

    qtbot.waitUntil(lambda: [b - a for a, b in zip(tops(), tops()[1:], strict=False)] == [107, 87])


def test_the_cards_of_the_rail_keep_16_within_their_edge(pause_page: PausePage) -> None:
    words = label(pause_page.rail, "Record a quick pause: four short lines, about five minutes.")
    card = card_of(words)

    title, button = label(card, "Not enough time?"), place(pause_page.rail.other_kind, card)

    assert place(title, card).topLeft() == QPoint(17, 17)
    assert place(words, card).top() - place(title, card).bottom() - 1 == 8
    assert (button.top() - place(words, card).bottom() - 1, card.height() - button.bottom() - 1) == (8, 17)


def test_a_note_is_added_beside_what_we_know(qtbot: QtBot, key: str, pause_page: PausePage) -> None:
    with qtbot.waitSignal(pause_page.conversation_asked) as asked:
        pause_page.known.note.click()

    assert asked.args == [key]


def test_the_button_beside_what_we_know_goes_before_it_takes_room_from_the_paper(
    qtbot: QtBot, pause_page: PausePage
) -> None:
    pause_page.resize(NOTE_FROM - 1, 836)

    qtbot.waitUntil(pause_page.known.note.isHidden)


def test_questions_that_go_on_beneath_the_foot_end_at_a_line(qtbot: QtBot, pause_page: PausePage) -> None:
    foot_lines = [each for each in pause_page.paper.findChildren(Rule) if each.parent() is pause_page.paper]

    qtbot.waitUntil(lambda: all(each.isVisible() for each in foot_lines) and len(foot_lines) == 1)


def test_choices_keep_the_rhythm_of_the_picture(qtbot: QtBot, decision_page: DecisionPage) -> None:
    card = decision_page.cards.cards["bid"]

    def heights() -> list[int]:
        return [
            place(label(card, words), card).top()
            for words in (
                "Bid",
                "Put in our own bid.",
                "Right when we are best placed and no one loses by it.",
            )
        ]

    qtbot.waitUntil(lambda: heights() == [17, 45, 73] and card.height() == 136)


@pytest.fixture
def row(decision_page: DecisionPage) -> CommitmentRow:
    """The first commitment."""
    return next(iter(decision_page.commitments.rows.values()))


def test_a_commitment_is_followed_closely_by_its_question(row: CommitmentRow) -> None:
    title, question = label(row, row.commitment.title), label(row, row.commitment.question)

    assert place(title, row).top() == 10
    assert place(question, row).top() == place(title, row).bottom() + 1


def test_answers_end_where_their_count_ends_although_a_scroll_bar_stands_there(
    qtbot: QtBot, decision_page: DecisionPage, row: CommitmentRow
) -> None:
    card = decision_page.commitments
    row.show_said_by("Amina Okoro")
    who = label(row, "Amina Okoro")

    qtbot.waitUntil(lambda: abs(place(who, card).right() - place(card.count, card).right()) <= 2)


def test_both_cards_end_in_feet_of_one_height(qtbot: QtBot, decision_page: DecisionPage) -> None:
    def foot_line(card: QWidget) -> int:
        lines = [each for each in card.findChildren(Rule) if each.parent() is card]
        return place(lines[-1], decision_page).top()

    qtbot.waitUntil(lambda: foot_line(decision_page.commitments) == foot_line(decision_page.why))


def test_the_commitments_are_read_in_full_on_their_own_page(
    qtbot: QtBot, decision_page: DecisionPage
) -> None:
    with qtbot.waitSignal(decision_page.commitments_asked):
        decision_page.commitments.read.click()


def test_a_day_is_read_whole_at_any_text_size(qtbot: QtBot, decision_page: DecisionPage) -> None:
    field = decision_page.why.fields.review_on
    field.set_value(date(2026, 9, 30))
    theme.use(scale=1.3)

    def room() -> int:
        edit = field.edit
        return edit.width() - edit.textMargins().left() - edit.fontMetrics().horizontalAdvance(edit.text())

    try:
        qtbot.waitUntil(lambda: room() >= 8)
    finally:
        theme.use(scale=1.0)
