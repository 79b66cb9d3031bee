"""How values stand in the file as text, and how they are read back.

Reading never fails: a text that is no day or no list, as another tool may leave it, is none.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime


def moment_text(moment: datetime) -> str:
    """Return a zone-aware moment as UTC text of one length, so that texts sort as moments do."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def moment(text: str) -> datetime:
    """Return the moment that `moment_text` wrote."""
    return datetime.fromisoformat(text)


def day(text: str | None) -> date | None:
    """Return the day that an ISO 8601 text names, None where it names none."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def json_text(value: object) -> str:
    """Return a value as compact JSON text, with letters as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> object:
    """Return what a JSON text holds, None where it is no JSON."""
    try:
        return json.loads(text)
    except ValueError:
        return None


def texts(text: str) -> tuple[str, ...]:
    """Return the texts of a JSON list; whatever else stands in it is left out."""
    values = from_json(text)
    return tuple(value for value in values if isinstance(value, str)) if isinstance(values, list) else ()


def text_pairs(text: str) -> tuple[tuple[str, str], ...]:
    """Return the keys and texts of a JSON object, in its order."""
    values = from_json(text)
    if not isinstance(values, dict):
        return ()
    return tuple((key, value) for key, value in values.items() if isinstance(value, str))


def storable(text: str) -> str:
    """Return the text with halves of characters joined, or replaced where the other half is missing.

    What is pasted from elsewhere may hold such halves; SQLite takes UTF-8 alone.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text
