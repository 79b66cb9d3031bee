"""The full cost of an opportunity: the worksheet as people fill it in, and what it comes to, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Future

import msgspec
from msgspec import Struct, field

from desktop.domain.cost_rules import Trouble
from desktop.domain.costing import Worksheet
from desktop.domain.moments import uk_day
from desktop.domain.words import money, year_day
from desktop.services.cost_result import CostResult, result_of
from desktop.services.cost_words import CostWords, Read, read, written
from desktop.services.desk import Desk
from desktop.services.entries import write_about
from desktop.services.errors import NoSuchOpportunity
from desktop.services.last_steps import LastSteps, past_undoing
from desktop.store import costs, drafts
from desktop.store import opportunities as opportunity_store
from desktop.store.connection import Connection
from desktop.store.costs import KeptWorksheet

__all__ = [
    "CostChanges",
    "CostForm",
    "CostResult",
    "CostWords",
    "cost_form",
    "keep_draft",
    "read",
    "recorded_words",
    "refused",
    "result_of",
    "standing_words",
]

_FIELD = "cost"
"""The field name under which what is being typed is kept."""


class CostForm(Struct, frozen=True, kw_only=True):
    """All that the worksheet shows at first. `saved` says who recorded it and when, "" where nobody has.

    `value_words` is what the notice says the whole is worth: a hint, never a price.
    """

    key: str
    title: str
    buyer: str
    words: CostWords
    is_draft: bool
    saved: str
    value_words: str
    read_only_because: str


def cost_form(db: Connection, desk: Desk, key: str) -> CostForm:
    """Return the worksheet of one opportunity, as it is being typed or as it was recorded.

    Raises:
        NoSuchOpportunity: nothing here has that key.
    """
    row = opportunity_store.row_of_key(db, key, today=desk.today)
    if row is None:
        raise NoSuchOpportunity(key)
    kept, typed = costs.of(db, row.key), _typed(db, row.key)
    return CostForm(
        key=row.key,
        title=row.title,
        buyer=row.buyer,
        words=typed or (written(kept.sheet) if kept else CostWords()),
        is_draft=typed is not None,
        saved=_saved(kept),
        value_words=money(row.value_pence, row.currency),
        read_only_because="This workspace is open read-only." if desk.workspace.read_only else "",
    )


def keep_draft(desk: Desk, key: str, words: CostWords) -> Future[None]:
    """Keep what is being typed, outside the journal; the future tells when it is on disk."""
    now, text = desk.now(), msgspec.json.encode(words).decode()
    return desk.workspace.write(lambda db: drafts.put(db, key, _FIELD, text, now))


def standing_words(db: Connection, key: str) -> str:
    """Return how the full cost of one opportunity stands, in a sentence."""
    kept = costs.of(db, key)
    if kept is None:
        return "The cost worksheet is not filled in yet."
    return f"{result_of(kept.sheet).sentence} {_saved(kept)}"


class _Step(Struct):
    """What a step changed: the sheet before it (None: there was none), and the entry that did it."""

    key: str
    words: str
    before: Worksheet | None
    entry: str


class CostChanges(Struct):
    """Records worksheets in the name of whoever sits at the desk, and takes the session's last steps back."""

    desk: Desk
    _steps: LastSteps[_Step] = field(default_factory=LastSteps)

    @property
    def can_undo(self) -> str:
        """What undo would take back, in words; empty when there is nothing."""
        return self._steps.can_undo

    def can_undo_on(self, key: str) -> bool:
        """Return whether the last step was on this opportunity."""
        return bool(self._steps) and self._steps[-1].key == key

    def record(self, key: str, words: CostWords) -> Read:
        """Record the worksheet where it differs from what is recorded; its draft goes with that.

        One that cannot be worked with is not recorded: it stays a draft, and the answer says why.

        Raises:
            NoSuchOpportunity: nothing here has that key.
        """
        said = read(words)
        if said.sheet is not None:
            sheet = said.sheet
            self.desk.workspace.write(lambda db: self._record(db, key, sheet)).result()
        return said

    def undo(self) -> str:
        """Put the worksheet back as it was before the last step; returns its opportunity's key.

        Raises:
            NotPossible: there is nothing to undo, or somebody changed it again since.
        """
        return self.desk.workspace.write(self._undo).result()

    def _record(self, db: Connection, key: str, sheet: Worksheet) -> None:
        kept = costs.of(db, key)
        before = kept.sheet if kept else None
        if sheet != before and (before is not None or sheet != Worksheet(months=12, price_pence=0)):
            entry = self._write(db, key, sheet)
            step = _Step(key, "Changed the full cost", before, entry)
            self._steps.append(step)
        drafts.clear(db, key, [_FIELD])

    def _undo(self, db: Connection) -> str:
        step = self._steps.take()
        kept = costs.of(db, step.key)
        if kept is None or kept.entry != step.entry:
            raise past_undoing(step)
        entry = self._write(db, step.key, step.before)
        earlier = next((one for one in reversed(self._steps) if one.key == step.key), None)
        if earlier is not None:
            earlier.entry = entry
        drafts.clear(db, step.key, [_FIELD])
        return step.key

    def _write(self, db: Connection, key: str, sheet: Worksheet | None) -> str:
        says = {"sheet": sheet}
        return write_about(db, self.desk, key, "cost.changed", says).id


def refused(troubles: Sequence[Trouble]) -> Mapping[str, str]:
    """Return what to put right, a sentence a field, the first of each."""
    found: dict[str, str] = {}
    for trouble in troubles:
        found.setdefault(trouble.field, trouble.sentence)
    return found


def recorded_words(kept: KeptWorksheet) -> str:
    """Return who recorded a worksheet, and when."""
    by = f" by {kept.by}" if kept.by else ""
    return f"The cost worksheet, recorded{by} on {year_day(uk_day(kept.at))}"


def _saved(kept: KeptWorksheet | None) -> str:
    by = f" by {kept.by}" if kept and kept.by else ""
    return f"Recorded{by} on {year_day(uk_day(kept.at))}." if kept else ""


def _typed(db: Connection, key: str) -> CostWords | None:
    kept = drafts.of(db, key).get(_FIELD)
    try:
        return msgspec.json.decode(kept.text, type=CostWords) if kept else None
    except msgspec.DecodeError:  # as an earlier version may have left it
        return None
