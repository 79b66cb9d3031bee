"""Where a redirect leads."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

from feeds.addresses import refused
from feeds.complaints import changed
from feeds.source import Source


def next_hop(source: Source, url: str, to: str) -> str:
    """Return the address that a redirect from `url` leads to.

    Raises:
        SourceChanged: it leads nowhere.
        AddressRefused: it would leave a safe connection for an open one, or is no address.
    """
    if not to:
        raise changed(source, "sends us on without saying where")
    try:
        target = urljoin(url, to)
    except ValueError as error:
        raise refused(to, "it is no address that can be read") from error
    if urlsplit(url).scheme == "https" and urlsplit(target).scheme == "http":
        raise refused(target, "a safe connection was to be left for an open one")
    return target
