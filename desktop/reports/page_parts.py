"""The parts that the web page of a pack is made from. All text is escaped here, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from desktop.reports.text import blocks, plain

_SCHEMES = ("https://", "http://")


def tag(name: str, *content: str, **attributes: str) -> str:
    """Return an element around markup; an underscore in an attribute's name stands for a hyphen."""
    told = "".join(
        f' {key.strip("_").replace("_", "-")}="{escape(words)}"' for key, words in attributes.items()
    )
    return f"<{name}{told}>{''.join(content)}</{name}>"


def words(text: str) -> str:
    """Return one line of text as markup."""
    return escape(plain(text))


def told(text: str) -> str:
    """Return a longer text as paragraphs, its line breaks kept."""
    return "".join(tag("p", "<br>".join(escape(line) for line in block)) for block in blocks(text))


def section(key: str, title: str, *content: str, level: int = 2) -> str:
    """Return a part of the page with its heading, which names it."""
    heading = tag(f"h{level}", words(title), id=f"{key}-title")
    return tag("section", heading, *content, id=key, aria_labelledby=f"{key}-title") + "\n"


def table(caption: str, columns: Sequence[str], rows: Iterable[Sequence[str]], *, lead: int = 0) -> str:
    """Return a table whose cells are markup; the cell at `lead` heads its row."""
    head = tag("tr", *(tag("th", words(column), scope="col") for column in columns))
    body = (
        tag(
            "tr",
            *(tag("th", cell, scope="row") if at == lead else tag("td", cell) for at, cell in enumerate(row)),
        )
        for row in rows
    )
    return tag("table", tag("caption", words(caption)), tag("thead", head), tag("tbody", *body))


def facts(pairs: Iterable[tuple[str, str]]) -> str:
    """Return labels with what they say; nothing for none."""
    lines = [tag("dt", words(label)) + tag("dd", told(said)) for label, said in pairs if said]
    return tag("dl", *lines) if lines else ""


def link(address: str) -> str:
    """Return an address as a link that a reader may follow; what is no web address stays text."""
    address = plain(address)
    if not address.lower().startswith(_SCHEMES):
        return escape(address)
    return tag("a", escape(address), href=address, rel="noreferrer noopener")


def listed(lines: Iterable[str], name: str = "ul") -> str:
    """Return a list of lines, which are markup."""
    return tag(name, *(tag("li", line) for line in lines))
