import pytest

from desktop.domain.decision import DecidedBy, DecisionDraft, Holding, Outcome
from desktop.domain.pause import Answer, LensId, PauseKind, Unknown
from desktop.domain.states import State
from desktop.services import deciding, pausing
from desktop.services.authors import at_the_desk
from desktop.services.desk import Desk
from desktop.services.errors import DecisionRefused, NoSuchOpportunity
from desktop.services.frozen import thaw
from desktop.store import decisions as decision_store
from desktop.store import drafts, journal, people, verify
from desktop.store import opportunities as opportunity_store
from tests.services.known import ADVOCACY, ESOL, PARTNER, PEER_SUPPORT, STEP_BACK, pause_quickly, without


def fields(refused: DecisionRefused) -> set[str]:
    return {refusal.field for refusal in refused.refusals}


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (without(STEP_BACK, rationale="  "), "rationale"),
        (without(STEP_BACK, outcome=None), "outcome"),
        (without(STEP_BACK, decided_by=()), "decided_by"),
        (without(STEP_BACK, no_pause_reason=""), "no_pause_reason"),
        (without(STEP_BACK, main_reason="because"), "main_reason"),
        (
            without(STEP_BACK, commitments=(("no_bid_candy", Holding.IN_TENSION),)),
            "exceptions.no_bid_candy",
        ),
    ],
)
def test_what_is_missing_is_refused_and_nothing_is_written(
    sample_desk: Desk, draft: DecisionDraft, field: str
) -> None:
    with pytest.raises(DecisionRefused) as refused:
        deciding.record(sample_desk, ESOL, draft)

    with sample_desk.reader() as db:
        assert fields(refused.value) == {field}
        assert deciding.refusals(db, sample_desk, ESOL, draft) == refused.value.refusals
        assert decision_store.of(db, ESOL) == ()


def test_a_pause_on_every_lens_needs_no_reason_for_having_none(sample_desk: Desk) -> None:
    pause_quickly(sample_desk, PEER_SUPPORT)

    recorded = deciding.record(sample_desk, PEER_SUPPORT, PARTNER)

    assert recorded.number == "1"


def test_a_decision_stands_in_the_register_as_it_was_made(sample_desk: Desk) -> None:
    pause_quickly(sample_desk, PEER_SUPPORT)

    recorded = deciding.record(sample_desk, PEER_SUPPORT, PARTNER)

    with sample_desk.reader() as db:
        row = decision_store.by_number(db, recorded.number)
    assert row is not None
    assert row.hash == recorded.hash
    assert row.outcome is Outcome.PARTNER
    assert [(one.name, one.role) for one in row.decided_by] == [
        ("Amina Okoro", "director"),
        ("Rhys Pell", "trustee"),
    ]
    assert row.recorded_by == "Amina Okoro"
    assert dict(row.exceptions) == dict(PARTNER.exceptions)
    assert dict(row.commitments)["no_bid_candy"] is Holding.KEPT
    assert dict(row.commitments)["no_loss_making_bids"] is Holding.NOT_KNOWN


def test_the_facts_of_that_day_are_frozen_with_it(sample_desk: Desk) -> None:
    pause_quickly(sample_desk, PEER_SUPPORT)

    deciding.record(sample_desk, PEER_SUPPORT, PARTNER)

    with sample_desk.reader() as db:
        facts = thaw(decision_store.of(db, PEER_SUPPORT)[0].facts)
    assert facts.title == "Peer support and drop-in services"
    assert facts.value_pence == 420_000_00
    assert facts.working_days == 28
    assert facts.verdict == "enough"
    assert facts.on == sample_desk.today


def test_names_stand_in_entries_of_people_alone(sample_desk: Desk) -> None:
    pause_quickly(sample_desk, PEER_SUPPORT)

    deciding.record(sample_desk, PEER_SUPPORT, PARTNER)

    with sample_desk.reader() as db:
        naming = {entry.kind for entry in journal.entries(db) if "Rhys Pell" in (entry.payload or "")}
    assert naming == {"person.added"}


def test_what_was_not_known_is_recorded_as_an_unknown_accepted(sample_desk: Desk) -> None:
    pause_quickly(sample_desk, ESOL)
    pausing.answer(
        sample_desk,
        ESOL,
        PauseKind.QUICK,
        LensId.MISSION_FIT,
        {"line": Answer(unknown=Unknown("Amina Okoro"))},
    )

    deciding.record(sample_desk, ESOL, without(STEP_BACK, no_pause_reason=""))

    with sample_desk.reader() as db:
        unknowns = decision_store.of(db, ESOL)[0].unknowns
    assert any(one.startswith("Mission fit:") for one in unknowns)
    assert "Commitment: No loss-making bids" in unknowns


def test_a_new_decision_supersedes_the_one_it_names(sample_desk: Desk) -> None:
    first = deciding.record(sample_desk, ESOL, STEP_BACK)

    second = deciding.record(
        sample_desk, ESOL, without(STEP_BACK, supersedes=first.number, supersedes_reason="New facts.")
    )

    with sample_desk.reader() as db:
        newer, older = decision_store.of(db, ESOL)
    assert (older.superseded_by, newer.supersedes) == (second.number, first.number)


def test_lots_left_uncovered_leave_the_opportunity_undecided(sample_desk: Desk) -> None:
    with sample_desk.reader() as db:
        detail = opportunity_store.detail(db, ADVOCACY)
    assert detail is not None
    first, *rest = (lot.id for lot in detail.opportunity.lots)

    deciding.record(sample_desk, ADVOCACY, without(STEP_BACK, lots=(first,)))
    after_one = _state(sample_desk, ADVOCACY)
    deciding.record(sample_desk, ADVOCACY, without(STEP_BACK, lots=tuple(rest)))

    assert after_one is not State.DECIDED
    assert _state(sample_desk, ADVOCACY) is State.DECIDED


def test_a_correction_that_leaves_a_lot_out_opens_the_opportunity_again(sample_desk: Desk) -> None:
    with sample_desk.reader() as db:
        detail = opportunity_store.detail(db, ADVOCACY)
    assert detail is not None
    first, *rest = (lot.id for lot in detail.opportunity.lots)
    whole = deciding.record(sample_desk, ADVOCACY, STEP_BACK)

    narrower = without(STEP_BACK, lots=(first,), supersedes=whole.number, supersedes_reason="One lot alone.")
    deciding.record(sample_desk, ADVOCACY, narrower)
    between = _state(sample_desk, ADVOCACY)
    deciding.record(sample_desk, ADVOCACY, STEP_BACK)

    assert between is State.SHORTLISTED
    assert _state(sample_desk, ADVOCACY) is State.DECIDED
    with sample_desk.reader() as db:
        assert decision_store.of(db, ADVOCACY)[0].lots == tuple(rest)
        assert verify.verify(db).ok


def test_a_second_decision_says_that_it_supersedes_the_first(sample_desk: Desk) -> None:
    deciding.record(sample_desk, ESOL, STEP_BACK)

    with pytest.raises(DecisionRefused) as refused:
        deciding.record(sample_desk, ESOL, STEP_BACK)

    assert fields(refused.value) == {"supersedes"}


def test_an_exception_without_words_is_none(sample_desk: Desk) -> None:
    kept = (("no_bid_candy", Holding.KEPT),)

    deciding.record(
        sample_desk, ESOL, without(STEP_BACK, commitments=kept, exceptions=(("no_bid_candy", " "),))
    )

    with sample_desk.reader() as db:
        (row,) = decision_store.of(db, ESOL)
    assert row.exceptions == ()


def test_a_newcomer_is_added_with_the_first_entry_and_not_by_a_refusal(
    sample_desk: Desk,
) -> None:
    sample_desk.author = None
    at_the_desk(sample_desk, " Nia  Rees ")

    with pytest.raises(DecisionRefused):
        deciding.record(sample_desk, ESOL, without(STEP_BACK, rationale=""))
    with sample_desk.reader() as db:
        before = people.names(db).values()
    deciding.record(sample_desk, ESOL, without(STEP_BACK, decided_by=(DecidedBy("nia rees", "chair"),)))

    assert "Nia Rees" not in before
    with sample_desk.reader() as db:
        assert list(people.names(db).values()).count("Nia Rees") == 1
        (row,) = decision_store.of(db, ESOL)
    assert (row.recorded_by, row.decided_by) == ("Nia Rees", (DecidedBy("Nia Rees", "chair"),))


def test_a_draft_comes_back_as_it_was_and_goes_once_recorded(sample_desk: Desk) -> None:
    deciding.keep_draft(sample_desk, ESOL, PARTNER).result()

    with sample_desk.reader() as db:
        kept = deciding.decision_form(db, sample_desk, ESOL).draft
    deciding.record(sample_desk, ESOL, STEP_BACK)

    assert kept == PARTNER
    with sample_desk.reader() as db:
        assert drafts.of(db, ESOL) == {}


def test_an_unknown_opportunity_is_refused_in_words(sample_desk: Desk) -> None:
    with pytest.raises(NoSuchOpportunity) as missing:
        deciding.record(sample_desk, "ocds-nothing", STEP_BACK)

    assert "ocds-nothing" in missing.value.happened


def _state(desk: Desk, key: str) -> State:
    with desk.reader() as db:
        row = opportunity_store.row_of_key(db, key, today=desk.today)
    assert row is not None
    return row.state
