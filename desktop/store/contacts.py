"""Named contacts, cut from what is kept of a notice once its opportunity is closed.

While it is open a person may need to be asked; afterwards nobody's name, telephone and e-mail
address has to lie in the file. The content hash stays that of what came.
"""

from __future__ import annotations

from typing import Any

import msgspec

_CONTACT_KEYS = frozenset({"contactPoint", "contactPoints", "additionalContactPoints"})


def without_contacts(content: bytes) -> bytes:
    """Return the content of an OCDS notice without its contact points; anything else as it is."""
    if not any(key.encode() in content for key in _CONTACT_KEYS):
        return content
    try:
        decoded = msgspec.json.decode(content)
    except msgspec.DecodeError:
        return content
    _cut(decoded)
    return msgspec.json.encode(decoded)


def _cut(value: Any) -> None:
    if isinstance(value, dict):
        for key in _CONTACT_KEYS & value.keys():
            del value[key]
        value = value.values()
    elif not isinstance(value, list):
        return
    for inner in value:
        if isinstance(inner, dict | list):
            _cut(inner)
