"""Notices compiled into the opportunity they are about: merged first, cleaned after."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from msgspec import Struct
from msgspec.structs import replace

from desktop.domain.buying import Buying, buying
from desktop.domain.changing import changes_between
from desktop.domain.cleaning import currency, line, paragraphs, pence
from desktop.domain.deadline import Deadline, DeadlineKind
from desktop.domain.leading import Leading, leading
from desktop.domain.merging import in_order, later, merge
from desktop.domain.moments import read_day, read_deadline, read_moment, uk_day
from desktop.domain.opportunity import Change, Opportunity, Stage
from desktop.domain.stages import is_tender, stage_of
from feeds.notice import Award, Clock, Lot, Notice

_TENDER_NOTICES = frozenset({"tenderNotice", "contractNotice"})
_TITLE_LENGTH = 80


class _ContractDays(Struct, frozen=True):
    starts_on: date | None = None
    ends_on: date | None = None
    extends_to_on: date | None = None


_NOT_SAID = _ContractDays()


def compile_opportunity(notices: Sequence[Notice]) -> Opportunity:
    """Return what these notices of one procurement say together, given in the order they arrived."""
    return compile_with_changes(notices)[0]


def compile_with_changes(notices: Sequence[Notice]) -> tuple[Opportunity, tuple[Change, ...]]:
    """Return what these notices say together, and what each changed of what those before it said."""
    ordered = in_order(notices)
    found: list[Change] = []
    merged = ordered[0]
    before = _compiled(ordered[:1], merged, whole=len(ordered) == 1)
    for count, notice in enumerate(ordered[1:], start=2):
        merged = later(merged, notice)
        after = _compiled(ordered[:count], merged, whole=count == len(ordered))
        found.extend(changes_between(before, after, notice))
        before = after
    return before, tuple(found)


def changes(notices: Sequence[Notice]) -> tuple[Change, ...]:
    """Return what each notice changed of what those before it said, oldest first."""
    return compile_with_changes(notices)[1]


def _compiled(ordered: Sequence[Notice], merged: Notice, *, whole: bool) -> Opportunity:
    """Return what notices in order say; of what only leads up to the whole, no more than changes tell of."""
    first = next((place for place, notice in enumerate(ordered) if is_tender(notice)), None)
    tendered_at = None if first is None else _tendered_at(ordered[first])
    seen_at = next((notice.released_at for notice in ordered if notice.released_at), None)
    stage = stage_of(ordered, merged)
    found = leading(merged, tendered_at=tendered_at, first_seen_at=seen_at)
    if first is None or not whole:
        at_first = Leading()
    elif first == len(ordered) - 1:
        at_first = found
    else:
        at_first = leading(merge(ordered[: first + 1]), tendered_at=tendered_at, first_seen_at=seen_at)
    buyer_id, buyer = _buyer(merged)
    tendered_on = _day(tendered_at)
    contract, bought = _contract_days(merged), buying(merged)
    return Opportunity(
        key=merged.opportunity,
        source=merged.source,
        form=merged.form,
        ocid=merged.ocid,
        title=_title(ordered, merged, buyer),
        description=paragraphs(merged.description),
        buyer_id=buyer_id,
        buyer=buyer,
        stage=stage,
        status=merged.status,
        notice_type=merged.notice_type,
        published_on=tendered_on or _day(seen_at),
        tender_published_on=tendered_on,
        deadline=found.first,
        deadlines=found.deadlines,
        later=found.later,
        deadline_text=found.text,
        deadline_problem=found.problem,
        first_deadline=at_first.first,
        questions_close=_questions_close(merged),
        expected_on=read_day(merged.expected, merged.clock),
        open_all_the_time=stage is Stage.TENDER and found.first is None and bought is Buying.MARKET,
        value_pence=pence(merged.value),
        currency=currency(merged.value),
        cpv=_lines(merged.cpv) if whole else (),
        regions=_lines(merged.regions) if whole else (),
        method=line(merged.method_details) or merged.method,
        contract_start_on=contract.starts_on,
        contract_end_on=contract.ends_on,
        contract_extends_to_on=contract.extends_to_on,
        lots=tuple(map(_readable, merged.lots)) if whole else (),
        parties=merged.parties,
        awards=merged.awards,
        documents=merged.documents,
        url=merged.url,
        sme=merged.sme,
        vcse=merged.vcse,
        last_released_at=merged.released_at,
        engagement_on=read_day(merged.engagement_deadline, merged.clock),
        reserved=merged.reserved,
        buying=bought,
        references=merged.references,
    )


def _lines(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(clean for text in texts if (clean := line(text))))


def _readable(lot: Lot) -> Lot:
    """Return the lot with its words cleaned; its id stays, for awards and decisions name it."""
    title, description = line(lot.title) or None, paragraphs(lot.description) or None
    if title == lot.title and description == lot.description:
        return lot
    return replace(lot, title=title, description=description)


def _tendered_at(notice: Notice) -> datetime | None:
    """Return when this tender was first published: its notice may carry an earlier day than its release."""
    found = [notice.released_at] if notice.released_at else []
    for document in notice.documents:
        if document.kind in _TENDER_NOTICES or document.notice_type == notice.notice_type is not None:
            moment = read_moment(document.published, notice.clock)
            if moment is not None:
                found.append(moment.at)
    return min(found, default=None)


def _title(ordered: Sequence[Notice], merged: Notice, buyer: str) -> str:
    """Return a title that is never empty: the latest one that says something, else one made up plainly."""
    for notice in (merged, *reversed(ordered)):
        if title := line(notice.title):
            return title
    description = line(merged.description)
    if description:
        return (
            description if len(description) <= _TITLE_LENGTH else f"{description[:_TITLE_LENGTH].rstrip()}…"
        )
    return f"Untitled notice from {buyer}" if buyer else f"Untitled notice {merged.opportunity}"


def _buyer(merged: Notice) -> tuple[str | None, str]:
    """Return the buyer's id and name, by the buyer itself or by the parties."""
    named = next((party for party in merged.parties if party.id == merged.buyer_id), None)
    for role in ("buyer", "procuringEntity"):
        named = named or next((party for party in merged.parties if role in party.roles), None)
    if named is None:
        return merged.buyer_id, line(merged.buyer_name)
    return merged.buyer_id or named.id, line(merged.buyer_name) or line(named.name)


def _questions_close(merged: Notice) -> Deadline | None:
    return read_deadline(merged.questions_close, DeadlineKind.QUESTIONS, merged.clock)


def _contract_days(merged: Notice) -> _ContractDays:
    """Return when the contract runs: a signed one says it best, then the award, the tender, its lots.

    Source: OCDS 1.1; contracts/period, awards/contractPeriod, tender/contractPeriod, lots/contractPeriod.
    """
    signed = [award for award in merged.awards if award.of == "contract"]
    awarded = [award for award in merged.awards if award.of != "contract"]
    for told in (signed, awarded, [merged], merged.lots):
        if not told:
            continue
        days = _span(told, merged.clock)
        if days != _NOT_SAID:
            return days
    return _NOT_SAID


def _span(told: Sequence[Award | Notice | Lot], clock: Clock) -> _ContractDays:
    starts = {part.contract_start for part in told if part.contract_start}
    ends = {part.contract_end for part in told if part.contract_end}
    extensions = {part.contract_extends_to for part in told if part.contract_extends_to}
    if not (starts or ends or extensions):
        return _NOT_SAID
    return _ContractDays(
        min(_days(starts, clock), default=None),
        max(_days(ends, clock), default=None),
        max(_days(extensions, clock), default=None),
    )


def _days(texts: Iterable[str], clock: Clock) -> list[date]:
    return [found for text in texts if (found := read_day(text, clock)) is not None]


def _day(at: datetime | None) -> date | None:
    return None if at is None else uk_day(at)
