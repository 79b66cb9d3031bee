"""The head of a plan: what it is about, how much time is left, and where it leads on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.partnerships import PlanView
from desktop.ui.runway.strip import RunwayStrip
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.empty_state import LineIcon
from desktop.ui.widgets.field import ErrorLine
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.label import Label

_STRIP_WIDTH = 300
_BESIDE_FROM = 1040
"""Width at 100 % from which the buttons stand beside the title."""


class PlanHead(QWidget):
    """Title and runway, the documents and the decision that a plan leads to."""

    decision_asked = Signal()
    terms_asked = Signal()
    opportunity_asked = Signal()
    plans_asked = Signal()
    undo_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = Label("", "table", "ink-2", wrap=True)
        self.title = Label("Partnership", "h1", wrap=True)
        self.strip = RunwayStrip(ground="bg-window")
        self.saved = Label("", "caption", "ink-2")
        self.undo = Button("Undo", "link", "undo")
        self.plans = Button("All plans", "link")
        self.opportunity = Button("To the opportunity", "link")
        self.terms = Button("Draft terms", icon="file-text")
        self.decide = Button("Use this in the decision", "main")
        self.came = Label("", "table", wrap=True)
        self._news = QWidget()
        self.problem = ErrorLine()
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self.decide.clicked.connect(self.decision_asked)
        self.terms.clicked.connect(self.terms_asked)
        self.opportunity.clicked.connect(self.opportunity_asked)
        self.plans.clicked.connect(self.plans_asked)
        self.undo.clicked.connect(self.undo_asked)
        theme.changed.connect(self._measure)
        self._measure()

    def show_plan(self, view: PlanView, undo: str) -> None:
        """Show whose plan it is, its runway, and what can be done with it."""
        self.line.setText(" · ".join(filter(None, (view.title, view.line))))
        self.strip.setVisible(view.runway is not None)
        if view.runway is not None:
            self.strip.show_runway(view.runway, view.calendar)
        self.came.setText(view.came)
        self._news.setVisible(bool(view.came))
        self.saved.setText(view.read_only_because or view.saved)
        has_tender = view.runway is not None
        self.terms.show()
        self.opportunity.setVisible(has_tender)
        self.decide.setVisible(has_tender and not view.read_only_because)
        self.undo.setVisible(bool(undo))
        self.undo.setAccessibleDescription(undo)

    def show_none(self, line: str) -> None:
        """Show that there is no plan yet for this opportunity."""
        self.line.setText(line)
        for widget in (self.strip, self._news, self.decide, self.terms, self.undo):
            widget.hide()
        self.opportunity.show()
        self.saved.setText("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand beside the title, or beneath it."""
        super().resizeEvent(event)
        self._measure()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.line)
        words.addWidget(self.title)
        actions = QWidget()
        flow = FlowLayout(actions, gap=16)
        flow.setContentsMargins(0, 4, 0, 0)
        for widget in (self.strip, self.terms, self.decide):
            flow.addWidget(widget)
        self._top.setSpacing(8)
        self._top.addLayout(words, 1)
        self._top.addWidget(actions, 0)
        news = QHBoxLayout(self._news)
        news.setContentsMargins(0, 4, 0, 0)
        news.setSpacing(8)
        news.addWidget(LineIcon("flag", 16, "brand"), 0, Qt.AlignmentFlag.AlignTop)
        news.addWidget(self.came, 1)
        foot = QWidget()
        links = FlowLayout(foot, gap=16)
        for link in (self.opportunity, self.plans, self.undo, self.saved):
            links.addWidget(link)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._top)
        column.addWidget(foot)
        column.addWidget(self._news)
        column.addWidget(self.problem)
        self._news.hide()

    def _measure(self) -> None:
        self.strip.setFixedWidth(max(theme.px(_STRIP_WIDTH), self.strip.minimumSizeHint().width()))
        beside = self.width() / theme.scale >= _BESIDE_FROM
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._top.setDirection(across if beside else down)
