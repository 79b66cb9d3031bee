"""One tender on two portals: what looks like the same, and what was joined, with the way back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.words import dotted
from desktop.services.joining import Offer
from desktop.services.publications import Publication
from desktop.ui.announcing import announce
from desktop.ui.opportunity.clearing import clear_layout
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.rule import Rule

_LEFT = Qt.AlignmentFlag.AlignLeft


class TwinsCard(Card):
    """Away while there is nothing to join, nothing joined, and nothing just done."""

    join_asked = Signal(str)
    apart_asked = Signal(str)
    split_asked = Signal(str)
    look_asked = Signal(str)
    undo_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said = Label("", "body", wrap=True)
        self.undo = Button("Undo", "link")
        self.undo.clicked.connect(self.undo_asked)
        self._done = _part()
        self._done_row = FlowLayout(self._done, gap=12)
        self._done_row.addWidget(self.said)
        self._done_row.addWidget(self.undo)
        self.offers, self.publications = QVBoxLayout(), QVBoxLayout()
        for column in (self.offers, self.publications):
            column.setSpacing(12)
        self.body.setSpacing(12)
        self.body.addWidget(self._done)
        self.body.addLayout(self.offers)
        self.body.addLayout(self.publications)
        self._done.hide()
        self.hide()

    def show_twins(
        self, offers: Sequence[Offer], publications: Sequence[Publication], *, can_record: bool
    ) -> None:
        """Show what may be joined and what is; one publication alone is nothing to tell of."""
        clear_layout(self.offers)
        clear_layout(self.publications)
        joined = publications if len(publications) > 1 else ()
        if offers:
            self.offers.addWidget(Label("These look like one tender", "h3", wrap=True))
        for number, offer in enumerate(offers):
            if number:
                self.offers.addWidget(Rule())
            self.offers.addWidget(self._offer(offer, can_record=can_record))
        if joined:
            self.publications.addWidget(Label(f"Published {_times(len(joined))}", "h3", wrap=True))
        for publication in joined:
            self.publications.addWidget(self._publication(publication, can_record=can_record))
        self._turn(shown=bool(offers or joined))

    def say(self, words: str, *, undo: bool) -> None:
        """Say what was just done, with the way to take it back."""
        self.said.setText(words)
        self.undo.setVisible(undo)
        self._done.show()
        self.show()
        announce(self.said, words)

    def forget(self) -> None:
        """Say nothing of what was done before."""
        self._done.hide()

    def _turn(self, *, shown: bool) -> None:
        self.setVisible(shown or not self._done.isHidden())

    def _offer(self, offer: Offer, *, can_record: bool) -> QWidget:
        part = _part()
        column = _column(part)
        column.addWidget(Label(offer.title, "body", weight=600, wrap=True))
        column.addWidget(Label(dotted(offer.source, offer.buyer, offer.stands), "table", "ink-2", wrap=True))
        column.addWidget(Label(f"{'. '.join(offer.reasons)}.", "table", "ink-2", wrap=True))
        buttons = _part()
        row = FlowLayout(buttons, gap=12)
        look = _button("Look at it", "eye", f"Look at {offer.title}, {offer.source}")
        look.clicked.connect(lambda _on, key=offer.key: self.look_asked.emit(key))
        if can_record:
            join = _button("Join them", "link", f"Join with {offer.title}, {offer.source}")
            apart = _button("Not the same", "x", f"{offer.title}, {offer.source}, is not the same")
            join.clicked.connect(lambda _on, key=offer.key: self.join_asked.emit(key))
            apart.clicked.connect(lambda _on, key=offer.key: self.apart_asked.emit(key))
            row.addWidget(join)
            row.addWidget(apart)
        row.addWidget(look)
        column.addWidget(buttons)
        return part

    def _publication(self, publication: Publication, *, can_record: bool) -> QWidget:
        part = _part()
        column = _column(part)
        by = publication.joined[:1].upper() + publication.joined[1:]
        words = dotted(publication.source, publication.closes, publication.id)
        column.addWidget(Label(words, "body", wrap=True))
        if by:
            column.addWidget(Label(f"{by}.", "table", "ink-2", wrap=True))
        for written in publication.written:
            column.addWidget(Label(f"Written on it before: {written}", "table", "ink-2", wrap=True))
        if publication.joined and can_record:
            split = Button("Split again", "link")
            split.setAccessibleName(f"Split again: {publication.source}, {publication.title}")
            split.clicked.connect(lambda _on, key=publication.id: self.split_asked.emit(key))
            column.addWidget(split, 0, _LEFT)
        return part


def _times(count: int) -> str:
    return {2: "twice", 3: "three times"}.get(count, f"{count} times")


def _button(words: str, icon: str, name: str) -> Button:
    button = Button(words, icon=icon)
    button.setAccessibleName(name)
    return button


def _part() -> QWidget:
    return QWidget()


def _column(part: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    return column
