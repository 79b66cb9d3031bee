"""Existing providers as they stood on the day of a decision, worded for its record and for trustees."""

from __future__ import annotations

from desktop.domain.provider import ProviderView
from desktop.services.frozen import FrozenProvider, thaw
from desktop.services.providers import STANDING_WORDS
from desktop.store import directory
from desktop.store import providers as store
from desktop.store.connection import Connection
from desktop.store.decisions import DecisionRow

NONE_FOUND = "No award notice was found. That is missing data: it does not mean that nobody does this."
_OF_OURS = "One that we had noted ourselves"


def providers_then(db: Connection, row: DecisionRow) -> str:
    """Return who did this, or might, a line each; "" where a decision of earlier days does not say."""
    kept = thaw(row.facts).providers
    if kept is None:
        return ""
    said = {one.id: one for one in store.of_opportunity(db, row.key)} if any(one.said for one in kept) else {}
    names = directory.names(db) if said else {}
    return "\n".join(_line(one, said.get(one.key), names) for one in kept) or NONE_FOUND


def _line(one: FrozenProvider, said: ProviderView | None, names: dict[str, str]) -> str:
    name = one.name or (names.get(said.organisation) or said.name if said else "") or _OF_OURS
    standing = STANDING_WORDS[one.standing].lower()
    told = ". ".join(part.rstrip(".") for part in (one.detail, one.evidence) if part)
    return f"{name} ({standing}){f': {told}' if told else ''}"
