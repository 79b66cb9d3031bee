"""What can go wrong, in three sentences: what happened, what is safe, what to do.

TenderPauseError        the root of every expected trouble; anything else is a bug of ours
└── FeedError           trouble with a source or with what it sent
    ├── SourceUnreachable   no answer: offline, timed out, a 5xx
    │   ├── SourceBusy      told to wait
    │   ├── SourceOutOfReach  nothing could be sent: we are offline, or it is
    │   └── SourceTroubled  it answered, and said that it has trouble of its own
    ├── SourceChanged       an answer, in a shape we do not know
    │   ├── SourceTooLarge  more than it may send
    │   └── SourceGone      it said that this address has ended for good
    └── AddressRefused      an address that we do not connect to
"""

from __future__ import annotations

import math


class TenderPauseError(Exception):
    """Expected trouble, told to a person in three sentences."""

    def __init__(self, *, happened: str, safe: str, to_do: str) -> None:
        super().__init__(happened)
        self.happened = happened
        self.safe = safe
        self.to_do = to_do

    def __str__(self) -> str:
        return " ".join(sentence for sentence in (self.happened, self.safe, self.to_do) if sentence)


class FeedError(TenderPauseError):
    """Trouble with a source or with what it sent."""


class SourceUnreachable(FeedError):
    """The source gave no answer: we are offline, it timed out, or it answered 5xx."""


class SourceBusy(SourceUnreachable):
    """The source asked us to wait."""

    def __init__(self, source: str, *, retry_after_s: float) -> None:
        super().__init__(
            happened=f"{source} asked us to wait {_span(retry_after_s)}.",
            safe="What it sent before is kept.",
            to_do="Nothing: it is asked again by itself.",
        )
        self.retry_after_s = retry_after_s


class SourceOutOfReach(SourceUnreachable):
    """Nothing could be sent to the source: its name is not known or nobody answers there."""


class SourceTroubled(SourceUnreachable):
    """The source answered that it has trouble of its own: a 5xx, or a search that it broke off."""


class SourceChanged(FeedError):
    """The source answered in a shape that we do not know."""


class SourceTooLarge(SourceChanged):
    """The source sends more than it may."""


class SourceGone(SourceChanged):
    """The source said that this address has ended for good (410): it need not be asked again."""


class AddressRefused(FeedError):
    """The address is not one that we connect to."""


def _span(seconds: float) -> str:
    """Return so long a time as people say it: "40 seconds", "2 minutes", "3 hours", never too short."""
    minutes = math.ceil(seconds / 60)
    if seconds < 2 * 60:
        count, unit = math.ceil(seconds), "second"
    elif minutes < 2 * 60:
        count, unit = minutes, "minute"
    else:
        count, unit = math.ceil(seconds / 3600), "hour"
    return f"{count} {unit}{'' if count == 1 else 's'}"
