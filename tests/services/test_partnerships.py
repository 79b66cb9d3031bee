"""A partnership plan as people make it: begun, changed, linked, undone; read by commitments and the pause."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from desktop.domain.decision import Holding, Outcome
from desktop.domain.organisation import IncomeBand, Organisation
from desktop.domain.partnership import US, Agreed, Member, Plan
from desktop.domain.pause import LensId
from desktop.domain.sought import sought
from desktop.services import (
    commitments,
    costing,
    directory,
    erasing,
    evidence,
    history,
    our_size,
    partnership_plans,
    partnerships,
)
from desktop.services.cost_words import CostWords, LineWords, PartnerWords
from desktop.services.desk import Desk
from desktop.services.errors import NoSuchOpportunity, NotKept, NotPossible, StepBackInstead
from desktop.services.partnership_changes import PartnershipChanges, keep_draft
from desktop.services.triage import Triage
from desktop.store import journal
from desktop.store import opportunities as opportunity_store
from desktop.store import partnerships as store
from desktop.store.verify import verify
from tests.services.known import PEER_SUPPORT, WARM_HOMES, YOUNG_CARERS

MINDS = "ocds-sample-young-minds"


@pytest.fixture
def changes(sample_desk: Desk) -> PartnershipChanges:
    return PartnershipChanges(sample_desk)


def organisation(desk: Desk, name: str, band: IncomeBand | None = None) -> str:
    new = Organisation(name=name, income_band=band)
    return desk.workspace.write(lambda db: directory.add(db, desk, new)).result()


def the_plan(desk: Desk, plan: str) -> Plan:
    with desk.reader() as db:
        kept = store.one(db, plan)
    assert kept is not None
    return kept.plan


def view(desk: Desk, plan: str) -> partnerships.PlanView:
    with desk.reader() as db:
        return partnerships.plan_view(db, desk, plan)


def entries(desk: Desk) -> int:
    with desk.reader() as db:
        return len(list(journal.entries(db)))


def test_a_plan_begins_with_us_as_its_first_member(sample_desk: Desk, changes: PartnershipChanges) -> None:
    plan = changes.begin(PEER_SUPPORT)

    found = the_plan(sample_desk, plan)

    assert found.opportunity == PEER_SUPPORT
    assert found.name == "Peer support and drop-in services"
    assert found.members == (Member(organisation=US, agreed=Agreed.AGREED, may_be_named=True),)
    assert changes.begin(PEER_SUPPORT) == plan


def test_a_plan_without_a_tender_needs_a_name(sample_desk: Desk, changes: PartnershipChanges) -> None:
    with pytest.raises(NotKept) as refused:
        changes.begin(None, "  ")

    plan = changes.begin(None, " Young  people’s minds ")

    assert refused.value.refusals == {"name": "Give the plan a name."}
    assert the_plan(sample_desk, plan).name == "Young people’s minds"
    assert view(sample_desk, plan).line == "No tender yet"


def test_an_opportunity_that_is_not_here_is_told_as_such(changes: PartnershipChanges) -> None:
    with pytest.raises(NoSuchOpportunity):
        changes.begin("ocds-nowhere")


def test_only_what_differs_is_written(sample_desk: Desk, changes: PartnershipChanges) -> None:
    plan = changes.begin(PEER_SUPPORT)
    changes.change(plan, purpose="A door open.")
    before = entries(sample_desk)

    changes.change(plan, purpose="A door open.")
    changes.change_terms(plan, exit="")
    changes.change_member(plan, US, work=None)

    assert entries(sample_desk) == before


@pytest.mark.parametrize(
    ("change", "field"),
    [
        (lambda to, plan: to.change_member(plan, US, work=Decimal(101)), "work"),
        (lambda to, plan: to.change_member(plan, US, risk=Decimal("NaN")), "risk"),
        (lambda to, plan: to.change_terms(plan, paid_within_days=-1), "paid_within_days"),
        (lambda to, plan: to.change(plan, value_pence=-5), "value_pence"),
    ],
)
def test_a_figure_out_of_bounds_is_not_kept(
    sample_desk: Desk,
    changes: PartnershipChanges,
    change: Callable[[PartnershipChanges, str], None],
    field: str,
) -> None:
    plan = changes.begin(PEER_SUPPORT)

    with pytest.raises(NotKept) as refused:
        change(changes, plan)

    assert refused.value.refusals.keys() == {field}


def test_every_step_goes_back_in_turn(sample_desk: Desk, changes: PartnershipChanges) -> None:
    lantern = organisation(sample_desk, "The Lantern Room")
    plan = changes.begin(None, "Young minds")
    states = [the_plan(sample_desk, plan)]
    steps: list[Callable[[], object]] = [
        lambda: changes.change(plan, purpose="A door open."),
        lambda: changes.choose_form(plan, "back_a_smaller_lead"),
        lambda: changes.add_member(plan, lantern),
        lambda: changes.change_member(plan, US, lead=True),
        lambda: changes.change_member(plan, lantern, lead=True, work=Decimal(40)),
        lambda: changes.change_terms(plan, exit="Six weeks.", exclusive=False),
        lambda: changes.remove_member(plan, lantern),
        lambda: changes.link(plan, MINDS),
        lambda: changes.unlink(plan),
        lambda: changes.end(plan, "They found another way."),
        lambda: changes.take_up(plan),
    ]
    for step in steps:
        step()
        states.append(the_plan(sample_desk, plan))

    for before in reversed(states[:-1]):
        assert changes.undo() == plan
        assert the_plan(sample_desk, plan) == before

    assert changes.can_undo_on(plan) == "Began a partnership plan"
    assert len({str(state) for state in states}) == len(states) - 2  # unlinking and taking up lead back


def test_one_member_leads_at_most(sample_desk: Desk, changes: PartnershipChanges) -> None:
    lantern = organisation(sample_desk, "The Lantern Room")
    plan = changes.begin(PEER_SUPPORT)
    changes.add_member(plan, lantern)
    changes.change_member(plan, US, lead=True)

    changes.change_member(plan, lantern, lead=True)

    assert [one.organisation for one in the_plan(sample_desk, plan).members if one.lead] == [lantern]


def test_what_was_changed_since_is_not_undone(sample_desk: Desk, changes: PartnershipChanges) -> None:
    plan = changes.begin(PEER_SUPPORT)
    changes.change(plan, purpose="A door open.")
    PartnershipChanges(sample_desk).change(plan, purpose="Two doors open.")

    with pytest.raises(NotPossible, match="changed again since"):
        changes.undo()

    assert the_plan(sample_desk, plan).purpose == "Two doors open."


def test_an_unlikely_form_is_chosen_with_a_reason(sample_desk: Desk, changes: PartnershipChanges) -> None:
    plan = changes.begin(PEER_SUPPORT)  # 28 working days left

    with pytest.raises(NotKept) as refused:
        changes.choose_form(plan, "alliance_contract")
    changes.choose_form(plan, "alliance_contract", "The council has asked for one.")

    found = view(sample_desk, plan)
    assert "unlikely in this window" in refused.value.refusals["form_reason"]
    assert found.chosen is not None
    assert found.chosen.fit.unlikely
    assert found.plan.form_reason == "The council has asked for one."


def test_with_no_tender_no_form_is_unlikely(sample_desk: Desk, changes: PartnershipChanges) -> None:
    plan = changes.begin(MINDS)

    changes.choose_form(plan, "merge")

    assert [card.form.id for card in view(sample_desk, plan).forms if card.fit.unlikely] == []


def test_what_is_typed_comes_back_until_it_is_recorded(
    sample_desk: Desk, changes: PartnershipChanges
) -> None:
    plan = changes.begin(PEER_SUPPORT)

    keep_draft(sample_desk, plan, "terms.exit", "Six we").result()
    typed = view(sample_desk, plan).drafts
    changes.change_terms(plan, drafted=("terms.exit",), exit="Six weeks.")

    assert typed == {"terms.exit": "Six we"}
    assert view(sample_desk, plan).drafts == {}


def test_sizes_come_from_the_directory_and_else_from_the_plan(
    sample_desk: Desk, changes: PartnershipChanges
) -> None:
    known = organisation(sample_desk, "The Lantern Room", IncomeBand.TO_100K)
    unknown = organisation(sample_desk, "Fernmoor Peer Circle")
    plan = changes.begin(PEER_SUPPORT)
    changes.add_member(plan, known)
    changes.add_member(plan, unknown)
    changes.change_member(plan, unknown, income_band=IncomeBand.UNDER_10K)
    changes.change_member(plan, known, income_band=IncomeBand.OVER_10M)  # the directory knows better

    sizes = [one.size for one in view(sample_desk, plan).members]
    sample_desk.workspace.write(lambda db: our_size.tell(db, sample_desk, 240_000, "our accounts")).result()
    ours = view(sample_desk, plan).members[0]

    assert (ours.size, ours.size_known) == ("Us. Income £100k to £500k", True)
    assert sizes == ["Us. Income not known", "Income £10k to £100k", "Income under £10k"]


def test_a_fair_day_to_reply_comes_from_the_runway(sample_desk: Desk, changes: PartnershipChanges) -> None:
    plan = changes.begin(PEER_SUPPORT)
    changes.change(plan, reply_by=date(2026, 6, 19))

    found = view(sample_desk, plan)

    assert found.reply.on == date(2026, 6, 30)
    assert found.reply_words.startswith("8 working days to answer; 15 would be fair. Asked today, Tue 30 Jun")


def test_the_worth_of_the_whole_is_the_nearest_that_is_known(
    sample_desk: Desk, changes: PartnershipChanges
) -> None:
    plan = changes.begin(PEER_SUPPORT)
    of_notice = view(sample_desk, plan).value
    costing.CostChanges(sample_desk).record(PEER_SUPPORT, CostWords(months="36", price="400,000"))
    of_sheet = view(sample_desk, plan).value
    changes.change(plan, value_pence=38_000_000)

    assert of_notice == "£420,000 for the whole, as the notice says."
    assert of_sheet == "£400,000 for the whole, by the cost worksheet."
    assert view(sample_desk, plan).value == "£380,000 for the whole, as written here."


def settled(changes: PartnershipChanges, plan: str, partner: str) -> None:
    changes.add_member(plan, partner)
    changes.change_member(
        plan,
        partner,
        agreed=Agreed.AGREED,
        spoken_on=date(2026, 6, 1),
        work=Decimal(40),
        value=Decimal(42),
        checks=("who_they_are",),
    )
    changes.change_terms(plan, paid_within_days=14, exclusive=False)


def holdings(desk: Desk, key: str) -> dict[str, tuple[Holding, str]]:
    with desk.reader() as db:
        tested = commitments.tested(db, key, outcome=Outcome.PARTNER, decided_on=desk.today)
    return {name: (found.holding, found.worked_from) for name, found in tested.found.items()}


def test_commitments_are_worked_out_from_a_plan_that_is_settled(
    sample_desk: Desk, changes: PartnershipChanges
) -> None:
    lantern = organisation(sample_desk, "The Lantern Room", IncomeBand.TO_100K)
    settled(changes, changes.begin(PEER_SUPPORT), lantern)
    words = CostWords(
        months="36",
        price="420,000",
        lines=(LineWords(name="Two workers", yearly="60,000"),),
        overheads_percent="15",
        partners=(PartnerWords(name="the lantern room", percent="42", after="1"),),
        paid_after="1",
    )
    costing.CostChanges(sample_desk).record(PEER_SUPPORT, words)

    found = holdings(sample_desk, PEER_SUPPORT)

    plan = "the partnership plan"
    assert found["no_bid_candy"] == (Holding.KEPT, plan)
    assert found["no_exclusivity"] == (Holding.KEPT, plan)
    assert found["checks_in_proportion"] == (Holding.KEPT, plan)
    assert found["fair_pricing"][0] is Holding.KEPT


@pytest.mark.parametrize(
    ("change", "commitment"),
    [
        ({"agreed": Agreed.NOT_ASKED}, "no_bid_candy"),
        ({"work": Decimal(0)}, "no_bid_candy"),
        ({"value": Decimal(0)}, "no_bid_candy"),
        ({"free_elsewhere": False}, "no_exclusivity"),
        ({"checks": ("who_they_are", "quality_mark")}, "checks_in_proportion"),
    ],
)
def test_a_plan_puts_commitments_in_tension(
    sample_desk: Desk, changes: PartnershipChanges, change: dict[str, object], commitment: str
) -> None:
    lantern = organisation(sample_desk, "The Lantern Room", IncomeBand.TO_100K)
    plan = changes.begin(PEER_SUPPORT)
    settled(changes, plan, lantern)

    changes.change_member(plan, lantern, drafted=(), **change)

    assert holdings(sample_desk, PEER_SUPPORT)[commitment] == (Holding.IN_TENSION, "the partnership plan")


def test_who_was_asked_and_has_not_answered_leaves_it_open(
    sample_desk: Desk, changes: PartnershipChanges
) -> None:
    lantern = organisation(sample_desk, "The Lantern Room", IncomeBand.TO_100K)
    plan = changes.begin(PEER_SUPPORT)
    settled(changes, plan, lantern)

    changes.change_member(plan, lantern, agreed=Agreed.ASKED)

    assert holdings(sample_desk, PEER_SUPPORT)["no_bid_candy"][0] is Holding.NOT_KNOWN


def test_the_third_lens_knows_the_plan(sample_desk: Desk, changes: PartnershipChanges) -> None:
    lantern = organisation(sample_desk, "The Lantern Room")
    plan = changes.begin(PEER_SUPPORT)
    changes.add_member(plan, lantern)
    changes.choose_form(plan, "back_a_smaller_lead")

    with sample_desk.reader() as db:
        detail = opportunity_store.detail(db, PEER_SUPPORT)
        row = opportunity_store.row_of_key(db, PEER_SUPPORT)
        assert detail is not None
        assert row is not None
        facts = evidence.known(db, detail, row.facts)[LensId.POTENTIAL_PARTNERS]

    ours = next(fact for fact in facts if fact.title == "Our partnership plan")
    assert ours.text.startswith("Back a smaller lead, with The Lantern Room. 2 members: 1 agreed")
    assert ours.source == "The partnership plan, begun 9 June 2026"


def test_the_history_of_an_opportunity_tells_of_its_plan(
    sample_desk: Desk, changes: PartnershipChanges
) -> None:
    lantern = organisation(sample_desk, "The Lantern Room")
    plan = changes.begin(PEER_SUPPORT)
    changes.add_member(plan, lantern)
    changes.choose_form(plan, "consortium")
    changes.unlink(plan)

    with sample_desk.reader() as db:
        detail = opportunity_store.detail(db, PEER_SUPPORT)
        assert detail is not None
        told = [line.sentence for line in history.history(db, detail) if line.by_people]

    assert told[:5] == [
        "Took the partnership plan away from here.",
        "Chose how to work together: Consortium.",
        "Added The Lantern Room to the partnership plan.",
        "Added us to the partnership plan.",
        "Began a partnership plan.",
    ]


# Plans without a tender


def test_an_early_signal_has_its_plan_and_it_waits_for_the_tender(
    sample_desk: Desk, changes: PartnershipChanges
) -> None:
    plan = changes.begin(MINDS)

    found = view(sample_desk, plan)

    assert found.line.startswith("Early signal")
    assert found.reply_words.startswith("Asked today, Tue 23 Jun is fair. There is no deadline yet")
    assert found.came == ""


def test_plans_without_a_live_tender_are_offered_to_one_that_has_none(
    sample_desk: Desk, changes: PartnershipChanges
) -> None:
    alike = changes.begin(None, "Peer support and a drop-in for Fernmoor")
    other = changes.begin(None, "Night shelter")
    changes.begin(WARM_HOMES)  # a live tender of its own

    with sample_desk.reader() as db:
        offered = partnership_plans.offers(db, sample_desk, PEER_SUPPORT)
        tab = partnership_plans.partnership_tab(db, sample_desk, PEER_SUPPORT)

    assert [(offer.id, offer.why) for offer in offered] == [(alike, "Much the same title"), (other, "")]
    assert tab.words.startswith("A plan with no live tender may belong here: “Peer support and a drop-in")


def test_a_plan_that_is_linked_says_so_and_is_offered_no_more(
    sample_desk: Desk, changes: PartnershipChanges
) -> None:
    plan = changes.begin(None, "Peer support")

    changes.link(plan, PEER_SUPPORT)

    with sample_desk.reader() as db:
        assert partnership_plans.offers(db, sample_desk, YOUNG_CARERS) == ()
        listed = partnership_plans.all_plans(db, sample_desk)
    assert [(line.name, line.opportunity) for line in listed] == [("Peer support", PEER_SUPPORT)]


def test_an_opportunity_has_one_plan_at_a_time(sample_desk: Desk, changes: PartnershipChanges) -> None:
    first, second = changes.begin(PEER_SUPPORT), changes.begin(None, "Another")

    with pytest.raises(NotPossible, match="plan of its own"):
        changes.link(second, PEER_SUPPORT)
    changes.end(first, "We begin anew.")
    changes.link(second, PEER_SUPPORT)
    with pytest.raises(NotPossible, match="plan of its own"):
        changes.take_up(first)

    with sample_desk.reader() as db:
        assert partnerships.plan_of(db, sample_desk, PEER_SUPPORT) == second


def test_the_list_of_plans_goes_out_as_a_table(sample_desk: Desk, changes: PartnershipChanges) -> None:
    changes.begin(PEER_SUPPORT)

    table = partnership_plans.plans_table(sample_desk, lambda _done, _total: None)

    assert [row[0] for row in table.rows] == ["Peer support and drop-in services"]


# Somebody's data


def test_a_name_written_into_a_plan_is_found_and_erased_everywhere(
    sample_desk: Desk, changes: PartnershipChanges
) -> None:
    lantern = organisation(sample_desk, "The Lantern Room")
    plan = changes.begin(PEER_SUPPORT)
    changes.add_member(plan, lantern)
    changes.change(plan, purpose="Quilla Varnish-Holt asked for this.")
    changes.change_member(plan, lantern, red_lines="As Quilla Varnish-Holt told us: no targets.")
    changes.change_terms(plan, disagreement="Quilla Varnish-Holt helps.")
    keep_draft(sample_desk, plan, "terms.exit", "Ask Quilla Varnish-Holt").result()
    wanted = sought("Quilla Varnish-Holt", "")
    with sample_desk.reader() as db:
        found = erasing.plan(db, sample_desk, wanted, lambda _done, _total: None)

    said = {hit.id: hit.proposed for hit in found.hits}
    erasing.erase(sample_desk, wanted, "They asked for it", said, lambda _done, _total: None)

    after = view(sample_desk, plan)
    assert len(found.hits) >= 3
    assert "Quilla" not in str(after)
    assert after.plan.members[1].red_lines.endswith("told us: no targets.")
    with sample_desk.reader() as db:
        checked = verify(db)
    assert checked.ok, checked.first_broken
    assert b"Varnish-Holt" not in sample_desk.workspace.path.read_bytes()


def test_what_has_a_plan_is_stepped_back_from_and_not_dismissed(
    sample_desk: Desk, changes: PartnershipChanges
) -> None:
    changes.begin(YOUNG_CARERS)

    with pytest.raises(StepBackInstead):
        Triage(sample_desk).dismiss([YOUNG_CARERS])
    changes.undo()
    Triage(sample_desk).dismiss([YOUNG_CARERS])


def test_the_plan_tells_its_whole_history_under_whichever_tender_it_stood(
    sample_desk: Desk, changes: PartnershipChanges
) -> None:
    plan = changes.begin(None, "Young minds")
    changes.change(plan, purpose="A door open.")
    changes.link(plan, MINDS)
    changes.change_terms(plan, exit="Six weeks.", paid_within_days=14)
    changes.begin(PEER_SUPPORT)  # another plan, which is not told

    told = [(line.sentence, line.who) for line in view(sample_desk, plan).history]

    assert told == [
        ("Changed the partnership plan: its terms on exit and money.", "Amina Okoro"),
        ("Linked a partnership plan.", "Amina Okoro"),
        ("Changed the partnership plan: its purpose.", "Amina Okoro"),
        ("Added us to the partnership plan.", "Amina Okoro"),
        ("Began a partnership plan.", "Amina Okoro"),
    ]


def test_an_organisation_that_became_another_is_no_second_member(
    sample_desk: Desk, changes: PartnershipChanges
) -> None:
    old, new = organisation(sample_desk, "Lantern Rooms"), organisation(sample_desk, "The Lantern Room")
    plan = changes.begin(PEER_SUPPORT)
    changes.add_member(plan, old)
    sample_desk.workspace.write(lambda db: directory.merge(db, sample_desk, new, old)).result()

    changes.add_member(plan, new)

    assert [one.name for one in view(sample_desk, plan).members] == [
        "Fernmoor Neighbours",
        "The Lantern Room",
    ]


def test_a_member_is_changed_and_taken_out_by_the_id_it_goes_by_now(
    sample_desk: Desk, changes: PartnershipChanges
) -> None:
    old, new = organisation(sample_desk, "Lantern Rooms"), organisation(sample_desk, "The Lantern Room")
    plan = changes.begin(PEER_SUPPORT)
    changes.add_member(plan, old)
    sample_desk.workspace.write(lambda db: directory.merge(db, sample_desk, new, old)).result()

    changes.change_member(plan, new, agreed=Agreed.AGREED)
    agreed = [one.member.agreed for one in view(sample_desk, plan).members]
    changes.remove_member(plan, new)

    assert agreed == [Agreed.AGREED, Agreed.AGREED]
    assert [one.name for one in view(sample_desk, plan).members] == ["Fernmoor Neighbours"]


def test_two_members_that_became_one_are_said(sample_desk: Desk, changes: PartnershipChanges) -> None:
    old, new = organisation(sample_desk, "Lantern Rooms"), organisation(sample_desk, "The Lantern Room")
    plan = changes.begin(PEER_SUPPORT)
    for one in (old, new):
        changes.add_member(plan, one)
    before = [check.id for check in view(sample_desk, plan).checks]
    sample_desk.workspace.write(lambda db: directory.merge(db, sample_desk, new, old)).result()

    check = view(sample_desk, plan).checks[0]

    assert "once" not in before
    assert (check.id, check.words.partition(",")[0]) == ("once", "The Lantern Room stands here twice")


def test_a_plan_whose_beginning_was_undone_is_not_listed(
    sample_desk: Desk, changes: PartnershipChanges
) -> None:
    changes.begin(None, "Young minds")
    changes.undo()

    with sample_desk.reader() as db:
        assert partnership_plans.all_plans(db, sample_desk) == ()
