"""What assistive technology is told, read back through Qt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QWidget

NAMELESS_ROLES = frozenset({QAccessible.Role.NoRole, QAccessible.Role.Client})
"""Roles that tell nobody what a thing is."""


@dataclass(frozen=True)
class Told:
    """One thing as it is told. `widget` is None for parts of widgets, such as cells and tabs."""

    role: QAccessible.Role
    name: str
    description: str
    value: str
    focusable: bool
    checked: bool
    selected: bool
    read_only: bool
    widget: QWidget | None

    def __str__(self) -> str:
        return f"{type(self.widget).__name__} {self.role.name} “{self.name}”"


def told(thing: QWidget) -> Iterator[Told]:
    """Return everything that can be seen in a widget, in order; a closed list tells its choice alone."""
    QAccessible.setActive(True)
    yield from _walk(QAccessible.queryAccessibleInterface(thing))


def told_of(widget: QWidget) -> Told:
    """Return what is told of one widget itself."""
    return next(told(widget))


def _walk(interface: QAccessibleInterface | None) -> Iterator[Told]:
    if interface is None or not interface.isValid() or _is_hidden(interface):
        return
    one = _told(interface)
    yield one
    if isinstance(one.widget, QComboBox):
        return
    parts = one.widget.viewport().children() if isinstance(one.widget, QAbstractItemView) else ()
    for number in range(interface.childCount()):
        yield from _walk(interface.child(number))
    for part in parts:
        if isinstance(part, QWidget) and part.isVisible():
            yield from _walk(QAccessible.queryAccessibleInterface(part))


def _is_hidden(interface: QAccessibleInterface) -> bool:
    """Return whether it is hidden; a cell that is only scrolled away is not."""
    return bool(interface.state().invisible) and interface.role() is not QAccessible.Role.Cell


def _told(interface: QAccessibleInterface) -> Told:
    state, text = interface.state(), QAccessible.Text
    thing: QObject | None = interface.object()
    return Told(
        role=interface.role(),
        name=interface.text(text.Name),
        description=interface.text(text.Description),
        value=interface.text(text.Value),
        focusable=bool(state.focusable),
        checked=bool(state.checked),
        selected=bool(state.selected),
        read_only=bool(state.readOnly),
        widget=thing if isinstance(thing, QWidget) else None,
    )
