"""A register of a thousand decisions opens as one of ten does: with the same few questions to the file."""

from __future__ import annotations

from desktop.services import deciding
from desktop.services.desk import Desk
from desktop.services.register import RegisterFilter, record, register
from desktop.store import decisions, journal
from desktop.store.connection import Connection
from desktop.store.texts import from_json
from tests.conftest import NOW
from tests.services.known import ESOL, STEP_BACK


def recorded_again(desk: Desk, times: int) -> None:
    """Record the first decision of the file on so many other opportunities."""

    def change(db: Connection) -> None:
        first = next(entry for entry in journal.entries(db) if entry.kind == "decision.recorded")
        says = from_json(first.payload or "")
        assert isinstance(says, dict)
        held = decisions.count(db)
        for number in range(held + 1, held + times + 1):
            numbered = {**says, "number": str(number)}
            journal.append(
                db,
                author=desk.author,
                kind="decision.recorded",
                subject=f"ocds-{number}",
                payload=numbered,
                now=NOW,
            )

    desk.workspace.write(change).result()


def questions_of(desk: Desk) -> int:
    """Return how often opening the register asks the file something."""
    asked: list[str] = []
    with desk.reader() as db:
        db.set_trace_callback(asked.append)
        register(db, desk)
        db.set_trace_callback(None)
    return len(asked)


def test_a_thousand_decisions_ask_no_more_than_ten(sample_desk: Desk) -> None:
    deciding.record(sample_desk, ESOL, STEP_BACK)
    recorded_again(sample_desk, 9)
    few = questions_of(sample_desk)

    recorded_again(sample_desk, 990)

    assert questions_of(sample_desk) == few
    with sample_desk.reader() as db:
        assert len(register(db, sample_desk).lines) == 1000
        assert decisions.count(db) == 1000


def test_one_of_a_thousand_is_found_and_read(sample_desk: Desk) -> None:
    deciding.record(sample_desk, ESOL, STEP_BACK)
    recorded_again(sample_desk, 999)

    with sample_desk.reader() as db:
        found = register(db, sample_desk, RegisterFilter(words="777"))
        read = record(db, "777")

    assert [line.number for line in found.lines] == ["777"]
    assert read.line.number == "777"
