"""The nations of the UK, each with bank holidays of its own."""

from __future__ import annotations

from enum import StrEnum


class Nation(StrEnum):
    """The nation whose bank holidays count."""

    ENGLAND = "england"
    SCOTLAND = "scotland"
    WALES = "wales"
    NORTHERN_IRELAND = "northern_ireland"
