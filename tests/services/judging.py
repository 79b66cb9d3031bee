"""How far judging by the profile has come."""

from __future__ import annotations

from desktop.services.fitting import rule_of
from desktop.store import fits, profiles
from desktop.store.connection import Connection


def is_behind(db: Connection) -> bool:
    """Return whether not all that is stored was held against the profile as it stands now."""
    profile = profiles.of(db)
    kept = fits.rule(db)
    if kept is None:
        return not profile.is_empty
    return kept != rule_of(profile) or not fits.progress(db).is_over
