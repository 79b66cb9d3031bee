"""What went wrong with an answer, in the three sentences of an error."""

from __future__ import annotations

import ssl

import httpcore2
import httpx2

from feeds.errors import (
    SourceChanged,
    SourceGone,
    SourceOutOfReach,
    SourceTooLarge,
    SourceTroubled,
    SourceUnreachable,
)
from feeds.source import Source

KEPT = "What it sent before is kept."

_REFUSALS = {
    401: "asks us to log in (401)",
    403: "does not let us in (403)",
    404: "has nothing at this address (404)",
}
_LOOK_AT_ITS_SITE = "If it lasts, look at the source's own site: its address may have changed."


def unexpected(source: Source, status: int) -> SourceChanged:
    """Return the error for a status that is no answer to us."""
    if status == 410:
        return SourceGone(
            happened=f"{source.name} has ended this address for good (410).",
            safe=KEPT,
            to_do="Look at the source's own site for a new address; this one can be switched off.",
        )
    return changed(source, _REFUSALS.get(status, f"answered with the code {status}"))


def changed(source: Source, what: str) -> SourceChanged:
    """Return the error for an answer in a shape that we do not know."""
    return SourceChanged(happened=f"{source.name} {what}.", safe=KEPT, to_do=_LOOK_AT_ITS_SITE)


def too_large(source: Source) -> SourceTooLarge:
    """Return the error for an answer over the source's limit."""
    limit = f"{source.body_limit_bytes / 2**20:g} MiB"
    return SourceTooLarge(
        happened=f"{source.name} sends more than the {limit} that it may.", safe=KEPT, to_do=_LOOK_AT_ITS_SITE
    )


def troubled(source: Source, what: str) -> SourceTroubled:
    """Return the error for an answer that says that the source has trouble of its own."""
    return SourceTroubled(happened=f"{source.name} {what}.", safe=KEPT, to_do="Try again later.")


def down(source: Source, what: str) -> SourceUnreachable:
    """Return the error for no whole answer."""
    return SourceUnreachable(happened=f"{source.name} {what}.", safe=KEPT, to_do="Try again later.")


def unreachable(source: Source, error: Exception) -> SourceUnreachable:
    """Return the error for what the network did."""
    if isinstance(error, httpx2.ConnectError | httpx2.ConnectTimeout | ssl.SSLError):
        return SourceOutOfReach(
            happened=f"{source.name} could not be reached.", safe=KEPT, to_do="Try again later."
        )
    if isinstance(error, httpx2.TimeoutException | httpcore2.TimeoutException):
        return down(source, "did not answer in time")
    if isinstance(error, httpx2.DecodingError):
        return down(source, "sent an answer that could not be unpacked")
    return down(source, "sent an answer that was cut off or could not be understood")
