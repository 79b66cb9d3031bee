"""The fields of a plan: words over several lines, a line, a figure, a yes or no; each records itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.partnership.plan_keeper import PlanKeeper
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.field import ErrorLine
from desktop.ui.widgets.growing_field import GrowingField
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.line_field import LineField

_NOT_READ = "Typed, not yet saved"
_UNSAID = "unsaid"
_LEAST_HEIGHT = 22
Read = Callable[[str], object]
"""Turns what is typed into what is recorded; raises ValueError with a sentence."""


class PlanText(QWidget):
    """A heading, what it asks, and a field of a few sentences."""

    def __init__(
        self,
        keeper: PlanKeeper,
        name: str,
        title: str,
        asks: str = "",
        *,
        role: str = "table",
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.name, self._keeper, self._recorded = name, keeper, ""
        self.field = GrowingField(title, placeholder, least=_LEAST_HEIGHT)
        self.field.setAccessibleDescription(asks)
        self.unsaved = Label(_NOT_READ, "caption", "ink-2")
        self.error = ErrorLine()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Label(title, role, weight=600, wrap=True))
        if asks:
            column.addWidget(Label(asks, "caption", "ink-2", wrap=True))
        column.addWidget(self.field)
        column.addWidget(self.unsaved)
        column.addWidget(self.error)
        self.unsaved.hide()
        self.field.textChanged.connect(self._changed)
        self.field.left.connect(self.commit)

    def typed(self) -> str:
        """Return what is written, letter for letter."""
        return self.field.toPlainText()

    def is_changed(self) -> bool:
        """Return whether something is typed that is not recorded."""
        return self.field.words() != self._recorded

    def show_kept(self, text: str, drafts: Mapping[str, str]) -> None:
        """Show what is recorded, or in its place what was typed; what is being typed here stays."""
        typing = self.is_changed() and self._keeper.waits(self.name)
        self._recorded = text
        if not typing:
            draft = drafts.get(self.name)
            blocked = self.field.blockSignals(True)
            self.field.setPlainText(text if draft is None else draft)
            self.field.blockSignals(blocked)
        self.unsaved.setVisible(self.is_changed())

    def commit(self) -> None:
        """Record what was typed, where it differs from what is recorded."""
        if self.is_changed():
            self.error.show_sentence(self._keeper.record_text(self.name, self.field.words()))
        if not self.error.sentence():
            self._recorded = self.field.words()
            self.unsaved.hide()
            self._keeper.done_with(self)

    def set_read_only(self, read_only: bool) -> None:
        """Let the words be read and copied, and no more."""
        self.field.setReadOnly(read_only)

    def _changed(self) -> None:
        if not self.field.isReadOnly():
            self._keeper.note(self)


class PlanLine(LineField):
    """A line that is recorded when it is left: words, or a figure where `read` turns it into one."""

    def __init__(
        self,
        keeper: PlanKeeper,
        name: str,
        label: str,
        *,
        hint: str = "",
        placeholder: str = "",
        read: Read = str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, hint=hint, placeholder=placeholder, parent=parent)
        self.name, self._keeper, self._recorded, self._read = name, keeper, "", read
        self.edited.connect(self._note)
        self.left.connect(self.commit)

    def typed(self) -> str:
        """Return what is written."""
        return self.edit.text()

    def show_kept(self, text: str, drafts: Mapping[str, str]) -> None:
        """Show what is recorded, or in its place what was typed; what is being typed here stays."""
        typing = self.words() != self._recorded and self._keeper.waits(self.name)
        self._recorded = text
        if not typing:
            self.set_words(drafts.get(self.name, text))

    def commit(self) -> None:
        """Record what was typed, where it differs; what cannot be read stays, and the line says why."""
        if self.words() != self._recorded:
            try:
                value = self._read(self.words())
            except ValueError as problem:
                self.show_error(str(problem))
                return
            refusal = self._keeper.record_text(self.name, value)
            if refusal:
                self.show_error(refusal)
                return
            self._recorded = self.words()
        self.show_error("")
        self._keeper.done_with(self)

    def set_read_only(self, read_only: bool) -> None:
        """Let the line be read and copied, and no more."""
        self.edit.setReadOnly(read_only)

    def _note(self) -> None:
        self._keeper.note(self)


class YesNo(ChoiceField):
    """Yes, no, or not said yet; recorded as it is chosen."""

    def __init__(
        self,
        keeper: PlanKeeper,
        name: str,
        label: str,
        *,
        hint: str = "",
        yes: str = "Yes",
        no: str = "No",
        parent: QWidget | None = None,
    ) -> None:
        choices = ((_UNSAID, "Not said yet"), ("yes", yes), ("no", no))
        super().__init__(label, choices, hint=hint, parent=parent)
        self.name, self._keeper = name, keeper
        self.edited.connect(self._record)

    def show_said(self, said: bool | None) -> None:
        """Show what is recorded."""
        self.choose(_UNSAID if said is None else "yes" if said else "no")

    def _record(self) -> None:
        said = {"yes": True, "no": False}.get(self.chosen())
        self.show_error(self._keeper.record_text(self.name, said))


def read_percent(words: str) -> Decimal | None:
    """Return a percentage, None for nothing; a sign after it is let pass."""
    words = words.removesuffix("%").strip().replace(",", ".")
    if not words:
        return None
    try:
        return Decimal(words)
    except InvalidOperation as problem:
        raise ValueError("Write a percentage from 0 to 100.") from problem


def read_days(words: str) -> int | None:
    """Return a number of days, None for nothing."""
    words = re.sub(r"\s*days?$", "", words.strip())
    if not words:
        return None
    if not (words.isascii() and words.isdigit() and len(words) < 6):
        raise ValueError("Write how many days, as a figure.")
    return int(words)


def read_pounds(words: str) -> int | None:
    """Return an amount in pence, None for nothing."""
    words = words.strip().lstrip("£").replace(",", "").replace(" ", "")
    if not words:
        return None
    try:
        pounds = Decimal(words)
    except InvalidOperation as problem:
        raise ValueError("Write an amount in pounds, as a figure.") from problem
    if not pounds.is_finite() or abs(pounds) > 10**12:
        raise ValueError("Write an amount in pounds, as a figure.")
    return int(pounds * 100)
