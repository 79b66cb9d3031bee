"""What an entry says, read so that nothing in it can stop the fold.

A value of the wrong shape, which only another program can have written, reads as if it were missing.
"""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.chain import Entry
from desktop.store.texts import from_json, json_text, storable


class Payload:
    """The JSON object of an entry, or a part of one."""

    def __init__(self, values: object) -> None:
        self._values: dict[str, object] = values if isinstance(values, dict) else {}

    @classmethod
    def of(cls, entry: Entry) -> Payload:
        """Return what the entry says; an emptied one says nothing."""
        return cls(from_json(entry.payload) if entry.payload else None)

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def text(self, name: str) -> str:
        """Return a text, "" where there is none."""
        value = self._values.get(name)
        return storable(value) if isinstance(value, str) else ""

    def maybe(self, name: str) -> str | None:
        """Return a text, None where there is none or it is empty."""
        return self.text(name) or None

    def number(self, name: str) -> int:
        """Return a whole number, 0 where there is none that SQLite can hold."""
        value = self._values.get(name)
        return value if type(value) is int and abs(value) < 2**63 else 0

    def flag(self, name: str) -> bool:
        """Return whether it says true."""
        return self._values.get(name) is True

    def list(self, name: str) -> str:
        """Return a list as JSON text."""
        value = self._values.get(name)
        return json_text(value if isinstance(value, list) else [])

    def table(self, name: str) -> str:
        """Return an object as JSON text."""
        value = self._values.get(name)
        return json_text(value if isinstance(value, dict) else {})

    def plain(self) -> dict[str, object]:
        """Return all of it, as it stands."""
        return dict(self._values)

    def json(self, name: str) -> str:
        """Return any value as JSON text."""
        return json_text(self._values.get(name))

    def has_part(self, name: str) -> bool:
        """Return whether there is an object of that name."""
        return isinstance(self._values.get(name), dict)

    def part(self, name: str) -> Payload:
        """Return an object within; an empty one where there is none."""
        return Payload(self._values.get(name))

    def names(self, name: str) -> tuple[str, ...]:
        """Return the names within an object."""
        values = self._values.get(name)
        return tuple(map(storable, values)) if isinstance(values, dict) else ()

    def parts(self, name: str) -> Iterator[tuple[str, Payload]]:
        """Yield the objects within an object, by name; a bare text counts as its `text`."""
        values = self._values.get(name)
        for key, value in values.items() if isinstance(values, dict) else ():
            yield storable(key), Payload({"text": value} if isinstance(value, str) else value)
