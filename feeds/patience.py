"""Asking again, within one pull, what failed for a moment: few times, and never what was refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

import stamina

from feeds.client import Client
from feeds.errors import SourceBusy, SourceUnreachable

T = TypeVar("T")

WAITS_S = (3.0, 15.0, 60.0)
"""Waited before each further try; how many there are is how often one question is asked again."""

FIRST_WAITS_S = (2.0,)
"""The same before a source has answered anything: who is offline wants to be told soon."""

LONGEST_WAIT_S = 300.0
"""A source that asks for a longer wait than this is left alone until the next pull."""


def patiently(client: Client, ask: Callable[[], T], *, waits_s: tuple[float, ...] = WAITS_S) -> T:
    """Return what this asks for, asked again while the source gives no answer or asks to wait a little.

    Raises:
        FeedError: it failed to the last, for longer than we wait, or in a way that time does not mend.
    """
    waits = iter(waits_s)
    caller = stamina.RetryingCaller(attempts=len(waits_s) + 1, timeout=None, wait_initial=0, wait_jitter=0)
    return caller(lambda error: _waited(client, error, waits), ask)


def _waited(client: Client, error: Exception, waits: Iterator[float]) -> bool | float:
    """Wait as long as this error asks for, and return whether to try again.

    The client waits, so that a pull can be stopped meanwhile; nothing is left to wait for then (0.0).
    """
    usual = next(waits, None)
    if usual is None or not isinstance(error, SourceUnreachable):
        return False
    wait = error.retry_after_s if isinstance(error, SourceBusy) else usual
    if wait > LONGEST_WAIT_S:
        return False
    client.wait(wait)
    return 0.0
