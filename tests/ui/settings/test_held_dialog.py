from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop.services import deciding
from desktop.services.desk import Desk
from desktop.services.requests import Wanted
from desktop.services.settings import PersonLine, our_settings
from desktop.services.settings_changes import SettingsChanges
from desktop.store import decisions, people
from desktop.ui.settings.erase_dialog import EraseDialog
from desktop.ui.settings.held_dialog import HeldDialog
from desktop.ui.settings.settings_page import SettingsPage
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.label import Label
from tests.services.known import PEER_SUPPORT, STEP_BACK
from tests.ui.accessible import told
from tests.ui.looks.conftest import settle
from tests.ui.looks.measuring import troubles

NAME = "Ondine Drumgoole"


@pytest.fixture
def person(sample_desk: Desk) -> str:
    """Somebody of the workspace who is named in a decision."""
    SettingsChanges(sample_desk).add_person(NAME, "trustee").result()
    deciding.record(sample_desk, PEER_SUPPORT, replace(STEP_BACK, rationale=f"{NAME} leads this well."))
    with sample_desk.reader() as db:
        return next(one.id for one in people.everyone(db) if one.name == NAME)


def everyone(desk: Desk) -> tuple[PersonLine, ...]:
    with desk.reader() as db:
        return our_settings(db, desk).people


@pytest.fixture
def dialog(qtbot: QtBot, sample_desk: Desk, person: str, tmp_path: Path) -> Iterator[HeldDialog]:
    """The dialog, which has looked for that person."""
    shown = HeldDialog(sample_desk, everyone(sample_desk), ask=lambda _window, _name: tmp_path / "held.html")
    qtbot.addWidget(shown)
    with qtbot.waitActive(shown):
        shown.show()
    shown.choose(person)
    qtbot.waitUntil(lambda: "found" in shown.said.text())
    yield shown
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def shown_in(dialog: QDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(Label) if label.isVisibleTo(dialog))


def the_erasure(qtbot: QtBot, dialog: HeldDialog) -> EraseDialog:
    dialog.erase.click()
    qtbot.waitUntil(lambda: dialog.findChild(EraseDialog) is not None)
    found = dialog.findChild(EraseDialog)
    assert isinstance(found, EraseDialog)
    return found


def test_what_is_held_is_shown_and_saved(qtbot: QtBot, dialog: HeldDialog, tmp_path: Path) -> None:
    assert f"{NAME} leads this well." in shown_in(dialog)
    assert "Other words that name them: 1" in shown_in(dialog)

    with qtbot.waitSignal(dialog.changed):
        dialog.save.click()

    assert dialog.said.text() == f"Saved: {tmp_path / 'held.html'}"
    assert NAME in (tmp_path / "held.html").read_text("utf-8")


def test_nothing_can_be_saved_or_erased_of_somebody_who_was_not_looked_for(dialog: HeldDialog) -> None:
    dialog.about.box.setFocus()
    QTest.keyClick(dialog.about.box, Qt.Key.Key_End)
    dialog.about.edited.emit()

    assert dialog.name.isVisible()
    assert not dialog.save.isEnabled()
    assert dialog.save.accessibleDescription() == "Look first."
    dialog.look.click()
    assert dialog.name.error.sentence() == "Say whom to look for: two letters or more."


def test_a_request_is_noted_and_shown_among_the_settings(
    qtbot: QtBot, sample_desk: Desk, dialog: HeldDialog
) -> None:
    dialog.requests.kind.choose(Wanted.ERASURE)

    dialog.requests.note.click()

    assert dialog.said.text() == "Noted as request 1. Answer by 9 July 2026."
    page = SettingsPage(sample_desk)
    qtbot.addWidget(page)
    page.resize(1248, 836)
    page.show()
    assert page.people.to_do.text() == f"1. {NAME} asked to be erased on 9 June 2026. Answer by 9 July 2026."


def test_a_person_is_erased_once_each_text_is_worded_again(
    qtbot: QtBot, sample_desk: Desk, dialog: HeldDialog
) -> None:
    erasure = the_erasure(qtbot, dialog)
    words = erasure.cards[0].words
    words.selectAll()
    QTest.keyClicks(words, "Another group leads this well.")

    with qtbot.waitSignal(dialog.changed):
        erasure.erase.click()
        qtbot.waitUntil(lambda: erasure.leave.text() == "Close")
        assert "Where it may still stand" in shown_in(erasure)
        erasure.leave.click()

    with sample_desk.reader() as db:
        assert decisions.of(db, PEER_SUPPORT)[0].rationale == "Another group leads this well."
        assert NAME not in people.names(db).values()
    assert NAME.encode() not in sample_desk.workspace.path.read_bytes()


def test_a_text_that_still_names_them_is_told_under_its_field(qtbot: QtBot, dialog: HeldDialog) -> None:
    erasure = the_erasure(qtbot, dialog)
    erasure.cards[0].words.setPlainText(f"{NAME} again")
    erasure.ground.set_words("")

    erasure.erase.click()

    assert erasure.ground.error.sentence() == "Say on what ground the data are erased."
    assert erasure.cards[0].field.error.sentence() == "This still names them."
    assert erasure.leave.text() == "Leave it"
    erasure.leave.click()


def test_leaving_it_changes_nothing(qtbot: QtBot, sample_desk: Desk, dialog: HeldDialog) -> None:
    erasure = the_erasure(qtbot, dialog)

    QTest.keyClick(erasure, Qt.Key.Key_Escape)

    with sample_desk.reader() as db:
        assert NAME in people.names(db).values()
    assert dialog.isVisible()


def test_whoever_sits_here_is_told_why_they_cannot_be_erased(
    qtbot: QtBot, sample_desk: Desk, dialog: HeldDialog
) -> None:
    dialog.choose(str(sample_desk.author))
    qtbot.waitUntil(lambda: "found" in dialog.said.text())

    erasure = the_erasure(qtbot, dialog)

    assert not erasure.erase.isEnabled()
    assert "You sit at this desk yourself." in erasure.problem.sentence()
    erasure.leave.click()


def test_the_settings_open_it(qtbot: QtBot, sample_desk: Desk, person: str) -> None:
    page = SettingsPage(sample_desk)
    qtbot.addWidget(page)
    page.show()

    page.people.held.click()

    found = page.findChild(HeldDialog)
    assert isinstance(found, HeldDialog)
    assert found.about.box.findData(person) >= 0
    found.leave.click()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("look", ["light", "dark"])
def test_nothing_is_cut_or_covered_and_every_control_is_named(
    qtbot: QtBot, dialog: HeldDialog, look: str, scale: float
) -> None:
    erasure = the_erasure(qtbot, dialog)
    try:
        theme.use(look, scale)
        wrong = {one.windowTitle(): _wrong_with(one, scale) for one in (dialog, erasure)}
    finally:
        theme.use("light", 1.0)

    assert wrong == {dialog.windowTitle(): [], erasure.windowTitle(): []}
    erasure.leave.click()


def _wrong_with(dialog: QDialog, scale: float) -> list[str]:
    dialog.resize(round(680 * scale), 760)
    settle()
    nameless = [str(each) for each in told(dialog) if each.focusable and not each.name.strip()]
    return [*troubles(dialog), *nameless]


def test_an_erasure_can_be_cancelled_while_notices_are_looked_through(
    qtbot: QtBot, sample_desk: Desk, dialog: HeldDialog
) -> None:
    erasure = the_erasure(qtbot, dialog)

    erasure.erase.click()
    QTest.keyClick(erasure, Qt.Key.Key_Escape)

    qtbot.waitUntil(lambda: erasure.leave.text() in ("Leave it", "Close"))
    with sample_desk.reader() as db:
        still_named = NAME in people.names(db).values()
    assert still_named == (erasure.problem.sentence() == "Stopped. Nothing was changed.")
    erasure.leave.click()
