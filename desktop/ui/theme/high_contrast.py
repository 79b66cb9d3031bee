"""High contrast: the system's own colours where it was asked for them, else black and white of our own.

Tints are dropped: every ground is the window's. Patterns, marks and words stay, and carry all there is
to tell.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum

from PySide6.QtGui import QColor, QPalette

from desktop.ui.theme.tokens import tokens


class _Part(Enum):
    """The five colours that are left."""

    GROUND = QPalette.ColorRole.Window
    TEXT = QPalette.ColorRole.WindowText
    MARK = QPalette.ColorRole.Highlight
    ON_MARK = QPalette.ColorRole.HighlightedText
    QUIET = "quiet"


_PARTS = {
    "bg-": _Part.GROUND,
    "ink": _Part.TEXT,
    "on-brand": _Part.ON_MARK,
    "brand-tint": _Part.GROUND,
    "brand": _Part.MARK,
    "focus": _Part.MARK,
    "selection": _Part.GROUND,
    "line-strong": _Part.TEXT,
    "line": _Part.QUIET,
}
"""Parts by how a token's name begins; the first that fits counts. All other marks are the text's."""
_OWN = {
    False: {
        _Part.GROUND: "#ffffff",
        _Part.TEXT: "#000000",
        _Part.MARK: "#00308f",
        _Part.ON_MARK: "#ffffff",
        _Part.QUIET: "#595959",
    },
    True: {
        _Part.GROUND: "#000000",
        _Part.TEXT: "#ffffff",
        _Part.MARK: "#ffe14d",
        _Part.ON_MARK: "#000000",
        _Part.QUIET: "#b8b8b8",
    },
}
"""By whether the system is dark: all that stands on the ground has a contrast of 7 or more."""


def system_colours(system: QPalette) -> Mapping[str, QColor]:
    """Return a colour of the system's palette for every token."""
    return _colours(lambda part: _of_system(system, part))


def own_contrast_colours(*, dark: bool) -> Mapping[str, QColor]:
    """Return our own colours of high contrast, for whoever wants it here and not in the whole system."""
    return _colours(lambda part: QColor(_OWN[dark][part]))


def _of_system(system: QPalette, part: _Part) -> QColor:
    if part is _Part.QUIET:
        return system.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText)
    return system.color(part.value)


def _colours(colour: Callable[[_Part], QColor]) -> Mapping[str, QColor]:
    return {token: colour(_part(token)) for token in tokens().colours["light"]}


def _part(token: str) -> _Part:
    if token.endswith("-tint"):
        return _Part.GROUND
    return next((part for begins, part in _PARTS.items() if token.startswith(begins)), _Part.TEXT)
