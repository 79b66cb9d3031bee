"""Changing a partnership plan, in the name of whoever sits at the desk; the session's last steps go back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future
from typing import Any, TypeVar

from msgspec import Struct, field

from desktop.domain.partnership import TAKEN_BACK, US, Agreed, Member, Plan
from desktop.domain.partnership_forms import choice_refusal
from desktop.services import partnership_catalogue as catalogue
from desktop.services.desk import Desk
from desktop.services.errors import NoSuchOpportunity, NotKept
from desktop.services.last_steps import LastSteps, past_undoing
from desktop.services.partnership_writing import (
    days_left,
    differing,
    has_its_own,
    member_of,
    plain,
    refuse_unfit,
    said_of,
    standing,
    write,
)
from desktop.store import directory, drafts
from desktop.store import opportunities as opportunity_store
from desktop.store import partnerships as store
from desktop.store.connection import Connection
from desktop.store.uuid7 import uuid7

_NO_NAME = "Give the plan a name."
PREFIX = "plan:"
T = TypeVar("T")
_Holds = Callable[[Plan], bool]


def keep_draft(desk: Desk, plan: str, draft: str, text: str) -> Future[None]:
    """Keep what is being typed in a field, outside the journal; the future tells when it is on disk."""
    now = desk.now()
    return desk.workspace.write(lambda db: drafts.put(db, plan, draft, text, now))


class _Step(Struct):
    """One step: what it was, whether it still stands, and the entry that would take it back.

    `also` says what further entries of that kind say.
    """

    plan: str
    words: str
    holds: _Holds
    kind: str
    says: Mapping[str, object]
    key: str | None = None
    also: Sequence[Mapping[str, object]] = ()


class PartnershipChanges(Struct):
    """Writes one entry a step, holding only what differs."""

    desk: Desk
    _steps: LastSteps[_Step] = field(default_factory=LastSteps)

    def can_undo_on(self, plan: str) -> str:
        """Return what undo would take back on this plan, in words; empty when there is nothing."""
        last = self._steps[-1] if self._steps else None
        return last.words if last is not None and last.plan == plan else ""

    def begin(self, key: str | None, name: str = "") -> str:
        """Begin a plan, for an opportunity or for none yet, with us as its first member; return its id.

        An opportunity that has a plan keeps it: that is the one that is returned.

        Raises:
            NoSuchOpportunity: nothing here has that key.
            NotKept: a plan without a tender needs a name.
        """
        return self._do(lambda db: self._begin(db, key, " ".join(name.split())))

    def change(self, plan: str, *, drafted: Iterable[str] = (), **fields: object) -> None:
        """Change what the plan says; drafts of these fields go with that.

        Raises:
            NotPossible: there is no such plan.
            NotKept: a figure is out of bounds.
        """
        self._do(lambda db: self._change(db, plan, tuple(drafted), fields))

    def change_terms(self, plan: str, *, drafted: Iterable[str] = (), **fields: object) -> None:
        """Change terms of the plan, likewise."""
        self._do(lambda db: self._change_terms(db, plan, tuple(drafted), fields))

    def choose_form(self, plan: str, form: str, reason: str = "") -> None:
        """Choose how to work together.

        Raises:
            NotPossible: there is no such plan.
            NotKept: it is unlikely in this window and no reason is given.
        """
        self._do(lambda db: self._choose_form(db, plan, form, reason.strip()))

    def add_member(self, plan: str, organisation: str) -> None:
        """Take an organisation in, not asked yet; one that is a member already stays as it is."""
        self._do(lambda db: self._add_member(db, plan, organisation))

    def change_member(
        self, plan: str, organisation: str, *, drafted: Iterable[str] = (), **fields: object
    ) -> None:
        """Change what is said of a member.

        Raises:
            NotPossible: there is no such plan or member.
            NotKept: a figure is out of bounds.
        """
        self._do(lambda db: self._change_member(db, plan, organisation, tuple(drafted), fields))

    def remove_member(self, plan: str, organisation: str) -> None:
        """Take a member out; undo brings back all that was said of it."""
        self._do(lambda db: self._remove_member(db, plan, organisation))

    def link(self, plan: str, key: str) -> None:
        """Let a plan belong to an opportunity.

        Raises:
            NoSuchOpportunity: nothing here has that key.
            NotPossible: the opportunity has a plan of its own, or there is no such plan.
        """
        self._do(lambda db: self._link(db, plan, key))

    def unlink(self, plan: str) -> None:
        """Let a plan stand for itself again."""
        self._do(lambda db: self._unlink(db, plan))

    def end(self, plan: str, because: str) -> None:
        """Lay a plan down, with the reason. What it says stays, and it can be taken up again."""
        self._do(lambda db: self._end(db, plan, because.strip()))

    def take_up(self, plan: str) -> None:
        """Go on with a plan that was laid down.

        Raises:
            NotPossible: its opportunity has another plan by now.
        """
        self._do(lambda db: self._take_up(db, plan))

    def undo(self) -> str:
        """Take the last step back; return the id of its plan.

        Raises:
            NotPossible: there is nothing to undo, or it was changed again since.
        """
        return self._do(self._undo)

    def _do(self, change: Callable[[Connection], T]) -> T:
        return self.desk.workspace.write(change).result()

    def _begin(self, db: Connection, key: str | None, name: str) -> str:
        title = name
        if key is not None:
            row = opportunity_store.row_of_key(db, key, today=self.desk.today)
            if row is None:
                raise NoSuchOpportunity(key)
            there = store.of_opportunity(db, row.key)
            if there is not None:
                return there.id
            key, title = row.key, name or row.title
        if not title:
            raise NotKept({"name": _NO_NAME})
        plan = f"{PREFIX}{uuid7(self.desk.now())}"
        write(db, self.desk, plan, key, "partnership.begun", {"name": title})
        us = said_of(Member(organisation=US, agreed=Agreed.AGREED, may_be_named=True))
        write(db, self.desk, plan, key, "partnership.member_added", us)
        self._took(
            _Step(
                plan,
                "Began a partnership plan",
                lambda now: now.ended_on is None,
                "partnership.ended",
                {"because": TAKEN_BACK},
            )
        )
        return plan

    def _change(
        self, db: Connection, plan: str, drafted: tuple[str, ...], fields: Mapping[str, object]
    ) -> None:
        refuse_unfit(fields)
        before = standing(db, plan)
        if before.opportunity is None and fields.get("name") == "":
            raise NotKept({"name": _NO_NAME})
        self._differs(db, before, plain(before), fields, "partnership.changed", "Changed the plan")
        drafts.clear(db, plan, drafted)

    def _change_terms(
        self, db: Connection, plan: str, drafted: tuple[str, ...], fields: Mapping[str, object]
    ) -> None:
        refuse_unfit(fields)
        before = standing(db, plan)
        was = plain(before.terms)
        differs = differing(was, fields)
        if differs:
            back = {name: was[name] for name in differs}
            write(db, self.desk, plan, before.opportunity, "partnership.changed", {"terms": differs})

            def holds(now: Plan) -> bool:
                return not differing(plain(now.terms), differs)

            self._took(_Step(plan, "Changed the terms", holds, "partnership.changed", {"terms": back}))
        drafts.clear(db, plan, drafted)

    def _choose_form(self, db: Connection, plan: str, form: str, reason: str) -> None:
        before = standing(db, plan)
        refusal = choice_refusal(form, reason, catalogue.forms(), days_left(db, self.desk, before))
        if refusal:
            raise NotKept({"form_reason": refusal})
        fields = {"form": form, "form_reason": reason}
        words = "Chose a form of working together"
        self._differs(db, before, plain(before), fields, "partnership.form_chosen", words)

    def _differs(
        self,
        db: Connection,
        before: Plan,
        was: Mapping[str, Any],
        fields: Mapping[str, object],
        kind: str,
        words: str,
    ) -> None:
        differs = differing(was, fields)
        if not differs:
            return
        write(db, self.desk, before.id, before.opportunity, kind, differs)

        def holds(now: Plan) -> bool:
            return not differing(plain(now), differs)

        back = {name: was[name] for name in differs}
        self._took(_Step(before.id, words, holds, kind, back))

    def _add_member(self, db: Connection, plan: str, organisation: str) -> None:
        before = standing(db, plan)
        if organisation in {directory.root(db, one.organisation) for one in before.members}:
            return
        new = said_of(Member(organisation=organisation))
        write(db, self.desk, plan, before.opportunity, "partnership.member_added", new)

        def holds(now: Plan) -> bool:
            return now.member(organisation) == Member(organisation=organisation)

        says = {"organisation": organisation}
        self._took(_Step(plan, "Added a member", holds, "partnership.member_removed", says))

    def _change_member(
        self,
        db: Connection,
        plan: str,
        organisation: str,
        drafted: tuple[str, ...],
        fields: Mapping[str, object],
    ) -> None:
        refuse_unfit(fields)
        before = standing(db, plan)
        member = member_of(db, before, organisation)
        was, organisation = plain(member), member.organisation
        differs = differing(was, fields)
        if differs:
            says = {"organisation": organisation, **differs}
            write(db, self.desk, plan, before.opportunity, "partnership.member_changed", says)
            led_before = self._leads_alone(db, before, organisation) if differs.get("lead") else ()

            def holds(now: Plan) -> bool:
                there = now.member(organisation)
                return there is not None and not differing(plain(there), differs)

            back = {"organisation": organisation, **{name: was[name] for name in differs}}
            kind = "partnership.member_changed"
            self._took(_Step(plan, "Changed a member", holds, kind, back, also=led_before))
        drafts.clear(db, plan, drafted)

    def _leads_alone(self, db: Connection, before: Plan, organisation: str) -> list[dict[str, object]]:
        """Let nobody else lead; return what undo says of those who did."""
        others = [one for one in before.members if one.lead and one.organisation != organisation]
        for other in others:
            says = {"organisation": other.organisation, "lead": False}
            write(db, self.desk, before.id, before.opportunity, "partnership.member_changed", says)
        return [{"organisation": other.organisation, "lead": True} for other in others]

    def _remove_member(self, db: Connection, plan: str, organisation: str) -> None:
        before = standing(db, plan)
        member = member_of(db, before, organisation)
        organisation = member.organisation
        back = said_of(member, store.places(db, plan).get(organisation, 0))
        says = {"organisation": organisation}
        write(db, self.desk, plan, before.opportunity, "partnership.member_removed", says)

        def holds(now: Plan) -> bool:
            return now.member(organisation) is None

        self._took(_Step(plan, "Took a member out", holds, "partnership.member_added", back))

    def _link(self, db: Connection, plan: str, key: str) -> None:
        before = standing(db, plan)
        row = opportunity_store.row_of_key(db, key, today=self.desk.today)
        if row is None:
            raise NoSuchOpportunity(key)
        there = store.of_opportunity(db, row.key)
        if there is not None and there.id != plan:
            raise has_its_own(row.title)
        if before.opportunity == row.key:
            return
        write(db, self.desk, plan, row.key, "partnership.linked", {})

        def holds(now: Plan) -> bool:
            return now.opportunity == row.key

        kind = "partnership.linked" if before.opportunity else "partnership.unlinked"
        self._took(_Step(plan, "Linked the plan", holds, kind, {}, key=before.opportunity))

    def _unlink(self, db: Connection, plan: str) -> None:
        before = standing(db, plan)
        if before.opportunity is None:
            return
        write(db, self.desk, plan, before.opportunity, "partnership.unlinked", {})

        def holds(now: Plan) -> bool:
            return now.opportunity is None

        words = "Took the plan from its tender"
        self._took(_Step(plan, words, holds, "partnership.linked", {}, key=before.opportunity))

    def _end(self, db: Connection, plan: str, because: str) -> None:
        before = standing(db, plan)
        if before.ended_on is None:
            write(db, self.desk, plan, before.opportunity, "partnership.ended", {"because": because})

            def holds(now: Plan) -> bool:
                return now.ended_on is not None

            self._took(_Step(plan, "Laid the plan down", holds, "partnership.taken_up", {}))

    def _take_up(self, db: Connection, plan: str) -> None:
        before = standing(db, plan)
        if before.ended_on is None:
            return
        if before.opportunity and store.of_opportunity(db, before.opportunity) is not None:
            raise has_its_own(before.name)
        write(db, self.desk, plan, before.opportunity, "partnership.taken_up", {})
        says = {"because": before.ended_because}

        def holds(now: Plan) -> bool:
            return now.ended_on is None

        self._took(_Step(plan, "Took the plan up again", holds, "partnership.ended", says))

    def _undo(self, db: Connection) -> str:
        step = self._steps.take()
        now = standing(db, step.plan)
        if not step.holds(now):
            raise past_undoing(step)
        for says in (step.says, *step.also):
            write(db, self.desk, step.plan, step.key or now.opportunity, step.kind, says)
        return step.plan

    def _took(self, step: _Step) -> None:
        self._steps.append(step)
