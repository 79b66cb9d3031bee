"""Awards that tell who may do this now, with what each has in common with an opportunity."""

from __future__ import annotations

from datetime import date
from functools import cache, lru_cache

from msgspec import Struct

from desktop.domain.award_signs import buyer_signs, place_signs
from desktop.domain.kinds import DIGITS, branch
from desktop.domain.opportunity import Opportunity
from desktop.domain.organisation_names import buyer_keys, buyer_number
from desktop.domain.provider_rules import Compared, InCommon, Near, in_common, is_of_the_past
from desktop.domain.words import listed
from desktop.services.kinds import all_kinds, kind_title
from desktop.services.places import paths_of, place, tokens_near
from desktop.services.wording import region_name
from desktop.store import awards
from desktop.store.awards import Awarded, Candidate
from desktop.store.connection import Connection

MOST = 40
_FEW_WORDS = 4


class Lead(Struct, frozen=True):
    """An award to one supplier, and what it has in common with the opportunity."""

    award: Awarded
    common: InCommon


def leads(db: Connection, opportunity: Opportunity) -> tuple[Lead, ...]:
    """Return the awards that tell who may do this, those that tell most first, then the newest.

    What was over long before this was published tells nothing of now.
    """
    ours = _compared(opportunity)
    found = awards.candidates(db, opportunity.key, _signs(opportunity))
    since = opportunity.tender_published_on or opportunity.published_on
    told: dict[int, InCommon] = {}
    for one in found:
        common = in_common(ours, _award(one), _specific())
        if common.tells and (common.same_process or not _is_past(one, since)):
            told[one.id] = common
    first = sorted(told, key=lambda id_: (told[id_].weight, id_), reverse=True)[: MOST * 2]
    whole = awards.awarded(db, first)
    ordered = sorted(
        (Lead(whole[id_], told[id_]) for id_ in first if id_ in whole),
        key=lambda lead: (lead.common.weight, lead.award.awarded_on or _LONG_AGO, lead.award.id),
        reverse=True,
    )
    return tuple(ordered[:MOST])


def common_words(lead: Lead) -> str:
    """Return what an award has in common with the opportunity, in words."""
    common = lead.common
    if common.same_process:
        return "this very contract"
    kind = f"{kind_title(common.kind)}, {common.kind}" if common.kind else ""
    parts = [
        "the same buyer" if common.same_buyer else "",
        _kind_words(common, kind),
        _place_words(common),
        _title_words(common, lead.award.title),
    ]
    return listed([part for part in parts if part])


def _kind_words(common: InCommon, kind: str) -> str:
    if common.same_kind:
        return f"the same kind of work ({kind})"
    if common.is_near_kind:
        return f"nearly the same kind of work ({kind})"
    if common.digits >= _GROUP:
        return f"a related kind of work ({kind})"
    return f"the same wide field ({kind_title(f'{common.kind[:2]}000000')})" if common.digits >= 2 else ""


def _place_words(common: InCommon) -> str:
    if common.near is Near.NOT_TOLD or (common.near is Near.REGION and not common.same_buyer):
        return ""
    code = common.place.rpartition("/")[2]
    name = place(code).name if code.startswith("TL") or "/" in common.place else region_name(code)
    name = name if any(map(str.isupper, name)) else name.title()
    return {
        Near.AREA: f"the same place ({name})",
        Near.PART: f"the same part of the region ({name})",
        Near.REGION: f"the same region ({name})",
    }[common.near]


def _title_words(common: InCommon, title: str) -> str:
    """Return the words that both titles have, as the award writes them."""
    written = (
        next((word.strip("()[],.;:").casefold() for word in title.split() if one in word.casefold()), one)
        for one in common.shared
    )
    shared = [f"“{word}”" for word in dict.fromkeys(written)][:_FEW_WORDS]
    return f"like words in the title ({', '.join(shared)})" if shared else ""


def _compared(one: Opportunity) -> Compared:
    return Compared(
        key=one.key,
        title=one.title,
        buyers=_buyers(one.buyer, one.buyer_id),
        buyer_words=_buyer_words(one.buyer),
        cpv=one.cpv,
        places=_paths(one.regions),
    )


def _award(one: Candidate) -> Compared:
    return Compared(
        key=one.opportunity,
        title=one.title,
        buyers=_buyers(one.buyer, one.buyer_id),
        buyer_words=_buyer_words(one.buyer),
        cpv=one.cpv,
        places=_paths(one.regions),
    )


@lru_cache(maxsize=20_000)
def _paths(regions: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(path for region in regions for path in paths_of(region)))


@lru_cache(maxsize=20_000)
def _buyers(name: str, own_id: str | None) -> frozenset[str]:
    number = buyer_number(own_id)
    return frozenset((*buyer_keys(name), *([number] if number and buyer_keys(name) else ())))


@lru_cache(maxsize=20_000)
def _buyer_words(name: str) -> frozenset[str]:
    return frozenset(word for key in buyer_keys(name) for word in key.split())


def _signs(one: Opportunity) -> tuple[int, ...]:
    near = sorted({token for region in one.regions for token in tokens_near(region)})
    buyer = buyer_signs(one.buyer, one.buyer_id) if buyer_keys(one.buyer) else ()
    return tuple(dict.fromkeys((*buyer, *place_signs(one.cpv, near))))


def _is_past(one: Candidate, since: date | None) -> bool:
    return is_of_the_past(
        since, awarded_on=one.awarded_on, end_on=one.end_on, extends_to_on=one.extends_to_on
    )


@cache
def _specific() -> frozenset[str]:
    """Return the codes that nothing narrower exists of."""
    codes = all_kinds()
    wider = {
        branch(code)[:length].ljust(DIGITS, "0") for code in codes for length in range(2, len(branch(code)))
    }
    return frozenset(codes) - wider


_GROUP = 3
_LONG_AGO = date.min
