"""Our profile as people fill it in: in words, with the names of what they chose."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from desktop.domain.profile import (
    MOST_KINDS,
    MOST_PLACES,
    Profile,
    phrases,
    phrases_refusal,
    value_refusal,
)
from desktop.services.kinds import KindOfWork, is_kind, kind_of_work
from desktop.services.places import Place, code_of, place
from desktop.store import profiles
from desktop.store.connection import Connection

__all__ = [
    "Profile",
    "ProfileShown",
    "Says",
    "differing",
    "pence_of",
    "phrases",
    "pounds_words",
    "put",
    "refusal",
    "shown",
    "worded",
]

_PENCE = 100
Says = dict[str, object]
"""What an entry says: the parts that differ, by name."""


class ProfileShown(Struct, frozen=True):
    """The profile, with the words that its fields and chips show."""

    profile: Profile
    words: str
    rule_out: str
    kinds: tuple[KindOfWork, ...]
    places: tuple[Place, ...]


def shown(db: Connection) -> ProfileShown:
    """Return the profile as its fields show it."""
    return worded(profiles.of(db))


def worded(profile: Profile) -> ProfileShown:
    """Return a profile with the names of what was chosen."""
    return ProfileShown(
        profile,
        ", ".join(profile.words),
        ", ".join(profile.rule_out),
        tuple(map(kind_of_work, profile.kinds)),
        tuple(map(place, profile.places)),
    )


def put(
    profile: Profile,
    *,
    words: str | None = None,
    rule_out: str | None = None,
    kinds: tuple[str, ...] | None = None,
    places: tuple[str, ...] | None = None,
    value: tuple[int | None, int | None] | None = None,
) -> Profile:
    """Return the profile with these parts as they were typed or chosen; what is None stays."""
    changed: dict[str, object] = {}
    if words is not None:
        changed["words"] = phrases(words)
    if rule_out is not None:
        changed["rule_out"] = phrases(rule_out)
    if kinds is not None:
        changed["kinds"] = tuple(dict.fromkeys(code for code in kinds if is_kind(code)))
    if places is not None:
        changed["places"] = tuple(
            dict.fromkeys(code_of(typed) or " ".join(typed.split()) for typed in places)
        )
    if value is not None:
        changed["value_from_pence"], changed["value_to_pence"] = value
    return replace(profile, **changed)  # each has its field's type


def refusal(profile: Profile) -> str:
    """Return why a profile cannot stand as it is, in a sentence; "" where it can."""
    if len(profile.kinds) > MOST_KINDS:
        return f"Choose {MOST_KINDS} kinds of work or fewer; a wider branch holds all below it."
    if len(profile.places) > MOST_PLACES:
        return f"Choose {MOST_PLACES} places or fewer; a region holds all its areas."
    return (
        phrases_refusal(profile.words)
        or phrases_refusal(profile.rule_out)
        or value_refusal(profile.value_from_pence, profile.value_to_pence)
    )


def differing(wanted: Profile, kept: Profile) -> Says:
    """Return the parts of a profile that differ from another, as an entry says them."""
    before, after = _parts(kept), _parts(wanted)
    return {name: after[name] for name in after if after[name] != before[name]}


def _parts(profile: Profile) -> Says:
    return {
        "words": list(profile.words),
        "kinds": list(profile.kinds),
        "places": list(profile.places),
        "value": {"from_pence": profile.value_from_pence, "to_pence": profile.value_to_pence},
        "rule_out": list(profile.rule_out),
    }


def pence_of(words: str) -> int | None:
    """Return whole pounds as typed ("£10,000", "10k", "1.5m") in pence; None where they are none."""
    plain = words.casefold().replace("£", "").replace(",", "").replace(" ", "")
    times = {"k": 1_000, "m": 1_000_000}.get(plain[-1:], 1)
    digits = plain[:-1] if times > 1 else plain
    try:
        pounds = float(digits) * times
    except ValueError:
        return None
    return round(pounds) * _PENCE if 0 <= pounds < 1e12 else None


def pounds_words(amount: int | None) -> str:
    """Return pence as whole pounds, "10,000"; "" for none."""
    return "" if amount is None else f"{amount // _PENCE:,}"
