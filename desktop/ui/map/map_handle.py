"""The keyboard's hold on somebody on a map: what assistive technology sees of a mark."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from desktop.domain.map_layout import Placed
from desktop.domain.map_walk import Towards

Keys = Callable[[QKeyEvent], bool]
Told = Mapping[str, tuple[str, str]]
"""What everybody is called and told of, by id."""


class MapHandle(QAbstractButton):
    """Lies over a mark, lets the mouse through, and draws nothing: the map draws the ring.

    It is heard as one of a group of choices. Keys go to the map, which says whether it knew them.
    """

    draws_own_ring = True

    def __init__(self, keys: Keys, focused: Callable[[MapHandle, bool], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.id = ""
        self._keys, self._focused = keys, focused
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.hide()

    def stand_for(self, id_: str, name: str, told: str) -> None:
        """Stand for somebody, who is called and told of so."""
        self.id = id_
        self.setAccessibleName(name)
        self.setAccessibleDescription(told)
        self.show()

    def event(self, event: QEvent) -> bool:
        """Keep the keys that a map knows from menus and pages."""
        asked = event.type() == QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and moves_along(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand a key to the map."""
        if not self._keys(event):
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Let nothing happen: a button would be pressed."""
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell the map."""
        super().focusInEvent(event)
        self._focused(self, True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell the map."""
        super().focusOutEvent(event)
        self._focused(self, False)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw nothing."""


class MapHandles:
    """A handle for everybody on a map, in the order of reading; Tab comes to one of them."""

    def __init__(self, keys: Keys, focused: Callable[[MapHandle, bool], None], parent: QWidget) -> None:
        self._keys, self._focused, self._parent = keys, focused, parent
        self.all: list[MapHandle] = []
        self._by_id: dict[str, MapHandle] = {}
        self._make(1)

    @property
    def have_keyboard(self) -> bool:
        """Whether one of them has the keyboard."""
        return any(handle.hasFocus() for handle in self.all)

    def of(self, id_: str) -> MapHandle | None:
        """Return somebody's handle, None where they have none."""
        return self._by_id.get(id_)

    def stand(self, placed: Sequence[Placed], told: Told, current: str, chosen: str) -> None:
        """Let a handle stand for each of these."""
        self._make(len(placed))
        self._by_id = {one.node.id: handle for one, handle in zip(placed, self.all, strict=False)}
        for id_, handle in self._by_id.items():
            handle.stand_for(id_, *told.get(id_, (id_, "")))
            reached = id_ == current
            handle.setFocusPolicy(Qt.FocusPolicy.StrongFocus if reached else Qt.FocusPolicy.ClickFocus)
            handle.setAutoExclusive(False)  # so that none may be chosen
            handle.setChecked(id_ == chosen)
            handle.setAutoExclusive(True)
        for handle in self.all[len(placed) :]:
            handle.id = ""
            handle.hide()

    def lay(self, id_: str, rect: QRect) -> None:
        """Lay somebody's handle over their mark."""
        if handle := self._by_id.get(id_):
            handle.setGeometry(rect)

    def _make(self, count: int) -> None:
        while len(self.all) < count:
            handle = MapHandle(self._keys, self._focused, self._parent)
            if self.all:
                QWidget.setTabOrder(self.all[-1], handle)
            self.all.append(handle)


def moves_along(event: QKeyEvent) -> bool:
    """Return whether a key moves somebody along their ring; Alt with Left and Right stays the way back."""
    shift, alt = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return (held == shift and event.key() in ARROWS) or (held == alt and event.key() in _UP_AND_DOWN)


ARROWS = {
    Qt.Key.Key_Left: Towards.LEFT,
    Qt.Key.Key_Right: Towards.RIGHT,
    Qt.Key.Key_Up: Towards.UP,
    Qt.Key.Key_Down: Towards.DOWN,
}
_UP_AND_DOWN = (Qt.Key.Key_Up, Qt.Key.Key_Down)
