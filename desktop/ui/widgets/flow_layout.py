"""A layout whose items run on to the next line, as words do."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Lays items left to right in lines; while all fit in one line, the last ones stand at the right edge.

    `right_from` is the index of the first item that goes to the right; None keeps all at the left.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        gap: int = 8,
        line_gap: int = 8,
        right_from: int | None = None,
    ) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap, self._line_gap = gap, line_gap
        self._right_from = right_from
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Put an item at the end (Qt's name for it)."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return the item at a place, None where there is none."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take the item at a place out of the layout."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Return no direction: the layout takes what it is given."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Return that fewer pixels across means more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines at a width."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Move every item to its place."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """Return the size of one line that holds everything shown."""
        sizes = [item.sizeHint() for item in self._shown()]
        width = sum(size.width() for size in sizes) + self._gap * max(0, len(sizes) - 1)
        height = max((size.height() for size in sizes), default=0)
        return self._with_margins(QSize(width, height))

    def minimumSize(self) -> QSize:
        """Return the size of the largest item: below it nothing helps."""
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return self._with_margins(size)

    def _with_margins(self, size: QSize) -> QSize:
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Place the items line by line; return the height that took."""
        margins = self.contentsMargins()
        inner = rect.marginsRemoved(margins)
        x, y, line_height = inner.x(), inner.y(), 0
        lines: list[list[tuple[QLayoutItem, QRect]]] = [[]]
        for item in self._shown():
            size = item.sizeHint()
            width = min(size.width(), inner.width())
            if lines[-1] and x + width > inner.x() + inner.width():
                x, y, line_height = inner.x(), y + line_height + self._line_gap, 0
                lines.append([])
            lines[-1].append((item, QRect(QPoint(x, y), QSize(width, size.height()))))
            x += width + self._gap
            line_height = max(line_height, size.height())
        if move:
            self._move(lines, inner)
        return y + line_height - rect.y() + margins.bottom()

    def _move(self, lines: list[list[tuple[QLayoutItem, QRect]]], inner: QRect) -> None:
        first_right = self._items[self._right_from :][:1] if self._right_from is not None else []
        shift = 0
        for line in lines:
            height = max((place.height() for _, place in line), default=0)
            for item, place in line:
                if len(lines) == 1 and item in first_right:
                    shift = inner.right() - line[-1][1].right()
                place.translate(shift, (height - place.height()) // 2)
                item.setGeometry(place)
