"""Where the program begins: a verb goes to the command line, anything else opens the window."""

from __future__ import annotations

import sys

from desktop.cli.main import commands


def main() -> int:
    """Run the program with the words it was given; return its exit code."""
    words = sys.argv[1:]
    if not words or not (words[0] in commands.commands or words[0] in {"--help", "-h", "--version"}):
        words = ["window", *words]
    return commands.main(args=words, prog_name="tender-pause", standalone_mode=True) or 0
