"""The codes of what charities do, as bits of one number."""

from __future__ import annotations

from collections.abc import Iterable

from feeds.registers.classes import CLASSES

_BIT = {code: 1 << place for place, code in enumerate(CLASSES)}


def mask(codes: Iterable[int]) -> int:
    """Return the bits of these codes; those of no class that we know are passed over."""
    return sum({_BIT[code] for code in codes if code in _BIT})


def labels(bits: int) -> tuple[str, ...]:
    """Return the names of the classes whose bits are set."""
    return tuple(name for code, name in CLASSES.items() if bits & _BIT[code])


def codes_named(words: str) -> tuple[int, ...]:
    """Return the classes whose name holds all these words, or their beginnings."""
    wanted = words.casefold().replace("/", " ").split()
    return tuple(
        code
        for code, name in CLASSES.items()
        if wanted and all(any(part.startswith(word) for part in _parts(name)) for word in wanted)
    )


def _parts(name: str) -> list[str]:
    return name.casefold().replace(",", " ").replace("(", " ").replace(")", " ").split()
