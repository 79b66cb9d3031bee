"""Heads of terms from a plan to work together, telling of other organisations what was ticked and no more."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from desktop.domain.documents import Ticks, Told, Which, told_of
from desktop.domain.opportunity import Stage
from desktop.domain.partnership import TERMS, Agreed, Plan
from desktop.domain.partnership_forms import FormGroup
from desktop.domain.reply_by import fair_reply
from desktop.domain.runway import Plans, plan_dates
from desktop.domain.words import listed, money, plural, year_day
from desktop.domain.working_days import Calendar
from desktop.reports.heads_of_terms import Term, TermsSheet, document
from desktop.services import partnership_catalogue as catalogue
from desktop.services.desk import Desk, calendar, plans
from desktop.services.document_values import Composed, NamedOther, TermsWanted
from desktop.services.errors import NotPossible
from desktop.services.opportunity_list import led_now
from desktop.services.terms_telling import IN_WORDS, Telling
from desktop.services.withholding import Others, others
from desktop.store import directory, partnerships, settings
from desktop.store import opportunities as opportunity_store
from desktop.store.connection import Connection
from desktop.store.opportunities import OpportunityRow

_OF_MEMBERS = (Told.NAME, Told.SHARES, Told.TERMS, Told.CHECKS, Told.CONTACT)
_OF_OTHERS = (Told.NAME, Told.CONTACT)


def compose(db: Connection, desk: Desk, wanted: TermsWanted) -> Composed:
    """Return heads of terms as they would be made.

    Raises:
        NotPossible: there is no such plan.
    """
    kept = partnerships.one(db, wanted.plan)
    if kept is None:
        raise NotPossible(
            happened="There is no such plan here.", safe="Nothing was changed.", to_do="Open it again."
        )
    writer = _Writer.of(db, desk, _as_merged(db, kept.plan), wanted.ticks)
    about = writer.about
    what = about.title if about else writer.telling.hide(kept.plan.name)
    return Composed(
        which=Which.HEADS_OF_TERMS,
        document=document(writer.sheet()),
        file_name=f"Heads of terms, {what}" if what else "Heads of terms",
        named=writer.named,
        cautions=tuple(writer.cautions()),
        opportunity=about.key if about else None,
        subject=kept.plan.id,
        says={"plan": kept.plan.id},
    )


def _as_merged(db: Connection, plan: Plan) -> Plan:
    """Return the plan with each member as the organisation that it was merged into since."""
    leads = directory.roots(db)
    members = [
        replace(one, organisation=leads.get(one.organisation, one.organisation)) for one in plan.members
    ]
    return replace(plan, members=tuple(members))


class _Writer(Struct, frozen=True, kw_only=True):
    """One plan on its way into a document."""

    db: Connection
    desk: Desk
    plan: Plan
    about: OpportunityRow | None
    telling: Telling
    named: tuple[NamedOther, ...]

    @classmethod
    def of(cls, db: Connection, desk: Desk, plan: Plan, ticks: Ticks) -> _Writer:
        """Gather what the plan refers to."""
        ours = settings.of(db).organisation or "Our organisation"
        row = _row(db, desk, plan.opportunity)
        around = others(db, ours=ours, public=(row.buyer,) if row else ())
        stand_ins = {one.organisation: f"Partner {number}" for number, one in enumerate(plan.partners, 1)}
        return cls(
            db=db,
            desk=desk,
            plan=plan,
            about=row,
            telling=Telling(
                db=db,
                ticks=ticks,
                ours=ours,
                around=around,
                stand_ins=stand_ins,
                hide=around.hiding(ticks, stand_ins),
            ),
            named=tuple(_named(plan, around)),
        )

    def sheet(self) -> TermsSheet:
        """Return what the document says."""
        plan, row = self.plan, self.about
        return TermsSheet(
            organisation=self.telling.ours,
            made_on=self.desk.today,
            sample=self.desk.sample,
            about=_about(row),
            name="" if row and row.title == plan.name else self.telling.hide(plan.name),
            purpose=self.telling.hide(plan.purpose),
            form=self._form(),
            parties=tuple(self.telling.party(member) for member in plan.members),
            terms=tuple(self._terms()),
            dates=tuple(self._dates()),
            value=self._value(),
            bids=self._bids(),
        )

    def cautions(self) -> Iterator[str]:
        """Yield what to look at before it is sent."""
        plan = self.plan
        if plan.ended_on:
            yield f"This plan was laid down on {year_day(plan.ended_on)}."
        for member in plan.partners:
            if self.telling.is_told(member, Told.NAME) and member.may_be_named is not True:
                name = self.telling.around.name(member.organisation)
                if member.may_be_named is False:
                    yield f"{name} does not want to be named."
                else:
                    yield f"{name} has not said that it may be named."
        hidden = [
            each.name for each in self.named if not told_of(self.telling.ticks, each.organisation, Told.NAME)
        ]
        if hidden:
            yield (
                f"Not named, as that is not ticked: {listed(hidden)}. Only whole names are found in what was "
                "written: read it through for short ones."
            )

    def _form(self) -> tuple[str, ...]:
        form = catalogue.form(self.plan.form)
        if form is None:
            return (self.plan.form,) if self.plan.form else ()
        why = self.telling.hide(self.plan.form_reason).strip()
        return (
            form.title,
            form.says,
            form.contracts,
            form.risk,
            *([f"Chosen because: {why}"] if why else []),
        )

    def _bids(self) -> bool:
        form = catalogue.form(self.plan.form)
        return form is None or form.group is FormGroup.BID_TOGETHER

    def _terms(self) -> Iterator[Term]:
        plan = self.plan
        for field in TERMS:
            figures = ""
            if field.name == "money":
                figures = self._paid()
            elif field.name == "exclusivity":
                figures = _EXCLUSIVE[plan.terms.exclusive]
            elif field.name == "buyer":
                figures = self._who_meets_the_buyer()
            elif field.name == "risk":
                figures = self._results()
            yield Term(
                name=field.name,
                title=field.title,
                asks=field.asks,
                text=self.telling.hide(getattr(plan.terms, field.name)),
                figures=figures,
                also_asks=_DAYS if field.name == "money" and plan.terms.paid_within_days is None else "",
            )

    def _paid(self) -> str:
        days = self.plan.terms.paid_within_days
        said = [f"Paid within {plural(days, 'day')} of an invoice."] if days is not None else []
        for member in self.plan.partners:
            own = member.paid_within_days
            if own is not None and own != days and self.telling.is_told(member, Told.SHARES):
                said.append(f"{self.telling.name(member)} is paid within {plural(own, 'day')}.")
        return " ".join(said)

    def _results(self) -> str:
        told = [one for one in self.plan.members if self.telling.is_told(one, Told.SHARES)]
        carrying = [self.telling.name(one) for one in told if one.carries_results]
        if carrying:
            verb = "is" if len(carrying) == 1 else "are"
            return f"{listed(carrying)} {verb} paid in part by results."
        none = bool(told) and all(one.carries_results is False for one in self.plan.members)
        return "Nobody is paid by results." if none and len(told) == len(self.plan.members) else ""

    def _who_meets_the_buyer(self) -> str:
        told = [one for one in self.plan.members if self.telling.is_told(one, Told.SHARES)]
        meeting = [self.telling.name(one) for one in told if one.meets_buyer]
        return f"In meetings with the buyer: {listed(meeting)}." if meeting else ""

    def _dates(self) -> Iterator[tuple[str, str]]:
        plan, row = self.plan, self.about
        working_days, held_against, today = calendar(self.db), plans(self.db), self.desk.today
        closes = _closes_on(row)
        reply = _reply(plan, closes, today, held_against, working_days)
        if reply:
            yield ("Members answer by", reply)
        if closes is not None:
            dates = plan_dates(closes, plans=held_against, calendar=working_days)
            yield ("Our trustees have seen it by", year_day(dates.sign_off_by))
            yield ("The tender closes on", year_day(closes))

    def _value(self) -> str:
        plan, row = self.plan, self.about
        if plan.value_pence is not None:
            return f"The whole is worth {money(plan.value_pence, 'GBP')}."
        if row and row.value_pence is not None:
            return f"The notice says that the whole is worth {money(row.value_pence, row.currency)}."
        return ""


_DAYS = "Within how many days of an invoice is each paid, and what if the buyer pays late?"
_EXCLUSIVE = {
    None: "",
    False: "Nothing binds any member to work with nobody else.",
    True: "Members are bound to work with nobody else on this.",
}

_MAY_BE_NAMED = {
    None: "It has not said whether it may be named.",
    True: "It may be named.",
    False: "It does not want to be named.",
}


def _named(plan: Plan, around: Others) -> Iterator[NamedOther]:
    """Yield the members, then the others that what was written names."""
    for member in plan.partners:
        note = _MAY_BE_NAMED[member.may_be_named]
        yield NamedOther(member.organisation, around.name(member.organisation), _OF_MEMBERS, note)
    members = {member.organisation for member in plan.partners}
    for organisation in around.named_in(_texts(plan)):
        if organisation not in members:
            yield NamedOther(organisation, around.name(organisation), _OF_OTHERS)


def _texts(plan: Plan) -> Iterator[str]:
    yield from (plan.name, plan.purpose, plan.form_reason)
    yield from (getattr(plan.terms, field.name) for field in TERMS)
    for member in plan.members:
        yield from (getattr(member, name) for name in IN_WORDS)


def _row(db: Connection, desk: Desk, key: str | None) -> OpportunityRow | None:
    row = opportunity_store.row_of_key(db, key, today=desk.today) if key else None
    return led_now(db, row, desk.now()) if row else None


def _about(row: OpportunityRow | None) -> str:
    if row is None:
        return "There is no tender for it yet."
    return ", ".join(part for part in (row.title, row.buyer) if part)


def _closes_on(row: OpportunityRow | None) -> date | None:
    return row.facts.submission_on if row and row.stage is Stage.TENDER else None


def _reply(plan: Plan, closes: date | None, today: date, held_against: Plans, working_days: Calendar) -> str:
    """Return by when members answer: the day that they were given, else a fair one."""
    if plan.reply_by:
        return year_day(plan.reply_by)
    if not plan.partners or all(one.agreed is Agreed.AGREED for one in plan.partners):
        return ""
    fair = fair_reply(today=today, submission_on=closes, plans=held_against, calendar=working_days)
    return f"{year_day(fair.on)}, {plural(fair.days, 'working day')} from now" if fair.on else ""
