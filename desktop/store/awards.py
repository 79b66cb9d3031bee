"""Awards as evidence: who delivers this today, for this buyer, in this place, of this kind.

A lead, never a verdict: no award found means that none was published here, not that nobody delivers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from desktop.domain.cleaning import currency, line, pence
from desktop.domain.moments import read_day
from desktop.domain.opportunity import Opportunity
from desktop.store.columns import as_codes, codes, day_text, many
from desktop.store.connection import Connection
from desktop.store.texts import day
from feeds.notice import Award, Clock, Notice, Party

MOST_LEADS = 50
NEWEST_OF_A_KIND = 2_000
"""Awards of one kind that are looked through, those that came last; a kind may have a hundred thousand."""
_KIND_DIGITS = 3
_RELATED_DIGITS = 2
_LARGEST_REGION = 4
_EVERYWHERE = frozenset({"", "UK", codes(["United Kingdom"]).lstrip(" ")})
_OVER = frozenset({"cancelled", "unsuccessful", "withdrawn"})


class AwardLead(Struct, frozen=True, kw_only=True):
    """One supplier of one award, and what it has in common with the opportunity in question."""

    opportunity: str
    notice_id: str
    of: str
    title: str
    buyer: str
    supplier: str
    supplier_id: str
    scheme: str | None
    identifier: str | None
    awarded_on: date | None
    value_pence: int | None
    currency: str | None
    regions: tuple[str, ...]
    contract_start_on: date | None
    contract_end_on: date | None
    contract_extends_to_on: date | None
    same_process: bool
    same_buyer: bool
    same_kind: bool
    same_place: bool


def leads(db: Connection, opportunity: Opportunity) -> tuple[AwardLead, ...]:
    """Return awards that tell of existing providers, the closest first, then the newest.

    Of the same process; of the same buyer, for a kind of service that is at least related; or of the
    same kind in the same place, among the newest of that kind. More tells nothing of who delivers this here.
    """
    found = db.execute(_LEADS, _wanted(opportunity))
    return tuple(_lead(row) for row in found)


def write(db: Connection, compiled: Iterable[tuple[Opportunity, Sequence[Notice]]]) -> None:
    """Store the awards of these opportunities in place of those they had."""
    compiled = tuple(compiled)
    db.execute(
        "DELETE FROM award WHERE opportunity IN (SELECT value FROM json_each(:keys))",
        {"keys": many([opportunity.key for opportunity, _ in compiled])},
    )
    rows = [row for opportunity, notices in compiled for row in _rows(opportunity, notices)]
    if not rows:
        return
    next_id = db.execute("SELECT coalesce(max(id), 0) + 1 FROM award").fetchone()[0]
    for number, row in enumerate(rows, next_id):
        row["id"] = number
    db.executemany(_INSERT, rows)
    db.executemany(
        "INSERT INTO award_kind (kind, award) VALUES (?, ?)",
        [(kind, row["id"]) for row in rows for kind in sorted(_kinds(as_codes(row["cpv"])))],
    )


def _rows(opportunity: Opportunity, notices: Sequence[Notice]) -> Iterator[dict[str, Any]]:
    if not opportunity.awards:
        return
    evidence = {(award.of, award.id): notice for notice in notices for award in notice.awards}
    for award in opportunity.awards:
        notice = evidence.get((award.of, award.id), notices[-1])
        if award.status in _OVER:
            continue
        for supplier in award.suppliers:
            if line(supplier.name):
                yield _row(opportunity, award, supplier, notice)


def _row(opportunity: Opportunity, award: Award, supplier: Party, notice: Notice) -> dict[str, Any]:
    return {
        "opportunity": opportunity.key,
        "notice_id": notice.id,
        "award_id": award.id,
        "made_of": award.of,
        "title": line(award.title) or opportunity.title,
        "status": award.status,
        "buyer": opportunity.buyer,
        "buyer_id": opportunity.buyer_id,
        "supplier": line(supplier.name),
        "supplier_id": supplier.id,
        "supplier_scheme": supplier.scheme,
        "supplier_identifier": supplier.identifier,
        "awarded_on": _on(award.date, notice.clock) or day_text(opportunity.published_on),
        "value_pence": pence(award.value),
        "currency": currency(award.value),
        "cpv": codes(award.cpv or opportunity.cpv),
        "regions": codes(opportunity.regions),
        "contract_start_on": _on(award.contract_start, notice.clock)
        or day_text(opportunity.contract_start_on),
        "contract_end_on": _on(award.contract_end, notice.clock) or day_text(opportunity.contract_end_on),
        "contract_extends_to_on": _on(award.contract_extends_to, notice.clock)
        or day_text(opportunity.contract_extends_to_on),
    }


def _on(text: str | None, clock: Clock) -> str | None:
    return day_text(read_day(text, clock))


def _kinds(cpv: Iterable[str]) -> set[str]:
    return {code[:_KIND_DIGITS] for code in cpv}


def _wanted(opportunity: Opportunity) -> dict[str, object]:
    return {
        "key": opportunity.key,
        "buyer": opportunity.buyer,
        "buyer_id": opportunity.buyer_id,
        "kinds": many(sorted(_kinds(opportunity.cpv))),
        "related": many(sorted({code[:_RELATED_DIGITS] for code in opportunity.cpv})),
        "regions": many(sorted({_place(region) for region in opportunity.regions} - _EVERYWHERE)),
        "newest": NEWEST_OF_A_KIND,
        "most": MOST_LEADS,
    }


def _place(region: str) -> str:
    """Return how the same place begins in the column: a code by its larger region, a name whole."""
    if region.startswith("UK") and region.isalnum():
        return region[:_LARGEST_REGION]
    return codes([region]).lstrip(" ")


def _lead(row: tuple[Any, ...]) -> AwardLead:
    (opportunity, notice_id, of, title, buyer, supplier, supplier_id, scheme, identifier, awarded_on) = row[
        :10
    ]
    (value_pence, money, regions, start, end, extends_to, process, same_buyer, kind, place) = row[10:]
    return AwardLead(
        opportunity=opportunity,
        notice_id=notice_id,
        of=of,
        title=title,
        buyer=buyer,
        supplier=supplier,
        supplier_id=supplier_id,
        scheme=scheme,
        identifier=identifier,
        awarded_on=day(awarded_on),
        value_pence=value_pence,
        currency=money,
        regions=as_codes(regions),
        contract_start_on=day(start),
        contract_end_on=day(end),
        contract_extends_to_on=day(extends_to),
        same_process=bool(process),
        same_buyer=bool(same_buyer),
        same_kind=bool(kind),
        same_place=bool(place),
    )


_COLUMNS = (
    "id, opportunity, notice_id, award_id, made_of, title, status, buyer, buyer_id, supplier, supplier_id,"
    " supplier_scheme, supplier_identifier, awarded_on, value_pence, currency, cpv, regions,"
    " contract_start_on, contract_end_on, contract_extends_to_on"
)
_INSERT = (
    f"INSERT INTO award ({_COLUMNS}) VALUES ({', '.join(':' + name.strip() for name in _COLUMNS.split(','))})"
)
_LEADS = """
WITH candidate AS (
    SELECT id FROM award WHERE opportunity = :key
    UNION SELECT id FROM award WHERE buyer = :buyer AND :buyer <> ''
    UNION SELECT id FROM award WHERE buyer_id = :buyer_id
    UNION SELECT award_kind.award FROM json_each(:kinds) AS wanted CROSS JOIN award_kind
    ON award_kind.kind = wanted.value AND award_kind.award > coalesce((
        SELECT award FROM award_kind WHERE kind = wanted.value ORDER BY award DESC LIMIT 1 OFFSET :newest
    ), 0)
), compared AS (
    SELECT award.*,
        opportunity = :key AS same_process,
        (buyer = :buyer AND :buyer <> '') OR coalesce(buyer_id = :buyer_id, 0) AS same_buyer,
        EXISTS (
            SELECT 1 FROM award_kind JOIN json_each(:kinds) AS wanted ON kind = wanted.value
            WHERE award_kind.award = award.id
        ) AS same_kind,
        EXISTS (
            SELECT 1 FROM json_each(:regions) AS wanted
            WHERE award.regions LIKE '% ' || wanted.value || '%'
        ) AS same_place,
        :related = '[]' OR EXISTS (
            SELECT 1 FROM json_each(:related) AS wanted WHERE award.cpv LIKE '% ' || wanted.value || '%'
        ) AS related
    FROM award JOIN candidate USING (id)
)
SELECT opportunity, notice_id, made_of, title, buyer, supplier, supplier_id, supplier_scheme,
    supplier_identifier, awarded_on, value_pence, currency, regions, contract_start_on, contract_end_on,
    contract_extends_to_on, same_process, same_buyer, same_kind, same_place
FROM compared
WHERE same_process OR (same_buyer AND related) OR (same_kind AND same_place)
ORDER BY same_process DESC, same_buyer + same_kind + same_place DESC, awarded_on DESC, id DESC
LIMIT :most
"""
