"""Choosing when and how sources are asked: one entry a change, so that whoever opens the file knows."""

from __future__ import annotations

from datetime import timedelta

from desktop.domain.asking import HOUR, QuietHours
from desktop.services.authors import arrive, at_the_desk
from desktop.services.desk import Desk
from desktop.services.errors import NotPossible
from desktop.services.own_sources import by_id
from desktop.store import journal
from desktop.store.connection import Connection
from feeds.addresses import check_web_address

LONGEST_BACK = timedelta(days=3650)
LONGEST_INTERVAL = timedelta(days=31)
_LONGEST_WEBSITE = 200


def choose_by_itself(desk: Desk, *, on: bool) -> None:
    """Let sources be asked by themselves, or only by hand."""
    _change(desk, {"by_itself": on})


def choose_quiet_hours(desk: Desk, quiet: QuietHours | None) -> None:
    """Let nothing be asked by itself in these hours; None for no such hours."""
    said = None if quiet is None else {"from": f"{quiet.begin:%H:%M}", "to": f"{quiet.end:%H:%M}"}
    _change(desk, {"quiet": said})


def choose_reach_back(desk: Desk, span: timedelta) -> None:
    """Let a first pull go so far back in time; one that went less far is brought further back.

    Raises:
        NotPossible: it is less than a day, or more than ten years.
    """
    if not timedelta(days=1) <= span <= LONGEST_BACK:
        raise _refusal("A first pull reaches back from one day to ten years.", "Choose a time between them.")
    _change(desk, {"reach_back_days": span.days})


def choose_reach_back_days(desk: Desk, days: int) -> None:
    """Do the same in days."""
    choose_reach_back(desk, timedelta(days=days))


def choose_website(desk: Desk, website: str) -> None:
    """Tell sources where they find out who asks: our organisation's website, or "" for nothing.

    Raises:
        AddressRefused, NotPossible: it is no web address that can be sent.
    """
    website = website.strip()
    if website:
        check_web_address(website)
        if (
            not website.isascii()
            or not website.isprintable()
            or len(website) > _LONGEST_WEBSITE
            or set(website) & set("()<> ")
        ):
            raise _refusal(
                "That is no address of a website that can be sent.",
                "Give a plain one, such as https://www.example.org.",
            )
    _change(desk, {"website": website})


def choose_interval_by_id(desk: Desk, source_id: str, choice: str) -> None:
    """Do the same as `choose_interval` with a choice of `source_times.intervals`."""
    choose_interval(desk, source_id, timedelta(seconds=int(choice)) if choice.isdigit() else None)


def choose_interval(desk: Desk, source_id: str, interval: timedelta | None) -> None:
    """Ask a source once in so long a time; None for as it comes.

    Raises:
        NoSuchSource: there is none of that id.
        NotPossible: it is less than an hour, or more than a month.
    """
    if interval is not None and not HOUR <= interval <= LONGEST_INTERVAL:
        raise _refusal(
            "A source is asked by itself once an hour at most, and once a month at least.",
            "Choose a time between the two: 1 to 744 hours.",
        )
    with desk.reader() as db:
        by_id(db, source_id)
    seconds = None if interval is None else int(interval.total_seconds())
    _change(desk, {"every": {source_id: seconds}})


def _change(desk: Desk, says: dict[str, object]) -> None:
    at_the_desk(desk)

    def change(db: Connection) -> None:
        arrive(db, desk)
        journal.append(
            db, author=desk.author, kind="checking.changed", subject=None, payload=says, now=desk.now()
        )

    desk.workspace.write(change).result()


def _refusal(sentence: str, to_do: str) -> NotPossible:
    return NotPossible(happened=sentence, safe="Nothing was changed.", to_do=to_do)
