"""Where the program begins: a verb goes to the command line, a workspace file or nothing opens the window."""

from __future__ import annotations

import io
import logging
import sys
from pathlib import Path

import click

from desktop.cli.main import commands
from desktop.cli.options import COULD_NOT


def main() -> int:
    """Run the program with the words it was given; return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            _let_every_letter_through(stream)
    logging.lastResort = _ToTheLog(logging.WARNING)
    words = sys.argv[1:]
    if _opens_window(words):
        words = ["window", *words]
    try:
        return commands.main(args=words, prog_name="tender-pause", standalone_mode=True) or 0
    except Exception as error:  # the edge of the program: nobody above would say it in words
        return _unexpected(error)


def _opens_window(words: list[str]) -> bool:
    """Tell a file from a verb; a verb that is mistyped must not become a new workspace of that name."""
    if not words or (words[0].startswith("-") and words[0] not in {"--help", "-h", "--version"}):
        return True
    return words[0] not in commands.commands and (
        words[0].endswith(".tenderpause") or Path(words[0]).exists()
    )


def _unexpected(error: Exception) -> int:
    from desktop.logbook import log_file

    logging.getLogger(__name__).error("Unexpected", exc_info=error)
    click.echo("Something went wrong that we did not expect.", err=True)
    click.echo("What was saved before is safe.", err=True)
    click.echo(f"If it happens again, send the log to whoever looks after this: {log_file()}", err=True)
    return COULD_NOT


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
