"""When each source was last asked and how that went, so that no start of the program asks too soon."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from msgspec import Struct

from desktop.domain.asking import FAILED, AskedBefore, Outcome
from desktop.store import schema_checking
from desktop.store.columns import as_moment, moment_or_none
from desktop.store.connection import Connection
from desktop.store.errors import store_errors
from desktop.store.texts import moment, moment_text


class Asked(Struct, frozen=True):
    """What is known of one source. `failing_since` is when it failed first of `failures` in a row."""

    before: AskedBefore
    failing_since: datetime | None


class Move(Struct, frozen=True):
    """A source's address that said it had moved for good."""

    source: str
    was: str
    now: str
    at: datetime


def everything(db: Connection) -> dict[str, Asked]:
    """Return what is known of each source that was ever asked, by its id."""
    if not schema_checking.present(db):
        return {}
    with store_errors("read when the sources were asked"):
        found = db.execute(
            """
            SELECT source, at, outcome, failures, failing_since, not_before, unfinished, fresh_s
            FROM asked ORDER BY source
            """
        ).fetchall()
    return {row[0]: _asked(*row[1:]) for row in found}


def begun(db: Connection, source: str, now: datetime) -> None:
    """Note that a source is being asked: what a killed program never told."""
    db.execute(
        """
        INSERT INTO asked (source, at, outcome, failures, unfinished, fresh_s)
        VALUES (:source, :now, :asking, 0, 0, 0)
        ON CONFLICT (source) DO UPDATE SET at = excluded.at, outcome = excluded.outcome
        """,
        {"source": source, "now": moment_text(now), "asking": Outcome.ASKING},
    )


def take_up(db: Connection) -> None:
    """Let pulls that were stopped with pages left go on by themselves, as if nobody had stopped them."""
    db.execute(
        "UPDATE asked SET outcome = :asking WHERE outcome = :stopped AND unfinished",
        {"asking": Outcome.ASKING, "stopped": Outcome.STOPPED},
    )


def came_to(db: Connection, source: str, now: datetime, *, unfinished: bool) -> None:
    """Note that a page was stored, and whether there are more."""
    db.execute(
        "UPDATE asked SET at = :now, unfinished = :unfinished WHERE source = :source",
        {"source": source, "now": moment_text(now), "unfinished": unfinished},
    )


def ended(
    db: Connection,
    source: str,
    now: datetime,
    outcome: Outcome,
    *,
    not_before: datetime | None = None,
    fresh_for: timedelta = timedelta(0),
) -> None:
    """Note how asking a source went."""
    failed, answered = outcome in FAILED, outcome is Outcome.ANSWERED
    db.execute(
        """
        INSERT INTO asked (source, at, outcome, failures, failing_since, not_before, unfinished, fresh_s)
        VALUES (:source, :now, :outcome, :failed, iif(:failed, :now, NULL), :not_before, 0, :fresh_s)
        ON CONFLICT (source) DO UPDATE SET
            at = excluded.at, outcome = excluded.outcome, not_before = excluded.not_before,
            failures = iif(:answered, 0, failures + :failed),
            failing_since = iif(:answered, NULL, iif(:failed, coalesce(failing_since, :now), failing_since)),
            unfinished = iif(:answered, 0, unfinished),
            fresh_s = iif(:answered, :fresh_s, fresh_s)
        """,
        {
            "source": source,
            "now": moment_text(now),
            "outcome": outcome,
            "failed": failed,
            "answered": answered,
            "not_before": moment_or_none(not_before),
            "fresh_s": fresh_for.total_seconds(),
        },
    )


def rest(db: Connection, host: str, until: datetime) -> None:
    """Note how long a host asked to be left alone."""
    db.execute(
        """
        INSERT INTO host_rest (host, until) VALUES (:host, :until)
        ON CONFLICT (host) DO UPDATE SET until = max(until, excluded.until)
        """,
        {"host": host, "until": moment_text(until)},
    )


def rests(db: Connection, now: datetime) -> dict[str, datetime]:
    """Return the hosts that are to be left alone now, and until when."""
    if not schema_checking.present(db):
        return {}
    with store_errors("read how long sources asked to be left alone"):
        found = db.execute("SELECT host, until FROM host_rest").fetchall()
    return {host: moment(until) for host, until in found if moment(until) > now}


def moved(db: Connection, move: Move) -> None:
    """Keep that an address moved for good."""
    db.execute(
        """
        INSERT INTO source_moved (source, was, now, at) VALUES (:source, :was, :now, :at)
        ON CONFLICT (source, was) DO UPDATE SET now = excluded.now, at = excluded.at
        """,
        {"source": move.source, "was": move.was, "now": move.now, "at": moment_text(move.at)},
    )
    db.touched.add(("source", move.source))


def moves(db: Connection) -> Mapping[tuple[str, str], Move]:
    """Return every address that moved, by source and the address it had."""
    if not schema_checking.present(db):
        return {}
    with store_errors("read where sources moved"):
        found = db.execute("SELECT source, was, now, at FROM source_moved").fetchall()
    return {(source, was): Move(source, was, now, moment(at)) for source, was, now, at in found}


def way_of(moves: Mapping[tuple[str, str], Move], source: str, url: str) -> Iterator[Move]:
    """Yield the moves of an address, the first one first; the last leads to where it stands now."""
    seen = {url}
    while (move := moves.get((source, url))) is not None and move.now not in seen:
        yield move
        url = move.now
        seen.add(url)


def address_now(moves: Mapping[tuple[str, str], Move], source: str, url: str) -> str:
    """Return the address at which a source is asked now, which is its own where it never moved for good."""
    way = list(way_of(moves, source, url))
    return way[-1].now if way else url


def _asked(
    at: str,
    outcome: str,
    failures: int,
    failing_since: str | None,
    not_before: str | None,
    unfinished: int,
    fresh_s: float,
) -> Asked:
    before = AskedBefore(
        at=moment(at),
        outcome=Outcome(outcome),
        failures=failures,
        not_before=as_moment(not_before),
        unfinished=bool(unfinished),
        fresh_for=timedelta(seconds=fresh_s),
    )
    return Asked(before, as_moment(failing_since))
