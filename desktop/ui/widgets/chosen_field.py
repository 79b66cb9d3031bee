"""A field for several things chosen from a long table: each a chip that can be taken out, and Add."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.opportunity.clearing import clear_layout
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.chooser_dialog import ChooserDialog
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.filter_chip import FilterChip
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.tooltips import plain_tooltip

_LONGEST = 44


class Option(Struct, frozen=True):
    """One thing of a table: its id, its name, and what else tells it apart."""

    key: str
    words: str
    second: str = ""


Find = Callable[[str], Sequence[Option]]
"""Returns what words may mean; for none, what to begin with."""


class ChosenField(Field):
    """`edited` tells that something was added or taken out; `chosen` gives the keys in order.

    `typed` says that words which nothing is called may be added as they stand.
    """

    edited = Signal()

    def __init__(
        self,
        label: str,
        find: Find,
        *,
        add: str,
        prompt: str,
        hint: str = "",
        typed: bool = False,
        role: str = "table",
        parent: QWidget | None = None,
    ) -> None:
        self.chips: list[FilterChip] = []
        self.add = Button(add, icon="plus")
        self._label, self._find, self._prompt, self._typed = label, find, prompt, typed
        self._options: tuple[Option, ...] = ()
        self._holder = QWidget()
        self._flow = FlowLayout(self._holder)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._holder.setSizePolicy(policy)
        editor = QWidget()
        column = QVBoxLayout(editor)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._holder)
        column.addWidget(self.add)
        super().__init__(label, editor, hint=hint, role=role, parent=parent)
        self.add.clicked.connect(self.ask)
        self._holder.hide()

    def chosen(self) -> tuple[str, ...]:
        """Return the keys of what is chosen."""
        return tuple(option.key for option in self._options)

    def choose(self, options: Sequence[Option]) -> None:
        """Show these as chosen; nothing is told."""
        options = tuple(dict.fromkeys(options))
        if [one.key for one in options] == [one.key for one in self._options]:
            return
        self._options = options
        clear_layout(self._flow)
        self.chips = [self._chip(option) for option in options]
        for chip in self.chips:
            self._flow.addWidget(chip)
        self._holder.setVisible(bool(options))

    def take_focus(self) -> None:
        """Put the keyboard on Add."""
        self.add.setFocus()

    def ask(self) -> ChooserDialog:
        """Ask what to add; return the dialog that asks."""
        found = [(one.key, one.words, one.second) for one in self._options]
        dialog = ChooserDialog(self._label, self._prompt, self._look, found, typed=self._typed, parent=self)
        dialog.accepted.connect(partial(self._take_over, dialog))
        dialog.open()
        return dialog

    def _look(self, words: str) -> list[tuple[str, str, str]]:
        return [(one.key, one.words, one.second) for one in self._find(words)]

    def _take_over(self, dialog: ChooserDialog) -> None:
        before = self._options
        self.choose([Option(*one) for one in dialog.chosen()])
        self.add.setFocus()
        if self._options != before:
            self._tell()

    def _chip(self, option: Option) -> FilterChip:
        words = option.words if len(option.words) <= _LONGEST else f"{option.words[:_LONGEST].rstrip()} …"
        chip = FilterChip(words)
        chip.set_on(True)
        chip.setToolTip(plain_tooltip(f"{option.words}\n{option.second}".strip()))
        chip.setAccessibleName(f"{option.words}: take out")
        chip.setAccessibleDescription(self._label)
        chip.clicked.connect(partial(self._take_out, option))
        return chip

    def _take_out(self, option: Option) -> None:
        place = self._options.index(option)
        self.choose([one for one in self._options if one != option])
        next_one = self.chips[min(place, len(self.chips) - 1)] if self.chips else self.add
        next_one.setFocus()
        self._tell()

    def _tell(self) -> None:
        self.show_error("")
        self.edited.emit()
