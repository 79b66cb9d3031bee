"""How far long work has come, said on a terminal."""

from __future__ import annotations

import click

from desktop.services.check_progress import Progress
from feeds.source import Source
from feeds.walk import Page

_TO_THE_END_OF_THE_LINE = "\x1b[K"


def silent(_done: int, _total: int) -> None:
    """Say nothing."""


def say_page(source: Source, page: Page) -> None:
    """Say the page and the time left on one line that is written over, and left after a last page."""
    come_to = Progress(source.name, page.number, page.of or 0, left_s=page.left_s)
    words = ". ".join(part for part in (come_to.page_words, come_to.left_words) if part)
    click.echo(f"\r{source.name}: {words}{_TO_THE_END_OF_THE_LINE}", err=True, nl=page.number == page.of)
