"""What is written of an opportunity, made from its notices without a look at the file.

Nothing here reads or writes, so that it can be made ahead, and in another process.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct

from desktop.domain.cleaning import line
from desktop.domain.moments import uk_day
from desktop.domain.opportunity import Change, Opportunity
from desktop.domain.publications import compile_together
from desktop.domain.runway import Plans, Verdict, facts_of, runway
from desktop.domain.working_days import Calendar
from desktop.store import awards, look_again
from desktop.store.awards import AwardRow
from desktop.store.look_again import LookAgainReason, Standing
from desktop.store.opportunity_columns import Columns, columns_of
from feeds.notice import Notice


class Terms(Struct, frozen=True):
    """What a runway is counted by: the moment, the days on which we work, and our plans."""

    now: datetime
    calendar: Calendar
    plans: Plans

    def count_as(self, other: Terms) -> bool:
        """Return whether days count the same by both: the moment moves on while something is made."""
        return (self.calendar, self.plans) == (other.calendar, other.plans)


class Made(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """One opportunity as it is written.

    `awards` is None where its notices tell of none, which leaves what stands there. `changes` are what its
    later notices changed; of a single one there are none. `happened` is what matters to people of these.
    """

    columns: Columns
    description: str
    lots: str
    place: str
    is_closed: bool
    awards: tuple[AwardRow, ...] | None
    changes: tuple[Change, ...] | None = None
    happened: LookAgainReason | None = None


def made(
    key: str,
    notices: Sequence[Notice],
    terms: Terms,
    *,
    taking_part: bool = False,
    before: Standing | None = None,
) -> Made:
    """Compile an opportunity from all its notices, in order of arrival.

    `before` is where it stood before its newest notice, None where nothing is to be looked at again.
    """
    now, calendar, plans = terms.now, terms.calendar, terms.plans
    opportunity, changes = compile_together(key, notices)
    facts = facts_of(
        opportunity, calendar=calendar, last_seen_on=uk_day(now), taking_part=taking_part, now=now
    )
    counted = runway(facts, plans=plans, calendar=calendar, now=now)
    happened = look_again.happened(before, opportunity)
    return Made(
        columns=columns_of(
            opportunity,
            counted,
            taking_part=taking_part,
            notices=len({(notice.source, notice.id) for notice in notices}),
            happened=happened,
            now=now,
        ),
        description=opportunity.description,
        lots="\n".join(title for lot in opportunity.lots if (title := line(lot.title))),
        place=_place(opportunity),
        is_closed=counted.verdict is Verdict.CLOSED,
        awards=awards.rows_of(opportunity, notices) if opportunity.awards else None,
        changes=changes if len(notices) > 1 else None,
        happened=happened,
    )


def _place(opportunity: Opportunity) -> str:
    """Return where it is to be done and where the buyer sits, in words and codes."""
    buyers = (party for party in opportunity.parties if "buyer" in party.roles)
    told = (*opportunity.regions, *(line(party.locality) for party in buyers))
    return " ".join(dict.fromkeys(place for place in told if place))
