"""Who buys, in a text that was pasted: the authority before the fund its money comes from."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.domain.found_in_text import found_in_text

TODAY = date(2026, 6, 9)


def proposed(text: str) -> list[str]:
    return [one.value for one in found_in_text(text, TODAY).buyers]


@pytest.mark.parametrize(
    ("text", "buyer"),
    [
        # A fund that is named first is what pays, not who asks.
        (
            "The Warm Rooms Fund is open again. Brackley Borough Council is inviting bids from local groups.",
            "Brackley Borough Council",
        ),
        (
            "Money comes from the Shared Horizons Prosperity Fund. Apply to Brackley Borough Council.",
            "Brackley Borough Council",
        ),
        (
            "This work is funded by the Shared Horizons Prosperity Fund.\nBrackley Council seeks a partner.",
            "Brackley Council",
        ),
        (
            "Subject: Household Help Fund 2026\n\nNorth Fernmoor Council would like to hear from charities.",
            "North Fernmoor Council",
        ),
        ("Brackley Borough Council’s Household Help Fund opens on Monday.", "Brackley Borough Council"),
        ("Brackley Borough Council Household Help Fund, round two", "Brackley Borough Council"),
        (
            "Funded by: Shared Horizons Prosperity Fund\nAuthority: Brackley Borough Council\n",
            "Brackley Borough Council",
        ),
        (
            "Funder: The Harbour Communities Fund\nThe fund is run by Harbour Community Foundation.",
            "Harbour Community Foundation",
        ),
        (
            "The Better Evenings Fund, administered by Fernmoor Combined Authority, pays for youth work.",
            "Fernmoor Combined Authority",
        ),
        # Where nobody else is named, the fund is.
        ("The Harbour Communities Fund gives grants of up to £5,000.", "Harbour Communities Fund"),
        ("Funder: Harbour Communities Fund", "Harbour Communities Fund"),
        ("Funder: Harbour Foundation\nFor groups in the Brackley Council area.", "Harbour Foundation"),
        # Who asks goes before who is only named.
        (
            "Together with Harbour Mental Health Trust, Fernmoor County Council is seeking a provider.",
            "Fernmoor County Council",
        ),
        ("Sport Fernmoor is looking for partners across the county.", "Sport Fernmoor"),
        ("Harbour Homes (the landlord) invites tenders for gardening.", "Harbour Homes"),
        ("NHS Fernmoor and Moorland ICB intends to commission a helpline.", "NHS Fernmoor and Moorland ICB"),
        # Bodies by other names than council.
        ("The University of Fernmoor is tendering a listening service.", "University of Fernmoor"),
        ("London Borough of Eastmere has published a tender.", "London Borough of Eastmere"),
        ("Department for Quiet Streets invites applications.", "Department for Quiet Streets"),
        (
            "The Police and Crime Commissioner for Fernmoor is inviting bids.",
            "Police and Crime Commissioner for Fernmoor",
        ),
        ("The University of Fernmoor’s Listening Service team needs help.", "University of Fernmoor"),
        (
            "The Police and Crime Commissioner for Fernmoor-Moorland would like to hear from you.",
            "Police and Crime Commissioner for Fernmoor-Moorland",
        ),
        (
            "The Contracting Authority asks in close talks. Brackley Council pays.",
            "Brackley Council",
        ),
        ("Please see the advert of the Moorland Government below.", "Moorland Government"),
        # What stands around a name is none of it.
        ("When Brackley Council asks, we answer.", "Brackley Council"),
        ("We met in Harrogate. North Yorkshire Council was there.", "North Yorkshire Council"),
        ("At St. Brannock Town Council there is a hall.", "St. Brannock Town Council"),
        ("Buyer: The Brackley Borough Council", "The Brackley Borough Council"),
        ("Client | Moorland Housing Association", "Moorland Housing Association"),
    ],
)
def test_who_asks_is_proposed_first(text: str, buyer: str) -> None:
    assert proposed(text)[0] == buyer


def test_the_fund_is_still_offered_after_the_authority() -> None:
    text = "The Warm Rooms Fund is open again. Brackley Borough Council is inviting bids."

    assert proposed(text) == ["Brackley Borough Council", "Warm Rooms Fund"]


@pytest.mark.parametrize(
    "text",
    [
        "We are looking for a partner. It is seeking a home. The Council is inviting bids.",
        "Bidders are invited to a meeting. Providers seek clarity. Applicants Must Apply.",
        "Help with Council Tax and the Trust we place in each other.",
    ],
)
def test_nobody_is_made_a_buyer_who_is_not_named(text: str) -> None:
    assert proposed(text) == []
