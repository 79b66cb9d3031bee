"""What was published with no date: days in its text are proposed, and one counts once a person says so."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QThreadPool
from pytestqt.qtbot import QtBot

from desktop.domain.runway import Verdict
from desktop.services.desk import Desk
from desktop.services.listing import listed
from desktop.services.opportunity_list import OpportunityFilter
from desktop.services.opportunity_page import opportunity_card
from desktop.ui.add_opportunity.add_opportunity_dialog import AddOpportunityDialog
from desktop.ui.commands import CommandId
from desktop.ui.opportunity.opportunity_page import OpportunityPage
from tests.ui.notices import a_tender, stored

TEXT = "Grants for choirs. Applications close at noon on Friday 24 July 2026. Up to £5,000."


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> Iterator[OpportunityPage]:
    made = OpportunityPage(desk)
    qtbot.addWidget(made)
    made.resize(1248, 836)
    made.show()
    yield made
    made.hide()
    QThreadPool.globalInstance().waitForDone(5_000)


def shown(qtbot: QtBot, page: OpportunityPage, key: str) -> None:
    with qtbot.waitSignal(page.shown):
        page.show_opportunity(key)


def verdict(desk: Desk, key: str) -> Verdict | None:
    with desk.reader() as db:
        return opportunity_card(db, desk, key).runway.verdict


def test_a_day_in_its_text_is_proposed_and_counts_once_a_person_says_so(
    qtbot: QtBot, desk: Desk, page: OpportunityPage
) -> None:
    (key,) = stored(desk, a_tender(5, None, title="Choirs fund", description=TEXT))
    shown(qtbot, page, key)
    page.runway.date.click()
    dialog = page.findChild(AddOpportunityDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: bool(dialog.form.rows["deadline"].links))
    proposed = [link.text() for link in dialog.form.rows["deadline"].links]
    before = verdict(desk, key)
    qtbot.waitUntil(lambda: not dialog.form.deadline.visibleRegion().isEmpty())

    dialog.form.rows["deadline"].links[0].click()
    with qtbot.waitSignal(page.shown):
        dialog.add.click()

    assert proposed == ["Use Fri 24 Jul 2026, noon"]
    assert before is Verdict.NO_DATE
    assert verdict(desk, key) is Verdict.ENOUGH
    assert page.key == key
    assert not page.runway.date.isVisible()
    with desk.reader() as db:
        card = opportunity_card(db, desk, key)
    assert len(card.publications) == 2  # as it was published, and what a person said


def test_what_was_said_is_taken_back(qtbot: QtBot, desk: Desk, page: OpportunityPage) -> None:
    (key,) = stored(desk, a_tender(5, None, title="Choirs fund", description=TEXT))
    shown(qtbot, page, key)
    page.runway.date.click()
    dialog = page.findChild(AddOpportunityDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: bool(dialog.form.rows["deadline"].links))
    dialog.form.rows["deadline"].links[0].click()
    with qtbot.waitSignal(page.shown):
        dialog.add.click()

    with qtbot.waitSignal(page.shown):
        page.commands()[CommandId.UNDO]()

    assert verdict(desk, key) is Verdict.NO_DATE
    with desk.reader() as db:
        (alone,) = listed(db, desk, OpportunityFilter(show_closed=True))
    assert alone.id == key  # what was typed stands nowhere by itself


@pytest.mark.parametrize("days", [28, -3])
def test_nothing_is_offered_where_a_date_is_stated(
    qtbot: QtBot, desk: Desk, page: OpportunityPage, days: int
) -> None:
    (key,) = stored(desk, a_tender(6, days))
    shown(qtbot, page, key)

    assert not page.runway.date.isVisible()
