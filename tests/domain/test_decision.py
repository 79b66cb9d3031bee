"""What keeps a decision from being recorded, each with a sentence that names its field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

import pytest
from msgspec.structs import replace

from desktop.domain.decision import (
    Commitment,
    DecidedBy,
    DecisionDraft,
    Holding,
    Outcome,
    Reason,
    Refusal,
    holdings,
    lots_decided,
)
from desktop.domain.decision_refusals import refusals
from desktop.domain.pause import Answer, LensId, Pause

TODAY = date(2026, 6, 9)
COMMITMENTS = (
    Commitment("no_exclusivity", "No exclusivity clauses", "Are we free?"),
    Commitment("no_bid_candy", "No bid candy", "Has every partner agreed?"),
)
REASONS = (
    Reason("others_better_placed", "Others are better placed", "mission", (Outcome.STEP_BACK,)),
    Reason("covers_full_cost", "It covers its full cost", "income", (Outcome.BID, Outcome.PARTNER)),
)
WHOLE_PAUSE = Pause(answers={lens: {"a": Answer("Said.")} for lens in LensId})
WHOLE = DecisionDraft(
    outcome=Outcome.STEP_BACK,
    rationale="The Lantern Room does this well, and people trust them.",
    main_reason="others_better_placed",
    decided_by=(DecidedBy("Amina Okoro", "director"),),
)


def refused(
    pause: Pause | None = WHOLE_PAUSE,
    open_lots: tuple[str, ...] = (),
    standing: Mapping[str, Sequence[str]] = MappingProxyType({}),
    **changed: Any,
) -> tuple[Refusal, ...]:
    return refusals(
        replace(WHOLE, **changed),
        pause=pause,
        commitments=COMMITMENTS,
        reasons=REASONS,
        instead=("convene", "nothing"),
        open_lots=open_lots,
        numbers=("37",),
        standing=standing,
        today=TODAY,
    )


def test_a_whole_decision_is_not_refused() -> None:
    assert refused() == ()


@pytest.mark.parametrize(
    ("changed", "field", "words"),
    [
        ({"outcome": None}, "outcome", "Choose an outcome"),
        ({"rationale": ""}, "rationale", "rationale"),
        ({"rationale": " \n "}, "rationale", "rationale"),
        ({"decided_by": ()}, "decided_by", "Name who decided"),
        ({"decided_by": (DecidedBy(" "),)}, "decided_by", "needs a name"),
        ({"main_reason": "no_such"}, "main_reason", "“no_such” is not in the list of reasons"),
        ({"main_reason": "covers_full_cost"}, "main_reason", "not a reason to step back"),
        ({"reasons": ("others_better_placed", "no_such")}, "reasons", "“no_such”"),
        ({"commitments": (("no_such", Holding.KEPT),)}, "commitments", "“no_such”"),
        ({"lots": ("9",)}, "lots", "nothing here has lots"),
        ({"decided_on": date(2026, 6, 10)}, "decided_on", "in the future"),
        ({"review_on": date(2026, 6, 8)}, "review_on", "after the decision"),
        ({"instead": ("no_such",)}, "instead", "“no_such” is not in the list"),
        ({"supersedes": "36"}, "supersedes", "no decision 36"),
        ({"supersedes": "37"}, "supersedes", "has been superseded already"),
        ({"standing": {"37": ()}}, "supersedes", "decision 37 stands on this"),
    ],
)
def test_a_refusal_names_its_field_and_says_why(changed: dict[str, Any], field: str, words: str) -> None:
    (refusal,) = refused(**changed)

    assert refusal.field == field
    assert words in refusal.sentence
    assert refusal.sentence.endswith(".")


def test_a_tension_needs_its_reason() -> None:
    in_tension = (("no_exclusivity", Holding.IN_TENSION),)

    (refusal,) = refused(commitments=in_tension, exceptions=(("no_exclusivity", "  "),))

    assert refusal.field == "exceptions.no_exclusivity"
    assert "No exclusivity clauses" in refusal.sentence
    assert refused(commitments=in_tension, exceptions=(("no_exclusivity", "Waived in writing."),)) == ()


def test_a_reason_for_an_exception_to_what_is_kept_is_refused() -> None:
    (refusal,) = refused(
        commitments=(("no_bid_candy", Holding.KEPT),), exceptions=(("no_bid_candy", "No time."),)
    )

    assert "not marked as in tension" in refusal.sentence


def test_what_is_said_of_no_commitment_is_an_unknown_accepted_and_no_refusal() -> None:
    assert refused(commitments=()) == ()
    assert holdings(WHOLE, COMMITMENTS) == {
        "no_exclusivity": Holding.NOT_KNOWN,
        "no_bid_candy": Holding.NOT_KNOWN,
    }


def test_a_reason_for_an_exception_says_that_there_is_a_tension() -> None:
    draft = replace(WHOLE, exceptions=(("no_bid_candy", "They join later."),))

    assert holdings(draft, COMMITMENTS)["no_bid_candy"] is Holding.IN_TENSION
    assert refused(exceptions=draft.exceptions) == ()


@pytest.mark.parametrize(
    ("pause", "words"),
    [
        (None, "There is no pause"),
        (Pause(), "There is no pause"),
        (Pause(answers={LensId.MISSION_FIT: {"a": Answer("Said.")}}), "The pause has begun, 1 of 4"),
    ],
)
def test_less_than_a_whole_pause_asks_why(pause: Pause | None, words: str) -> None:
    (refusal,) = refused(pause)

    assert refusal.field == "no_pause_reason"
    assert words in refusal.sentence
    assert refused(pause, no_pause_reason="It closes tomorrow.") == ()


def test_only_lots_that_are_open_can_be_decided() -> None:
    (refusal,) = refused(open_lots=("1", "2"), lots=("1", "7"))

    assert refusal.sentence == "Lots: “7” is not open here; open are “1”, “2”."
    assert refused(open_lots=("1", "2"), lots=("2",)) == ()


def test_what_we_do_instead_is_asked_of_a_step_back_only() -> None:
    (refusal,) = refused(outcome=Outcome.BID, main_reason="covers_full_cost", instead=("convene",))

    assert refusal.field == "instead"


def test_an_empty_form_says_everything_it_lacks_in_the_order_of_the_form() -> None:
    found = refusals(
        DecisionDraft(), pause=None, commitments=COMMITMENTS, reasons=REASONS, open_lots=(), today=TODAY
    )

    assert [one.field for one in found] == ["outcome", "rationale", "decided_by", "no_pause_reason"]


def test_a_lot_is_decided_once_unless_the_older_decision_is_superseded() -> None:
    standing = {"37": ("1",)}

    (refusal,) = refused(open_lots=("1", "2"), standing=standing, lots=("1", "2"))

    assert (refusal.field, "decision 37 stands on lot “1”" in refusal.sentence) == ("lots", True)
    assert refused(open_lots=("1", "2"), standing=standing, lots=("2",)) == ()
    assert (
        refused(
            open_lots=("1", "2"), standing=standing, lots=("1",), supersedes="37", supersedes_reason="New."
        )
        == ()
    )


def test_a_decision_that_names_no_lot_is_on_all_that_are_left() -> None:
    assert lots_decided(WHOLE, ("1", "2"), {}) == ()
    assert lots_decided(WHOLE, ("1", "2", "3"), {"37": ("1",)}) == ("2", "3")
    assert refused(open_lots=("1", "2"), standing={"37": ("1",)}) == ()
    assert refused(open_lots=("1", "2"), standing={"37": ("1", "2")})
