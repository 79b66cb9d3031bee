"""What a decision says beside its reason, and what follows: sign-off, another one, a second look, a plan."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from desktop.domain.decision import Conflict, DecidedBy, DecisionDraft, Outcome
from desktop.domain.limits import SignOffAsked
from desktop.domain.plan_steps import PlanStepId
from desktop.domain.replacing import Replacement
from desktop.domain.signing import Signature, SignedHow
from desktop.domain.watching import WatchedFact
from desktop.services import deciding, plan_steps, register, replacing, signing
from desktop.services.answer_files import read_decision
from desktop.services.decision_tab import decision_tab
from desktop.services.desk import Desk
from desktop.services.errors import DecisionRefused, NotPossible, SignOffRefused
from desktop.services.exports import decisions_csv
from desktop.services.look_again import look_again, looked_still_stands
from desktop.services.opportunity_page import opportunity_card
from desktop.services.plan_step_changes import PlanStepChanges, StepWords
from desktop.services.settings_changes import SettingsChanges
from desktop.services.today import today
from desktop.store import decisions as decision_store
from desktop.store import fold, journal, private_notes
from desktop.store.decisions import DecisionRow
from tests.services.known import ADVOCACY, ESOL, PEER_SUPPORT, STEP_BACK
from tests.store.written import projections

SECRET = "Zxqv: the finance lead has her doubts"
RHYS = DecidedBy("Rhys Pell", "trustee")
WHOLE = replace(
    STEP_BACK,
    outcome=Outcome.BID,
    main_reason="",
    decided_by=(DecidedBy("Amina Okoro", "director"), RHYS),
    decided_on=date(2026, 6, 9),
    alternatives="To partner, or to leave it.",
    conflicts=(Conflict("Rhys Pell", "His sister works there.", "He left the room."),),
    dissent="Nobody.",
    conditions="The council confirms the waiver.",
    principles=(("informed", "The finance lead spoke."),),
    look_again_if="The provider closes",
    look_again_on=date(2026, 6, 20),
    look_again_when=(WatchedFact.AWARD,),
    private_note=SECRET,
)


def row_of(desk: Desk, number: str) -> DecisionRow:
    with desk.reader() as db:
        row = decision_store.by_number(db, number)
    assert row is not None
    return row


def later(desk: Desk, days: int) -> Desk:
    now: datetime = desk.now() + timedelta(days=days)
    return Desk(desk.workspace, lambda: now, author=desk.author)


def test_everything_that_was_said_stands_in_the_register(sample_desk: Desk) -> None:
    recorded = deciding.record(sample_desk, ESOL, WHOLE)

    row = row_of(sample_desk, recorded.number)
    same = set(DecisionDraft.__struct_fields__) - {
        "private_note",
        "commitments",
        "days_as_typed",
        "lots",
        "supersedes",
    }
    assert {name: getattr(row, name) for name in same} == {name: getattr(WHOLE, name) for name in same}
    assert row.sign_off is None


def test_a_draft_keeps_every_field(sample_desk: Desk) -> None:
    deciding.keep_draft(sample_desk, ESOL, WHOLE).result()

    with sample_desk.reader() as db:
        assert deciding.decision_form(db, sample_desk, ESOL).draft == WHOLE


def test_the_example_file_says_all_that_can_be_said() -> None:
    draft = read_decision(Path("docs/decision.toml"))

    empty = {name for name in DecisionDraft.__struct_fields__ if not getattr(draft, name)} - {"days_as_typed"}
    assert empty == {"lots", "no_pause_reason", "instead", "supersedes", "supersedes_reason", "private_note"}


def test_a_private_note_stands_in_nothing_that_is_shared(sample_desk: Desk) -> None:
    number = deciding.record(sample_desk, ESOL, WHOLE).number

    with sample_desk.reader() as db:
        found = register.decisions_in_full(db)
        shared = [decisions_csv(found), repr(register.record(db, number)), repr(row_of(sample_desk, number))]
        shared += [repr(opportunity_card(db, sample_desk, ESOL))]
        kinds = {entry.kind for entry in journal.entries(db) if SECRET in (entry.payload or "")}
        assert private_notes.of(db, number) == SECRET
        assert decision_tab(db, sample_desk, ESOL).decisions[0].private_note == SECRET
        searched = [text for (text,) in db.execute("SELECT words FROM decision")]
    assert not any("Zxqv" in one for one in shared)
    assert not any("zxqv" in one for one in searched)
    assert kinds == {"private_note.written"}


def test_names_of_conflicts_stand_in_entries_of_people_alone(sample_desk: Desk) -> None:
    deciding.record(sample_desk, ESOL, replace(WHOLE, conflicts=(Conflict("Tove Brandt", "A", "B"),)))

    with sample_desk.reader() as db:
        naming = {entry.kind for entry in journal.entries(db) if "Tove Brandt" in (entry.payload or "")}
    assert naming == {"person.added"}


def test_limits_of_the_workspace_hold_for_what_binds_us_alone(sample_desk: Desk) -> None:
    SettingsChanges(sample_desk).add_limit("director", 5_000_000).result()
    alone = replace(WHOLE, decided_by=(DecidedBy("Amina Okoro", "director"),), principles=())

    with pytest.raises(DecisionRefused) as refused:
        deciding.record(sample_desk, ESOL, alone)

    assert [one.field for one in refused.value.refusals] == ["decided_by"]
    deciding.record(sample_desk, ESOL, replace(STEP_BACK, decided_by=(DecidedBy("Sam", "volunteer"),)))


def waiting(desk: Desk) -> str:
    SettingsChanges(desk).ask_sign_off(SignOffAsked.BIDS).result()
    return deciding.record(desk, ESOL, WHOLE).number


def told(**changed: object) -> Signature:
    told = Signature(by="rhys  pell", role="", how=SignedHow.REPORTED, minute="Minutes of 9 June")
    return replace(told, **changed)  # names of the signature's fields


def test_a_sign_off_is_told_by_somebody_who_names_the_minute(sample_desk: Desk) -> None:
    number = waiting(sample_desk)
    assert row_of(sample_desk, number).sign_off is not None
    assert row_of(sample_desk, number).sign_off.words == "Waiting for sign-off"  # type: ignore[union-attr]

    words = signing.sign_off(sample_desk, number, told())

    assert words == (
        "Signed off by Rhys Pell, trustee, on Tuesday 9 June 2026, as given in: Minutes of 9 June. "
        "Entered by Amina Okoro."
    )
    with pytest.raises(SignOffRefused, match="signed off already"):
        signing.sign_off(sample_desk, number, told())


def test_nobody_signs_here_but_the_trustee_at_this_desk(sample_desk: Desk) -> None:
    number = waiting(sample_desk)
    here = told(how=SignedHow.HERE, minute="")

    with pytest.raises(SignOffRefused, match="Only Rhys Pell can sign as Rhys Pell"):
        signing.sign_off(sample_desk, number, here)
    with pytest.raises(SignOffRefused, match="Only a trustee"):
        signing.sign_off(sample_desk, number, replace(here, by="Amina Okoro", role="trustee"))

    with sample_desk.reader() as db:
        assert signing.sign_off_form(db, sample_desk, number).here is None
        (rhys,) = [id_ for id_, name in db.execute("SELECT id, name FROM person") if name == "Rhys Pell"]
    at_his_desk = Desk(sample_desk.workspace, sample_desk.now, author=rhys)
    with sample_desk.reader() as db:
        assert signing.sign_off_form(db, at_his_desk, number).here == RHYS
    assert signing.sign_off(at_his_desk, number, here).endswith("on this computer")


def test_a_sign_off_asked_for_later_leaves_what_is_recorded_as_it_is(sample_desk: Desk) -> None:
    number = deciding.record(sample_desk, ESOL, WHOLE).number

    SettingsChanges(sample_desk).ask_sign_off(SignOffAsked.EVERY).result()

    assert row_of(sample_desk, number).sign_off is None
    with pytest.raises(SignOffRefused, match="was not recorded to wait"):
        signing.sign_off(sample_desk, number, told())


@pytest.mark.parametrize(
    ("first", "then", "does"),
    [
        (Outcome.BID, Outcome.STEP_BACK, Replacement.WITHDRAWAL),
        (Outcome.STEP_BACK, Outcome.BID, Replacement.OVERTURNED),
        (Outcome.BID, Outcome.BID, Replacement.CORRECTION),
    ],
)
def test_a_later_decision_and_the_earlier_lead_to_each_other(
    sample_desk: Desk, first: Outcome, then: Outcome, does: Replacement
) -> None:
    older = deciding.record(sample_desk, ESOL, replace(WHOLE, outcome=first, private_note="")).number

    key = replacing.begin(sample_desk, older, then)
    with sample_desk.reader() as db:
        form = deciding.decision_form(db, sample_desk, key)
    assert (form.draft.outcome, form.supersedes) == (then, older)
    assert (form.draft.rationale == WHOLE.rationale) is (does is Replacement.CORRECTION)
    draft = replace(WHOLE, outcome=then, supersedes=older, supersedes_reason="New facts.")
    newer = deciding.record(later(sample_desk, 3), key, replace(draft, look_again_on=None)).number

    before, after = row_of(sample_desk, older), row_of(sample_desk, newer)
    assert (after.supersedes, after.supersedes_as, after.supersedes_reason) == (older, does, "New facts.")
    assert (before.superseded_by, before.superseded_as) == (newer, does)
    assert (before.superseded_reason, before.superseded_on) == ("New facts.", date(2026, 6, 12))
    assert before.rationale == WHOLE.rationale
    with pytest.raises(NotPossible, match="no longer stands"):
        replacing.begin(sample_desk, older, then)


def test_what_somebody_had_typed_stays_when_a_decision_is_replaced(sample_desk: Desk) -> None:
    number = deciding.record(sample_desk, ESOL, WHOLE).number
    deciding.keep_draft(sample_desk, ESOL, DecisionDraft(rationale="Half a thought")).result()

    replacing.begin(sample_desk, number, Outcome.STEP_BACK)

    with sample_desk.reader() as db:
        draft = deciding.decision_form(db, sample_desk, ESOL).draft
    assert (draft.rationale, draft.outcome) == ("Half a thought", Outcome.STEP_BACK)


def test_a_day_to_look_again_is_raised_and_cleared_with_what_was_found(sample_desk: Desk) -> None:
    deciding.record(sample_desk, ESOL, replace(WHOLE, private_note=""))
    then = later(sample_desk, 11)

    with sample_desk.reader() as db:
        assert look_again(db, later(sample_desk, 10), ESOL) == ()
        (raised,) = look_again(db, then, ESOL)
        assert [line.key for line in today(db, then, None).look_again] == [ESOL]
    assert raised.sentence == "Decision 1 asks to look again on Sat 20 Jun: The provider closes."
    looked_still_stands(then, ESOL, "They go on for a year.")

    with sample_desk.reader() as db:
        assert look_again(db, later(sample_desk, 30), ESOL) == ()
        said = [line.sentence for line in opportunity_card(db, then, ESOL).history]
    assert "Looked again, it still stands: They go on for a year." in said


def test_steps_of_the_plan_are_dated_owned_and_ticked(sample_desk: Desk) -> None:
    deciding.record(sample_desk, PEER_SUPPORT, replace(WHOLE, outcome=Outcome.PARTNER, private_note=""))

    changes = PlanStepChanges(sample_desk)
    changes.change(PEER_SUPPORT, "draft", StepWords(on=date(2026, 6, 15), owner="Tove Brandt"))
    changes.tick(PEER_SUPPORT, "questions_close")

    with sample_desk.reader() as db:
        lines = {line.step: line for line in plan_steps.steps(db, sample_desk, PEER_SUPPORT)}
        due = plan_steps.due_by(db, sample_desk, date(2026, 6, 16))
        on_today = today(db, sample_desk, None).plan_steps
    assert list(lines) == list(PlanStepId)
    assert (lines[PlanStepId.DRAFT].when, lines[PlanStepId.DRAFT].owner) == ("Mon 15 Jun", "Tove Brandt")
    assert lines[PlanStepId.QUESTIONS_CLOSE].when == "Done today"
    assert due == on_today == (lines[PlanStepId.DRAFT],)
    changes.tick(PEER_SUPPORT, "questions_close", done=False)
    with sample_desk.reader() as db:
        first, *_ = plan_steps.steps(db, sample_desk, PEER_SUPPORT)
    assert first.done_on is None


def test_what_is_said_twice_is_written_once(sample_desk: Desk) -> None:
    deciding.record(sample_desk, PEER_SUPPORT, replace(WHOLE, private_note=""))

    for _ in range(2):
        changes = PlanStepChanges(sample_desk)
        changes.change(PEER_SUPPORT, "draft", StepWords(on=date(2026, 6, 15), owner="Amina Okoro"))
        changes.tick(PEER_SUPPORT, "draft")

    with sample_desk.reader() as db:
        kinds = [event.kind for event in journal.history(db, PEER_SUPPORT)]
    assert [kind for kind in kinds if kind.startswith("plan_step")] == [
        "plan_step.changed",
        "plan_step.ticked",
    ]


def test_a_line_of_our_own_stands_among_the_steps_and_every_change_can_be_undone(sample_desk: Desk) -> None:
    deciding.record(sample_desk, PEER_SUPPORT, replace(WHOLE, private_note=""))
    changes = PlanStepChanges(sample_desk)

    def shown() -> tuple[list[str], list[str]]:
        with sample_desk.reader() as db:
            found = plan_steps.plan(db, sample_desk, PEER_SUPPORT)
        lines = [f"{one.words}, {one.when}, {one.owner}" for one in found.steps if one.own]
        return lines, [one.words for one in found.taken_away]

    said = StepWords(words="Ask  for the letter", on=date(2026, 6, 15), owner="Tove Brandt")
    states = [shown()]
    assert changes.add(PEER_SUPPORT, said) == "Added “Ask for the letter”"
    states.append(shown())
    with sample_desk.reader() as db:
        (own,) = (one for one in plan_steps.steps(db, sample_desk, PEER_SUPPORT) if one.own)
        assert plan_steps.due_by(db, sample_desk, date(2026, 6, 15)) == (own,)
        assert plan_steps.steps(db, sample_desk, PEER_SUPPORT)[0] == own, "it falls due first"
    changes.change(PEER_SUPPORT, own.step, StepWords(words="Ask for two letters", on=date(2026, 6, 16)))
    states.append(shown())
    changes.tick(PEER_SUPPORT, own.step)
    states.append(shown())
    changes.take_away(PEER_SUPPORT, own.step)
    states.append(shown())
    changes.put_back(PEER_SUPPORT, own.step)
    changes.take_away(PEER_SUPPORT, "draft")

    assert states[1:] == [
        (["Ask for the letter, Mon 15 Jun, Tove Brandt"], []),
        (["Ask for two letters, Tue 16 Jun, "], []),
        (["Ask for two letters, Done today, "], []),
        ([], ["Ask for two letters"]),
    ]
    assert shown() == (["Ask for two letters, Done today, "], ["Draft"])
    assert changes.undo() == "Undone: Took away “Draft”"
    changes.undo()
    for before in reversed(states):
        assert shown() == before
        if before != states[0]:
            changes.undo()
    with pytest.raises(NotPossible, match="nothing to undo"):
        changes.undo()
    with sample_desk.reader() as db:
        said_so = [line.sentence for line in opportunity_card(db, sample_desk, PEER_SUPPORT).history]
        entries, kept = list(journal.entries(db)), projections(db)
    assert "Added to the plan: “Ask for the letter”, 15 June 2026." in said_so
    sample_desk.workspace.write(lambda db: fold.rebuild(db, entries)).result()
    with sample_desk.reader() as db:
        assert projections(db) == kept


def test_a_line_lacks_neither_words_nor_a_day(sample_desk: Desk) -> None:
    deciding.record(sample_desk, PEER_SUPPORT, replace(WHOLE, private_note=""))
    changes = PlanStepChanges(sample_desk)

    for lacks, said in (
        ("what is to be done", StepWords(on=date(2026, 6, 15))),
        ("by when", StepWords(words="Ask for the letter")),
        ("160 letters", StepWords(words="x" * 161, on=date(2026, 6, 15))),
    ):
        with pytest.raises(NotPossible, match=lacks):
            changes.add(PEER_SUPPORT, said)
    with pytest.raises(NotPossible, match="no plan to keep"):
        changes.add(ESOL, StepWords(words="Ask for the letter", on=date(2026, 6, 15)))


def test_what_somebody_changed_again_since_is_not_undone(sample_desk: Desk) -> None:
    deciding.record(sample_desk, PEER_SUPPORT, replace(WHOLE, private_note=""))
    mine, theirs = PlanStepChanges(sample_desk), PlanStepChanges(sample_desk)
    mine.change(PEER_SUPPORT, "draft", StepWords(on=date(2026, 6, 15)))
    theirs.change(PEER_SUPPORT, "draft", StepWords(on=date(2026, 6, 17)))

    with pytest.raises(NotPossible, match="changed again since"):
        mine.undo()

    with sample_desk.reader() as db:
        (draft,) = (one for one in plan_steps.steps(db, sample_desk, PEER_SUPPORT) if one.step == "draft")
    assert draft.on == date(2026, 6, 17)


def test_a_withdrawn_bid_has_no_plan_and_a_step_back_never_had_one(sample_desk: Desk) -> None:
    number = deciding.record(sample_desk, ESOL, replace(WHOLE, private_note="")).number
    PlanStepChanges(sample_desk).tick(ESOL, "draft")
    withdrawn = replace(STEP_BACK, supersedes=number, supersedes_reason="The price does not hold.")

    deciding.record(sample_desk, ESOL, withdrawn)

    with sample_desk.reader() as db:
        assert plan_steps.steps(db, sample_desk, ESOL) == ()
    with pytest.raises(NotPossible, match="no plan to keep"):
        PlanStepChanges(sample_desk).tick(ESOL, "draft")


def test_lots_that_no_decision_covers_are_named(sample_desk: Desk) -> None:
    with sample_desk.reader() as db:
        first, *others = [lot.id for lot in deciding.decision_form(db, sample_desk, ADVOCACY).lots]

    deciding.record(sample_desk, ADVOCACY, replace(STEP_BACK, lots=(first,)))

    with sample_desk.reader() as db:
        tab = decision_tab(db, sample_desk, ADVOCACY)
    assert all(f"lot {lot}" in tab.undecided for lot in others)
    assert f"on lot {first}" in tab.decisions[0].sentence


def test_all_of_it_folds_again_to_the_same_rows(sample_desk: Desk) -> None:
    number = waiting(sample_desk)
    signing.sign_off(sample_desk, number, told())
    PlanStepChanges(sample_desk).tick(ESOL, "draft")
    looked_still_stands(later(sample_desk, 20), ESOL, "Nothing new.")
    with sample_desk.reader() as db:
        entries, before = list(journal.entries(db)), projections(db)

    sample_desk.workspace.write(lambda db: fold.rebuild(db, entries)).result()

    with sample_desk.reader() as db:
        assert projections(db) == before
    assert json.loads(entries[-1].payload or "")["found"] == "Nothing new."
