"""The style sheet of menus, which Fusion would set too tightly. Nothing else has one.

It never sets a font: that would beat `setFont`.
"""

from __future__ import annotations

import re
from collections.abc import Callable

TEMPLATE = """
QMenuBar { background: @bg-nav; color: @ink-2; spacing: 0; border: 0; border-bottom: 1px solid @line;
           padding: 0 8px; }
QMenuBar::item { background: transparent; padding: 8px 10px; margin: 0; border-radius: 6px; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: @menu-chosen; color: @on-menu-chosen; }
QMenu { background: @bg-surface; color: @ink; border: 1px solid @line-strong; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 28px; border-radius: 4px; min-width: 150px; }
QMenu::item:selected { background: @menu-chosen; color: @on-menu-chosen; }
QMenu::item:disabled { color: @ink-3; }
QMenu::separator { height: 1px; background: @line; margin: 4px 8px; }
QMenu::indicator { width: 12px; height: 12px; left: 8px; }
"""

TOKEN = re.compile(r"@([a-z0-9-]+)")


def make_sheet(colour_name: Callable[[str], str], *, contrast: bool = False) -> str:
    """Return the sheet in the colours of a theme, which `colour_name` gives as #rrggbb.

    Under high contrast the chosen entry is filled, since there are no tints.
    """
    chosen, on_chosen = ("brand", "on-brand") if contrast else ("selection", "ink")
    tokens = {"menu-chosen": chosen, "on-menu-chosen": on_chosen}
    return TOKEN.sub(lambda found: colour_name(tokens.get(found[1], found[1])), TEMPLATE)
