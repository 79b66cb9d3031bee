"""The regions of the window, which F6 goes through, and the stops of Tab within them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.widgets.tab_order import stops


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


def go_to_stop(parts: Sequence[QWidget], *, onward: bool) -> bool:
    """Give the keyboard to the next stop of Tab, or the one before, as the parts are seen.

    Qt's own order is that in which things were made, which is another wherever a page makes some later.
    Return whether there was somewhere to go from here.
    """
    here = QApplication.focusWidget()
    found = [stop for part in parts for stop in stops(part) if takes_focus(stop)]
    if here not in found:
        return False
    reason = Qt.FocusReason.TabFocusReason if onward else Qt.FocusReason.BacktabFocusReason
    found[(found.index(here) + (1 if onward else -1)) % len(found)].setFocus(reason)
    return True


def first_stop(region: QWidget) -> QWidget | None:
    """Return the first place in a region where Tab would stop; None where it has none in sight."""
    return next(filter(takes_focus, stops(region)), None)


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
