"""A workspace with a few tenders, and the pages over it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.decision import DecidedBy, DecisionDraft, Outcome
from desktop.services import deciding
from desktop.services.desk import Desk
from desktop.ui.decision.decision_page import DecisionPage
from desktop.ui.pause.pause_page import PausePage
from feeds.notice import Lot
from tests.ui.notices import a_tender, stored

Record = Callable[..., str]


@pytest.fixture
def key(desk: Desk) -> str:
    """A tender that closes in 28 working days, with a title that is not markup."""
    return stored(desk, a_tender(1, 28, title="Peer support <b>and</b> drop-in"))[0]


@pytest.fixture
def key_with_lots(desk: Desk) -> str:
    """A tender in two lots."""
    return stored(desk, a_tender(2, 28, lots=(Lot(id="1", title="North"), Lot(id="2", title="South"))))[0]


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[[QWidget], None]:
    """Show a page in the size it usually has, and hold it until it was closed."""
    held: list[QWidget] = []

    def show(page: QWidget) -> None:
        held.append(page)
        qtbot.addWidget(page)
        page.resize(1248, 836)
        with qtbot.waitActive(page):
            page.show()

    return show


@pytest.fixture
def pause_page(desk: Desk, key: str, shown: Callable[[QWidget], None]) -> PausePage:
    """The pause of the tender."""
    page = PausePage(desk)
    shown(page)
    page.show_opportunity(key)
    return page


@pytest.fixture
def decision_page(desk: Desk, key: str, shown: Callable[[QWidget], None]) -> DecisionPage:
    """The decision on the tender."""
    page = DecisionPage(desk)
    shown(page)
    page.show_opportunity(key)
    return page


@pytest.fixture
def record(desk: Desk) -> Record:
    """Record a decision on a new tender; returns its number."""
    usual = DecisionDraft(
        outcome=Outcome.STEP_BACK,
        rationale="Others already do this well.",
        main_reason="others_better_placed",
        decided_by=(DecidedBy("Amina Okoro", "director"),),
        no_pause_reason="The board had agreed before.",
    )

    def make(tender: int, **said: object) -> str:
        key = stored(desk, a_tender(tender, 28))[0]
        return deciding.record(desk, key, replace(usual, **said)).number

    return make
