"""The system's own colours, for people who have asked it for high contrast.

Tints are dropped: every ground is the window's. Patterns, marks and words stay, and carry all there is
to tell.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QColor, QPalette

from desktop.ui.theme.tokens import tokens

_ROLES = {
    "bg-": QPalette.ColorRole.Window,
    "ink": QPalette.ColorRole.WindowText,
    "on-brand": QPalette.ColorRole.HighlightedText,
    "brand-tint": QPalette.ColorRole.Window,
    "brand": QPalette.ColorRole.Highlight,
    "focus": QPalette.ColorRole.Highlight,
    "selection": QPalette.ColorRole.Window,
}
"""System roles by how a token's name begins; the first that fits counts. All other tints are the
window's colour, all other marks that of its text."""
_QUIET = ("line", "line-paper")


def system_colours(system: QPalette) -> Mapping[str, QColor]:
    """Return a colour of the system's palette for every token."""
    colours = {token: system.color(_role(token)) for token in tokens().colours["light"]}
    quiet = system.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText)
    return {**colours, **dict.fromkeys(_QUIET, quiet)}


def _role(token: str) -> QPalette.ColorRole:
    if token.endswith("-tint"):
        return QPalette.ColorRole.Window
    found = (role for begins, role in _ROLES.items() if token.startswith(begins))
    return next(found, QPalette.ColorRole.WindowText)
