"""A document that others read, as its parts: one model, for the PDF and for the file that they edit.

Every text in it is plain: what looks like markup, a field or a formula is printed as it stands.
"""

from __future__ import annotations

from datetime import date
from typing import TypeAlias

from msgspec import Struct


class Words(Struct, frozen=True):
    """Text as somebody wrote it: blank lines part its paragraphs, and its line breaks stay."""

    text: str
    quiet: bool = False


class Points(Struct, frozen=True):
    """A list."""

    lines: tuple[str, ...]


class Lines(Struct, frozen=True):
    """Short lines beneath one another, such as an address."""

    lines: tuple[str, ...]


class OpenPoint(Struct, frozen=True):
    """What is not said yet: it stands in the document rather than be left out."""

    question: str


class Told(Struct, frozen=True):
    """Something of somebody, with their name before it."""

    name: str
    text: str


class Column(Struct, frozen=True):
    """A heading, the share of the width that it gets, and whether figures stand beneath it."""

    heading: str
    share: int
    figures: bool = False


class Grid(Struct, frozen=True):
    """A table with its heads; `total` says that the last row sums up the others."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    total: bool = False


class Signatures(Struct, frozen=True):
    """Room for each of these to sign."""

    parties: tuple[str, ...]


Block: TypeAlias = Words | Points | Lines | OpenPoint | Told | Grid | Signatures


class Section(Struct, frozen=True):
    """A heading, "" for none, and what stands beneath it."""

    heading: str
    blocks: tuple[Block, ...]


class Document(Struct, frozen=True, kw_only=True):
    """One document. `organisation` is ours: it alone stands in what the file says of its author.

    `banner` says on each page what the document is not; "" for none. A letter has its address and date
    above its title.
    """

    title: str
    organisation: str
    made_on: date
    sections: tuple[Section, ...]
    subtitle: str = ""
    banner: str = ""
    above: tuple[Block, ...] = ()
    lead: str = ""
    sample: bool = False

    @property
    def is_letter(self) -> bool:
        """Whether it begins with an address."""
        return bool(self.above)


def text_of(document: Document) -> str:
    """Return the document as plain text, to be pasted elsewhere."""
    parts = ["Sample: invented, not for use"] if document.sample else []
    if document.banner:
        parts.append(document.banner)
    parts += [_text(block) for block in document.above]
    parts += [part for part in (document.title, document.subtitle, document.lead) if part]
    for section in document.sections:
        parts += [section.heading] if section.heading else []
        parts += [_text(block) for block in section.blocks]
    return "\n\n".join(part for part in parts if part) + "\n"


def _text(block: Block) -> str:
    match block:
        case Words(text=text):
            return text.strip()
        case Points(lines=lines):
            return "\n".join(f"- {line}" for line in lines)
        case Lines(lines=lines):
            return "\n".join(lines)
        case OpenPoint(question=question):
            return f"Open point: {question}"
        case Told(name=name, text=text):
            return f"{name}: {text}"
        case Grid(columns=columns, rows=rows):
            return "\n".join("; ".join(row) for row in (tuple(one.heading for one in columns), *rows))
        case Signatures(parties=parties):
            return "\n".join(f"For {party}: " for party in parties)
