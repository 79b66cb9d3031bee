"""Where we have looked for partners: marked, changed, taken back, and told in the pause."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from desktop.domain.looked import USUAL, Found, Looked, Way, nudge
from desktop.domain.pause import LensId, PauseKind
from desktop.services import looked, pausing
from desktop.services.desk import Desk
from desktop.services.errors import NoSuchOpportunity, NotPossible
from desktop.services.history import history
from desktop.services.looked import LookedView
from desktop.store import opportunities
from tests.services.known import PEER_SUPPORT, WARM_HOMES

ON = date(2026, 6, 8)


def a_look(way: Way, found: Found = Found.SOMEBODY, note: str = "") -> Looked:
    return Looked(way=way, on=ON, found=found, note=note)


def view(desk: Desk, key: str = PEER_SUPPORT) -> LookedView:
    with desk.reader() as db:
        return looked.looked(db, key)


@pytest.mark.parametrize(
    ("used", "begins"),
    [
        ((), "Nothing is marked yet. There are seven ways: past partners, personal contacts,"),
        ((Way.PAST_PARTNERS,), "Only people we already know were asked. Not used yet: personal contacts,"),
        (tuple(USUAL), "Only people we already know were asked. Not used yet: local staff, online,"),
        ((Way.PAST_PARTNERS, Way.NETWORKS), ""),
        ((Way.ONLINE,), ""),
        (tuple(Way), ""),
    ],
)
def test_the_nudge_goes_to_ways_that_lead_beyond_those_we_know(used: tuple[Way, ...], begins: str) -> None:
    sentence = nudge(used)

    assert sentence.startswith(begins)
    assert bool(sentence) == bool(begins)


def test_what_is_marked_is_told_with_its_day_and_what_came_of_it(sample_desk: Desk) -> None:
    looked.mark(sample_desk, PEER_SUPPORT, a_look(Way.NETWORKS, note=" The  CVS knows of two.\n"))
    looked.mark(sample_desk, PEER_SUPPORT, a_look(Way.PAST_PARTNERS, Found.NOBODY))

    told = view(sample_desk)

    assert (told.used, told.count, told.nudge) == (2, "2 of 7 ways", "")
    assert told.summary == (
        "Past partners (Mon 8 Jun, found nobody); CVS and networks (Mon 8 Jun, found somebody)"
    )
    by_way = {line.way: line for line in told.lines}
    assert by_way[Way.NETWORKS].result == "Mon 8 Jun: found somebody. The CVS knows of two."
    assert by_way[Way.ONLINE].looked is None
    assert view(sample_desk, WARM_HOMES).used == 0


def test_each_step_is_taken_back_to_what_stood_before(sample_desk: Desk) -> None:
    first = looked.mark(sample_desk, PEER_SUPPORT, a_look(Way.ONLINE))
    second = looked.mark(sample_desk, PEER_SUPPORT, a_look(Way.ONLINE, Found.WAITING))
    third = looked.unmark(sample_desk, PEER_SUPPORT, Way.ONLINE)
    assert view(sample_desk).used == 0

    looked.take_back(sample_desk, third)
    assert view(sample_desk).lines[3].looked == a_look(Way.ONLINE, Found.WAITING)
    looked.take_back(sample_desk, second)
    assert view(sample_desk).lines[3].looked == a_look(Way.ONLINE)
    looked.take_back(sample_desk, first)
    assert view(sample_desk).used == 0


def test_the_same_again_writes_nothing(sample_desk: Desk) -> None:
    looked.mark(sample_desk, PEER_SUPPORT, a_look(Way.ONLINE))
    looked.mark(sample_desk, PEER_SUPPORT, a_look(Way.ONLINE))

    with sample_desk.reader() as db:
        written = db.execute("SELECT count(*) FROM entry WHERE kind = 'looked.marked'").fetchone()[0]
    assert written == 1


def test_a_day_to_come_and_an_opportunity_that_is_not_here_are_refused(sample_desk: Desk) -> None:
    tomorrow = Looked(way=Way.ONLINE, on=sample_desk.today + timedelta(days=1), found=Found.SOMEBODY)

    with pytest.raises(NotPossible, match="still to come"):
        looked.mark(sample_desk, PEER_SUPPORT, tomorrow)
    with pytest.raises(NoSuchOpportunity):
        looked.mark(sample_desk, "ocds-nowhere", a_look(Way.ONLINE))
    assert view(sample_desk).used == 0


def test_the_third_lens_says_where_we_have_looked(sample_desk: Desk) -> None:
    looked.mark(sample_desk, PEER_SUPPORT, a_look(Way.PAST_PARTNERS))

    with sample_desk.reader() as db:
        card = pausing.pause_card(db, sample_desk, PEER_SUPPORT, PauseKind.FULL)
    lens = next(one for one in card.lenses if one.id is LensId.POTENTIAL_PARTNERS)
    fact = next(fact for fact in lens.known if fact.title == "Where we have looked")

    assert "Only people we already know were asked. Not used yet: personal contacts, local staff" in fact.text
    assert fact.source == "Providers & partners: 1 of 7 ways marked"


def test_the_history_says_how_somebody_looked_and_nothing_of_whom_they_asked(sample_desk: Desk) -> None:
    step = looked.mark(sample_desk, PEER_SUPPORT, a_look(Way.NETWORKS, note="Brook Street knows."))
    looked.take_back(sample_desk, step)

    with sample_desk.reader() as db:
        detail = opportunities.detail(db, PEER_SUPPORT)
        assert detail is not None
        sentences = [line.sentence for line in history(db, detail)]

    assert sentences[:2] == [
        "Took back what was marked of looking by way of CVS and networks.",
        "Looked for partners by way of CVS and networks: found somebody.",
    ]


def test_a_search_of_the_registers_is_proposed_and_marks_nothing_by_itself(sample_desk: Desk) -> None:
    with sample_desk.reader() as db:
        first = looked.proposed(db, PEER_SUPPORT, ON, "Leeds, housing", added=1)
    assert first == Looked(way=Way.ONLINE, on=ON, found=Found.SOMEBODY, note="The registers: Leeds, housing")
    assert view(sample_desk).used == 0

    looked.mark(sample_desk, PEER_SUPPORT, first)

    with sample_desk.reader() as db:
        assert looked.proposed(db, PEER_SUPPORT, ON, "Leeds", added=0) is None
