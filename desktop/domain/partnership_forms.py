"""Forms of working together, and whether one can be set up in the days that are left."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct

from desktop.domain.words import plural


class FormGroup(StrEnum):
    """What a form is for."""

    BID_TOGETHER = "bid_together"
    BEYOND_DELIVERY = "beyond_delivery"


class Money(StrEnum):
    """Whether money passes between the members."""

    WITH = "with"
    WITHOUT = "without"
    EITHER = "either"


MONEY_WORDS = {
    Money.WITH: "With money",
    Money.WITHOUT: "Without money",
    Money.EITHER: "With or without money",
}
UNLIKELY = "Unlikely in this window"


class Form(Struct, frozen=True, kw_only=True):
    """One way of working together. `set_up_days` are working days; `diagram` names a drawing."""

    id: str
    group: FormGroup
    title: str
    says: str
    contracts: str
    risk: str
    suits: str
    set_up_days: int
    money: Money
    diagram: str


class FormFit(Struct, frozen=True):
    """Whether a form can be set up in the days left, and the sum in words ("" where no day presses)."""

    unlikely: bool
    words: str


def fit_of(form: Form, days_left: int | None) -> FormFit:
    """Return how a form stands against the working days left; None: there is no date to hold it against.

    Beyond delivery nothing waits for a tender, so no form there is unlikely.
    """
    days = f"About {plural(form.set_up_days, 'working day')} to set up"
    if days_left is None or form.group is FormGroup.BEYOND_DELIVERY:
        return FormFit(unlikely=False, words=f"{days}.")
    left = "none is left" if days_left == 0 else f"{days_left} are left" if days_left > 1 else "1 is left"
    return FormFit(unlikely=form.set_up_days > days_left, words=f"{days}; {left}.")


def choice_refusal(form: str, reason: str, forms: Sequence[Form], days_left: int | None) -> str:
    """Return why a form cannot be chosen as it stands, "" where it can: an unlikely one needs a reason."""
    chosen = next((one for one in forms if one.id == form), None)
    if chosen is None:
        return "There is no such form."
    if fit_of(chosen, days_left).unlikely and not reason.strip():
        return f"“{chosen.title}” is unlikely in this window: say why you choose it all the same."
    return ""
