"""What undo remembers, wherever it is offered."""

from __future__ import annotations

import pytest
from msgspec import Struct

from desktop.services.errors import NotPossible
from desktop.services.last_steps import REMEMBERED, LastSteps


class Done(Struct):
    words: str


def test_steps_are_taken_back_one_after_another_the_newest_first() -> None:
    steps = LastSteps([Done("Added A"), Done("Added B")])

    assert steps.can_undo == "Added B"
    assert [steps.take().words, steps.take().words] == ["Added B", "Added A"]
    assert steps.can_undo == ""


def test_the_oldest_step_is_forgotten_for_the_newest() -> None:
    steps = LastSteps(Done(f"Step {number}") for number in range(REMEMBERED))

    steps.append(Done("One more"))

    assert [step.words for step in steps] == [*(f"Step {number}" for number in range(1, 30)), "One more"]


def test_where_nothing_was_done_nothing_can_be_undone() -> None:
    with pytest.raises(NotPossible, match="nothing to undo"):
        LastSteps[Done]().take()
