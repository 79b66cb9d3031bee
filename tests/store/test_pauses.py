"""The answers of a pause, and what somebody said they would find out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from desktop.domain.pause import Answer, Asked, LensId, Pause, PauseKind, Standing, Unknown
from desktop.store import pauses
from desktop.store.pauses import FollowUp
from tests.store.written import AMINA, MORNING, Said, a_workspace, amina, an_answer, minutes_later, write

PROVIDERS = LensId.EXISTING_PROVIDERS
NOT_YET = {"owner": AMINA, "due_on": "2026-06-20"}


def pause_after(path: Path, *said: Said) -> tuple[Pause | None, tuple[FollowUp, ...]]:
    with a_workspace(path) as workspace:
        write(workspace, amina(), *said)
        with workspace.reader() as db:
            return pauses.of(db, "ocds-1"), pauses.follow_ups(db, "ocds-1")


def closed(found: str) -> Said:
    return "follow_up.closed", "ocds-1", {"lens": PROVIDERS, "question": "who_now", "found": found}


def test_no_pause_is_none(workspace_file: Path) -> None:
    assert pause_after(workspace_file, an_answer("ocds-2")) == (None, ())


def test_answers_are_read_as_they_were_given(workspace_file: Path) -> None:
    asked = [{"who": "front-line staff", "on": "2026-06-01"}, {"who": "a carer"}]

    pause, _ = pause_after(
        workspace_file,
        an_answer("ocds-1", "First"),
        an_answer("ocds-1", "Two groups do.", standing="known", asked=asked),
        an_answer("ocds-1", "Less work for them.", question="effect"),
        ("pause.answered", "ocds-1", {"kind": "quick", "lens": "mission_fit", "answers": {"line": "Yes."}}),
    )

    who = Answer(
        "Two groups do.", Standing.KNOWN, (Asked("front-line staff", date(2026, 6, 1)), Asked("a carer"))
    )
    assert pause == Pause(
        PauseKind.QUICK,
        {
            PROVIDERS: {"effect": Answer("Less work for them."), "who_now": who},
            LensId.MISSION_FIT: {"line": Answer("Yes.")},
        },
    )


def test_the_wording_of_a_question_is_kept_with_its_answer(workspace_file: Path) -> None:
    says = {"kind": "full", "lens": "mission_fit", "answers": {"a": "Yes.", "b": "No."}}
    with a_workspace(workspace_file) as workspace:
        write(workspace, ("pause.answered", "ocds-1", {**says, "lens_wording": {"a": "Is it for us?"}}))

        with workspace.reader() as db:
            assert pauses.wording(db, "ocds-1") == {(LensId.MISSION_FIT, "a"): "Is it for us?"}


def test_what_is_not_known_becomes_a_follow_up_with_a_name_and_a_day(workspace_file: Path) -> None:
    pause, follow_ups = pause_after(workspace_file, an_answer("ocds-1", "", unknown=NOT_YET))

    unknown = Unknown("Amina Okoro", date(2026, 6, 20))
    assert pause == Pause(PauseKind.FULL, {PROVIDERS: {"who_now": Answer("", None, (), unknown)}})
    assert follow_ups == (
        FollowUp(
            subject="ocds-1",
            lens=PROVIDERS,
            question="who_now",
            owner="Amina Okoro",
            due_on=date(2026, 6, 20),
            when="",
            begun_at=MORNING,
            owner_id=AMINA,
        ),
    )


def test_an_owner_who_is_no_person_of_ours_stands_as_written(workspace_file: Path) -> None:
    _, (follow_up,) = pause_after(workspace_file, an_answer("ocds-1", "", unknown={"owner": "the CVS"}))

    assert (follow_up.owner, follow_up.due_on) == ("the CVS", None)


def test_an_answer_that_is_known_closes_the_follow_up(workspace_file: Path) -> None:
    pause, follow_ups = pause_after(
        workspace_file, an_answer("ocds-1", "", unknown=NOT_YET), an_answer("ocds-1", "Peer Circle.")
    )

    assert pause == Pause(PauseKind.FULL, {PROVIDERS: {"who_now": Answer("Peer Circle.")}})
    assert follow_ups == ()


def test_what_was_found_joins_the_answer(workspace_file: Path) -> None:
    alone, open_alone = pause_after(
        workspace_file, an_answer("ocds-1", "", unknown=NOT_YET), closed("Peer Circle does.")
    )
    joined, _ = pause_after(
        workspace_file.with_name("another.tenderpause"),
        an_answer("ocds-1", "One group, we think.", unknown=NOT_YET),
        closed("Peer Circle does."),
    )

    assert alone == Pause(PauseKind.FULL, {PROVIDERS: {"who_now": Answer("Peer Circle does.")}})
    assert open_alone == ()
    assert joined is not None
    assert joined.answers[PROVIDERS]["who_now"] == Answer("One group, we think.\nPeer Circle does.")


def test_a_follow_up_asked_again_opens_again(workspace_file: Path) -> None:
    later = {"owner": AMINA, "due_on": "2026-07-01"}

    _, (follow_up,) = pause_after(
        workspace_file,
        an_answer("ocds-1", "", unknown=NOT_YET),
        closed("Nobody, it seems."),
        an_answer("ocds-1", "", unknown=later),
    )

    assert follow_up.due_on == date(2026, 7, 1)


def test_follow_ups_of_all_opportunities_stand_by_the_day_they_are_due(workspace_file: Path) -> None:
    days = {"ocds-1": "2026-07-01", "ocds-2": None, "ocds-3": "2026-06-12"}
    with a_workspace(workspace_file) as workspace:
        for minute, (key, due_on) in enumerate(days.items()):
            owed = {"owner": AMINA, "due_on": due_on}
            write(workspace, an_answer(key, "", unknown=owed), at=minutes_later(minute))

        with workspace.reader() as db:
            found = [follow_up.subject for follow_up in pauses.follow_ups(db)]

    assert found == ["ocds-3", "ocds-1", "ocds-2"]
