from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.decision import Holding, Outcome
from desktop.services import deciding
from desktop.services.desk import Desk
from desktop.services.register import register
from desktop.store import journal
from desktop.store.workspace import Workspace
from desktop.ui.decision.decision_page import DecisionPage
from desktop.ui.decision.record_dialog import RecordDialog
from desktop.ui.widgets.day_field import NOT_A_DAY
from feeds.notice import Lot
from tests.ui.notices import a_tender, stored


def fill_in(page: DecisionPage, outcome: Outcome = Outcome.STEP_BACK) -> None:
    """Everything that a decision without a pause must say."""
    page.cards.cards[outcome].click()
    page.why.fields.rationale.setPlainText("Others already do this well, and people trust them.")
    page.why.fields.no_pause.setPlainText("The board had agreed before.")
    page.why.fields.people.add_person("Amina Okoro", "director")


def asked(page: DecisionPage) -> RecordDialog:
    """The dialog that asks once more."""
    dialog = page.findChild(RecordDialog)
    assert dialog is not None
    return dialog


def decisions(desk: Desk) -> int:
    with desk.reader() as db:
        return sum(entry.kind == "decision.recorded" for entry in journal.entries(db))


def test_an_empty_form_is_refused_and_each_field_says_why(desk: Desk, decision_page: DecisionPage) -> None:
    decision_page.record()

    fields = decision_page.why.fields
    assert "bid, partner or step back" in decision_page.choice_error.sentence()
    assert "Say why" in fields.rationale_field.error.sentence()
    assert "no pause" in fields.no_pause_field.error.sentence()
    assert "at least one person" in fields.people.error.sentence()
    assert decisions(desk) == 0


def test_the_first_thing_that_is_missing_gets_the_cursor(decision_page: DecisionPage) -> None:
    decision_page.cards.cards[Outcome.BID].click()

    decision_page.record()

    assert decision_page.focusWidget() is decision_page.why.fields.rationale


def test_a_tension_without_its_reason_is_refused_under_that_commitment(
    desk: Desk, decision_page: DecisionPage
) -> None:
    fill_in(decision_page)
    row = decision_page.commitments.rows["no_exclusivity"]
    row.radios[Holding.IN_TENSION].click()

    decision_page.record()

    assert "reason for the exception" in row.exception.error.sentence()
    assert decision_page.focusWidget() is row.reason
    assert decisions(desk) == 0


def test_in_tension_opens_the_reason_and_kept_closes_it(decision_page: DecisionPage) -> None:
    row = decision_page.commitments.rows["no_exclusivity"]

    row.radios[Holding.IN_TENSION].click()
    opened = row.exception.isVisible()
    row.radios[Holding.KEPT].click()

    assert opened
    assert not row.exception.isVisible()
    assert decision_page.commitments.count.text() == "1 kept, 6 not known yet"


def test_a_day_that_cannot_be_read_is_refused_in_words(desk: Desk, decision_page: DecisionPage) -> None:
    fill_in(decision_page)
    decision_page.why.fields.review_on.edit.setText("after the summer")

    decision_page.record()

    assert decision_page.why.fields.review_on.error.sentence() == NOT_A_DAY
    assert decisions(desk) == 0


def test_a_day_that_cannot_be_read_comes_back_as_it_was_typed(
    qtbot: QtBot, desk: Desk, key: str, decision_page: DecisionPage, shown: Callable[[QWidget], None]
) -> None:
    fill_in(decision_page)
    qtbot.keyClicks(decision_page.why.fields.review_on.edit, "after the summer")

    def kept() -> None:
        with desk.reader() as db:
            draft = deciding.decision_form(db, desk, key).draft
        assert draft.days_as_typed == (("review_on", "after the summer"),)

    qtbot.waitUntil(kept)
    again = DecisionPage(desk)
    shown(again)
    again.show_opportunity(key)

    field = again.why.fields.review_on
    assert field.edit.text() == "after the summer"
    again.record()
    assert field.error.sentence() == NOT_A_DAY


def test_recording_asks_first_and_records_nothing_when_told_not_yet(
    desk: Desk, decision_page: DecisionPage
) -> None:
    fill_in(decision_page)

    decision_page.record()
    asked(decision_page).not_yet.click()

    assert decisions(desk) == 0


@pytest.mark.parametrize("outcome", list(Outcome))
def test_all_three_ways_are_recorded_alike(
    qtbot: QtBot, desk: Desk, key: str, decision_page: DecisionPage, outcome: Outcome
) -> None:
    fill_in(decision_page, outcome)
    decision_page.record()

    with qtbot.waitSignal(decision_page.recorded) as recorded:
        asked(decision_page).record.click()

    with desk.reader() as db:
        line = register(db, desk).lines[0]
    assert recorded.args == [key, "1"]
    assert line.outcome is outcome
    assert line.rationale == "Others already do this well, and people trust them."


def test_ctrl_shift_enter_asks_to_record(decision_page: DecisionPage) -> None:
    fill_in(decision_page)
    decision_page.why.fields.rationale.setFocus()
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier

    QTest.keyClick(decision_page.why.fields.rationale, Qt.Key.Key_Return, keys)

    assert asked(decision_page).isVisible()


def test_what_is_filled_in_is_kept_as_a_draft_and_stands_there_again(
    qtbot: QtBot, desk: Desk, key: str, decision_page: DecisionPage, shown: Callable[[QWidget], None]
) -> None:
    fill_in(decision_page)
    decision_page.commitments.rows["no_exclusivity"].radios[Holding.KEPT].click()

    def kept() -> None:
        with desk.reader() as db:
            assert deciding.decision_form(db, desk, key).draft.outcome is Outcome.STEP_BACK

    qtbot.waitUntil(kept)
    again = DecisionPage(desk)
    shown(again)
    again.show_opportunity(key)

    assert again.cards.choice() == Outcome.STEP_BACK
    assert again.why.fields.rationale.words() == "Others already do this well, and people trust them."
    assert again.commitments.holdings() == (("no_exclusivity", Holding.KEPT),)
    assert again.why.said() == "Draft, not recorded yet"


def test_looking_at_a_form_leaves_no_draft(desk: Desk, key: str, decision_page: DecisionPage) -> None:
    decision_page.leave()

    with desk.reader() as db:
        assert not deciding.decision_form(db, desk, key).draft_is_typed


def test_stepping_back_also_asks_what_we_do_instead(decision_page: DecisionPage) -> None:
    fields = decision_page.why.fields
    decision_page.cards.cards[Outcome.BID].click()
    before = fields.instead.isVisible()

    decision_page.cards.cards[Outcome.STEP_BACK].click()
    fields.instead.ticks["letter_of_support"].click()

    assert not before
    assert decision_page.draft().instead == ("letter_of_support",)


def test_only_reasons_of_the_chosen_outcome_are_offered(decision_page: DecisionPage) -> None:
    decision_page.cards.cards[Outcome.STEP_BACK].click()
    stepping_back = set(decision_page.why.fields.reasons.ticks)

    decision_page.cards.cards[Outcome.BID].click()

    assert "others_better_placed" in stepping_back
    assert "others_better_placed" not in decision_page.why.fields.reasons.ticks


def test_a_person_is_added_by_keyboard_and_taken_out_again(decision_page: DecisionPage) -> None:
    people = decision_page.why.fields.people
    people.add.click()
    QTest.keyClicks(people.name.edit, "Rhys Pell")
    QTest.keyClicks(people.role.edit, "trustee")
    QTest.keyClick(people.role.edit, Qt.Key.Key_Return)
    added = [(person.name, person.role) for person in people.people()]

    people.chips()[0].click()

    assert added == [("Rhys Pell", "trustee")]
    assert people.people() == ()


def test_all_lots_is_the_same_as_none_named_and_one_alone_is_named(
    desk: Desk, key_with_lots: str, decision_page: DecisionPage
) -> None:
    decision_page.show_opportunity(key_with_lots)
    all_of_them = decision_page.draft().lots

    decision_page.why.fields.lots.ticks["2"].click()

    assert all_of_them == ()
    assert decision_page.draft().lots == ("1",)


def test_no_lot_at_all_is_refused(desk: Desk, key_with_lots: str, decision_page: DecisionPage) -> None:
    decision_page.show_opportunity(key_with_lots)
    fill_in(decision_page)
    for tick in decision_page.why.fields.lots.ticks.values():
        tick.click()

    decision_page.record()

    assert decision_page.why.fields.lots.error.sentence() == "Choose at least one lot."
    assert decisions(desk) == 0


def test_a_card_can_be_chosen_beforehand(key: str, decision_page: DecisionPage) -> None:
    decision_page.show_opportunity(key, "step_back")

    assert decision_page.cards.choice() == Outcome.STEP_BACK
    assert decision_page.focusWidget() is decision_page.why.fields.rationale


def test_a_file_open_read_only_says_so_and_keeps_nothing(
    desk: Desk, key: str, now: Callable[[], datetime], shown: Callable[[QWidget], None]
) -> None:
    desk.workspace.close()
    with Workspace.open(desk.workspace.path, writable=False, now=now) as copy:
        page = DecisionPage(Desk(copy, now, desk.author))
        shown(page)
        page.show_opportunity(key, "bid")

        kept = page.leave()

        assert kept
        assert not page.why.record.isEnabled()
        assert "read-only" in page.why.record.toolTip()


def test_long_and_hostile_words_push_nothing_out_of_sight(
    qapp: QApplication, desk: Desk, decision_page: DecisionPage
) -> None:
    long = "<img src=x> " + "Neighbourhood" * 40
    lots = (Lot(id="1", title=long), Lot(id="2", title=long))
    key = stored(desk, a_tender(7, 28, title=long, lots=lots))[0]
    rationale = decision_page.why.fields.rationale

    decision_page.show_opportunity(key)
    decision_page.why.fields.people.add_person(long, long)
    qapp.processEvents()
    decision_page.grab()

    right = rationale.mapTo(decision_page, rationale.rect().topRight()).x()
    assert 0 < right < decision_page.width()
