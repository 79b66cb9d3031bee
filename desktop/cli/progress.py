"""How far long work has come, said on a terminal."""

from __future__ import annotations

import click


def silent(_done: int, _total: int) -> None:
    """Say nothing."""


def say_page(done: int, total: int) -> None:
    """Say the page on one line that is written over, and left once the last page is in."""
    click.echo(f"\rPage {done}" + (f" of {total}" if total else ""), err=True, nl=done == total)
