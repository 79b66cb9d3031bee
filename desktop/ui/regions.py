"""The regions of the window, which F6 goes through: navigation, the parts of the page, the status bar."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def go_to_region(regions: Sequence[QWidget], steps: int) -> None:
    """Give the keyboard to the next region, or the one before, that has anything to do in it."""
    here = _place_of(QApplication.focusWidget(), regions)
    start = here if here is not None else (-1 if steps > 0 else len(regions))
    for distance in range(1, len(regions) + 1):
        region = regions[(start + steps * distance) % len(regions)]
        stop = first_stop(region)
        if stop is not None:
            stop.setFocus(Qt.FocusReason.TabFocusReason)
            return


def first_stop(region: QWidget) -> QWidget | None:
    """Return the first place in a region where Tab would stop; None where it has none in sight."""
    if takes_focus(region):
        return region
    widget = region.nextInFocusChain()
    while widget is not None and widget is not region:
        if region.isAncestorOf(widget) and takes_focus(widget):
            return widget
        widget = widget.nextInFocusChain()
    return None


def takes_focus(widget: QWidget) -> bool:
    """Return whether Tab would stop here now."""
    return (
        bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and widget.isEnabled()
        and widget.isVisible()
        and widget.focusProxy() is None
    )


def _place_of(widget: QWidget | None, regions: Sequence[QWidget]) -> int | None:
    if widget is None:
        return None
    holding = (
        place for place, region in enumerate(regions) if region is widget or region.isAncestorOf(widget)
    )
    return next(holding, None)
