"""Maps of made-up organisations, for tests."""

from __future__ import annotations

import random
from collections.abc import Sequence

from desktop.domain.map_labels import Wording, wordings
from desktop.domain.map_layout import Arrangement, arrange
from desktop.domain.organisation import IncomeBand
from desktop.domain.system_map import PEOPLE, US, MapLine, MapNode, MapRole, Relation, SystemMap

_WORDS = """
Fernmoor Eastmarsh Brook Street Carers Group Wellbeing Network Trust Tidewell Arts Collective Integrated Care
Board Voluntary Action Lantern Room Copperfield Marsh Lane Kitchen Quarry Road Shed Neighbours
""".split()  # noqa: SIM905 - one word a line would hide the list
_OTHERS = [role for role in MapRole if role is not MapRole.US]
OURS = MapNode(id=US, name="Fernmoor Neighbours", role=MapRole.US, second="us", band=IncomeBand.TO_500K)


def wide(text: str, is_strong: bool) -> float:
    """Return about how wide a text is: enough for tests that draw nothing."""
    return len(text) * (6.8 if is_strong else 6.2)


def a_node(id_: str, role: MapRole = MapRole.POTENTIAL_PARTNER, **more: object) -> MapNode:
    """Return an organisation on a map."""
    return MapNode(**{"id": id_, "name": f"The {id_.title()}", "role": role, "second": "£58k", **more})  # type: ignore[arg-type]


def a_line(one: str, other: str, kind: Relation = Relation.WORKS_WITH) -> MapLine:
    """Return how two stand to one another."""
    return MapLine(one=one, other=other, kind=kind)


def a_map(*nodes: MapNode, lines: Sequence[MapLine] = ()) -> SystemMap:
    """Return a map of us and these."""
    return SystemMap(people=("People served", "in Fernmoor"), nodes=(OURS, *nodes), lines=tuple(lines))


def a_crowd(count: int, seed: int = 0, roles: Sequence[MapRole] = ()) -> SystemMap:
    """Return a map of so many, us among them, with names and sizes of every kind and lines between them."""
    dice = random.Random(seed)
    roles = roles or _OTHERS
    nodes = [
        a_node(
            f"org:{number}",
            dice.choice(list(roles)),
            name=" ".join(dice.sample(_WORDS, dice.randint(1, 6))),
            band=dice.choice([None, *IncomeBand]),
        )
        for number in range(count - 1)
    ]
    lines = [
        a_line(node.id, PEOPLE, Relation.SERVES) for node in nodes if node.role is MapRole.EXISTING_PROVIDER
    ]
    ids = [US, *(node.id for node in nodes)]
    for _ in range(count if count > 2 else 0):
        one, other = dice.sample(ids, 2)
        lines.append(a_line(one, other, dice.choice(list(Relation)[1:])))
    return a_map(*nodes, lines=lines)


def worded(shown: SystemMap) -> dict[str, Wording]:
    """Return the labels of a map."""
    return wordings(shown.nodes, wide)


def arranged(shown: SystemMap, kept: dict[str, float] | None = None, *, wide: float = 1.0) -> Arrangement:
    """Return a map with everybody in their places."""
    return arrange(shown, worded(shown), kept, wide=wide)
