"""The one theme object: which colours, which text size, and the signal that they changed.

Text, line boxes and icons grow with the text size; paddings, gaps, radii and borders do not.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics
from PySide6.QtWidgets import QApplication, QToolTip

from desktop.ui.theme.fonts import load_fonts, make_font
from desktop.ui.theme.palette import make_palette
from desktop.ui.theme.sheet import make_sheet
from desktop.ui.theme.style import Style
from desktop.ui.theme.tokens import tokens

CLASS_FONTS = (
    ("QMenuBar", "table"),
    ("QMenu", "table"),
    ("QLineEdit", "table"),
    ("QComboBox", "table"),
    ("QDateEdit", "table"),
    ("QStatusBar", "caption"),
)
"""Roles of classes whose text we do not paint ourselves."""


class Theme(QObject):
    """Colours and fonts by name. Widgets look them up while painting and listen to `changed`."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.name = "light"
        self.scale = 1.0
        self._style: Style | None = None  # Qt keeps only a bare pointer for the whole run
        self._colours: dict[str, QColor] = {}
        self._fonts: dict[tuple[str, int | None, bool], QFont] = {}
        self._metrics: dict[tuple[str, int | None, bool], QFontMetrics] = {}

    def colour(self, token: str) -> QColor:
        """Return a token's colour in this theme; not to be changed by the caller."""
        if token not in self._colours:
            self._colours[token] = QColor(tokens().colours[self.name][token])
        return self._colours[token]

    def font(self, role: str, weight: int | None = None, tabular: bool = False) -> QFont:
        """Return the font of a text role; not to be changed by the caller."""
        key = (role, weight, tabular)
        if key not in self._fonts:
            size = tokens().text[role]
            self._fonts[key] = make_font(self.px(size.px), weight or size.weight, tabular=tabular)
        return self._fonts[key]

    def metrics(self, role: str, weight: int | None = None, tabular: bool = False) -> QFontMetrics:
        """Return the metrics of `font` with the same arguments."""
        key = (role, weight, tabular)
        if key not in self._metrics:
            self._metrics[key] = QFontMetrics(self.font(role, weight, tabular))
        return self._metrics[key]

    def line(self, role: str) -> int:
        """Return the line height of a text role."""
        return self.px(tokens().text[role].line)

    def px(self, size: float) -> int:
        """Return a size that grows with the text, such as an icon's."""
        return round(size * self.scale)

    def use(self, name: str | None = None, scale: float | None = None) -> None:
        """Switch theme or text size, live where the application already runs."""
        self.name = name or self.name
        self.scale = scale or self.scale
        self._colours.clear()
        self._fonts.clear()
        self._metrics.clear()
        app = QApplication.instance()
        if isinstance(app, QApplication) and self._style is not None:
            self._dress(app)
            self.changed.emit()

    def apply(self, app: QApplication) -> None:
        """Dress the application: once, before its first window."""
        load_fonts()
        if self._style is None:
            self._style = Style(self.colour)
            app.setStyle(self._style)
        self._dress(app)

    def _dress(self, app: QApplication) -> None:
        """Set palette, fonts and the sheet.

        The fonts of classes are set twice: before the sheet they reach widgets that are shown, and
        since the sheet wipes them, again for those made later.
        """
        app.setPalette(make_palette(self.colour))
        app.setFont(self.font("body"))
        self._set_class_fonts(app)
        app.setStyleSheet(make_sheet(lambda token: self.colour(token).name()))
        self._set_class_fonts(app)
        QToolTip.setFont(self.font("caption"))

    def _set_class_fonts(self, app: QApplication) -> None:
        for class_name, role in CLASS_FONTS:
            app.setFont(self.font(role), class_name)  # type: ignore[arg-type]  # the stub says bytes


theme = Theme()
"""The theme of this application."""
