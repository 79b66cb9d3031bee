"""The chosen source in full: how it is, what to do, and the ways to pull it or leave it out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.services.source_health import SourceLine
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.link import Link
from desktop.ui.widgets.tooltips import plain_tooltip

_SITE = "Read its notices there"
_BUSY = "Sources are being checked, or files read."


class SourcePane(Card):
    """Stands beneath the table; each signal carries the source's id.

    `switch_asked` also says whether to switch it on.
    """

    pull_asked = Signal(str)
    switch_asked = Signal(str, bool)
    remove_asked = Signal(str)
    interval_asked = Signal(str, str)
    """The source, and the id of what was chosen of its intervals."""
    site_asked = Signal(str)
    """The address where a person reads the same notices."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line: SourceLine | None = None
        self._busy = False
        self.title = Label("", "h3", wrap=True)
        self.words = Label("", "note", "ink-2", wrap=True)
        self.about = Label("", "note", "ink-2", wrap=True)
        self.caution = Label("", "caption", "ink-2", wrap=True)
        self.attribution = Label("", "caption", "ink-2", wrap=True)
        self.site = Link(_SITE, "external-link")
        self.site.clicked.connect(lambda: self.site_asked.emit(self._line.site if self._line else ""))
        self.pull = Button("Check this", icon="refresh-cw")
        self.switch = Button("Switch off")
        self.remove = Button("Remove", icon="trash")
        self.every = ChoiceField("Check it by itself")
        self.every.edited.connect(lambda: self.interval_asked.emit(self._id(), self.every.chosen()))
        self.pull.clicked.connect(lambda: self.pull_asked.emit(self._id()))
        self.switch.clicked.connect(lambda: self.switch_asked.emit(self._id(), self._is_off()))
        self.remove.clicked.connect(lambda: self.remove_asked.emit(self._id()))
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=8)
        flow.setContentsMargins(0, 0, 0, 0)
        for button in (self.pull, self.switch, self.remove):
            flow.addWidget(button)
        column = self.body
        column.setSpacing(4)
        column.addWidget(self.title)
        for words in (self.words, self.about, self.caution, self.attribution, self.site):
            column.addWidget(words)
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 0)
        row.addWidget(buttons, 1)
        column.addLayout(row)
        column.addSpacing(4)
        column.addWidget(self.every)
        column.addStretch(1)

    def show_line(self, line: SourceLine | None, *, can_change: bool) -> None:
        """Show a source; none empties the pane."""
        self._line = line
        self.setVisible(line is not None)
        if line is None:
            return
        self.title.setText(line.name)
        brought = f"The last pull brought: {line.brought}." if line.brought else ""
        answered = f"Last answered: {line.last_success}."
        stop = "" if line.state.endswith(".") else "."
        parts = (
            f"{line.state}{stop}",
            line.failing,
            line.next_step,
            answered,
            brought,
            line.moved,
            line.next_check,
        )
        self.words.setText(" ".join(part for part in parts if part))
        self.about.setText(line.coverage)
        self.attribution.setText(line.attribution)
        self.attribution.setVisible(bool(line.attribution))
        self.caution.setText(line.caution)
        self.caution.setVisible(bool(line.caution))
        self._show_site(line.site)
        self.switch.set_text("Switch on" if line.off else "Switch off")
        self.switch.setVisible(can_change and line.can_switch)
        self.remove.setVisible(can_change and line.own)
        self.every.set_choices(line.intervals)
        self.every.choose(line.every)
        self.every.setVisible(can_change and bool(line.intervals) and not line.off)
        self._offer_pull()

    def show_busy(self, busy: bool) -> None:
        """Tell whether something long runs, so that nothing can be pulled just now."""
        self._busy = busy
        self._offer_pull()

    def _show_site(self, site: str) -> None:
        self.site.setVisible(bool(site))
        self.site.setAccessibleName(f"{_SITE}: open {site}")
        self.site.setToolTip(plain_tooltip(f"{site}\nOpening it needs the internet."))

    def _offer_pull(self) -> None:
        if self._line is not None:
            self.pull.set_reason(_BUSY if self._busy else self._line.why_not or None)

    def _id(self) -> str:
        return self._line.id if self._line else ""

    def _is_off(self) -> bool:
        return self._line is not None and self._line.off
