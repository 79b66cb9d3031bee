"""Asks what a view is to be called."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.saved_view import name_refusal
from desktop.services.desk import Desk
from desktop.services.saved_views import SavedView
from desktop.ui.theme.theme import theme
from desktop.ui.typed_fields import TypedFields
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.growing_dialog import GrowingDialog
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.line_field import LineField

_WIDTH = 420
_KEEPS = "It keeps the search, the filters and the order. Everybody who uses this workspace sees it."


class ViewDialog(GrowingDialog):
    """`name` is what was typed; Enter saves, and a name that will not do says why.

    `view` is the one that gets another name, None for a new one. What was typed and left comes back.
    """

    def __init__(
        self,
        desk: Desk,
        title: str,
        button: str,
        view: SavedView | None = None,
        others: tuple[str, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._others = others
        self.setWindowTitle(title)
        self.setAccessibleDescription(_KEEPS)
        self.field = LineField("Name of the view", hint=_KEEPS, placeholder="For example: Near us and strong")
        self.field.set_words(view.name if view else "")
        typed = TypedFields(self, desk, "views", view.id if view else "new", {"name": self.field})
        self.save = Button(button, "main")
        self.save.setDefault(True)
        leave = Button("Leave it")
        self.save.clicked.connect(self.accept)
        leave.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(leave)
        row.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addWidget(Label(title, "h2"))
        column.addWidget(typed.before)
        column.addWidget(self.field)
        column.addLayout(row)
        self.setMinimumWidth(theme.px(_WIDTH))
        self.field.edit.selectAll()
        self.field.take_focus()

    @property
    def name(self) -> str:
        """What was typed, tidied."""
        return " ".join(self.field.words().split())

    def accept(self) -> None:
        """Close with a name that will do."""
        refusal = name_refusal(self.name, self._others)
        self.field.show_error(refusal)
        if refusal:
            self.field.take_focus()
            return
        super().accept()
