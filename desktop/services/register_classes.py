"""The codes of what charities do, as bits of one number."""

from __future__ import annotations

import re
from collections.abc import Iterable

from feeds.registers.classes import CLASSES

_JOINTS = re.compile(r"[,/()]+")
_BIT = {code: 1 << place for place, code in enumerate(CLASSES)}


def mask(codes: Iterable[int]) -> int:
    """Return the bits of these codes; those of no class that we know are passed over."""
    return sum({_BIT[code] for code in codes if code in _BIT})


def labels(bits: int) -> tuple[str, ...]:
    """Return the names of the classes whose bits are set."""
    return tuple(name for code, name in CLASSES.items() if bits & _BIT[code])


def codes_named(words: str) -> tuple[int, ...]:
    """Return the class of that name, else those whose name holds all these words, or their beginnings."""
    wanted = _parts(words)
    exact = tuple(code for code, name in CLASSES.items() if _parts(name) == wanted)
    if exact:
        return exact
    return tuple(
        code
        for code, name in CLASSES.items()
        if wanted and all(any(part.startswith(word) for part in _parts(name)) for word in wanted)
    )


def _parts(name: str) -> list[str]:
    return _JOINTS.sub(" ", name.casefold()).split()
