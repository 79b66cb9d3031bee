"""How many items came in, and what became of them."""

from __future__ import annotations

from msgspec import Struct


class Tally(Struct, frozen=True):
    """What became of the items that came in; the sum is their number."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    rejected: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.new + other.new,
            self.changed + other.changed,
            self.unchanged + other.unchanged,
            self.rejected + other.rejected,
        )

    @property
    def received(self) -> int:
        """How many items came in."""
        return self.new + self.changed + self.unchanged + self.rejected
