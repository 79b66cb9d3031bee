"""What is said of an early signal, the best time to talk."""

from __future__ import annotations

from desktop.services.desk import Desk
from desktop.services.listing import full
from desktop.services.opportunity_page import opportunity_card
from tests.ui.notices import a_tender, an_early_signal, stored

WARNING = "After a planned procurement notice the tender may come with only 10 calendar days."


def runways(desk: Desk, key: str) -> tuple[str, str]:
    """Return what the page says of a runway, and what the command line says."""
    with desk.reader() as db:
        return opportunity_card(db, desk, key).runway_sentence, full(db, desk, key).runway_sentence


def test_a_planned_procurement_notice_warns_how_short_its_tender_may_be(desk: Desk) -> None:
    signal, tender = stored(desk, an_early_signal(1), a_tender(2, 26))

    assert all(said.endswith(WARNING) for said in runways(desk, signal))
    assert all(WARNING not in said for said in runways(desk, tender))
