from datetime import date

import pytest

from desktop.domain.states import State
from desktop.services import pausing
from desktop.services.desk import Desk
from desktop.services.errors import NotPossible, StepBackInstead
from desktop.services.triage import Triage
from desktop.store import journal
from desktop.store import opportunities as opportunity_store
from tests.services.known import ESOL, PEER_SUPPORT, WARM_HOMES, YOUNG_CARERS, pause_quickly


def states(desk: Desk, *keys: str, on: date | None = None) -> list[State]:
    with desk.reader() as db:
        rows = [opportunity_store.row_of_key(db, key, today=on or desk.today) for key in keys]
    return [row.state for row in rows if row]


def test_several_are_shortlisted_and_undone_as_one(sample_desk: Desk) -> None:
    triage = Triage(sample_desk)

    said = triage.shortlist([ESOL, WARM_HOMES, YOUNG_CARERS])
    after = states(sample_desk, ESOL, WARM_HOMES, YOUNG_CARERS)
    undone = triage.undo()

    assert said == "Shortlisted 3 opportunities"
    assert after == [State.SHORTLISTED] * 3
    assert undone == "Undone: Shortlisted 3 opportunities"
    assert states(sample_desk, ESOL, WARM_HOMES, YOUNG_CARERS) == [State.NEW] * 3
    assert triage.can_undo == ""


def test_what_is_done_to_several_at_once_is_one_batch_of_the_journal(sample_desk: Desk) -> None:
    triage = Triage(sample_desk)

    triage.shortlist([ESOL, WARM_HOMES])
    triage.shortlist([YOUNG_CARERS])

    with sample_desk.reader() as db:
        esol, warm, young = (journal.history(db, key)[-1].batch for key in (ESOL, WARM_HOMES, YOUNG_CARERS))
    assert esol is not None
    assert esol == warm
    assert young is None


def test_undo_adds_entries_and_takes_none_away(sample_desk: Desk) -> None:
    triage = Triage(sample_desk)
    triage.dismiss([ESOL], "Too far away")

    triage.undo()

    with sample_desk.reader() as db:
        kinds = [event.kind for event in journal.history(db, ESOL)]
    assert kinds == ["triage.dismissed", "triage.undone"]


def test_what_moved_on_since_is_left_as_it_is(sample_desk: Desk) -> None:
    triage = Triage(sample_desk)
    triage.shortlist([ESOL])
    pause_quickly(sample_desk, ESOL)

    with pytest.raises(NotPossible):
        triage.undo()

    assert states(sample_desk, ESOL) == [State.PAUSING]


@pytest.mark.parametrize("worked_on", ["shortlisted", "paused"])
def test_what_people_worked_on_is_stepped_back_from_not_dismissed(sample_desk: Desk, worked_on: str) -> None:
    triage = Triage(sample_desk)
    if worked_on == "shortlisted":
        triage.shortlist([PEER_SUPPORT])
        triage.bring_back([PEER_SUPPORT])
    else:
        pause_quickly(sample_desk, PEER_SUPPORT)

    with pytest.raises(StepBackInstead) as instead:
        triage.dismiss([ESOL, PEER_SUPPORT])

    assert instead.value.key == PEER_SUPPORT
    assert states(sample_desk, ESOL) == [State.NEW], "one that cannot leaves the others as they were"


def test_a_snooze_ends_on_its_day_with_the_state_before(sample_desk: Desk) -> None:
    triage = Triage(sample_desk)
    triage.shortlist([ESOL])

    triage.snooze([ESOL], date(2026, 6, 12))

    assert states(sample_desk, ESOL, on=date(2026, 6, 11)) == [State.SNOOZED]
    assert states(sample_desk, ESOL, on=date(2026, 6, 12)) == [State.SHORTLISTED]


def test_a_snooze_into_the_past_is_refused(sample_desk: Desk) -> None:
    with pytest.raises(NotPossible, match="not in the future"):
        Triage(sample_desk).snooze([ESOL], sample_desk.today)


def test_thirty_steps_are_remembered(sample_desk: Desk) -> None:
    triage = Triage(sample_desk)
    for _ in range(16):
        triage.shortlist([ESOL])
        triage.bring_back([ESOL])

    undone = 0
    while triage.can_undo:
        triage.undo()
        undone += 1

    assert undone == 30


def test_a_decided_pause_reads_but_does_not_change(sample_desk: Desk) -> None:
    from desktop.domain.pause import Answer, LensId, PauseKind
    from desktop.services import deciding
    from tests.services.known import STEP_BACK

    deciding.record(sample_desk, ESOL, STEP_BACK)

    with pytest.raises(NotPossible, match="stands as it was then"):
        pausing.answer(sample_desk, ESOL, PauseKind.FULL, LensId.MISSION_FIT, {"serves": Answer("Too late.")})
