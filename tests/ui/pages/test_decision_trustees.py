"""What the form of a decision asks beside the reason: kept as it is typed, refused under its field."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.decision import Conflict, DecisionDraft, Outcome
from desktop.domain.limits import SignOffAsked
from desktop.domain.watching import WatchedFact
from desktop.services import deciding
from desktop.services.desk import Desk
from desktop.services.settings_changes import SettingsChanges
from desktop.ui.decision.decision_page import DecisionPage
from desktop.ui.decision.record_dialog import WAITS, RecordDialog
from desktop.ui.decision.trustee_fields import PRIVATE
from desktop.ui.widgets.label import Label

Change = Callable[[DecisionPage], object]


def conflict(page: DecisionPage) -> None:
    page.why.fields.trustees.conflicts.add.click()
    row = page.why.fields.trustees.conflicts.rows[0]
    QTest.keyClicks(row.who.edit, "Rhys Pell")


def kept(desk: Desk, page: DecisionPage) -> DecisionDraft:
    form = page._form
    assert form is not None
    with desk.reader() as db:
        return deciding.decision_form(db, desk, form.key).draft


def test_every_field_is_kept_as_it_is_filled_in(
    qtbot: QtBot, desk: Desk, decision_page: DecisionPage
) -> None:
    more = decision_page.why.fields.trustees
    ways: dict[str, tuple[Change, object]] = {
        "alternatives": (lambda _: more.alternatives.setPlainText("To wait."), "To wait."),
        "conflicts": (conflict, (Conflict("Rhys Pell"),)),
        "dissent": (lambda _: more.dissent.setPlainText("Nobody."), "Nobody."),
        "conditions": (lambda _: more.conditions.setPlainText("A waiver."), "A waiver."),
        "look_again_when": (
            lambda _: more.look_again_when.ticks[WatchedFact.AWARD].click(),
            (WatchedFact.AWARD,),
        ),
        "private_note": (lambda _: more.private_note.setPlainText("Quietly."), "Quietly."),
    }

    for name, (fill_in, wanted) in ways.items():
        with qtbot.waitSignal(decision_page._keeping.kept):
            fill_in(decision_page)

        assert getattr(kept(desk, decision_page), name) == wanted, name


def test_a_conflict_without_what_was_done_is_refused_under_its_field(decision_page: DecisionPage) -> None:
    conflict(decision_page)

    decision_page.record()

    field = decision_page.why.fields.trustees.conflicts
    assert field.error.sentence() == "Conflicts of interest: say what Rhys Pell's interest is."
    field.rows[0].out.click()
    assert field.conflicts() == ()
    assert field.error.sentence() == ""
    assert QApplication.focusWidget() is field.add


def test_the_seven_lines_are_offered_to_trustees_and_folded_away(decision_page: DecisionPage) -> None:
    fields = decision_page.why.fields
    principles = fields.trustees.principles
    fields.people.add_person("Amina Okoro", "director")
    assert principles.isHidden()

    fields.people.add_person("Rhys Pell", "trustee")

    assert not principles.isHidden()
    assert not principles.fold.is_open()
    principles.fold.head.click()
    QTest.keyClicks(principles.lines["informed"].edit, "The finance lead spoke.")
    assert decision_page.draft().principles == (("informed", "The finance lead spoke."),)


def test_the_private_note_says_who_can_read_it(decision_page: DecisionPage) -> None:
    said = [label.text() for label in decision_page.why.fields.trustees.findChildren(Label)]

    assert PRIVATE in said
    assert "Anyone who opens this file here can read it." in PRIVATE


def test_the_dialog_says_that_a_trustee_signs_it_off(desk: Desk, decision_page: DecisionPage) -> None:
    form = decision_page._form
    assert form is not None
    SettingsChanges(desk).ask_sign_off(SignOffAsked.BIDS).result()
    decision_page.show_opportunity(form.key, Outcome.BID)
    decision_page.why.fields.rationale.setPlainText("We are best placed.")
    decision_page.why.fields.no_pause.setPlainText("No time.")
    decision_page.why.fields.people.add_person("Amina Okoro", "director")

    decision_page.record()

    dialog = decision_page.findChild(RecordDialog)
    assert dialog is not None
    assert WAITS in [label.text() for label in dialog.findChildren(Label)]


def test_a_second_decision_asks_why_the_first_no_longer_stands(
    desk: Desk, decision_page: DecisionPage
) -> None:
    form = decision_page._form
    assert form is not None
    decision_page.show_opportunity(form.key, Outcome.BID)
    fields = decision_page.why.fields
    assert fields.why_anew_field.isHidden()
    fields.rationale.setPlainText("We are best placed.")
    fields.no_pause.setPlainText("No time.")
    fields.people.add_person("Amina Okoro", "director")
    number = deciding.record(desk, form.key, decision_page.draft()).number

    decision_page.show_opportunity(form.key, Outcome.STEP_BACK)
    decision_page.record()

    assert fields.why_anew_field.label.text() == f"Why decision {number} no longer stands"
    assert fields.why_anew_field.error.sentence() == f"Say why decision {number} no longer stands."
