"""Impacts in the board pack: winning beside stepping back, on paper and on the web page."""

from __future__ import annotations

from desktop.domain.pause import PauseKind
from desktop.reports.pack import PackImpact, PackLens, PackPause
from desktop.reports.page_decisions import _pause
from desktop.reports.pause_part import pause_part

IMPACT = PackImpact("Closure", "They could lose the grant (we believe)", "")
PAUSE = PackPause(PauseKind.FULL, 4, (PackLens("Existing providers", impacts=(IMPACT,)),))


def test_both_sides_stand_in_one_row_of_the_page() -> None:
    page = _pause(PAUSE)

    assert '<th scope="col">If we win</th>' in page
    assert "They could lose the grant (we believe)" in page
    assert "Nothing was written under this lens." not in page


def test_both_sides_stand_beside_each_other_on_paper() -> None:
    beside = pause_part(PAUSE, 480)
    long = PackImpact("Closure", "A sentence that goes on. " * 400, "They go on.")
    beneath = pause_part(
        PackPause(PauseKind.FULL, 4, (PackLens("Existing providers", impacts=(long,)),)), 480
    )

    assert len(beside) == 4
    assert len(beneath) > len(beside)
