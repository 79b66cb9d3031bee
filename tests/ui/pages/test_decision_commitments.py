"""The commitments of a decision: worked out from what is recorded, until a person answers otherwise."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.decision import Holding, Outcome
from desktop.services.commitment_changes import CommitmentChanges, CommitmentWords
from desktop.services.cost_words import CostWords, LineWords
from desktop.services.costing import CostChanges
from desktop.services.desk import Desk
from desktop.ui.decision.commitment_row import CommitmentRow
from desktop.ui.decision.decision_page import DecisionPage
from desktop.ui.widgets.label import Label

LOSS = CostWords(
    price="60,000", lines=(LineWords(name="Two workers", yearly="60,000"),), overheads_percent="10"
)


@pytest.fixture
def page_on_a_loss(desk: Desk, key: str, shown: Callable[[QWidget], None]) -> DecisionPage:
    """The decision on a tender whose recorded full cost is more than its price."""
    CostChanges(desk).record(key, LOSS)
    page = DecisionPage(desk)
    shown(page)
    page.show_opportunity(key)
    return page


def words_on(row: CommitmentRow) -> str:
    return "\n".join(label.text() for label in row.findChildren(Label) if not label.isHidden())


def on_losses(page: DecisionPage) -> CommitmentRow:
    return page.commitments.rows["no_loss_making_bids"]


def test_a_loss_stands_in_tension_and_says_what_it_was_worked_out_from(page_on_a_loss: DecisionPage) -> None:
    row = on_losses(page_on_a_loss)

    assert row.holding() is Holding.IN_TENSION
    assert "£6,000 more than what comes in" in words_on(row)
    assert "Worked out from the cost worksheet." in words_on(row)
    assert row.reason.isVisible()
    assert page_on_a_loss.commitments.holdings() == ()


def test_it_follows_the_outcome_that_is_chosen(page_on_a_loss: DecisionPage) -> None:
    page_on_a_loss.cards.cards[Outcome.STEP_BACK].click()
    stepping_back = on_losses(page_on_a_loss).holding()

    page_on_a_loss.cards.cards[Outcome.BID].click()

    assert stepping_back is Holding.KEPT
    assert on_losses(page_on_a_loss).holding() is Holding.IN_TENSION


def test_a_person_answers_otherwise_and_gives_it_back(page_on_a_loss: DecisionPage) -> None:
    row = on_losses(page_on_a_loss)

    row.radios[Holding.KEPT].click()
    answered = page_on_a_loss.commitments.holdings()
    page_on_a_loss.cards.cards[Outcome.BID].click()
    still = row.holding()
    row.give_back.click()

    assert answered == (("no_loss_making_bids", Holding.KEPT),)
    assert still is Holding.KEPT
    assert row.holding() is Holding.IN_TENSION
    assert page_on_a_loss.commitments.holdings() == ()
    assert row.give_back.isHidden()


def test_typing_a_reason_is_no_answer_by_itself(page_on_a_loss: DecisionPage) -> None:
    row = on_losses(page_on_a_loss)

    row.reason.setPlainText("Reserves cover it for a year.")

    assert page_on_a_loss.commitments.holdings() == ()
    assert page_on_a_loss.commitments.exceptions() == (
        ("no_loss_making_bids", "Reserves cover it for a year."),
    )


def test_the_row_leads_to_the_worksheet(qtbot: QtBot, key: str, page_on_a_loss: DecisionPage) -> None:
    with qtbot.waitSignal(page_on_a_loss.cost_asked) as asked:
        on_losses(page_on_a_loss).cost.click()

    assert asked.args == [key]


def test_the_commitments_of_the_page_are_those_in_force(
    desk: Desk, key: str, shown: Callable[[QWidget], None]
) -> None:
    changes = CommitmentChanges(desk)
    changes.adopt(CommitmentWords(title="Pay in time", question="Do we?", on=desk.today)).result()
    changes.retire("no_exclusivity", desk.today, "").result()
    page = DecisionPage(desk)
    shown(page)

    page.show_opportunity(key)

    titles = [row.commitment.title for row in page.commitments.rows.values()]
    assert titles[-1] == "Pay in time"
    assert "No exclusivity clauses" not in titles
