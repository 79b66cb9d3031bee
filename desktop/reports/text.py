"""Text as people and buyers wrote it, made safe for a page: never markup, never a control character."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

from reportlab.platypus import Paragraph

from desktop.reports.look import style

_UNPRINTABLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
)
_PARAGRAPHS = re.compile(r"\n\s*\n")


def plain(text: str) -> str:
    """Return the text on one line, without what cannot be printed."""
    return " ".join(_UNPRINTABLE.sub(" ", text.replace("\r", "\n")).split())


def markup(text: str) -> str:
    """Return reportlab's markup for plain text: what looks like a tag is printed as it stands."""
    return escape(plain(text))


def paragraph(text: str, named: str = "body") -> Paragraph:
    """Return one paragraph of plain text."""
    return Paragraph(markup(text), style(named))


def blocks(text: str) -> list[list[str]]:
    """Return a longer text as its paragraphs, which blank lines part, each as its lines."""
    parts = _PARAGRAPHS.split(text.replace("\r\n", "\n").replace("\r", "\n").strip())
    lines = ([plain(line) for line in part.split("\n")] for part in parts)
    return [block for block in lines if any(block)]


def paragraphs(text: str, named: str = "body") -> list[Paragraph]:
    """Return a longer text: blank lines part its paragraphs, and its line breaks stay."""
    return [Paragraph("<br/>".join(escape(line) for line in block), style(named)) for block in blocks(text)]


def shortened(text: str, most: int) -> str:
    """Return the text, cut at a word with an ellipsis where it is longer than `most` characters."""
    text = plain(text)
    if len(text) <= most:
        return text
    head = text[: most - 1]
    return f"{head.rsplit(' ', 1)[0] if ' ' in head[most // 2 :] else head}…"
