"""A pack that was made: where it lies, the code it carries, and the ways to it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.words import plural
from desktop.services.board_packs import PackMade
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.empty_state import LineIcon
from desktop.ui.widgets.label import Label


class MadeCard(Card):
    """Shown once a pack is made, until the next."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = self._page = Path()
        self.title = Label("", "h3", wrap=True)
        self.where = Label("", "note", "ink-2", wrap=True)
        self.code = Label("", "note", "ink-2", wrap=True)
        self.open_file = Button("Open the file", icon="file-text")
        self.open_page = Button("Open the web page", icon="external-link")
        self.open_folder = Button("Show where it lies", icon="folder-open")
        self.open_file.clicked.connect(lambda: _open(self._path))
        self.open_page.clicked.connect(lambda: _open(self._page))
        self.open_folder.clicked.connect(lambda: _open(self._path.parent))
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(LineIcon("circle-check", 16, "enough-text"), 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.title, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addWidget(self.open_file)
        buttons.addWidget(self.open_page)
        buttons.addWidget(self.open_folder)
        buttons.addStretch(1)
        self.body.addLayout(head)
        self.body.addWidget(self.where)
        self.body.addWidget(self.code)
        self.body.addLayout(buttons)
        self.hide()

    def show_pack(self, pack: PackMade) -> None:
        """Show this pack; the keyboard goes to it, unless one has gone elsewhere meanwhile."""
        self._path = pack.path
        self.title.setText(f"The pack is made, with {plural(pack.decisions, 'decision')}.")
        self._page = pack.page or Path()
        self.open_page.setVisible(pack.page is not None)
        self.where.setText("\n".join(str(path) for path in (pack.path, pack.page) if path))
        self.code.setText(f"Check code in its footer: {pack.code}")
        self.show()
        if self.isVisible():
            self.open_file.setFocus()


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
