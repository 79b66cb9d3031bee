"""Settings as part of the window: the way there, and what the other pages make of a change."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.domain.plan_rules import PlanName
from desktop.domain.runway import Step
from desktop.services.desk import Desk
from desktop.services.introduction import who_we_are
from desktop.services.settings_changes import SettingsChanges
from desktop.store import profiles
from desktop.ui.main_window import USUAL, MainWindow
from desktop.ui.opportunities.opportunities_page import OpportunitiesPage
from desktop.ui.opportunity.opportunity_page import OpportunityPage
from desktop.ui.page import Place
from desktop.ui.pages import page_makers
from desktop.ui.seat import take_seat
from desktop.ui.settings.settings_page import SettingsPage
from tests.services.judging import is_behind
from tests.ui.notices import a_tender, stored
from tests.ui.windows import opened

OpenSettings = Callable[[Desk], tuple[MainWindow, SettingsPage]]


@pytest.fixture
def kept_here(tmp_path: Path) -> QSettings:
    """What this computer keeps."""
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def open_settings(qtbot: QtBot, kept_here: QSettings) -> Iterator[OpenSettings]:
    """Open a window and go to its settings by their keys."""
    opened: list[MainWindow] = []

    def make(desk: Desk) -> tuple[MainWindow, SettingsPage]:
        window = MainWindow(desk, page_makers(), kept_here)
        opened.append(window)
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
        window.resize(USUAL)
        QTest.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
        assert isinstance(window.page, SettingsPage)
        return window, window.page

    yield make
    for window in opened:
        window.close()


def test_longer_plans_change_the_verdicts_in_the_list_that_is_open_already(
    qtbot: QtBot, sample_desk: Desk, open_settings: OpenSettings
) -> None:
    window, page = open_settings(sample_desk)
    window.go(Place.OPPORTUNITIES)
    shown = window.page
    assert isinstance(shown, OpportunitiesPage)
    qtbot.waitUntil(lambda: with_enough_time(shown) > 0)
    before = with_enough_time(shown)
    window.go(Place.SETTINGS)

    edit = page.plans.blocks[PlanName.FULL].edits[Step.WRITING]
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, "60")
    window.go(Place.OPPORTUNITIES)

    qtbot.waitUntil(lambda: with_enough_time(shown) < before)


def test_what_was_typed_is_kept_when_the_window_closes(desk: Desk, open_settings: OpenSettings) -> None:
    window, page = open_settings(desk)
    page.organisation.name.edit.selectAll()
    QTest.keyClicks(page.organisation.name.edit, "Fernmoor and Hill")

    window.close()

    desk.workspace.write(lambda _db: None).result()  # what was queued before it is written by now
    with desk.reader() as db:
        ours = who_we_are(db)
    assert ours is not None
    assert ours.organisation == "Fernmoor and Hill"


def test_whoever_sits_down_is_remembered_by_this_computer(
    desk: Desk, open_settings: OpenSettings, kept_here: QSettings
) -> None:
    SettingsChanges(desk).add_person("Rhys Pell", "trustee").result()
    amina = desk.author
    _window, page = open_settings(desk)

    page.people.you.box.setFocus()
    QTest.keyClicks(page.people.you.box, "R")
    rhys, desk.author = desk.author, amina
    take_seat(desk, kept_here)

    assert desk.author == rhys != amina


def test_f6_goes_from_card_to_card(desk: Desk, open_settings: OpenSettings) -> None:
    window, page = open_settings(desk)
    page.organisation.name.take_focus()

    QTest.keyClick(window, Qt.Key.Key_F6)
    first = window.focusWidget()
    QTest.keyClick(window, Qt.Key.Key_F6)

    assert (first, window.focusWidget()) == (page.profile.form.words, page.people.you.box)


def with_enough_time(page: OpportunitiesPage) -> int:
    """Return how many rows of the list have enough time."""
    rows = (page.model.row(place) for place in range(page.model.rowCount()))
    return sum(1 for row in rows if row and "enough time" in row.line.runway_sentence)


def test_the_keyboard_stays_where_one_went_before_a_person_was_saved(
    qtbot: QtBot, desk: Desk, open_settings: OpenSettings
) -> None:
    window, page = open_settings(desk)
    form = page.people.form
    page.people.add.click()
    QTest.keyClicks(form.name.edit, "Rhys Pell")
    QTest.keyClick(form.name.edit, Qt.Key.Key_Return)

    window.go(Place.OPPORTUNITIES)

    qtbot.waitUntil(lambda: form.name.words() == "")
    assert not page.isAncestorOf(window.focusWidget())


def test_a_change_of_what_fits_us_judges_every_opportunity(
    qtbot: QtBot, desk: Desk, open_settings: OpenSettings
) -> None:
    stored(desk, a_tender(1, 26))
    _window, page = open_settings(desk)
    page.profile.form.words.setPlainText("anything at all")

    page.profile.commit()

    def judged() -> bool:
        with desk.reader() as db:
            return not profiles.of(db).is_empty and not is_behind(db)

    qtbot.waitUntil(judged)


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1120, 720)])
def test_adjusting_the_plan_leads_to_the_two_plans(qtbot: QtBot, desk: Desk, width: int, height: int) -> None:
    (key,) = stored(desk, a_tender(3, 28))
    window = opened(qtbot, desk)
    window.resize(width, height)
    window.go(Place.OPPORTUNITY, key)
    about = window.page
    assert isinstance(about, OpportunityPage)
    about.runway.plan.click()

    page = window.page
    assert isinstance(page, SettingsPage)
    assert window.focusWidget() is page.plans.blocks[PlanName.FULL].edits[Step.PAUSE]
    qtbot.waitUntil(lambda: not page.plans.visibleRegion().isEmpty())
    assert page.plans.visibleRegion().boundingRect() == page.plans.rect()
    window.close()
