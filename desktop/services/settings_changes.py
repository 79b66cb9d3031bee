"""Changing what the workspace was told about us: one entry a change, and runways counted anew with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from uuid import uuid4

from msgspec import Struct, field
from msgspec.structs import asdict

from desktop.domain import charity_number as number_rules
from desktop.domain import days_off as days_off_rules
from desktop.domain import offer as offer_rules
from desktop.domain import own_questions as question_rules
from desktop.domain.days_off import LONGEST_WORDS, DaysOff
from desktop.domain.limits import SIGN_OFF_WORDS, Limit, SignOffAsked, limit_refusal
from desktop.domain.offer import Offer
from desktop.domain.own_questions import OwnLens
from desktop.domain.pause import Lens
from desktop.domain.plan_rules import PlanName
from desktop.domain.profile import Profile
from desktop.domain.runway import Plans
from desktop.domain.working_days import Nation
from desktop.services import our_offer, profile, questions
from desktop.services.desk import Desk
from desktop.services.errors import NotPossible
from desktop.services.keeping_up import keep_up, recount
from desktop.services.last_steps import LastSteps, past_undoing
from desktop.services.settings import NATION_WORDS, PLAN_WORDS, stretch_words
from desktop.store import journal, offers, own_questions, people, profiles
from desktop.store import settings as store
from desktop.store.connection import Connection
from desktop.store.people import Person
from desktop.store.settings import LastChange, Settings

LONGEST_NAME = 200

Says = Mapping[str, object]

_NOT_COUNTED = {"sign_off", "limits", "charity_number", "purpose"}
"""Settings that no runway is counted from."""


def name_refusal(name: str) -> str:
    """Return why we cannot be called that, in a sentence; "" where we can."""
    if not name.strip():
        return "Say for whom you work."
    return _too_long(name)


def person_refusal(name: str, others: Sequence[str]) -> str:
    """Return why a person cannot be called that beside these others, in a sentence; "" where they can."""
    wanted = _tidy(name)
    if not wanted:
        return "Say what this person is called."
    if any(wanted.casefold() == _tidy(other).casefold() for other in others):
        return "Somebody here is called that already."
    return _too_long(wanted)


class _Step(Struct):
    """What was done, how it is put back, and by which entry each setting was shaped then and before."""

    words: str
    kind: str
    back: Says
    entries: dict[str, str] = field(default_factory=dict)
    before: dict[str, str] = field(default_factory=dict)


class SettingsChanges:
    """Changes settings in the name of whoever sits at the desk; remembers the session's last steps for undo.

    Each method queues one change and returns at once. Its future carries what was done, in words: ""
    where nothing differed and nothing was written. A refusal arrives in the future as NotPossible.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._steps = LastSteps[_Step]()
        self._under_way: list[Future[str]] = []

    def name_organisation(self, name: str) -> Future[str]:
        """Say what our organisation is called."""
        name = _tidy(name)

        def change(db: Connection, kept: Settings) -> str:
            _refuse(name_refusal(name))
            if name == kept.organisation:
                return ""
            words, back = f"The organisation is now called {name}", {"name": kept.organisation}
            return self._write(db, _Step(words, "organisation.named", back), {"name": name})

        return self._queue(change)

    def choose_nation(self, nation: Nation) -> Future[str]:
        """Say in which nation we work: its bank holidays count from now on."""

        def change(db: Connection, kept: Settings) -> str:
            if nation == kept.nation:
                return ""
            words = f"The bank holidays of {NATION_WORDS[nation]} now count"
            step = _Step(words, "settings.changed", {"nation": kept.nation})
            return self._write(db, step, {"nation": nation})

        return self._queue(change)

    def tell_charity_number(self, number: str) -> Future[str]:
        """Say by which number we are registered, "" for none."""

        def change(db: Connection, kept: Settings) -> str:
            _refuse(number_rules.refusal(number))
            told = {"charity_number": number_rules.tidied(number)}
            if told["charity_number"] == kept.charity_number:
                return ""
            back = {"charity_number": kept.charity_number}
            return self._write(db, _Step("Changed our charity number", "settings.changed", back), told)

        return self._queue(change)

    def tell_purpose(self, words: str) -> Future[str]:
        """Say what we are here to do."""

        def change(db: Connection, kept: Settings) -> str:
            if words.strip() == kept.purpose:
                return ""
            step = _Step("Changed what we are here to do", "settings.changed", {"purpose": kept.purpose})
            return self._write(db, step, {"purpose": words.strip()})

        return self._queue(change)

    def set_plans(self, plans: Plans) -> Future[str]:
        """Hold runways against these two plans from now on. The caller has asked `plan_rules`."""

        def change(db: Connection, kept: Settings) -> str:
            changed = [name for name in PlanName if getattr(plans, name) != getattr(kept.plans, name)]
            if not changed:
                return ""
            words = " and ".join(PLAN_WORDS[name].lower() for name in changed)
            back = {"plans": {name: asdict(getattr(kept.plans, name)) for name in changed}}
            says = {"plans": {name: asdict(getattr(plans, name)) for name in changed}}
            return self._write(db, _Step(f"Changed the {words}", "settings.changed", back), says)

        return self._queue(change)

    def add_days_off(self, wanted: DaysOff) -> Future[str]:
        """Add days on which we do not work."""
        wanted = DaysOff(wanted.first_on, wanted.last_on, _tidy(wanted.words)[:LONGEST_WORDS])

        def change(db: Connection, kept: Settings) -> str:
            _refuse(days_off_rules.refusal(wanted, kept.days_off))
            days_off = sorted((*kept.days_off, wanted))
            return self._write_days_off(db, f"Added {stretch_words(wanted)}", kept, days_off)

        return self._queue(change)

    def remove_days_off(self, unwanted: DaysOff) -> Future[str]:
        """Take days off out again."""

        def change(db: Connection, kept: Settings) -> str:
            if unwanted not in kept.days_off:
                return ""
            days_off = [each for each in kept.days_off if each != unwanted]
            return self._write_days_off(db, f"Removed {stretch_words(unwanted)}", kept, days_off)

        return self._queue(change)

    def ask_sign_off(self, asked: SignOffAsked) -> Future[str]:
        """Say which decisions wait for a trustee's sign-off from now on; those recorded stay as they are."""

        def change(db: Connection, kept: Settings) -> str:
            if asked is kept.sign_off:
                return ""
            words = f"Sign-off is now asked for: {SIGN_OFF_WORDS[asked].lower()}"
            return self._write(
                db, _Step(words, "settings.changed", {"sign_off": kept.sign_off}), {"sign_off": asked}
            )

        return self._queue(change)

    def add_limit(self, role: str, up_to_pence: int | None) -> Future[str]:
        """Say up to which value somebody of a role may decide alone; None for any value."""
        wanted = Limit(_tidy(role), up_to_pence)

        def change(db: Connection, kept: Settings) -> str:
            _refuse(limit_refusal(wanted.role, wanted.up_to_pence, kept.limits))
            return self._write_limits(db, f"Delegated: {wanted.words}", kept, (*kept.limits, wanted))

        return self._queue(change)

    def remove_limit(self, unwanted: Limit) -> Future[str]:
        """Take a limit out again."""

        def change(db: Connection, kept: Settings) -> str:
            if unwanted not in kept.limits:
                return ""
            limits = [one for one in kept.limits if one != unwanted]
            return self._write_limits(db, f"No longer delegated: {unwanted.words}", kept, limits)

        return self._queue(change)

    def change_offer(self, wanted: Offer) -> Future[str]:
        """Say what we offer to others; what is being typed of it goes with that."""

        def write(db: Connection, _kept: Settings) -> str:
            kept = offers.of(db)
            our_offer.clear_draft(db)
            says = offer_rules.differing(wanted, kept)
            if not says:
                return ""
            back = offer_rules.differing(kept, wanted)
            return self._write(db, _Step(our_offer.CHANGED, "offer.changed", back), says)

        return self._queue(write)

    def change_profile(self, change: Callable[[Profile], Profile]) -> Future[str]:
        """Say what we do, where, how large and what we leave to others; `change` is given what stands."""

        def write(db: Connection) -> str:
            kept = profiles.of(db)
            wanted = change(kept)
            _refuse(profile.refusal(wanted))
            says = profile.differing(wanted, kept)
            if not says:
                return ""
            back = profile.differing(kept, wanted)
            return self._write(db, _Step("Changed what fits us", "profile.changed", back), says)

        return self._follow(write)  # `fitting.refit` holds all against it: nothing to count

    def change_questions(self, lens: Lens, own: OwnLens | None) -> Future[str]:
        """Ask a lens so from now on; None: as it comes. Pauses that were begun keep their wording."""

        def write(db: Connection) -> str:
            kept = own_questions.of(db).get(lens.id)
            wanted = own or question_rules.usual(lens)
            _refuse(question_rules.refusal(lens, wanted))
            if wanted == (kept or question_rules.usual(lens)):
                return ""
            step = _Step(
                f"Changed what {lens.title.lower()} asks", "questions.changed", questions.payload(lens, kept)
            )
            return self._write(db, step, questions.payload(lens, wanted))

        return self._follow(write)

    def add_person(self, name: str, role: str) -> Future[str]:
        """Add somebody who writes here or takes part in decisions."""
        person = Person(uuid4().hex, _tidy(name), _tidy(role))
        return self._queue(lambda db, _kept: self._write_person(db, person, f"Added {person.name}"))

    def change_person(self, person: str, name: str, role: str) -> Future[str]:
        """Rename somebody or give them another role, wherever they are named."""
        wanted = Person(person, _tidy(name), _tidy(role))

        def change(db: Connection, _kept: Settings) -> str:
            if wanted in people.everyone(db):
                return ""
            return self._write_person(db, wanted, f"Changed {wanted.name}")

        return self._queue(change)

    @property
    def are_under_way(self) -> bool:
        """Whether changes were asked for that are not saved yet."""
        return not all(each.done() for each in self._under_way)

    @property
    def can_undo(self) -> str:
        """What undo would take back, in words; empty when there is nothing."""
        return self._steps.can_undo

    def undo(self) -> Future[str]:
        """Put back what the last step changed; refused where somebody changed it again since."""

        def change(db: Connection, _kept: Settings) -> str:
            step = self._steps.take()
            shaped = _shaped(db)
            if any(shaped[name].entry != entry for name, entry in step.entries.items()):
                raise past_undoing(step)
            self._put_back(db, step)
            return f"Undone: {step.words}"

        return self._queue(change)

    def _queue(self, change: Callable[[Connection, Settings], str]) -> Future[str]:
        queued = self._follow(lambda db: change(db, store.of(db)))
        queued.add_done_callback(lambda _done: keep_up(self._desk))  # what the change left to be counted
        return queued

    def _follow(self, write: Callable[[Connection], str]) -> Future[str]:
        queued = self._desk.workspace.write(write)
        self._under_way = [*(each for each in self._under_way if not each.done()), queued]
        return queued

    def _write(self, db: Connection, step: _Step, says: Says) -> str:
        before = _shaped(db)
        entry = self._append(db, step.kind, None, says)
        after = _shaped(db)
        step.entries = {name: entry for name, change in after.items() if change.entry == entry}
        step.before = {name: before[name].entry for name in step.entries if name in before}
        self._steps.append(step)
        return step.words

    def _put_back(self, db: Connection, step: _Step) -> None:
        """Write the earlier values, and tell earlier steps that what they did stands again."""
        entry = self._append(db, step.kind, None, step.back)
        for earlier in self._steps:
            for name, shaped in earlier.entries.items():
                if step.before.get(name) == shaped:
                    earlier.entries[name] = entry

    def _write_days_off(self, db: Connection, words: str, kept: Settings, days_off: Sequence[DaysOff]) -> str:
        step = _Step(words, "settings.changed", {"own_days": [asdict(each) for each in kept.days_off]})
        return self._write(db, step, {"own_days": [asdict(each) for each in days_off]})

    def _write_limits(self, db: Connection, words: str, kept: Settings, limits: Sequence[Limit]) -> str:
        step = _Step(words, "settings.changed", {"limits": [asdict(each) for each in kept.limits]})
        return self._write(db, step, {"limits": [asdict(each) for each in limits]})

    def _write_person(self, db: Connection, person: Person, words: str) -> str:
        others = [one.name for one in people.everyone(db) if one.id != person.id]
        _refuse(person_refusal(person.name, others))
        says = {"person": person.id, "name": person.name, "role": person.role[:LONGEST_NAME]}
        self._append(db, "person.added", person.id, says)
        return words

    def _append(self, db: Connection, kind: str, subject: str | None, says: Says) -> str:
        entry = journal.append(
            db, author=self._desk.author, kind=kind, subject=subject, payload=says, now=self._desk.now()
        )
        if kind == "settings.changed" and not says.keys() <= _NOT_COUNTED:
            recount(db)
        return entry.id


def _shaped(db: Connection) -> dict[str, LastChange]:
    """Return what shaped each setting, each part of the profile and each lens, by its name."""
    of_profile = {f"profile {name}": change for name, change in profiles.last_changes(db).items()}
    of_lenses = {f"questions {lens}": change for lens, change in own_questions.last_changes(db).items()}
    return store.last_changes(db) | of_profile | of_lenses


def _refuse(sentence: str) -> None:
    if sentence:
        raise NotPossible(happened=sentence, safe="Nothing was changed.", to_do="Correct it and try again.")


def _too_long(name: str) -> str:
    return f"Use {LONGEST_NAME} letters or fewer." if len(name) > LONGEST_NAME else ""


def _tidy(words: str) -> str:
    return " ".join(words.split())
