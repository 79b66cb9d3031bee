"""What the tests of the walkers share: the catalogue's sources on this machine, and what a walk brought."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from msgspec.structs import replace

from feeds.client import Client
from feeds.notice import Notice, Rejection
from feeds.reading import opened
from feeds.source import Source, catalogue
from feeds.walk import Page
from tests.feeds.serving import Hands, Server, Visit, a_client, answer

WEB_PAGE = b"<!DOCTYPE html><html><body><form>Log in</form></body></html>"


def played(source_id: str, server: Server, **changes: Any) -> Source:
    """Return a source of the catalogue, asked at this server instead, without its pace."""
    [source] = [source for source in catalogue() if source.id == source_id]
    here: dict[str, Any] = {"url": f"{server.url}/api", "private": True, "pace_s": 0.0}
    return replace(source, **(here | changes))


def by(hands: Hands, **changes: Any) -> Client:
    """Return a client that goes by this clock and waits by it."""
    return a_client(now=hands.now, pause=hands.pause, **changes)


def ids(pages: Iterable[Page]) -> list[str]:
    """Return the ids of all notices, in the order they came."""
    return [item.id for page in pages for item in map(opened, page.items) if isinstance(item, Notice)]


def reasons(pages: Iterable[Page]) -> list[str]:
    """Return why items were set aside."""
    return [item.reason for page in pages for item in map(opened, page.items) if isinstance(item, Rejection)]


def refuse(visit: Visit, what: str) -> None:
    """Answer as a service does that was asked in a wrong way."""
    said = {"timestamp": "2026-06-09T08:00:00", "status": 400, "error": "Bad Request", "message": what}
    visit.say(answer(json.dumps(said).encode(), status="400 Bad Request"))
