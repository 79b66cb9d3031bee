"""Choosing several of a long table by name: a field to search in, a list to tick, and Done."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.theme.icons import draw_icon
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.fitting import open_at
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.line_delegate import LineDelegate
from desktop.ui.widgets.line_field import LineEdit
from desktop.ui.widgets.text_lines import draw_line

_WIDTH, _HEIGHT = 640, 520
_REST_MS = 80
_KEY = Qt.ItemDataRole.UserRole + 1
_SECOND = Qt.ItemDataRole.UserRole + 2
_MOVES = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
_ICON, _OVER_LINES = 16, 12

Line = tuple[str, str, str]
"""A key, words, and what else tells it apart."""


class ChooserDialog(QDialog):
    """The field keeps the keyboard; the arrow keys move in the list, Enter ticks, Done takes over.

    While nothing is typed, what is chosen stands first.
    """

    def __init__(
        self,
        title: str,
        prompt: str,
        find: Callable[[str], Sequence[Line]],
        chosen: Sequence[Line],
        *,
        typed: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setAccessibleDescription(prompt)
        self._find, self._may_type = find, typed
        self._chosen: dict[str, Line] = {line[0]: line for line in chosen}
        self.field = LineEdit(prompt)
        self.field.setAccessibleName(title)
        self.list = QListWidget()
        self.list.setAccessibleName("Found")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setItemDelegate(_LineDelegate(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.count = Label("", "caption", "ink-2")
        self.ready = Button("Done", "main")
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._lay_out()
        self._connect()
        self._look()
        open_at(self, _WIDTH, _HEIGHT)

    def chosen(self) -> list[Line]:
        """Return what is ticked, in the order in which it was."""
        return list(self._chosen.values())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys of the field move in the list, and Enter tick."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _MOVES:
                self.list.keyPressEvent(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._tick()
                return True
        return super().eventFilter(watched, event)

    def _tick(self) -> None:
        """Tick or untick the current line."""
        item = self.list.currentItem()
        if item is None:
            return
        self._rest.stop()
        key = str(item.data(_KEY))
        if key in self._chosen:
            del self._chosen[key]
        else:
            self._chosen[key] = (key, str(item.text()), str(item.data(_SECOND) or ""))
        self._mark(item)
        self._say_count()
        self.field.selectAll()

    def _look(self) -> None:
        words = self.field.text().strip()
        found = list(self._find(words))
        if not words:
            found = [*self._chosen.values(), *(line for line in found if line[0] not in self._chosen)]
        elif self._may_type and not any(line[1].casefold() == words.casefold() for line in found):
            found.append((words, words, "Add these words as they stand"))
        self.list.clear()
        for key, name, second in found:
            item = QListWidgetItem(name)
            item.setData(_KEY, key)
            item.setData(_SECOND, second)
            self.list.addItem(item)
            self._mark(item)
        self.list.setCurrentRow(0)
        self._say_count()

    def _mark(self, item: QListWidgetItem) -> None:
        ticked = str(item.data(_KEY)) in self._chosen
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        second = str(item.data(_SECOND) or "")
        said = ", ".join(filter(None, (item.text(), second, "chosen" if ticked else "not chosen")))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
        item.setToolTip("")

    def _say_count(self) -> None:
        found = "Nothing is called that. " if not self.list.count() else ""
        self.count.setText(f"{found}{len(self._chosen)} chosen. Enter chooses, and takes out again.")

    def _say_current(self, place: int) -> None:
        item = self.list.item(place)
        if item is not None:
            self.field.setAccessibleDescription(str(item.data(Qt.ItemDataRole.AccessibleTextRole)))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.count, 1)
        leave = Button("Leave as it was")
        leave.clicked.connect(self.reject)
        for button in (leave, self.ready):
            button.setAutoDefault(False)
            foot.addWidget(button)
        column.addLayout(foot)
        self.field.setFocus()

    def _connect(self) -> None:
        self.field.installEventFilter(self)
        self.field.textEdited.connect(lambda _words: self._rest.start())
        self._rest.timeout.connect(self._look)
        self.list.itemClicked.connect(lambda _item: self._tick())
        self.list.currentRowChanged.connect(self._say_current)
        self.ready.clicked.connect(self.accept)


class _LineDelegate(LineDelegate):
    """Two lines behind a tick."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Two lines and their room."""
        return QSize(1, theme.line("table") + theme.line("caption") + _OVER_LINES)

    def draw(self, painter: QPainter, cell: QRectF, index: QModelIndex | QPersistentModelIndex) -> None:
        """Draw the tick and the two lines."""
        ticked = index.data(Qt.ItemDataRole.CheckStateRole) in (Qt.CheckState.Checked, 2)
        size = theme.px(_ICON)
        icon = "circle-check" if ticked else "circle"
        draw_icon(
            painter, cell.left(), cell.center().y() - size / 2, icon, _ICON, "brand" if ticked else "ink-3"
        )
        words = cell.adjusted(size + 10, 0, 0, 0)
        upper, lower = theme.line("table"), theme.line("caption")
        top = words.top() + (words.height() - upper - lower) / 2
        lines = (
            (str(index.data() or ""), "table", 600, "ink", top, upper),
            (str(index.data(_SECOND) or ""), "caption", None, "ink-2", top + upper, lower),
        )
        for text, role, weight, colour, at, height in lines:
            metrics = theme.metrics(role, weight)
            painter.setFont(theme.font(role, weight))
            painter.setPen(theme.colour(colour))
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(words.width()))
            line = QRectF(words.left(), at, words.width(), height)
            draw_line(painter, line, shown, metrics, Qt.AlignmentFlag.AlignLeft)
