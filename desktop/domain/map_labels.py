"""Labels of a map: names broken into lines, and each put beside its mark where nothing else stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct

from desktop.domain.system_map import US, MapNode

Measure = Callable[[str, bool], float]
"""How wide a text is at 100 %, in the weight of names where asked."""

WIDEST = 132.0
_SHORT = 72.0
_PEOPLE = 104.0
MOST_LINES = 2
MOST_IN_FULL = 30
"""With more on a map, labels are the names alone."""
LINE = 16.0
"""How high one line of a label is."""
NEAR = 4.0
"""What stays free between a mark and its label."""
APART = 4.0
"""What stays free around whatever stands on the map."""
_CELL = 64.0


class Box(Struct, frozen=True):
    """A rectangle by its upper left corner."""

    x: float
    y: float
    width: float
    height: float

    def touches(self, other: Box) -> bool:
        """Return whether the two share any room."""
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )

    def holds(self, other: Box) -> bool:
        """Return whether all of another lies within."""
        return (
            self.x <= other.x
            and self.y <= other.y
            and other.x + other.width <= self.x + self.width
            and other.y + other.height <= self.y + self.height
        )

    def grown(self, by: float) -> Box:
        """Return the box with so much around it."""
        return Box(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)


def around(x: float, y: float, width: float, height: float | None = None) -> Box:
    """Return the box of that size around a point."""
    height = width if height is None else height
    return Box(x - width / 2, y - height / 2, width, height)


class Wording(Struct, frozen=True):
    """What a label says: the lines of the name, then one line beneath; and the room that it takes.

    `widths` are those of all its lines; `short` is the name in one short line, for where there is no more
    room.
    """

    lines: tuple[str, ...]
    second: str
    width: float
    height: float
    widths: tuple[float, ...] = ()
    short: str = ""
    short_width: float = 0.0


class Spot(Struct, frozen=True):
    """Where a label stands, and on which side its lines begin: -1 left, 0 middle, 1 right."""

    box: Box
    align: int
    is_short: bool = False


class Mark(Struct, frozen=True):
    """What a label belongs to: the middle and size of its mark, and which way is outwards."""

    id: str
    x: float
    y: float
    size: float
    out_x: float
    out_y: float


class Room:
    """What stands on a map already, within some bounds where those are given; asks only what is near."""

    def __init__(self, within: Box | None = None) -> None:
        self._within = within
        self._cells: dict[tuple[int, int], list[Box]] = defaultdict(list)

    def take(self, box: Box) -> None:
        """Let a box stand there from now on."""
        for cell in _cells(box):
            self._cells[cell].append(box)

    def is_free(self, box: Box) -> bool:
        """Return whether nothing stands there."""
        if self._within is not None and not self._within.holds(box):
            return False
        return not any(
            box.touches(other) for cell in _cells(box) if cell in self._cells for other in self._cells[cell]
        )

    def copy(self) -> Room:
        """Return the same room, to be filled on trial."""
        other = Room(self._within)
        other._cells.update({cell: list(boxes) for cell, boxes in self._cells.items()})
        return other


def wordings(nodes: Sequence[MapNode], measure: Measure) -> dict[str, Wording]:
    """Return what each label says; where there are many, the mark's size alone tells the income."""
    crowded = len(nodes) > MOST_IN_FULL
    return {
        node.id: wording(node.name, "" if crowded and node.id != US else node.second, measure)
        for node in nodes
    }


def wording(name: str, second: str, measure: Measure) -> Wording:
    """Return a name in at most two lines, cut with an ellipsis where it is longer, and the line beneath."""

    def wide(text: str) -> float:
        return measure(text, True)

    lines = _broken(name, wide)
    beneath = _cut(second, lambda text: measure(text, False)) if second else ""
    widths = [*map(wide, lines), *([measure(beneath, False)] if beneath else [])]
    short = _cut(name, wide, _SHORT)
    return Wording(lines, beneath, max(widths), len(widths) * LINE, tuple(widths), short, wide(short))


def people_lines(people: Sequence[str], measure: Measure) -> tuple[str, ...]:
    """Return what stands at the centre, broken into lines that its circle has room for."""
    if not people:
        return ()
    beneath = " ".join(people[1:])
    lines = _broken(beneath, lambda text: measure(text, False), _PEOPLE, 3) if beneath else ()
    return (people[0], *lines)


def place_labels(
    marks: Sequence[Mark],
    wordings: Sequence[Wording],
    room: Room,
    *,
    grown: float = 1.0,
    beside: bool = True,
    all_or_none: bool = False,
) -> list[Spot | None]:
    """Return where each label stands, one after the other; None where no place beside its mark is free.

    `room` holds all marks already, and takes up the labels; `grown` is how much larger than at 100 % they
    are in the map's own measure. With `beside`, marks that stand at a side have them there rather than
    above; with `all_or_none` the first None is the last of the answer.
    """
    found: list[Spot | None] = []
    for mark, says in zip(marks, wordings, strict=True):
        places = _places(mark, says.width * grown, says.height * grown, beside_first=beside)
        found.append(_taken(places, room))
        if all_or_none and found[-1] is None:
            return found
    if grown <= 1.0:
        return found
    for number, (mark, says) in enumerate(zip(marks, wordings, strict=True)):
        if found[number] is None:
            places = _places(mark, says.short_width * grown, LINE * grown, beside_first=beside)
            spot = _taken(places, room)
            found[number] = spot and Spot(spot.box, spot.align, True)
    return found


def _taken(places: Iterable[Spot], room: Room) -> Spot | None:
    """Return the first of these places that is free, taken from now on."""
    for spot in places:
        box = spot.box.grown(APART / 2)
        if room.is_free(box):
            room.take(box)
            return spot
    return None


def _places(mark: Mark, width: float, height: float, *, beside_first: bool) -> Iterator[Spot]:
    """Yield the places beside a mark, those away from the centre first."""
    reach = mark.size / 2 + NEAR
    side = 1 if mark.out_x >= 0 else -1
    down = 1 if mark.out_y >= 0 else -1
    beside = [_beside(mark, side, 0, reach, width, height)]
    over = [_over(mark, down, 0, reach, width, height)]
    corner = [_over(mark, down, side, reach, width, height), _beside(mark, side, down, reach, width, height)]
    at_a_side = beside_first and abs(mark.out_y) < abs(mark.out_x)
    yield from (*beside, *over) if at_a_side else (*over, *beside)
    yield from corner
    yield _over(mark, -down, 0, reach, width, height)
    yield _over(mark, -down, side, reach, width, height)
    yield _beside(mark, side, -down, reach, width, height)
    yield _over(mark, down, -side, reach, width, height)
    yield _beside(mark, -side, 0, reach, width, height)


def _over(mark: Mark, down: int, shift: int, reach: float, width: float, height: float) -> Spot:
    """Return the place above or beneath; shifted, it begins where the mark does."""
    y = mark.y + reach if down > 0 else mark.y - reach - height
    x = mark.x - width / 2
    if shift:
        x = mark.x - mark.size / 2 if shift > 0 else mark.x + mark.size / 2 - width
    return Spot(Box(x, y, width, height), -shift)


def _beside(mark: Mark, side: int, shift: int, reach: float, width: float, height: float) -> Spot:
    """Return the place at a side; shifted, its nearer end is level with the middle of the mark."""
    x = mark.x + reach if side > 0 else mark.x - reach - width
    y = mark.y - height / 2 + shift * (height / 2 - LINE / 2)
    return Spot(Box(x, y, width, height), -side)


def _broken(
    name: str, wide: Callable[[str], float], most: float = WIDEST, most_lines: int = MOST_LINES
) -> tuple[str, ...]:
    lines: list[str] = []
    words = name.split() or [""]
    while words:
        if len(lines) == most_lines - 1:
            return (*lines, _cut(" ".join(words), wide, most))
        line = words.pop(0)
        while words and wide(f"{line} {words[0]}") <= most:
            line = f"{line} {words.pop(0)}"
        lines.append(_cut(line, wide, most))
    return tuple(lines)


def _cut(text: str, wide: Callable[[str], float], most: float = WIDEST) -> str:
    if wide(text) <= most:
        return text
    low, high = 0, len(text)
    while low < high:  # the longest beginning that fits with its ellipsis
        middle = (low + high + 1) // 2
        if wide(f"{text[:middle]}…") <= most:
            low = middle
        else:
            high = middle - 1
    return f"{text[:low].rstrip()}…"


def _cells(box: Box) -> Iterable[tuple[int, int]]:
    left, right = int(box.x // _CELL), int((box.x + box.width) // _CELL)
    top, bottom = int(box.y // _CELL), int((box.y + box.height) // _CELL)
    return ((column, row) for column in range(left, right + 1) for row in range(top, bottom + 1))
