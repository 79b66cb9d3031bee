"""What heads of terms tell of each member: of ourselves all, of others what was ticked."""

from __future__ import annotations

from msgspec import Struct

from desktop.domain.documents import Hiding, Ticks, Told, told_of
from desktop.domain.partnership import AGREED_WORDS, Agreed, Member
from desktop.domain.words import year_day
from desktop.reports.heads_of_terms import Party
from desktop.services import partnership_catalogue as catalogue
from desktop.services.withholding import Others
from desktop.store import directory, people
from desktop.store.connection import Connection

IN_WORDS = ("role", "brings", "gains", "red_lines", "gives_way")
"""What is said of a member in words."""


class Telling(Struct, frozen=True, kw_only=True):
    """What may be told of the members of one plan. `stand_ins` are for those that are not named."""

    db: Connection
    ticks: Ticks
    ours: str
    around: Others
    stand_ins: dict[str, str]
    hide: Hiding

    def party(self, member: Member) -> Party:
        """Return one member as the document tells of it."""
        words = {name: self.hide(getattr(member, name)) for name in IN_WORDS}
        terms_told, shares_told = self.is_told(member, Told.TERMS), self.is_told(member, Told.SHARES)
        if not terms_told:
            words |= dict.fromkeys(("brings", "gains", "red_lines", "gives_way"), "")
        return Party(
            name=self.name(member),
            role=words["role"] if shares_told else "",
            lead=member.lead,
            standing=_standing(member) if shares_told else "",
            has_agreed=member.agreed is Agreed.AGREED,
            shares=(member.work, member.value, member.risk, member.voice),
            is_us=member.is_us,
            is_told=shares_told,
            brings=words["brings"],
            gains=words["gains"],
            red_lines=words["red_lines"],
            gives_way=words["gives_way"],
            terms_told=terms_told,
            contact=self._contact(member),
            checks=self._checks(member),
            checks_told=self.is_told(member, Told.CHECKS),
        )

    def name(self, member: Member) -> str:
        """Return what a member is called here."""
        if member.is_us:
            return self.ours
        if self.is_told(member, Told.NAME):
            return self.around.name(member.organisation)
        return self.stand_ins[member.organisation]

    def is_told(self, member: Member, told: Told) -> bool:
        """Return whether that may be told of a member; of ourselves all may."""
        return member.is_us or told_of(self.ticks, member.organisation, told)

    def _contact(self, member: Member) -> str:
        if not member.contact or not self.is_told(member, Told.CONTACT):
            return ""
        if member.is_us:
            return people.names(self.db).get(member.contact, "")
        found = directory.contact(self.db, member.contact)
        if found is None:
            return ""
        return ", ".join(part for part in (found.name, found.role) if part)

    def _checks(self, member: Member) -> tuple[str, ...] | None:
        if member.checks is None or not self.is_told(member, Told.CHECKS):
            return None
        known = {check.id: check for check in catalogue.checks()}
        asked = [known[one] for one in member.checks if one in known]
        return tuple(f"{check.title}: {check.asks}" for check in asked)


def _standing(member: Member) -> str:
    words = AGREED_WORDS[member.agreed]
    if member.agreed is Agreed.AGREED and member.agreed_on:
        return f"{words} {year_day(member.agreed_on)}"
    return words
