"""Going through a map by keys, and moving somebody along their ring."""

from __future__ import annotations

import math
from enum import Enum

from desktop.domain.map_layout import Arrangement
from desktop.domain.map_rings import WHOLE

_ASIDE = 2.0
"""How much further somebody counts as who does not lie straight ahead."""
STEP = 18.0
"""How far one key moves somebody along their ring, in the map's own measure."""


class Towards(Enum):
    """Where an arrow key points."""

    LEFT = (-1, 0)
    RIGHT = (1, 0)
    UP = (0, -1)
    DOWN = (0, 1)


def neighbour(arrangement: Arrangement, id_: str, towards: Towards) -> str:
    """Return who lies nearest in a direction; whoever is asked for where nobody does."""
    here = arrangement.of(id_)
    if here is None:
        return id_
    across, down = towards.value
    best, found = math.inf, id_
    for one in arrangement.placed:
        x, y = one.x - here.x, one.y - here.y
        ahead = x * across + y * down
        aside = abs(x * down) + abs(y * across)
        if one is here or ahead <= 1.0 or aside > 2 * ahead:
            continue
        if ahead + _ASIDE * aside < best:
            best, found = ahead + _ASIDE * aside, one.node.id
    return found


def beside(arrangement: Arrangement, id_: str, by: int) -> str:
    """Return who comes so many places later in reading order; the first or last where there are no more."""
    order = [one.node.id for one in arrangement.placed]
    if not order:
        return ""
    if id_ not in order:
        return order[0]
    return order[min(max(order.index(id_) + by, 0), len(order) - 1)]


def stepped(arrangement: Arrangement, id_: str, towards: Towards) -> float:
    """Return the angle of somebody one step along their ring, the way that an arrow key points.

    Where the ring runs across that way, they stay.
    """
    here = arrangement.of(id_)
    if here is None:
        return 0.0
    ellipse = next(ring.ellipse for ring in arrangement.rings if ring.ring is here.node.ring)
    turned = math.radians(here.angle)
    along = (ellipse.across * math.cos(turned), ellipse.down * math.sin(turned))
    long = math.hypot(*along)
    across, down = towards.value
    ahead = (along[0] * across + along[1] * down) / long
    if abs(ahead) < 0.05:
        return here.angle
    return (here.angle + math.copysign(math.degrees(STEP / long), ahead)) % WHOLE


def angle_at(arrangement: Arrangement, id_: str, x: float, y: float) -> float:
    """Return the angle on somebody's ring that is nearest to a point."""
    here = arrangement.of(id_)
    if here is None:
        return 0.0
    ellipse = next(ring.ellipse for ring in arrangement.rings if ring.ring is here.node.ring)
    return ellipse.angle_of(x, y)
