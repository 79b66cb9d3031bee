"""The ring around what has the keyboard touches no words beside it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractItemView, QFocusFrame, QWidget

from desktop.ui.main_window import MainWindow
from desktop.ui.organisations.organisation_views import Part
from desktop.ui.organisations.organisations_page import OrganisationsPage
from desktop.ui.page import Place
from desktop.ui.widgets.label import Label
from tests.ui.looks.conftest import Show, settle

RING = 4


@pytest.mark.parametrize(
    "place",
    [
        Place.CONVERSATIONS,
        Place.APPROACH,
        Place.ORGANISATIONS,
        Place.COMMITMENTS,
        Place.COST,
        Place.BOARD_PACK,
        Place.PARTNERSHIP_PLANS,
        Place.SETTINGS,
    ],
)
def test_no_ring_touches_words(window: MainWindow, show: Show, place: Place) -> None:
    show(place)

    assert list(_touched(window)) == []


def test_no_ring_touches_words_in_the_finder(window: MainWindow, show: Show) -> None:
    show(Place.ORGANISATIONS)
    page = window.page
    assert isinstance(page, OrganisationsPage)
    page.views.show_part(Part.FINDER)
    settle()

    assert list(_touched(window)) == []


def _touched(window: QWidget) -> Iterator[str]:
    labels = [(label, _seen(label, window)) for label in window.findChildren(Label) if label.text()]
    for widget in window.findChildren(QWidget):
        if not _takes_keyboard(widget):
            continue
        ring = _seen(widget, window).adjusted(-RING, -RING, RING, RING)
        for label, words in labels:
            if not widget.isAncestorOf(label) and ring.intersects(words):
                yield f"{widget.accessibleName()!r} touches {label.text()!r}"


def _takes_keyboard(widget: QWidget) -> bool:
    if isinstance(widget, (QFocusFrame, QAbstractItemView)) or widget.visibleRegion().isEmpty():
        return False
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _seen(widget: QWidget, window: QWidget) -> QRect:
    """Return what is seen of a widget; of words on one line, as far as they go."""
    seen = widget.visibleRegion().boundingRect()
    if (
        isinstance(widget, Label)
        and not widget.wordWrap()
        and widget.alignment() & Qt.AlignmentFlag.AlignLeft
    ):
        seen.setWidth(min(seen.width(), widget.sizeHint().width()))
    return QRect(widget.mapTo(window, QPoint(0, 0)) + seen.topLeft(), seen.size())
