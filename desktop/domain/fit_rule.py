"""The profile with its codes resolved: all that comparing needs, and no table beside it."""

from __future__ import annotations

from msgspec import Struct


class KindRule(Struct, frozen=True):
    """A CPV code of ours, with all below it, and its name."""

    code: str
    name: str


class PlaceRule(Struct, frozen=True):
    """A place of ours.

    `codes` are the ITL codes (as notices write them, with UK) that it lies in or consists of, each with
    all below it. `former` are earlier codes of areas that overlap it, each for itself alone. `names` are
    those it goes by in an address or a buyer's name, its council areas among them.
    """

    name: str
    codes: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


class FitRule(Struct, frozen=True, kw_only=True):
    """What opportunities are held against; what is empty is not asked."""

    words: tuple[str, ...] = ()
    kinds: tuple[KindRule, ...] = ()
    places: tuple[PlaceRule, ...] = ()
    value_from_pence: int | None = None
    value_to_pence: int | None = None
    rule_out: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked, so that nothing is judged."""
        return self == FitRule()
