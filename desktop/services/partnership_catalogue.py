"""The forms of working together and the checks on members, as read from resources."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec

from desktop.domain.due_diligence import Check
from desktop.domain.partnership_forms import Form, Money


@cache
def forms() -> tuple[Form, ...]:
    """Return the forms of working together, those to bid together first."""
    return tuple(msgspec.convert(raw, Form) for raw in _table("forms.toml")["form"])


@cache
def checks() -> tuple[Check, ...]:
    """Return the checks that can be asked of a member, in their order."""
    return tuple(msgspec.convert(raw, Check) for raw in _table("due_diligence.toml")["check"])


def form(form_id: str) -> Form | None:
    """Return a form by its id, None for none and for one that is no longer listed."""
    return next((one for one in forms() if one.id == form_id), None)


def form_title(form_id: str) -> str:
    """Return the title of a form; one that is no longer listed stands as its id."""
    found = form(form_id)
    return found.title if found else form_id


def moves_money(form_id: str) -> bool:
    """Return whether money passes between members; until a form is chosen it may."""
    found = form(form_id)
    return found is None or found.money is not Money.WITHOUT


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((files("resources") / name).read_text("utf-8"))
