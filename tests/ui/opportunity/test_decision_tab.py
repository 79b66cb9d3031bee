"""The Decision tab: sign-off, withdraw and overturn, and the steps of the plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QThreadPool
from pytestqt.qtbot import QtBot

from desktop.domain.decision import DecidedBy, DecisionDraft, Outcome
from desktop.domain.limits import SignOffAsked
from desktop.domain.plan_steps import PlanStepId
from desktop.domain.watching import WatchedFact
from desktop.services import deciding
from desktop.services.desk import Desk
from desktop.services.look_again import look_again
from desktop.services.settings_changes import SettingsChanges
from desktop.ui.commands import CommandId
from desktop.ui.opportunity.opportunity_page import OpportunityPage, Tab
from desktop.ui.opportunity.plan_step_dialog import PlanStepDialog
from desktop.ui.opportunity.plan_steps_list import PlanStepRow
from desktop.ui.opportunity.sign_off_dialog import SignOffDialog
from desktop.ui.widgets.label import Label
from tests.ui.notices import a_tender, an_award, stored

BID = DecisionDraft(
    outcome=Outcome.BID,
    rationale="We are best placed.",
    decided_by=(DecidedBy("Amina Okoro", "director"),),
    no_pause_reason="The board had agreed before.",
    private_note="Quietly.",
)
Shown = Callable[[DecisionDraft], OpportunityPage]


@pytest.fixture
def shown(qtbot: QtBot, desk: Desk) -> Iterator[Shown]:
    """Record a decision that waits for sign-off, and show its tab."""
    made: list[OpportunityPage] = []

    def make(draft: DecisionDraft) -> OpportunityPage:
        SettingsChanges(desk).ask_sign_off(SignOffAsked.BIDS).result()
        (key,) = stored(desk, a_tender(3, 28))
        deciding.record(desk, key, draft)
        page = OpportunityPage(desk)
        made.append(page)
        qtbot.addWidget(page)
        page.resize(1248, 836)
        with qtbot.waitActive(page):
            page.show()
        with qtbot.waitSignal(page.shown):
            page.show_opportunity(key)
        page.tabs.setCurrentIndex(Tab.DECISION)
        return page

    yield make
    for page in made:
        page.hide()
    QThreadPool.globalInstance().waitForDone(5_000)


def said(page: OpportunityPage) -> str:
    return "\n".join(label.text() for label in page.decision.findChildren(Label) if not label.isHidden())


def step(page: OpportunityPage, wanted: PlanStepId) -> PlanStepRow:
    return next(row for row in page.decision.steps.rows if row.line.step is wanted)


def test_a_decision_waits_until_somebody_names_what_signed_it_off(qtbot: QtBot, shown: Shown) -> None:
    page = shown(BID)
    assert "Waiting for sign-off" in said(page)
    page.decision.rows[0].sign_off.click()
    dialog = page.deciding.dialog
    assert isinstance(dialog, SignOffDialog)
    assert dialog.here.isHidden()
    dialog.record.click()
    assert "name who gave it" in dialog.by.error.sentence()
    dialog.by.set_words("Rhys Pell")
    dialog.record.click()
    assert "Name the minute" in dialog.minute.error.sentence()
    dialog.minute.set_words("Minutes of 9 June")

    with qtbot.waitSignal(page.shown):
        dialog.record.click()

    assert "Signed off by Rhys Pell" in said(page)
    assert "as given in: Minutes of 9 June" in said(page)


def test_the_trustee_at_this_computer_signs_in_one_press(qtbot: QtBot, shown: Shown, desk: Desk) -> None:
    page = shown(replace(BID, decided_by=(DecidedBy("Rhys Pell", "trustee"),)))
    with desk.reader() as db:
        (rhys,) = db.execute("SELECT id FROM person WHERE name = 'Rhys Pell'").fetchone()
    desk.author = rhys
    page.decision.rows[0].sign_off.click()
    dialog = page.deciding.dialog
    assert isinstance(dialog, SignOffDialog)
    assert dialog.here.text() == "I am Rhys Pell, trustee, and sign it off now"
    assert dialog.by.isHidden()

    with qtbot.waitSignal(page.shown):
        dialog.record.click()

    assert "on this computer" in said(page)


@pytest.mark.parametrize(
    ("outcome", "then", "words"),
    [
        (Outcome.BID, Outcome.STEP_BACK, "Withdraw the bid"),
        (Outcome.PARTNER, Outcome.STEP_BACK, "Withdraw from it"),
        (Outcome.STEP_BACK, Outcome.BID, "Overturn: bid"),
        (Outcome.STEP_BACK, Outcome.PARTNER, "Overturn: partner"),
    ],
)
def test_what_stands_can_be_withdrawn_or_overturned(
    qtbot: QtBot, shown: Shown, desk: Desk, outcome: Outcome, then: Outcome, words: str
) -> None:
    page = shown(replace(BID, outcome=outcome))
    button = page.decision.rows[0].ways[then]
    assert button.text() == words

    with qtbot.waitSignal(page.decision_asked) as asked:
        button.click()

    assert asked.args == [page.key, then]
    with desk.reader() as db:
        form = deciding.decision_form(db, desk, page.key)
    assert (form.draft.outcome, form.supersedes) == (then, "1")


def test_a_private_note_stands_on_this_page_with_who_may_read_it(shown: Shown) -> None:
    assert "Private note, in no pack, export or copy: Quietly." in said(shown(BID))


def test_steps_are_ticked_and_given_a_day_and_an_owner(qtbot: QtBot, shown: Shown) -> None:
    page = shown(BID)
    step(page, PlanStepId.DRAFT).tick.setFocus()
    with qtbot.waitSignal(page.shown):
        step(page, PlanStepId.DRAFT).tick.click()
    assert page.focusWidget() is step(page, PlanStepId.DRAFT).tick
    assert step(page, PlanStepId.DRAFT).tick.isChecked()
    assert step(page, PlanStepId.DRAFT).line.when == "Done today"
    step(page, PlanStepId.SIGN_OFF).change.click()
    dialog = page.deciding.dialog
    assert isinstance(dialog, PlanStepDialog)
    dialog.on.set_value(date(2026, 7, 1))
    dialog.owner.set_words("Amina Okoro")

    with qtbot.waitSignal(page.shown):
        dialog.keep.click()

    line = step(page, PlanStepId.SIGN_OFF).line
    assert (line.on, line.owner) == (date(2026, 7, 1), "Amina Okoro")


def test_a_line_of_our_own_is_added_worded_otherwise_and_taken_away(qtbot: QtBot, shown: Shown) -> None:
    page = shown(BID)
    steps = page.decision.steps
    steps.add.click()
    dialog = page.deciding.dialog
    assert isinstance(dialog, PlanStepDialog)
    dialog.keep.click()
    assert dialog.problem.sentence().startswith("Say what is to be done.")
    qtbot.keyClicks(dialog.words.edit, "Ask for the letter")
    qtbot.keyClicks(dialog.on.edit, "15 june")
    with qtbot.waitSignal(page.shown):
        dialog.keep.click()
    (own,) = (row for row in steps.rows if row.line.own)
    assert (own.tick.accessibleName(), own.line.when) == ("Ask for the letter", "Mon 15 Jun")
    assert steps.saved.words.text() == "Added “Ask for the letter”"

    own.change.click()
    dialog = page.deciding.dialog
    assert isinstance(dialog, PlanStepDialog)
    dialog.words.set_words("Ask for two letters")
    with qtbot.waitSignal(page.shown):
        dialog.keep.click()
    (own,) = (row for row in steps.rows if row.line.own)
    own.change.click()
    dialog = page.deciding.dialog
    assert isinstance(dialog, PlanStepDialog)
    with qtbot.waitSignal(page.shown):
        dialog.remove.click()

    assert not any(row.line.own for row in steps.rows)
    assert "Taken away: Ask for two letters" in said(page)
    with qtbot.waitSignal(page.shown):
        steps.away[0].put_back.click()
    for _ in range(2):
        with qtbot.waitSignal(page.shown):
            page.commands()[CommandId.UNDO]()
    assert [row.line.words for row in steps.rows if row.line.own] == ["Ask for two letters"]
    with qtbot.waitSignal(page.shown):
        steps.saved.undo.click()
    assert [row.line.words for row in steps.rows if row.line.own] == ["Ask for the letter"]


def test_an_award_that_a_decision_watched_for_is_raised_with_its_condition(shown: Shown, desk: Desk) -> None:
    page = shown(
        replace(BID, look_again_if="They win again", look_again_when=(WatchedFact.AWARD,), private_note="")
    )

    tomorrow = desk.now() + timedelta(days=1)
    stored(Desk(desk.workspace, lambda: tomorrow), an_award(3, "The Lantern Room"))

    with desk.reader() as db:
        (raised,) = look_again(db, desk, page.key)
    assert raised.sentence.startswith("An award was published. We saw it on ")
    assert raised.sentence.endswith("Decision 1 asked to look again then: They win again.")


def test_a_step_back_has_no_plan_and_its_ways_on_are_as_large_as_any(shown: Shown) -> None:
    page = shown(replace(BID, outcome=Outcome.STEP_BACK))

    assert page.decision.steps.isHidden()
    heights = {button.sizeHint().height() for button in page.decision.rows[0].ways.values()}
    assert len(heights) == 1


def test_what_is_typed_into_a_line_that_is_left_comes_back(qtbot: QtBot, shown: Shown) -> None:
    page = shown(BID)
    page.decision.steps.add.click()
    dialog = page.deciding.dialog
    assert isinstance(dialog, PlanStepDialog)
    assert dialog.before.isHidden()
    qtbot.keyClicks(dialog.words.edit, "Ask for the letter")
    qtbot.keyClicks(dialog.on.edit, "midsummer")
    qtbot.keyClicks(dialog.owner.edit, "Rhys Pell")
    dialog.leave.click()

    page.decision.steps.add.click()

    again = page.deciding.dialog
    assert isinstance(again, PlanStepDialog)
    assert not again.before.isHidden()
    typed = (again.words.words(), again.on.as_typed(), again.owner.words())
    assert typed == ("Ask for the letter", "midsummer", "Rhys Pell")
    again.before.afresh.click()
    assert (again.words.words(), again.on.as_typed(), again.owner.words()) == ("", "", "")
    assert again.before.isHidden()
    again.reject()


def test_a_line_that_was_saved_has_nothing_typed_left(qtbot: QtBot, shown: Shown) -> None:
    page = shown(BID)
    step(page, PlanStepId.SIGN_OFF).change.click()
    dialog = page.deciding.dialog
    assert isinstance(dialog, PlanStepDialog)
    qtbot.keyClicks(dialog.owner.edit, "Rhys")
    dialog.reject()
    step(page, PlanStepId.SIGN_OFF).change.click()
    dialog = page.deciding.dialog
    assert isinstance(dialog, PlanStepDialog)
    qtbot.keyClicks(dialog.owner.edit, " Pell")
    with qtbot.waitSignal(page.shown):
        dialog.keep.click()

    step(page, PlanStepId.SIGN_OFF).change.click()

    again = page.deciding.dialog
    assert isinstance(again, PlanStepDialog)
    assert (again.owner.words(), again.before.isHidden()) == ("Rhys Pell", True)
    again.reject()
