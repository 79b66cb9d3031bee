"""A server on this machine that says exactly what a test wants, byte by byte."""

from __future__ import annotations

import socket
import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from msgspec.structs import replace

from feeds.client import Client
from feeds.source import Source

NOW = datetime(2026, 6, 9, 8, 0, tzinfo=UTC)


@dataclass
class Visit:
    """One request, as it came."""

    path: str
    headers: dict[str, str]
    connection: socket.socket
    stopped: threading.Event
    method: str = "GET"
    body: bytes = b""

    @property
    def asked(self) -> dict[str, str]:
        """The question behind the path."""
        return dict(parse_qsl(urlsplit(self.path).query, keep_blank_values=True))

    def say(self, *parts: bytes) -> None:
        """Send these bytes."""
        for part in parts:
            self.connection.sendall(part)

    def drip(self, part: bytes) -> None:
        """Send these bytes again and again, until the other side has had enough or the test is over."""
        while not self.stopped.wait(0.02):
            self.connection.sendall(part)


def answer(body: bytes = b"", status: str = "200 OK", **headers: str) -> bytes:
    """Return a whole answer."""
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    if not any(line.lower().startswith("content-length") for line in lines):
        lines.append(f"Content-Length: {len(body)}")
    head = "\r\n".join([f"HTTP/1.1 {status}", "Connection: close", *lines])
    return f"{head}\r\n\r\n".encode("latin-1") + body


@dataclass
class Server:
    """What a running server knows: where it stands, and who came."""

    url: str
    visits: list[Visit] = field(default_factory=list)

    @property
    def paths(self) -> list[str]:
        """The paths asked for, in order."""
        return [visit.path for visit in self.visits]

    def source(self, path: str = "/", **changes: Any) -> Source:
        """Return a private source at a path of this server."""
        plain = Source(id="test", name="Test feed", url=f"{self.url}{path}", format="ocds", private=True)
        return replace(plain, **changes)


@contextmanager
def serving(respond: Callable[[Visit], None], host: str = "127.0.0.1", port: int = 0) -> Iterator[Server]:
    """Serve every request by `respond` while the block lasts, at an address of this machine."""
    stopped = threading.Event()
    server: Server

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            request = self.rfile.readline().decode("latin-1").split()
            if len(request) < 2:
                return
            headers = {}
            while (line := self.rfile.readline().decode("latin-1").strip()) != "":
                name, _, value = line.partition(":")
                headers[name.lower()] = value.strip()
            body = self.rfile.read(int(headers.get("content-length", "0")))
            visit = Visit(request[1], headers, self.connection, stopped, request[0], body)
            server.visits.append(visit)
            with suppress(OSError):  # the client has gone, as some tests want it to
                respond(visit)

    class Listener(socketserver.ThreadingTCPServer):
        daemon_threads = True
        allow_reuse_address = True

    with Listener((host, port), Handler) as listener:
        server = Server(f"http://{host}:{listener.server_address[1]}")
        thread = threading.Thread(target=listener.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield server
        finally:
            stopped.set()
            listener.shutdown()
            thread.join()


class Hands:
    """A clock that moves only when somebody waits by it, and that remembers each wait."""

    def __init__(self, at: datetime = NOW) -> None:
        self.at = at
        self.waits: list[float] = []

    def now(self) -> datetime:
        """Return the time."""
        return self.at

    def pause(self, seconds: float) -> None:
        """Let this time go by at once."""
        self.waits.append(seconds)
        self.at += timedelta(seconds=seconds)


def a_client(**changes: Any) -> Client:
    """Return a client with a clock that stands still and little patience."""
    how: dict[str, Any] = {"now": lambda: NOW, "limit_s": 5.0, **changes}
    return Client("TenderPause/test (+https://tender-pause.example)", **how)
