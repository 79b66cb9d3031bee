"""Checking sources by hand: politely, with words for how far it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from msgspec import Struct

from desktop.domain.words import plural
from desktop.services.check_progress import Progress, Watched
from desktop.services.desk import Desk
from desktop.services.due import due_by_itself, quiet_now
from desktop.services.errors import NotPossible
from desktop.services.own_sources import NoSuchSource, enabled, known
from desktop.services.politeness import may_ask_from, may_be_asked_words
from desktop.services.pulling import Pulled, QuietNow, client_of, pull
from desktop.services.sample_server import SampleServer
from desktop.store import checking
from feeds.client import Client
from feeds.source import Source
from feeds.walk import Page

Step = Callable[[int, int], None]


class Checked(Struct, frozen=True):
    """What a check brought. `waiting` are sources asked a moment ago, with when they may be asked again."""

    pulled: tuple[Pulled, ...]
    waiting: tuple[tuple[str, datetime], ...]

    @property
    def sentence(self) -> str:
        """Return what came of it in one line."""
        parts = [self._brought(), *self._silent(), *(f"{_may_be_asked(*one)}" for one in self.waiting)]
        return " ".join(part for part in parts if part)

    @property
    def brought_something(self) -> bool:
        """Whether anything new or changed came."""
        return any(one.tally.new or one.tally.changed for one in self.pulled)

    def _brought(self) -> str:
        answered = [one for one in self.pulled if one.error is None]
        if not answered:
            return ""
        tallies = [one.tally for one in answered]
        new, changed = sum(one.new for one in tallies), sum(one.changed for one in tallies)
        aside = sum(one.rejected for one in tallies)
        set_aside = f", {aside:,} set aside" if aside else ""
        return f"{plural(len(answered), 'source')} checked: {new:,} new, {changed:,} changed{set_aside}."

    def _silent(self) -> Iterator[str]:
        for one in self.pulled:
            if one.error is not None:
                yield f"{one.error.happened} {one.error.safe}"


def check_what_is_due(
    desk: Desk, step: Step, *, watched: Watched | None = None, client: Client | None = None
) -> Checked:
    """Pull the sources that are to be asked by themselves now, until quiet hours begin; otherwise as `check`.

    What quiet hours broke off goes on by itself when they are over.
    """
    with desk.reader() as db:
        waiting = due_by_itself(db, desk)

    def step_unless_quiet(done: int, total: int) -> None:
        step(done, total)
        with desk.reader() as db:
            if quiet_now(db, desk.now()):
                raise QuietNow

    if not waiting:
        return Checked((), ())
    try:
        return check(desk, step_unless_quiet, only=waiting, watched=watched, client=client)
    except QuietNow:
        return Checked((), ())


def check(
    desk: Desk,
    step: Step,
    *,
    only: Sequence[str] = (),
    watched: Watched | None = None,
    client: Client | None = None,
) -> Checked:
    """Pull the enabled sources, or only these, unless a person asked them a moment ago.

    `step` hears (pages stored, pages in all or 0 while unknown) and may raise to cancel: what was
    stored stays. `client` asks in another way than the usual one.

    Raises:
        NotPossible: there is nothing to pull.
        NoSuchSource: one of `only` is not known.
    """
    with sources_of(desk, only) as sources:
        if not sources:
            raise NotPossible(
                happened="There is no source to check yet.",
                safe="What is on this computer stays as it is.",
                to_do="Add one under Sources, or import saved pages from the File menu.",
            )
        asked, later = polite(desk, sources)
        watched = watched or Watched()
        watched.progress = Progress(asked[0].name if asked else "", sources=len(asked))
        with desk.reader() as db:
            back = checking.of(db).reach_back
        client = client or client_of(desk)
        pulled = pull(desk, asked, client, step, heard=Notes(watched).note, reach_back=back)
    return Checked(pulled, tuple((source.name, at) for source, at in later))


@contextmanager
def sources_of(desk: Desk, only: Sequence[str] = ()) -> Iterator[tuple[Source, ...]]:
    """Lend the sources to pull; the sample's are served from this machine for as long.

    Raises:
        NoSuchSource: one of `only` is not known.
    """
    if desk.sample:
        with SampleServer(desk.today) as server:
            yield _chosen(server.sources(), only)
        return
    with desk.reader() as db:
        found = _chosen(known(db), only) if only else enabled(db)
    yield found


def polite(
    desk: Desk, sources: Sequence[Source], *, own_again: bool = False
) -> tuple[tuple[Source, ...], tuple[tuple[Source, datetime], ...]]:
    """Return the sources that a person may ask now, and the others with when they may be asked again.

    `own_again` lets those on our own network be asked at any time.
    """
    with desk.reader() as db:
        later = may_ask_from(db, desk)
    waits = {source.id for source in sources if source.id in later and not (own_again and source.private)}
    return (
        tuple(source for source in sources if source.id not in waits),
        tuple((source, later[source.id]) for source in sources if source.id in waits),
    )


class Notes:
    """Leaves behind how far a check is, for whoever watches; the time left is that of the slowest source."""

    def __init__(self, watched: Watched) -> None:
        self._watched = watched
        self._left_s: dict[str, float] = {}
        self._under_way: dict[str, int] = {}

    def note(self, source: Source, page: Page) -> None:
        """Note a page that was stored."""
        before, ended = self._watched.progress, not page.unfinished
        done = (*before.done, source.name) if ended and source.name not in before.done else before.done
        self._left_s[source.id] = page.left_s or 0.0
        left = max(self._left_s.values())
        self._under_way[source.name] = 100 * page.number // page.of if page.of else 0
        if ended:
            del self._under_way[source.name]
        self._watched.progress = Progress(
            source.name, page.number, page.of or 0, done, before.sources, left, tuple(self._under_way.items())
        )


def _chosen(sources: Sequence[Source], only: Sequence[str]) -> tuple[Source, ...]:
    by_id = {source.id: source for source in sources}
    missing = next((one for one in only if one not in by_id), None)
    if missing is not None:
        raise NoSuchSource(missing)
    return tuple(by_id[one] for one in only) if only else tuple(sources)


def _may_be_asked(name: str, again_at: datetime) -> str:
    return f"{name} was asked a moment ago. {may_be_asked_words(again_at)}"
