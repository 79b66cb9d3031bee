"""Nothing on a map lies on anything else, and the same map is always the same."""

from __future__ import annotations

import math
import random
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.map_labels import Box, around
from desktop.domain.map_layout import PEOPLE_RADIUS, Arrangement, labels_at
from desktop.domain.organisation import IncomeBand
from desktop.domain.system_map import PEOPLE, US, MapRole, Relation, Ring
from tests.domain.maps import a_crowd, a_line, a_map, a_node, arranged

ROLES = [role for role in MapRole if role is not MapRole.US]


def everything(found: Arrangement) -> list[tuple[str, Box]]:
    """Return all that takes room on a map: marks, labels, the rings' names, and the people served."""
    boxes = [(f"mark {one.node.id}", one.box) for one in found.placed]
    boxes += [(f"label {one.node.id}", one.spot.box) for one in found.placed if one.spot is not None]
    boxes += [(f"caption {ring.ring}", ring.caption) for ring in found.rings]
    return [*boxes, ("people", around(0, 0, 2 * PEOPLE_RADIUS))]


def on_one_another(found: Arrangement) -> list[tuple[str, str]]:
    return [
        (one, other)
        for (one, box), (other, other_box) in combinations(everything(found), 2)
        if box.touches(other_box)
    ]


@settings(max_examples=60, deadline=None)
@given(
    count=st.integers(1, 60),
    seed=st.integers(0, 10_000),
    roles=st.lists(st.sampled_from(ROLES), min_size=1, max_size=4, unique=True),
    wide=st.floats(1.0, 1.7),
)
def test_nothing_lies_on_anything_for_up_to_sixty(
    count: int, seed: int, roles: list[MapRole], wide: float
) -> None:
    found = arranged(a_crowd(count, seed, roles), wide=wide)

    assert [one.node.id for one in found.placed if one.spot is None] == []
    assert on_one_another(found) == []
    assert all(_within(box, found.bounds) for _, box in everything(found))


@settings(max_examples=40, deadline=None)
@given(
    count=st.integers(2, 60),
    seed=st.integers(0, 10_000),
    angles=st.lists(st.floats(-720, 720, allow_nan=False), max_size=60),
)
def test_nothing_lies_on_anything_wherever_people_moved_them(
    count: int, seed: int, angles: list[float]
) -> None:
    shown = a_crowd(count, seed)
    kept = {node.id: angle for node, angle in zip(shown.nodes, angles, strict=False)}

    found = arranged(shown, kept)

    assert [one.node.id for one in found.placed if one.spot is None] == []
    assert on_one_another(found) == []


@settings(max_examples=20, deadline=None)
@given(count=st.integers(1, 60), seed=st.integers(0, 10_000))
def test_the_same_map_is_arranged_the_same_way_in_whatever_order_it_is_told(count: int, seed: int) -> None:
    shown = a_crowd(count, seed)
    nodes = list(shown.nodes)
    random.Random(seed + 1).shuffle(nodes)
    again = type(shown)(people=shown.people, nodes=tuple(nodes), lines=shown.lines)

    assert arranged(again) == arranged(shown)


@settings(max_examples=30, deadline=None)
@given(count=st.integers(1, 60), seed=st.integers(0, 10_000), grown=st.floats(1.0, 4.0))
def test_labels_larger_than_their_map_never_lie_on_anything(count: int, seed: int, grown: float) -> None:
    found = arranged(a_crowd(count, seed))

    spots = [spot for spot in labels_at(found, grown) if spot is not None]

    boxes = [spot.box for spot in spots]
    marks = [one.box for one in found.placed]
    assert [pair for pair in combinations(boxes, 2) if pair[0].touches(pair[1])] == []
    assert [(box, mark) for box in boxes for mark in marks if box.touches(mark)] == []


def test_a_few_have_room_on_rings_of_the_usual_size() -> None:
    found = arranged(
        a_map(
            a_node("lantern", MapRole.EXISTING_PROVIDER),
            a_node("circle", MapRole.EXISTING_PROVIDER),
            a_node("brook"),
            a_node("tidewell"),
            a_node("cvs", MapRole.NETWORK),
            a_node("council", MapRole.BUYER),
        )
    )

    assert [(ring.ellipse.across, ring.ellipse.down) for ring in found.rings] == [
        (176, 128),
        (300, 222),
        (420, 312),
    ]


def test_the_people_served_stand_in_the_middle_and_we_at_the_side() -> None:
    found = arranged(a_map(a_node("brook")))

    us = found.of(US)

    assert us is not None
    assert us.node.ring is Ring.PARTNERS
    assert us.x == pytest.approx(-300, abs=1)
    assert math.hypot(us.x, us.y) > 2 * PEOPLE_RADIUS


def test_each_stands_on_the_ring_of_its_role() -> None:
    found = arranged(a_crowd(40, 3))

    for one in found.placed:
        ellipse = next(ring.ellipse for ring in found.rings if ring.ring is one.node.ring)
        assert (one.x / ellipse.across) ** 2 + (one.y / ellipse.down) ** 2 == pytest.approx(1)


def test_where_people_moved_somebody_they_stay() -> None:
    shown = a_map(*(a_node(f"p{number}") for number in range(6)))

    found = arranged(shown, {"p3": 120.0})

    moved = found.of("p3")
    assert moved is not None
    assert moved.angle == pytest.approx(120, abs=0.5)


def test_who_works_with_somebody_further_in_stands_near_them() -> None:
    providers = [a_node(f"in{number}", MapRole.EXISTING_PROVIDER) for number in range(4)]
    partners = [a_node(f"out{number}") for number in range(6)]
    found = arranged(a_map(*providers, *partners, lines=[a_line("out5", "in0")]))

    inner, outer = found.of("in0"), found.of("out5")

    assert inner is not None
    assert outer is not None
    others = [one for one in found.placed if one.node.id.startswith("out")]
    assert outer == min(others, key=lambda one: math.dist((one.x, one.y), (inner.x, inner.y)))


def test_sizes_follow_the_yearly_income() -> None:
    bands = [*IncomeBand, None]

    sizes = [a_node("x", band=band).size for band in bands]

    assert sizes == [16, 24, 32, 44, 56, 56, 24]
    assert not a_node("x").is_size_known


def test_lines_end_short_of_the_marks_and_lead_around_the_people_served() -> None:
    left, right = a_node("left"), a_node("right")
    shown = a_map(left, right, lines=[a_line("left", "right"), a_line("left", PEOPLE, Relation.SERVES)])
    found = arranged(shown, {"left": 270.0, "right": 90.0})

    across, serves = found.curves

    assert math.hypot(*across.middle()) > PEOPLE_RADIUS
    assert math.hypot(*serves.end) == pytest.approx(PEOPLE_RADIUS)
    for id_, end in (("left", across.start), ("right", across.end)):
        one = found.of(id_)
        assert one is not None
        assert math.dist((one.x, one.y), end) > one.node.size / 2


def test_a_line_bends_so_that_it_runs_through_no_words() -> None:
    names = ("one", "between", "two")
    shown = a_map(*(a_node(name) for name in names), lines=[a_line("one", "two")])
    found = arranged(shown, {"one": 130.0, "between": 180.0, "two": 230.0})
    between = found.of("between")
    assert between is not None
    assert between.spot is not None

    (line,) = found.curves

    for part in (number / 40 for number in range(41)):
        x, y = (
            (1 - part) ** 2 * line.start[axis]
            + 2 * part * (1 - part) * line.bend[axis]
            + part**2 * line.end[axis]
            for axis in (0, 1)
        )
        assert not between.spot.box.touches(around(x, y, 1))


def test_a_contract_has_an_arrow_and_a_line_to_nobody_is_left_out() -> None:
    shown = a_map(
        a_node("council", MapRole.BUYER),
        a_node("lantern"),
        lines=[a_line("council", "lantern", Relation.CONTRACT), a_line("council", "gone")],
    )

    (contract,) = arranged(shown).curves

    assert contract.arrow[0] == contract.end


def _within(box: Box, bounds: Box) -> bool:
    return (
        bounds.x <= box.x
        and bounds.y <= box.y
        and box.x + box.width <= bounds.x + bounds.width
        and box.y + box.height <= bounds.y + bounds.height
    )
