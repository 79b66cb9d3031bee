"""What the worksheet comes to, as it is typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.services.cost_result import CostResult, ResultLine
from desktop.ui.announcing import announce
from desktop.ui.cost.balance_chart import BalanceChart
from desktop.ui.cost.months_table import MonthsTable
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.rule import Rule

_MOST_LINES = 10
_UNREAD = "Put right what is marked, and it is worked out again."
_FILES = "Out as an Excel workbook or CSV. In from CSV: in your spreadsheet, choose Save as, then CSV."


class ResultCard(Card):
    """The sentence, the figures, the chart with its words, and the months."""

    export_asked = Signal()
    bring_in_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told = ""
        self.sentence = Label("", "h3", wrap=True)
        self.figures = _Figures()
        self.chart = BalanceChart()
        self.chart_words = Label("", "note", "ink-2", wrap=True)
        self.months = MonthsTable()
        self.export = Button("Export…", icon="download")
        self.bring_in = Button("Bring in from CSV…", icon="upload")
        self.export.clicked.connect(self.export_asked)
        self.bring_in.clicked.connect(self.bring_in_asked)
        buttons = FlowLayout(gap=8, line_gap=8)
        buttons.addWidget(self.export)
        buttons.addWidget(self.bring_in)
        self.body.setSpacing(12)
        self.body.addWidget(Label("What it comes to", "h2"))
        self.body.addWidget(self.sentence)
        self.body.addWidget(self.figures)
        self.body.addWidget(Rule())
        self.body.addWidget(Label("Money month by month", "h3"))
        self.body.addWidget(self.chart)
        self.body.addWidget(self.chart_words)
        self.body.addWidget(self.months)
        self.body.addWidget(Rule())
        self.body.addWidget(Label(_FILES, "note", "ink-2", wrap=True))
        self.body.addLayout(buttons)

    def show_result(self, result: CostResult | None) -> None:
        """Show what it comes to; None while something typed cannot be read, with the last figures kept."""
        self.sentence.setText(result.sentence if result else _UNREAD)
        self.export.set_reason(None if result else _UNREAD)
        if result is None:
            return
        self.figures.show_lines(result.lines)
        self.chart.show_months(result.months, result.chart)
        self.chart_words.setText(result.chart)
        self.months.months.show(result.months)

    def tell(self) -> None:
        """Have a screen reader say what it comes to, once a field is left and where that has changed."""
        if self.sentence.text() != self._told:
            self._told = self.sentence.text()
            announce(self.sentence, self._told)


class _Figures(QWidget):
    """Labels and figures in two columns; the labels are kept and filled anew as somebody types."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self._lines = [
            (Label("", "table", "ink-2", wrap=True), Label("", "table", tabular=True, wrap=True))
            for _ in range(_MOST_LINES)
        ]
        for row, (label, figure) in enumerate(self._lines):
            figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label, row, 0)
            grid.addWidget(figure, row, 1)

    def show_lines(self, lines: Sequence[ResultLine]) -> None:
        """Show these figures."""
        for number, (label, figure) in enumerate(self._lines):
            line = lines[number] if number < len(lines) else None
            label.setVisible(line is not None)
            figure.setVisible(line is not None)
            if line is not None:
                label.setText(line.label)
                label.set_colour("ink" if line.is_total else "ink-2")
                figure.setText(line.words)
                figure.set_colour("short-text" if line.is_loss else "ink")
                figure.setAccessibleName(f"{line.label}: {line.words}")
