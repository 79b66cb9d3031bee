"""The one style sheet of the application.

It holds surfaces, fields, menus, scroll bars and tooltips. It never sets a font (that would beat
`setFont`), never styles buttons or chips (they paint themselves), and never names a bare QFrame
(that would also hit every label).
"""

from __future__ import annotations

import re
from collections.abc import Callable

TEMPLATE = """
QMainWindow, QDialog, QWidget[kind="page"] { background: @bg-window; }
QScrollArea, QStackedWidget { background: transparent; border: 0; }
QWidget[kind="nav"] { background: @bg-nav; border: 0; border-right: 1px solid @line; }
QWidget[kind="strip"] { background: @bg-surface; border: 0; border-bottom: 1px solid @line; }
QWidget[kind="pane"] { background: @bg-surface; border: 0; border-left: 1px solid @line; }
QWidget[kind="sample"] { background: @bg-paper; border: 0; border-bottom: 1px solid @line-paper; }
QFrame[kind="card"] { background: @bg-surface; border: 1px solid @line; border-radius: 8px; }
QFrame[kind="paper"] { background: @bg-paper; border: 1px solid @line-paper; border-radius: 8px; }
QFrame[kind="rule"] { background: @line; border: 0; }
QFrame[kind="paper-rule"] { background: @line-paper; border: 0; }

QMenuBar { background: @bg-nav; color: @ink-2; spacing: 0; border: 0; border-bottom: 1px solid @line;
           padding: 0 8px; }
QMenuBar::item { background: transparent; padding: 8px 10px; margin: 0; border-radius: 6px; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: @brand-tint; color: @ink; }
QMenu { background: @bg-surface; color: @ink; border: 1px solid @line-strong; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 28px; border-radius: 4px; min-width: 150px; }
QMenu::item:selected { background: @selection; color: @ink; }
QMenu::item:disabled { color: @ink-3; }
QMenu::separator { height: 1px; background: @line; margin: 4px 8px; }
QMenu::indicator { width: 12px; height: 12px; left: 8px; }
QStatusBar { background: @bg-nav; color: @ink-2; border: 0; border-top: 1px solid @line; }
QStatusBar::item { border: 0; }

QLineEdit { background: @bg-surface; color: @ink; border: 1px solid @line-strong; border-radius: 6px;
            padding: 0 10px; selection-background-color: @brand; selection-color: @on-brand;
            placeholder-text-color: @ink-3; }
QLineEdit:disabled, QTextEdit:disabled { color: @ink-3; border-color: @line; }
QTextEdit[kind="field"] { background: @bg-surface; color: @ink; border: 1px solid @line-strong;
            border-radius: 6px; padding: 8px 12px; selection-background-color: @brand;
            selection-color: @on-brand; placeholder-text-color: @ink-3; }
QPlainTextEdit { background: @bg-surface; color: @ink; border: 1px solid @line-strong; border-radius: 6px;
            padding: 8px; selection-background-color: @brand; selection-color: @on-brand; }

QTableView { background: transparent; border: 0; gridline-color: transparent; outline: 0; }
QHeaderView { background: transparent; border: 0; }
QTableCornerButton::section { background: transparent; border: 0; }

QScrollBar { background: transparent; border: 0; margin: 0; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: @line-strong; border: 0; border-radius: 3px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: @ink-3; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QToolTip { background: @bg-surface; color: @ink; border: 1px solid @line-strong; padding: 4px 8px; }
"""

TOKEN = re.compile(r"@([a-z0-9-]+)")


def make_sheet(colour_name: Callable[[str], str]) -> str:
    """Return the sheet in the colours of a theme, which `colour_name` gives as #rrggbb."""
    return TOKEN.sub(lambda found: colour_name(found[1]), TEMPLATE)
