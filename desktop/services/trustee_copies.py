"""A copy of the workspace that trustees may read: what is in it, and what it leaves out, in words."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from desktop.domain.words import listed, plural
from desktop.services.desk import Desk
from desktop.store import trustee_copy as store
from desktop.store.trustee_copy import TrusteeCopy

ENDING = ".tenderpause"


class CopyMade(Struct, frozen=True):
    """A copy for trustees that was made and verified."""

    made: TrusteeCopy
    sentence: str


def copy_for_trustees(desk: Desk, out: Path) -> CopyMade:
    """Write a copy that can be read and checked; `sentence` says what it leaves out.

    Raises:
        StoreError: something is there already, or the copy could not be made or did not verify.
    """
    path = out if out.suffix == ENDING else out.with_name(out.name + ENDING)
    made = store.make(desk.workspace.path, path, desk.now())
    left_out = [
        plural(made.private_notes, "private note"),
        plural(made.organisations, "organisation of the directory", "organisations of the directory"),
        plural(made.conversations, "conversation with others", "conversations with others"),
        plural(made.plans, "partnership plan"),
        plural(made.drafts, "draft"),
        plural(made.notices, "notice") + " of what was not decided",
    ]
    return CopyMade(made, f"{plural(made.decisions, 'decision')}. Left out: {listed(left_out)}.")
