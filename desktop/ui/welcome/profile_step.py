"""The second step of the welcome: place and people, as what we do, where, and how large. It can wait."""

from __future__ import annotations

from functools import partial
from typing import Final

from desktop.services.desk import Desk
from desktop.services.profile import Profile, worded
from desktop.services.settings_changes import SettingsChanges
from desktop.ui.errors import words_of
from desktop.ui.jobs import Step
from desktop.ui.settings.profile_form import ProfileForm
from desktop.ui.welcome.welcome_step import WelcomeStep
from feeds.errors import TenderPauseError

LEAD: Final = (
    "Opportunities are held against this, so that lists can say what fits you, and why. "
    "Leave out what you are not sure of. You can change it later, in Settings."
)


class ProfileStep(WelcomeStep):
    """The profile, to be filled in or left for later."""

    def __init__(self, desk: Desk) -> None:
        self.form = ProfileForm(large=True)
        super().__init__(
            desk,
            self.form,
            step="Step 2 of 4",
            title="Place and people: what fits you?",
            lead=LEAD,
            onward="Next: your commitments",
        )
        self.form.show_profile(worded(Profile()))
        self.asked.connect(self.save)

    def keep(self) -> bool:
        """Save what was filled in and can stand, as the step is left; return whether that went well."""
        wanted = self.form.put(Profile())
        if wanted.is_empty or self.form.first_wrong() is not None:
            return True
        try:
            SettingsChanges(self._desk).change_profile(lambda _kept: wanted).result()
        except TenderPauseError as problem:
            self.problem.show_sentence(words_of(problem, self))
            return False
        return True

    def save(self) -> None:
        """Save the profile, or say what cannot stand as it is."""
        wrong = self.form.first_wrong()
        if wrong is not None:
            wrong.setFocus()
            return
        self.save_by(partial(_save, wanted=self.form.put(Profile())))


def _save(desk: Desk, _step: Step, *, wanted: Profile) -> str:
    return SettingsChanges(desk).change_profile(lambda _kept: wanted).result()
