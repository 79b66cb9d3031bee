"""How the window looks and listens on this computer."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from desktop.ui.appearance import appearance
from desktop.ui.settings.settings_card import SettingsCard
from desktop.ui.theme.appearance import APPEARANCE_WORDS, TEXT_SIZES, Appearance
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.one_of_chips import OneOfChips
from desktop.ui.widgets.radio import Tick

HINT = "For this computer alone; the workspace does not hold it."
CONTRAST = "High contrast is black and white, or the system's own colours where it asks for them."
LETTERS = "Single letters do things in lists"
LETTERS_HINT = (
    "S shortlists, X dismisses, Z snoozes, and so on, while a list has the keyboard. "
    "Switch it off if letters reach the list that you did not mean for it, as with voice control."
)


class AppearanceCard(SettingsCard):
    """Theme, text size and single-letter keys; each takes effect at once."""

    def __init__(self) -> None:
        super().__init__("Appearance", HINT)
        self.themes = OneOfChips([(choice, words) for choice, words in APPEARANCE_WORDS.items()])
        self.sizes = OneOfChips([(str(size), f"{size} %") for size in TEXT_SIZES])
        self.letters = Tick(LETTERS)
        self.letters.setAccessibleDescription(LETTERS_HINT)
        self.body.addWidget(Field("Theme", self.themes, hint=CONTRAST))
        self.body.addWidget(Field("Text size", self.sizes))
        letters = QVBoxLayout()
        letters.setSpacing(4)
        letters.addWidget(self.letters)
        letters.addWidget(Label(LETTERS_HINT, "note", "ink-2", wrap=True))
        self.body.addLayout(letters)
        self.show_chosen()
        theme.changed.connect(self.show_chosen)
        self.themes.chosen.connect(self._choose_theme)
        self.sizes.chosen.connect(self._choose_size)
        self.letters.clicked.connect(self._use_letters)

    def show_chosen(self) -> None:
        """Show what is chosen now."""
        self.themes.choose(theme.appearance)
        self.sizes.choose(str(theme.percent))
        self.letters.setChecked(appearance.letter_keys)

    def _choose_theme(self, choice: str) -> None:
        appearance.choose_theme(Appearance(choice))
        self._tell()

    def _choose_size(self, size: str) -> None:
        appearance.choose_text_size(int(size))
        self._tell()

    def _use_letters(self, on: bool) -> None:
        appearance.use_letter_keys(on)
        self._tell()

    def _tell(self) -> None:
        self.saved_line.say()
        self.saved.emit(self)
