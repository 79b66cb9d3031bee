"""What is held about a person: gathered from everywhere, and saved as one file for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from desktop.domain import personal
from desktop.domain.access import AccessRecord, HeldItem, HeldPart
from desktop.domain.chain import Entry
from desktop.domain.sought import Sought
from desktop.reports import access_file
from desktop.services import mentions, requests
from desktop.services.authors import arrive
from desktop.services.desk import Desk
from desktop.services.errors import NotPossible
from desktop.services.mentions import Mention, Reference
from desktop.services.standing_elsewhere import elsewhere
from desktop.services.wording import source_name
from desktop.store import directory, people, settings
from desktop.store import personal as store
from desktop.store.connection import Connection
from desktop.store.texts import table, uk_day_text

Step = Callable[[int, int], None]
TYPED_HERE = "Typed in this workspace"
_ASKED, _OWNER = "asked", "owner"


def held(db: Connection, desk: Desk, wanted: Sought, step: Step) -> AccessRecord:
    """Gather all that is held about a person; `step` hears how far the notices were looked through.

    Raises:
        NotPossible: there is nothing to look for.
    """
    if wanted.is_empty:
        raise NotPossible(
            happened="A name of two letters or more is needed.",
            safe="Nothing was changed.",
            to_do="Type more of the name, and look again.",
        )
    ids = mentions.people_of(db, wanted)
    found = mentions.find(db, ids, wanted)
    gathering = _Gathering(db, wanted)
    met = [entry for entry in found.of_person if entry.kind in mentions.OF_CONTACTS]
    ours = [entry for entry in found.of_person if entry.kind not in mentions.OF_CONTACTS]
    of_entries = [one for one in found.mentions if one.entry]
    return AccessRecord(
        name=wanted.name,
        also=wanted.also,
        organisation=settings.of(db).organisation,
        made_on=desk.today,
        parts=(
            _part("As a person of this workspace", gathering.own(ours, found.written)),
            _part("As somebody at an organisation", gathering.own(met)),
            _part("Decisions they took part in", gathering.references(found.references, deciding=True)),
            _part("Other entries that refer to them", gathering.references(found.references, deciding=False)),
            _part("Conversations: they were asked", gathering.mentions(of_entries, _ASKED)),
            _part("Follow-ups they own", gathering.mentions(of_entries, _OWNER)),
            _part("Other words that name them", gathering.mentions(of_entries, "")),
            _part("Being typed, not recorded yet", gathering.drafts(found.mentions)),
            _part("Public notices that name them", gathering.notices(step)),
            _part("Requests they made", gathering.requests(desk, ids)),
        ),
        elsewhere=elsewhere(db, desk),
    )


def save(desk: Desk, wanted: Sought, out: Path, step: Step) -> AccessRecord:
    """Write what is held as one file: a page to read with the same as JSON within, or JSON alone.

    A request of theirs to see it that is open is noted as answered.

    Raises:
        CannotWriteReport: the file cannot be written there.
    """
    with desk.reader() as db:
        record = held(db, desk, wanted, step)
        asked = [number for id_ in mentions.people_of(db, wanted) for number in requests.open_access(db, id_)]
    access_file.write(record, out)
    if asked and not desk.workspace.read_only:
        desk.workspace.write(lambda db: _answered(db, desk, asked)).result()
    return record


def _answered(db: Connection, desk: Desk, asked: Iterable[int]) -> None:
    arrive(db, desk)
    for number in asked:
        requests.answer_within(db, desk, number)


def _part(title: str, items: Iterable[HeldItem]) -> HeldPart:
    return HeldPart(title=title, none="Nothing.", items=tuple(items))


class _Gathering:
    """Words for what was found."""

    def __init__(self, db: Connection, wanted: Sought) -> None:
        self._db, self._wanted = db, wanted
        self._names = people.names(db)
        self._organisations = directory.names(db)

    def own(self, entries: Iterable[Entry], written: int = 0) -> Iterable[HeldItem]:
        for entry in entries:
            says = table(entry.payload or "")
            text = "; ".join(
                f"{name.replace('_', ' ')}: {self._organisations.get(str(value), value)}"
                for name, value in says.items()
                if value and name != "person"
            )
            is_contact = entry.kind in mentions.OF_CONTACTS
            yield self._item(entry.kind, entry.subject if is_contact else None, entry.at, entry.author, text)
        if written:
            words = (
                f"They wrote {written:,} entries of this workspace; each carries their id, not their name."
            )
            yield HeldItem(
                what="Author", where="The journal", since="", written_by="", source=TYPED_HERE, text=words
            )

    def references(self, found: Iterable[Reference], *, deciding: bool) -> Iterable[HeldItem]:
        for one in found:
            if one.kind.startswith("decision.") == deciding and not one.kind.startswith("request."):
                number = one.says.get("number")
                text = f"Decision {number}" if number else _refers_words(one)
                roles = [
                    each["role"]
                    for each in _tables(one.says.get("decided_by"))
                    if self._names.get(str(each.get("person"))) == self._wanted.name and each.get("role")
                ]
                text = f"{text}, as {roles[0]}" if roles else text
                yield self._item(one.kind, one.subject, one.at, one.author, text)

    def mentions(self, found: Iterable[Mention], sort: str) -> Iterable[HeldItem]:
        for one in found:
            own_sort = next((each for each in (_ASKED, _OWNER) if one.is_name and each in one.path), "")
            if own_sort == sort:
                yield self._item(one.place, one.subject, one.at, one.author, one.text, one.path)

    def drafts(self, found: Iterable[Mention]) -> Iterable[HeldItem]:
        for one in found:
            if one.entry is None:
                yield HeldItem(
                    what="A draft",
                    where=store.title_of(self._db, one.subject or "") or (one.subject or ""),
                    since=uk_day_text(one.at),
                    written_by="",
                    source=TYPED_HERE,
                    text=one.text,
                )

    def notices(self, step: Step) -> Iterable[HeldItem]:
        for one in store.notices(self._db, self._wanted.excerpts, step):
            yield HeldItem(
                what="A notice that a public body published",
                where=one.title,
                since=uk_day_text(one.received_at),
                written_by="",
                source=source_name(one.source),
                text="\n".join(one.excerpts),
            )

    def requests(self, desk: Desk, ids: Iterable[str]) -> Iterable[HeldItem]:
        for line in (line for id_ in ids for line in requests.of_person(self._db, desk, id_)):
            yield HeldItem(
                what="A request",
                where="Settings",
                since="",
                written_by="",
                source=TYPED_HERE,
                text=line.sentence,
            )

    def _item(
        self,
        kind: str,
        subject: str | None,
        at: str,
        author: str | None,
        text: str,
        path: personal.Path = (),
    ) -> HeldItem:
        field = personal.field_words(path)
        words = personal.naming(kind).words
        return HeldItem(
            what=f"{words}, {field}" if field else words,
            where=store.title_of(self._db, subject) if subject else "Settings",
            since=uk_day_text(at),
            written_by=self._names.get(author or "", ""),
            source=TYPED_HERE,
            text=text,
        )


def _refers_words(one: Reference) -> str:
    """Return how an entry refers to somebody by id; of a conversation they took part in, what was said."""
    said = one.says.get("said")
    return f"Took part in it. What was noted: {said}" if said else "Refers to them by id"


def _tables(value: object) -> list[dict[str, str]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
