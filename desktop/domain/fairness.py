"""Whether terms are fair between the members of a plan: facts with their sums, and no score.

A check holds, is worth a look, or is not known yet. It compares what members said; it judges no words, only
whether something is written. Nothing here stops anybody.
"""

from __future__ import annotations

from collections.abc import Callable

from desktop.domain import fairness_shares as shares
from desktop.domain import fairness_terms as terms
from desktop.domain.fairness_values import STATE_WORDS, Around, FairCheck, State
from desktop.domain.partnership import Plan

__all__ = ["STATE_WORDS", "Around", "FairCheck", "State", "checks"]

_Rule = Callable[[Plan, Around], FairCheck | None]


def checks(plan: Plan, around: Around) -> tuple[FairCheck, ...]:
    """Return how fair a plan is between its members; nothing is to be said of a plan of one."""
    if len(plan.members) < 2:
        return ()
    rules = [rule for rule in _RULES if around.moves_money or rule not in _ABOUT_MONEY]
    found = (rule(plan, around) for rule in rules)
    return tuple(check for check in found if check is not None)


_RULES: tuple[_Rule, ...] = (
    terms.once,
    shares.adds_up,
    shares.value,
    shares.risk,
    shares.voice,
    terms.free,
    terms.named,
    terms.paid,
    terms.results,
    terms.ideas,
    terms.buyer,
    terms.contacts,
    terms.ending,
    terms.worksheet,
)
_ABOUT_MONEY = (shares.value, terms.paid, terms.results, terms.worksheet)
