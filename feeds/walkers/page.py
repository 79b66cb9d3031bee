"""A page: one answer of a source, and how far the walk has come with it."""

from __future__ import annotations

from msgspec import Struct

from feeds.notice import Item


class Page(Struct, frozen=True):
    """One answer of a source. `number` counts from 1; `of` is None where nobody can say how many.

    `mark` is the JSON that says how far the walk has come once this page is stored. `left_s` is an
    estimate of the seconds that the rest takes at the source's own pace: 0 on the last page, None where
    nobody can say. `as_before` says that the source has nothing but what it sent the last time, `fresh_s`
    for how many seconds it will stay so by its own word.
    """

    items: tuple[Item, ...]
    mark: str
    number: int
    of: int | None
    left_s: float | None = None
    as_before: bool = False
    fresh_s: float = 0.0

    @property
    def unfinished(self) -> bool:
        """Whether the walk has more to ask after this page."""
        return self.of is None or self.number < self.of
