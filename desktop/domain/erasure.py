"""What makes an emptied entry lawful: an erasure lists it, and its words stand again without the name.

`person.*` entries hold nothing else and need no successor; any other kind, a decision above all, is
empty only where an `entry.reworded` says which entries it stands for.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from desktop.domain.chain import Entry, entry_hash, payload_hash
from desktop.domain.personal import is_about_people

ERASURE = "erasure"
REWORDED = "entry.reworded"
PRIVATELY_REWORDED = "private_note.reworded"
"""Private words entered again: as private as they were, so a copy for trustees leaves them out by kind."""
REWORDINGS = (REWORDED, PRIVATELY_REWORDED)
_PRIVATE = (
    *("private_note.", "conversation.", "approach.", "partnership.", "provider."),
    *("organisation.added", "organisation.changed", "organisation.linked", "organisation.merged"),
)
NEVER_EMPTIED = (ERASURE, "chain.begun", "workspace.begun")


def permitted(listing: Iterable[Entry], kinds: dict[str, str]) -> frozenset[str]:
    """Return the ids of the entries that may be empty.

    `listing` are the journal's erasures and rewordings, `kinds` the kind of every emptied entry. A
    listing that was itself changed permits nothing.
    """
    erased: set[str] = set()
    replaced: set[str] = set()
    for entry in listing:
        if not _is_as_recorded(entry):
            continue
        if entry.kind == ERASURE:
            erased |= _ids(entry, "entries")
        elif entry.kind in REWORDINGS:
            replaced |= _ids(entry, "replaces")
    return frozenset(
        id_
        for id_, kind in kinds.items()
        if id_ in erased and kind not in NEVER_EMPTIED and (is_about_people(kind) or id_ in replaced)
    )


def _is_as_recorded(entry: Entry) -> bool:
    if entry.payload is None or entry.salt is None:
        return False
    return payload_hash(entry.salt, entry.payload) == entry.payload_hash and entry_hash(entry) == entry.hash


def rewording_of(kind: str) -> str:
    """Return the kind of the entry by which one of this kind is worded again."""
    return PRIVATELY_REWORDED if kind.startswith(_PRIVATE) else REWORDED


def _ids(entry: Entry, name: str) -> set[str]:
    try:
        says = json.loads(entry.payload or "")
    except (ValueError, RecursionError):
        return set()
    found = says.get(name) if isinstance(says, dict) else None
    return {id_ for id_ in found if isinstance(id_, str)} if isinstance(found, list) else set()
