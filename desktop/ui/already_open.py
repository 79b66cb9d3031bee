"""One window a person and workspace: a second launch brings the first one forward.

The window that may write listens under a name made of who runs it and where its workspace lies. Whoever
is launched next calls there first. Since only the holder of the workspace's lock listens, a name left
behind by a killed window belongs to nobody and is simply taken over.
"""

from __future__ import annotations

import getpass
import os
import sys
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtNetwork import QLocalServer, QLocalSocket

if TYPE_CHECKING:  # whoever only calls should not wait for widgets
    from PySide6.QtWidgets import QWidget

ANSWER_WITHIN_MS = 1_000
"""How long a launch waits for the window that is open already; then it opens read-only."""

_STARTED_WITHIN_S = 2.0
"""How long one that holds the workspace may need until it listens; then something else holds it."""
_AGAIN_S = 0.03
_HERE = b"here\n"


class FirstWindow(QObject):
    """Listens for later launches and does `come_forward` when one calls."""

    def __init__(
        self, workspace: Path, come_forward: Callable[[], object], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._come_forward = come_forward
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        name = name_of(workspace)
        QLocalServer.removeServer(name)  # left behind by a killed window, else not there
        self._server.listen(name)

    def stop(self) -> None:
        """Listen no more; the name is free."""
        self._server.close()

    def _answer(self) -> None:
        while (caller := self._server.nextPendingConnection()) is not None:
            caller.disconnected.connect(caller.deleteLater)
            self._come_forward()
            caller.write(_HERE)
            caller.flush()
            caller.disconnectFromServer()


def reached_first_window(workspace: Path) -> bool:
    """Call the window that is open on this workspace; return whether it came forward.

    One that is only just starting does not listen yet: it is called again for a while.
    """
    _let_it_come_forward()
    name, until = name_of(workspace), time.monotonic() + _STARTED_WITHIN_S
    while (came := _call(name)) is None and time.monotonic() < until:
        time.sleep(_AGAIN_S)
    return came is True


def _call(name: str) -> bool | None:
    """Call whoever listens under a name; None where nobody does."""
    caller = QLocalSocket()
    caller.connectToServer(name, QLocalSocket.OpenModeFlag.ReadOnly)
    if not caller.waitForConnected(ANSWER_WITHIN_MS):
        return None
    answered = caller.bytesAvailable() > 0 or caller.waitForReadyRead(ANSWER_WITHIN_MS)
    return answered and caller.readAll().data() == _HERE


def bring_forward(window: QWidget) -> None:
    """Show a window above the others, with the keyboard in it."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()


def name_of(workspace: Path) -> str:
    """Return the name under which the window on this workspace listens."""
    who = str(os.getuid()) if sys.platform != "win32" else getpass.getuser()
    where = os.path.normcase(workspace.resolve())
    return f"tender-pause-{sha256(f'{who} {where}'.encode()).hexdigest()[:24]}"


def _let_it_come_forward() -> None:
    """Give away the right to take the foreground, which Windows grants to the newest launch alone."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(-1)
