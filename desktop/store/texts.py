"""How values stand in the file as text, and how they are read back.

Reading never fails: a text that is no day or no list, as another tool may leave it, is none.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

from desktop.domain.moments import uk_day


def moment_text(moment: datetime) -> str:
    """Return a zone-aware moment as UTC text of one length, so that texts sort as moments do."""
    in_utc = moment if moment.tzinfo is UTC else moment.astimezone(UTC)
    return in_utc.isoformat(timespec="microseconds")


def moment(text: str) -> datetime:
    """Return the moment that `moment_text` wrote."""
    return datetime.fromisoformat(text)


def day(text: str | None) -> date | None:
    """Return the day that an ISO 8601 text names, None where it names none."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def uk_day_text(moment_as_text: str) -> str:
    """Return the day in the UK of a moment's text; of a text that is no moment, its first ten letters."""
    try:
        return uk_day(moment(moment_as_text)).isoformat()
    except ValueError:
        return moment_as_text[:10]


def json_text(value: object) -> str:
    """Return a value as compact JSON text, with letters as they are."""
    return storable(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def from_json(text: str) -> object:
    """Return what a JSON text holds, None where it is no JSON."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def texts(text: str) -> tuple[str, ...]:
    """Return the texts of a JSON list; whatever else stands in it is left out."""
    values = from_json(text)
    return tuple(value for value in values if isinstance(value, str)) if isinstance(values, list) else ()


def table(text: str) -> dict[str, object]:
    """Return a JSON object; an empty one where the text holds none."""
    values = from_json(text)
    return values if isinstance(values, dict) else {}


def tables(text: str) -> list[dict[str, object]]:
    """Return the objects of a JSON list; whatever else stands in it is left out."""
    values = from_json(text)
    return [value for value in values if isinstance(value, dict)] if isinstance(values, list) else []


def text_pairs(text: str) -> tuple[tuple[str, str], ...]:
    """Return the keys and texts of a JSON object, in its order."""
    return tuple((key, value) for key, value in table(text).items() if isinstance(value, str))


def storable(text: str) -> str:
    """Return the text with halves of characters joined, or replaced where the other half is missing.

    What is pasted from elsewhere may hold such halves; SQLite takes UTF-8 alone.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text
