"""The sample as OCDS releases: planning, tender, update, award, contract, each a true delta."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from desktop.services.sample_days import Days, moment, month_after, years_from
from desktop.services.sample_plans import EarlyPlan, EndedPlan, LotPlan, Plans, TenderPlan
from desktop.services.sample_procurement import SCHEME, Json, Procurement, money

_EARLIER_YEARS = 3
_EARLIER_SHARE = 0.92
_START_AFTER = 75


def releases(plans: Plans, days: Days) -> Iterator[Json]:
    """Yield every release of the sample, procurement by procurement."""
    for tender in plans.tenders:
        yield from _open(plans, tender, days)
        if tender.provider:
            yield from _earlier(plans, tender, days)
    for early in plans.early:
        yield _planning(_procurement(plans, early), early, days)
    for ended in plans.ended:
        yield from _ended(plans, ended, days)


def _procurement(plans: Plans, plan: TenderPlan | EarlyPlan | EndedPlan) -> Procurement:
    service = plans.services[plan.service]
    own_words = plan.description if isinstance(plan, TenderPlan) else None
    repeated = plan.repeat_title if isinstance(plan, TenderPlan) else 1
    return Procurement(
        key=plan.id,
        title=(plan.title * repeated).strip(),
        buyer=plans.buyers[plan.buyer],
        service=plan.service,
        cpv=service.cpv,
        description=own_words or service.words,
        value=plan.value,
    )


def _open(plans: Plans, plan: TenderPlan, days: Days) -> Iterator[Json]:
    bought = _procurement(plans, plan)
    if plan.engaged is not None:
        yield _engagement(bought, days.ago(plan.engaged), days.ago(plan.engaged - 15))
    published = days.ago(plan.published)
    kind = "UK14" if plan.market else "UK4"
    tender = bought.what() | {"status": "active", "documents": bought.paper(2, kind, published, plan.link)}
    tender["lots"] = _lots(plan, days)
    if closes := _closes(plan, days):
        tender["tenderPeriod"] = {"endDate": closes}
    if questions := _questions(plan, days):
        tender["enquiryPeriod"] = {"endDate": questions}
    yield bought.release(2, published, ["tender"], **bought.who(), tender=tender)
    if plan.update is not None:
        yield _update(bought, plan, days)


def _closes(plan: TenderPlan, days: Days) -> str | None:
    """Return the deadline as it was first published."""
    if plan.closes_on is not None or plan.closes is None:
        return plan.closes_on
    moved_from = plan.update.closed_before if plan.update else None
    return _deadline(days.ahead(plan.closes if moved_from is None else moved_from), plan.time)


def _deadline(day: date, at: str) -> str:
    """Return a deadline that can be used until the end of `day`: midnight is written as the day after."""
    return moment(day + timedelta(days=1), at) if at == "00:00" else moment(day, at)


def _questions(plan: TenderPlan, days: Days) -> str | None:
    """Return when questions closed, as it was first published."""
    if plan.closes is None:
        return None
    close = days.ahead(plan.questions if plan.questions is not None else plan.closes // 2)
    moved_by = plan.update.questions_moved_by if plan.update else None
    return moment(close - timedelta(days=moved_by or 0), "17:00" if plan.closes else "09:00")


def _update(bought: Procurement, plan: TenderPlan, days: Days) -> Json:
    """Return the release that moved a date: that date, and nothing else."""
    day = days.ago(plan.update.ago if plan.update else 1)
    tender: Json = {"id": bought.key, "documents": bought.paper(3, "UK4", day)}
    if plan.update and plan.update.questions_moved_by and plan.questions is not None:
        tender["enquiryPeriod"] = {"endDate": moment(days.ahead(plan.questions), "17:00")}
    elif plan.closes is not None:
        tender["tenderPeriod"] = {"endDate": _deadline(days.ahead(plan.closes), plan.time)}
    return bought.release(3, day, ["tenderUpdate"], tender=tender)


def _lots(plan: TenderPlan, days: Days) -> list[Json]:
    starts = _starts(plan, days)
    named = plan.lots or (LotPlan(title="", value=plan.value or 0),)
    return [_lot(plan, lot, str(place), starts, days) for place, lot in enumerate(named, start=1)]


def _lot(plan: TenderPlan, lot: LotPlan, number: str, starts: date, days: Days) -> Json:
    found: Json = {
        "id": number,
        "status": "active",
        "contractPeriod": _period(starts, plan.years),
        "suitability": {"sme": True, "vcse": True},
        "hasRenewal": False,
    }
    if lot.title:
        found["title"] = lot.title
    if lot.value:
        found["value"] = money(lot.value)
    if plan.lots and plan.closes is not None:
        closes = plan.closes if lot.closes is None else lot.closes
        found["tenderPeriod"] = {"endDate": _deadline(days.ahead(closes), plan.time)}
    return found


def _starts(plan: TenderPlan, days: Days) -> date:
    return month_after(days.ahead(plan.closes or 20), _START_AFTER)


def _period(starts: date, years: int) -> Json:
    ends = years_from(starts, years) - timedelta(days=1)
    return {"startDate": moment(starts, "00:00"), "endDate": moment(ends, "23:59:59")}


def _engagement(bought: Procurement, day: date, until: date) -> Json:
    return bought.release(
        1,
        day,
        ["planning"],
        **bought.who(),
        planning={
            "milestones": [
                {"id": "1", "type": "engagement", "dueDate": moment(until, "17:00"), "status": "scheduled"}
            ],
            "documents": bought.paper(1, "UK2", day),
        },
        tender=bought.what() | {"status": "planning"},
    )


def _planning(bought: Procurement, plan: EarlyPlan, days: Days) -> Json:
    day = days.ago(plan.published)
    if plan.type == "UK2":
        release = _engagement(bought, day, days.ahead(15))
    else:
        planning = {"documents": bought.paper(1, plan.type, day)}
        tender = bought.what() | {"status": "planned"}
        release = bought.release(1, day, ["planning"], **bought.who(), planning=planning, tender=tender)
    expected = days.today + timedelta(days=plan.expected_days)
    release["tender"]["communication"] = {"futureNoticeDate": moment(expected, "00:00")}
    return release


def _earlier(plans: Plans, plan: TenderPlan, days: Days) -> Iterator[Json]:
    """Yield the procurement before this one: who holds the contract today, since when and until when."""
    current = _procurement(plans, plan)
    a_year = (plan.value or 0) / plan.years
    value = plan.earlier_value or round(a_year * _EARLIER_YEARS * _EARLIER_SHARE, -3)
    bought = Procurement(
        key=f"{plan.id}-before",
        title=current.title,
        buyer=current.buyer,
        service=current.service,
        cpv=current.cpv,
        description=current.description,
        value=int(value),
    )
    starts = years_from(_starts(plan, days), -_EARLIER_YEARS)
    published = starts - timedelta(days=210)
    closes = days.calendar.after(published, 25)
    yield _old_tender(bought, published, closes, starts)
    yield _award(plans, bought, plan.provider or "", starts - timedelta(days=75), starts)
    yield _contract(bought, starts - timedelta(days=40), starts)


def _old_tender(bought: Procurement, published: date, closes: date, starts: date) -> Json:
    tender = bought.what() | {
        "status": "active",
        "tenderPeriod": {"endDate": moment(closes, "12:00")},
        "lots": [{"id": "1", "status": "active", "contractPeriod": _period(starts, _EARLIER_YEARS)}],
        "documents": bought.paper(2, "UK4", published),
    }
    return bought.release(2, published, ["tender"], **bought.who(), tender=tender)


def _award(plans: Plans, bought: Procurement, provider_id: str, day: date, starts: date) -> Json:
    provider = plans.providers[provider_id]
    supplier = {"id": f"{SCHEME}-{provider_id}", "name": provider.name}
    whole = {
        **supplier,
        "identifier": {"scheme": SCHEME, "id": provider_id, "legalName": provider.name},
        "address": {"locality": provider.locality},
        "details": {"scale": provider.scale, "vcse": provider.vcse},
        "roles": ["supplier"],
    }
    award = {
        "id": "1",
        "title": bought.title,
        "status": "active",
        "date": moment(day, "00:00"),
        "value": money(bought.value or 0),
        "suppliers": [supplier],
        "relatedLots": ["1"],
        "contractPeriod": _period(starts, _EARLIER_YEARS),
        "items": bought.what()["items"],
        "documents": bought.paper(4, "UK6", day),
    }
    tender = {"id": bought.key, "status": "complete", "lots": [{"id": "1", "status": "complete"}]}
    return bought.release(4, day, ["award"], parties=[whole], awards=[award], tender=tender)


def _contract(bought: Procurement, day: date, starts: date) -> Json:
    contract = {
        "id": "1",
        "awardID": "1",
        "title": bought.title,
        "status": "active",
        "dateSigned": moment(day, "00:00"),
        "value": money(bought.value or 0),
        "period": _period(starts, _EARLIER_YEARS),
        "documents": bought.paper(5, "UK7", day),
    }
    return bought.release(5, day, ["contract"], contracts=[contract])


def _ended(plans: Plans, plan: EndedPlan, days: Days) -> Iterator[Json]:
    bought = _procurement(plans, plan)
    closes = days.ago(plan.closed)
    starts = month_after(closes, _START_AFTER)
    if plan.planned is not None:
        yield _engagement(bought, days.ago(plan.planned), days.ago(plan.planned - 15))
    yield _old_tender(bought, days.ago(plan.published), closes, starts)
    if plan.awarded is not None:
        yield _award(plans, bought, plan.provider or "", days.ago(plan.awarded), starts)
    if plan.signed is not None:
        yield _contract(bought, days.ago(plan.signed), starts)
    if plan.withdrawn is not None:
        yield _stopped(bought, days.ago(plan.withdrawn))
    if plan.unsuccessful is not None:
        yield _unsuccessful(bought, days.ago(plan.unsuccessful))


def _stopped(bought: Procurement, day: date) -> Json:
    tender = {"id": bought.key, "status": "withdrawn", "documents": bought.paper(6, "UK12", day)}
    return bought.release(6, day, ["tenderCancellation"], tender=tender)


def _unsuccessful(bought: Procurement, day: date) -> Json:
    award = {
        "id": "1",
        "status": "unsuccessful",
        "date": moment(day, "00:00"),
        "relatedLots": ["1"],
        "documents": bought.paper(6, "UK6", day),
    }
    tender = {"id": bought.key, "status": "unsuccessful", "lots": [{"id": "1", "status": "unsuccessful"}]}
    return bought.release(6, day, ["award"], awards=[award], tender=tender)
