"""One tender on two portals, joined by a person: nothing that was written is lost, and it can be undone."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from desktop.domain.by_hand import ByHand
from desktop.domain.pause import Answer, LensId, PauseKind, Unknown
from desktop.domain.states import State
from desktop.services import follow_ups
from desktop.services.by_hand import add, remove
from desktop.services.desk import Desk
from desktop.services.errors import NotPossible
from desktop.services.follow_ups import Closings
from desktop.services.joining import Joining, offers
from desktop.services.listing import full
from desktop.services.looking_behind import look_all_the_way
from desktop.services.opportunity_page import OpportunityCard, opportunity_card
from desktop.services.pausing import answer
from desktop.services.triage import Triage
from desktop.store import fold, journal
from desktop.store.verify import verify
from feeds.notice import Notice
from tests.store.written import projections
from tests.ui.notices import a_tender, an_early_signal, stored


def on_two_portals(desk: Desk) -> tuple[str, str]:
    """Store one tender as two portals publish it; return their keys."""
    first = a_tender(3, 28, source="find_a_tender", title="Evening support, North Fernmoor")
    second = replace(
        a_tender(4, 28, source="contracts_finder"),
        title="Evening Support - North Fernmoor",
        buyer_name=first.buyer_name,
        buyer_id=None,
        value=first.value,
    )
    one, other = stored(desk, first, second)
    look_all_the_way(desk)
    return one, other


def card(desk: Desk, key: str) -> OpportunityCard:
    with desk.reader() as db:
        return opportunity_card(db, desk, key)


def test_it_is_offered_on_both_pages_and_joined_by_a_person(desk: Desk) -> None:
    one, other = on_two_portals(desk)
    (offer,) = card(desk, other).offers

    Joining(desk).join(one, other)

    joined = card(desk, other)
    assert (offer.key, offer.source) == (one, "Find a Tender")
    assert joined.key == one
    assert joined.offers == ()
    assert [line.source for line in joined.publications] == ["Find a Tender", "Contracts Finder"]
    assert "joined by" in joined.publications[1].joined
    assert (
        joined.history[0].sentence
        == "Joined with “Evening Support - North Fernmoor”: one tender, published twice."
    )


def test_what_people_have_come_further_with_goes_on(desk: Desk) -> None:
    one, other = on_two_portals(desk)
    answer(desk, other, PauseKind.FULL, LensId.MISSION_FIT, {"whom": Answer(text="Older people here.")})

    main = Joining(desk).join(one, other)

    assert main == other
    assert card(desk, one).state is State.PAUSING


def test_what_was_written_on_the_other_is_told_and_found(desk: Desk) -> None:
    one, other = on_two_portals(desk)
    answer(desk, one, PauseKind.FULL, LensId.MISSION_FIT, {"whom": Answer(text="Older people here.")})
    Triage(desk).shortlist([other])

    Joining(desk).join(one, other)

    joined = card(desk, one)
    assert joined.publications[1].written == ("Shortlisted.",)
    assert {line.sentence for line in joined.history if line.by_people} >= {
        "Shortlisted.",
        "Thought about mission fit.",
    }


def test_a_follow_up_of_the_joined_one_can_still_be_closed(desk: Desk) -> None:
    one, other = on_two_portals(desk)
    unknown = Answer(unknown=Unknown(desk.author or "", desk.today))
    for key in (one, other):
        answer(desk, key, PauseKind.FULL, LensId.MISSION_FIT, {"whom": unknown})
    Joining(desk).join(one, other)
    with desk.reader() as db:
        due = follow_ups.due_by(db, desk, desk.today)

    for line in due:
        Closings(desk).close(line, "Forty people, by the council's count.")

    with desk.reader() as db:
        assert len(due) == 2
        assert follow_ups.due_by(db, desk, desk.today) == ()


def test_splitting_and_undo_are_entries_and_put_back_what_was(desk: Desk) -> None:
    one, other = on_two_portals(desk)
    joining = Joining(desk)
    before = card(desk, one), card(desk, other)

    joining.join(one, other)
    undone = joining.undo()

    assert undone == "Undone: Joined two publications"
    for was, now in zip(before, (card(desk, one), card(desk, other)), strict=True):
        assert (now.title, now.state, now.facts, now.offers) == (was.title, was.state, was.facts, was.offers)
    with desk.reader() as db:
        kinds = [entry.kind for entry in journal.entries(db)][-2:]
        assert kinds == ["opportunity.joined", "opportunity.split"]
        assert verify(db).ok


def test_a_split_can_be_undone_too(desk: Desk) -> None:
    one, other = on_two_portals(desk)
    joining = Joining(desk)
    joining.join(one, other)
    joining.split(other)

    joining.undo()

    assert card(desk, other).key == one


def test_not_the_same_is_offered_no_more_until_that_is_undone(desk: Desk) -> None:
    one, other = on_two_portals(desk)
    joining = Joining(desk)

    joining.keep_apart(other, one)
    apart = card(desk, one).offers
    joining.undo()

    assert apart == ()
    assert [offer.key for offer in card(desk, one).offers] == [other]


def test_what_is_one_already_is_not_joined_again(desk: Desk) -> None:
    one, other = on_two_portals(desk)
    joining = Joining(desk)
    joining.join(one, other)

    with pytest.raises(NotPossible, match="one already"):
        joining.join(other, one)


def test_a_dismissed_signal_gives_way_to_its_tender(desk: Desk) -> None:
    signal = an_early_signal(5, title="Day care in Ashmead", source="find_a_tender")
    tender = a_tender(6, 28, title="Day care in Ashmead", source="contracts_finder")
    planned, tendered = stored(desk, signal, _of_the_same_buyer(tender, signal))
    Triage(desk).dismiss([planned])

    main = Joining(desk).join(planned, tendered)

    assert main == tendered
    assert card(desk, planned).state is State.NEW


def test_folding_the_record_again_gives_the_same_joins(desk: Desk) -> None:
    one, other = on_two_portals(desk)
    Joining(desk).join(one, other)
    with desk.reader() as db:
        entries, before = list(journal.entries(db)), projections(db)

    desk.workspace.write(lambda db: fold.rebuild(db, entries)).result()

    with desk.reader() as db:
        assert projections(db) == before
        assert len(before["joined"]) == 1


def test_the_command_line_shows_it_by_either_key(desk: Desk) -> None:
    one, other = on_two_portals(desk)
    Joining(desk).join(one, other)

    with desk.reader() as db:
        found = full(db, desk, other)

    assert found.opportunity.id == one
    assert [line.id for line in found.publications] == [one, other]
    assert found.looks_like == ()


def test_what_was_typed_is_not_taken_away_while_it_is_joined(desk: Desk) -> None:
    typed = add(desk, ByHand(title="Evening support")).key
    (key,) = stored(desk, a_tender(3, 28))
    Joining(desk).join(typed, key)

    with pytest.raises(NotPossible, match="joined to another"):
        remove(desk, typed)


def test_a_tender_of_its_own_is_offered_nothing(desk: Desk) -> None:
    (key,) = stored(desk, a_tender(7, 20))
    look_all_the_way(desk)

    with desk.reader() as db:
        assert offers(db, desk, key) == ()


def _of_the_same_buyer(notice: Notice, other: Notice) -> Notice:
    return replace(notice, buyer_name=other.buyer_name, buyer_id=other.buyer_id, parties=other.parties)
