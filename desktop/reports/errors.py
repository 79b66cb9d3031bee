"""What can go wrong with a report.

ReportError         says what happened, what is safe, what to do
└── CannotWriteReport   the file cannot be written at that place
"""

from __future__ import annotations

from pathlib import Path

from feeds.errors import TenderPauseError


class ReportError(TenderPauseError):
    """Trouble with making a report."""


class CannotWriteReport(ReportError):
    """The file cannot be written at that place."""

    def __init__(self, out: Path, because: OSError) -> None:
        super().__init__(
            happened=f"{out} could not be written: {because.strerror or because}.",
            safe="Your record is untouched, and a file that stood there before still does.",
            to_do="Choose another folder, or close the file if a program has it open.",
        )
        self.out = out
