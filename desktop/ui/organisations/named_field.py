"""A line in which something of the directory is named: a few letters, and what they may mean below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCompleter, QListView, QWidget

from desktop.services.desk import Desk
from desktop.services.directory_names import Known, matching, named
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.line_field import LineEdit

_Index = QModelIndex | QPersistentModelIndex
_ADD = ""
"""The key of the line that adds what is typed."""


class NamedField(Field):
    """`chosen` gives the id of what was chosen, "" once what stands there is none any more.

    What can be named is read as the keyboard comes; where there is too much to hold, at `each_letter`.
    """

    add = "Add {}"
    """How adding is worded, with `{}` for what is typed."""
    each_letter = False

    chosen = Signal(str)
    edited = Signal()
    left = Signal()

    def __init__(
        self,
        desk: Desk,
        label: str,
        *,
        hint: str = "",
        placeholder: str = "Begin to type a name",
        parent: QWidget | None = None,
    ) -> None:
        self._desk = desk
        self.edit = _Line(placeholder)
        super().__init__(label, self.edit, hint=hint, parent=parent)
        self._known: Sequence[Known] = ()
        self._key = self._name = self._words = ""
        self._model = _Lines(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setCompletionRole(Qt.ItemDataRole.EditRole)
        self.popup = QListView()
        self.popup.setAccessibleName(label)
        self._completer.setPopup(self.popup)
        self.popup.installEventFilter(self)
        self.edit.setCompleter(self._completer)
        self.edit.came.connect(self.read_again)
        self.edit.textEdited.connect(self._typed)
        self.edit.editingFinished.connect(self._finished)
        self._completer.activated[QModelIndex].connect(self._take)  # type: ignore[index]  # the stub knows one form
        self._completer.activated.connect(self._show_taken, Qt.ConnectionType.QueuedConnection)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Put back what was typed where lines were only gone over, and none was taken."""
        if watched is self.popup and event.type() == QEvent.Type.Hide and not self._key:
            self.edit.setText(self._words)
        return super().eventFilter(watched, event)

    def words(self) -> str:
        """Return what is written, without space at the ends."""
        return self.edit.text().strip()

    def set_words(self, words: str) -> None:
        """Put words in that name nothing yet; nothing is told."""
        self._key, self._words = "", words
        self.edit.setText(words)

    def key(self) -> str | None:
        """Return the id of what is named, None while nothing is."""
        return self._key or None

    def show_known(self, key: str | None, name: str) -> None:
        """Show something as named; nothing is told."""
        self._key, self._name = key or "", name
        self.edit.setText(name)
        self.show_error("")

    def read_again(self) -> None:
        """Read anew what can be named."""
        self._known = self._read_known(self.words())

    def _read_known(self, words: str) -> Sequence[Known]:
        """Return what can be named; `words` are those that stand there."""
        raise NotImplementedError

    def _add_named(self, name: str) -> None:
        """Add what is called so, and choose it."""
        raise NotImplementedError

    def take(self, key: str, name: str) -> None:
        """Choose something, and tell."""
        self.show_known(key, name)
        self.edited.emit()
        self.chosen.emit(key)

    def _typed(self, words: str) -> None:
        self._words = words
        self.show_error("")
        if self.each_letter:
            self._known = self._read_known(words)
        found = matching(self._known, words) if words.strip() else ()
        adds = [] if not words.strip() or named(self._known, words) else [words.strip()]
        self._model.show_lines(found, [self.add.format(f"“{one}”") for one in adds], words.strip())
        if self._key:
            self._key = ""
            self.chosen.emit("")
        self.edited.emit()

    def _finished(self) -> None:
        """Take what is written out in full; a name that the directory does not hold stays as it is."""
        if not self._key and not self.popup.isVisible():
            exact = named(self._known, self.words())
            if exact is not None:
                self.take(exact.key, exact.name)
        self.left.emit()

    def _take(self, index: QModelIndex) -> None:
        key, name = self._model.line(index.row())
        if key == _ADD:
            self.set_words(name)
            self._add_named(name)
        else:
            self.take(key, name)

    def _show_taken(self) -> None:
        """Show the name of what was taken, once the completer has put the words of its line there."""
        self.edit.setText(self._name if self._key else self._words)


class _Line(LineEdit):
    """Tells when the keyboard comes, before anything is typed."""

    came = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell it."""
        self.came.emit()
        super().focusInEvent(event)


class _Lines(QAbstractListModel):
    """What the letters may mean, and at the end what would be added."""

    def __init__(self, parent: NamedField) -> None:
        super().__init__(parent)
        self._lines: list[tuple[str, str, str]] = []

    def show_lines(self, found: Sequence[Known], adds: Sequence[str], typed: str) -> None:
        """Offer these."""
        self.beginResetModel()
        self._lines = [
            *((one.key, one.name, f"{one.name} ({one.aside})" if one.aside else one.name) for one in found),
            *((_ADD, typed, words) for words in adds),
        ]
        self.endResetModel()

    def line(self, row: int) -> tuple[str, str]:
        """Return the key and the name of a line."""
        return self._lines[row][:2]

    def rowCount(self, _parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """As many as are offered."""
        return len(self._lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a line; its name is what a choice puts into the field."""
        key, name, words = self._lines[index.row()]
        if role == Qt.ItemDataRole.EditRole:
            return words if key == _ADD else name  # what is typed would else be taken for the best match
        if role == Qt.ItemDataRole.DisplayRole:
            return words
        return None
