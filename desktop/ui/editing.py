"""What the Edit menu does to the field that is being typed in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from desktop.ui.commands import CommandId

Field = QLineEdit | QTextEdit | QPlainTextEdit


def editing_commands() -> dict[CommandId, Callable[[], object]]:
    """Return what can be done to the text of the field that has the keyboard; nothing where none has."""
    field = QApplication.focusWidget()
    if not isinstance(field, QLineEdit | QTextEdit | QPlainTextEdit):
        return {}
    handlers: dict[CommandId, Callable[[], object]] = {CommandId.SELECT_ALL: field.selectAll}
    if _has_selection(field):
        handlers[CommandId.COPY] = field.copy
    if not field.isReadOnly():
        handlers[CommandId.PASTE] = field.paste
        if _has_selection(field):
            handlers[CommandId.CUT] = field.cut
        if _can_undo(field):
            handlers[CommandId.UNDO] = field.undo
    return handlers


def _has_selection(field: Field) -> bool:
    return field.hasSelectedText() if isinstance(field, QLineEdit) else field.textCursor().hasSelection()


def _can_undo(field: Field) -> bool:
    return field.isUndoAvailable() if isinstance(field, QLineEdit) else field.document().isUndoAvailable()
