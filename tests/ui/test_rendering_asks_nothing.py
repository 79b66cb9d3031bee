"""Two hundred hostile items in the window: no socket is opened, and no file outside the app is read."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QColor, QImage

from desktop.services.desk import Desk
from desktop.services.importing import import_files
from tests.feeds.serving import answer, serving
from tests.ui import hostile_items
from tests.ui.hostile_renderer import BEGINS, CANARY, ENDS

ROOT = Path(__file__).resolve().parents[2]
_CALLS = "open,openat,openat2,creat,execve,socket,connect,sendto,sendmsg"
_PATH = re.compile(r'"((?:[^"\\]|\\.)*)"')
_SYSTEM = ("/proc/", "/sys/", "/dev/urandom", "/dev/shm/", "/etc/localtime", "/usr/share/zoneinfo")
"""What Python, SQLite and Qt look at by themselves."""


@dataclass
class Rendered:
    """What showing them came to: what the process said of itself, what the server saw, what a tracer did."""

    shown: int
    canary: int
    heard: list[str]
    visits: int
    traced: list[str]
    own: tuple[str, ...]

    def outside(self, asked: list[str]) -> list[str]:
        """Return those that name a file which is none of the app's own, nor looked at by any program."""
        return [
            one
            for one in asked
            if (path := _PATH.search(one.replace("'", '"')))
            and path[1].startswith("/")
            and not path[1].startswith((*self.own, *_SYSTEM))
        ]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("elsewhere")


@pytest.fixture
def rendered(desk: Desk, folder: Path, tmp_path: Path) -> Rendered:
    picture = folder / "canary.png"
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(QColor(CANARY))
    assert image.save(str(picture))
    with serving(lambda visit: visit.say(answer(picture.read_bytes(), Content_Type="image/png"))) as server:
        files = hostile_items.written(folder, picture=picture, address=server.url)
        brought = import_files(desk, files, lambda _done, _total: None)
        assert [one.tally.new for one in brought] == [hostile_items.PER_FORMAT] * 2
        desk.workspace.close()
        said, traced = _run(desk.workspace.path, tmp_path)
        return Rendered(
            **said,
            visits=len(server.visits),
            traced=traced,
            own=(str(ROOT), str(tmp_path), sys.prefix, sys.base_prefix, sysconfig.get_path("stdlib")),
        )


def _run(workspace: Path, tmp_path: Path) -> tuple[dict[str, Any], list[str]]:
    """Run the renderer, under a tracer of system calls where there is one."""
    trace = tmp_path / "trace.txt"
    strace = shutil.which("strace")
    only = f"trace={_CALLS}"  # and the process stops at no other call
    tracer = (
        [strace, "-f", "--seccomp-bpf", "-qq", "-s", "500", "-e", only, "-o", str(trace)] if strace else []
    )
    done = subprocess.run(
        [*tracer, sys.executable, "-m", "tests.ui.hostile_renderer", str(workspace)],
        cwd=ROOT,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    lines = trace.read_text("utf-8", "replace").splitlines() if strace else []
    marks = [place for place, line in enumerate(lines) if f'"{BEGINS}"' in line or f'"{ENDS}"' in line]
    return json.loads(done.stdout), lines[marks[0] + 1 : marks[-1]] if marks else []


def test_nothing_is_asked_and_no_file_is_read_but_the_apps_own(rendered: Rendered) -> None:
    sockets = [line for line in rendered.traced if re.search(r"\b(?:socket|connect|sendto|sendmsg)\(", line)]
    opened = [line for line in rendered.traced if re.search(r"\b(?:open|openat|openat2|creat)\(", line)]

    assert rendered.shown == 2 * hostile_items.PER_FORMAT
    assert rendered.visits == 0
    assert rendered.canary == 0
    assert [event for event in rendered.heard if not event.startswith("open ")] == []
    assert rendered.outside(rendered.heard) == []
    assert sockets == []
    assert rendered.outside(opened) == []
    assert not any("canary.png" in line for line in rendered.traced)
