"""Each commitment's cases: kept, in tension with the reason, or not known yet, from what is recorded."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from desktop.domain.commitment_facts import KnownFacts, PartnerFacts, ProviderFacts
from desktop.domain.commitment_words import LONGEST_TITLE, words_refusal
from desktop.domain.commitments import finding
from desktop.domain.costing import CostKind, CostLine, Overheads, PartnerShare, Payment, Worksheet
from desktop.domain.decision import Holding, Outcome
from desktop.domain.pause import Answer, Asked, LensId, Pause, Unknown

KEPT, TENSION, UNKNOWN = Holding.KEPT, Holding.IN_TENSION, Holding.NOT_KNOWN

STAFF = CostLine(CostKind.STAFF, "Two support workers", 60_000_00)
SHEET = Worksheet(months=12, price_pence=80_000_00, lines=(STAFF,), overheads=Overheads(percent=Decimal(15)))
CHEAP = replace(SHEET, price_pence=65_000_00)
EXACT = replace(SHEET, price_pence=69_000_00)
BY_RESULTS = replace(SHEET, payment=Payment(results_percent=Decimal(20)))
NORTH = PartnerShare("North Door", Decimal(10))
WITH_NORTH = replace(SHEET, partners=(NORTH,))
LATE = replace(SHEET, partners=(replace(NORTH, paid_after_months=3),))
CARRYING = replace(BY_RESULTS, partners=(replace(NORTH, carries_results=True),))
NO_SHARE = replace(SHEET, partners=(replace(NORTH, percent=Decimal(0)),))
AGREED = PartnerFacts(
    name="North Door",
    agreed=True,
    spoken_to=True,
    has_work=True,
    share_percent=Decimal(10),
    free_to_work_with_others=True,
    checks_fit=True,
)
SMALL = ProviderFacts(name="The Lantern Room", smaller=True, does_it_well=True)
DAY = date(2026, 6, 9)


def plan(partner: PartnerFacts, **more: object) -> KnownFacts:
    facts = KnownFacts(partners=(partner,), partners_from="the partnership plan")
    return replace(facts, **more)  # names of the facts' fields


def thought(answer: Answer, lens: LensId = LensId.MISSION_FIT, question: str = "people_say") -> KnownFacts:
    return KnownFacts(pause=Pause(answers={lens: {question: answer}}), decided_on=DAY)


def asked(*who: Asked) -> Answer:
    return Answer("They want it to stay.", asked=who)


CASES: dict[str, tuple[str, KnownFacts, Holding, str]] = {
    # what is known: (commitment, facts, how it stands, words of the reason)
    "no worksheet": ("no_loss_making_bids", KnownFacts(), UNKNOWN, "not filled in yet"),
    "a worksheet without a price": (
        "no_loss_making_bids",
        KnownFacts(sheet=replace(SHEET, price_pence=0)),
        UNKNOWN,
        "no price yet",
    ),
    "a worksheet without costs and overheads": (
        "no_loss_making_bids",
        KnownFacts(sheet=replace(SHEET, lines=(), overheads=Overheads())),
        UNKNOWN,
        "no costs and no overheads yet",
    ),
    "a price above the full cost": ("no_loss_making_bids", KnownFacts(sheet=SHEET), KEPT, "£11,000 left"),
    "a price of exactly the full cost": (
        "no_loss_making_bids",
        KnownFacts(sheet=EXACT),
        KEPT,
        "exactly the full cost",
    ),
    "a price under the full cost": (
        "no_loss_making_bids",
        KnownFacts(sheet=CHEAP),
        TENSION,
        "£4,000 more than what comes in over 12 months",
    ),
    "a price that covers only with results": (
        "no_loss_making_bids",
        KnownFacts(sheet=BY_RESULTS),
        KEPT,
        "£5,000 would be missing",
    ),
    "a loss that we step back from": (
        "no_loss_making_bids",
        KnownFacts(sheet=CHEAP, outcome=Outcome.STEP_BACK),
        KEPT,
        "We step back. A bid would not keep it",
    ),
    "nobody named as partner": ("fair_pricing", KnownFacts(sheet=SHEET), UNKNOWN, "No partner's share"),
    "a partner paid when we are": ("fair_pricing", KnownFacts(sheet=WITH_NORTH), KEPT, "waits longer"),
    "a partner paid later than we are": (
        "fair_pricing",
        KnownFacts(sheet=LATE),
        TENSION,
        "North Door waits 3 months for money, we wait 1 month",
    ),
    "a partner who carries results": (
        "fair_pricing",
        KnownFacts(sheet=CARRYING),
        TENSION,
        "North Door carries payment by results (20 % of the price)",
    ),
    "a partner who can carry results": (
        "fair_pricing",
        plan(replace(AGREED, can_carry_results=True), sheet=CARRYING),
        KEPT,
        "none carries results that it cannot bear",
    ),
    "a partner of the plan whose payment is not noted": (
        "fair_pricing",
        plan(AGREED, sheet=SHEET),
        UNKNOWN,
        "not noted yet",
    ),
    "nobody asked": ("people_asked_first", thought(Answer("They like it.")), UNKNOWN, "nobody"),
    "no pause at all": ("people_asked_first", KnownFacts(), UNKNOWN, "nobody"),
    "asked before the decision": (
        "people_asked_first",
        thought(asked(Asked("Six who come on Tuesdays", date(2026, 6, 2)))),
        KEPT,
        "Six who come on Tuesdays on 2 June 2026",
    ),
    "asked without a day": (
        "people_asked_first",
        thought(asked(Asked("A peer group"))),
        KEPT,
        "A peer group",
    ),
    "asked about community impact": (
        "people_asked_first",
        thought(asked(Asked("Carers")), LensId.COMMUNITY_IMPACT, "people_affected"),
        KEPT,
        "Carers",
    ),
    "only a provider was asked": (
        "people_asked_first",
        thought(asked(Asked("The Lantern Room")), LensId.EXISTING_PROVIDERS, "spoken"),
        UNKNOWN,
        "nobody",
    ),
    "asked after the decision": (
        "people_asked_first",
        thought(asked(Asked("Carers", date(2026, 6, 10)))),
        TENSION,
        "after the day of the decision",
    ),
    "somebody is to find out": (
        "people_asked_first",
        thought(Answer(unknown=Unknown("Amina Okoro"))),
        UNKNOWN,
        "Amina Okoro finds out",
    ),
    "stepping back is no reason not to ask": (
        "people_asked_first",
        replace(thought(asked(Asked("Carers", date(2026, 6, 10)))), outcome=Outcome.STEP_BACK),
        TENSION,
        "after the day",
    ),
    "no providers noted": ("no_competing_with_smaller", KnownFacts(), UNKNOWN, "how big they are"),
    "a smaller one does it well": (
        "no_competing_with_smaller",
        KnownFacts(providers=(SMALL,), outcome=Outcome.BID),
        TENSION,
        "The Lantern Room is smaller than us and does this well",
    ),
    "we leave it to the smaller one": (
        "no_competing_with_smaller",
        KnownFacts(providers=(SMALL,), outcome=Outcome.STEP_BACK),
        KEPT,
        "leave it to The Lantern Room",
    ),
    "the smaller one bids with us": (
        "no_competing_with_smaller",
        KnownFacts(providers=(replace(SMALL, with_us=True),)),
        KEPT,
        "outside the bid",
    ),
    "one whose size is not known": (
        "no_competing_with_smaller",
        KnownFacts(providers=(replace(SMALL, smaller=None),)),
        UNKNOWN,
        "how big they are",
    ),
    "the pause speaks of them": (
        "no_competing_with_smaller",
        thought(Answer("They would close."), LensId.EXISTING_PROVIDERS, "effect_on_them"),
        UNKNOWN,
        "“They would close.”",
    ),
    "no agreement held": ("no_exclusivity", KnownFacts(), UNKNOWN, "No agreement"),
    "a notice that speaks of it": (
        "no_exclusivity",
        KnownFacts(exclusivity_quote="Members may not join another bid."),
        UNKNOWN,
        "“Members may not join another bid.”",
    ),
    "a plan that binds": ("no_exclusivity", plan(AGREED, plan_is_exclusive=True), TENSION, "nobody else"),
    "a partner who is bound": (
        "no_exclusivity",
        plan(replace(AGREED, free_to_work_with_others=False)),
        TENSION,
        "North Door is not free",
    ),
    "everybody free": ("no_exclusivity", plan(AGREED, plan_is_exclusive=False), KEPT, "free to work"),
    "no partner named": ("no_bid_candy", KnownFacts(), UNKNOWN, "No partner is named"),
    "a partner on the worksheet alone": (
        "no_bid_candy",
        KnownFacts(sheet=WITH_NORTH),
        UNKNOWN,
        "Whether North Door has agreed",
    ),
    "a partner without a share": (
        "no_bid_candy",
        KnownFacts(sheet=NO_SHARE),
        TENSION,
        "no share of the price",
    ),
    "a partner who was not asked": (
        "no_bid_candy",
        plan(replace(AGREED, agreed=False, spoken_to=False)),
        TENSION,
        "North Door has not agreed and was not spoken to",
    ),
    "a partner who agreed": ("no_bid_candy", plan(AGREED), KEPT, "Every partner has agreed"),
    "a plan's partner with a share on the worksheet": (
        "no_bid_candy",
        plan(replace(AGREED, share_percent=None), sheet=WITH_NORTH),
        KEPT,
        "Every partner has agreed",
    ),
    "no checks noted": ("checks_in_proportion", KnownFacts(), UNKNOWN, "No checks"),
    "checks that fit": ("checks_in_proportion", plan(AGREED), KEPT, "fit"),
    "checks not thought about": (
        "checks_in_proportion",
        plan(replace(AGREED, checks_fit=None)),
        UNKNOWN,
        "not noted yet",
    ),
    "heavy checks": (
        "checks_in_proportion",
        plan(replace(AGREED, checks_fit=False)),
        TENSION,
        "More is asked of North Door",
    ),
    "one of our own": ("ours", KnownFacts(sheet=SHEET), UNKNOWN, "Yours to answer"),
}


@pytest.mark.parametrize("name", CASES)
def test_a_commitment_stands_as_what_is_known_says(name: str) -> None:
    commitment, facts, holding, words = CASES[name]

    found = finding(commitment, facts)

    assert found.holding is holding
    assert words in found.because
    assert found.because.endswith((".", "say.")), found.because
    assert bool(found.worked_from) is found.is_settled


@pytest.mark.parametrize(
    ("title", "question", "minute", "field"),
    [
        (" ", "Is it so?", "", "title"),
        ("no  Bid candy", "Is it so?", "", "title"),
        ("x" * (LONGEST_TITLE + 1), "Is it so?", "", "title"),
        ("Pay what we owe in time", " ", "", "question"),
        ("Pay what we owe in time", "x" * 401, "", "question"),
        ("Pay what we owe in time", "Do we?", "x" * 201, "minute"),
    ],
)
def test_words_that_cannot_stand_are_named_by_field(
    title: str, question: str, minute: str, field: str
) -> None:
    refused = words_refusal(title, question, minute, ["No bid candy"])

    assert [one for one, _ in refused] == [field]


def test_words_that_can_stand_are_not_refused() -> None:
    assert words_refusal("Pay in time", "Do we?", "Board, 3 May", ["No bid candy"]) == ()
