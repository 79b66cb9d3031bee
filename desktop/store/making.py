"""Making what is written of an opportunity from its notices, without a look at the file.

Nothing here reads or writes, so that it can be done ahead, and in another process.
"""

from __future__ import annotations

from collections.abc import Sequence

from desktop.domain.cleaning import line
from desktop.domain.moments import uk_day
from desktop.domain.opportunity import Opportunity
from desktop.domain.publications import compile_together
from desktop.domain.runway import Verdict, facts_of, runway
from desktop.store import awards
from desktop.store.made import Made, Terms
from desktop.store.opportunity_columns import columns_of
from desktop.store.prepared import Prepared, without_content
from feeds.notice import Notice


def made(
    key: str,
    notices: Sequence[Notice],
    terms: Terms,
    *,
    taking_part: bool = False,
) -> Made:
    """Compile an opportunity from all its notices, in order of arrival."""
    now, calendar, plans = terms.now, terms.calendar, terms.plans
    opportunity, changes = compile_together(key, notices)
    facts = facts_of(
        opportunity, calendar=calendar, last_seen_on=uk_day(now), taking_part=taking_part, now=now
    )
    counted = runway(facts, plans=plans, calendar=calendar, now=now)
    return Made(
        columns=columns_of(
            opportunity,
            counted,
            taking_part=taking_part,
            notices=len({(notice.source, notice.id) for notice in notices}),
            now=now,
        ),
        description=opportunity.description,
        lots="\n".join(title for lot in opportunity.lots if (title := line(lot.title))),
        place=_place(opportunity),
        is_closed=counted.verdict is Verdict.CLOSED,
        awards=awards.rows_of(opportunity, notices) if opportunity.awards else None,
        changes=changes if len(notices) > 1 else None,
    )


def prepared(notice: Notice, earlier: Sequence[Notice], terms: Terms | None) -> Prepared:
    """Make a notice of a procurement ready, and with `terms` its opportunity from it and `earlier` ones.

    Its content stays with whoever asked, and is put back there. A notice that stands among the earlier ones
    changes nothing, and nothing is made.
    """
    made_of = tuple(one.content_hash for one in (*earlier, notice))
    opportunity = None
    if terms and notice.content_hash not in made_of[:-1]:
        opportunity = made(notice.opportunity, [*earlier, notice], terms)
    return Prepared(
        source=notice.source,
        id=notice.id,
        opportunity=notice.opportunity,
        form=notice.form,
        content_hash=notice.content_hash,
        notice_type=notice.notice_type,
        title=notice.title,
        released_at=notice.released_at,
        url=notice.url,
        received_from=notice.received_from,
        facts=without_content(notice),
        made=opportunity,
        made_of=made_of if opportunity else (),
    )


def _place(opportunity: Opportunity) -> str:
    """Return where it is to be done and where the buyer sits, in words and codes."""
    buyers = (party for party in opportunity.parties if "buyer" in party.roles)
    told = (*opportunity.regions, *(line(party.locality) for party in buyers))
    return " ".join(dict.fromkeys(place for place in told if place))
