"""Reads a Word file back: what it says, how it is built, and everything that stands in its parts."""

from __future__ import annotations

import re
from pathlib import Path
from zipfile import ZipFile

import docx
from docx.document import Document
from docx.oxml.ns import qn


def opened(path: Path) -> Document:
    return docx.Document(str(path))


def everything(path: Path) -> str:
    """Return all parts of the file as text, one after the other."""
    with ZipFile(path) as file:
        return "\n".join(f"{name}\n{file.read(name).decode('utf-8', 'replace')}" for name in file.namelist())


def words(path: Path) -> str:
    """Return all that the file says: paragraphs and cells, head and foot."""
    file = opened(path)
    texts = [
        "".join(part.text or "" for part in node.iter(qn("w:t")))
        for node in file.element.body.iter(qn("w:p"))
    ]
    around = [
        one.text for part in (file.sections[0].header, file.sections[0].footer) for one in part.paragraphs
    ]
    return "\n".join((*texts, *around))


def styles(path: Path) -> list[tuple[str, str]]:
    """Return each paragraph's style and text."""
    return [(one.style.name or "" if one.style else "", one.text) for one in opened(path).paragraphs]


def fields(path: Path) -> set[str]:
    """Return the fields that a program would fill in."""
    return set(re.findall(r'w:instr="([^"]*)"', everything(path))) | set(
        re.findall(r"<w:instrText[^>]*>([^<]*)", everything(path))
    )


def leads_elsewhere(path: Path) -> list[str]:
    """Return the parts of the file that name a target outside it."""
    with ZipFile(path) as file:
        return [
            name
            for name in file.namelist()
            if name.endswith(".rels") and b'TargetMode="External"' in file.read(name)
        ]
