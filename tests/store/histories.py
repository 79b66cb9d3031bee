"""Random histories: what people might have said, in any order, sensible or not, of every kind there is."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence

from tests.store.written import Said, a_decision, amina

Step = Callable[[random.Random], Said]


def a_history(dice: random.Random, length: int) -> Sequence[Said]:
    """Return so many steps, of every kind at least one where there is room for them."""
    steps = (*STEPS.values(), _of_a_newer_version)
    each = dice.sample(steps, min(length, len(steps)))
    wanted = [*each, *(dice.choice(steps) for _ in range(length - len(each)))]
    dice.shuffle(wanted)
    return [step(dice) for step in wanted]


def _key(dice: random.Random) -> str:
    return dice.choice(["ocds-1", "ocds-2", "rss:council:ab", "hand:7"])


def _by_hand(dice: random.Random) -> str:
    return dice.choice(["hand:7", "hand:8", "ocds-1"])


def _words(dice: random.Random) -> str:
    return dice.choice(
        ["", "Two groups.", "Grŵp y Llusern ✓", "“So be it”, they said.\n\nYes.", "\u2028\x01\U0001f33b"]
    )


def _settings(dice: random.Random) -> Said:
    steps = ("pause", "conversations", "writing", "sign_off")
    plan = {step: dice.randint(0, 9) for step in steps}
    others: list[dict[str, object]] = [{}, {"nation": "wales"}, {"own_days": ["2026-12-24"]}]
    others += [{"our_income": _income(dice)}, {"charity_number": _number(dice)}, {"purpose": _words(dice)}]
    more = dice.choice(others)
    return "settings.changed", None, {"plans": {dice.choice(["full", "shortest"]): plan}, **more}


def _income(dice: random.Random) -> object:
    said: list[object] = [{"pounds": 240_000, "source": _words(dice)}, {"band": "10k_to_100k"}, None, 7]
    return dice.choice(said)


def _number(dice: random.Random) -> object:
    return dice.choice(["", "9200500", "SC012345", None, 7])


def _offer(dice: random.Random) -> Said:
    ways: list[dict[str, object]] = [
        {"does": _words(dice), "paid_within_days": dice.choice([None, 30])},
        {"commitments": dice.choice([None, ["no_bid_candy"], []])},
        {"person": dice.choice(["", "amina"]), "reach": _words(dice)},
    ]
    return "offer.changed", None, dice.choice(ways)


def _pause(dice: random.Random) -> Said:
    days: list[dict[str, object]] = [{"due_on": "2026-06-20"}, {"due_on": None, "when": _words(dice)}]
    owed = {"owner": "amina", **dice.choice(days)}
    unknowns: list[dict[str, object]] = [{}, {"unknown": None}, {"unknown": owed}]
    unknown = dice.choice(unknowns)
    asked = [{"who": "front-line staff", "on": "2026-06-01"}]
    answer = {"text": _words(dice), "standing": dice.choice([None, "known"]), "asked": asked, **unknown}
    if dice.random() < 0.7:
        answer["evidence"] = ["https://example.org/a", _words(dice)]
    lens = dice.choice(["mission_fit", "community_impact"])
    says = {"kind": dice.choice(["full", "quick"]), "lens": lens, "answers": {dice.choice("abc"): answer}}
    return "pause.answered", _key(dice), {**says, "opportunity": {"title": _words(dice), "buyer": "Council"}}


def _follow_up(dice: random.Random) -> Said:
    says = {"lens": "mission_fit", "question": dice.choice("abc"), "found": _words(dice)}
    ways: list[dict[str, object]] = [{}, {"standing": None}, {"standing": "known"}, {"later": True}]
    return "follow_up.closed", _key(dice), {**says, **dice.choice(ways)}


def _reopened(dice: random.Random) -> Said:
    back_to: dict[str, object] = {"text": _words(dice), "standing": dice.choice([None, "unknown"])}
    back_to |= {
        "owner": "amina",
        "due_on": dice.choice([None, "2026-06-20"]),
        "later": dice.choice([True, False]),
    }
    says = {"lens": "mission_fit", "question": dice.choice("abc"), "undoes": [], "back_to": back_to}
    return "follow_up.reopened", _key(dice), says


def _questions(dice: random.Random) -> Said:
    own = {
        "id": dice.choice(["serves", "own_1"]),
        "prompt": _words(dice),
        "asked": dice.choice([True, False]),
    }
    ways: list[dict[str, object]] = [{}, {"questions": [own], "quick": {"prompt": _words(dice)}}]
    lens = dice.choice(["mission_fit", "community_impact"])
    return "questions.changed", None, {"lenses": {lens: dice.choice(ways)}}


def _of_a_source(kind: str) -> Step:
    def step(dice: random.Random) -> Said:
        source = dice.choice(["bulletin", "council"])
        says: dict[str, object] = {"id": source, "name": _words(dice), "url": "https://example.org/feed"}
        says |= {
            "format": "ocds",
            "private": dice.choice([True, False]),
            "paused": dice.choice([True, False]),
        }
        return kind, source, says

    return step


def _checking(dice: random.Random) -> Said:
    ways: list[dict[str, object]] = [
        {"by_itself": dice.choice([True, False]), "website": _words(dice)},
        {"quiet": dice.choice([None, {"from": "22:00", "to": "07:00"}]), "reach_back_days": 30},
        {"every": {dice.choice(["bulletin", "council"]): dice.choice([None, 7200])}},
        {"countries": dice.choice([["IRL"], ["IRL", "FRA"], []])},
    ]
    return "checking.changed", None, dice.choice(ways)


def _undo(dice: random.Random) -> Said:
    back_to = {"state": dice.choice(["new", "shortlisted"]), "before": None, "until": None, "reason": ""}
    return "triage.undone", _key(dice), {"undoes": [], "back_to": back_to}


def _decision(dice: random.Random) -> Said:
    more: dict[str, object] = {"outcome": dice.choice(["bid", "partner", "step_back"])}
    if dice.random() < 0.5:
        more["supersedes"] = str(dice.randint(1, 4))
    if dice.random() < 0.7:
        more["lots_left"] = ["2"]
    if dice.random() < 0.5:
        more |= {"supersedes_as": "overturned", "supersedes_reason": _words(dice), "sign_off_asked": True}
        more |= {"conflicts": [{"person": "amina", "what": _words(dice), "done": "Left the room."}]}
        more |= {
            "look_again_on": "2026-09-01",
            "look_again_when": ["award"],
            "principles": {"informed": "Yes"},
        }
    if dice.random() < 0.5:
        more["commitments"] = {"no_bid_candy": dice.choice(["kept", "in_tension"]), "ours": "not_known"}
        more["exceptions"] = {"no_bid_candy": _words(dice)}
        more["commitment_words"] = {"ours": {"title": _words(dice), "worked_out": dice.choice([True, 1])}}
    return a_decision(_key(dice), **more)


def _typed(kind: str) -> Step:
    """What the form of an opportunity says; edited, only some of it."""

    def step(dice: random.Random) -> Said:
        says: dict[str, object] = {
            "title": dice.choice(["A grant for neighbours", "Grant i gymdogion"]),
            "buyer": dice.choice(["", "Fernmoor Trust"]),
            "deadline": dice.choice(["", "2026-07-24", "2026-06-30T12:00"]),
            "value_pence": dice.choice([None, 4_200_000]),
            "stage": dice.choice(["tender", "planning"]),
            "text": _words(dice),
        }
        if kind == "opportunity.edited":
            says = dict(dice.sample(sorted(says.items()), 2))
        return kind, _by_hand(dice), says

    return step


def _of_two(kind: str) -> Step:
    def step(dice: random.Random) -> Said:
        return kind, _key(dice), {"key": _key(dice), "apart": dice.choice([True, False])}

    return step


def _profile(dice: random.Random) -> Said:
    parts: list[dict[str, object]] = [
        {"words": ["befriend*", _words(dice)]},
        {"kinds": ["85300000"], "places": []},
        {"value": [1_000_000, dice.choice([None, 9_000_000])]},
        {"rule_out": [], "places": ["TLC"]},
    ]
    return "profile.changed", None, dice.choice(parts)


def _view(kind: str) -> Step:
    def step(dice: random.Random) -> Said:
        view = dice.choice(["v1", "v2"])
        return kind, view, {"view": view, "name": _words(dice), "asks": {"words": _words(dice)}}

    return step


def _cost(dice: random.Random) -> Said:
    sheet = {
        "months": 12,
        "price_pence": dice.choice([0, 9_000_000]),
        "lines": [{"kind": "staff", "name": _words(dice), "yearly_pence": 6_000_000}],
        "overheads": {"percent": dice.choice(["0", "12.5"]), "yearly_pence": 0},
    }
    return "cost.changed", _key(dice), {"sheet": dice.choice([sheet, sheet, None])}


def _looked(kind: str) -> Step:
    def step(dice: random.Random) -> Said:
        says: dict[str, object] = {"way": dice.choice(["online", "networks"])}
        looked: dict[str, object] = {"on": "2026-06-08", "found": "somebody", "note": _words(dice)}
        if kind == "looked.taken_back":
            return kind, _key(dice), {**says, "back_to": dice.choice([None, looked])}
        return kind, _key(dice), {**says, **looked}

    return step


def _commitment(kind: str) -> Step:
    def step(dice: random.Random) -> Said:
        says: dict[str, object] = {"title": _words(dice), "question": _words(dice), "on": "2026-06-01"}
        if kind == "commitment.undone":
            says = {"back_to": dice.choice([None, {"title": _words(dice), "adopted_on": "2026-05-01"}])}
        return kind, dice.choice(["no_bid_candy", "ours"]), {**says, "minute": _words(dice)}

    return step


def _provider(kind: str) -> Step:
    """What somebody says of an existing provider; of one that was undone, how it stood before."""

    def step(dice: random.Random) -> Said:
        says: dict[str, object] = {"provider": dice.choice(["GB-CHC-1", "sup:ab", "own:1"])}
        told: dict[str, object] = {"name": _words(dice), "standing": dice.choice(["known", "asked", "?"])}
        told |= {"source": _words(dice), "on": "2026-06-01", "does_well": dice.choice([True, False, None, 1])}
        told |= {"organisation": dice.choice(["", "org:1"]), "end_on": dice.choice([None, "2026-09-30"])}
        if kind != "provider.undone":
            return kind, _key(dice), {**says, **told, "reason": _words(dice)}
        back = {"said": dice.choice(["confirmed", "ruled_out", "?"]), **told}
        return kind, _key(dice), {**says, "back_to": dice.choice([None, back])}

    return step


def _map(kind: str) -> Step:
    """What somebody changed on a map, the odd value among it."""

    def step(dice: random.Random) -> Said:
        who = dice.choice(["org:1", "us", "sup:ab"])
        if kind == "map.arranged":
            return kind, _key(dice), {"positions": {who: dice.choice([0, 12.5, -90, 1e300, "?", True, None])}}
        return (
            kind,
            dice.choice(["place:E09", "ocds-1"]),
            {"shown": {who: dice.choice([True, False, None, 1])}},
        )

    return step


def _signed_off(dice: random.Random) -> Said:
    says: dict[str, object] = {"number": str(dice.randint(1, 6)), "person": dice.choice(["amina", ""])}
    says |= {"role": "trustee", "how": dice.choice(["here", "reported"]), "minute": _words(dice)}
    return "decision.signed_off", _key(dice), {**says, "on": dice.choice([None, "2026-06-10"])}


def _note(dice: random.Random) -> Said:
    return "private_note.written", _key(dice), {"number": str(dice.randint(1, 6)), "text": _words(dice)}


def _plan_step(kind: str) -> Step:
    def step(dice: random.Random) -> Said:
        says: dict[str, object] = {"step": dice.choice(["draft", "submitted", "own:1", "own:2"])}
        back = {"on": None, "owner": "amina", "words": _words(dice), "taken_away_on": "2026-07-01"}
        ways: list[dict[str, object]] = [{}, {"on": None}, {"on": "2026-07-01", "owner": "amina"}]
        if kind in ("plan_step.added", "plan_step.changed"):
            ways.append({"words": _words(dice), "on": "2026-07-02", "owner": ""})
        if kind == "plan_step.undone":
            ways = [{"back_to": None}, {"back_to": back}, {"back_to": "before"}]
        return kind, _key(dice), {**says, **({} if kind == "plan_step.unticked" else dice.choice(ways))}

    return step


def _review(dice: random.Random) -> Said:
    says: dict[str, object] = {"decision": str(dice.randint(1, 4)), "provider": _words(dice)}
    says |= {"learned": _words(dice), "next_on": dice.choice([None, "2027-01-04"])}
    says |= {"result": dice.choice([None, "won", "not_won", 7]), "result_on": "2026-11-02"}
    award = {"supplier": _words(dice), "awarded_on": None, "notice": "n-1"}
    return "review.recorded", _key(dice), {**says, "awards": dice.choice([[], [award]])}


def _personal(kind: str) -> Step:
    """What is said of somebody's own data; an erasure that empties nothing."""

    def step(dice: random.Random) -> Said:
        person = dice.choice(["amina", "", "nobody"])
        says: dict[str, object] = {"person": person, "number": dice.randint(1, 3), "entries": []}
        says |= {"ground": "asked", "wanted": dice.choice(["access", "erasure"]), "asked_on": "2026-06-01"}
        return kind, None, {**says, "review_by": "2027-06-01", "answered_on": "2026-06-08"}

    return step


def _organisation(kind: str) -> Step:
    """What is said of an organisation, of two of them, or of somebody there."""

    def step(dice: random.Random) -> Said:
        one, other = dice.choice(["org:1", "org:2", "org:3"]), dice.choice(["org:1", "org:2", "org:3"])
        facts: dict[str, object] = {"name": _words(dice), "roles": ["buyer"], "numbers": ["GB-CHC-1"]}
        facts |= {"income_band": dice.choice([None, "under_10k", 3]), "learned": _words(dice)}
        if kind == "organisation.changed":
            facts = dict(dice.sample(sorted(facts.items()), 2))
        between = {"one": one, "other": other, "kind": "works_with", "standing": "known", "on": "2026-06-01"}
        merger = {
            "into": one,
            "from": other,
            "takes": {"roles": ["buyer", "network"], "learned": _words(dice)},
        }
        return kind, one, {"organisation": one, **facts, **between, **merger}

    return step


def _contact(kind: str) -> Step:
    def step(dice: random.Random) -> Said:
        person = dice.choice(["contact:1", "contact:2", "nobody"])
        says: dict[str, object] = {"person": person, "name": _words(dice), "organisation": "org:1"}
        says |= {"email": _words(dice), "review_by": dice.choice([None, "2027-06-01"])}
        if kind == "person.changed":
            says = {"person": person, "has_left": dice.choice([True, False]), "role": _words(dice)}
        return kind, person, says

    return step


def _partnership(kind: str) -> Step:
    """What is said of a plan; its subject is its tender, or the plan itself."""

    def step(dice: random.Random) -> Said:
        plan = dice.choice(["plan:1", "plan:2"])
        says: dict[str, object] = {"partnership": plan, "because": _words(dice)}
        ways: list[dict[str, object]] = [
            {"purpose": _words(dice), "form": "consortium", "form_reason": _words(dice)},
            {"terms": dice.choice([{"exit": _words(dice)}, {"paid_within_days": 30}, 7])},
            {"value_pence": dice.choice([None, 9_000_000, "much"])},
        ]
        if "member" in kind:
            says["organisation"] = dice.choice(["us", "org:1", ""])
            ways = [
                {"work": dice.choice([None, "40", "-1", "NaN", 7]), "agreed": dice.choice(["asked", "?"])},
                {"place": 2, "lead": True, "checks": ["insurance"]},
                {"red_lines": _words(dice), "contact": "amina"},
            ]
        return kind, dice.choice([plan, _key(dice)]), {**says, **dice.choice(ways)}

    return step


def _conversation(kind: str) -> Step:
    """What is noted of a conversation; changed, only some of it, and now and then in the wrong shape."""

    def step(dice: random.Random) -> Said:
        says: dict[str, object] = {
            "organisation": dice.choice(["org:1", "org:2", ""]),
            "way": dice.choice(["call", "visit", "by pigeon", 7]),
            "direction": dice.choice(["we_to_them", "they_to_us"]),
            "on": dice.choice(["", "2026-06-01", None]),
            "ours": dice.choice([[], ["amina"], "amina"]),
            "theirs": dice.choice([[], ["contact:1"]]),
            "about": dice.choice(["", _key(dice)]),
            "said": _words(dice),
            "next_step": dice.choice(["", _words(dice)]),
            "next_on": dice.choice([None, "2026-06-12"]),
            "next_done_on": dice.choice([None, "2026-06-13"]),
        }
        if kind == "conversation.changed":
            says = dict(dice.sample(sorted(says.items()), 2))
        return kind, dice.choice(["talk:1", "talk:2"]), says if kind.endswith(("noted", "changed")) else {}

    return step


def _rhythm(dice: random.Random) -> Said:
    organisation = dice.choice(["org:1", "org:2"])
    weeks = dice.choice([0, 6, 6, 8, 10**30, "six", None])
    return "rhythm.set", organisation, {"organisation": organisation, "every_weeks": weeks}


def _approach(kind: str) -> Step:
    """What others ask of us; changed, only some of it."""

    def step(dice: random.Random) -> Said:
        says: dict[str, object] = {
            "organisation": dice.choice(["org:1", "org:2"]),
            "about": dice.choice(["", _key(dice)]),
            "asked_on": dice.choice(["", "2026-06-01"]),
            "reply_by": dice.choice([None, "2026-06-05"]),
            "role": _words(dice),
            "named": dice.choice([None, True, False, "yes"]),
            "share_work": dice.choice([None, "40", 40]),
            "paid_after_days": dice.choice([None, 60, 10**30]),
            "said": _words(dice),
            "shared": dice.choice([True, False]),
        }
        if kind == "approach.changed":
            says = dict(dice.sample(sorted(says.items()), 2))
        if kind == "approach.answered":
            says = {"answer": dice.choice([None, "talk", "no"]), "on": dice.choice([None, "2026-06-03"])}
        bare = kind in ("approach.removed", "approach.put_back")
        return kind, dice.choice(["approach:1", "approach:2"]), {} if bare else says

    return step


def _bare(kind: str, **says: object) -> Step:
    """An entry on an opportunity that always says the same."""
    return lambda dice: (kind, _key(dice), says)


def _of_a_newer_version(_dice: random.Random) -> Said:
    return "something.later", None, {"from": "a newer version"}


STEPS: Mapping[str, Step] = {
    "workspace.begun": lambda dice: ("workspace.begun", None, {"sample": dice.choice([True, False])}),
    "person.added": lambda _: amina(),
    "person.kept": _personal("person.kept"),
    "erasure": _personal("erasure"),
    "request.made": _personal("request.made"),
    "request.answered": _personal("request.answered"),
    "organisation.named": lambda dice: (
        "organisation.named",
        None,
        {
            "name": _words(dice),
            "nation": dice.choice(["england", "scotland"]),
            **dice.choice([{}, {"purpose": _words(dice)}]),
            **dice.choice([{}, {"charity_number": _number(dice), "our_income": _income(dice)}]),
        },
    ),
    "settings.changed": _settings,
    "offer.changed": _offer,
    "triage.shortlisted": _bare("triage.shortlisted"),
    "triage.dismissed": lambda dice: ("triage.dismissed", _key(dice), {"reason": _words(dice)}),
    "triage.snoozed": _bare("triage.snoozed", until="2026-07-01"),
    "triage.returned": _bare("triage.returned"),
    "triage.undone": _undo,
    "pause.answered": _pause,
    "follow_up.closed": _follow_up,
    "follow_up.reopened": _reopened,
    "questions.changed": _questions,
    "decision.recorded": _decision,
    "decision.signed_off": _signed_off,
    "private_note.written": _note,
    "plan_step.changed": _plan_step("plan_step.changed"),
    "plan_step.ticked": _plan_step("plan_step.ticked"),
    "plan_step.unticked": _plan_step("plan_step.unticked"),
    "plan_step.added": _plan_step("plan_step.added"),
    "plan_step.removed": _plan_step("plan_step.removed"),
    "plan_step.put_back": _plan_step("plan_step.put_back"),
    "plan_step.undone": _plan_step("plan_step.undone"),
    "review.recorded": _review,
    "look_again.cleared": lambda dice: (
        "look_again.cleared",
        _key(dice),
        {"reason": "still stands", "found": _words(dice)},
    ),
    "pack.made": lambda dice: (
        "pack.made",
        None,
        {"from": "2026-04-01", "to": "2026-06-30", "count": dice.randint(0, 9), "heads": {}},
    ),
    "source.added": _of_a_source("source.added"),
    "source.removed": _of_a_source("source.removed"),
    "source.paused": _of_a_source("source.paused"),
    "checking.changed": _checking,
    "opportunity.added": _typed("opportunity.added"),
    "opportunity.edited": _typed("opportunity.edited"),
    "opportunity.removed": lambda dice: ("opportunity.removed", _by_hand(dice), {}),
    "opportunity.put_back": lambda dice: ("opportunity.put_back", _by_hand(dice), {}),
    "opportunity.joined": _of_two("opportunity.joined"),
    "opportunity.split": _of_two("opportunity.split"),
    "opportunity.kept_apart": _of_two("opportunity.kept_apart"),
    "profile.changed": _profile,
    "view.saved": _view("view.saved"),
    "view.removed": _view("view.removed"),
    "map.arranged": _map("map.arranged"),
    "map.changed": _map("map.changed"),
    "cost.changed": _cost,
    "provider.confirmed": _provider("provider.confirmed"),
    "provider.corrected": _provider("provider.corrected"),
    "provider.ruled_out": _provider("provider.ruled_out"),
    "provider.added": _provider("provider.added"),
    "provider.undone": _provider("provider.undone"),
    "looked.marked": _looked("looked.marked"),
    "looked.taken_back": _looked("looked.taken_back"),
    "commitment.adopted": _commitment("commitment.adopted"),
    "commitment.changed": _commitment("commitment.changed"),
    "commitment.retired": _commitment("commitment.retired"),
    "commitment.undone": _commitment("commitment.undone"),
    "conversation.noted": _conversation("conversation.noted"),
    "conversation.changed": _conversation("conversation.changed"),
    "conversation.removed": _conversation("conversation.removed"),
    "conversation.put_back": _conversation("conversation.put_back"),
    "rhythm.set": _rhythm,
    "approach.logged": _approach("approach.logged"),
    "approach.changed": _approach("approach.changed"),
    "approach.answered": _approach("approach.answered"),
    "approach.removed": _approach("approach.removed"),
    "approach.put_back": _approach("approach.put_back"),
    "partnership.begun": _partnership("partnership.begun"),
    "partnership.changed": _partnership("partnership.changed"),
    "partnership.form_chosen": _partnership("partnership.form_chosen"),
    "partnership.member_added": _partnership("partnership.member_added"),
    "partnership.member_changed": _partnership("partnership.member_changed"),
    "partnership.member_removed": _partnership("partnership.member_removed"),
    "partnership.linked": _partnership("partnership.linked"),
    "partnership.unlinked": _partnership("partnership.unlinked"),
    "partnership.ended": _partnership("partnership.ended"),
    "partnership.taken_up": _partnership("partnership.taken_up"),
    "organisation.added": _organisation("organisation.added"),
    "organisation.changed": _organisation("organisation.changed"),
    "organisation.removed": _organisation("organisation.removed"),
    "organisation.put_back": _organisation("organisation.put_back"),
    "organisation.merged": _organisation("organisation.merged"),
    "organisation.split": _organisation("organisation.split"),
    "organisation.linked": _organisation("organisation.linked"),
    "organisation.unlinked": _organisation("organisation.unlinked"),
    "person.met": _contact("person.met"),
    "person.changed": _contact("person.changed"),
}
"""One step for every kind that is folded: a kind without one fails a test."""
