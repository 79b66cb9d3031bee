"""What a label on a map says: all of it where there is room, else the name in one short line."""

from __future__ import annotations

from desktop.domain.map_labels import Box, Spot, Wording
from desktop.domain.map_shapes import Rounded, Words, label_shapes

SAYS = Wording(
    lines=("Fernmoor Peer", "Circle"),
    second="£58k",
    width=90.0,
    height=42.0,
    widths=(90.0, 40.0, 30.0),
    short="Fernmoor …",
    short_width=60.0,
)
BOX = Box(0.0, 0.0, 90.0, 42.0)


def said(spot: Spot) -> list[tuple[str, bool]]:
    return [(one.text, one.is_strong) for one in label_shapes(SAYS, spot, "") if isinstance(one, Words)]


def test_with_room_a_label_says_the_whole_name_and_the_line_beneath() -> None:
    assert said(Spot(BOX, 0)) == [("Fernmoor Peer", True), ("Circle", True), ("£58k", False)]


def test_without_room_a_label_says_the_short_name_alone() -> None:
    assert said(Spot(BOX, 0, is_short=True)) == [("Fernmoor …", True)]


def test_each_line_stands_on_a_ground_as_wide_as_it_is() -> None:
    whole, short = (
        [one.box.width for one in label_shapes(SAYS, spot, "bg-surface") if isinstance(one, Rounded)]
        for spot in (Spot(BOX, 0), Spot(BOX, 0, is_short=True))
    )

    halo = short[0] - SAYS.short_width
    assert len(short) == 1
    assert whole == [width + halo for width in SAYS.widths]
