"""What a fact is that stands beside the questions of a pause."""

from __future__ import annotations

from msgspec import Struct


class KnownFact(Struct, frozen=True):
    """Something the workspace holds that bears on a lens. `icon` names a line icon for its source.

    `is_ours_to_change` says that it stands in the settings.
    """

    title: str
    text: str
    source: str
    icon: str
    is_ours_to_change: bool = False
