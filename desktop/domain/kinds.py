"""Kinds of work by CPV code: which lies in which.

Eight digits; zeros at the end mean all below. So a code lies in a branch when it begins with the
branch's digits up to those zeros, of which two always count. The ninth, a check digit, is left out:
notices drop it at times, and it is wrong in many official codes.
"""

from __future__ import annotations

DIGITS = 8
_DIVISION = 2


def branch(code: str) -> str:
    """Return the digits that every code of this branch begins with."""
    digits = code[:DIGITS]
    return digits.rstrip("0").ljust(_DIVISION, "0")


def wider(code: str) -> tuple[str, ...]:
    """Return the codes of the branches that this one lies in, the widest first."""
    digits = branch(code)
    return tuple(digits[:length].ljust(DIGITS, "0") for length in range(_DIVISION, len(digits)))
