"""How far a check of the sources is, in words; light, for whoever only watches."""

from __future__ import annotations

from msgspec import Struct

from desktop.domain.words import listed, plural

_MINUTE_S = 60
_MINUTES_AN_HOUR = 60


class Progress(Struct, frozen=True):
    """How far a check is: the source heard last, its pages stored, and which are done of how many.

    `of` is 0 while a source's pages are not counted yet. `under_way` holds the sources that were heard and
    are not done, each with how far it is in per cent, 0 where that cannot be told.
    """

    source: str = ""
    page: int = 0
    of: int = 0
    done: tuple[str, ...] = ()
    sources: int = 0
    left_s: float | None = None
    under_way: tuple[tuple[str, int], ...] = ()

    @property
    def page_words(self) -> str:
        """Return "Page 14 of 31", or what is waited for."""
        if not self.page:
            return "Waiting for the first page"
        return f"Page {self.page} of {self.of}" if self.of else f"Page {self.page}"

    @property
    def others_words(self) -> str:
        """Return "Find a Tender done. 3 more are being asked."."""
        done = f"{listed(list(self.done))} done." if self.done else ""
        after = self.sources - len(self.done) - (self.source not in self.done)
        more = f"{after} more {'is' if after == 1 else 'are'} asked as well." if after > 0 else ""
        return " ".join(part for part in (done, more) if part)

    @property
    def left_words(self) -> str:
        """Return "About 2 minutes left", "" while nobody can tell."""
        if not self.left_s:
            return ""
        if self.left_s < _MINUTE_S:
            return "Less than a minute left"
        minutes = round(self.left_s / _MINUTE_S)
        if minutes < _MINUTES_AN_HOUR * 1.5:
            return f"About {plural(minutes, 'minute')} left"
        return f"About {plural(round(minutes / _MINUTES_AN_HOUR), 'hour')} left"


class Watched:
    """What the one who checks leaves for the one who watches: each value is whole, and replaced at once."""

    def __init__(self) -> None:
        self.progress = Progress()
