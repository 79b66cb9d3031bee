"""Words as tooltips show them."""

from __future__ import annotations

import html


def plain_tooltip(words: str) -> str:
    """Return words that a tooltip shows as they stand, whatever signs they hold; "" for none.

    Qt guesses whether a tooltip is markup: only what says so itself is read the same way every time.
    """
    safe = html.escape(words, quote=False).replace("\n", "<br>")
    return words if safe == words else f"<qt>{safe}</qt>"
