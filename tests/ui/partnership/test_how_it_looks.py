"""A plan with everything open, in every theme, text size and width: nothing is cut, all of it is told."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.partnership import US
from desktop.services.desk import Desk
from desktop.services.sample_story import MAIN_CHARACTER, play_story
from desktop.ui.main_window import SMALLEST, USUAL, MainWindow
from desktop.ui.page import Place
from desktop.ui.partnership.partnership_page import PartnershipPage
from desktop.ui.theme.theme import theme
from tests.services.known import YOUNG_CARERS
from tests.ui.accessible import NAMELESS_ROLES, told
from tests.ui.looks.conftest import settle
from tests.ui.looks.measuring import troubles
from tests.ui.windows import opened


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication, sample_desk: Desk) -> Iterator[PartnershipPage]:
    """The sample's plan, with all forms compared, a member's panel, every fold and field open."""
    play_story(sample_desk, sample_desk.today)
    window = opened(qtbot, sample_desk)
    window.go(Place.PARTNERSHIP, MAIN_CHARACTER)
    page = window.page
    assert isinstance(page, PartnershipPage)
    page.forms.compare.click()
    page.forms.cards["alliance_contract"].click()
    page.members.rows[next(one for one in page.members.rows if one != US)].more.click()
    assert page.panel is not None
    page.panel.checks.others.head.click()
    page.members.add.click()
    page.foot.laying_down.head.click()
    page.foot.happened.head.click()
    settle()
    yield page
    theme.use("light", 1.0)
    window.close()
    settle()


def test_nothing_is_cut_or_covered_with_everything_open(page: PartnershipPage) -> None:
    found = {}
    window = page.window()
    for size in (USUAL, QSize(1280, 800), SMALLEST):
        window.resize(size)
        for name, scale in (("light", 1.0), ("dark", 1.5), ("contrast", 2.0)):
            theme.use(name, scale)
            settle()
            if wrong := troubles(window):
                found[name, scale, size.width()] = wrong

    assert found == {}


def test_cards_and_rows_have_their_heights(page: PartnershipPage) -> None:
    page.forms.compare.click()
    settle()

    cards = {card.height() for card in page.forms.cards.values() if card.isVisible()}
    members = {row.height() for row in page.members.rows.values()}
    assert cards == {160}
    assert members == {55}  # and the line beneath


def test_everything_that_takes_the_keyboard_is_told(page: PartnershipPage) -> None:
    inside = [each for each in told(page) if each.focusable]

    assert [str(each) for each in inside if not each.name or each.role in NAMELESS_ROLES] == []


def test_the_first_sight_with_no_plan_is_not_cut_either(page: PartnershipPage) -> None:
    window = page.window()
    assert isinstance(window, MainWindow)

    window.go(Place.PARTNERSHIP, YOUNG_CARERS)
    window.resize(SMALLEST)
    theme.use("dark", 2.0)
    settle()

    assert troubles(window) == []
