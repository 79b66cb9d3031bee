"""The map by keyboard alone: no mouse, and nothing is called but keys."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.services.system_map import PLACE
from desktop.store import directory, system_maps
from desktop.ui.map.map_file_dialog import MapFileDialog
from desktop.ui.map.map_handle import MapHandle
from desktop.ui.map.map_view import MapView
from desktop.ui.organisations.relation_dialog import RelationDialog
from tests.ui.keyboard import ALT, CTRL, SHIFT, Keyboard, told
from tests.ui.looks.conftest import settle
from tests.ui.map.conftest import NAMES, page_of


def on(keys: Keyboard) -> str:
    """Return whose handle has the keyboard."""
    focus = keys.focus
    assert isinstance(focus, MapHandle)
    return focus.accessibleName().split(",")[0]


def dialog(kind: type[QDialog]) -> QDialog:
    found = QApplication.activeWindow()
    assert isinstance(found, kind)
    return found


def test_tab_enters_the_map_once_and_leaves_it_again(keys: Keyboard, view: MapView) -> None:
    stops = [told(stop) for stop in keys.stops()]

    everybody = {entry.name for entry in page_of(view).entries}
    assert len([stop for stop in stops if stop.split(",")[0] in everybody]) == 1
    wanted = ("Map", "Put on the map", "Come nearer", "See the whole map")
    assert [name for name in stops if name in wanted] == list(wanted)


def test_arrow_keys_go_to_whoever_lies_that_way_and_say_who_it_is(keys: Keyboard, view: MapView) -> None:
    enter(keys, view)
    seen = {on(keys)}

    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up) * 3:
        keys.press(key)
        seen.add(on(keys))

    assert len(seen) >= 3
    assert view.canvas.chosen_one == view.canvas.current
    assert view.panel.isVisible()
    assert view.panel.name.text() == on(keys)


def test_everybody_is_reached_in_reading_order(keys: Keyboard, view: MapView) -> None:
    enter(keys, view)
    keys.press(Qt.Key.Key_Home)
    seen = [on(keys)]

    for _ in range(5):
        keys.press(Qt.Key.Key_J)
        seen.append(on(keys))
    keys.press(Qt.Key.Key_End)

    assert sorted(seen) == sorted(entry.name for entry in page_of(view).entries)
    assert on(keys) == seen[-1]
    keys.press(Qt.Key.Key_K)
    assert on(keys) == seen[-2]


def test_enter_opens_the_record(qtbot: QtBot, keys: Keyboard, view: MapView, ids: dict[str, str]) -> None:
    enter(keys, view)
    go_to(keys, view, NAMES[2])

    with qtbot.waitSignal(view.record_asked) as asked:
        keys.press(Qt.Key.Key_Return)

    assert asked.args == [ids[NAMES[2]]]


def test_somebody_is_moved_along_their_ring_kept_there_and_let_go_again(
    qtbot: QtBot, keys: Keyboard, view: MapView, desk: Desk, ids: dict[str, str]
) -> None:
    enter(keys, view)
    go_to(keys, view, NAMES[0])
    before = angle(view, ids[NAMES[0]])

    with qtbot.waitSignal(view.shown):
        keys.press(Qt.Key.Key_Down, SHIFT)
    moved = angle(view, ids[NAMES[0]])
    with qtbot.waitSignal(view.shown):
        keys.press(Qt.Key.Key_Down, ALT)
    kept = kept_angles(desk)
    assert on(keys) == NAMES[0]
    keys.press(Qt.Key.Key_Backtab)
    keys.tab_to("Arrange anew")
    with qtbot.waitSignal(view.shown):
        keys.press(Qt.Key.Key_Space)

    assert before != moved
    assert list(kept) == [ids[NAMES[0]]]
    assert kept_angles(desk) == {}
    keys.tab_to("Undo")
    with qtbot.waitSignal(view.shown):
        keys.press(Qt.Key.Key_Space)
    assert kept_angles(desk) == kept


def test_keys_come_nearer_go_farther_show_all_and_push_the_map(keys: Keyboard, view: MapView) -> None:
    enter(keys, view)
    whole = view.canvas.transform().m11()

    keys.press(Qt.Key.Key_Plus)
    keys.press(Qt.Key.Key_Plus)
    nearer = view.canvas.transform().m11()
    left = view.canvas.horizontalScrollBar().value()
    keys.press(Qt.Key.Key_Right, CTRL)
    pushed = view.canvas.horizontalScrollBar().value()
    keys.press(Qt.Key.Key_Minus)
    farther = view.canvas.transform().m11()
    keys.press(Qt.Key.Key_0)

    assert whole < farther < nearer
    assert pushed > left
    assert view.canvas.transform().m11() == whole


def test_escape_closes_the_panel_and_space_opens_it(keys: Keyboard, view: MapView) -> None:
    enter(keys, view)

    keys.press(Qt.Key.Key_Space)
    opened = view.panel.isVisible()
    keys.press(Qt.Key.Key_Escape)

    assert opened
    assert not view.panel.isVisible()
    assert isinstance(keys.focus, MapHandle)


def test_the_list_shows_the_same_one_as_the_map(keys: Keyboard, view: MapView) -> None:
    enter(keys, view)
    go_to(keys, view, NAMES[1])
    keys.tab_to("Map")
    keys.press(Qt.Key.Key_Right)
    settle()
    keys.tab_to("Everybody on the map")

    chosen = view.list.model.line(view.list.view.current_row())
    keys.press(Qt.Key.Key_Down)

    assert chosen is not None
    assert chosen.name == NAMES[1]
    assert view.panel.name.text() == view.list.model.line(view.list.view.current_row()).name  # type: ignore[union-attr]
    assert view.canvas.chosen_one == view.list.model.line(view.list.view.current_row()).id  # type: ignore[union-attr]


def test_an_organisation_is_put_on_the_map_by_its_name_and_taken_off(
    qtbot: QtBot, keys: Keyboard, view: MapView, desk: Desk
) -> None:
    keys.tab_to("Put on the map")
    keys.press(Qt.Key.Key_Space)
    keys.write("Quarry Road Shed")
    keys.press(Qt.Key.Key_Down)
    with qtbot.waitSignal(view.shown):
        keys.press(Qt.Key.Key_Return)
    put_on = [entry.name for entry in page_of(view).entries]
    enter(keys, view)
    go_to(keys, view, "Quarry Road Shed")
    with qtbot.waitSignal(view.shown):
        keys.press(Qt.Key.Key_Delete)

    assert "Quarry Road Shed" in put_on
    assert "Quarry Road Shed" not in [entry.name for entry in page_of(view).entries]


def test_a_relation_is_drawn(
    qtbot: QtBot, keys: Keyboard, view: MapView, desk: Desk, ids: dict[str, str]
) -> None:
    enter(keys, view)
    go_to(keys, view, NAMES[1])
    keys.tab_to("Draw a relation")
    keys.press(Qt.Key.Key_Space)
    keys.until(lambda: isinstance(QApplication.activeWindow(), RelationDialog))
    keys.tab_to("Which organisation")
    keys.write("lantern")
    keys.press(Qt.Key.Key_Down)
    keys.press(Qt.Key.Key_Return)
    keys.tab_to("Link them")
    with qtbot.waitSignal(view.shown):
        keys.press(Qt.Key.Key_Space)

    with desk.reader() as db:
        links = {(link.one, link.other) for link in directory.links(db)}
    assert (ids[NAMES[1]], ids[NAMES[2]]) in links
    assert len(view.canvas.arrangement.curves) == 2  # type: ignore[union-attr]


def test_the_map_is_exported_with_those_alone_who_are_ticked(
    keys: Keyboard, view: MapView, saved_as: list[Path], tmp_path: Path
) -> None:
    saved_as.append(tmp_path / "map.svg")
    keys.tab_to("Export the map")
    keys.press(Qt.Key.Key_Space)
    keys.until(lambda: isinstance(QApplication.activeWindow(), MapFileDialog))
    keys.tab_to(NAMES[2])
    keys.press(Qt.Key.Key_Space)
    keys.tab_to("Choose a file")
    keys.press(Qt.Key.Key_Space)

    keys.until(saved_as[0].exists)
    text = saved_as[0].read_text("utf-8")
    assert [name.split()[-1] in text for name in NAMES] == [False, False, True]
    keys.until(lambda: view.head.saved.words.text() == "Written to map.svg.")


def enter(keys: Keyboard, view: MapView) -> None:
    """Press Tab until the map has the keyboard."""
    assert view.canvas.arrangement is not None
    current = view.canvas.arrangement.of(view.canvas.current)
    assert current is not None
    keys.tab_to(current.node.name)


def go_to(keys: Keyboard, view: MapView, name: str) -> None:
    """Walk in reading order until somebody has the keyboard."""
    keys.press(Qt.Key.Key_Home)
    for _ in page_of(view).entries:
        if on(keys) == name:
            return
        keys.press(Qt.Key.Key_J)
    assert on(keys) == name


def angle(view: MapView, id_: str) -> float:
    assert view.canvas.arrangement is not None
    one = view.canvas.arrangement.of(id_)
    assert one is not None
    return one.angle


def kept_angles(desk: Desk) -> dict[str, float]:
    with desk.reader() as db:
        return {who: kept.value for who, kept in system_maps.positions(db, PLACE).items()}
