"""The form of a review in every theme and text size, and what a screen reader is told of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop.domain.reviews import Result, ReviewDraft
from desktop.services import reviews
from desktop.services.desk import Desk
from desktop.ui.review.review_dialog import ReviewDialog
from desktop.ui.theme.theme import theme
from tests.services.test_reviews import awarded, decided, in_autumn
from tests.ui.accessible import NAMELESS_ROLES, told, told_of
from tests.ui.looks.conftest import settle
from tests.ui.looks.measuring import troubles


@pytest.fixture
def full(desk: Desk) -> Desk:
    """A decision with an award and an earlier review."""
    decided(desk)
    awarded(desk, supplier="The Lantern Room and Neighbours of the Upper Valley Community Interest Company")
    reviews.record(in_autumn(desk), "1", ReviewDraft(result=Result.NOT_WON, learned="Ring them first. " * 20))
    return in_autumn(desk)


@pytest.fixture
def plain_again() -> Iterator[None]:
    yield
    theme.use("light", 1.0)


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
def test_nothing_in_it_is_cut_or_covered(
    qtbot: QtBot, full: Desk, plain_again: None, name: str, scale: float
) -> None:
    theme.use(name, scale)
    dialog = ReviewDialog(full, "1")
    qtbot.addWidget(dialog)

    dialog.show()
    settle()

    assert troubles(dialog) == []


def test_it_says_what_it_asks(qtbot: QtBot, full: Desk) -> None:
    dialog = ReviewDialog(full, "1")
    qtbot.addWidget(dialog)
    dialog.show()

    itself = told_of(dialog)
    inside = [each for each in told(dialog) if each.focusable]

    assert (itself.name, bool(itself.description)) == ("Look back", True)
    assert all(each.name and each.role not in NAMELESS_ROLES for each in inside), inside
    assert {"What came of it?", "Known since", "What did we learn from them?"} <= {one.name for one in inside}
