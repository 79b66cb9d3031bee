"""What a notice says of exclusivity, payment and price: found as words, quoted, and never more than that."""

from __future__ import annotations

import pytest

from desktop.domain.notice_words import LONGEST_QUOTE, Matter, quoted


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        ("Clause 14 asks for exclusivity.", Matter.EXCLUSIVITY),
        ("The appointed body will be the exclusive provider in the borough.", Matter.EXCLUSIVITY),
        ("Bidders must not be named in more than one bid.", Matter.EXCLUSIVITY),
        ("This is a non-exclusive agreement.", Matter.EXCLUSIVITY),
        ("Payment by results applies to a fifth of the sum.", Matter.PAYMENT),
        ("Invoices are paid within 60 days of receipt.", Matter.PAYMENT),
        ("We pay quarterly in arrears.", Matter.PAYMENT),
        ("Payment terms are set out in schedule 3.", Matter.PAYMENT),
        ("The award is made on price alone.", Matter.PRICE),
        ("Price: 100%.", Matter.PRICE),
        ("The contract goes to the lowest price.", Matter.PRICE),
        ("Bids are scored solely on price.", Matter.PRICE),
    ],
)
def test_a_sentence_that_speaks_of_it_is_quoted(text: str, matter: Matter) -> None:
    (found,) = quoted(f"A drop-in for adults. {text} Open to all.")

    assert (found.matter, found.sentence) == (matter, text)


@pytest.mark.parametrize(
    "text",
    [
        "The value is exclusive of VAT.",
        "There are grounds for exclusion, discretionary and mandatory.",
        "Quality 60, price 30, social value 10.",
        "Price counts for 40%.",
        "The service is free to people who use it.",
        "Bids close in 60 days.",
        "People who pay rent to the council can come.",
        "",
    ],
)
def test_a_sentence_about_something_else_is_left_alone(text: str) -> None:
    assert quoted(text) == ()


def test_lines_and_points_end_a_sentence() -> None:
    text = "What we ask for\n• four drop-ins\n• invoices paid within 30 days\nand an evening"

    (found,) = quoted(text)

    assert found.sentence == "invoices paid within 30 days"


def test_a_long_sentence_is_cut_around_the_words() -> None:
    (found,) = quoted(f"{'and so on ' * 60}payment by results {'and so on ' * 60}")

    assert "payment by results" in found.sentence
    assert len(found.sentence) <= LONGEST_QUOTE + 4
    assert found.sentence.startswith("… ")
    assert found.sentence.endswith(" …")


def test_at_most_two_of_a_kind_and_each_once() -> None:
    one, two, three = (f"Part {n} is paid in arrears." for n in (1, 2, 3))

    found = quoted(f"{one} {one} {two} {three}")

    assert [each.sentence for each in found] == [one, two]
