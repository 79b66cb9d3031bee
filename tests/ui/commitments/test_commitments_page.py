"""The Commitments page: adopted, worded otherwise, retired and taken back, with the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.decision import Holding, Outcome
from desktop.services import commitments, deciding
from desktop.services.desk import Desk
from desktop.ui.commitments.commitment_card import CommitmentCard
from desktop.ui.commitments.commitments_page import CommitmentsPage
from desktop.ui.commitments.words_form import WordsForm
from desktop.ui.widgets.label import Label
from tests.services.known import STEP_BACK, without
from tests.ui.notices import a_tender, stored


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> CommitmentsPage:
    """The page over a workspace in which nobody has adopted anything."""
    page = CommitmentsPage(desk)
    qtbot.addWidget(page)
    page.resize(1248, 836)
    with qtbot.waitActive(page):
        page.show()
    page.setFocus()
    return page


def with_keyboard() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def words_on(card: CommitmentCard) -> str:
    return "\n".join(label.text() for label in card.findChildren(Label))


def open_form(page: CommitmentsPage, commitment: str = "") -> WordsForm:
    form = page.cards[commitment].form if commitment else page.findChildren(WordsForm)[-1]
    assert form is not None
    return form


def titles(desk: Desk) -> list[str]:
    with desk.reader() as db:
        return [one.title for one in commitments.in_force(db)]


def test_the_starting_set_stands_there_to_be_adopted(page: CommitmentsPage) -> None:
    assert len(page.cards) == 7
    assert page.adopt_all.isVisible()
    assert all(card.adopt.isVisible() for card in page.cards.values())
    assert QApplication.focusWidget() is page.add


def test_one_of_our_own_is_adopted_with_the_keyboard(qtbot: QtBot, desk: Desk, page: CommitmentsPage) -> None:
    QTest.keyClick(page.add, Qt.Key.Key_Space)
    QTest.keyClicks(with_keyboard(), "Pay in time")
    QTest.keyClick(with_keyboard(), Qt.Key.Key_Tab)
    QTest.keyClicks(with_keyboard(), "Do we pay what we owe in time?")
    form = open_form(page)
    form.minute.set_words("Board, 3 June")

    QTest.keyClick(form.minute.edit, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: len(page.cards) == 8)
    assert titles(desk)[-1] == "Pay in time"
    card = list(page.cards.values())[-1]
    assert "Board, 3 June." in words_on(card)
    assert page.saved.words.text() == "Adopted “Pay in time”"


def test_words_that_cannot_stand_are_refused_under_their_fields(desk: Desk, page: CommitmentsPage) -> None:
    page.add.click()
    form = open_form(page)
    form.name.set_words("no bid candy")

    form.do_it.click()

    assert "in force already" in form.name.error.sentence()
    assert form.question_field.error.sentence()
    assert len(titles(desk)) == 7


def test_a_commitment_is_worded_otherwise_and_taken_back(
    qtbot: QtBot, desk: Desk, page: CommitmentsPage
) -> None:
    page.cards["no_bid_candy"].edit.click()
    form = open_form(page, "no_bid_candy")
    form.name.set_words("No empty names")
    form.do_it.click()
    qtbot.waitUntil(lambda: "No empty names" in titles(desk))
    qtbot.waitUntil(lambda: page.saved.undo.isVisible())

    page.saved.undo.click()

    qtbot.waitUntil(lambda: "No bid candy" in titles(desk))


def test_one_is_left_out_and_adopted_again(qtbot: QtBot, desk: Desk, page: CommitmentsPage) -> None:
    page.cards["no_exclusivity"].retire.click()
    open_form(page, "no_exclusivity").do_it.click()
    qtbot.waitUntil(lambda: page.cards["no_exclusivity"].adopt.text() == "Adopt again")
    left_out = titles(desk)

    page.cards["no_exclusivity"].adopt.click()
    open_form(page, "no_exclusivity").do_it.click()

    qtbot.waitUntil(lambda: "No exclusivity clauses" in titles(desk))
    assert "No exclusivity clauses" not in left_out


def test_all_are_adopted_at_once(qtbot: QtBot, page: CommitmentsPage) -> None:
    page.adopt_all.click()
    form = open_form(page)
    form.minute.set_words("Board, 3 June")

    form.do_it.click()

    qtbot.waitUntil(lambda: not page.adopt_all.isVisible())
    assert all("Board, 3 June." in words_on(card) for card in page.cards.values())


def test_a_form_that_stands_open_is_not_taken_away_by_what_changes_elsewhere(
    desk: Desk, page: CommitmentsPage
) -> None:
    page.add.click()
    open_form(page).name.set_words("Half a th")

    page.refresh(frozenset({("decision", "x")}))

    assert open_form(page).name.words() == "Half a th"


def test_an_exception_stands_with_its_reason_and_leads_to_its_decision(
    qtbot: QtBot, desk: Desk, page: CommitmentsPage
) -> None:
    key = stored(desk, a_tender(1, 28))[0]
    draft = without(
        STEP_BACK,
        outcome=Outcome.BID,
        main_reason="",
        commitments=(("no_exclusivity", Holding.IN_TENSION),),
        exceptions=(("no_exclusivity", "The council waives clause 14."),),
    )
    number = deciding.record(desk, key, draft).number

    page.refresh(frozenset({("decision", key)}))

    card = page.cards["no_exclusivity"]
    assert "Reason: The council waives clause 14." in words_on(card)
    with qtbot.waitSignal(card.decision_read) as read:
        card.exceptions[0].click()
    assert read.args == [number]


def test_what_is_typed_into_a_form_that_is_left_comes_back(qtbot: QtBot, page: CommitmentsPage) -> None:
    page.add.click()
    form = open_form(page)
    form.name.set_words("Half a th")
    QTest.keyClicks(form.question, "Did we ask")
    QTest.keyClicks(form.on.edit, "soon")
    form.give_up.click()

    page.add.click()

    again = open_form(page)
    assert not again.before.isHidden()
    typed = (again.name.words(), again.question.words(), again.on.as_typed() != "")
    assert typed == ("Half a th", "Did we ask", True)
    again.before.afresh.click()
    assert (again.name.words(), again.question.words()) == ("", "")
    again.give_up.click()
    page.add.click()
    assert open_form(page).before.isHidden()
