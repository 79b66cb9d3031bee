"""What was typed stands there again, however soon one comes back and however busy the disk is."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.decision import Outcome
from desktop.domain.organisation import Organisation
from desktop.domain.pause import Answer, LensId, PauseKind, Unknown
from desktop.services import directory_draft, follow_ups, pausing
from desktop.services.conversation_changes import Conversing
from desktop.services.desk import Desk
from desktop.services.directory_changes import DirectoryChanges
from desktop.ui.add_opportunity.add_opportunity_dialog import AddOpportunityDialog
from desktop.ui.conversations.note_dialog import NoteDialog
from desktop.ui.decision.decision_page import DecisionPage
from desktop.ui.errors import ErrorDialog
from desktop.ui.organisations.organisation_dialog import OrganisationDialog
from desktop.ui.review.review_dialog import ReviewDialog
from desktop.ui.today.follow_up_dialog import FollowUpDialog
from desktop.ui.widgets.growing_field import GrowingField
from tests.services.test_reviews import awarded, decided, in_autumn
from tests.ui.notices import a_tender, stored
from tests.ui.test_trouble_in_the_window import full_disk

WORDS = "Ring them first"
NOT_KNOWN = Answer("", unknown=Unknown("Amina Okoro", date(2026, 6, 11)))
_LONG = (
    "WITH RECURSIVE c(n) AS (VALUES(1) UNION ALL SELECT n + 1 FROM c WHERE n < 2000000) SELECT max(n) FROM c"
)


@pytest.fixture
def key(desk: Desk) -> str:
    return stored(desk, a_tender(1, 60))[0]


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """What dialogs stand before."""
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def busy(desk: Desk) -> None:
    """Keep the disk busy for a while: what is written next waits for it."""
    desk.workspace.write(lambda db: db.execute(_LONG).fetchall())


def test_an_organisation_that_is_not_added_yet(desk: Desk, window: QWidget) -> None:
    dialog = OrganisationDialog(desk, DirectoryChanges(desk), parent=window)
    dialog.show()
    dialog.form.name.set_words(WORDS)

    busy(desk)
    dialog.reject()

    assert OrganisationDialog(desk, DirectoryChanges(desk), parent=window).form.name.words() == WORDS


def test_an_organisation_begun_afresh(desk: Desk, window: QWidget) -> None:
    directory_draft.keep(desk, Organisation(name=WORDS)).result()
    dialog = OrganisationDialog(desk, DirectoryChanges(desk), parent=window)
    dialog.show()

    busy(desk)
    dialog.afresh.click()
    dialog.reject()

    assert OrganisationDialog(desk, DirectoryChanges(desk), parent=window).form.name.words() == ""


def test_an_opportunity_that_is_not_added_yet(desk: Desk, window: QWidget) -> None:
    dialog = AddOpportunityDialog(desk, parent=window)
    dialog.show()
    QTest.keyClicks(dialog.form.title.edit, WORDS)

    busy(desk)
    dialog.reject()

    assert AddOpportunityDialog(desk, parent=window).form.title.words() == WORDS


def test_a_conversation_that_is_not_noted_yet(desk: Desk, window: QWidget) -> None:
    dialog = NoteDialog(desk, Conversing(desk), parent=window)
    dialog.show()
    QTest.keyClicks(dialog.fields.said, WORDS)

    busy(desk)
    dialog.reject()

    assert NoteDialog(desk, Conversing(desk), parent=window).fields.said.toPlainText() == WORDS


def test_a_decision_that_is_not_recorded_yet(desk: Desk, key: str, window: QWidget) -> None:
    page, again = DecisionPage(desk, window), DecisionPage(desk, window)
    page.show()
    page.show_opportunity(key)
    page.cards.cards[Outcome.STEP_BACK].click()
    QTest.keyClicks(page.why.fields.rationale, WORDS)

    busy(desk)
    assert page.leave()
    again.show_opportunity(key)

    assert again.why.fields.rationale.words() == WORDS


def test_a_look_back_that_is_not_recorded_yet(desk: Desk, window: QWidget) -> None:
    decided(desk)
    awarded(desk)
    dialog = ReviewDialog(in_autumn(desk), "1", window)
    dialog.show()
    learned = dialog.fields.sayings["learned"].editor
    QTest.keyClicks(learned, WORDS)

    busy(desk)
    dialog.reject()

    again = ReviewDialog(in_autumn(desk), "1", window).fields.sayings["learned"].editor
    assert isinstance(again, GrowingField)
    assert again.words() == WORDS


def test_a_follow_up_that_is_left_open(desk: Desk, key: str, window: QWidget) -> None:
    pausing.answer(desk, key, PauseKind.FULL, LensId.EXISTING_PROVIDERS, {"who_now": NOT_KNOWN})
    with desk.reader() as db:
        (line,) = follow_ups.due_by(db, desk, date(2026, 6, 30))
    dialog = FollowUpDialog(desk, line, window)
    dialog.show()
    QTest.keyClicks(dialog.found, WORDS)

    busy(desk)
    dialog.reject()

    assert FollowUpDialog(desk, line, window).found.words() == WORDS


def test_it_is_said_where_it_could_not_be_kept(desk: Desk, window: QWidget) -> None:
    dialog = OrganisationDialog(desk, DirectoryChanges(desk), parent=window)
    dialog.show()
    dialog.form.name.set_words(WORDS)

    with full_disk():
        dialog.reject()

    (told,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, ErrorDialog)]
    told.close()
