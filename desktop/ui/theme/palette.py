"""The palette: base colours for whatever has no rule in the sheet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QColor, QPalette

ROLES = {
    QPalette.ColorRole.Window: "bg-window",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "bg-surface",
    QPalette.ColorRole.AlternateBase: "bg-subtle",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.PlaceholderText: "ink-3",
    QPalette.ColorRole.Button: "bg-surface",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.BrightText: "on-brand",
    QPalette.ColorRole.Highlight: "brand",
    QPalette.ColorRole.HighlightedText: "on-brand",
    QPalette.ColorRole.Link: "brand",
    QPalette.ColorRole.LinkVisited: "brand",
    QPalette.ColorRole.ToolTipBase: "bg-surface",
    QPalette.ColorRole.ToolTipText: "ink",
    QPalette.ColorRole.Accent: "brand",
    QPalette.ColorRole.Mid: "line-strong",
    QPalette.ColorRole.Midlight: "line",
    QPalette.ColorRole.Light: "bg-surface",
    QPalette.ColorRole.Dark: "line-strong",
    QPalette.ColorRole.Shadow: "line-strong",
}
DISABLED_TEXT = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)


def make_palette(colour: Callable[[str], QColor], *, off: str) -> QPalette:
    """Return the palette in the colours of a theme; `off` is the token of what does not work now."""
    palette = QPalette()
    for role, token in ROLES.items():
        palette.setColor(role, colour(token))
    for role in DISABLED_TEXT:
        palette.setColor(QPalette.ColorGroup.Disabled, role, colour(off))
    return palette
