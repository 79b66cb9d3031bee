"""A plan drawn as its steps, one after another, as wide as they are long."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.domain.plan_rules import STEPS
from desktop.domain.runway import Plan, Step
from desktop.ui.theme.pixels import draw_box
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.text_lines import draw_line

_HEIGHT, _GAP, _RADIUS, _ROOM = 24, 3, 4, 4


class PlanBar(QWidget):
    """The blocks of a plan, on a scale that two plans share; the words beside it say the same."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan: Plan | None = None
        self._longest = 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_plan(self, plan: Plan, longest: int) -> None:
        """Draw this plan on a scale on which `longest` working days fill the width."""
        self._plan, self._longest = plan, max(1, longest)
        self.update()

    def sizeHint(self) -> QSize:
        """A line of figures and its room."""
        return QSize(theme.px(200), theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """As narrow as it must be."""
        return QSize(40, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the blocks: thinking on paper, the rest in the tint of plans."""
        if self._plan is None:
            return
        painter = QPainter(self)
        x, a_day = 0.0, self.width() / self._longest
        for step in STEPS:
            width = getattr(self._plan, step) * a_day
            if width:
                self._draw_block(painter, QRectF(x, 0, max(width - _GAP, 2), self.height()), step)
            x += width
        painter.end()

    def _draw_block(self, painter: QPainter, box: QRectF, step: Step) -> None:
        thinking = step is Step.PAUSE
        fill, edge = ("bg-paper", "line-strong") if thinking else ("brand-tint", "brand")
        draw_box(painter, box, _RADIUS, fill=theme.colour(fill), edge=theme.colour(edge))
        days = str(getattr(self._plan, step))
        metrics = theme.metrics("caption", 600, tabular=True)
        if metrics.horizontalAdvance(days) + _ROOM <= box.width():
            painter.setFont(theme.font("caption", 600, tabular=True))
            painter.setPen(theme.colour("ink"))
            draw_line(painter, box, days, metrics, Qt.AlignmentFlag.AlignHCenter)
