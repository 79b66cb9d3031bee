"""A public source on this machine, in a process of its own: it must not share our interpreter's lock."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from feeds.source import Source
from tests.bench.releases import packages

_FIRST = 0x800000
"""The number of the first procurement it tells of: none that a workspace of ours holds."""
_SERVER = """
import functools, http.server, sys
quiet = type("Quiet", (http.server.SimpleHTTPRequestHandler,), {"log_message": lambda *_: None})
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(quiet, directory=sys.argv[1]))
print(server.server_port, flush=True)
server.serve_forever()
"""


@contextmanager
def source_of(releases: int) -> Iterator[Source]:
    """Serve so many new releases, a hundred a page, each page naming the next."""
    with tempfile.TemporaryDirectory() as folder:
        bodies = list(packages(releases, seed=23, first=_FIRST))
        for number, body in enumerate(bodies):
            page = json.loads(body)
            if number + 1 < len(bodies):
                page["links"] = {"next": f"{number + 1}.json"}
            (Path(folder) / f"{number}.json").write_text(json.dumps(page))
        server = subprocess.Popen([sys.executable, "-c", _SERVER, folder], stdout=subprocess.PIPE, text=True)
        try:
            assert server.stdout
            port = server.stdout.readline().strip()
            yield Source(
                id="bench", name="A source of this bench", url=f"http://127.0.0.1:{port}/0.json",
                format="ocds", nation="england", publisher="", coverage="", licence="", attribution="",
                private=True,
            )  # fmt: skip
        finally:
            server.terminate()
            server.wait()
            if server.stdout:
                server.stdout.close()
