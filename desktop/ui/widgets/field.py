"""The form that every field has: label above, hint between, error beneath."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.announcing import announce
from desktop.ui.widgets.empty_state import LineIcon
from desktop.ui.widgets.label import Label


class ErrorLine(QWidget):
    """Why something cannot go on as it is: an icon and a sentence, there only when needed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Label("", "table", "short-text", wrap=True)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(LineIcon("circle-alert", 16, "short-text"), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._words, 1)
        self.hide()

    def sentence(self) -> str:
        """Return what stands there, "" while nothing is wrong."""
        return self._words.text()

    def show_sentence(self, sentence: str) -> None:
        """Show a sentence, or nothing for ""."""
        is_news = bool(sentence) and sentence != self.sentence()
        self._words.setText(sentence)
        self.setVisible(bool(sentence))
        if is_news:
            announce(self._words, sentence, at_once=True)


class Field(QWidget):
    """A label, an optional hint, an editor and the error that stands beneath it.

    The label becomes the editor's accessible name, the hint and any error its description. Where the
    editor is made of several buttons, each is described by the label.
    """

    def __init__(
        self,
        label: str,
        editor: QWidget,
        *,
        hint: str = "",
        aside: str = "",
        role: str = "table",
        gap: int = 4,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        self._described = ". ".join(filter(None, (hint.rstrip("."), editor.accessibleDescription())))
        self.label = Label(label, role, weight=600, wrap=True)
        self.label.setBuddy(editor)
        self.hint = Label(hint, "note", "ink-2", wrap=True)
        self.error = ErrorLine()
        editor.setAccessibleName(label)
        editor.setAccessibleDescription(self._described)
        for part in editor.findChildren(QAbstractButton):
            part.setAccessibleDescription(label)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap)
        column.addLayout(self._heading(aside, role))
        column.addWidget(self.hint)
        column.addWidget(editor)
        column.addWidget(self.error)
        self.hint.setVisible(bool(hint))  # not before it has a parent: it would be a window of its own

    def take_focus(self) -> None:
        """Put the cursor into the editor. A focus proxy would lead Tab astray."""
        self.editor.setFocus()

    def show_error(self, sentence: str) -> None:
        """Show under the field why it cannot stay as it is; "" takes that away."""
        self.error.show_sentence(sentence)
        self.editor.setAccessibleDescription(sentence or self._described)

    def _heading(self, aside: str, role: str) -> QHBoxLayout:
        heading = QHBoxLayout()
        heading.setSpacing(6)
        heading.addWidget(self.label, 0 if aside else 1)
        if aside:
            heading.addWidget(Label(aside, "body" if role == "h3" else "table", "ink-2"), 1)
        return heading
