"""What is typed in a form and not recorded comes back; what stands is not kept twice."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from desktop.services.desk import Desk
from desktop.services.typed_forms import TypedForm
from desktop.store import drafts


class Line(Struct, frozen=True):
    words: str = ""
    owner: str = ""


class OtherLine(Struct, frozen=True):
    words: int = 0


STANDS = Line("Ask for the letter", "Amina Okoro")
SUBJECT, FIELD = "ocds-1", "plan_step.draft"


def form(desk: Desk, standing: Line = STANDS) -> TypedForm[Line]:
    return TypedForm(desk, SUBJECT, FIELD, standing)


def held(desk: Desk) -> str:
    with desk.reader() as db:
        draft = drafts.of(db, SUBJECT).get(FIELD)
    return draft.text if draft else ""


def test_what_was_typed_comes_back(desk: Desk) -> None:
    typed = replace(STANDS, words="Ask for two letters")
    before = form(desk).kept()

    form(desk).keep(typed).result()

    assert (before, form(desk).kept()) == (None, typed)


def test_what_was_left_as_it_stood_is_as_it_stands_today(desk: Desk) -> None:
    form(desk).keep(replace(STANDS, words="Ask for two letters")).result()

    found = form(desk, replace(STANDS, owner="Rhys Pell")).kept()

    assert found == Line("Ask for two letters", "Rhys Pell")


def test_what_stands_is_not_kept_twice(desk: Desk) -> None:
    form(desk).keep(replace(STANDS, words="Ask for two letters")).result()

    assert held(desk) == '{"words":"Ask for two letters"}'


def test_what_stands_by_now_is_nothing_to_put_back(desk: Desk) -> None:
    typed = replace(STANDS, words="Ask for two letters")
    form(desk).keep(typed).result()

    assert form(desk, typed).kept() is None


def test_what_is_typed_back_to_what_stands_is_let_go_of(desk: Desk) -> None:
    form(desk).keep(replace(STANDS, words="Ask")).result()

    form(desk).keep(STANDS).result()

    assert not held(desk)


def test_what_is_recorded_is_let_go_of(desk: Desk) -> None:
    form(desk).keep(replace(STANDS, words="Ask")).result()

    form(desk).forget().result()

    assert not held(desk)


def test_what_another_version_kept_is_passed_over(desk: Desk) -> None:
    TypedForm(desk, SUBJECT, FIELD, OtherLine()).keep(OtherLine(words=7)).result()

    assert form(desk).kept() is None
