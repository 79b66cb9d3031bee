"""What the marks mean, beneath a list of runways."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from desktop.domain.runway import Plans
from desktop.ui.runway.marks import Flag, draw_circle, draw_dashed_box, draw_flag, draw_post
from desktop.ui.runway.patterns import Hatch, fill_hatched
from desktop.ui.runway.pixels import Pixels
from desktop.ui.theme.glyphs import draw_glyph
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.text_lines import draw_line

_PADDING_X, _ABOVE, _BELOW, _GAP = 16, 13, 11, 16
_SWATCH, _GLYPH = 20, 8
_STATE_MARK_WIDTH, _FLAG_WIDTH, _CIRCLE_WIDTH, _POST_WIDTH = 48, 18, 18, 13
"""Where the words begin behind each mark."""
_HATCHES = {"tight": Hatch.DIAGONAL, "short": Hatch.BARS}
_FIRST_DATE = 4
_PLAIN_GAP = 10
_PLAIN = {"enough": "Enough time", "tight": "Tight", "short": "Too short", "early": "Early signal"}


class RunwayLegend(QFrame):
    """A line of states with the days they stand for, then the three date marks at the right."""

    def __init__(self, parent: QWidget | None = None, *, plain: bool = False) -> None:
        """A plain one stands on the page itself and names the states without their days."""
        super().__init__(parent)
        self._plain = plain
        self._states = {
            tone: _Item(_state_mark(tone), _STATE_MARK_WIDTH)
            for tone in ("enough", "tight", "short", "early")
        }
        dates = (
            _Item(_flag_mark, _FLAG_WIDTH, "decide by"),
            _Item(_circle_mark, _CIRCLE_WIDTH, "questions close"),
            _Item(_post_mark, _POST_WIDTH, "submission"),
        )
        flow = FlowLayout(self, gap=_PLAIN_GAP if plain else _GAP, right_from=_FIRST_DATE)
        above, below = (0, 0) if plain else (_ABOVE, _BELOW)
        flow.setContentsMargins(_PADDING_X, above, _PADDING_X, below)
        for item in (*self._states.values(), *dates):
            flow.addWidget(item)
        if plain:
            for tone, words in _PLAIN.items():
                self._states[tone].setText(words)
        else:
            self.show_plans(Plans())

    def show_plans(self, plans: Plans) -> None:
        """Show the days that these plans need."""
        full, shortest = plans.full.needs, plans.shortest.needs
        self._states["enough"].setText(f"Enough, {full} or more")
        self._states["tight"].setText(f"Tight, {shortest} to {full - 1}")
        self._states["short"].setText(f"Too short, under {shortest}")
        self._states["early"].setText("Early signal")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground and the line above."""
        if self._plain:
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("bg-subtle"))
        painter.fillRect(0, 0, self.width(), 1, theme.colour("line"))
        painter.end()


class _Item(QLabel):
    """One mark and its words."""

    def __init__(self, draw: Callable[[QPainter, float], None], mark_width: int, text: str = "") -> None:
        super().__init__(text)
        self._draw, self._mark_width = draw, mark_width
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """The mark and the words."""
        words = theme.metrics("caption").horizontalAdvance(self.text())
        return QSize(theme.px(self._mark_width) + words, theme.line("caption"))

    def minimumSizeHint(self) -> QSize:
        """Never narrower than the words."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the mark, then the words."""
        painter = QPainter(self)
        try:
            self._draw(painter, self.height() / 2)
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.colour("ink-2"))
            left = theme.px(self._mark_width)
            words = QRectF(left, 0, self.width() - left, self.height())
            draw_line(painter, words, self.text(), theme.metrics("caption"), Qt.AlignmentFlag.AlignLeft)
        finally:
            painter.end()


def _state_mark(tone: str) -> Callable[[QPainter, float], None]:
    def draw(painter: QPainter, middle: float) -> None:
        pixels, scale = Pixels(painter), theme.scale
        swatch = pixels.rect(0, middle - 5 * scale, _SWATCH * scale, middle + 5 * scale)
        fill = theme.colour(f"{tone}-fill")
        if tone == "early":
            draw_dashed_box(painter, swatch, 4 * scale, theme.colour("early-tint"), fill)
        elif tone in _HATCHES:
            fill_hatched(painter, pixels, swatch, _HATCHES[tone], tone)
            pixels.frame(swatch, 1, fill)
        else:
            pixels.fill(swatch, fill)
        glyph = _GLYPH * scale
        draw_glyph(painter, QRectF(30 * scale, middle - glyph / 2, glyph, glyph), tone)

    return draw


def _flag_mark(painter: QPainter, middle: float) -> None:
    scale = theme.scale
    flag = Flag(middle - 8 * scale, middle + 8 * scale, 1.5, 8 * scale, 5.5 * scale)
    draw_flag(painter, Pixels(painter), 1 * scale, flag, None)


def _circle_mark(painter: QPainter, middle: float) -> None:
    scale = theme.scale
    draw_circle(painter, QPointF(5 * scale, middle), 8 * scale, 1.5 * scale, theme.colour("bg-subtle"))


def _post_mark(painter: QPainter, middle: float) -> None:
    reach, scale = 8 * theme.scale, theme.scale
    ground = theme.colour("bg-subtle")
    draw_post(
        Pixels(painter), 2 * scale, middle - reach, middle + reach, 3 * scale, theme.colour("marker"), ground
    )
