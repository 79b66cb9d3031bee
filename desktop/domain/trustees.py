"""Who counts as a trustee, by the role that people say."""

from __future__ import annotations

_TRUSTEES = ("trustee", "chair", "ymddiriedolwr")
_NO_LONGER = ("former", "ex", "past")


def is_trustee(role: str) -> bool:
    """Return whether this is the role of a trustee: "chair of trustees" is, "wheelchair adviser" is not."""
    words = role.casefold().replace("-", " ").replace(",", " ").split()
    return any(word.startswith(_TRUSTEES) for word in words) and not any(word in _NO_LONGER for word in words)
