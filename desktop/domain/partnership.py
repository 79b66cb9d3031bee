"""A partnership: a plan to work together, who its members are, and what they agree on.

Percentages and answers that nobody has given yet are None, which is never nought and never no. Members are
organisations of the directory, by id; we ourselves are the member `US`. People are named by id alone.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from desktop.domain.organisation import IncomeBand

US = "us"
"""The member that is our own organisation."""
TAKEN_BACK = "Taken back."
"""Why a plan ended whose beginning was undone."""


class Agreed(StrEnum):
    """How far a member has come."""

    AGREED = "agreed"
    ASKED = "asked"
    NOT_ASKED = "not_asked"


AGREED_WORDS = {Agreed.AGREED: "Agreed", Agreed.ASKED: "Asked", Agreed.NOT_ASKED: "Not asked yet"}


class Share(StrEnum):
    """What members share, each in percent of the whole."""

    WORK = "work"
    VALUE = "value"
    RISK = "risk"
    VOICE = "voice"


class Member(Struct, frozen=True, kw_only=True):
    """One organisation of a plan: its part, its shares, and what it told us.

    `paid_within_days` are days from the invoice, None where the terms of the plan hold. `contact` is the id
    of a person. `checks` are the ids of the due diligence that is asked of it, None while nobody has
    chosen, `checked` those that are done. `income_band` stands in where the directory knows no income.
    """

    organisation: str
    role: str = ""
    lead: bool = False
    work: Decimal | None = None
    value: Decimal | None = None
    risk: Decimal | None = None
    voice: Decimal | None = None
    agreed: Agreed = Agreed.NOT_ASKED
    agreed_on: date | None = None
    spoken_on: date | None = None
    may_be_named: bool | None = None
    paid_within_days: int | None = None
    carries_results: bool | None = None
    can_carry_results: bool | None = None
    free_elsewhere: bool | None = None
    meets_buyer: bool | None = None
    works_with_people: bool | None = None
    holds_data: bool | None = None
    brings: str = ""
    gains: str = ""
    red_lines: str = ""
    gives_way: str = ""
    contact: str = ""
    income_band: IncomeBand | None = None
    checks: tuple[str, ...] | None = None
    checked: tuple[str, ...] = ()

    def share(self, of: Share) -> Decimal | None:
        """Return its share of work, value, risk or voice, None while nobody has said it."""
        return {
            Share.WORK: self.work,
            Share.VALUE: self.value,
            Share.RISK: self.risk,
            Share.VOICE: self.voice,
        }[of]

    @property
    def is_us(self) -> bool:
        """Whether it is our own organisation."""
        return self.organisation == US


class Terms(Struct, frozen=True, kw_only=True):
    """What the members agree on, in their own words; "" and None are not written yet.

    `paid_within_days` are days from a member's invoice to its money. `exclusive` says whether anything
    binds a member to nobody else.
    """

    money: str = ""
    paid_within_days: int | None = None
    risk: str = ""
    autonomy: str = ""
    ideas: str = ""
    credit: str = ""
    data: str = ""
    safeguarding: str = ""
    buyer: str = ""
    rhythm: str = ""
    disagreement: str = ""
    exclusive: bool | None = None
    exclusivity: str = ""
    exit: str = ""


class Plan(Struct, frozen=True, kw_only=True):
    """A plan to work together. `opportunity` is a key, None while there is no tender it belongs to.

    `name` is what people call it. `purpose` is what its members both want for the people served.
    `form_reason` says why a form was chosen that is unlikely in this window. `value_pence` is what the
    whole is worth where people wrote it, None: what the notice says. `reply_by` is the day that members
    were given.
    """

    id: str
    opportunity: str | None = None
    name: str = ""
    purpose: str = ""
    form: str = ""
    form_reason: str = ""
    value_pence: int | None = None
    reply_by: date | None = None
    members: tuple[Member, ...] = ()
    terms: Terms = Terms()
    begun_on: date
    ended_on: date | None = None
    ended_because: str = ""

    def member(self, organisation: str) -> Member | None:
        """Return the member that is this organisation, None where it is none."""
        return next((one for one in self.members if one.organisation == organisation), None)

    @property
    def lead(self) -> Member | None:
        """The member that leads, None while that is not said."""
        return next((one for one in self.members if one.lead), None)

    @property
    def partners(self) -> tuple[Member, ...]:
        """The members besides us."""
        return tuple(one for one in self.members if not one.is_us)

    @property
    def is_taken_back(self) -> bool:
        """Whether its beginning was undone."""
        return self.ended_on is not None and self.ended_because == TAKEN_BACK

    @property
    def us(self) -> Member | None:
        """Our own place in it."""
        return self.member(US)


class Field(Struct, frozen=True):
    """One thing that members agree on: its name, its heading, and the question it answers."""

    name: str
    title: str
    asks: str


TERMS = (
    Field("money", "Money", "Who is paid what, for which work, and what if the price changes?"),
    Field("risk", "Risk", "Who carries what, and why can they?"),
    Field("autonomy", "Autonomy", "What does each decide for itself, without asking?"),
    Field("ideas", "Ideas", "Whose ideas are these, and who may use them if we part?"),
    Field("credit", "Credit", "How is each named, to the buyer and in public?"),
    Field("data", "Data", "What is shared about people, by whom, and no more than is needed?"),
    Field("safeguarding", "Safeguarding", "Who does what, in proportion to the work?"),
    Field("buyer", "Meeting the buyer", "Who meets the buyer, and how do the others hear?"),
    Field("rhythm", "Rhythm", "How often do we talk, and who calls?"),
    Field("disagreement", "Disagreement", "What are the steps, and who helps if we are stuck?"),
    Field("exclusivity", "Working with others", "What is each free to do elsewhere?"),
    Field("exit", "Exit", "If it ends early, who keeps the venue, the staff and the waiting list?"),
)
"""What heads of terms say, in their order, after purpose and members."""


def missing_terms(plan: Plan) -> tuple[Field, ...]:
    """Return what is not written yet, in its order; a term that is answered by a figure counts as written."""
    said = {"exclusivity": plan.terms.exclusive is not None, "money": plan.terms.paid_within_days is not None}
    return tuple(
        field
        for field in TERMS
        if not getattr(plan.terms, field.name).strip() and not said.get(field.name, False)
    )
