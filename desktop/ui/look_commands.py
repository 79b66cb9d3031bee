"""What the View menu does to the look: the size of text and the colours, at once and on every screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from desktop.ui.appearance import appearance
from desktop.ui.commands import CommandId
from desktop.ui.theme.appearance import Appearance, next_text_size
from desktop.ui.theme.theme import theme

SIZES: Final = {
    CommandId.TEXT_100: 100,
    CommandId.TEXT_115: 115,
    CommandId.TEXT_130: 130,
    CommandId.TEXT_150: 150,
    CommandId.TEXT_200: 200,
}
LOOKS: Final = {
    CommandId.LOOK_SYSTEM: Appearance.SYSTEM,
    CommandId.LOOK_LIGHT: Appearance.LIGHT,
    CommandId.LOOK_DARK: Appearance.DARK,
    CommandId.LOOK_CONTRAST: Appearance.CONTRAST,
}


def look_commands() -> Mapping[CommandId, Callable[[], object]]:
    """Return what may be chosen now; beyond the largest and the smallest text there is nothing."""
    handlers: dict[CommandId, Callable[[], object]] = {}
    for command, percent in SIZES.items():
        handlers[command] = partial(appearance.choose_text_size, percent)
    for command, look in LOOKS.items():
        handlers[command] = partial(appearance.choose_theme, look)
    for command, steps in ((CommandId.LARGER_TEXT, 1), (CommandId.SMALLER_TEXT, -1)):
        if (next_size := next_text_size(theme.percent, steps)) is not None:
            handlers[command] = partial(appearance.choose_text_size, next_size)
    return handlers


def chosen_looks() -> frozenset[CommandId]:
    """Return the choices that hold now: one size of text, and one appearance."""
    return frozenset(
        [command for command, percent in SIZES.items() if percent == theme.percent]
        + [command for command, look in LOOKS.items() if look is theme.appearance]
    )
