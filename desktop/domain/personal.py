"""Where what people wrote can name somebody: one line for each kind of entry of the journal.

`ids` lead to a person's id, `names` to somebody as they were typed. Every other text of an entry is
looked through as well, so that no field can be overlooked; the table says what a mention there means.
A path goes from field to field; `*` stands for each one of a list, or each value of an object.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

Path = tuple[str, ...]
"""The fields and places that lead to one text within what an entry says."""


class Naming(Struct, frozen=True):
    """What one kind of entry is called, and which of its fields refer to people."""

    words: str
    ids: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


KINDS: Mapping[str, Naming] = {
    "workspace.begun": Naming("The beginning of the workspace"),
    "chain.begun": Naming("The beginning of a chain"),
    "organisation.named": Naming("Our organisation's name"),
    "person.added": Naming("A person of this workspace", ids=("person",), names=("name",)),
    "person.kept": Naming("How long a person's data are kept", ids=("person",)),
    "settings.changed": Naming("A change of the settings"),
    "offer.changed": Naming("Our offer", ids=("person",)),
    "document.made": Naming("A document made for others"),
    "checking.changed": Naming("When sources are checked"),
    "profile.changed": Naming("What we do"),
    "view.saved": Naming("A saved view"),
    "view.removed": Naming("A view taken away"),
    "source.added": Naming("A source of our own"),
    "source.removed": Naming("A source taken away"),
    "source.paused": Naming("A source paused"),
    "triage.shortlisted": Naming("Shortlisted"),
    "triage.dismissed": Naming("Dismissed"),
    "triage.snoozed": Naming("Snoozed"),
    "triage.returned": Naming("Brought back"),
    "triage.undone": Naming("A step undone"),
    "pause.answered": Naming(
        "An answer in a pause",
        ids=("answers.*.unknown.owner",),
        names=(
            "answers.*.asked.*.who",
            "answers.*.asked.*.when",
            "answers.*.unknown.owner",
            "answers.*.unknown.when",
        ),
    ),
    "follow_up.closed": Naming("A follow-up closed"),
    "follow_up.reopened": Naming(
        "A follow-up opened again", ids=("back_to.owner",), names=("back_to.owner",)
    ),
    "questions.changed": Naming("Our own questions"),
    "decision.recorded": Naming(
        "A decision",
        ids=("decided_by.*.person", "conflicts.*.who"),
        names=("conflicts.*.who",),
    ),
    "decision.signed_off": Naming("A decision signed off", ids=("person",), names=("person",)),
    "private_note.written": Naming("A private note"),
    "plan_step.added": Naming("A line of a plan", ids=("owner",), names=("owner",)),
    "plan_step.changed": Naming("A step of a plan", ids=("owner",), names=("owner",)),
    "plan_step.ticked": Naming("A step of a plan done"),
    "plan_step.unticked": Naming("A step of a plan not done after all"),
    "plan_step.removed": Naming("A step taken away from a plan"),
    "plan_step.put_back": Naming("A step of a plan put back"),
    "plan_step.undone": Naming("A change of a plan undone", ids=("back_to.owner",), names=("back_to.owner",)),
    "cost.changed": Naming("Full cost", names=("sheet.partners.*.name", "sheet.lines.*.name")),
    "provider.confirmed": Naming("An existing provider confirmed", names=("name",)),
    "provider.corrected": Naming("An existing provider corrected", names=("name",)),
    "provider.ruled_out": Naming("An existing provider ruled out", names=("name",)),
    "provider.added": Naming("An existing provider added", names=("name",)),
    "provider.undone": Naming("A step on an existing provider undone", names=("back_to.name",)),
    "map.arranged": Naming("Somebody moved on a map"),
    "map.changed": Naming("Somebody put on a map, or taken off it"),
    "looked.marked": Naming("Where we looked for partners"),
    "looked.taken_back": Naming("Where we looked for partners, taken back"),
    "commitment.adopted": Naming("A commitment adopted"),
    "commitment.changed": Naming("A commitment changed"),
    "commitment.retired": Naming("A commitment retired"),
    "commitment.undone": Naming("A change of a commitment undone"),
    "review.recorded": Naming("A look back at a decision"),
    "look_again.cleared": Naming("A second look"),
    "partnership.begun": Naming("A partnership plan"),
    "partnership.changed": Naming("A partnership plan changed"),
    "partnership.form_chosen": Naming("The form of a partnership"),
    "partnership.member_added": Naming("A member of a partnership", ids=("contact",)),
    "partnership.member_changed": Naming("A member of a partnership, changed", ids=("contact",)),
    "partnership.member_removed": Naming("A member of a partnership, taken out"),
    "partnership.linked": Naming("A partnership plan linked to a tender"),
    "partnership.unlinked": Naming("A partnership plan taken from a tender"),
    "partnership.ended": Naming("A partnership plan laid down"),
    "partnership.taken_up": Naming("A partnership plan taken up again"),
    "pack.made": Naming("A board pack"),
    "person.met": Naming("Somebody at an organisation", ids=("person",), names=("name",)),
    "person.changed": Naming("What we hold about somebody at an organisation", ids=("person",)),
    "organisation.added": Naming("An organisation in the directory"),
    "organisation.changed": Naming("An organisation changed"),
    "organisation.removed": Naming("An organisation taken away"),
    "organisation.put_back": Naming("An organisation put back"),
    "organisation.merged": Naming("Two organisations merged"),
    "organisation.split": Naming("Two organisations split"),
    "organisation.linked": Naming("How two organisations stand to each other"),
    "organisation.unlinked": Naming("Two organisations no longer linked"),
    "conversation.noted": Naming("A conversation", ids=("ours.*", "theirs.*", "next_owner")),
    "conversation.changed": Naming("A conversation changed", ids=("ours.*", "theirs.*", "next_owner")),
    "conversation.removed": Naming("A conversation taken away"),
    "conversation.put_back": Naming("A conversation put back"),
    "rhythm.set": Naming("How often we want to speak"),
    "approach.logged": Naming("An approach by another organisation", ids=("contact",)),
    "approach.changed": Naming("An approach changed", ids=("contact",)),
    "approach.answered": Naming("An approach answered"),
    "approach.removed": Naming("An approach taken away"),
    "approach.put_back": Naming("An approach put back"),
    "opportunity.added": Naming("An opportunity typed here"),
    "opportunity.edited": Naming("An opportunity typed here"),
    "opportunity.removed": Naming("An opportunity taken away"),
    "opportunity.put_back": Naming("An opportunity put back"),
    "opportunity.joined": Naming("Two publications joined"),
    "opportunity.split": Naming("Two publications split"),
    "opportunity.kept_apart": Naming("Two publications kept apart"),
    "request.made": Naming("A request about somebody's data", ids=("person",)),
    "request.answered": Naming("A request about somebody's data, answered"),
    "entry.reworded": Naming("Words entered again without a name"),
    "private_note.reworded": Naming("Private words entered again without a name"),
    "erasure": Naming("An erasure", ids=("person", "also.*")),
}


def naming(kind: str) -> Naming:
    """Return what is known of a kind; of one that a later version wrote, its name alone."""
    return KINDS.get(kind) or Naming(kind)


def is_about_people(kind: str) -> bool:
    """Return whether entries of this kind hold nothing but what is known of one person."""
    return kind.startswith("person.")


def texts(says: object, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Yield every text within what an entry says, with the way to it."""
    if isinstance(says, str):
        yield path, says
    elif isinstance(says, Mapping):
        for name, value in says.items():
            yield from texts(value, (*path, str(name)))
    elif isinstance(says, list):
        for number, value in enumerate(says):
            yield from texts(value, (*path, str(number)))


def at(says: object, pattern: str) -> Iterator[str]:
    """Yield the texts at the places that a pattern of the table leads to."""
    wanted = tuple(pattern.split("."))
    return (text for path, text in texts(says) if leads_to(path, wanted))


def leads_to(path: Path, wanted: Path) -> bool:
    """Return whether a way is one that a pattern, cut into its parts, describes."""
    return len(path) == len(wanted) and all(
        part in ("*", step) for part, step in zip(wanted, path, strict=True)
    )


def with_texts(says: object, changed: Mapping[Path, str], path: Path = ()) -> object:
    """Return what an entry says with these texts in place of what stands there."""
    if path in changed:
        return changed[path]
    if isinstance(says, Mapping):
        return {name: with_texts(value, changed, (*path, str(name))) for name, value in says.items()}
    if isinstance(says, list):
        return [with_texts(value, changed, (*path, str(number))) for number, value in enumerate(says)]
    return says


def field_words(path: Path) -> str:
    """Return what the field is called that a way leads to."""
    named = [step for step in path if not step.isdigit()]
    return named[-1].replace("_", " ") if named else ""
