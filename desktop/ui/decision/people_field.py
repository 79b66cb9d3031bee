"""Who decided: people with their roles, as somebody reports it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.decision import DecidedBy
from desktop.ui.theme.icons import draw_icon
from desktop.ui.theme.pixels import draw_box
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.field import ErrorLine
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.text_lines import draw_line

_QUICK_ADDS, _LONGEST_QUICK_ADD = 4, 40
_LEAST_CHIP = 96
_MARK, _EDGE, _TO_WORDS = 12, 9, 15
"""The marks of a chip, how far they stand from its edge, and what is left free on the way to the words."""


class PersonChip(QPushButton):
    """A person and their role; pressing it takes the person out again."""

    ring_radius = 16

    def __init__(self, person: DecidedBy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.person = person
        self._words = ", ".join(part for part in (person.name, person.role) if part)
        self.setAccessibleName(self._words)
        self.setAccessibleDescription("Press to take out")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return room for both marks and the words."""
        words = theme.metrics("caption", 600).horizontalAdvance(self._words)
        return QSize(words + 2 * (_TO_WORDS + theme.px(_MARK)), theme.line("caption") + 8)

    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters: a name that is too long is cut, and heard in full."""
        return self.sizeHint().boundedTo(QSize(_LEAST_CHIP, self.sizeHint().height()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the chip: a person, the words and the mark that takes them out."""
        painter = QPainter(self)
        fill = theme.colour("brand-tint" if self.underMouse() else "bg-surface")
        draw_box(painter, QRectF(self.rect()), 12, fill=fill, edge=theme.colour("line"))
        mark = theme.px(_MARK)
        top = (self.height() - mark) / 2
        draw_icon(painter, _EDGE, top, "user", _MARK, "ink-2")
        draw_icon(painter, self.width() - _EDGE - mark, top, "x", _MARK, "ink-2")
        painter.setFont(theme.font("caption", 600))
        painter.setPen(theme.colour("ink-2"))
        start = _TO_WORDS + mark
        box = QRectF(start, 0, self.width() - 2 * start, self.height())
        metrics = theme.metrics("caption", 600)
        shown = metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, round(box.width()) + 1)
        draw_line(painter, box, shown, metrics, Qt.AlignmentFlag.AlignLeft)
        painter.end()


class PeopleField(QWidget):
    """Chips of who decided, and a small form to add somebody; known people are one press away."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people: list[DecidedBy] = []
        self._known: dict[str, str] = {}
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips)
        self._flow.setContentsMargins(0, 4, 0, 0)
        self.add = Button("Add a person", "link")
        self.name = LineField("Name")
        self.role = LineField("Role", placeholder="For example trustee")
        self.put_in = Button("Add")
        self._form = self._make_form()
        self._reported = Label("", "caption", "ink-2", wrap=True)
        self.error = ErrorLine()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (Label("Who decided", "table", weight=600), self._chips, self._form, self._reported):
            column.addWidget(widget)
        column.addWidget(self.error)
        self.add.clicked.connect(self._open_form)

    def show_people(
        self, people: Iterable[DecidedBy], known: Iterable[tuple[str, str]], recorder: str
    ) -> None:
        """Show who decided; `known` are names with roles to choose from."""
        self._people, self._known = list(people), dict(known)
        self.name.edit.setCompleter(self._completer())
        self._reported.setText(f"As reported by {recorder}." if recorder else "")
        self._form.hide()
        self._refill()

    def people(self) -> tuple[DecidedBy, ...]:
        """Return who decided, in the order of adding."""
        return tuple(self._people)

    def chips(self) -> list[PersonChip]:
        """Return the chips as they stand."""
        items = (self._flow.itemAt(number) for number in range(self._flow.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if isinstance(widget, PersonChip)]

    def add_person(self, name: str, role: str) -> None:
        """Put somebody in, unless they stand there already."""
        name = " ".join(name.split())
        if not name or any(person.name.casefold() == name.casefold() for person in self._people):
            return
        self._people.append(DecidedBy(name, " ".join(role.split())))
        self.error.show_sentence("")
        self._refill()
        self.edited.emit()

    def _add_known(self, name: str) -> None:
        self.add.setFocus()  # the button that was pressed is about to go
        self.add_person(name, self._known[name])

    def _take_out(self, person: DecidedBy) -> None:
        self._people.remove(person)
        self._refill()
        self.add.setFocus()
        self.edited.emit()

    def _refill(self) -> None:
        while item := self._flow.takeAt(0):
            widget = item.widget()
            if widget is not None and widget is not self.add:
                widget.hide()
                widget.deleteLater()
        for person in self._people:
            chip = PersonChip(person)
            chip.clicked.connect(partial(self._take_out, person))
            self._flow.addWidget(chip)
        for name in self._offered():
            offer = Button(name, "quiet", icon="plus")
            offer.setAccessibleName(f"Add {name}")
            offer.clicked.connect(partial(self._add_known, name))
            self._flow.addWidget(offer)
        self._flow.addWidget(self.add)
        self._chips.updateGeometry()

    def _offered(self) -> list[str]:
        there = {person.name for person in self._people}
        short = [name for name in self._known if name not in there and len(name) <= _LONGEST_QUICK_ADD]
        return short[:_QUICK_ADDS]

    def _make_form(self) -> QWidget:
        form = QWidget()
        row = QHBoxLayout(form)
        row.setContentsMargins(0, 4, 0, 4)
        row.addWidget(self.name, 3)
        row.addWidget(self.role, 2)
        row.addWidget(self.put_in, 0, Qt.AlignmentFlag.AlignBottom)
        self.put_in.clicked.connect(self._put_in)
        for field in (self.name, self.role):
            field.edit.returnPressed.connect(self._put_in)
        return form

    def _open_form(self) -> None:
        self._form.show()
        self.name.take_focus()

    def _put_in(self) -> None:
        name = self.name.words()
        if not name:
            self.name.take_focus()
            return
        self.add_person(name, self.role.words() or self._known.get(name, ""))
        self.name.set_words("")
        self.role.set_words("")
        self.name.take_focus()

    def _completer(self) -> QCompleter:
        completer = QCompleter(list(self._known), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        return completer
