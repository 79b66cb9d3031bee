"""Serves the sample from this machine over real HTTP, so that it goes the way of every other source."""

from __future__ import annotations

import hashlib
import threading
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self

from desktop.services.sample_pages import answers
from desktop.services.sample_sources import sample_sources
from feeds.source import Source

_HOST = "127.0.0.1"


class SampleServer:
    """The sample of one day, served while the `with` block lasts, on a port that is free.

    The sources are private (they are on this machine), and stand in no catalogue.
    """

    def __init__(self, today: date) -> None:
        self._today = today
        self._server: ThreadingHTTPServer | None = None
        self._thread: threading.Thread | None = None

    def __enter__(self) -> Self:
        server = ThreadingHTTPServer((_HOST, 0), _Handler)
        server.daemon_threads = True
        self._site = f"http://{_HOST}:{server.server_port}"
        server.RequestHandlerClass = _handler(answers(self._today, self._site))
        self._server = server
        self._thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._server is not None and self._thread is not None:
            self._server.shutdown()
            self._thread.join()
            self._server.server_close()

    def sources(self) -> tuple[Source, ...]:
        """Return the sources of the sample, at the address where they are served now."""
        return sample_sources(self._site)


class _Handler(BaseHTTPRequestHandler):
    """Answers from a table of paths; a path that is not in it is not found."""

    served: dict[str, tuple[str, bytes]] = {}  # noqa: RUF012  set anew for each server

    def do_GET(self) -> None:
        """Answer with a body and its ETag, or that it has not changed."""
        found = self.served.get(self.path)
        if found is None:
            self.send_error(404)
            return
        content_type, body = found
        etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
        if self.headers.get("If-None-Match") == etag:
            self.send_response(304)
            self.send_header("ETag", etag)
            self.end_headers()
            return
        self.send_response(200)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("ETag", etag)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet: this is no server that anybody watches."""


def _handler(served: dict[str, tuple[str, bytes]]) -> type[_Handler]:
    return type("_SampleHandler", (_Handler,), {"served": served})
