"""The card of where we have looked: marked by a person, changed, undone, and leading to the finder."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from desktop.domain.looked import Found, Way
from desktop.services.desk import Desk
from desktop.store import looked
from desktop.ui.looked.looked_card import LookedCard
from tests.services.known import PEER_SUPPORT


@pytest.fixture
def card(sample_desk: Desk, qtbot: QtBot) -> LookedCard:
    made = LookedCard(sample_desk)
    qtbot.addWidget(made)
    made.resize(800, 900)
    made.show()
    with qtbot.waitSignal(made.shown):
        made.show_opportunity(PEER_SUPPORT)
    return made


def mark(qtbot: QtBot, card: LookedCard, way: Way, found: Found = Found.SOMEBODY, note: str = "") -> None:
    dialog = card.ask(way)
    dialog.found.choose(found)
    dialog.note.setPlainText(note)
    with qtbot.waitSignal(card.shown):
        dialog.keep.click()


def test_seven_ways_stand_there_with_how_one_goes_about_each(card: LookedCard) -> None:
    assert [row.title.text() for row in card.rows.values()] == [
        "Past partners",
        "Personal contacts",
        "Local staff",
        "Online",
        "The buyer",
        "CVS and networks",
        "Market events",
    ]
    assert all(row.how.isVisible() and row.mark.isEnabled() for row in card.rows.values())
    assert card.nudge.text().startswith("Nothing is marked yet.")
    assert card.count.text() == "0 of 7 ways"


def test_only_the_usual_ones_bring_a_nudge_until_another_way_is_used(card: LookedCard, qtbot: QtBot) -> None:
    mark(qtbot, card, Way.PAST_PARTNERS, note="Both are full.")
    assert card.nudge.text().startswith("Only people we already know were asked.")
    row = card.rows[Way.PAST_PARTNERS]
    assert row.result.text() == "Tue 9 Jun: found somebody. Both are full."
    assert row.mark.accessibleName() == "Past partners: change what is marked"

    mark(qtbot, card, Way.NETWORKS, Found.WAITING)

    assert "Only people" not in card.nudge.text()
    assert card.count.text() == "2 of 7 ways"


def test_a_step_is_undone_and_another_before_it(card: LookedCard, qtbot: QtBot, sample_desk: Desk) -> None:
    mark(qtbot, card, Way.BUYER)
    mark(qtbot, card, Way.BUYER, Found.NOBODY)

    for expected in (Found.SOMEBODY, None):
        with qtbot.waitSignal(card.shown):
            card.saved.undo.click()
        with sample_desk.reader() as db:
            assert [one.found for one in looked.of(db, PEER_SUPPORT)] == ([expected] if expected else [])
    assert card.can_undo == ""


def test_a_day_that_cannot_be_read_or_is_still_to_come_is_refused_in_the_dialog(
    card: LookedCard, sample_desk: Desk
) -> None:
    dialog = card.ask(Way.BUYER)
    dialog.on.show_typed("soonish")
    dialog.keep.click()
    assert dialog.on.error.sentence()

    dialog.on.set_value(date(2027, 1, 1))
    dialog.keep.click()

    assert "still to come" in dialog.problem.sentence()
    dialog.reject()
    with sample_desk.reader() as db:
        assert looked.of(db, PEER_SUPPORT) == ()


def test_what_is_marked_can_be_said_not_to_have_been(card: LookedCard, qtbot: QtBot) -> None:
    mark(qtbot, card, Way.ONLINE)
    dialog = card.ask(Way.ONLINE)
    assert dialog.unmark.isVisible()

    with qtbot.waitSignal(card.shown):
        dialog.unmark.click()

    assert card.count.text() == "0 of 7 ways"


def test_looking_online_leads_to_the_finder(card: LookedCard, qtbot: QtBot) -> None:
    with qtbot.waitSignal(card.finder_asked) as asked:
        card.finder.click()

    assert asked.args == [PEER_SUPPORT]
