"""What happened to the plans of an opportunity, a sentence each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from desktop.domain.partnership import TERMS, US
from desktop.domain.words import listed
from desktop.services import partnership_catalogue as catalogue
from desktop.store import directory, journal
from desktop.store.connection import Connection
from desktop.store.journal import Event

_PLAIN = {
    "partnership.begun": "Began a partnership plan.",
    "partnership.linked": "Linked a partnership plan.",
    "partnership.unlinked": "Took the partnership plan away from here.",
    "partnership.taken_up": "Took the partnership plan up again.",
}
_MEMBERS = {
    "partnership.member_added": "Added {} to the partnership plan.",
    "partnership.member_changed": "Changed what the partnership plan says of {}.",
    "partnership.member_removed": "Took {} out of the partnership plan.",
}
_FIELDS = {
    "purpose": "its purpose",
    "name": "its name",
    "value_pence": "what it is worth",
    "reply_by": "by when members answer",
}


def is_of_plan(event: Event) -> bool:
    """Return whether an entry is about a partnership plan."""
    return event.kind.startswith("partnership.")


def plan_sentences(db: Connection, keys: Iterable[str]) -> Iterator[tuple[Event, str, bool]]:
    """Yield the entries about the plans of these opportunities, each in a sentence.

    The last says whether the sentence names another organisation.
    """
    found = [event for key in keys for event in journal.history(db, key) if is_of_plan(event)]
    names = directory.names(db) if found else {}
    for event in found:
        yield event, _sentence(event, names), event.kind in _MEMBERS


def _sentence(event: Event, names: Mapping[str, str]) -> str:
    says = event.says
    if event.kind in _PLAIN:
        return _PLAIN[event.kind]
    if event.kind in _MEMBERS:
        who = str(says.get("organisation") or "")
        return _MEMBERS[event.kind].format("us" if who == US else names.get(who) or "a member")
    if event.kind == "partnership.form_chosen":
        form = says.get("form")
        return (
            f"Chose how to work together: {catalogue.form_title(form)}." if isinstance(form, str) else _FORM
        )
    if event.kind == "partnership.ended":
        because = says.get("because")
        return f"Laid the partnership plan down: {because}" if because else "Laid the partnership plan down."
    return _changed(says)


_FORM = "Changed how to work together."


def _changed(says: Mapping[str, object]) -> str:
    terms = says.get("terms")
    said = [words for name, words in _FIELDS.items() if name in says]
    if isinstance(terms, dict):
        titles = {field.name: field.title.lower() for field in TERMS}
        also = {"paid_within_days": "money", "exclusive": "working with others"}
        found = [titles.get(name) or also.get(name, "") for name in terms]
        said += [f"its terms on {listed(list(dict.fromkeys(filter(None, found))))}"] if any(found) else []
    return f"Changed the partnership plan: {listed(said)}." if said else "Changed the partnership plan."
