"""The settings page over a workspace, in the size it usually has."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.services.settings import OurSettings, our_settings
from desktop.ui.appearance import appearance
from desktop.ui.changes import Changes
from desktop.ui.settings.settings_page import SettingsPage
from desktop.ui.theme.appearance import Appearance

Kept = Callable[[], OurSettings]


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    """Leave the look as the next test expects it."""
    yield
    appearance.choose_theme(Appearance.LIGHT)
    appearance.choose_text_size(100)
    appearance.use_letter_keys(True)


@pytest.fixture
def show_page(qtbot: QtBot) -> Iterator[Callable[[Desk], SettingsPage]]:
    """Show the settings of a workspace; changes come back to the page as in the window."""
    heard: list[Changes] = []

    def show(desk: Desk) -> SettingsPage:
        page = SettingsPage(desk)
        heard.append(Changes(desk))
        heard[-1].saved.connect(page.refresh)
        qtbot.addWidget(page)
        page.resize(1248, 836)
        with qtbot.waitActive(page):
            page.show()
        page.setFocus()
        return page

    yield show
    for changes in heard:
        changes.stop()


@pytest.fixture
def page(desk: Desk, show_page: Callable[[Desk], SettingsPage]) -> SettingsPage:
    """The settings of Fernmoor Neighbours."""
    return show_page(desk)


@pytest.fixture
def kept(desk: Desk) -> Kept:
    """What the workspace holds now."""

    def read() -> OurSettings:
        with desk.reader() as db:
            return our_settings(db, desk)

    return read


def widgets(page: QWidget) -> list[QWidget]:
    """Return everything on a page that can have the keyboard and is shown."""
    found = page.findChildren(QWidget)
    return [each for each in found if each.isVisibleTo(page) and each.focusPolicy().value & 1]
