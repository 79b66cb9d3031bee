"""Equal cards or fields in as many columns as there is room for."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from desktop.ui.theme.theme import theme

_GAP = 16


class CardGrid(QLayout):
    """`least` is the least width of one at 100 % text, `most` how many stand side by side at most.

    With `level` all of a line are as high as its highest; without, each keeps its own height at the top.
    """

    def __init__(
        self, parent: QWidget | None = None, *, least: int, most: int = 6, level: bool = True
    ) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._known: dict[int, int] = {}
        self._least, self._most, self._level = least, most, level
        self.setContentsMargins(0, 0, 0, 0)

    def set_least(self, least: int) -> None:
        """Let cards be as narrow as this, at 100 % text."""
        self._least = least
        self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        """Put an item at the end (Qt's name for it)."""
        self._items.append(item)
        self._known.clear()

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return the item at a place, None where there is none."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take the item at a place out of the layout."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def columns(self, width: int) -> int:
        """Return how many cards stand side by side at a width."""
        least = theme.px(self._least)
        return max(1, min(self._most, (width + _GAP) // (least + _GAP)))

    def expandingDirections(self) -> Qt.Orientation:
        """Return no direction: the layout takes what it is given."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Return that fewer pixels across means more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines at a width; layouts ask again and again."""
        if width not in self._known:
            self._known[width] = self._arrange(QRect(0, 0, width, 0), move=False)
        return self._known[width]

    def invalidate(self) -> None:
        """Forget how high it was."""
        self._known.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        """Move every card to its place."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """Return the size of two cards side by side."""
        width = 2 * theme.px(self._least) + _GAP
        return QSize(width, self.heightForWidth(width))

    def minimumSize(self) -> QSize:
        """Return the least width of one card."""
        widest = max((item.minimumSize().width() for item in self._shown()), default=0)
        return QSize(min(widest, theme.px(self._least)), 0)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        columns = self.columns(rect.width())
        width = (rect.width() - (columns - 1) * _GAP) // columns
        shown, y = self._shown(), rect.y()
        for first in range(0, len(shown), columns):
            line = shown[first : first + columns]
            height = max(_height(item, width) for item in line)
            for place, item in enumerate(line):
                if move:
                    high = height if self._level else _height(item, width)
                    item.setGeometry(QRect(rect.x() + place * (width + _GAP), y, width, high))
            y += height + _GAP
        return max(0, y - _GAP - rect.y()) if shown else 0


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
