"""Asking again, within one pull, what failed for a moment: few times, and never what was refused."""

from __future__ import annotations

from collections.abc import Callable
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

MOST_WAITS = 3
"""How often a source may ask for a wait before it answers one question."""


def patiently(client: Client, ask: Callable[[], T], *, waits_s: tuple[float, ...] = WAITS_S) -> T:
    """Return what this asks for, asked again while the source gives no answer or asks to wait a little.

    Raises:
        FeedError: it failed to the last, for longer than we wait, or in a way that time does not mend.
    """
    most = len(waits_s) + MOST_WAITS
    caller = stamina.RetryingCaller(attempts=most + 1, timeout=None, wait_initial=0, wait_jitter=0)
    return caller.on(_Waiting(client, waits_s))(ask)


class _Waiting:
    """Waits as long as an error asks for, and says whether to try again."""

    def __init__(self, client: Client, waits_s: tuple[float, ...]) -> None:
        self._client = client
        self._ours = iter(waits_s)
        self._asked_for = iter(range(MOST_WAITS))

    def __call__(self, error: Exception) -> bool | float:
        wait = self._wait_s(error)
        if wait is None:
            return False
        self._client.wait(wait)  # here, so that a pull can be stopped meanwhile
        return 0.0  # nothing is left to wait for

    def _wait_s(self, error: Exception) -> float | None:
        if isinstance(error, SourceBusy):
            bearable = error.retry_after_s <= LONGEST_WAIT_S and next(self._asked_for, None) is not None
            return error.retry_after_s if bearable else None
        return next(self._ours, None) if isinstance(error, SourceUnreachable) else None
