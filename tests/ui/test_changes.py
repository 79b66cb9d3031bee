from __future__ import annotations

from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.services.settings_changes import SettingsChanges
from desktop.store import people
from desktop.ui.changes import GATHER_MS, Changes, Since
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


def test_what_is_saved_and_not_told_yet_is_on_its_way(qtbot: QtBot, desk: Desk) -> None:
    changes = Changes(desk)
    before = changes.on_its_way()
    person = ("person", add(desk, "Rhys Pell"))

    assert before == frozenset()
    assert person in changes.on_its_way()
    with qtbot.waitSignal(changes.saved):
        pass
    assert changes.on_its_way() == frozenset()
    changes.stop()


def test_what_was_touched_since_a_step_is_told_from_what_was_touched_by_it(qtbot: QtBot, desk: Desk) -> None:
    changes = Changes(desk)
    since = Since(changes)
    told: list[Touched] = []
    changes.saved.connect(lambda touched: told.append(since.later(touched)))
    by_it = ("person", add(desk, "Rhys Pell"))
    since.begin()
    later = ("person", add(desk, "Joan Addy"))

    with qtbot.waitSignal(changes.saved):
        pass
    with qtbot.waitSignal(changes.saved):
        again = ("person", add(desk, "Mo Hart"))

    assert later in told[0]
    assert by_it not in told[0]
    assert again in told[1]
    changes.stop()


def add(desk: Desk, name: str) -> str:
    """Add somebody; return who that is."""
    with desk.reader() as db:
        before = {person.id for person in people.everyone(db)}
    SettingsChanges(desk).add_person(name, "trustee").result()
    with desk.reader() as db:
        (added,) = {person.id for person in people.everyone(db)} - before
    return added
