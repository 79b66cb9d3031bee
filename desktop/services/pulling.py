"""Pulling sources: each page is fetched, read and stored with the source's mark in one go."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib.metadata import version

from desktop.services.desk import Desk
from desktop.services.storing import Storing
from desktop.store import sources as source_store
from desktop.store.notices import Tally
from feeds.client import Client
from feeds.errors import FeedError
from feeds.source import Source
from feeds.walk import pages

log = logging.getLogger(__name__)

Step = Callable[[int, int], None]

USER_AGENT = f"TenderPause/{version('tender-pause')}"
"""What we call ourselves; the name is what a source's operator can look for."""


@dataclass(frozen=True, slots=True)
class Pulled:
    """What one source brought. `error` is None when it answered in full."""

    id: str
    name: str
    tally: Tally
    error: FeedError | None = None


def pull(desk: Desk, sources: Iterable[Source], client: Client, step: Step) -> tuple[Pulled, ...]:
    """Pull these sources one after another; one that fails never stops the rest.

    `step` hears (pages stored, pages in all or 0 when unknown) and may raise to cancel: what was
    stored stays, and the next pull goes on from there.
    """
    return tuple(_pull(desk, source, client, step) for source in sources)


def _pull(desk: Desk, source: Source, client: Client, step: Step) -> Pulled:
    storing = Storing(desk, source.id)
    with desk.reader() as db:
        mark = source_store.mark(db, source.id)
    try:
        for page in pages(source, mark, client):
            storing.store(page.items, page.mark)
            step(page.number, page.of or 0)
    except FeedError as error:
        log.warning("%s stopped: %s", source.id, error)
        storing.failed(error)
        return Pulled(source.id, source.name, storing.tally, error)
    except BaseException:  # cancelled, or a bug of ours: what came so far is told of, too
        storing.stopped()
        raise
    storing.succeeded()
    return Pulled(source.id, source.name, storing.tally)
