"""The check code of a board pack, read from the PDF itself: it stands whole in its keywords."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from desktop.reports.errors import ReportError

_CODE = re.compile(r"check code ([0-9a-f]{64})(?:; entry (\d+) of chain ([0-9a-f]+))?")


class NoPackCode(ReportError):
    """The file carries no check code."""

    def __init__(self, pack: Path) -> None:
        super().__init__(
            happened=f"{pack.name} carries no check code: it is no board pack, or it was changed.",
            safe="Nothing was changed.",
            to_do="Choose the PDF as it was made, or type the code from its footer.",
        )
        self.pack = pack


@dataclass(frozen=True, slots=True)
class PackCode:
    """A pack's code, and the place of its entry on its chain where the pack says so."""

    head: str
    chain: str = ""
    seq: int = 0


def read_code(pack: Path) -> PackCode:
    """Return the check code that stands in the keywords of a board pack.

    Raises:
        NoPackCode: it is no PDF, or none that carries such a code.
    """
    import pypdfium2  # what seldom is wanted; the library under it takes its time to load

    try:
        document = pypdfium2.PdfDocument(pack)
    except (pypdfium2.PdfiumError, OSError) as error:
        raise NoPackCode(pack) from error
    try:
        found = _CODE.search(document.get_metadata_value("Keywords"))
    finally:
        document.close()
    if found is None:
        raise NoPackCode(pack)
    head, seq, chain = found.groups()
    return PackCode(head, chain or "", int(seq or 0))
