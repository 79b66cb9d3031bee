"""The process in which web feeds are parsed: one at a time, ended and begun anew when one takes too long.

A hostile feed can make any parser slow or greedy. In a process of its own it costs ten seconds and
nothing else. Both sides talk in frames: eight bytes of length, then so many bytes; the document goes
in, a `Feed` in MessagePack comes out.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO

import msgspec

from feeds.formats.unusable import Unusable
from feeds.formats.web_feed_entries import Feed

LIMIT_S = 10.0
"""How long one document may take."""

_MEMORY = 300 * 2**20
_LENGTH = 8
_FEED = msgspec.msgpack.Decoder(Feed)


class WebFeedWorker:
    """Hands documents to a process that is started when first needed. Any thread may ask."""

    def __init__(self, *, limit_s: float = LIMIT_S, command: tuple[str, ...] | None = None) -> None:
        self._limit_s = limit_s
        self._command = command or (sys.executable, "-m", "feeds.web_feed_worker")
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def parse(self, document: bytes) -> Feed:
        """Return what stands in this document.

        Raises:
            Unusable: it took too long, or the process stopped over it.
        """
        with self._lock:
            process = self._running()
            late = threading.Event()
            timer = threading.Timer(self._limit_s, _end, (process, late))
            timer.start()
            try:
                return _FEED.decode(_asked(process, document))
            except (OSError, EOFError, msgspec.DecodeError) as error:
                self._stop()
                if late.is_set():
                    raise Unusable(f"Reading it took longer than {self._limit_s:.0f} seconds.") from error
                raise Unusable("The reader of web feeds stopped while reading it.") from error
            finally:
                timer.cancel()

    def close(self) -> None:
        """End the process, if there is one; a later document starts another."""
        with self._lock:
            self._stop()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
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


def _end(process: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    process.kill()


def _asked(process: subprocess.Popen[bytes], document: bytes) -> bytes:
    if process.stdin is None or process.stdout is None:
        raise EOFError
    _send(process.stdin, document)
    answer = _received(process.stdout)
    if answer is None:
        raise EOFError
    return answer


def _environment() -> dict[str, str]:
    """Return our environment, with the folder of this package among those Python imports from."""
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
    return pipe.read(int.from_bytes(length, "big"))


worker = WebFeedWorker()
"""The one that reading uses."""
atexit.register(worker.close)


def _limit_memory() -> None:
    """Keep this process from taking all memory, where the system can do so."""
    try:
        import resource
    except ImportError:  # Windows
        return
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def main() -> None:
    """Answer documents from standard input until it ends."""
    from feeds.formats.web_feed_entries import parse

    _limit_memory()
    encode = msgspec.msgpack.Encoder().encode
    while (document := _received(sys.stdin.buffer)) is not None:
        _send(sys.stdout.buffer, encode(parse(document)))


if __name__ == "__main__":
    main()
