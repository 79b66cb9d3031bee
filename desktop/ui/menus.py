"""The menus, made from the table of commands."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMainWindow, QMenu

from desktop.ui.appearance import appearance
from desktop.ui.commands import COMMANDS, Command, CommandId, Menu, Submenu, of_menu
from desktop.ui.list_keys import command_of, letters_work
from desktop.ui.look_commands import chosen_looks
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.menu import MenuBar

Available = Mapping[CommandId, Callable[[], object]]


class Menus(QObject):
    """One action a command. `available` is asked what works now; what does not is disabled."""

    def __init__(self, window: QMainWindow, available: Callable[[], Available]) -> None:
        super().__init__(window)
        self._available = available
        self.actions = {command.id: self._action(command) for command in COMMANDS}
        window.setMenuBar(MenuBar())
        self.menus = {menu: self._menu(window, menu) for menu in Menu}
        window.addActions(list(self.actions.values()))  # keys work whichever menus are shown
        appearance.changed.connect(self._name_keys)
        theme.changed.connect(self._tick_looks)
        self._tick_looks()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self.refresh)

    def refresh(self) -> None:
        """Enable what works now."""
        available = self._available()
        for command, action in self.actions.items():
            action.setEnabled(command in available)

    def end(self) -> None:
        """Let nothing work any more: the window has closed."""
        self._available = dict
        self.refresh()

    def show_only(self, menus: frozenset[Menu]) -> None:
        """Hide the menus that have no place yet."""
        for menu, shown in self.menus.items():
            shown.menuAction().setVisible(menu in menus)

    def run(self, command: CommandId) -> bool:
        """Do a command if it works now; return whether it did."""
        handler = self._available().get(command)
        if handler is None:
            return False
        handler()
        self.refresh()
        return True

    def run_list_key(self, event: QKeyEvent) -> bool:
        """Do what a key asks for while a list has the keyboard; return whether anything was done."""
        if not isinstance(QApplication.focusWidget(), QAbstractItemView):
            return False
        command = command_of(event)
        return command is not None and self.run(command)

    def _action(self, command: Command) -> QAction:
        action = QAction(_words(command), self)
        action.setShortcuts([QKeySequence(keys) for keys in command.keys])
        action.setMenuRole(QAction.MenuRole.NoRole)
        action.triggered.connect(lambda: self.run(command.id))
        return action

    def _name_keys(self) -> None:
        """Show single letters only while they work."""
        for command in COMMANDS:
            self.actions[command.id].setText(_words(command))

    def _tick_looks(self) -> None:
        """Tick what holds, whichever way it was chosen."""
        chosen = chosen_looks()
        for command in COMMANDS:
            if command.within is not None:
                self.actions[command.id].setChecked(command.id in chosen)

    def _menu(self, window: QMainWindow, menu: Menu) -> QMenu:
        shown = window.menuBar().addMenu(menu.value)
        inside: dict[Submenu, QMenu] = {}
        for command in of_menu(menu):
            if command.starts_group:
                shown.addSeparator()
            if command.within is None:
                shown.addAction(self.actions[command.id])
            elif command.within not in inside:
                inside[command.within] = self._choices(shown.addMenu(command.within.value), command.within)
        shown.aboutToShow.connect(self.refresh)
        return shown

    def _choices(self, submenu: QMenu, within: Submenu) -> QMenu:
        """Fill a submenu, of whose choices one is ticked at a time."""
        group = QActionGroup(submenu)
        for command in COMMANDS:
            if command.within is within:
                action = self.actions[command.id]
                action.setCheckable(True)
                group.addAction(action)
                submenu.addAction(action)
        return submenu


def keys_that_work(command: Command) -> tuple[str, ...]:
    """Return the keys that ask for a command; single letters only while they are turned on."""
    return tuple(key for key in command.all_keys if len(key) > 1 or letters_work())


def _words(command: Command) -> str:
    """Return the words of a menu entry, with the keys that are bound elsewhere where keys are shown."""
    bound_elsewhere = [key for key in keys_that_work(command) if not command.keys]
    return "\t".join((command.words, *map(key_words, bound_elsewhere[:1])))


def key_words(keys: str) -> str:
    """Return keys as this system names them; the big one says Enter on most keyboards."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText).replace("Return", "Enter")
