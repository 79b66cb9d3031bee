"""Invented packs that the tests of the reports share."""

from __future__ import annotations

from datetime import UTC, date, datetime

from desktop.domain.decision import DecidedBy, Holding, Outcome
from desktop.domain.opportunity import Stage
from desktop.domain.pause import PauseKind
from desktop.domain.runway import Plans, Runway, RunwayFacts, runway
from desktop.domain.working_days import Calendar, Nation
from desktop.reports.pack import (
    Check,
    Pack,
    PackAnswer,
    PackBuyer,
    PackCommitment,
    PackDecision,
    PackDismissed,
    PackFollowUp,
    PackLens,
    PackPause,
    PackQuarter,
    PackReview,
    TimeGiven,
)

CALENDAR = Calendar(Nation.ENGLAND)
MADE_AT = datetime(2026, 7, 1, 6, 42, tzinfo=UTC)
HEAD = "7f3a91c204de5b6688aa00112233445566778899aabbccddeeff001122334455"


def a_runway(
    submission_on: date | None,
    *,
    on: date = date(2026, 6, 9),
    stage: Stage = Stage.TENDER,
    published_on: date = date(2026, 5, 26),
    questions_on: date | None = None,
) -> Runway:
    closes_at = (
        datetime(submission_on.year, submission_on.month, submission_on.day, 11, tzinfo=UTC)
        if submission_on
        else None
    )
    window = CALENDAR.between(published_on, submission_on) if submission_on else None
    facts = RunwayFacts(
        stage=stage,
        published_on=published_on,
        submission_on=submission_on,
        closes_at=closes_at,
        has_time=submission_on is not None,
        questions_on=questions_on,
        window_days=window,
        window_days_now=window,
    )
    now = datetime(on.year, on.month, on.day, 8, tzinfo=UTC)
    return runway(facts, plans=Plans(), calendar=CALENDAR, now=now)


QUICK = PackPause(
    PauseKind.QUICK,
    4,
    (
        PackLens("Mission fit", (PackAnswer("In a line", "Clear. It is what we are here for."),)),
        PackLens(
            "Existing providers",
            (
                PackAnswer(
                    "In a line",
                    "Three groups. One is thriving and would lose a grant if we won alone.",
                    "Believed",
                ),
            ),
            ("the carers' group", "a front-line worker"),
        ),
        PackLens(
            "Potential partners",
            (
                PackAnswer(
                    "In a line", "Brook Street Carers and Peer Circle both want a part, on fair terms."
                ),
            ),
        ),
        PackLens("Community impact", (PackAnswer("In a line", "", "Amina finds out by 19 June 2026"),)),
    ),
)
COMMITMENTS = (
    PackCommitment("No loss-making bids", Holding.KEPT, "Full cost £136k a year, price £140k"),
    PackCommitment("No competing with a smaller organisation that does it well", Holding.KEPT),
    PackCommitment(
        "No exclusivity clauses", Holding.IN_TENSION, "The council has agreed in writing to waive clause 14."
    ),
    PackCommitment("Every named partner has agreed", Holding.NOT_KNOWN),
)


def a_decision(number: str = "37", outcome: Outcome = Outcome.PARTNER, **changes: object) -> PackDecision:
    values: dict[str, object] = {
        "number": number,
        "title": "Peer support and drop-in services",
        "buyer": "Fernmoor Borough Council",
        "outcome": outcome,
        "decided_on": date(2026, 6, 8),
        "recorded_on": date(2026, 6, 9),
        "recorded_by": "Amina Okoro",
        "decided_by": (DecidedBy("Rhys Pell", "chair"), DecidedBy("Joan Adeyi", "trustee")),
        "rationale": "They already do this well and people trust them. They could not carry the cash flow "
        "alone. We can, so we are supporting them rather than bidding against them.",
        "main_reason": "A smaller group leads",
        "other_reasons": ("Better together",),
        "value": "£420,000 over 3 years",
        "source": "Find a Tender",
        "runway": a_runway(date(2026, 7, 17), questions_on=date(2026, 6, 26)),
        "pause": QUICK,
        "commitments": COMMITMENTS,
        "unknowns": ("Every named partner has agreed",),
        "next_step": "Offer the Lantern Room our finance lead for two days a month, from July.",
        "window_days": 37,
        "review_on": date(2026, 12, 9),
        "look_again_if": "the Lantern Room asks us to lead",
        "minute": "Board 2026/14",
    } | changes
    chosen = values["runway"]
    if isinstance(chosen, Runway):
        values = {"working_days": chosen.working_days, "verdict": chosen.verdict} | values
    return PackDecision(**values)  # type: ignore[arg-type]  # the names are those of the class


def a_pack(*decisions: PackDecision, **changes: object) -> Pack:
    values: dict[str, object] = {
        "organisation": "Fernmoor Neighbours",
        "from_on": date(2026, 4, 1),
        "to_on": date(2026, 6, 30),
        "made_at": MADE_AT,
        "calendar": CALENDAR,
        "check": Check(HEAD, 1912),
        "decisions": decisions,
    } | changes
    return Pack(**values)  # type: ignore[arg-type]  # the names are those of the class


def a_quarters_decisions() -> tuple[PackDecision, ...]:
    short = a_runway(date(2026, 6, 24), on=date(2026, 6, 9))
    tight = a_runway(date(2026, 7, 3), on=date(2026, 6, 9), questions_on=date(2026, 6, 19))
    rows = (
        ("37", Outcome.STEP_BACK, "Refugee family befriending", "Not enough time to partner", short),
        (
            "36",
            Outcome.PARTNER,
            "Peer support and drop-in services",
            "A smaller group leads",
            a_runway(date(2026, 7, 17), questions_on=date(2026, 6, 26)),
        ),
        (
            "35",
            Outcome.STEP_BACK,
            "Youth outreach, north side",
            "Others are better placed",
            a_runway(date(2026, 7, 20)),
        ),
        ("34", Outcome.BID, "Winter welcome spaces", "No one else is nearby", tight),
        ("33", Outcome.PARTNER, "Befriending network", "Better together", a_runway(None)),
        (
            "32",
            Outcome.STEP_BACK,
            "Debt and money advice",
            "Others are better placed",
            a_runway(None, stage=Stage.PLANNING),
        ),
        (
            "31",
            Outcome.STEP_BACK,
            "School holiday meals",
            "The price is below full cost",
            a_runway(date(2026, 6, 5)),
        ),
    )
    return tuple(
        a_decision(
            number,
            outcome,
            title=title,
            main_reason=reason,
            runway=track,
            window_days=track.facts.window_days,
        )
        for number, outcome, title, reason, track in rows
    )


def a_quarter() -> Pack:
    return a_pack(
        *a_quarters_decisions(),
        quarters=(
            PackQuarter("Jul to Sep 2025", 1, 0, 1),
            PackQuarter("Oct to Dec 2025"),
            PackQuarter("Jan to Mar 2026", 2, 1, 3),
            PackQuarter("Apr to Jun 2026", 1, 2, 4),
        ),
        follow_ups=(
            PackFollowUp(
                "How do people here get a place now?",
                "Befriending network",
                "Amina Okoro",
                "Fri 3 Jul",
            ),
            PackFollowUp("Who lends out a van?", "Winter welcome spaces", ""),
        ),
        buyers=(
            PackBuyer("Fernmoor Borough Council", 11, 7),
            PackBuyer("Wexcombe County Council", 3, 1),
        ),
        reviews=(
            PackReview("28", "Village hall lunch clubs", date(2026, 7, 12)),
            PackReview("33", "Befriending network", date(2026, 9, 17)),
        ),
        reviews_until=date(2026, 9, 30),
        dismissed=(
            PackDismissed("Grounds upkeep", "Wexcombe County Council", date(2026, 5, 4), "Not what we do"),
            PackDismissed("Bus shelters", "Calderwick City Council", date(2026, 5, 5)),
        ),
        time_given=TimeGiven(enough=9, tight=8, too_short=6, not_known=2),
    )
