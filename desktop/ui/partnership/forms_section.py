"""How would you like to work together? The forms as cards: in short once one is chosen, or in full."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.partnership_forms import MONEY_WORDS, FormGroup
from desktop.services.partnerships import FormCard as Shown
from desktop.ui.partnership.card_grid import CardGrid
from desktop.ui.partnership.form_card import FormCard
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import PaperCard
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.tab_order import tab_to_the_chosen

_LEAST_WIDTH, _LEAST_COMPACT = 250, 168
_MOST = 4
_HEADINGS = {
    FormGroup.BID_TOGETHER: "To bid together",
    FormGroup.BEYOND_DELIVERY: "Beyond delivery",
}


class FormsSection(QWidget):
    """`chosen` carries a form's id and the reason for one that is unlikely in this window."""

    chosen = Signal(str, str)
    rearranged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: dict[str, FormCard] = {}
        self._shown: dict[str, Shown] = {}
        self._grids: dict[FormGroup, CardGrid] = {}
        self._headings: dict[FormGroup, Label] = {}
        self._holders: dict[FormGroup, QWidget] = {}
        self._chosen = ""
        self._all = True
        self._wanted = ""
        self.compare = Button("", "link")
        self.compare.clicked.connect(self._turn)
        self.why = LineField("Why this form all the same?", placeholder="A sentence is plenty")
        self.choose_it = Button("Choose it")
        self.leave_it = Button("Leave it")
        self._asks = PaperCard()
        self.facts = Label("", "note", wrap=True)
        self.reason = Label("", "note", "ink-2", wrap=True)
        self._lay_out()
        self.choose_it.clicked.connect(self._give_reason)
        self.leave_it.clicked.connect(self._leave)
        self.why.edit.returnPressed.connect(self._give_reason)

    def show_forms(self, forms: Sequence[Shown], chosen: str, reason: str, *, can_write: bool) -> None:
        """Show the forms and which is chosen; with one chosen they say less, until more is asked for."""
        first = not self.cards
        for shown in forms:
            card = self.cards.get(shown.form.id) or self._add(shown)
            card.show_fit(shown)
            card.setEnabled(can_write)
            self._shown[shown.form.id] = shown
        if first or chosen != self._chosen:
            self._all = not chosen
        self._chosen = chosen
        self._say_chosen()
        self.reason.setText(f"Chosen all the same: {reason}" if reason else "")
        self.reason.setVisible(bool(reason))
        self._ask_for("")
        self._arrange()

    def forget(self) -> None:
        """Begin anew with another plan."""
        self._chosen = ""
        self._all = True

    def say_why_not(self, sentence: str) -> None:
        """Show why a form was not chosen."""
        self.why.show_error(sentence)

    def _say_chosen(self) -> None:
        """Say all of the chosen form, where its card says little."""
        shown = self._shown.get(self._chosen)
        if shown is not None:
            form = shown.form
            self.facts.setText(
                f"Contract: {form.contracts} Risk: {form.risk} Suits: {form.suits} "
                f"{MONEY_WORDS[form.money]}. {shown.fit.words}"
            )

    def _add(self, shown: Shown) -> FormCard:
        card = self.cards[shown.form.id] = FormCard(shown)
        card.clicked.connect(self._pressed)
        card.moved.connect(self._move)
        self._grids[shown.form.group].addWidget(card)
        return card

    def _pressed(self) -> None:
        card = self.sender()
        if isinstance(card, FormCard):
            self._press(card.form)

    def _press(self, form: str) -> None:
        if form == self._chosen:
            self._ask_for("")
        elif self._shown[form].fit.unlikely:
            self._ask_for(form)
        else:
            self.chosen.emit(form, "")

    def _ask_for(self, form: str) -> None:
        """Ask why an unlikely form is chosen; nothing for ""."""
        self._wanted = form
        self._asks.setVisible(bool(form))
        self.why.show_error("")
        if form:
            shown = self._shown[form]
            self.why.set_words("")
            self.why.label.setText(f"“{shown.form.title}” is unlikely in this window. Why all the same?")
            self.why.editor.setAccessibleDescription(shown.fit.words)
            self.rearranged.emit()
            self.why.take_focus()
        self._mark(form or self._chosen)

    def _give_reason(self) -> None:
        if not self.why.words():
            self.why.show_error("A sentence says why, for those who read it later.")
        else:
            self.chosen.emit(self._wanted, self.why.words())

    def _leave(self) -> None:
        card = self.cards[self._wanted]
        self._ask_for("")
        card.setFocus()

    def _mark(self, form: str) -> None:
        for card in self.cards.values():
            card.setAutoExclusive(False)
            card.setChecked(card.form == form)
            card.setAutoExclusive(True)
        tab_to_the_chosen(card for card in self.cards.values() if not card.isHidden())

    def _move(self, across: int, down: int) -> None:
        card = self.sender()
        in_sight = [one for one in self.cards.values() if not one.isHidden()]
        if isinstance(card, FormCard) and card in in_sight:
            group = self._shown[card.form].form.group
            columns = self._grids[group].columns(self.width())
            place = in_sight.index(card) + across + down * columns
            in_sight[min(max(place, 0), len(in_sight) - 1)].setFocus(Qt.FocusReason.TabFocusReason)

    def _turn(self) -> None:
        self._all = not self._all
        self._arrange()

    def _arrange(self) -> None:
        group_chosen = self._shown[self._chosen].form.group if self._chosen in self._shown else None
        for shown in self._shown.values():
            card = self.cards[shown.form.id]
            card.setVisible(self._all or shown.form.group is group_chosen)
            card.set_whole(self._all)
        for group, heading in self._headings.items():
            heading.setVisible(self._all)
            self._holders[group].setVisible(self._all or group is group_chosen)
            self._grids[group].set_least(_LEAST_WIDTH if self._all else _LEAST_COMPACT)
        self.facts.setVisible(not self._all)
        count = len(self.cards)
        self.compare.set_text("Show less of each" if self._all else f"Compare all {count}")
        self.compare.setVisible(bool(self._chosen))
        self._mark(self._wanted or self._chosen)
        self.rearranged.emit()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(Label("How would you like to work together?", "h2", wrap=True), 1)
        head.addWidget(self.compare)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addSpacing(4)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.choose_it)
        buttons.addWidget(self.leave_it)
        buttons.addStretch(1)
        self._asks.body.addWidget(self.why)
        self._asks.body.addLayout(buttons)
        for group, words in _HEADINGS.items():
            heading = self._headings[group] = Label(words, "h3", "ink-2")
            holder = self._holders[group] = QWidget()
            self._grids[group] = CardGrid(holder, least=_LEAST_WIDTH, most=_MOST)
            column.addWidget(heading)
            column.addWidget(holder)
        column.addWidget(self._asks)
        column.addWidget(self.facts)
        column.addWidget(self.reason)
        self._asks.hide()
