"""How the window looks and listens on this computer: theme, text size, single-letter keys.

Kept in the window's own settings, never in the workspace: two people who share a file may see differently.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QSettings, Signal

from desktop.ui.theme.appearance import TEXT_SIZES, Appearance
from desktop.ui.theme.theme import theme

_THEME, _TEXT, _LETTERS = "appearance/theme", "appearance/text_size", "appearance/letter_keys"


class KeptAppearance(QObject):
    """What was chosen; each choice takes effect at once, and is kept where there is a place to keep it."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._kept: QSettings | None = None
        self.letter_keys = True
        """Whether single letters do things while a list has the keyboard."""

    def begin(self, kept: QSettings) -> None:
        """Take up what was chosen the last time on this computer; colours never chosen are the system's."""
        self._kept = kept
        chosen, size = str(kept.value(_THEME, "")), str(kept.value(_TEXT, ""))
        colours = Appearance(chosen) if chosen in set(Appearance) else Appearance.SYSTEM
        percent = int(size) if size in {str(each) for each in TEXT_SIZES} else TEXT_SIZES[0]
        self.letter_keys = str(kept.value(_LETTERS, "true")) != "false"
        if (colours, percent) != (theme.appearance, theme.percent):
            theme.choose(colours, percent)
        self.changed.emit()

    def choose_theme(self, colours: Appearance) -> None:
        """Show these colours from now on."""
        theme.choose(appearance=colours)
        self._keep(_THEME, colours.value)

    def choose_text_size(self, percent: int) -> None:
        """Show text in this size from now on, in per cent."""
        theme.choose(percent=percent)
        self._keep(_TEXT, str(percent))

    def use_letter_keys(self, on: bool) -> None:
        """Let single letters do things while a list has the keyboard, or not."""
        self.letter_keys = on
        self._keep(_LETTERS, "true" if on else "false")

    def _keep(self, name: str, value: str) -> None:
        if self._kept is not None:
            self._kept.setValue(name, value)
            self._kept.sync()  # at once: a window that is killed remembers too
        self.changed.emit()


appearance = KeptAppearance()
"""The appearance of this application."""
