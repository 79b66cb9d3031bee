"""The one theme object: which colours, which text size, and the signal that they changed.

Text, line boxes and icons grow with the text size; paddings, gaps, radii and borders do not.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication, QToolTip

from desktop.ui.theme.appearance import Appearance
from desktop.ui.theme.fonts import load_fonts, make_font
from desktop.ui.theme.high_contrast import own_contrast_colours, system_colours
from desktop.ui.theme.menu_marks import MARK_PX
from desktop.ui.theme.palette import make_palette
from desktop.ui.theme.sheet import make_sheet
from desktop.ui.theme.style import Style
from desktop.ui.theme.system_look import SystemLook
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
    """Colours and fonts by name. Widgets look them up while painting and listen to `changed`.

    `name` is "light", "dark" or "contrast"; `appearance` and `percent` are what a person chose.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.name = "light"
        self.scale = 1.0
        self.appearance = Appearance.SYSTEM
        self._style: Style | None = None  # Qt keeps only a bare pointer for the whole run
        self._system: SystemLook | None = None
        self._colours: dict[str, QColor] = {}
        self._fonts: dict[tuple[str, int | None, bool], QFont] = {}
        self._metrics: dict[tuple[str, int | None, bool], QFontMetrics] = {}

    @property
    def percent(self) -> int:
        """The size of text, in per cent."""
        return round(self.scale * 100)

    @property
    def is_contrast(self) -> bool:
        """Whether contrast is high: the system asked for it, or a person did here."""
        return self.name == "contrast"

    @property
    def off(self) -> str:
        """The token of words on what does not work now; under high contrast hints are as dark as all else."""
        return "line" if self.is_contrast else "ink-3"

    def colour(self, token: str) -> QColor:
        """Return a token's colour in this theme; not to be changed by the caller."""
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

    def menu_sheet(self) -> str:
        """Return the style sheet of menus, in these colours."""
        return make_sheet(
            lambda token: self.colour(token).name(), contrast=self.is_contrast, mark_px=self.px(MARK_PX)
        )

    def choose(self, appearance: Appearance | None = None, percent: int | None = None) -> None:
        """Show what a person chose, at once; where the system wants high contrast, its colours stay."""
        if appearance is not None:
            self.appearance = appearance
            if self._system is not None:
                self._system.ask_for(appearance)
        self.use(self._wanted(), percent / 100 if percent else None)

    def use(self, name: str | None = None, scale: float | None = None) -> None:
        """Switch to a theme and text size, live where the application already runs."""
        self.name = name or self.name
        self.scale = scale or self.scale
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
            self._system = SystemLook(self)
            self._system.changed.connect(self._follow_system)
            self.name = self._wanted()
        self._dress(app)

    def _wanted(self) -> str:
        return self._system.theme_name(self.appearance) if self._system is not None else self.name

    def _follow_system(self) -> None:
        if self._wanted() != self.name or self.is_contrast:
            self.use(self._wanted())

    def _dress(self, app: QApplication) -> None:
        """Set palette and fonts; a plain font wipes those of classes, so they come after it."""
        app.setPalette(self._make_palette(app))
        if app.font() != self.font("body"):
            app.setFont(self.font("body"))
            for class_name, role in CLASS_FONTS:
                app.setFont(self.font(role), class_name)  # type: ignore[arg-type]  # the stub says bytes
        QToolTip.setFont(self.font("caption"))

    def _make_palette(self, app: QApplication) -> QPalette:
        """Return the palette, with the colours looked up on the way."""
        system = self._system
        if self.is_contrast and system is not None and system.wants_contrast:
            app.setPalette(QPalette())  # so that the application shows the system's own
            self._colours = dict(system_colours(app.palette()))
            return app.palette()
        if self.is_contrast:
            self._colours = dict(own_contrast_colours(dark=system is not None and system.is_dark))
        else:
            self._colours = {token: QColor(value) for token, value in tokens().colours[self.name].items()}
        return make_palette(self.colour, off=self.off)


theme = Theme()
"""The theme of this application."""
