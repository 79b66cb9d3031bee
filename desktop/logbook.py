"""The log of what went wrong, for whoever looks after the program. No personal data stands in it.

What people type, and what sources publish, may hold names and addresses, and an error's own words may
repeat any of it. So only what we wrote ourselves goes in: where in the program it happened, the kind of
error, and the words of those kinds that can speak of nothing but the program.
"""

from __future__ import annotations

import faulthandler
import logging
import os
import traceback
from collections.abc import Iterator
from copy import copy
from pathlib import Path
from types import TracebackType
from typing import Final

from desktop.places import log_folder
from feeds.errors import TenderPauseError

LOG_BYTES: Final = 512 * 1024
OLDER_LOGS: Final = 3
FAULT_BYTES: Final = 64 * 1024

_OF_THE_PROGRAM = (
    ArithmeticError,
    AttributeError,
    ImportError,
    NameError,
    RecursionError,
    RuntimeError,
    SyntaxError,
    TypeError,
)
"""Kinds of errors whose words speak of the program alone."""

_ROOT = Path(__file__).parents[1]

_ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


def log_file() -> Path:
    """Return where the log is written."""
    return log_folder() / "tender-pause.log"


def keep_log() -> None:
    """Write what goes wrong to a file that never grows large, a hard end of the program included."""
    root = logging.getLogger()
    if any(isinstance(handler, LogFile) for handler in root.handlers):
        return
    try:
        root.addHandler(LogFile())
        _keep_faults(log_folder() / "faults.log")
    except (OSError, TenderPauseError):
        return  # the work matters more than its log


class LogFile(logging.Handler):
    """The log's own file, opened by the first that goes wrong: most runs have nothing to write."""

    def __init__(self) -> None:
        super().__init__()
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Write it down, where the file lets us: the work matters more than its log."""
        try:
            self._file = self._file or _opened()
        except (OSError, TenderPauseError):
            return
        self._file.emit(record)

    def close(self) -> None:
        """Close the file, if it was opened."""
        if self._file is not None:
            self._file.close()
        super().close()


def account_of(error: BaseException) -> str:
    """Return where an error came from and of what kind it is, with those before it that led to it."""
    return "\n".join(_accounts(error))


def _opened() -> logging.Handler:
    from logging.handlers import RotatingFileHandler  # it brings sockets and pickle: no start waits for them

    file = RotatingFileHandler(log_file(), maxBytes=LOG_BYTES, backupCount=OLDER_LOGS, encoding="utf-8")
    file.setFormatter(_Discreet("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    return file


class _Discreet(logging.Formatter):
    """Tells an error by its account, never in its own words."""

    def format(self, record: logging.LogRecord) -> str:
        """Write the record, without what others who wrote it before us left in it."""
        own = copy(record)
        own.exc_text = None
        return super().format(own)

    def formatException(self, ei: _ExcInfo) -> str:  # noqa: N802  # an override of logging
        return account_of(ei[1]) if ei[1] is not None else ""


def _accounts(error: BaseException) -> Iterator[str]:
    led_by = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if led_by is not None:
        yield from _accounts(led_by)
        yield "which led to:"
    for frame in traceback.extract_tb(error.__traceback__):
        yield f"  {_short(frame.filename)}, line {frame.lineno}, in {frame.name}: {frame.line or ''}"
    yield _named(error)


def _named(error: BaseException) -> str:
    kind = f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")
    if isinstance(error, OSError):
        return f"{kind}: {error.strerror or error.errno or ''}"
    if code := getattr(error, "sqlite_errorname", ""):
        return f"{kind}: {code}"
    return f"{kind}: {error}" if isinstance(error, _OF_THE_PROGRAM) else kind


def _short(file: str) -> str:
    """Return a file's place in the program or among its libraries, without those above: they name people."""
    path = Path(file)
    if path.is_relative_to(_ROOT):
        return path.relative_to(_ROOT).as_posix()
    _, found, within = path.as_posix().rpartition("/site-packages/")
    return within if found else path.name


def _keep_faults(file: Path) -> None:
    """Let a hard end of the program leave the places in the code where it was; there is no data in that."""
    if faulthandler.is_enabled():
        return  # somebody watches already, and reads it elsewhere
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
    if file.exists() and file.stat().st_size > FAULT_BYTES:
        flags |= os.O_TRUNC
    faulthandler.enable(file=os.open(file, flags, 0o600))
