"""A record in full: what was known that day stays as it was, and what came later stands below, dated."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from desktop.domain.decision import Outcome
from desktop.domain.pause import Answer, LensId, PauseKind
from desktop.domain.reviews import Result, ReviewDraft
from desktop.services import deciding, pausing, reviews
from desktop.services.desk import Desk
from desktop.services.record_sections import LATER, Section
from desktop.services.register import record
from desktop.store import journal
from desktop.store.connection import Connection
from desktop.store.notices import store_page
from desktop.store.workspace import Workspace
from tests.conftest import NOW
from tests.services.known import STEP_BACK, without
from tests.store.public_data import CALENDAR, PLANS, a_notice

KEY = "ocds-h6vhtk-000001"


@pytest.fixture
def later_desk(desk: Desk) -> Desk:
    """A desk with one tender, on which a step back was recorded after a pause."""
    bring_in(desk, 0)
    pausing.answer(desk, KEY, PauseKind.QUICK, LensId.MISSION_FIT, {"line": Answer("As we thought then.")})
    deciding.record(desk, KEY, STEP_BACK)
    return desk


def bring_in(desk: Desk, days: int, **told: Any) -> None:
    now = NOW + timedelta(days=days)
    notice = a_notice(1 + days, key=KEY, **told)

    def change(db: Connection) -> object:
        return store_page(db, [notice], source_id="here", mark=None, now=now, calendar=CALENDAR, plans=PLANS)

    desk.workspace.write(change).result()


def sections_of(desk: Desk, number: str) -> dict[str, Section]:
    with desk.reader() as db:
        return {section.title: section for section in record(db, number).sections}


def words(section: Section) -> str:
    return "\n".join(f"{label}: {said}" for label, said in section.lines)


def test_with_nothing_later_there_is_no_such_section(later_desk: Desk) -> None:
    assert LATER not in sections_of(later_desk, "1")


def test_a_moved_deadline_stands_below_and_the_facts_of_that_day_stay(later_desk: Desk) -> None:
    before = sections_of(later_desk, "1")

    bring_in(
        later_desk,
        7,
        released_at=NOW + timedelta(days=7),
        tags=("tenderUpdate",),
        deadline="2026-07-14T12:00:00+01:00",
    )

    after = sections_of(later_desk, "1")
    facts = next(title for title in before if title.startswith("Facts as known on"))
    assert after[facts] == before[facts]
    assert "Deadline: 30 June 2026" in words(after[facts])
    assert "16 June 2026: Deadline was " in words(after[LATER])
    assert "14 Jul" in words(after[LATER])


def test_what_was_answered_since_changes_no_record(later_desk: Desk) -> None:
    before = sections_of(later_desk, "1")

    says = {
        "kind": "quick",
        "lens": "mission_fit",
        "answers": {"line": {"text": "What we think today."}},
    }

    def change(db: Connection) -> object:  # as where a decision left lots open
        return journal.append(
            db, author=None, kind="pause.answered", subject=KEY, payload=says, now=later_desk.now()
        )

    later_desk.workspace.write(change).result()

    assert sections_of(later_desk, "1") == before
    assert "As we thought then." in words(before["What the pause told us"])


def test_a_decision_that_supersedes_is_linked_both_ways_with_its_reason(later_desk: Desk) -> None:
    draft = without(
        STEP_BACK,
        outcome=Outcome.PARTNER,
        main_reason="smaller_one_leads",
        supersedes="1",
        supersedes_reason="The provider is closing.",
    )

    newer = deciding.record(later_desk, KEY, draft).number

    assert f"9 June 2026: Overturned by decision {newer}. The provider is closing." in words(
        sections_of(later_desk, "1")[LATER]
    )
    first = next(iter(sections_of(later_desk, newer).values()))
    assert "Overturns: Decision 1. The provider is closing." in words(first)


def test_a_review_stands_below_the_decision(later_desk: Desk) -> None:
    reviews.record(later_desk, "1", ReviewDraft(result=Result.NOT_WON, learned="Ask sooner."))

    said = words(sections_of(later_desk, "1")[LATER])

    assert "Looked back on 9 June 2026 by Amina Okoro" in said
    assert "Ask sooner." in said


def test_reading_a_record_writes_nothing(later_desk: Desk) -> None:
    path: Path = later_desk.workspace.path
    later_desk.workspace.close()
    before = path.read_bytes()

    with Workspace.open(path, writable=False, now=lambda: NOW) as workspace:
        first = sections_of(Desk(workspace, lambda: NOW), "1")
        second = sections_of(Desk(workspace, lambda: NOW), "1")

    assert first == second
    assert path.read_bytes() == before
