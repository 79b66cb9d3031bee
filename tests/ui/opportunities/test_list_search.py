"""The list is read again when something changes, one reading at a time."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.ui.opportunities.list_reader import Found, Search
from desktop.ui.opportunities.list_search import ListSearch
from tests.ui.notices import a_tender, stored


def test_what_changes_all_the_time_does_not_keep_the_list_from_showing(qtbot: QtBot, desk: Desk) -> None:
    stored(desk, a_tender(1, 20))
    asked, answers = ListSearch(desk), list[Found]()
    asked.found.connect(answers.append)

    asked.ask(Search())
    with qtbot.waitSignal(asked.found):
        for _ in range(50):  # each would have called off the answer to the one before
            asked.ask_again()
            QApplication.processEvents()

    qtbot.waitUntil(lambda: len(answers) >= 2)
    assert {len(found.ids) for found in answers} == {1}


def test_what_changed_while_an_answer_was_under_way_is_in_the_next(qtbot: QtBot, desk: Desk) -> None:
    asked, answers = ListSearch(desk), list[Found]()
    asked.found.connect(answers.append)

    asked.ask(Search())
    stored(desk, a_tender(1, 20), a_tender(2, 22))
    asked.ask_again()

    qtbot.waitUntil(lambda: len(answers) == 2)
    assert len(answers[-1].ids) == 2
