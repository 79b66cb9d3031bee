from desktop.domain.pause import Answer, LensId, LensState, PauseKind, Standing, Unknown
from desktop.services import pausing
from desktop.services.desk import Desk
from desktop.store import drafts, journal, pauses
from tests.services.known import ESOL, PEER_SUPPORT, WARM_HOMES, pause_quickly


def lens_card(desk: Desk, key: str, lens: LensId) -> pausing.LensCard:
    with desk.reader() as db:
        card = pausing.pause_card(db, desk, key)
    return next(one for one in card.lenses if one.id is lens)


def answered_entries(desk: Desk, key: str) -> int:
    with desk.reader() as db:
        return sum(event.kind == "pause.answered" for event in journal.history(db, key))


def test_typing_is_kept_as_a_draft_and_makes_no_entry(sample_desk: Desk) -> None:
    pausing.keep_draft(sample_desk, ESOL, LensId.MISSION_FIT, "serves", "People who are new he").result()

    card = lens_card(sample_desk, ESOL, LensId.MISSION_FIT)

    assert card.drafts["serves"].text == "People who are new he"
    assert card.answers == {}
    assert answered_entries(sample_desk, ESOL) == 0


def test_an_answer_becomes_one_entry_and_its_draft_goes(sample_desk: Desk) -> None:
    pausing.keep_draft(sample_desk, ESOL, LensId.MISSION_FIT, "serves", "People who are new here.").result()
    said = Answer("People who are new here.", Standing.KNOWN)

    recorded = pausing.answer(sample_desk, ESOL, PauseKind.FULL, LensId.MISSION_FIT, {"serves": said})

    assert recorded
    assert lens_card(sample_desk, ESOL, LensId.MISSION_FIT).answers == {"serves": said}
    with sample_desk.reader() as db:
        assert drafts.of(db, ESOL) == {}
    assert answered_entries(sample_desk, ESOL) == 1


def test_the_same_answer_again_makes_no_entry(sample_desk: Desk) -> None:
    said = {"serves": Answer("People who are new here.")}
    pausing.answer(sample_desk, ESOL, PauseKind.FULL, LensId.MISSION_FIT, said)

    again = pausing.answer(sample_desk, ESOL, PauseKind.FULL, LensId.MISSION_FIT, said)

    assert not again
    assert answered_entries(sample_desk, ESOL) == 1


def test_we_dont_know_yet_opens_a_follow_up(sample_desk: Desk) -> None:
    unknown = Answer(unknown=Unknown("Amina Okoro", sample_desk.today))

    pausing.answer(sample_desk, ESOL, PauseKind.FULL, LensId.MISSION_FIT, {"full_cost": unknown})

    with sample_desk.reader() as db:
        (follow_up,) = pauses.follow_ups(db, ESOL)
    assert (follow_up.owner, follow_up.due_on) == ("Amina Okoro", sample_desk.today)


def test_a_quick_pause_is_four_lines_and_counts(sample_desk: Desk) -> None:
    pause_quickly(sample_desk, WARM_HOMES)

    with sample_desk.reader() as db:
        card = pausing.pause_card(db, sample_desk, WARM_HOMES)

    assert card.kind is PauseKind.QUICK
    assert card.counts
    assert {lens.state for lens in card.lenses} == {LensState.DONE}


def test_a_short_runway_offers_the_quick_pause(sample_desk: Desk) -> None:
    with sample_desk.reader() as db:
        short = pausing.pause_card(db, sample_desk, WARM_HOMES)
        enough = pausing.pause_card(db, sample_desk, PEER_SUPPORT)

    assert "quick pause" in short.time_left
    assert "no rush" in enough.time_left


def test_the_time_there_is_ends_on_the_day_to_decide_by(sample_desk: Desk) -> None:
    with sample_desk.reader() as db:
        card = pausing.pause_card(db, sample_desk, PEER_SUPPORT)

    assert card.decide_by == "Tue 16 Jun, 5 days away"
    assert card.time_left == (
        "A full pause takes about 40 minutes. You have 5 working days, so there is no rush."
    )


def test_every_lens_shows_what_the_workspace_knows(sample_desk: Desk) -> None:
    with sample_desk.reader() as db:
        card = pausing.pause_card(db, sample_desk, PEER_SUPPORT)

    assert all(lens.known for lens in card.lenses)
    providers = card.lenses[1].known
    assert providers[0].title == "Copperfield Wellbeing CIC"
    assert "Award notice" in providers[0].source


def test_no_award_found_reads_as_missing_data(sample_desk: Desk) -> None:
    card = lens_card(sample_desk, "ocds-sample-reading-helpers", LensId.EXISTING_PROVIDERS)

    assert [fact.title for fact in card.known] == ["No award notice found"]
    assert "missing data" in card.known[0].text
