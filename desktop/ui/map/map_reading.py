"""Reads a map off the window's thread, and lays it out there."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from desktop.domain.map_labels import people_lines, wordings
from desktop.domain.map_layout import Arrangement, arrange
from desktop.services.desk import Desk
from desktop.services.system_map import MapPage, system_map
from desktop.ui.jobs import Step
from desktop.ui.map.map_painting import measure

_WORTH_IT = 1.1


class ReadMap(Struct, frozen=True):
    """A map, and everybody in their places."""

    page: MapPage
    arrangement: Arrangement


def read_map(
    desk: Desk, _step: Step, *, subject: str, shape: float = 1.0, larger_words: bool = False
) -> ReadMap:
    """Read the map of an opportunity or of a place, for room that is so much wider than high."""
    with desk.reader() as db:
        return laid_out(system_map(db, desk, subject), shape, larger_words=larger_words)


def laid_out(page: MapPage, shape: float = 1.0, *, larger_words: bool = False) -> ReadMap:
    """Return a map with everybody in their places.

    Rings keep their shape while all have room on them; else they are stretched where the room is wider.
    Words that are larger than at 100 % need that in any case.
    """
    lines = people_lines(page.map.people, measure)
    words = wordings(page.map.nodes, measure)
    arrangement = arrange(page.map, words, page.kept)
    wide = shape * arrangement.bounds.height / arrangement.bounds.width
    if wide > _WORTH_IT and (larger_words or not arrangement.is_usual):
        arrangement = arrange(page.map, words, page.kept, wide=wide)
    return ReadMap(page, replace(arrangement, people=lines))
