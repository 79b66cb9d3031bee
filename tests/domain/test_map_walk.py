"""A map is walked by keys in the directions one sees, and nobody is out of reach."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.map_walk import STEP, Towards, angle_at, beside, neighbour, stepped
from desktop.domain.system_map import US, MapRole
from tests.domain.maps import a_crowd, a_map, a_node, arranged


@settings(max_examples=30, deadline=None)
@given(count=st.integers(2, 60), seed=st.integers(0, 10_000))
def test_an_arrow_never_leads_back_and_the_reading_order_comes_to_everybody(count: int, seed: int) -> None:
    found = arranged(a_crowd(count, seed))

    order = [found.placed[0].node.id]
    while (after := beside(found, order[-1], 1)) != order[-1]:
        order.append(after)

    assert order == [one.node.id for one in found.placed]
    for one in found.placed:
        right = found.of(neighbour(found, one.node.id, Towards.RIGHT))
        down = found.of(neighbour(found, one.node.id, Towards.DOWN))
        assert right is not None
        assert down is not None
        assert right is one or right.x > one.x
        assert down is one or down.y > one.y


def test_an_arrow_leads_to_the_nearest_on_that_side() -> None:
    shown = a_map(*(a_node(name) for name in ("top", "right", "bottom")))
    found = arranged(shown, {"top": 20.0, "right": 90.0, "bottom": 180.0})

    assert neighbour(found, "bottom", Towards.UP) == "top"
    assert neighbour(found, "top", Towards.DOWN) == "right"
    assert neighbour(found, US, Towards.RIGHT) == "right"
    assert neighbour(found, "right", Towards.RIGHT) == "right"


def test_reading_order_goes_ring_by_ring_and_ends_at_both_ends() -> None:
    found = arranged(a_crowd(12, 1))
    order = [one.node.id for one in found.placed]

    assert [one.node.ring for one in found.placed] == sorted(one.node.ring for one in found.placed)
    assert beside(found, order[2], 1) == order[3]
    assert beside(found, order[0], -1) == order[0]
    assert beside(found, order[-1], 5) == order[-1]
    assert beside(found, "gone", 1) == order[0]


@pytest.mark.parametrize(
    ("angle", "towards", "moves"),
    [
        (90.0, Towards.DOWN, 1),
        (90.0, Towards.UP, -1),
        (90.0, Towards.RIGHT, 0),
        (180.0, Towards.LEFT, 1),
        (180.0, Towards.RIGHT, -1),
        (270.0, Towards.UP, 1),
    ],
)
def test_somebody_moves_along_their_ring_the_way_the_key_points(
    angle: float, towards: Towards, moves: int
) -> None:
    found = arranged(a_map(a_node("brook")), {"brook": angle})
    before = found.of("brook")
    assert before is not None

    after = stepped(found, "brook", towards)

    assert (after > before.angle) - (after < before.angle) == moves


@pytest.mark.parametrize(
    "role", [MapRole.EXISTING_PROVIDER, MapRole.POTENTIAL_PARTNER, MapRole.NETWORK, MapRole.BUYER]
)
def test_a_step_is_as_long_on_every_ring(role: MapRole) -> None:
    found = arranged(a_map(a_node("brook", role)), {"brook": 90.0})
    before = found.of("brook")
    assert before is not None
    ellipse = next(ring.ellipse for ring in found.rings if ring.ring is before.node.ring)

    after = stepped(found, "brook", Towards.DOWN)

    assert math.dist(ellipse.at(before.angle), ellipse.at(after)) == pytest.approx(STEP, rel=0.02)


def test_a_place_that_is_dragged_to_is_kept_as_an_angle_on_the_ring() -> None:
    found = arranged(a_map(a_node("brook")))

    assert angle_at(found, "brook", 900, 0) == pytest.approx(90)
    assert angle_at(found, "brook", 0, 10) == pytest.approx(180)
