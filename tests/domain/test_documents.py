"""Names that are not to leave: found as whole words, however they are spaced, and nothing else is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.documents import Hiding, Tick, Told, Withheld, mentioned, told_of

LANTERN = Withheld(("The Lantern Room", "Lantern Room"), "Partner 1")
MIND = Withheld(("Mind",), "[another organisation]")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("The Lantern Room opens.", "Partner 1 opens."),
        ("the lantern\n  room opens, and the LANTERN ROOM closes", "Partner 1 opens, and Partner 1 closes"),
        ("Our lantern room", "Our Partner 1"),
        ("Lantern Rooms are many", "Lantern Rooms are many"),
        ("Mind runs it; we keep that in mind.", "[another organisation] runs it; we keep that in mind."),
        ("Mindful people", "Mindful people"),
        ("", ""),
    ],
)
def test_a_name_that_is_withheld_is_replaced(text: str, left: str) -> None:
    assert Hiding.of((LANTERN, MIND))(text) == left


def test_a_name_with_signs_in_it_is_found() -> None:
    assert Hiding.of((Withheld(("C.A.R.E. (North)",), "X"),))("Ask C.A.R.E. (North) today") == "Ask X today"


def test_the_longest_name_wins() -> None:
    peer = Withheld(("Fernmoor Peer Circle North",), "Partner 2")
    shorter = Withheld(("Fernmoor Peer Circle",), "Partner 1")

    left = Hiding.of((shorter, peer))("Fernmoor Peer Circle North and Fernmoor Peer Circle")

    assert left == "Partner 2 and Partner 1"


def test_names_of_a_letter_or_two_are_not_looked_for() -> None:
    assert mentioned("A or B, we said", ("A", "B", "we", "said")) == ("said",)


@given(
    st.text(max_size=80),
    st.text(max_size=80),
    st.text(alphabet="abcdefgŵŷ ", min_size=4, max_size=30).filter(lambda name: len(name.strip()) > 3),
)
def test_no_whole_name_is_left(before: str, after: str, name: str) -> None:
    left = Hiding.of((Withheld((name,), "[X]"),))(f"{before} {name} {after}")

    assert mentioned(left, (name,)) == ()


def test_ticks_are_of_one_organisation_and_one_thing() -> None:
    ticks = frozenset({Tick("org:1", Told.NAME), Tick("org:1", Told.SHARES)})

    assert ticks == {Tick("org:1", Told.NAME), Tick("org:1", Told.SHARES)}
    assert told_of(ticks, "org:1", Told.NAME)
    assert not told_of(ticks, "org:2", Told.NAME)
    assert not told_of(ticks, "org:1", Told.CONTACT)
