"""The pane beside the list: one opportunity at a glance."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.states import State
from desktop.services.opportunity_page import OpportunityCard, ProviderLine
from desktop.ui.opportunities.card_reader import ReadCard
from desktop.ui.opportunity.clearing import clear_layout
from desktop.ui.opportunity.decided_words import READ_DECISION
from desktop.ui.opportunity.fact_rows import FactRows
from desktop.ui.opportunity.fit_lines import FitLines
from desktop.ui.runway.strip import RunwayStrip
from desktop.ui.theme.surfaces import set_surface
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.rule import Rule
from desktop.ui.widgets.scrolling import Scrolling
from desktop.ui.widgets.state_chip import StateChip
from desktop.ui.widgets.tooltips import plain_tooltip
from desktop.ui.widgets.way_back import WayBack

_PADDING = 16
_LABELS = 104
_MOST_WORDS = 420
_MOST_PROVIDERS = 4


class DetailPane(QFrame):
    """Shows a card and gives back what was asked: open it, or pause on it."""

    WIDE: Final = 289
    """Its width in pixels at 100 %, where there is room."""

    opened = Signal(str)
    pause_asked = Signal(str)
    decision_read = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_surface(self, "pane")
        self.key, self._decided = "", ""
        self.back, self._way = WayBack("Opportunities"), QWidget()
        self.verdict, self.pause = StateChip(""), StateChip("")
        self.title = Label("", "h2", wrap=True)
        self.buyer = Label("", "note", "ink-2", wrap=True)
        self.strip = RunwayStrip()
        self.facts = FactRows(_LABELS, role="table", first_bold=True)
        self.words = Label("", "note", "ink-2", wrap=True)
        self.providers = QVBoxLayout()
        self.pause_button = Button("Start the pause", "main")
        self.open_button = Button("Open")
        self.pause_button.clicked.connect(self._go_on)
        self.open_button.clicked.connect(lambda: self.opened.emit(self.key))
        self._columns: list[QVBoxLayout] = []
        self._plain = self._section("In plain words", self.words)
        self.fit = FitLines()
        self._fit = self._section("How it fits us", self.fit)
        self._doing = self._section("Already doing this", self.providers)
        self._lay_out()
        self.lead_back(False)
        self.show_nothing()

    def show_card(self, read: ReadCard) -> None:
        """Show this opportunity."""
        card = read.card
        self.key = card.key
        self.verdict.show_state(card.verdict_words, card.runway.verdict)
        self.pause.show_state(
            card.pause_words or card.state_words, icon=_chip_icon(card), paper=bool(card.pause_words)
        )
        self.title.setText(card.title)
        self.buyer.setText(card.buyer)
        self.strip.show_runway(card.runway, read.calendar)
        self.facts.show_facts(card.facts)
        self._show_words(card)
        self.fit.show_fit(card.fit)
        self._fit.setVisible(card.fit.level is not None)
        self._show_providers(card.providers)
        self._decided = card.decision_number
        self.pause_button.set_text(READ_DECISION if self._decided else card.pause_button)
        self._content.setVisible(True)
        self._footer.setVisible(True)
        if self.back.hasFocus():
            self.take_focus()
        self.setAccessibleName(f"Details of {card.title}")

    def lead_back(self, shown: bool) -> None:
        """Show the way back to the list, or leave no room for it."""
        self._way.setVisible(shown)

    def take_focus(self) -> None:
        """Take the keyboard to what opens, for Enter and Enter again; until that is read, to the way back."""
        (self.open_button if self.open_button.isVisibleTo(self) else self.back).setFocus()

    def _go_on(self) -> None:
        """Go to what comes next: the decision where one stands, else the pause."""
        if self._decided:
            self.decision_read.emit(self._decided)
        else:
            self.pause_asked.emit(self.key)

    def show_nothing(self) -> None:
        """Show an empty pane: no row is current."""
        self.key = ""
        self._content.setVisible(False)
        self._footer.setVisible(False)

    def _show_words(self, card: OpportunityCard) -> None:
        words = " ".join(card.description)
        cut = words if len(words) <= _MOST_WORDS else f"{words[:_MOST_WORDS].rsplit(' ', 1)[0]} …"
        self.words.setText(cut)
        self._plain.setVisible(bool(words))

    def _show_providers(self, providers: tuple[ProviderLine, ...]) -> None:
        clear_layout(self.providers)
        for provider in providers[:_MOST_PROVIDERS]:
            self.providers.addWidget(_Provider(provider))
        more = len(providers) - _MOST_PROVIDERS
        if more > 0:
            self.providers.addWidget(Label(f"and {more} more on its page", "caption", "ink-2"))
        self._doing.setVisible(bool(providers))

    def _lay_out(self) -> None:
        chips = QHBoxLayout()
        chips.setSpacing(8)
        chips.addWidget(self.verdict)
        chips.addWidget(self.pause)
        chips.addStretch(1)
        self._content = QWidget()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, _PADDING, 0, _PADDING)
        column.setSpacing(0)
        head = self._padded(column)
        head.addLayout(chips)
        head.addSpacing(12)
        head.addWidget(self.title)
        head.addWidget(self.buyer)
        head.addSpacing(16)
        head.addWidget(self.strip)
        head.addSpacing(17)
        head.addWidget(self.facts)
        column.addWidget(self._plain)
        column.addWidget(self._fit)
        column.addWidget(self._doing)
        column.addStretch(1)
        self._footer = QWidget()
        foot = QVBoxLayout(self._footer)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(0)
        foot.addWidget(Rule())
        buttons = QHBoxLayout()
        buttons.setContentsMargins(_PADDING, _PADDING, _PADDING, _PADDING)
        buttons.setSpacing(8)
        buttons.addWidget(self.pause_button)
        buttons.addWidget(self.open_button)
        buttons.addStretch(1)
        foot.addLayout(buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        way = QVBoxLayout(self._way)
        way.setContentsMargins(_PADDING, 8, _PADDING, 0)
        way.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addWidget(self._way)
        self._scroll = Scrolling(self._content)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._make_room)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(self._footer)

    def _make_room(self, _least: int, most: int) -> None:
        """Let the scroll bar stand in the padding, so that nothing moves when it appears."""
        bar = self._scroll.verticalScrollBar().sizeHint().width() if most else 0
        for column in self._columns:
            column.setContentsMargins(_PADDING, 0, max(0, _PADDING - bar), 0)

    def _padded(self, column: QVBoxLayout) -> QVBoxLayout:
        inner = QVBoxLayout()
        inner.setContentsMargins(_PADDING, 0, _PADDING, 0)
        inner.setSpacing(0)
        column.addLayout(inner)
        self._columns.append(inner)
        return inner

    def _section(self, title: str, content: QWidget | QVBoxLayout) -> QWidget:
        """Return a part of the pane beneath a line, with a small heading."""
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, _PADDING, 0, 0)
        column.setSpacing(0)
        column.addWidget(Rule())
        inner = self._padded(column)
        inner.addSpacing(_PADDING)
        inner.addWidget(Label(title, "h3"))
        inner.addSpacing(8)
        if isinstance(content, QWidget):
            inner.addWidget(content)
        else:
            inner.addLayout(content)
        return part


class _Provider(QWidget):
    """A dot, a name and what the award says."""

    def __init__(self, provider: ProviderLine) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(_PADDING, 0, 0, 10)
        column.setSpacing(0)
        column.addWidget(Label(provider.name, "table", weight=600, wrap=True))
        column.addWidget(Label(f"{provider.detail} ({provider.standing})", "caption", "ink-2", wrap=True))
        self.setToolTip(plain_tooltip(provider.source))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the dot beside the name."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("brand"))
        radius = theme.px(4)
        painter.drawEllipse(QPointF(radius, theme.line("table") / 2), radius, radius)
        painter.end()


def _chip_icon(card: OpportunityCard) -> str | None:
    if card.pause_words:
        return "pause"
    return {State.SHORTLISTED: "bookmark", State.SNOOZED: "clock", State.DISMISSED: "archive"}.get(card.state)
