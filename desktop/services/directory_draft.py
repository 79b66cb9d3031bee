"""An organisation that is being typed, or changed, and is not recorded yet: kept, so that it comes back."""

from __future__ import annotations

from desktop.domain.organisation import Organisation
from desktop.services.desk import Desk
from desktop.services.typed_forms import TypedForm, unnamed

_NEW = "new organisation"
_FIELD = "organisation"


def form(desk: Desk, organisation: str = "", standing: Organisation | None = None) -> TypedForm[Organisation]:
    """Return the draft of an organisation by its id, or of one that is not added yet.

    `standing` is what the form holds where nothing is typed; a new one that begins with a name has a draft
    of its own, so that it takes no other's place.
    """
    shown = standing or Organisation(name="")
    subject = organisation or " ".join(filter(None, (_NEW, unnamed(shown.name))))
    return TypedForm(desk, subject, _FIELD, shown)
