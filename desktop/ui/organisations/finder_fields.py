"""What a person looks for: words, a place, what they do, how large they are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCompleter, QVBoxLayout, QWidget

from desktop.services.finder import MOST_FOUND, FinderQuery
from desktop.services.finder_page import ACTIVITIES, SIZES
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.search_field import SearchField
from desktop.ui.widgets.side_by_side import SideBySide
from desktop.ui.widgets.tooltips import plain_tooltip

_REST_MS = 250
_STACKED_BELOW = 640
_PLACE_HINT = "A council, region, nation or postcode area; several with a semicolon between them"
_ANY = "any"


class FinderFields(QWidget):
    """The fields in a row; `changed` tells that something else is looked for."""

    changed = Signal()

    def __init__(self, places: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = SearchField("Words", "In their name, or what they say they do")
        self.place = LineField("Place", placeholder="Leeds; Bradford, or LS")
        self.place.edit.setToolTip(plain_tooltip(_PLACE_HINT))
        self.place.edit.setAccessibleDescription(_PLACE_HINT)
        self.activity = ChoiceField("What they do, or for whom", [(_ANY, "Anything"), *ACTIVITIES])
        self.size_ = ChoiceField("Yearly income", [(_ANY, "Any"), *SIZES])
        self.place.edit.setCompleter(self._completer(places))
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        row = SideBySide(
            [(Field("Words", self.words), 3), (self.place, 3), (self.activity, 3), (self.size_, 2)],
            stacked_below=_STACKED_BELOW,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(row)
        self.clear()
        self._connect()

    def query(self) -> FinderQuery:
        """Return what is looked for."""
        return FinderQuery(
            words=self.words.text().strip(),
            place=self.place.words().strip("; "),
            activity=_chosen(self.activity),
            size=_chosen(self.size_),
            limit=MOST_FOUND,
        )

    def show_query(self, query: FinderQuery) -> None:
        """Put a query in; nothing is told."""
        self.words.setText(query.words)
        self.place.set_words(query.place)
        self.activity.choose(query.activity or _ANY)
        self.size_.choose(query.size or _ANY)

    def clear(self) -> None:
        """Look for everybody; nothing is told."""
        self.show_query(FinderQuery())

    def _completer(self, places: Sequence[str]) -> QCompleter:
        completer = _LastOfSeveral(list(places), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        popup = completer.popup()
        if popup is not None:
            popup.setAccessibleName("Places")
        return completer

    def _connect(self) -> None:
        self.words.searched.connect(lambda _words: self.changed.emit())
        self.place.edited.connect(self._rest.start)
        self.place.edit.returnPressed.connect(self._tell)
        self.place.edit.completer().activated.connect(lambda _words: self._rest.start())
        self._rest.timeout.connect(self._tell)
        self.activity.edited.connect(self.changed)
        self.size_.edited.connect(self.changed)

    def _tell(self) -> None:
        self._rest.stop()
        self.changed.emit()


class _LastOfSeveral(QCompleter):
    """Completes the last of several places that semicolons part."""

    def splitPath(self, path: str) -> list[str]:
        """Return what is still being typed."""
        return [path.rpartition(";")[2].strip()]

    def pathFromIndex(self, index: object) -> str:
        """Return the whole line with the chosen place in it."""
        chosen = str(super().pathFromIndex(index))  # type: ignore[arg-type]
        before = self.widget().text().rpartition(";")[0]  # type: ignore[attr-defined]
        return f"{before.strip()}; {chosen}" if before.strip() else chosen


def _chosen(field: ChoiceField) -> str:
    chosen = field.chosen()
    return "" if chosen == _ANY else chosen
