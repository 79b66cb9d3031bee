"""All partnership plans, those without a tender too, and which of them may belong to a tender that came."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct
from rapidfuzz import fuzz

from desktop.domain.opportunity import Stage
from desktop.domain.partnership import Plan
from desktop.domain.words import year_day
from desktop.reports.tables import Column
from desktop.services.desk import Desk
from desktop.services.opportunity_list import row_runway
from desktop.services.partnerships import plan_words, tender_came
from desktop.services.tables import Table, listed_table
from desktop.services.wording import VERDICT_WORDS
from desktop.store import opportunities as opportunity_store
from desktop.store import partnerships as store
from desktop.store.connection import Connection
from desktop.store.opportunities import OpportunityRow

_ALIKE = 65
"""How alike two titles are, of 100, before a plan is offered by itself."""


class PlanLine(Struct, frozen=True, kw_only=True):
    """One plan in the list of all. `opportunity` is a key, "" for none; `tender` says how that stands."""

    id: str
    name: str
    opportunity: str
    tender: str
    words: str
    begun: str
    ended: bool


class PlanOffer(Struct, frozen=True):
    """A plan that may belong to a tender, and why one thinks so ("" where nothing says so)."""

    id: str
    name: str
    why: str


def all_plans(db: Connection, desk: Desk) -> tuple[PlanLine, ...]:
    """Return every plan, those that go on first, the newest first; one whose beginning was undone is none."""
    return tuple(_line(db, desk, plan) for plan in store.everyone(db) if not plan.is_taken_back)


def offers(db: Connection, desk: Desk, key: str) -> tuple[PlanOffer, ...]:
    """Return the plans with no live tender that could be linked to this opportunity, the likely ones first.

    Nothing where the opportunity has a plan of its own, or is over.
    """
    row = opportunity_store.row_of_key(db, key, today=desk.today)
    if row is None or row.stage not in (Stage.TENDER, Stage.PLANNING) or store.of_opportunity(db, row.key):
        return ()
    found = [
        PlanOffer(plan.id, plan.name, _why(db, desk, plan, row))
        for plan in store.everyone(db)
        if plan.ended_on is None and _waits_for_tender(db, desk, plan)
    ]
    return tuple(sorted(found, key=lambda one: one.why == ""))


def _waits_for_tender(db: Connection, desk: Desk, plan: Plan) -> bool:
    its = _row(db, desk, plan)
    return its is None or its.stage is not Stage.TENDER


def _why(db: Connection, desk: Desk, plan: Plan, row: OpportunityRow) -> str:
    its = _row(db, desk, plan)
    if its is not None and its.buyer and its.buyer.casefold() == row.buyer.casefold():
        return f"The same buyer: {row.buyer}"
    titles = (plan.name, its.title if its else "")
    alike = max(fuzz.token_set_ratio(title.casefold(), row.title.casefold()) for title in titles)
    return "Much the same title" if alike >= _ALIKE else ""


def _line(db: Connection, desk: Desk, plan: Plan) -> PlanLine:
    row = _row(db, desk, plan)
    return PlanLine(
        id=plan.id,
        name=plan.name or (row.title if row else "Partnership"),
        opportunity=row.key if row else "",
        tender=_tender(db, desk, row),
        words=plan_words(db, plan),
        begun=f"Begun {year_day(plan.begun_on)}",
        ended=plan.ended_on is not None,
    )


def _tender(db: Connection, desk: Desk, row: OpportunityRow | None) -> str:
    if row is None:
        return "No tender yet"
    verdict = row_runway(db, row, desk.now()).verdict
    stands = VERDICT_WORDS[verdict] if verdict else "Decided"
    return f"{stands}: {row.title}, {row.buyer}" if row.buyer else f"{stands}: {row.title}"


def _row(db: Connection, desk: Desk, plan: Plan) -> OpportunityRow | None:
    if plan.opportunity is None:
        return None
    return opportunity_store.row_of_key(db, plan.opportunity, today=desk.today)


class PartnershipTab(Struct, frozen=True):
    """What an opportunity's tab says of its plan, and what its button does."""

    words: str = ""
    button: str = ""


def partnership_tab(db: Connection, desk: Desk, key: str) -> PartnershipTab:
    """Return how the plan of an opportunity stands; where there is none, which one may belong to it."""
    plan = store.of_opportunity(db, key)
    if plan is not None:
        came = tender_came(db, plan, _row(db, desk, plan))
        return PartnershipTab(" ".join(filter(None, (plan_words(db, plan), came))), "Go on with the plan")
    likely = [offer for offer in offers(db, desk, key) if offer.why]
    if likely:
        words = f"A plan with no live tender may belong here: “{likely[0].name}”. {likely[0].why}."
        return PartnershipTab(words, "Look at the plan, or begin one")
    return PartnershipTab("There is no plan to work together on this yet.", "Plan a partnership")


_COLUMNS = (
    Column("Plan", width=34),
    Column("Tender", width=40),
    Column("How it stands", width=60),
    Column("Begun", width=22),
    Column("Laid down", width=10),
)


def plans_table(desk: Desk, _step: Callable[[int, int], None]) -> Table:
    """Return the list of all plans as a table."""
    with desk.reader() as db:
        rows = [
            (line.name, line.tender, line.words, line.begun, "Yes" if line.ended else "")
            for line in all_plans(db, desk)
        ]
    return listed_table("Partnership plans", "plan", _COLUMNS, rows, desk)
