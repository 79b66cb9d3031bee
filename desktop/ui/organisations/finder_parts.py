"""Parts of the finder: what it searches, for what, the rows and what they leave out; and no register yet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.looked import Looked
from desktop.services.finder import Search
from desktop.services.finder_page import Wanted
from desktop.services.loaded_registers import LoadedRegisters, Published
from desktop.ui.announcing import announce
from desktop.ui.opportunity.clearing import clear_layout
from desktop.ui.organisations.finder_table import FinderTable, FinderTableModel
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card, PaperCard
from desktop.ui.widgets.empty_state import EmptyState, LineIcon
from desktop.ui.widgets.fold import Fold
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.link import Link
from desktop.ui.widgets.rule import Rule
from desktop.ui.widgets.scrolling import Scrolling
from desktop.ui.widgets.side_by_side import SideBySide
from desktop.ui.widgets.tab_order import follow_reading_order

_LEAVES_OUT = "What this search leaves out"
_NOBODY = "Nobody on the registers here matches. Try fewer words, or a wider place."
_NO_REGISTER = (
    "No register is on this computer yet. Download the files of a register of charities from its own page, "
    "and load them here, or drop them on the window. Nothing is asked for over the network."
)
_STACKED_BELOW = 640
"""Width at 100 % under which buttons stand beneath the words."""
_MARK = "You searched the registers for this. Is that looking online?"


class FinderHead(QWidget):
    """Which registers are searched, and the ways to load more and to see their days and licences."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = Label("", "note", "ink-2", wrap=True)
        self.warning = Label("", "note", "tight-text", wrap=True)
        self._warned = QWidget()
        self.about = Button("Registers, days and licences", "link")
        self.load = Button("Load register files…", icon="upload")
        marked = QHBoxLayout(self._warned)
        marked.setContentsMargins(0, 0, 0, 0)
        marked.setSpacing(6)
        marked.addWidget(LineIcon("info", 16, "tight-text"), 0, Qt.AlignmentFlag.AlignTop)
        marked.addWidget(self.warning, 1)
        words = _column(self.line, self._warned, self.about, gap=6)  # the ring stands free of the words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(SideBySide([(words, 1), (self.load, 0)], stacked_below=_STACKED_BELOW, gap=16))

    def show_registers(self, registers: LoadedRegisters) -> None:
        """Show which are searched, and what to do about one that is old, in part or broken off."""
        self.line.setText(registers.line)
        several = len(registers.here) > 1
        told = [
            f"{one.name}: {one.warning}" if several else one.warning for one in registers.here if one.warning
        ]
        self.warning.setText(" ".join(told))
        self._warned.setVisible(bool(told))


class WantedCard(PaperCard):
    """For which opportunity partners are looked for; proposes to mark the search as looking online."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Label("", "h3", wrap=True)
        self.asks = Label(_MARK, "note", "ink-2", wrap=True)
        self.mark = Button("Mark “Online” as looked…", icon="check")
        self.leave = Button("Search for anything", "quiet")
        parts = [(_column(self.title, self.asks), 1), (self.leave, 0), (self.mark, 0)]
        self.body.addWidget(SideBySide(parts, stacked_below=_STACKED_BELOW))
        self.hide()

    def show_wanted(self, wanted: Wanted | None, proposal: Looked | None) -> None:
        """Show an opportunity; away without one. Nothing is proposed where it is marked today already."""
        self.setVisible(wanted is not None)
        if wanted is not None:
            self.title.setText(f"Looking for partners for “{wanted.title}”")
        self.asks.setVisible(proposal is not None)
        self.mark.setVisible(proposal is not None)


class FinderRows(Card):
    """The rows, how many there are, and what no search of the registers can show."""

    def __init__(self, model: FinderTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=0)
        self.table = FinderTable(model)
        self.count = Label("", "caption", "ink-2", wrap=True)
        self.clear = Button("Clear the search")
        self._left_out = Label("", "caption", "ink-2", wrap=True)
        self.left_out = Fold(_LEAVES_OUT, self._left_out)
        self.left_out.turned.connect(lambda: follow_reading_order(self.window()))
        self.nobody = EmptyState("search", _NOBODY, self.clear)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.nobody)
        foot = QVBoxLayout()
        foot.setContentsMargins(15, 8, 15, 8)
        foot.setSpacing(4)
        foot.addWidget(self.count)
        foot.addWidget(self.left_out)
        self.body.setSpacing(0)
        self.body.addWidget(self._stack, 1)
        self.body.addWidget(Rule())
        self.body.addLayout(foot)

    def show_found(self, found: Search) -> None:
        """Say how many there are; the rows are the model's."""
        is_news = found.counted != self.count.text()
        self.count.setText(found.counted)
        self._left_out.setText("\n".join(f"· {one}" for one in found.looked.leaves_out))
        self._stack.setCurrentIndex(0 if found.hits else 1)
        self.nobody.sentence.setText(found.note or _NOBODY)
        if is_news and self.isVisible():
            announce(self.count, found.counted)


class NoRegister(QWidget):
    """Where register files can be had, and how to load them. `page_asked` carries an address."""

    page_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.load = Button("Load register files…", icon="upload")
        self.pages: list[Link] = []
        self._shown: tuple[Published, ...] = ()
        self._column = QVBoxLayout()
        self._column.setSpacing(12)
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(16)
        column.addWidget(EmptyState("archive", _NO_REGISTER, self.load))
        column.addLayout(self._column)
        column.addStretch(1)
        card = Card(padding=0)
        card.body.addWidget(Scrolling(sheet))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)

    def show_published(self, published: Sequence[Published]) -> None:
        """Show the pages of these registers, and which files to take there."""
        if tuple(published) == self._shown:
            return
        self._shown = tuple(published)
        clear_layout(self._column)
        self.pages = []
        for number, one in enumerate(published):
            if number:
                self._column.addWidget(Rule())
            self._column.addWidget(Label(one.register, "h3", wrap=True))
            self._column.addWidget(Label(f"{one.files} {one.terms}".rstrip(), "note", "ink-2", wrap=True))
            page = Link(one.page, "external-link")
            page.setAccessibleDescription("The page of the register, in the web browser")
            page.clicked.connect(lambda _on=False, url=one.page: self.page_asked.emit(url))
            self.pages.append(page)
            self._column.addWidget(page)


def _column(*parts: QWidget, gap: int = 2) -> QWidget:
    """Return these beneath one another; what is no words stands at the left."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(gap)
    for part in parts:
        column.addWidget(part)
    return holder
