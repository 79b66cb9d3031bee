"""What trustees ask of a decision beside its reason: each rule with a table of cases."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from desktop.domain.decision import Conflict, DecidedBy, DecisionDraft, Outcome
from desktop.domain.decision_refusals import refusals
from desktop.domain.limits import (
    NO_LIMITS,
    Limit,
    Powers,
    SignOffAsked,
    asks_sign_off,
    beyond_limits,
    limit_refusal,
)
from desktop.domain.nation import Nation
from desktop.domain.pause import Answer, LensId, Pause
from desktop.domain.principles import PRINCIPLES, apply
from desktop.domain.replacing import Replacement, in_place_of, replacement
from desktop.domain.signing import Signature, Signed, SignedHow, SignOff, sign_off_refusals
from desktop.domain.trustees import is_trustee
from desktop.domain.watching import day_has_come

TODAY = date(2026, 6, 9)
AMINA, RHYS = DecidedBy("Amina Okoro", "director"), DecidedBy("Rhys Pell", "trustee")
WHOLE = DecisionDraft(outcome=Outcome.BID, rationale="We are best placed.", decided_by=(AMINA,))
PAUSED = Pause(answers={lens: {"a": Answer("Said.")} for lens in LensId})
DIRECTOR_TO_50K = Powers(limits=(Limit("Director", 5_000_000),), value_pence=42_000_000)


def refused(powers: Powers = NO_LIMITS, **changed: Any) -> list[tuple[str, str]]:
    found = refusals(
        replace(WHOLE, **changed),
        pause=PAUSED,
        commitments=(),
        reasons=(),
        open_lots=(),
        today=TODAY,
        numbers=("36", "37"),
        standing={"37": ()} if "supersedes" in changed else {},
        powers=powers,
    )
    return [(one.field, one.sentence) for one in found]


@pytest.mark.parametrize(
    ("changed", "field", "words"),
    [
        ({"conflicts": (Conflict(" ", "A sister works there."),)}, "conflicts", "say who has it"),
        ({"conflicts": (Conflict("Rhys Pell"),)}, "conflicts", "say what Rhys Pell's interest is"),
        ({"conflicts": (Conflict("Rhys Pell", "A sister"),)}, "conflicts", "say what was done"),
        ({"look_again_on": TODAY}, "look_again_on", "still to come"),
        ({"supersedes": "37"}, "supersedes_reason", "Say why decision 37 no longer stands."),
        ({"supersedes": "37", "supersedes_reason": " \n"}, "supersedes_reason", "no longer stands"),
        ({"supersedes_reason": "New facts."}, "supersedes_reason", "supersedes no decision"),
        ({"principles": (("informed", "Yes."),)}, "principles", "that trustees take in England and Wales"),
        ({"principles": (("luck", "Yes."),), "decided_by": (RHYS,)}, "principles", "“luck” is not one"),
    ],
)
def test_what_is_missing_is_said_in_a_sentence_that_names_it(
    changed: dict[str, Any], field: str, words: str
) -> None:
    ((named, sentence),) = refused(**changed)

    assert named == field
    assert words in sentence
    assert sentence.endswith(".")


def test_all_that_trustees_ask_for_may_be_said_or_left_out() -> None:
    assert refused() == []
    assert (
        refused(
            decided_by=(RHYS,),
            conflicts=(Conflict("Rhys Pell", "A sister works there.", "He left the room."),),
            look_again_on=date(2026, 6, 10),
            supersedes="37",
            supersedes_reason="New facts.",
            principles=(("informed", "Yes."), ("relevant", " ")),
        )
        == []
    )


@pytest.mark.parametrize(
    ("roles", "limits", "value", "may"),
    [
        (["director"], (), None, True),
        (["director"], (Limit("director", 5_000_000),), 5_000_000, True),
        (["director"], (Limit("director", 5_000_000),), 5_000_001, False),
        ([" DIRECTOR "], (Limit("director", 5_000_000),), 100, True),
        (["director"], (Limit("director", 5_000_000),), None, False),
        (["director"], (Limit("director"),), None, True),
        (["bid manager"], (Limit("director"),), 100, False),
        ([""], (Limit("director"),), 100, False),
        (["bid manager", "trustee"], (Limit("director", 1),), 10**9, True),
        (["bid manager", "director"], (Limit("director", 200),), 100, True),
    ],
)
def test_limits_say_who_may_decide_alone(
    roles: list[str], limits: tuple[Limit, ...], value: int | None, may: bool
) -> None:
    assert (beyond_limits(roles, Powers(limits=limits, value_pence=value)) == "") is may


@pytest.mark.parametrize(
    ("outcome", "is_refused"), [(Outcome.BID, True), (Outcome.PARTNER, True), (Outcome.STEP_BACK, False)]
)
def test_anyone_may_record_a_step_back_whatever_the_limits(outcome: Outcome, is_refused: bool) -> None:
    found = refused(DIRECTOR_TO_50K, outcome=outcome)

    assert [field for field, _ in found] == (["decided_by"] if is_refused else [])
    if is_refused:
        assert "£420,000. Delegated are: Director, up to £50,000. Name a trustee too." in found[0][1]


@pytest.mark.parametrize(
    ("role", "pence", "words"),
    [
        ("finance lead", 100, ""),
        ("finance lead", None, ""),
        (" ", 100, "for which role"),
        ("x" * 81, 100, "80 letters"),
        ("Trustee", 100, "without a limit"),
        ("director", 100, "has a limit already"),
        ("finance lead", 0, "more than nothing"),
        ("finance lead", -1, "more than nothing"),
        ("finance lead", 10**13, "amount in pounds"),
    ],
)
def test_a_limit_is_for_a_role_that_has_none(role: str, pence: int | None, words: str) -> None:
    refusal = limit_refusal(role, pence, [Limit("Director")])

    assert words in refusal if words else refusal == ""


@pytest.mark.parametrize(
    ("asked", "waiting"),
    [
        (SignOffAsked.NEVER, []),
        (SignOffAsked.BIDS, [Outcome.BID, Outcome.PARTNER]),
        (SignOffAsked.EVERY, list(Outcome)),
    ],
)
def test_sign_off_is_asked_where_the_workspace_says_so(asked: SignOffAsked, waiting: list[Outcome]) -> None:
    assert [outcome for outcome in Outcome if asks_sign_off(asked, outcome)] == waiting


@pytest.mark.parametrize(
    ("role", "is_one"),
    [
        ("trustee", True),
        ("Chair of trustees", True),
        ("Co-chair", True),
        ("Ymddiriedolwr", True),
        ("former trustee", False),
        ("ex-trustee", False),
        ("wheelchair adviser", False),
        ("director", False),
        ("", False),
    ],
)
def test_a_trustee_is_known_by_the_role(role: str, is_one: bool) -> None:
    assert is_trustee(role) is is_one


@pytest.mark.parametrize(
    ("nation", "roles", "offered"),
    [
        (Nation.ENGLAND, ["director", "trustee"], True),
        (Nation.WALES, ["chair"], True),
        (Nation.ENGLAND, ["director"], False),
        (Nation.ENGLAND, [], False),
        (Nation.SCOTLAND, ["trustee"], False),
        (Nation.NORTHERN_IRELAND, ["trustee"], False),
    ],
)
def test_the_seven_are_for_trustees_in_england_and_wales(
    nation: Nation, roles: list[str], offered: bool
) -> None:
    assert apply(nation, roles) is offered
    assert len(PRINCIPLES) == 7


@pytest.mark.parametrize(
    ("older", "newer", "does"),
    [
        (Outcome.BID, Outcome.BID, Replacement.CORRECTION),
        (Outcome.STEP_BACK, Outcome.STEP_BACK, Replacement.CORRECTION),
        (Outcome.BID, Outcome.PARTNER, Replacement.CHANGE),
        (Outcome.BID, Outcome.STEP_BACK, Replacement.WITHDRAWAL),
        (Outcome.PARTNER, Outcome.STEP_BACK, Replacement.WITHDRAWAL),
        (Outcome.STEP_BACK, Outcome.BID, Replacement.OVERTURNED),
        (Outcome.STEP_BACK, Outcome.PARTNER, Replacement.OVERTURNED),
    ],
)
def test_outcomes_tell_what_a_later_decision_does_to_the_earlier(
    older: Outcome, newer: Outcome, does: Replacement
) -> None:
    assert replacement(older, newer) is does


@pytest.mark.parametrize("outcome", Outcome)
def test_what_stands_can_be_corrected_and_turned(outcome: Outcome) -> None:
    offered = [newer for newer, _ in in_place_of(outcome)]

    assert outcome in offered
    assert len({replacement(outcome, newer) for newer in offered}) == 2


HERE = Signature(by="Rhys Pell", role="trustee", how=SignedHow.HERE, at_desk="Rhys Pell")
TOLD = Signature(by="Rhys Pell", role="", how=SignedHow.REPORTED, minute="Item 4", at_desk="Amina Okoro")
TOLD_SIGNED = Signed(
    by="X", role="", on=TODAY, how=SignedHow.REPORTED, minute="Item 4", entered_by="Amina Okoro"
)
SIGNED = SignOff(TOLD_SIGNED)


@pytest.mark.parametrize(
    ("signature", "field", "words"),
    [
        (HERE, "", ""),
        (TOLD, "", ""),
        (replace(HERE, at_desk="Amina Okoro"), "by", "Only Rhys Pell can sign as Rhys Pell"),
        (replace(HERE, at_desk=""), "by", "Only Rhys Pell"),
        (replace(HERE, role="director"), "by", "Only a trustee"),
        (replace(HERE, by=" "), "by", "name who gave it"),
        (replace(TOLD, by=""), "by", "name who gave it"),
        (replace(TOLD, minute="  "), "minute", "Name the minute or the message"),
        (replace(TOLD, on=date(2026, 6, 10)), "on", "in the future"),
    ],
)
def test_nobody_is_shown_as_having_signed_who_did_not(signature: Signature, field: str, words: str) -> None:
    found = sign_off_refusals(signature, number="37", sign_off=SignOff(), superseded_by=None, today=TODAY)

    assert [one.field for one in found] == ([field] if field else [])
    assert all(words in one.sentence for one in found)


@pytest.mark.parametrize(
    ("sign_off", "superseded_by", "words"),
    [
        (None, None, "was not recorded to wait"),
        (SIGNED, None, "signed off already"),
        (SignOff(), "38", "decision 38 superseded it"),
    ],
)
def test_only_what_waits_is_signed_off(
    sign_off: SignOff | None, superseded_by: str | None, words: str
) -> None:
    (found,) = sign_off_refusals(
        HERE, number="37", sign_off=sign_off, superseded_by=superseded_by, today=TODAY
    )

    assert words in found.sentence


def test_a_sign_off_says_by_whose_word_it_stands() -> None:
    here = replace(TOLD_SIGNED, by="Rhys Pell", role="trustee", how=SignedHow.HERE, minute="")

    assert SignOff().words == "Waiting for sign-off"
    assert SIGNED.words == (
        "Signed off by X, on Tuesday 9 June 2026, as given in: Item 4. Entered by Amina Okoro."
    )
    assert SignOff(here).words == (
        "Signed off by Rhys Pell, trustee, on Tuesday 9 June 2026, on this computer"
    )


@pytest.mark.parametrize(
    ("on", "looked", "come"),
    [
        (None, None, False),
        (date(2026, 6, 10), None, False),
        (date(2026, 6, 9), None, True),
        (date(2026, 6, 1), None, True),
        (date(2026, 6, 1), date(2026, 5, 31), True),
        (date(2026, 6, 1), date(2026, 6, 1), False),
        (date(2026, 6, 1), date(2026, 6, 8), False),
    ],
)
def test_a_day_to_look_again_is_raised_until_somebody_looks(
    on: date | None, looked: date | None, come: bool
) -> None:
    assert day_has_come(on, today=TODAY, last_looked_on=looked) is come
