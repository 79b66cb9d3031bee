from __future__ import annotations

import pytest

from desktop.domain.sought import REMOVED, sought

JANE = sought("Jane  Holt-Weaver", "jane.weaver@example.org\n020 7946 0018; Janey")


@pytest.mark.parametrize(
    "text",
    [
        "Ask Jane Holt-Weaver first.",
        "ask JANE\nHOLT-WEAVER",
        "Holt-Weaver, Jane (chair)",
        "Jane Holt-Weaver's group",
        "write to Jane.Weaver@Example.org.",
        "ring 02079460018",
        "ring (020) 7946-0018",
        "ring +44 20 7946 0018",
        "ring +44 (0)20 7946 0018",
        "Janey knows",
    ],
)
def test_somebody_is_found_however_their_name_address_or_number_stands(text: str) -> None:
    assert JANE.is_in(text)
    assert not JANE.is_in(JANE.without(text))
    assert REMOVED in JANE.without(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Jane said so.",
        "Mary-Jane Holt-Weaverly",
        "x-jane.weaver@example.organic",
        "120 7946 00181",
        "Janeyx",
    ],
)
def test_others_are_left_alone(text: str) -> None:
    assert not JANE.is_in(text)
    assert JANE.without(text) == text


@pytest.mark.parametrize("typed", ["Nia O'Quigley", "Nia O’Quigley"])
@pytest.mark.parametrize("text", ["ask NIA O'QUIGLEY", "ask Nia O’Quigley"])
def test_either_apostrophe_is_the_same(typed: str, text: str) -> None:
    assert sought(typed).is_in(text)


def test_the_quick_look_never_misses_what_the_words_hold() -> None:
    wanted = sought("Zoë Straße-İnan", "0044 1632 960 001")

    assert wanted.is_in("von zoë straße-İnan")
    assert wanted.is_in("Tel. (01632) 960–001".replace("–", "-"))
    assert wanted.excerpts("nobody, 01632 961 001") == ()


@pytest.mark.parametrize("name", ["", " ", "x"])
def test_nothing_to_look_for_is_found_nowhere(name: str) -> None:
    nobody = sought(name)

    assert nobody.is_empty
    assert not nobody.is_in("x marks the spot")
