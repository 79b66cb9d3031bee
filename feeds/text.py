"""Text as it comes: what can be kept as it stands, and what has to be made plain."""

from __future__ import annotations

import html
import re
from urllib.parse import urlsplit

import nh3

_SURROGATES = re.compile("[\ud800-\udfff]")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_BLOCK = re.compile(r"<\s*/?\s*(?:p|div|br|li|ul|ol|tr|table|h[1-6]|blockquote|section)\b[^<>]{0,300}>", re.I)
_SPACES = re.compile(r"[ \t\u00a0]+")
_BLANK_LINES = re.compile(r"\s*\n\s*\n\s*")
_ADDRESS_GAPS = re.compile(r"[\s\x00-\x20\x7f-\x9f\\]")
_LONGEST_ADDRESS = 4_000
_USUAL_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(?:/[!#-;=?-\[\]_a-z~%&]{0,2000})?")


def storable(text: str) -> str:
    """Return text that can be written as UTF-8: half a surrogate pair becomes a replacement mark."""
    return text if text.isascii() else _SURROGATES.sub("\ufffd", text)


def plain(text: str, *, limit: int) -> str:
    """Return what a reader of this HTML would read, as plain text of at most `limit` characters.

    Scripts, styles and every tag go, blocks become lines, character references become characters, and
    control characters go. Direction marks stay, for whoever shows the text to make them visible.
    """
    cut = storable(text)[: limit * 5]  # markup around the words, then no more
    unmarked = html.unescape(nh3.clean(_BLOCK.sub("\n", cut), tags=set()))
    lines = (_SPACES.sub(" ", line).strip() for line in _CONTROLS.sub(" ", unmarked).split("\n"))
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()[:limit].rstrip()


def web_address(text: str | None) -> str | None:
    """Return an address that may be offered as a link: http or https with a host, or None.

    Addresses that hide something (user names before the host, control characters, backslashes) are
    left out rather than mended.
    """
    address = (text or "").strip()
    if _USUAL_ADDRESS.fullmatch(address):
        return address
    if not address or len(address) > _LONGEST_ADDRESS or _ADDRESS_GAPS.search(address):
        return None
    try:
        parts = urlsplit(address)
        host, user = parts.hostname, parts.username
        _ = parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not host or user is not None:
        return None
    return storable(address)
