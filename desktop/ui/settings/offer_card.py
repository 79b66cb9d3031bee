"""Our offer: how far it is, with the way to write and send it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.services.desk import Desk
from desktop.services.settings import OurSettings
from desktop.services.settings_changes import SettingsChanges
from desktop.ui.documents import opening
from desktop.ui.settings.settings_card import WorkspaceCard
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.label import Label

_HINT = "One page on how we work with others, for sending to them."


class OfferCard(WorkspaceCard):
    """A sentence and a button."""

    def __init__(self, desk: Desk, changes: SettingsChanges) -> None:
        super().__init__(desk, changes, "Our offer", _HINT)
        self.standing = Label("", "note", wrap=True)
        self.changed_by = Label("", "caption", "ink-2", wrap=True)
        self.write = Button("Write or send our offer", icon="pen-line")
        self.body.addWidget(self.standing)
        self.body.addWidget(self.write, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.changed_by)
        self.write.clicked.connect(self._open)

    def show_settings(self, ours: OurSettings) -> None:
        """Show how far it is."""
        self.standing.setText(ours.offer)
        self.changed_by.setText(ours.offer_by)
        self.changed_by.setVisible(bool(ours.offer_by))

    def commit(self) -> QWidget | None:
        """Nothing is typed on the card itself."""
        return None

    def _open(self) -> None:
        opening.our_offer(self._desk, self, self._changes)
