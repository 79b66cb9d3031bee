"""A field that names an organisation of the directory, and adds one that is not there yet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop.domain.organisation import Organisation, Role
from desktop.services import directory, directory_names
from desktop.services.desk import Desk
from desktop.services.directory_names import Known
from desktop.ui.organisations.named_field import NamedField
from feeds.errors import TenderPauseError


class OrganisationField(NamedField):
    """One that is added here gets the `roles`, which its record can change."""

    add = "Add {} to the directory"

    def __init__(
        self,
        desk: Desk,
        label: str = "Organisation",
        *,
        hint: str = "",
        placeholder: str = "Begin to type a name",
        roles: Sequence[Role] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, label, hint=hint, placeholder=placeholder, parent=parent)
        self._roles = tuple(roles)

    def organisation(self) -> str | None:
        """Return the id of the organisation that is named, None while none is."""
        return self.key()

    def show_organisation(self, organisation: str | None) -> None:
        """Show an organisation by its id, or none; nothing is told."""
        with self._desk.reader() as db:
            self.show_known(*directory_names.organisation_named(db, organisation))

    def _read_known(self, _words: str) -> tuple[Known, ...]:
        with self._desk.reader() as db:
            return directory_names.organisations(db)

    def _add_named(self, name: str) -> None:
        """Add an organisation of that name, and nothing else yet."""
        typed = Organisation(name=name, roles=self._roles)
        try:
            added = self._desk.workspace.write(lambda db: directory.add(db, self._desk, typed)).result()
        except TenderPauseError as problem:
            self.show_error(str(problem))
        else:
            self.read_again()
            self.take(added, " ".join(name.split()))
