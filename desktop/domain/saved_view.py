"""What a saved view may be called."""

from __future__ import annotations

from collections.abc import Iterable

LONGEST_NAME = 60


def name_refusal(name: str, others: Iterable[str]) -> str:
    """Return why a view cannot be called that beside these others, in a sentence; "" where it can."""
    if not name:
        return "Give the view a name."
    if len(name) > LONGEST_NAME:
        return f"Use {LONGEST_NAME} letters or fewer."
    if any(name.casefold() == other.casefold() for other in others):
        return "Another view is called that already."
    return ""
