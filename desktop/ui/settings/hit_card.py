"""One text that names a person: as it stands, and a field to enter it again without the name."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.services.erasing import Hit
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.growing_field import GrowingField
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.rule import Rule


class HitCard(QWidget):
    """The field begins with the old words, a mark in place of each mention."""

    def __init__(self, hit: Hit, number: int, of: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hit = hit
        title = f"{number} of {of}. {hit.where}"
        self.words = GrowingField(f"New wording of {number}")
        self.words.setPlainText(hit.proposed)
        self.field = Field("Without the name", self.words)
        self.words.setAccessibleName(f"Without the name, {title}")
        self.words.setAccessibleDescription(f"It says: {hit.text}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Rule())
        column.addWidget(Label(title, "body", weight=600, wrap=True))
        if hit.what:
            column.addWidget(Label(hit.what, "note", "ink-2", wrap=True))
        column.addWidget(Label(hit.text, "body", wrap=True))
        column.addSpacing(4)
        column.addWidget(self.field)
