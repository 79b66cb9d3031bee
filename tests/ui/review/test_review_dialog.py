"""Looking back in its dialog: what it shows, what is kept while one types, and what is recorded."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop.domain.reviews import Result, ReviewDraft
from desktop.services import reviews
from desktop.services.desk import Desk
from desktop.services.reviews import ReviewForm
from desktop.ui.review.review_dialog import ReviewDialog
from desktop.ui.widgets.growing_field import GrowingField
from desktop.ui.widgets.label import Label
from tests.conftest import NOW
from tests.services.test_reviews import awarded, decided, in_autumn


@pytest.fixture(name="dialog")
def _dialog(qtbot: QtBot, desk: Desk) -> ReviewDialog:
    decided(desk)
    awarded(desk)
    return shown(qtbot, desk)


def shown(qtbot: QtBot, desk: Desk) -> ReviewDialog:
    dialog = ReviewDialog(in_autumn(desk), "1")
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def editor(dialog: ReviewDialog, saying: str) -> GrowingField:
    found = dialog.fields.sayings[saying].editor
    assert isinstance(found, GrowingField)
    return found


def form(desk: Desk) -> ReviewForm:
    with desk.reader() as db:
        return reviews.review_form(db, "1")


def words(dialog: ReviewDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(Label)]


def test_it_shows_why_we_decided_and_what_the_award_notice_says(dialog: ReviewDialog) -> None:
    said = words(dialog)

    assert "Others already do this well." in said
    assert "Awarded to The Lantern Room on 1 September 2026 (notice award-2026-09-01)." in said
    assert dialog.fields.result.chosen() == "not_won"
    assert dialog.fields.result_on.value() == date(2026, 9, 1)


def test_what_is_typed_is_kept_within_a_moment(qtbot: QtBot, desk: Desk, dialog: ReviewDialog) -> None:
    QTest.keyClicks(editor(dialog, "learned"), "Ring them first.")

    qtbot.waitUntil(lambda: form(desk).draft.learned == "Ring them first.")


def test_what_is_left_for_now_comes_back(qtbot: QtBot, desk: Desk, dialog: ReviewDialog) -> None:
    QTest.keyClicks(editor(dialog, "people"), "Most stayed together.")
    dialog.leave.click()
    qtbot.waitUntil(lambda: form(desk).draft_is_typed)

    again = shown(qtbot, desk)

    assert dialog.result() == QDialog.DialogCode.Rejected
    assert editor(again, "people").words() == "Most stayed together."
    assert "Typed before, not yet recorded." in words(again)


def test_a_day_that_is_none_comes_back_as_it_was_typed(
    qtbot: QtBot, desk: Desk, dialog: ReviewDialog
) -> None:
    QTest.keyClicks(dialog.fields.next_on.edit, "soonish")
    dialog.leave.click()
    qtbot.waitUntil(lambda: form(desk).draft_is_typed)

    assert shown(qtbot, desk).fields.next_on.edit.text() == "soonish"


def test_a_review_is_recorded_as_it_was_typed(desk: Desk, dialog: ReviewDialog) -> None:
    for saying in dialog.fields.sayings:
        QTest.keyClicks(editor(dialog, saying), f"Of {saying}.")
    QTest.keyClicks(dialog.fields.next_on.edit, "4 Jan 2027")

    dialog.record.click()

    assert dialog.result() == QDialog.DialogCode.Accepted
    (record,) = form(desk).earlier
    assert record.lines == (
        ("Outcome", "Awarded to others, known since 1 September 2026"),
        ("Whoever did this before", "Of provider."),
        ("The people it is for", "Of people."),
        ("The partnership, or what we did instead", "Of partnership."),
        ("What we would do differently", "Of differently."),
        ("What we learned from them", "Of learned."),
        ("Award notices then", "Awarded to The Lantern Room on 1 September 2026 (notice award-2026-09-01)"),
        ("Look back again on", "4 January 2027"),
    )
    assert not form(desk).draft_is_typed


def test_what_is_missing_is_said_at_its_field(dialog: ReviewDialog) -> None:
    dialog.fields.result.choose("not_known")
    dialog.fields.result_on.set_value(None)

    dialog.record.click()

    assert dialog.fields.result.error.sentence().startswith("Say the outcome")
    assert dialog.result() != QDialog.DialogCode.Accepted


def test_a_day_that_is_none_is_told_and_not_recorded(desk: Desk, dialog: ReviewDialog) -> None:
    QTest.keyClicks(dialog.fields.next_on.edit, "soonish")

    dialog.record.click()

    assert dialog.fields.next_on.error.sentence()
    assert form(desk).earlier == ()


def test_earlier_reviews_stand_beneath_and_another_follows(qtbot: QtBot, desk: Desk) -> None:
    decided(desk)
    first = ReviewDraft(result=Result.CANCELLED, learned="Ask about the budget.")
    reviews.record(Desk(desk.workspace, lambda: NOW + timedelta(days=30), desk.author), "1", first)

    dialog = shown(qtbot, desk)

    assert "Looked back on 9 July 2026 by Amina Okoro" in words(dialog)
    assert "An earlier review says: Cancelled by the buyer." in words(dialog)
    QTest.keyClicks(editor(dialog, "differently"), "Nothing.")
    dialog.record.click()
    assert len(form(desk).earlier) == 2
