"""A dialog that comes to say why something cannot go on has the room for it: nothing lies on anything."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.ui.asks import Asks
from desktop.ui.opportunities.view_dialog import ViewDialog
from desktop.ui.register.check_dialog import CheckDialog
from tests.ui.looks.measuring import troubles

Shown = TypeVar("Shown", bound=QDialog)


def test_why_a_name_will_not_do_has_room(qtbot: QtBot, desk: Desk) -> None:
    dialog = shown(qtbot, ViewDialog(desk, "Save this view", "Save"))

    dialog.accept()

    qtbot.waitUntil(lambda: troubles(dialog) == [])
    assert dialog.field.error.isVisible()


def test_the_answer_about_a_pack_has_room(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    dialog = shown(qtbot, CheckDialog(desk, Asks()))

    dialog.code.check_pack(tmp_path / "a file of another kind altogether.pdf")

    qtbot.waitUntil(lambda: "carries no check code" in dialog.code.answer.text())
    qtbot.waitUntil(lambda: troubles(dialog) == [])


def shown(qtbot: QtBot, dialog: Shown) -> Shown:
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    return dialog
