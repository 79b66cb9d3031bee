"""What the window feels while hostile sources are pulled: every hostile document and answer, one by one.

The goal is that the event loop is never blocked for 100 ms; an idle window in the same run is the peer.
"""

from __future__ import annotations

import tempfile
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop.services.desk import Desk
from desktop.services.opening import open_desk
from desktop.services.pulling import pull
from desktop.ui.dressing import dressed_application
from desktop.ui.main_window import MainWindow
from desktop.ui.page import Place
from desktop.ui.pages import page_makers
from desktop.ui.pictures import settle
from tests.bench.figures import heading, told
from tests.bench.watchdog import Watchdog
from tests.feeds.hostile import DOCUMENTS
from tests.feeds.serving import Visit, a_client, answer, serving
from tests.services.test_hostile_answers import HOSTILE

GOAL_MS = 100.0
_LIMIT_S = 3.0
_IDLE_S = 3.0
_NAMED = 5


def main() -> None:
    """Print the longest stalls, and which of the inputs they belong to."""
    app = dressed_application()
    with tempfile.TemporaryDirectory() as folder:
        desk = open_desk(Path(folder) / "hostile.tenderpause", lambda: datetime.now(UTC))
        window = MainWindow(desk, page_makers())
        window.show()
        window.go(Place.OPPORTUNITIES)
        settle()
        _measure(app, desk)
        window.close()
        desk.workspace.close()


def _measure(app: QApplication, desk: Desk) -> None:
    heading("A window while hostile sources are pulled")
    ends = time.monotonic() + _IDLE_S
    dog = Watchdog()
    with dog.watching():
        _run_until(app, lambda: time.monotonic() > ends)
    told("idle (the peer): the longest stall", f"{dog.worst_ms:.0f} ms")
    found = []
    for name, respond in _inputs().items():
        began = time.monotonic()
        with serving(respond) as server, dog.watching():
            source = server.source("/x", id="hostile", format="ocds" if "OCDS" in name else "web_feed")
            client = a_client(now=desk.now, limit_s=_LIMIT_S, pause=lambda _: None)
            pulling = threading.Thread(target=partial(pull, desk, [source], client, lambda _done, _all: None))
            pulling.start()
            _run_until(app, lambda pulling=pulling: not pulling.is_alive())  # type: ignore[misc]
        found.append((dog.worst_ms, time.monotonic() - began, name))
    over = sum(worst > GOAL_MS for worst, _, _ in found)
    told(f"{len(found)} inputs, of which over {GOAL_MS:.0f} ms", f"{over}")
    told("the longest pull", f"{max(took for _, took, _ in found):.1f} s")
    for worst, took, name in sorted(found, reverse=True)[:_NAMED]:
        told(f"  {name}", f"{worst:.0f} ms, pulled in {took:.1f} s")


def _inputs() -> dict[str, Callable[[Visit], None]]:
    documents = {name: partial(_say, answer(make())) for name, make in DOCUMENTS.items()}
    return documents | {f"answer {name}": respond for name, respond in HOSTILE.items()}


def _say(said: bytes, visit: Visit) -> None:
    visit.say(said)


def _run_until(app: QApplication, done: Callable[[], bool]) -> None:
    while not done():
        app.processEvents()
        time.sleep(0.001)


if __name__ == "__main__":
    main()
