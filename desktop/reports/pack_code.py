"""The check code of a board pack, read from the PDF or the web page itself, in whose keywords it stands."""

from __future__ import annotations

import re
from pathlib import Path

from msgspec import Struct

from desktop.reports.errors import ReportError

_HEAD_OF_A_PAGE = 65_536
_IN_A_PAGE = re.compile(r"""<meta name=["']keywords["'] content=["']([^"']*)["']""")
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


class PackCode(Struct, frozen=True):
    """A pack's code, and the place of its entry on its chain where the pack says so."""

    head: str
    chain: str = ""
    seq: int = 0


def read_code(pack: Path) -> PackCode:
    """Return the check code that stands in the keywords of a board pack.

    Raises:
        NoPackCode: it is neither a PDF nor a page that carries such a code.
    """
    found = _CODE.search(_keywords(pack))
    if found is None:
        raise NoPackCode(pack)
    head, seq, chain = found.groups()
    return PackCode(head, chain or "", int(seq or 0))


def _keywords(pack: Path) -> str:
    try:
        with pack.open("rb") as file:
            begins = file.read(_HEAD_OF_A_PAGE)
    except OSError as error:
        raise NoPackCode(pack) from error
    if begins.startswith(b"%PDF"):
        return _keywords_of_pdf(pack)
    named = _IN_A_PAGE.search(begins.decode("utf-8", "replace"))
    return named[1] if named else ""


def _keywords_of_pdf(pack: Path) -> str:
    import pypdfium2  # what seldom is wanted; the library under it takes its time to load

    try:
        document = pypdfium2.PdfDocument(pack)
    except (pypdfium2.PdfiumError, OSError) as error:
        raise NoPackCode(pack) from error
    try:
        return str(document.get_metadata_value("Keywords"))
    finally:
        document.close()
