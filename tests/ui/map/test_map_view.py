"""The map with the mouse, as assistive technology hears it, at every size and in every theme."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.map_layout import labels_at
from desktop.services.desk import Desk
from desktop.services.system_map import PLACE
from desktop.store import system_maps
from desktop.ui.map.map_canvas import MapCanvas
from desktop.ui.map.map_handle import MapHandle
from desktop.ui.map.map_reading import laid_out
from desktop.ui.map.map_view import MapView
from desktop.ui.organisations.relation_dialog import RelationDialog
from desktop.ui.theme.theme import theme
from tests.domain.maps import a_crowd
from tests.ui.accessible import NAMELESS_ROLES, told
from tests.ui.looks.conftest import settle
from tests.ui.looks.measuring import troubles
from tests.ui.map.conftest import NAMES, added, page_of

LEFT = Qt.MouseButton.LeftButton


def at(view: MapView, id_: str) -> QPoint:
    """Return where on the canvas somebody's mark is."""
    assert view.canvas.arrangement is not None
    one = view.canvas.arrangement.of(id_)
    assert one is not None
    return view.canvas.mapFromScene(QPointF(one.x, one.y))


def drag(
    view: MapView,
    begin: QPoint,
    end: QPoint,
    held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Press, move by way of the middle, and let go."""
    port = view.canvas.viewport()
    QTest.mousePress(port, LEFT, held, begin)
    for point in ((begin + end) / 2, end):
        QTest.mouseMove(port, point)
        QApplication.processEvents()
    QTest.mouseRelease(port, LEFT, held, end)
    QApplication.processEvents()


def test_a_click_chooses_a_double_click_opens_and_a_click_beside_lets_go(
    qtbot: QtBot, view: MapView, ids: dict[str, str]
) -> None:
    port, lantern = view.canvas.viewport(), ids[NAMES[2]]

    QTest.mouseClick(port, LEFT, pos=at(view, lantern))
    chosen, panel = view.canvas.chosen_one, view.panel.name.text()
    with qtbot.waitSignal(view.record_asked) as asked:
        QTest.mouseDClick(port, LEFT, pos=at(view, lantern))
    QTest.mouseClick(port, LEFT, pos=QPoint(4, 4))

    assert (chosen, panel) == (lantern, NAMES[2])
    assert asked.args == [lantern]
    assert (view.canvas.chosen_one, view.panel.isVisible()) == ("", False)


def test_somebody_is_dragged_along_their_ring_and_stays_there(
    qtbot: QtBot, view: MapView, desk: Desk, ids: dict[str, str]
) -> None:
    lantern = ids[NAMES[2]]
    begin = at(view, lantern)

    with qtbot.waitSignal(view.shown):
        drag(view, begin, QPoint(begin.x() + 20, 60))

    assert view.canvas.arrangement is not None
    one = view.canvas.arrangement.of(lantern)
    assert one is not None
    ellipse = next(ring.ellipse for ring in view.canvas.arrangement.rings if ring.ring is one.node.ring)
    assert (one.x / ellipse.across) ** 2 + (one.y / ellipse.down) ** 2 == pytest.approx(1)
    with desk.reader() as db:
        assert list(system_maps.positions(db, PLACE)) == [lantern]
    assert view.head.saved.words.text() == f"Moved {NAMES[2]}"
    assert view.head.anew.isEnabled()


def test_the_ground_is_dragged_to_see_another_part(view: MapView) -> None:
    view.canvas.nearer(3)
    before = view.canvas.horizontalScrollBar().value()

    drag(view, QPoint(60, 60), QPoint(10, 40))

    assert view.canvas.horizontalScrollBar().value() == before + 50


def test_a_line_is_drawn_with_ctrl_from_one_to_another(view: MapView, ids: dict[str, str]) -> None:
    control = Qt.KeyboardModifier.ControlModifier

    drag(view, at(view, ids[NAMES[0]]), at(view, ids[NAMES[1]]), control)

    dialog = QApplication.activeWindow()
    assert isinstance(dialog, RelationDialog)
    assert dialog.other.organisation() == ids[NAMES[1]]
    dialog.reject()


def test_the_wheel_scrolls_the_page_until_the_map_has_the_keyboard(view: MapView) -> None:
    before = view.canvas.transform().m11()

    scrolled = wheel(view.canvas)
    unchanged = view.canvas.transform().m11()
    with_ctrl = wheel(view.canvas, Qt.KeyboardModifier.ControlModifier)
    nearer = view.canvas.transform().m11()
    view.canvas.take_focus()
    focused = wheel(view.canvas)

    assert (scrolled, with_ctrl, focused) == (False, True, True)
    assert before == unchanged < nearer < view.canvas.transform().m11()


def test_each_mark_is_heard_as_a_choice_with_name_role_size_and_lines(
    view: MapView, ids: dict[str, str]
) -> None:
    view.choose(ids[NAMES[0]])

    heard = [one for one in told(view) if isinstance(one.widget, MapHandle)]

    assert len(heard) == len(page_of(view).entries)
    assert {one.role for one in heard} == {QAccessible.Role.RadioButton}
    (brook,) = (one for one in heard if one.checked)
    assert brook.name == f"{NAMES[0]}, potential partner, income £10k to £100k"
    assert brook.description == f"{NAMES[0]} works with {NAMES[2]}."


def test_whatever_takes_the_keyboard_has_a_name_and_a_role(view: MapView, ids: dict[str, str]) -> None:
    view.choose(ids[NAMES[0]])
    settle()

    reached = [each for each in told(view) if each.focusable]

    assert reached
    assert [str(each) for each in reached if not each.name.strip() or each.role in NAMELESS_ROLES] == []


def test_the_list_tells_the_same_in_words(view: MapView) -> None:
    view.head.views.choose("list")
    view.head.turned.emit("list")
    settle()

    cells = [each.name for each in told(view) if each.role is QAccessible.Role.Cell]

    assert f"{NAMES[0]}, Potential partner" in cells
    assert f"Stands to others: {NAMES[0]} works with {NAMES[2]}." in cells
    assert "Yearly income: £10k to £100k" in cells
    assert "Yearly income: Not known" in cells
    assert "Yearly income: nothing noted" in cells


@pytest.mark.parametrize("chosen", [False, True])
@pytest.mark.parametrize("listed", [False, True])
def test_nothing_is_cut_or_covered_in_any_theme_at_any_size(
    window: QWidget, view: MapView, ids: dict[str, str], chosen: bool, listed: bool
) -> None:
    view.choose(ids[NAMES[0]] if chosen else "")
    if listed:
        view.head.turned.emit("list")
    view.head.saved.say("Moved somebody", undo="Take it back")

    found = {}
    for width in (1200, 800):
        for name in ("light", "dark", "contrast"):
            for scale in (1.0, 2.0):
                window.resize(width, 860)
                theme.use(name, scale)
                settle()
                if wrong := troubles(window):
                    found[name, scale, width] = wrong

    assert found == {}


def test_a_few_stand_on_rings_of_the_usual_shape_however_wide_the_window(view: MapView) -> None:
    wide = laid_out(page_of(view), shape=3.0).arrangement

    assert [(ring.ellipse.across, ring.ellipse.down) for ring in wide.rings] == [
        (176, 128),
        (300, 222),
        (420, 312),
    ]


@pytest.mark.parametrize(("scale", "nearer"), [(1.0, False), (2.0, True)])
def test_sixty_are_legible_as_the_map_opens(
    qtbot: QtBot, view: MapView, desk: Desk, scale: float, nearer: bool
) -> None:
    """At 100 % all of it is in sight; at 200 % one sees the middle, and pushes it about."""
    for node in a_crowd(60, 4).nodes[6:]:
        added(desk, node.name)
    theme.use("light", scale)
    fresh = MapView(desk)
    qtbot.addWidget(fresh)
    fresh.resize(1240, 900)
    fresh.show()
    with qtbot.waitSignal(fresh.shown):
        fresh.show_subject(PLACE)
    settle()

    canvas = fresh.canvas
    assert canvas.arrangement is not None
    assert len(canvas.arrangement.placed) == 60
    assert canvas.hidden_names <= 3
    smallest = 12 * canvas.transform().m11() * canvas.words_grown
    assert smallest >= 11 * scale - 0.01
    seen = canvas.mapToScene(canvas.viewport().rect()).boundingRect()
    assert (seen.width() < canvas.arrangement.bounds.width) is nearer


def test_names_without_room_are_counted_and_shown_once_their_mark_is_chosen(
    view: MapView, window: QWidget, ids: dict[str, str]
) -> None:
    window.resize(500, 600)
    theme.use("light", 2.0)
    settle()
    view.canvas.show_whole()

    spots = labels_at(view.canvas.arrangement, 6.0)  # type: ignore[arg-type]

    assert None in spots
    assert view.canvas.hidden_names >= 0
    assert ("once you come nearer" in view.canvas.hint.text()) == bool(view.canvas.hidden_names)


def test_a_refreshed_map_keeps_who_was_chosen_and_how_near_one_was(
    qtbot: QtBot, view: MapView, desk: Desk, ids: dict[str, str]
) -> None:
    view.choose(ids[NAMES[1]])
    view.canvas.nearer(2)
    scale = view.canvas.transform().m11()
    added(desk, "Quarry Road Shed")

    with qtbot.waitSignal(view.shown):
        view.refresh(frozenset({("organisation", "org:new")}))

    assert view.canvas.chosen_one == ids[NAMES[1]]
    assert view.canvas.transform().m11() == scale
    assert "Quarry Road Shed" in [entry.name for entry in page_of(view).entries]


def test_what_does_not_concern_the_map_is_not_read_again(qtbot: QtBot, view: MapView) -> None:
    with qtbot.assertNotEmitted(view.shown):
        view.refresh(frozenset({("settings", "")}))
        settle()


def test_whoever_is_not_in_the_directory_is_added_from_the_map(qtbot: QtBot, sample_desk: Desk) -> None:
    view = MapView(sample_desk)
    qtbot.addWidget(view)
    with qtbot.waitSignal(view.shown):
        view.show_subject("ocds-sample-peer-support")
    (provider,) = (entry for entry in page_of(view).entries if entry.name == "Copperfield Wellbeing CIC")
    view.choose(provider.id)

    with qtbot.waitSignal(view.shown):
        view.panel.add.click()

    (now,) = (entry for entry in page_of(view).entries if entry.name == "Copperfield Wellbeing CIC")
    assert now.organisation.startswith("org:")
    with qtbot.waitSignal(view.shown):
        view.undo()
    assert provider.id in {entry.id for entry in page_of(view).entries}


def test_a_png_opens_as_a_picture(
    qtbot: QtBot, view: MapView, saved_as: list[Path], tmp_path: Path, ids: dict[str, str]
) -> None:
    saved_as.append(tmp_path / "map.png")
    dialog = view.acting.export()
    assert dialog is not None
    nobody = dialog.allowed()
    dialog.every.click()
    dialog.kinds.choose(".png")

    dialog.accept()

    qtbot.waitUntil(saved_as[0].exists)
    picture = QImage(str(saved_as[0]))
    assert nobody == frozenset()
    assert picture.width() > 1600
    assert len({picture.pixel(x, picture.height() // 3) for x in range(picture.width())}) > 10


def wheel(canvas: MapCanvas, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> bool:
    """Turn the wheel by one notch in the middle of the map; return whether it was for the map."""
    middle = QPointF(canvas.viewport().rect().center())
    event = QWheelEvent(
        middle,
        QPointF(canvas.viewport().mapToGlobal(middle)),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        held,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    event.ignore()
    canvas.wheelEvent(event)
    return event.isAccepted()
