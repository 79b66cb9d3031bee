"""What the system asks for: light or dark, and whether people need high contrast."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QStyleHints

from desktop.ui.theme.appearance import Appearance

_SCHEMES = {Appearance.LIGHT: Qt.ColorScheme.Light, Appearance.DARK: Qt.ColorScheme.Dark}


class SystemLook(QObject):
    """Tells when the system changes its mind."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hints: QStyleHints = QGuiApplication.styleHints()
        self._dark = self._hints.colorScheme() == Qt.ColorScheme.Dark
        needs = self._hints.accessibility().contrastPreference()
        self._contrast = needs == Qt.ContrastPreference.HighContrast
        self._hints.colorSchemeChanged.connect(self._scheme_changed)
        self._hints.accessibility().contrastPreferenceChanged.connect(self._contrast_changed)

    @property
    def wants_contrast(self) -> bool:
        """Whether the system itself was asked for high contrast."""
        return self._contrast

    @property
    def is_dark(self) -> bool:
        """Whether the system is dark."""
        return self._dark

    def theme_name(self, appearance: Appearance) -> str:
        """Return the theme to use; whoever asked the system for high contrast gets that everywhere."""
        if self._contrast:
            return "contrast"
        if appearance is Appearance.SYSTEM:
            return "dark" if self._dark else "light"
        return appearance.value

    def ask_for(self, appearance: Appearance) -> None:
        """Let native dialogs and the title bar follow the choice; our own palette is left alone."""
        scheme = _SCHEMES.get(appearance)
        if scheme is None:
            self._hints.unsetColorScheme()
            self._dark = self._hints.colorScheme() == Qt.ColorScheme.Dark
        else:
            self._hints.setColorScheme(scheme)

    def _scheme_changed(self, scheme: Qt.ColorScheme) -> None:
        self._dark = scheme == Qt.ColorScheme.Dark
        self.changed.emit()

    def _contrast_changed(self, preference: Qt.ContrastPreference) -> None:
        self._contrast = preference == Qt.ContrastPreference.HighContrast
        self.changed.emit()
