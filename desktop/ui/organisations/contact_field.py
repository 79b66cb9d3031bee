"""A field that names somebody at an organisation, and adds one who is not known yet."""

from __future__ import annotations

from functools import partial

from desktop.services import directory_names
from desktop.services.desk import Desk
from desktop.services.directory_names import Known
from desktop.ui.organisations.contact_dialog import ContactDialog
from desktop.ui.organisations.named_field import NamedField


class ContactField(NamedField):
    """Names somebody at the organisation that was set; with none, anybody of the directory."""

    add = "Add {} as a contact …"

    def __init__(self, desk: Desk, label: str) -> None:
        super().__init__(desk, label)
        self._organisation: str | None = None

    def set_organisation(self, organisation: str | None) -> None:
        """Name people of this organisation from now on; who was named elsewhere is none any more."""
        if organisation == self._organisation:
            return
        self._organisation = organisation
        if self.key():
            self.show_known(None, "")
            self.chosen.emit("")
        self.read_again()

    def contact(self) -> str | None:
        """Return the id of the person who is named, None while nobody is."""
        return self.key()

    def show_contact(self, person: str | None) -> None:
        """Show somebody by their id, or nobody; nothing is told."""
        with self._desk.reader() as db:
            self.show_known(*directory_names.person_named(db, person))

    def _read_known(self, _words: str) -> tuple[Known, ...]:
        with self._desk.reader() as db:
            return directory_names.people(db, self._organisation)

    def _add_named(self, name: str) -> None:
        """Ask where their details come from, what for, and until when; then choose them."""
        if self._organisation is None:
            self.show_error("Say first at which organisation.")
            return
        dialog = ContactDialog(self._desk, self._organisation, name=name, parent=self)
        dialog.kept.connect(partial(self._kept, dialog))
        dialog.open()

    def _kept(self, dialog: ContactDialog, person: str) -> None:
        self.read_again()
        self.take(person, dialog.name.words())
