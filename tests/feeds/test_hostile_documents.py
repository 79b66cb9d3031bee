"""Hostile documents end within ten seconds and 300 MB, cost only themselves, and reach for nothing.

Each is read in a process of its own, whose largest size the system tells, and which ends at once if anything
in it opens a file that the document names, or a connection.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.feeds.hostile import DOCUMENTS

LIMIT_S = 10.0
LIMIT_KIB = 300 * 1024
_SLACK_S = 50.0
"""What a loaded machine and the start of two processes may add before the wait is given up."""
_CHILD = """
import json, sys, time

def watched(event, arguments):
    name = str(arguments[0]) if arguments else ""
    if event == "open" and name.startswith(("/etc/hostname", "file:")):
        raise SystemExit("It opened " + name)
    if event in ("socket.connect", "socket.getaddrinfo", "urllib.Request"):
        raise SystemExit("It asked for " + name)

from feeds.notice import Notice
from feeds.reading import read
import feeds.formats.web_feed_entries

body = sys.stdin.buffer.read()
sys.addaudithook(watched)
began, used = time.monotonic(), time.process_time()
notices = rejections = 0
links, reasons, texts = [], [], []
for found in read(body, received_from="hostile"):
    if isinstance(found, Notice):
        notices += 1
        links.append(found.url)
        texts.append((found.title or "")[:200])
    else:
        rejections += 1
        reasons.append(found.reason)
took = time.monotonic() - began

def largest(process):
    with open(f"/proc/{process}/status") as status:
        return next((int(line.split()[1]) for line in status if line.startswith("VmHWM")), 0)

with open("/proc/thread-self/children") as children:
    workers = children.read().split()
sizes = [largest(process) for process in ("self", *workers)]
from feeds.web_feed_worker import worker
worker.close()
print(json.dumps({
    "notices": notices, "rejections": rejections, "took_s": took, "kib": sizes,
    "links": links[:50], "reasons": reasons[:50], "texts": texts[:50],
}))
"""


@dataclass(frozen=True)
class Outcome:
    """What reading a document came to. `kib` is the largest size of the process, and of its worker."""

    notices: int
    rejections: int
    took_s: float
    kib: tuple[int, ...]
    links: tuple[str | None, ...]
    reasons: tuple[str, ...]
    texts: tuple[str, ...]


def outcome(body: bytes) -> Outcome:
    """Read a document in a process of its own."""
    run = subprocess.run(
        [sys.executable, "-c", _CHILD],
        input=body,
        capture_output=True,
        timeout=LIMIT_S + _SLACK_S,
        check=False,
        cwd=Path(__file__).resolve().parents[2],
    )
    assert run.returncode == 0, run.stderr.decode()[-2_000:]
    said = json.loads(run.stdout)
    return Outcome(
        notices=said["notices"],
        rejections=said["rejections"],
        took_s=said["took_s"],
        kib=tuple(said["kib"]),
        links=tuple(said["links"]),
        reasons=tuple(said["reasons"]),
        texts=tuple(said["texts"]),
    )


pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the largest size")


@pytest.mark.parametrize("document", DOCUMENTS)
def test_it_ends_in_time_and_size_and_is_read_or_set_aside(document: str) -> None:
    body = DOCUMENTS[document]()

    found = outcome(body)

    assert found.took_s < LIMIT_S + 20  # a document of a web feed is given up after ten seconds of its own
    assert max(found.kib) < LIMIT_KIB
    assert found.notices + found.rejections > 0
    assert all(link is None or link.startswith(("http://", "https://")) for link in found.links)
    assert all(found.reasons)
    assert not any(
        "<img" in text or "\0" in text or "\x1b" in text for text in found.texts if "OCDS" not in document
    )
