"""One tender on two portals: what looks like one is offered, a person joins it, and may split it again."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from desktop.domain.by_hand import ByHand
from desktop.domain.opportunity import Stage
from desktop.domain.states import State
from desktop.domain.words import year_day
from desktop.services import by_hand
from desktop.services.desk import Desk, calendar, plans
from desktop.services.entries import write_about
from desktop.services.errors import NoSuchOpportunity, NotPossible
from desktop.services.last_steps import LastSteps, past_undoing
from desktop.services.source_names import named
from desktop.store import drafts, joining, joins, people, twins
from desktop.store import opportunities as opportunity_store
from desktop.store.connection import Connection
from desktop.store.opportunities import OpportunityRow
from desktop.store.uuid7 import uuid7


class Offer(Struct, frozen=True, kw_only=True):
    """Another opportunity that looks like the same one; `reasons` are short sentences without full stops."""

    key: str
    title: str
    buyer: str
    source: str
    stands: str
    reasons: tuple[str, ...]


class _Did(StrEnum):
    JOINED = "opportunity.joined"
    SPLIT = "opportunity.split"
    APART = "opportunity.kept_apart"
    DATED = "opportunity.dated"
    """Typed and joined at once: no entry of its own, but two of one batch."""


class _Step(Struct, frozen=True):
    """One thing done: which entry it stands by, on which opportunity, and the other key."""

    words: str
    did: _Did
    main: str
    key: str
    entry: str


class Joining:
    """Joining at one desk, with undo for the session's last thirty steps."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._steps = LastSteps[_Step]()

    def join(self, one: str, other: str) -> str:
        """Record that these are one; return the key it goes by now. What was written on both stays.

        Raises:
            NotPossible: they are one already.
        """
        step = self._desk.workspace.write(lambda db: self._join(db, one, other)).result()
        self._steps.append(step)
        return step.main

    def say_date(self, key: str, typed: ByHand) -> str:
        """Record what a person says of one that was published with no date: it is typed, and joined with it.

        Return the key it goes by now. Undo takes both back.

        Raises:
            NotKept: something in it cannot be kept as it stands.
        """
        typed = by_hand.checked(self._desk, typed)
        step = self._desk.workspace.write(lambda db: self._say_date(db, key, typed)).result()
        self._steps.append(step)
        return step.main

    def split(self, key: str) -> str:
        """Record that what goes by `key`, which was joined, stands by itself again; return its key.

        Raises:
            NotPossible: it was not joined.
        """
        step = self._desk.workspace.write(lambda db: self._split(db, key)).result()
        self._steps.append(step)
        return step.key

    def keep_apart(self, one: str, other: str) -> str:
        """Record that these are not the same, so that they are offered no more; return what was done."""
        step = self._desk.workspace.write(lambda db: self._keep_apart(db, one, other)).result()
        self._steps.append(step)
        return step.words

    @property
    def can_undo(self) -> str:
        """What undo would take back, in words; empty when there is nothing."""
        return self._steps.can_undo

    def undo(self) -> str:
        """Take back the last step by an entry of its own; return what was put back in words.

        Raises:
            NotPossible: there is nothing to take back, or it has moved on since.
        """
        step = self._steps.take()
        self._desk.workspace.write(lambda db: self._take_back(db, step)).result()
        return f"Undone: {step.words}"

    def _say_date(self, db: Connection, key: str, typed: ByHand) -> _Step:
        batch = str(uuid7(self._desk.now()))
        said = by_hand.add_within(db, self._desk, typed, batch=batch)
        joined = self._join(db, key, said, batch=batch)
        return replace(joined, words="Said when it closes", did=_Did.DATED)

    def _join(self, db: Connection, one: str, other: str, *, batch: str | None = None) -> _Step:
        main, joined = _in_turn(_row(db, self._desk, one), _row(db, self._desk, other))
        if main.key == joined.key:
            raise NotPossible(
                happened="These two are one already.", safe="Nothing was changed.", to_do="Split them first."
            )
        return self._bring_under(db, joined, main.key, batch=batch)

    def _bring_under(
        self, db: Connection, joined: OpportunityRow, main: str, undoes: str = "", *, batch: str | None = None
    ) -> _Step:
        like = next((twin for twin in twins.of(db, main) if twin.key == joined.key), None)
        payload = {
            "key": joined.key,
            "other": _told(joined),
            "reasons": list(like.reasons) if like else [],
            **_undoing(undoes),
        }
        entry = write_about(db, self._desk, main, _Did.JOINED, payload, batch=batch)
        drafts.move(db, joined.key, main)
        joining.join(db, joined.key, main, now=self._desk.now(), calendar=calendar(db), plans=plans(db))
        return _Step("Joined two publications", _Did.JOINED, main, joined.key, entry.id)

    def _split(self, db: Connection, key: str, undoes: str = "") -> _Step:
        root = joins.root(db, key)
        if root == key:
            raise NotPossible(
                happened="This publication is not joined to another.",
                safe="Nothing was changed.",
                to_do="Choose one that was joined: what belongs together stands on the opportunity’s page.",
            )
        entry = write_about(db, self._desk, root, _Did.SPLIT, {"key": key, **_undoing(undoes)})
        joining.split(db, key, root, now=self._desk.now(), calendar=calendar(db), plans=plans(db))
        return _Step("Split two publications", _Did.SPLIT, root, key, entry.id)

    def _keep_apart(self, db: Connection, one: str, other: str) -> _Step:
        main, apart = _row(db, self._desk, one), _row(db, self._desk, other)
        payload = {"key": apart.key, "other": _told(apart)}
        entry = write_about(db, self._desk, main.key, _Did.APART, payload)
        return _Step("Said that two are not the same", _Did.APART, main.key, apart.key, entry.id)

    def _take_back(self, db: Connection, step: _Step) -> None:
        if step.did is _Did.JOINED and _stands_by(db, step):
            self._split(db, step.key, step.entry)
        elif step.did is _Did.DATED and _stands_by(db, step):
            self._split(db, step.key, step.entry)
            by_hand.remove_within(db, self._desk, step.key)
        elif step.did is _Did.SPLIT and joins.root(db, step.key) == step.key:
            self._bring_under(db, _row(db, self._desk, step.key), joins.root(db, step.main), step.entry)
        elif step.did is _Did.APART and step.key in joins.kept_apart(db, step.main):
            payload = {"key": step.key, "apart": False, **_undoing(step.entry)}
            write_about(db, self._desk, step.main, _Did.APART, payload)
        else:
            raise past_undoing(step, "it has moved on since")


def offers(db: Connection, desk: Desk, key: str) -> tuple[Offer, ...]:
    """Return what looks like the same as this opportunity, the likeliest first."""
    found = []
    for twin in twins.of(db, key):
        row = opportunity_store.row_of_key(db, twin.key, today=desk.today)
        if row is not None and row.key != key:
            found.append(
                Offer(
                    key=row.key,
                    title=row.title,
                    buyer=row.buyer,
                    source=named(db, row.source),
                    stands=_stands(row),
                    reasons=twin.reasons,
                )
            )
    return tuple(found)


def joined_by(db: Connection, key: str) -> dict[str, str]:
    """Return the keys that were joined to this opportunity, each with who joined it and when, in words."""
    names = people.names(db)
    return {
        one.key: f"joined by {names.get(one.author or '', 'somebody')} on {year_day(one.at.date())}"
        for one in joins.family(db, key)
    }


def _in_turn(one: OpportunityRow, other: OpportunityRow) -> tuple[OpportunityRow, OpportunityRow]:
    """Return which of the two goes on, and which is joined to it.

    The one that people have come further with: its state stays. A signal that was put away gives way to
    its tender, which is new.
    """
    return (one, other) if _weight(one) >= _weight(other) else (other, one)


def _weight(row: OpportunityRow) -> tuple[int, bool, int]:
    put_away = row.state in (State.SNOOZED, State.DISMISSED)
    come_to = -1 if put_away and row.stage is Stage.PLANNING else _COME_TO.index(row.state)
    return come_to, row.stage is not Stage.PLANNING, -row.id


def _row(db: Connection, desk: Desk, key: str) -> OpportunityRow:
    row = opportunity_store.row_of_key(db, key, today=desk.today)
    if row is None:
        raise NoSuchOpportunity(key)
    return row


def _stands_by(db: Connection, step: _Step) -> bool:
    return any(one.key == step.key and one.entry == step.entry for one in joins.family(db, step.main))


def _told(row: OpportunityRow) -> Mapping[str, str]:
    return {
        "title": row.title,
        "buyer": row.buyer,
        "source": row.source,
        "deadline": row.deadline_text or "",
        "link": row.url or "",
    }


def _stands(row: OpportunityRow) -> str:
    """Return what tells this publication from the other in a few words."""
    if row.facts.submission_on:
        return f"closes {year_day(row.facts.submission_on)}"
    return f"published {year_day(row.published_on)}" if row.published_on else "no date stated"


def _undoing(entry: str) -> dict[str, object]:
    return {"undoes": [entry]} if entry else {}


_COME_TO = (
    *(State.NEW, State.DISMISSED, State.SNOOZED, State.SHORTLISTED, State.PAUSING),
    *(State.DECIDED, State.OUTCOME_KNOWN, State.REVIEWED),
)
