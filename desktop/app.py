"""Where the program begins: a verb goes to the command line, a workspace file or nothing opens the window."""

from __future__ import annotations

import io
import logging
import sys
from collections.abc import Container
from pathlib import Path

from desktop.start import open_window
from feeds.errors import TenderPauseError

_COULD_NOT = 3
_WORKSPACE = ".tenderpause"


def main() -> int:
    """Run the program with the words it was given; return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            _let_every_letter_through(stream)
    logging.lastResort = _ToTheLog(logging.WARNING)
    words = sys.argv[1:]
    try:
        if not words or (len(words) == 1 and words[0].endswith(_WORKSPACE)):
            return _open_window(words)
        return _run_command(words)
    except Exception as error:  # the edge of the program: nobody above would say it in words
        return _unexpected(error)


def _open_window(words: list[str]) -> int:
    """Open the window without the command line, which it would wait for."""
    try:
        return open_window(Path(words[0]) if words else None)
    except TenderPauseError as error:
        from desktop.cli.options import tell

        return tell(error)


def _run_command(words: list[str]) -> int:
    from desktop.cli.main import commands

    if _opens_window(words, commands.commands):
        words = ["window", *words]
    return commands.main(args=words, prog_name="tender-pause", standalone_mode=True) or 0


def _opens_window(words: list[str], verbs: Container[str]) -> bool:
    """Tell a file from a verb; a verb that is mistyped must not become a new workspace of that name."""
    if words[0].startswith("-") and words[0] not in {"--help", "-h", "--version"}:
        return True
    return words[0] not in verbs and (words[0].endswith(_WORKSPACE) or Path(words[0]).exists())


def _unexpected(error: Exception) -> int:
    from desktop.logbook import log_file

    logging.getLogger(__name__).error("Unexpected", exc_info=error)
    print("Something went wrong that we did not expect.", file=sys.stderr)
    print("What was saved before is safe.", file=sys.stderr)
    print(f"If it happens again, send the log to whoever looks after this: {log_file()}", file=sys.stderr)
    return _COULD_NOT


class _ToTheLog(logging.Handler):
    """Opens the log when the first line is to stand in it; the terminal is for the person's own business."""

    def emit(self, record: logging.LogRecord) -> None:
        """Hand the line on to the log, where one can be kept."""
        from desktop.logbook import keep_log

        keep_log()
        if logging.getLogger().handlers:
            logging.getLogger().handle(record)


def _let_every_letter_through(stream: io.TextIOWrapper) -> None:
    """Write UTF-8 to files and other programs; what a terminal cannot show is spelt out, never an error."""
    stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
