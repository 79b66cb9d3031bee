"""A pause in depth: what stands beside an answer, our own questions, and what is known of others like it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec.structs import replace

from desktop.domain.own_questions import OwnLens, OwnQuestion, usual
from desktop.domain.pause import Answer, Asked, LensId, Pause, PauseKind, Standing, Unknown
from desktop.services import catalogue, deciding, follow_ups, pausing, questions
from desktop.services.desk import Desk
from desktop.services.errors import NotPossible
from desktop.services.follow_ups import Closings
from desktop.services.pause_record import told
from desktop.services.pausing import LensCard
from desktop.services.register import record
from desktop.services.settings_changes import SettingsChanges
from desktop.store import drafts, journal, pauses
from desktop.store.verify import verify
from tests.services.known import STEP_BACK, without
from tests.ui.notices import TODAY, a_tender, an_award, stored

MISSION, PROVIDERS = LensId.MISSION_FIT, LensId.EXISTING_PROVIDERS
WHOLE = Answer(
    "Three groups do.",
    Standing.ASKED,
    (Asked("their coordinator", date(2026, 6, 8)), Asked("the CVS", date(2026, 6, 5))),
    None,
    ("https://example.org/report",),
)
OWNED = Answer(unknown=Unknown("Amina Okoro", date(2026, 6, 11)))


@pytest.fixture
def key(desk: Desk) -> str:
    return stored(desk, a_tender(1, 60))[0]


def lens_card(desk: Desk, key: str, lens: LensId = PROVIDERS) -> LensCard:
    with desk.reader() as db:
        card = pausing.pause_card(db, desk, key)
    return next(one for one in card.lenses if one.id is lens)


def say(desk: Desk, key: str, question: str, said: Answer, lens: LensId = PROVIDERS) -> None:
    pausing.answer(desk, key, PauseKind.FULL, lens, {question: said})


def reword(desk: Desk, prompt: str, question: str = "serves", lens: LensId = MISSION) -> None:
    comes = next(one for one in catalogue.lenses() if one.id is lens)
    own = tuple(replace(one, prompt=prompt) if one.id == question else one for one in usual(comes).questions)
    SettingsChanges(desk).change_questions(comes, OwnLens(own, comes.quick)).result()


def test_all_that_stands_beside_an_answer_is_kept(desk: Desk, key: str) -> None:
    say(desk, key, "who_now", WHOLE)

    assert lens_card(desk, key).answers["who_now"] == WHOLE
    with desk.reader() as db:
        assert verify(db).ok


def test_drafts_hold_all_of_it_and_go_when_it_is_recorded(desk: Desk, key: str) -> None:
    pausing.keep_draft(desk, key, PROVIDERS, "who_now", WHOLE).result()
    typed = lens_card(desk, key).drafts["who_now"]

    say(desk, key, "who_now", WHOLE)

    assert typed.answer == WHOLE
    with desk.reader() as db:
        assert drafts.of(db, key) == {}


def test_words_typed_later_leave_alone_what_was_kept_beside_them(desk: Desk, key: str) -> None:
    pausing.keep_draft(desk, key, PROVIDERS, "who_now", WHOLE).result()

    pausing.keep_draft(desk, key, PROVIDERS, "who_now", "Four groups do.").result()

    assert lens_card(desk, key).drafts["who_now"].answer == replace(WHOLE, text="Four groups do.")


@pytest.mark.parametrize("evidence", ["javascript:alert(1)", "file:///etc/passwd", "a report"])
def test_evidence_that_is_no_link_and_no_notice_is_refused(desk: Desk, key: str, evidence: str) -> None:
    with pytest.raises(NotPossible) as refused:
        say(desk, key, "who_now", Answer("Two do.", evidence=(evidence,)))

    assert evidence in refused.value.happened
    assert "who_now" not in lens_card(desk, key).answers


def test_where_one_lens_is_refused_none_is_recorded(desk: Desk, key: str) -> None:
    wrong = {"who_now": Answer("Two do.", evidence=("a report",))}

    with pytest.raises(NotPossible):
        pausing.answer_all(
            desk, key, PauseKind.FULL, {MISSION: {"serves": Answer("Adults.")}, PROVIDERS: wrong}
        )

    assert lens_card(desk, key, MISSION).answers == {}


def test_a_notice_that_is_held_is_evidence_by_its_id(desk: Desk, key: str) -> None:
    with desk.reader() as db:
        held = db.execute("SELECT notice_id FROM notice").fetchone()[0]

    say(desk, key, "who_now", Answer("Two do.", evidence=(held,)))

    assert lens_card(desk, key).answers["who_now"].evidence == (held,)


def test_impacts_are_kept_with_their_standing_and_told_side_by_side(desk: Desk, key: str) -> None:
    say(desk, key, "closure_if_we_win", Answer("They may close.", Standing.BELIEVED))
    say(desk, key, "closure_if_we_step_back", Answer(standing=Standing.UNKNOWN))

    with desk.reader() as db:
        lens = told(pauses.of(db, key), pauses.wording(db, key))[1]
        wording = pauses.wording(db, key)
    (impact,) = lens.impacts
    assert impact.words == "If we win, we believe: They may close. If we step back, not known."
    assert lens.answers == ()
    assert wording[PROVIDERS, "closure_if_we_win"] == "Closure, if we win"


def test_an_old_pause_keeps_the_wording_it_was_answered_under(desk: Desk, key: str) -> None:
    before = lens_card(desk, key, MISSION).questions[0].prompt
    say(desk, key, "serves", Answer("Adults here."), MISSION)
    other = stored(desk, a_tender(2, 60))[0]

    reword(desk, "Whom is it for?")

    assert lens_card(desk, key, MISSION).questions[0].prompt == before
    assert lens_card(desk, other, MISSION).questions[0].prompt == "Whom is it for?"


def test_an_answer_that_is_changed_keeps_the_wording_it_stands_under(desk: Desk, key: str) -> None:
    before = lens_card(desk, key, MISSION).questions[0].prompt
    say(desk, key, "serves", Answer("Adults here."), MISSION)
    reword(desk, "Whom is it for?")

    say(desk, key, "serves", Answer("Adults in Fernmoor."), MISSION)

    with desk.reader() as db:
        assert pauses.wording(db, key)[MISSION, "serves"] == before


def test_a_decided_pause_asks_for_nothing_that_was_thought_of_since(desk: Desk, key: str) -> None:
    say(desk, key, "serves", Answer("Adults here."), MISSION)
    deciding.record(desk, key, STEP_BACK)
    later = Desk(desk.workspace, lambda: desk.now() + timedelta(hours=1), desk.author)
    comes = catalogue.lenses()[0]
    own = OwnLens((*usual(comes).questions, OwnQuestion("own_1", "Can we heat the room?")), comes.quick)

    SettingsChanges(later).change_questions(comes, own).result()

    asked = [question.id for question in lens_card(desk, key, MISSION).questions]
    assert "own_1" not in asked
    with desk.reader() as db:
        assert "own_1" in [question.id for question in questions.lens(db, MISSION).questions]
        assert verify(db).ok


def test_a_question_that_is_asked_no_more_stands_where_it_was_answered(desk: Desk, key: str) -> None:
    say(desk, key, "done_before", Answer("Yes."), MISSION)
    comes = catalogue.lenses()[0]
    off = tuple(replace(one, asked=one.id != "done_before") for one in usual(comes).questions)

    SettingsChanges(desk).change_questions(comes, OwnLens(off, comes.quick)).result()

    assert lens_card(desk, key, MISSION).questions[-1].id == "done_before"
    with desk.reader() as db:
        asked = questions.lenses_in(db, "another", Pause(), decided=False)[0]
    assert "done_before" not in [question.id for question in asked.questions]


def test_a_closed_follow_up_is_opened_again_as_it_was(desk: Desk, key: str) -> None:
    say(desk, key, "who_now", replace(OWNED, text="We heard of two."))
    closings = Closings(desk)
    closings.close(due(desk), "Three do.", Standing.ASKED)
    between = lens_card(desk, key).answers["who_now"]

    closings.undo()

    assert between == Answer("We heard of two.\nThree do.", Standing.ASKED)
    assert lens_card(desk, key).answers["who_now"] == replace(OWNED, text="We heard of two.")
    assert due(desk).due == "Thu 11 Jun"
    with desk.reader() as db:
        assert verify(db).ok


def test_a_closing_is_not_taken_back_once_the_answer_was_changed(desk: Desk, key: str) -> None:
    say(desk, key, "who_now", OWNED)
    closings = Closings(desk)
    closings.close(due(desk), "Three do.")
    say(desk, key, "who_now", Answer("Four do."))

    with pytest.raises(NotPossible, match="changed since"):
        closings.undo()

    assert lens_card(desk, key).answers["who_now"] == Answer("Four do.")


def test_what_is_found_after_the_decision_stands_beside_the_pause(desk: Desk, key: str) -> None:
    say(desk, key, "who_now", OWNED)
    deciding.record(desk, key, STEP_BACK)
    closings = Closings(desk)

    closings.close(due(desk), "Three do.")

    assert lens_card(desk, key).answers["who_now"] == OWNED
    with desk.reader() as db:
        (found,) = pauses.found(db, key)
    assert found.found == "Three do."
    closings.undo()
    assert due(desk).about == "Invented service 1"


def test_every_lens_knows_what_we_wrote_and_decided_on_others_like_it(desk: Desk) -> None:
    first, second = stored(desk, a_tender(1, 60), a_tender(2, 60))
    say(desk, first, "who_now", Answer("The Lantern Room does.", Standing.KNOWN))
    say(desk, first, "serves", Answer("Adults here."), MISSION)
    deciding.record(desk, first, without(STEP_BACK, rationale="They do it well."))

    providers, mission = lens_card(desk, second).known, lens_card(desk, second, MISSION).known

    wrote = next(fact for fact in providers if "Lantern Room" in fact.text)
    assert wrote.title == "Who is already doing this, and is it working?"
    assert wrote.text == "Known: The Lantern Room does."
    assert wrote.source.startswith("Our pause on “Invented service 1”, 9 June 2026: the same kind of service")
    assert [fact.source for fact in mission if "They do it well." in fact.text] == [
        "Our decision 1, 9 June 2026: the same kind of service"
    ]


def test_what_the_notice_says_is_quoted_and_a_short_window_told(desk: Desk) -> None:
    says = "Bidders may not be part of another bid. Invoices are paid within 60 days. Price: 100%."
    (key,) = stored(desk, a_tender(1, 60, description=says))

    partners = [fact.text for fact in lens_card(desk, key, LensId.POTENTIAL_PARTNERS).known]
    mission = [fact.text for fact in lens_card(desk, key, MISSION).known]

    assert "“Bidders may not be part of another bid.”" in partners
    assert "“Invoices are paid within 60 days.”" in partners
    assert "“Price: 100%.”" in mission


def test_a_window_that_is_too_short_is_told_with_its_sum(desk: Desk) -> None:
    published = datetime(2026, 6, 5, 9, 0, tzinfo=UTC)
    (key,) = stored(desk, a_tender(1, 8, released_at=published))

    facts = lens_card(desk, key, LensId.POTENTIAL_PARTNERS).known

    window = next(fact for fact in facts if fact.title == "A short window")
    assert window.text == "Published with 10 working days. Our shortest honest plan needs 16."


def test_no_award_found_is_missing_data_and_one_that_is_found_is_a_lead(desk: Desk) -> None:
    alone = stored(desk, a_tender(1, 60, title="Weekly drop-ins"))[0]
    nothing = lens_card(desk, alone).known

    stored(desk, an_award(6, "Copperfield Wellbeing CIC", title="Drop-ins every week and weekly groups"))

    assert "missing data" in nothing[0].text
    assert lens_card(desk, alone).known[0].title == "Copperfield Wellbeing CIC"


def test_the_journal_says_what_a_question_asked(desk: Desk, key: str) -> None:
    reword(desk, "Whom is it for?")

    say(desk, key, "serves", Answer("Adults here."), MISSION)

    with desk.reader() as db:
        (entry,) = [one for one in journal.history(db, key) if one.kind == "pause.answered"]
    assert entry.says["lens_wording"] == {"serves": "Whom is it for?"}


def due(desk: Desk) -> follow_ups.FollowUpLine:
    with desk.reader() as db:
        (line,) = follow_ups.due_by(db, desk, TODAY.replace(day=30))
    return line


def test_the_record_holds_it_all_and_what_was_found_later_below(desk: Desk, key: str) -> None:
    say(desk, key, "who_now", WHOLE)
    say(desk, key, "spoken", OWNED)
    say(desk, key, "closure_if_we_win", Answer("They may close.", Standing.BELIEVED))
    say(desk, key, "closure_if_we_step_back", Answer("They go on.", Standing.KNOWN))
    number = deciding.record(desk, key, STEP_BACK).number
    later = Desk(desk.workspace, lambda: desk.now() + timedelta(days=1), desk.author)
    Closings(later).close(due(desk), "Yes, on Monday.")

    with desk.reader() as db:
        found = {section.title: dict(section.lines) for section in record(db, number).sections}

    told_us = found["What the pause told us"]
    assert told_us["Existing providers: Who is already doing this, and is it working?"] == (
        "Three groups do. We asked their coordinator on Mon 8 Jun and the CVS on Fri 5 Jun;"
        " from: https://example.org/report."
    )
    assert told_us["Existing providers: Closure"] == (
        "If we win, we believe: They may close. If we step back, known: They go on."
    )
    assert found["What came later"]["10 June 2026"] == "Found out. Have we asked them? Yes, on Monday."
