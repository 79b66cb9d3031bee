"""How opportunities fit us: with reasons in words for one, and all of them anew when the profile changes."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from functools import lru_cache

from msgspec import Struct

from desktop.domain.fit import FitFacts, FitLevel, Fitter
from desktop.domain.fit_rule import FitRule, KindRule
from desktop.domain.profile import Profile
from desktop.services.desk import Desk
from desktop.services.fit_words import FIT_WORDS, FitReason, reasons
from desktop.services.kinds import kind_title
from desktop.services.places import place_rule
from desktop.store import fits as store
from desktop.store import profiles
from desktop.store.connection import Connection

Step = Callable[[int, int], None]


class FitShown(Struct, frozen=True):
    """How one opportunity fits: its level, that level in a word, and why. `level` is None while unjudged."""

    level: FitLevel | None
    words: str
    reasons: tuple[FitReason, ...]


NOT_JUDGED = FitShown(None, "", ())


@lru_cache(maxsize=4)
def rule_of(profile: Profile) -> FitRule:
    """Return what opportunities are held against: the profile, its codes resolved by the tables we have."""
    return FitRule(
        words=profile.words,
        kinds=tuple(KindRule(code, kind_title(code)) for code in profile.kinds),
        places=tuple(place_rule(code) for code in profile.places),
        value_from_pence=profile.value_from_pence,
        value_to_pence=profile.value_to_pence,
        rule_out=profile.rule_out,
    )


def fit_of(db: Connection, row_id: int) -> FitShown:
    """Return how one opportunity fits the profile as it stands now, with its reasons."""
    profile = profiles.of(db)
    if profile.is_empty:
        return NOT_JUDGED
    return shown(rule_of(profile), store.facts(db, row_id))


def shown(rule: FitRule, facts: FitFacts) -> FitShown:
    """Return how these facts fit this rule, with the reasons in words."""
    evidence = Fitter(rule).evidence(facts)
    return FitShown(evidence.level, FIT_WORDS[evidence.level], reasons(evidence, rule, facts))


def refit(desk: Desk, step: Step) -> int:
    """Hold all that is stored against the profile, part by part behind what people type.

    Returns how many were judged. `step` hears how many of how many; where it raises to cancel, what was
    judged stays so, and the next time goes on from there.
    """
    judged = 0
    while part := desk.workspace.write(_judge_part, bulk=True).result():
        judged += part
        with desk.reader() as db:
            come_to = store.progress(db)
        step(come_to.done, come_to.total)
    return judged


def keep_up(desk: Desk) -> None:
    """Judge what is left to judge, without waiting for it: a file that was closed in the midst goes on."""
    if not desk.workspace.read_only:
        desk.workspace.write(_judge_part, bulk=True).add_done_callback(lambda done: _go_on(desk, done))


def _go_on(desk: Desk, done: Future[int]) -> None:
    if not done.cancelled() and done.exception() is None and done.result():
        keep_up(desk)


def _judge_part(db: Connection) -> int:
    """Judge the next part by the profile as it stands; where that has changed, all begin anew."""
    store.begin(db, rule_of(profiles.of(db)))
    return store.judge_part(db)
