"""Our questions, in the settings."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from desktop.domain.pause import LensId
from desktop.services import questions
from desktop.services.desk import Desk
from desktop.ui.commands import CommandId
from desktop.ui.settings.questions_dialog import QuestionsDialog
from desktop.ui.settings.settings_page import SettingsPage


def dialog_of(page: SettingsPage, lens: int = 0) -> QuestionsDialog:
    page.questions.rows[lens].change.click()
    dialog = page.findChild(QuestionsDialog)
    assert dialog is not None
    return dialog


def asked(desk: Desk, lens: LensId = LensId.MISSION_FIT) -> list[str]:
    with desk.reader() as db:
        return [question.prompt for question in questions.lens(db, lens).questions]


def test_a_question_is_reworded_switched_off_and_added(qtbot: QtBot, desk: Desk, page: SettingsPage) -> None:
    before = asked(desk)
    dialog = dialog_of(page)

    dialog.rows[0].prompt.setPlainText("Whom is it for?")
    dialog.rows[1].asked.click()
    dialog.add.click()
    dialog.rows[-1].prompt.setPlainText("Can we heat the room?")
    dialog.save.click()

    qtbot.waitUntil(lambda: page.questions.rows[0].words.text().endswith("switched off"))
    assert asked(desk) == ["Whom is it for?", *before[2:], "Can we heat the room?"]
    assert page.questions.rows[0].words.text() == "6 questions, 1 reworded, 1 of our own, 1 switched off"
    assert page.questions.version.text().startswith("Version 2, changed on 9 June 2026 by Amina Okoro")


def test_a_change_is_taken_back(qtbot: QtBot, desk: Desk, page: SettingsPage) -> None:
    before = asked(desk)
    dialog = dialog_of(page)
    dialog.rows[0].prompt.setPlainText("Whom is it for?")
    dialog.save.click()
    qtbot.waitUntil(lambda: "reworded" in page.questions.rows[0].words.text())

    page.commands()[CommandId.UNDO]()

    qtbot.waitUntil(lambda: "reworded" not in page.questions.rows[0].words.text())
    assert asked(desk) == before


def test_a_lens_that_would_ask_nothing_is_refused_in_words(desk: Desk, page: SettingsPage) -> None:
    before = asked(desk)
    dialog = dialog_of(page)

    for row in dialog.rows:
        row.asked.click()
    dialog.save.click()

    assert dialog.problem.sentence() == "At least one question of a lens is asked."
    assert asked(desk) == before


def test_a_lens_goes_back_to_as_it_comes(qtbot: QtBot, desk: Desk, page: SettingsPage) -> None:
    before = asked(desk)
    dialog = dialog_of(page)
    dialog.rows[0].prompt.setPlainText("Whom is it for?")
    dialog.save.click()
    qtbot.waitUntil(lambda: "reworded" in page.questions.rows[0].words.text())

    again = QuestionsDialog(desk, _ours(desk))
    qtbot.addWidget(again)
    again.wanted.connect(page.questions._change)
    again.as_it_comes.click()
    again.save.click()

    qtbot.waitUntil(lambda: "reworded" not in page.questions.rows[0].words.text())
    assert asked(desk) == before


def _ours(desk: Desk) -> questions.OurLens:
    with desk.reader() as db:
        return questions.our_questions(db).lenses[0]
