"""What was written about an organisation leads to the one that it was merged into, and back on a split."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest

from desktop.domain.conversations import Talk, Way
from desktop.domain.organisation import Organisation
from desktop.services import directory, directory_list, organisation_page
from desktop.services.conversation_changes import Conversing
from desktop.services.desk import Desk
from desktop.services.directory_list import DirectoryFilter
from desktop.services.partnership_changes import PartnershipChanges
from desktop.store import partnerships

Pair = tuple[str, str]


@pytest.fixture
def pair(desk: Desk) -> Pair:
    """Two of them; the second has a conversation and a plan."""
    into, other = (
        desk.workspace.write(partial(directory.add, desk=desk, typed=Organisation(name=name))).result()
        for name in ("Grŵp Llusern", "Lantern Group")
    )
    talk = Talk(organisation=other, way=Way.CALL, on=date(2026, 6, 1), said="Tea?")
    Conversing(desk).note(talk)
    plans = PartnershipChanges(desk)
    plans.add_member(plans.begin(None, "Drop-ins along the coast"), other)
    return into, other


def merge(desk: Desk, pair: Pair) -> None:
    into, other = pair
    desk.workspace.write(lambda db: directory.merge(db, desk, into, other)).result()


def split(desk: Desk, pair: Pair) -> None:
    desk.workspace.write(lambda db: directory.split(db, desk, pair[1])).result()


def test_conversations_and_plans_stand_on_the_record_of_the_one_that_stays(desk: Desk, pair: Pair) -> None:
    merge(desk, pair)

    with desk.reader() as db:
        record = organisation_page.record(db, desk, pair[0])
        (line,) = directory_list.directory(db, desk, DirectoryFilter()).lines
        assert len(partnerships.with_organisation(db, pair[0])) == 1
    assert record is not None
    assert [talk.said for talk in record.talks] == ["Tea?"]
    assert [one.words for one in record.stands_in] == ["A member of the partnership plan"]
    assert record.merged == ((pair[1], "Lantern Group"),)
    assert line.last_on == date(2026, 6, 1)


def test_they_go_back_when_it_is_its_own_again(desk: Desk, pair: Pair) -> None:
    merge(desk, pair)
    split(desk, pair)

    with desk.reader() as db:
        records = [organisation_page.record(db, desk, key) for key in pair]
    assert [len(one.talks) for one in records if one] == [0, 1]
    assert [len(one.stands_in) for one in records if one] == [0, 1]


def test_an_old_id_opens_the_record_of_the_one_that_stays(desk: Desk, pair: Pair) -> None:
    merge(desk, pair)

    with desk.reader() as db:
        record = organisation_page.record(db, desk, pair[1])
    assert record is not None
    assert record.organisation.id == pair[0]
