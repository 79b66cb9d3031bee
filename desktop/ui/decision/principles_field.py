"""Seven lines for decisions of trustees in England and Wales, folded away; none has to be filled in."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.nation import Nation
from desktop.domain.principles import PRINCIPLES, apply
from desktop.ui.widgets.field import ErrorLine
from desktop.ui.widgets.fold import Fold
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.line_field import LineField

_HINT = "After the Charity Commission's seven principles (CC27). What stays empty is not printed."


class PrinciplesField(QWidget):
    """Offered where trustees decide; what was written stays in sight whoever decided."""

    edited = Signal()
    rearranged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = {principle: LineField(words) for principle, words in PRINCIPLES.items()}
        self.error = ErrorLine()
        sheet = QWidget()
        lines = QVBoxLayout(sheet)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(8)
        lines.addWidget(Label(_HINT, "caption", "ink-2", wrap=True))
        for line in self.lines.values():
            lines.addWidget(line)
            line.edited.connect(self._edited)
        self.fold = Fold("Seven lines for trustees, if you wish", sheet)
        self.fold.turned.connect(self.rearranged)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.fold)
        column.addWidget(self.error)

    def show_lines(self, said: Iterable[tuple[str, str]]) -> None:
        """Show what was written, unfolded where anything was."""
        written = dict(said)
        for principle, line in self.lines.items():
            line.set_words(written.get(principle, ""))
        self.fold.set_open(bool(written))

    def offer(self, nation: Nation, roles: Iterable[str]) -> None:
        """Stand there where these people's decision is one of trustees in England or Wales."""
        self.setVisible(apply(nation, tuple(roles)) or bool(self.said()))

    def said(self) -> tuple[tuple[str, str], ...]:
        """Return the lines that are filled in."""
        return tuple((principle, line.words()) for principle, line in self.lines.items() if line.words())

    def _edited(self) -> None:
        self.error.show_sentence("")
        self.edited.emit()
