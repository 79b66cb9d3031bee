"""Words as tooltips show them."""

from __future__ import annotations

_MARKS = "&<>\n"


def plain_tooltip(words: str) -> str:
    """Return words that a tooltip shows as they stand, whatever signs they hold; "" for none.

    Qt guesses whether a tooltip is markup: only what says so itself is read the same way every time.
    """
    if not any(sign in words for sign in _MARKS):
        return words
    from html import escape  # slow to load, and few tooltips are there at a start

    return f"<qt>{escape(words, quote=False).replace(chr(10), '<br>')}</qt>"
