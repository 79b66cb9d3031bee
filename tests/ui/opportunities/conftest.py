"""A list over a workspace with six tenders, an early signal and a closed one."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QThreadPool
from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.ui.opportunities.opportunities_page import OpportunitiesPage
from tests.ui.notices import a_tender, an_award, an_early_signal, stored

Listed = Callable[[], OpportunitiesPage]


@pytest.fixture
def keys(desk: Desk) -> tuple[str, ...]:
    """The keys of what the workspace holds, in the order of their runways: 26, 28, 30 … days."""
    tenders = [a_tender(number, 24 + 2 * number) for number in range(1, 7)]
    return stored(desk, *tenders, an_early_signal(8), an_award(9, "The Lantern Room"))


@pytest.fixture
def listed(qtbot: QtBot, desk: Desk) -> Iterator[Listed]:
    """Make the page and wait until it shows its rows; its jobs end before the workspace closes."""

    def make() -> OpportunitiesPage:
        page = OpportunitiesPage(desk)
        qtbot.addWidget(page)
        with qtbot.waitSignal(page.listed):
            page.resize(1248, 836)
            page.show()
        return page

    made: list[OpportunitiesPage] = []

    def make_and_keep() -> OpportunitiesPage:
        made.append(make())
        return made[-1]

    yield make_and_keep
    for page in made:
        page.hide()
    QThreadPool.globalInstance().waitForDone(5_000)
