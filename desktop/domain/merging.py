"""Several notices read as one: later ones win, field by field, as OCDS merging does.

Nothing is cleaned here. Many updates carry only what they change, so what a notice does not say
(None, an empty list) never erases what an earlier one said.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from datetime import UTC, datetime
from functools import reduce
from operator import attrgetter
from typing import Any, TypeVar

from msgspec.structs import replace

from feeds.notice import Award, Document, Form, Lot, Money, Notice, Party

_Part = TypeVar("_Part", Notice, Lot, Award, Party, Document, Money)

_PARTS = (Lot, Award, Party, Document)
_NAMES = {kind: kind.__struct_fields__ for kind in (Notice, Money, *_PARTS)}
_VALUES = {kind: attrgetter(*names) for kind, names in _NAMES.items()}
_GATHERED = frozenset({"cpv", "regions", "techniques", "references"})
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


def in_order(notices: Sequence[Notice]) -> list[Notice]:
    """Return notices by release date, then by arrival (the order given).

    One without a date comes first, so that it never outweighs a dated one. The date of an item in a
    web feed stays as it is from version to version, so these, and what people typed, keep their order
    of arrival.
    """
    if any(notice.form in (Form.WEB_FEED, Form.HAND) for notice in notices):
        return list(notices)
    return sorted(notices, key=lambda notice: notice.released_at or _LONG_AGO)


def merge(notices: Sequence[Notice]) -> Notice:
    """Return what the notices say together, uncleaned.

    Lots, awards, parties and documents are merged by their ids; CPV codes and regions are gathered.
    What names a single notice (its id, its content) is the last one's.
    """
    return reduce(later, in_order(notices))


def later(before: _Part, after: _Part) -> _Part:
    """Return `before` with all that `after` says."""
    kind = type(before)
    told: dict[str, Any] = {}
    for name, old, new in zip(_NAMES[kind], _VALUES[kind](before), _VALUES[kind](after), strict=True):
        if new is not None and new != () and new != old:
            told[name] = new if type(new) is str else _joined(name, old, new)
    return replace(before, **told) if told else before


def _joined(name: str, old: Any, new: Any) -> Any:
    if isinstance(new, Money):
        return later(old, new)
    if not isinstance(new, tuple):
        return new
    if isinstance(new[0], _PARTS):
        return _by_id(old, new)
    return tuple(dict.fromkeys(old + new)) if name in _GATHERED else new


def _by_id(old: tuple[Any, ...], new: tuple[Any, ...]) -> tuple[Any, ...]:
    found: dict[Hashable, Any] = {}
    for part in old + new:
        key = (getattr(part, "of", None), part.id)  # an award and its contract may share an id
        found[key] = later(found[key], part) if key in found else part
    return tuple(found.values())
