"""A field for one line of words."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.ui.theme.theme import theme
from desktop.ui.widgets.field import Field


class LineEdit(QLineEdit):
    """One line of words, as high as a button; `large` as high as a page's main button."""

    ring_radius = 10

    def __init__(self, placeholder: str = "", *, large: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role, self._room = ("body", 20) if large else ("table", 14)
        self.setPlaceholderText(placeholder)
        self.setAccessibleDescription(placeholder)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self.setFont(theme.font(self._role))
        self.setFixedHeight(theme.line(self._role) + self._room)


class LineField(Field):
    """One line of words under its label."""

    edited = Signal()
    left = Signal()

    def __init__(
        self,
        label: str,
        *,
        hint: str = "",
        aside: str = "",
        placeholder: str = "",
        large: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self.edit = LineEdit(placeholder, large=large)
        role, gap = ("h3", 8) if large else ("table", 4)
        super().__init__(label, self.edit, hint=hint, aside=aside, role=role, gap=gap, parent=parent)
        self.edit.textEdited.connect(self._typed)
        self.edit.editingFinished.connect(self.left)

    def words(self) -> str:
        """Return what is written, without space at the ends."""
        return self.edit.text().strip()

    def set_words(self, words: str) -> None:
        """Put words in; nobody has typed them, so nothing is told."""
        self.edit.setText(words)

    def _typed(self) -> None:
        self.show_error("")
        self.edited.emit()
