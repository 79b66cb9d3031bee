"""Says where a link leads before it is opened."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.theme.theme import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.label import Label

_WHO_ASKS = "It is asked for by your browser, not by Tender Pause."
_SCHEMES = ("http", "https")


class LinkDialog(QDialog):
    """Accepted means: open it in the browser."""

    def __init__(self, url: str, host: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Open a page")
        self.setMinimumWidth(theme.px(440))
        address = Label(url, "note", "ink-2", wrap=True)
        self.lead_there, leave = Button("Open in the browser", "main"), Button("Stay here")
        self.lead_there.setDefault(True)
        self.lead_there.clicked.connect(self.accept)
        leave.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(leave)
        buttons.addWidget(self.lead_there)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        leads_to = f"This leads to {host}"
        self.setAccessibleDescription(f"{leads_to}. {_WHO_ASKS}")
        column.addWidget(Label(leads_to, "h2", wrap=True))
        column.addWidget(address)
        column.addWidget(Label(_WHO_ASKS, "note", "ink-2", wrap=True))
        column.addSpacing(4)
        column.addLayout(buttons)


def ask_to_open(
    url: str, host: str, parent: QWidget, open_url: Callable[[QUrl], object] = QDesktopServices.openUrl
) -> LinkDialog | None:
    """Show where a link leads, and open it once the person says so; nothing but http and https."""
    if not may_open(url):
        return None
    dialog = LinkDialog(url, host, parent)
    dialog.accepted.connect(lambda: open_url(QUrl(url)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def may_open(url: str) -> bool:
    """Return whether this is an address that a browser may be handed: http or https, with a host."""
    parts = urlsplit(url)
    return parts.scheme in _SCHEMES and bool(parts.hostname)
