"""The style sheet of menus, which Fusion would set too tightly. Nothing else has one.

It never sets a font: that would beat `setFont`.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from desktop.ui.theme.menu_marks import MARK_PX

TEMPLATE = """
QMenuBar { background: @bg-nav; color: @ink-2; spacing: 0; border: 0; border-bottom: 1px solid @line;
           padding: 0 8px; }
QMenuBar::item { background: transparent; padding: 8px 9px 8px 10px; margin: 0; border-radius: 6px; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: @menu-chosen; color: @on-menu-chosen; }
QMenu { background: @bg-surface; color: @ink; border: 1px solid @line-strong; padding: 4px; }
QMenu::item { padding: 6px @menu-end 6px @menu-start; border-radius: 4px; min-width: 150px; }
QMenu::item:selected { background: @menu-chosen; color: @on-menu-chosen; }
QMenu::item:disabled { color: @menu-off; }
QMenu::separator { height: 1px; background: @line; margin: 4px 8px; }
QMenu::indicator, QMenu::right-arrow { width: @menu-mark; height: @menu-mark; }
QMenu::indicator { left: 8px; }
QMenu::right-arrow { right: 8px; }
"""

TOKEN = re.compile(r"@([a-z0-9-]+)")


def make_sheet(colour_name: Callable[[str], str], *, contrast: bool = False, mark_px: int = MARK_PX) -> str:
    """Return the sheet in the colours of a theme, which `colour_name` gives as #rrggbb.

    Under high contrast the chosen entry is filled, since there are no tints. `mark_px` is how large ticks
    and arrows are.
    """
    chosen, on_chosen = ("brand", "on-brand") if contrast else ("selection", "ink")
    colours = {
        "menu-chosen": chosen,
        "on-menu-chosen": on_chosen,
        "menu-off": "line" if contrast else "ink-3",
    }
    lengths = {"menu-mark": mark_px, "menu-start": mark_px + 16, "menu-end": mark_px + 10}

    def value(found: re.Match[str]) -> str:
        name = found[1]
        return f"{lengths[name]}px" if name in lengths else colour_name(colours.get(name, name))

    return TOKEN.sub(value, TEMPLATE)
