"""What a fact is that stands beside the questions of a pause."""

from __future__ import annotations

from msgspec import Struct


class KnownFact(Struct, frozen=True):
    """Something the workspace holds that bears on a lens. `icon` names a line icon for its source."""

    title: str
    text: str
    source: str
    icon: str
