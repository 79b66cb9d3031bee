"""What fits us: our profile, saved as one leaves its fields."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.services.desk import Desk
from desktop.services.settings import OurSettings
from desktop.services.settings_changes import SettingsChanges
from desktop.ui.settings.profile_form import ProfileForm
from desktop.ui.settings.settings_card import WorkspaceCard
from desktop.ui.widgets.label import Label

HINT = (
    "Each opportunity is held against this, and lists say how well it fits and why. "
    "It sorts and filters; it decides nothing."
)


class ProfileCard(WorkspaceCard):
    """The profile's fields."""

    def __init__(self, desk: Desk, changes: SettingsChanges) -> None:
        super().__init__(desk, changes, "What fits us", HINT)
        self.form = ProfileForm()
        self.changed_by = Label("", "caption", "ink-2", wrap=True)
        self.body.addWidget(self.form)
        self.body.addWidget(self.changed_by)
        self.form.edited.connect(self._left)

    def show_settings(self, ours: OurSettings) -> None:
        """Show what the workspace holds."""
        self.form.show_profile(ours.profile)
        self.changed_by.setText(ours.profile_by)
        self.changed_by.setVisible(bool(ours.profile_by))
        self._kept = ours.profile.profile

    def commit(self) -> QWidget | None:
        """Save what was typed; return the field that cannot be saved as it stands."""
        return self._left()

    def _left(self) -> QWidget | None:
        """Save the fields as they stand, or say why they cannot be."""
        wrong = self.form.first_wrong()
        if wrong is not None:
            return wrong
        wanted = self.form.put(self._kept)
        if wanted != self._kept:
            self._kept = wanted
            self.form.saved(wanted)
            self._save(self._changes.change_profile(lambda _kept: wanted))
        return None
