"""Every screen in every theme, text size and width: each text fits its box, nothing lies on anything."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.working_days import Nation
from desktop.services.desk import Desk
from desktop.services.finding import find_by_name
from desktop.ui.main_window import SMALLEST, USUAL, MainWindow
from desktop.ui.opportunity.opportunity_page import OpportunityPage, Tab
from desktop.ui.organisations.organisation_views import Part
from desktop.ui.organisations.organisations_page import OrganisationsPage
from desktop.ui.page import Place
from desktop.ui.pages import page_makers
from desktop.ui.theme.theme import theme
from desktop.ui.welcome.welcome_page import WelcomePage
from tests.ui.looks.conftest import Show, settle
from tests.ui.looks.measuring import troubles

SIZES = (USUAL, SMALLEST)
SCALES = (1.0, 2.0)
THEMES = ("light", "dark", "contrast")


@pytest.mark.parametrize("place", [place for place in Place if place is not Place.WELCOME])
def test_nothing_on_the_screen_is_cut_or_covered(place: Place, window: MainWindow, show: Show) -> None:
    show(place)

    assert _troubles_everywhere(window) == {}


def test_nothing_on_the_tab_of_providers_is_cut_or_covered(
    qtbot: QtBot, window: MainWindow, show: Show
) -> None:
    show(Place.OPPORTUNITY)
    page = window.page
    assert isinstance(page, OpportunityPage)
    page.tabs.setCurrentIndex(Tab.PROVIDERS)
    qtbot.waitUntil(lambda: page.providers.looked is not None)

    assert _troubles_everywhere(window) == {}


def test_nothing_on_the_record_of_an_organisation_is_cut_or_covered(
    window: MainWindow, told_desk: Desk
) -> None:
    found = next(one for one in find_by_name(told_desk, "lantern room") if one.is_organisation)
    window.go(Place.ORGANISATIONS, found.key)

    assert _troubles_everywhere(window) == {}


@pytest.mark.parametrize("part", [Part.FINDER, Part.MAP])
def test_nothing_in_the_other_views_of_organisations_is_cut_or_covered(
    part: Part, window: MainWindow, show: Show
) -> None:
    show(Place.ORGANISATIONS)
    page = window.page
    assert isinstance(page, OrganisationsPage)
    page.views.show_part(part)

    assert _troubles_everywhere(window) == {}


def test_nothing_on_the_first_question_is_cut_or_covered(qapp: QApplication, empty_desk: Desk) -> None:
    window = MainWindow(empty_desk, page_makers())
    window.show()

    found = _troubles_everywhere(window)
    theme.use("light", 1.0)
    window.close()

    assert found == {}


def test_nothing_on_the_second_step_is_cut_or_covered(qapp: QApplication, empty_desk: Desk) -> None:
    window = MainWindow(empty_desk, page_makers())
    window.show()
    page = window.page
    assert isinstance(page, WelcomePage)
    page.person.set_words("Amina Okoro")
    page.organisation.set_words("Fernmoor Neighbours")
    page.nations.choose(Nation.ENGLAND)
    page.go_on()

    found = _troubles_everywhere(window)
    theme.use("light", 1.0)
    window.close()

    assert found == {}


def _troubles_everywhere(window: MainWindow) -> dict[tuple[str, float, int], list[str]]:
    """Return what is wrong by theme, text size and width; the window is switched live."""
    settle()
    found = {}
    if wrong := _troubles(window, window.size()):  # as it is before any switch lays it out anew
        found["first", 1.0, window.width()] = wrong
    for size in SIZES:
        window.resize(size)
        for name in THEMES:
            for scale in SCALES:
                theme.use(name, scale)
                settle()
                if wrong := _troubles(window, size):
                    found[name, scale, size.width()] = wrong
    return found


def _troubles(window: MainWindow, size: QSize) -> list[str]:
    grown = [] if window.size() == size else [f"the window grew to {window.size().toTuple()}"]
    return grown + troubles(window)
