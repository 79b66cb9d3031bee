"""Whether a source can be asked for what is new alone, or sends everything again each time."""

from __future__ import annotations

import msgspec
from msgspec import Struct

from feeds.source import Source


class _Mark(Struct):
    etag: str | None = None
    last_modified: str | None = None
    validators: dict[str, tuple[str | None, str | None]] = {}


def asks_for_all_again(source: Source, mark: str) -> bool:
    """Return whether a walk that begins at this mark asks for what it holds already.

    Sources that are walked by windows of time are asked for new windows. The others are read whole:
    that costs them little where they gave validators, and all of it where they did not.
    """
    if source.walker in ("find_a_tender", "contracts_finder", "ted"):
        return False
    if source.walker == "eu_grants":
        return True
    try:
        held = msgspec.json.decode(mark, type=_Mark)
    except msgspec.MsgspecError:
        return True
    return not (held.etag or held.last_modified or held.validators)
