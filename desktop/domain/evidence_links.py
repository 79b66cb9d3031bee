"""What may stand as evidence beside an answer: a link into the web, or the id of a notice."""

from __future__ import annotations

import re

LONGEST = 2_000
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_WEB = ("http:", "https:")
_LINK = re.compile(
    r"https?://(?:[^\s/?#@]*@)?(?:\[[0-9a-f:.]+\]|[^\s/?#@:\[\]]+)(?::\d{1,5})?(?:[/?#]\S*)?", re.IGNORECASE
)


def is_link(text: str) -> bool:
    """Return whether it is a whole address that a browser opens from the web: http or https, with a host."""
    return len(text) <= LONGEST and text.isprintable() and _LINK.fullmatch(text) is not None


def refusal(text: str, *, is_notice: bool) -> str:
    """Return why this cannot stand as evidence, in a sentence; "" where it can.

    `is_notice` tells that a notice held here has this very id, whatever it looks like.
    """
    if is_notice or is_link(text):
        return ""
    if len(text) > LONGEST:
        return "This is too long for a link."
    if text.lower().startswith(_WEB):
        return f"“{text}” is not a whole link."
    if _SCHEME.match(text):
        return f"“{text}” is no link into the web. A link begins with https:// or http://."
    return (
        f"“{text}” is neither a link nor the id of a notice held here. Paste the whole link, with https://."
    )
