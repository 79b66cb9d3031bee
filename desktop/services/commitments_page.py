"""The Commitments page: what is in force since when, what was retired, and how each was kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from desktop.domain.commitments import (
    ASKED_FIRST,
    CHECKS,
    FAIR_PRICING,
    NO_BID_CANDY,
    NO_COMPETING,
    NO_EXCLUSIVITY,
    NO_LOSS,
)
from desktop.domain.decision import Commitment, Holding
from desktop.domain.moments import uk_day
from desktop.domain.words import plural, year_day
from desktop.services import catalogue
from desktop.services.commitments import in_force
from desktop.services.desk import Desk
from desktop.store import commitments as store
from desktop.store import journal, people
from desktop.store.commitments import HeldCommitment, KeptCommitment
from desktop.store.connection import Connection
from desktop.store.journal import Event
from desktop.store.texts import day

_WORKED_OUT = {
    NO_LOSS: "Worked out from the cost worksheet: what comes in against staff, direct costs and overheads.",
    FAIR_PRICING: "Worked out from the cost worksheet: when partners are paid, and who carries results.",
    ASKED_FIRST: "Worked out from whom the pause notes as asked, and when.",
    NO_BID_CANDY: "In tension where the cost worksheet gives a partner no share; the rest a person answers.",
    NO_COMPETING: "Worked out from what is noted of existing providers: their size, and how well they do it.",
    NO_EXCLUSIVITY: "A person answers, with what the notice says of it beside it.",
    CHECKS: "A person answers: no checks on partners are held here yet.",
}


class ExceptionLine(Struct, frozen=True):
    """An exception to a commitment, with its reason."""

    number: str
    opportunity: str
    reason: str
    on: str


class CommitmentLine(Struct, frozen=True, kw_only=True):
    """One commitment as the page shows it, worded.

    `since` says since when it stands, and by which minute; `can_adopt` that nobody has adopted it yet.
    """

    id: str
    title: str
    question: str
    since: str
    worked_out: str
    counts: str
    exceptions: tuple[ExceptionLine, ...]
    history: tuple[str, ...]
    can_adopt: bool


class CommitmentsShown(Struct, frozen=True, kw_only=True):
    """All that the page shows. `retired` can be adopted again."""

    standing: str
    in_force: tuple[CommitmentLine, ...]
    retired: tuple[CommitmentLine, ...]
    not_adopted: int
    decisions: str


def commitments_shown(db: Connection, _desk: Desk) -> CommitmentsShown:
    """Return the commitments, those in force and those that were retired."""
    kept = {one.id: one for one in store.everything(db)}
    held = store.held(db)
    names = people.names(db)
    current = tuple(_line(db, one, kept.get(one.id), held, names) for one in in_force(db))
    retired = tuple(
        _line(db, Commitment(one.id, one.title, one.question), one, held, names)
        for one in kept.values()
        if one.retired_on
    )
    not_adopted = sum(line.can_adopt for line in current)
    return CommitmentsShown(
        standing=_standing(len(current), not_adopted),
        in_force=current,
        retired=retired,
        not_adopted=not_adopted,
        decisions=_decisions(held),
    )


def _standing(count: int, not_adopted: int) -> str:
    if not count:
        return "Nothing is promised here now. Adopt a commitment, or take one up again."
    if not not_adopted:
        return f"{plural(count, 'commitment')} in force. Each decision is tested against them."
    if not_adopted == 1:
        offer = (
            "1 is one that every workspace starts with: adopt it, word it your way, or leave it out. "
            "Until then it counts as it stands."
        )
    else:
        offer = (
            f"{not_adopted} are those that every workspace starts with: "
            "adopt them, word them your way, or leave them out. Until then they count as they stand."
        )
    return f"{plural(count, 'commitment')} in force. {offer}"


def _decisions(held: Sequence[HeldCommitment]) -> str:
    count = len({one.number for one in held})
    if not count:
        return "No decision has been held against them yet."
    return f"Counted over {plural(count, 'decision')} that nothing has superseded."


def _line(
    db: Connection,
    one: Commitment,
    kept: KeptCommitment | None,
    held: Sequence[HeldCommitment],
    names: dict[str, str],
) -> CommitmentLine:
    own = [each for each in held if each.commitment == one.id]
    return CommitmentLine(
        id=one.id,
        title=one.title,
        question=one.question,
        since=_since(one.id, kept),
        worked_out=_WORKED_OUT.get(one.id, "A person answers it in each decision."),
        counts=_counts(own),
        exceptions=tuple(
            ExceptionLine(
                each.number,
                each.opportunity,
                each.exception,
                year_day(each.recorded_on) if each.recorded_on else "",
            )
            for each in own
            if each.exception
        ),
        history=tuple(_happened(event, names) for event in journal.history(db, one.id)),
        can_adopt=kept is None or (kept.adopted_on is None and kept.retired_on is None),
    )


def _since(commitment: str, kept: KeptCommitment | None) -> str:
    if kept is None:
        return "One that every workspace starts with. Not adopted yet."
    if kept.retired_on:
        left_out = kept.adopted_on is None and commitment in {one.id for one in catalogue.commitments()}
        did = "Left out" if left_out else "Retired"
        return _dated(did, kept.retired_on, kept.retired_minute)
    parts = [
        _dated("Adopted", kept.adopted_on, kept.minute)
        if kept.adopted_on
        else "One that every workspace starts with. Not adopted yet."
    ]
    if kept.changed_on:
        parts.append(_dated("Words changed", kept.changed_on, kept.changed_minute))
    return " ".join(parts)


def _dated(did: str, on: date, minute: str) -> str:
    by = f": {minute.rstrip('.')}" if minute else ", no minute named"
    return f"{did} on {year_day(on)}{by}."


def _counts(held: Sequence[HeldCommitment]) -> str:
    if not held:
        return "In no decision yet."
    counts = Counter(one.holding for one in held)
    exceptions = sum(bool(one.exception) for one in held)
    parts = [
        f"Kept {_times(counts[Holding.KEPT])}",
        f"in tension {_times(counts[Holding.IN_TENSION])}",
        f"not known {_times(counts[Holding.NOT_KNOWN])}",
    ]
    with_reason = f" {plural(exceptions, 'exception')} with a reason." if exceptions else ""
    return f"{', '.join(parts)}.{with_reason}"


def _times(count: int) -> str:
    return {0: "never", 1: "once", 2: "twice"}.get(count, f"{count:,} times")


def _happened(event: Event, names: dict[str, str]) -> str:
    """Return one line of a commitment's history, with its words where they were set."""
    says = event.says
    on = day(str(says.get("on") or "")) or uk_day(event.at)
    did = _DID.get(event.kind, event.kind)
    words = f" “{says['title']}: {says['question']}”" if event.kind in _WORDED and says.get("title") else ""
    minute = f" Minute: {says['minute']}." if says.get("minute") else ""
    by = names.get(event.author or "", "")
    return f"{year_day(on)}: {did}{f', recorded by {by}' if by else ''}.{words}{minute}"


_DID = {
    "commitment.adopted": "adopted",
    "commitment.changed": "words changed",
    "commitment.retired": "retired",
    "commitment.undone": "last step taken back",
}
_WORDED = ("commitment.adopted", "commitment.changed")
