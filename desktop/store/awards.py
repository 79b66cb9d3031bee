"""Awards as evidence: who delivers this today, for this buyer, in this place, of this kind.

Leads, never a verdict: no award found means that none was published here, not that nobody delivers.
What may tell of an opportunity is found here by its signs; whether it does, `provider_rules` says.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct, structs

from desktop.domain.award_signs import signs
from desktop.domain.cleaning import currency, line, pence
from desktop.domain.moments import read_day
from desktop.domain.opportunity import Opportunity
from desktop.domain.organisation_names import register_number
from desktop.store.columns import as_codes, codes, day_text, many
from desktop.store.connection import Connection
from desktop.store.errors import store_errors
from desktop.store.tables import has_table
from desktop.store.texts import day
from feeds.notice import Award, Clock, Notice, Party

MOST = 2_000
"""Awards of one buyer, or of one field of work in one place, that are looked at: the newest."""
_OVER = frozenset({"cancelled", "unsuccessful", "withdrawn"})


class Candidate(Struct, frozen=True):
    """An award that may tell of an opportunity: just what that is seen by."""

    id: int
    opportunity: str
    title: str
    buyer: str
    buyer_id: str | None
    cpv: tuple[str, ...]
    regions: tuple[str, ...]
    awarded_on: date | None
    end_on: date | None
    extends_to_on: date | None


class Awarded(Struct, frozen=True, kw_only=True):
    """One supplier of one award. `number` is that of a public register, or ""."""

    id: int
    opportunity: str
    notice_id: str
    of: str
    title: str
    buyer: str
    supplier: str
    number: str
    awarded_on: date | None
    value_pence: int | None
    currency: str | None
    regions: tuple[str, ...]
    start_on: date | None
    end_on: date | None
    extends_to_on: date | None


def candidates(db: Connection, key: str, wanted: Collection[int]) -> tuple[Candidate, ...]:
    """Return the awards of an opportunity, and those that left one of these signs, the newest first.

    A file of an earlier version that is open read-only holds no signs: there, only its own are found.
    """
    with store_errors("read the awards"):
        rows = db.execute(_OWN, {"key": key}).fetchall()
        if wanted and _has_signs(db):
            rows += db.execute(_BY_SIGN, {"key": key, "signs": many(list(wanted)), "most": MOST}).fetchall()
    return tuple(_candidate(row) for row in rows)


def awarded(db: Connection, ids: Sequence[int]) -> dict[int, Awarded]:
    """Return these awards whole, by id."""
    with store_errors("read the awards"):
        rows = db.execute(_WHOLE, {"ids": many(list(ids))}).fetchall()
    return {row[0]: _awarded(row) for row in rows}


class AwardRow(Struct, frozen=True, array_like=True, gc=False):
    """One supplier of one award as it is written: its columns but the id, and the signs it is found by."""

    columns: tuple[str | int | None, ...]
    signs: tuple[int, ...]


def write(db: Connection, told: Mapping[str, Sequence[AwardRow]]) -> None:
    """Store these awards, by opportunity, in place of those that stand there."""
    db.execute(
        "DELETE FROM award WHERE opportunity IN (SELECT value FROM json_each(:keys))",
        {"keys": many(list(told))},
    )
    next_id = int(db.execute("SELECT coalesce(max(id), 0) + 1 FROM award").fetchone()[0])
    rows = list(enumerate((row for rows in told.values() for row in rows), next_id))
    db.executemany(_INSERT, [(row_id, *row.columns) for row_id, row in rows])
    db.executemany(
        "INSERT INTO award_sign (sign, award) VALUES (?, ?)",
        [(sign, row_id) for row_id, row in rows for sign in row.signs],
    )


def rows_of(opportunity: Opportunity, notices: Sequence[Notice]) -> tuple[AwardRow, ...]:
    """Return the awards of an opportunity as they are written, each with the notice that tells of it."""
    return tuple(_rows(opportunity, notices))


def _rows(opportunity: Opportunity, notices: Sequence[Notice]) -> Iterator[AwardRow]:
    evidence = {(award.of, award.id): notice for notice in notices for award in notice.awards}
    parties = {party.id: party for party in opportunity.parties}
    for award in opportunity.awards:
        notice = evidence.get((award.of, award.id), notices[-1])
        if award.status in _OVER:
            continue
        for supplier in award.suppliers:
            if line(supplier.name):
                yield _row(opportunity, award, _with_number(supplier, parties), notice)


def _row(opportunity: Opportunity, award: Award, supplier: Party, notice: Notice) -> AwardRow:
    cpv, regions = codes(award.cpv or opportunity.cpv), codes(opportunity.regions)
    columns = (
        opportunity.key,
        notice.id,
        award.id,
        award.of,
        line(award.title) or opportunity.title,
        award.status,
        opportunity.buyer,
        opportunity.buyer_id,
        line(supplier.name),
        supplier.id,
        supplier.scheme,
        supplier.identifier,
        _on(award.date, notice.clock) or day_text(opportunity.published_on),
        pence(award.value),
        currency(award.value),
        cpv,
        regions,
        _on(award.contract_start, notice.clock) or day_text(opportunity.contract_start_on),
        _on(award.contract_end, notice.clock) or day_text(opportunity.contract_end_on),
        _on(award.contract_extends_to, notice.clock) or day_text(opportunity.contract_extends_to_on),
    )
    return AwardRow(columns, signs(opportunity.buyer, opportunity.buyer_id, as_codes(cpv), as_codes(regions)))


def _on(text: str | None, clock: Clock) -> str | None:
    return day_text(read_day(text, clock))


def _with_number(supplier: Party, parties: dict[str, Party]) -> Party:
    """Return a supplier with the number that the notice gives where it lists everybody."""
    named = parties.get(supplier.id)
    if supplier.identifier or named is None:
        return supplier
    return structs.replace(supplier, scheme=named.scheme, identifier=named.identifier)


def _has_signs(db: Connection) -> bool:
    return has_table(db, "award_sign")


def _candidate(row: tuple[Any, ...]) -> Candidate:
    id_, opportunity, title, buyer, buyer_id, cpv, regions, awarded_on, end_on, extends_to_on = row
    return Candidate(
        id_,
        opportunity,
        title,
        buyer,
        buyer_id,
        as_codes(cpv),
        as_codes(regions),
        day(awarded_on),
        day(end_on),
        day(extends_to_on),
    )


def _awarded(row: tuple[Any, ...]) -> Awarded:
    (id_, opportunity, notice_id, of, title, buyer, supplier, supplier_id, scheme, identifier) = row[:10]
    awarded_on, value_pence, money, regions, start_on, end_on, extends_to_on = row[10:]
    return Awarded(
        id=id_,
        opportunity=opportunity,
        notice_id=notice_id,
        of=of,
        title=title,
        buyer=buyer,
        supplier=supplier,
        number=register_number(scheme, identifier, supplier_id),
        awarded_on=day(awarded_on),
        value_pence=value_pence,
        currency=money,
        regions=as_codes(regions),
        start_on=day(start_on),
        end_on=day(end_on),
        extends_to_on=day(extends_to_on),
    )


_COLUMNS = (
    "id, opportunity, notice_id, award_id, made_of, title, status, buyer, buyer_id, supplier, supplier_id,"
    " supplier_scheme, supplier_identifier, awarded_on, value_pence, currency, cpv, regions,"
    " contract_start_on, contract_end_on, contract_extends_to_on"
)
_INSERT = f"INSERT INTO award ({_COLUMNS}) VALUES (?{', ?' * _COLUMNS.count(',')})"
_SEEN_BY = (
    "award.id, opportunity, title, buyer, buyer_id, cpv, regions, awarded_on, contract_end_on,"
    " contract_extends_to_on"
)
_OWN = f"SELECT {_SEEN_BY} FROM award WHERE opportunity = :key ORDER BY id DESC"
_BY_SIGN = f"""
WITH found AS (
    SELECT DISTINCT award_sign.award AS id FROM json_each(:signs) AS wanted CROSS JOIN award_sign
    ON award_sign.sign = wanted.value ORDER BY award_sign.award DESC LIMIT :most
)
SELECT {_SEEN_BY} FROM found CROSS JOIN award USING (id) WHERE opportunity <> :key ORDER BY award.id DESC
"""
_WHOLE = """
SELECT id, opportunity, notice_id, made_of, title, buyer, supplier, supplier_id, supplier_scheme,
    supplier_identifier, awarded_on, value_pence, currency, regions, contract_start_on, contract_end_on,
    contract_extends_to_on
FROM award WHERE id IN (SELECT value FROM json_each(:ids))
"""
