"""How far people have come with an opportunity."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from desktop.domain.states import State
from desktop.store import triage
from desktop.store.triage import Triaged
from tests.store.written import MORNING, Said, a_decision, a_workspace, an_answer, write

SHORTLIST: Said = ("triage.shortlisted", "ocds-1", {})
DISMISS: Said = ("triage.dismissed", "ocds-1", {"reason": "Too far away"})
SNOOZE: Said = ("triage.snoozed", "ocds-1", {"until": "2026-06-20"})
RETURN: Said = ("triage.returned", "ocds-1", {})


def after(path: Path, *said: Said) -> Triaged:
    """Return what is recorded of ocds-1 once all of this was said."""
    with a_workspace(path) as workspace:
        write(workspace, *said)
        with workspace.reader() as db:
            return triage.of_many(db, ["ocds-1"])["ocds-1"]


def test_what_nobody_touched_is_new(workspace_file: Path) -> None:
    assert after(workspace_file) == Triaged()


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ([SHORTLIST], State.SHORTLISTED),
        ([SHORTLIST, RETURN], State.NEW),
        ([DISMISS, RETURN], State.NEW),
        ([SHORTLIST, SNOOZE, ("triage.returned", "ocds-1", {"to": "new"})], State.NEW),
        ([SHORTLIST, SNOOZE, RETURN], State.SHORTLISTED),
        ([SHORTLIST, SNOOZE, SNOOZE, RETURN], State.SHORTLISTED),
        ([an_answer("ocds-1"), SNOOZE, RETURN], State.PAUSING),
        ([an_answer("ocds-1")], State.PAUSING),
        ([SHORTLIST, an_answer("ocds-1")], State.PAUSING),
        ([an_answer("ocds-1"), a_decision("ocds-1")], State.DECIDED),
        ([a_decision("ocds-1"), an_answer("ocds-1")], State.DECIDED),
        ([an_answer("ocds-1"), a_decision("ocds-1", lots=["1"], lots_left=["2"])], State.PAUSING),
        (
            [a_decision("ocds-1", lots=["1"], lots_left=["2"]), a_decision("ocds-1", lots=["2"])],
            State.DECIDED,
        ),
    ],
)
def test_entries_lead_from_state_to_state(workspace_file: Path, said: list[Said], state: State) -> None:
    assert after(workspace_file, *said).state is state


def test_a_dismissal_keeps_its_reason_and_where_it_came_from(workspace_file: Path) -> None:
    found = after(workspace_file, DISMISS)

    assert (found.state, found.before, found.reason) == (State.DISMISSED, State.NEW, "Too far away")
    assert found.at == MORNING


def test_a_snooze_keeps_its_day_and_where_it_came_from(workspace_file: Path) -> None:
    found = after(workspace_file, SHORTLIST, SNOOZE)

    assert (found.until, found.before) == (date(2026, 6, 20), State.SHORTLISTED)


def test_undo_puts_back_the_values_of_before(workspace_file: Path) -> None:
    back_to = {"state": "snoozed", "before": "shortlisted", "until": "2026-06-20", "reason": ""}
    undo: Said = ("triage.undone", "ocds-1", {"undoes": ["e1"], "back_to": back_to})

    found = after(workspace_file, SHORTLIST, SNOOZE, RETURN, undo)

    assert (found.state, found.before, found.until) == (State.SNOOZED, State.SHORTLISTED, date(2026, 6, 20))


def test_many_are_read_at_once(workspace_file: Path) -> None:
    with a_workspace(workspace_file) as workspace:
        write(workspace, SHORTLIST)
        with workspace.reader() as db:
            found = triage.of_many(db, ["ocds-1", "ocds-2"])

    assert [found[key].state for key in ("ocds-1", "ocds-2")] == [State.SHORTLISTED, State.NEW]
