"""Saying of an existing provider what a person knows: one entry a step, and the last steps for undo."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Future
from datetime import date
from uuid import uuid4

from msgspec import Struct, structs

from desktop.domain.organisation import Organisation, Role
from desktop.domain.pause import Standing
from desktop.domain.provider import ProviderView, Said, refusals
from desktop.services import directory
from desktop.services.desk import Desk
from desktop.services.entries import write_about
from desktop.services.errors import NotPossible
from desktop.services.last_steps import LastSteps, past_undoing
from desktop.services.providers import Provider
from desktop.services.supplier_matching import By, Suppliers
from desktop.store import directory as directory_store
from desktop.store import last_entry
from desktop.store import opportunities as opportunity_store
from desktop.store import providers as store
from desktop.store.connection import Connection
from desktop.store.uuid7 import uuid7

_SAFE = "Nothing was changed."
_KINDS = {
    Said.CONFIRMED: "provider.confirmed",
    Said.CORRECTED: "provider.corrected",
    Said.RULED_OUT: "provider.ruled_out",
    Said.ADDED: "provider.added",
}


class ProviderWords(Struct, frozen=True, kw_only=True):
    """What a person says of a provider: `organisation` of the directory, `name` where it is not there yet."""

    organisation: str = ""
    name: str = ""
    standing: Standing | None = None
    source: str = ""
    on: date | None = None
    does_well: bool | None = None
    what: str = ""
    end_on: date | None = None
    extends_to_on: date | None = None
    reason: str = ""


class _Listed(Struct, frozen=True):
    """Whom a step added to the directory or changed there, by which entry; `before` None: not there."""

    organisation: str
    entry: str
    before: Organisation | None


class _Step(Struct):
    """What was done, how it stood before (None: nobody had spoken of it), and the entry that it wrote."""

    words: str
    key: str
    provider: str
    before: ProviderView | None
    entry: str
    listed: _Listed | None = None


class ProviderChanges:
    """Changes what is known of existing providers in the name of whoever sits at the desk.

    Each method queues one change and returns at once; its future carries what was done, in words. A refusal
    arrives in the future as NotPossible.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._steps = LastSteps[_Step]()

    @property
    def can_undo(self) -> str:
        """What undo would take back, in words; empty when there is nothing."""
        return self._steps.can_undo

    def say(self, what: Said, key: str, provider: Provider | None, said: ProviderWords) -> Future[str]:
        """Record what is known of a provider, in place of what was said before; None stands for a new one.

        Confirmed: the supplier of a notice does it. Corrected: it is another, or another end, than the
        notice says. Added: no notice here names it. It comes into the directory where it is not there.
        """

        def change(db: Connection) -> str:
            batch = uuid4().hex
            self._refuse(what, said, provider)
            if opportunity_store.row_of_key(db, key, today=self._desk.today) is None:
                raise NotPossible(
                    happened="This opportunity is no longer held here.",
                    safe=_SAFE,
                    to_do="Look for it among the opportunities: it may stand under another title.",
                )
            there = {one.id: one for one in directory_store.everyone(db)}
            organisation = self._in_directory(db, said, provider, batch)
            named = directory_store.one(db, organisation)
            name = named.name if named else said.name
            of_notice = provider is not None and what is Said.CONFIRMED
            says = {
                **structs.asdict(said),
                "name": provider.name if provider and of_notice else name,
                "organisation": organisation,
                "number": provider.id if provider and of_notice else "",
                "notice": provider.notice if provider else "",
            }
            id_ = provider.key if provider else f"own:{uuid7(self._desk.now())}"
            words = self._write(db, what, key, id_, says, f"{_DID[what]} {name}", batch)
            if named != (before := there.get(organisation)):
                entry = last_entry.of_family(db, organisation, "")
                self._steps[-1].listed = _Listed(organisation, entry, before)
            return words

        return self._desk.workspace.write(change)

    def rule_out(self, key: str, provider: Provider, reason: str) -> Future[str]:
        """Record that this one does not do it, and why."""

        def change(db: Connection) -> str:
            if not reason.strip():
                raise NotPossible(
                    happened="No reason is given for ruling it out.",
                    safe=_SAFE,
                    to_do="Say why it is none, and try again.",
                )
            says = {
                "name": provider.name,
                "number": provider.id,
                "organisation": provider.organisation,
                "reason": " ".join(reason.split()),
                "on": self._desk.today,
                "notice": provider.notice,
            }
            return self._write(db, Said.RULED_OUT, key, provider.key, says, f"Ruled out {provider.name}")

        return self._desk.workspace.write(change)

    def take_back(self, key: str, provider: str) -> Future[str]:
        """Let everything that was said of one be unsaid: a lead is a lead again."""

        def change(db: Connection) -> str:
            before = self._standing(db, key, provider)
            if before is None:
                return ""
            entry = self._unsay(db, before.subject, provider, None)
            self._keep(_Step(f"Took back what was said of {before.name}", key, provider, before, entry))
            return self._steps[-1].words

        return self._desk.workspace.write(change)

    def undo(self) -> Future[str]:
        """Put back what the last step changed; refused where somebody spoke of it since."""

        def change(db: Connection) -> str:
            step = self._steps.take()
            now = self._standing(db, step.key, step.provider)
            if now is not None and now.entry != step.entry:
                raise past_undoing(step, "it was spoken of again since")
            entry = self._unsay(db, now.subject if now else step.key, step.provider, step.before)
            self._unlist(db, step)
            for earlier in self._steps:
                same = (earlier.key, earlier.provider) == (step.key, step.provider)
                if same and step.before and earlier.entry == step.before.entry:
                    earlier.entry = entry
            return f"Undone: {step.words}"

        return self._desk.workspace.write(change)

    def _refuse(self, what: Said, said: ProviderWords, provider: Provider | None) -> None:
        """Refuse what lacks something; a field left empty stands for the supplier that is confirmed."""
        itself = provider.name if provider and what is Said.CONFIRMED else ""
        name = said.organisation or said.name or itself
        found = refusals(
            name=name, source=said.source, on=said.on, today=self._desk.today, standing=said.standing
        )
        if found:
            raise NotPossible(
                happened=" ".join(words for _, words in found), safe=_SAFE, to_do="Correct it and try again."
            )

    def _in_directory(
        self, db: Connection, said: ProviderWords, provider: Provider | None, batch: str
    ) -> str:
        """Return the organisation's id, adding it where it is new: from its register where that has it."""
        if said.organisation:
            held = directory_store.one(db, said.organisation)
            if held and Role.EXISTING_PROVIDER not in held.roles:
                roles = (*held.roles, Role.EXISTING_PROVIDER)
                directory.change(db, self._desk, held.id, batch=batch, roles=roles)
            return said.organisation
        name = said.name or (provider.name if provider else "")
        number = provider.id if provider and not said.name else ""
        found = Suppliers(db).match(name, number)
        if found.organisation and found.by is By.NUMBER:
            return self._in_directory(
                db, structs.replace(said, organisation=found.organisation.id), None, batch
            )
        roles = (Role.EXISTING_PROVIDER,)
        if found.register and found.register_by is By.NUMBER:
            return directory.from_register(db, self._desk, found.identifier, roles=roles, batch=batch)
        numbers = (number,) if number else ()
        new = Organisation(name=name, roles=roles, numbers=numbers)
        return directory.add(db, self._desk, new, batch=batch)

    def _unlist(self, db: Connection, step: _Step) -> None:
        """Take back what the step did in the directory, unless others have to do with it by now."""
        listed = step.listed
        if listed is None or last_entry.of_family(db, listed.organisation, "") != listed.entry:
            return
        if store.is_named_elsewhere(db, listed.organisation, step.key, step.provider):
            return
        if listed.before is None:
            directory.remove(db, self._desk, listed.organisation)
        else:
            roles, numbers = listed.before.roles, listed.before.numbers
            directory.change(db, self._desk, listed.organisation, roles=roles, numbers=numbers)

    def _write(
        self,
        db: Connection,
        what: Said,
        key: str,
        provider: str,
        says: Mapping[str, object],
        words: str,
        batch: str | None = None,
    ) -> str:
        before = self._standing(db, key, provider)
        told = {name: value for name, value in says.items() if value not in ("", None)}
        entry = write_about(db, self._desk, key, _KINDS[what], {"provider": provider, **told}, batch=batch).id
        self._keep(_Step(words, key, provider, before, entry))
        return words

    def _unsay(self, db: Connection, key: str, provider: str, before: ProviderView | None) -> str:
        back = None if before is None else {"said": before.said, **_columns(before)}
        says = {"provider": provider, "back_to": back}
        return write_about(db, self._desk, key, "provider.undone", says, as_written=True).id

    def _standing(self, db: Connection, key: str, provider: str) -> ProviderView | None:
        return next((view for view in store.of_opportunity(db, key) if view.id == provider), None)

    def _keep(self, step: _Step) -> None:
        self._steps.append(step)


def _columns(view: ProviderView) -> dict[str, object]:
    return {
        "organisation": view.organisation,
        "name": view.name,
        "number": view.number,
        "standing": view.standing,
        "source": view.source,
        "on": view.on,
        "does_well": view.does_well,
        "what": view.what,
        "end_on": view.end_on,
        "extends_to_on": view.extends_to_on,
        "reason": view.reason,
        "notice": view.notice,
    }


_DID = {Said.CONFIRMED: "Confirmed", Said.CORRECTED: "Corrected to", Said.ADDED: "Added"}
