"""All that is held about one person, as it is handed to them."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from desktop.domain.words import year_day


class HeldItem(Struct, frozen=True, kw_only=True):
    """One thing that is held: what it is, where it stands, since when, who wrote it, how it came here.

    `since` is a day as ISO 8601 text, "" where nobody noted it.
    """

    what: str
    where: str
    since: str
    written_by: str
    source: str
    text: str

    @property
    def since_words(self) -> str:
        """Since when, as a day in words; "" where nobody noted it."""
        try:
            return year_day(date.fromisoformat(self.since))
        except ValueError:
            return self.since


class HeldPart(Struct, frozen=True, kw_only=True):
    """Things of one sort. `none` is what is said where there are none."""

    title: str
    none: str
    items: tuple[HeldItem, ...]


class AccessRecord(Struct, frozen=True, kw_only=True):
    """What is held about `name`, on one day. `also` is what else was looked for; `elsewhere` are places
    outside the workspace where it may stand too."""

    name: str
    also: tuple[str, ...]
    organisation: str
    made_on: date
    parts: tuple[HeldPart, ...]
    elsewhere: tuple[str, ...]

    @property
    def items(self) -> int:
        """How many things are held."""
        return sum(len(part.items) for part in self.parts)
