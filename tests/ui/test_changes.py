from __future__ import annotations

from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.services.settings_changes import SettingsChanges
from desktop.ui.changes import GATHER_MS, Changes
from desktop.ui.page import Touched


def test_what_was_saved_just_before_it_stopped_is_not_told(qtbot: QtBot, desk: Desk) -> None:
    told: list[Touched] = []
    changes = Changes(desk)
    changes.saved.connect(told.append)
    SettingsChanges(desk).add_person("Rhys Pell", "trustee").result()

    changes.stop()

    with qtbot.assertNotEmitted(changes.saved, wait=4 * GATHER_MS):
        pass
    assert told == []
