"""A person at the window: looks for what is named so, clicks it, types into it, and reads what stands there.

Whatever is clicked or typed into is found by the name that a screen reader tells, is in sight (scrolled to,
as anybody would), and can be used. What pages are made of is not asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QScrollArea,
    QTabBar,
    QTextEdit,
    QWidget,
)
from pytestqt.exceptions import TimeoutError
from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.services.register import Decided, decisions_in_full
from desktop.ui.main_window import MainWindow
from tests.ui.keyboard import CTRL, SHIFT, Keyboard, shown_part, told

_MOST_ROWS = 60
_NO_KEYS = Qt.KeyboardModifier.NoModifier


class Person:
    """Somebody at one window."""

    def __init__(self, qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
        self.qtbot, self.window, self.desk = qtbot, window, desk
        self.keys = Keyboard(qtbot)

    @property
    def before(self) -> QWidget:
        """What is in front: a dialog, or the page with all around it."""
        return QApplication.activeModalWidget() or self.window

    @property
    def page(self) -> QWidget:
        """The page in sight."""
        page = self.window.page
        assert page is not None
        return page

    def until(self, holds: Callable[[], object]) -> None:
        """Wait for something to come true; where it does not, say what stands there instead."""
        try:
            self.qtbot.waitUntil(lambda: bool(holds()))
        except TimeoutError as late:
            raise AssertionError(f"It never came true. There stands:\n{self.reads()}") from late

    def find(self, name: str, kind: type[QWidget] = QWidget) -> QWidget:
        """Return what is named so, or begins so, and can be used."""
        self.until(lambda: self._found(name, kind))
        return self._found(name, kind)[0]

    def has(self, name: str) -> bool:
        """Return whether something of that name can be used."""
        return bool(self._found(name, QWidget))

    def click(self, name: str, about: str = "") -> None:
        """Click the button, tick or card that is named so; of several alike, the one that is about this."""
        self.until(lambda: self._found(name, QAbstractButton, about))
        widget = self._in_sight(self._found(name, QAbstractButton, about)[0])
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=_middle(widget))
        QApplication.processEvents()

    def tab(self, name: str) -> None:
        """Click a tab."""
        (bar,) = [bar for bar in self.page.findChildren(QTabBar) if bar.isVisible()]
        (place,) = [number for number in range(bar.count()) if _words_of(bar, number).startswith(name)]
        self._in_sight(bar)
        self.qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(place).center())
        QApplication.processEvents()

    def write(self, name: str, words: str) -> None:
        """Click into the field of that name and type."""
        field = self._in_sight(self._field(name))
        self.qtbot.mouseClick(_viewport(field), Qt.MouseButton.LeftButton)
        self.types(words)
        self.until(lambda: words in _written(field))

    def write_instead(self, name: str, words: str) -> None:
        """Click into the field of that name, and type these words in place of what stands there."""
        field = self._in_sight(self._field(name))
        self.qtbot.mouseClick(_viewport(field), Qt.MouseButton.LeftButton)
        self.press(Qt.Key.Key_A, CTRL)
        self.types(words)
        self.until(lambda: _written(field) == words)

    def types(self, words: str) -> None:
        """Type where the keyboard is, letters that no key has by themselves too."""
        for letter in words:
            if letter.isascii() or letter == "£":
                self.keys.write(letter)
            else:
                for way in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                    QApplication.sendEvent(self.keys.focus, QKeyEvent(way, 0, _NO_KEYS, letter))

    def choose(self, name: str, words: str) -> None:
        """Go through a closed list with the arrow keys until it says these words."""
        box = self._in_sight(self.find(name, QComboBox))
        assert isinstance(box, QComboBox)
        box.setFocus()
        for _ in range(box.count() + 1):
            if box.currentText().startswith(words):
                return
            self.qtbot.keyClick(box, Qt.Key.Key_Down)
        raise AssertionError(f"{name} offers no {words!r}: {[box.itemText(n) for n in range(box.count())]}")

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = _NO_KEYS) -> None:
        """Press keys where the keyboard is."""
        if QApplication.activeWindow() is None:  # a dialog has gone: what lay beneath comes forward
            self.before.activateWindow()
        self.keys.press(key, modifiers)

    def go(self, number: Qt.Key) -> None:
        """Go to a page by its number."""
        self.press(number, CTRL)

    def go_to(self, words: str) -> None:
        """Ask for anything by name: a place, or something to do."""
        self.press(Qt.Key.Key_K, CTRL)
        self.until(QApplication.activeModalWidget)
        self.types(words)
        self.press(Qt.Key.Key_Return)
        self.until(lambda: QApplication.activeModalWidget() is None)

    def find_in_list(self, words: str) -> None:
        """Go to the list, search for words of one title, and stand on its row."""
        self.go(Qt.Key.Key_2)
        self.press(Qt.Key.Key_F, CTRL)
        self.press(Qt.Key.Key_A, CTRL)
        self.keys.write(words)
        title = words.strip('"').casefold()
        self.until(lambda: len(self.rows()) == 1 and title in self.rows()[0].casefold())
        self.press(Qt.Key.Key_Down)

    def record(self) -> None:
        """Record the decision, and confirm it."""
        self.press(Qt.Key.Key_Return, CTRL | SHIFT)
        self.until(QApplication.activeModalWidget)
        self.click("Record")
        self.comes_back()

    def menu(self, name: str, words: str) -> None:
        """Open the menu behind a button with the keyboard, go down to these words and choose them."""
        self._in_sight(self.find(name)).setFocus()
        self.press(Qt.Key.Key_Space)
        self.until(QApplication.activePopupWidget)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        for _ in menu.actions():
            self.press(Qt.Key.Key_Down)
            if menu.activeAction().text() == words:
                break
        assert menu.activeAction().text() == words
        self.press(Qt.Key.Key_Return)

    def comes_back(self) -> None:
        """Have the window in front again, which a window manager sees to once a dialog has gone."""
        self.until(lambda: QApplication.activeModalWidget() is None)
        self.until(self._is_in_front)

    def reads(self) -> str:
        """Return all words in sight or a scroll away, in no order."""
        return "\n".join(dict.fromkeys(filter(None, _all_words(self.before))))

    def rows(self) -> list[str]:
        """Return what the rows of the table in sight say, at most so many."""
        tables = self._tables()
        return list(_rows_of(tables[0])) if tables else []

    def sees(self, *words: str) -> None:
        """Wait until all of these stand somewhere in sight, or a scroll away."""
        missing: list[str] = []

        def all_stand() -> bool:
            shown = self.reads()
            missing[:] = [each for each in words if each not in shown]
            return not missing

        try:
            self.qtbot.waitUntil(all_stand)
        except TimeoutError as late:
            raise AssertionError(f"Nowhere stands {missing}, only:\n{self.reads()}") from late

    def opens_record(self, number: str) -> None:
        """Open one decision in full from the register."""
        its_row = f"No.: {number} |"
        self.go(Qt.Key.Key_6)
        self.press(Qt.Key.Key_F, CTRL)
        self.press(Qt.Key.Key_A, CTRL)
        self.press(Qt.Key.Key_Delete)
        self.until(lambda: any(row.startswith(its_row) for row in self.rows()))
        self.press(Qt.Key.Key_Down)
        self.press(Qt.Key.Key_Home, CTRL)
        for _ in self.rows():
            if self._current_row().startswith(its_row):
                break
            self.press(Qt.Key.Key_Down)
        self.press(Qt.Key.Key_Return)
        self.until(lambda: f"{number}. " in self.reads())

    def recorded(self, number: str) -> Decided:
        """Return what the register says of a decision, as `tender-pause decisions` prints it."""
        with self.desk.reader() as db:
            (found,) = [one for one in decisions_in_full(db) if one.number == number]
        return found

    def _is_in_front(self) -> bool:
        """Bring the window forward where it is not: a dialog that goes may take that back once."""
        if not self.window.isActiveWindow():
            self.window.activateWindow()
        return self.window.isActiveWindow()

    def _found(self, name: str, kind: type[QWidget], about: str = "") -> list[QWidget]:
        usable = [
            each
            for each in self.before.findChildren(kind)
            if each.isVisible() and each.isEnabled() and about in each.accessibleDescription()
        ]
        exact = [each for each in usable if name in (told(each), each.accessibleName())]
        return exact or [each for each in usable if told(each).startswith(name)]

    def _field(self, name: str) -> QWidget:
        self.until(lambda: self._found(name, QLineEdit) or self._found(name, QTextEdit))
        return (self._found(name, QLineEdit) or self._found(name, QTextEdit))[0]

    def _in_sight(self, widget: QWidget) -> QWidget:
        """Scroll to it, as a person does; there it can be seen."""
        parent = widget.parentWidget()
        while parent is not None and not widget.isWindow():
            if isinstance(parent, QScrollArea) and parent.isAncestorOf(widget):
                parent.ensureWidgetVisible(widget)
            parent = parent.parentWidget()
        QApplication.processEvents()
        assert not shown_part(widget).isEmpty(), f"{told(widget)} cannot be seen"
        return widget

    def _tables(self) -> list[QAbstractItemView]:
        return [each for each in self.page.findChildren(QAbstractItemView) if each.isVisible()]

    def _current_row(self) -> str:
        return self.rows()[self._tables()[0].currentIndex().row()]


def _words_of(bar: QTabBar, tab: int) -> str:
    return bar.tabText(tab).replace("&&", "&")


def _all_words(widget: QWidget) -> Iterator[str]:
    for each in (widget, *widget.findChildren(QWidget)):
        if not each.isVisible():
            continue
        if isinstance(each, QLabel):
            yield each.text()
        elif isinstance(each, QLineEdit | QTextEdit):
            yield _written(each)
        elif isinstance(each, QAbstractItemView):
            yield from _rows_of(each)
        yield told(each)


def _rows_of(table: QAbstractItemView) -> Iterator[str]:
    model = table.model()
    for row in range(min(model.rowCount(), _MOST_ROWS) if model is not None else 0):
        cells = [model.index(row, column) for column in range(model.columnCount())]
        said = [
            cell.data(Qt.ItemDataRole.AccessibleTextRole) or cell.data(Qt.ItemDataRole.DisplayRole) or ""
            for cell in cells
        ]
        yield " | ".join(str(each) for each in said)


def _written(field: QWidget) -> str:
    if isinstance(field, QTextEdit):
        return field.toPlainText()
    return field.text() if isinstance(field, QLineEdit) else ""


def _viewport(field: QWidget) -> QWidget:
    return field.viewport() if isinstance(field, QTextEdit) else field


def _middle(widget: QWidget) -> QPoint:
    """Return the middle of what can be seen of it."""
    return widget.mapFromGlobal(shown_part(widget).center())
