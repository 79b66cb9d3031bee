"""PDFs that are made at the same time: what is previewed, and what is written meanwhile."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from desktop.reports import document_pdf
from desktop.reports.document import Document, Section, Words


@pytest.fixture
def _threads_take_turns_often() -> Iterator[None]:
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("_threads_take_turns_often")
def test_documents_made_at_the_same_time_are_those_made_one_by_one() -> None:
    wanted = [a_document(chr(start)) for start in range(0x41, 0x4D)]
    alone = [len(document_pdf.as_bytes(document)) for document in wanted]

    with ThreadPoolExecutor(4) as pool:
        together = [len(body) for body in pool.map(document_pdf.as_bytes, wanted)]

    assert together == alone


def a_document(letter: str) -> Document:
    """Its letters differ from those of others, so that other shapes of our fonts go into it."""
    words = " ".join(chr(ord(letter) + step) * 3 for step in range(40))
    return Document(
        title=f"Letter {letter}",
        organisation="Fernmoor Neighbours",
        made_on=date(2026, 6, 9),
        sections=(Section("What we ask", (Words(words),)),),
    )
