"""The left side of the welcome: what this is for, and what a runway is."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.opportunity import Stage
from desktop.domain.runway import Plans, Runway, RunwayFacts, runway
from desktop.domain.working_days import Calendar, Nation
from desktop.ui.runway.strip import RunwayStrip
from desktop.ui.theme.pixels import draw_box
from desktop.ui.theme.surfaces import set_surface
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.card import PADDING, Card
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.logo import Logo
from desktop.ui.widgets.text_lines import draw_line

PROMISE: Final = (
    "See what is coming in good time. Pause to ask who is already doing it. "
    "Then bid, partner or step back, and keep a record of why."
)
STEPS: Final = (
    ("Your organisation", "Who you are, and what for"),
    ("Place and people", "Where to look, and what for"),
    ("Your commitments", "The promises you want to keep"),
    ("Sources", "Which public ones to copy"),
)
A_RUNWAY: Final = (
    "Every opportunity has one. It shows the working days you have, and when you need to decide."
)
_EXAMPLE_DAYS, _EXAMPLE_QUESTIONS = 28, 13
_DISC: Final = 32


class BrandPanel(QWidget):
    """Logo, promise, the four steps with the one that one is at, and an example of a runway."""

    def __init__(self, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_surface(self, "nav")
        column = QVBoxLayout(self)
        column.setContentsMargins(64, 64, 64, 64)
        column.setSpacing(0)
        column.addLayout(_name())
        column.addSpacing(48)
        column.addWidget(Label("Think before you bid.", "display", wrap=True))
        column.addSpacing(16)
        column.addWidget(Label(PROMISE, "prompt", "ink-2", weight=400, wrap=True))
        column.addSpacing(48)
        self._numbers = [_Number(number) for number in range(1, len(STEPS) + 1)]
        for number, (title, words) in zip(self._numbers, STEPS, strict=True):
            column.addLayout(_step(number, title, words))
            column.addSpacing(22)
        self.show_step(1)
        column.addStretch(1)
        column.addWidget(_runway_card(now))

    def show_step(self, step: int) -> None:
        """Say which step one is at, counted from 1."""
        for number, mark in enumerate(self._numbers, 1):
            mark.set_current(number == step)


class _Number(QWidget):
    """A number in a circle; the words beside it say what it counts."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = str(number)
        self._current = False
        self._measure()
        theme.changed.connect(self._measure)

    def set_current(self, current: bool) -> None:
        self._current = current
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_DISC), theme.px(_DISC))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        surface = theme.colour("brand" if self._current else "bg-surface")
        edge = surface if self._current else theme.colour("line-strong")
        draw_box(painter, rect, rect.height() / 2, fill=surface, edge=edge)
        painter.setFont(theme.font("h3"))
        painter.setPen(theme.colour("on-brand" if self._current else "ink-2"))
        draw_line(painter, rect, self._number, theme.metrics("h3"), Qt.AlignmentFlag.AlignHCenter)
        painter.end()

    def _measure(self) -> None:
        self.setFixedSize(self.sizeHint())


def _name() -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(16)
    row.addWidget(Logo(48))
    row.addWidget(Label("Tender Pause", "choice"), 1)
    return row


def _step(number: _Number, title: str, words: str) -> QHBoxLayout:
    lines = QVBoxLayout()
    lines.setSpacing(0)
    lines.addWidget(Label(title, "prompt", wrap=True))
    lines.addWidget(Label(words, "table", "ink-2", wrap=True))
    row = QHBoxLayout()
    row.setSpacing(16)
    row.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(lines, 1)
    return row


def _runway_card(now: datetime) -> Card:
    card = Card()
    strip = RunwayStrip()
    strip.show_runway(_example(now))
    card.body.setContentsMargins(PADDING, PADDING, PADDING, PADDING)
    card.body.addWidget(Label("This is a runway", "note", weight=600))
    card.body.addWidget(strip)
    card.body.addWidget(Label(A_RUNWAY, "note", "ink-2", wrap=True))
    return card


def _example(now: datetime) -> Runway:
    """Return the runway of nobody's tender: one with enough time, as seen today."""
    calendar = Calendar(Nation.ENGLAND)
    today = now.date()
    facts = RunwayFacts(
        stage=Stage.TENDER,
        published_on=today - timedelta(days=12),
        submission_on=calendar.after(today, _EXAMPLE_DAYS),
        questions_on=calendar.after(today, _EXAMPLE_QUESTIONS),
    )
    return runway(facts, plans=Plans(), calendar=calendar, now=now)
