"""A map on a desk with a few organisations, and the ways to use it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.organisation import IncomeBand, Link, LinkKind, Organisation, Role
from desktop.services import directory
from desktop.services.desk import Desk
from desktop.services.system_map import PLACE, MapPage
from desktop.store.connection import Connection
from desktop.ui.jobs import cancel_all
from desktop.ui.map.map_view import MapView
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.scrolling import Scrolling
from desktop.ui.widgets.tab_order import follow_reading_order
from tests.ui.keyboard import Keyboard
from tests.ui.looks.conftest import settle

T = TypeVar("T")
NAMES = ("Brook Street Carers Group", "Fernmoor Peer Circle", "The Lantern Room")


def written(desk: Desk, change: Callable[[Connection], T]) -> T:
    return desk.workspace.write(change).result()


def added(desk: Desk, name: str, *roles: Role, band: IncomeBand | None = IncomeBand.TO_100K) -> str:
    typed = Organisation(name=name, roles=roles, income_band=band, places=("TLC",))
    return written(desk, lambda db: directory.add(db, desk, typed))


@pytest.fixture
def ids(desk: Desk) -> dict[str, str]:
    """Five organisations by name: three that might be partners, a network and a buyer, two of them linked."""
    found = {name: added(desk, name, Role.POTENTIAL_PARTNER) for name in NAMES}
    found["Fernmoor Voluntary Action"] = added(desk, "Fernmoor Voluntary Action", Role.NETWORK, band=None)
    found["Fernmoor Borough Council"] = added(desk, "Fernmoor Borough Council", Role.BUYER)
    link = Link(one=found[NAMES[0]], other=found[NAMES[2]], kind=LinkKind.WORKS_WITH)
    written(desk, lambda db: directory.link(db, desk, link))
    return found


@pytest.fixture
def saved_as() -> list[Path]:
    """Where a file shall lie, once it is asked for."""
    return []


@pytest.fixture
def window(
    qtbot: QtBot, qapp: QApplication, desk: Desk, ids: dict[str, str], saved_as: list[Path]
) -> Iterator[QWidget]:
    """A window that holds the map of everybody, as it stands once it was read."""
    sheet, window = QWidget(), QWidget()
    view = MapView(desk, ask_file=lambda _window, _name: saved_as[0] if saved_as else None)
    inner = QVBoxLayout(sheet)
    inner.setContentsMargins(24, 8, 24, 8)
    inner.addWidget(view)
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(Scrolling(sheet, gutter=24))
    qtbot.addWidget(window)
    window.resize(1200, 860)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    with qtbot.waitSignal(view.shown):
        view.show_subject(PLACE)
    follow_reading_order(window)
    settle()
    yield window
    window.close()
    theme.use("light", 1.0)
    cancel_all()


@pytest.fixture
def view(window: QWidget) -> MapView:
    """The map in it."""
    found = window.findChild(MapView)
    assert found is not None
    return found


@pytest.fixture
def keys(qtbot: QtBot, view: MapView) -> Keyboard:
    """Somebody with a keyboard alone."""
    view.head.views.focus()
    return Keyboard(qtbot)


def page_of(view: MapView) -> MapPage:
    assert view.read is not None
    return view.read.page
