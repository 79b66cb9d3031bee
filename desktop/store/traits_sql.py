"""Traits of opportunities as conditions in SQL."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator

from desktop.domain.buying import Buying
from desktop.domain.opportunity import Stage
from desktop.domain.traits import Answer, Trait
from desktop.store import schema_joining
from desktop.store.connection import Connection

_TWICE = """
    key IN (
        SELECT one FROM twin LEFT JOIN kept_apart USING (one, other) WHERE kept_apart.entry IS NULL
        UNION ALL
        SELECT twin.other FROM twin LEFT JOIN kept_apart USING (one, other) WHERE kept_apart.entry IS NULL
    )
"""
_ANSWERS = {Answer.YES: "{} = 1", Answer.NO: "{} = 0", Answer.NOT_STATED: "{} IS NULL"}
_CONDITIONS = {
    Trait.EARLY: ("stage", f"stage = '{Stage.PLANNING}'"),
    Trait.LIVE: ("stage", f"stage = '{Stage.TENDER}'"),
    Trait.FRAMEWORK: ("buying", f"buying = '{Buying.FRAMEWORK}'"),
    Trait.CALL_OFF: ("buying", f"buying = '{Buying.CALL_OFF}'"),
    Trait.MARKET: ("buying", f"buying = '{Buying.MARKET}'"),
    Trait.LOOKS_TWICE: ("twice", _TWICE),
    **{
        Trait(f"{column}_{answer}"): (column, condition.format(column))
        for column in ("vcse", "sme", "reserved")
        for answer, condition in _ANSWERS.items()
    },
}
_NEWER = frozenset({"buying", "twice", "reserved"})
"""Kinds that an older file, open read-only, knows nothing of."""


def conditions(db: Connection, traits: Collection[Trait]) -> Iterator[str]:
    """Yield a condition for each kind of these traits: any of one kind will do."""
    by_kind: dict[str, list[str]] = defaultdict(list)
    for trait in sorted(traits):
        kind, condition = _CONDITIONS[trait]
        by_kind[kind].append(condition)
    known = not by_kind.keys() & _NEWER or schema_joining.present(db)
    for kind, any_of in by_kind.items():
        yield "FALSE" if kind in _NEWER and not known else " OR ".join(f"({one})" for one in any_of)
