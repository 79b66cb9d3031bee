"""Today: what needs a decision by when, what is new, and what falls due."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from msgspec.structs import replace

from desktop.domain.decision import DecidedBy, DecisionDraft, Outcome
from desktop.domain.limits import SignOffAsked
from desktop.domain.pause import Answer, LensId, PauseKind, Unknown
from desktop.domain.signing import Signature, SignedHow
from desktop.services import deciding, follow_ups, own_sources, pausing, signing, today
from desktop.services.desk import Desk
from desktop.services.errors import NotPossible
from desktop.services.follow_ups import Closings
from desktop.services.last_visit import LastVisit
from desktop.services.settings_changes import SettingsChanges
from desktop.services.today import Today
from desktop.services.triage import Triage
from desktop.store import pulls
from desktop.store import sources as source_store
from desktop.store.notices import Tally
from desktop.store.pulls import Pull
from tests.conftest import NOW
from tests.ui.notices import TODAY, a_tender, an_award, an_early_signal, an_update, stored

QUESTION = "who_now"


def seen(desk: Desk, since: datetime | None = None) -> Today:
    with desk.reader() as db:
        return today.today(db, desk, since)


def titles(shown: Today) -> list[str]:
    return [one.title for one in shown.decide_by]


def unknown(desk: Desk, key: str, due_on: date | None) -> None:
    lens = LensId.EXISTING_PROVIDERS
    answer = Answer("", unknown=Unknown("Amina Okoro", due_on))
    pausing.answer(desk, key, PauseKind.FULL, lens, {QUESTION: answer})


def decide(desk: Desk, key: str, **said: object) -> None:
    draft = DecisionDraft(
        outcome=Outcome.STEP_BACK,
        rationale="Others already do this well.",
        main_reason="others_better_placed",
        decided_by=(DecidedBy("Amina Okoro", "director"),),
        no_pause_reason="The board had agreed before.",
    )
    deciding.record(desk, key, replace(draft, **said))  # names of its fields


def test_what_waits_for_sign_off_stands_there_until_it_is_signed(desk: Desk) -> None:
    (key,) = stored(desk, a_tender(1, 20, title="Warm homes advice"))
    SettingsChanges(desk).ask_sign_off(SignOffAsked.EVERY).result()
    decide(desk, key)

    (line,) = seen(desk).sign_offs

    assert (line.key, line.title) == (key, "Warm homes advice")
    assert (line.second, line.at) == ("Decision 1: Step back", "Tue 9 Jun")
    told = Signature(by="Rhys Pell", role="trustee", how=SignedHow.REPORTED, minute="Minutes of 9 June")
    signing.sign_off(desk, "1", told)
    assert seen(desk).sign_offs == ()


def test_nothing_to_decide_is_told_as_a_good_time_to_talk(desk: Desk) -> None:
    shown = seen(desk)

    assert shown.day == "Tuesday 9 June"
    assert shown.line == "Nothing needs a decision this week. A good time to talk to a neighbour."
    assert (shown.decide_by, shown.new, shown.early, shown.offline) == ((), (), (), "")


def test_what_is_to_be_acted_on_within_the_week_stands_soonest_first(desk: Desk) -> None:
    stored(desk, a_tender(1, 28), a_tender(2, 26), a_tender(3, 60))

    shown = seen(desk)

    assert titles(shown) == ["Invented service 2", "Invented service 1"]
    assert shown.line == "Two decisions are coming up. Everything else can wait."
    assert [(one.until, one.on) for one in shown.decide_by] == [
        ("Decide by", "Fri 12 Jun"),
        ("Decide by", "Tue 16 Jun"),
    ]
    assert [one.button for one in shown.decide_by] == ["Start a pause", "Start a pause"]


def test_what_people_chose_comes_before_what_nobody_has_looked_at(desk: Desk) -> None:
    *_, chosen = stored(desk, *(a_tender(number, 26) for number in range(1, 9)))
    Triage(desk).shortlist([chosen])

    shown = seen(desk)

    assert titles(shown)[0] == "Invented service 8"
    assert len(shown.decide_by) == today.STRIPS
    assert shown.not_looked_at == "3 more that nobody has looked at are to be acted on by Tue 16 Jun."


def test_a_pause_that_is_begun_is_continued_and_one_that_is_done_leads_to_the_decision(desk: Desk) -> None:
    begun, done, quickly = stored(desk, *(a_tender(number, 26) for number in (1, 2, 3)))
    pausing.answer(desk, begun, PauseKind.FULL, LensId.MISSION_FIT, {"whom": Answer("Neighbours.")})
    for lens in LensId:
        pausing.answer(desk, done, PauseKind.FULL, lens, {"line": Answer("Something.")})
        pausing.answer(desk, quickly, PauseKind.QUICK, lens, {"line": Answer("Something.")})

    buttons = {one.title: (one.button, one.decides) for one in seen(desk).decide_by}

    assert buttons == {
        "Invented service 1": ("Continue", False),
        "Invented service 2": ("Decide", True),
        "Invented service 3": ("Decide", True),
    }


def test_a_runway_too_short_for_a_full_pause_offers_a_quick_one(desk: Desk) -> None:
    stored(desk, a_tender(1, 4))

    (one,) = seen(desk).decide_by

    assert one.button == "Quick pause"


def test_no_date_counts_as_today_once_people_chose_it(desk: Desk) -> None:
    (key,) = stored(desk, a_tender(1, None))
    before = titles(seen(desk))
    Triage(desk).shortlist([key])

    (one,) = seen(desk).decide_by

    assert before == []
    assert (one.until, one.on) == ("No date", "Ask the buyer")


def test_what_is_decided_dismissed_or_snoozed_needs_no_decision(desk: Desk) -> None:
    decided, dismissed, snoozed = stored(desk, a_tender(1, 26), a_tender(2, 26), a_tender(3, 26))
    decide(desk, decided)
    Triage(desk).dismiss([dismissed])
    Triage(desk).snooze([snoozed], TODAY + timedelta(days=3))

    assert titles(seen(desk)) == []


def test_new_is_what_came_since_the_last_visit_and_does_not_stand_above(desk: Desk) -> None:
    stored(desk, a_tender(1, 26), a_tender(2, 50), a_tender(3, 60))

    shown = seen(desk, NOW - timedelta(days=4))
    later = seen(desk, NOW + timedelta(seconds=1))

    assert [one.title for one in shown.new] == ["Invented service 2", "Invented service 3"]
    assert (shown.new_total, shown.new_since) == (3, "Friday 5 June")
    assert later.new == ()


def test_an_early_signal_whose_tender_appears_stands_under_new(desk: Desk) -> None:
    signal = an_early_signal(1)
    (key,) = stored(desk, signal)
    Triage(desk).shortlist([key])
    tender = a_tender(1, 60)
    appeared = replace(tender, id="000001-tender", released_at=NOW, content_hash="ab" * 32)

    stored(desk, appeared)

    shown = seen(desk)
    assert [one.title for one in shown.new] == ["Invented service 1"]
    assert "the tender has appeared" in shown.new[0].second
    assert [one.title for one in shown.look_again] == ["Invented service 1"]


def test_early_signals_say_when_the_tender_is_expected(desk: Desk) -> None:
    stored(desk, an_early_signal(1), an_early_signal(2, "2026-07-01"))

    shown = seen(desk)

    assert [one.second for one in shown.early] == [
        "Planned notice. Tender expected in July",
        "Planned notice. Tender expected in September",
    ]


def test_a_moved_deadline_of_what_was_worked_on_is_looked_at_again(desk: Desk) -> None:
    tender = a_tender(1, 28)
    (key,) = stored(desk, tender)
    Triage(desk).shortlist([key])

    stored(desk, an_update(tender, deadline="2026-07-31T12:00:00+01:00"))

    (line,) = seen(desk).look_again
    assert line.second.startswith("The deadline moved from")


def test_follow_ups_due_this_week_or_without_a_day_stand_until_closed(desk: Desk) -> None:
    soon, undated, far = stored(desk, a_tender(1, 60), a_tender(2, 60), a_tender(3, 60))
    unknown(desk, soon, date(2026, 6, 11))
    unknown(desk, undated, None)
    unknown(desk, far, date(2026, 8, 1))
    shown = seen(desk).follow_ups

    Closings(desk).close(shown[0], "The Lantern Room does, since 2024.")

    assert [(one.about, one.due) for one in shown] == [
        ("Invented service 1", "Thu 11 Jun"),
        ("Invented service 2", "No day set"),
    ]
    assert [one.about for one in seen(desk).follow_ups] == ["Invented service 2"]


def test_what_was_found_joins_the_answer(desk: Desk) -> None:
    (key,) = stored(desk, a_tender(1, 60))
    unknown(desk, key, None)
    (line,) = seen(desk).follow_ups

    Closings(desk).close(line, "The Lantern Room does.")

    with desk.reader() as db:
        card = pausing.pause_card(db, desk, key)
    lens = next(one for one in card.lenses if one.id is LensId.EXISTING_PROVIDERS)
    assert lens.answers[QUESTION] == Answer("The Lantern Room does.")


@pytest.mark.parametrize("found", ["", "   \n"])
def test_a_follow_up_is_not_closed_without_words(desk: Desk, found: str) -> None:
    (key,) = stored(desk, a_tender(1, 60))
    unknown(desk, key, None)
    (line,) = seen(desk).follow_ups

    with pytest.raises(NotPossible, match="not said"):
        Closings(desk).close(line, found)


def test_a_follow_up_is_closed_once(desk: Desk) -> None:
    (key,) = stored(desk, a_tender(1, 60))
    unknown(desk, key, None)
    (line,) = seen(desk).follow_ups
    Closings(desk).close(line, "Two groups do.")

    with pytest.raises(NotPossible, match="closed meanwhile"):
        Closings(desk).close(line, "Three groups do.")


def test_what_is_typed_of_a_follow_up_comes_back(desk: Desk) -> None:
    (key,) = stored(desk, a_tender(1, 60))
    unknown(desk, key, None)
    (line,) = seen(desk).follow_ups

    follow_ups.keep_draft(desk, line, "Half a sen").result()

    with desk.reader() as db:
        assert follow_ups.typed(db, line) == "Half a sen"


def test_reviews_stand_when_their_day_comes_near_and_count_when_it_has_come(desk: Desk) -> None:
    due, soon, far = stored(desk, a_tender(1, 60), a_tender(2, 60), a_tender(3, 60))
    decide(desk, due, review_on=TODAY + timedelta(days=1))
    decide(desk, soon, review_on=TODAY + timedelta(days=5), look_again_if="The provider is closing.")
    decide(desk, far, review_on=TODAY + timedelta(days=50))
    tomorrow = replace(desk, now=lambda: NOW + timedelta(days=1))

    shown = seen(tomorrow)

    assert [(one.title, one.at) for one in shown.reviews] == [
        ("Stepped back: Invented service 1", "Today"),
        ("Stepped back: Invented service 2", "Sun 14 Jun"),
    ]
    assert shown.reviews[1].second == "Look again if: The provider is closing."
    with desk.reader() as db:
        assert (today.count(db, desk), today.count(db, tomorrow)) == (0, 1)


def test_the_count_is_of_this_weeks_decisions(desk: Desk) -> None:
    stored(desk, a_tender(1, 26), a_tender(2, 60), an_award(3, "The Lantern Room"))

    with desk.reader() as db:
        assert today.count(db, desk) == 1


def silent_pull(desk: Desk, source: str, *, silent: bool) -> None:
    pull = Pull(
        source=source, at=NOW, tally=Tally(), error="It could not be reached.", silent=silent, again_at=NOW
    )
    desk.workspace.write(lambda db: pulls.remember(db, pull)).result()


def test_while_no_source_gives_any_answer_one_works_offline_and_calmly(desk: Desk) -> None:
    early = NOW - timedelta(minutes=78)
    desk.workspace.write(lambda db: source_store.succeeded(db, "find_a_tender", early)).result()
    silent_pull(desk, "find_a_tender", silent=True)

    words = seen(desk).offline

    assert words.startswith(
        "You are looking at the copy saved today at 07:42. Your work is saved here as usual."
    )


def test_one_source_that_answers_badly_does_not_mean_that_one_is_offline(desk: Desk) -> None:
    silent_pull(desk, "find_a_tender", silent=True)
    silent_pull(desk, "contracts_finder", silent=False)

    assert seen(desk).offline == ""


def test_sources_in_trouble_stand_first_and_those_switched_off_last(desk: Desk) -> None:
    for source in ("find_a_tender", "contracts_finder", "public_contracts_scotland"):
        own_sources.switch(desk, source, on=False)
    silent_pull(desk, "ted", silent=False)

    names = [one.name for one in seen(desk).sources]

    assert names[0] == "TED (European Union)"
    assert names[1:3] == ["Sell2Wales", "EU Funding & Tenders"]


def test_the_last_visit_is_remembered_on_this_computer(desk: Desk) -> None:
    friday = replace(desk, now=lambda: NOW - timedelta(days=4))

    first = LastVisit(friday).look()
    visit = LastVisit(desk)

    assert first is None
    assert visit.look() == NOW - timedelta(days=4)
    assert visit.look() == NOW - timedelta(days=4)
    assert LastVisit(desk).look() == NOW


def test_a_note_from_the_future_counts_as_none(desk: Desk) -> None:
    LastVisit(replace(desk, now=lambda: NOW + timedelta(days=4))).look()

    assert LastVisit(desk).look() is None


def test_the_sample_keeps_no_note_and_looks_the_same_each_time(sample_desk: Desk) -> None:
    LastVisit(sample_desk).look()

    assert LastVisit(sample_desk).look() is None
