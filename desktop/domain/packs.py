"""What a board pack may hold, and what a copy for partners may tell: each is chosen by its tick."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class PackPart(StrEnum):
    """The parts of a pack, in the order in which they are printed."""

    COVER = "cover"
    SUMMARY = "summary"
    PATTERNS = "patterns"
    EXCEPTIONS = "exceptions"
    PAUSES = "pauses"
    FOLLOW_UPS = "follow_ups"
    REVIEWS = "reviews"
    HABITS = "habits"
    WINDOWS = "windows"
    DISMISSED = "dismissed"
    DECISIONS = "decisions"


PART_WORDS = {
    PackPart.COVER: "Cover",
    PackPart.SUMMARY: "Summary",
    PackPart.PATTERNS: "Patterns",
    PackPart.EXCEPTIONS: "Exceptions to our commitments",
    PackPart.PAUSES: "Quick and skipped pauses",
    PackPart.FOLLOW_UPS: "Follow-ups open",
    PackPart.REVIEWS: "Reviews due",
    PackPart.HABITS: "Our habits",
    PackPart.WINDOWS: "Short windows our buyers gave",
    PackPart.DISMISSED: "Dismissed",
    PackPart.DECISIONS: "A page for each decision",
}

ALL_PARTS = frozenset(PackPart)


class Shared(StrEnum):
    """What a copy for partners tells of each decision beyond the notice and the outcome."""

    WHY = "why"
    PAUSE = "pause"
    COMMITMENTS = "commitments"
    PEOPLE = "people"
    NEXT = "next"


SHARED_WORDS = {
    Shared.WHY: "Why we decided so",
    Shared.PAUSE: "What the pause told us",
    Shared.COMMITMENTS: "How our commitments stood",
    Shared.PEOPLE: "Names of people",
    Shared.NEXT: "What we do next, and instead",
}
SPEAKS_OF_OTHERS = "What people wrote there may speak of other organisations: read it before you send it."

PARTS_FOR_PARTNERS = frozenset({PackPart.COVER, PackPart.SUMMARY, PackPart.WINDOWS, PackPart.DECISIONS})
"""What else a pack holds is for trustees alone: it speaks of promises, people and what was let go."""


class PackChoice(Struct, frozen=True):
    """What somebody ticked. `shared` is None for a pack for trustees."""

    parts: frozenset[PackPart] = ALL_PARTS
    shared: frozenset[Shared] | None = None

    @property
    def for_partners(self) -> bool:
        """Whether this is the redacted copy."""
        return self.shared is not None

    def ordered(self) -> tuple[PackPart, ...]:
        """Return the parts that are printed, in their order."""
        offered = PARTS_FOR_PARTNERS if self.for_partners else ALL_PARTS
        return tuple(part for part in PackPart if part in self.parts and part in offered)


WHOLE_PACK = PackChoice()
