"""What a person says of something published with no date is one step, and taken back as one."""

from __future__ import annotations

import pytest

from desktop.domain.by_hand import ByHand
from desktop.domain.runway import Verdict
from desktop.services import by_hand
from desktop.services.desk import Desk
from desktop.services.errors import NotKept, NotPossible
from desktop.services.joining import Joining
from desktop.services.listing import listed
from desktop.services.opportunity_list import OpportunityFilter
from desktop.services.opportunity_page import opportunity_card
from desktop.store import joins, journal
from desktop.store.verify import verify
from tests.ui.notices import a_tender, stored

SAID = ByHand(title="Choirs fund", deadline="2026-07-24T12:00")


@pytest.fixture
def key(desk: Desk) -> str:
    """What was published with no date."""
    return stored(desk, a_tender(5, None, title="Choirs fund"))[0]


def all_of_them(desk: Desk) -> dict[str, Verdict | None]:
    with desk.reader() as db:
        found = listed(db, desk, OpportunityFilter(show_closed=True))
    return {one.id: one.runway.verdict for one in found}


def test_what_is_said_stands_with_what_was_published(desk: Desk, key: str) -> None:
    before = all_of_them(desk)

    goes_by = Joining(desk).say_date(key, SAID)

    assert (before, goes_by) == ({key: Verdict.NO_DATE}, key)
    assert all_of_them(desk) == {key: Verdict.ENOUGH}
    with desk.reader() as db:
        typed, joined = list(journal.entries(db))[-2:]
    assert (typed.kind, joined.kind) == ("opportunity.added", "opportunity.joined")
    assert typed.batch == joined.batch is not None


def test_undo_takes_all_of_it_back(desk: Desk, key: str) -> None:
    joining = Joining(desk)
    joining.say_date(key, SAID)

    words = joining.undo()

    assert words == "Undone: Said when it closes"
    assert all_of_them(desk) == {key: Verdict.NO_DATE}
    with desk.reader() as db:
        assert opportunity_card(db, desk, key).offers == ()
        assert verify(db).ok


def test_it_is_said_again_after_it_was_taken_back(desk: Desk, key: str) -> None:
    joining = Joining(desk)
    joining.say_date(key, SAID)
    joining.undo()

    joining.say_date(key, SAID)

    assert all_of_them(desk) == {key: Verdict.ENOUGH}


def test_what_was_split_since_is_left_alone(desk: Desk, key: str) -> None:
    joining = Joining(desk)
    joining.say_date(key, SAID)
    with desk.reader() as db:
        (said,) = joins.family(db, key)
    Joining(desk).split(said.key)

    with pytest.raises(NotPossible, match="moved on"):
        joining.undo()

    assert set(all_of_them(desk)) == {key, said.key}


def test_what_is_being_typed_as_a_new_one_is_left_alone(desk: Desk, key: str) -> None:
    by_hand.keep_draft(desk, {"title": "Lunch club"}).result()

    Joining(desk).say_date(key, SAID)

    with desk.reader() as db:
        assert by_hand.draft(db) == {"title": "Lunch club"}


def test_a_date_that_cannot_be_kept_is_refused_and_nothing_is_written(desk: Desk, key: str) -> None:
    with pytest.raises(NotKept):
        Joining(desk).say_date(key, ByHand(title="Choirs fund", deadline="1726-07-24"))

    assert all_of_them(desk) == {key: Verdict.NO_DATE}
