"""What a copy for partners tells: what was ticked, and nothing else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from desktop.domain.decision import DecidedBy, Holding
from desktop.domain.packs import PackPart, Shared
from desktop.domain.pause import PauseKind
from desktop.reports import board_pack, pack_page
from desktop.reports.pack import (
    Pack,
    PackAnswer,
    PackCommitment,
    PackDismissed,
    PackFollowUp,
    PackLens,
    PackPause,
)
from desktop.reports.redaction import redacted
from tests.reports.packs import a_decision, a_quarter
from tests.reports.reading import read

SAID = {
    Shared.WHY: ("Rationale-mark", "Main-mark", "Other-mark", "Alternative-mark", "Replaced-mark"),
    Shared.PAUSE: ("Answer-mark", "Asked-mark", "Unknown-mark"),
    Shared.COMMITMENTS: ("Promise-mark", "Exception-mark"),
    Shared.PEOPLE: ("Decider-mark", "Recorder-mark", "Minute-mark", "Signed-mark"),
    Shared.NEXT: ("Instead-mark", "Next-mark", "Again-mark"),
}
NEVER = ("Owner-mark", "Let-go-mark", "Question-mark")
OF_PEOPLE = "Dissent-mark"


def marked() -> Pack:
    """A pack in which each field says which it is."""
    pause = PackPause(
        PauseKind.FULL, 4, (PackLens("Mission fit", (PackAnswer("Q", "Answer-mark", "asked: Asked-mark"),)),)
    )
    decision = a_decision(
        rationale="Rationale-mark",
        main_reason="Main-mark",
        other_reasons=("Other-mark",),
        considered=(("Alternatives", "Alternative-mark"),),
        of_people=(("Dissent", "Dissent-mark"),),
        replaced=(("Corrects", "Decision 30: Replaced-mark"),),
        pause=pause,
        unknowns=("Unknown-mark",),
        commitments=(PackCommitment("Promise-mark", Holding.IN_TENSION, "Exception-mark"),),
        decided_by=(DecidedBy("Decider-mark", "chair"),),
        recorded_by="Recorder-mark",
        minute="Minute-mark",
        signed_off="Signed-mark",
        instead=("Instead-mark",),
        next_step="Next-mark",
        look_again_if="Again-mark",
    )
    return replace(
        a_quarter(),
        decisions=(decision,),
        follow_ups=(PackFollowUp("Question-mark", "It", "Owner-mark"),),
        dismissed=(PackDismissed("Let-go-mark", "A buyer", date(2026, 5, 4)),),
    )


def texts(pack: Pack, folder: Path) -> tuple[str, str]:
    board_pack.write(pack, folder / "pack.pdf")
    pack_page.write(pack, folder / "pack.html")
    return read(folder / "pack.pdf").text, (folder / "pack.html").read_text("utf-8")


def test_a_pack_for_trustees_says_it_all(tmp_path: Path) -> None:
    for text in texts(marked(), tmp_path):
        for mark in (*NEVER, OF_PEOPLE, *(mark for marks in SAID.values() for mark in marks)):
            assert mark in text


@pytest.mark.parametrize("ticked", [None, *Shared])
def test_a_copy_for_partners_says_what_was_ticked_alone(ticked: Shared | None, tmp_path: Path) -> None:
    copy = redacted(marked(), {ticked} if ticked else set())

    for text in texts(copy, tmp_path):
        assert "Peer support and drop-in services" in text
        assert all(mark not in text for mark in (*NEVER, OF_PEOPLE))
        for shared, marks in SAID.items():
            assert all((mark in text) is (shared is ticked) for mark in marks), shared


def test_what_names_people_is_told_only_with_the_reasons_and_the_names(tmp_path: Path) -> None:
    for text in texts(redacted(marked(), {Shared.WHY, Shared.PEOPLE}), tmp_path):
        assert OF_PEOPLE in text


def test_a_copy_for_partners_says_what_it_is(tmp_path: Path) -> None:
    for text in texts(redacted(marked(), set()), tmp_path):
        assert "copy for partners" in text
        assert "is not the whole record" in text
        assert "For trustees to discuss" not in text


def test_what_may_still_be_open_is_left_out_whatever_is_ticked(tmp_path: Path) -> None:
    pack = marked()
    live = replace(pack, decisions=(replace(pack.decisions[0], is_live=True),))

    copy = redacted(live, set(Shared))

    for text in texts(copy, tmp_path):
        assert "Peer support" not in text
        assert "No decision of this time can be shared yet." in text
        assert "1 decision on tenders that may still be open is left out" in text


def test_the_parts_for_trustees_alone_are_not_in_it() -> None:
    copy = redacted(marked(), set(Shared))

    assert set(copy.parts) == {PackPart.COVER, PackPart.SUMMARY, PackPart.WINDOWS, PackPart.DECISIONS}
