"""How right existing providers are: on planted tenders, on the sample, and on real notices where they are.

Real ones were judged by a reader; `RIGHT` and `ARGUABLE` hold what stands for each judged proposal.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from desktop.services.desk import Desk
from desktop.services.importing import import_files
from desktop.services.storing import Storing
from tests.evaluation.existing_providers import Proposal, proposals, real_files
from tests.evaluation.planted import planted

DATA = Path(os.environ.get("TENDER_PAUSE_DATA", "/nowhere"))
RIGHT = {"939b98af85f8"}
"""Open tenders: the award of the same placement, under another number."""
RIGHT_OF_CLOSED = {
    *("15b17ad593d4", "ff5a5d3df405"),  # taxi contracts of one council
    *("1f4b89057037", "2cd94d34b056", "b091b1fb5467", "3b7970917d7a", "fa86ae56fe78", "3fbd0239aa99"),
}
ARGUABLE = {"b61e6f481987", "5490673995c1"}
"""Who puts in one lift for a council, and who services its lifts."""


def proposed(desk: Desk, *, closed_too: bool) -> list[Proposal]:
    with desk.reader() as db:
        return list(proposals(db, closed_too=closed_too))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_planted_providers_are_found_and_nobody_else(empty_desk: Desk, seed: int) -> None:
    truth = planted(60, seed=seed)
    Storing(empty_desk, "planted").store(truth.notices, None)

    found = proposed(empty_desk, closed_too=False)

    right = {one.opportunity.key for one in found if truth.holds[one.opportunity.key] == one.provider.name}
    wrong = [one for one in found if truth.holds[one.opportunity.key] != one.provider.name]
    assert wrong == []
    assert len(right) >= 56, "those with neither a word nor a close code in common may be missed"


def test_of_the_sample_nearly_all_are_found_and_one_is_wrong(sample_desk: Desk) -> None:
    found = proposed(sample_desk, closed_too=False)

    held_before = {
        one.opportunity.key for one in found if f"{one.opportunity.key}-before" in one.provider.notice
    }
    others = [one for one in found if one.opportunity.key not in held_before]
    assert len(held_before) == 35
    assert len(others) <= 3, [(one.opportunity.title, one.provider.detail) for one in others]


@pytest.mark.skipif(not (DATA / "tenders").is_dir(), reason="TENDER_PAUSE_DATA names no data")
def test_of_real_notices_whatever_is_proposed_was_judged_right(empty_desk: Desk) -> None:
    import_files(empty_desk, real_files(DATA), lambda _done, _total: None)

    open_ones = {one.digest for one in proposed(empty_desk, closed_too=False)}
    every_one = {one.digest for one in proposed(empty_desk, closed_too=True)}

    assert open_ones == RIGHT
    assert every_one - open_ones - ARGUABLE == RIGHT_OF_CLOSED
