"""A process beside ours that answers one frame of bytes with another, and can be ended at any moment.

What is hostile can make any reader slow or greedy. In a process of its own it costs a few seconds and
nothing else; and what is much is read there while we do something else. A frame is eight bytes of
length, then so many bytes.
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    import subprocess

_MEMORY = 300 * 2**20
_LENGTH = 8


class ProcessFailed(Exception):
    """No answer came: the process stopped, or was ended because it took too long (`late`)."""

    def __init__(self, *, late: bool) -> None:
        super().__init__(late)
        self.late = late


class SideProcess:
    """Asks a process that is started when first needed, and anew after it failed. Any thread may ask."""

    def __init__(self, command: tuple[str, ...]) -> None:
        self._command = command
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, frame: bytes, limit_s: float) -> bytes:
        """Return the answer to this frame.

        Raises:
            ProcessFailed: it took longer than so many seconds, or the process stopped over it.
        """
        with self._lock:
            late = threading.Event()
            try:
                process = self._running()
                timer = threading.Timer(limit_s, _end, (process, late))
                timer.start()
                try:
                    return _asked(process, frame)
                finally:
                    timer.cancel()
            except (OSError, EOFError) as error:
                self._stop()
                raise ProcessFailed(late=late.is_set()) from error

    def end(self) -> None:
        """End the process at once, also while another thread waits for its answer."""
        process = self._process
        if process is not None:
            process.kill()

    def close(self) -> None:
        """End the process, if there is one; who asks later starts another."""
        with self._lock:
            self._stop()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            import subprocess  # loads slowly, and no window waits for it

            self._stop()
            self._process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=_environment(),
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        return self._process

    def _stop(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        process.wait()


def answer_all(answer: Callable[[bytes], bytes]) -> None:
    """Be that process: answer each frame from standard input until it ends, within bounds of memory."""
    _limit_memory()
    while (frame := _received(sys.stdin.buffer)) is not None:
        _send(sys.stdout.buffer, answer(frame))


def _end(process: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    process.kill()


def _asked(process: subprocess.Popen[bytes], frame: bytes) -> bytes:
    if process.stdin is None or process.stdout is None:
        raise EOFError
    _send(process.stdin, frame)
    answer = _received(process.stdout)
    if answer is None:
        raise EOFError
    return answer


def _environment() -> dict[str, str]:
    """Return our environment, with the folder of our packages among those Python imports from."""
    ours = str(Path(__file__).resolve().parents[1])
    others = os.environ.get("PYTHONPATH")
    return {**os.environ, "PYTHONPATH": os.pathsep.join((ours, others)) if others else ours}


def _send(pipe: IO[bytes], frame: bytes) -> None:
    pipe.write(len(frame).to_bytes(_LENGTH, "big"))
    pipe.write(frame)
    pipe.flush()


def _received(pipe: IO[bytes]) -> bytes | None:
    length = pipe.read(_LENGTH)
    if len(length) < _LENGTH:
        return None
    frame = pipe.read(int.from_bytes(length, "big"))
    return frame if len(frame) == int.from_bytes(length, "big") else None


def _limit_memory() -> None:
    """Keep this process from taking all memory, where the system can do so."""
    try:
        import resource
    except ImportError:  # Windows
        return
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
