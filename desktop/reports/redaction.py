"""The copy for partners: what was decided, and of the rest only what was ticked."""

from __future__ import annotations

from collections.abc import Collection

from msgspec.structs import replace

from desktop.domain.packs import PARTS_FOR_PARTNERS, Shared
from desktop.reports.pack import Pack, PackDecision, PackPause


def redacted(pack: Pack, shared: Collection[Shared]) -> Pack:
    """Return the pack as partners may read it.

    A decision on a tender that may still be open is left out whatever was ticked: other organisations
    may bid for it too. Private notes are in no pack, so there is nothing of them to take out.
    """
    kept = [one for one in pack.decisions if not one.is_live]
    return replace(
        pack,
        for_partners=True,
        left_out=len(pack.decisions) - len(kept),
        parts=tuple(part for part in pack.parts if part in PARTS_FOR_PARTNERS),
        decisions=tuple(_decision(one, shared) for one in kept),
        quarters=(),
        follow_ups=(),
        reviews=(),
        reviews_until=None,
        dismissed=(),
        habits=(),
        habits_line="",
    )


def _decision(one: PackDecision, shared: Collection[Shared]) -> PackDecision:
    """Return one decision; each group of fields that was not ticked is blank."""
    if Shared.WHY not in shared:
        one = replace(one, rationale="", main_reason="", other_reasons=(), considered=(), replaced=())
    if Shared.PAUSE not in shared:
        one = replace(one, pause=PackPause(None, 0, told=False), unknowns=())
    if Shared.COMMITMENTS not in shared:
        one = replace(one, commitments=())
    if Shared.PEOPLE not in shared:
        one = replace(one, recorded_by="", decided_by=(), minute="", signed_off="")
    if not {Shared.WHY, Shared.PEOPLE} <= set(shared):
        one = replace(one, of_people=())
    if Shared.NEXT not in shared:
        one = replace(one, instead=(), next_step="", review_on=None, look_again_if="")
    return one
