"""Who is around the people served, and how they stand to one another: the values that a map is drawn from.

The people served stand at the centre, never we.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum, StrEnum

from msgspec import Struct

from desktop.domain.organisation import IncomeBand

PEOPLE = "people"
"""What stands for the people served at the end of a line."""
US = "us"
"""The id of our own organisation on every map."""


class MapRole(StrEnum):
    """What an organisation is on this map: each has one role here, and by it a shape and a ring."""

    EXISTING_PROVIDER = "existing_provider"
    POTENTIAL_PARTNER = "potential_partner"
    NETWORK = "network"
    BUYER = "buyer"
    US = "us"

    def words(self) -> str:
        """Return what it is called."""
        return _ROLE_WORDS[self]


class Ring(IntEnum):
    """The ellipses, from the people served outwards."""

    PROVIDERS = 0
    PARTNERS = 1
    AROUND = 2

    def words(self) -> str:
        """Return what stands at its top."""
        return _RING_WORDS[self]


class Relation(StrEnum):
    """What a line means. A contract leads from who pays to who provides."""

    SERVES = "serves"
    WORKS_WITH = "works_with"
    IN_CONVERSATION = "in_conversation"
    CONTRACT = "contract"

    def words(self) -> str:
        """Return what the legend calls it."""
        return _RELATION_WORDS[self]


_ROLE_WORDS = {
    MapRole.EXISTING_PROVIDER: "Existing provider",
    MapRole.POTENTIAL_PARTNER: "Potential partner",
    MapRole.NETWORK: "Network",
    MapRole.BUYER: "Buyer",
    MapRole.US: "Us",
}
_RING_WORDS = {
    Ring.PROVIDERS: "Existing providers",
    Ring.PARTNERS: "Potential partners",
    Ring.AROUND: "Networks and buyers",
}
_RELATION_WORDS = {
    Relation.SERVES: "serves",
    Relation.WORKS_WITH: "working together",
    Relation.IN_CONVERSATION: "in conversation",
    Relation.CONTRACT: "contract",
}
_RINGS = {
    MapRole.EXISTING_PROVIDER: Ring.PROVIDERS,
    MapRole.POTENTIAL_PARTNER: Ring.PARTNERS,
    MapRole.US: Ring.PARTNERS,
    MapRole.NETWORK: Ring.AROUND,
    MapRole.BUYER: Ring.AROUND,
}
_SIZES = {
    IncomeBand.UNDER_10K: 16.0,
    IncomeBand.TO_100K: 24.0,
    IncomeBand.TO_500K: 32.0,
    IncomeBand.TO_1M: 44.0,
    IncomeBand.TO_10M: 56.0,
    IncomeBand.OVER_10M: 56.0,
}
SIZE_NOT_KNOWN = 24.0
SIZE_OF_BUYERS = 40.0


class MapNode(Struct, frozen=True, kw_only=True):
    """One organisation; `second` stands beneath its name: its yearly income, or what it is."""

    id: str
    name: str
    role: MapRole
    second: str = ""
    band: IncomeBand | None = None

    @property
    def ring(self) -> Ring:
        """The ellipse it stands on."""
        return _RINGS[self.role]

    @property
    def size(self) -> float:
        """How large it is drawn, by its yearly income; what buyers have to spend is not compared."""
        if self.role is MapRole.BUYER:
            return SIZE_OF_BUYERS
        return SIZE_NOT_KNOWN if self.band is None else _SIZES[self.band]

    @property
    def is_size_known(self) -> bool:
        """Whether its size says something: an edge of dashes tells where it does not."""
        return self.role is MapRole.BUYER or self.band is not None


class MapLine(Struct, frozen=True, kw_only=True):
    """How one stands to another, by their ids; `words` is the same as a sentence."""

    one: str
    other: str
    kind: Relation
    words: str = ""


class SystemMap(Struct, frozen=True, kw_only=True):
    """A map before anything is placed; `people` is what stands at the centre, line by line."""

    people: tuple[str, ...] = ()
    nodes: tuple[MapNode, ...] = ()
    lines: tuple[MapLine, ...] = ()

    def node(self, id_: str) -> MapNode | None:
        """Return an organisation by its id, None where it is not on the map."""
        return next((node for node in self.nodes if node.id == id_), None)


SIZE_LEGEND: Mapping[str, float] = {
    "£10k": _SIZES[IncomeBand.UNDER_10K],
    "£100k": _SIZES[IncomeBand.TO_100K],
    "£500k": _SIZES[IncomeBand.TO_500K],
    "£1m": _SIZES[IncomeBand.TO_1M],
    "more": _SIZES[IncomeBand.TO_10M],
}
"""What stands beneath each size in the legend: a yearly income up to that."""
